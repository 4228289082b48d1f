//! Places in the article's text as editors count them.

use crate::input::Article;
use crate::report::{Places, Report};
use serde::Serialize;

/// A stretch of the article's text. Lines and columns count from 1, columns in code points; the end is behind the
/// last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The line of its first character.
    pub line: usize,
    /// The column of its first character.
    pub column: usize,
    /// The line of its end.
    pub end_line: usize,
    /// The column of its end.
    pub end_column: usize,
}

/// Finds places by the offsets of a report.
pub(super) struct Lines<'a> {
    text: &'a str,
    places: Places<'a>,
    /// The code point that each line begins at.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(article: &'a Article, report: &Report) -> Lines<'a> {
        let ends = article.text.chars().enumerate().filter(|(_, c)| *c == '\n').map(|(number, _)| number + 1);
        Lines {
            text: &article.text,
            places: Places::new(article, report),
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// The place of a stretch of the text, in the unit of the report.
    pub(super) fn place(&self, start: usize, end: usize) -> Place {
        let points = self.places.code_points(&self.places.bytes(start, end));
        let ((line, column), (end_line, end_column)) = (self.at(points.start), self.at(points.end));
        Place { line, column, end_line, end_column }
    }

    /// The words of a stretch of the text, in the unit of the report.
    pub(super) fn words(&self, start: usize, end: usize) -> &'a str {
        &self.text[self.places.bytes(start, end)]
    }

    fn at(&self, point: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= point);
        (line, point - self.starts[line - 1] + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, extract, text::OffsetUnit};

    #[test]
    fn lines_and_columns_count_as_editors_do() {
        let article = Article::new("-", "é😀\r\nOne.\n\n“Two”".to_string());
        for (offsets, two) in [(OffsetUnit::Codepoint, 10), (OffsetUnit::Byte, 14), (OffsetUnit::Utf16, 11)] {
            let report = extract(&article, &Options { offsets, ..Options::default() });
            let lines = Lines::new(&article, &report);
            let place = lines.place(two + 1, two + 1);
            assert_eq!((place.line, place.column), (4, 2), "{offsets:?}");
            let place = lines.place(0, usize::MAX);
            assert_eq!((place.line, place.column, place.end_line, place.end_column), (1, 1, 4, 6), "{offsets:?}");
        }
    }
}
