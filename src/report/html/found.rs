//! What was found, item by item: the page's card shows these, and paper has them at its end.

use super::voices::{speakers, topics};
use super::{On, escape};
use crate::report::{ClaimItem, QuoteItem, TextSpan, Voice};

pub(super) fn quotes(on: &On) -> String {
    let claims = on.report.claims_by_quote();
    let items: String = on.report.quotes.iter().zip(&claims).map(|(item, claims)| quote(on, item, claims)).collect();
    if items.is_empty() { "<li>No quotes were found.</li>".to_string() } else { items }
}

fn quote(on: &On, quote: &QuoteItem, claims: &[usize]) -> String {
    let speaker = quote.speaker.as_deref();
    let who = speaker.and_then(|id| on.report.speaker(id));
    let name = who.map_or("Nobody named", |who| &who.name);
    let titles = who.map(|who| who.titles.join(", ")).unwrap_or_default();
    let said = [
        ("", Some(format!("{} {}", quote.kind.name(), quote.act.name().replace('_', " ")))),
        ("by ", quoted(&quote.source)),
        ("cue ", quoted(&quote.cue)),
        ("to ", quoted(&quote.addressee)),
        ("in ", quoted(&quote.medium)),
        ("at ", quoted(&quote.place)),
        ("on ", quoted(&quote.time)),
        ("within quote ", quote.nested_in.as_ref().map(|outer| outer[1..].to_string())),
        ("rule ", Some(quote.rule.to_string())),
    ];
    let colour = on.voices.class(on.report, speaker);
    item(&Item {
        id: &quote.id,
        number: &quote.id[1..],
        colour: &colour,
        speakers: &speakers(on.report, speaker),
        topics: &topics(on.report, claims.iter().map(|number| &on.report.claims[*number])),
        head: (name, &titles),
        words: &quote.words(),
        how: &told(&said),
        confidence: quote.confidence,
    })
}

pub(super) fn claims(on: &On) -> String {
    let items: String = on.report.claims.iter().map(|item| claim(on, item)).collect();
    section("claims", "Claims", &items)
}

fn claim(on: &On, claim: &ClaimItem) -> String {
    let labels: Vec<&str> =
        claim.topics.iter().filter_map(|id| on.report.topic(id)).map(|topic| topic.label.as_str()).collect();
    let head = if labels.is_empty() { "Claim".to_string() } else { labels.join(", ") };
    let claimant = claim.claimant.as_deref();
    let by = match (claimant.and_then(|id| on.report.speaker(id)), claim.voice) {
        (Some(speaker), _) => format!("claimed by {}", speaker.name),
        (None, Voice::Article) => "in the article’s own voice".to_string(),
        (None, Voice::Attributed) => "claimed by somebody not named".to_string(),
    };
    let said = [
        ("", Some(claim.polarity.name().to_string())),
        ("", Some(claim.certainty.name().to_string())),
        ("", Some(claim.time.name().to_string())),
        ("in quote ", claim.quote.as_ref().map(|quote| quote[1..].to_string())),
        ("rule ", Some(claim.rule.to_string())),
    ];
    item(&Item {
        id: &claim.id,
        number: &claim.id,
        colour: &on.voices.class(on.report, claimant),
        speakers: &speakers(on.report, claimant),
        topics: &topics(on.report, std::iter::once(claim)),
        head: (&head, &by),
        words: &claim.text,
        how: &told(&said),
        confidence: claim.confidence,
    })
}

/// What could not be read well.
pub(super) fn doubts(on: &On) -> String {
    let place = |start: usize, end: usize| {
        let bytes = on.places.bytes(start, end);
        let words: String = on.article.text[bytes].chars().take(80).collect();
        escape::text(&words).into_owned()
    };
    let items: String = (on.report.notes.iter())
        .map(|note| {
            let (message, words) = (escape::text(&note.message), place(note.start, note.end));
            format!("<li><span class=\"num\">!</span><div class=\"note\"><p>{message}</p><p class=\"words\" dir=\"auto\">{words}</p></div></li>\n")
        })
        .collect();
    section("doubts", "Not read well", &items)
}

fn section(id: &str, title: &str, items: &str) -> String {
    if items.is_empty() {
        return String::new();
    }
    format!(
        "<section class=\"found\" aria-labelledby=\"h-{id}\"><h2 id=\"h-{id}\">{title}</h2><ol class=\"notes\">{items}</ol></section>"
    )
}

/// An item of the list; what stands in it is not yet escaped.
struct Item<'a> {
    id: &'a str,
    number: &'a str,
    colour: &'a str,
    speakers: &'a str,
    topics: &'a str,
    head: (&'a str, &'a str),
    words: &'a str,
    how: &'a str,
    confidence: f64,
}

fn item(item: &Item) -> String {
    let Item { id, number, colour, speakers, topics, head: (name, beside), words, how, confidence } = item;
    let (name, beside, words, how) = (escape::text(name), escape::text(beside), escape::text(words), escape::text(how));
    let percent = (confidence * 100.0).round();
    format!(
        "<li id=\"n-{id}\" class=\"{colour}\" data-item=\"{id}\" data-speakers=\"{speakers}\" data-topics=\"{topics}\">\
         <a class=\"num\" href=\"#r-{id}\" aria-label=\"{number}, to the text\">{number}</a>\
         <div class=\"note {colour}\"><p><span class=\"name\">{name}</span> <span class=\"titles\">{beside}</span></p>\
         <p class=\"words\" dir=\"auto\">{words}</p>\
         <p class=\"how\"><svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect class=\"ground\" width=\"100\" height=\"8\"/><rect class=\"sure\" width=\"{percent}\" height=\"8\"/></svg>\
         {percent} % sure · {how}</p></div></li>\n"
    )
}

fn quoted(span: &Option<TextSpan>) -> Option<String> {
    span.as_ref().map(|span| format!("“{}”", span.text))
}

/// What is known of the named things, in one line.
fn told(things: &[(&str, Option<String>)]) -> String {
    let known = things.iter().filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}{value}")));
    known.collect::<Vec<_>>().join(" · ")
}
