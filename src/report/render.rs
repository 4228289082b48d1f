//! How reports are printed: one file a format. Articles are rendered one by one, each on its own, so that a
//! stream of them needs no more memory than one.

use super::Report;
use crate::input::Article;
use std::io;

/// A format of the output.
pub trait Render: Send + Sync {
    /// What stands before the first article.
    fn begin(&self) -> String {
        String::new()
    }

    /// One article, whole lines of it. Several threads call this at once; the results are put in order.
    ///
    /// # Errors
    /// Where the format cannot hold what the report holds.
    fn article(&self, article: &Article, report: &Report) -> io::Result<Vec<u8>>;

    /// What stands after the last article.
    fn end(&self) -> String {
        String::new()
    }
}
