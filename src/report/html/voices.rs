//! Who speaks in which colour, and what the filters know a quote or a claim by.

use crate::report::{ClaimItem, Report};
use smol_str::SmolStr;

/// How many speakers have a colour of their own; the rest share one.
const COLOURS: usize = 10;

/// What the filters call the speaker whom nobody names.
pub(super) const NOBODY: &str = "none";

/// The speakers who have a voice, by how much they say.
#[derive(Debug)]
pub(super) struct Voices {
    /// The numbers of speakers and of their quotes, who has the most first.
    pub(super) ranked: Vec<(usize, Vec<usize>)>,
    /// The numbers of the quotes that nobody is named for.
    pub(super) unnamed: Vec<usize>,
    /// The number of its colour, by speaker.
    colours: Vec<usize>,
}

impl Voices {
    pub(super) fn new(report: &Report) -> Voices {
        let (quotes, unnamed) = report.by_speaker(report.quotes.iter().map(|quote| quote.speaker.as_ref()));
        let mut ranked: Vec<(usize, Vec<usize>)> =
            quotes.into_iter().enumerate().filter(|(_, quotes)| !quotes.is_empty()).collect();
        ranked.sort_unstable_by_key(|(number, quotes)| (std::cmp::Reverse(quotes.len()), *number));
        let mut colours = vec![0; report.speakers.len()];
        for (rank, (number, _)) in ranked.iter().take(COLOURS).enumerate() {
            colours[*number] = rank + 1;
        }
        Voices { ranked, unnamed, colours }
    }

    /// The class of the colour of a speaker: "v0" for those who have none of their own.
    pub(super) fn class(&self, report: &Report, speaker: Option<&str>) -> String {
        let number = speaker.and_then(|id| report.speaker_number(id));
        format!("v{}", number.and_then(|number| self.colours.get(number)).copied().unwrap_or(0))
    }
}

/// Whom a filter finds a quote or a claim by: its speaker, and those whom that is made of.
pub(super) fn speakers(report: &Report, speaker: Option<&str>) -> String {
    let Some(speaker) = speaker.and_then(|id| report.speaker(id)) else { return NOBODY.to_string() };
    let ids = std::iter::once(&speaker.id).chain(&speaker.members);
    ids.map(SmolStr::as_str).collect::<Vec<_>>().join(" ")
}

/// Which topics a filter finds claims by: their numbers in the report, for a pack may name them anyhow.
pub(super) fn topics<'a>(report: &Report, claims: impl Iterator<Item = &'a ClaimItem<'a>>) -> String {
    let ids = claims.flat_map(|claim| &claim.topics);
    let mut numbers: Vec<usize> = ids.filter_map(|id| report.topics.iter().position(|topic| topic.id == *id)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.iter().map(|number| format!("t{number}")).collect::<Vec<_>>().join(" ")
}
