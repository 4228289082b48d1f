//! Whom "who" means: the phrase right before it, or whoever the phrases before it tell of.

use super::Answer;
use super::mention::Standing;
use super::phrase::Top;
use super::resolve::Resolver;
use super::senses;
use crate::grammar::{Chunk, Form, Kind};
use crate::lexicon::{Class, Tag, numbers};
use crate::text::Shape;

impl Resolver<'_, '_> {
    /// Whom "who" means: the phrase right before it.
    pub(super) fn antecedent(&mut self, at: usize) -> Option<Answer> {
        let chunks = &self.grammar.chunks;
        let mut number = (*chunks.of_token.get(at)? as usize).checked_sub(1)?;
        // "the board, which met in May and which said": the same as before.
        if chunks.all[number].kind == Kind::Conjunction {
            let before = self.same_clause_before(number, at)?;
            return self.antecedent(before);
        }
        number -= usize::from(matches!(chunks.all[number].kind, Kind::Comma | Kind::Break) && number > 0);
        // "Roe (I-Norbury), who": what stands in brackets is passed over.
        if self.slice(chunks.all[number].last()) == ")" {
            let floor = number.saturating_sub(8);
            let open = (floor..number).rev().find(|at| self.slice(chunks.all[*at].first()) == "(");
            number = open?.checked_sub(1)?;
        }
        let start = self.text.sentences[self.scene.sentence(at)].tokens.start;
        let mut chunk = chunks.all[number];
        if chunk.first() < start || chunk.kind != Kind::Noun {
            return None;
        }
        let governor = self.is_word(at, &numbers!["who"]).then(|| self.person_before(number, start)).flatten();
        let person =
            self.mention_at(chunk.head()).is_some_and(|at| self.entities[self.of_mention[at]].is_surely_person());
        // "the daughter of a farmer who".
        let near = senses::role(self.text.tokens[chunk.head()].word).is_some();
        if let Some(governor) = governor.filter(|_| !person && !near) {
            chunk = governor;
        }
        let top = Top {
            base: chunk.first()..chunk.last() + 1,
            head: chunk.head(),
            end: chunk.last() + 1,
            joined: false,
            parted: false,
        };
        let who = self.is_word(at, &numbers!["who"]);
        let apposed = match person {
            true => self.pair_before(number, at),
            false if who => self.apposed(at).or_else(|| self.subject_of_is(number)),
            false => self.body_before(number),
        };
        let answer = apposed.or_else(|| self.named(&top)).or_else(|| self.described(&top));
        let answer = answer.or_else(|| self.nameless(top.base.start, top.end, top.head))?;
        Some(Answer { rule: "speaker-relative", confidence: answer.confidence.min(0.9), ..answer })
    }

    /// "members of the Norbury Council, who", "two people with knowledge of the talks, who": the persons whom the phrase
    /// hangs on are meant.
    fn person_before(&self, phrase: usize, start: usize) -> Option<Chunk> {
        let before = self.grammar.chunks.all[..phrase].iter().rev().take(HANGING);
        let hangs = |chunk: &&Chunk| match chunk.kind {
            Kind::Noun | Kind::Link | Kind::Adjective => chunk.first() >= start,
            Kind::Verb => chunk.verb.form == Form::Participle,
            _ => false,
        };
        let mut before = before.take_while(hangs).peekable();
        before.next_if(|link| link.kind == Kind::Link)?;
        let person = |chunk: &&Chunk| {
            let word = self.text.tokens[chunk.head()].word;
            chunk.kind == Kind::Noun && (senses::role(word).is_some() || word.is(Class::People))
        };
        before.find(person).copied()
    }

    /// "Roe and Brandt, who say": both, where the verb is a plural.
    fn pair_before(&self, name: usize, who: usize) -> Option<Answer> {
        let several = self.grammar.tags.get(who + 1) == Some(&Tag::VBP) || self.is_word(who + 1, &numbers!["were"]);
        let (speaker, _) =
            self.group.filter(|(_, token)| several && self.grammar.chunks.of_token[*token] as usize == name)?;
        Some(Answer { speaker, rule: "speaker-relative", confidence: 0.85 })
    }

    /// "He was a farmer who": the subject of what the phrase is said to be.
    fn subject_of_is(&mut self, phrase: usize) -> Option<Answer> {
        let [subject, is] = [2, 1].map(|back| phrase.checked_sub(back).map(|at| self.grammar.chunks.all[at]));
        let (subject, is) = (subject?, is?);
        let told = is.kind == Kind::Verb && self.is_word(is.last(), &numbers!["is", "was"]);
        let pronoun = told && self.is_word(subject.last(), &numbers!["he", "she"]);
        if pronoun { self.personal(subject.last(), None) } else { None }
    }

    /// "Dravex, a company that": the body named before a phrase in apposition.
    fn body_before(&self, phrase: usize) -> Option<Answer> {
        let chunks = &self.grammar.chunks.all;
        let comma = phrase.checked_sub(1).filter(|comma| chunks[*comma].kind == Kind::Comma)?;
        let apposed = self.is_word(chunks[phrase].first(), &numbers!["a", "an"])
            && senses::body(self.text.tokens[chunks[phrase].head()].word).is_some();
        let mention = self.mention_at(chunks[comma.checked_sub(1)?].last()).filter(|_| apposed)?;
        // Not "Freedom of the Harbor": more of the name stands before.
        let the = self.mentions[mention].name.start.saturating_sub(1);
        let of = the - usize::from(self.is_word(the, &numbers!["the"]) && the > 0);
        if self.is_word(of, &numbers!["of"]) && of > 0 && self.text.tokens[of - 1].shape == Shape::Capital {
            return None;
        }
        let speaker = self.of_mention[mention];
        let body = !self.entities[speaker].is_surely_person() && !self.entities[speaker].is_place();
        body.then_some(Answer { speaker, rule: "speaker-relative", confidence: 0.85 })
    }

    /// The pronoun of the relative clause that "and" joins another to, which begins with the same word.
    fn same_clause_before(&self, and: usize, at: usize) -> Option<usize> {
        let start = self.text.sentences[self.scene.sentence(at)].tokens.start;
        let clauses =
            self.grammar.chunks.all[..and].iter().rev().take(JOINED).take_while(|chunk| chunk.first() >= start);
        let same = |token: usize| self.text.tokens[token].word.number == self.text.tokens[at].word.number;
        let before = clauses.filter(|chunk| matches!(chunk.kind, Kind::Wh | Kind::Link)).map(|chunk| chunk.last());
        before.into_iter().find(|token| same(*token))
    }

    /// "Dana Roe, an anchor at the Ledger who", "Dana Roe, 24, from Norbury, who", "Dana Roe is a baker who": the person
    /// whom the phrases before "who" tell of.
    fn apposed(&self, who: usize) -> Option<Answer> {
        let chunks = &self.grammar.chunks.all;
        let number = *self.grammar.chunks.of_token.get(who)? as usize;
        let comma = |at: usize| chunks[at].kind == Kind::Comma;
        let (mut parted, mut told, mut joined) = (comma(number.checked_sub(1)?), false, false);
        let nearest = number.saturating_sub(1 + usize::from(parted));
        for at in (number.saturating_sub(APPOSED)..number).rev() {
            let chunk = &chunks[at];
            match chunk.kind {
                Kind::Link | Kind::Comma | Kind::Bracket => {}
                Kind::Conjunction if joined => {}
                Kind::Verb if told && !joined && self.is_word(chunk.last(), &numbers!["is", "was"]) => {
                    // "Dana Roe came to Norbury and is a baker who".
                    if chunks[at.checked_sub(1)?].kind == Kind::Conjunction {
                        return self.subject_before(chunk.first());
                    }
                }
                Kind::Noun if self.grammar.tags[chunk.head()] == Tag::CD => told = true,
                Kind::Noun => {
                    let named = self.mention_at(chunk.last()).map(|mention| self.of_mention[mention]);
                    let person = |entity: &usize| match told {
                        true => self.entities[*entity].is_person(),
                        false => self.entities[*entity].is_surely_person(),
                    };
                    if let Some(speaker) = named.filter(person) {
                        let apposed = parted && !joined;
                        return apposed.then_some(Answer { speaker, rule: "speaker-relative", confidence: 0.85 });
                    }
                    // "a Harbor for All donor": the name within has chunks of its own.
                    let within =
                        self.mention_at(chunk.first()).map_or(chunk.first(), |at| self.mentions[at].name.start);
                    let before = (self.grammar.chunks.of_token[within] as usize).min(at).checked_sub(1)?;
                    joined = chunks[before].kind == Kind::Conjunction;
                    let apposed = joined || comma(before) || chunks[before].kind == Kind::Verb;
                    let tag = self.grammar.tags[chunk.head()];
                    // Whoever else is told of there must be so in apposition: "a farmer and baker" is.
                    if self.is_role(chunk.head()) || at == nearest && apposed && tag == Tag::NN {
                        (apposed && matches!(tag, Tag::NN | Tag::NNP)).then_some(())?;
                        (parted, told) = (true, true);
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// The person who is the first subject of the sentence before a token.
    fn subject_before(&self, token: usize) -> Option<Answer> {
        let start = self.text.sentences[self.scene.sentence(token)].tokens.start;
        let first = self.mentions.partition_point(|mention| mention.name.start < start);
        let told = self.mentions[first..].iter().zip(&self.of_mention[first..]);
        let mut before = told.take_while(|(mention, _)| mention.name.start < token);
        let (_, speaker) = before.find(|(mention, _)| mention.standing == Standing::Subject)?;
        let person = self.entities[*speaker].is_person();
        person.then_some(Answer { speaker: *speaker, rule: "speaker-relative", confidence: 0.8 })
    }

    /// Is the word by its form or by what is known of it a noun for persons?
    fn is_role(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        senses::role_of(self.text, at).is_some() || senses::is_doer(token) || token.word.is(Class::People)
    }
}

/// How many chunks a relative clause has at most to which another is joined.
const JOINED: usize = 24;

/// How many chunks before a phrase are read for the persons whom it hangs on.
const HANGING: usize = 6;

/// How many chunks before "who" are read.
const APPOSED: usize = 14;
