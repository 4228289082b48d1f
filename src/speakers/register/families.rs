//! Couples, relatives, fathers and sons: whom a surname or a given name means where a family has it.

use super::super::entity::{Entity, FORMS};
use super::super::keys;
use super::super::mention::{Looks, Mention, words};
use super::super::names::is_given;
use super::super::senses::{self, Gender};
use super::{BEARERS, Book, Title, gender};
use crate::lexicon::numbers;
use crate::text::Span;
use smallvec::SmallVec;

/// The nouns for relatives who mostly have the same surname.
const KIN: &[u16] = &numbers!["wife", "widow", "husband", "son", "daughter", "brother", "sister", "mother", "father"];

/// How many mentions before "his wife, Dana" are asked for whose wife she is.
const NEAR: usize = 4;

impl<'k, 'a> Book<'k, 'a> {
    /// "born Dana Roe": does a name tell how somebody was called at birth?
    pub(super) fn is_of_birth(&self, at: usize) -> bool {
        let name = &self.mentions[at].name;
        let born = name.start.checked_sub(1).is_some_and(|at| self.text.is_word(at, &numbers!["born"]));
        born && name.len() > 1
    }

    /// "Dana Vale was born Dana Moss": notes the other surname of who has that given name.
    pub(super) fn birth(&mut self, at: usize) {
        let Some((given, _, surname)) = keys::outer(self.keys[at]).filter(|_| self.is_of_birth(at)) else { return };
        let Some(number) = self.by_start.get(given).copied() else { return };
        let Mention { name, .. } = &self.mentions[at];
        self.of_mention[at] = number;
        self.bearers.entry(surname).or_default().push((name.start, number));
        let (span, name) = (self.text.span(name.clone()), words(self.text, name.clone()));
        self.entities[number].mentions.push(span);
        self.entities[number].alias(name);
    }

    /// "Dana and Tom Roe": the given name before "and" has the same surname.
    pub(super) fn couple(&mut self, at: usize) {
        let name = &self.mentions[at].name;
        let Some(before) = at.checked_sub(1).filter(|_| self.titles[at].sureness() == 2) else { return };
        let Mention { name: first, title, .. } = &self.mentions[before];
        let given = |token: usize| is_given(&self.text.tokens[token]);
        let joined = first.end + 1 == name.start
            && self.text.tokens[first.end].word.is_one_of(&numbers!["and"])
            && first.len() == 1
            && title.is_empty();
        if !joined || name.len() != 2 || !given(first.start) || !given(name.start) {
            return;
        }
        let Some((_, surname)) = self.keys[at].rsplit_once(' ') else { return };
        let whole = format!("{} {surname}", self.keys[before]);
        let known = self.by_name.get(whole.as_str()).copied();
        let number = known.unwrap_or_else(|| {
            let word = |token: usize| words(self.text, token..token + 1);
            let full = format!("{} {}", word(first.start), word(name.end - 1));
            self.enter(full.into())
        });
        self.by_name.insert(whole.into(), number);
        self.by_start.entry(self.keys[before].into()).or_insert(number);
        self.bearers.entry(surname).or_default().push((first.start, number));
        self.note(before, number);
        let entity = &mut self.entities[number];
        entity.gender = entity.gender.or(gender(self.keys[before]));
        entity.looks[Looks::Person as usize] += 1;
    }

    /// "Mr Roe's widow, Dana, left. Mrs Roe said": notes who may bear the surname of the one before.
    pub(super) fn relative(&mut self, at: usize) {
        let Mention { name, title, .. } = &self.mentions[at];
        let comma = usize::from(name.start > 0 && self.text.tokens[name.start - 1].mark == b',');
        let Some(kin) = name.start.checked_sub(1 + comma).filter(|kin| self.text.is_word(*kin, KIN)) else { return };
        let lone = name.len() == 1 && title.len() < 2;
        if !lone || !is_given(&self.text.tokens[name.start]) || self.by_start.contains_key(self.keys[at]) {
            return;
        }
        let Some(owner) = self.kin_of(at, kin) else { return };
        let surname = match self.keys[owner].rsplit_once(' ') {
            Some((_, surname)) => surname.to_string(),
            // "Carl Roe died in May. Carl's widow, Dana, left."
            None => {
                let start = self.by_start.get(self.keys[owner]).filter(|_| self.titles[owner].sureness() > 0);
                let known = start.map(|number| self.entities[*number].surname());
                known.unwrap_or(self.keys[owner]).to_lowercase()
            }
        };
        let number = self.add(name.clone());
        self.by_start.insert(self.keys[at].into(), number);
        self.by_name.entry(self.keys[at].into()).or_insert(number);
        self.relatives.push((surname, number));
        self.note(at, number);
        let role = senses::role(self.text.tokens[kin].word).and_then(|role| role.gender);
        let entity = &mut self.entities[number];
        entity.gender = entity.gender.or(role).or(gender(self.keys[at]));
    }

    /// Whose relative is meant: "Roe's late wife, Dana", "Mark Roe left. His wife, Dana".
    fn kin_of(&self, at: usize, kin: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let owner = self.mentions[before].name.end;
        if self.text.is_word(owner, &numbers!["'s"]) && (owner + 1..owner + 4).contains(&kin) {
            return Some(before);
        }
        let his = kin > 0 && self.text.is_word(kin - 1, &numbers!["his", "her"]);
        let whose = if his && self.text.is_word(kin - 1, &numbers!["his"]) { Gender::Male } else { Gender::Female };
        // "Mrs Roe left. Her husband, Carl".
        let told = |at: &usize| match self.titles[*at] {
            Title::Honorific(Some(gender)) => gender == whose,
            _ => {
                let Mention { name, looks, .. } = &self.mentions[*at];
                name.len() > 1 && *looks == Looks::Person && senses::agree(gender(self.keys[*at]), Some(whose))
            }
        };
        (0..at).rev().take(NEAR).filter(|_| his).find(told)
    }

    /// "Mrs Roe": the relative of a Roe who has no other surname yet.
    pub(super) fn by_relative(&mut self, at: usize, key: &str) -> Option<usize> {
        let Title::Honorific(Some(told)) = self.titles[at] else { return None };
        let fits = |(surname, number): &&(String, usize)| {
            let Entity { gender, name, .. } = &self.entities[*number];
            surname == key && *gender == Some(told) && (!name.contains(' ') || name.to_lowercase().ends_with(key))
        };
        let number = self.relatives.iter().take(BEARERS).find(fits)?.1;
        self.surnamed(number, at);
        Some(number)
    }

    /// "Tom Roe won. His father, Carl, left. The elder Roe said": the relative who is so told from the other.
    pub(super) fn elder(&mut self, at: usize, key: &str) -> Option<usize> {
        let before = self.mentions[at].name.start.checked_sub(1)?;
        let told = |word: &[u16]| !self.relatives.is_empty() && self.text.is_word(before, word);
        let kin: &[u16] = if told(&numbers!["elder"]) {
            &numbers!["father", "mother"]
        } else if told(&numbers!["younger"]) {
            &numbers!["son", "daughter"]
        } else {
            return None;
        };
        let (_, number) = *self.kin_called(key, kin).first()?;
        self.surnamed(number, at);
        Some(number)
    }

    /// The relatives of a surname who were told of by one of those nouns, each with where first.
    fn kin_called(&self, key: &str, nouns: &[u16]) -> SmallVec<[(usize, usize); 4]> {
        let bearing = self.relatives.iter().take(BEARERS).filter(|(surname, _)| surname == key);
        let first = bearing.filter_map(|(_, number)| {
            let first = self.entities[*number].mentions.first()?;
            Some((self.text.tokens_in(*first).start, *number))
        });
        let kin = |start: usize| {
            let comma = usize::from(self.text.is_mark(start.saturating_sub(1), b','));
            start.checked_sub(1 + comma).is_some_and(|kin| self.text.is_word(kin, nouns))
        };
        first.filter(|(start, _)| kin(*start)).collect()
    }

    /// Gives a relative who has a given name alone the surname of a mention.
    fn surnamed(&mut self, number: usize, at: usize) {
        let surname = words(self.text, self.mentions[at].name.clone());
        let entity = &mut self.entities[number];
        if !entity.name.contains(' ') {
            let given = std::mem::take(&mut entity.name);
            entity.name = format!("{given} {surname}").into();
            entity.alias(given);
        }
    }

    /// "Dana Roe left. Carl's widow, Ilsa, stayed. Mrs. Roe said": was a wife told of behind the last woman of that surname?
    pub(super) fn is_widow_near(&self, at: usize, key: &str) -> bool {
        let Mention { name, title, .. } = &self.mentions[at];
        if self.relatives.is_empty() || title.is_empty() || !self.text.is_word(title.end - 1, &numbers!["mrs", "mrs."])
        {
            return false;
        }
        let bearers = self.bearers.get(key).map_or(&[][..], |bearers| bearers);
        let before = &bearers[..bearers.partition_point(|(start, _)| *start < name.start)];
        let mut women = before.iter().rev().take(BEARERS);
        let last = women.find(|(_, number)| self.entities[*number].gender == Some(Gender::Female));
        let last = last.map_or(0, |(start, _)| *start);
        let wives = self.kin_called(key, &numbers!["wife", "widow"]);
        wives.iter().any(|(start, _)| (last..name.start).contains(start))
    }

    /// The "Jr." of a mention.
    pub(super) fn generation(&self, at: usize) -> Option<&'a str> {
        let last = self.mentions[at].name.end - 1;
        generation(self.text.tokens[last].span.of(self.text.source))
    }

    /// Who bears a surname, of father and son the one who is told so.
    pub(super) fn of_generation(&self, key: &str, one: &str) -> Option<usize> {
        let mut bearers = self.bearers.get(key)?.iter().take(BEARERS).map(|(_, number)| *number);
        bearers.find(|number| generation(&self.entities[*number].name) == Some(one))
    }

    /// "Tom Roe, 9, was hurt": is somebody a child, whom nobody calls "Mr."?
    pub(super) fn is_child(&self, number: usize) -> bool {
        let age = |name: &Span| {
            let end = self.text.tokens_in(*name).end;
            let age = self.text.tokens.get(end + 1).filter(|_| self.text.is_mark(end, b','))?;
            Some(age.span.of(self.text.source))
        };
        let mut ages = self.entities[number].mentions.iter().take(FORMS).filter_map(age);
        ages.any(|age| age.parse().is_ok_and(|age: u8| age < 16))
    }

    /// "the Roes", "the Mosses": is it the plural of somebody's surname?
    pub(super) fn is_family(&self, key: &str) -> bool {
        ["s", "es"].iter().any(|end| key.strip_suffix(end).is_some_and(|one| self.bearers.contains_key(one)))
    }
}

/// "Jr": how a name tells son from father.
pub(super) fn generation(name: &str) -> Option<&str> {
    let last = name.rsplit(' ').next()?.trim_end_matches('.');
    matches!(last, "Jr" | "Sr").then_some(last)
}
