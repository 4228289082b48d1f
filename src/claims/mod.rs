//! What is asserted about which topic, by whom, how surely; and how much each sentence is worth a check.

use crate::grammar::Grammar;
use crate::quotes::Quote;
use crate::report::{Certainty, Polarity, Time};
use crate::text::{Span, Text};

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

/// All claims of a text, by start.
pub fn claims(_text: &Text, _grammar: &Grammar, _quotes: &[Quote]) -> Vec<Claim> {
    Vec::new()
}

/// How much a sentence is worth a check, 0 to 1.
pub fn check_worthiness(_text: &Text, _grammar: &Grammar, _sentence: usize) -> f32 {
    0.0
}

/// A topic that claims are about.
#[derive(Clone, Debug)]
pub struct Topic {
    /// "sanctions".
    pub id: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// IPTC Media Topics, as qcodes.
    pub iptc: Vec<&'static str>,
}

/// The built-in topics.
pub fn topics() -> &'static [Topic] {
    &[]
}
