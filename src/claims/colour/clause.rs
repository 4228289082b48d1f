//! A clause as its colours are read from it: its main verb, the infinitive that this governs, its negations.

use super::table::{self, Reach, Row};
use crate::grammar::{Chunk, Grammar, Kind};
use crate::lexicon::{BE, DO, GET, HAVE, Tag, Word, numbers};
use crate::text::{Shape, Text, TokenKind};
use std::ops::Range;

/// A clause in its sentence; everything is counted in tokens.
pub(super) struct Clause<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) grammar: &'a Grammar,
    pub(super) tokens: Range<usize>,
    pub(super) sentence: Range<usize>,
}

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    /// The first word of the group.
    pub(super) first: usize,
    /// The verb itself.
    pub(super) main: usize,
    /// Does a form of "have" stand before a participle?
    pub(super) perfect: bool,
    /// A form of "be" before "-ing".
    pub(super) progressive: bool,
}

/// How far an infinitive may stand from what governs it, a subject from its inverted verb.
const NEAR: usize = 8;

/// How many tokens of its sentence before and behind a clause may colour it: what bounds the work in endless sentences.
const AROUND: usize = 200;

impl<'a> Clause<'a> {
    pub(super) fn new(
        text: &'a Text<'a>,
        grammar: &'a Grammar,
        sentence: &Range<usize>,
        tokens: Range<usize>,
    ) -> Clause<'a> {
        let tokens = tokens.start.max(sentence.start)..tokens.end.min(sentence.end);
        let near = tokens.start.saturating_sub(AROUND)..tokens.end + AROUND;
        let sentence = sentence.start.max(near.start)..sentence.end.min(near.end);
        Clause { text, grammar, tokens, sentence }
    }

    /// What the lexicon knows of a token of the sentence.
    #[inline(always)]
    pub(super) fn word(&self, at: usize) -> Word {
        if self.sentence.contains(&at) { self.text.tokens[at].word } else { Word::UNKNOWN }
    }

    #[inline(always)]
    pub(super) fn is(&self, at: usize, words: &[u16]) -> bool {
        self.word(at).is_one_of(words)
    }

    #[inline(always)]
    pub(super) fn tag(&self, at: usize) -> Tag {
        if self.sentence.contains(&at) { self.grammar.tags[at] } else { Tag::Punct }
    }

    #[inline(always)]
    pub(super) fn piece(&self, at: usize) -> &'a str {
        if self.sentence.contains(&at) { self.text.tokens[at].span.of(self.text.source) } else { "" }
    }

    /// Is the token that mark of ASCII?
    pub(super) fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.tag(at) == Tag::Punct && self.sentence.contains(&at) && self.text.tokens[at].mark == mark
    }

    #[inline(always)]
    pub(super) fn is_finite(&self, at: usize) -> bool {
        match self.tag(at) {
            Tag::VBD | Tag::VBZ | Tag::VBP => true,
            // "the will", "his might", "Will Roe scored" are no modals.
            Tag::MD if at == self.sentence.start => !self.tag(at + 1).is_proper() || self.asks(),
            Tag::MD if matches!(self.tag(at - 1), Tag::DT | Tag::PRPS | Tag::POS) => {
                !self.is(at, &numbers!["will", "might", "can", "must"])
                    || self.is(at - 1, &numbers!["this", "that", "these", "those"])
            }
            Tag::MD => true,
            _ => false,
        }
    }

    /// Does a mark of quotation open the clause?
    pub(super) fn is_quoted(&self) -> bool {
        let before = self.tokens.start.wrapping_sub(1);
        [before, self.tokens.start].into_iter().any(|at| matches!(self.piece(at), "\"" | "“" | "‘" | "'"))
    }

    /// Does the sentence end in a question mark?
    pub(super) fn asks(&self) -> bool {
        let mut marks = self.sentence.clone().rev().take_while(|at| self.tag(*at) == Tag::Punct);
        marks.any(|at| self.is_mark(at, b'?'))
    }

    /// The tense of a finite verb, also of one that was read as a noun.
    pub(super) fn tense(&self, verb: &Verb) -> Tag {
        let (tag, all) = (self.tag(verb.first), self.word(verb.first).tags);
        if !tag.is_noun() {
            return tag;
        }
        [Tag::VBD, Tag::VBZ, Tag::VBP].into_iter().find(|tag| all.contains(*tag)).unwrap_or(tag)
    }

    fn is_noun(&self, at: usize) -> bool {
        self.tag(at).is_noun() || matches!(self.tag(at), Tag::PRP | Tag::CD | Tag::EX)
    }

    /// The main verb: the first with a tense outside relative clauses and a subordinate clause that leads; else the
    /// first without.
    pub(super) fn verb(&self) -> Option<Verb> {
        let mut leads = self.is_subordinator(self.tokens.start);
        let (mut relative, mut other, mut plain, mut noun) = (false, None, None, false);
        let mut at = self.tokens.start;
        while at < self.tokens.end {
            match self.tag(at) {
                Tag::WDT | Tag::WP | Tag::WPS | Tag::WRB if noun => relative = true,
                Tag::IN if noun && self.is(at, &numbers!["that"]) && self.is_noun(at - 1) => relative = true,
                _ if self.is_mark(at, b',') => (leads, relative) = (self.is_subordinator(at + 1), false),
                _ if self.is_finite(at) && !self.is_reduced_relative(at) => {
                    let verb = self.group(at, noun);
                    if !leads && !relative {
                        return Some(verb);
                    }
                    other = other.or(Some(verb));
                    relative = false;
                    at = verb.main;
                }
                Tag::VB | Tag::VBN | Tag::VBG if !leads && !relative => plain = plain.or(Some(self.group(at, true))),
                _ => {}
            }
            noun |= self.is_noun(at);
            at += 1;
        }
        plain.or(other).or_else(|| self.verb_read_as_noun())
    }

    /// "Those seized with him are missing", "a man shot dead by a deputy has died": what looks like a verb in the past only
    /// tells who; between it and the verb stand prepositions with their nouns.
    fn is_reduced_relative(&self, at: usize) -> bool {
        let may = self.tag(at) == Tag::VBD && self.word(at).tags.contains(Tag::VBN);
        if !may || at == self.tokens.start || !(self.is_noun(at - 1) || self.is(at - 1, &numbers!["those"])) {
            return false;
        }
        let mut next = at + 1 + usize::from(self.tag(at + 1).is_adverb() || self.tag(at + 1).is_adjective());
        let first = next;
        while next < self.tokens.end && self.tag(next) == Tag::IN {
            let Some(object) = self.noun_phrase(next + 1).filter(|object| object.last() < self.tokens.end) else {
                return false;
            };
            next = object.last() + 1;
        }
        next > first && next < self.tokens.end && matches!(self.tag(next), Tag::VBZ | Tag::VBP | Tag::VBD | Tag::MD)
    }

    /// The noun phrase of a token, where that is one of the clause and of such a phrase.
    fn noun_phrase(&self, at: usize) -> Option<&Chunk> {
        let chunk = self.tokens.contains(&at).then(|| self.grammar.chunks.of(at));
        chunk.filter(|chunk| chunk.kind == Kind::Noun)
    }

    /// What stands for the verb where none is: the last word.
    pub(super) fn last_word(&self) -> Verb {
        let last = self.tokens.end.saturating_sub(1).max(self.tokens.start);
        Verb { first: last, main: last, perfect: false, progressive: false }
    }

    /// "Governor signs flood bill": a noun behind a noun that may be a verb with a tense.
    fn verb_read_as_noun(&self) -> Option<Verb> {
        let fits = |at: &usize| {
            let (at, tags) = (*at, self.word(*at).tags);
            let many = matches!(self.tag(at - 1), Tag::NNS | Tag::NNPS | Tag::NNP);
            self.is_noun(at - 1)
                && (tags.contains(Tag::VBZ)
                    || tags.contains(Tag::VBD)
                    || many && (tags.contains(Tag::VBP) || tags.contains(Tag::VB)))
        };
        let at = (self.tokens.start + 1..self.tokens.end).find(fits)?;
        Some(Verb { first: at, main: at, perfect: false, progressive: false })
    }

    /// Does a clause that depends on another begin here: "if", "although", "as long as"?
    pub(super) fn is_subordinator(&self, at: usize) -> bool {
        let even = usize::from(self.is(at, &numbers!["even"]));
        self.is(
            at + even,
            &numbers![
                "if", "unless", "although", "though", "while", "whilst", "when", "because", "since", "once", "until",
                "provided"
            ],
        ) || self.is(at, &numbers!["as"]) && self.is(at + 1, &numbers!["long", "soon"])
            || self.is_inverted_condition(at)
    }

    /// "should it hold", "had she known"; at the beginning of a sentence with any subject: "Were the dam to break".
    #[inline]
    pub(super) fn is_inverted_condition(&self, at: usize) -> bool {
        let subject = |tag: Tag| tag.is_noun() || matches!(tag, Tag::DT | Tag::PRPS);
        // "The crew had it" has its subject.
        let object = || at > self.sentence.start && self.is_noun(at - 1) && self.is(at + 1, &numbers!["it", "you"]);
        self.is(at, &numbers!["should", "had", "were"])
            && (self.tag(at + 1) == Tag::PRP || at == self.sentence.start && subject(self.tag(at + 1)))
            && !object()
            && !self.asks()
    }

    /// The verb group that begins with the verb at `first`; without a subject before it, that may stand inside.
    fn group(&self, first: usize, subject: bool) -> Verb {
        let mut verb = Verb { first, main: first, perfect: false, progressive: false };
        while let Some(next) = self.next_in_group(verb.main, subject) {
            let aux = self.word(verb.main);
            let have = aux.base == HAVE || self.is(verb.main, &numbers!["'ve", "'d", "'s"]);
            verb.perfect |= have && self.tag(next) != Tag::VBG && aux.base != BE;
            verb.progressive = matches!(self.tag(next), Tag::VBG | Tag::NN) && aux.base == BE;
            verb.main = next;
        }
        verb
    }

    /// The verb that the auxiliary at `at` governs.
    fn next_in_group(&self, at: usize, subject: bool) -> Option<usize> {
        let (aux, modal) = (self.word(at), self.tag(at) == Tag::MD);
        let be = aux.base == BE || self.is(at, &numbers!["'s", "'re", "'m"]);
        let have = aux.base == HAVE || self.is(at, &numbers!["'ve", "'d", "'s"]);
        if !(modal || be || have || aux.base == DO || aux.base == GET) {
            return None;
        }
        let mut next = at + 1;
        let mut inside = subject;
        while self.skips(next) || !inside && next < at + NEAR && !self.tag(next).is_verb() {
            inside |= self.is_noun(next) && !self.is_noun(next + 1);
            next += 1;
        }
        let fits = match self.tag(next) {
            Tag::VB | Tag::VBP => modal || aux.base == DO || have && self.word(next).tags.contains(Tag::VBN),
            Tag::VBD => have || be || modal,
            Tag::VBN => have || be || modal || aux.base == GET,
            Tag::VBG => be,
            // "are meeting".
            Tag::NN if be => next == at + 1 && self.word(next).tags.contains(Tag::VBG),
            // "could have cost", "has pleased": read as something else.
            _ => {
                have && next > at + 1 - usize::from(self.tag(at) == Tag::VB) && self.word(next).tags.contains(Tag::VBN)
            }
        };
        (fits && next < self.tokens.end).then_some(next)
    }

    /// Adverbs, negations and "no longer" inside a verb group.
    fn skips(&self, at: usize) -> bool {
        self.tag(at).is_adverb() || self.is(at, &numbers!["not", "n't", "no", "longer"]) && at < self.tokens.end
    }

    /// What governs an infinitive behind the verb, and where its "to" stands: "failed to", "is likely to", "expects prices to".
    pub(super) fn raised(&self, verb: &Verb) -> Option<(Option<&'static Row>, usize)> {
        let row = |at| table::ending(&self.text.tokens, self.tokens.clone(), at, Reach::To);
        let mut at = verb.main + 1;
        while at < self.tokens.end && at <= verb.main + 4 {
            if self.tag(at) == Tag::TO {
                return Some((row(at - 1).or_else(|| row(verb.main)), at));
            }
            let goes_on = row(at).is_some()
                || self.tag(at).is_adverb()
                || self.tag(at).is_adjective()
                || matches!(self.tag(at), Tag::VBN | Tag::RP | Tag::IN) && self.word(verb.main).base == BE
                || self.is(at, &numbers!["not", "n't"]);
            if !goes_on {
                // "failed in March to pass it"
                let object = self.noun_phrase(at + usize::from(self.tag(at) == Tag::IN))?;
                let to = object.last() + 1;
                let over = to < self.tokens.end && self.tag(to) == Tag::TO;
                return row(verb.main).filter(|_| over).map(|row| (Some(row), to));
            }
            at += 1;
        }
        None
    }

    /// Is the infinitive whose "to" stands there a perfect one, "to have been"?
    pub(super) fn is_perfect_infinitive(&self, to: usize) -> bool {
        let have = (to + 1..to + 3).find(|at| self.is(*at, &numbers!["have"]));
        have.is_some_and(|have| (have + 1..have + 3).any(|at| matches!(self.tag(at), Tag::VBN | Tag::VBD)))
    }

    /// Does a word before the verb, in its group or as its object deny it?
    pub(super) fn negated(&self, verb: &Verb) -> bool {
        let start = self.region();
        let mut relative = false;
        for at in start..=verb.main {
            match self.tag(at) {
                _ if at == verb.first || self.is_mark(at, b',') => relative = false,
                Tag::WDT | Tag::WP | Tag::WPS if at > start => relative = true,
                Tag::IN if at > start && self.is(at, &numbers!["that"]) && self.is_noun(at - 1) => relative = true,
                _ if !relative && self.denies(at, start) && !self.in_phrase_beside(at, start, verb) => return true,
                _ => {}
            }
        }
        self.object_denied(verb)
    }

    /// Where the main clause begins: behind a subordinate clause that leads.
    fn region(&self) -> usize {
        let start = self.tokens.start;
        let comma = || (start..self.tokens.end).find(|at| self.is_mark(*at, b','));
        if self.is_subordinator(start) { comma().map_or(start, |comma| comma + 1) } else { start }
    }

    /// "With no money, the club closed", "a firm with no debts has won": the "no" stays in its phrase; not in
    /// "under no circumstances will", which opens the clause.
    fn in_phrase_beside(&self, at: usize, start: usize, verb: &Verb) -> bool {
        let opens = at == start + 1 && (at..verb.first).all(|at| !self.is_mark(at, b','));
        at > start && self.tag(at - 1) == Tag::IN && self.is(at, &numbers!["no", "nothing"]) && !opens
    }

    /// Does the word deny, as it stands in a clause that begins at `start`?
    #[inline(always)] // few words may
    pub(super) fn denies(&self, at: usize, start: usize) -> bool {
        if self.is(at, &numbers!["n't", "not", "no", "nothing"]) {
            self.surely_denies(at, start)
        } else {
            table::ending(&self.text.tokens, self.sentence.clone(), at, Reach::Word).is_some()
        }
    }

    /// The same of a word that mostly does.
    fn surely_denies(&self, at: usize, start: usize) -> bool {
        match self.word(at).text() {
            "n't" => !self.is_praise(at),
            "not" => {
                let aside = &numbers!["for", "until", "surprisingly", "unexpectedly", "long", "far", "least"];
                let opens = at == start && self.is(at + 1, aside);
                !opens
                    && !self.is(at + 1, &numbers!["only", "just", "merely", "simply", "least"])
                    && !self.is_praise(at)
            }
            "no" => {
                let number = matches!(self.piece(at + 1), ".") || self.text.tokens.get(at + 1).is_some_and(is_number);
                let noun = at > start && (self.tag(at - 1) == Tag::DT || self.tag(at - 1).is_adjective());
                let named = self.text.tokens[at].shape != Shape::Lower && at > self.sentence.start;
                let idle = &numbers![
                    "doubt", "fewer", "less", "sooner", "wonder", "accident", "surprise", "secret", "question"
                ];
                let but = (at + 1..at + 4)
                    .any(|at| self.is(at, &numbers!["but", "vote"]) && self.is(at - 1, &numbers!["choice", "no"]));
                !(number || noun || named || but || self.is(at + 1, idle))
            }
            _ => !self.is(at + 1, &numbers!["but"]),
        }
    }

    /// "could not be happier".
    fn is_praise(&self, not: usize) -> bool {
        self.is(not + 1, &numbers!["be"]) && matches!(self.tag(not + 2), Tag::JJR | Tag::RBR)
    }

    /// "holds no gold", "is far from complete", "in no way".
    fn object_denied(&self, verb: &Verb) -> bool {
        let mut at = verb.main + 1;
        while at < self.tokens.end && (self.tag(at).is_adverb() && !self.denies(at, verb.first)) {
            if self.is(at, &numbers!["far"]) && self.is(at + 1, &numbers!["from"]) {
                return true;
            }
            at += 1;
        }
        let without = self.is(at, &numbers!["without"]) && self.word(verb.main).base == BE;
        let fixed = without
            || self.is(at, &numbers!["in", "by"])
                && self.is(at + 1, &numbers!["no"])
                && self.is(at + 2, &numbers!["way", "means"]);
        at < self.tokens.end && (fixed || self.denies(at, verb.first) && !self.is(at, &numbers!["nor", "not"]))
            || self.is(at, &numbers!["not", "n't"]) && self.denies(at, verb.first) && at < verb.main + 2
    }

    /// "would not say": who was asked has refused.
    pub(super) fn refuses(&self, verb: &Verb) -> bool {
        const ANSWERS: [u16; 10] = numbers![
            "say",
            "comment",
            "discuss",
            "confirm",
            "elaborate",
            "disclose",
            "reveal",
            "answer",
            "name",
            "speak"
        ];
        self.is(verb.first, &numbers!["would"]) && self.word(verb.main).is_form_of_one(&ANSWERS) && self.negated(verb)
    }

    /// Is there a word of the list among the tokens?
    #[inline(always)]
    pub(super) fn any(&self, mut tokens: Range<usize>, words: &[u16]) -> bool {
        tokens.any(|at| self.is(at, words))
    }
}

fn is_number(token: &crate::text::Token) -> bool {
    token.kind == TokenKind::Number
}
