//! The named persons and bodies of an article: each name's mentions under its fullest form.

use super::Speaker;
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
    let mut entities: Vec<Speaker> = Vec::new();
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    let nouns = || grammar.chunks.all.iter().filter(|chunk| chunk.kind == Kind::Noun);
    let mut mentions: Vec<Mention> = nouns().flat_map(|chunk| mentions(text, grammar, chunk)).collect();
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|at| usize::from(mentions[*at].name.len() < 2));
    for at in order {
        let mention = &mut mentions[at];
        let name = words(text, mention.name.clone());
        let known = by_name.get(&name).copied();
        let number = known.unwrap_or_else(|| {
            entities.push(new_entity(text, mention, &name));
            entities.len() - 1
        });
        by_name.entry(name.clone()).or_insert(number);
        if entities[number].kind == SpeakerKind::Person {
            let last = words(text, surname(text, mention.name.clone()));
            by_name.entry(last).or_insert(number);
        }
        let entity = &mut entities[number];
        entity.mentions.push(span(text, mention.name.clone()));
        if entity.name != name && !entity.aliases.contains(&name) {
            entity.aliases.push(name);
        }
        let title = words(text, mention.title.clone());
        if !title.is_empty() && !entity.titles.contains(&title) {
            entity.titles.push(title);
            entity.kind = SpeakerKind::Person;
        }
    }
    for entity in &mut entities {
        entity.mentions.sort_unstable();
    }
    entities
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

fn is_title(text: &Text, at: usize) -> bool {
    text.tokens[at].word.is(Class::Title)
}

fn kind(text: &Text, mention: &Mention) -> SpeakerKind {
    let given = |at: usize| text.tokens[at].word.is(Class::GivenMale) || text.tokens[at].word.is(Class::GivenFemale);
    let name = mention.name.clone();
    let body = name.clone().any(|at| text.tokens[at].word.is(Class::OrganizationHead)) && !given(name.start);
    let the = name.start > 0 && text.tokens[name.start - 1].word.text == "the";
    let acronym = name.len() == 1 && text.tokens[name.start].shape == Shape::Upper;
    if !mention.title.is_empty() || given(name.start) && !body {
        SpeakerKind::Person
    } else if body || the || acronym {
        SpeakerKind::Organization
    } else if (2..=4).contains(&name.len()) {
        SpeakerKind::Person
    } else {
        SpeakerKind::Unknown
    }
}
