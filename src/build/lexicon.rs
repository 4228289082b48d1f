//! The library's lexicon, over the words that are being made into its table.

#[path = "../lexicon/class.rs"]
mod class;
#[path = "../lexicon/lemma.rs"]
pub(crate) mod lemma;
#[path = "../lexicon/perfect.rs"]
pub(crate) mod perfect;
#[path = "../lexicon/set.rs"]
mod set;
#[path = "../lexicon/tag.rs"]
mod tag;
#[path = "../lexicon/word.rs"]
mod word;

pub(crate) use class::{Class, Classes};
pub(crate) use perfect::Perfect;
pub(crate) use set::WordSet;
use std::collections::HashMap;
use std::sync::OnceLock;
pub(crate) use tag::{Tag, TagSet};
pub(crate) use word::Word;

static WORDS: OnceLock<HashMap<&'static str, Word>> = OnceLock::new();
static UNKNOWN: Word = Word::UNKNOWN;

/// Takes the words in, once.
pub(crate) fn take(words: HashMap<&'static str, Word>) {
    let _ = WORDS.set(words);
}

/// The entry of a lower-case word.
pub(crate) fn look_up(lower: &str) -> &'static Word {
    WORDS.get().and_then(|words| words.get(lower)).unwrap_or(&UNKNOWN)
}

/// How many numbers of words there are, that of the unknown ones included.
pub(crate) fn count() -> usize {
    WORDS.get().map_or(0, HashMap::len) + 1
}
