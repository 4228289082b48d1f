//! Topics: what claims are about, as packs describe them, and where an article's words name them.

mod compact;
mod find;
mod pack;
mod phrase;
mod phrases;
mod words;
mod written;

pub use pack::{PackError, read_pack};

use crate::grammar::Grammar;
use crate::text::Text;
use find::Finder;
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

/// A topic that claims are about.
#[derive(Clone, Debug)]
pub struct Topic {
    /// "sanctions".
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// IPTC Media Topics, as qcodes.
    pub iptc: Vec<String>,
    /// What counts, for people.
    pub about: String,
    /// Does it give way to other topics where they are named by the same words?
    pub general: bool,
    /// Sentences that name it.
    pub examples: Vec<Sample>,
    /// Sentences that look alike and do not.
    pub near_misses: Vec<Sample>,
    /// As its pack writes it.
    pub source: String,
    triggers: Vec<Trigger>,
}

/// A sentence that a pack is tested with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The byte of the pack where it begins.
    pub at: usize,
    /// The sentence.
    pub text: String,
}

/// What parts the phrases of a list.
const PART: char = ';';

/// A phrase that names a topic, as it is written.
#[derive(Clone, Debug, PartialEq)]
struct Trigger {
    phrase: Cow<'static, str>,
    /// One of them must stand in the same sentence, unless there are none.
    near: Cow<'static, str>,
    /// None of them may.
    unless: Cow<'static, str>,
    /// Does it need another trigger of the topic in its sentence or beside it?
    weak: bool,
}

/// Words that name a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The topic's number.
    pub topic: usize,
    /// The sentence's number.
    pub sentence: usize,
    /// The first token.
    pub first: usize,
    /// The last token.
    pub last: usize,
}

/// Topics with the means to find them.
#[derive(Debug)]
pub struct Topics {
    all: Vec<Topic>,
    finder: Finder,
}

static BUILT_IN: LazyLock<Arc<Topics>> = LazyLock::new(|| Arc::new(Topics::new(built_in_topics())));

/// What the build script made of the packs: a table of the topics, and the files.
static TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/packs.txt"));
include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The built-in topics, without their samples and source, quickly.
pub fn built_in_topics() -> Vec<Topic> {
    compact::topics(TABLE)
}

/// The built-in topics as their packs describe them, which takes longer to read.
pub fn built_in_packs() -> Vec<Topic> {
    PACKS.iter().filter_map(|(_, pack)| read_pack(pack).ok()).flatten().collect()
}

impl Topics {
    /// Takes topics; of those with the same id the last counts, in the place of the first.
    pub fn new(topics: impl IntoIterator<Item = Topic>) -> Topics {
        let mut all: Vec<Topic> = Vec::new();
        for topic in topics {
            match all.iter_mut().find(|other| other.id == topic.id) {
                Some(other) => *other = topic,
                None => all.push(topic),
            }
        }
        Topics { finder: Finder::new(&all), all }
    }

    /// The built-in ones.
    pub fn built_in() -> Arc<Topics> {
        Arc::clone(&BUILT_IN)
    }

    /// The topics; their numbers are their places here.
    pub fn all(&self) -> &[Topic] {
        &self.all
    }

    /// The topic of that id.
    pub fn get(&self, id: &str) -> Option<&Topic> {
        self.all.iter().find(|topic| topic.id == id)
    }

    /// All that names a topic in a text, in text order.
    pub fn find(&self, text: &Text, grammar: &Grammar) -> Vec<Named> {
        self.finder.find(text, grammar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_packs_are_read_as_they_are_written() {
        for (name, pack) in PACKS {
            if let Err(error) = read_pack(pack) {
                panic!("src/claims/packs/{name}:{error}");
            }
        }
        let (quick, whole) = (built_in_topics(), built_in_packs());
        assert_eq!(quick.len(), whole.len());
        for (quick, whole) in quick.iter().zip(&whole) {
            assert_eq!(quick.triggers, whole.triggers, "{}", whole.id);
            let known = |topic: &Topic| {
                (topic.id.clone(), topic.label.clone(), topic.iptc.clone(), topic.about.clone(), topic.general)
            };
            assert_eq!(known(quick), known(whole));
        }
    }
}
