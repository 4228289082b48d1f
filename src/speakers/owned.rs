//! Who and what is somebody's: "his wife", "her campaign", "the senator's team".

use super::Answer;
use super::entity::Entity;
use super::mention::words;
use super::phrase::Top;
use super::resolve::Resolver;
use super::senses::{self, BodyNoun, Role};
use crate::lexicon::{Tag, numbers};
use crate::text::Shape;

/// How many mentions before and behind a relative is looked for.
const FAR: usize = 200;

/// What somebody must weigh at least of whose campaign the article tells.
const OWNS: i32 = 40;

/// By how much they must stand out more than anybody else.
const LEAD: i32 = 20;

/// How often the article names somebody at least whose campaign needs no name.
const OFTEN: usize = 4;

/// What tells of so many bodies of persons is a list, and none of them the only one.
const BODIES: usize = 64;

impl Resolver<'_, '_> {
    /// "her campaign", "the senator's campaign", "the campaign of Dana Roe": the person whose it is.
    pub(super) fn owner(&mut self, top: &Top) -> Option<Answer> {
        let first = top.base.start;
        let of = top.base.end;
        let owner = if self.grammar.tags[first] == Tag::PRPS {
            self.personal(first, None).map(|owner| self.known_owner(top, owner))
        } else if top.end > of && self.is_word(of, &numbers!["of"]) && self.text.tokens[top.head].shape == Shape::Lower
        {
            let named = self.mention_at(top.end - 1).map(|mention| self.of_mention[mention])?;
            Some(Answer { speaker: named, rule: "speaker-description", confidence: 0.85 })
        } else {
            let mark = (first + 2..top.head).find(|at| self.grammar.tags[*at] == Tag::POS)?;
            senses::role(self.text.tokens[mark - 1].word)?;
            let top = Top { base: first..mark, head: mark - 1, end: mark, joined: false, parted: false };
            // Who only stands out may be no minister.
            self.described(&top).filter(|owner| owner.rule != "speaker-salient")
        };
        owner.filter(|owner| self.entities[owner.speaker].is_person())
    }

    /// "his campaign": rather than a pollster's that of somebody of whose campaign the article tells.
    fn known_owner(&self, top: &Top, owner: Answer) -> Answer {
        let Some(noun) = senses::body(self.text.tokens[top.head].word) else { return owner };
        let gender = self.entities[owner.speaker].gender;
        let owns = |entity: usize| self.bodies.contains_key(&(entity, noun.noun));
        let fits = |entity: usize| (owns(entity) && senses::agree(self.entities[entity].gender, gender)).then_some(0);
        if owns(owner.speaker) || !self.serves(owner.speaker) {
            return owner;
        }
        let other = self.scene.ranked(top.base.start, &fits).first().copied().filter(|(_, weight)| *weight > OWNS);
        other.map_or(owner, |(speaker, _)| Answer { speaker, confidence: owner.confidence.min(0.75), ..owner })
    }

    /// "Roe's wife": the one person of the same surname near whose gender fits, or is not known.
    pub(super) fn relative(&mut self, top: &Top, role: Role) -> Option<Answer> {
        let gender = role.gender.filter(|_| senses::is_of_family(role.sense))?;
        let first = top.base.start;
        let owner = if self.grammar.tags[first] == Tag::PRPS {
            self.personal(first, None)?.speaker
        } else {
            let mark = (first + 1..top.head).find(|at| self.grammar.tags[*at] == Tag::POS)?;
            self.of_mention[self.mention_at(mark - 1)?]
        };
        let surname = |entity: usize| self.entities[entity].surname();
        let fits = |mention: &usize| {
            let entity = self.of_mention[*mention];
            let Entity { gender: known, .. } = self.entities[entity];
            entity != owner && known.is_none_or(|known| known == gender) && surname(entity) == surname(owner)
        };
        let split = self.mentions.partition_point(|mention| mention.name.start < first);
        let near = split.saturating_sub(FAR)..self.mentions.len().min(split + FAR);
        let mut found = near.filter(fits).map(|mention| self.of_mention[mention]);
        let speaker = found.next()?;
        let only = found.all(|other| other == speaker) && self.entities[speaker].is_person();
        only.then_some(Answer { speaker, rule: "speaker-description", confidence: 0.8 })
    }

    /// "The campaign" where the article has told of none: the person who stands out.
    pub(super) fn campaigner(&self, top: &Top, noun: &BodyNoun) -> Option<Answer> {
        (self.is_alone(top) && noun.noun == "campaign").then_some(())?;
        let may = |entity: usize| {
            let Entity { anonymous, mentions, .. } = &self.entities[entity];
            (self.entities[entity].is_person() && !anonymous && mentions.len() >= OFTEN).then_some(0)
        };
        let ranked = self.scene.ranked(top.head, &may);
        let (speaker, weight) = *ranked.first()?;
        let rival = ranked.get(1).map_or(0, |(_, weight)| *weight);
        let runs = self.entities[speaker].roles.iter().any(|held| senses::is_public(held.sense));
        (runs && weight > OWNS.max(rival + LEAD)).then_some(Answer {
            speaker,
            rule: "speaker-salient",
            confidence: 0.7,
        })
    }

    /// The body of that kind that somebody has.
    pub(super) fn by_owner(&mut self, top: &Top, noun: &BodyNoun, owner: Answer) -> Answer {
        let known = self.bodies.get(&(owner.speaker, noun.noun)).copied();
        let speaker = known.unwrap_or_else(|| {
            let first = top.base.start;
            // "the sheriff's office" is called so, whoever is sheriff.
            let name = if noun.noun == "office" && self.grammar.tags[top.base.clone()].contains(&Tag::POS) {
                words(self.text, first + usize::from(self.grammar.tags[first] == Tag::DT)..top.base.end)
            } else {
                format!("{}’s {}", self.entities[owner.speaker].name, noun.noun).into()
            };
            self.entities.push(Entity::owned(name, noun.noun));
            self.bodies.insert((owner.speaker, noun.noun), self.entities.len() - 1);
            self.entities.len() - 1
        });
        self.entities[speaker].mentions.push(self.text.span(top.base.clone()));
        Answer { speaker, rule: "speaker-description", confidence: owner.confidence.min(0.85) }
    }

    /// "the campaign" where the article has told of one alone.
    pub(super) fn only_owned(&self, top: &Top, noun: &BodyNoun) -> Option<usize> {
        // "the campaign of the mayor", "the Norland government" tell whose.
        let bare = top.end == top.base.end && top.base.len() <= 2;
        (noun.owned && bare && self.bodies.len() < BODIES).then_some(())?;
        let mut owned = self.bodies.iter().filter(|((_, owned), _)| *owned == noun.noun);
        let (_, only) = owned.next()?;
        owned.next().is_none().then_some(*only)
    }
}
