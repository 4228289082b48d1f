//! JSON Lines: one object a line.

use super::{Article, InputError};
use serde::Deserialize;
use serde_json::Value;

/// A line; what else it holds is passed over.
#[derive(Deserialize)]
struct Line {
    text: String,
    id: Option<Value>,
    title: Option<String>,
    byline: Option<String>,
    date: Option<String>,
}

/// The article of a line, none in a blank one; `place` is its id where it names none.
pub(super) fn article(line: &str, place: &str) -> Result<Option<Article>, InputError> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let Line { text, id, title, byline, date } =
        serde_json::from_str(line).map_err(|error| InputError::NotArticle(error.to_string()))?;
    let id = match id {
        None | Some(Value::Null) => place.to_string(),
        Some(Value::String(id)) => id,
        Some(other) => other.to_string(),
    };
    Ok(Some(Article { id, title, byline, date, ninjs: None, text }))
}
