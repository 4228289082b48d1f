//! Words of small ASCII letters, the first perhaps a capital, behind which stands a mark that surely ends them. Most words
//! are such: they are told, and looked up, as one number of sixteen bytes, without a loop over their letters.

use super::{Shape, Span, scan};
use crate::lexicon::{HEAD, Key};

/// A plain word.
#[derive(Debug)]
pub(super) struct Plain {
    /// How many bytes it has.
    pub(super) len: usize,
    pub(super) shape: Shape,
    /// Its letters, all small.
    pub(super) lower: Key<'static>,
}

/// What looks like a plain word, and is two.
const FUSED: [Key; scan::FUSED.len()] = {
    let mut keys = [Key::of(""); scan::FUSED.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = Key::of(scan::FUSED[at]);
        at += 1;
    }
    keys
};

/// The number with that byte at each place.
const fn all(byte: u8) -> u128 {
    u128::from_le_bytes([byte; HEAD])
}

/// The bytes of a text from `at` on; none where it ends before.
fn head(text: &str, at: usize) -> Option<u128> {
    text.as_bytes().get(at..)?.first_chunk::<HEAD>().map(|head| u128::from_le_bytes(*head))
}

/// The key of what stands in a span, in small letters, if it is ASCII and not long.
pub(super) fn lower(text: &str, span: Span) -> Option<Key<'static>> {
    let len = (span.end - span.start) as usize;
    let head = head(text, span.start as usize).filter(|_| span.of(text).is_ascii() && len <= HEAD)?;
    let capitals = at_least(head, b'A') & !at_least(head, b'Z' + 1) & all(0x80);
    Some(Key::within(head | capitals >> 2, len))
}

/// The plain word that begins at `at`; none in the last bytes of a text, and none that is two words set as one.
pub(super) fn plain(text: &str, at: usize) -> Option<Plain> {
    let head = head(text, at)?;
    let first = head as u8;
    let shape = if first.is_ascii_uppercase() { Shape::Capital } else { Shape::Lower };
    let lower = head | u128::from(if first.is_ascii_uppercase() { 0x20_u8 } else { 0 });
    let len = letters(lower);
    let ends = matches!(
        (head.unbounded_shr(8 * len as u32)) as u8,
        b' ' | b',' | b'\n' | b'\r' | b';' | b'?' | b'!' | b'"' | b')'
    );
    if len == 0 || !ends {
        return None;
    }
    let lower = Key::within(lower, len);
    let fused = matches!(len, 5 | 6) && FUSED.iter().any(|word| *word == lower);
    (!fused).then_some(Plain { len, shape, lower })
}

/// Does a mark of ASCII stand there that is a token by itself, whatever stands before it, and no word of the lexicon?
pub(super) fn is_lone_mark(text: &str, at: usize) -> bool {
    match text.as_bytes()[at..] {
        [b',' | b';' | b':' | b'?' | b'!' | b'(' | b')' | b'[' | b']' | b'"', ref behind @ ..] => {
            behind.first().is_none_or(u8::is_ascii)
        }
        // Neither one of several stops nor the point of a number.
        [b'.', b' ' | b'\n', next, ..] => next.is_ascii() && next != b'.',
        [ref behind @ ..] => behind == b".",
    }
}

/// How many small letters the number begins with.
fn letters(bytes: u128) -> usize {
    let letters = at_least(bytes, b'a') & !at_least(bytes, b'z' + 1) & !bytes;
    (!letters & all(0x80)).trailing_zeros() as usize / 8
}

/// Sets the high bit of each byte that is, without its own high bit, no less than another.
const fn at_least(bytes: u128, least: u8) -> u128 {
    (bytes & all(0x7f)) + all(0x80 - least)
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
        fn plain_words_end_where_words_do(text in "([A-Za-z]|[a-z]{2,14}|cannot|gonna|[ ,.;?!\"')\r\n]|[-éß’\u{301}@{`\\[]){1,30}") {
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
        fn lone_marks_are_tokens(text in "([a-z0-9]{0,2}|[,;:?!()\\[\\]\".]|[ \r\n]|[-éß’\u{301}\u{a0}…]){1,20}") {
            for (at, _) in text.char_indices().filter(|(at, _)| is_lone_mark(&text, *at)) {
                for spaced in [true, false] {
                    prop_assert_eq!(scan::token_end(&text, at, spaced), at + 1);
                }
                prop_assert_eq!(token::known(&text[at..=at]).number, 0);
            }
        }

        #[test]
        fn what_is_looked_up_has_small_letters(text in "[ -~]{0,20}é?.{20}") {
            for end in 0..=text.len() {
                if let Some(key) = text.get(..end).and_then(|_| lower(&text, Span::new(0, end as u32))) {
                    prop_assert_eq!(key.with_text(str::to_string), text[..end].to_ascii_lowercase());
                }
            }
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
