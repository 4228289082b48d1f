//! A shallow grammar by rule: a word class for each token, quotation marks, noun phrases, verb groups.

mod chunk;
mod chunks;
pub mod marks;
mod speech;
mod tagger;

pub(crate) use chunk::Kinds;
pub use chunk::{Chunk, Form, Kind, Verb};
pub(crate) use chunks::ASSERTIONS;
pub use chunks::Chunks;

use crate::lexicon::Tag;
use crate::text::{Text, TokenKind};
use marks::Marks;

/// The grammar of a text.
#[derive(Debug, Default)]
pub struct Grammar {
    /// A tag for each token of [`Text::tokens`].
    pub tags: Vec<Tag>,
    /// The numbers of the words and numbers with a capital, in text order: few are, and names are made of them.
    pub(crate) capitals: Vec<u32>,
    /// Quotation marks.
    pub marks: Marks,
    /// The sentences cut into chunks.
    pub chunks: Chunks,
}

impl Grammar {
    /// Reads a text.
    pub fn new(text: &Text) -> Grammar {
        let (mut tags, capitals) = tagger::tags(text);
        let marks = marks::marks(text, &tags);
        name_works(text, &marks, &mut tags);
        let chunks = chunks::chunks(text, &tags, &marks);
        Grammar { tags, capitals, marks, chunks }
    }
}

/// The words of a quoted title are names, whatever they are elsewhere: "the film “Nobody Told Me”".
fn name_works(text: &Text, marks: &Marks, tags: &mut [Tag]) {
    for quoted in marks.quoted.iter().filter(|quoted| quoted.outermost) {
        if speech::is_name(text, tags, quoted) {
            for token in speech::inner(text, quoted).filter(|token| text.tokens[*token].kind == TokenKind::Word) {
                tags[token] = Tag::NNP;
            }
        }
    }
}
