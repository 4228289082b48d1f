//! What people are shown. Characters of an article may steer who shows them, a terminal or the direction of
//! writing; those are shown by their names.

use std::borrow::Cow;

/// Is it a control character other than a tab or a line end, or one that turns the direction of writing?
pub fn steers(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text on one line, safe on a terminal: what would steer it, and line ends, are escaped as `\u{1b}`.
pub fn printable(text: &str) -> Cow<'_, str> {
    let special = |c: char| steers(c) || c.is_control();
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    text.chars().flat_map(|c| if special(c) { c.escape_unicode().collect() } else { vec![c] }).collect()
}

/// A name for it that can be shown: "U+202E".
pub(super) fn named(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

/// "1 quote", "2 quotes".
pub(crate) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(printable("a\u{1b}[2J\r\n\u{9b}b\u{202e}c é👩‍👧"), "a\\u{1b}[2J\\u{d}\\u{a}\\u{9b}b\\u{202e}c é👩‍👧");
        assert!(matches!(printable("plain"), Cow::Borrowed("plain")));
    }
}
