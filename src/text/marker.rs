//! What stands before an item of a list: "1.", "2)", "b.", "•", "• 9.".

/// The marker of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    bullet: Option<char>,
    /// The item's number, letters counted from 1.
    number: Option<u32>,
    letter: bool,
    /// What follows the number: 1 for ".", 2 for ")", 3 for both.
    close: u8,
    /// In bytes.
    pub(super) len: usize,
}

impl Marker {
    /// The marker that the text begins with.
    pub(super) fn at(text: &str) -> Option<Marker> {
        let bullet = text.chars().next().filter(|c| matches!(c, '•' | '⁃' | '▪' | '●' | '‣' | '◦' | '*' | '-'));
        let spaced = |rest: &str| rest.starts_with([' ', '\t', '\u{A0}']);
        let after = &text[bullet.map_or(0, char::len_utf8)..];
        // A minus or a star may belong to the word after it.
        if matches!(bullet, Some('*' | '-')) && !spaced(after) {
            return None;
        }
        let rest = after.trim_start_matches([' ', '\t', '\u{A0}']);
        let alone =
            bullet.map(|_| Marker { bullet, number: None, letter: false, close: 0, len: text.len() - rest.len() });
        let label = rest.bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
        let (label, tail) = rest.split_at(label);
        let letter = label.len() == 1 && label.starts_with(|c: char| c.is_ascii_lowercase());
        let number = match label.parse() {
            Ok(number) if label.len() <= 3 => number,
            Err(_) if letter => u32::from(label.as_bytes()[0] - b'a') + 1,
            _ => return alone,
        };
        let dot = usize::from(tail.starts_with('.'));
        let bracket = usize::from(tail[dot..].starts_with(')'));
        let tail = &tail[dot + bracket..];
        if dot + bracket == 0 || !spaced(tail) {
            return alone;
        }
        let close = dot as u8 + 2 * bracket as u8;
        Some(Marker { bullet, number: Some(number), letter, close, len: text.len() - tail.len() })
    }

    /// Is the other the marker of the next item of the same list?
    pub(super) fn precedes(&self, next: &Marker) -> bool {
        self.bullet == next.bullet
            && !matches!(self.bullet, Some('-' | '*'))
            && (self.letter, self.close) == (next.letter, next.close)
            && self.number.map(|number| number + 1) == next.number
    }
}
