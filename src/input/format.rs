//! How an input is written.

use std::path::Path;

/// How an input is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// CommonMark with tables and front matter.
    Markdown,
    /// A web page, or a part of one.
    Html,
    /// News in JSON by the IPTC, versions 1 to 3: one item, an array of them, or one a line.
    Ninjs,
    /// One JSON object a line, with `text`.
    Jsonl,
}

/// Which ending is which format. All of them are articles in folders.
const ENDINGS: [(&str, Format); 9] = [
    ("txt", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("json", Format::Ninjs),
    ("jsonl", Format::Jsonl),
    ("ndjson", Format::Jsonl),
];

impl Format {
    /// The format of a file by its ending; none where it is not that of an article.
    pub fn of(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?;
        ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, format)| *format)
    }

    /// The endings of article files.
    pub(super) fn known() -> impl Iterator<Item = &'static str> {
        ENDINGS.iter().map(|(ending, _)| *ending)
    }

    /// The endings of article files, for people.
    pub(super) fn endings() -> String {
        ENDINGS.map(|(ending, _)| format!(".{ending}")).join(" ")
    }
}
