//! Two items field by field.

use super::item::{Item, offsets};
use super::place::Lines;
use super::say::{quoted, short};
use super::{Compared, Field, Part, Rules};
use crate::report::printable;
use serde_json::Value as Json;
use std::collections::HashMap;

/// The fields that differ.
pub(super) fn changed(
    expected: &Item,
    actual: &Item,
    references: &References,
    lines: &Lines,
    rules: &Rules,
) -> Vec<Field> {
    let new = actual.fields.keys().filter(|name| !expected.fields.contains_key(*name));
    let names = expected.fields.keys().chain(new).filter(|name| !rules.ignore.contains(name));
    let differing = names.filter_map(|name| {
        let side = |item: &Item, is_actual| references.value(name, item.fields.get(name), is_actual);
        let (was, is) = (side(expected, false), side(actual, true));
        (!same(&was, &is, rules.drift)).then(|| Field {
            name: name.clone(),
            message: said(name, &was, &is, lines),
            expected: expected.fields.get(name).cloned(),
            actual: actual.fields.get(name).cloned(),
        })
    });
    differing.collect()
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    None,
    Word(String),
    Number(f64),
    Span(Span),
    /// Another item: which one, and what it is called.
    Item {
        id: String,
        name: String,
    },
    List(Vec<Value>),
}

/// A stretch of the article's text.
#[derive(Clone, Debug, PartialEq)]
struct Span {
    /// What it is of: a topic, where it names one.
    topic: String,
    start: usize,
    end: usize,
    text: String,
}

/// Rounding makes half a step of the last digit no drift.
const ROUNDING: f64 = 1e-9;

fn same(was: &Value, is: &Value, drift: f64) -> bool {
    match (was, is) {
        (Value::Number(was), Value::Number(is)) => (was - is).abs() <= drift + ROUNDING,
        (Value::Item { id: was, .. }, Value::Item { id: is, .. }) => was == is,
        (Value::List(was), Value::List(is)) => {
            was.len() == is.len() && was.iter().zip(is).all(|(was, is)| same(was, is, 0.0))
        }
        _ => was == is,
    }
}

/// What the ids in a report refer to.
pub(super) struct References {
    /// By side (is it the report as it is?) and id there.
    named: HashMap<(bool, String), Named>,
}

/// An item that is referred to.
struct Named {
    /// One for both reports: that of the report as it is; else its own, marked.
    id: String,
    name: String,
}

impl References {
    pub(super) fn new(parts: &[Compared]) -> References {
        let mut named = HashMap::new();
        for Compared { part, expected, actual, pairs } in parts {
            for pair in pairs {
                let (was, is) = (pair.expected.map(|at| &expected[at]), pair.actual.map(|at| &actual[at]));
                let id = match (was, is) {
                    (_, Some(is)) => is.id.clone(),
                    (Some(was), None) => format!("lost {}", was.id),
                    (None, None) => continue,
                };
                for (is_actual, item) in [(false, was), (true, is)] {
                    let Some(item) = item else { continue };
                    let name = name(*part, item);
                    let name = if *part == Part::Speakers { name } else { format!("«{name}»") };
                    named.insert((is_actual, item.id.clone()), Named { id: id.clone(), name });
                }
            }
        }
        References { named }
    }

    fn value(&self, field: &str, json: Option<&Json>, is_actual: bool) -> Value {
        let word = |word: &str| Value::Word(printable(word).into_owned());
        match json {
            None | Some(Json::Null) => Value::None,
            Some(Json::Array(all)) => {
                Value::List(all.iter().map(|one| self.value(field, Some(one), is_actual)).collect())
            }
            Some(Json::String(id)) if refers(field) => match self.named.get(&(is_actual, id.clone())) {
                Some(Named { id, name }) => Value::Item { id: id.clone(), name: name.clone() },
                None => word(id),
            },
            Some(Json::String(text)) => word(text),
            Some(Json::Number(number)) => Value::Number(number.as_f64().unwrap_or_default()),
            Some(other) => match offsets(other) {
                Some(span) => {
                    let text = |key| other.get(key).and_then(Json::as_str).unwrap_or_default().to_string();
                    let (topic, text) = (printable(&text("topic")).into_owned(), text("text"));
                    Value::Span(Span { topic, start: span.start, end: span.end, text })
                }
                None => word(&other.to_string()),
            },
        }
    }

    /// What an item says, for people; `is_actual` tells of which report it is.
    pub(super) fn about(&self, part: Part, item: &Item, is_actual: bool) -> String {
        let field = |name| self.value(name, item.fields.get(name), is_actual);
        let beside: Vec<String> = match part {
            Part::Quotes => {
                ["speaker", "cue"].map(field).iter().filter(|value| **value != Value::None).map(bare).collect()
            }
            Part::Claims => vec![bare(&field("topics"))],
            Part::Speakers => vec![bare(&field("kind"))],
            _ => Vec::new(),
        };
        let beside = beside.join(" ");
        let name = name(part, item);
        if beside.is_empty() { name } else { format!("{name} ({beside})") }
    }
}

/// Does the field hold ids?
fn refers(field: &str) -> bool {
    ["speaker", "claimant", "members", "sentence", "sentences", "quote", "nested_in"].contains(&field)
}

/// What an item is called.
fn name(part: Part, item: &Item) -> String {
    let text = |value: &Json| value.as_str().or_else(|| value.get("text")?.as_str()).map(short).unwrap_or_default();
    let key = match part {
        Part::Document => return printable(&item.id).into_owned(),
        Part::Speakers => "name",
        Part::Quotes => "content",
        Part::Topics => "label",
        Part::Notes => "message",
        Part::Sentences | Part::Claims => "text",
    };
    match item.fields.get(key) {
        Some(Json::Array(parts)) => parts.iter().map(text).collect::<Vec<_>>().join(" … "),
        Some(value) => text(value),
        None => String::new(),
    }
}

/// What differs in a field, for people.
fn said(name: &str, was: &Value, is: &Value, lines: &Lines) -> String {
    match (was, is) {
        (Value::Span(was), Value::Span(is)) if overlap(was, is) => format!("{name} {}", moved(was, is, lines)),
        (Value::List(was), Value::List(is)) => lists(name, was, is, lines),
        _ => format!("{name} was {}, is {}", shown(was), shown(is)),
    }
}

fn overlap(was: &Span, is: &Span) -> bool {
    was.topic == is.topic && was.start < is.end && is.start < was.end
}

/// Where a stretch begins or ends elsewhere, and by what.
fn moved(was: &Span, is: &Span, lines: &Lines) -> String {
    let edge = |verb, was: usize, is: usize| {
        let by = || quoted(lines.words(was.min(is), was.max(is)));
        (was != is).then(|| format!("{verb} {}, by {}", if is < was { "earlier" } else { "later" }, by()))
    };
    let edges = [edge("begins", was.start, is.start), edge("ends", was.end, is.end)];
    let edges: Vec<String> = edges.into_iter().flatten().collect();
    // The same place: it can only be the words, which are then not those of the article.
    if edges.is_empty() { format!("was {}, is {}", quoted(&was.text), quoted(&is.text)) } else { edges.join(" and ") }
}

/// What a list gained and lost; of stretches that overlap one by one, what moved.
fn lists(name: &str, was: &[Value], is: &[Value], lines: &Lines) -> String {
    let spans: Option<Vec<(&Span, &Span)>> = was
        .iter()
        .zip(is)
        .map(|(was, is)| match (was, is) {
            (Value::Span(was), Value::Span(is)) if overlap(was, is) => Some((was, is)),
            _ => None,
        })
        .collect();
    if let Some(spans) = spans.filter(|_| was.len() == is.len()) {
        let part = |number: usize| if was.len() > 1 { format!("part {} ", number + 1) } else { String::new() };
        let differing = spans.iter().enumerate().filter(|(_, (was, is))| was != is);
        let moved = differing.map(|(number, (was, is))| part(number) + &moved(was, is, lines));
        return format!("{name} {}", moved.collect::<Vec<_>>().join("; "));
    }
    let (lost, gained) = (without(was, is), without(is, was));
    match (lost.is_empty(), gained.is_empty()) {
        (true, true) => format!("{name} in another order"),
        (true, false) => format!("{name} gained {gained}"),
        (false, true) => format!("{name} lost {lost}"),
        (false, false) => format!("{name} gained {gained}, lost {lost}"),
    }
}

/// What is in the one list and not, or not as often, in the other.
fn without(all: &[Value], others: &[Value]) -> String {
    let mut others: HashMap<String, usize> = others.iter().map(key).fold(HashMap::new(), |mut counts, key| {
        *counts.entry(key).or_default() += 1;
        counts
    });
    let left = all.iter().filter(|value| match others.get_mut(&key(value)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    left.map(shown).collect::<Vec<_>>().join(", ")
}

/// The same for values that are the same.
fn key(value: &Value) -> String {
    match value {
        Value::Item { id, .. } => id.clone(),
        Value::Span(Span { topic, start, end, .. }) => format!("{topic} {start} {end}"),
        other => shown(other),
    }
}

/// The value where nothing else stands around it.
fn bare(value: &Value) -> String {
    match value {
        Value::Span(span) => short(&span.text),
        other => shown(other),
    }
}

/// The value in a message.
fn shown(value: &Value) -> String {
    match value {
        Value::None => "none".to_string(),
        Value::Word(word) => short(word),
        Value::Number(number) => number.to_string(),
        Value::Span(Span { topic, text, .. }) if topic.is_empty() => quoted(text),
        Value::Span(Span { topic, text, .. }) => format!("{} {}", short(topic), quoted(text)),
        Value::Item { name, .. } => name.clone(),
        Value::List(all) if all.is_empty() => "none".to_string(),
        Value::List(all) => all.iter().map(shown).collect::<Vec<_>>().join(", "),
    }
}
