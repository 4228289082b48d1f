//! The table of words: one look-up a token gives everything the later stages ask of a word.

use super::british::{american, may_be_british};
use super::perfect::{Key, Perfect, Short};
use super::word::Known;
use super::{Classes, Tag, TagSet, Word};
use std::array;

/// A word, by its number.
#[derive(Clone, Copy)]
struct Row {
    /// Where its text begins, and how long it is in the last eight bits.
    text: u32,
    /// The number of its base form.
    base: u16,
    /// Which of [`KINDS`] is known of it.
    kind: u16,
}

impl Row {
    /// Where its text begins, and how long it is.
    const fn place(self) -> (usize, usize) {
        ((self.text >> 8) as usize, (self.text & 0xff) as usize)
    }

    const fn is_spelled(self, key: Key) -> bool {
        let (start, len) = self.place();
        len == key.len() && key.is_at(TEXT.as_bytes(), start)
    }

    /// What is known of it, whose number is given.
    fn word(self, number: u16) -> Word {
        let (tag, tags, classes) = KINDS[usize::from(self.kind)];
        Word { tags, classes, number, base: self.base, tag }
    }
}

/// The number of the only word that it can be.
const fn likely_number(lower: Key) -> u16 {
    PLACES[Perfect { seeds: &SEEDS, places: PLACES.len() }.place(lower.hash())]
}

/// The entry of a lower-case word, be it spelled as in Britain or in America.
pub fn look_up(lower: &str) -> Word {
    held(Key::of(lower)).unwrap_or_else(|| spelled_otherwise(lower))
}

/// Gives the entries of words that are no longer than the head of a key, by their places. The table is larger than the
/// nearest caches: each step is taken for all words before the next, so that they wait for their memory together.
pub(crate) fn look_up_all<const N: usize>(lower: &[Short; N], mut give: impl FnMut(usize, Word)) {
    let numbers = array::from_fn::<u16, N, _>(|at| likely_number(lower[at].key()));
    let rows = numbers.map(|number| ROWS[usize::from(number)]);
    let spelled = array::from_fn::<bool, N, _>(|at| rows[at].is_spelled(lower[at].key()));
    for at in 0..N {
        let lower = lower[at].key();
        // Not one call for both: an entry is given where it is made, and never copied.
        if spelled[at] {
            give(at, rows[at].word(numbers[at]));
        } else if may_be_british(lower.last()) {
            give(at, lower.with_text(spelled_otherwise));
        } else {
            give(at, Word::UNKNOWN);
        }
    }
}

/// Does the lexicon hold the word, spelled so?
pub(crate) fn holds(lower: Short) -> bool {
    held(lower.key()).is_some()
}

fn spelled_otherwise(lower: &str) -> Word {
    american(lower, |lower| held(Key::of(lower))).unwrap_or(Word::UNKNOWN)
}

/// The entry of a word as it is spelled.
#[inline(always)]
fn held(lower: Key) -> Option<Word> {
    let number = likely_number(lower);
    let row = ROWS[usize::from(number)];
    row.is_spelled(lower).then(|| row.word(number))
}

/// The number of a lower-case word that the lexicon holds, for [`numbers`].
pub(crate) const fn number(lower: &str) -> u16 {
    let key = Key::of(lower);
    let number = likely_number(key);
    assert!(ROWS[number as usize].is_spelled(key), "a word of the lexicon");
    number
}

/// The numbers of words, known when the program is built: one that the lexicon does not hold does not compile.
macro_rules! numbers {
    ($($word:literal),+) => { const { [$($crate::lexicon::number($word)),+] } };
}
pub(crate) use numbers;

/// The numbers of the verbs that help others.
pub(crate) const BE: u16 = number("be");
pub(crate) const HAVE: u16 = number("have");
pub(crate) const DO: u16 = number("do");
pub(crate) const GET: u16 = number("get");

/// How the word of that number is spelled.
pub(super) fn spelling(number: u16) -> &'static str {
    let (start, len) = ROWS.get(usize::from(number)).map_or((0, 0), |row| row.place());
    TEXT.get(start..start + len).unwrap_or_default()
}

/// How many numbers of words there are, that of the unknown ones included.
pub(crate) fn count() -> usize {
    ROWS.len()
}

/// What the build script made of the data files: every word one after the other, and rows that point into it.
static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));
include!(concat!(env!("OUT_DIR"), "/words.rs"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Class;

    #[test]
    fn forms_have_their_base() {
        let cases = "said say, told tell, thought think, found find, lay lie, laid lay, saw see, denies deny, \
            denied deny, refuses refuse, refused refuse, planned plan, agreeing agree, agreed agree, stopped stop, \
            leaves leave, tries try, argued argue, urges urge, warned warn, admitted admit, reporting report, \
            died die, dying die, lying lie, froze freeze, withheld withhold, oversaw oversee, ministers minister, \
            policies policy, wives wife, crises crisis, spokesmen spokesman, companies company, vowed vow, \
            thing thing, news news, seed seed, need need, this this, his his, during during, nothing nothing";
        for case in cases.split(',') {
            let (form, base) = case.trim().split_once(' ').expect("a form and its base");
            assert_eq!(look_up(form).lemma(), base, "{form}");
        }
    }

    #[test]
    fn every_listed_word_is_found_with_its_tags_and_lists() {
        let lines = |file: &'static str| file.lines().filter(|line| !line.starts_with('#'));
        let mut found = 0;
        for (text, tags) in lines(include_str!("words.tsv")).filter_map(|line| line.split_once('\t')) {
            let word = look_up(text);
            assert_eq!((word.text(), word.tag), (text, tags.split(' ').find_map(Tag::from_name)), "{text}");
            assert!(tags.split(' ').filter_map(Tag::from_name).all(|tag| word.tags.contains(tag)), "{text}");
            found += 1;
        }
        assert!(found > 20_000, "only {found} words");
        assert!(lines(include_str!("classes/days.txt")).all(|day| look_up(day).is(Class::Day)));
    }

    #[test]
    fn what_is_no_word_is_unknown() {
        for text in ["", "a word", "Said", "saidd", "zzzzzzzzzzzzzzzzzzzzzz", "é", "\u{0}"] {
            assert_eq!(look_up(text).text(), "", "{text}");
        }
    }
}
