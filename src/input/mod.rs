//! What people hand in, read as articles.

use encoding_rs::Encoding;
use serde::Deserialize;

/// An article as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The path, "-", or the id that the input names.
    pub id: String,
    /// The title that the input names.
    pub title: Option<String>,
    /// The text; all offsets count into it.
    pub text: String,
}

impl Article {
    /// An article without a title.
    pub fn new(id: &str, text: String) -> Article {
        Article { id: id.to_string(), title: None, text }
    }
}

/// Why an input could not be read as an article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// The bytes are not text in the encoding.
    #[error("the bytes are not {encoding} text (first at byte {byte}); name the encoding with --encoding")]
    NotText {
        /// The name of the encoding.
        encoding: &'static str,
        /// The first byte that is wrong.
        byte: usize,
    },
    /// The text is longer than offsets reach.
    #[error("the text has {0} bytes, more than one article may have (64 MiB); split it")]
    TooLong(usize),
    /// A line of a jsonl input is not an article.
    #[error("not an article: {0}; a line is one JSON object with \"text\"")]
    NotArticle(String),
}

/// How many bytes one article may have.
pub const MAX_BYTES: usize = 64 << 20;

/// The text of the bytes. A byte order mark goes before `encoding`, and is not part of the text.
///
/// # Errors
/// Where the bytes are not text, or too many.
pub fn decode(bytes: &[u8], encoding: &'static Encoding) -> Result<String, InputError> {
    if bytes.len() > MAX_BYTES {
        return Err(InputError::TooLong(bytes.len()));
    }
    let (encoding, bom) = Encoding::for_bom(bytes).unwrap_or((encoding, 0));
    let body = &bytes[bom..];
    if encoding == encoding_rs::UTF_8 {
        return match std::str::from_utf8(body) {
            Ok(text) => Ok(text.to_string()),
            Err(error) => Err(InputError::NotText { encoding: "UTF-8", byte: bom + error.valid_up_to() }),
        };
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(body);
    text.map(std::borrow::Cow::into_owned).ok_or(InputError::NotText { encoding: encoding.name(), byte: bom })
}

/// A line of a jsonl input; what else it holds is passed over.
#[derive(Deserialize)]
struct Line {
    text: String,
    id: Option<serde_json::Value>,
    title: Option<String>,
}

/// The article of a jsonl line; `fallback` is its id where it names none.
///
/// # Errors
/// Where the line is not a JSON object with `text`.
pub fn from_json_line(line: &str, fallback: &str) -> Result<Article, InputError> {
    let Line { text, id, title } =
        serde_json::from_str(line).map_err(|error| InputError::NotArticle(error.to_string()))?;
    let id = match id {
        None | Some(serde_json::Value::Null) => fallback.to_string(),
        Some(serde_json::Value::String(id)) => id,
        Some(other) => other.to_string(),
    };
    Ok(Article { id, title, text })
}
