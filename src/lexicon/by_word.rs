//! What a room knows of words, by their numbers.

use super::{WordSet, count};

/// A value for some of the words of the lexicon.
#[derive(Clone, Debug)]
pub(crate) struct ByWord<T> {
    /// The words that have one: few of an article's have, and the table is larger than the nearest caches.
    words: WordSet,
    /// By the number of a word the place of its value.
    places: Vec<u16>,
    values: Vec<T>,
}

impl<T> ByWord<T> {
    /// The value of the word of that number.
    #[inline]
    pub(crate) fn get(&self, number: u16) -> Option<&T> {
        if self.words.contains(number.into()) {
            self.values.get(usize::from(self.places[usize::from(number)]))
        } else {
            None
        }
    }

    /// The value of the word of that number, made where it has none; of a word that the lexicon holds.
    pub(crate) fn entry(&mut self, number: u16, make: impl FnOnce() -> T) -> Option<&mut T> {
        let place = self.places.get_mut(usize::from(number)).filter(|_| number > 0)?;
        if !self.words.contains(number.into()) {
            self.words.insert(number.into());
            *place = self.values.len() as u16;
            self.values.push(make());
        }
        self.values.get_mut(usize::from(*place))
    }
}

impl<T> Default for ByWord<T> {
    fn default() -> ByWord<T> {
        ByWord { words: WordSet::default(), places: vec![0; count()], values: Vec::new() }
    }
}

/// The first value of a word is kept.
impl<T> FromIterator<(u16, T)> for ByWord<T> {
    fn from_iter<I: IntoIterator<Item = (u16, T)>>(values: I) -> ByWord<T> {
        let mut all = ByWord::default();
        for (number, value) in values {
            all.entry(number, || value);
        }
        all
    }
}
