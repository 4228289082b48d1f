//! What is asserted about which topic, by whom, how surely; and how much each sentence is worth a check.

mod colour;
pub mod topics;
mod worth;

pub use topics::{Topic, Topics};
pub use worth::{Feature, Found, check_worthiness, features, logistic};

use crate::grammar::Grammar;
use crate::lexicon::Tag;
use crate::quotes::Quote;
use crate::report::{Certainty, Polarity, Time};
use crate::text::{Span, Text};
use std::ops::Range;
use topics::Named;

/// One claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The clause.
    pub span: Span,
    /// The number of its sentence.
    pub sentence: usize,
    /// The number of the quote that it stands in; `None` in the article's own voice.
    pub quote: Option<usize>,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// How surely.
    pub certainty: Certainty,
    /// Of what time.
    pub time: Time,
    /// What named the topics, in text order: the number of the topic and the words.
    pub triggers: Vec<(usize, Span)>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// The id of the rule that made it.
    pub rule: &'static str,
}

/// All claims of a text, by start: each clause that names a topic.
pub fn claims(text: &Text, grammar: &Grammar, quotes: &[Quote], topics: &Topics) -> Vec<Claim> {
    let mut claims = Vec::new();
    let by_start = innermost_order(quotes);
    let named = topics.find(text, grammar);
    let mut rest = named.as_slice();
    for (number, sentence) in text.sentences.iter().enumerate() {
        for clause in clauses(text, grammar, sentence.tokens.clone()) {
            let (own, behind) = rest.split_at(rest.partition_point(|named| named.first < clause.end));
            rest = behind;
            claims.extend(claim(text, grammar, quotes, &by_start, number, clause, own));
        }
    }
    claims
}

/// The claim of a clause, if it names a topic.
fn claim(
    text: &Text,
    grammar: &Grammar,
    quotes: &[Quote],
    contents: &[(Span, usize)],
    sentence: usize,
    clause: Range<usize>,
    named: &[Named],
) -> Option<Claim> {
    let words = |named: &Named| text.tokens[named.first].span.join(text.tokens[named.last].span);
    let triggers: Vec<(usize, Span)> = named.iter().map(|named| (named.topic, words(named))).collect();
    let first = triggers.first()?.1;
    let span = text.tokens[clause.start].span.join(text.tokens[clause.end - 1].span);
    let (polarity, certainty, time) = colour::colours(text, grammar, clause);
    let quote = innermost(contents, first, quotes);
    Some(Claim { span, sentence, quote, polarity, certainty, time, triggers, confidence: 0.6, rule: "topic-trigger" })
}

/// The content spans of all quotes, by start, the widest first.
fn innermost_order(quotes: &[Quote]) -> Vec<(Span, usize)> {
    let mut spans: Vec<(Span, usize)> = quotes
        .iter()
        .enumerate()
        .flat_map(|(number, quote)| quote.content.iter().map(move |span| (*span, number)))
        .collect();
    spans.sort_unstable_by_key(|(span, number)| (span.start, std::cmp::Reverse(span.end), *number));
    spans
}

/// The innermost quote whose words hold the span: one that says a whole clause before one that names a wish or
/// an object only.
fn innermost(contents: &[(Span, usize)], span: Span, quotes: &[Quote]) -> Option<usize> {
    let upto = contents.partition_point(|(content, _)| content.start <= span.start);
    let holders = || {
        let near = contents[..upto].iter().rev().take(32);
        near.filter(|(content, _)| content.contains(span))
            .map(|(_, quote)| *quote)
            .filter(|quote| quotes[*quote].source.is_some())
    };
    let says = |quote: &usize| {
        !matches!(
            quotes[*quote].rule,
            "verb-object"
                | "verb-infinitive"
                | "verb-gerund"
                | "verb-preposition"
                | "noun-infinitive"
                | "noun-preposition"
                | "passive-by"
        )
    };
    holders().find(says).or_else(|| holders().next())
}

/// Cuts a sentence into clauses: at semicolons, and at a comma before a conjunction or subordinator, where
/// both sides have a verb of their own.
fn clauses(text: &Text, grammar: &Grammar, sentence: Range<usize>) -> Vec<Range<usize>> {
    let has_verb = |range: Range<usize>| {
        range.into_iter().any(|at| matches!(grammar.tags[at], Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
    };
    let mut clauses = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        let mark = text.tokens[at].span.of(text.source);
        let joins = at + 1 < sentence.end
            && matches!(
                text.tokens[at + 1].word.text,
                "and" | "but" | "or" | "while" | "though" | "although" | "because" | "so"
            );
        let cuts = mark == ";" || mark == "," && joins;
        if cuts
            && at > start
            && has_verb(start..at)
            && (at + 1..sentence.end).len() > 2
            && has_verb(at + 1..(at + 12).min(sentence.end))
        {
            clauses.push(start..at);
            start = at + 1;
        }
    }
    clauses.push(start..sentence.end);
    for clause in &mut clauses {
        while clause.len() > 1 && grammar.tags[clause.end - 1] == Tag::Punct {
            clause.end -= 1;
        }
    }
    clauses
}
