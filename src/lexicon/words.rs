//! The table of words: one look-up a token gives everything the later stages ask of a word.

use super::class::{self, Classes};
use super::lemma;
use super::{Class, Tag, TagSet};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::sync::LazyLock;

/// A word of the lexicon, or [`Word::UNKNOWN`].
#[derive(Debug)]
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

static UNKNOWN: Word = Word::UNKNOWN;

static WORDS: LazyLock<FxHashMap<&'static str, Word>> = LazyLock::new(table);

/// The entry of a lower-case word.
pub fn look_up(lower: &str) -> &'static Word {
    WORDS.get(lower).unwrap_or(&UNKNOWN)
}

/// `words.tsv` (word, tab, tags by likelihood) and the lists, as one table.
fn table() -> FxHashMap<&'static str, Word> {
    // Room for all at once: growing by doubling would hash every word again and again.
    let mut words: FxHashMap<&'static str, Word> = FxHashMap::with_capacity_and_hasher(40_000, FxBuildHasher);
    let mut columns: FxHashMap<&str, (Option<Tag>, TagSet)> = FxHashMap::default();
    for line in include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')) {
        let Some((text, names)) = line.split_once('\t') else { continue };
        let (tag, tags) = *columns.entry(names).or_insert_with(|| ranked(names));
        words.insert(text, Word { text, lemma: text, tag, tags, classes: Classes::NONE });
    }
    for (class, file) in class::FILES {
        for text in class::entries(file) {
            let word = words.entry(text).or_insert(Word { text, lemma: text, ..Word::UNKNOWN });
            word.classes.insert(*class);
        }
    }
    let find = |text: &str| words.get(text).map(|word| (word.text, word.tags));
    let bases: Vec<_> =
        words.values().filter_map(|word| Some((word.text, lemma::base(word.text, word.tags, find)?))).collect();
    for (form, base) in bases {
        if let Some(word) = words.get_mut(form) {
            word.lemma = base;
        }
    }
    words
}

/// The likeliest of the named tags, and all of them.
fn ranked(names: &str) -> (Option<Tag>, TagSet) {
    let mut tags = TagSet::EMPTY;
    names.split(' ').filter_map(Tag::from_name).for_each(|tag| tags.insert(tag));
    (names.split(' ').find_map(Tag::from_name), tags)
}
