//! The article.

/// An article as given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The path, "-", or the id that the input names.
    pub id: String,
    /// The title that the input names.
    pub title: Option<String>,
    /// Who wrote it, as the input names them.
    pub byline: Option<String>,
    /// When it was published, as the input writes it.
    pub date: Option<String>,
    /// The ninjs item that it was read out of.
    pub ninjs: Option<serde_json::Value>,
    /// The text; all offsets count into it.
    pub text: String,
}

impl Article {
    /// An article of which nothing is known but its text.
    pub fn new(id: &str, text: String) -> Article {
        Article { id: id.to_string(), text, ..Article::default() }
    }
}
