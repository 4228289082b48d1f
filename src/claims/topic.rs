//! The topics and the words that name them.

use crate::lexicon;
use crate::text::{Text, Token, TokenKind};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A topic that claims are about.
#[derive(Clone, Debug)]
pub struct Topic {
    /// "sanctions".
    pub id: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// IPTC Media Topics, as qcodes.
    pub iptc: Vec<&'static str>,
    triggers: Vec<&'static str>,
}

static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| {
    include_str!("topics.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(topic).collect()
});

fn topic(line: &'static str) -> Option<Topic> {
    let mut fields = line.split('\t');
    let (id, label) = (fields.next()?, fields.next()?);
    let iptc = fields.next()?.split_whitespace().collect();
    Some(Topic { id, label, iptc, triggers: fields.next()?.split(';').collect() })
}

/// The built-in topics.
pub fn topics() -> &'static [Topic] {
    &TOPICS
}

/// A phrase that names a topic: its words behind the first, and the topic's number.
type Phrase = (Vec<String>, usize);

/// All phrases by the base form of their first word, the longest first.
static PHRASES: LazyLock<FxHashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: FxHashMap<String, Vec<Phrase>> = FxHashMap::default();
    for (number, topic) in TOPICS.iter().enumerate() {
        for trigger in &topic.triggers {
            let mut words = trigger.split(' ').map(|word| base(word).to_string());
            let Some(first) = words.next() else { continue };
            phrases.entry(first).or_default().push((words.collect(), number));
        }
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|(words, topic)| (std::cmp::Reverse(words.len()), *topic));
    }
    phrases
});

/// The base form of a lower-case word; of one that the lexicon does not hold, without its plural s.
fn base(lower: &str) -> &str {
    let lemma = lexicon::look_up(lower).lemma;
    let plural = || lower.strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with('s'));
    if lemma.is_empty() { plural().unwrap_or(lower) } else { lemma }
}

/// The base form of a token; only words that the lexicon does not hold are copied.
fn base_of(text: &Text, token: &Token) -> Cow<'static, str> {
    if token.word.lemma.is_empty() {
        Cow::Owned(base(&token.span.of(text.source).to_lowercase()).to_string())
    } else {
        Cow::Borrowed(token.word.lemma)
    }
}

/// The topics that the words at `at` name, and the last token of the longest phrase that does.
pub(super) fn named(text: &Text, at: usize, end: usize) -> Vec<(usize, usize)> {
    let token = &text.tokens[at];
    if token.kind == TokenKind::Mark {
        return Vec::new();
    }
    let Some(phrases) = PHRASES.get(base_of(text, token).as_ref()) else { return Vec::new() };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (words, topic) in phrases {
        let last = at + words.len();
        let longest = found.first().map_or(0, |(_, longest)| *longest);
        let fits = last < end
            && last >= longest
            && words.iter().enumerate().all(|(offset, word)| *word == base_of(text, &text.tokens[at + 1 + offset]));
        if fits && !found.iter().any(|(other, _)| other == topic) {
            found.push((*topic, last));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_topic_with_its_own_id() {
        let lines = include_str!("topics.tsv").lines().filter(|line| !line.starts_with('#')).count();
        let mut ids: Vec<&str> = topics().iter().map(|topic| topic.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((topics().len(), ids.len()), (lines, lines));
        assert!(topics().iter().all(|topic| topic.triggers.len() >= 4));
    }

    #[test]
    fn the_longest_phrase_names_the_topic() {
        let text = Text::new("The truce held; peace talks went on.");
        let ids = |at: usize| {
            named(&text, at, text.tokens.len())
                .into_iter()
                .map(|(topic, last)| (topics()[topic].id, last))
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(1), [("ceasefire-negotiations", 1)]);
        assert_eq!(ids(4), [("ceasefire-negotiations", 5)]);
        assert_eq!(ids(0), []);
    }
}
