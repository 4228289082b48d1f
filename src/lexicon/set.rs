//! A set of words by their numbers.

/// A bit for each number. A table of all words is larger than the nearest caches, and few words of an article have
/// an entry in any one table: asking a set first leaves the table alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet(Vec<u64>);

impl WordSet {
    pub(crate) fn insert(&mut self, number: u32) {
        let (place, bit) = place(number);
        if place >= self.0.len() {
            self.0.resize(place + 1, 0);
        }
        self.0[place] |= bit;
    }

    #[inline]
    pub(crate) fn contains(&self, number: u32) -> bool {
        let (place, bit) = place(number);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }
}

fn place(number: u32) -> (usize, u64) {
    (number as usize / 64, 1 << (number % 64))
}
