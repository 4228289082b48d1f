//! Who does what in a line: reads its pieces once from left to right, keeps the clauses that are open, and gives
//! every verb its subject. Commas, relative clauses, fronted adverbials and verbs that share a subject are taken
//! as they come; nothing is looked at twice but for what follows a noun phrase.

use super::cues::{self, Frame};
use super::line::{Line, REACH, Run};
use super::verbs::skip_adjuncts;
use crate::grammar::{Form, Kind};
use crate::lexicon::Tag;

/// What is known of a line's verbs.
#[derive(Debug, Default)]
pub(super) struct Parse {
    /// For each piece that is a verb group its subject.
    subjects: Vec<Option<Run>>,
    /// For each comma behind which a clause around goes on, the piece that this clause began with.
    resumes: Vec<Option<usize>>,
}

impl Parse {
    /// Of a line that is not read yet.
    pub(super) const NONE: Parse = Parse { subjects: Vec::new(), resumes: Vec::new() };

    pub(super) fn new(line: &Line) -> Parse {
        let mut reader = Reader {
            line,
            open: vec![Open::new(ClauseKind::Main, 0)],
            parse: Parse { subjects: vec![None; line.pieces.len()], resumes: vec![None; line.pieces.len()] },
        };
        let mut at = 0;
        while at < line.pieces.len() {
            at = reader.read(at);
        }
        reader.parse
    }

    pub(super) fn subject(&self, verb: usize) -> Option<Run> {
        self.subjects.get(verb).copied().flatten()
    }

    /// The first piece of the clause that goes on behind the comma, where the one before it is over.
    pub(super) fn resumes(&self, comma: usize) -> Option<usize> {
        self.resumes.get(comma).copied().flatten()
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
    open: Vec<Open>,
    parse: Parse,
}

impl Reader<'_> {
    /// Reads the piece; gives the next to read.
    fn read(&mut self, at: usize) -> usize {
        match self.line.kind(at) {
            Some(Kind::Noun) => self.noun(at),
            Some(Kind::Verb) => self.verb(at),
            Some(Kind::Link) => self.link(at),
            Some(Kind::Wh) => self.wh(at),
            Some(Kind::Bracket) => return self.over_bracket(at),
            Some(Kind::Break) if self.line.is_mark(at, ";") || self.line.is_mark(at, ":") => {
                // "Roe praised it; and said": a verb behind a semicolon goes on with the subject of the line.
                let main = self.open.first().filter(|_| self.line.is_mark(at, ";"));
                let subject = main.and_then(|main| main.subject);
                self.open.clear();
                self.open.push(Open { subject, ..Open::new(ClauseKind::Main, 0) });
            }
            Some(Kind::Break) => self.dash(at),
            _ => {}
        }
        at + 1
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
        } else if self.line.kind(at + 1) == Some(Kind::Noun) && self.line.next_finite(at + 1).is_some() {
            self.push(ClauseKind::Sub, at);
        }
    }

    fn over_bracket(&self, at: usize) -> usize {
        let closing = if self.line.is_mark(at, "(") { ")" } else { "]" };
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

    fn noun(&mut self, at: usize) {
        if self.line.is_time(at)
            && self.top().noun.is_none()
            && self.line.next_finite(at).is_none_or(|verb| verb != at + 1)
        {
            return;
        }
        let before = self.before(at);
        let follows = || self.line.next_finite(at).is_some();
        match before.and_then(|before| self.line.kind(before)) {
            Some(Kind::Comma) => self.noun_behind_comma(at, before.unwrap_or(0)),
            Some(Kind::Conjunction) if self.top().verb.is_some() => {
                if follows() {
                    self.new_coordinate(at);
                }
            }
            Some(Kind::Verb) if before.is_some_and(|verb| self.is_inverted(verb)) => {
                self.top().subject = self.line.inverted_source(at);
            }
            Some(Kind::Verb) => {
                let before = before.unwrap_or(0);
                let reduced = self.line.is_form(before, Form::Participle) && self.top().verb.is_none();
                // "Republicans who praised him | warned": only what takes a clause has one here.
                let clausal = !self.waits_for_verb() || self.takes_clause(before);
                // "the man charged Monday": the noun phrase goes on.
                if !reduced && clausal && follows() {
                    self.push(ClauseKind::Complement, at);
                    self.top().noun = Some(at);
                }
            }
            Some(Kind::Noun) if self.line.kind_before(at) == Some(Kind::Noun) => {
                let verb = self.line.next_finite(at);
                let object = self.top().noun.is_none();
                if verb.is_some() && (self.top().verb.is_some() || object || self.second_verb(verb)) {
                    let told = self.top().verb.is_some();
                    self.push(if told { ClauseKind::Complement } else { ClauseKind::Relative }, at);
                    self.top().noun = Some(at);
                } else {
                    self.top().noun = self.top().noun.or(Some(at));
                }
            }
            Some(Kind::Link) if !self.opened_by(before) => {
                // The object of a preposition is no subject.
            }
            Some(Kind::Wh | Kind::Speech) => self.top().noun = Some(at),
            _ => {
                let top = self.top();
                top.noun = top.noun.filter(|_| top.verb.is_none()).or(Some(at));
            }
        }
    }

    /// "“…,” said Roe": a verb that reports and has no subject before it.
    fn is_inverted(&self, verb: usize) -> bool {
        self.line.is_finite(verb) && self.parse.subjects[verb].is_none() && self.line.reports(verb)
    }

    /// Has a clause around a subject and no verb yet?
    fn waits_for_verb(&self) -> bool {
        self.open.iter().any(|open| open.verb.is_none() && open.noun.is_some())
    }

    /// Does the verb take a clause without "that"?
    fn takes_clause(&self, verb: usize) -> bool {
        cues::cue(self.line.head(verb).lemma).is_some_and(|cue| cue.takes(Frame::plain("bare")))
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
            let fronted = phrase && self.right_before_verb(at);
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
            self.parse.resumes[comma] = self.open.last().map(|open| open.start);
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
        let Some(verb) = self.line.next_finite(at).filter(|verb| self.line.reports(*verb)) else { return false };
        let behind = self.line.skip_adverbs(verb + 1);
        let behind = skip_adjuncts(self.line, behind).unwrap_or(behind);
        match self.line.kind(behind) {
            Some(Kind::Comma) => true,
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

    fn link(&mut self, at: usize) {
        if !self.opens_clause(at) {
            return;
        }
        let that = self.line.word(at) == "that";
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
    fn opens_clause(&self, at: usize) -> bool {
        match self.line.word(at) {
            "that" | "because" | "if" | "although" | "though" | "whereas" | "unless" | "whether" | "while" | "lest" => {
                !(self.line.is_form(at + 1, Form::Gerund) || self.line.is_form(at + 1, Form::Infinitive))
            }
            "as" | "after" | "before" | "since" | "until" | "once" | "than" | "so" | "when" | "except" => {
                self.line.kind(at + 1) == Some(Kind::Noun) && self.line.next_finite(at + 1).is_some()
            }
            _ => false,
        }
    }

    fn wh(&mut self, at: usize) {
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
        if pronoun && matches!(self.line.kind(self.line.skip_adverbs(at + 1)), Some(Kind::Verb | Kind::Link)) {
            self.top().noun = Some(at);
        }
    }

    fn verb(&mut self, at: usize) {
        match self.line.piece(at).map(|piece| piece.verb.form) {
            Some(Form::Finite) => self.finite(at),
            Some(Form::Infinitive | Form::Bare) => self.parse.subjects[at] = self.controller(at),
            _ => self.participle(at),
        }
    }

    fn finite(&mut self, at: usize) {
        if self.top().verb.is_some() {
            self.close_for(at);
        }
        self.repair(at);
        let noun = self.top().noun;
        if self.top().verb.is_none() {
            self.top().subject_noun = noun;
            let subject = match noun {
                Some(noun) => self.subject_region(noun, at),
                None => self.top().subject,
            };
            self.top().subject = subject;
            for waiting in std::mem::take(&mut self.top().waiting) {
                self.parse.subjects[waiting] = subject;
            }
        }
        let top = self.top();
        top.verb = Some(at);
        top.noun = None;
        self.parse.subjects[at] = self.top().subject;
    }

    /// "Figures released Monday showed": what looked like the verb of the clause is a participle of its subject.
    fn repair(&mut self, at: usize) {
        let (Some(verb), Some(noun)) = (self.top().verb, self.top().subject_noun) else { return };
        let participle = self.line.pieces.get(verb).is_some_and(|piece| {
            piece.first == piece.last
                && self.line.tag(piece.head) == Tag::VBD
                && self.line.lexeme(piece.head).tags.contains(Tag::VBN)
        });
        let joined = (verb + 1..at).any(|between| {
            matches!(
                self.line.kind(between),
                Some(Kind::Comma | Kind::Conjunction | Kind::Break | Kind::Speech | Kind::Wh)
            )
        });
        if participle && !joined && at > verb + 1 {
            self.top().verb = None;
            self.top().noun = Some(noun);
        }
    }

    /// Closes the clauses that a verb with a tense cannot belong to.
    fn close_for(&mut self, at: usize) {
        let before = self.before(at);
        let conjunction = |at: &usize| self.line.kind(*at) == Some(Kind::Conjunction);
        // "and in a letter said"
        let far = || before.filter(|noun| self.line.kind_before(*noun) == Some(Kind::Link))?.checked_sub(2);
        if let Some(conjunction) = before.filter(conjunction).or_else(|| far().filter(conjunction)) {
            let apart = self.line.kind_before(conjunction) == Some(Kind::Comma);
            let level = self.parallel(at, apart);
            self.open.truncate(level + 1);
            return;
        }
        let waits = self.open.iter().rposition(|open| open.verb.is_none() && open.noun.is_some());
        if let Some(level) = waits {
            if let Some(comma) = before.filter(|before| self.line.kind(*before) == Some(Kind::Comma)) {
                self.parse.resumes[comma] = Some(self.open[level].start);
            }
            self.open.truncate(level + 1);
        } else if before.and_then(|before| self.line.kind(before)) == Some(Kind::Comma) {
            let level = self.parallel(at, true);
            self.open.truncate(level + 1);
        }
    }

    /// The clause whose verb a coordinated one goes on with: reporting verbs with reporting verbs, tenses with
    /// their like, behind a comma the outermost, else the innermost.
    fn parallel(&self, at: usize, apart: bool) -> usize {
        let reports = |verb: usize| {
            let lemma = self.line.head(verb).lemma;
            cues::cue(lemma).is_some_and(|cue| cue.takes(Frame::plain("quote")))
        };
        let tense = |verb: usize| {
            self.line.piece(verb).map_or(Tag::Punct, |piece| match self.line.tag(piece.first) {
                Tag::VBP => Tag::VBZ,
                tag if tag.is_adverb() => self.line.tag(piece.head),
                tag => tag,
            })
        };
        let floor = self.open.iter().rposition(|open| open.kind == ClauseKind::Sub && open.verb.is_some()).unwrap_or(0);
        let verbs =
            || self.open.iter().enumerate().skip(floor).rev().filter_map(|(level, open)| Some((level, open.verb?)));
        let alike = |verb: usize| tense(verb) == tense(at);
        let reporting = reports(at).then(|| verbs().rfind(|(_, verb)| reports(*verb) && alike(*verb))).flatten();
        let like = || {
            let mut alike = verbs().filter(|(_, verb)| alike(*verb));
            // "had come, was heard and left": without a conjunction it is a list of the innermost.
            let joined = self.line.kind_before(at) == Some(Kind::Conjunction);
            if apart && joined { alike.next_back() } else { alike.next() }
        };
        let loose = || verbs().find(|(_, verb)| tense(*verb) != Tag::MD);
        let level = reporting.or_else(like).or_else(loose).or_else(|| verbs().next());
        level.map_or(0, |(level, _)| level)
    }

    fn controller(&mut self, at: usize) -> Option<Run> {
        let before = self.before(at);
        let object = before.filter(|noun| self.line.kind(*noun) == Some(Kind::Noun));
        if let Some(object) = object.and_then(|object| self.line.noun_run(object))
            && let Some(verb) = self.line.at(object.first).checked_sub(1)
            && self.line.kind(verb) == Some(Kind::Verb)
            && is_object_control(self.line.head(verb).lemma)
        {
            return Some(object);
        }
        if let Some(verb) = before.filter(|verb| self.line.kind(*verb) == Some(Kind::Verb)) {
            return self.parse.subjects[verb];
        }
        self.shared()
    }

    /// The subject of the innermost clause that has one.
    fn shared(&self) -> Option<Run> {
        self.open.iter().rev().find_map(|open| open.subject)
    }

    /// The subject of a participle: the noun before it, that of the clause, or one that comes.
    fn participle(&mut self, at: usize) {
        let before = self.before(at);
        let kind = before.and_then(|before| self.line.kind(before));
        let reports = cues::cue(self.line.head(at).lemma).is_some();
        let subject = match kind {
            Some(Kind::Noun) => before.and_then(|noun| self.line.noun_run(noun)),
            Some(Kind::Conjunction) => {
                before.and_then(|conjunction| self.verb_before(conjunction)).and_then(|verb| self.parse.subjects[verb])
            }
            Some(Kind::Comma) if reports => {
                // "…, Roe said, adding": the subject of an aside before that of the line; "as Roe agreed, saying".
                let aside = |open: &&Open| {
                    open.kind == ClauseKind::Sub
                        && (self.line.kind(open.start) == Some(Kind::Noun)
                            || open.verb.is_some_and(|verb| cues::cue(self.line.head(verb).lemma).is_some()))
                };
                let main = self.open.iter().rev().find(aside).or(self.open.first());
                main.and_then(|open| open.subject).or_else(|| self.shared())
            }
            _ => self.shared(),
        };
        let subject = subject.or_else(|| {
            let noun = self.open.iter().rev().find_map(|open| open.noun)?;
            self.subject_region(noun, at)
        });
        self.parse.subjects[at] = subject;
        if subject.is_none() {
            self.top().waiting.push(at);
        }
    }

    fn verb_before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(24)..at).rev().find(|verb| {
            matches!(self.line.piece(*verb), Some(piece) if piece.kind == Kind::Verb && matches!(piece.verb.form, Form::Gerund | Form::Participle | Form::Finite))
        })
    }

    /// The words from the noun phrase to the verb, adverbials left out: the whole subject.
    fn subject_region(&self, noun: usize, verb: usize) -> Option<Run> {
        if verb - noun > 2 * REACH {
            return None;
        }
        if self.line.kind(noun) != Some(Kind::Noun) {
            return self.line.run(noun);
        }
        let comma = (noun + 1..verb).find(|at| matches!(self.line.kind(*at), Some(Kind::Comma | Kind::Break)));
        let mut end = comma.unwrap_or(verb);
        let first = self.line.piece(noun)?.first;
        if let Some(mut from) = comma {
            while from < verb {
                let next = (from + 1..verb).find(|at| self.line.kind(*at) == self.line.kind(from)).unwrap_or(verb);
                if !self.line.belongs(from + 1, next) {
                    break;
                }
                end = (next + 1).min(verb);
                from = next;
            }
        }
        let end = self.without_adverbials(noun, end);
        let last = self.line.piece(end.checked_sub(1)?)?.last;
        Some(Run { first, last })
    }

    /// Leaves out times, media and adverbs at the end.
    fn without_adverbials(&self, noun: usize, mut end: usize) -> usize {
        while end > noun + 1 {
            let last = end - 1;
            end = match self.line.kind(last) {
                Some(Kind::Adverb) => last,
                Some(Kind::Noun) if self.line.is_time(last) || self.line.is_medium(last) => {
                    if last > noun + 1 && self.line.kind(last - 1) == Some(Kind::Link) {
                        last - 1
                    } else if self.line.is_time(last) {
                        last
                    } else {
                        return end;
                    }
                }
                _ => return end,
            };
        }
        end
    }
}

/// Does the object of the verb do what the infinitive behind it says: "urged X to"?
fn is_object_control(lemma: &str) -> bool {
    cues::cue(lemma).is_some_and(|cue| cue.takes(Frame::plain("infinitive").behind("object")))
        || matches!(
            lemma,
            "allow"
                | "force"
                | "help"
                | "cause"
                | "enable"
                | "persuade"
                | "get"
                | "convince"
                | "require"
                | "lead"
                | "leave"
                | "prompt"
                | "drive"
                | "compel"
                | "inspire"
                | "spur"
        )
}
