//! The article's text and the units in it: lines and paragraphs, sentences, tokens. Nothing here changes
//! the text; every unit is a span into it.

mod block;
mod cluster;
mod marker;
mod offsets;
mod place;
mod plain;
mod scan;
mod sentence;
mod span;
mod token;

pub use block::{Block, BlockKind};
pub use offsets::{OffsetUnit, Offsets};
pub use place::line_and_column;
pub use sentence::Sentence;
pub use span::Span;
pub(crate) use token::lowered;
pub use token::{Shape, Token, TokenKind};

/// A text with its units, each list in text order.
#[derive(Debug)]
pub struct Text<'a> {
    /// The article's text, as given.
    pub source: &'a str,
    /// Paragraphs and the lines that stand for themselves.
    pub blocks: Vec<Block>,
    /// Sentences; none crosses a block.
    pub sentences: Vec<Sentence>,
    /// Tokens; none crosses a sentence.
    pub tokens: Vec<Token>,
}

impl<'a> Text<'a> {
    /// Finds the units of a text.
    pub fn new(source: &'a str) -> Text<'a> {
        let blocks = block::blocks(source);
        let tokens = token::tokens(source, &blocks);
        let sentences = sentence::sentences(source, &blocks, &tokens);
        Text { source, blocks, sentences, tokens }
    }

    /// Does a sentence begin with the token?
    pub(crate) fn opens_sentence(&self, token: usize) -> bool {
        self.sentences.binary_search_by_key(&token, |sentence| sentence.tokens.start).is_ok()
    }
}

#[cfg(test)]
mod tests;
