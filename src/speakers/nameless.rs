//! Speakers without a name: "aides", "two officials", "the poll".

use super::Answer;
use super::entity::Entity;
use super::mention::words;
use super::names::{self, is_letters_plural};
use super::phrase::Top;
use super::resolve::Resolver;
use super::senses;
use crate::lexicon::{Class, Tag, numbers};
use crate::report::SpeakerKind;
use crate::text::{Shape, lowered};

/// Among how many of those without a name who told of last, and how many sentences back, somebody is looked for.
const MET: usize = 8;
const NEAR: u32 = 3;

impl Resolver<'_, '_> {
    /// "aides", "two officials", "the poll": a speaker without a name.
    pub(super) fn nameless(&mut self, start: usize, end: usize, head: usize) -> Option<Answer> {
        let token = self.text.tokens.get(head)?;
        let tag = *self.grammar.tags.get(head)?;
        if !tag.is_noun() && !matches!(tag, Tag::CD | Tag::JJ | Tag::DT) {
            return None;
        }
        let small = |at: usize| {
            matches!(self.grammar.tags[at], Tag::DT | Tag::PDT | Tag::PRPS)
                || self.text.tokens[at].shape == Shape::Lower
                    && self.is_word(at, &numbers!["new", "recent", "latest", "own"])
                || self.grammar.tags[at] == Tag::Punct
        };
        // "No 10".
        let office = self.is_word(start, &numbers!["no", "no.", "number"]) && self.grammar.tags[head] == Tag::CD;
        let all_but = office || self.is_word(start + 1, &numbers!["but"]);
        let first = (start..head).find(|at| all_but || !small(*at)).unwrap_or(head);
        let last = (first..end).rev().find(|at| self.text.tokens[*at].mark != b',');
        let name = words(self.text, first..last.map_or(first, |last| last + 1));
        let role = senses::role_at(self.text, head);
        let slice = token.span.of(self.text.source);
        // "Forecasters said": plurals that no list holds, at the start of a sentence.
        let doers =
            ["ers", "ors", "ists", "ians"].iter().any(|ending| slice.ends_with(ending)) && token.word.tag.is_none();
        // "Another said", "A third said".
        let one_of_several = || {
            let one = &numbers!["one", "another", "second", "third", "fourth"];
            self.is_word(head, one) && first == head && head + 1 == end
        };
        let kind = match tag {
            _ if token.word.is(Class::Document) => SpeakerKind::Document,
            _ if office || self.is_named_by_its_cause(head) => SpeakerKind::Organization,
            _ if is_letters_plural(slice) => SpeakerKind::Group,
            _ if doers || role.is_some() && slice.ends_with('s') && token.word.text() != token.word.lemma() => {
                SpeakerKind::Group
            }
            _ if one_of_several() => SpeakerKind::Unknown,
            Tag::NNS | Tag::NNPS | Tag::CD | Tag::JJ | Tag::DT => SpeakerKind::Group,
            _ if token.word.is_one_of(&numbers![
                "police",
                "gardaí",
                "family",
                "staff",
                "public",
                "people",
                "crowd",
                "audience",
                "couple",
                "percent",
                "half",
                "third",
                "quarter",
                "majority",
                "minority",
                "handful",
                "community",
                "electorate"
            ]) =>
            {
                SpeakerKind::Group
            }
            // "Labour said".
            _ if start == head && token.shape == Shape::Capital && lowered(slice, senses::is_body_name) => {
                SpeakerKind::Organization
            }
            _ if token.word.is(Class::OrganizationHead) || senses::body(token.word).is_some() => {
                SpeakerKind::Organization
            }
            _ => SpeakerKind::Unknown,
        };
        let the = first == head && head + 1 == end && head > start && self.is_word(start, &numbers!["the"]);
        let met = if the { self.met_before(head) } else { None };
        let speaker = met.unwrap_or_else(|| {
            let number = *self.unnamed.entry(name.to_lowercase()).or_insert_with(|| {
                let somebody = role.is_some() && kind == SpeakerKind::Unknown;
                self.entities.push(Entity::unnamed(name, kind, somebody));
                self.entities.len() - 1
            });
            self.entities[number].gender = role.and_then(|role| role.gender);
            self.entities[number].plural = matches!(tag, Tag::NNS | Tag::NNPS);
            number
        });
        self.met.push((head, speaker));
        self.entities[speaker].mentions.push(self.text.span(start..end));
        Some(Answer { speaker, rule: "speaker-unnamed", confidence: if met.is_some() { 0.8 } else { 0.85 } })
    }

    /// "Mothers Against Violence", "Friends of the Earth", "Transport for Norland": does the name of a body begin with a common
    /// noun?
    fn is_named_by_its_cause(&self, head: usize) -> bool {
        let capital = |at: usize| self.text.tokens.get(at).is_some_and(|token| token.shape == Shape::Capital);
        capital(head)
            && self.text.opens_sentence(head)
            && match self.slice(head + 1) {
                word if names::joins_cause(word) => true,
                "for" => self.grammar.tags[head] == Tag::NN && capital(head + 2),
                "of" => self.slice(head) == "Friends" && self.slice(head + 2) == "the" && capital(head + 3),
                _ => false,
            }
    }

    /// "A senior Union official said it was over. “We lost,” the official added.": who was last so called not far before.
    fn met_before(&self, head: usize) -> Option<usize> {
        let near =
            self.met.iter().rev().take(MET).filter(|(at, _)| self.scene.far(self.scene.sentence(*at), head) <= NEAR);
        let noun = self.text.tokens[head].word.number;
        let mut same = near.filter(|(at, _)| noun != 0 && self.text.tokens[*at].word.number == noun);
        same.next().map(|(_, speaker)| *speaker)
    }

    /// "a woman", "the city": somebody or something without a name, whom "she" or "it" may mean.
    pub(super) fn anonymous(&mut self, top: &Top) -> Option<Answer> {
        let singular = matches!(self.grammar.tags[top.head], Tag::NN | Tag::NNP);
        singular.then(|| self.nameless(top.base.start, top.end, top.head)).flatten()
    }
}
