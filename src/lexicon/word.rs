//! What is known of a word.

use super::{Class, Classes, Tag, TagSet, spelling};

/// What is known of a word beside its spelling and its base: its likeliest tag, all its tags, its lists.
pub(crate) type Known = (Option<Tag>, TagSet, Classes);

/// A word of the lexicon, or [`Word::UNKNOWN`]. It stands in every token: later stages ask of it again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// All tags it takes.
    pub tags: TagSet,
    /// The lists it stands in.
    pub classes: Classes,
    /// Its number in the lexicon, from 1 on; 0 for an unknown word.
    pub number: u16,
    /// The number of its base form.
    pub base: u16,
    /// Its likeliest tag, where the lexicon has one.
    pub tag: Option<Tag>,
}

impl Word {
    /// What stands for every word that the lexicon does not hold.
    pub const UNKNOWN: Word = Word { tags: TagSet::EMPTY, classes: Classes::NONE, number: 0, base: 0, tag: None };

    /// The lower-case form; empty for a word that the lexicon does not hold.
    pub fn text(self) -> &'static str {
        spelling(self.number)
    }

    /// The base form; empty for an unknown word.
    pub fn lemma(self) -> &'static str {
        spelling(self.base)
    }

    /// Is it one of the words of those numbers?
    #[inline(always)]
    pub(crate) fn is_one_of(self, words: &[u16]) -> bool {
        holds(words, self.number)
    }

    /// Is it a form of one of the words of those numbers?
    #[inline(always)]
    pub(crate) fn is_form_of_one(self, words: &[u16]) -> bool {
        holds(words, self.base)
    }

    /// Is it the word of that number, or a form of it?
    pub(crate) fn is_form(self, number: u16) -> bool {
        number != 0 && (self.number == number || self.base == number)
    }

    /// Is the word in that list?
    pub fn is(self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Is it on a list of given names?
    pub(crate) fn is_given(self) -> bool {
        self.is(Class::GivenMale) || self.is(Class::GivenFemale)
    }
}

/// Does a list that is known when the program is built hold the number?
#[inline(always)]
fn holds(words: &[u16], number: u16) -> bool {
    // One question, made then, tells most numbers from a long list.
    let sorts = words.iter().fold(0_u64, |sorts, word| sorts | 1 << (word % 64));
    if words.len() >= 4 && sorts >> (number % 64) & 1 == 0 {
        return false;
    }
    // A loop that stands here: a call would not know the list.
    let mut holds = false;
    for word in words {
        holds |= *word == number;
    }
    holds
}
