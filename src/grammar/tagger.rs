//! Word classes: what the lexicon says, what the form says where it says nothing, mended by context.

use crate::lexicon::Tag;
use crate::text::{Shape, Text, TokenKind};

/// A tag for each token.
pub(super) fn tags(text: &Text) -> Vec<Tag> {
    text.tokens
        .iter()
        .map(|token| match (token.kind, token.word.tag) {
            (TokenKind::Mark, _) => Tag::Punct,
            (TokenKind::Number, _) => Tag::CD,
            (TokenKind::Word, Some(tag)) => tag,
            (TokenKind::Word, None) if token.shape == Shape::Lower => Tag::NN,
            (TokenKind::Word, None) => Tag::NNP,
        })
        .collect()
}
