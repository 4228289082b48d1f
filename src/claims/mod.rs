//! What is asserted about which topic, by whom, how surely; and how much each sentence is worth a check.

mod clauses;
mod colour;
mod same;
mod subject;
pub mod topics;
mod voice;
mod worth;

pub use topics::{Topic, Topics};
pub use worth::{Feature, Found, check_worthiness, features, logistic};

use crate::grammar::Grammar;
use crate::quotes::Quote;
use crate::report::{Certainty, Polarity, Time};
use crate::rules::{Rule, read};
use crate::speakers::Cast;
use crate::text::{Span, Text};
use same::Said;
use smallvec::SmallVec;
use std::ops::Range;
use std::sync::LazyLock;
use subject::Subject;
use voice::Voices;

/// One claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The clause.
    pub span: Span,
    /// The tokens of its clause.
    pub tokens: Range<usize>,
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
    /// The numbers of the topics.
    pub topics: SmallVec<[usize; 2]>,
    /// What named the topics, in text order: the number of the topic and the words; none where they go on from other
    /// sentences.
    pub triggers: SmallVec<[(usize, Span); 2]>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// The id of the rule that made it.
    pub rule: &'static str,
    /// The number of the first claim that says the same.
    pub same_as: Option<usize>,
}

/// The rules that make claims, by id.
pub fn rules() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> =
        LazyLock::new(|| read(include_bytes!(concat!(env!("OUT_DIR"), "/claims.ppmd"))));
    &RULES
}

/// All claims of a text, by start: each clause that is about a topic.
pub fn claims(text: &Text, grammar: &Grammar, quotes: &[Quote], cast: &Cast, topics: &Topics) -> Vec<Claim> {
    let asserting: Vec<bool> = quotes.iter().map(|quote| voice::asserts(text, quote)).collect();
    let voices = Voices::new(quotes, &asserting, cast);
    let mut subjects = subject::subjects(text, grammar, quotes, &asserting, topics);
    let (mut claims, mut clauses) = (Vec::with_capacity(subjects.len()), Vec::new());
    let mut said = Said::with_room(subjects.len());
    for subjects in subjects.chunk_by_mut(|one, next| one.sentence == next.sentence) {
        let first = claims.len();
        clauses::cut(text, grammar, told(text, subjects[0].sentence), &mut clauses);
        add(&mut claims, text, grammar, &voices, &clauses, subjects);
        // While the words lie near yet.
        claims[first..].iter().for_each(|claim| said.add(text, grammar, claim));
    }
    said.link(&mut claims);
    claims
}

/// The tokens of a sentence behind its dateline and the dash that parts them.
fn told(text: &Text, sentence: usize) -> Range<usize> {
    let sentence = &text.sentences[sentence];
    let all = sentence.tokens.clone();
    let behind = text.behind_dateline(sentence);
    if behind == all.start {
        return all;
    }
    let parts = |at: &usize| matches!(text.tokens[*at].span.of(text.source), "—" | "–" | "-" | "--" | ":");
    let first = behind + (behind..all.end).take_while(parts).count();
    if first < all.end { first..all.end } else { all }
}

/// Adds the claims of a sentence: of its clauses those with words that name topics, and its first with a verb where a
/// topic goes on from elsewhere.
fn add(
    claims: &mut Vec<Claim>,
    text: &Text,
    grammar: &Grammar,
    voices: &Voices,
    clauses: &[Range<usize>],
    subjects: &mut [Subject],
) {
    // Most sentences are one clause.
    if let [clause] = clauses {
        claims.push(claim(text, grammar, voices, clause.clone(), subjects));
        return;
    }
    let main = clauses.iter().position(|clause| clauses::has_verb(grammar, clause.clone())).unwrap_or(0);
    let place = |subject: &Subject| match subject.words {
        Some((first, _)) => clauses.partition_point(|clause| clause.end <= first).min(clauses.len() - 1),
        None => main,
    };
    subjects.sort_by_key(place);
    let of_clauses = subjects.chunk_by(|one, next| place(one) == place(next));
    claims.extend(of_clauses.map(|own| claim(text, grammar, voices, clauses[place(&own[0])].clone(), own)));
}

/// The claim of a clause about its subjects, of which there are some.
fn claim(text: &Text, grammar: &Grammar, voices: &Voices, clause: Range<usize>, subjects: &[Subject]) -> Claim {
    let words = |(first, last): (usize, usize)| text.span(first..last + 1);
    let triggers: SmallVec<_> =
        subjects.iter().filter_map(|subject| Some((subject.topic, words(subject.words?)))).collect();
    let span = text.span(clause.clone());
    let trigger = triggers.first().map(|(_, words)| *words);
    let quote = voices.of(text, grammar, clause.clone(), trigger);
    let said = quote.map_or(clause.clone(), |quote| voices.said(text, grammar, clause.clone(), quote, trigger));
    let sentence = subjects[0].sentence;
    let (polarity, certainty, time) = colour::colours(text, grammar, &text.sentences[sentence].tokens, said);
    let rule = subjects[0].rule;
    Claim {
        span,
        tokens: clause,
        sentence,
        quote,
        polarity,
        certainty,
        time,
        topics: subject::topics_of(subjects),
        triggers,
        confidence: if rule == subject::NAMED { 0.7 } else { 0.5 },
        rule,
        same_as: None,
    }
}
