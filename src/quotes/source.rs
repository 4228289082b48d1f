//! Whose verb is it? The noun phrase that names the source of a cue, whole: with titles, apposition, relative
//! clause and what hangs on it.

use super::line::{Line, REACH, Run};
use crate::grammar::marks::Quoted;
use crate::grammar::{Chunk, Form, Kind};
use crate::lexicon::{Class, Tag, numbers};

/// How many verbs a subject is handed on over: "who hopes to be able to say".
const DEPTH: usize = 5;

impl Line<'_> {
    /// The subject of the verb group at `verb`.
    pub(super) fn subject(&self, verb: usize) -> Option<Run> {
        let subject = self.parse.subject(verb).or_else(|| self.subject_within(verb, DEPTH));
        // A line without end names nobody; a few tokens are no more pieces.
        let is_short = |run: &Run| run.last <= run.first + REACH || self.at(run.last) - self.at(run.first) <= REACH;
        subject.filter(is_short)
    }

    fn subject_within(&self, verb: usize, depth: usize) -> Option<Run> {
        let depth = depth.checked_sub(1)?;
        let form = self.piece(verb)?.verb.form;
        let mut at = self.over_adverbials(verb)?;
        if form == Form::Finite && self.is_time(at) && self.kind_before(at) == Some(Kind::Noun) {
            at -= 1;
        }
        match self.kind(at)? {
            Kind::Noun if form == Form::Infinitive => self.governor(at, depth),
            Kind::Noun if self.is_time(at) && form == Form::Finite => self.before_adverbial(at, depth),
            Kind::Noun if self.is_object(at) && form == Form::Finite => self.antecedent_of_clause(at),
            Kind::Noun => self.noun_run(at),
            Kind::Wh if self.lone(at).is_one_of(&numbers!["who", "which", "that", "what"]) => self.run(at),
            // "Roe and Vale, both of whom left"
            Kind::Wh if self.lone(at).is_one_of(&numbers!["whom", "which"]) => {
                let part = at.checked_sub(2).filter(|part| {
                    self.lone(*part + 1).is_one_of(&numbers!["of"]) && self.kind(*part) == Some(Kind::Noun)
                })?;
                Some(Run { last: self.piece(at)?.last(), ..self.run(part)? })
            }
            Kind::Link if self.lone(at).is_one_of(&numbers!["that"]) && self.kind_before(at) == Some(Kind::Noun) => {
                self.run(at)
            }
            Kind::Comma | Kind::Bracket | Kind::Break if form == Form::Finite => self.before_parenthesis(at, depth),
            Kind::Conjunction => self.governor(at.checked_sub(1)?, depth),
            _ if form != Form::Finite => self.governor(at, depth),
            _ => None,
        }
    }

    /// The piece before the verb, adverbs passed over.
    fn over_adverbials(&self, verb: usize) -> Option<usize> {
        let mut at = verb.checked_sub(1)?;
        while self.kind(at) == Some(Kind::Adverb) {
            at = at.checked_sub(1)?;
        }
        Some(at)
    }

    /// "X on Monday said": the noun phrase before the preposition of a time.
    fn before_adverbial(&self, at: usize, depth: usize) -> Option<Run> {
        let link = at.checked_sub(1)?;
        let noun = link.checked_sub(1)?;
        match self.kind(link)? {
            Kind::Link if self.kind(noun) == Some(Kind::Noun) => self.noun_run(noun),
            Kind::Comma => self.before_parenthesis(link, depth),
            _ => None,
        }
    }

    /// Is the noun phrase the object of a finite verb of a relative clause: "people who know him said"?
    fn is_object(&self, at: usize) -> bool {
        let Some(verb) = at.checked_sub(1).filter(|verb| self.kind(*verb) == Some(Kind::Verb)) else { return false };
        self.is_finite(verb) && verb.checked_sub(1).is_some_and(|wh| self.kind(wh) == Some(Kind::Wh))
    }

    /// The noun phrase that a relative clause without commas belongs to, the clause included.
    fn antecedent_of_clause(&self, object: usize) -> Option<Run> {
        let noun = object.checked_sub(3).filter(|noun| self.kind(*noun) == Some(Kind::Noun))?;
        let run = self.noun_run(noun)?;
        Some(Run { first: run.first, last: self.piece(object)?.last() })
    }

    /// The subject of the nearest verb with a tense before `at`.
    fn governor(&self, at: usize, depth: usize) -> Option<Run> {
        let floor = at.saturating_sub(REACH);
        (floor..=at).rev().filter(|piece| self.is_finite(*piece)).find_map(|piece| self.subject_within(piece, depth))
    }

    /// The noun phrase before a parenthesis that ends at `at`: apposition and relative clause belong to it,
    /// an adverbial does not.
    fn before_parenthesis(&self, at: usize, depth: usize) -> Option<Run> {
        let kind = self.kind(at)?;
        let floor = at.saturating_sub(REACH);
        let mut opening = (floor..at).rev().find(|piece| self.kind(*piece) == Some(kind))?;
        // "Roe, of Norbury, a farmer, said": the run of commas is one parenthesis.
        while kind == Kind::Comma && !self.opens_parenthesis(opening) {
            match (floor..opening).rev().find(|piece| self.kind(*piece) == Some(kind)) {
                Some(earlier) if !(earlier..opening).any(|piece| self.is_finite(piece)) => opening = earlier,
                _ => break,
            }
        }
        let mut noun = opening.checked_sub(1)?;
        while self.kind(noun) == Some(Kind::Adverb) {
            noun = noun.checked_sub(1)?;
        }
        if self.slice(self.piece(noun)?.last()) == ")" {
            noun = (floor..noun).rev().find(|piece| self.kind(*piece) == Some(Kind::Noun))?;
        }
        let inner = opening + 1;
        match self.kind(noun)? {
            Kind::Noun if self.is_time(noun) => return self.before_adverbial(noun, depth),
            Kind::Noun => {}
            Kind::Wh => return self.run(noun),
            Kind::Conjunction => return self.governor(noun.checked_sub(1)?, depth),
            _ => return None,
        }
        let run = self.noun_run(noun)?;
        let belongs = kind == Kind::Bracket || self.belongs(inner, at);
        let last = if belongs { self.piece(at)?.last() } else { self.piece(opening)?.first() - 1 };
        (last >= run.first).then_some(Run { first: run.first, last })
    }

    /// Does a parenthesis surely begin at the comma: a noun phrase before it, and before that no comma near?
    fn opens_parenthesis(&self, comma: usize) -> bool {
        match self.kind(comma + 1) {
            Some(Kind::Noun) => {
                let before = comma.checked_sub(1).map(|before| self.kind(before));
                let nearest = (comma.saturating_sub(6)..comma).rev().find(|at| self.kind(*at) == Some(Kind::Comma));
                before == Some(Some(Kind::Noun))
                    && nearest.is_none_or(|earlier| (earlier..comma).any(|at| self.is_finite(at)))
            }
            Some(Kind::Wh | Kind::Verb) => true,
            _ => nearest_is_none(self, comma),
        }
    }

    /// Is what stands between commas a part of the noun phrase before: apposition, relative clause, age, party?
    pub(super) fn belongs(&self, inner: usize, end: usize) -> bool {
        match self.kind(inner) {
            Some(Kind::Noun) => {
                let tensed = |piece: usize| self.is_finite(piece) && !self.looks_like_participle(piece);
                !(inner..end).any(tensed) && !self.is_time(inner)
                    || (inner..end).any(|piece| self.kind(piece) == Some(Kind::Wh))
            }
            Some(Kind::Wh) => true,
            Some(Kind::Adjective) => true,
            Some(Kind::Verb) => {
                self.is_form(inner, Form::Participle) || self.lone(inner).is_one_of(&numbers!["including"])
            }
            Some(Kind::Link) => {
                self.lone(inner).is_one_of(&numbers!["of", "from", "like", "along", "including"])
                    || self.lone(inner).is_one_of(&numbers!["with"]) && end - inner < 6
            }
            Some(Kind::Adverb) => {
                self.lone(inner).is_one_of(&numbers!["also", "now", "once", "formerly"])
                    && self.kind(inner + 1) == Some(Kind::Noun)
            }
            _ => false,
        }
    }

    /// The whole noun phrase whose last base phrase is `at`: what it hangs on is taken in to the left.
    pub(super) fn noun_run(&self, at: usize) -> Option<Run> {
        let last = self.piece(at)?.last();
        let mut start = at;
        for _ in 0..REACH / 6 {
            let Some(next) = self.noun_before(start) else { break };
            start = next;
        }
        let piece = self.piece(start)?;
        (piece.kind == Kind::Noun).then_some(Run { first: piece.first(), last })
    }

    /// The base noun phrase that the one at `at` hangs on.
    fn noun_before(&self, at: usize) -> Option<usize> {
        let link = at.checked_sub(1)?;
        let noun = link.checked_sub(1)?;
        let free = |noun: usize| self.kind_before(noun) != Some(Kind::Verb);
        match self.kind(link)? {
            Kind::Link if self.kind(noun)? == Kind::Noun && is_preposition(self.word(link)) => {
                (self.lone(link).is_one_of(&numbers!["of"]) || free(noun)).then_some(noun)
            }
            Kind::Link if self.is_time(noun) && self.lone(link).is_one_of(&numbers!["by"]) => self.reduced(noun, free),
            Kind::Link if self.kind(noun)? == Kind::Verb && is_preposition(self.word(link)) => self.reduced(link, free),
            Kind::Conjunction if self.kind(noun)? == Kind::Noun => {
                let opens = match self.kind_before(self.over_of(noun)) {
                    None | Some(Kind::Comma | Kind::Quote | Kind::Break | Kind::Speech | Kind::Conjunction) => true,
                    Some(Kind::Link) => is_subordinator(self.word(noun - 1)),
                    _ => false,
                };
                (opens && self.lone(link).is_one_of(&numbers!["and", "or"])).then_some(noun)
            }
            Kind::Adjective if self.kind(noun)? == Kind::Noun => Some(noun),
            Kind::Verb if self.is_form(link, Form::Participle) && self.kind(noun)? == Kind::Noun && free(noun) => {
                Some(noun)
            }
            Kind::Verb if self.kind(noun)? == Kind::Wh => {
                noun.checked_sub(1).filter(|head| self.kind(*head) == Some(Kind::Noun))
            }
            _ => None,
        }
    }

    /// "The head of the board | and former mayor Roe": the first noun of those that "of" joins up to one.
    fn over_of(&self, noun: usize) -> usize {
        let mut start = noun;
        while start > 1
            && noun - start < REACH
            && self.lone(start - 1).is_one_of(&numbers!["of"])
            && self.kind(start - 2) == Some(Kind::Noun)
        {
            start -= 2;
        }
        start
    }

    /// "a poll released Monday by X": the noun before a participle that stands before `at`.
    fn reduced(&self, at: usize, free: impl Fn(usize) -> bool) -> Option<usize> {
        let verb = at
            .checked_sub(1)
            .filter(|verb| self.is_form(*verb, Form::Participle) || self.is_form(*verb, Form::Gerund))?;
        verb.checked_sub(1).filter(|noun| self.kind(*noun) == Some(Kind::Noun) && free(*noun))
    }

    /// An inverted source, "said X …", from its first piece: with what hangs on it, to where an adverbial or
    /// another clause begins.
    pub(super) fn inverted_source(&self, at: usize) -> Option<Run> {
        let first = self.piece(at).filter(|piece| piece.kind == Kind::Noun && !self.is_time(at))?.first();
        let mut last = self.piece(at)?.last();
        let mut next = at + 1;
        let mut relative = false;
        // Behind its cue no other clause may follow a comma: "said Roe, a clerk who led".
        let said = at > 0 && self.is_finite(at - 1);
        while let Some(kind) = self.kind(next).filter(|_| next < at + REACH) {
            let goes_on = match kind {
                Kind::Comma => said && self.tells_who(next) || self.apposition_follows(next, relative),
                Kind::Link => {
                    self.kind(next + 1) == Some(Kind::Noun) && (relative || self.hangs_on(next))
                        || relative && self.kind(next + 1) == Some(Kind::Verb)
                }
                Kind::Conjunction => {
                    // "said Roe and others, would be"
                    let clause =
                        || if said { self.next_finite(next + 1).is_some() } else { self.clause_follows(next + 1) };
                    self.kind(next + 1) == Some(Kind::Noun) && !clause() || relative
                }
                Kind::Noun => !self.is_time(next) && self.kind(next - 1) != Some(Kind::Noun) || relative,
                Kind::Wh => relative || self.lone(next).is_one_of(&numbers!["who", "whose", "which", "whom", "that"]),
                Kind::Verb | Kind::Adjective if !relative => {
                    relative = self.modifies_before(next) || said && self.does_beside(next);
                    relative
                }
                Kind::Adverb if said && !relative => {
                    self.kind_before(next) == Some(Kind::Comma) && self.kind(next + 1) == Some(Kind::Noun)
                }
                Kind::Verb | Kind::Adjective | Kind::Adverb | Kind::Other => relative,
                Kind::Bracket => self.is_mark(next, b'(') || (at..next).any(|open| self.is_mark(open, b'(')),
                _ => false,
            };
            if !goes_on {
                break;
            }
            relative |= kind == Kind::Wh;
            last = self.piece(next)?.last();
            next += 1;
        }
        let run = self.trim(Run { first, last });
        // "said Roe, author of “The Long Road.”": the mark that closes the title.
        let marked = self.grammar.marks.outermost(run.last).filter(|marked| marked.open >= first && !marked.speech);
        let punct = |marked: &&Quoted| (run.last + 1..=marked.last).all(|token| self.tag(token) == Tag::Punct);
        Some(Run { last: marked.filter(punct).map_or(run.last, |marked| marked.last), ..run })
    }

    /// "data released Friday by X", "a person familiar with X": what stands right behind its noun.
    fn modifies_before(&self, at: usize) -> bool {
        let noun = self.kind_before(at) == Some(Kind::Noun);
        let behind = self.kind(at + 1);
        noun && (self.is_form(at, Form::Participle) && matches!(behind, Some(Kind::Link | Kind::Noun | Kind::Adverb))
            || self.kind(at) == Some(Kind::Adjective) && behind == Some(Kind::Link))
    }

    /// "a clerk working for X", "a group called X": a participle behind a noun that is no name.
    fn does_beside(&self, at: usize) -> bool {
        let common =
            at.checked_sub(1).and_then(|noun| self.piece(noun)).is_some_and(|noun| match self.tag(noun.head()) {
                Tag::NN => noun.first() < noun.last(),
                tag => tag == Tag::NNS,
            });
        common && (self.is_form(at, Form::Gerund) || self.is_finite(at) && self.may_be_participle(at))
    }

    /// "a voter raised in Oxley": a form that may be a participle, and has no object.
    pub(super) fn looks_like_participle(&self, at: usize) -> bool {
        self.may_be_participle(at)
            && self.tag(self.pieces[at].head()) == Tag::VBD
            && self.kind(at + 1) == Some(Kind::Link)
    }

    /// Is it one word that has a participle of that form, however it is tagged?
    pub(super) fn may_be_participle(&self, at: usize) -> bool {
        self.piece(at)
            .is_some_and(|verb| verb.first() == verb.last() && self.lexeme(verb.head()).tags.contains(Tag::VBN))
    }

    /// Does an apposition or a relative clause follow the comma, and not another clause or a time?
    fn apposition_follows(&self, comma: usize, relative: bool) -> bool {
        match self.kind(comma + 1) {
            // "It was, said Roe, “a trap”", "“It leaks,” said Roe, half joking"
            Some(Kind::Noun) if self.opens_fragment(comma + 1) || self.lone(comma + 1).is_one_of(&numbers!["half"]) => {
                false
            }
            // "According to a poll, 40 percent of voters – a third of them men – agree"
            Some(Kind::Noun) if self.piece(comma + 1).is_some_and(|noun| self.counts(noun)) => false,
            Some(Kind::Noun) => {
                !self.is_time(comma + 1)
                    && (self.is_office(comma + 1) || !self.clause_follows(comma + 1) || self.is_aside(comma))
            }
            // "According to a man close to Roe, who asked for no name, it leaks"
            Some(Kind::Wh) => {
                let close =
                    || self.comma_in(comma + 2..comma + REACH / 4).is_some_and(|at| self.clause_follows(at + 1));
                self.word(comma + 1).starts_with("who") && !relative
                    || self.word(comma + 1).starts_with("wh") && close()
            }
            Some(Kind::Link) => self.lone(comma + 1).is_one_of(&numbers!["of"]) && !relative,
            Some(Kind::Conjunction) => {
                self.kind(comma + 2) == Some(Kind::Noun) && !self.clause_follows(comma + 2) && !relative
            }
            _ => false,
        }
    }

    /// "said Roe, an expert on locks, would read": do two commas stand around what has no verb, before one with a tense?
    fn is_aside(&self, comma: usize) -> bool {
        let ends = |at: &usize| self.kind(*at) == Some(Kind::Comma) || self.is_finite(*at);
        let close = (comma + 1..comma + REACH / 4).find(ends).filter(|close| self.kind(*close) == Some(Kind::Comma));
        close.is_some_and(|close| self.is_finite(self.skip_adverbs(close + 1)))
    }

    /// ", a clerk", ", 43", ", now a clerk": a noun phrase with "a" behind the comma, or an age.
    fn tells_who(&self, comma: usize) -> bool {
        let at = comma + 1 + usize::from(self.lone(comma + 1).is_one_of(&numbers!["now", "then", "once", "formerly"]));
        let noun = self.piece(at).filter(|noun| noun.kind == Kind::Noun);
        let age = |noun: &Chunk| {
            noun.first() == noun.last() && self.tag(noun.first()) == Tag::CD && self.slice(noun.first()).len() < 3
        };
        noun.is_some_and(|noun| {
            age(noun)
                || !self.is_time(at) && self.lexeme(noun.first()).is_one_of(&numbers!["a", "an", "the", "his", "her"])
                || at > comma + 1
        })
    }

    /// Does the noun phrase begin with a number or with what tells how exact it is, and is no age?
    fn counts(&self, noun: &Chunk) -> bool {
        let tag = self.tag(noun.first());
        let number =
            |token: usize| self.tag(token) == Tag::CD || self.lexeme(token).is_one_of(&numbers!["half", "all"]);
        noun.first() < noun.last()
            && (tag == Tag::CD
                || tag.is_adverb() && number(noun.first() + 1)
                || matches!(self.slice(noun.first()), "$" | "£" | "€"))
    }

    /// ", director of the harbor board": a noun without an article before "of", which is no subject.
    fn is_office(&self, at: usize) -> bool {
        let noun = self.piece(at).filter(|_| self.lone(at + 1).is_one_of(&numbers!["of", "for", "at"]));
        noun.is_some_and(|noun| self.tag(noun.head()) == Tag::NN && self.tag(noun.first()) != Tag::DT)
    }

    /// Does the prepositional phrase belong to the noun before it ("of", "for", "from", "with" …) and not to
    /// the verb ("in a statement", "on Monday")?
    fn hangs_on(&self, link: usize) -> bool {
        if self.is_medium(link + 1) && !self.owns_medium(link) || self.is_time(link + 1) {
            return false;
        }
        match self.word(link) {
            "of" | "for" | "from" | "with" | "at" | "in" | "like" => true,
            "by" => self.head(link.wrapping_sub(1)).is(Class::Document),
            "on" => self.piece(link + 1).is_some_and(|noun| {
                let street = &numbers!["street", "road"];
                // "chief of staff of the Joint Committee on Taxes"
                let board = &numbers!["center", "commission", "committee", "council"];
                !self.tag(noun.head()).is_proper()
                    || self.lexeme(noun.head()).is_one_of(street)
                    || self.head(link.wrapping_sub(1)).is_one_of(board)
            }),
            "to" => self.head(link.wrapping_sub(1)).is_one_of(&numbers![
                "adviser",
                "advisor",
                "ambassador",
                "aide",
                "secretary",
                "envoy",
                "candidate",
                "assistant",
                "pollster",
                "consultant",
                "counsel",
                "letter"
            ]),
            _ => false,
        }
    }
}

fn nearest_is_none(line: &Line, comma: usize) -> bool {
    !(comma.saturating_sub(8)..comma).any(|at| line.kind(at) == Some(Kind::Comma))
}

/// Does the word lead a noun phrase, and no clause?
fn is_preposition(word: &str) -> bool {
    !is_subordinator(word) && !matches!(word, "as" | "than" | "after" | "before" | "since" | "until")
}

fn is_subordinator(word: &str) -> bool {
    matches!(
        word,
        "that" | "because" | "while" | "whilst" | "if" | "when" | "though" | "although" | "whereas" | "unless" | "as"
    )
}

/// "Trump's", "his" in a noun phrase, from its first token to the mark of possession.
pub(super) fn possessor(line: &Line, at: usize) -> Option<Run> {
    let piece = line.piece(at)?;
    let mark = (piece.first()..piece.head()).rev().find(|token| matches!(line.tag(*token), Tag::POS | Tag::PRPS))?;
    let first = if line.tag(mark) == Tag::PRPS { mark } else { piece.first() };
    Some(Run { first, last: mark })
}
