//! W3C Web Annotations (the Recommendation of 23 February 2017) as JSON-LD: an `AnnotationCollection` an
//! article, whose one page holds an annotation for each quote and each claim.
//!
//! A target names its words twice: by a `TextQuoteSelector`, and by a `TextPositionSelector`, which counts code
//! points whatever the report counts ("in terms of unicode code points", section 4.2.5).

use super::places::Places;
use super::{ClaimItem, QuoteItem, Render, Report, iri, json};
use crate::input::Article;
use serde::Serialize;
use std::io;
use unicode_segmentation::UnicodeSegmentation;

/// How many characters before and after the words tell them from the same words elsewhere.
const CONTEXT: usize = 32;

/// Web Annotations.
#[derive(Clone, Copy, Debug)]
pub struct Annotations {
    /// Indented for people; else one line.
    pub pretty: bool,
}

impl Render for Annotations {
    fn article(&self, article: &Article, report: &Report) -> io::Result<Vec<u8>> {
        let source = iri::article(&article.id);
        let on = On { text: &article.text, places: Places::new(article, report), report, source: &source };
        let label = article.title.as_deref().unwrap_or(&article.id);
        json::value(&on.collection(label), self.pretty)
    }
}

/// The annotations of an article.
#[derive(Serialize)]
#[serde(tag = "type", rename = "AnnotationCollection")]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    label: &'a str,
    generator: Software,
    total: usize,
    first: Page<'a>,
    last: String,
}

#[derive(Serialize)]
#[serde(tag = "type")]
struct Software {
    name: &'static str,
}

#[derive(Serialize)]
#[serde(tag = "type", rename = "AnnotationPage", rename_all = "camelCase")]
struct Page<'a> {
    id: String,
    part_of: String,
    start_index: usize,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
struct Annotation<'a> {
    id: String,
    motivation: &'static str,
    body: Vec<Body>,
    target: Vec<Target<'a>>,
}

/// What is said of the words.
#[derive(Serialize)]
#[serde(tag = "type")]
enum Body {
    TextualBody { purpose: &'static str, value: String, format: &'static str, language: &'static str },
    SpecificResource { purpose: &'static str, source: String },
}

/// The words.
#[derive(Serialize)]
struct Target<'a> {
    source: &'a str,
    selector: [Selector<'a>; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
    TextPositionSelector { start: usize, end: usize },
}

/// What the annotations are on.
struct On<'a> {
    text: &'a str,
    places: Places<'a>,
    report: &'a Report<'a>,
    source: &'a str,
}

impl<'a> On<'a> {
    fn collection(&self, label: &'a str) -> Collection<'a> {
        let quotes = self.report.quotes.iter().map(|quote| self.quote(quote));
        let items: Vec<Annotation> = quotes.chain(self.report.claims.iter().map(|claim| self.claim(claim))).collect();
        let (id, page) = (iri::part(self.source, "annotations"), iri::part(self.source, "page1"));
        Collection {
            context: "http://www.w3.org/ns/anno.jsonld",
            id: id.clone(),
            label,
            generator: Software { name: concat!("newsclaim ", env!("CARGO_PKG_VERSION")) },
            total: items.len(),
            first: Page { id: page.clone(), part_of: id, start_index: 0, items },
            last: page,
        }
    }

    fn quote(&self, quote: &QuoteItem) -> Annotation<'a> {
        let speaker = quote.speaker.as_deref().and_then(|id| self.report.speaker(id));
        let mut body: Vec<Body> = speaker.iter().map(|speaker| textual("identifying", &speaker.name)).collect();
        body.push(textual("tagging", quote.kind.name()));
        body.push(textual("tagging", quote.act.name()));
        body.push(textual("describing", &describe(quote)));
        let target = quote.content.iter().map(|part| self.target(part.start, part.end)).collect();
        let motivation = if speaker.is_some() { "identifying" } else { "highlighting" };
        Annotation { id: iri::part(self.source, &quote.id), motivation, body, target }
    }

    fn claim(&self, claim: &ClaimItem) -> Annotation<'a> {
        let mut body = Vec::new();
        for topic in claim.topics.iter().filter_map(|id| self.report.topic(id)) {
            body.push(textual("tagging", &topic.label));
            let concepts = topic.iptc.iter().filter_map(|qcode| iri::media_topic(qcode));
            body.extend(concepts.map(|source| Body::SpecificResource { purpose: "classifying", source }));
        }
        let how = [claim.polarity.name(), claim.certainty.name(), claim.time.name()].join(", ");
        body.push(textual("describing", &format!("{how}; rule {}, confidence {}", claim.rule, claim.confidence)));
        let motivation = if claim.topics.is_empty() { "highlighting" } else { "classifying" };
        let target = vec![self.target(claim.start, claim.end)];
        Annotation { id: iri::part(self.source, &claim.id), motivation, body, target }
    }

    fn target(&self, start: usize, end: usize) -> Target<'a> {
        let bytes = self.places.bytes(start, end);
        let points = self.places.code_points(&bytes);
        let (before, after) = (&self.text[..bytes.start], &self.text[bytes.end..]);
        let prefix = before.grapheme_indices(true).rev().take(CONTEXT).last().map_or("", |(at, _)| &before[at..]);
        let suffix = after.grapheme_indices(true).nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
        let quote = Selector::TextQuoteSelector { exact: &self.text[bytes], prefix, suffix };
        let position = Selector::TextPositionSelector { start: points.start, end: points.end };
        Target { source: self.source, selector: [quote, position] }
    }
}

fn textual(purpose: &'static str, value: &str) -> Body {
    Body::TextualBody { purpose, value: value.to_string(), format: "text/plain", language: "en" }
}

/// Who says it how, in the article's own words, and how that was found.
fn describe(quote: &QuoteItem) -> String {
    let named = [("source", &quote.source), ("cue", &quote.cue), ("addressee", &quote.addressee)];
    let words = named.iter().filter_map(|(name, span)| span.as_ref().map(|span| format!("{name} “{}”, ", span.text)));
    format!("{}rule {}, confidence {}", words.collect::<String>(), quote.rule, quote.confidence)
}
