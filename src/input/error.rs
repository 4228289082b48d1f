//! Why an input could not be read.

use std::fmt;
use std::io;

/// An input that could not be read; the others are not touched by it.
#[derive(Debug)]
pub struct Failure {
    /// The path as given, with the line or item in it: "feed.jsonl:3". "-" is standard input.
    pub place: String,
    /// What is wrong there.
    pub error: InputError,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.error)
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Why an input could not be read as an article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// There is nothing of that name.
    #[error("no such file or folder; check the path")]
    NotFound,
    /// The system does not let it be opened or read.
    #[error("cannot be read: {0}")]
    Unreadable(#[source] io::Error),
    /// Something below a folder cannot be listed.
    #[error("cannot be listed: {0}")]
    Unlisted(#[source] ignore::Error),
    /// A folder holds no file that is read as an article.
    #[error("no articles in this folder; article files end in {endings}")]
    NoArticles {
        /// The endings of article files.
        endings: String,
    },
    /// The bytes are not text in the encoding.
    #[error("the bytes are not {encoding} text (first at byte {byte}); name the encoding with --encoding")]
    NotText {
        /// The name of the encoding.
        encoding: &'static str,
        /// The first byte that is wrong.
        byte: usize,
    },
    /// A document has more bytes than one may have.
    #[error("more than {0} bytes, which is what one document may have; split it or raise --max-bytes")]
    TooLong(usize),
    /// The lines of such an encoding cannot be told apart by bytes.
    #[error("lines of {0} cannot be told apart; jsonl is UTF-8")]
    NoLines(&'static str),
    /// The text is no JSON.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A JSON value is no article.
    #[error("not an article: {0}; an article is a JSON object with \"text\", or a ninjs item")]
    NotArticle(String),
}

impl From<io::Error> for InputError {
    fn from(error: io::Error) -> InputError {
        match error.kind() {
            io::ErrorKind::NotFound => InputError::NotFound,
            _ => InputError::Unreadable(error),
        }
    }
}
