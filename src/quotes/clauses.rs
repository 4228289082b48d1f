//! Does a clause begin at a noun phrase, and where is its verb? Over apposition, relative clauses and what hangs on nouns.

use super::cues::{self, Frame};
use super::line::{Line, REACH};
use crate::grammar::{Form, Kind, Kinds};
use crate::lexicon::numbers;

/// What begins a clause of its own, so that no subject goes on over it.
pub(super) const OPENERS: [u16; 6] = numbers!["that", "if", "whether", "because", "although", "unless"];

/// What may stand between a subject and its verb beside nouns and verbs.
const HANGING: Kinds = Kinds::of(&[Kind::Link, Kind::Conjunction, Kind::Bracket, Kind::Adverb, Kind::Adjective]);

/// How many pieces from a subject on its verb is looked for behind what stands beside it, and behind a relative clause.
pub(super) const ASIDE: usize = 16;
pub(super) const RELATIVE: usize = REACH / 3;

impl Line<'_> {
    /// The verb of which the noun phrase at `at` is the subject, if it stands right behind.
    pub(super) fn next_finite(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while next < at + REACH / 3 {
            let piece = self.piece(next)?;
            // Verbs and nouns first: where a jump by the kind leads is hard to foretell.
            let goes_on = if piece.kind == Kind::Verb {
                if piece.verb.form == Form::Finite {
                    return Some(next);
                }
                next > at && (self.is_carried(next) || self.is_about(next))
            } else if piece.kind == Kind::Noun {
                // "the plan as he described it": another clause has begun.
                let follows = || self.is_time(next) || self.kind_before(next).is_some_and(leads_on);
                next == at || !self.is_person(next) && follows()
            } else {
                HANGING.hold(piece.kind) && self.hangs(next)
            };
            if !goes_on {
                return None;
            }
            // "Roe (who sails) left"
            next = if piece.kind == Kind::Bracket { self.closing(next) } else { next } + 1;
        }
        None
    }

    /// May the piece, none of a noun or a verb, stand between a subject and its verb?
    fn hangs(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(Kind::Link) => !self.lone(at).is_one_of(&OPENERS),
            Some(Kind::Conjunction) => self.kind(at + 1) == Some(Kind::Noun),
            _ => true,
        }
    }

    /// The bracket that closes the one at the piece, or itself.
    pub(super) fn closing(&self, bracket: usize) -> usize {
        let close = |at: &usize| self.is_mark(*at, b')');
        let closed = self.is_mark(bracket, b'(').then(|| (bracket..bracket + REACH / 3).find(close)).flatten();
        closed.unwrap_or(bracket)
    }

    /// Is the verb one without a tense that a noun phrase may carry: "those seeking help", "the man charged"?
    fn is_carried(&self, verb: usize) -> bool {
        self.is_form(verb, Form::Participle)
            || self.is_form(verb, Form::Gerund) && self.kind_before(verb) == Some(Kind::Noun)
    }

    /// "the time for being kind", "the talk about closing it": a gerund that hangs on a noun.
    fn is_about(&self, verb: usize) -> bool {
        let hangs = |link: usize| self.lone(link).is_one_of(&numbers!["for", "of", "about"]);
        self.is_form(verb, Form::Gerund) && verb.checked_sub(1).is_some_and(hangs)
    }

    /// "the idea of closing the bridge": a verb that hangs on a noun by "of", and takes no clause.
    fn is_named_doing(&self, verb: usize) -> bool {
        self.is_form(verb, Form::Gerund)
            && verb.checked_sub(1).is_some_and(|of| self.lone(of).is_one_of(&numbers!["of"]))
            && !cues::of(self.head(verb)).is_some_and(|cue| cue.takes(Frame::plain("bare")))
    }

    /// "Roe, 43, was", "the head of Roe's bank, once a priest, fled", "the front, which leaks, is": the verb of a subject behind
    /// what stands beside that between two commas.
    pub(super) fn finite_over_aside(&self, at: usize) -> Option<usize> {
        let comma = |at: &usize| self.kind(*at) == Some(Kind::Comma);
        let hangs = |at: &usize| match self.kind(*at) {
            Some(Kind::Link) => !self.lone(*at).is_one_of(&numbers!["that"]),
            Some(Kind::Noun) => self.kind_before(*at) == Some(Kind::Link),
            _ => self.is_form(*at, Form::Gerund) && self.kind_before(*at) == Some(Kind::Link),
        };
        let beside = |at: &usize| {
            matches!(self.kind(*at), Some(Kind::Noun | Kind::Link | Kind::Adjective | Kind::Adverb))
                || self.is_form(*at, Form::Participle)
                || self.lone(*at).is_one_of(&numbers!["including"])
                // "Roe, a clerk who left in May, is"
                || self.is_who(*at)
                || self.is_finite(*at) && self.is_who(at - 1)
        };
        let opens = |open: &usize| comma(open) || self.is_dash(*open);
        let open = (at + 1..at + ASIDE).find(|open| !hangs(open)).filter(opens)?;
        // "and “a trap,” Roe, the mayor, said"
        if self.closes_marks(open) && self.piece(open + 1).is_some_and(|name| self.tag(name.head()).is_proper()) {
            return None;
        }
        let close = match self.kind(open + 1) {
            Some(Kind::Wh) => self.comma_in(open + 2..open + RELATIVE),
            // "Roe, asked about it, had"
            Some(Kind::Verb) if self.looks_like_participle(open + 1) || self.is_form(open + 1, Form::Gerund) => {
                self.close_of_aside(open + 1, beside)
            }
            _ if self.is_dash(open) => (open + 1..open + ASIDE).find(|close| self.is_dash(*close)),
            _ => self.close_of_aside(open, beside),
        };
        close.map(|close| self.skip_adverbs(close + 1)).filter(|verb| self.is_finite(*verb))
    }

    fn is_who(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Wh) && self.lone(at).is_one_of(&numbers!["who"])
    }

    /// The comma that closes what stands behind the one given, in a list of it the last.
    fn close_of_aside(&self, open: usize, beside: impl Fn(&usize) -> bool) -> Option<usize> {
        let comma = |at: &usize| self.kind(*at) == Some(Kind::Comma);
        let listed = |at: &usize| beside(at) || comma(at) || self.kind(*at) == Some(Kind::Conjunction);
        let end = (open + 1..open + ASIDE).find(|at| !listed(at))?;
        Some(end - 1).filter(|close| *close > open && comma(close))
    }

    /// "the emails it received by law were", "the man she met is": a subject, a relative clause without a pronoun, and its verb.
    pub(super) fn goes_on_over_contact(&self, at: usize) -> bool {
        let noun = |at: usize| self.kind(at) == Some(Kind::Noun) && !self.is_time(at);
        let verb = self.next_finite(at + 1).filter(|_| noun(at) && noun(at + 1));
        verb.is_some_and(|verb| {
            let hangs = |at: &usize| match self.kind(*at) {
                Some(Kind::Link | Kind::Adverb) => true,
                Some(Kind::Noun) => self.kind_before(*at) == Some(Kind::Link) || self.is_time(*at),
                _ => false,
            };
            let next = (verb + 1..verb + ASIDE).find(|next| !hangs(next));
            next.is_some_and(|next| self.is_finite(next))
        })
    }

    /// "bullying hurts", and what is said: "working at home, which is new, helps": does a clause begin with the gerund as its
    /// subject, behind the piece `before`?
    pub(super) fn is_subject(&self, gerund: usize, before: Option<usize>) -> bool {
        let far = || {
            let noun = self.over_link(gerund + 1);
            before.is_some_and(|cue| self.is_say(cue))
                && self.kind(noun) == Some(Kind::Noun)
                && self.clause_follows(noun)
        };
        self.is_form(gerund, Form::Gerund) && (self.is_finite(self.skip_adverbs(gerund + 1)) || far())
    }

    /// Does a clause begin at the noun phrase: a subject and its verb, apposition and relative clause allowed?
    pub(super) fn clause_follows(&self, at: usize) -> bool {
        if self.is_objective(at) {
            return false;
        }
        if self.next_finite(at).is_some() || self.finite_over_aside(at).is_some() {
            return true;
        }
        // Relative clauses whose verb is still to come, the commas, and whether a conjunction stands behind one.
        let (mut waiting, mut commas, mut joined) = (0, 0, false);
        for next in at..at + REACH / 3 {
            match self.kind(next) {
                Some(Kind::Verb) if self.is_finite(next) && waiting > 0 => waiting -= 1,
                // "since Roe sent his plan, Vale wrote": the comma parts two clauses.
                Some(Kind::Verb) if self.is_finite(next) => {
                    return commas != 1 || joined || self.kind_before(next) == Some(Kind::Comma);
                }
                Some(Kind::Verb) if self.is_carried(next) || self.is_named_doing(next) => {}
                // "areas where Roe wants to see changes are"
                Some(Kind::Verb)
                    if self.is_form(next, Form::Infinitive) && self.kind_before(next) == Some(Kind::Verb) => {}
                Some(Kind::Wh) if self.lone(next).is_one_of(&numbers!["what", "how", "why"]) => return false,
                Some(Kind::Wh) => waiting += 1,
                Some(Kind::Comma) if next > at => commas += 1,
                Some(Kind::Conjunction) => joined |= commas > 0,
                Some(Kind::Noun)
                    if waiting == 0 && next > at && self.kind(next - 1) == Some(Kind::Noun) && !self.is_time(next) =>
                {
                    return false;
                }
                Some(Kind::Noun | Kind::Link | Kind::Adjective | Kind::Adverb | Kind::Bracket)
                    if !self.lone(next).is_one_of(&OPENERS) => {}
                _ => return false,
            }
        }
        false
    }
}

/// May a noun phrase follow within the same subject?
fn leads_on(kind: Kind) -> bool {
    matches!(kind, Kind::Link | Kind::Conjunction | Kind::Bracket | Kind::Verb | Kind::Adverb)
}
