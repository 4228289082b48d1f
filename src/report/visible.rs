//! What people are shown. Characters of an article may steer who shows them, a terminal or the direction of
//! writing; those are shown by their names.

/// Is it a control character other than a tab or a line end, or one that turns the direction of writing?
pub fn steers(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name for it that can be shown: "U+202E".
pub(super) fn named(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

/// "1 quote", "2 quotes".
pub(super) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
