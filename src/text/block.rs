//! Paragraphs, and lines of their own: headings, bylines, datelines, list items.

use super::Span;

/// A paragraph or a line that stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its text without the blank space around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The number of its paragraph, from 1.
    pub paragraph: u32,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Prose,
    /// A headline or a heading between paragraphs.
    Heading,
    /// Who wrote it.
    Byline,
    /// An item of a list.
    ListItem,
}

/// The blocks of a text, in order; they hold every non-blank character.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start as u32, (start + body.len()) as u32);
            blocks.push(Block { span, kind: BlockKind::Prose, paragraph: blocks.len() as u32 + 1 });
        }
        at += line.len();
    }
    blocks
}
