//! To whom, through what, where and when something is said: the adverbials around a cue.

use super::found::Found;
use super::line::{Line, Lines, Run};
use crate::grammar::{Form, Kind};
use crate::lexicon::numbers;

/// The adverbials of a cue.
#[derive(Debug, Default)]
pub(super) struct Circumstances {
    pub(super) addressee: Option<Run>,
    pub(super) medium: Option<Run>,
    pub(super) place: Option<Run>,
    pub(super) time: Option<Run>,
}

/// Reads the adverbials of the cue's line that stand outside its content and source.
pub(super) fn circumstances(lines: &Lines, found: &Found) -> Circumstances {
    let mut all = Circumstances::default();
    let Some(cue) = found.cue else { return all };
    let line = lines.line(lines.line_of(cue.first));
    let inside =
        |token: usize| found.content.iter().chain(&found.source).any(|run| run.first <= token && token <= run.last);
    let outside = |at: usize| line.piece(at).is_some_and(|piece| !inside(piece.first()));
    let from = line.at(cue.last) + 1;
    // "questioned the plan, saying it was passed on Friday": another clause; not "said, speaking in Norbury".
    let reports = |verb: usize| line.is_finite(verb) || line.is_form(verb, Form::Gerund) && line.reports(verb);
    let own = |at: &usize| !(line.kind(*at) == Some(Kind::Verb) && outside(*at) && reports(*at));
    for at in (from..line.pieces.len().min(from + 24)).take_while(own).chain(0..1) {
        match line.kind(at) {
            Some(Kind::Noun) if all.time.is_none() && line.is_time(at) && outside(at) => all.time = line.run(at),
            Some(Kind::Link) if line.kind(at + 1) == Some(Kind::Noun) && outside(at) && !line.is_time(at + 1) => {
                phrase(&line, at, &mut all);
            }
            _ => {}
        }
    }
    all
}

/// A preposition and its noun phrase.
fn phrase(line: &Line, link: usize, all: &mut Circumstances) {
    let Some(noun) = line.piece(link + 1) else { return };
    let run = line.run(link + 1);
    match line.word(link) {
        "in" | "on" | "during" | "at" | "via" | "through" | "by" if line.is_medium(link + 1) => {
            all.medium = all.medium.or(run.map(|run| medium(line, link + 1, run)));
        }
        // "“…,” Roe said, according to a transcript"
        "to" if line.lower(noun.first().saturating_sub(2)) == "according" => all.medium = all.medium.or(run),
        "to" => all.addressee = all.addressee.or(run),
        "in" | "at" | "from" if line.tag(noun.head()).is_proper() => all.place = all.place.or(run),
        _ => {}
    }
}

/// "an interview with CNN": a medium with what hangs on it.
fn medium(line: &Line, mut at: usize, run: Run) -> Run {
    while line.lone(at + 1).is_one_of(&numbers!["on", "with", "of", "to", "from"])
        && line.kind(at + 2) == Some(Kind::Noun)
        && !line.is_time(at + 2)
    {
        at += 2;
    }
    Run { first: run.first, last: line.piece(at).map_or(run.last, |piece| piece.last()) }
}
