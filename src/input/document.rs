//! The unit of reading: a file, or a line of one.

use super::decode::decode;
use super::{Article, Failure, Format, InputError, Reading, jsonl};

/// Bytes that are read as a whole: a file, standard input, or a line of a jsonl input.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path as given, with the line: "feed.jsonl:3". It is the id of an article that names none.
    pub place: String,
    /// How it is written; for jsonl it is one line.
    pub format: Format,
    /// What was read.
    pub bytes: Vec<u8>,
}

impl Document {
    /// Its articles: one, but for a ninjs feed, and none in a blank line.
    pub fn articles(self, reading: &Reading) -> Vec<Result<Article, Failure>> {
        let Document { place, format, bytes } = self;
        let read = decode(bytes, reading).and_then(|text| match format {
            Format::Text => Ok(Some(Article::new(&place, text))),
            Format::Jsonl => jsonl::article(&text, &place),
            Format::Markdown => Err(InputError::NotRead("Markdown")),
            Format::Html => Err(InputError::NotRead("HTML")),
            Format::Ninjs => Err(InputError::NotRead("ninjs")),
        });
        read.map_err(|error| Failure { place, error }).transpose().into_iter().collect()
    }
}
