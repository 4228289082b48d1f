//! Quotation marks: which opens, which closes, which pairs with which. One odd mark costs only its own
//! quotation.

use super::speech;
use crate::lexicon::Tag;
use crate::text::{Sentence, Shape, Text, Token, TokenKind};
use std::cell::LazyCell;

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The token of the opening mark.
    pub open: usize,
    /// Its last token: the closing mark, or the last word where none closes it.
    pub last: usize,
    /// How it ends.
    pub ending: Ending,
    /// Does it stand in no other quotation?
    pub outermost: bool,
    /// Does it stand for itself, and not as words of the sentence around it? Told of the outermost only.
    pub speech: bool,
}

/// How a quotation ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// By a closing mark.
    Closed,
    /// It goes on in the next paragraph, which opens with a mark again.
    RunsOn,
    /// Nobody closed it.
    Unclosed,
}

/// The quotations of a text.
#[derive(Debug, Default)]
pub struct Marks {
    /// All, by their opening mark.
    pub quoted: Vec<Quoted>,
    /// For each token the number of the outermost quotation that holds it, its marks included; [`NONE`] for most.
    holder: Vec<u32>,
    /// Closing marks that close nothing.
    pub stray: Vec<usize>,
}

/// The number of no quotation.
const NONE: u32 = u32::MAX;

impl Marks {
    /// The outermost quotation that holds the token.
    pub fn outermost(&self, token: usize) -> Option<&Quoted> {
        self.quoted.get(*self.holder.get(token)? as usize)
    }

    /// Does a quotation hold one of the tokens?
    pub(crate) fn hold_any(&self, tokens: std::ops::Range<usize>) -> bool {
        self.held(tokens).iter().any(|number| *number != NONE)
    }

    /// Do quotations hold all the tokens?
    pub(crate) fn hold_all(&self, tokens: std::ops::Range<usize>) -> bool {
        self.held(tokens).iter().all(|number| *number != NONE)
    }

    /// What holds some tokens; nothing for a run that ends before it begins.
    fn held(&self, tokens: std::ops::Range<usize>) -> &[u32] {
        self.holder.get(tokens).unwrap_or_default()
    }

    /// The speech that holds the token.
    pub fn speech(&self, token: usize) -> Option<&Quoted> {
        self.outermost(token).filter(|quoted| quoted.speech)
    }

    /// The marks of the quotations that a sentence goes through, in order.
    pub(super) fn transparent(&self) -> impl Iterator<Item = usize> {
        let quoted = self.quoted.iter().filter(|quoted| quoted.outermost && !quoted.speech);
        quoted
            .flat_map(|quoted| [Some(quoted.open), (quoted.ending == Ending::Closed).then_some(quoted.last)])
            .flatten()
    }
}

/// Single or double, whatever the style: a pair may be made of two styles, not of two widths.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Width {
    Single,
    Double,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Opens,
    Closes,
    /// An apostrophe, or a mark that can be neither.
    Neither,
}

/// Pairs the marks of a text, paragraph by paragraph.
pub(super) fn marks(text: &Text, tags: &[Tag]) -> Marks {
    let mut marks = Marks { holder: vec![NONE; text.tokens.len()], ..Marks::default() };
    let mut signs = &text.signs[..];
    let mut paragraphs = text.sentences.chunk_by(|sentence, next| sentence.block == next.block);
    while let Some([first, .., last] | [first @ last]) = paragraphs.next() {
        let tokens = first.tokens.start..last.tokens.end;
        let next_opens = opens_behind(text, paragraphs.clone());
        let inside = signs.partition_point(|sign| (*sign as usize) < tokens.end);
        pair(text, tokens, &signs[..inside], next_opens, &mut marks);
        signs = &signs[inside..];
    }
    marks.quoted.sort_unstable_by_key(|quoted| quoted.open);
    hold(&mut marks);
    let mut last_sentence = None;
    for quoted in marks.quoted.iter_mut().filter(|quoted| quoted.outermost) {
        let sentence = text.sentences.partition_point(|sentence| sentence.tokens.end <= quoted.open);
        quoted.speech = speech::is_speech(text, tags, quoted, last_sentence == Some(sentence));
        let end = text.sentences.partition_point(|sentence| sentence.tokens.end <= quoted.last);
        last_sentence = if quoted.speech { Some(end) } else { last_sentence };
    }
    marks
}

/// The mark that opens the paragraph behind, or the one behind a heading or a caption, which a speech goes on behind.
fn opens_behind<'a>(text: &Text, mut behind: impl Iterator<Item = &'a [Sentence]>) -> Option<Width> {
    let opens = |paragraph: &[Sentence]| {
        let mark = text.tokens[paragraph.first()?.tokens.start].span.of(text.source);
        width(mark).filter(|_| !matches!(mark, "”" | "’" | "''"))
    };
    let next = behind.next()?;
    opens(next).or_else(|| behind.next().filter(|_| text.is_between(next)).and_then(opens))
}

/// Notes for each token the outermost quotation around it.
fn hold(marks: &mut Marks) {
    let mut end = 0;
    for (number, quoted) in marks.quoted.iter_mut().enumerate() {
        quoted.outermost = quoted.open >= end;
        if quoted.outermost {
            end = quoted.last + 1;
            marks.holder[quoted.open..end].fill(number as u32);
        }
    }
}

/// Pairs the marks of one paragraph, which are some of its signs.
fn pair(text: &Text, tokens: std::ops::Range<usize>, signs: &[u32], next_opens: Option<Width>, marks: &mut Marks) {
    let mut open: Vec<(usize, Width)> = Vec::new();
    let singles_close = LazyCell::new(|| single_closers(text, tokens.clone()));
    let singles_run_on = next_opens == Some(Width::Single);
    let last_straight =
        LazyCell::new(|| tokens.clone().rev().find(|token| is_straight(text, *token)).unwrap_or(tokens.start));
    for (at, token) in signs.iter().map(|sign| (*sign as usize, &text.tokens[*sign as usize])) {
        let may_pair = token.kind == TokenKind::Mark && matches!(token.mark, 0 | b'"' | b'\'' | b'`');
        let Some(width) = may_pair.then(|| width(token.span.of(text.source))).flatten() else { continue };
        let is_open = open.iter().any(|(_, other)| *other == width);
        match turn(text, &tokens, at, width, is_open, || *singles_close, singles_run_on) {
            Turn::Opens => {
                let same = open.iter().rposition(|(_, other)| *other == width);
                // "They say “no” to it.": a curly mark within straight ones that close.
                let within = |found: &usize| {
                    let straight = is_straight(text, open[*found].0);
                    token.span.of(text.source) == "“"
                        && if straight { *last_straight > at } else { both_close(text, at + 1..tokens.end) }
                };
                if let Some(found) = same.filter(|found| !within(found)) {
                    for (lost, _) in open.drain(found..) {
                        marks.quoted.push(unclosed(text, lost, at - 1));
                    }
                }
                open.push((at, width));
            }
            Turn::Closes => match open.iter().rposition(|(_, other)| *other == width) {
                Some(found) => {
                    let (start, _) = open[found];
                    for (lost, _) in open.drain(found..).skip(1) {
                        marks.quoted.push(unclosed(text, lost, at - 1));
                    }
                    if at > start + 1 {
                        marks.quoted.push(Quoted {
                            open: start,
                            last: at,
                            ending: Ending::Closed,
                            outermost: false,
                            speech: false,
                        });
                    }
                }
                None => marks.stray.push(at),
            },
            Turn::Neither => {}
        }
    }
    for (number, (start, _)) in open.into_iter().enumerate() {
        if number == 0 && next_opens.is_some() && start + 1 < tokens.end {
            marks.quoted.push(Quoted {
                open: start,
                last: tokens.end - 1,
                ending: Ending::RunsOn,
                outermost: false,
                speech: false,
            });
        } else if start + 1 < tokens.end {
            marks.quoted.push(unclosed(text, start, tokens.end - 1));
        }
    }
}

/// A quotation that nobody closed ends with its sentence.
fn unclosed(text: &Text, open: usize, latest: usize) -> Quoted {
    let sentence = text.sentences.partition_point(|sentence| sentence.tokens.end <= open);
    let end = text.sentences.get(sentence).map_or(latest, |sentence| sentence.tokens.end - 1);
    Quoted { open, last: end.min(latest).max(open), ending: Ending::Unclosed, outermost: false, speech: false }
}

fn width(mark: &str) -> Option<Width> {
    match mark {
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "``" | "''" | "＂" => Some(Width::Double),
        "'" | "‘" | "’" | "‚" | "`" | "‹" | "›" => Some(Width::Single),
        _ => None,
    }
}

/// Does the paragraph hold single marks that surely close ("word.’ ")? Then a ’ after an s may be an apostrophe.
fn single_closers(text: &Text, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|at| {
        at > 0
            && text.tokens[at].kind == TokenKind::Mark
            && !text.tokens[at].spaced
            && (text.tokens[at].mark == b'\''
                || text.tokens[at].mark == 0 && text.tokens[at].span.of(text.source) == "’")
            && ends_with_mark(&text.tokens[at - 1], text)
    })
}

fn ends_with_mark(token: &Token, text: &Text) -> bool {
    token.span.of(text.source).ends_with(['.', ',', '?', '!', '…'])
}

fn turn(
    text: &Text,
    tokens: &std::ops::Range<usize>,
    at: usize,
    width: Width,
    is_open: bool,
    singles_close: impl Fn() -> bool,
    singles_run_on: bool,
) -> Turn {
    let token = &text.tokens[at];
    let before_open = at == tokens.start
        || token.spaced
        || matches!(
            text.tokens[at - 1].span.of(text.source),
            "(" | "[" | "—" | "–" | "-" | "--" | "“" | "\"" | "‘" | "'" | "/"
        );
    let after_open = at + 1 < tokens.end && !text.tokens[at + 1].spaced;
    match (token.span.of(text.source), width) {
        // “It's unusual,“ said Roe: the wrong way round.
        ("“", _) if is_open && !before_open && !after_open => Turn::Closes,
        ("“" | "„" | "‟" | "«" | "``", _) => Turn::Opens,
        // ”It's unusual,” said Roe.
        ("”", _) if !is_open && before_open && after_open => Turn::Opens,
        ("”" | "»", _) => Turn::Closes,
        (_, Width::Double) => match (before_open, after_open) {
            (true, true) if at > tokens.start && !token.spaced => straight(is_open),
            (true, true) => Turn::Opens,
            (false, false) if !is_open && is_misplaced(text, at + 1..tokens.end) => Turn::Opens,
            (false, false) => Turn::Closes,
            _ => straight(is_open),
        },
        ("‘" | "‚" | "‹", _) if after_open => Turn::Opens,
        // 'She said, "I am not."'
        ("’" | "'" | "›", _)
            if is_open && (!before_open || !token.spaced && !after_open) && closes_single(text, at, &singles_close) =>
        {
            Turn::Closes
        }
        ("'" | "`", _)
            if before_open
                && after_open
                && !is_open
                && (singles_run_on && begins_speech(text, tokens, at) || closes_later(text, tokens, at)) =>
        {
            Turn::Opens
        }
        _ => Turn::Neither,
    }
}

/// "Roe said," It rained.": does the mark before those tokens, behind a comma or a colon, open, since the next can only close?
fn is_misplaced(text: &Text, mut behind: std::ops::Range<usize>) -> bool {
    let leads = behind.start.checked_sub(2).is_some_and(|at| matches!(text.tokens[at].mark, b',' | b':'));
    let next = leads.then(|| behind.find(|at| text.tokens[*at].mark == b'"')).flatten();
    next.is_some_and(|at| !text.tokens[at].spaced)
}

/// "“They say “no” to it,” she said": are the next two double marks those that close?
fn both_close(text: &Text, tokens: std::ops::Range<usize>) -> bool {
    let marks =
        tokens.filter(|at| text.tokens[*at].kind == TokenKind::Mark).map(|at| text.tokens[at].span.of(text.source));
    let mut double = marks.filter(|mark| width(mark) == Some(Width::Double));
    [double.next(), double.next()] == [Some("”"); 2]
}

fn is_straight(text: &Text, token: usize) -> bool {
    text.tokens[token].span.of(text.source) == "\""
}

fn straight(is_open: bool) -> Turn {
    if is_open { Turn::Closes } else { Turn::Opens }
}

/// Does the ’ at `at` close, or is it the apostrophe of a plural ("the players’ union")?
fn closes_single(text: &Text, at: usize, singles_close: impl FnOnce() -> bool) -> bool {
    let before = text.tokens[at - 1].span.of(text.source);
    let plural = before.ends_with(['s', 'z', 'x'])
        && text
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.spaced && next.word.tag.is_some_and(|tag| tag.is_noun() || tag.is_adjective()));
    !(plural && singles_close())
}

/// "Roe added: 'It rained.": may a straight single mark open a speech that goes on in the next paragraph?
fn begins_speech(text: &Text, tokens: &std::ops::Range<usize>, at: usize) -> bool {
    let leads = at == tokens.start
        || text.tokens[at - 1].span.of(text.source) == ":"
        || ends_with_mark(&text.tokens[at - 1], text);
    leads && matches!(text.tokens[at + 1].shape, Shape::Capital | Shape::Upper)
}

/// Does a straight single mark that closes follow in the paragraph?
fn closes_later(text: &Text, tokens: &std::ops::Range<usize>, at: usize) -> bool {
    (at + 2..tokens.end.min(at + 400)).any(|later| {
        matches!(text.tokens[later].span.of(text.source), "'" | "’")
            && !text.tokens[later].spaced
            && text
                .tokens
                .get(later + 1)
                .is_none_or(|next| next.spaced || later + 1 >= tokens.end || next.word.text().is_empty())
    })
}
