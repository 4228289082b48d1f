//! Rules about the endings of words, found by their last two bytes.

use super::perfect::short;

/// Rules in their order, by what they may be about.
pub(crate) struct Endings<T>(Vec<Vec<Ending<T>>>);

/// A rule about an ending, as the last bytes of a word.
#[derive(Clone, Copy)]
struct Ending<T> {
    tail: u64,
    /// Which of the bytes the rule says something of.
    mask: u64,
    rule: T,
}

/// How many values the five lowest bits of a byte have: they tell letters apart.
const LETTERS: usize = 32;

impl<T: Copy> Endings<T> {
    /// Rules by their endings, none of which has more than eight bytes.
    pub(crate) fn new(rules: impl Iterator<Item = T>, ending: fn(&T) -> &'static str) -> Endings<T> {
        let mut endings = vec![Vec::new(); LETTERS * LETTERS];
        for rule in rules {
            let ending = ending(&rule);
            let places = match *ending.as_bytes() {
                [.., before, last] => place(before, last)..place(before, last) + 1,
                [last] => place(0, last)..place(0, last) + LETTERS,
                [] => 0..endings.len(),
            };
            let mask = u64::MAX.checked_shr(u64::BITS.saturating_sub(8 * ending.len() as u32)).unwrap_or_default();
            let ending = Ending { tail: tail(ending), mask, rule };
            endings[places].iter_mut().for_each(|rules| rules.push(ending));
        }
        Endings(endings)
    }

    /// The rules whose ending is that of the word.
    pub(crate) fn of(&self, word: &str) -> impl Iterator<Item = &T> {
        let tail = tail(word);
        let [.., before, last] = tail.to_be_bytes();
        self.0[place(before, last)]
            .iter()
            .filter(move |ending| tail & ending.mask == ending.tail)
            .map(|found| &found.rule)
    }

    /// Is there a rule whose ending may be that of a word with those two bytes last?
    pub(crate) fn may_have(&self, [before, last]: [u8; 2]) -> bool {
        !self.0[place(before, last)].is_empty()
    }
}

/// The last eight bytes of a word, the last one lowest; zeros where it has none.
fn tail(word: &str) -> u64 {
    let bytes = word.as_bytes();
    match bytes.last_chunk() {
        Some(last) => u64::from_be_bytes(*last),
        // Without a loop over letters of which there are now more, now fewer.
        None => (short(bytes) as u64).swap_bytes().checked_shr(u64::BITS - 8 * bytes.len() as u32).unwrap_or_default(),
    }
}

fn place(before: u8, last: u8) -> usize {
    usize::from(last) % LETTERS * LETTERS + usize::from(before) % LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_rules_of_its_whole_ending_in_their_order() {
        let endings = Endings::new(["isation", "s", "ation", "", "tion"].into_iter(), |ending| *ending);
        let of = |word: &str| endings.of(word).copied().collect::<Vec<_>>();
        assert_eq!(of("organisation"), ["isation", "ation", "", "tion"]);
        assert_eq!(of("nations"), ["s", ""]);
        assert_eq!(of("tion"), ["", "tion"]);
        assert_eq!(of("s"), ["s", ""]);
        assert_eq!((of("ion"), of("")), (vec![""], vec![""]));
    }
}
