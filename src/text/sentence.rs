//! Sentences.

use super::{Block, Shape, Span, Token, TokenKind};
use crate::lexicon::{Class, Tag};
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
    for (block, unit) in blocks.iter().enumerate() {
        let end = at + tokens[at..].partition_point(|token| token.span.start < unit.span.end);
        let splitter = Splitter { text, tokens, block: at..end };
        while at < end {
            let next = splitter.end(at);
            let span = tokens[at].span.join(tokens[next - 1].span);
            sentences.push(Sentence { span, tokens: at..next, block });
            at = next;
        }
    }
    sentences
}

struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    block: Range<usize>,
}

impl Splitter<'_> {
    fn slice(&self, at: usize) -> &str {
        if self.block.contains(&at) { self.tokens[at].span.of(self.text) } else { "" }
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|_| self.block.contains(&at))
    }

    /// The token behind the sentence that begins at `at`.
    fn end(&self, at: usize) -> usize {
        let mut brackets = 0;
        let mut next = at;
        while next < self.block.end {
            match self.slice(next) {
                "(" | "[" => brackets += 1,
                ")" | "]" => brackets -= 1,
                _ => {}
            }
            let after = self.closers(next + 1);
            // A bracket that never closes holds no sentence together for ever.
            let free = brackets <= 0 || next - at > 60;
            if free && after < self.block.end && self.ends(at, next, after)
                || next > at && self.item_begins(at, next + 1)
            {
                return if self.item_begins(at, next + 1) { next + 1 } else { after };
            }
            next += 1;
        }
        self.block.end
    }

    /// Over the marks that close with the sentence: `.”`, `.)`.
    fn closers(&self, mut at: usize) -> usize {
        while self.token(at).is_some_and(|token| !token.spaced)
            && matches!(self.slice(at), "”" | "\"" | "’" | "'" | "''" | "»" | ")" | "]" | "!" | "?" | ".")
        {
            at += 1;
        }
        at
    }

    /// Does the sentence end with the token `at` and the closers up to `after`?
    fn ends(&self, start: usize, at: usize, after: usize) -> bool {
        let Some(next) = self.token(after) else { return true };
        let mark = self.slice(at);
        if mark.len() > 1 && mark.ends_with('.') && self.tokens[at].kind == TokenKind::Word {
            return after == at + 1 && self.abbreviation_ends(at, next);
        }
        let dots = mark.len() >= 3 && mark.bytes().all(|byte| byte == b'.') || mark == "…";
        if !matches!(mark, "." | "!" | "?" | "。" | "！" | "？") && !dots
            || at == start && mark != "…" && after == at + 1
        {
            return false;
        }
        if !next.spaced || self.slice(after) == "." {
            return false;
        }
        let begins = self.opener(after);
        let lower = self.token(begins).is_some_and(|token| token.shape == Shape::Lower) && begins == after;
        let quoted = self.closers(at + 1) > at + 1 && !matches!(self.slice(after - 1), ")" | "]");
        let ellipsis_before_i = dots && mark.len() == 3 && begins == after && self.slice(after) == "I";
        !(lower || quoted && self.reports(after) || ellipsis_before_i)
    }

    /// Over marks that open with the next sentence.
    fn opener(&self, mut at: usize) -> usize {
        while matches!(self.slice(at), "“" | "\"" | "‘" | "'" | "``" | "«" | "(" | "[" | "—" | "–" | "--" | "-" | "•")
        {
            at += 1;
        }
        at
    }

    /// "Mr. Smith" goes on; "in the U.S. How …" ends.
    fn abbreviation_ends(&self, at: usize, next: &Token) -> bool {
        let word = self.tokens[at].word;
        if word.is(Class::TitleAbbreviation) || self.tokens[at].span.end - self.tokens[at].span.start <= 2 {
            return false;
        }
        let starts = self.opener(at + 1);
        let Some(first) = self.token(starts) else { return false };
        let common = first.word.tag.is_some_and(|tag| {
            matches!(
                tag,
                Tag::DT | Tag::PRP | Tag::PRPS | Tag::IN | Tag::WRB | Tag::WP | Tag::CC | Tag::EX | Tag::MD | Tag::RB
            )
        });
        let title = first.word.is(Class::TitleAbbreviation) && first.span.of(self.text).ends_with('.');
        next.spaced
            && matches!(first.shape, Shape::Capital | Shape::Upper)
            && (common || title && word.text.ends_with("m."))
            || starts > at + 1 && next.spaced && first.shape == Shape::Capital && common
    }

    /// "…?” Roe asked": a short name or pronoun and a verb of saying, behind a quotation.
    fn reports(&self, at: usize) -> bool {
        let name = (at..at + 4).take_while(|at| {
            self.token(*at).is_some_and(|token| {
                matches!(token.shape, Shape::Capital | Shape::Upper) || token.word.tag == Some(Tag::PRP)
            })
        });
        let behind = at + name.count();
        behind > at && self.token(behind).is_some_and(|token| token.word.is(Class::Reporting))
    }

    /// Does an item of a list in running text begin at `at`: "1.) …", "2) …", "• 9. …", "b. …"? The sentence
    /// must have begun with one too.
    fn item_begins(&self, start: usize, at: usize) -> bool {
        at < self.block.end && self.tokens[at].spaced && self.item_mark(start) && self.item_mark(at)
    }

    fn item_mark(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let piece = token.span.of(self.text);
        let bullet = matches!(piece, "•" | "⁃" | "‣" | "▪");
        let number = token.kind == TokenKind::Number && piece.len() <= 2;
        let letter = piece.len() == 1 && token.shape == Shape::Lower
            || piece.len() == 2 && piece.ends_with('.') && token.shape == Shape::Lower;
        let behind = self.token(at + 1).is_some_and(|next| !next.spaced && matches!(self.slice(at + 1), "." | ")"));
        let followed = |at: usize| self.token(at).is_some_and(|next| next.spaced && next.shape == Shape::Capital);
        let skip = if self.slice(at + 1) == "." && self.slice(at + 2) == ")" { at + 3 } else { at + 2 };
        bullet || (number || letter) && behind && followed(skip)
    }
}
