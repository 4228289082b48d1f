//! What a room knows of words, by their numbers.

use std::borrow::Cow;

/// Places for some of the words, one behind the other. A table of all would be larger than the nearest caches, and few words
/// of an article are in any one: what tells whether a word has a place, and which, takes half a byte a word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    /// For each eight numbers, in the lowest bits which of these words have a place, and above how many before have.
    pub(crate) groups: Cow<'static, [u32]>,
}

/// A value for some of the words.
#[derive(Clone, Debug)]
pub(crate) struct ByWord<T> {
    places: Places,
    /// In the order of their words.
    values: Vec<T>,
}

/// How many words a group is of.
const GROUP: u32 = u8::BITS;

impl Places {
    /// The places of words, in the order of their numbers, and of each number its first place in what is given. A word that the
    /// lexicon does not hold, whose number is 0, has none.
    pub(crate) fn of(numbers: &[u32]) -> (Places, Vec<usize>) {
        let (groups, order) = groups(numbers);
        (Places { groups: groups.into() }, order)
    }

    /// The place of the word of that number.
    #[inline]
    pub(crate) fn get(&self, number: impl Into<u32>) -> Option<usize> {
        let number = number.into();
        let group = *self.groups.get((number / GROUP) as usize)?;
        let (words, bit) = (group as u8, 1 << (number % GROUP));
        let place = |before: u8| (group >> GROUP) + before.count_ones();
        if words & bit == 0 { None } else { Some(place(words & (bit - 1)) as usize) }
    }
}

impl<T> ByWord<T> {
    /// The value of the word of that number.
    #[inline]
    pub(crate) fn get(&self, number: impl Into<u32>) -> Option<&T> {
        self.places.get(number).and_then(|place| self.values.get(place))
    }
}

impl<T> Default for ByWord<T> {
    fn default() -> ByWord<T> {
        ByWord { places: Places::default(), values: Vec::new() }
    }
}

/// The first value of a word is kept.
impl<N: Into<u32>, T> FromIterator<(N, T)> for ByWord<T> {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(values: I) -> ByWord<T> {
        let (numbers, mut values): (Vec<u32>, Vec<Option<T>>) =
            values.into_iter().map(|(number, value)| (number.into(), Some(value))).unzip();
        let (places, order) = Places::of(&numbers);
        ByWord { places, values: order.into_iter().filter_map(|place| values.get_mut(place)?.take()).collect() }
    }
}

/// The groups of those numbers, and in which order their values stand.
fn groups(numbers: &[u32]) -> (Vec<u32>, Vec<usize>) {
    let mut all: Vec<u64> = numbers.iter().zip(0..).map(|(number, place)| u64::from(*number) << 32 | place).collect();
    all.sort_unstable();
    let last = all.last().map_or(0, |last| (last >> 32) as usize);
    let (mut groups, mut order) = (Vec::with_capacity(last / GROUP as usize + 1), Vec::with_capacity(all.len()));
    for one in all.chunk_by(|one, next| one >> 32 == next >> 32).map(|same| same[0]).filter(|one| one >> 32 > 0) {
        let (number, place) = ((one >> 32) as u32, one as u32 as usize);
        let group = (number / GROUP) as usize;
        if group >= groups.len() {
            groups.resize(group + 1, (order.len() as u32) << GROUP);
        }
        groups[group] |= 1 << (number % GROUP);
        order.push(place);
    }
    (groups, order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_its_own_value_and_the_first_of_two() {
        let numbers = [64_u32, 1, 63, 0, 700, 65, 64, 200];
        let all: ByWord<String> =
            numbers.into_iter().zip(0..).map(|(number, place)| (number, format!("{number} {place}"))).collect();
        for number in 0..1000_u32 {
            let place = numbers.iter().position(|other| *other == number).filter(|_| number > 0);
            assert_eq!(all.get(number).cloned(), place.map(|place| format!("{number} {place}")), "{number}");
        }
        assert_eq!(ByWord::<u8>::default().get(7_u16), None);
    }
}
