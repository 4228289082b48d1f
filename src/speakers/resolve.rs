//! From the words of a source to its speaker: by name, by pronoun, by description, carried on.

use super::Speaker;
use super::entity::{mentions, span, words};
use crate::grammar::{Grammar, Kind};
use crate::lexicon::{Class, Tag};
use crate::quotes::Quote;
use crate::report::{QuoteKind, SpeakerKind};
use crate::text::{Span, Text};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The speaker of each quote; groups and documents without a name are added to the entities.
pub(super) fn resolve(
    text: &Text,
    grammar: &Grammar,
    quotes: &[Quote],
    entities: &mut Vec<Speaker>,
) -> Vec<Option<usize>> {
    let mut resolver = Resolver::new(text, grammar, quotes, entities);
    let mut order: Vec<usize> = (0..quotes.len()).collect();
    order.sort_by_key(|number| quotes[*number].source.unwrap_or(quotes[*number].content[0]));
    let mut of_quote = vec![None; quotes.len()];
    for number in order {
        if let Some(source) = quotes[number].source {
            of_quote[number] = resolver.source(source);
        }
    }
    of_quote
}

/// Man or woman, as titles, given names and pronouns show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

struct Resolver<'a> {
    text: &'a Text<'a>,
    grammar: &'a Grammar,
    entities: &'a mut Vec<Speaker>,
    genders: Vec<Option<Gender>>,
    /// Every mention in text order, with whose it is.
    mentions: Vec<(Span, usize)>,
    /// The mentions that stand outside direct speech: what a pronoun of the article may mean.
    told: Vec<(Span, usize)>,
    /// Who spoke last, latest last.
    spoke: Vec<usize>,
    unnamed: FxHashMap<String, usize>,
}

impl<'a> Resolver<'a> {
    fn new(text: &'a Text, grammar: &'a Grammar, quotes: &[Quote], entities: &'a mut Vec<Speaker>) -> Resolver<'a> {
        let mut mentions: Vec<(Span, usize)> = (entities.iter().enumerate())
            .flat_map(|(number, entity)| entity.mentions.iter().map(move |span| (*span, number)))
            .collect();
        mentions.sort_unstable();
        let mut speech: Vec<Span> = (quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct))
            .flat_map(|quote| quote.content.iter().copied())
            .collect();
        speech.sort_unstable();
        let spoken = |span: Span| {
            let next = speech.partition_point(|words| words.start <= span.start);
            next.checked_sub(1).and_then(|at| speech.get(at)).is_some_and(|words| words.contains(span))
        };
        let told = mentions.iter().copied().filter(|(span, _)| !spoken(*span)).collect();
        let genders = entities.iter().map(gender).collect();
        Resolver { text, grammar, entities, genders, mentions, told, spoke: Vec::new(), unnamed: FxHashMap::default() }
    }

    fn source(&mut self, source: Span) -> Option<usize> {
        let first = self.text.tokens.partition_point(|token| token.span.end <= source.start);
        let last = self.text.tokens.partition_point(|token| token.span.start < source.end);
        let speaker = self.speaker(first..last)?;
        self.spoke.push(speaker);
        Some(speaker)
    }

    fn speaker(&mut self, tokens: Range<usize>) -> Option<usize> {
        let word = self.text.tokens.get(tokens.start)?.word.text;
        match word {
            "he" | "his" | "him" if tokens.len() == 1 => return self.person_before(tokens.start, Gender::Male),
            "she" | "her" if tokens.len() == 1 => return self.person_before(tokens.start, Gender::Female),
            "who" | "which" | "that" | "whose" if tokens.len() == 1 => return self.antecedent(tokens.start),
            "it" | "its" if tokens.len() == 1 => return self.body_before(tokens.start),
            "i" | "we" | "they" | "you" | "their" | "my" | "our" | "us" | "what" if tokens.len() == 1 => {
                return None;
            }
            _ => {}
        }
        let chunk = *self.grammar.chunks.all.get(*self.grammar.chunks.of_token.get(tokens.start)? as usize)?;
        let head = if chunk.kind == Kind::Noun && chunk.last < tokens.end { chunk.head } else { tokens.end - 1 };
        self.by_head(tokens.clone(), head)
            .or_else(|| self.apposed(tokens.clone(), chunk.last))
            .or_else(|| self.described(tokens.clone(), head))
            .or_else(|| self.nameless(tokens, head))
    }

    /// The name that the head of the phrase ends.
    fn by_head(&self, tokens: Range<usize>, head: usize) -> Option<usize> {
        let chunk = self.grammar.chunks.all.get(*self.grammar.chunks.of_token.get(head)? as usize)?;
        let possessive = tokens.end == head + 2 && self.grammar.tags.get(head + 1) == Some(&Tag::POS);
        let named = mentions(self.text, self.grammar, chunk)
            .into_iter()
            .rfind(|mention| mention.name.end == head + 1 || possessive && mention.name.end > head)?;
        self.mentioned(span(self.text, named.name))
    }

    /// Whose mention a span is.
    fn mentioned(&self, name: Span) -> Option<usize> {
        let at = self.mentions.partition_point(|(span, _)| *span < name);
        self.mentions.get(at).filter(|(span, _)| *span == name).map(|(_, number)| *number)
    }

    /// "the mayor, Dana Roe,": the name in apposition to a description.
    fn apposed(&self, tokens: Range<usize>, behind: usize) -> Option<usize> {
        let comma = behind + 1;
        let next = comma + 1;
        let is_comma = tokens.contains(&comma) && self.text.tokens[comma].span.of(self.text.source) == ",";
        if !is_comma || !tokens.contains(&next) {
            return None;
        }
        let chunk = self.grammar.chunks.all.get(*self.grammar.chunks.of_token.get(next)? as usize)?;
        self.by_head(next..tokens.end, chunk.head)
    }

    /// "the chancellor": the last one mentioned who bears that title.
    fn described(&self, tokens: Range<usize>, head: usize) -> Option<usize> {
        let lower = self.text.tokens.get(head)?.word.text;
        if !matches!(self.text.tokens[tokens.start].word.text, "the" | "his" | "her" | "mr." | "mrs." | "ms.")
            || lower.is_empty()
        {
            return None;
        }
        let here = self.text.tokens[tokens.start].span;
        let upto = self.mentions.partition_point(|(span, _)| span.start < here.start);
        let bears =
            |number: usize| self.entities[number].titles.iter().any(|title| title.to_lowercase().ends_with(lower));
        let bearer =
            self.mentions[..upto].iter().rev().take(200).map(|(_, number)| *number).find(|number| bears(*number));
        bearer.or_else(|| self.role_of_last(tokens, head))
    }

    /// "the nominee": a role that nobody was given by title is that of the person who spoke last.
    fn role_of_last(&self, tokens: Range<usize>, head: usize) -> Option<usize> {
        let role = self.text.tokens[head].word.is(Class::Title) && self.grammar.tags[head] == Tag::NN;
        let the = self.text.tokens[tokens.start].word.text == "the" && head + 1 == tokens.end;
        let last = self.spoke.last().copied()?;
        (role && the && self.entities[last].kind == SpeakerKind::Person).then_some(last)
    }

    /// "aides", "two officials", "the poll": a speaker without a name.
    fn nameless(&mut self, tokens: Range<usize>, head: usize) -> Option<usize> {
        let token = self.text.tokens.get(head)?;
        let tag = *self.grammar.tags.get(head)?;
        if !tag.is_noun() && tag != Tag::CD {
            return None;
        }
        let mut first = tokens.start;
        while first < head && matches!(self.grammar.tags[first], Tag::DT) {
            first += 1;
        }
        let name = words(self.text, first..tokens.end).trim_end_matches(',').to_string();
        let kind = match tag {
            _ if token.word.is(Class::Document) => SpeakerKind::Document,
            _ if token.word.is(Class::OrganizationHead) => SpeakerKind::Organization,
            Tag::NNS | Tag::NNPS | Tag::CD => SpeakerKind::Group,
            _ => SpeakerKind::Unknown,
        };
        let mention = self.text.tokens[tokens.start].span.join(self.text.tokens[tokens.end - 1].span);
        let number = *self.unnamed.entry(normal(&name)).or_insert_with(|| {
            self.entities.push(Speaker {
                name,
                kind,
                titles: Vec::new(),
                aliases: Vec::new(),
                members: Vec::new(),
                mentions: Vec::new(),
            });
            self.genders.push(None);
            self.entities.len() - 1
        });
        self.entities[number].mentions.push(mention);
        Some(number)
    }

    /// Whom "he" or "she" means: who spoke last or stands nearest before, of that gender or of none known.
    fn person_before(&self, at: usize, gender: Gender) -> Option<usize> {
        let here = self.text.tokens.get(at)?.span;
        let upto = self.told.partition_point(|(span, _)| span.start < here.start);
        let fits = |number: usize| {
            self.entities[number].kind == SpeakerKind::Person
                && self.genders[number].is_none_or(|known| known == gender)
        };
        let sentence = self.text.sentences.partition_point(|sentence| sentence.span.end <= here.start);
        let from = |back: usize| {
            self.text.sentences.get(sentence.saturating_sub(back)).map_or(0, |sentence| sentence.span.start)
        };
        let subject = |from: u32, to: u32| {
            let first = self.told[..upto].partition_point(|(span, _)| span.start < from);
            self.told[first..upto]
                .iter()
                .take_while(|(span, _)| span.start < to)
                .map(|(_, number)| *number)
                .find(|number| fits(*number))
        };
        let last = self.spoke.last().copied().filter(|number| fits(*number));
        let recent = last.filter(|number| self.told[..upto].iter().rev().take(12).any(|(_, other)| other == number));
        let here_before = subject(from(0), here.start);
        here_before
            .or(recent)
            .or_else(|| subject(from(1), from(0)))
            .or_else(|| subject(from(2), from(1)))
            .or(last)
            .or_else(|| {
                self.told[..upto].iter().rev().take(100).map(|(_, number)| *number).find(|number| fits(*number))
            })
    }

    /// Whom "it" means: the body that spoke last, else the one named last.
    fn body_before(&self, at: usize) -> Option<usize> {
        let here = self.text.tokens.get(at)?.span;
        let upto = self.told.partition_point(|(span, _)| span.start < here.start);
        let body = |number: &usize| self.entities[*number].kind == SpeakerKind::Organization;
        let last = self.spoke.last().copied().filter(body);
        last.or_else(|| self.told[..upto].iter().rev().take(12).map(|(_, number)| *number).find(body))
    }

    /// Whom "who" means: the name right before it.
    fn antecedent(&self, at: usize) -> Option<usize> {
        let here = self.text.tokens.get(at)?.span;
        let upto = self.mentions.partition_point(|(span, _)| span.start < here.start);
        let (span, number) = self.mentions[..upto].last()?;
        (here.start - span.end <= 3).then_some(*number)
    }
}

/// A name for look-up: small letters, no possessive.
fn normal(name: &str) -> String {
    name.to_lowercase()
}

/// What the titles and the given name say.
pub(super) fn gender(entity: &Speaker) -> Option<Gender> {
    let titled = |words: &[&str]| {
        entity.titles.iter().any(|title| title.to_lowercase().split(' ').any(|word| words.contains(&word)))
    };
    if titled(&["mr.", "mr", "sir", "king", "prince", "lord", "congressman", "chairman", "spokesman"]) {
        return Some(Gender::Male);
    }
    if titled(&[
        "mrs.",
        "ms.",
        "mrs",
        "ms",
        "dame",
        "queen",
        "princess",
        "lady",
        "congresswoman",
        "chairwoman",
        "spokeswoman",
    ]) {
        return Some(Gender::Female);
    }
    let first = entity.name.split(' ').next().filter(|first| first.len() < entity.name.len())?.to_lowercase();
    let word = crate::lexicon::look_up(&first);
    match (word.is(Class::GivenMale), word.is(Class::GivenFemale)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}
