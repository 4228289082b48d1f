//! The built-in topics as the build script, `src/build/packs.rs`, writes them down, so that no TOML is read when the
//! program starts.

use super::{Topic, Trigger};

/// The topics of the table: a line each, and a line that begins with a tab for each trigger.
pub(super) fn topics(table: &'static str) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for line in table.lines() {
        match (line.strip_prefix('\t'), topics.last_mut()) {
            (Some(line), Some(topic)) => topic.triggers.extend(trigger(line)),
            _ => topics.extend(topic(line)),
        }
    }
    topics
}

fn topic(line: &str) -> Option<Topic> {
    let mut fields = line.split('\t').map(str::to_string);
    Some(Topic {
        id: fields.next()?,
        label: fields.next()?,
        iptc: fields.next()?.split_whitespace().map(str::to_string).collect(),
        about: fields.next()?,
        general: fields.next()? == "general",
        examples: Vec::new(),
        near_misses: Vec::new(),
        source: String::new(),
        triggers: Vec::new(),
    })
}

fn trigger(line: &'static str) -> Option<Trigger> {
    let mut fields = line.split('\t');
    let (phrase, weak) = (fields.next()?, fields.next()? == "weak");
    Some(Trigger { phrase: phrase.into(), weak, near: fields.next()?.into(), unless: fields.next()?.into() })
}
