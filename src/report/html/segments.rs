//! The article cut where anything found in it begins or ends, so that what overlaps nests.

use crate::report::Report;
use crate::report::places::Places;
use std::ops::Range;

/// What a stretch of the text is part of; numbers count in the report's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The words of a quote.
    Content(usize),
    /// The words that name who says it.
    Source(usize),
    /// The words that report it.
    Cue(usize),
    /// A claim.
    Claim(usize),
}

/// A stretch of the text in which nothing begins or ends.
#[derive(Debug)]
pub(super) struct Segment {
    /// Its bytes.
    pub(super) bytes: Range<usize>,
    /// All that it is part of; of what is alike, the outer before the inner.
    pub(super) roles: Vec<Role>,
    /// What ends with it for the last time.
    pub(super) ends: Vec<Role>,
}

/// A stretch of the text that was found.
#[derive(Clone, Debug)]
struct Mark {
    bytes: Range<usize>,
    role: Role,
    /// Is it the last of its role?
    last: bool,
}

/// How deep marks may lie over each other; what lies deeper is not shown, so that no text costs more than its length.
const DEPTH: usize = 12;

/// The bytes of each paragraph.
pub(super) fn paragraphs(report: &Report, places: &Places) -> Vec<Range<usize>> {
    let same = report.sentences.chunk_by(|one, next| one.paragraph == next.paragraph);
    same.filter_map(|chunk| Some(places.bytes(chunk.first()?.start, chunk.last()?.end))).collect()
}

/// The segments of each paragraph, which together are the whole of it.
pub(super) fn segments(report: &Report, places: &Places) -> Vec<Vec<Segment>> {
    let marks = marks(report, places);
    let (mut next, mut open) = (0, Vec::<&Mark>::new());
    let mut cut = |paragraph: Range<usize>| {
        let (mut segments, mut at) = (Vec::new(), paragraph.start);
        while at < paragraph.end {
            open.retain(|mark| mark.bytes.end > at);
            while let Some(mark) = marks.get(next).filter(|mark| mark.bytes.start <= at) {
                next += 1;
                if mark.bytes.end > at && open.len() < DEPTH {
                    open.push(mark);
                }
            }
            let begins = marks.get(next).map_or(paragraph.end, |mark| mark.bytes.start);
            let end = open.iter().map(|mark| mark.bytes.end).fold(begins.min(paragraph.end), usize::min);
            let ends = open.iter().filter(|mark| mark.last && mark.bytes.end == end).map(|mark| mark.role).collect();
            segments.push(Segment { bytes: at..end, roles: open.iter().map(|mark| mark.role).collect(), ends });
            at = end;
        }
        segments
    };
    paragraphs(report, places).into_iter().map(&mut cut).collect()
}

/// All marks by start, the longer before the shorter.
fn marks(report: &Report, places: &Places) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut put = |start: usize, end: usize, role: Role, last: bool| {
        marks.push(Mark { bytes: places.bytes(start, end), role, last });
    };
    for (number, quote) in report.quotes.iter().enumerate() {
        for (part, span) in quote.content.iter().enumerate() {
            put(span.start, span.end, Role::Content(number), part + 1 == quote.content.len());
        }
        quote.source.iter().for_each(|span| put(span.start, span.end, Role::Source(number), true));
        quote.cue.iter().for_each(|span| put(span.start, span.end, Role::Cue(number), true));
    }
    for (number, claim) in report.claims.iter().enumerate() {
        put(claim.start, claim.end, Role::Claim(number), true);
    }
    marks.sort_unstable_by_key(|mark| (mark.bytes.start, std::cmp::Reverse(mark.bytes.end), mark.role));
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Article;
    use crate::{Options, extract};

    #[test]
    fn segments_are_the_whole_of_the_text_and_every_part_has_its_end() {
        let text = "“She told me ‘it is over’ and that sanctions,” Dana Roe said, “will end.”\n\nNo one spoke. “Ah,\n\n\
                    “no,” he said.";
        let article = Article::new("-", text.to_string());
        let report = extract(&article, &Options::default());
        let places = Places::new(&article, &report);
        let segments = segments(&report, &places);
        for (paragraph, segments) in paragraphs(&report, &places).into_iter().zip(&segments) {
            let whole: String = segments.iter().map(|segment| &text[segment.bytes.clone()]).collect();
            assert_eq!(whole, text[paragraph]);
        }
        let ends: Vec<Role> = segments.iter().flatten().flat_map(|segment| segment.ends.clone()).collect();
        for number in 0..report.quotes.len() {
            assert_eq!(ends.iter().filter(|role| **role == Role::Content(number)).count(), 1);
        }
        for (number, quote) in report.quotes.iter().enumerate() {
            let of = segments.iter().flatten().filter(|segment| segment.roles.contains(&Role::Content(number)));
            let words: String = of.map(|segment| &text[segment.bytes.clone()]).collect();
            let parts: String = quote.content.iter().map(|part| &*part.text).collect();
            assert_eq!(words.replace('\n', ""), parts.replace('\n', ""));
        }
    }
}
