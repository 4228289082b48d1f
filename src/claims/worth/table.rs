//! `worth.tsv` as a table: the features, and for each word those that it begins a sign of.

use super::signs::Sign;
use crate::lexicon::{self, ByWord, Tag};
use std::ops::Range;
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

/// A word or phrase of a feature: what follows its first word. The entries of a word stand side by side.
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
    /// By the word, which entries begin with it.
    of_word: ByWord<Range<u16>>,
    entries: Vec<Entry>,
    /// For each feature its weight and its most: what a score is made of. Behind them what is no feature, and never counts.
    pub(super) counts: Vec<(f32, u8)>,
    /// For each sign of the grammar the number of its feature.
    signs: [usize; Sign::ALL.len()],
    /// For each tag the number of the feature that a token of it shows.
    of_tags: [u8; Tag::ALL.len()],
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../worth.tsv")));

impl Table {
    fn read(file: &'static str) -> Table {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let features: Vec<Feature> = lines.filter_map(feature).take(MOST_FEATURES).collect();
        let mut entries: Vec<(u16, Entry)> = Vec::new();
        for (number, feature) in features.iter().enumerate() {
            for entry in feature.words.split(", ") {
                let mut words = entry.split(' ');
                let first = lexicon::look_up(words.next().unwrap_or_default()).number;
                let mut entry = Entry { feature: number as u8, behind: 0, rest: [0; MOST_BEHIND] };
                for (place, word) in entry.rest.iter_mut().zip(words) {
                    *place = lexicon::look_up(word).number;
                    entry.behind += 1;
                }
                entries.push((first, entry));
            }
        }
        entries.sort_by_key(|(first, _)| *first);
        let mut place = 0;
        let of_word = entries.chunk_by(|(first, _), (next, _)| first == next).map(|own| {
            let start = place;
            place += own.len() as u16;
            (own[0].0, start..place)
        });
        let of_word = of_word.collect();
        let entries = entries.into_iter().map(|(_, entry)| entry).collect();
        let counts = features.iter().map(|feature| (feature.weight, feature.most)).chain([(0.0, 0)]).collect();
        let place = |sign: Sign| features.iter().position(|feature| feature.name == sign.name());
        let signs = Sign::ALL.map(|sign| place(sign).unwrap_or(features.len()));
        let of_tags = Tag::ALL.map(|tag| Sign::of_tag(tag).map_or(features.len(), |sign| signs[sign as usize]) as u8);
        Table { features, of_word, entries, counts, signs, of_tags }
    }

    /// The entries that begin with the word of that number.
    #[inline(always)]
    pub(super) fn entries(&self, word: u16) -> &[Entry] {
        let own = |own: &Range<u16>| &self.entries[usize::from(own.start)..usize::from(own.end)];
        self.of_word.get(word).map_or(&[], own)
    }

    /// The number of a sign's feature.
    pub(super) fn sign(&self, sign: Sign) -> usize {
        self.signs[sign as usize]
    }

    /// The number of the feature that a token of that tag shows, which may be none.
    pub(super) fn of_tag(&self, tag: Tag) -> usize {
        self.of_tags[tag as usize].into()
    }
}

fn feature(line: &'static str) -> Option<Feature> {
    let mut fields = line.split('\t');
    let (name, weight, most) = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Feature { name, weight, most, reason: fields.next()?, words: fields.next().unwrap_or_default() })
}
