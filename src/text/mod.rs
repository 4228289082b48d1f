//! The article's text and the units in it: lines and paragraphs, sentences, tokens. Nothing here changes
//! the text; every unit is a span into it.

mod block;
mod cluster;
mod marked;
mod marker;
mod offsets;
mod place;
mod plain;
mod scan;
mod sentence;
mod span;
mod token;

pub use block::{Block, BlockKind};
use marked::Marked;
pub use offsets::{OffsetUnit, Offsets};
pub use place::line_and_column;
pub use sentence::Sentence;
pub use span::Span;
use std::ops::Range;
use token::Tokens;
pub(crate) use token::{LongWords, lower_hash, lowered};
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
    /// The last byte of each token.
    ends: Marked,
    /// The numbers of the tokens that may end a sentence, be a quotation mark, or lead to what follows.
    pub(crate) signs: Vec<u32>,
}

impl<'a> Text<'a> {
    /// Finds the units of a text.
    pub fn new(source: &'a str) -> Text<'a> {
        let blocks = block::blocks(source);
        let Tokens { all: tokens, ends, signs, .. } = token::tokens(source, &blocks);
        let sentences = sentence::sentences(source, &blocks, &tokens, &ends, &signs);
        Text { source, blocks, sentences, tokens, ends, signs }
    }

    /// The span of some tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start].span.join(self.tokens[tokens.end - 1].span)
    }

    /// The tokens that a span holds, in whole or in part.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        // As many end before a byte as stand before the first that ends behind it.
        let [first, last] = [span.start, span.end].map(|byte| self.ends.before(byte as usize));
        let held = self.tokens.get(last).is_some_and(|token| token.span.start < span.end);
        first..(last + usize::from(held)).max(first)
    }

    /// The first token of a sentence behind the dateline that it opens with, if any.
    pub(crate) fn behind_dateline(&self, sentence: &Sentence) -> usize {
        let dateline = self.blocks[sentence.block].dateline.filter(|dateline| dateline.start == sentence.span.start);
        dateline.map_or(sentence.tokens.start, |dateline| self.tokens_in(dateline).end)
    }

    /// The numbers of the sentences that a span holds, in whole or in part.
    pub(crate) fn sentences_in(&self, span: Span) -> Range<usize> {
        let first = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        first..self.sentences.partition_point(|sentence| sentence.span.start < span.end).max(first)
    }

    /// Are the sentences, of one block, no part of the running text: a heading, or a caption with the credit of its picture?
    pub(crate) fn is_between(&self, block: &[Sentence]) -> bool {
        let heading = |sentence: &Sentence| self.blocks[sentence.block].kind == BlockKind::Heading;
        block.first().is_some_and(heading) || block.iter().any(|sentence| self.is_labelled_credit(sentence))
    }

    /// "Image: Dana Roe": does the sentence begin with a label of whose a picture is?
    pub(crate) fn is_labelled_credit(&self, sentence: &Sentence) -> bool {
        sentence::opens_credit(&self.tokens[sentence.tokens.start..])
    }

    /// "46" of "46-year-old".
    pub(crate) fn age(&self, token: usize) -> Option<&'a str> {
        self.tokens[token].span.of(self.source).strip_suffix("-year-old")
    }

    /// Is the token one of those words?
    pub(crate) fn is_word(&self, at: usize, words: &[u16]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.word.is_one_of(words))
    }

    /// Is the token that mark, one byte of ASCII?
    pub(crate) fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.tokens.get(at).is_some_and(|token| token.mark == mark)
    }

    /// Does a sentence begin with the token?
    pub(crate) fn opens_sentence(&self, token: usize) -> bool {
        self.sentences.binary_search_by_key(&token, |sentence| sentence.tokens.start).is_ok()
    }
}

#[cfg(test)]
mod tests;
