//! Grapheme clusters: what a reader takes for one character, which no offset may cut.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The first character of the cluster at `at`, which must be a cluster's start, and the cluster's end.
#[inline(always)]
pub(super) fn cluster(text: &str, at: usize) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    let byte = *bytes.get(at)?;
    if byte.is_ascii() && bytes.get(at + 1).is_none_or(u8::is_ascii) {
        return Some((char::from(byte), at + 1));
    }
    wide_cluster(text, at)
}

/// The same where one of the two characters is not ASCII.
fn wide_cluster(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = text.get(at..)?;
    let mut chars = rest.chars();
    let first = chars.next()?;
    if plain(first) && chars.next().is_none_or(plain) {
        return Some((first, at + first.len_utf8()));
    }
    Some((first, at + rest.graphemes(true).next()?.len()))
}

/// Is the cluster blank space? A blank that carries a combining mark is not.
pub(super) fn is_blank(text: &str, at: usize) -> bool {
    cluster(text, at).is_some_and(|(first, end)| first.is_whitespace() && end == at + first.len_utf8())
}

/// Is the character of a word or number? General Punctuation, which holds dashes and quotation marks, is neither;
/// saying so first spares the tables.
pub(super) fn is_alphanumeric(c: char) -> bool {
    !matches!(c, '\u{2000}'..='\u{206F}') && c.is_alphanumeric()
}

/// Does the character neither lengthen a cluster nor begin a longer one before another such? A quick answer
/// for most of Europe's print: Latin, Greek, Cyrillic, the dashes and quotation marks, the signs of money.
fn plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{482}'
        | '\u{48A}'..='\u{52F}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{20A0}'..='\u{20C0}')
}

/// The line without the blank space around it, no cluster cut; nothing for a blank line.
pub(super) fn trimmed(line: &str) -> Option<(usize, usize)> {
    let start = line.len() - line.trim_start().len();
    let end = line.trim_end().len();
    if start >= end {
        return None;
    }
    let ascii = |at: usize| line.as_bytes().get(at).is_none_or(u8::is_ascii);
    let whole = |at: usize| {
        at == 0
            || ascii(at) && ascii(at - 1)
            || GraphemeCursor::new(at, line.len(), true).is_boundary(line, 0).unwrap_or(true)
    };
    let before = |at: usize| line[..at].chars().next_back().map_or(0, char::len_utf8);
    let after = |at: usize| line[at..].chars().next().map_or(0, char::len_utf8);
    let start = if whole(start) { start } else { start - before(start) };
    let end = if whole(end) { end } else { end + after(end) };
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_blank_with_a_mark_on_it_stays_whole() {
        assert_eq!(trimmed("  \u{301}x "), Some((1, 5)));
        assert_eq!(trimmed(" a "), Some((1, 2)));
        assert_eq!(trimmed(" \t "), None);
    }

    #[test]
    fn general_punctuation_is_of_no_word() {
        assert!(('\0'..=char::MAX).all(|c| is_alphanumeric(c) == c.is_alphanumeric()));
    }

    proptest! {
        #[test]
        fn clusters_are_those_of_unicode(text in any::<String>()) {
            let mut at = 0;
            for whole in text.graphemes(true) {
                let (_, end) = cluster(&text, at).unwrap_or_default();
                // The quick path parts "\r\n", both of which are blank.
                if whole != "\r\n" {
                    prop_assert_eq!(end, at + whole.len());
                }
                at += whole.len();
            }
        }
    }
}
