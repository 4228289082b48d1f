//! Items of a report as their fields.

use super::Part;
use crate::report::Report;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::ops::Range;

/// A quote, a claim, a sentence … as its fields. Where it stands and its words are one field, `text`.
pub(super) struct Item {
    pub(super) id: String,
    pub(super) fields: Map<String, Value>,
    /// From its first character to its last, in the unit of the report.
    pub(super) span: Option<Range<usize>>,
    /// What it has in common with its like in another report: its name, its cue, its mentions.
    pub(super) keys: Vec<String>,
}

/// All items of a part.
pub(super) fn items(report: &Report, part: Part) -> Vec<Item> {
    match part {
        Part::Document => of(std::slice::from_ref(&report.document), part),
        Part::Sentences => of(&report.sentences, part),
        Part::Speakers => of(&report.speakers, part),
        Part::Quotes => of(&report.quotes, part),
        Part::Claims => of(&report.claims, part),
        Part::Topics => of(&report.topics, part),
        Part::Notes => of(&report.notes, part),
    }
}

fn of(items: &[impl Serialize], part: Part) -> Vec<Item> {
    let fields = items.iter().map(|item| match serde_json::to_value(item) {
        Ok(Value::Object(fields)) => fields,
        // The types of a report are objects with string keys; there is nothing else to come.
        _ => Map::new(),
    });
    fields.map(|fields| item(fields, part)).collect()
}

fn item(mut fields: Map<String, Value>, part: Part) -> Item {
    let id = fields.get("id").and_then(Value::as_str).unwrap_or_default().to_string();
    if part != Part::Document {
        fields.shift_remove("id");
    }
    if let (Some(start), Some(end)) = (fields.shift_remove("start"), fields.shift_remove("end")) {
        let text = fields.shift_remove("text").unwrap_or_default();
        fields.shift_insert(0, "text".to_string(), json!({ "start": start, "end": end, "text": text }));
    }
    let span = match &fields.get("text").or_else(|| fields.get("content")) {
        Some(Value::Array(parts)) => parts.first().and_then(offsets).zip(parts.last().and_then(offsets)),
        Some(one) => offsets(one).zip(offsets(one)),
        None => None,
    };
    let mut keys: Vec<String> = match part {
        Part::Document => vec![String::new()],
        Part::Topics => vec![id.clone()],
        _ => {
            let named = ["name", "cue"].iter().filter_map(|key| fields.get(*key)).filter(|value| !value.is_null());
            named.map(Value::to_string).collect()
        }
    };
    keys.extend(fields.get("mentions").and_then(Value::as_array).into_iter().flatten().map(Value::to_string));
    Item { id, span: span.map(|(first, last)| first.start..last.end), fields, keys }
}

/// The offsets of a span.
pub(super) fn offsets(span: &Value) -> Option<Range<usize>> {
    let at = |key| span.get(key)?.as_u64().map(|at| at as usize);
    Some(at("start")?..at("end")?)
}
