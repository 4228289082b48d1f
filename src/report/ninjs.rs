//! ninjs, the IPTC's JSON for news: the item that came in, with the topics of its claims as subjects and who
//! speaks in it as people and organisations. What already stands in the item stays as it is, and in its order.
//!
//! Versions name things differently: 1.x has `subject` with `scheme` and `code`, `person` and `organisation`; from
//! 2.0 there are `subjects` with `uri`, `people` and `organisations`. An item made from other input uses only what
//! 2.x and 3.x write alike.

use super::{Render, Report, SpeakerKind, TopicItem, iri, json};
use crate::input::Article;
use serde_json::{Map, Value, json};
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
    for topic in &report.topics {
        for (qcode, code) in topic.iptc.iter().filter_map(|qcode| Some((qcode, qcode.strip_prefix("medtop:")?))) {
            let known = |subject: &Value| says(subject, &["code", "uri", "literal"], |value| ends_in(value, code));
            add(item, names.subjects, known, || names.subject(topic, qcode, code));
        }
    }
    for speaker in report.speakers.iter().filter(|speaker| speaker.members.is_empty()) {
        let list = match speaker.kind {
            SpeakerKind::Person => names.people,
            SpeakerKind::Organization => names.organisations,
            _ => continue,
        };
        let forms = || std::iter::once(&speaker.name).chain(&speaker.aliases);
        let known = |entry: &Value| says(entry, &["name"], |name| forms().any(|form| form.eq_ignore_ascii_case(name)));
        add(item, list, known, || json!({"name": speaker.name, "rel": "quoted"}));
    }
}

/// Adds to a list of the item what is not known in it; a list that is none is left alone.
fn add(item: &mut Map<String, Value>, list: &str, known: impl Fn(&Value) -> bool, entry: impl Fn() -> Value) {
    match item.entry(list).or_insert_with(|| json!([])) {
        Value::Array(entries) if !entries.iter().any(known) => entries.push(entry()),
        _ => {}
    }
}

fn says(entry: &Value, keys: &[&str], what: impl Fn(&str) -> bool) -> bool {
    keys.iter().filter_map(|key| entry.get(key)?.as_str()).any(what)
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
