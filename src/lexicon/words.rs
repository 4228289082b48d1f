//! The table of words: one look-up a token gives everything the later stages ask of a word.

use super::perfect::{self, Perfect};
use super::{Classes, Tag, TagSet, Word};
use std::ops::Range;
use std::sync::LazyLock;

/// What is known of a word: its likeliest tag, all its tags, its lists.
type Known = (Option<Tag>, TagSet, Classes);

/// The words. Made when the first is asked for, which takes less time than the loader would need for a table of pointers.
static SPELLED: LazyLock<Vec<&str>> =
    LazyLock::new(|| ROWS.iter().map(|row| TEXT.get(piece(row.1)).unwrap_or_default()).collect());

/// The entry of a lower-case word.
pub fn look_up(lower: &str) -> Word {
    let place = Perfect { seeds: &SEEDS, places: PLACES.len() }.place(lower);
    let number = PLACES.get(place).copied().unwrap_or_default();
    let (start, text, base, kind) = ROWS.get(usize::from(number)).copied().unwrap_or_default();
    let Range { start: from, end } = piece(text);
    let rest = || TEXT.as_bytes().get(from + 8..end) == lower.as_bytes().get(8..);
    let known = end - from == lower.len() && perfect::start(lower.as_bytes()) == start && (lower.len() <= 8 || rest());
    let (tag, tags, classes) = KINDS[usize::from(kind)];
    if known { Word { tags, classes, number, base, tag } } else { Word::UNKNOWN }
}

/// How the word of that number is spelled.
pub(super) fn spelling(number: u16) -> &'static str {
    SPELLED.get(usize::from(number)).copied().unwrap_or_default()
}

/// A piece of the text: where it begins, and how long it is in the last eight bits.
fn piece(place: u32) -> Range<usize> {
    let (start, len) = ((place >> 8) as usize, (place & 0xff) as usize);
    start..start + len
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
