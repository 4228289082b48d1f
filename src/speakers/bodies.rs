//! Bodies by their kind: "the newspaper", "the news service", led back to the one that the article tells of.

use super::Answer;
use super::describe::HOLDERS;
use super::phrase::Top;
use super::resolve::Resolver;
use super::senses::{self, BodyNoun};
use crate::lexicon::{Class, Tag, look_up};
use crate::report::SpeakerKind;
use crate::text::Shape;
use std::cell::RefCell;
use std::ops::Range;

/// What a body must weigh more than to be meant by a noun that its name does not hold.
const UNTOLD: i32 = 20;

/// How many names before are asked for their last word.
const WORDED: usize = 200;

/// For how many names it is known whether they fit.
const KNOWN: usize = 128;

/// What a body weighs more that the sentence has told of already.
const AGAIN: i32 = 25;

impl Resolver<'_, '_> {
    /// Is a body so called, and not a person alone?
    pub(super) fn is_body_called(&self, noun: &str) -> bool {
        let body = |number: usize| !self.entities[number].is_person();
        self.roles.held.get(noun).is_some_and(|held| held.iter().take(HOLDERS).any(|(number, _)| body(*number)))
    }

    /// The kind of body that a noun names: "the news service" is an outlet, "the plane maker" a manufacturer.
    pub(super) fn body_noun(&self, head: usize) -> Option<&'static BodyNoun> {
        let token = &self.text.tokens[head];
        let before = head.saturating_sub(1);
        // "State" is a department, "the state" a place.
        let body = || senses::body(token.word).filter(|body| body.noun != "state" || token.shape == Shape::Capital);
        let noun = match (self.slice(before), token.word.lemma()) {
            ("news" | "News", _) => body().map(|_| "outlet"),
            ("think", "tank") => Some("think-tank"),
            ("central", "bank") => Some("central-bank"),
            ("streaming", "service") => Some("network"),
            ("media", "platform") => Some("company"),
            // Persons make those.
            ("decision" | "film" | "home" | "law" | "match" | "policy", "maker") => None,
            (_, "maker") if self.grammar.tags[before].is_noun() => Some("manufacturer"),
            _ => None,
        };
        noun.map_or_else(body, |noun| senses::body(look_up(noun)))
    }

    /// "the Red Lantern aid group": the body that the words before the noun name.
    fn by_its_name(&self, top: &Top, noun: &BodyNoun) -> Option<Answer> {
        let mut within = top.base.clone().skip(1).filter(|_| noun.any && top.base.len() > 2);
        let named = within.find_map(|at| self.mention_at(at))?;
        let (mention, speaker) = (&self.mentions[named], self.of_mention[named]);
        let inside = mention.name.start >= top.base.start && mention.name.end <= top.head;
        let owner = self.grammar.tags[mention.name.end] == Tag::POS;
        // "the US aid group", "the FTSE 100 firm".
        let other = matches!(self.slice(mention.name.start), "US" | "U.S." | "UK" | "U.K." | "FTSE" | "S&P" | "NHS");
        let body =
            self.entities[speaker].kind == SpeakerKind::Organization && !self.entities[speaker].is_place() && !other;
        (inside && body && !owner).then_some(Answer { speaker, rule: "speaker-alias", confidence: 0.85 })
    }

    /// "Norbury Zoo … The zoo": the last body whose name ends with the noun, whatever its kind.
    pub(super) fn by_last_word(&self, top: &Top) -> Option<Answer> {
        let noun = self.slice(top.head);
        self.is_alone(top).then_some(())?;
        let of_it = |speaker: &usize| {
            let entity = &self.entities[*speaker];
            // "Chester Zoo" looks like a person.
            let open = !(entity.anonymous || entity.is_surely_person() && !entity.roles.is_empty());
            let before = entity.lower().strip_suffix(noun).filter(|_| open);
            before.is_some_and(|before| before.ends_with(' '))
        };
        let split = self.mentions.partition_point(|mention| mention.name.start < top.head);
        let mut before = self.of_mention[..split].iter().rev().take(WORDED);
        let speaker = *before.find(|speaker| of_it(speaker))?;
        Some(Answer { speaker, rule: "speaker-description", confidence: 0.8 })
    }

    /// "the US group", "a Swiss bank": the people or country whose a body is.
    fn land(&self, words: &Range<usize>) -> Option<&str> {
        words.clone().find_map(|at| match self.slice(at) {
            "US" | "U.S." | "American" => Some("US"),
            "UK" | "U.K." | "British" => Some("UK"),
            people => self.text.tokens[at].word.is(Class::People).then_some(people),
        })
    }

    /// Who is so called: "the company" may be who was called a giant.
    fn called(&self, noun: &BodyNoun) -> Vec<usize> {
        let general = matches!(noun.noun, "company" | "firm");
        let nouns = std::iter::once(noun.noun).chain(senses::firms().filter(|_| general));
        let held = nouns.filter_map(|noun| self.roles.held.get(noun)).flatten();
        held.map(|(holder, _)| *holder).take(HOLDERS).collect()
    }

    /// "the newspaper": the last body whose name is of that kind; `surely` where one that tells nothing of it will not do.
    pub(super) fn by_body(&self, top: &Top, noun: &BodyNoun, surely: bool) -> Option<Answer> {
        // "the UN refugee agency" is a part of it, and no other body told of.
        if matches!(self.slice(top.base.start + 1), "UN" | "U.N." | "EU") {
            return None;
        }
        if let Some(answer) = self.by_its_name(top, noun) {
            return Some(answer);
        }
        let mine = self.modifiers(top.base.start..top.end, top.head);
        let (here, kind) = (top.head, self.slice(top.head));
        let held = self.called(noun);
        // "the agency" is mostly called by its initials.
        let initials = noun.names.iter().any(|name| matches!(*name, "agency" | "association"));
        // "Roe said of Dravex that the company": who is so told of again.
        let beside = self.scene.beside(here);
        let land = self.land(&top.base);
        let again = |entity: usize| if beside.iter().any(|(other, _)| *other == entity) { AGAIN } else { 0 };
        let fits = |entity: usize| {
            let called = held.contains(&entity);
            let entity = &self.entities[entity];
            // "the Swiss group" is not who was called a US group.
            let mut lands = entity.roles.iter().filter_map(|held| self.land(&held.words)).peekable();
            if land.is_some() && lands.peek().is_some() && !lands.any(|told| land == Some(told)) {
                return None;
            }
            if called && !entity.is_surely_person() {
                return Some(50);
            }
            let organization = entity.kind == SpeakerKind::Organization;
            let unknown = entity.kind == SpeakerKind::Unknown && !entity.anonymous;
            let may_be = entity.may_be_body();
            // Most are persons or places, whose names are not asked.
            if !(organization || unknown || may_be) {
                return None;
            }
            // "the agency" may be Tass, "the weather agency" no Batanga.
            let open = noun.any && (noun.noun != "agency" || top.base.len() < 3);
            let lower = entity.lower();
            // "Bank of Norland".
            let described = noun.describes(lower) || noun.noun == "central-bank" && lower.starts_with("bank of ");
            // "at Norbury Infirmary", "Unison", but not "Network" or "State": any may be so called.
            let own = lower == noun.noun && !entity.anonymous;
            let may = open || described && !own;
            let sure = organization || may && may_be;
            if !(sure || unknown) {
                return None;
            }
            if !(sure || described) || own && (noun.any || !sure) {
                return None;
            }
            if let Some(owned) = entity.owned {
                return noun.names.contains(&owned).then_some(20);
            }
            let nameless = match entity.anonymous {
                true if entity.name.ends_with(kind) => -45,
                true => -80,
                false => 0,
            };
            // "The high court" is the supreme one.
            let high = |word: &str| word == "high" && lower.contains("supreme");
            let shared = mine.iter().filter(|word| lower.contains(&***word) || high(word)).count() as i32;
            if shared == 0 && !mine.is_empty() && is_one_of_many(noun, lower) {
                return None;
            }
            let any = noun.any || initials && entity.is_acronym();
            (described || any && !surely && !self.is_bare(top) && !tells_kind(lower)).then_some(if described {
                20 * (1 + shared) + nameless
            } else {
                nameless - if initials && entity.is_acronym() { 0 } else { 30 }
            })
        };
        // A name is mostly asked once, however often it is mentioned.
        let known = RefCell::new([(usize::MAX, None); KNOWN]);
        let fits = |entity: usize| {
            let place = &mut known.borrow_mut()[entity % KNOWN];
            if place.0 != entity {
                *place = (entity, fits(entity));
            }
            place.1
        };
        let ranked = self.scene.ranked(here, &|entity| Some(fits(entity)? + again(entity)));
        let told = |(entity, weight): &&(usize, i32)| *weight > UNTOLD || fits(*entity).is_some_and(|fit| fit >= 0);
        if let Some((speaker, _)) = ranked.first().filter(told) {
            return Some(Answer { speaker: *speaker, rule: "speaker-description", confidence: 0.8 });
        }
        // Farther off: the nearest whose name has that word, before or behind.
        let of_kind = |at: &usize| fits(self.of_mention[*at]).is_some_and(|weight| weight > 0);
        let split = self.mentions.partition_point(|mention| mention.name.start <= here);
        let before = (0..split).rev().take(200).find(of_kind);
        let found = before.or_else(|| (split..self.mentions.len()).take(60).find(of_kind));
        let speaker = found.map(|found| self.of_mention[found]).or_else(|| self.only_owned(top, noun))?;
        Some(Answer { speaker, rule: "speaker-description", confidence: 0.7 })
    }
}

/// "foreign ministry": a name that tells which of many it is; "the interior ministry" is another.
fn is_one_of_many(noun: &BodyNoun, lower: &str) -> bool {
    matches!(noun.noun, "ministry" | "department") && lower.contains(noun.noun) && lower.contains(' ')
}

/// Does the name itself tell what kind of body it is?
pub(super) fn tells_kind(lower: &str) -> bool {
    lower.split(' ').any(|word| look_up(word).is(Class::OrganizationHead) || senses::is_body_name(word))
}
