//! `worth.tsv` as a table: the features, and for each word those that it begins a sign of.

use super::signs::Sign;
use crate::lexicon::{self, ByWord};
use std::sync::LazyLock;

/// No more features than this stand in the file.
pub(super) const MOST_FEATURES: usize = 96;

/// A line of `worth.tsv`.
#[derive(Debug)]
pub struct Feature {
    /// Its name.
    pub name: &'static str,
    /// What each of its signs adds to the sum, in log odds.
    pub weight: f32,
    /// How many signs count.
    pub most: u8,
    /// Why it counts.
    pub reason: &'static str,
    /// The words that are its signs, by comma; empty for a feature that is read off the grammar.
    pub words: &'static str,
}

/// A word or phrase of a feature: what follows its first word. All entries of a word stand in a line of the caches.
pub(super) struct Entry {
    /// The number of the feature.
    pub(super) feature: u8,
    /// How many words follow the first.
    behind: u8,
    rest: [u16; MOST_BEHIND],
}

/// No more words than this follow the first of an entry.
const MOST_BEHIND: usize = 2;

impl Entry {
    /// The numbers of the words behind the first.
    pub(super) fn rest(&self) -> &[u16] {
        &self.rest[..usize::from(self.behind)]
    }
}

pub(super) struct Table {
    pub(super) features: Vec<Feature>,
    entries: ByWord<Vec<Entry>>,
    /// For each sign of the grammar the number of its feature.
    signs: [Option<usize>; Sign::ALL.len()],
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../worth.tsv")));

impl Table {
    fn read(file: &'static str) -> Table {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let features: Vec<Feature> = lines.filter_map(feature).take(MOST_FEATURES).collect();
        let mut entries: ByWord<Vec<Entry>> = ByWord::default();
        for (number, feature) in features.iter().enumerate() {
            for entry in feature.words.split(", ") {
                let mut words = entry.split(' ');
                let first = lexicon::look_up(words.next().unwrap_or_default()).number;
                if let Some(list) = entries.entry(first, Vec::new) {
                    let mut entry = Entry { feature: number as u8, behind: 0, rest: [0; MOST_BEHIND] };
                    for (place, word) in entry.rest.iter_mut().zip(words) {
                        *place = lexicon::look_up(word).number;
                        entry.behind += 1;
                    }
                    list.push(entry);
                }
            }
        }
        let signs = Sign::ALL.map(|sign| features.iter().position(|feature| feature.name == sign.name()));
        Table { features, entries, signs }
    }

    /// The entries that begin with the word of that number.
    pub(super) fn entries(&self, word: u16) -> &[Entry] {
        self.entries.get(word).map_or(&[], Vec::as_slice)
    }

    /// The number of a sign's feature.
    pub(super) fn sign(&self, sign: Sign) -> Option<usize> {
        self.signs[sign as usize]
    }
}

fn feature(line: &'static str) -> Option<Feature> {
    let mut fields = line.split('\t');
    let (name, weight, most) = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Feature { name, weight, most, reason: fields.next()?, words: fields.next().unwrap_or_default() })
}
