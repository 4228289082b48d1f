//! Word classes after Brill, "Transformation-based error-driven learning and natural language processing",
//! Computational Linguistics 21 (1995): each word first gets its likeliest class, from the lexicon or from its form
//! (`forms.tsv`); then rules (`rules.tsv`), one after the other, change classes where the context tells.

mod forms;
mod rules;
mod sight;

use crate::lexicon::{self, Tag, TagSet, numbers};
use crate::text::{Sentence, Shape, Text, Token, TokenKind};
use sight::Sight;
use std::ops::Range;

/// There is hardly more than one capital to so many tokens.
const RARE: usize = 5;

/// A tag for each token, and which words and numbers have a capital.
pub(super) fn tags(text: &Text) -> (Vec<Tag>, Vec<u32>) {
    let mut tags = Vec::with_capacity(text.tokens.len());
    let mut capitals = Vec::with_capacity(text.tokens.len() / RARE);
    let mut sight = Sight::new(text);
    for sentence in &text.sentences {
        let headline = is_headline(sentence);
        for piece in pieces(&text.tokens, sentence.tokens.clone()) {
            see(&mut sight, piece, sentence.tokens.start, headline);
            sight.change();
            tags.extend_from_slice(sight.tags());
            capitals.extend(sight.capitals().map(|at| at as u32));
        }
    }
    (tags, capitals)
}

/// A sentence in pieces that are seen at once; all but the longest are one. The others are parted behind their marks.
fn pieces(all: &[Token], tokens: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let Range { mut start, end } = tokens;
    std::iter::from_fn(move || {
        let most = end.min(start + sight::LONGEST);
        let mark = || (start + sight::LONGEST / 2..most).rev().find(|at| all[*at].kind == TokenKind::Mark);
        let cut = if most == end { end } else { mark().map_or(most, |mark| mark + 1) };
        let piece = start..cut;
        start = cut;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Sees the tokens of a piece, each with its likeliest tag.
fn see(sight: &mut Sight, tokens: Range<usize>, start: usize, headline: bool) {
    sight.turn_to(tokens.clone(), start, headline);
    let text = sight.text;
    // So that it is asked what stands before the first.
    let mut behind_mark = true;
    for (at, token) in tokens.clone().zip(&text.tokens[tokens]) {
        if token.kind == TokenKind::Mark {
            sight.add_mark(at, token);
            behind_mark = true;
            continue;
        }
        let opens = at == start || behind_mark && sight.opens_behind(at - 1);
        let (mut tag, could) = likeliest(text, token, opens || headline);
        // "Marlow & Hope"
        let joined = behind_mark && at > start && text.tokens[at - 1].mark == b'&' && token.shape == Shape::Capital;
        if joined || token.shape != Shape::Lower && !headline && is_closed(tag) && names(&text.tokens, start, at) {
            tag = Tag::NNP;
        }
        sight.add(at, token, opens, tag, could);
        behind_mark = false;
    }
    sight.group();
}

/// Does a word of few, set with a capital, stand for a name: behind "the" ("the Met", "the IT minister"), or alone in capitals
/// ("WHO officials")?
fn names(tokens: &[Token], start: usize, at: usize) -> bool {
    let token = &tokens[at];
    let before = (at > start).then(|| &tokens[at - 1]);
    let alone = || {
        let beside = [before, tokens.get(at + 1)].into_iter().flatten();
        token.word.is_one_of(&numbers!["who", "it", "us"])
            && !beside.map(|token| token.shape).any(|shape| shape == Shape::Upper)
    };
    let article = || before.is_some_and(|before| before.word.is_one_of(&numbers!["the"]));
    match token.shape {
        Shape::Upper => alone() || article(),
        Shape::Capital => article() || before.is_some_and(is_part_of_name),
        _ => false,
    }
}

/// Does a name go on behind the word: "Mr Stokes", "Sarah Rose"?
fn is_part_of_name(token: &Token) -> bool {
    token.shape == Shape::Capital
        && (token.word.is_given() && token.word.tag.is_none_or(Tag::is_proper)
            || token.word.is_one_of(&numbers!["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr."]))
}

/// Are nearly all words set with a capital?
fn is_headline(sentence: &Sentence) -> bool {
    sentence.headed.is_some_and(|long| long.all >= 3)
}

/// The tag of a word or number on its own, and all it could be; `small`: is its capital no sign of a name?
fn likeliest(text: &Text, token: &Token, small: bool) -> (Tag, TagSet) {
    // Most words need no look at their text.
    let piece = || token.span.of(text.source);
    let (tag, mut could) = match (token.kind, token.word.tag) {
        (TokenKind::Number, _) if piece().ends_with(char::is_alphabetic) && piece().contains('-') => {
            (Tag::JJ, TagSet::EMPTY)
        }
        (_, Some(tag)) => (tag, token.word.tags),
        (TokenKind::Number, _) => (Tag::CD, TagSet::EMPTY),
        _ => forms::by_form(piece()),
    };
    could.insert(tag);
    let capital = token.kind == TokenKind::Word && token.shape != Shape::Lower;
    if !capital {
        return (tag, could);
    }
    // "Cross-examined by Roe, he fled.", "Match-winner Roe"
    if small
        && token.word.tag.is_none()
        && let Some(last) = last_of_compound(token, piece())
    {
        could.insert(Tag::NN);
        return (if last == Tag::NN { last } else { tag }, could);
    }
    could.insert(Tag::NNP);
    could.insert(Tag::NNPS);
    let tag = match tag {
        _ if token.word.tag.is_none() || token.word.is_one_of(&numbers!["de"]) => Tag::NNP,
        _ if small || is_closed(tag) && !(tag == Tag::MD && token.shape == Shape::Capital) => tag,
        Tag::NNS => Tag::NNPS,
        _ => Tag::NNP,
    };
    (tag, could)
}

/// "Cross-examined", "Match-winner": what the word in small letters is that stands behind a hyphen at its end.
fn last_of_compound(token: &Token, piece: &str) -> Option<Tag> {
    let (_, last) = piece.rsplit_once('-').filter(|_| token.shape == Shape::Capital)?;
    lexicon::look_up(last).tag.filter(|tag| !tag.is_proper())
}

/// Classes whose words are few, and are no names even with a capital.
fn is_closed(tag: Tag) -> bool {
    use Tag::{CC, DT, EX, IN, MD, PDT, POS, PRP, PRPS, RB, TO, VBD, VBP, VBZ, WDT, WP, WRB};
    matches!(tag, DT | IN | PRP | PRPS | CC | MD | TO | WDT | WP | WRB | EX | POS | PDT | VBZ | VBP | RB | VBD)
}
