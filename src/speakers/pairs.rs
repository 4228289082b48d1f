//! Whom "the two" and "both candidates" mean: the pair told of last, or the two who stand out; "the trio": the three told of
//! together.

use super::Answer;
use super::entity::Entity;
use super::phrase::Top;
use super::resolve::Resolver;
use super::senses::{self, Gender};
use crate::lexicon::{Tag, numbers};

/// How many sentences back a pair is looked for.
const NEAR: usize = 4;

/// What each of two must weigh at least, and how much more than a third.
const LEAST: i32 = 60;
const MARGIN: i32 = 15;

/// How often the article names each at least.
const NAMED: usize = 3;

/// How many of the article's speakers are asked for a surname: what tells of more is a list.
const BEARERS: usize = 2000;

impl Resolver<'_, '_> {
    /// "the two", "both men", "the pair", "the trio", "the brothers".
    pub(super) fn pair(&mut self, top: &Top) -> Option<Answer> {
        if top.end > top.base.end {
            return None;
        }
        let speaker = if self.is_two(top) {
            self.last_pair(top).filter(|pair| self.may_be(*pair, top)).or_else(|| self.two_on_scene(top))?
        } else if self.is_three(top) {
            self.near(self.trio, top).filter(|trio| self.may_be(*trio, top))?
        } else {
            let couple = self.is_word(top.head, &numbers!["couple"]) && self.is_word(top.base.start, &numbers!["the"]);
            self.last_pair(top).filter(|pair| couple || self.are_so_called(*pair, top))?
        };
        Some(Answer { speaker, rule: "speaker-joint", confidence: 0.75 })
    }

    /// "the Roes": the two of one surname.
    pub(super) fn family(&mut self, top: &Top) -> Option<Answer> {
        let alone = self.is_alone(top) && self.grammar.tags[top.head].is_proper();
        let all = self.slice(top.head).strip_suffix('s').filter(|_| alone)?;
        // "the Mosses".
        let called = |surname: &str| surname == all || all.strip_suffix('e') == Some(surname);
        let bears = |entity: &Entity| entity.is_person() && entity.name.contains(' ') && called(entity.surname());
        let bearers = self.entities.iter().take(BEARERS).zip(0..).filter(|(entity, _)| bears(entity));
        let all: Vec<usize> = bearers.map(|(_, number)| number).take(3).collect();
        let speaker = (all.len() == 2).then(|| self.joint(all))?;
        Some(Answer { speaker, rule: "speaker-joint", confidence: 0.75 })
    }

    /// "the Roes", "the campaign": "the" and one word, on which nothing hangs?
    pub(super) fn is_alone(&self, top: &Top) -> bool {
        self.is_the_one(top) && top.end == top.base.end
    }

    /// "the pair": "the" and one word?
    fn is_the_one(&self, top: &Top) -> bool {
        self.is_word(top.base.start, &numbers!["the"]) && top.base.len() == 2
    }

    /// "the two", "the two men", "both", "the duo": two persons by a word for two.
    fn is_two(&self, top: &Top) -> bool {
        let counted = self.is_counted(top, &numbers!["two", "both"]);
        let pair = self.is_the_one(top) && self.is_word(top.head, &numbers!["two", "pair", "duo"]);
        // Not "both the mayor and".
        let lone = top.base.len() == 1 && self.is_word(top.head, &numbers!["both"]);
        pair || counted || lone && self.stands_alone(top.head)
    }

    /// "the trio", "the three", "the three men", "all three".
    fn is_three(&self, top: &Top) -> bool {
        let all = || top.base.len() == 2 && self.is_word(top.base.start, &numbers!["all"]);
        self.is_word(top.head, &numbers!["three", "trio"]) && (self.is_the_one(top) || all())
            || self.is_counted(top, &numbers!["three"])
    }

    /// "the two men": so many persons by a noun for them.
    fn is_counted(&self, top: &Top, number: &[u16]) -> bool {
        let definite = self.is_word(top.base.start, &numbers!["the", "both", "these"]);
        let told = |at: usize| at != top.head && self.is_word(at, number);
        definite && top.base.clone().any(told) && senses::role(self.text.tokens[top.head].word).is_some()
    }

    /// Not "both the mayor and", "the counties (both left)".
    fn stands_alone(&self, both: usize) -> bool {
        let next = self.grammar.tags.get(both + 1);
        let bracketed = both.checked_sub(1).is_some_and(|before| self.slice(before) == "(");
        !bracketed && !matches!(next, Some(Tag::DT | Tag::PRPS))
    }

    /// The two who were last named side by side, not far before.
    fn last_pair(&self, top: &Top) -> Option<usize> {
        self.near(self.group, top).filter(|pair| self.entities[*pair].members.len() == 2)
    }

    /// Those told of together, where that was not far before.
    fn near(&self, group: Option<(usize, usize)>, top: &Top) -> Option<usize> {
        let (group, token) = group?;
        (self.scene.sentence(top.head) <= self.scene.sentence(token) + NEAR).then_some(group)
    }

    /// "the senators": does the article give both of a pair that role? "the brothers": have they one surname? "the companies":
    /// are they bodies?
    fn are_so_called(&self, pair: usize, top: &Top) -> bool {
        let the = self.is_the_one(top) && self.is_plural(top);
        let members = &self.entities[pair].members;
        let bodies = || members.iter().all(|member| !self.entities[*member].is_surely_person());
        if the && senses::body(self.text.tokens[top.head].word).is_some_and(|body| body.any) && bodies() {
            return true;
        }
        let Some(role) = senses::role(self.text.tokens[top.head].word).filter(|_| the) else { return false };
        let surname = |member: usize| self.entities[member].surname();
        let family = senses::is_of_family(role.sense) && surname(members[0]) == surname(members[1]);
        let holds = |member: &usize| self.entities[*member].roles.iter().any(|held| held.sense == role.sense);
        family || members.iter().all(holds)
    }

    /// "both women": man or woman, as the noun tells.
    fn told_gender(&self, top: &Top) -> Option<Gender> {
        senses::role(self.text.tokens[top.head].word)?.gender
    }

    /// "both women": may all of a pair be so called?
    fn may_be(&self, pair: usize, top: &Top) -> bool {
        let gender = self.told_gender(top);
        let fits = |member: &usize| senses::agree(self.entities[*member].gender, gender);
        self.entities[pair].members.iter().all(fits)
    }

    /// The two persons who stand out, where nobody else does.
    fn two_on_scene(&mut self, top: &Top) -> Option<usize> {
        let gender = self.told_gender(top);
        let entities = &self.entities;
        // Who is named but once is told of beside others.
        let person = |entity: usize| {
            let Entity { anonymous, mentions, gender: known, .. } = &entities[entity];
            (senses::agree(*known, gender) && entities[entity].is_person() && !anonymous && mentions.len() >= NAMED)
                .then_some(0)
        };
        let ranked = self.scene.ranked(top.head, &person);
        let [(first, _), (second, least), ..] = ranked[..] else { return None };
        let third = ranked.get(2).map_or(i32::MIN, |(_, weight)| weight + MARGIN);
        (least >= LEAST && least > third).then(|| self.joint(vec![first.min(second), first.max(second)]))
    }
}
