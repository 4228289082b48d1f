//! Where a clause opens: behind a subordinator or a relative word.

use super::{ClauseKind, Reader};
use crate::grammar::{Form, Kind};
use crate::lexicon::numbers;

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
        if word.is_one_of(&SURE) {
            // "that hiring has slowed"
            let subject = self.line.is_finite(self.line.skip_adverbs(at + 2));
            !(self.line.is_form(at + 1, Form::Gerund) && !subject || self.line.is_form(at + 1, Form::Infinitive))
        } else {
            word.is_one_of(&BEFORE_SUBJECTS)
                && self.line.kind(at + 1) == Some(Kind::Noun)
                && (self.line.next_finite(at + 1).is_some() || self.goes_on_over_aside(at))
        }
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
