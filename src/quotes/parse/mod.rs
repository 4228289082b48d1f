//! Who does what in a line: reads its pieces once from left to right, keeps the clauses that are open, and gives
//! every verb its subject. Commas, relative clauses, fronted adverbials and verbs that share a subject are taken
//! as they come; nothing is looked at twice but for what follows a noun phrase.

mod clause;
mod noun;
mod region;
mod verb;

use super::line::{Line, Run};
use crate::grammar::{Kind, Kinds};
use std::ops::Range;

/// What is known of the verbs of lines, in two rows as long as those of the pieces.
#[derive(Default)]
pub(super) struct Parses {
    /// For each piece that is a verb group its subject.
    subjects: Vec<Held>,
    /// For each comma behind which a clause around goes on, the piece that this clause began with.
    resumes: Vec<u32>,
}

/// What clauses are opened and ended by beside nouns and verbs.
const OPENING: Kinds = Kinds::of(&[Kind::Link, Kind::Wh, Kind::Bracket, Kind::Break]);

/// No piece.
const NONE: u32 = u32::MAX;

/// The first and the last token of a run, or twice [`NONE`]: there is one for every piece, and most are of none.
#[derive(Clone, Copy)]
struct Held([u32; 2]);

impl Held {
    const NOTHING: Held = Held([NONE; 2]);

    fn of(run: Option<Run>) -> Held {
        run.map_or(Held::NOTHING, |run| Held([run.first, run.last].map(|token| token as u32)))
    }

    fn run(self) -> Option<Run> {
        let [first, last] = self.0.map(|token| token as usize);
        (self.0[0] != NONE).then_some(Run { first, last })
    }
}

impl Parses {
    /// Reads lines, each with the numbers of its pieces.
    pub(super) fn new<'a>(pieces: usize, lines: impl Iterator<Item = (Range<usize>, Line<'a>)>) -> Parses {
        let mut parses = Parses { subjects: vec![Held::NOTHING; pieces], resumes: vec![NONE; pieces] };
        let mut open = Vec::new();
        for (pieces, line) in lines {
            open.clear();
            open.push(Open::new(ClauseKind::Main, 0));
            let (subjects, resumes) = (&mut parses.subjects[pieces.clone()], &mut parses.resumes[pieces]);
            let mut reader = Reader { line: &line, open: &mut open, subjects, resumes };
            let mut at = 0;
            while at < line.pieces.len() {
                at = reader.read(at);
            }
        }
        parses
    }

    /// What is known of a line with those pieces.
    pub(super) fn of(&self, pieces: Range<usize>) -> Parse<'_> {
        Parse {
            subjects: self.subjects.get(pieces.clone()).unwrap_or_default(),
            resumes: self.resumes.get(pieces).unwrap_or_default(),
        }
    }
}

/// What is known of a line's verbs; nothing, where it is not read yet.
#[derive(Clone, Copy)]
pub(super) struct Parse<'a> {
    subjects: &'a [Held],
    resumes: &'a [u32],
}

impl Parse<'_> {
    pub(super) fn subject(&self, verb: usize) -> Option<Run> {
        self.subjects.get(verb)?.run()
    }

    /// The first piece of the clause that goes on behind the comma, where the one before it is over.
    pub(super) fn resumes(&self, comma: usize) -> Option<usize> {
        self.resumes.get(comma).filter(|piece| **piece != NONE).map(|piece| *piece as usize)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClauseKind {
    Main,
    /// Behind a subordinator: "because", "if", "when".
    Sub,
    /// Behind a noun: "who", "which", "that".
    Relative,
    /// What a verb or a noun is about: "that …", "he …", "how …".
    Complement,
}

/// A clause that is not over.
#[derive(Clone, Debug)]
struct Open {
    kind: ClauseKind,
    /// Its first piece.
    start: usize,
    /// The noun phrase that may become the subject: its first piece.
    noun: Option<usize>,
    /// Participles in front that wait for the subject.
    waiting: Vec<usize>,
    subject: Option<Run>,
    /// The first piece of the subject.
    subject_noun: Option<usize>,
    verb: Option<usize>,
}

impl Open {
    fn new(kind: ClauseKind, start: usize) -> Open {
        Open { kind, start, noun: None, waiting: Vec::new(), subject: None, subject_noun: None, verb: None }
    }
}

struct Reader<'a> {
    line: &'a Line<'a>,
    /// Never empty; the innermost last.
    open: &'a mut Vec<Open>,
    subjects: &'a mut [Held],
    resumes: &'a mut [u32],
}

impl Reader<'_> {
    /// Reads the piece; gives the next to read.
    #[inline(always)]
    fn read(&mut self, at: usize) -> usize {
        // The commonest first: where a jump by the kind leads is hard to foretell.
        let kind = self.line.pieces[at].kind;
        if kind == Kind::Noun {
            self.noun(at);
        } else if kind == Kind::Verb {
            self.verb(at);
        } else if OPENING.hold(kind) {
            return self.opening(at, kind);
        }
        at + 1
    }

    /// The same of a piece that may open or end clauses.
    fn opening(&mut self, at: usize, kind: Kind) -> usize {
        match kind {
            Kind::Link => self.link(at),
            Kind::Wh => self.wh(at),
            Kind::Bracket => return self.over_bracket(at),
            _ if self.line.is_mark(at, b';') || self.line.is_mark(at, b':') => {
                // "Roe praised it; and said": a verb behind a semicolon goes on with the subject of the line.
                let main = self.open.first().filter(|_| self.line.is_mark(at, b';'));
                let subject = main.and_then(|main| main.subject);
                self.open.clear();
                self.open.push(Open { subject, ..Open::new(ClauseKind::Main, 0) });
            }
            _ => self.dash(at),
        }
        at + 1
    }

    fn subject(&self, verb: usize) -> Option<Run> {
        self.subjects[verb].run()
    }

    fn give(&mut self, verb: usize, subject: Option<Run>) {
        self.subjects[verb] = Held::of(subject);
    }

    /// Notes that the clause which began with the piece goes on behind the comma.
    fn resume(&mut self, comma: usize, piece: Option<usize>) {
        self.resumes[comma] = piece.map_or(NONE, |piece| piece as u32);
    }

    fn top(&mut self) -> &mut Open {
        if self.open.is_empty() {
            self.open.push(Open::new(ClauseKind::Main, 0));
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn push(&mut self, kind: ClauseKind, start: usize) {
        // Clauses nest a few deep; a line of "that that that" is no reason to keep more.
        if self.open.len() < 24 {
            self.open.push(Open::new(kind, start));
        }
    }

    /// "… - he called it wrong - …": what a dash begins another ends.
    fn dash(&mut self, at: usize) {
        if let Some(level) = self.open.iter().position(|open| self.line.kind(open.start) == Some(Kind::Break)) {
            self.open.truncate(level.max(1));
        } else if self.line.kind(at + 1) == Some(Kind::Wh)
            || self.line.kind(at + 1) == Some(Kind::Noun)
                && !self.floats_behind(at + 1)
                && self.line.next_finite(at + 1).or_else(|| self.line.finite_over_aside(at + 1)).is_some()
        {
            self.push(ClauseKind::Sub, at);
        }
    }

    fn over_bracket(&self, at: usize) -> usize {
        let closing = if self.line.is_mark(at, b'(') { b')' } else { b']' };
        let end = (at + 1..(at + 24).min(self.line.pieces.len())).find(|end| self.line.is_mark(*end, closing));
        end.map_or(at + 1, |end| end + 1)
    }

    /// The piece before, adverbs and quotation marks passed over.
    fn before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(8)..at).rev().find(|before| !self.is_passed_over(*before))
    }

    fn is_passed_over(&self, at: usize) -> bool {
        matches!(self.line.kind(at), Some(Kind::Adverb | Kind::Quote | Kind::Adjective | Kind::Bracket))
            || self.line.is_time(at) && self.line.kind_before(at) != Some(Kind::Link)
    }
}
