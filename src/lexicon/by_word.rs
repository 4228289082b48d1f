//! What a room knows of words, by their numbers.

use super::count;

/// A value for some of the words of the lexicon.
#[derive(Clone, Debug)]
pub(crate) struct ByWord<T> {
    /// By the number of a word the place of its value, from 1 on; 0 where it has none. Frequent words have low numbers:
    /// what an article asks for lies close together.
    places: Vec<u16>,
    values: Vec<T>,
}

impl<T> ByWord<T> {
    /// The value of the word of that number.
    #[inline]
    pub(crate) fn get(&self, number: u16) -> Option<&T> {
        let place = self.places.get(usize::from(number)).copied().unwrap_or_default();
        self.values.get(usize::from(place).wrapping_sub(1))
    }

    /// The value of the word of that number, made where it has none; of a word that the lexicon holds.
    pub(crate) fn entry(&mut self, number: u16, make: impl FnOnce() -> T) -> Option<&mut T> {
        let place = self.places.get_mut(usize::from(number)).filter(|_| number > 0)?;
        if *place == 0 {
            self.values.push(make());
            *place = self.values.len() as u16;
        }
        self.values.get_mut(usize::from(*place) - 1)
    }
}

impl<T> Default for ByWord<T> {
    fn default() -> ByWord<T> {
        ByWord { places: vec![0; count()], values: Vec::new() }
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
