//! `worth.tsv` as a table: the features, and for each word those that it begins a sign of.

use super::signs::Sign;
use crate::lexicon;
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

/// A word or phrase of a feature: what follows its first word.
pub(super) struct Entry {
    /// The number of the feature.
    pub(super) feature: usize,
    /// The words behind the first.
    pub(super) rest: Vec<&'static str>,
}

pub(super) struct Table {
    pub(super) features: Vec<Feature>,
    /// By the number of a word which of the lists is its own; the first is empty.
    of_word: Vec<u16>,
    lists: Vec<Vec<Entry>>,
    /// For each sign of the grammar the number of its feature.
    signs: [Option<usize>; Sign::ALL.len()],
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../worth.tsv")));

impl Table {
    fn read(file: &'static str) -> Table {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let features: Vec<Feature> = lines.filter_map(feature).take(MOST_FEATURES).collect();
        let (mut of_word, mut lists) = (vec![0; lexicon::count()], vec![Vec::new()]);
        for (number, feature) in features.iter().enumerate() {
            for entry in feature.words.split(", ") {
                let mut words = entry.split(' ');
                let first = lexicon::look_up(words.next().unwrap_or_default()).number;
                if first == 0 {
                    continue;
                }
                let list: &mut u16 = &mut of_word[usize::from(first)];
                if *list == 0 {
                    *list = lists.len() as u16;
                    lists.push(Vec::new());
                }
                lists[usize::from(*list)].push(Entry { feature: number, rest: words.collect() });
            }
        }
        let signs = Sign::ALL.map(|sign| features.iter().position(|feature| feature.name == sign.name()));
        Table { features, of_word, lists, signs }
    }

    /// The entries that begin with the word of that number.
    pub(super) fn entries(&self, word: u16) -> &[Entry] {
        let list = self.of_word.get(usize::from(word)).copied().unwrap_or_default();
        &self.lists[usize::from(list)]
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
