//! ninjs, the IPTC's JSON for news: the item that came in, with the topics of its claims as subjects and who
//! speaks in it as people and organisations. What already stands in the item stays as it is, and in its order.
//!
//! Versions name things differently: 1.x has `subject` with `scheme` and `code`, `person` and `organisation`; from
//! 2.0 there are `subjects` with `uri`, `people` and `organisations`. An item made from other input uses only what
//! 2.x and 3.x write alike.

use super::{Render, Report, SpeakerKind, TopicItem, iri, json};
use crate::input::Article;
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use std::io;

/// ninjs, enriched.
#[derive(Clone, Copy, Debug)]
pub struct Ninjs {
    /// Indented for people; else one line.
    pub pretty: bool,
}

impl Render for Ninjs {
    fn article(&self, article: &Article, report: &Report) -> io::Result<Vec<u8>> {
        let mut item = match &article.ninjs {
            Some(Value::Object(item)) => item.clone(),
            _ => plain(article),
        };
        enrich(&mut item, report);
        json::value(&item, self.pretty)
    }
}

/// An item with no more than the article.
fn plain(article: &Article) -> Map<String, Value> {
    let schema = "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json";
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| drop(item.insert(name.to_string(), value));
    put("uri", iri::absolute(&article.id).into());
    put("standard", json!({"name": "ninjs", "version": "3.0", "schema": schema}));
    put("type", "text".into());
    put("language", "en".into());
    if let Some(title) = &article.title {
        put("headlines", json!([{"role": "main", "value": title}]));
    }
    put("bodies", json!([{"role": "main", "value": article.text}]));
    item
}

/// Adds what the report has found and the item does not say yet.
fn enrich(item: &mut Map<String, Value>, report: &Report) {
    let names = names(item);
    let topics = subjects(item, &names, report);
    add(item, names.subjects, topics);
    for (kind, list) in [(SpeakerKind::Person, names.people), (SpeakerKind::Organization, names.organisations)] {
        let speakers = speakers(item, list, report, kind);
        add(item, list, speakers);
    }
}

/// The topics that the item does not name by any of its ways.
fn subjects(item: &Map<String, Value>, names: &Names, report: &Report) -> Vec<Value> {
    let said = |code: &str| {
        let values =
            entries(item, names.subjects).iter().flat_map(|entry| ["code", "uri", "literal"].map(|key| entry.get(key)));
        values.flatten().filter_map(Value::as_str).any(|value| ends_in(value, code))
    };
    let mut new = Vec::new();
    for topic in &report.topics {
        for (qcode, code) in topic.iptc.iter().filter_map(|qcode| Some((qcode, qcode.strip_prefix("medtop:")?))) {
            if !said(code) {
                new.push(names.subject(topic, qcode, code));
            }
        }
    }
    new
}

/// The speakers whom the list does not name by any form of their names.
fn speakers(item: &Map<String, Value>, list: &str, report: &Report, kind: SpeakerKind) -> Vec<Value> {
    let said = entries(item, list).iter().filter_map(|entry| Some(entry.get("name")?.as_str()?.to_lowercase()));
    let said: HashSet<String> = said.collect();
    let alone = report.speakers.iter().filter(|speaker| speaker.kind == kind && speaker.members.is_empty());
    let new = alone.filter(|speaker| {
        !std::iter::once(&speaker.name).chain(&speaker.aliases).any(|form| said.contains(&form.to_lowercase()))
    });
    new.map(|speaker| json!({"name": speaker.name, "rel": "quoted"})).collect()
}

fn entries<'a>(item: &'a Map<String, Value>, list: &str) -> &'a [Value] {
    item.get(list).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Adds to a list of the item; a list that is none is left alone.
fn add(item: &mut Map<String, Value>, list: &str, new: Vec<Value>) {
    if new.is_empty() {
        return;
    }
    if let Value::Array(entries) = item.entry(list).or_insert_with(|| json!([])) {
        entries.extend(new);
    }
}

/// "20000065", "medtop:20000065" and ".../mediatopic/20000065" are one.
fn ends_in(value: &str, code: &str) -> bool {
    value.strip_suffix(code).is_some_and(|before| before.is_empty() || before.ends_with([':', '/']))
}

/// What a version calls its lists.
struct Names {
    subjects: &'static str,
    people: &'static str,
    organisations: &'static str,
}

const SINGULAR: Names = Names { subjects: "subject", people: "person", organisations: "organisation" };
const PLURAL: Names = Names { subjects: "subjects", people: "people", organisations: "organisations" };

/// The version by what the item says of itself, or by what stands in it.
fn names(item: &Map<String, Value>) -> Names {
    let version = item.get("standard").and_then(|standard| standard.get("version")?.as_str());
    let first = match version {
        Some(version) => version.starts_with('1'),
        None => {
            !["bodies", "headlines", "subjects", "people", "organisations"].iter().any(|key| item.contains_key(*key))
        }
    };
    if first { SINGULAR } else { PLURAL }
}

impl Names {
    fn subject(&self, topic: &TopicItem, qcode: &str, code: &str) -> Value {
        if self.subjects == SINGULAR.subjects {
            json!({"name": topic.label, "rel": "about", "scheme": iri::MEDIA_TOPICS, "code": code})
        } else {
            json!({"name": topic.label, "rel": "about", "uri": iri::media_topic(qcode)})
        }
    }
}
