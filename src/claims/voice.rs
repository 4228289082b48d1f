//! Whose claim it is: the quote that says the clause.

use crate::quotes::Quote;
use crate::report::{Act, QuoteKind};
use crate::speakers::Cast;
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// How many spans before the end of a clause are looked at for those that say it.
const NEAREST: usize = 32;

/// Less than this part of a clause is little.
const LITTLE: f64 = 0.3;

/// The content spans of quotes that assert something and have somebody who does.
pub(super) struct Voices<'a> {
    quotes: &'a [Quote],
    /// By start, the widest first, with the number of the quote.
    contents: Vec<(Span, usize)>,
}

impl<'a> Voices<'a> {
    pub(super) fn new(quotes: &'a [Quote], cast: &Cast) -> Voices<'a> {
        let by_somebody = |number: &usize| quotes[*number].source.is_some() || cast.speaker(*number).is_some();
        let asserting = (0..quotes.len()).filter(|number| asserts(&quotes[*number])).filter(by_somebody);
        let mut contents: Vec<(Span, usize)> =
            asserting.flat_map(|number| quotes[number].content.iter().map(move |span| (*span, number))).collect();
        contents.sort_unstable_by_key(|(span, number)| (span.start, std::cmp::Reverse(span.end), *number));
        Voices { quotes, contents }
    }

    /// The quote that says a clause: of those whose words are in it, one that holds what names the topic, and then
    /// the one that says most of it. So who quotes somebody else goes before that somebody. Where a quote is little
    /// of the clause, with who says it and how, the clause is the article's own.
    pub(super) fn of(&self, clause: Span, trigger: Option<Span>) -> Option<usize> {
        let upto = self.contents.partition_point(|(content, _)| content.start < clause.end);
        let near = self.contents[..upto].iter().rev().take(NEAREST);
        let said = near.filter(|(content, _)| content.end > clause.start);
        let rank = |(content, number): &&(Span, usize)| {
            let holds = trigger.is_some_and(|trigger| content.contains(trigger));
            (holds, content.shared(clause), std::cmp::Reverse(*number))
        };
        let number = said.max_by_key(rank)?.1;
        let quote = &self.quotes[number];
        let of_quote = quote.content.iter().chain(&quote.source).chain(&quote.cue);
        let own: u32 = of_quote.map(|span| span.shared(clause)).sum();
        (f64::from(own) >= LITTLE * f64::from(clause.end - clause.start)).then_some(number)
    }
}

/// Does the quote say something of the world? Where it only names an act, a wish or an object, it does if its words
/// stand in marks, or if its cue judges, demands or denies; and where the object is no deed of its own.
pub(super) fn asserts(quote: &Quote) -> bool {
    let names_object = quote.rule == "verb-object";
    let names_rest = matches!(
        quote.rule,
        "verb-infinitive" | "verb-gerund" | "verb-preposition" | "noun-infinitive" | "noun-preposition" | "passive-by"
    );
    if !names_object && !names_rest || quote.kind != QuoteKind::Indirect {
        return true;
    }
    match quote.act {
        Act::Criticism | Act::Agreement => true,
        Act::Demand => names_object,
        Act::Statement | Act::Praise | Act::Denial | Act::Question | Act::Threat => {
            names_object && !DEEDS.contains(quote.lemma)
        }
        _ => false,
    }
}

/// Verbs whose object is what somebody does or hands out.
static DEEDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("deeds.txt").lines().filter(|line| !line.starts_with('#')).collect());
