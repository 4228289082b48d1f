//! Rules about the endings of words, found by their last two bytes.

/// Rules in their order, by what they may be about.
pub(crate) struct Endings<T>(Vec<Vec<T>>);

/// How many values the five lowest bits of a byte have: they tell letters apart.
const LETTERS: usize = 32;

impl<T: Copy> Endings<T> {
    /// Rules by their endings.
    pub(crate) fn new(rules: impl Iterator<Item = T>, ending: fn(&T) -> &'static str) -> Endings<T> {
        let mut endings = vec![Vec::new(); LETTERS * LETTERS];
        for rule in rules {
            let places = match *ending(&rule).as_bytes() {
                [.., before, last] => place(before, last)..place(before, last) + 1,
                [last] => place(0, last)..place(0, last) + LETTERS,
                [] => 0..endings.len(),
            };
            endings[places].iter_mut().for_each(|rules| rules.push(rule));
        }
        Endings(endings)
    }

    /// The rules whose ending may be that of the word.
    pub(crate) fn of(&self, word: &str) -> &[T] {
        match *word.as_bytes() {
            [.., before, last] => self.of_last([before, last]),
            [last] => self.of_last([0, last]),
            [] => &[],
        }
    }

    /// The rules whose ending may be that of a word with those two bytes last.
    pub(crate) fn of_last(&self, [before, last]: [u8; 2]) -> &[T] {
        &self.0[place(before, last)]
    }
}

fn place(before: u8, last: u8) -> usize {
    usize::from(last) % LETTERS * LETTERS + usize::from(before) % LETTERS
}
