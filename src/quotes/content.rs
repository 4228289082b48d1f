//! How far does what is said reach? Where a clause begins and where its end is.

use super::line::{Line, REACH, Run};
use super::cues;
use crate::grammar::{Form, Kind};
use crate::lexicon::Tag;

/// How a content is held: one behind "that" goes on over more than one without.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// "that …"
    Firm,
    /// A clause without "that", an infinitive, an object.
    Loose,
}

impl Line<'_> {
    /// The content that begins at the piece: to the end of its clause.
    pub(super) fn content(&self, at: usize, hold: Hold) -> Option<Run> {
        let first = self.piece(at)?.first;
        let mut last = None;
        for next in at..self.pieces.len() {
            if next > at && self.breaks(next, hold) {
                break;
            }
            last = self.piece(next).map(|piece| piece.last);
        }
        last.map(|last| self.trim(Run { first, last }))
    }

    /// Does the clause end before the piece?
    fn breaks(&self, at: usize, hold: Hold) -> bool {
        let loose = hold == Hold::Loose;
        match self.kind(at) {
            Some(Kind::Break) => match self.slice(self.pieces[at].first) {
                ":" => false,
                ";" => true,
                _ => loose && !self.another_dash(at),
            },
            Some(Kind::Comma) => self.comma_breaks(at, loose),
            Some(Kind::Conjunction) => loose && self.verb_goes_on(at),
            Some(Kind::Speech) => self.kind_before(at) != Some(Kind::Break),
            _ => self.word(at) == "according" && self.word(at + 1) == "to",
        }
    }

    fn comma_breaks(&self, at: usize, loose: bool) -> bool {
        let next = at + 1;
        if self.parse.resumes(at) {
            return true;
        }
        match self.kind(next) {
            None => true,
            Some(Kind::Conjunction) => self.new_clause_after(next, loose),
            Some(Kind::Verb) if self.is_form(next, Form::Gerund) => loose && !is_participle_preposition(self.word(next)),
            Some(Kind::Verb) => self.is_finite(next) && loose,
            Some(Kind::Noun) => self.parenthetical_follows(next),
            Some(Kind::Wh) => loose && matches!(self.word(next), "which" | "who"),
            Some(Kind::Link) => matches!(self.word(next), "while" | "although" | "though" | "whereas"),
            Some(Kind::Adverb) => loose && self.word(next) == "even",
            Some(Kind::Speech) => true,
            _ => self.word(next) == "according",
        }
    }

    /// "said X and left": a past tense behind the conjunction goes on with the verb of saying.
    fn verb_goes_on(&self, at: usize) -> bool {
        let verb = self.skip_adverbs(at + 1);
        matches!(self.word(at), "and" | "but")
            && self.is_finite(verb)
            && self.piece(verb).is_some_and(|piece| self.tag(piece.head) == Tag::VBD && piece.first == piece.head)
    }

    fn another_dash(&self, at: usize) -> bool {
        (at + 1..(at + REACH).min(self.pieces.len()))
            .any(|later| self.kind(later) == Some(Kind::Break) && !self.is_mark(later, ":") && !self.is_mark(later, ";"))
    }

    /// ", but he …": a conjunction after a comma and a subject with its verb.
    fn new_clause_after(&self, conjunction: usize, loose: bool) -> bool {
        let next = self.skip_adverbs(conjunction + 1);
        let but = matches!(self.word(conjunction), "but" | "yet" | "so");
        match self.kind(next) {
            Some(Kind::Noun) => (but || loose) && self.clause_follows(next),
            Some(Kind::Verb) => self.is_finite(next) && (loose || but),
            _ => false,
        }
    }

    /// ", he said": a cue with its source in between.
    fn parenthetical_follows(&self, at: usize) -> bool {
        let Some(verb) = self.next_finite(at) else { return false };
        cues::cue(self.head(verb).lemma).is_some_and(|cue| cue.parenthetical)
            && matches!(self.kind(verb + 1), None | Some(Kind::Comma | Kind::Stop | Kind::Quote | Kind::Speech))
    }

    /// The verb of which the noun phrase at `at` is the subject, if it stands right behind.
    pub(super) fn next_finite(&self, at: usize) -> Option<usize> {
        for next in at..at + REACH / 3 {
            match self.kind(next)? {
                Kind::Verb if self.is_finite(next) => return Some(next),
                Kind::Verb if self.is_form(next, Form::Participle) && next > at => {}
                Kind::Noun if next == at || self.kind_before(next).is_some_and(leads_on) => {}
                Kind::Link if self.word(next) != "that" => {}
                Kind::Conjunction if self.kind(next + 1) == Some(Kind::Noun) => {}
                Kind::Adverb | Kind::Bracket | Kind::Adjective => {}
                _ => return None,
            }
        }
        None
    }

    /// Does a clause begin at the noun phrase: a subject and its verb, apposition and relative clause allowed?
    pub(super) fn clause_follows(&self, at: usize) -> bool {
        if self.next_finite(at).is_some() {
            return true;
        }
        let mut comma = false;
        for next in at..at + REACH / 3 {
            match self.kind(next) {
                Some(Kind::Verb) if self.is_finite(next) => return comma,
                Some(Kind::Comma) if next > at => comma = true,
                Some(
                    Kind::Noun
                    | Kind::Link
                    | Kind::Wh
                    | Kind::Adjective
                    | Kind::Adverb
                    | Kind::Bracket
                    | Kind::Conjunction,
                ) if self.word(next) != "that" => {}
                _ => return false,
            }
            if comma && self.kind(next) == Some(Kind::Wh) {
                return false;
            }
        }
        false
    }
}

/// May a noun phrase follow within the same subject?
fn leads_on(kind: Kind) -> bool {
    matches!(kind, Kind::Link | Kind::Conjunction | Kind::Bracket | Kind::Verb | Kind::Adverb)
}

/// "including", "following": participles that have become prepositions.
fn is_participle_preposition(word: &str) -> bool {
    matches!(
        word,
        "including" | "following" | "regarding" | "concerning" | "involving" | "excluding" | "depending"
    )
}
