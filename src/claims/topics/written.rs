//! Packs as they are written. The build script reads them by this file, too.

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::fmt;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    topic: Vec<Spanned<Entry>>,
}

/// A topic.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub(crate) id: Spanned<String>,
    pub(crate) label: Option<String>,
    #[serde(default)]
    pub(crate) iptc: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) about: String,
    #[serde(default)]
    pub(crate) general: bool,
    pub(crate) measures: Option<String>,
    pub(crate) triggers: Vec<Spanned<Trigger>>,
    #[serde(default)]
    pub(crate) examples: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) near_misses: Vec<Spanned<String>>,
}

/// A trigger: a phrase alone, or a table with one.
pub(crate) struct Trigger(pub(crate) Table);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    pub(crate) phrase: String,
    #[serde(default)]
    pub(crate) near: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) unless: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) weak: bool,
}

impl<'de> Deserialize<'de> for Trigger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Trigger, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Trigger;

            fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
                to.write_str("a phrase, or a table such as { phrase = \"strike\", near = [\"union\"] }")
            }

            fn visit_str<E>(self, phrase: &str) -> Result<Trigger, E> {
                Ok(Trigger(Table { phrase: phrase.to_string(), near: Vec::new(), unless: Vec::new(), weak: false }))
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Trigger, M::Error> {
                Table::deserialize(MapAccessDeserializer::new(map)).map(Trigger)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// The topics of a pack; or the byte where it is none, and why.
pub(crate) fn entries(source: &str) -> Result<Vec<Spanned<Entry>>, (usize, String)> {
    let file: Result<File, toml::de::Error> = toml::from_str(source);
    file.map(|file| file.topic)
        .map_err(|error| (error.span().map_or(0, |span| span.start), error.message().replace('\n', " ")))
}
