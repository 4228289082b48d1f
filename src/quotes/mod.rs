//! Who said what: quotation marks give direct speech, cues give the rest; each attribution is a source, a
//! cue and its content.

use crate::grammar::Grammar;
use crate::report::{Act, QuoteKind};
use crate::text::{Span, Text};

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
pub fn quotes(_text: &Text, _grammar: &Grammar) -> Vec<Quote> {
    Vec::new()
}
