//! What is known of a word.

use super::{Class, Classes, Tag, TagSet};

/// A word of the lexicon, or [`Word::UNKNOWN`]. Each in one line of the cache: later stages ask of it again and again.
#[derive(Debug)]
#[repr(align(64))]
pub struct Word {
    /// The lower-case form; empty for a word that the lexicon does not hold.
    pub text: &'static str,
    /// Its first bytes, as [`start`] reads them: most words are compared without a look at where their text stands.
    pub(crate) start: u64,
    /// The base form; empty for an unknown word.
    pub lemma: &'static str,
    /// Its likeliest tag, where the lexicon has one.
    pub tag: Option<Tag>,
    /// Its number in the lexicon, from 1 on; 0 for an unknown word.
    pub number: u16,
    /// The number of its base form.
    pub base: u16,
    /// All tags it takes.
    pub tags: TagSet,
    /// The lists it stands in.
    pub classes: Classes,
}

impl Word {
    /// What stands for every word that the lexicon does not hold.
    pub const UNKNOWN: Word = Word {
        text: "",
        start: 0,
        lemma: "",
        number: 0,
        base: 0,
        tag: None,
        tags: TagSet::EMPTY,
        classes: Classes::NONE,
    };

    /// Is that its text?
    pub(super) fn is_spelled(&self, lower: &str) -> bool {
        let rest = |text: &str| text.len() <= 8 || text.as_bytes()[8..] == lower.as_bytes()[8..];
        self.start == start(lower) && self.text.len() == lower.len() && rest(self.text)
    }

    /// Is the word in that list?
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}

/// The first eight bytes of a word as a number; of a shorter one, all.
pub(crate) fn start(lower: &str) -> u64 {
    match lower.as_bytes().first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => lower.bytes().rev().fold(0, |start, byte| start << 8 | u64::from(byte)),
    }
}
