//! The contract's rules as checks that panic, for every test that makes reports.

#![allow(dead_code, reason = "each test takes what it needs")]

use newsclaim::claims::Topics;
use newsclaim::input::Article;
use newsclaim::report::{Json, Render, Report, SmolStr, TextSpan};
use newsclaim::text::OffsetUnit;
use newsclaim::{Options, analyse_about};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// The report on a text, its offsets in a unit.
pub(crate) fn report(text: &str, offsets: OffsetUnit) -> Report<'_> {
    report_about(text, offsets, &Topics::built_in())
}

fn report_about<'a>(text: &'a str, offsets: OffsetUnit, topics: &Arc<Topics>) -> Report<'a> {
    let options = Options { offsets, topics: Arc::clone(topics), ..Options::default() };
    newsclaim::report::report(&Article::new("-", text.to_string()), analyse_about(text, topics), &options)
}

/// Everything in a report that names a slice.
pub(crate) fn slices<'a>(report: &'a Report) -> Vec<(usize, usize, &'a str)> {
    let mut all: Vec<(usize, usize, &str)> = Vec::new();
    all.extend(report.sentences.iter().map(|item| (item.start, item.end, &*item.text)));
    all.extend(report.claims.iter().map(|item| (item.start, item.end, &*item.text)));
    let triggers = report.claims.iter().flat_map(|claim| &claim.triggers);
    all.extend(triggers.map(|item| (item.start, item.end, &*item.text)));
    let optional = report.quotes.iter().flat_map(|quote| {
        [&quote.source, &quote.cue, &quote.addressee, &quote.medium, &quote.place, &quote.time].into_iter().flatten()
    });
    let spans = (report.speakers.iter().flat_map(|speaker| &speaker.mentions))
        .chain(report.quotes.iter().flat_map(|quote| &quote.content))
        .chain(optional);
    all.extend(spans.map(|TextSpan { start, end, text }| (*start, *end, &**text)));
    all
}

/// Rule 1, with byte offsets.
fn sentences_cover(text: &str, report: &Report) {
    let mut at = 0;
    for sentence in &report.sentences {
        assert!(sentence.start >= at && sentence.end > sentence.start, "out of order: {sentence:?}");
        assert!(text[at..sentence.start].trim().is_empty(), "not covered: {:?}", &text[at..sentence.start]);
        at = sentence.end;
    }
    assert!(text[at..].trim().is_empty(), "not covered: {:?}", &text[at..]);
}

/// Rule 2: ids count up, in text order, and every reference is to one of them.
fn ids_hold(report: &Report) {
    fn count_up<'a>(kind: char, ids: impl Iterator<Item = &'a SmolStr>) -> HashSet<&'a str> {
        let ids = ids.enumerate().map(|(number, id)| {
            assert_eq!(*id, format!("{kind}{}", number + 1));
            id.as_str()
        });
        ids.collect()
    }
    let sentences = count_up('s', report.sentences.iter().map(|item| &item.id));
    let speakers = count_up('p', report.speakers.iter().map(|item| &item.id));
    let quotes = count_up('q', report.quotes.iter().map(|item| &item.id));
    let claims = count_up('c', report.claims.iter().map(|item| &item.id));
    assert!(report.quotes.iter().map(|quote| quote.content[0].start).is_sorted());
    assert!(report.claims.iter().map(|claim| claim.start).is_sorted());
    assert!(report.speakers.iter().filter_map(|speaker| speaker.mentions.first()).map(|span| span.start).is_sorted());
    let known = |ids: &HashSet<&str>, id: &str| assert!(ids.contains(id), "{id} does not exist");
    report.speakers.iter().flat_map(|speaker| &speaker.members).for_each(|id| known(&speakers, id));
    for quote in &report.quotes {
        quote.speaker.iter().for_each(|id| known(&speakers, id));
        quote.sentences.iter().for_each(|id| known(&sentences, id));
        quote.nested_in.iter().for_each(|id| known(&quotes, id));
    }
    let topics: HashSet<&str> = report.topics.iter().map(|topic| topic.id.as_str()).collect();
    for claim in &report.claims {
        known(&sentences, &claim.sentence);
        claim.claimant.iter().for_each(|id| known(&speakers, id));
        claim.quote.iter().for_each(|id| known(&quotes, id));
        claim.same_as.iter().for_each(|id| known(&claims, id));
        claim.topics.iter().for_each(|id| known(&topics, id));
        claim.triggers.iter().for_each(|trigger| assert!(claim.topics.contains(&trigger.topic)));
    }
}

/// Rule 3 in one unit: `points` are the places where an offset may stand, as (offset, byte).
fn slices_hold(text: &str, report: &Report, width: impl Fn(&str) -> usize) {
    let mut byte_of = HashMap::from([(0, 0)]);
    let (mut offset, mut byte) = (0, 0);
    for grapheme in text.graphemes(true) {
        offset += width(grapheme);
        byte += grapheme.len();
        byte_of.insert(offset, byte);
    }
    assert_eq!(report.document.length, offset);
    for (start, end, slice) in slices(report) {
        let (Some(from), Some(to)) = (byte_of.get(&start), byte_of.get(&end)) else {
            panic!("{start}..{end} {slice:?} cuts a grapheme cluster of {text:?}");
        };
        assert!(start < end, "{start}..{end} is empty");
        assert_eq!(&text[*from..*to], slice);
    }
    assert!(report.notes.iter().all(|note| byte_of.contains_key(&note.start) && byte_of.contains_key(&note.end)));
}

/// All rules, in each unit, for the report on a text.
pub(crate) fn holds(text: &str) {
    holds_about(text, &Topics::built_in());
}

/// The same of topics of one's own.
pub(crate) fn holds_about(text: &str, topics: &Arc<Topics>) {
    let report = |text, offsets| report_about(text, offsets, topics);
    let bytes = report(text, OffsetUnit::Byte);
    sentences_cover(text, &bytes);
    ids_hold(&bytes);
    slices_hold(text, &bytes, str::len);
    slices_hold(text, &report(text, OffsetUnit::Codepoint), |slice| slice.chars().count());
    slices_hold(text, &report(text, OffsetUnit::Utf16), |slice| slice.encode_utf16().count());
    assert_eq!(report(text, OffsetUnit::Byte), bytes, "the same text gives the same report");
    let json = serde_json::to_string(&bytes).expect("a report is JSON");
    assert_eq!(serde_json::from_str::<Report>(&json).expect("which is a report"), bytes);
    let line = Json { pretty: false }.article(&Article::new("-", String::new()), &bytes).expect("which can be written");
    assert_eq!(String::from_utf8_lossy(&line), json + "\n");
}
