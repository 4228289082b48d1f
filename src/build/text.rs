//! The library's tokens, of a text of one line.

#[path = "../text/cluster.rs"]
mod cluster;
#[path = "../text/marked.rs"]
mod marked;
#[path = "../text/place.rs"]
mod place;
#[path = "../text/plain.rs"]
mod plain;
#[path = "../text/scan.rs"]
mod scan;
#[path = "../text/span.rs"]
mod span;
#[path = "../text/token.rs"]
mod token;

pub(crate) use place::line_and_column;
pub(crate) use span::Span;
pub(crate) use token::{Shape, Token, TokenKind, lowered};

/// The line.
pub(crate) struct Block {
    pub(crate) span: Span,
}

pub(crate) struct Text<'a> {
    pub(crate) source: &'a str,
    pub(crate) tokens: Vec<Token>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(source: &'a str) -> Text<'a> {
        let line = Block { span: Span::new(0, source.len() as u32) };
        Text { source, tokens: token::tokens(source, &[line]).all }
    }
}
