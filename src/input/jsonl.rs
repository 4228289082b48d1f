//! JSON Lines: one object a line.

use super::{Article, InputError, ninjs};
use serde::Deserialize;
use serde_json::Value;

/// An article as an object; what else it holds is passed over.
#[derive(Deserialize)]
struct Object {
    text: String,
    id: Option<Value>,
    title: Option<Value>,
    byline: Option<Value>,
    date: Option<Value>,
}

/// The article of a line, none in a blank one; `place` is its id where it names none. A line may be a ninjs item.
pub(super) fn article(line: &str, place: &str) -> Result<Option<Article>, InputError> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let object = match serde_json::from_str(line) {
        Ok(object) => object,
        Err(error) => {
            let item = serde_json::from_str(line).ok().and_then(|item| ninjs::item(item, place));
            return item.map(Some).ok_or_else(|| InputError::NotArticle(error.to_string()));
        }
    };
    Ok(Some(of(object, place)))
}

/// The article of a JSON value with `text`, or of a ninjs item.
pub(super) fn value(value: Value, place: &str) -> Result<Article, InputError> {
    if value.get("text").is_some() {
        let object = serde_json::from_value(value).map_err(|error| InputError::NotArticle(error.to_string()))?;
        return Ok(of(object, place));
    }
    ninjs::item(value, place).ok_or_else(|| InputError::NotArticle("no text, body_text, body_xhtml or bodies".into()))
}

fn of(object: Object, place: &str) -> Article {
    let Object { text, id, title, byline, date } = object;
    let id = id.and_then(words).unwrap_or_else(|| place.to_string());
    Article {
        id,
        title: title.and_then(words),
        byline: byline.and_then(words),
        date: date.and_then(words),
        ninjs: None,
        text,
    }
}

/// A value as words: a number as it is written, a list with commas.
pub(super) fn words(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(words) => Some(words),
        Value::Array(values) => Some(values.into_iter().filter_map(words).collect::<Vec<_>>().join(", ")),
        other => Some(other.to_string()),
    }
}
