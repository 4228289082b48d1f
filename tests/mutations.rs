//! Articles as they should not be: marks dropped, doubled and swapped, text cut, shuffled, shouted, or strewn with
//! what cannot be seen. The rules hold, and what a change does not touch stays as it was.
//!
//! The articles are the fixtures; `NEWSCLAIM_TEXTS=FOLDER` names others to measure on.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod rules;

use newsclaim::report::{QuoteItem, Report, TextSpan};
use newsclaim::text::OffsetUnit;
use rules::{holds, report, slices};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::{env, fs};

const MARKS: &[char] = &['“', '”', '"', '‘', '’', '«', '»'];

fn texts() -> Vec<(String, String)> {
    let folder = env::var_os("NEWSCLAIM_TEXTS")
        .map_or(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures"), PathBuf::from);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    assert!(!paths.is_empty());
    paths.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

/// So many of the places where one of the characters stands, spread over the text.
fn places(text: &str, is: impl Fn(char) -> bool, most: usize) -> Vec<(usize, char)> {
    let all: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is(*c)).collect();
    let step = all.len().div_ceil(most).max(1);
    all.into_iter().step_by(step).collect()
}

/// The text with what stands at a place replaced.
fn replaced(text: &str, (at, was): (usize, char), by: &str) -> String {
    [&text[..at], by, &text[at + was.len_utf8()..]].concat()
}

/// A quote as it is compared with what it was: all but its number and those of others, with every place moved by a
/// change of so many bytes behind one.
fn placed(quote: &QuoteItem, report: &Report, at: usize, by: isize) -> Value {
    let moved = |start: usize| if start > at { start.saturating_add_signed(by) } else { start };
    let places: Vec<_> = spans(quote).map(|span| (moved(span.start), moved(span.end))).collect();
    let speaker = quote.speaker.as_ref().and_then(|id| report.speaker(id)).map(|speaker| &speaker.name);
    let words: Vec<_> = spans(quote).map(|span| &span.text).collect();
    json!([quote.kind, quote.act, speaker, quote.rule, places, words])
}

fn spans<'a>(quote: &'a QuoteItem) -> impl Iterator<Item = &'a TextSpan<'a>> {
    let QuoteItem { content, source, cue, addressee, medium, place, time, .. } = quote;
    content.iter().chain([source, cue, addressee, medium, place, time].into_iter().flatten())
}

/// How many of a text's quotes stay as they were where one mark is dropped that they do not touch, of how many.
fn kept_without_a_mark(text: &str) -> (usize, usize) {
    let before = report(text, OffsetUnit::Byte);
    let (mut kept, mut all) = (0, 0);
    for place in places(text, |c| MARKS.contains(&c), 12) {
        let (at, end) = (place.0, place.0 + place.1.len_utf8());
        // An apostrophe is no mark.
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if inside(text[..at].chars().next_back()) && inside(text[end..].chars().next()) {
            continue;
        }
        let without = replaced(text, place, "");
        let after = report(&without, OffsetUnit::Byte);
        let after: Vec<_> = after.quotes.iter().map(|quote| placed(quote, &after, usize::MAX, 0)).collect();
        for quote in before.quotes.iter().filter(|quote| spans(quote).all(|span| span.end <= at || span.start >= end)) {
            all += 1;
            let was = placed(quote, &before, at, -(place.1.len_utf8() as isize));
            kept += usize::from(after.contains(&was));
        }
    }
    (kept, all)
}

#[test]
fn a_mark_that_is_lost_costs_few_other_quotes() {
    let (mut kept, mut all, mut poor) = (0, 0, Vec::new());
    for (name, text) in texts() {
        let (own, of) = kept_without_a_mark(&text);
        kept += own;
        all += of;
        if own * 10 < of * 9 {
            poor.push(format!("{name}: {own} of {of}"));
        }
    }
    println!("{kept} of {all} other quotes stay as they were");
    assert!(all > 500, "only {all} quotes looked at");
    assert!(kept * 100 >= all * 97, "{kept} of {all} stay");
    assert!(poor.is_empty(), "under nine in ten:\n{}", poor.join("\n"));
}

#[test]
fn marks_doubled_and_swapped_break_no_rule() {
    for (_, text) in texts() {
        for place in places(&text, |c| MARKS.contains(&c), 3) {
            holds(&replaced(&text, place, &String::from_iter([place.1, place.1])));
            let other = MARKS[(MARKS.iter().position(|mark| *mark == place.1).unwrap() + 1) % MARKS.len()];
            holds(&replaced(&text, place, &other.to_string()));
        }
    }
}

#[test]
fn a_cut_anywhere_breaks_no_rule() {
    for (_, text) in texts() {
        for (at, _) in places(&text, |_| true, 4) {
            holds(&text[..at]);
            holds(&text[at..]);
        }
    }
}

#[test]
fn text_set_otherwise_breaks_no_rule() {
    for (_, text) in texts() {
        let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
        paragraphs.reverse();
        holds(&paragraphs.join("\n\n"));
        holds(&text.to_uppercase());
        holds(&text.to_lowercase());
        holds(&text.replace('“', "&ldquo;").replace('”', "&rdquo;").replace('\'', "&#39;"));
        holds(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        holds(&text.split_whitespace().collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn what_cannot_be_seen_breaks_no_rule() {
    for (_, text) in texts() {
        for unseen in ['\u{200B}', '\u{200D}', '\u{202E}', '\u{2066}', '\u{AD}', '\u{FEFF}', '\u{301}', '\0'] {
            let strewn: String = (text.char_indices())
                .flat_map(|(at, c)| [Some(c), (at % 41 == 0).then_some(unseen)])
                .flatten()
                .collect();
            holds(&strewn);
        }
    }
}

#[test]
fn an_unrelated_paragraph_changes_no_quote_before_it() {
    for (name, text) in texts() {
        let longer =
            format!("{}\n\nThe weather in Lower Hambury stayed dry over the whole weekend.\n", text.trim_end());
        let before = report(text.trim_end(), OffsetUnit::Byte);
        let mut after = report(&longer, OffsetUnit::Byte);
        after.quotes.retain(|quote| quote.content[0].start < text.trim_end().len());
        let words = |report: &Report| report.quotes.iter().map(|quote| placed(quote, report, 0, 0)).collect::<Vec<_>>();
        assert_eq!(words(&before), words(&after), "{name}");
    }
}

#[test]
fn offsets_in_all_units_name_the_same_words() {
    for (name, text) in texts() {
        let words = |unit| {
            let report = report(&text, unit);
            slices(&report).into_iter().map(|(_, _, words)| words.to_string()).collect::<Vec<_>>()
        };
        let bytes = words(OffsetUnit::Byte);
        assert_eq!(words(OffsetUnit::Codepoint), bytes, "{name}");
        assert_eq!(words(OffsetUnit::Utf16), bytes, "{name}");
    }
}

#[test]
fn line_ends_of_any_system_give_the_same_words() {
    for (name, text) in texts() {
        let words = |text: &str| {
            let report = report(text, OffsetUnit::Byte);
            let one = |words: &str| words.replace("\r\n", "\n").replace('\r', "\n");
            slices(&report).into_iter().map(|(_, _, words)| one(words)).collect::<Vec<_>>()
        };
        let unix = words(&text.replace("\r\n", "\n"));
        assert_eq!(words(&text.replace("\r\n", "\n").replace('\n', "\r\n")), unix, "{name}");
        assert_eq!(words(&text.replace("\r\n", "\n").replace('\n', "\r")), unix, "{name}");
    }
}
