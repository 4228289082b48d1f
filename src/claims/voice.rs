//! Whose claim it is: the quote that says the clause.

use super::clauses::{end_before_marks, has_verb};
use crate::grammar::Grammar;
use crate::lexicon::{Tag, numbers};
use crate::quotes::Quote;
use crate::report::{Act, QuoteKind};
use crate::speakers::Cast;
use crate::text::{Span, Text};
use rustc_hash::FxHashSet;
use std::ops::Range;
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
    /// For each where the farthest of it and those before it ends.
    ends: Vec<u32>,
}

impl<'a> Voices<'a> {
    pub(super) fn new(quotes: &'a [Quote], asserting: &[bool], cast: &Cast) -> Voices<'a> {
        let by_somebody = |number: &usize| quotes[*number].source.is_some() || cast.speaker(*number).is_some();
        let asserting = (0..quotes.len()).filter(|number| asserting[*number]).filter(by_somebody);
        let mut contents: Vec<(Span, usize)> = Vec::with_capacity(2 * quotes.len());
        contents.extend(asserting.flat_map(|number| quotes[number].content.iter().map(move |span| (*span, number))));
        contents.sort_unstable_by_key(|(span, number)| (span.start, std::cmp::Reverse(span.end), *number));
        let farthest = |end: &mut u32, (span, _): &(Span, usize)| {
            *end = span.end.max(*end);
            Some(*end)
        };
        let mut ends = Vec::with_capacity(contents.len());
        ends.extend(contents.iter().scan(0, farthest));
        Voices { quotes, contents, ends }
    }

    /// The quote that says a clause: of those whose words are in it, one that holds what names the topic, and then
    /// the one that says most of it. So who quotes somebody else goes before that somebody. Where a quote is little
    /// of the clause, with who says it and how, the clause is the article's own.
    pub(super) fn of(
        &self,
        text: &Text,
        grammar: &Grammar,
        clause: Range<usize>,
        trigger: Option<Span>,
    ) -> Option<usize> {
        let span = text.span(clause.clone());
        let upto = self.contents.partition_point(|(content, _)| content.start < span.end);
        let near = self.contents[..upto].iter().zip(&self.ends[..upto]).rev().take(NEAREST);
        let reaches = near.take_while(|(_, end)| **end > span.start).map(|(content, _)| content);
        let said = reaches.filter(|(content, _)| content.end > span.start);
        let rank = |(content, number): &&(Span, usize)| {
            let holds = trigger.is_some_and(|trigger| content.contains(trigger));
            (holds, content.shared(span), std::cmp::Reverse(*number))
        };
        let whole = said.filter(|(_, number)| !is_aside(text, grammar, clause.clone(), &self.quotes[*number]));
        let number = whole.max_by_key(rank)?.1;
        let quote = &self.quotes[number];
        let of_quote = quote.said_in(span).iter().chain(&quote.source).chain(&quote.cue);
        let own: u32 = of_quote.map(|part| part.shared(span)).sum();
        (f64::from(own) >= LITTLE * f64::from(span.end - span.start)).then_some(number)
    }

    /// The part of a clause that the quote says: "Roe said that | the tax would not rise". Where that has no verb, the whole.
    pub(super) fn said(
        &self,
        text: &Text,
        grammar: &Grammar,
        clause: Range<usize>,
        quote: usize,
        trigger: Option<Span>,
    ) -> Range<usize> {
        let span = text.span(clause.clone());
        let contents = self.quotes[quote].said_in(span);
        let holds = |content: &&Span| trigger.is_some_and(|trigger| content.contains(trigger));
        let Some(content) = contents.iter().find(holds).or(contents.first()) else { return clause };
        let said = text.tokens_in(*content);
        let mut said = said.start.max(clause.start)..said.end.min(clause.end);
        let opens = |at: usize| {
            let that = text.tokens[at].word.is_one_of(&numbers!["that", "whether"]);
            grammar.tags[at] == Tag::Punct || that && grammar.tags[at] == Tag::IN
        };
        while said.len() > 1 && opens(said.start) {
            said.start += 1;
        }
        said.end = end_before_marks(grammar, said.clone());
        if has_verb(grammar, said.clone()) { said } else { clause }
    }
}

/// Has the clause more to say than the quote: is that only of the subordinate clause in front of it ("While Roe said so,
/// …"), or does it set something against what is reported ("Roe said so, but …")?
fn is_aside(text: &Text, grammar: &Grammar, clause: Range<usize>, quote: &Quote) -> bool {
    let (first, content) = (&text.tokens[clause.start], quote.content[0]);
    let Some(next) = text.tokens.get(clause.start + 1).filter(|_| clause.len() > 1) else { return false };
    if first.word.is_one_of(&numbers!["but"]) {
        let reported = quote.kind == QuoteKind::Indirect && quote.cue.is_some_and(|cue| cue.end <= content.start);
        let against = !next.word.is_one_of(&numbers!["that", "rather", "not", "only", "also"]);
        return reported && against && content.start < first.span.start;
    }
    let subordinate = numbers!["while", "whilst", "although", "though", "after", "before", "because", "since"];
    let begins =
        first.word.is_one_of(&subordinate) && quote.source.is_some_and(|source| source.start == next.span.start);
    begins && {
        let of_quote = quote.content.last().into_iter().chain(&quote.source).chain(&quote.cue);
        let end = of_quote.map(|span| span.end).max().unwrap_or(0);
        let rest = text.tokens_in(Span::new(end, text.tokens[clause.end - 1].span.end));
        !rest.is_empty() && grammar.tags[rest.start] == Tag::Punct && has_verb(grammar, rest)
    }
}

/// Does the quote say something of the world, and has it somebody who does? What is still "to say" is not said, and
/// "everyone" is nobody, nor is "it" that is "worth noting". Where it only names an act, a wish or an object, it does if its
/// words stand in marks, or if its cue judges, demands or denies; and where the object is no deed of its own.
pub(super) fn asserts(text: &Text, quote: &Quote) -> bool {
    let [source, cue] = [quote.source, quote.cue].map(|span| span.map_or("", |span| span.of(text.source)));
    let is_one_of = |words: &[&str]| words.iter().any(|word| source.eq_ignore_ascii_case(word));
    let nobody = is_one_of(&["everyone", "everybody", "nobody"]) || is_one_of(&["it"]) && cue.ends_with("ing");
    if nobody || quote.kind == QuoteKind::Indirect && cue.starts_with("to ") {
        return false;
    }
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
        // "denied taking bribes"
        Act::Denial if quote.rule == "verb-gerund" => true,
        Act::Statement | Act::Praise | Act::Denial | Act::Question | Act::Threat => {
            names_object && !DEEDS.contains(quote.lemma)
        }
        _ => false,
    }
}

/// Verbs whose object is what somebody does or hands out.
static DEEDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("deeds.txt").lines().filter(|line| !line.starts_with('#')).collect());

#[cfg(test)]
mod tests {
    use crate::report::Certainty::{Asserted, Possible, Questioned};
    use crate::report::Polarity::{Affirmed, Negated};
    use crate::report::Time::{Future, Past};

    #[test]
    fn who_denies_a_deed_claims_that_it_was_not_so() {
        let found = crate::analyse("Dana Roe denied taking bribes. The mayor hopes to cut the tax.").claims;
        assert_eq!(found.iter().map(|claim| claim.quote.is_some()).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn the_colours_are_of_what_is_said_and_not_of_who_says_it() {
        let cases = [
            ("The mayor said that the tax would not rise.", (Negated, Asserted, Future)),
            ("“The tax will not rise,” the mayor said.", (Negated, Asserted, Future)),
            ("The mayor warned the tax might rise.", (Affirmed, Possible, Future)),
            ("The mayor denied that the tax had risen.", (Negated, Asserted, Past)),
            ("The mayor asked whether the tax would rise.", (Affirmed, Questioned, Future)),
            ("The mayor did not say that the tax had risen.", (Affirmed, Asserted, Past)),
        ];
        for (source, colours) in cases {
            let found = crate::analyse(source).claims;
            let claim = found.first().unwrap_or_else(|| panic!("no claim: {source}"));
            assert_eq!((claim.polarity, claim.certainty, claim.time), colours, "{source}");
        }
    }
}
