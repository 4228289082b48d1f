//! schema.org as JSON-LD: a graph an article, of the article, who is quoted, quotations and claims.
//!
//! A `Quotation` holds words that the article puts in quotation marks, and says by `spokenByCharacter` to whom
//! "the quotation is attributed within the containing CreativeWork". Indirect speech is in nobody's own words,
//! so it is no `Quotation`; what is asserted in it is a `Claim`. There is no `claimInterpreter`: that is a
//! person or an organization, and newsclaim is neither.

use super::{ClaimItem, QuoteItem, QuoteKind, Render, Report, SpeakerItem, SpeakerKind, TopicItem, iri, json};
use crate::input::Article;
use serde_json::{Value, json};
use smol_str::SmolStr;
use std::io;

/// schema.org as JSON-LD.
#[derive(Clone, Copy, Debug)]
pub struct SchemaOrg {
    /// Indented for people; else one line.
    pub pretty: bool,
}

impl Render for SchemaOrg {
    fn article(&self, article: &Article, report: &Report) -> io::Result<Vec<u8>> {
        json::value(&graph(article, report), self.pretty)
    }
}

fn graph(article: &Article, report: &Report) -> Value {
    let on = On { report, base: iri::article(&article.id) };
    let mut graph = vec![on.article(article)];
    graph.extend(report.speakers.iter().filter_map(|speaker| on.speaker(speaker)));
    graph.extend(report.quotes.iter().filter_map(|quote| on.quotation(quote)));
    graph.extend(report.claims.iter().map(|claim| on.claim(claim)));
    graph.extend(report.topics.iter().map(|topic| on.topic(topic)));
    json!({"@context": "https://schema.org", "@graph": graph})
}

/// What the graph is on.
struct On<'a> {
    report: &'a Report<'a>,
    base: String,
}

impl On<'_> {
    fn link(&self, id: &str) -> Value {
        json!({"@id": iri::part(&self.base, id)})
    }

    fn article(&self, article: &Article) -> Value {
        let quotations = self.report.quotes.iter().filter(|quote| is_quotation(quote));
        told(json!({
            "@type": "NewsArticle",
            "@id": self.base,
            "headline": article.title,
            "creditText": article.byline,
            "datePublished": article.date.as_deref().filter(|date| is_iso(date)),
            "inLanguage": self.report.document.language,
            "articleBody": self.report.document.text,
            "about": self.report.topics.iter().map(|topic| self.link(&named(topic))).collect::<Value>(),
            "hasPart": quotations.map(|quote| self.link(&quote.id)).collect::<Value>(),
        }))
    }

    /// A person or a body; no type here fits the others.
    fn speaker(&self, speaker: &SpeakerItem) -> Option<Value> {
        let node = |kind: &str, titles: &[SmolStr]| {
            told(json!({
                "@type": kind,
                "@id": iri::part(&self.base, &speaker.id),
                "name": speaker.name,
                "jobTitle": titles,
                "alternateName": speaker.aliases,
            }))
        };
        match speaker.kind {
            SpeakerKind::Person => Some(node("Person", &speaker.titles)),
            SpeakerKind::Organization => Some(node("Organization", &[])),
            _ => None,
        }
    }

    /// Who said or claims something; each of those who did it together.
    fn who(&self, id: &str) -> Vec<Value> {
        let Some(speaker) = self.report.speaker(id) else { return Vec::new() };
        let members: Vec<&SpeakerItem> = speaker.members.iter().filter_map(|id| self.report.speaker(id)).collect();
        let one = |speaker: &SpeakerItem| match speaker.kind {
            SpeakerKind::Person | SpeakerKind::Organization => self.link(&speaker.id),
            // There is no node for it; schema.org lets a text stand for one.
            _ => json!(speaker.name),
        };
        if members.is_empty() { vec![one(speaker)] } else { members.into_iter().map(one).collect() }
    }

    /// What it stands in: another quotation, or the article.
    fn outer(&self, quote: &QuoteItem) -> Value {
        let outer = quote.nested_in.as_deref().and_then(|id| self.report.quote(id));
        outer
            .filter(|outer| is_quotation(outer))
            .map_or_else(|| json!({"@id": self.base}), |outer| self.link(&outer.id))
    }

    fn quotation(&self, quote: &QuoteItem) -> Option<Value> {
        let unnamed = || quote.source.iter().map(|source| json!(source.text)).collect();
        is_quotation(quote).then(|| {
            told(json!({
                "@type": "Quotation",
                "@id": iri::part(&self.base, &quote.id),
                "text": quote.words(),
                "spokenByCharacter": quote.speaker.as_deref().map_or_else(unnamed, |id| self.who(id)),
                "inLanguage": self.report.document.language,
                "isPartOf": self.outer(quote),
            }))
        })
    }

    fn claim(&self, claim: &ClaimItem) -> Value {
        let topics = claim.topics.iter().filter_map(|id| self.report.topic(id));
        told(json!({
            "@type": "Claim",
            "@id": iri::part(&self.base, &claim.id),
            "text": claim.text,
            "author": claim.claimant.as_deref().map(|id| self.who(id)),
            "appearance": {"@id": self.base},
            "about": topics.map(|topic| self.link(&named(topic))).collect::<Value>(),
            "inLanguage": self.report.document.language,
        }))
    }

    fn topic(&self, topic: &TopicItem) -> Value {
        let concepts: Vec<String> = topic.iptc.iter().filter_map(|qcode| iri::media_topic(qcode)).collect();
        told(json!({
            "@type": "DefinedTerm",
            "@id": iri::part(&self.base, &named(topic)),
            "name": topic.label,
            "sameAs": concepts,
        }))
    }
}

/// Does it hold words in quotation marks?
fn is_quotation(quote: &QuoteItem) -> bool {
    quote.kind != QuoteKind::Indirect
}

fn named(topic: &TopicItem) -> String {
    format!("topic-{}", iri::article(&topic.id))
}

/// Is it a date that begins as ISO 8601 says?
fn is_iso(date: &str) -> bool {
    let shape: String = date.chars().take(10).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00"
}

/// The node without the properties of which nothing is known.
fn told(mut node: Value) -> Value {
    if let Some(properties) = node.as_object_mut() {
        properties.retain(|_, value| !(value.is_null() || value.as_array().is_some_and(Vec::is_empty)));
    }
    node
}
