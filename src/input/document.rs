//! The unit of reading: a file, or a line of one.

use super::decode::decode;
use super::{Article, Failure, Format, Reading, html, jsonl, markdown, ninjs};

/// Bytes that are read as a whole: a file, standard input, or a line of a jsonl input.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path as given, with the line: "feed.jsonl:3". It is the id of an article that names none.
    pub place: String,
    /// How it is written; for jsonl it is one line.
    pub format: Format,
    /// What was read.
    pub bytes: Vec<u8>,
    /// Is another one there behind it, which need not be waited for?
    pub more: bool,
}

impl Document {
    /// Its articles: one, but for a JSON file that holds several, and none in a blank line.
    pub fn articles(self, reading: &Reading) -> Vec<Result<Article, Failure>> {
        let Document { place, format, bytes, .. } = self;
        let text = match decode(bytes, reading) {
            Ok(text) => text,
            Err(error) => return vec![Err(Failure { place, error })],
        };
        match format {
            Format::Text => vec![Ok(Article::new(&place, text))],
            Format::Markdown => vec![Ok(markdown::article(&text, &place))],
            Format::Html => vec![Ok(html::article(&text, &place))],
            Format::Ninjs => ninjs::articles(&text, &place),
            Format::Jsonl => {
                let read = jsonl::article(&text, &place).map_err(|error| Failure { place, error });
                read.transpose().into_iter().collect()
            }
        }
    }
}
