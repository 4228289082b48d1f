//! Whose a verb is: which open clause one with a tense closes or goes on with, and whom one without a tense borrows.

use super::{ClauseKind, Open, Reader};
use crate::grammar::{Form, Kind};
use crate::lexicon::{BE, Class, HAVE, Tag, numbers};
use crate::quotes::cues::{self, Frame};
use crate::quotes::line::Run;
use crate::quotes::verbs::is_fronted;

/// How many pieces behind an inverted aside the verb of the clause around it is looked for.
const ASIDE: usize = 24;

impl Reader<'_> {
    pub(super) fn verb(&mut self, at: usize) {
        match self.line.piece(at).map(|piece| piece.verb.form) {
            // "Asked about it, Roe said".
            Some(Form::Finite) if is_fronted(self.line, at) || self.is_reduced(at) => self.participle(at),
            Some(Form::Finite) => self.finite(at),
            Some(Form::Bare) if self.is_subjunctive(at) => self.finite(at),
            Some(Form::Infinitive | Form::Bare) => {
                let controller = self.controller(at);
                self.give(at, controller);
            }
            _ => self.participle(at),
        }
    }

    /// "the demand that it be shut | failed": the verb of a clause that has its subject and no other.
    fn is_subjunctive(&self, at: usize) -> bool {
        let top = self.open.last().filter(|top| top.verb.is_none() && top.noun.is_some());
        let that = top.is_some_and(|top| self.line.lone(top.start).is_one_of(&numbers!["that"]));
        that && self.line.kind_before(at) == Some(Kind::Noun)
    }

    /// "In a note sent to the paper, Roe said": what may be a participle behind the noun of a preposition, where no clause waits for
    /// its verb.
    fn is_reduced(&self, at: usize) -> bool {
        let hangs = at > 1 && self.line.kind(at - 1) == Some(Kind::Noun) && self.line.kind(at - 2) == Some(Kind::Link);
        let free =
            || self.open.last().is_some_and(|top| top.noun.is_none() && top.verb.is_none() && top.subject.is_none());
        hangs && self.open.len() == 1 && free() && self.line.may_be_participle(at)
    }

    fn finite(&mut self, at: usize) {
        if self.is_inverted_aside(at) {
            self.push(ClauseKind::Sub, at);
            self.top().verb = Some(at);
            return;
        }
        if let Some(subject) = self.said_of(at) {
            let top = self.top();
            (top.verb, top.subject) = (Some(at), Some(subject));
            self.give(at, Some(subject));
            return;
        }
        if self.top().verb.is_some() {
            self.close_for(at);
        } else if let Some(comma) = self.before(at).filter(|comma| self.line.kind(*comma) == Some(Kind::Comma)) {
            let start = Some(self.top()).filter(|top| top.noun.is_some()).map(|top| top.start);
            self.resume(comma, start);
        }
        self.repair(at);
        let (noun, first, before) = (self.top().noun, self.top().verb.is_none(), self.top().subject);
        let subject = match noun.filter(|_| first) {
            Some(noun) => self.subject_region(noun, at),
            None => before,
        };
        let subject = self.nearest(at, subject);
        let top = self.top();
        if first {
            top.subject_noun = noun;
        }
        (top.verb, top.noun, top.subject) = (Some(at), None, subject);
        self.give(at, subject);
        if first {
            for waiting in std::mem::take(&mut self.top().waiting) {
                self.give(waiting, subject);
            }
        }
    }

    /// "the man who police say | shot Moss was held": the relative word, or the noun of a clause without one, where the verb right
    /// behind what others say is of it. "The things that Roe says | are false" has no other verb for the clause around.
    fn said_of(&self, at: usize) -> Option<Run> {
        let top = self.open.last().filter(|top| top.kind == ClauseKind::Relative)?;
        let verb = top.verb.filter(|verb| self.line.skip_adverbs(verb + 1) == at && self.claims(*verb))?;
        let of = if self.line.kind(top.start) == Some(Kind::Noun) { top.start.checked_sub(1)? } else { top.start };
        let others = self.subject(verb).is_some_and(|subject| self.line.at(subject.first) > of);
        let aside = || self.line.kind_before(of) == Some(Kind::Comma);
        let follows = || {
            let end = self.line.comma_in(at..at + ASIDE).unwrap_or(at + ASIDE);
            (at + 1..end).any(|later| self.line.is_finite(later))
        };
        (others && (aside() || !self.waits_for_verb() || follows()))
            .then(|| self.line.noun_run(of).or(self.line.run(of)))?
    }

    /// "say", "believe": does the verb take a clause, and mostly no noun?
    fn claims(&self, verb: usize) -> bool {
        matches!(
            self.line.head(verb).lemma(),
            "say" | "believe" | "think" | "claim" | "allege" | "hope" | "fear" | "insist"
        )
    }

    /// "Roe saw it as a threat, and Vale | said": right before the verb a pronoun, or a noun phrase that begins behind a mark or a
    /// conjunction, goes before a subject that ends before it.
    fn nearest(&self, at: usize, subject: Option<Run>) -> Option<Run> {
        let far = subject?;
        if far.last + 1 >= self.line.piece(at)?.first() {
            return subject;
        }
        let before =
            |at: usize| (at.saturating_sub(4)..at).rev().find(|before| self.line.kind(*before) != Some(Kind::Adverb));
        let is_subject = |near: &usize| {
            let floats = self.line.lone(*near).is_one_of(&numbers!["both", "all", "each"]);
            self.line.kind(*near) == Some(Kind::Noun) && !self.line.is_time(*near) && !floats
        };
        let near = before(at).filter(is_subject).and_then(|near| self.line.run(near));
        let Some(run) = near.filter(|run| far.last < run.first) else { return subject };
        let noun = self.line.at(run.first);
        let before = before(noun).and_then(|before| self.line.kind(before));
        let begins = matches!(before, Some(Kind::Comma | Kind::Conjunction | Kind::Break | Kind::Speech));
        if self.line.is_person(noun) || begins { Some(run) } else { subject }
    }

    /// "The trouble with it, said Roe, a pilot, is that it leaks": a verb that reports behind the only comma of a subject whose
    /// own verb is to come.
    fn is_inverted_aside(&self, at: usize) -> bool {
        let comma = |at: usize| self.line.kind(at) == Some(Kind::Comma);
        let Some(noun) = self.open.last().filter(|top| top.verb.is_none()).and_then(|top| top.noun) else {
            return false;
        };
        let waits = at > noun + 1 && comma(at - 1) && self.line.kind(at + 1) == Some(Kind::Noun) && self.line.says(at);
        let resumes = |at: usize| comma(at) && self.line.is_finite(self.line.skip_adverbs(at + 1));
        waits && !(noun..at - 1).any(comma) && (at + 2..at + ASIDE).any(resumes)
    }

    /// "Figures released Monday showed": what looked like the verb of the clause is a participle of its subject.
    fn repair(&mut self, at: usize) {
        let (Some(verb), Some(noun)) = (self.top().verb, self.top().subject_noun) else { return };
        let head = self.line.pieces[verb].head();
        // "Roe had on Monday warned"
        let helps = self.line.lexeme(head).base == HAVE;
        let participle = !helps && self.line.may_be_participle(verb) && self.line.tag(head) == Tag::VBD;
        let joined = (verb + 1..at).any(|between| {
            matches!(
                self.line.kind(between),
                Some(Kind::Comma | Kind::Conjunction | Kind::Break | Kind::Speech | Kind::Wh)
            )
        });
        if participle && at > verb + 1 && (!joined || self.closes_aside(noun, verb, at)) {
            self.top().verb = None;
            self.top().noun = Some(noun);
        }
    }

    /// "Roe, a voter raised in Oxley, said": do commas stand around what holds the verb that looked like that of the clause?
    fn closes_aside(&self, noun: usize, verb: usize, at: usize) -> bool {
        let comma = |at: usize| self.line.kind(at) == Some(Kind::Comma);
        let within =
            |at: usize| matches!(self.line.kind(at), Some(Kind::Link | Kind::Noun | Kind::Adverb | Kind::Adjective));
        let hangs = self.line.kind(verb + 1) == Some(Kind::Link) && self.line.kind_before(verb) == Some(Kind::Noun);
        let inverted = || self.line.kind(at + 1) == Some(Kind::Noun) && !self.line.clause_follows(at + 1);
        let around = self.before(at).is_some_and(|close| comma(close) && (verb + 1..close).all(within));
        hangs && around && (noun..verb).any(comma) && !inverted()
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
                self.resume(comma, Some(self.open[level].start));
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
        let judges = |verb: usize| self.line.reports(verb) || self.line.judges(verb) || self.line.denies(verb);
        let tense = |verb: usize| self.tense(verb);
        let joined = self.line.kind_before(at) == Some(Kind::Conjunction);
        let sub = self.open.iter().rposition(|open| open.kind == ClauseKind::Sub && open.verb.is_some());
        // "left when it rained, and has not come back", "said it was as late as it has been and praised them"
        let unlike = |sub: usize| self.open[sub].verb.is_some_and(|verb| judges(at) && tense(verb) != tense(at));
        let floor = sub.filter(|sub| !(joined && (apart || unlike(*sub)))).unwrap_or(0);
        let verbs =
            || self.open.iter().enumerate().skip(floor).rev().filter_map(|(level, open)| Some((level, open.verb?)));
        let alike = |verb: usize| tense(verb) == tense(at);
        // "has praised the plan that leaks and called": the participle looks like a past.
        let akin = |verb: usize| match (tense(verb), tense(at)) {
            (Tag::VBN, Tag::VBD | Tag::VBZ) | (Tag::VBZ, Tag::VBN) => true,
            (Tag::VBD, Tag::VBN) => apart && joined,
            (one, other) => one == other,
        };
        // "said he took her phone and threatened her": what somebody does, beside what else he did.
        let does = !apart
            && joined
            && self.line.acts(at)
            && verbs().next().is_some_and(|(_, verb)| {
                !self.is_so(verb)
                    && !self.had(verb)
                    && !self.line.reports(verb)
                    && alike(verb)
                    && tense(verb) == Tag::VBD
            });
        // "said the crack was long and had been reported in May"
        let tells_so = || joined && self.is_told_of(at) && verbs().next().is_some_and(|(_, verb)| self.is_so(verb));
        let reporting =
            (!does && !tells_so() && (self.line.says(at) || joined && (self.line.judges(at) || self.line.denies(at))))
                .then(|| {
                    // "praised what he called a “quick” reply, but stressed"
                    let tells = |verb: usize| self.line.reports(verb) || apart && joined && judges(verb);
                    let outermost = verbs().rfind(|(_, verb)| tells(*verb) && akin(*verb));
                    outermost.or_else(|| verbs().find(|(_, verb)| judges(*verb) && akin(*verb)))
                })
                .flatten();
        // "said they had been friends, but had fallen out": what was before goes on with what was.
        let earlier = || verbs().find(|(_, verb)| self.had(at) && self.had(*verb));
        // Without a conjunction it is a list of the innermost: "had come, was heard and left".
        let pick = |fits: &dyn Fn(usize) -> bool| {
            let mut fitting = verbs().filter(|(_, verb)| fits(*verb));
            if apart && joined { fitting.next_back() } else { fitting.next() }
        };
        // "says it leaks, but conceded": what reports goes on with what reports; not "said she had seen it and would reply".
        let said = || tense(at) != Tag::MD && self.line.says(at);
        let says = || verbs().rfind(|(_, verb)| said() && self.line.reports(*verb));
        let loose = || says().or_else(|| verbs().find(|(_, verb)| tense(*verb) != Tag::MD));
        // "said the plan was weak and demanded an inquiry": what is so and so demands nothing.
        let is = || verbs().next().is_some_and(|(_, verb)| self.is_so(verb));
        let claims = |verb: usize| self.takes(verb, "that") && akin(verb);
        let demanded =
            || (joined && self.line.demands(at) && is()).then(|| verbs().rfind(|(_, verb)| claims(*verb))).flatten();
        // ", who swam and praised her": without a comma the clause behind "who" goes on.
        let aside =
            |open: &&Open| open.kind == ClauseKind::Relative && self.line.kind_before(open.start) == Some(Kind::Comma);
        let innermost = || {
            let level = self.open.len() - 1;
            let verb = self.open.last().filter(|_| joined && !apart).filter(aside)?.verb?;
            alike(verb).then_some((level, verb))
        };
        let level = earlier()
            .or_else(innermost)
            .or(reporting)
            .or_else(demanded)
            .or_else(|| pick(&alike))
            .or_else(|| pick(&akin))
            .or_else(loose)
            .or_else(|| verbs().next());
        level.map_or(0, |(level, _)| level)
    }

    /// "was weak", "were dismissed": does the verb tell what its subject is, and not what it does?
    fn is_so(&self, verb: usize) -> bool {
        self.line.piece(verb).is_some_and(|piece| piece.verb.passive || self.line.lexeme(piece.head()).base == BE)
    }

    /// "was reported", "is considering": does the verb group tell what is done to its subject, or what it is doing?
    fn is_told_of(&self, verb: usize) -> bool {
        self.line.piece(verb).is_some_and(|piece| {
            let head = self.line.tag(piece.head());
            piece.first() < piece.head() && (piece.verb.passive || head == Tag::VBG)
        })
    }

    /// "had left": is the verb of what was before something else?
    fn had(&self, verb: usize) -> bool {
        self.line.piece(verb).is_some_and(|piece| {
            piece.first() < piece.head()
                && self.line.tag(piece.first()) == Tag::VBD
                && self.line.lexeme(piece.first()).base == HAVE
        })
    }

    /// The tag that tells the tense of a verb: a participle's behind "has".
    fn tense(&self, verb: usize) -> Tag {
        let Some(piece) = self.line.piece(verb) else { return Tag::Punct };
        match self.line.tag(piece.first()) {
            Tag::VBP | Tag::VBZ if piece.first() < piece.head() && self.line.lexeme(piece.first()).base == HAVE => {
                Tag::VBN
            }
            Tag::VBP => Tag::VBZ,
            tag if tag.is_adverb() => self.line.tag(piece.head()),
            tag => tag,
        }
    }

    fn controller(&mut self, at: usize) -> Option<Run> {
        let before = self.before(at);
        if let Some(object) = before.and_then(|noun| self.controlled(noun)) {
            return Some(object);
        }
        if let Some(verb) = before.filter(|verb| self.line.kind(*verb) == Some(Kind::Verb)) {
            return self.subject(verb);
        }
        self.shared()
    }

    /// "urged the miners in Oxley to": the object that ends with the noun phrase, of a verb whose object does what an infinitive
    /// says.
    fn controlled(&self, noun: usize) -> Option<Run> {
        if self.line.kind(noun) != Some(Kind::Noun) {
            return None;
        }
        let whole = self.line.noun_run(noun)?;
        let mut first = self.line.at(whole.first);
        while first > 2
            && self.line.kind(first - 1) == Some(Kind::Link)
            && self.line.kind(first - 2) == Some(Kind::Noun)
        {
            first -= 2;
        }
        let verb = first.checked_sub(1).filter(|verb| self.line.kind(*verb) == Some(Kind::Verb))?;
        let object = Run { first: self.line.piece(first)?.first(), ..whole };
        is_object_control(self.line.head(verb).lemma()).then_some(object)
    }

    /// The subject of the innermost clause that has one.
    fn shared(&self) -> Option<Run> {
        self.open.iter().rev().find_map(|open| open.subject)
    }

    /// The subject of a participle: the noun before it, that of the clause, or one that comes.
    fn participle(&mut self, at: usize) {
        let before = self.before(at);
        let kind = before.and_then(|before| self.line.kind(before));
        if self.line.is_subject(at, before) {
            // "said bullying hurts": a subject.
            if before.is_some_and(|verb| kind == Some(Kind::Verb) && self.takes_clause(verb)) {
                self.push(ClauseKind::Complement, at);
            }
            self.top().noun = Some(at);
        }
        let reports = cues::of(self.line.head(at)).is_some();
        let subject = match kind {
            Some(Kind::Noun) => {
                let run = before.and_then(|noun| self.line.noun_run(noun));
                let apart = |run: &Run| self.tells_where(*run, at) || self.is_spent(*run);
                if run.as_ref().is_some_and(apart) { self.shared() } else { run }
            }
            Some(Kind::Conjunction) => {
                let beside =
                    |conjunction| self.gerund_before(at, conjunction).or_else(|| self.verb_before(conjunction));
                before.and_then(beside).and_then(|verb| self.subject(verb))
            }
            Some(Kind::Comma) if reports => {
                let own = before.and_then(|comma| self.accorded(comma).or_else(|| self.with_apposition(comma)));
                own.or_else(|| self.of_speaker())
            }
            // "…, before adding".
            Some(Kind::Link) if reports && before.is_some_and(|link| self.dates_speech(link)) => self.of_speaker(),
            _ => self.shared(),
        };
        let subject = subject.or_else(|| {
            let noun = self.open.iter().rev().find_map(|open| open.noun)?;
            // Nor is a verb looked for farther than a subject is.
            let whole = self.subject_region(noun, at)?;
            Some(self.before_main(noun, at).unwrap_or(whole))
        });
        self.give(at, subject);
        if subject.is_none() {
            self.top().waiting.push(at);
        }
    }

    /// "…, Roe said, adding": the subject of an aside before that of the line; "as Roe agreed, saying", but not "since work began,
    /// saying".
    fn of_speaker(&self) -> Option<Run> {
        let since = |at: usize| self.line.lone(at).is_one_of(&numbers!["since"]);
        let aside = |open: &&Open| {
            let reports = |verb: usize| cues::of(self.line.head(verb)).is_some();
            open.kind == ClauseKind::Sub
                && (self.line.kind(open.start) == Some(Kind::Noun)
                    || !since(open.start) && open.verb.is_some_and(reports))
        };
        let main = self.open.iter().rev().find(aside).or(self.open.first());
        main.and_then(|open| open.subject).or_else(|| self.shared())
    }

    /// ", before": does the word behind a comma tell when something else is said?
    fn dates_speech(&self, link: usize) -> bool {
        self.line.lone(link).is_one_of(&numbers!["before", "after"]) && self.line.kind_before(link) == Some(Kind::Comma)
    }

    /// "…, according to Roe, | citing": the noun phrase behind "according to" and before the comma.
    fn accorded(&self, comma: usize) -> Option<Run> {
        let link = (comma.saturating_sub(8)..comma).rev().find(|at| self.line.kind(*at) != Some(Kind::Noun))?;
        let to = self.line.pieces[link].last();
        let according = to > 0 && self.line.lower(to) == "to" && self.line.lower(to - 1) == "according";
        (according && link + 1 < comma).then(|| Run { first: to + 1, last: self.line.pieces[comma - 1].last() })
    }

    /// ", with a spokesman, Dana Roe, | saying": who stands behind "with", and the apposition that the comma closes.
    fn with_apposition(&self, comma: usize) -> Option<Run> {
        let noun = comma.checked_sub(3).filter(|noun| self.line.kind(noun + 1) == Some(Kind::Comma))?;
        let with = noun > 0 && self.line.lone(noun - 1).is_one_of(&numbers!["with"]);
        let apposed = with && self.line.kind(noun) == Some(Kind::Noun) && self.line.kind(noun + 2) == Some(Kind::Noun);
        let first = self.line.piece(noun)?.first();
        apposed.then(|| Run { first, last: self.line.pieces[comma].last() })
    }

    /// "Crowds gathered in the square, demanding answers": the subject before what looks like its participle, where no other verb
    /// follows.
    fn before_main(&self, noun: usize, gerund: usize) -> Option<Run> {
        let comma = |at: usize| self.line.kind(at) == Some(Kind::Comma);
        let verb = (noun + 1..gerund).find(|verb| self.line.is_form(*verb, Form::Participle))?;
        let past = self.line.head(verb).tags.contains(Tag::VBD) && comma(gerund - 1) && !(noun..gerund - 1).any(comma);
        let main = |at: usize| comma(at) && self.line.is_finite(self.line.skip_adverbs(at + 1));
        let last = self.line.piece(self.without_adverbials(noun, verb) - 1)?.last();
        (past && !(gerund..gerund + ASIDE).any(main)).then_some(Run { first: self.line.piece(noun)?.first(), last })
    }

    /// "was on the radio | calling it a trap", "wrote on Monday | asking": does the noun phrase only tell where and when?
    fn tells_where(&self, run: Run, verb: usize) -> bool {
        let (first, noun) = (self.line.at(run.first), self.line.at(run.last));
        let link = first.checked_sub(1);
        let Some(link) = link.filter(|link| matches!(self.line.word(*link), "on" | "in" | "at" | "to" | "before"))
        else {
            return self.line.is_time(noun);
        };
        let says = || self.line.is_medium(noun) || self.line.head(noun).is(Class::Document);
        // "was on the radio | talking about", "was on Twitter | calling"
        let was = || {
            self.line.word(link) == "on"
                && self.line.head(link - 1).base == BE
                && cues::of(self.line.head(verb)).is_some()
        };
        // "wrote to the mayor | calling for"
        let written =
            || self.line.word(link) == "to" && self.line.reports(link - 1) && cues::of(self.line.head(verb)).is_some();
        let tells = || (self.line.reports(verb) || written()) && !says();
        let beside = || self.line.kind_before(link) == Some(Kind::Verb) && (was() || tells());
        let year = || self.line.word(link) == "in" && self.line.tag(run.last) == Tag::CD;
        // "left, at one point | calling it a trap"
        let aside = || self.line.kind_before(link) == Some(Kind::Comma) && cues::of(self.line.head(verb)).is_some();
        self.shared().is_some() && (self.line.is_time(noun) || year() || aside() || beside())
    }

    /// "spent the day | praising", "took turns | praising": does the noun phrase only tell how long?
    fn is_spent(&self, run: Run) -> bool {
        let (noun, last) = (self.line.at(run.first), self.line.at(run.last));
        let between = |at: &usize| {
            let quantity = matches!(self.line.kind(*at), Some(Kind::Adverb | Kind::Adjective));
            !quantity && !self.line.lone(*at).is_one_of(&numbers!["of"])
        };
        let verb = (noun.saturating_sub(3)..noun).rev().find(between).map_or("", |verb| self.line.head(verb).lemma());
        let whole = noun == last || self.line.lone(noun + 1).is_one_of(&numbers!["of"]);
        verb == "spend" && whole || verb == "take" && self.line.lone(noun).is_one_of(&numbers!["turns"])
    }

    /// "saying that it leaks and calling it a trap": the participle that reports before one that does.
    fn gerund_before(&self, verb: usize, conjunction: usize) -> Option<usize> {
        let reports =
            |verb: &usize| self.line.is_form(*verb, Form::Gerund) && cues::of(self.line.head(*verb)).is_some();
        (conjunction.saturating_sub(24)..conjunction).rev().find(reports).filter(|_| reports(&verb))
    }

    fn verb_before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(24)..at).rev().find(|verb| {
            matches!(self.line.piece(*verb), Some(piece) if piece.kind == Kind::Verb && matches!(piece.verb.form, Form::Gerund | Form::Participle | Form::Finite))
        })
    }
}

/// Does the object of the verb do what the infinitive behind it says: "urged X to"?
fn is_object_control(lemma: &str) -> bool {
    cues::cue(lemma)
        .is_some_and(|cue| ["object", "with"].iter().any(|base| cue.takes(Frame::plain("infinitive").behind(base))))
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
