//! Who they are: mentions of persons and bodies, led together under one name.

mod entity;
mod resolve;

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
pub fn cast(text: &Text, grammar: &Grammar, quotes: &[Quote]) -> Cast {
    let mut entities = entity::entities(text, grammar);
    let of_quote = resolve::resolve(text, grammar, quotes, &mut entities);
    keep_speakers(entities, of_quote)
}

/// Leaves out those who never speak, and orders the rest by first mention.
fn keep_speakers(entities: Vec<Speaker>, of_quote: Vec<Option<usize>>) -> Cast {
    let mut speaks = vec![false; entities.len()];
    for number in of_quote.iter().flatten() {
        speaks[*number] = true;
        for member in &entities[*number].members {
            speaks[*member] = true;
        }
    }
    let mut order: Vec<usize> = (0..entities.len()).filter(|number| speaks[*number]).collect();
    order.sort_by_key(|number| (entities[*number].mentions.first().copied(), *number));
    let mut place = vec![0; entities.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let speakers = (order.iter())
        .map(|old| {
            let mut speaker = entities[*old].clone();
            speaker.members.iter_mut().for_each(|member| *member = place[*member]);
            speaker
        })
        .collect();
    Cast { speakers, of_quote: of_quote.into_iter().map(|number| number.map(|number| place[number])).collect() }
}
