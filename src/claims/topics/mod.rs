//! Topics: what claims are about, as packs describe them, and where an article's words name them.

mod built_in;
mod find;
mod pack;
mod phrase;
mod phrases;
mod targets;
mod topic;
mod words;
mod written;

pub use built_in::built_in_topics;
pub use pack::{PackError, read_pack};
pub use topic::{Sample, Topic};

use crate::grammar::Grammar;
use crate::text::Text;
use std::sync::{Arc, LazyLock};
use targets::Finder;

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
    /// Is it weak?
    pub weak: bool,
    /// Is it weak, and no other that names the topic near? Then it does so only in an article of that topic.
    pub lone: bool,
}

/// Topics with the means to find them.
#[derive(Debug)]
pub struct Topics {
    all: Vec<Topic>,
    finder: Finder,
}

static BUILT_IN: LazyLock<Arc<Topics>> =
    LazyLock::new(|| Arc::new(Topics { all: built_in_topics(), finder: built_in::finder() }));

impl Topics {
    /// Takes topics; of those with the same id the last counts, in the place of the first.
    pub fn new(topics: impl IntoIterator<Item = Topic>) -> Topics {
        let all = topic::distinct(topics);
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

    /// The number of the topic whose figures the one of that number tells.
    pub(super) fn measured_by(&self, topic: usize) -> Option<usize> {
        let measured = self.all[topic].measures.as_ref()?;
        self.all.iter().position(|other| other.id == *measured)
    }

    /// All that names a topic in a text, in text order.
    pub fn find(&self, text: &Text, grammar: &Grammar) -> Vec<Named> {
        self.find_with_hints(text, grammar).into_iter().filter(|named| !named.lone).collect()
    }

    /// The same, and what names a topic only in an article of that topic.
    pub(super) fn find_with_hints(&self, text: &Text, grammar: &Grammar) -> Vec<Named> {
        self.finder.find(text, grammar)
    }
}
