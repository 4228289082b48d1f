//! Who they are: mentions of persons and bodies, led together under one name, and whose each quote is.

mod bodies;
mod carried;
mod deeds;
mod describe;
mod entity;
mod keys;
mod mention;
mod nameless;
mod names;
mod owned;
mod pairs;
mod phrase;
mod points;
mod pronouns;
mod register;
mod relative;
mod resolve;
mod roles;
mod scene;
mod senses;
mod sources;
#[cfg(test)]
mod tests;

use crate::grammar::Grammar;
use crate::quotes::Quote;
use crate::report::SpeakerKind;
use crate::rules::{Rule, read};
use crate::text::{Span, Text};
use entity::Entity;
use smallvec::SmallVec;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// A person, a body, a document or a nameless group that speaks in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The fullest form in the article, without title.
    pub name: SmolStr,
    /// What it is.
    pub kind: SpeakerKind,
    /// "President", "German Chancellor".
    pub titles: Vec<SmolStr>,
    /// Every other form used.
    pub aliases: Vec<SmolStr>,
    /// The numbers of the speakers that a joint speaker is made of.
    pub members: Vec<usize>,
    /// Where it is mentioned, in text order.
    pub mentions: SmallVec<[Span; 4]>,
}

/// Whose a quote is, and how that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// The number of the speaker.
    pub speaker: usize,
    /// The id of the rule that found it.
    pub rule: &'static str,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
}

/// The speakers of a text, and whose each quote is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cast {
    /// By first mention.
    pub speakers: Vec<Speaker>,
    /// For each quote its speaker; `None` when nobody is named.
    pub of_quote: Vec<Option<Answer>>,
}

impl Cast {
    /// The number of a quote's speaker.
    pub fn speaker(&self, quote: usize) -> Option<usize> {
        self.of_quote.get(quote)?.map(|answer| answer.speaker)
    }
}

/// The rules that find speakers, by id.
pub fn rules() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> =
        LazyLock::new(|| read(include_bytes!(concat!(env!("OUT_DIR"), "/speakers.ppmd"))));
    &RULES
}

/// Finds the speakers of the quotes.
pub fn cast(text: &Text, grammar: &Grammar, quotes: &[Quote]) -> Cast {
    let mentions = mention::mentions(text, grammar);
    let mut register = register::register(text, &mentions);
    roles::gather(text, grammar, &mentions, &mut register);
    roles::lead(text, grammar, &mentions, &mut register);
    register.entities.iter_mut().for_each(Entity::settle);
    let (entities, of_quote) = resolve::resolve(text, grammar, quotes, &mentions, register);
    keep_speakers(entities, of_quote)
}

/// Leaves out those who never speak, and orders the rest by first mention.
fn keep_speakers(entities: Vec<Entity<'_>>, of_quote: Vec<Option<Answer>>) -> Cast {
    let mut speaks = vec![false; entities.len()];
    for answer in of_quote.iter().flatten() {
        speaks[answer.speaker] = true;
        for member in &entities[answer.speaker].members {
            speaks[*member] = true;
        }
    }
    let first = |number: usize| {
        let members = entities[number].members.iter().filter_map(|member| entities[*member].mentions.first());
        entities[number].mentions.first().or(members.min()).copied()
    };
    let mut order: Vec<usize> = (0..entities.len()).filter(|number| speaks[*number]).collect();
    order.sort_unstable_by_key(|number| (first(*number), *number));
    let mut place = vec![0; entities.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let mut speakers: Vec<(usize, Speaker)> = Vec::with_capacity(order.len());
    let speaking = entities.into_iter().enumerate().filter(|(number, _)| speaks[*number]);
    speakers.extend(speaking.map(|(number, entity)| (place[number], entity.speaker(&place))));
    speakers.sort_unstable_by_key(|(place, _)| *place);
    let speakers = speakers.into_iter().map(|(_, speaker)| speaker).collect();
    let moved = |answer: Answer| Answer { speaker: place[answer.speaker], ..answer };
    Cast { speakers, of_quote: of_quote.into_iter().map(|answer| answer.map(moved)).collect() }
}
