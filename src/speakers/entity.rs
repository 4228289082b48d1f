//! The named persons and bodies of an article: each name's mentions under its fullest form.

use super::Speaker;
use super::resolve::Gender;
use crate::grammar::{Chunk, Grammar, Kind};
use crate::lexicon::{Class, Tag};
use crate::report::SpeakerKind;
use crate::text::{Shape, Span, Text};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A name in the text, its title cut off.
pub(super) struct Mention {
    pub(super) name: Range<usize>,
    pub(super) title: Range<usize>,
}

/// All named persons and bodies, in order of their first full mention.
pub(super) fn entities(text: &Text, grammar: &Grammar) -> Vec<Speaker> {
    let mut register = Register::default();
    let nouns = || grammar.chunks.all.iter().filter(|chunk| chunk.kind == Kind::Noun);
    let mentions: Vec<Mention> = nouns().flat_map(|chunk| mentions(text, grammar, chunk)).collect();
    for mention in mentions.iter().filter(|mention| mention.name.len() > 1) {
        register.full(text, mention);
    }
    for mention in mentions.iter().filter(|mention| mention.name.len() == 1) {
        register.short(text, mention);
    }
    for entity in &mut register.entities {
        entity.mentions.sort_unstable();
    }
    register.entities
}

/// The entities met so far, and the tables that lead a form to them.
#[derive(Default)]
struct Register {
    entities: Vec<Speaker>,
    /// By the name in small letters: "BRAUN" is Braun.
    by_name: FxHashMap<String, usize>,
    /// For a surname, where in the text who was so called in full, in text order.
    by_surname: FxHashMap<String, Vec<(usize, usize)>>,
}

/// How many bearers of a surname are looked at to find the one meant.
const BEARERS: usize = 8;

impl Register {
    fn full(&mut self, text: &Text, mention: &Mention) {
        let name = words(text, mention.name.clone());
        let number = self.by_name.get(&name.to_lowercase()).copied().unwrap_or_else(|| self.add(text, mention, &name));
        self.note(text, mention, number, name);
        if self.entities[number].kind == SpeakerKind::Person {
            let last = words(text, surname(text, mention.name.clone())).to_lowercase();
            self.by_surname.entry(last).or_default().push((mention.name.start, number));
        }
    }

    /// A name of one word: a surname, an acronym or a given name of somebody known, or a name of its own.
    fn short(&mut self, text: &Text, mention: &Mention) {
        let name = words(text, mention.name.clone());
        let bearer = self.bearer(text, mention, &name);
        let number = bearer.or_else(|| self.by_name.get(&name.to_lowercase()).copied());
        let number = number.unwrap_or_else(|| self.add(text, mention, &name));
        if bearer.is_none() && !mention.title.is_empty() {
            let bearers = self.by_surname.entry(name.to_lowercase()).or_default();
            let at = bearers.partition_point(|(at, _)| *at < mention.name.start);
            if bearers.len() < BEARERS {
                bearers.insert(at, (mention.name.start, number));
            }
        }
        self.note(text, mention, number, name);
    }

    /// Who is meant by a surname: the last one named in full before it, else the first one behind; an
    /// honorific tells man from woman, and an office that no bearer holds is somebody else's.
    fn bearer(&self, text: &Text, mention: &Mention, name: &str) -> Option<usize> {
        let bearers = self.by_surname.get(&name.to_lowercase())?;
        let title = words(text, mention.title.clone()).to_lowercase();
        let split = bearers.partition_point(|(at, _)| *at < mention.name.start);
        let sex = honorific(&title);
        let fits = |number: &usize| {
            sex.is_none() || super::resolve::gender(&self.entities[*number]).is_none_or(|known| Some(known) == sex)
        };
        let before = bearers[..split].iter().rev().take(BEARERS).map(|(_, number)| *number).find(fits);
        let behind = bearers[split..].iter().take(BEARERS).map(|(_, number)| *number).find(fits);
        let office = !title.is_empty() && sex.is_none();
        before.or_else(|| behind.filter(|number| !office || !self.entities[*number].titles.is_empty()))
    }

    fn add(&mut self, text: &Text, mention: &Mention, name: &str) -> usize {
        let number = self.entities.len();
        let entity = new_entity(text, mention, name);
        self.by_name.insert(name.to_lowercase(), number);
        if entity.kind == SpeakerKind::Person {
            let given = words(text, mention.name.start..mention.name.start + 1).to_lowercase();
            self.by_name.entry(given).or_insert(number);
        } else if mention.name.len() > 2 {
            self.by_name.entry(initials(name).to_lowercase()).or_insert(number);
        }
        self.entities.push(entity);
        number
    }

    fn note(&mut self, text: &Text, mention: &Mention, number: usize, name: String) {
        let entity = &mut self.entities[number];
        entity.mentions.push(span(text, mention.name.clone()));
        if entity.kind == SpeakerKind::Person && entity.titles.is_empty() && in_place(text, mention) {
            entity.kind = kind(text, mention);
        }
        if entity.name != name && !entity.aliases.contains(&name) {
            entity.aliases.push(name);
        }
        let title = words(text, mention.title.clone());
        if !title.is_empty() && !entity.titles.contains(&title) {
            entity.titles.push(title);
            entity.kind = SpeakerKind::Person;
        }
    }
}

/// What an honorific says of its bearer.
fn honorific(title: &str) -> Option<Gender> {
    match title {
        "mr." | "mr" => Some(Gender::Male),
        "mrs." | "mrs" | "ms." | "ms" | "miss" => Some(Gender::Female),
        _ => None,
    }
}

/// "ACLU" of "American Civil Liberties Union": the first letters of the words with a capital.
fn initials(name: &str) -> String {
    name.split(' ').filter_map(|word| word.chars().next()).filter(|first| first.is_uppercase()).collect()
}

/// "in Paris", "near Fort Hale": the word before is one that places stand behind.
fn in_place(text: &Text, mention: &Mention) -> bool {
    let before = mention.name.start.checked_sub(1).and_then(|at| text.tokens.get(at));
    before.is_some_and(|token| matches!(token.word.text, "in" | "near" | "outside" | "across" | "at" | "throughout"))
}

fn new_entity(text: &Text, mention: &Mention, name: &str) -> Speaker {
    let kind = kind(text, mention);
    Speaker {
        name: name.to_string(),
        kind,
        titles: Vec::new(),
        aliases: Vec::new(),
        members: Vec::new(),
        mentions: Vec::new(),
    }
}

/// The name's last word, "Jr." passed over.
fn surname(text: &Text, name: Range<usize>) -> Range<usize> {
    let last = name.end - 1;
    let junior = matches!(text.tokens[last].word.text, "jr." | "sr." | "jr" | "sr") && name.len() > 1;
    let last = if junior { last - 1 } else { last };
    last..last + 1
}

pub(super) fn span(text: &Text, tokens: Range<usize>) -> Span {
    text.tokens[tokens.start].span.join(text.tokens[tokens.end - 1].span)
}

pub(super) fn words(text: &Text, tokens: Range<usize>) -> String {
    if tokens.is_empty() {
        String::new()
    } else {
        span(text, tokens).of(text.source).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The names in a base noun phrase: runs of proper nouns, parted by possessives, titles cut off.
pub(super) fn mentions(text: &Text, grammar: &Grammar, chunk: &Chunk) -> Vec<Mention> {
    let proper = |at: usize| {
        let token = &text.tokens[at];
        grammar.tags[at].is_proper()
            || matches!(token.shape, Shape::Capital | Shape::Upper)
                && (token.word.is(Class::Title) || token.word.is(Class::OrganizationHead))
            || grammar.tags[at] == Tag::CC && token.span.of(text.source) == "&"
    };
    let mut found = Vec::new();
    let mut at = chunk.first;
    while at <= chunk.last {
        if !proper(at) {
            at += 1;
            continue;
        }
        let start = at;
        while at <= chunk.last && proper(at) {
            at += 1;
        }
        let title_words = (start..at).rev().find(|token| is_title(text, *token) && token + 1 < at);
        let name = title_words.map_or(start, |title| title + 1);
        let (title_words, name) = match party(text, name..at) {
            true => (Some(name), name + 1),
            false => (title_words, name),
        };
        let first = if title_words.is_some() { with_adjective(text, grammar, chunk.first, start) } else { start };
        let day = |token: usize| text.tokens[token].word.is(Class::Day) || text.tokens[token].word.is(Class::Month);
        if name < at && !(name..at).all(day) && !(name + 1 == at && is_title(text, name)) {
            found.push(Mention { name: name..at, title: first..name });
        }
    }
    found
}

/// "former President", "German Chancellor": a small adjective before a title belongs to it.
fn with_adjective(text: &Text, grammar: &Grammar, floor: usize, start: usize) -> usize {
    let adjective =
        start > floor && grammar.tags[start - 1] == Tag::JJ && text.tokens[start - 1].shape == Shape::Capital;
    if adjective { start - 1 } else { start }
}

/// "Democrat Dana Roe": a party before a given name is no part of the name.
fn party(text: &Text, name: Range<usize>) -> bool {
    let party = matches!(
        text.tokens[name.start].word.text,
        "republican"
            | "democrat"
            | "democratic"
            | "labour"
            | "conservative"
            | "libertarian"
            | "liberal"
            | "independent"
    );
    party && name.len() > 2 && is_given(text, name.start + 1)
}

fn is_given(text: &Text, at: usize) -> bool {
    text.tokens[at].word.is(Class::GivenMale) || text.tokens[at].word.is(Class::GivenFemale)
}

fn is_title(text: &Text, at: usize) -> bool {
    text.tokens[at].word.is(Class::Title)
}

fn kind(text: &Text, mention: &Mention) -> SpeakerKind {
    let given = |at: usize| is_given(text, at);
    let name = mention.name.clone();
    let body = name.clone().any(|at| text.tokens[at].word.is(Class::OrganizationHead)) && !given(name.start);
    let the = name.start > 0 && text.tokens[name.start - 1].word.text == "the";
    let place = in_place(text, mention) && (name.len() == 1 || !given(name.start));
    let acronym = name.len() == 1 && text.tokens[name.start].shape == Shape::Upper;
    if !mention.title.is_empty() || given(name.start) && !body && !place {
        SpeakerKind::Person
    } else if body || the || acronym {
        SpeakerKind::Organization
    } else if !place && (2..=4).contains(&name.len()) {
        SpeakerKind::Person
    } else {
        SpeakerKind::Unknown
    }
}
