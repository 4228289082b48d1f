//! What is known of a word.

use super::{Class, Classes, Tag, TagSet};

/// A word of the lexicon, or [`Word::UNKNOWN`]. Each in one line of the cache: later stages ask of it again and again.
#[derive(Debug)]
#[repr(align(64))]
pub struct Word {
    /// The lower-case form; empty for a word that the lexicon does not hold.
    pub text: &'static str,
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
    pub const UNKNOWN: Word =
        Word { text: "", lemma: "", number: 0, base: 0, tag: None, tags: TagSet::EMPTY, classes: Classes::NONE };

    /// Is the word in that list?
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}
