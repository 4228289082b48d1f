//! The words of a source cut to what counts: the noun phrases at its top, without what hangs on them.

use super::senses;
use crate::grammar::{Chunk, Form, Grammar, Kind};
use crate::lexicon::{Class, Tag, numbers};
use crate::text::{Text, TokenKind};
use smallvec::SmallVec;
use std::ops::Range;

/// A noun phrase that a source is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Top {
    /// Its base phrase.
    pub(super) base: Range<usize>,
    /// The noun or pronoun that stands for it.
    pub(super) head: usize,
    /// Where it ends, with what hangs on it: "aides to the mayor".
    pub(super) end: usize,
    /// Is it joined to the one before by "and"?
    pub(super) joined: bool,
    /// Does a comma part it from the one before?
    pub(super) parted: bool,
}

/// How many chunks of a source are read.
const REACH: usize = 48;

/// The noun phrases at the top of some words.
pub(super) fn tops(text: &Text, grammar: &Grammar, tokens: Range<usize>) -> SmallVec<[Top; 1]> {
    let Some(first) = grammar.chunks.of_token.get(tokens.start) else { return SmallVec::new() };
    let mut tops = SmallVec::<[Top; 1]>::new();
    let (mut open, mut joined, mut clause, mut parted) = (true, false, false, false);
    // How many at the start have a verb of their own.
    let mut stale = 0;
    let mut called = false;
    let chunks =
        grammar.chunks.all[*first as usize..].iter().take(REACH).take_while(|chunk| chunk.first() < tokens.end);
    for chunk in chunks {
        match chunk.kind {
            Kind::Noun if open => {
                if parted {
                    tops.drain(..std::mem::take(&mut stale));
                }
                tops.extend(top(text, grammar, chunk, &tokens).map(|top| Top { joined, parted, ..top }));
                (open, joined, parted) = (false, false, false);
            }
            // "Figures reported on Sunday": what hangs on a verb is no part of the name, but "a group called Harbor Friends".
            Kind::Noun if clause || stale > 0 && !called => {}
            // "the renters it polled": a clause without "who".
            Kind::Noun if tops.last().is_some_and(|top| is_clause_behind(text, grammar, top, chunk)) => clause = true,
            Kind::Noun => extend(&mut tops, chunk, &tokens),
            Kind::Wh if tops.is_empty() => tops.extend(top(text, grammar, chunk, &tokens)),
            Kind::Wh => (open, clause) = (false, true),
            // "Where schedules permit, the campaign": what stands before a verb of its own is another clause.
            Kind::Verb if chunk.verb.form == Form::Finite && !clause && !open => {
                (open, stale) = (false, tops.len());
                called = text.tokens[chunk.head()].word.is_one_of(&numbers!["called", "named"]);
            }
            Kind::Verb => (open, clause) = (false, true),
            Kind::Comma | Kind::Bracket | Kind::Break => (open, clause, parted) = (true, false, true),
            Kind::Conjunction
                if text.tokens[chunk.first()].kind == TokenKind::Word
                    && !clause
                    && (open || tops.last().is_some_and(|top| top.end == chunk.first())) =>
            {
                (open, joined) = (true, !tops.is_empty());
            }
            Kind::Link if tops.is_empty() && text.tokens[chunk.first()].word.text() == "that" => {
                tops.extend(top(text, grammar, chunk, &tokens));
            }
            Kind::Link => (open, joined) = (false, false),
            // "the attorney general", "the 42-year-old", "the tech giant": an adjective at the end stands for whom it tells of.
            Kind::Adjective if chunk.last() + 1 == tokens.end && is_noun(text, chunk.last()) => {
                stand_for(&mut tops, chunk);
            }
            _ => {}
        }
    }
    tops
}

/// "the renters it polled", "engineers the council hired": does a phrase that is the subject of its own verb stand right behind?
fn is_clause_behind(text: &Text, grammar: &Grammar, top: &Top, chunk: &Chunk) -> bool {
    let subject = || text.is_word(chunk.first(), &numbers!["i", "we", "you", "he", "she", "it", "they", "the"]);
    top.end == chunk.first() && matches!(grammar.tags[top.end - 1], Tag::NN | Tag::NNS) && subject()
}

/// Is it a word for a person or a body?
fn is_noun(text: &Text, at: usize) -> bool {
    senses::role_of(text, at).is_some() || senses::body(text.tokens[at].word).is_some()
}

/// Lets an adjective right behind the last phrase be its head.
fn stand_for(tops: &mut [Top], chunk: &Chunk) {
    if let Some(top) = tops.last_mut().filter(|top| top.end == chunk.first() && top.base.end == top.end) {
        (top.head, top.end, top.base.end) = (chunk.last(), chunk.last() + 1, chunk.last() + 1);
    }
}

/// A chunk as a phrase, cut to the words.
fn top(text: &Text, grammar: &Grammar, chunk: &Chunk, tokens: &Range<usize>) -> Option<Top> {
    let start = chunk.first().max(tokens.start);
    let mut end = (chunk.last() + 1).min(tokens.end);
    while end > start + 1 && grammar.tags[end - 1] == Tag::POS {
        end -= 1;
    }
    // "a poll released Monday"
    if chunk.head() + 1 < end && chunk.head() >= start && matches!(grammar.tags[chunk.head() + 1], Tag::VBN | Tag::VBD)
    {
        end = chunk.head() + 1;
    }
    // "the union representing nurses"
    let doing = |at: &usize| text.is_word(*at, &numbers!["representing"]) && grammar.tags[at - 1].is_noun();
    // "Roe late Monday"
    let hour = |at: &usize| {
        text.is_word(*at, &numbers!["early", "late"])
            && text.tokens.get(at + 1).is_some_and(|next| next.word.is(Class::Day))
    };
    end = (start + 1..end).find(|at| doing(at) || hour(at)).unwrap_or(end);
    let word = |at: &usize| grammar.tags[*at] != Tag::Punct && grammar.tags[*at] != Tag::POS;
    let head = if chunk.head() < end { chunk.head() } else { (start..end).rev().find(word)? };
    Some(Top { base: start..end, head, end, joined: false, parted: false })
}

/// A phrase behind a preposition belongs to the last at the top, where nothing parts them.
fn extend(tops: &mut [Top], chunk: &Chunk, tokens: &Range<usize>) {
    if let Some(top) = tops.last_mut().filter(|top| chunk.first() <= top.end + 2) {
        top.end = (chunk.last() + 1).min(tokens.end);
    }
}
