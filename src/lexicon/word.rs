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
    /// All tags it takes.
    pub tags: TagSet,
    /// The lists it stands in.
    pub classes: Classes,
}

impl Word {
    /// What stands for every word that the lexicon does not hold.
    pub const UNKNOWN: Word = Word { text: "", lemma: "", tag: None, tags: TagSet::EMPTY, classes: Classes::NONE };

    /// Is the word in that list?
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}
