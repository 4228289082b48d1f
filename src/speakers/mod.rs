//! Who they are: mentions of persons and bodies, led together under one name.

use crate::grammar::Grammar;
use crate::quotes::Quote;
use crate::report::SpeakerKind;
use crate::text::{Span, Text};

/// A person, a body, a document or a nameless group that speaks in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The fullest form in the article, without title.
    pub name: String,
    /// What it is.
    pub kind: SpeakerKind,
    /// "President", "German Chancellor".
    pub titles: Vec<String>,
    /// Every other form used.
    pub aliases: Vec<String>,
    /// The numbers of the speakers that a joint speaker is made of.
    pub members: Vec<usize>,
    /// Where it is mentioned, in text order.
    pub mentions: Vec<Span>,
}

/// The speakers of a text, and whose each quote is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cast {
    /// By first mention.
    pub speakers: Vec<Speaker>,
    /// For each quote the number of its speaker; `None` when nobody is named.
    pub of_quote: Vec<Option<usize>>,
}

/// Finds the speakers of the quotes.
pub fn cast(_text: &Text, _grammar: &Grammar, quotes: &[Quote]) -> Cast {
    Cast { speakers: Vec::new(), of_quote: vec![None; quotes.len()] }
}
