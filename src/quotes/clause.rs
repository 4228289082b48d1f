//! Reading a sentence around a cue: whose verb is it, and how far does what it governs reach?

use super::marks::{Marks, Quoted};
use crate::grammar::{Chunk, Form, Grammar, Kind};
use crate::lexicon::{Class, Tag};
use crate::text::Text;
use std::ops::Range;

/// A run of tokens, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) last: usize,
}

/// A sentence, or the inside of a quotation, as a rule sees it.
pub(super) struct Clause<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) grammar: &'a Grammar,
    pub(super) marks: &'a Marks,
    /// The chunks that may be looked at.
    pub(super) range: Range<usize>,
    /// Does it stand within a quotation, so that marks no longer count?
    pub(super) quoted: bool,
}

/// How far back or on a rule looks, in chunks: sentences without end cost no more than long ones.
const REACH: usize = 60;

impl<'a> Clause<'a> {
    pub(super) fn chunk(&self, at: usize) -> Option<&'a Chunk> {
        self.range.contains(&at).then(|| &self.grammar.chunks.all[at])
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.chunk(at).map(|chunk| chunk.kind)
    }

    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|at| self.range.contains(at))
    }

    pub(super) fn kind_before(&self, at: usize) -> Option<Kind> {
        self.before(at).and_then(|at| self.kind(at))
    }

    /// The lower-case form of a token; empty for a word the lexicon does not hold.
    pub(super) fn lower(&self, token: usize) -> &'static str {
        self.text.tokens.get(token).map_or("", |token| token.word.text)
    }

    /// The lower-case form of a chunk of one token.
    pub(super) fn word(&self, at: usize) -> &'static str {
        self.chunk(at).filter(|chunk| chunk.first == chunk.last).map_or("", |chunk| self.lower(chunk.first))
    }

    pub(super) fn slice(&self, token: usize) -> &'a str {
        self.text.tokens.get(token).map_or("", |token| token.span.of(self.text.source))
    }

    pub(super) fn tag(&self, token: usize) -> Tag {
        self.grammar.tags.get(token).copied().unwrap_or(Tag::Punct)
    }

    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.chunk(at).is_some_and(|chunk| chunk.kind == Kind::Verb && chunk.verb.form == Form::Finite)
    }

    pub(super) fn is_form(&self, at: usize, form: Form) -> bool {
        self.chunk(at).is_some_and(|chunk| chunk.kind == Kind::Verb && chunk.verb.form == form)
    }

    /// The quotation that opens at the chunk.
    pub(super) fn opening(&self, at: usize) -> Option<&'a Quoted> {
        let chunk = self.chunk(at).filter(|chunk| chunk.kind == Kind::Quote && !self.quoted)?;
        self.marks.outermost(chunk.first).filter(|quoted| quoted.open == chunk.first)
    }

    /// The quotation that closes at the chunk.
    pub(super) fn closing(&self, at: usize) -> Option<&'a Quoted> {
        let chunk = self.chunk(at).filter(|_| !self.quoted)?;
        self.marks.outermost(chunk.last).filter(|quoted| quoted.last == chunk.last && quoted.open != chunk.first)
    }

    /// The chunk of a token.
    pub(super) fn chunk_of(&self, token: usize) -> usize {
        self.grammar.chunks.of_token.get(token).map_or(usize::MAX, |chunk| *chunk as usize)
    }

    pub(super) fn skip_adverbs(&self, mut at: usize) -> usize {
        while self.kind(at) == Some(Kind::Adverb) {
            at += 1;
        }
        at
    }

    /// Is the chunk a word of time: "Monday", "last week", "2016"?
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.chunk(at).is_some_and(|chunk| {
            chunk.kind == Kind::Noun
                && (chunk.first..=chunk.last).any(|token| {
                    let word = self.text.tokens[token].word;
                    word.is(Class::Day) || (word.is(Class::Month) && self.tag(token).is_proper())
                })
                || matches!(
                    self.lower(chunk.head),
                    "today"
                        | "yesterday"
                        | "tomorrow"
                        | "tonight"
                        | "morning"
                        | "afternoon"
                        | "evening"
                        | "night"
                        | "week"
                        | "month"
                        | "year"
                        | "weekend"
                        | "day"
                ) && (chunk.first < chunk.last
                    || matches!(self.lower(chunk.head), "today" | "yesterday" | "tomorrow" | "tonight"))
        })
    }

    /// The subject of the verb group at `verb`: the words that name who does it.
    pub(super) fn subject(&self, verb: usize) -> Option<Run> {
        self.subject_within(verb, 4)
    }

    fn subject_within(&self, verb: usize, depth: usize) -> Option<Run> {
        let depth = depth.checked_sub(1)?;
        let mut at = self.before(verb)?;
        while self.kind(at) == Some(Kind::Adverb) {
            at = self.before(at)?;
        }
        let form = self.chunk(verb)?.verb.form;
        match self.kind(at)? {
            Kind::Noun if form == Form::Infinitive => self.governor(at, depth),
            Kind::Noun if self.is_time(at) && form != Form::Gerund => {
                self.kind_before(at).filter(|kind| *kind == Kind::Noun).and_then(|_| self.noun_run(at - 1))
            }
            Kind::Noun => self.noun_run(at),
            Kind::Wh if matches!(self.word(at), "who" | "which" | "that" | "what") => self.one(at),
            Kind::Link
                if self.word(at) == "that" && self.kind_before(at) == Some(Kind::Noun) && form == Form::Finite =>
            {
                self.one(at)
            }
            Kind::Comma | Kind::Bracket | Kind::Break if form == Form::Finite => self.before_parenthesis(at),
            Kind::Comma | Kind::Link | Kind::Verb | Kind::Adjective | Kind::Break if form != Form::Finite => {
                self.governor(at, depth)
            }
            Kind::Conjunction => self.conjoined(at, depth),
            _ => None,
        }
    }

    fn one(&self, at: usize) -> Option<Run> {
        self.chunk(at).map(|chunk| Run { first: chunk.first, last: chunk.last })
    }

    /// The subject of the nearest verb with a tense before `at`; where none is, of the one after the comma.
    fn governor(&self, at: usize, depth: usize) -> Option<Run> {
        let floor = at.saturating_sub(REACH).max(self.range.start);
        (floor..=at).rev().filter(|chunk| self.is_finite(*chunk)).find_map(|chunk| self.subject_within(chunk, depth))
    }

    /// "X came and said": the subject of the verb before the conjunction.
    fn conjoined(&self, at: usize, depth: usize) -> Option<Run> {
        self.governor(self.before(at)?, depth)
    }

    /// The noun phrase before a parenthesis that ends at `at`: apposition and relative clause belong to it,
    /// an adverbial does not.
    fn before_parenthesis(&self, at: usize) -> Option<Run> {
        let kind = self.kind(at)?;
        let floor = at.saturating_sub(REACH).max(self.range.start);
        let opening = (floor..at).rev().find(|chunk| self.kind(*chunk) == Some(kind))?;
        let noun = self.before(opening)?;
        let noun = if self.slice(self.chunk(noun)?.last) == ")" {
            (floor..noun).rev().find(|chunk| self.kind(*chunk) == Some(Kind::Noun))?
        } else {
            noun
        };
        if self.kind(noun)? != Kind::Noun {
            return None;
        }
        let inner = opening + 1;
        let belongs = match self.kind(inner)? {
            _ if kind == Kind::Bracket => true,
            Kind::Noun => !(inner..at).any(|chunk| self.is_finite(chunk)) && !self.is_time(inner),
            Kind::Wh => true,
            _ => false,
        };
        let run = self.noun_run(noun)?;
        let last = if belongs { self.chunk(at)?.last } else { self.chunk(opening)?.first - 1 };
        (last >= run.first).then_some(Run { first: run.first, last })
    }

    /// The whole noun phrase whose last base phrase is `at`: what it hangs on is taken in to the left.
    pub(super) fn noun_run(&self, at: usize) -> Option<Run> {
        let last = self.chunk(at)?.last;
        let mut start = at;
        for _ in 0..REACH / 6 {
            let Some(next) = self.noun_before(start) else { break };
            start = next;
        }
        let chunk = self.chunk(start)?;
        (chunk.kind == Kind::Noun).then_some(Run { first: chunk.first, last })
    }

    /// The base noun phrase that the one at `at` hangs on.
    fn noun_before(&self, at: usize) -> Option<usize> {
        let link = self.before(at)?;
        let noun = self.before(link)?;
        let free = |noun: usize| !matches!(self.kind_before(noun), Some(Kind::Verb));
        match self.kind(link)? {
            Kind::Link
                if self.kind(noun)? == Kind::Noun
                    && !matches!(
                        self.word(link),
                        "that"
                            | "because"
                            | "as"
                            | "if"
                            | "than"
                            | "while"
                            | "after"
                            | "before"
                            | "when"
                            | "although"
                            | "though"
                    ) =>
            {
                (self.word(link) == "of" || free(noun)).then_some(noun)
            }
            Kind::Conjunction if self.kind(noun)? == Kind::Noun => {
                let behind = self.kind_before(noun);
                let opens = matches!(behind, None | Some(Kind::Comma | Kind::Quote | Kind::Break))
                    || behind == Some(Kind::Link)
                        && matches!(
                            self.word(noun - 1),
                            "that" | "because" | "while" | "if" | "as" | "though" | "although"
                        );
                (opens && matches!(self.word(link), "and" | "or")).then_some(noun)
            }
            Kind::Adjective if self.kind(noun)? == Kind::Noun => Some(noun),
            Kind::Verb if self.is_form(link, Form::Participle) && self.kind(noun)? == Kind::Noun && free(noun) => {
                Some(noun)
            }
            Kind::Verb if self.kind(noun)? == Kind::Wh => {
                self.before(noun).filter(|head| self.kind(*head) == Some(Kind::Noun))
            }
            _ => None,
        }
    }

    /// An inverted source, "said X …", from its first chunk: with what hangs on it, to where an adverbial or
    /// another clause begins.
    pub(super) fn inverted_source(&self, at: usize) -> Option<Run> {
        let first = self.chunk(at).filter(|chunk| chunk.kind == Kind::Noun && !self.is_time(at))?.first;
        let mut last = self.chunk(at)?.last;
        let mut next = at + 1;
        while let Some(kind) = self.kind(next).filter(|_| next < at + REACH) {
            let follows = self.kind(next + 1);
            let goes_on = match kind {
                Kind::Comma => {
                    follows == Some(Kind::Noun) && !self.is_time(next + 1) && !self.has_subject_of(next + 1)
                        || follows == Some(Kind::Wh) && self.word(next + 1).starts_with("who")
                }
                Kind::Link => follows == Some(Kind::Noun) && !self.is_time(next + 1) && self.hangs_on(next),
                Kind::Conjunction => follows == Some(Kind::Noun),
                Kind::Noun => {
                    !self.is_time(next)
                        && matches!(
                            self.kind_before(next),
                            Some(
                                Kind::Comma | Kind::Link | Kind::Conjunction | Kind::Verb | Kind::Bracket | Kind::Quote
                            )
                        )
                }
                Kind::Wh => matches!(self.word(next), "who" | "whose" | "which"),
                Kind::Verb => self.since_wh(at, next),
                Kind::Bracket => true,
                Kind::Adjective | Kind::Adverb => self.since_wh(at, next),
                _ => false,
            };
            if !goes_on {
                break;
            }
            last = self.chunk(next)?.last;
            next += 1;
        }
        while last > first && self.tag(last) == Tag::Punct && self.slice(last) != ")" {
            last -= 1;
        }
        Some(Run { first, last })
    }

    /// Does the noun phrase at `at` have a verb of its own?
    fn has_subject_of(&self, at: usize) -> bool {
        self.is_finite(at + 1)
    }

    /// Does the prepositional phrase belong to the noun before it ("of", "for", "from", "with" …) and not to
    /// the verb ("in a statement", "on Monday")?
    fn hangs_on(&self, link: usize) -> bool {
        match self.word(link) {
            "of" | "for" | "from" | "with" | "who" => !self.is_medium(link + 1),
            "at" | "in" | "on" => !self.is_medium(link + 1),
            "to" => matches!(
                self.word_of_head(link.wrapping_sub(1)),
                "adviser" | "advisor" | "ambassador" | "aide" | "secretary" | "envoy" | "candidate"
            ),
            _ => false,
        }
    }

    fn word_of_head(&self, at: usize) -> &'static str {
        self.chunk(at).map_or("", |chunk| self.lower(chunk.head))
    }

    /// Does the phrase name a way of saying: a statement, an interview, a post?
    pub(super) fn is_medium(&self, at: usize) -> bool {
        self.chunk(at)
            .is_some_and(|chunk| chunk.kind == Kind::Noun && self.text.tokens[chunk.head].word.is(Class::Medium))
    }

    fn since_wh(&self, from: usize, to: usize) -> bool {
        (from..to).rev().any(|at| self.kind(at) == Some(Kind::Wh))
    }

    /// The last token of the clause that begins at chunk `at`: what is said goes so far. `loose` is for a
    /// clause without "that", which ends sooner.
    pub(super) fn end(&self, at: usize, loose: bool) -> Option<usize> {
        let mut next = at;
        let mut last = None;
        while let Some(chunk) = self.chunk(next) {
            if let Some(quoted) = self.opening(next) {
                last = Some(quoted.last);
                let after = self.chunk_of(quoted.last).saturating_add(1);
                if after <= next || !self.range.contains(&(after - 1)) {
                    break;
                }
                next = after;
                continue;
            }
            if next > at && self.breaks(next, loose) {
                break;
            }
            last = Some(chunk.last);
            next += 1;
        }
        last.map(|last| self.trim(self.chunk(at).map_or(last, |chunk| chunk.first), last))
    }

    /// Leaves out the marks at the end.
    pub(super) fn trim(&self, first: usize, mut last: usize) -> usize {
        while last > first
            && self.tag(last) == Tag::Punct
            && !(matches!(self.slice(last), ")" | "]" | "%") || self.is_closing_mark(last))
        {
            last -= 1;
        }
        last
    }

    fn is_closing_mark(&self, token: usize) -> bool {
        self.marks.outermost(token).is_some_and(|quoted| quoted.last == token)
    }

    /// Does the clause end before the chunk?
    fn breaks(&self, at: usize, loose: bool) -> bool {
        let next = self.kind(at + 1);
        match self.kind(at) {
            Some(Kind::Break) => match self.slice(self.chunk(at).map_or(0, |chunk| chunk.first)) {
                ":" => false,
                ";" => true,
                _ => loose && !self.another_dash(at),
            },
            Some(Kind::Comma) => match next {
                None => true,
                Some(Kind::Conjunction) => self.new_clause_after(at + 1, loose),
                Some(Kind::Verb) if self.is_form(at + 1, Form::Gerund) => loose && !self.is_preposition(at + 1),
                Some(Kind::Verb) if self.is_finite(at + 1) => loose,
                Some(Kind::Noun) => self.parenthetical_follows(at + 1),
                Some(Kind::Wh) => loose && matches!(self.word(at + 1), "which" | "who"),
                Some(Kind::Link) => matches!(self.word(at + 1), "while" | "although" | "though" | "whereas"),
                Some(Kind::Adverb) => loose && matches!(self.word(at + 1), "even"),
                Some(_) if self.word(at + 1) == "according" => true,
                _ => false,
            },
            Some(Kind::Conjunction) => {
                loose
                    && self.is_finite(at + 1)
                    && matches!(self.word(at), "and" | "but")
                    && self
                        .chunk(at + 1)
                        .is_some_and(|chunk| self.tag(chunk.head) == Tag::VBD && chunk.first == chunk.head)
            }
            _ => self.word(at) == "according" && self.word(at + 1) == "to",
        }
    }

    /// "including", "following": participles that have become prepositions.
    fn is_preposition(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "including" | "following" | "regarding" | "concerning" | "involving" | "excluding" | "depending"
        )
    }

    fn another_dash(&self, at: usize) -> bool {
        (at + 1..(at + REACH).min(self.range.end)).any(|later| {
            self.kind(later) == Some(Kind::Break)
                && !matches!(self.slice(self.grammar.chunks.all[later].first), ":" | ";")
        })
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
        let Some(chunk) = self.chunk(verb) else { return false };
        super::cues::cue(self.text.tokens[chunk.head].word.lemma).is_some_and(|cue| cue.parenthetical)
            && matches!(self.kind(verb + 1), None | Some(Kind::Comma | Kind::Stop | Kind::Quote))
    }

    /// The verb of which the noun phrase at `at` is the subject, if it stands right behind.
    pub(super) fn next_finite(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while next < at + REACH / 3 {
            match self.kind(next)? {
                Kind::Verb if self.is_finite(next) => return Some(next),
                Kind::Verb if self.is_form(next, Form::Participle) && next > at => {}
                Kind::Noun
                    if next == at
                        || matches!(
                            self.kind_before(next),
                            Some(Kind::Link | Kind::Conjunction | Kind::Bracket | Kind::Verb | Kind::Adverb)
                        ) => {}
                Kind::Link if self.word(next) != "that" => {}
                Kind::Conjunction | Kind::Adverb | Kind::Bracket | Kind::Adjective => {}
                Kind::Quote if self.quoted => {}
                _ => return None,
            }
            next += 1;
        }
        None
    }

    /// Does a clause begin at the noun phrase: a subject and its verb, apposition and relative clause allowed?
    pub(super) fn clause_follows(&self, at: usize) -> bool {
        if self.next_finite(at).is_some() {
            return true;
        }
        let mut next = at;
        let mut comma = false;
        while next < at + REACH / 3 {
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
            if comma && matches!(self.kind(next), Some(Kind::Wh)) {
                return false;
            }
            next += 1;
        }
        false
    }
}
