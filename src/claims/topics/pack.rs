//! Packs: TOML files in which editors describe topics. A mistake is told with its place and what to do.

use super::topic::{Sample, Source, Topic, Trigger};
use super::written::{Entry, Table, entries};
use super::{phrase, written};
use crate::text::line_and_column;
use std::collections::HashSet;
use toml::Spanned;

/// What is wrong with a pack, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {message}")]
pub struct PackError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// What is wrong, and the byte where.
type Mistake = (usize, String);

/// The topics of a pack, in its order.
///
/// # Errors
///
/// The first thing in it that is no TOML or describes no topic.
pub fn read_pack(source: &str) -> Result<Vec<Topic>, PackError> {
    topics(source).map_err(|(at, message)| {
        let (line, column) = line_and_column(source, at);
        PackError { line, column, message }
    })
}

fn topics(source: &str) -> Result<Vec<Topic>, Mistake> {
    let entries = entries(source)?;
    let mut ids = HashSet::new();
    let starts: Vec<usize> = entries.iter().map(|entry| entry.span().start).collect();
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    let mut topics = Vec::new();
    for ((entry, start), end) in entries.into_iter().zip(&starts).zip(ends) {
        let mut topic = topic(entry.into_inner(), *start)?;
        if !ids.insert(topic.id.clone()) {
            return Err((*start, format!("{}: stands here twice; give one of the two another id", topic.id)));
        }
        topic.source = Source::Read(source.get(*start..end).unwrap_or_default().trim_end().to_string());
        topics.push(topic);
    }
    Ok(topics)
}

fn topic(entry: Entry, start: usize) -> Result<Topic, Mistake> {
    let id = entry.id.get_ref();
    let named = id
        .split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    if !named {
        return Err((
            entry.id.span().start,
            format!("{id:?} is no id; join words of a to z and digits by hyphens: \"gun-control\""),
        ));
    }
    if let Some(code) = entry.iptc.iter().find(|code| !is_media_topic(code.get_ref())) {
        return Err((
            code.span().start,
            format!("{:?} is no IPTC Media Topic; write medtop: and eight digits", code.get_ref()),
        ));
    }
    if entry.triggers.is_empty() {
        return Err((start, format!("{id}: without triggers it never matches; write at least one phrase")));
    }
    let sample = |text: Spanned<String>| Sample { at: text.span().start, text: text.into_inner() };
    Ok(Topic {
        label: entry.label.unwrap_or_else(|| id.replace('-', " ")),
        iptc: entry.iptc.into_iter().map(Spanned::into_inner).collect(),
        about: entry.about,
        general: entry.general,
        measures: entry.measures,
        triggers: Some(entry.triggers.into_iter().map(trigger).collect::<Result<_, _>>()?),
        examples: entry.examples.into_iter().map(sample).collect(),
        near_misses: entry.near_misses.into_iter().map(sample).collect(),
        source: Source::Read(String::new()),
        id: entry.id.into_inner(),
    })
}

fn is_media_topic(code: &str) -> bool {
    code.strip_prefix("medtop:")
        .is_some_and(|digits| digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn trigger(entry: Spanned<written::Trigger>) -> Result<Trigger, Mistake> {
    let start = entry.span().start;
    let Table { phrase, near, unless, weak } = entry.into_inner().0;
    let read = |phrase: &str, at| phrase::phrases(phrase).map_err(|what| (at, format!("{phrase:?}: {what}")));
    let all = |phrases: Vec<Spanned<String>>| {
        phrases.iter().map(|phrase| read(phrase.get_ref(), phrase.span().start)).collect::<Result<_, _>>()
    };
    Ok(Trigger { phrases: read(&phrase, start)?, near: all(near)?, unless: all(unless)?, weak })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRIKES: &str =
        "[[topic]]\nid = \"strikes\"\ntriggers = [\"walk out\", { phrase = \"strike\", near = [\"union\"] }]\n";

    #[test]
    fn a_pack_is_read() {
        let pack = format!(
            "# Work.\n{STRIKES}\n[[topic]]\nid = \"wages\"\nlabel = \"pay\"\ntriggers = [\"wage\"]\nexamples = [\n  \"Pay rose.\",\n]\n"
        );
        let topics = read_pack(&pack).unwrap();
        assert_eq!(topics.iter().map(|topic| topic.label.as_str()).collect::<Vec<_>>(), ["strikes", "pay"]);
        assert_eq!(topics[0].triggers().iter().map(|trigger| trigger.near.len()).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(topics[1].examples[0].text, "Pay rose.");
        assert_eq!(line_and_column(&pack, topics[1].examples[0].at), (11, 3));
        assert_eq!(format!("{}\n", topics[0].source()), STRIKES);
    }

    #[test]
    fn a_mistake_is_told_with_its_place_and_what_to_do() {
        let cases = [
            ("[[topic]\n", "1:9: "),
            ("", "1:1: missing field `topic`"),
            ("[[topics]]\nid = \"a\"", "1:3: unknown field `topics`, expected `topic`"),
            ("[[topic]]\nid = \"a\"\n", "1:1: missing field `triggers`"),
            ("[[topic]]\nid = \"a\"\ntriggers = []\n", "1:1: a: without triggers it never matches; write"),
            ("[[topic]]\nid = \"a\"\ntriger = [\"b\"]\n", "3:1: unknown field `triger`, expected one of `id`"),
            ("[[topic]]\nid = \"a\"\ntriggers = [\"b\", 3]\n", "3:18: invalid type: integer `3`, expected a phrase"),
            ("[[topic]]\nid = \"A b\"\ntriggers = [\"b\"]\n", "2:6: \"A b\" is no id; join words"),
            (
                "[[topic]]\nid = \"a\"\niptc = [\"medtop:1\"]\ntriggers = [\"b\"]\n",
                "3:9: \"medtop:1\" is no IPTC Media Topic; write",
            ),
            ("[[topic]]\nid = \"é\"\ntriggers = [\"b\"]\n", "2:6: \"é\" is no id; join words"),
            (
                "[[topic]]\nid = \"a\"\ntriggers = [\"é\", \"b:vrb\"]\n",
                "3:18: \"b:vrb\": no word class is called \"vrb\"; write",
            ),
            (
                "[[topic]]\nid = \"a\"\ntriggers = [\n  { phrase = \"b\", nera = [\"c\"] },\n]\n",
                "4:19: unknown field `nera`, expected one of `phrase`",
            ),
            (
                "[[topic]]\nid = \"a\"\ntriggers = [\n  { phrase = \"b\", near = [\"...\"] },\n]\n",
                "4:27: \"...\": a phrase begins and ends with a word",
            ),
            (
                "[[topic]]\nid = \"a\"\ntriggers = [\"b\"]\n[[topic]]\nid = \"a\"\ntriggers = [\"b\"]\n",
                "4:1: a: stands here twice; give",
            ),
        ];
        for (pack, told) in cases {
            let error = read_pack(pack).expect_err(pack).to_string();
            assert!(error.starts_with(told), "{pack}\nis told as: {error}");
        }
    }
}
