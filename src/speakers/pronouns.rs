//! Whom a pronoun means: who stands out before it, by gender and number, and by what the quote tells of them.

use super::Answer;
use super::entity::Entity;
use super::mention::Standing;
use super::phrase::{Top, tops};
use super::resolve::Resolver;
use super::senses::{self, Gender};
use crate::grammar::{Chunk, Form, Kind};
use crate::lexicon::{Class, Tag, numbers};
use crate::quotes::Quote;
use crate::report::{Act, QuoteKind, SpeakerKind};
use crate::text::Span;
use std::ops::Range;

impl Resolver<'_, '_> {
    /// Whom a pronoun means.
    pub(super) fn personal(&mut self, at: usize, quote: Option<usize>) -> Option<Answer> {
        match self.word(at) {
            "he" | "his" | "him" => self.person(at, Gender::Male, quote),
            "she" | "her" => self.person(at, Gender::Female, quote),
            "it" | "its" => self.thing(at, quote),
            "they" | "their" | "them" => self.several(at, quote),
            "who" | "which" | "that" | "whose" => self.antecedent(at),
            _ => None,
        }
    }

    /// Whom "he" or "she" means: who stands out before it, of that gender or of none known; nobody whom the quote
    /// names, as one does not call oneself by name.
    fn person(&mut self, at: usize, gender: Gender, quote: Option<usize>) -> Option<Answer> {
        if let Some(speaker) = self.ahead(at).filter(|entity| self.entities[*entity].gender == Some(gender)) {
            return Some(Answer { speaker, rule: "speaker-pronoun", confidence: 0.85 });
        }
        let mut named = quote.map(|quote| self.named_in(quote)).unwrap_or_default();
        named.extend(quote.into_iter().flat_map(|quote| self.described_in(quote)));
        let goes_on = quote.filter(|quote| self.goes_on(*quote)).and(self.scene.spoke);
        let spoke = self.scene.spoke;
        let asked = quote.and(self.asked).filter(|(_, sentence)| self.scene.far(*sentence, at) <= 1);
        let denies = quote
            .filter(|quote| matches!(self.quotes[*quote].act, Act::Denial | Act::NoComment) || self.answers_back(at));
        let accused = denies.and(self.accused).filter(|(_, sentence)| self.scene.far(*sentence, at) <= 1);
        let told = |quote: usize| [self.addressed(quote), self.asker(at, quote)];
        let [addressed, asker] = quote.map(told).unwrap_or_default();
        let teller = quote.and_then(|quote| self.teller(quote));
        let barred = [self.barred(at), addressed, asker, teller];
        let entities = &self.entities;
        let fits = |entity: usize, listed: bool| {
            if barred.contains(&Some(entity)) {
                return None;
            }
            let Entity { gender: known, kind, .. } = &entities[entity];
            let sex = match known {
                Some(known) if *known == gender => 0,
                // A given name alone may mislead.
                Some(_) if listed && !entities[entity].gender_told => -50,
                Some(_) => return None,
                // Who spoke last needs less to tell them.
                None if spoke == Some(entity) && *kind == SpeakerKind::Person => -8,
                None => -20,
            };
            let person = match kind {
                SpeakerKind::Person if entities[entity].is_surely_person() => 0,
                SpeakerKind::Person => -15,
                SpeakerKind::Unknown if entities[entity].somebody && goes_on == Some(entity) => 0,
                // "Roe's mother said no. “It is late,” she said."
                SpeakerKind::Unknown
                    if entities[entity].somebody
                        && spoke == Some(entity)
                        && (self.is_new(entity) || *known == Some(gender)) =>
                {
                    -20
                }
                SpeakerKind::Unknown if entities[entity].somebody => -60,
                SpeakerKind::Unknown if entities[entity].may_be_person() && spoke == Some(entity) => -10,
                SpeakerKind::Unknown if entities[entity].may_be_person() => -25,
                _ => return None,
            };
            let answers = asked.is_some_and(|(asked, _)| asked == entity);
            let denies = accused.is_some_and(|(accused, _)| accused == entity);
            let more = if goes_on == Some(entity) { 30 } else { 0 }
                + if answers { 50 } else { 0 }
                + if denies { 90 } else { 0 };
            Some(person + sex + more + named_weight(&named, entity))
        };
        let own = quote.map_or(usize::MAX, |quote| self.text.tokens_in(self.quotes[quote].content[0]).start);
        let mut ranked = self.scene.ranked_by(at, own, &|entity| fits(entity, false));
        if !ranked.first().is_some_and(|(entity, _)| entities[*entity].is_person() || entities[*entity].somebody) {
            ranked = self.scene.ranked_by(at, own, &|entity| fits(entity, true));
        }
        let (entity, weight) = *ranked.first()?;
        let margin = ranked.get(1).map_or(100, |(_, second)| weight - second);
        // "“I asked him and he said ‘no,’” Roe said": who the speech tells of may have no name.
        let might = |teller: usize| entities[teller].gender.is_none_or(|known| known == gender);
        if teller.is_some_and(might) && margin < 10 {
            return None;
        }
        let entity_ref = &mut self.entities[entity];
        // Against what the given name says only where they surely stand out.
        let surely = entity_ref.gender.is_none_or(|known| known == gender) || weight >= 70;
        if !entity_ref.gender_told && surely && margin >= 50 && !entity_ref.anonymous {
            entity_ref.gender = Some(gender);
            entity_ref.gender_told = true;
            entity_ref.kind = SpeakerKind::Person;
        }
        let confidence = match margin {
            60.. => 0.95,
            25.. => 0.85,
            10.. => 0.8,
            _ => 0.6,
        };
        Some(Answer { speaker: entity, rule: "speaker-pronoun", confidence })
    }

    /// "He hit back, saying", "he replied": does the verb behind a pronoun answer somebody?
    fn answers_back(&self, at: usize) -> bool {
        let verb = self.text.tokens.get(at + 1).map(|token| token.word);
        let answers = &numbers!["reply", "respond", "retort", "counter", "interject"];
        let back = || self.is_word(at + 2, &numbers!["back"]);
        verb.is_some_and(|verb| {
            verb.is_form_of_one(answers) || verb.is_form_of_one(&numbers!["hit", "fire", "shoot", "snap"]) && back()
        })
    }

    /// "Roe thanked him for his help": the subject of the verb that has a pronoun as its object, of the one and of the others
    /// behind it: they mean somebody else. So does "Roe, who worked for him": not Roe.
    fn barred(&self, at: usize) -> Option<usize> {
        let chunks = &self.grammar.chunks.all;
        let number = *self.grammar.chunks.of_token.get(at)? as usize;
        let (mut held, mut verb, mut who, mut apart) = (false, false, false, false);
        let objective = |chunk: &Chunk| {
            self.grammar.tags[chunk.first()] == Tag::PRP && self.is_word(chunk.first(), &numbers!["him", "her"])
        };
        let linked = number.checked_sub(1).is_some_and(|link| chunks[link].kind == Kind::Link);
        let for_him = linked && objective(&chunks[number]);
        for (place, chunk) in chunks.iter().enumerate().take(number + 1).rev().take(BARRED) {
            match chunk.kind {
                Kind::Noun if !verb => held |= objective(chunk) && self.governs(place),
                // "Roe, a friend of the mayor, thanked him".
                Kind::Noun if apart && self.mention_at(chunk.last()).is_none() => {}
                Kind::Noun => {
                    let subject = self.mention_at(chunk.last())?;
                    let stands = held && self.mentions[subject].standing == Standing::Subject;
                    return (who || stands).then(|| self.of_mention[subject]);
                }
                Kind::Verb if held || for_him => verb = true,
                Kind::Wh if verb && self.is_word(chunk.first(), &numbers!["who"]) => who = true,
                Kind::Link | Kind::Adjective if !verb || apart => {}
                Kind::Adverb => {}
                Kind::Comma if verb => apart = true,
                _ => return None,
            }
        }
        None
    }

    /// "he told Roe", "he said of Roe": whom a quote is said to or tells of is not who says it.
    fn addressed(&self, quote: usize) -> Option<usize> {
        let Quote { addressee, cue, .. } = &self.quotes[quote];
        let of = || Some(self.text.tokens_in((*cue)?).end).filter(|of| self.is_word(*of, &numbers!["of", "about"]));
        let last = match addressee {
            Some(addressee) => self.text.tokens_in(*addressee).end.checked_sub(1)?,
            None => of()? + 1,
        };
        let mention = self.mention_at(last)?;
        (self.mentions[mention].standing != Standing::Possessor).then(|| self.of_mention[mention])
    }

    /// "“She said, ‘I am terrified,’” says Roe": who tells what somebody said is not that somebody.
    fn teller(&self, quote: usize) -> Option<usize> {
        let outer = self.quotes[quote].nested_in.filter(|outer| self.quotes[*outer].kind == QuoteKind::Direct)?;
        let named = || self.mention_at(self.text.tokens_in(self.quotes[outer].source?).end.checked_sub(1)?);
        self.answers[outer].map(|told| told.speaker).or_else(|| named().map(|mention| self.of_mention[mention]))
    }

    /// "When Roe asked why, he snapped", "When Roe said so, he replied": whoever speaks in the clause in front does not answer.
    fn asker(&self, at: usize, quote: usize) -> Option<usize> {
        let Quote { act, cue, .. } = self.quotes.get(quote.checked_sub(1)?).filter(|before| before.source.is_some())?;
        let cue = self.text.tokens_in((*cue)?).start;
        let sentence = self.scene.sentence(at);
        let start = self.text.sentences.get(sentence)?.tokens.start;
        // Not far back: of a sentence without end each "he said" would ask all of it.
        let when = || (start.max(cue.saturating_sub(FRONT))..cue).any(|at| self.is_word(at, &numbers!["when"]));
        let front = cue < at && self.scene.sentence(cue) == sentence && when();
        self.scene.spoke.filter(|_| front && (*act == Act::Question || self.answers_back(at)))
    }

    /// Does a verb stand right before the chunk?
    fn governs(&self, chunk: usize) -> bool {
        chunk.checked_sub(1).is_some_and(|before| self.grammar.chunks.all[before].kind == Kind::Verb)
    }

    /// "When she was arrested, Dana Roe", "In her speech, Dana Roe": the subject behind a clause or phrase that opens
    /// its sentence and holds the pronoun.
    fn ahead(&self, at: usize) -> Option<usize> {
        let chunks = &self.grammar.chunks.all;
        let number = *self.grammar.chunks.of_token.get(at)? as usize;
        let start = self.text.sentences.get(self.scene.sentence(at))?.tokens.start;
        let opens = *self.grammar.chunks.of_token.get(start)? as usize;
        let near = number < opens + AHEAD && matches!(chunks[opens].kind, Kind::Link | Kind::Wh | Kind::Verb);
        let front = chunks.get(opens..number).filter(|_| near && self.told(at))?;
        let parts = |chunk: &Chunk| matches!(chunk.kind, Kind::Comma | Kind::Stop | Kind::Quote);
        if front.iter().any(parts) {
            return None;
        }
        let comma = number + chunks[number..].iter().take(AHEAD).position(parts)?;
        let subject = chunks.get(comma + 1).filter(|_| chunks[comma].kind == Kind::Comma)?;
        let mention = self.mention_at(subject.last())?;
        (self.mentions[mention].standing == Standing::Subject).then(|| self.of_mention[mention])
    }

    /// "a reporter": was it told of last as somebody whom nothing before tells of?
    fn is_new(&self, entity: usize) -> bool {
        let last = self.entities[entity].mentions.last().map(|mention| self.text.tokens_in(*mention).start);
        last.is_some_and(|first| self.is_word(first, &numbers!["a", "an", "one", "another"]))
    }

    /// "he added": does a quote go on with what its speaker said before?
    fn goes_on(&self, quote: usize) -> bool {
        self.quotes[quote].cue.is_some_and(|cue| {
            let mut cue = self.text.tokens_in(cue);
            cue.any(|at| self.text.tokens[at].word.is_form_of_one(&numbers!["add", "continue"]))
        })
    }

    /// Who is named in the words of a quote, and how.
    pub(super) fn named_in(&self, quote: usize) -> Vec<(usize, Standing)> {
        let mut named = Vec::new();
        // "Though Roe lives in Norbury, the bridge is far, she said": the article's words may name who speaks before.
        let Quote { kind, source, content, .. } = &self.quotes[quote];
        let own = source.map_or(0, |source| source.start);
        let ahead = |span: &&Span| *kind != QuoteKind::Indirect || span.start >= own;
        let said = content.iter().filter(ahead).map(|span| self.text.tokens_in(*span));
        for tokens in said.chain(source.and_then(|source| self.condition(source))) {
            let first = self.mentions.partition_point(|mention| mention.name.start < tokens.start);
            let inside = self.mentions[first..].iter().zip(&self.of_mention[first..]).take(24);
            let inside = inside.take_while(|(mention, _)| mention.name.start < tokens.end);
            named.extend(inside.map(|(mention, entity)| (*entity, mention.standing)));
        }
        if let Some(addressee) = self.quotes[quote].addressee {
            let at = self.mention_at(self.text.tokens_in(addressee).end.saturating_sub(1));
            named.extend(at.map(|at| (self.of_mention[at], Standing::Object)));
        }
        named
    }

    /// "The mayor, she said, was late": who is told of by a description in the words of a quote before its source.
    fn described_in(&self, quote: usize) -> impl Iterator<Item = (usize, Standing)> {
        let content = self.text.tokens_in(self.quotes[quote].content[0]);
        let described = self.scene.within(content).filter(|seen| self.is_word(seen.token, &numbers!["the"]));
        described.map(|seen| (seen.entity, seen.standing))
    }

    /// "If Roe wins, he said, it will be late": the words before a source on which depends what is said.
    fn condition(&self, source: Span) -> Option<Range<usize>> {
        let end = self.text.tokens_in(source).start;
        let start = self.text.sentences.get(self.scene.sentence(end))?.tokens.start;
        let depends = self.is_word(start, &numbers!["if", "unless"]) && self.text.is_mark(end.checked_sub(1)?, b',');
        depends.then_some(start..end)
    }

    /// Whom "it" means: the body or the document that stands out.
    fn thing(&mut self, at: usize, quote: Option<usize>) -> Option<Answer> {
        if let Some(speaker) = quote.and_then(|quote| self.told_by_document(quote)) {
            return Some(Answer { speaker, rule: "speaker-pronoun", confidence: 0.75 });
        }
        let named = quote.map(|quote| self.named_in(quote)).unwrap_or_default();
        let tells = quote.is_some_and(|quote| self.only_tells(at, quote));
        let (entities, spoke) = (&self.entities, quote.and(self.scene.spoke));
        // "Dravex will close, it said": what is so told of is a body.
        let beside = self.scene.beside(at);
        let subject = |entity: usize| beside.first().is_some_and(|last| *last == (entity, Standing::Subject));
        let fits = |entity: usize| {
            let weight = match entities[entity].kind {
                _ if entities[entity].plural => return None,
                SpeakerKind::Document => 10,
                _ if tells => return None,
                SpeakerKind::Organization => 0,
                SpeakerKind::Unknown if entities[entity].is_place() => -20,
                // "Dravex said in a statement that it was late. It".
                SpeakerKind::Unknown
                    if (subject(entity) || spoke == Some(entity)) && entities[entity].may_be_body() =>
                {
                    -20
                }
                _ => return None,
            };
            let spoke = if spoke == Some(entity) { 20 } else { 0 };
            Some(weight + spoke + named_weight(&named, entity))
        };
        let (speaker, weight) = *self.scene.ranked(at, &fits).first()?;
        (weight > 50).then_some(Answer { speaker, rule: "speaker-pronoun", confidence: 0.75 })
    }

    /// "A report by the engineer warned … It said": who speaks by a document in the quote before, close by.
    fn told_by_document(&self, quote: usize) -> Option<usize> {
        let before = quote.checked_sub(1)?;
        let [first, here] =
            [before, quote].map(|quote| self.quotes[quote].source.map(|source| self.text.tokens_in(source).start));
        let (first, here) = (first?, here?);
        let document = self.text.tokens[self.grammar.chunks.of(first).head()].word.is(Class::Document);
        let near = self.text.opens_sentence(here) && self.scene.far(self.scene.sentence(first), here) <= 1;
        let speaker = self.answers[before].filter(|_| document && near)?.speaker;
        self.entities[speaker].is_person().then_some(speaker)
    }

    /// Is what "it" does no body's doing: the cue of another clause ("it is worth noting"), or what facts do, too ("it shows")?
    fn only_tells(&self, it: usize, quote: usize) -> bool {
        let Quote { cue: Some(cue), act, .. } = &self.quotes[quote] else { return false };
        let mut cue = self.text.tokens_in(*cue);
        let word = |at: usize| self.text.tokens[at].word;
        // Not "it is working to persuade", "it came and said", "it does, however, say".
        let verb = |at: usize| self.grammar.tags[at].is_verb() && !word(at).is_form_of_one(&numbers!["do", "have"]);
        let joins = |at: usize| matches!(self.grammar.tags[at], Tag::VBG | Tag::CC);
        let apart = (it + 1..cue.start).any(verb) && !(it + 1..cue.start).any(joins);
        let facts = &numbers![
            "assume",
            "build",
            "cast",
            "contradict",
            "draw",
            "encourage",
            "herald",
            "mean",
            "seem",
            "signal",
            "spark"
        ];
        // "it found": who looked.
        let looked = |at: usize| word(at).is_form_of_one(&numbers!["find", "conclude"]);
        let evidence = *act == Act::Evidence && !cue.clone().any(looked);
        apart || evidence || cue.any(|at| word(at).is_form_of_one(facts))
    }

    /// Whom "they" means: the last group or pair, or the body that speaks right before, or who is neither man nor woman.
    fn several(&mut self, at: usize, quote: Option<usize>) -> Option<Answer> {
        let near = |token: usize, far: usize| self.scene.sentence(at) <= self.scene.sentence(token) + far;
        let group = self.group.filter(|(_, token)| near(*token, NEAR));
        let persons = self.several_before(at).filter(|top| group.is_none_or(|(_, token)| token < top.head));
        let body = || {
            let number = quote?;
            let before = &self.quotes[number.checked_sub(1)?];
            let first = self.text.tokens_in(before.source?).start;
            let last = self.text.tokens_in(*before.content.last()?).end.saturating_sub(1).max(first);
            // "A spokesperson said it was late. They said".
            let body = |speaker: &usize| {
                let entity = &self.entities[*speaker];
                let unknown = entity.kind == SpeakerKind::Unknown && entity.may_be_body();
                unknown || entity.kind == SpeakerKind::Organization || entity.somebody && entity.gender.is_none()
            };
            // "“It is late,” they said."
            let behind = || self.quotes[number].content[0].start < self.text.tokens[at].span.start;
            let opens = self.text.opens_sentence(first) && (self.text.opens_sentence(at) || behind());
            self.scene.spoke.filter(body).filter(|_| near(last, 1) && opens)
        };
        let group = group.filter(|_| persons.is_none()).map(|(group, _)| group);
        let speaker = match (group.or_else(body), persons) {
            (Some(known), _) => known,
            (None, persons) => {
                let top = persons?;
                let named = self.pair(&top).or_else(|| self.family(&top)).or_else(|| self.named(&top));
                named.or_else(|| self.nameless(top.base.start, top.end, top.head))?.speaker
            }
        };
        Some(Answer { speaker, rule: "speaker-pronoun", confidence: 0.7 })
    }

    /// "Researchers in Norland followed 19,000 people. They": the persons whom the last sentence in the article's own words before
    /// begins with, close by.
    fn several_before(&self, at: usize) -> Option<Top> {
        let here = self.scene.sentence(at);
        let block = self.text.sentences.get(here)?.block;
        let near = (here.saturating_sub(NEAR)..here).rev().map(|number| &self.text.sentences[number]);
        let sentence = near.take_while(|near| near.block + 1 >= block).find(|near| self.told(near.tokens.start))?;
        let (start, end) = (sentence.tokens.start, sentence.tokens.end);
        let chunks = &self.grammar.chunks;
        let verb = chunks.all[*chunks.of_token.get(start)? as usize..]
            .iter()
            .take(AHEAD)
            .find(|chunk| chunk.kind == Kind::Verb && chunk.verb.form == Form::Finite)?;
        let mut tops = tops(self.text, self.grammar, start..verb.first().min(end));
        let subject = tops.pop().filter(|_| tops.is_empty())?;
        let word = self.text.tokens[subject.head].word;
        let persons = self.is_plural(&subject) && senses::role_of(self.text, subject.head).is_some()
            || self.is_alone(&subject) && self.is_several_by_name(subject.head)
            || word.is_one_of(&numbers!["police", "people", "couple", "family", "pair", "duo", "team", "crew"]);
        (persons && subject.base.start == start).then_some(subject)
    }

    /// "the Roes", "the Rovers".
    fn is_several_by_name(&self, head: usize) -> bool {
        let named = self.mention_at(head).map(|mention| &self.entities[self.of_mention[mention]]);
        self.grammar.tags[head] == Tag::NNPS || named.is_some_and(|entity| entity.plural)
    }
}

/// How many sentences back a group or persons are looked for whom "they" means.
const NEAR: usize = 3;

/// How many chunks a clause in front of its sentence's subject has at most before a pronoun, and behind it.
const AHEAD: usize = 12;

/// How many chunks before a pronoun the subject of its verb is looked for.
const BARRED: usize = 8;

/// How many words and marks of a clause in front stand before its verb at most.
const FRONT: usize = 24;

/// One does not call oneself by name: what it takes from somebody's weight that the quote names them.
pub(super) fn named_weight(named: &[(usize, Standing)], entity: usize) -> i32 {
    let least = named.iter().filter(|(other, _)| *other == entity).map(|(_, standing)| match standing {
        Standing::Possessor | Standing::Modifier => -20,
        _ => -70,
    });
    least.min().unwrap_or(0)
}
