//! A shallow grammar by rule: a word class for each token, quotation marks, noun phrases, verb groups.

mod chunks;
pub mod marks;
mod speech;
mod tagger;

pub use chunks::{Chunk, Chunks, Form, Kind, Verb};

use crate::lexicon::Tag;
use crate::text::Text;
use marks::Marks;

/// The grammar of a text.
#[derive(Debug)]
pub struct Grammar {
    /// A tag for each token of [`Text::tokens`].
    pub tags: Vec<Tag>,
    /// Quotation marks.
    pub marks: Marks,
    /// The sentences cut into chunks.
    pub chunks: Chunks,
}

impl Grammar {
    /// Reads a text.
    pub fn new(text: &Text) -> Grammar {
        let tags = tagger::tags(text);
        let marks = marks::marks(text, &tags);
        let chunks = chunks::chunks(text, &tags, &marks);
        Grammar { tags, marks, chunks }
    }
}
