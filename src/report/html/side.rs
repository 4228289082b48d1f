//! The filters beside the article, and who speaks where in it.

use super::voices::NOBODY;
use super::{On, escape};
use crate::report::QuoteItem;
use smol_str::SmolStr;
use std::fmt::Write;

/// How wide a strip is drawn, whatever the length of the text.
const WIDTH: f64 = 1000.0;

/// The strip over the article: every quote in the colour of its speaker.
pub(super) fn strip(on: &On) -> String {
    drawn(on, "", on.report.quotes.iter())
}

/// Where the quotes stand, from the begin of the article to its end.
fn drawn<'a>(on: &On, class: &str, quotes: impl Iterator<Item = &'a QuoteItem<'a>>) -> String {
    let mut out = format!(
        "<svg class=\"{class}\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect class=\"ground\" y=\"4.5\" width=\"1000\" height=\"1\"/>"
    );
    let length = on.article.text.len().max(1) as f64;
    for quote in quotes {
        let colour = on.voices.class(on.report, quote.speaker.as_deref());
        for part in &quote.content {
            let bytes = on.places.bytes(part.start, part.end);
            let (at, wide) = (bytes.start as f64 / length * WIDTH, bytes.len() as f64 / length * WIDTH);
            let id = &quote.id;
            let _ = write!(
                out,
                "<rect class=\"q {colour}\" data-item=\"{id}\" x=\"{at:.1}\" width=\"{:.1}\" height=\"10\"/>",
                (wide - 0.8).max(1.5)
            );
        }
    }
    out + "</svg>"
}

/// The speakers, who says the most first.
pub(super) fn speakers(on: &On) -> String {
    let mut out = String::new();
    let lane = |quotes: &[usize]| drawn(on, "lane", quotes.iter().map(|number| &on.report.quotes[*number]));
    for (number, quotes) in &on.voices.ranked {
        let speaker = &on.report.speakers[*number];
        let colour = on.voices.class(on.report, Some(&speaker.id));
        let titles = speaker.titles.join(", ");
        out += &button("speaker", &speaker.id, &colour, &speaker.name, quotes.len(), &titles, &lane(quotes));
    }
    let unnamed = &on.voices.unnamed;
    if !unnamed.is_empty() {
        out += &button("speaker", NOBODY, "v0", "Nobody named", unnamed.len(), "", &lane(unnamed));
    }
    out
}

/// The topics, the most frequent first.
pub(super) fn topics(on: &On) -> String {
    let claims = |id: &SmolStr| on.report.claims.iter().filter(|claim| claim.topics.contains(id)).count();
    let mut topics: Vec<(usize, usize)> =
        on.report.topics.iter().map(|topic| claims(&topic.id)).enumerate().filter(|(_, count)| *count > 0).collect();
    topics.sort_unstable_by_key(|(number, count)| (std::cmp::Reverse(*count), *number));
    if topics.is_empty() {
        return String::new();
    }
    let buttons: String = topics
        .into_iter()
        .map(|(number, count)| {
            button("topic", &format!("t{number}"), "", &on.report.topics[number].label, count, "", "")
        })
        .collect();
    format!(
        "<section aria-labelledby=\"h-topics\"><h2 id=\"h-topics\">Topics</h2><ul class=\"list topics\">{buttons}</ul></section>"
    )
}

fn button(key: &str, value: &str, colour: &str, name: &str, count: usize, titles: &str, lane: &str) -> String {
    let name = escape::text(name);
    let titles = if titles.is_empty() {
        String::new()
    } else {
        format!("<span class=\"titles\">{}</span>", escape::text(titles))
    };
    format!(
        "<li><button type=\"button\" class=\"{colour}\" data-{key}=\"{value}\" aria-pressed=\"false\">\
         <span class=\"name\" dir=\"auto\">{name}</span> <span class=\"count\">{count}</span> {titles}{lane}</button></li>\n"
    )
}
