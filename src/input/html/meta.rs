//! What a page says about its article: title, who wrote it, when.

use super::joined;
use super::page::attribute;
use html5gum::StartTag;
use serde_json::Value;

/// What was said, by where it was said; the first counts.
#[derive(Default)]
pub(super) struct Meta {
    /// schema.org in JSON-LD.
    linked: Told,
    /// `meta` elements.
    told: Told,
    /// What readers see: bylines and times. The title that they see is a block of the page.
    shown: Told,
    /// The element that the byline shown stands in, by its number.
    byline: Option<usize>,
    /// The window's title, often with the name of the site.
    window: Option<String>,
}

#[derive(Default)]
struct Told {
    title: Option<String>,
    byline: Option<String>,
    date: Option<String>,
}

impl Meta {
    /// The title, where the page shows none.
    pub(super) fn title(&self) -> Option<String> {
        [&self.linked.title, &self.told.title, &self.window].into_iter().flatten().next().cloned()
    }

    /// Who wrote it.
    pub(super) fn byline(&self) -> Option<String> {
        let shown = self.shown.byline.as_ref().map(|byline| joined(byline)).filter(|byline| !byline.is_empty());
        self.linked.byline.clone().or_else(|| self.told.byline.clone()).or(shown)
    }

    /// When it was published, as the page writes it.
    pub(super) fn date(&self) -> Option<String> {
        [&self.linked.date, &self.told.date, &self.shown.date].into_iter().flatten().next().cloned()
    }

    /// Reads a `meta` element.
    pub(super) fn tag(&mut self, tag: &StartTag<()>) {
        let names = ["property", "name", "itemprop"].into_iter().filter_map(|name| attribute(tag, name));
        let Some(content) = attribute(tag, "content") else { return };
        for name in names {
            match name.to_ascii_lowercase().as_str() {
                "og:title" | "headline" | "dc.title" => tell(&mut self.told.title, &content),
                // An address is no name.
                "author" | "article:author" | "dc.creator" | "byl" if !content.contains("://") => {
                    tell(&mut self.told.byline, &content);
                }
                "article:published_time"
                | "datepublished"
                | "date"
                | "pubdate"
                | "dc.date"
                | "dc.date.issued"
                | "dcterms.created" => tell(&mut self.told.date, &content),
                _ => {}
            }
        }
    }

    /// Reads the attributes of an element of the page: does it name the author? Times are noted.
    pub(super) fn element(&mut self, tag: &StartTag<()>) -> bool {
        if tag.attributes.is_empty() {
            return false;
        }
        let has = |name: &str, words: &[&str]| {
            attribute(tag, name).is_some_and(|value| value.split_ascii_whitespace().any(|word| words.contains(&word)))
        };
        if &**tag.name == b"time" || has("itemprop", &["datePublished"]) {
            attribute(tag, "datetime").iter().for_each(|date| tell(&mut self.shown.date, date));
        }
        has("rel", &["author"]) || has("itemprop", &["author"]) || has("class", &["byline", "author", "author-name"])
    }

    /// Adds words of the byline that readers see, from the element of that number.
    pub(super) fn byline_words(&mut self, element: usize, words: &str) {
        if self.byline.is_none_or(|first| first == element)
            && self.shown.byline.as_ref().is_none_or(|so_far| so_far.len() < LONGEST)
        {
            self.byline = Some(element);
            self.shown.byline.get_or_insert_default().push_str(words);
        }
    }

    /// Reads what is not HTML: the window's title, and JSON-LD.
    pub(super) fn raw(&mut self, tag: &StartTag<()>, text: &str) {
        match &**tag.name {
            b"title" => tell(&mut self.window, text),
            b"script" if attribute(tag, "type").is_some_and(|kind| kind == "application/ld+json") => {
                if let Ok(value) = serde_json::from_str::<Value>(text) {
                    self.linked_data(&value);
                }
            }
            _ => {}
        }
    }

    /// The first article of a JSON-LD value, in its list or graph.
    fn linked_data(&mut self, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.linked_data(value)),
            Value::Object(object) => {
                if let Some(graph) = object.get("@graph") {
                    self.linked_data(graph);
                }
                let is_article = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Article"));
                let kind = object.get("@type").unwrap_or(&Value::Null);
                if is_article(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_article)) {
                    let text = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or_default();
                    tell(&mut self.linked.title, text("headline"));
                    tell(&mut self.linked.date, text("datePublished"));
                    tell(&mut self.linked.byline, &names(object.get("author").unwrap_or(&Value::Null)).join(", "));
                }
            }
            _ => {}
        }
    }
}

/// How many bytes of a byline are kept: it may be an element that never ends.
const LONGEST: usize = 500;

/// The names of a person, or of several.
fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::String(name) => vec![name],
        Value::Array(values) => values.iter().flat_map(names).collect(),
        other => other.get("name").map(names).unwrap_or_default(),
    }
}

/// Keeps what is told first.
fn tell(slot: &mut Option<String>, text: &str) {
    let text = joined(text);
    if slot.is_none() && !text.is_empty() {
        *slot = Some(text);
    }
}
