//! Tokens: words, numbers and marks on Unicode word boundaries, contractions and possessives apart.

use super::{Block, Span};
use crate::lexicon::{self, Class, Word};
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
    let mut pieces = Vec::new();
    let mut lower = String::new();
    for block in blocks {
        pieces.clear();
        pieces.extend(
            (block.span.of(text).split_word_bound_indices()).filter(|(_, piece)| !piece.trim().is_empty()).map(
                |(offset, piece)| {
                    Span::new(block.span.start + offset as u32, block.span.start + (offset + piece.len()) as u32)
                },
            ),
        );
        let mut at = 0;
        let mut end = block.span.start;
        while at < pieces.len() {
            let (span, next) = merged(text, &pieces, at, &mut lower);
            let cut = clitic(span.of(text)).map_or(span.end, |cut| span.start + cut as u32);
            for part in [Span::new(span.start, cut), Span::new(cut, span.end)] {
                if !part.is_empty() {
                    tokens.push(token(text, part, part.start > end, &mut lower));
                    end = part.end;
                }
            }
            at = next;
        }
    }
    tokens
}

fn token(text: &str, span: Span, spaced: bool, lower: &mut String) -> Token {
    let piece = span.of(text);
    let kind = match piece.trim_start_matches(['\'', '’', '@', '#']).chars().next() {
        Some(first) if first.is_alphabetic() => TokenKind::Word,
        Some(first) if first.is_numeric() => TokenKind::Number,
        _ => TokenKind::Mark,
    };
    Token { span, kind, shape: shape(piece), spaced, word: look_up(piece, lower) }
}

fn look_up(piece: &str, lower: &mut String) -> &'static Word {
    lower.clear();
    lower.extend(piece.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    lexicon::look_up(lower)
}

/// The token that begins with the piece `at`, and the piece behind it.
fn merged(text: &str, pieces: &[Span], at: usize, lower: &mut String) -> (Span, usize) {
    let first = pieces[at];
    let adjoins = |number: usize| number < pieces.len() && pieces[number].start == pieces[number - 1].end;
    let of = |number: usize| pieces[number].of(text);
    let mut next = at + 1;
    match of(at) {
        mark @ ("." | "-" | "`" | "'") => {
            while adjoins(next) && of(next) == mark {
                next += 1;
            }
        }
        "@" | "#" if adjoins(next) && starts_word(of(next)) => next += 1,
        "http" | "https" | "HTTP" | "HTTPS"
            if adjoins(next) && of(next) == ":" && adjoins(next + 1) && of(next + 1) == "/" =>
        {
            while adjoins(next) && !matches!(of(next), "\"" | "”" | "’" | ")" | ">" | ",") {
                next += 1;
            }
            while matches!(of(next - 1), "." | "?" | "!") && next - 1 > at {
                next -= 1;
            }
        }
        piece if starts_word(piece) => {
            while adjoins(next)
                && matches!(of(next), "-" | "‑" | "@" | "&")
                && adjoins(next + 1)
                && starts_word(of(next + 1))
            {
                next += 2;
            }
            let last = of(next - 1);
            if adjoins(next)
                && of(next) == "."
                && !(adjoins(next + 1) && of(next + 1) == ".")
                && takes_stop(text, pieces, next - 1, last, lower)
            {
                next += 1;
            }
        }
        _ => {}
    }
    (first.join(pieces[next - 1]), next)
}

fn starts_word(piece: &str) -> bool {
    piece.chars().next().is_some_and(char::is_alphanumeric)
}

/// Does the stop behind the word belong to it: an abbreviation, an initial, "U.S"?
fn takes_stop(text: &str, pieces: &[Span], at: usize, word: &str, lower: &mut String) -> bool {
    let mut chars = word.chars();
    let single = matches!((chars.next(), chars.next()), (Some(c), None) if c.is_uppercase());
    if single {
        let next_is_name = pieces.get(at + 2).is_some_and(|next| next.of(text).starts_with(char::is_uppercase));
        return word != "I" || next_is_name && at > 0 && pieces[at - 1].of(text).starts_with(char::is_uppercase);
    }
    let dotted = word.len() <= 8
        && word.contains('.')
        && word.split('.').all(|letters| letters.chars().count() == 1 && !letters.starts_with(char::is_numeric));
    let known = look_up(word, lower);
    let number_follows = || pieces.get(at + 2).is_some_and(|next| next.of(text).starts_with(char::is_numeric));
    dotted || known.is(Class::Abbreviation) || known.is(Class::NumberAbbreviation) && number_follows()
}

/// Where a contraction or possessive is cut: "did|n't", "Trump|'s", "we|'re".
fn clitic(piece: &str) -> Option<usize> {
    let cut = piece.rfind(['\'', '’'])?;
    let tail = piece[cut..].trim_start_matches(['\'', '’']);
    match tail {
        "s" | "S" | "re" | "ve" | "ll" | "d" | "m" | "RE" | "VE" | "LL" | "D" | "M" if cut > 0 => Some(cut),
        "t" | "T" if piece[..cut].ends_with(['n', 'N']) && cut > 1 => Some(cut - 1),
        _ => None,
    }
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
