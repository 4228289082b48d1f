//! The library's lexicon, over the words that are being made into its table.

#[path = "../lexicon/british.rs"]
mod british;
#[path = "../lexicon/by_word.rs"]
mod by_word;
#[path = "../lexicon/class.rs"]
mod class;
#[path = "../lexicon/ending.rs"]
mod ending;
#[path = "../lexicon/lemma.rs"]
pub(crate) mod lemma;
#[path = "../lexicon/perfect.rs"]
pub(crate) mod perfect;
#[path = "../lexicon/tag.rs"]
mod tag;
#[path = "../lexicon/word.rs"]
mod word;

pub(crate) use british::american;
pub(crate) use by_word::Places;
pub(crate) use class::{Class, Classes};
pub(crate) use perfect::{HEAD, Key, Perfect, Short};
use std::collections::HashMap;
use std::sync::OnceLock;
pub(crate) use tag::{Tag, TagSet};
pub(crate) use word::{Known, Word};

/// The words that are known, by their text and by their numbers.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) by_text: HashMap<&'static str, Word>,
    pub(crate) spelled: Vec<&'static str>,
}

static WORDS: OnceLock<Words> = OnceLock::new();

/// Takes the words in, once.
pub(crate) fn take(words: Words) {
    let _ = WORDS.set(words);
}

/// The entry of a lower-case word.
pub(crate) fn look_up(lower: &str) -> Word {
    let held = |lower: &str| WORDS.get().and_then(|words| words.by_text.get(lower)).copied();
    held(lower).or_else(|| american(lower, held)).unwrap_or(Word::UNKNOWN)
}

/// The same of words that are no longer than the head of a key, by their places.
pub(crate) fn look_up_all<const N: usize>(lower: &[Short; N], mut give: impl FnMut(usize, Word)) {
    lower.iter().enumerate().for_each(|(at, lower)| give(at, lower.key().with_text(look_up)));
}

/// Is the word known?
pub(crate) fn holds(lower: Short) -> bool {
    lower.key().with_text(look_up) != Word::UNKNOWN
}

/// How the word of that number is spelled.
fn spelling(number: u16) -> &'static str {
    WORDS.get().and_then(|words| words.spelled.get(usize::from(number))).copied().unwrap_or_default()
}

/// How many numbers of words there are, that of the unknown ones included.
pub(crate) fn count() -> usize {
    WORDS.get().map_or(0, |words| words.by_text.len()) + 1
}
