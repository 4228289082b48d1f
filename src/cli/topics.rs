//! Topics: which are in force, how they are described, and whether packs match what they say.

use super::args::{AskedOfTopics, Packs};
use super::messages::Messages;
use super::{DIFFERS, FAILED, USAGE};
use anyhow::{Context, anyhow};
use newsclaim::claims::topics::{Sample, built_in_topics, read_pack};
use newsclaim::claims::{Topic, Topics};
use newsclaim::grammar::Grammar;
use newsclaim::report::printable;
use newsclaim::text::{Text, line_and_column};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn run(asked: Option<AskedOfTopics>, packs: &Packs, messages: Messages) -> anyhow::Result<u8> {
    let topics = in_force(packs)?;
    match asked {
        None => list(&topics),
        Some(AskedOfTopics::Show { id }) => show(&topics, &id, messages),
        Some(AskedOfTopics::Test { files }) => test(&topics, &files, messages),
    }
}

/// A pack on the command line cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{0:#}")]
pub(super) struct WrongPack(anyhow::Error);

/// The built-in topics and those of packs.
pub(super) fn in_force(packs: &Packs) -> Result<Arc<Topics>, WrongPack> {
    if packs.files.is_empty() && !packs.no_default_topics {
        return Ok(Topics::built_in());
    }
    let mut topics = if packs.no_default_topics { Vec::new() } else { built_in_topics() };
    for path in &packs.files {
        topics.extend(read(path).map_err(WrongPack)?.topics);
    }
    Ok(Arc::new(Topics::new(topics)))
}

/// A pack that was read.
struct Pack<'a> {
    path: &'a Path,
    source: String,
    topics: Vec<Topic>,
}

fn read(path: &Path) -> anyhow::Result<Pack<'_>> {
    let source =
        fs::read_to_string(path).with_context(|| format!("{}: this pack of topics cannot be read", path.display()))?;
    let topics = read_pack(&source).map_err(|error| anyhow!("{}:{error}", path.display()))?;
    Ok(Pack { path, source, topics })
}

fn list(topics: &Topics) -> anyhow::Result<u8> {
    let mut out = io::stdout().lock();
    for topic in topics.all() {
        writeln!(out, "{}\t{}\t{}", topic.id, printable(&topic.label), topic.iptc.join(" "))?;
    }
    Ok(0)
}

fn show(topics: &Topics, id: &str, messages: Messages) -> anyhow::Result<u8> {
    let Some(topic) = topics.get(id) else {
        messages.usage(&format!("{id}: no such topic; `newsclaim topics` lists them"));
        return Ok(USAGE);
    };
    writeln!(io::stdout(), "{}", topic.source())?;
    Ok(0)
}

/// Tests packs, each among the topics in force; the result is the exit code.
fn test(topics: &Topics, files: &[PathBuf], messages: Messages) -> anyhow::Result<u8> {
    let mut out = io::stdout().lock();
    let mut code = 0;
    for path in files {
        let pack = match read(path) {
            Ok(pack) => pack,
            Err(error) => {
                messages.failure(&format!("{error:#}"));
                code = FAILED;
                continue;
            }
        };
        let wrong = wrong(&pack, &Topics::new(topics.all().iter().chain(&pack.topics).cloned()));
        for line in &wrong {
            writeln!(out, "{line}")?;
        }
        let samples = pack.topics.iter().map(|topic| topic.examples.len() + topic.near_misses.len()).sum::<usize>();
        let (path, topics) = (pack.path.display(), pack.topics.len());
        let topics = if topics == 1 { "1 topic".to_string() } else { format!("{topics} topics") };
        writeln!(out, "{path}: {topics}, {samples} sentences, {} wrong", wrong.len())?;
        code = code.max(if wrong.is_empty() { 0 } else { DIFFERS });
    }
    Ok(code)
}

/// What is not as the pack says, a line each.
fn wrong(pack: &Pack, all: &Topics) -> Vec<String> {
    let mut lines = Vec::new();
    for topic in &pack.topics {
        let mut tell = |sample: &Sample, what: &str| {
            let (line, column) = line_and_column(&pack.source, sample.at);
            let (path, id, text) = (pack.path.display(), &topic.id, printable(&sample.text));
            lines.push(format!("{path}:{line}:{column}: {id}: {what}: {text}"));
        };
        for example in topic.examples.iter().filter(|example| words(&example.text, topic, all).is_none()) {
            tell(example, "this example does not match; add a trigger that does");
        }
        for miss in &topic.near_misses {
            if let Some(words) = words(&miss.text, topic, all) {
                tell(miss, &format!("{words:?} matches in this near-miss; narrow the trigger by near or unless"));
            }
        }
    }
    lines
}

/// The first words of a text that name the topic.
fn words<'a>(source: &'a str, topic: &Topic, all: &Topics) -> Option<&'a str> {
    let text = Text::new(source);
    let found = all.find(&text, &Grammar::new(&text));
    let named = found.iter().find(|named| all.all()[named.topic].id == topic.id)?;
    Some(text.tokens[named.first].span.join(text.tokens[named.last].span).of(source))
}
