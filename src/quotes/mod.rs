//! Who said what: quotation marks give direct speech, cues give the rest; each attribution is a source, a
//! cue and its content.

mod attribute;
mod circumstances;
mod clause;
mod cues;
mod join;
pub mod marks;
mod rules;

pub use rules::{Rule, rules};

use crate::grammar::Grammar;
use crate::report::{Act, QuoteKind};
use crate::text::{Span, Text};
use attribute::Found;
use clause::{Clause, Run};
use marks::Marks;

/// One attribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// What is said; more than one span where the cue stands within it. Never empty, in text order.
    pub content: Vec<Span>,
    /// The words that name who says it.
    pub source: Option<Span>,
    /// The words that report.
    pub cue: Option<Span>,
    /// In marks, partly, or not.
    pub kind: QuoteKind,
    /// What the cue does.
    pub act: Act,
    /// To whom.
    pub addressee: Option<Span>,
    /// Through what.
    pub medium: Option<Span>,
    /// Where.
    pub place: Option<Span>,
    /// When.
    pub time: Option<Span>,
    /// The number of the quote that it stands in.
    pub nested_in: Option<usize>,
    /// The number of the earlier quote whose speaker goes on here, where this one has no source of its own.
    pub continues: Option<usize>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// The id of the rule that made it.
    pub rule: &'static str,
}

/// All quotes of a text, by their first content span.
pub fn quotes(text: &Text, grammar: &Grammar, marks: &Marks) -> Vec<Quote> {
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let range = chunks_of(grammar, sentence.tokens.start, sentence.tokens.end - 1);
        let clause = Clause { text, grammar, marks, range, quoted: false };
        attribute::attributions(&clause, &mut found);
    }
    let joined = join::join(text, marks, found);
    let mut quotes: Vec<Quote> = joined.into_iter().map(|joined| quote(text, grammar, marks, joined)).collect();
    nest(&mut quotes);
    quotes
}

/// The chunks from one token to another.
fn chunks_of(grammar: &Grammar, first: usize, last: usize) -> std::ops::Range<usize> {
    grammar.chunks.of_token[first] as usize..grammar.chunks.of_token[last] as usize + 1
}

/// An attribution whose parts are together.
struct Joined {
    found: Found,
    continues: Option<usize>,
}

fn quote(text: &Text, grammar: &Grammar, marks: &Marks, joined: Joined) -> Quote {
    let Joined { found, continues } = joined;
    let span = |run: Run| text.tokens[run.first].span.join(text.tokens[run.last].span);
    let circumstances = circumstances::circumstances(text, grammar, marks, &found);
    let (act, confidence) = (act(&found), if found.source.is_some() { 0.8 } else { 0.5 });
    Quote {
        content: found.content.iter().map(|run| span(*run)).collect(),
        source: found.source.map(span),
        cue: (!found.lemma.is_empty()).then(|| span(found.cue)),
        kind: kind(marks, &found.content),
        act,
        addressee: found.addressee.or(circumstances.addressee).map(span),
        medium: circumstances.medium.map(span),
        place: circumstances.place.map(span),
        time: circumstances.time.map(span),
        nested_in: None,
        continues,
        confidence,
        rule: found.rule,
    }
}

/// What the cue does; a question where the words end in a question mark is still what its cue says.
fn act(found: &Found) -> Act {
    cues::cue(found.lemma).map_or(Act::Statement, |cue| cue.act)
}

/// How much of the content stands in quotation marks.
fn kind(marks: &Marks, content: &[Run]) -> QuoteKind {
    let (mut inside, mut outside) = (false, false);
    for token in content.iter().flat_map(|run| run.first..=run.last) {
        if marks.outermost(token).is_some() { inside = true } else { outside = true }
    }
    match (inside, outside) {
        (true, false) => QuoteKind::Direct,
        (true, true) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}

/// Notes for each quote the smallest one before it that holds its words; quotes are in text order.
fn nest(quotes: &mut [Quote]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..quotes.len() {
        let whole = quotes[at].content[0];
        open.retain(|outer| quotes[*outer].content.iter().any(|span| span.end > whole.start));
        quotes[at].nested_in =
            open.iter().rev().copied().find(|outer| quotes[*outer].content.iter().any(|span| span.contains(whole)));
        open.push(at);
        if open.len() > 16 {
            open.remove(0);
        }
    }
}
