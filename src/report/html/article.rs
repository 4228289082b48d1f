//! The article, paragraph by paragraph.

use super::segments::{Role, Segment, segments};
use super::{On, escape};
use std::fmt::Write;

pub(super) fn paragraphs(on: &On) -> String {
    let mut out = String::new();
    for paragraph in segments(on.report, &on.places) {
        out.push_str("<p dir=\"auto\">");
        paragraph.iter().for_each(|segment| put(on, segment, &mut out));
        out.push_str("</p>\n");
    }
    out
}

fn put(on: &On, segment: &Segment, out: &mut String) {
    let words = escape::text(&on.article.text[segment.bytes.clone()]);
    if segment.roles.is_empty() {
        out.push_str(&words);
        return;
    }
    let mut classes: Vec<String> = Vec::new();
    if let Some(number) = segment.roles.iter().rev().find_map(|role| content(*role)) {
        let quote = &on.report.quotes[number];
        classes.extend([
            "q".to_string(),
            quote.kind.name().to_string(),
            on.voices.class(on.report, quote.speaker.as_deref()),
        ]);
    }
    let mut data = String::new();
    for (class, letter, of) in KINDS {
        let numbers: Vec<String> =
            segment.roles.iter().filter_map(|role| of(*role)).map(|number| format!("{letter}{}", number + 1)).collect();
        if !numbers.is_empty() {
            if class != "q" {
                classes.push(class.to_string());
            }
            // Writing to a string does not fail.
            let _ = write!(data, " data-{class}=\"{}\"", numbers.join(" "));
        }
    }
    let _ = write!(out, "<span class=\"{}\"{data}>{words}</span>", classes.join(" "));
    segment.ends.iter().for_each(|role| reference(on, *role, out));
}

/// The attribute and class of a role, the letter of the ids that it holds, and the numbers of those.
type Kind = (&'static str, char, fn(Role) -> Option<usize>);

const KINDS: [Kind; 4] = [
    ("q", 'q', content),
    ("s", 'q', |role| if let Role::Source(number) = role { Some(number) } else { None }),
    ("u", 'q', |role| if let Role::Cue(number) = role { Some(number) } else { None }),
    ("c", 'c', |role| if let Role::Claim(number) = role { Some(number) } else { None }),
];

fn content(role: Role) -> Option<usize> {
    if let Role::Content(number) = role { Some(number) } else { None }
}

/// What leads from the end of a quote or a claim to what was found.
fn reference(on: &On, role: Role, out: &mut String) {
    let _ = match role {
        Role::Content(number) => {
            let quote = &on.report.quotes[number];
            let class = on.voices.class(on.report, quote.speaker.as_deref());
            let id = &quote.id;
            let who = quote.speaker.as_deref().and_then(|id| on.report.speaker(id)).map_or("", |who| &who.name);
            let (who, number) = (escape::plain(who), number + 1);
            write!(
                out,
                "<a class=\"ref {class}\" id=\"r-{id}\" data-item=\"{id}\" href=\"#n-{id}\" \
                 aria-label=\"Quote {number}, {who}\">{number}</a>"
            )
        }
        Role::Claim(number) => {
            let claim = &on.report.claims[number];
            let labels: Vec<&str> =
                claim.topics.iter().filter_map(|id| on.report.topic(id)).map(|topic| topic.label.as_str()).collect();
            let (id, labels) = (&claim.id, if labels.is_empty() { "claim".to_string() } else { labels.join(", ") });
            let labels = escape::plain(&labels);
            write!(
                out,
                "<a class=\"topic\" id=\"r-{id}\" data-item=\"{id}\" href=\"#n-{id}\" \
                 aria-label=\"Claim {}, {labels}\">{labels}</a>",
                number + 1
            )
        }
        Role::Source(_) | Role::Cue(_) => Ok(()),
    };
}
