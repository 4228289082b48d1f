//! To whom, through what, where and when something is said: the adverbials around a cue.

use super::attribute::Found;
use super::clause::{Clause, Run};
use super::marks::Marks;
use crate::grammar::{Grammar, Kind};
use crate::text::Text;

/// The adverbials of a cue.
#[derive(Debug, Default)]
pub(super) struct Circumstances {
    pub(super) addressee: Option<Run>,
    pub(super) medium: Option<Run>,
    pub(super) place: Option<Run>,
    pub(super) time: Option<Run>,
}

/// Reads the adverbials of the cue's sentence that stand outside its content and source.
pub(super) fn circumstances(text: &Text, grammar: &Grammar, marks: &Marks, found: &Found) -> Circumstances {
    let mut all = Circumstances::default();
    if found.lemma.is_empty() {
        return all;
    }
    let sentence = text.sentences.partition_point(|sentence| sentence.tokens.end <= found.cue.first);
    let Some(sentence) = text.sentences.get(sentence) else { return all };
    let range = super::chunks_of(grammar, sentence.tokens.start, sentence.tokens.end - 1);
    let clause = Clause { text, grammar, marks, range: range.clone(), quoted: false };
    let inside =
        |token: usize| found.content.iter().chain(&found.source).any(|run| run.first <= token && token <= run.last);
    let from = clause.chunk_of(found.cue.last) + 1;
    for at in (from..range.end.min(from + 24)).chain(range.start..range.start + 1) {
        let Some(chunk) = clause.chunk(at) else { continue };
        if inside(chunk.first) || marks.outermost(chunk.first).is_some() {
            continue;
        }
        if clause.is_time(at) {
            all.time = all.time.or(Some(Run { first: chunk.first, last: chunk.last }));
        }
        if chunk.kind == Kind::Link && clause.kind(at + 1) == Some(Kind::Noun) {
            phrase(&clause, at, &mut all);
        }
    }
    all
}

/// A preposition and its noun phrase.
fn phrase(clause: &Clause, link: usize, all: &mut Circumstances) {
    let Some(noun) = clause.chunk(link + 1) else { return };
    let mut run = Run { first: noun.first, last: noun.last };
    if clause.is_time(link + 1) {
        return;
    }
    let word = clause.word(link);
    if clause.is_medium(link + 1) && matches!(word, "in" | "on" | "during" | "at" | "via" | "through" | "by") {
        while clause.chunk_of(run.last) + 2 < clause.range.end
            && matches!(clause.word(clause.chunk_of(run.last) + 1), "on" | "with" | "of" | "to" | "from")
            && clause.kind(clause.chunk_of(run.last) + 2) == Some(Kind::Noun)
            && !clause.is_time(clause.chunk_of(run.last) + 2)
        {
            run.last = clause.chunk(clause.chunk_of(run.last) + 2).map_or(run.last, |chunk| chunk.last);
        }
        all.medium = all.medium.or(Some(run));
    } else if word == "to" {
        all.addressee = all.addressee.or(Some(run));
    } else if matches!(word, "in" | "at" | "from") && clause.tag(noun.head).is_proper() {
        all.place = all.place.or(Some(run));
    }
}
