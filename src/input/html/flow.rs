//! Words as they come, collected into stretches of plain text.

use std::ops::Range;

/// The text read so far; the last stretch may still grow.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) text: String,
    /// Where the stretch that grows begins.
    start: usize,
    /// Is a blank due before the next word?
    blank: bool,
    /// Has it words outside of links?
    plain: bool,
}

/// A stretch of text.
pub(super) struct Stretch {
    pub(super) range: Range<usize>,
    /// Has it words outside of links and times?
    pub(super) plain: bool,
}

impl Flow {
    /// Adds text; runs of blanks are one, and none stands at the start of a line.
    pub(super) fn words(&mut self, text: &str, plain: bool) {
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        for (number, word) in text.split(blank).enumerate() {
            self.blank |= number > 0;
            if !word.is_empty() {
                if self.blank && self.grows() && !self.text.ends_with('\n') {
                    self.text.push(' ');
                }
                self.add(word, plain);
            }
        }
    }

    /// Adds text as it stands.
    pub(super) fn as_it_stands(&mut self, text: &str) {
        self.add(text, true);
    }

    /// Adds the end of a line.
    pub(super) fn line_end(&mut self) {
        if self.grows() {
            self.text.push('\n');
        }
        self.blank = false;
    }

    /// Ends the stretch; none where there are only blanks.
    pub(super) fn end(&mut self) -> Option<Stretch> {
        let body = &self.text[self.start..];
        let start = self.start + body.len() - body.trim_start().len();
        let range = start..self.start + body.trim_end().len();
        self.text.truncate(range.end.max(start));
        (self.start, self.blank) = (self.text.len(), false);
        let plain = std::mem::take(&mut self.plain);
        (range.start < range.end).then_some(Stretch { range, plain })
    }

    fn grows(&self) -> bool {
        self.text.len() > self.start
    }

    fn add(&mut self, text: &str, plain: bool) {
        self.text.push_str(text);
        self.blank = false;
        self.plain |= plain && !text.trim().is_empty();
    }
}
