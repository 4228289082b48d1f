//! Tables for spreadsheets and databases: RFC 4180, UTF-8, one row a quote, a claim or a speaker.
//!
//! A spreadsheet runs a cell that begins as a formula does, whoever wrote the article. Such a cell gets an
//! apostrophe before it (the method of OWASP, "CSV Injection"). Control characters, which RFC 4180 has no place
//! for, become U+FFFD; tabs and line ends inside a cell stay.

use super::{ClaimItem, QuoteItem, Render, Report, SpeakerItem, TextSpan};
use crate::input::Article;
use smol_str::SmolStr;
use std::borrow::Cow;
use std::io;

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Table {
    /// A quote.
    #[default]
    Quotes,
    /// A claim.
    Claims,
    /// A speaker.
    Speakers,
}

/// A table as comma-separated values.
#[derive(Clone, Copy, Debug, Default)]
pub struct Csv {
    /// What a row is.
    pub table: Table,
}

impl Render for Csv {
    fn begin(&self) -> String {
        let header = match self.table {
            Table::Quotes => &QUOTES[..],
            Table::Claims => &CLAIMS[..],
            Table::Speakers => &SPEAKERS[..],
        };
        header.join(",") + "\r\n"
    }

    fn article(&self, _: &Article, report: &Report) -> io::Result<Vec<u8>> {
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let mut row = |cells: &[Cow<str>]| out.write_record(cells.iter().map(|cell| safe(cell).into_owned()));
        match self.table {
            Table::Quotes => report.quotes.iter().try_for_each(|item| row(&quote(report, item)))?,
            Table::Claims => report.claims.iter().try_for_each(|item| row(&claim(report, item)))?,
            Table::Speakers => {
                let (quotes, _) = report.by_speaker(report.quotes.iter().map(|quote| quote.speaker.as_ref()));
                let (claims, _) = report.by_speaker(report.claims.iter().map(|claim| claim.claimant.as_ref()));
                let counts = quotes.iter().zip(&claims).map(|(quotes, claims)| [quotes.len(), claims.len()]);
                report
                    .speakers
                    .iter()
                    .zip(counts)
                    .try_for_each(|(item, counts)| row(&speaker(report, item, counts)))?;
            }
        }
        out.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

const QUOTES: [&str; 22] = [
    "article",
    "title",
    "id",
    "kind",
    "act",
    "speaker_id",
    "speaker",
    "speaker_kind",
    "speaker_titles",
    "source",
    "cue",
    "content",
    "start",
    "end",
    "paragraph",
    "addressee",
    "medium",
    "place",
    "time",
    "nested_in",
    "confidence",
    "rule",
];

fn quote<'a>(report: &'a Report, quote: &'a QuoteItem) -> [Cow<'a, str>; 22] {
    let who = quote.speaker.as_deref().and_then(|id| report.speaker(id));
    let sentence = quote.sentences.first().and_then(|id| report.sentence(id));
    [
        (&report.document.id).into(),
        report.document.title.as_deref().unwrap_or_default().into(),
        quote.id.as_str().into(),
        quote.kind.name().into(),
        quote.act.name().into(),
        quote.speaker.as_deref().unwrap_or_default().into(),
        who.map_or("", |who| &who.name).into(),
        who.map_or("", |who| who.kind.name()).into(),
        who.map(|who| list(&who.titles)).unwrap_or_default(),
        words(&quote.source),
        words(&quote.cue),
        quote.words().into(),
        quote.content.first().map(|part| part.start.to_string()).unwrap_or_default().into(),
        quote.content.last().map(|part| part.end.to_string()).unwrap_or_default().into(),
        sentence.map(|sentence| sentence.paragraph.to_string()).unwrap_or_default().into(),
        words(&quote.addressee),
        words(&quote.medium),
        words(&quote.place),
        words(&quote.time),
        quote.nested_in.as_deref().unwrap_or_default().into(),
        quote.confidence.to_string().into(),
        quote.rule.as_str().into(),
    ]
}

const CLAIMS: [&str; 18] = [
    "article",
    "title",
    "id",
    "topics",
    "text",
    "start",
    "end",
    "paragraph",
    "claimant_id",
    "claimant",
    "voice",
    "quote",
    "polarity",
    "certainty",
    "time",
    "triggers",
    "confidence",
    "rule",
];

fn claim<'a>(report: &'a Report, claim: &'a ClaimItem) -> [Cow<'a, str>; 18] {
    let claimant = claim.claimant.as_deref().and_then(|id| report.speaker(id));
    let triggers: Vec<&str> = claim.triggers.iter().map(|trigger| &*trigger.text).collect();
    [
        (&report.document.id).into(),
        report.document.title.as_deref().unwrap_or_default().into(),
        claim.id.as_str().into(),
        list(&claim.topics),
        (&*claim.text).into(),
        claim.start.to_string().into(),
        claim.end.to_string().into(),
        report.sentence(&claim.sentence).map(|it| it.paragraph.to_string()).unwrap_or_default().into(),
        claim.claimant.as_deref().unwrap_or_default().into(),
        claimant.map_or("", |claimant| &claimant.name).into(),
        claim.voice.name().into(),
        claim.quote.as_deref().unwrap_or_default().into(),
        claim.polarity.name().into(),
        claim.certainty.name().into(),
        claim.time.name().into(),
        triggers.join("; ").into(),
        claim.confidence.to_string().into(),
        claim.rule.as_str().into(),
    ]
}

const SPEAKERS: [&str; 11] =
    ["article", "title", "id", "kind", "name", "titles", "aliases", "members", "mentions", "quotes", "claims"];

fn speaker<'a>(report: &'a Report, speaker: &'a SpeakerItem, [quotes, claims]: [usize; 2]) -> [Cow<'a, str>; 11] {
    [
        (&report.document.id).into(),
        report.document.title.as_deref().unwrap_or_default().into(),
        speaker.id.as_str().into(),
        speaker.kind.name().into(),
        speaker.name.as_str().into(),
        list(&speaker.titles),
        list(&speaker.aliases),
        list(&speaker.members),
        speaker.mentions.len().to_string().into(),
        quotes.to_string().into(),
        claims.to_string().into(),
    ]
}

fn words<'a>(span: &'a Option<TextSpan>) -> Cow<'a, str> {
    span.as_ref().map_or("", |span| &span.text).into()
}

fn list(items: &[SmolStr]) -> Cow<'_, str> {
    items.join("; ").into()
}

/// The cell as text that no spreadsheet runs.
fn safe(cell: &str) -> Cow<'_, str> {
    let mut cell = Cow::Borrowed(cell);
    if cell.contains(forbidden) {
        cell = cell.replace(forbidden, "\u{fffd}").into();
    }
    if runs(&cell) { format!("'{cell}").into() } else { cell }
}

/// Does it begin as a formula does, also where a reader drops spaces before it or folds wide signs?
fn runs(cell: &str) -> bool {
    let first = cell.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c)).chars().next();
    let sign = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    // "-" alone names standard input.
    (sign && cell != "-") || cell.starts_with(['\t', '\r', '\n'])
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\r' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_as_a_formula_is_defused() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n", " =1", "\u{feff}=1", "＝1", "\u{202e}=1"] {
            assert_eq!(safe(cell), format!("'{cell}"));
        }
        for cell in ["", "-", "1-1", "a=b", "“=1”", "'quoted'", "–5"] {
            assert_eq!(safe(cell), cell);
        }
    }

    #[test]
    fn control_characters_are_replaced() {
        assert_eq!(safe("a\0b\u{1b}[1m\u{9b}c\td\r\ne"), "a\u{fffd}b\u{fffd}[1m\u{fffd}c\td\r\ne");
        assert_eq!(safe("\0=1"), "\u{fffd}=1");
    }
}
