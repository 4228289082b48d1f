//! From the offsets of a report back to the article.

use super::Report;
use crate::input::Article;
use crate::text::{OffsetUnit, Offsets};
use std::ops::Range;

/// Finds what a report's offsets name in the article that it is on.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    given: Offsets<'a>,
    points: Offsets<'a>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(article: &'a Article, report: &Report) -> Places<'a> {
        let text = article.text.as_str();
        let given = Offsets::new(text, report.document.offset_unit);
        Places { given, points: Offsets::new(text, OffsetUnit::Codepoint) }
    }

    /// The bytes from one offset to another; on character boundaries whatever the offsets.
    pub(crate) fn bytes(&self, start: usize, end: usize) -> Range<usize> {
        let start = self.given.byte(start);
        start..self.given.byte(end).max(start)
    }

    /// The code points of a stretch of bytes.
    pub(crate) fn code_points(&self, bytes: &Range<usize>) -> Range<usize> {
        self.points.at(bytes.start as u32)..self.points.at(bytes.end as u32)
    }
}
