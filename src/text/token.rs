//! Tokens: words, numbers and marks on Unicode word boundaries, contractions and possessives apart.

use super::{Block, Span};
use crate::lexicon::{self, Word};
use unicode_segmentation::UnicodeSegmentation;

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are set.
    pub shape: Shape,
    /// Does blank space stand before it?
    pub spaced: bool,
    /// What the lexicon knows of it; [`Word::UNKNOWN`] when it knows nothing.
    pub word: &'static Word,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters (and what stands within a word: "o'clock", "U.S.", "vice-president").
    Word,
    /// Digits first: "12", "3.5", "1990s", "$" apart.
    Number,
    /// Anything else.
    Mark,
}

/// How a word's letters are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No capital: "said".
    Lower,
    /// A capital first: "Said", "McCain".
    Capital,
    /// Two capitals or more and no small letter: "NATO", "U.S.".
    Upper,
    /// A capital, not first: "iPhone".
    Mixed,
    /// No letter.
    None,
}

/// The tokens of the blocks, in order.
pub(super) fn tokens(text: &str, blocks: &[Block]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut lower = String::new();
    for block in blocks {
        let mut end = block.span.start;
        for (offset, piece) in block.span.of(text).split_word_bound_indices() {
            if piece.trim().is_empty() {
                continue;
            }
            let start = block.span.start + offset as u32;
            let span = Span::new(start, start + piece.len() as u32);
            let kind = match piece.chars().next() {
                Some(first) if first.is_alphabetic() => TokenKind::Word,
                Some(first) if first.is_numeric() => TokenKind::Number,
                _ => TokenKind::Mark,
            };
            lower.clear();
            lower.extend(piece.chars().flat_map(char::to_lowercase));
            let word = lexicon::look_up(&lower);
            tokens.push(Token { span, kind, shape: shape(piece), spaced: start > end, word });
            end = span.end;
        }
    }
    tokens
}

fn shape(piece: &str) -> Shape {
    let mut letters = piece.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::None };
    let (mut upper, mut lower) = (u32::from(first.is_uppercase()), u32::from(!first.is_uppercase()));
    for letter in letters {
        if letter.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (_, 0, _) => Shape::Lower,
        (true, 2.., 0) => Shape::Upper,
        (true, _, _) => Shape::Capital,
        (false, _, _) => Shape::Mixed,
    }
}
