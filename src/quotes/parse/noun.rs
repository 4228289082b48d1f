//! What a noun phrase is where it stands: a subject to come, an object, the end of a list, an apposition.

use super::{ClauseKind, Reader};
use crate::grammar::{Form, Kind};
use crate::lexicon::numbers;
use crate::quotes::cues::{self, Frame};
use crate::quotes::governed::{hearer_end, skip_adjuncts};
use crate::quotes::verbs::lexeme;
use std::cell::LazyCell;

/// How many pieces behind a participle in front are looked at as its own.
const FRONT: usize = 24;

impl Reader<'_> {
    /// "called for it and last month | threatened to quit": does a time behind a conjunction stand before a verb that reports?
    fn dates_report(&self, time: usize) -> bool {
        let reports = |verb: usize| cues::of(self.line.head(verb)).is_some();
        self.line.kind_before(time) == Some(Kind::Conjunction) && self.line.next_finite(time).is_some_and(reports)
    }

    /// A noun phrase behind a conjunction, in a clause that has its verb: it begins another where a verb follows.
    fn noun_behind_conjunction(&mut self, at: usize, joins: usize, follows: bool) {
        // "“A,” a show, and “B,” a film, were": the end of a list.
        let plural = |verb: &usize| {
            let verb = self.line.piece(*verb).map_or("", |verb| self.line.lower(verb.first()));
            matches!(verb, "are" | "were" | "have" | "do")
        };
        let is = |word: &[u16]| self.line.lone(joins).is_one_of(word);
        let listed = is(&numbers!["or"]) && self.line.kind_before(joins) == Some(Kind::Noun);
        let far = || self.line.finite_over_aside(at).filter(|verb| is(&numbers!["but"]) || !plural(verb));
        if !listed && follows || far().is_some() {
            self.new_coordinate(at);
        }
    }

    pub(super) fn noun(&mut self, at: usize) {
        // "surveys of voters last week | show"
        let line = self.line;
        let verb = LazyCell::new(move || line.next_finite(at));
        let beside = self.top().noun.is_some() && matches!(self.line.kind_before(at), Some(Kind::Noun | Kind::Wh));
        let alone = || verb.is_none_or(|verb| verb != at + 1);
        if (beside || self.top().noun.is_none())
            && self.line.is_time(at)
            && (beside || alone() || self.dates_report(at))
        {
            return;
        }
        if self.is_object_in_front(at) || self.floats_behind(at) || self.is_given(at) {
            return;
        }
        let before = self.before(at);
        let follows = || verb.is_some();
        match before.and_then(|before| self.line.kind(before)) {
            Some(Kind::Comma) => self.noun_behind_comma(at, before.unwrap_or(0)),
            Some(Kind::Conjunction) if self.top().verb.is_some() => {
                self.noun_behind_conjunction(at, before.unwrap_or(0), follows());
            }
            Some(Kind::Verb) if before.is_some_and(|verb| self.is_inverted(verb)) => {
                self.top().subject = self.line.inverted_source(at);
            }
            Some(Kind::Verb) => self.noun_behind_verb(at, before.unwrap_or(0), || *verb),
            // "told me afterwards | she was sure"
            Some(Kind::Noun)
                if self.line.kind_before(at) == Some(Kind::Noun)
                    || before.is_some_and(|heard| self.line.is_objective(heard)) =>
            {
                let verb = *verb;
                let object = self.top().noun.is_none();
                if verb.is_some() && (self.top().verb.is_some() || object || self.second_verb(verb)) {
                    let told = self.top().verb.is_some();
                    self.push(if told { ClauseKind::Complement } else { ClauseKind::Relative }, at);
                    self.top().noun = Some(at);
                } else {
                    self.top().noun = self.top().noun.or(Some(at));
                }
            }
            Some(Kind::Link) if self.line.is_counted(at) && self.reports_before(at - 1) && follows() => {
                self.push(ClauseKind::Complement, at - 1);
                self.top().noun = Some(at);
            }
            Some(Kind::Link) if !self.opened_by(before) => {
                // The object of a preposition is no subject.
            }
            // "In Oxley and Harwick, a poll showed": both stand behind the preposition.
            Some(Kind::Conjunction) if self.top().noun.is_none() && self.is_joined_object(before) => {}
            Some(Kind::Wh | Kind::Speech) => self.top().noun = Some(at),
            _ => {
                let top = self.top();
                top.noun = top.noun.filter(|_| top.verb.is_none()).or(Some(at));
            }
        }
    }

    /// Behind a verb: its object, or the subject of a clause that it takes; `verb` is the next one with a tense.
    fn noun_behind_verb(&mut self, at: usize, before: usize, verb: impl Fn() -> Option<usize>) {
        let reduced = self.line.is_form(before, Form::Participle) && self.top().verb.is_none();
        // "Republicans who praised him | warned": only what takes a clause has one here.
        // "a man accused of robbing a bank | said": what the gerund takes is its object.
        let object = || {
            before > 1
                && self.line.is_form(before, Form::Gerund)
                && self.line.lone(before - 1).is_one_of(&numbers!["of"])
                && self.line.may_be_participle(before - 2)
        };
        let clausal = self.takes_clause(before)
            || !object() && !self.waits_for_verb() && !self.names(before, at) && !self.line.is_time(at);
        // "the man charged Monday": the noun phrase goes on.
        // "charged the clerk and Vale left": another subject begins behind the conjunction.
        let joins = |at: usize| self.line.kind(at) == Some(Kind::Conjunction);
        let own = || verb().is_some_and(|verb| !(at..verb).any(joins));
        // "Police said Roe, 43, was held": the subject goes on over an apposition; not "wants to show restraint, its
        // owner, Roe, said".
        let far = || self.line.finite_over_aside(at).is_some_and(|verb| !self.reports_alone(at, verb));
        let begins = || {
            if self.takes_clause(before) { verb().is_some() || far() } else { own() }
        };
        // "states that refuse to accept refugees | would pay": the only verb left is that of the clause around.
        let outer =
            || self.line.is_form(before, Form::Infinitive) && self.waits_for_verb() && !self.second_verb(verb());
        if !reduced && clausal && begins() && !verb().is_some_and(|verb| self.asks_of_subject(verb)) && !outer() {
            self.push(ClauseKind::Complement, at);
            self.top().noun = Some(at);
        }
    }

    /// "a man who refused to lend her | money was jailed": is it what is given to somebody, and the only verb left that of the
    /// clause around?
    fn is_given(&self, at: usize) -> bool {
        let whom = |at: usize| self.line.is_objective(at) || self.line.lone(at).is_one_of(&numbers!["her"]);
        at > 1
            && self.line.is_form(at - 2, Form::Infinitive)
            && whom(at - 1)
            && !self.takes_clause(at - 2)
            && self.waits_for_verb()
            && !self.second_verb(self.line.next_finite(at))
    }

    /// "Roe and Vale both | left", "the crew – Roe, Vale and Moss – all | left", "Roe herself | left": a word that stands for a subject
    /// once more.
    pub(super) fn floats_behind(&self, at: usize) -> bool {
        let before = self.line.kind_before(at);
        if !matches!(before, Some(Kind::Noun | Kind::Comma | Kind::Break)) {
            return false;
        }
        let word = self.line.lone(at);
        word.is_one_of(&numbers!["both", "all", "each"]) && self.line.is_finite(at + 1)
            || word.is_one_of(&numbers!["himself", "herself", "itself", "themselves"]) && before == Some(Kind::Noun)
    }

    /// "Calling the plan a sham, Roe left": what stands behind a participle in front, up to the comma, is its own, unless it
    /// takes a clause.
    fn is_object_in_front(&self, at: usize) -> bool {
        let Some(top) = self.open.last().filter(|top| top.noun.is_none() && top.verb.is_none()) else { return false };
        let comma = |at: usize| self.line.kind(at) == Some(Kind::Comma);
        let own = |verb: &usize| at - verb <= FRONT && !(*verb..at).any(comma);
        top.waiting.last().is_some_and(|verb| own(verb) && !self.takes_clause(*verb))
    }

    /// "“…,” said Roe": a verb that reports and has no subject before it.
    fn is_inverted(&self, verb: usize) -> bool {
        self.line.is_finite(verb) && self.subject(verb).is_none() && self.line.reports(verb)
    }

    /// Has a clause around a subject and no verb yet?
    pub(super) fn waits_for_verb(&self) -> bool {
        self.open.iter().any(|open| open.verb.is_none() && open.noun.is_some())
    }

    /// "anyone who saw the boat | is asked to call": is something asked of whom the clause around is of, with no other verb left
    /// for it?
    fn asks_of_subject(&self, verb: usize) -> bool {
        let asks = self.line.piece(verb).is_some_and(|group| {
            self.line.lexeme(group.first()).is_one_of(&numbers!["should", "must"])
                || group.verb.passive && (self.line.demands(verb) || self.line.head(verb).lemma() == "ask")
        });
        asks && self.waits_for_verb() && !(verb + 1..verb + FRONT).any(|later| self.line.is_finite(later))
    }

    /// Does the verb take a clause without "that"?
    pub(super) fn takes_clause(&self, verb: usize) -> bool {
        self.takes(verb, "bare")
    }

    /// Does the verb take a content that begins so?
    pub(super) fn takes(&self, verb: usize, word: &'static str) -> bool {
        cues::of(self.line.head(verb)).is_some_and(|cue| cue.takes(Frame::plain(word)))
    }

    /// Does a verb that takes a clause stand before the piece?
    fn reports_before(&self, at: usize) -> bool {
        let verb = self.before(at).filter(|verb| self.line.kind(*verb) == Some(Kind::Verb));
        verb.is_some_and(|verb| self.takes_clause(verb))
    }

    /// "a group called Roe's Friends | left": a verb that gives a name takes no clause.
    fn names(&self, verb: usize, noun: usize) -> bool {
        let proper = |token: usize| self.line.tag(token).is_proper();
        let name = self.line.piece(noun).is_some_and(|noun| proper(noun.first()) || proper(noun.last()));
        let name = name || self.line.opens_fragment(noun);
        name && matches!(self.line.head(verb).lemma(), "call" | "name" | "dub" | "title" | "entitle" | "label")
    }

    /// Does the conjunction stand behind the noun phrase of a preposition?
    fn is_joined_object(&self, conjunction: Option<usize>) -> bool {
        let link = conjunction.and_then(|conjunction| conjunction.checked_sub(2));
        link.is_some_and(|link| {
            self.line.kind(link + 1) == Some(Kind::Noun)
                && self.line.kind(link) == Some(Kind::Link)
                && !self.opens_clause(link)
        })
    }

    /// Did the link before the noun phrase open a clause?
    fn opened_by(&self, before: Option<usize>) -> bool {
        before.is_some_and(|link| self.opens_clause(link))
    }

    /// Does another verb with a tense follow the one given: "the plan he made failed"?
    fn second_verb(&self, verb: Option<usize>) -> bool {
        let Some(verb) = verb else { return false };
        (verb + 1..verb + 8)
            .take_while(|next| {
                !matches!(self.line.kind(*next), None | Some(Kind::Comma | Kind::Conjunction | Kind::Speech))
            })
            .any(|next| self.line.is_finite(next))
    }

    /// ", Roe said": a new subject where the clause around still waits for one; else an apposition or a list.
    fn noun_behind_comma(&mut self, at: usize, comma: usize) {
        if (self.top().noun.is_some() || self.top().verb.is_some()) && self.is_aside(at) {
            self.push(ClauseKind::Sub, at);
            self.top().noun = Some(at);
            return;
        }
        if self.top().verb.is_none() {
            // "In Norbury, Hale and Oxley, Roe said": the end of a list in front is no subject.
            let list = self.line.kind(at + 1) == Some(Kind::Conjunction)
                && self.line.kind(at + 2) == Some(Kind::Noun)
                && self.line.kind(at + 3) == Some(Kind::Comma);
            // "In Harwick, Kent, and among its farmers, Roe said": what stands right before the verb is its subject.
            let start = self.top().start;
            let phrase = self.line.kind(start) == Some(Kind::Link) && !self.opens_clause(start);
            // "Citing its own poll, the paper says that": what a participle in front takes ends.
            let participle = !self.top().waiting.is_empty();
            let fronted = (phrase || participle) && self.right_before_verb(at);
            if fronted {
                self.resume(comma, Some(start));
            }
            let top = self.top();
            top.noun = top.noun.filter(|_| !fronted).or(Some(at).filter(|_| !list));
            return;
        }
        let Some(waits) = self.open.iter().rposition(|open| open.verb.is_none()) else {
            // "…, he said": an aside.
            if self.line.next_finite(at).is_some() {
                self.push(ClauseKind::Sub, at);
                self.top().noun = Some(at);
            }
            return;
        };
        let fresh = self.open[waits].noun.is_none();
        if fresh && self.line.clause_follows(at) {
            self.open.truncate(waits + 1);
            self.resume(comma, self.open.last().map(|open| open.start));
            self.top().noun = Some(at);
        }
    }

    /// Does the verb follow the noun phrase at `at` with no more than what hangs on it between?
    fn right_before_verb(&self, at: usize) -> bool {
        let verb = self.line.next_finite(at);
        verb.is_some_and(|verb| (at..verb).all(|between| self.line.kind(between) != Some(Kind::Conjunction)))
    }

    /// "The shops, Roe said, would stay shut" and "…, Roe said.": a reporting verb and its subject behind a comma.
    fn is_aside(&self, at: usize) -> bool {
        let begins = self.open.last().is_none_or(|top| top.verb.is_some());
        let verb = self.line.next_finite(at).or_else(|| begins.then(|| self.line.finite_over_aside(at)).flatten());
        verb.is_some_and(|verb| self.reports_alone(at, verb))
    }

    /// "Roe said", "Roe told reporters on Monday": is it a reporting verb, and behind it no more than who hears it and when?
    fn reports_alone(&self, at: usize, verb: usize) -> bool {
        // "pointed out" reports as a whole.
        let cue = self.line.piece(verb).and_then(|piece| lexeme(self.line, piece));
        if !cue.is_some_and(|(_, cue)| cue.parenthetical || cue.takes(Frame::plain("quote"))) {
            return false;
        }
        let behind = self.line.skip_adverbs(verb + 1);
        let heard = self.line.kind(behind) == Some(Kind::Noun) && self.line.head(verb).lemma() == "tell";
        let behind = if heard { hearer_end(self.line, behind) } else { behind };
        let behind = skip_adjuncts(self.line, behind).unwrap_or(behind);
        match self.line.kind(behind) {
            Some(Kind::Comma) => true,
            // "Closures “a mess”, parents say": a headline.
            None if at > 1 && self.line.ends_in_marks(at - 2) => true,
            None | Some(Kind::Stop) => self.open.iter().any(|open| open.verb.is_some()),
            _ => false,
        }
    }

    /// "…, and Roe said": another clause beside the outermost one that is no relative clause.
    fn new_coordinate(&mut self, at: usize) {
        let level =
            self.open.iter().rposition(|open| open.kind != ClauseKind::Relative && open.verb.is_some()).unwrap_or(0);
        self.open.truncate(level + 1);
        let top = self.top();
        (top.noun, top.subject, top.verb) = (Some(at), None, None);
    }
}
