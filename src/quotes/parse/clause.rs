//! Where a clause opens: behind a subordinator or a relative word.

use super::{ClauseKind, Reader};
use crate::grammar::{Form, Kind};
use crate::lexicon::{Tag, Word, numbers};
use crate::quotes::cues;

/// How many pieces behind the verb of a clause in front the main clause is looked for.
const MAIN: usize = 24;

impl Reader<'_> {
    pub(super) fn link(&mut self, at: usize) {
        if !self.opens_clause(at) {
            return;
        }
        let that = self.line.lone(at).is_one_of(&numbers!["that"]);
        let behind = self.before(at).and_then(|before| self.line.kind(before));
        let relative = that && behind == Some(Kind::Noun) && self.line.is_finite(self.line.skip_adverbs(at + 1));
        let kind = match (that, relative) {
            (_, true) => ClauseKind::Relative,
            (true, _) => ClauseKind::Complement,
            _ => ClauseKind::Sub,
        };
        self.push(kind, at);
        if relative {
            self.top().noun = Some(at);
        }
    }

    /// Does a clause follow the link: "that", "because", and "after" before a subject and its verb?
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        const SURE: [u16; 11] = numbers![
            "that", "because", "if", "although", "though", "whereas", "unless", "whether", "while", "whilst", "lest"
        ];
        const BEFORE_SUBJECTS: [u16; 10] =
            numbers!["as", "after", "before", "since", "until", "once", "than", "so", "when", "except"];
        let word = self.line.lone(at);
        // "If anything, Roe said, the road is too wide"
        if self.line.lone(at + 1).is_one_of(&numbers!["anything"]) && self.line.kind(at + 2) == Some(Kind::Comma) {
            return false;
        }
        if word.is_one_of(&SURE) {
            // "that hiring has slowed"
            let subject = self.line.is_finite(self.line.skip_adverbs(at + 2));
            !(self.line.is_form(at + 1, Form::Gerund) && !subject || self.line.is_form(at + 1, Form::Infinitive))
        } else {
            word.is_one_of(&BEFORE_SUBJECTS)
                && self.line.kind(at + 1) == Some(Kind::Noun)
                && self
                    .line
                    .next_finite(at + 1)
                    .map_or_else(|| self.goes_on_over_aside(at), |verb| !self.dates(at, verb))
        }
    }

    /// "Men jailed since the vote | said they left", "workers on strike since Monday | said": does the word only date what stands
    /// before it, so that the verb is that of the subject there? A headline has no verb but that of the clause: "Man held
    /// after wife says he lied".
    fn dates(&self, link: usize, verb: usize) -> bool {
        let line = self.line;
        let reports = cues::of(line.head(verb)).is_some();
        if !reports || !line.lone(link).is_one_of(&numbers!["after", "before", "since", "until"]) {
            return false;
        }
        let year = line.piece(link + 1).is_some_and(|year| {
            let digits = line.slice(year.first());
            year.first() == year.last() && digits.len() == 4 && digits.starts_with(['1', '2'])
        });
        let ended = line.pieces.last().is_some_and(|last| last.kind == Kind::Stop);
        let noun = self.open.last().and_then(|top| top.noun.filter(|_| top.verb.is_none()));
        let subject = || line.is_form(link - 1, Form::Participle) && noun.is_some_and(|noun| noun + 2 == link);
        let common = || line.piece(link + 1).is_some_and(|noun| matches!(line.tag(noun.head()), Tag::NN | Tag::NNS));
        let time =
            verb == link + 2 && (line.is_time(link + 1) || year || line.says(verb) && is_event(line.head(link + 1)));
        time || ended && link > 1 && subject() && common() && !self.is_followed(verb)
    }

    /// "after the mayor said he lied | deny": does another verb follow within the clause that has a subject before it?
    fn is_followed(&self, verb: usize) -> bool {
        use Kind::{Break, Comma, Conjunction, Speech, Wh};
        let within = |at: &usize| {
            let ends = matches!(self.line.kind(*at), None | Some(Break | Comma | Conjunction | Speech | Wh));
            !ends && !self.line.lone(*at).is_one_of(&numbers!["that"])
        };
        let own = |at: usize| self.line.kind(at - 1) == Some(Kind::Noun) && self.takes_clause(verb);
        (verb + 1..verb + MAIN).take_while(within).any(|at| self.line.is_finite(at) && !own(at))
    }

    /// "He left after Roe, the mayor, had spoken", "After Roe, the mayor, spoke, Vale left", "As Roe, the mayor, put it, “no”", but
    /// "After the vote, Roe, the mayor, spoke": in front of a line what it is in front of must follow.
    fn goes_on_over_aside(&self, link: usize) -> bool {
        let line = self.line;
        let put = |at: usize| {
            line.lone(link).is_one_of(&numbers!["as"])
                && (line.kind(at) == Some(Kind::Speech) || line.opens_fragment(at))
        };
        let main = |mark: usize| {
            let comma = line.kind(mark) == Some(Kind::Comma);
            let clause = || line.kind(mark + 1) == Some(Kind::Noun) && line.next_finite(mark + 1).is_some();
            comma && clause() || (comma || line.is_mark(mark, b':')) && put(mark + 1)
        };
        let verb = self.line.finite_over_aside(link + 1);
        verb.is_some_and(|verb| link > 1 || (verb..verb + MAIN).any(main))
    }

    pub(super) fn wh(&mut self, at: usize) {
        let word = self.line.word(at);
        let behind = self.before(at).and_then(|before| self.line.kind(before));
        let kind = match (word, behind) {
            ("when" | "where", Some(Kind::Comma) | None) | ("when", Some(Kind::Noun)) => ClauseKind::Sub,
            ("who" | "which" | "whose" | "whom" | "where" | "that", Some(Kind::Noun | Kind::Comma | Kind::Link)) => {
                ClauseKind::Relative
            }
            _ => ClauseKind::Complement,
        };
        self.push(kind, at);
        let pronoun = matches!(word, "who" | "which" | "that" | "what" | "whoever" | "whatever");
        // "who last week | left", "who, when she asked, | left"
        let behind = self.line.skip_adverbs(at + 1 + usize::from(self.line.is_time(at + 1)));
        if pronoun && matches!(self.line.kind(behind), Some(Kind::Verb | Kind::Link | Kind::Comma)) {
            self.top().noun = Some(at);
        }
        // "workers, some of whom | said"
        if matches!(word, "whom" | "which") && self.line.is_finite(behind) {
            let part = at.checked_sub(2).filter(|part| {
                self.line.lone(part + 1).is_one_of(&numbers!["of"]) && self.line.kind(*part) == Some(Kind::Noun)
            });
            self.top().noun = self.top().noun.or(part);
        }
    }
}

/// What happens, and says nothing.
fn is_event(noun: &Word) -> bool {
    noun.is_one_of(&numbers![
        "attack",
        "blast",
        "bombing",
        "collapse",
        "coup",
        "crash",
        "disaster",
        "election",
        "explosion",
        "fire",
        "flood",
        "game",
        "match",
        "raid",
        "riot",
        "shooting",
        "storm",
        "vote",
        "war"
    ])
}
