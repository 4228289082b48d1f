//! Words of small ASCII letters, the first perhaps a capital, behind which stands what surely ends them. Most words are
//! such: they are told, and looked up, as one number of sixteen bytes, without a loop over their letters.

use super::{Shape, Span, scan};
use crate::lexicon::{self, HEAD, Short};

/// A plain word.
#[derive(Debug)]
pub(super) struct Plain {
    /// How many bytes it has.
    pub(super) len: usize,
    pub(super) shape: Shape,
    /// Its letters, all small.
    pub(super) lower: Short,
}

/// Is the third letter the fourth, too, as of all those that look like a plain word, and are two? It is of few others.
const fn may_be_fused(head: u128) -> bool {
    (head >> 16 ^ head >> 24) as u8 == 0
}

/// What looks like a plain word, and is two.
const FUSED: [Short; scan::FUSED.len()] = {
    let mut keys = [Short::of(""); scan::FUSED.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = Short::of(scan::FUSED[at]);
        assert!(may_be_fused(keys[at].key().head()));
        at += 1;
    }
    keys
};

/// The bytes of a text from `at` on; none where it ends before.
fn head(text: &str, at: usize) -> Option<u128> {
    text.as_bytes().get(at..)?.first_chunk::<HEAD>().map(|head| u128::from_le_bytes(*head))
}

/// The key of what stands in a span, in small letters, if it is ASCII and not long.
pub(super) fn lower(text: &str, span: Span) -> Option<Short> {
    let len = (span.end - span.start) as usize;
    let head = head(text, span.start as usize).filter(|_| len <= HEAD)?;
    let lower = u128::from(small(head as u64)) | u128::from(small((head >> (8 * HALF)) as u64)) << (8 * HALF);
    Some(Short::within(lower, len)).filter(|lower| lower.is_ascii())
}

/// The plain word that begins at `at`; none in the last bytes of a text, and none that is two words set as one.
pub(super) fn plain(text: &str, at: usize) -> Option<Plain> {
    let head = head(text, at)?;
    let capital = (head as u8).is_ascii_uppercase();
    let shape = if capital { Shape::Capital } else { Shape::Lower };
    let lower = head | if capital { 0x20 } else { 0 };
    let len = letters(lower);
    let behind = text.as_bytes().get(at + len..)?;
    let ends = match behind {
        [b'.', behind @ ..] => len > 1 && ends_stop(behind) && !takes_stop(lower, len),
        [b'\'' | 0xE2, ..] => ends_word(behind) || possessive(behind).is_some(),
        _ => ends_word(behind),
    };
    if len == 0 || !ends {
        return None;
    }
    let lower = Short::within(lower, len);
    let fused = may_be_fused(head) && FUSED.contains(&lower);
    (!fused).then_some(Plain { len, shape, lower })
}

/// Does a word end before these bytes, whatever else stands there?
fn ends_word(behind: &[u8]) -> bool {
    matches!(behind, [b' ' | b',' | b'\n' | b'\r' | b';' | b'?' | b'!' | b'"' | b')', ..]) || opens_wide(behind)
}

/// Does a stop before these bytes stand alone?
fn ends_stop(behind: &[u8]) -> bool {
    matches!(behind, [b' ' | b'\n' | b'"', ..]) || opens_wide(behind)
}

/// Do the bytes begin with “, ”, – or —? None of them is of a word.
fn opens_wide(bytes: &[u8]) -> bool {
    matches!(bytes, [0xE2, 0x80, 0x93 | 0x94 | 0x9C | 0x9D, ..])
}

/// May the stop behind the word of so many bytes belong to it: "inc."?
fn takes_stop(lower: u128, len: usize) -> bool {
    len <= ABBREVIATION && lexicon::holds(Short::within(lower, len + 1))
}

/// How many bytes an abbreviation has at most, without its stop.
const ABBREVIATION: usize = 12;

/// How many bytes a possessive has ("'s", "’s") that these bytes begin with.
fn possessive(bytes: &[u8]) -> Option<usize> {
    let ([b'\'', b's', behind @ ..] | [0xE2, 0x80, 0x99, b's', behind @ ..]) = bytes else { return None };
    ends_word(behind).then_some(bytes.len() - behind.len())
}

/// The length of the possessive that stands there.
pub(super) fn possessive_at(text: &str, at: usize) -> Option<usize> {
    possessive(text.as_bytes().get(at..)?)
}

/// How many bytes a mark has that is a token by itself, whatever stands before it, and no word of the lexicon.
pub(super) fn lone_mark(text: &str, at: usize) -> Option<usize> {
    let ends = |behind: &[u8]| behind.first().is_none_or(u8::is_ascii) || opens_wide(behind);
    match text.as_bytes()[at..] {
        [b',' | b';' | b':' | b'?' | b'!' | b'(' | b')' | b'[' | b']' | b'"', ref behind @ ..] => {
            ends(behind).then_some(1)
        }
        // Neither one of several stops nor the point of a number.
        [b'.', b' ' | b'\n', next, ..] => (next.is_ascii() && next != b'.').then_some(1),
        [b'.', ref behind @ ..] => (behind.is_empty() || ends_stop(behind)).then_some(1),
        [0xE2, 0x80, 0x9C | 0x9D, ref behind @ ..] => ends(behind).then_some("“".len()),
        _ => None,
    }
}

/// How many small letters the number begins with. Most words end in its first half.
fn letters(bytes: u128) -> usize {
    match letters_of_half(bytes as u64) {
        HALF => HALF + letters_of_half((bytes >> (8 * HALF)) as u64),
        fewer => fewer,
    }
}

/// How many bytes are half a head.
const HALF: usize = HEAD / 2;

/// How many small letters a half begins with.
fn letters_of_half(bytes: u64) -> usize {
    let letters = at_least(bytes, b'a') & !at_least(bytes, b'z' + 1) & !bytes;
    (!letters & all(0x80)).trailing_zeros() as usize / 8
}

/// A half with small letters for its capitals.
fn small(bytes: u64) -> u64 {
    let capitals = at_least(bytes, b'A') & !at_least(bytes, b'Z' + 1) & all(0x80);
    bytes | capitals >> 2
}

/// Sets the high bit of each byte that is, without its own high bit, no less than another.
const fn at_least(bytes: u64, least: u8) -> u64 {
    (bytes & all(0x7f)) + all(0x80 - least)
}

/// The number with that byte at each place.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; HALF])
}

#[cfg(test)]
mod tests {
    use super::super::token;
    use super::*;
    use crate::lexicon::look_up_all;
    use proptest::prelude::*;

    proptest! {
        /// The quick way finds what the rules find.
        #[test]
        fn plain_words_end_where_words_do(text in "([A-Za-z]|[a-z]{2,14}|cannot|gonna|[ ,.;?!\"')\r\n]|[-–—“”éß’\u{301}@{`\\[]){1,30}") {
            for (at, _) in text.char_indices() {
                if let Some(Plain { len, lower: key, shape }) = plain(&text, at) {
                    let piece = &text[at..at + len];
                    prop_assert_eq!(scan::token_end(&text, at, true), at + len, "{}", piece);
                    look_up_all(&[key], |_, word| assert_eq!(word, token::known(piece), "{piece}"));
                    prop_assert_eq!(shape, token::shape(piece), "{}", piece);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn lone_marks_are_tokens(text in "([a-z0-9]{0,2}|[,;:?!()\\[\\]\".]|[ \r\n]|[-–—“”éß’\u{301}\u{a0}…]){1,20}") {
            for (at, len) in text.char_indices().filter_map(|(at, _)| Some((at, lone_mark(&text, at)?))) {
                for spaced in [true, false] {
                    prop_assert_eq!(scan::token_end(&text, at, spaced), at + len);
                }
                prop_assert_eq!(token::known(&text[at..at + len]).number, 0);
            }
        }

        #[test]
        fn possessives_are_tokens(text in "([a-z]{0,2}|'s|’s|[ ,.;?!\"')\r\n]|[-–—“”éß’\u{301}]){1,20} {16}") {
            for (at, _) in text.char_indices() {
                if let Some(len) = possessive_at(&text, at) {
                    prop_assert_eq!(scan::token_end(&text, at, false), at + len);
                    prop_assert_eq!(token::known(&text[at..at + len]), token::known("'s"));
                    prop_assert_eq!(token::shape(&text[at..at + len]), Shape::Lower);
                }
            }
        }

        #[test]
        fn what_is_looked_up_has_small_letters(text in "[ -~]{0,20}é?.{20}") {
            for end in 0..=text.len() {
                if let Some(key) = text.get(..end).and_then(|_| lower(&text, Span::new(0, end as u32))) {
                    prop_assert_eq!(key.key().with_text(str::to_string), text[..end].to_ascii_lowercase());
                }
            }
        }
    }

    #[test]
    fn no_abbreviation_is_longer() {
        use crate::lexicon::{Class, look_up};
        let lists = ["title_abbreviations", "abbreviations", "number_abbreviations", "word_abbreviations"];
        assert!(look_up("inc.").is(Class::Abbreviation) && takes_stop(u128::from_le_bytes(*b"inc. It was here"), 3));
        for class in Class::ALL.into_iter().filter(|class| lists.iter().any(|list| class.file().starts_with(list))) {
            let words =
                std::fs::read_to_string(format!("{}/src/lexicon/classes/{}", env!("CARGO_MANIFEST_DIR"), class.file()));
            let longest = words.unwrap().lines().filter(|word| !word.starts_with('#')).map(str::len).max();
            assert!(longest.is_some_and(|longest| longest <= ABBREVIATION + 1), "{}", class.file());
        }
    }

    #[test]
    fn small_letters_are_told_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            for place in 0..HEAD {
                let mut bytes = [b'a'; HEAD];
                bytes[place] = byte;
                let count = if byte.is_ascii_lowercase() { HEAD } else { place };
                assert_eq!(letters(u128::from_le_bytes(bytes)), count, "{byte} at {place}");
            }
        }
    }
}
