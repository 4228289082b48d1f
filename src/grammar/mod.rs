//! A shallow grammar by rule: a word class for each token, noun phrases, verb groups, clause ends.

mod tagger;

use crate::lexicon::Tag;
use crate::text::Text;

/// The grammar of a text.
#[derive(Debug)]
pub struct Grammar {
    /// A tag for each token of [`Text::tokens`].
    pub tags: Vec<Tag>,
}

impl Grammar {
    /// Reads a text.
    pub fn new(text: &Text) -> Grammar {
        Grammar { tags: tagger::tags(text) }
    }
}
