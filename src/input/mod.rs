//! What people hand in, read as articles: sources (paths, folders, standard input) give documents, and a
//! document gives its articles.

mod article;
mod decode;
mod document;
mod error;
mod expectation;
mod format;
mod html;
mod jsonl;
mod markdown;
mod ninjs;
mod sources;

pub use article::Article;
pub use document::Document;
pub use error::{Failure, InputError};
pub use expectation::{article_of, expectation, is_expectation};
pub use format::Format;
pub use sources::{Paths, documents, files, files_and_expectations};

use encoding_rs::Encoding;

/// How many bytes one document may have, unless the caller says otherwise.
pub const MAX_BYTES: usize = 64 << 20;

/// How inputs are read.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// How they are written; none goes by the file's ending, and is text on standard input.
    pub format: Option<Format>,
    /// The encoding where no byte order mark names another.
    pub encoding: &'static Encoding,
    /// How many bytes one document may have.
    pub max_bytes: usize,
}

impl Default for Reading {
    fn default() -> Reading {
        Reading { format: None, encoding: encoding_rs::UTF_8, max_bytes: MAX_BYTES }
    }
}

/// The articles of all paths, in order; what cannot be read costs only itself.
///
/// ```
/// use newsclaim::input::{Paths, Reading, articles};
/// let read: Vec<_> = articles(Paths::given(vec!["fixtures/council.txt".into()]), Reading::default()).collect();
/// assert_eq!(read[0].as_ref().unwrap().id, "fixtures/council.txt");
/// ```
pub fn articles(paths: Paths, reading: Reading) -> impl Iterator<Item = Result<Article, Failure>> + Send {
    documents(paths, reading).flat_map(move |document| match document {
        Ok(document) => document.articles(&reading),
        Err(failure) => vec![Err(failure)],
    })
}
