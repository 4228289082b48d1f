//! Sentences.

use super::{Block, Span, Token};
use std::ops::Range;

/// A sentence, or a line that stands for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// The numbers of its tokens.
    pub tokens: Range<usize>,
    /// The number of its block in [`super::Text::blocks`].
    pub block: usize,
}

/// The sentences of the blocks, in order; they hold every token.
pub(super) fn sentences(text: &str, blocks: &[Block], tokens: &[Token]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut at = 0;
    for (number, block) in blocks.iter().enumerate() {
        let mut first = at;
        while at < tokens.len() && tokens[at].span.end <= block.span.end {
            at += 1;
            let ends = matches!(tokens[at - 1].span.of(text), "." | "!" | "?");
            let last = at == tokens.len() || tokens[at].span.start >= block.span.end;
            if ends || last {
                let span = tokens[first].span.join(tokens[at - 1].span);
                sentences.push(Sentence { span, tokens: first..at, block: number });
                first = at;
            }
        }
    }
    sentences
}
