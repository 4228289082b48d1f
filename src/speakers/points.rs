//! What is read in an article to tell who speaks: sources, names, pronouns and descriptions, in text order.

use super::resolve::Resolver;
use super::senses;
use crate::grammar::{Chunk, Kind};
use crate::lexicon::{Class, Tag, numbers};
use crate::text::Span;
use crate::those::those;
use std::cmp::Reverse;

/// What is read at a token: numbers half as wide as others, as there are many.
#[derive(Clone, Copy, Debug)]
pub(super) enum Point {
    /// The words of a source by its quote, and the token where they end.
    Source(u32, u32),
    Mention(u32),
    Pronoun,
    /// "the president", "the president's aides": a description by its chunk and its noun.
    Description(u32, u32),
}

impl Resolver<'_, '_> {
    /// All that is read, by token; at the same token in the order of [`Point`].
    pub(super) fn points(&self) -> Vec<(u32, Point)> {
        // At one token the longest first: it tells most.
        let mut sources: Vec<(Span, u32)> =
            self.quotes.iter().zip(0..).filter_map(|(quote, number)| Some((quote.source?, number))).collect();
        sources.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
        let sources: Vec<(u32, Point)> = sources
            .into_iter()
            .map(|(span, number)| {
                let tokens = self.text.tokens_in(span);
                (tokens.start as u32, Point::Source(number, tokens.end as u32))
            })
            .collect();
        let mentions =
            self.mentions.iter().zip(0..).map(|(mention, number)| (mention.name.start as u32, Point::Mention(number)));
        let pronouns = those(&self.grammar.tags, |tag| matches!(tag, Tag::PRP | Tag::PRPS));
        let pronouns = pronouns.map(|at| (at as u32, Point::Pronoun));
        let chunks = &self.grammar.chunks.all;
        let phrases = those(chunks, |chunk| (chunk.kind == Kind::Noun) & (chunk.head() != chunk.first()));
        let descriptions = phrases.filter_map(|number| {
            let (chunk, number) = (&chunks[number], number as u32);
            Some((chunk.first() as u32, Point::Description(number, self.describes(chunk)? as u32)))
        });
        // What others say tells nothing of who is on the scene.
        let told = |(at, _): &(u32, Point)| self.told(*at as usize);
        let named = merged(&sources, mentions.filter(told));
        merged(&merged(&named, pronouns.filter(told)), descriptions)
    }

    /// The noun by which a noun phrase may be a description in the article's own words: "the president", or its possessor:
    /// "the president's aides".
    fn describes(&self, chunk: &Chunk) -> Option<usize> {
        if !self.told(chunk.first()) {
            return None;
        }
        let tag = self.grammar.tags[chunk.first()];
        let the = tag == Tag::DT && self.is_word(chunk.first(), &numbers!["the"]);
        let owned = tag == Tag::PRPS && self.is_owned(chunk.first());
        let noun = |at: usize| {
            let token = &self.text.tokens[at];
            let body = || senses::body(token.word).is_some_and(|body| the || body.owned);
            let aged = || the && self.text.age(at).is_some();
            senses::role_at(self.text, at).is_some() || (the || owned) && body() || aged()
        };
        if chunk.head() + 1 >= chunk.last() {
            let document = || self.text.tokens[chunk.head()].word.is(Class::Document);
            if noun(chunk.head()) || tag == Tag::DT && document() {
                return Some(chunk.head());
            }
        }
        let possessor = || (chunk.first() + 2..chunk.head()).find(|at| self.grammar.tags[*at] == Tag::POS);
        the.then(possessor).flatten().map(|mark| mark - 1).filter(|at| noun(*at))
    }

    /// "her campaign".
    pub(super) fn is_owned(&self, first: usize) -> bool {
        self.is_word(first, &numbers!["his", "her"])
    }
}

/// Two lists in one by token, at the same token those of the first before the other's.
fn merged(mut first: &[(u32, Point)], other: impl Iterator<Item = (u32, Point)>) -> Vec<(u32, Point)> {
    let mut all = Vec::with_capacity(2 * first.len());
    // Of so many tokens and chunks few are any: what is asked of each from within costs half as much.
    other.for_each(|point| {
        let (before, behind) = first.split_at(first.iter().take_while(|(at, _)| *at <= point.0).count());
        all.extend_from_slice(before);
        all.push(point);
        first = behind;
    });
    all.extend_from_slice(first);
    all
}
