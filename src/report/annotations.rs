//! W3C Web Annotations (the Recommendation of 23 February 2017) as JSON-LD: an `AnnotationCollection` an
//! article, whose one page holds an annotation for each quote and each claim.
//!
//! A target names its words twice: by a `TextQuoteSelector`, and by a `TextPositionSelector`, which counts code
//! points whatever the report counts ("in terms of unicode code points", section 4.2.5).

use super::places::Places;
use super::{ClaimItem, QuoteItem, Render, Report, iri, json};
use crate::input::Article;
use serde_json::{Value, json};
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
        json::value(&collection(article, report), self.pretty)
    }
}

fn collection(article: &Article, report: &Report) -> Value {
    let source = iri::article(&article.id);
    let on = On { text: &article.text, places: Places::new(article, report), report, source: &source };
    let quotes = report.quotes.iter().map(|quote| on.quote(quote));
    let items: Vec<Value> = quotes.chain(report.claims.iter().map(|claim| on.claim(claim))).collect();
    let (id, page) = (iri::part(&source, "annotations"), iri::part(&source, "page1"));
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": id,
        "type": "AnnotationCollection",
        "label": article.title.as_deref().unwrap_or(&article.id),
        "generator": {"type": "Software", "name": concat!("newsclaim ", env!("CARGO_PKG_VERSION"))},
        "total": items.len(),
        "first": {"id": page, "type": "AnnotationPage", "partOf": id, "startIndex": 0, "items": items},
        "last": page,
    })
}

/// What the annotations are on.
struct On<'a> {
    text: &'a str,
    places: Places<'a>,
    report: &'a Report,
    source: &'a str,
}

impl On<'_> {
    fn quote(&self, quote: &QuoteItem) -> Value {
        let speaker = quote.speaker.as_deref().and_then(|id| self.report.speaker(id));
        let mut body: Vec<Value> = speaker.iter().map(|speaker| textual("identifying", &speaker.name)).collect();
        body.push(textual("tagging", quote.kind.name()));
        body.push(textual("tagging", quote.act.name()));
        body.push(textual("describing", &describe(quote)));
        let targets: Vec<Value> = quote.content.iter().map(|part| self.target(part.start, part.end)).collect();
        let motivation = if speaker.is_some() { "identifying" } else { "highlighting" };
        self.annotation(&quote.id, motivation, body, targets)
    }

    fn claim(&self, claim: &ClaimItem) -> Value {
        let topics = claim.topics.iter().filter_map(|id| self.report.topic(id));
        let mut body: Vec<Value> = Vec::new();
        for topic in topics {
            body.push(textual("tagging", &topic.label));
            let concepts = topic.iptc.iter().filter_map(|qcode| iri::media_topic(qcode));
            body.extend(
                concepts.map(|source| json!({"type": "SpecificResource", "purpose": "classifying", "source": source})),
            );
        }
        body.push(textual(
            "describing",
            &format!(
                "{} claim, {}, {}; rule {}, confidence {}",
                claim.polarity.name(),
                claim.certainty.name(),
                claim.time.name(),
                claim.rule,
                claim.confidence
            ),
        ));
        let motivation = if claim.topics.is_empty() { "highlighting" } else { "classifying" };
        self.annotation(&claim.id, motivation, body, vec![self.target(claim.start, claim.end)])
    }

    fn annotation(&self, id: &str, motivation: &str, body: Vec<Value>, target: Vec<Value>) -> Value {
        json!({
            "id": iri::part(self.source, id),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": target,
        })
    }

    fn target(&self, start: usize, end: usize) -> Value {
        let bytes = self.places.bytes(start, end);
        let points = self.places.code_points(&bytes);
        let (before, after) = (&self.text[..bytes.start], &self.text[bytes.end..]);
        let prefix = before.grapheme_indices(true).rev().take(CONTEXT).last().map_or("", |(at, _)| &before[at..]);
        let suffix = after.grapheme_indices(true).nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
        json!({
            "source": self.source,
            "selector": [
                {"type": "TextQuoteSelector", "exact": &self.text[bytes], "prefix": prefix, "suffix": suffix},
                {"type": "TextPositionSelector", "start": points.start, "end": points.end},
            ],
        })
    }
}

fn textual(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "language": "en"})
}

/// Who says it how, in the article's own words, and how that was found.
fn describe(quote: &QuoteItem) -> String {
    let named = [("source", &quote.source), ("cue", &quote.cue), ("addressee", &quote.addressee)];
    let words = named.iter().filter_map(|(name, span)| span.as_ref().map(|span| format!("{name} “{}”, ", span.text)));
    format!("{}rule {}, confidence {}", words.collect::<String>(), quote.rule, quote.confidence)
}
