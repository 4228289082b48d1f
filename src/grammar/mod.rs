//! A shallow grammar by rule: a word class for each token, noun phrases, verb groups, clause ends.

mod chunks;
mod tagger;

pub use chunks::{Chunk, Chunks, Form, Kind, Verb};

use crate::lexicon::Tag;
use crate::text::Text;

/// The grammar of a text.
#[derive(Debug)]
pub struct Grammar {
    /// A tag for each token of [`Text::tokens`].
    pub tags: Vec<Tag>,
    /// The sentences cut into chunks.
    pub chunks: Chunks,
}

impl Grammar {
    /// Reads a text.
    pub fn new(text: &Text) -> Grammar {
        let tags = tagger::tags(text);
        let chunks = chunks::chunks(text, &tags);
        Grammar { tags, chunks }
    }
}
