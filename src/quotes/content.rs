//! How far does what is said reach? Where a clause begins and where its end is.

use super::clauses::{ASIDE, RELATIVE};
use super::cues::{self, Cue, Frame};
use super::governed::{report_ends, skip_adjuncts};
use super::line::{Line, REACH, Run};
use super::verbs::{is_fronted, lexeme};
use crate::grammar::marks::Ending;
use crate::grammar::{ASSERTIONS, Chunk, Form, Kind};
use crate::lexicon::{Class, Tag, Word, numbers};
use crate::report::Act;

/// What holds a content: its cue, and how.
#[derive(Clone, Copy)]
pub(super) struct Holder {
    /// The piece of the cue.
    pub(super) cue: usize,
    pub(super) hold: Hold,
}

/// How a content is held: one behind "that" goes on over more than one without.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// "that …"
    Firm,
    /// A clause without "that".
    Loose,
    /// An object, an infinitive, what a preposition leads to.
    Phrase,
}

/// How many pieces a content has at most, so that a sentence without end costs no more than long ones.
pub(super) const LONGEST: usize = 4 * REACH;

/// What stands for a subject that was named.
const PERSONS: [u16; 7] = numbers!["he", "she", "they", "it", "i", "we", "you"];

impl Line<'_> {
    /// The content that begins at the piece: to the end of its clause.
    pub(super) fn content(&self, at: usize, holder: Holder) -> Option<Run> {
        let first = self.piece(at)?.first();
        let mut last = None;
        for next in at..self.pieces.len().min(at + LONGEST) {
            if next > at && !self.is_within_fragment(first, next) && self.breaks(at, next, holder) {
                last = last.map(|last| self.with_closing_mark(next, last));
                break;
            }
            last = self.piece(next).map(|piece| piece.last());
        }
        last.map(|last| self.trim(Run { first, last }))
    }

    /// Is the piece inside a quotation that began behind the token `first`? What is quoted is not cut.
    pub(super) fn is_within_fragment(&self, first: usize, at: usize) -> bool {
        let piece = self.pieces[at];
        self.grammar.marks.outermost(piece.first()).is_some_and(|quoted| {
            let inside = quoted.open < piece.first() && piece.last() < quoted.last;
            inside && !quoted.speech && quoted.ending == Ending::Closed && first <= quoted.open
        })
    }

    /// Does the content that begins at `start` end before the piece `at`? On its own: or else what is asked of few pieces would be
    /// made ready for every content.
    #[inline(never)]
    fn breaks(&self, start: usize, at: usize, holder: Holder) -> bool {
        match self.kind(at) {
            Some(Kind::Break) => match self.slice(self.pieces[at].first()) {
                // "Asked if she would go: “No.”"
                ":" if self.kind(at + 1) == Some(Kind::Speech) => {
                    holder.hold == Hold::Phrase || self.is_claimed(at + 1) || is_fronted(self, holder.cue)
                }
                ":" => false,
                // "three things: a dock, which leaks; a road; and a lock"
                ";" => !(start..at).any(|colon| self.is_mark(colon, b':')),
                _ => self.dash_breaks(start, at, holder),
            },
            Some(Kind::Comma) => self.comma_breaks(start, at, holder),
            // "what Roe and Moss said"
            Some(Kind::Conjunction)
                if self.kind(start) == Some(Kind::Wh) && !(start..at).any(|verb| self.is_finite(verb)) =>
            {
                false
            }
            Some(Kind::Conjunction) => {
                // "said the mayor and the council had been told": one subject.
                (self.is_whole(start, at, holder) || self.is_pronoun(at + 1)) && self.another_reports(at + 1, holder)
                    || self.conjunction_breaks(start, at, holder) && !self.opens_fragment(at + 1)
            }
            Some(Kind::Verb) => self.is_outside(start, at),
            Some(Kind::Bracket) => {
                matches!(self.slice(self.pieces[at].first()), ")" | "]")
                    && !(start..at).any(|open| self.kind(open) == Some(Kind::Bracket))
            }
            // "warned that “it will fall” three weeks before it fell"
            Some(Kind::Noun) if at > start && self.is_time(at) && self.ends_in_marks(at - 1) => {
                let link = self.lone(at + 1);
                let dated = holder.hold == Hold::Phrase;
                dated || link.is_one_of(&numbers!["before", "after", "earlier", "later", "ago"])
            }
            // "rejected the offer Tuesday"
            Some(Kind::Noun) if holder.hold == Hold::Phrase && self.ends_on_day(start, at) => true,
            Some(Kind::Noun) => {
                let goes_on = || {
                    matches!(self.kind_before(at), Some(Kind::Link | Kind::Conjunction))
                        || self.is_form(at + 1, Form::Infinitive)
                };
                // "900 patients a year"
                let rate =
                    || self.lexeme(self.pieces[at].first()).is_one_of(&numbers!["a", "an", "each", "every", "per"]);
                holder.hold == Hold::Phrase
                    && at > start
                    && self.is_time(at)
                    && self.is_dated(holder.cue)
                    && !goes_on()
                    && !rate()
            }
            Some(Kind::Link) if holder.hold == Hold::Phrase && self.tells_when_said(start, at, holder) => true,
            // "said that it leaks while Roe called it safe"
            Some(Kind::Link) if at > start + 1 && self.contrasts(at, holder) => true,
            Some(Kind::Link | Kind::Wh) if holder.hold != Hold::Firm && self.tells_when_marked(start, at, holder) => {
                true
            }
            // "attacked Roe when she voted"
            Some(Kind::Link | Kind::Wh)
                if holder.hold == Hold::Phrase && self.lone(at).is_one_of(&numbers!["when"]) =>
            {
                let comes = self.lone(at + 2).is_one_of(&numbers!["comes"]);
                self.is_pronoun(at + 1) && self.kind_before(at) == Some(Kind::Noun) && !self.is_time(at - 1) && !comes
            }
            Some(Kind::Link) if holder.hold == Hold::Phrase => {
                let reports = |gerund: usize| cues::of(self.head(gerund)).is_some();
                let by = self.lone(at).is_one_of(&numbers!["by", "while", "whilst", "before"])
                    && self.is_form(at + 1, Form::Gerund)
                    && reports(at + 1)
                    && !self.head(at + 1).is_form_of_one(&numbers!["make"]);
                by || at > start
                    && self.lone(at).is_one_of(&numbers!["in", "on"])
                    && self.is_time(at + 1)
                    && self.is_dated(holder.cue)
                    && self.kind_before(at) != Some(Kind::Verb)
                    || at > start
                        && self.lone(at).is_one_of(&numbers!["in", "on"])
                        && self.is_medium(at + 1)
                        && (at > start + 1 && !self.is_form(at - 1, Form::Gerund)
                            || self.tag(self.pieces[at + 1].head()).is_proper())
                        && !self.lone(at + 2).is_one_of(&numbers!["as"])
                    || at > start + usize::from(!self.lone(at).is_one_of(&numbers!["because"]))
                        && self.lone(at).is_one_of(&numbers!["after", "as", "because"])
                        && self.another_reports(at + 1, holder)
            }
            _ => self.lone(at).is_one_of(&numbers!["according"]) && self.lone(at + 1).is_one_of(&numbers!["to"]),
        }
    }

    fn comma_breaks(&self, start: usize, at: usize, holder: Holder) -> bool {
        let next = at + 1;
        let loose = holder.hold != Hold::Firm;
        // "said that it leaked because, she said, it was old"
        if !loose && self.is_within_clause(at) {
            return false;
        }
        // "Commenting on the plan, Roe said": the subject of the cue itself.
        let own = || self.piece(next).is_some_and(|next| self.subject_begins(holder.cue) == Some(next.first()));
        let closed = holder.hold != Hold::Loose && self.closes_line(next) || self.outer_verb_follows(start, next);
        if self.parse.resumes(at).is_some_and(|clause| clause < start) || own() || closed {
            return true;
        }
        // "said Hale, Oxley and Rudd were late": what is said has its verb before it ends.
        let says = || holder.hold == Hold::Loose && self.is_say(holder.cue);
        let whole = || !says() || (start..at).any(|verb| self.is_finite(verb));
        if self.opens_behind(start, at) {
            return false;
        }
        match self.kind(next) {
            None => true,
            // "called it “a trap,” a word that he …": a name in marks is whole.
            Some(Kind::Noun | Kind::Link) if holder.hold == Hold::Phrase && self.closes_marks(at) => {
                !matches!(self.word(next), "because" | "by" | "as")
                    && !(next..next + 3).any(|near| self.holds_fragment(near))
            }
            Some(Kind::Conjunction) if self.opens_fragment(next + 1) && self.kind(next + 1) == Some(Kind::Noun) => {
                false
            }
            Some(Kind::Conjunction) => {
                let turns = holder.hold == Hold::Phrase && self.turns_from(next, holder.cue);
                (turns || self.new_clause_after(next, holder) || self.goes_on_from_cue(start, next, holder))
                    && !self.is_quoted_clause(next + 1)
            }
            Some(Kind::Verb) if self.is_form(next, Form::Gerund) => self.gerund_breaks(start, next, holder),
            Some(Kind::Verb) if self.is_form(next, Form::Participle) => {
                loose && self.word(next + 1) == "with" && !self.is_resumed(start, at)
            }
            Some(Kind::Verb) => {
                self.is_finite(next)
                    && loose
                    && self.subject_begins(next).is_none_or(|first| first < self.pieces[start].first())
                    && whole()
            }
            // "a party which, he claimed, had lied"
            Some(Kind::Noun) if self.is_pronoun(next) && self.is_pronoun_of_clause(self.pieces[at - 1].last()) => false,
            Some(Kind::Noun) => {
                self.parenthetical_follows(next)
                    || loose && self.past_follows(next) && !self.closes_adverb(at) && whole()
                    || is_fronted(self, holder.cue) && self.clause_follows(next)
                    || self.waits(holder.cue) && self.next_finite(next).is_some() && self.is_whole(start, at, holder)
                    || !self.closes_adverb(at) && self.comments(start, at, holder)
            }
            Some(Kind::Wh) => self.relative_breaks(start, at, holder),
            // ", with Roe stating".
            Some(Kind::Link)
                if self.lone(next).is_one_of(&numbers!["with"]) && self.is_form(next + 2, Form::Gerund) =>
            {
                let tells = cues::of(self.head(next + 2)).is_some() && !self.shows(next + 2);
                self.kind(next + 1) == Some(Kind::Noun) && (self.reports(next + 2) || tells && !self.shows(holder.cue))
            }
            Some(Kind::Link) if self.dates_another(next) || self.leaves_open(next) => true,
            // "reported, citing a memo, | that"
            Some(Kind::Link) if holder.hold == Hold::Phrase && self.lone(next).is_one_of(&numbers!["that"]) => {
                self.is_form(holder.cue, Form::Gerund) && self.kind_before(holder.cue) == Some(Kind::Comma)
            }
            Some(Kind::Link) if loose && matches!(self.word(next), "in" | "on") && self.is_medium(next + 1) => true,
            Some(Kind::Link) if self.waits(holder.cue) && self.is_whole(start, at, holder) => self.main_follows(next),
            Some(Kind::Link) if holder.hold == Hold::Phrase && self.word(next) == "with" => {
                self.adds_with(next, holder)
            }
            // "said Vale, despite his wealth, was": no end before the verb.
            Some(Kind::Link) if self.opens_fragment(next + 1) => false,
            // "knew the harbor, so she came"
            Some(Kind::Link | Kind::Adverb) if holder.hold == Hold::Phrase && self.word(next) == "so" => {
                self.kind(next + 1) == Some(Kind::Noun) && self.clause_follows(next + 1)
            }
            Some(Kind::Link) => {
                self.turns(next) && (loose && whole() && !self.is_resumed(start, at) || self.reports_behind(next))
            }
            Some(Kind::Speech) => self.interrupts_speech(holder),
            // "even as it leaked", "just as she left"
            Some(Kind::Adverb) => {
                let dates = self.word(next) == "just" && self.lone(next + 1).is_one_of(&numbers!["as"]);
                loose && (self.word(next) == "even" || dates) && !self.is_resumed(start, at)
            }
            _ => self.word(next) == "according",
        }
    }

    /// "“This,” she said, pointing to the wall, “is where he fell.”": does what the cue holds stand between two parts of a speech?
    fn interrupts_speech(&self, holder: Holder) -> bool {
        let mut before = holder.cue.saturating_sub(REACH)..holder.cue;
        holder.hold == Hold::Phrase
            && !self.reports(holder.cue)
            && before.any(|earlier| self.kind(earlier) == Some(Kind::Speech))
    }

    /// ", before adding that it leaks", ", after a memo suggested it leaks": does the word tell when something else is said?
    fn dates_another(&self, link: usize) -> bool {
        let adds = || self.is_form(link + 1, Form::Gerund) && self.reports(link + 1);
        let shown = || {
            self.kind(link + 1) == Some(Kind::Noun) && self.next_finite(link + 1).is_some_and(|verb| self.shows(verb))
        };
        self.lone(link).is_one_of(&numbers!["before", "after"]) && (adds() || shown())
    }

    /// ", without elaborating": does the writer tell what is not said?
    fn leaves_open(&self, link: usize) -> bool {
        let tells = &numbers!["elaborate", "explain", "give", "identify", "name", "offer", "provide", "say", "specify"];
        self.lone(link).is_one_of(&numbers!["without"])
            && self.is_form(link + 1, Form::Gerund)
            && self.head(link + 1).is_form_of_one(tells)
    }

    /// "the plan, | leaving …", but not "closing the bridge, leaving …", "accused of lying, hiding and …"; "said it was “late,” | drawing
    /// laughter".
    fn gerund_breaks(&self, start: usize, gerund: usize, holder: Holder) -> bool {
        let verb = self.head(gerund);
        if holder.hold == Hold::Phrase && self.is_listed_deed(start, gerund) {
            return false;
        }
        let apart =
            || holder.hold == Hold::Phrase && !self.is_form(start, Form::Gerund) && !self.lists_gerunds(start, gerund);
        let draws = || {
            let drawn = &numbers!["draw", "elicit", "prompt", "provoke", "spark"];
            self.closes_marks(gerund - 1) && verb.is_form_of_one(drawn)
        };
        (apart() || cues::of(verb).is_some() || draws()) && !is_preposition(self.lower(self.pieces[gerund].head()))
    }

    /// "of lying, | hiding papers and leaving": is the gerund in a list of those that a preposition joins?
    fn lists_gerunds(&self, start: usize, gerund: usize) -> bool {
        let joined = |at: usize| self.is_form(at, Form::Gerund) && self.kind_before(at) == Some(Kind::Link);
        let last = |at: usize| self.kind(at) == Some(Kind::Conjunction) && self.is_form(at + 1, Form::Gerund);
        (start..gerund).any(joined) && (gerund..gerund + ASIDE).any(last)
    }

    /// "noise, | flooding and the loss of trees", "denies stalking, | threatening behaviour and two assaults": is what looks like a
    /// verb one of the things in a list?
    fn is_listed_deed(&self, start: usize, gerund: usize) -> bool {
        let threat = || self.head(gerund).is_form_of_one(&numbers!["threaten"]);
        let deeds = self.is_form(start, Form::Gerund) && (!self.reports(gerund) || threat());
        let joins = if deeds {
            (gerund + 1..gerund + ASIDE).find(|at| self.kind(*at) != Some(Kind::Noun))
        } else {
            Some(gerund + 1)
        };
        joins.is_some_and(|and| {
            self.kind(and) == Some(Kind::Conjunction)
                && self.kind(and + 1) == Some(Kind::Noun)
                && !self.clause_follows(and + 1)
        })
    }

    /// "who has said that it leaks, | on Monday accused": does a verb of what began before follow what tells when?
    fn outer_verb_follows(&self, start: usize, at: usize) -> bool {
        let time = self.over_link(at);
        let verb = Some(self.skip_adverbs(time + 1)).filter(|verb| self.is_time(time) && self.is_finite(*verb));
        let first = verb.and_then(|verb| self.subject_begins(verb));
        first.is_some_and(|first| first < self.pieces[start].first())
    }

    /// ", which leaks": is what a relative clause tells the writer's own?
    fn relative_breaks(&self, start: usize, at: usize, holder: Holder) -> bool {
        let wh = self.lone(at + 1);
        let adds = || {
            !self.is_named_behind(at, holder) && !self.is_quoted_behind(at + 1, holder) && !self.awaits_verb(start, at)
        };
        holder.hold == Hold::Phrase && wh.is_one_of(&numbers!["which", "who", "where", "when"]) && adds()
            || wh.is_one_of(&numbers!["which"]) && self.adds_to(start, at)
            || holder.hold == Hold::Loose && self.tells_of_name(at) && self.adds_to(start, at)
    }

    /// "asked whether Roe, | who is ill, was there": is the noun phrase before the comma the subject of a clause whose verb is to
    /// come?
    fn awaits_verb(&self, start: usize, comma: usize) -> bool {
        let opens = |at: &usize| self.lone(*at).is_one_of(&numbers!["that", "whether", "if", "how", "why"]);
        let clause = (start..comma).rev().take(ASIDE).find(|at| opens(at) || self.is_finite(*at)).filter(opens);
        clause.is_some_and(|clause| clause + 1 < comma && self.clause_follows(clause + 1))
    }

    /// "Though he said it was late, | on Monday he left": does a clause follow behind what tells when and where?
    fn main_follows(&self, at: usize) -> bool {
        let main = skip_adjuncts(self, at).filter(|main| self.kind(*main) == Some(Kind::Noun));
        main.is_some_and(|main| self.clause_follows(main))
    }

    /// "voted to reject it, with only Roe against": does the writer add what else is so? Not of what a poll shows, nor where a
    /// comma closes an aside.
    fn adds_with(&self, with: usize, holder: Holder) -> bool {
        let close = self.comma_in(with + 1..with + ASIDE);
        let aside = close
            .is_some_and(|close| matches!(self.kind(close + 1), Some(Kind::Verb | Kind::Conjunction | Kind::Link)));
        !aside && !self.shows(holder.cue)
    }

    /// "praised the plan, but …", and not "did not praise the plan, but the rain".
    fn turns_from(&self, conjunction: usize, cue: usize) -> bool {
        let negated = self.piece(cue).is_some_and(|cue| cue.verb.negated);
        let but = self.lone(conjunction).is_one_of(&numbers!["but"]);
        but && !negated && !self.is_form(self.skip_adverbs(conjunction + 1), Form::Gerund)
    }

    /// "praised Roe, who left in May, as “a friend”", "called Roe, a former mayor, a friend": does what somebody is called stand
    /// behind what tells who that is?
    fn is_named_behind(&self, comma: usize, holder: Holder) -> bool {
        let Some(name) = self.comma_in(comma + 2..comma + RELATIVE).map(|close| close + 1) else { return false };
        let article = |noun: &Chunk| self.lexeme(noun.first()).is_one_of(&numbers!["a", "an", "the"]);
        let led = Some(self.word(name)).filter(|word| matches!(*word, "as" | "of"));
        let cue = cues::of(self.head(holder.cue));
        let named = led.zip(cue).is_some_and(|(word, cue)| cue.takes(Frame::plain(word).behind("with")));
        named || self.calls(holder.cue) && (self.opens_fragment(name) || self.piece(name).is_some_and(article))
    }

    /// Does the verb give what it is about a name: "called Roe a friend"?
    pub(super) fn calls(&self, verb: usize) -> bool {
        matches!(self.head(verb).lemma(), "brand" | "call" | "dub" | "label" | "term")
    }

    /// "recalled the talks, which “broke down twice”": words in marks that no other cue behind the comma holds.
    fn is_quoted_behind(&self, wh: usize, holder: Holder) -> bool {
        let marked = (wh..self.pieces.len().min(wh + ASIDE)).find(|at| self.holds_fragment(*at));
        let other = |at: usize| self.kind(at) == Some(Kind::Verb) && (self.reports(at) || self.judges(at));
        !self.lone(wh).is_one_of(&numbers!["who"])
            && self.reports(holder.cue)
            && marked.is_some_and(|marked| !(wh..marked).any(other))
    }

    /// Does the clause that begins at `start` go on behind another comma?
    fn is_resumed(&self, start: usize, comma: usize) -> bool {
        (comma + 1..comma + RELATIVE).any(|later| self.parse.resumes(later) == Some(start))
    }

    /// ", which …" to the end of the line behind a clause that has its verb: mostly the writer adds it. Words in marks are
    /// still the speaker's.
    fn adds_to(&self, start: usize, comma: usize) -> bool {
        let rest = comma + 2..self.pieces.len().min(comma + REACH);
        let resumes = |at: usize| self.kind(at) == Some(Kind::Comma) && self.is_finite(self.skip_adverbs(at + 1));
        (start..comma).any(|verb| self.is_finite(verb))
            && !rest.into_iter().any(|at| resumes(at) || self.opens_fragment(at) || self.kind(at) == Some(Kind::Speech))
    }

    /// "Roe, who", "Norbury, where": what tells more of a name.
    fn tells_of_name(&self, comma: usize) -> bool {
        let named = comma
            .checked_sub(1)
            .and_then(|name| self.piece(name))
            .is_some_and(|name| self.tag(name.head()).is_proper());
        named && self.lone(comma + 1).is_one_of(&numbers!["who", "where"])
    }

    /// ", a plan that failed twice." at the end of the line: mostly the writer adds it. Words in marks are still the speaker's.
    fn comments(&self, start: usize, comma: usize, holder: Holder) -> bool {
        let article = self.piece(comma + 1).map_or(&Word::UNKNOWN, |noun| self.lexeme(noun.first()));
        // "praised Moss, the mayor": behind a clause what is known is the speaker's as well.
        let the = holder.hold == Hold::Phrase && article.is_one_of(&numbers!["the"]) && !self.is_listed(comma + 1);
        let article = the || article.is_one_of(&numbers!["a", "an"]);
        let whole = self.is_whole(start, comma, holder);
        let resumes = |at: usize| match self.kind(at) {
            Some(Kind::Verb) => !self.is_form(at, Form::Participle),
            kind => matches!(kind, Some(Kind::Conjunction | Kind::Link)),
        };
        let goes_on = |at: usize| {
            self.holds_fragment(at)
                || self.kind(at) == Some(Kind::Speech)
                || self.kind(at) == Some(Kind::Comma) && (the || resumes(self.skip_adverbs(at + 1)))
        };
        let subject = self.next_finite(comma + 1).is_some();
        if self.is_disputed(comma + 1) {
            return true;
        }
        let listed = || self.calls(holder.cue) && self.comma_in(start..comma).is_some();
        let named = || listed() || self.is_named_behind(comma, holder);
        article && whole && !subject && !named() && !(comma + 1..self.pieces.len().min(comma + REACH)).any(goes_on)
    }

    /// "a claim the judge called “absurd”", "something she denies": does the writer tell what another thinks of what is said?
    fn is_disputed(&self, at: usize) -> bool {
        let article = self.piece(at).is_some_and(|noun| self.lexeme(noun.first()).is_one_of(&numbers!["a", "an"]));
        let claim = article && self.head(at).is_one_of(&ASSERTIONS);
        let behind = |verb: usize| self.kind(self.skip_adverbs(verb + 1));
        let open = || {
            let verb = self.next_finite(at + 1);
            verb.is_some_and(|verb| matches!(behind(verb), None | Some(Kind::Stop | Kind::Comma | Kind::Link)))
        };
        claim && self.clause_follows(at + 1) || self.lone(at).is_one_of(&numbers!["something"]) && open()
    }

    /// "the banks, the mills and the inns": does a conjunction stand behind the noun phrase with no more than what hangs on it
    /// between?
    fn is_listed(&self, noun: usize) -> bool {
        let within = |at: &usize| matches!(self.kind(*at), Some(Kind::Noun | Kind::Link | Kind::Adjective));
        let end = (noun..noun + ASIDE).find(|at| !within(at));
        end.is_some_and(|end| self.kind(end) == Some(Kind::Conjunction))
    }

    /// "rejected the offer | Tuesday", "reported no arrests | late Monday": a day without a preposition behind an object without a verb of
    /// its own, where nothing more is said.
    fn ends_on_day(&self, start: usize, at: usize) -> bool {
        let day = |time: &Chunk| (time.first()..=time.last()).any(|token| self.lexeme(token).is(Class::Day));
        at > start
            && self.is_time(at)
            && matches!(self.kind(at + 1), None | Some(Kind::Stop | Kind::Comma))
            && self.piece(at).is_some_and(day)
            && matches!(self.kind(at - 1), Some(Kind::Noun | Kind::Adverb))
            && !(start..at).any(|verb| self.kind(verb) == Some(Kind::Verb))
    }

    /// Does a time behind what the verb is about tell when that was said: "endorsed Roe on Monday"?
    fn is_dated(&self, cue: usize) -> bool {
        matches!(self.head(cue).lemma(), "announce" | "endorse" | "back" | "reveal" | "unveil" | "defend" | "return")
    }

    /// "called it “a trap” after a walk", "praised Roe at a debate", "yelled “no” before he left": what tells when words in marks were said.
    fn tells_when_said(&self, start: usize, at: usize, holder: Holder) -> bool {
        let link = self.lone(at);
        // "warned of a “winter of anger” after talks ended"
        let later = || link.is_one_of(&numbers!["after", "before"]) && self.holds_fragment(start);
        let marked =
            || self.ends_in_marks(at - 1) && (self.judges(holder.cue) || self.opens_fragment(start) || later());
        let does = |piece: usize| self.kind(piece) == Some(Kind::Verb);
        let named = || (at + 2..at + 5).any(|behind| self.lone(behind).is_one_of(&numbers!["as"]));
        let where_said =
            || at > start && self.is_medium(at + 1) && self.judges(holder.cue) && !(start..at).any(does) && !named();
        link.is_one_of(&numbers!["during", "at"]) && where_said()
            || link.is_one_of(&numbers!["during", "at", "after", "before"]) && marked()
    }

    /// "is “glad to be here” as she looks for votes", "says “no” when asked": a clause behind words in marks that tells when. Not
    /// "said she was “mocked” when she spoke".
    fn tells_when_marked(&self, start: usize, at: usize, holder: Holder) -> bool {
        let within = holder.hold == Hold::Loose && !self.opens_fragment(start);
        let clause = || !(within && self.lone(at).is_one_of(&numbers!["when"]));
        self.lone(at).is_one_of(&numbers!["as", "when", "while", "whilst"])
            && self.ends_in_marks(at - 1)
            && (self.is_finite(self.skip_adverbs(at + 2)) && clause() || self.is_form(at + 1, Form::Participle))
            && !(at..self.pieces.len().min(at + ASIDE)).any(|later| self.holds_fragment(later))
    }

    /// Do words in marks that the sentence goes through end with the piece?
    pub(super) fn ends_in_marks(&self, at: usize) -> bool {
        let last = self.pieces[at].last();
        self.grammar.marks.outermost(last).is_some_and(|quoted| quoted.last == last && !quoted.speech)
    }

    /// Do words in marks end with the comma or right before it?
    pub(super) fn closes_marks(&self, comma: usize) -> bool {
        self.ends_in_marks(comma - 1) || self.ends_in_marks(comma)
    }

    /// Has the speech a cue right behind it?
    pub(super) fn is_claimed(&self, speech: usize) -> bool {
        let stops = self
            .piece(speech)
            .is_some_and(|speech| self.slice(speech.last().saturating_sub(1)).ends_with(['.', '?', '!']));
        if stops {
            return false;
        }
        let next = self.skip_adverbs(speech + 1);
        let verb = if self.kind(next) == Some(Kind::Noun) { self.next_finite(next) } else { Some(next) };
        verb.is_some_and(|verb| self.is_finite(verb) && self.reports(verb))
    }

    /// Does a verb behind the piece report?
    fn reports_behind(&self, at: usize) -> bool {
        (at..self.pieces.len().min(at + REACH)).any(|verb| self.is_finite(verb) && self.reports(verb))
    }

    /// "while …", "though …", "despite …": another thought begins.
    pub(super) fn turns(&self, link: usize) -> bool {
        match self.word(link) {
            "while" | "whilst" | "although" | "though" | "whereas" | "despite" => true,
            "as" => self.next_finite(link + 1).is_some(),
            _ => false,
        }
    }

    /// "that, having read it, he would go", "and where, having read it, he went": does no more than the word that opens the clause stand
    /// before the comma?
    fn opens_behind(&self, start: usize, comma: usize) -> bool {
        let opens = self.lone(comma - 1).is_one_of(&numbers!["that", "where", "because"]);
        opens && (comma == start + 1 || self.kind_before(comma - 1) == Some(Kind::Conjunction))
    }

    /// "denied that it leaks, however": does a word that joins the sentence to what was before it end the line?
    fn closes_line(&self, at: usize) -> bool {
        let joins = self.lone(at).is_one_of(&numbers!["though", "however", "too"]);
        joins && matches!(self.kind(at + 1), None | Some(Kind::Stop))
    }

    /// "because, presumably, she left": is there no more than an adverb between the comma and one before?
    fn closes_adverb(&self, comma: usize) -> bool {
        self.kind_before(comma) == Some(Kind::Adverb) && self.kind_before(comma - 1) == Some(Kind::Comma)
    }

    /// A subject and its verb in the past right behind.
    fn past_follows(&self, noun: usize) -> bool {
        // "that Roe, | Vale and Moss had seen it": the end of a list.
        self.next_finite(noun).is_some_and(|verb| self.tense(verb) == Some(Tag::VBD) && !self.ends_list(noun, verb))
    }

    /// "Roe, | Vale and Moss had": does the noun phrase stand in a list of subjects that began before it?
    fn ends_list(&self, noun: usize, verb: usize) -> bool {
        let joined = |at: usize| self.kind(at) == Some(Kind::Conjunction);
        let first = self.pieces[noun].first();
        (noun - 1..verb).any(joined) && self.subject_begins(verb).is_some_and(|subject| subject < first)
    }

    /// The tag of the first word of a verb group that is no adverb: "also said".
    fn tense(&self, verb: usize) -> Option<Tag> {
        let verb = self.piece(verb)?;
        let first = self.tag(verb.first());
        Some(if first.is_adverb() { self.tag(verb.head()) } else { first })
    }

    /// Does the piece hold a verb that may report?
    pub(super) fn reports(&self, verb: usize) -> bool {
        self.cue_of(verb).is_some_and(|cue| cue.takes(Frame::plain("quote")))
    }

    /// The cue that the verb is, with its particle: "pointed out".
    fn cue_of(&self, verb: usize) -> Option<&'static Cue> {
        self.piece(verb).and_then(|verb| lexeme(self, verb)).map(|(_, cue)| cue)
    }

    /// Does the verb report what is said, and not only what is thought: "said she was cold and felt ill" is one speech?
    pub(super) fn says(&self, verb: usize) -> bool {
        self.cue_of(verb).is_some_and(|cue| cue.takes(Frame::plain("quote")) && cue.act != Act::Belief)
    }

    /// Does the verb tell what somebody says of another: "said that it leaks and criticized the mayor"?
    pub(super) fn judges(&self, verb: usize) -> bool {
        let word = self.head(verb);
        let judges = |cue: &Cue| matches!(cue.act, Act::Criticism | Act::Praise);
        cues::of(word).is_some_and(|cue| judges(cue) || matches!(word.lemma(), "call" | "describe"))
    }

    /// Does the verb turn down what somebody else says: "rejected the idea and said"?
    pub(super) fn denies(&self, verb: usize) -> bool {
        cues::of(self.head(verb)).is_some_and(|cue| cue.act == Act::Denial)
    }

    /// Does the verb tell what somebody wants of others: "demanded an inquiry"?
    pub(super) fn demands(&self, verb: usize) -> bool {
        cues::of(self.head(verb)).is_some_and(|cue| cue.act == Act::Demand)
    }

    /// Is what the verb tells as much a deed as a word: "threatened to go"?
    pub(super) fn acts(&self, verb: usize) -> bool {
        cues::of(self.head(verb)).is_some_and(|cue| matches!(cue.act, Act::Threat | Act::Demand | Act::Question))
            && !self.calls(verb)
    }

    /// Does the verb tell what something proves: "records show"?
    pub(super) fn shows(&self, verb: usize) -> bool {
        cues::of(self.head(verb)).is_some_and(|cue| cue.act == Act::Evidence)
    }

    /// The first token of the subject of the verb.
    fn subject_begins(&self, verb: usize) -> Option<usize> {
        self.parse.subject(verb).map(|subject| subject.first)
    }

    /// Has the verb a subject that began before the cue and goes on over it: "who wants to leave | said"?
    pub(super) fn is_outside(&self, start: usize, verb: usize) -> bool {
        let first = self.pieces[start].first();
        self.is_finite(verb)
            && self.kind_before(verb) != Some(Kind::Conjunction)
            && self.parse.subject(verb).is_some_and(|subject| subject.first < first && subject.last >= first)
    }

    /// The piece behind a conjunction, adverbs passed over, and before a verb that reports whatever tells when and where:
    /// "and on Monday said".
    fn behind_conjunction(&self, conjunction: usize) -> usize {
        let verb = skip_adjuncts(self, conjunction + 1).filter(|verb| self.is_finite(*verb) && self.reports(*verb));
        verb.unwrap_or_else(|| self.skip_adverbs(conjunction + 1))
    }

    /// "said X and left": does the verb behind the conjunction go on with the cue?
    fn conjunction_breaks(&self, start: usize, at: usize, holder: Holder) -> bool {
        if holder.hold == Hold::Phrase && self.begins_beside(start, at, holder) {
            return true;
        }
        if self.kind(holder.cue) == Some(Kind::Noun) && self.is_own_cue(at + 1) {
            return true;
        }
        // "who praised the plan and who left"
        if holder.hold == Hold::Phrase && self.lone(at + 1).is_one_of(&numbers!["who", "whom", "which", "that"]) {
            return self.is_of_relative(holder.cue) && (self.word(at + 1) != "that" || self.is_finite(at + 2));
        }
        let verb = self.behind_conjunction(at);
        if !self.lone(at).is_one_of(&numbers!["and", "but"]) || self.kind(verb) != Some(Kind::Verb) {
            return false;
        }
        // "said she liked the plan and added": the verb of the cue, or of a clause around it.
        let own = self.subject_of(holder.cue);
        let goes_on = self
            .parse
            .subject(verb)
            .is_some_and(|subject| own == Some(subject) || own.is_some_and(|own| subject.last < own.first));
        (self.is_finite(verb) || self.is_second_participle(start, verb, holder)) && goes_on
            || holder.hold == Hold::Phrase && self.is_form(verb, Form::Gerund) && self.reports(verb)
            || self.goes_on_from_cue(start, at, holder)
    }

    /// "had praised the plan and tried to go", "praised the plan and considered going": does what looks like a participle stand beside
    /// the cue, and beside none in what is said, nor in a passive?
    fn is_second_participle(&self, start: usize, verb: usize, holder: Holder) -> bool {
        let past = |at: usize| self.lexeme(self.pieces[at].head()).tags.contains(Tag::VBD);
        let beside = |at: usize| self.is_form(at, Form::Participle);
        holder.hold == Hold::Phrase
            && beside(verb)
            && past(verb)
            && past(holder.cue)
            && !self.lone(verb + 1).is_one_of(&numbers!["by"])
            && !(start..verb).any(beside)
    }

    /// "his attacks on her and his pledge to go": is the noun phrase somebody's, and reports by itself?
    fn is_own_cue(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|noun| {
            let leads = matches!(self.kind(at + 1), Some(Kind::Link)) || self.is_form(at + 1, Form::Infinitive);
            leads && self.tag(noun.first()) == Tag::PRPS && cues::of(self.lexeme(noun.head())).is_some()
        })
    }

    /// "praised the plan and Moss left": does another clause begin behind the conjunction, and not the second half of a phrase?
    fn begins_beside(&self, start: usize, conjunction: usize, holder: Holder) -> bool {
        let noun = self.skip_adverbs(conjunction + 1);
        if self.kind(noun) != Some(Kind::Noun) {
            return false;
        }
        let and = self.lone(conjunction).is_one_of(&numbers!["and", "but"]);
        let joins = || {
            let takes_clause = || cues::of(self.head(holder.cue)).is_some_and(|cue| cue.takes(Frame::plain("bare")));
            and && (self.is_form(start, Form::Infinitive) || !takes_clause())
        };
        // "whether or not she goes"
        let pronoun = self.is_pronoun(noun) && (and || noun == conjunction + 1);
        let Some(verb) = Some(noun).filter(|_| pronoun || joins()).and_then(|noun| self.next_finite(noun)) else {
            return false;
        };
        let clause = |at: usize| {
            self.is_finite(at)
                || self.kind(at) == Some(Kind::Wh)
                || self.lone(at).is_one_of(&numbers!["that", "whether"])
        };
        let own = self.subject_begins(verb) == self.piece(noun).map(|noun| noun.first());
        pronoun || own && !(start..conjunction).any(clause)
    }

    /// The subject of the cue; of a noun that of the verb before it.
    fn subject_of(&self, cue: usize) -> Option<Run> {
        let noun = self.kind(cue) == Some(Kind::Noun);
        self.parse.subject(if noun { cue.saturating_sub(1) } else { cue })
    }

    /// "Roe, Vale and | Moss": does a comma stand before the noun phrase before the conjunction?
    fn is_listed_before(&self, at: usize) -> bool {
        at > 2 && self.kind(at - 2) == Some(Kind::Noun) && self.kind(at - 3) == Some(Kind::Comma)
    }

    /// Is the subject of the verb a relative pronoun?
    fn is_of_relative(&self, verb: usize) -> bool {
        self.parse.subject(verb).is_some_and(|subject| self.is_pronoun_of_clause(subject.first))
    }

    /// "saying that it leaks and calling it a trap", "praising the mayor and shaking hands": a participle beside that of the
    /// cue; behind a clause one that reports.
    fn goes_on_from_cue(&self, start: usize, conjunction: usize, holder: Holder) -> bool {
        let verb = self.skip_adverbs(conjunction + 1);
        let gerund = |verb: usize| self.is_form(verb, Form::Gerund);
        let reports = |verb: usize| cues::of(self.head(verb)).is_some();
        let beside = |earlier: usize| gerund(earlier) && (reports(earlier) || !reports(verb));
        gerund(holder.cue)
            && gerund(verb)
            && (holder.hold == Hold::Phrase || reports(verb))
            && !(start..conjunction).any(beside)
    }

    /// ", but she felt “let down”": a clause with words in marks that reports nothing goes on with what is said.
    fn is_quoted_clause(&self, at: usize) -> bool {
        let Some(verb) = self.next_finite(at).filter(|_| self.kind(at) == Some(Kind::Noun)) else { return false };
        let ends = |at: &usize| matches!(self.kind(*at), None | Some(Kind::Comma | Kind::Stop | Kind::Break));
        let end = (verb..verb + ASIDE).find(ends).unwrap_or(verb);
        let other = |at: usize| self.is_finite(at) && (self.reports(at) || self.judges(at));
        (verb..end).any(|at| self.holds_fragment(at)) && !(at..end).any(other)
    }

    fn is_pronoun(&self, at: usize) -> bool {
        self.lone(at).is_one_of(&PERSONS)
    }

    /// Is it a pronoun for persons that is a subject and nothing else?
    pub(super) fn is_person(&self, at: usize) -> bool {
        self.lone(at).is_one_of(&numbers!["he", "she", "they", "i", "we"])
    }

    /// Is it a pronoun that is no subject: "him", "themselves"?
    pub(super) fn is_objective(&self, at: usize) -> bool {
        self.lone(at).is_one_of(&numbers!["him", "them", "me", "us", "himself", "herself", "themselves", "itself"])
    }

    /// Does another subject report at the piece, in the tense of the cue: "and Roe said"?
    fn another_reports(&self, at: usize, holder: Holder) -> bool {
        let at = self.skip_adverbs(at);
        let behind =
            |far: usize| self.is_time(far - 1) || self.is_medium(far - 1) || !self.lone(far).is_one_of(&PERSONS);
        let far = |far: &usize| self.kind(*far) == Some(Kind::Noun) && behind(*far);
        let at = skip_adjuncts(self, at).filter(far).unwrap_or(at);
        // "with Roe calling it wrong and Moss calling it right"
        let gerund = |verb: usize| self.is_form(verb, Form::Gerund) && cues::of(self.head(verb)).is_some();
        if self.kind(at) == Some(Kind::Noun) && gerund(at + 1) && gerund(holder.cue) {
            return true;
        }
        // "warns that it fails, and Roe said": a name says its own.
        let named = |verb: usize| {
            let name = self.piece(at).is_some_and(|name| self.tag(name.head()).is_proper());
            name && self.is_say(verb) && self.kind_before(at - 1) == Some(Kind::Comma)
        };
        // "said that sales fell, but the union wants": what was said then is no thing of now.
        let then = || {
            let said = (holder.cue + 1..at).find(|verb| self.is_finite(*verb));
            said.is_some_and(|verb| matches!(self.tense(verb), Some(Tag::VBD | Tag::MD)))
        };
        let now = |verb: usize| {
            self.tense(holder.cue) == Some(Tag::VBD)
                && matches!(self.tense(verb), Some(Tag::VBZ | Tag::VBP))
                && self.kind_before(at - 1) == Some(Kind::Comma)
                && cues::of(self.head(verb)).is_some()
                && then()
        };
        let verb = Some(at).filter(|at| self.kind(*at) == Some(Kind::Noun));
        let verb = verb.and_then(|at| self.next_finite(at).or_else(|| self.finite_over_aside(at)));
        // "that Roe, Vale | and Moss had seen it"
        let listed = |verb: usize| self.is_listed_before(at) && self.ends_list(at, verb);
        verb.filter(|verb| !listed(*verb)).is_some_and(|verb| {
            if now(verb) {
                return true;
            }
            // "a lock sometimes called a trap"
            let called = || self.judges(verb) && !self.tag(self.pieces[verb].first()).is_adverb();
            (self.reports(verb) || called()) && (self.tense(verb) == self.tense(holder.cue) || named(verb))
        })
    }

    /// "while Roe called it safe": does somebody else, by name, say something behind the word?
    fn contrasts(&self, link: usize, holder: Holder) -> bool {
        self.lone(link).is_one_of(&numbers!["while", "whilst", "whereas"])
            && !self.is_pronoun(link + 1)
            && self.another_reports(link + 1, holder)
    }

    /// ", but he …": a conjunction after a comma and a subject with its verb, or a verb that goes on with the cue.
    fn new_clause_after(&self, conjunction: usize, holder: Holder) -> bool {
        let next = self.behind_conjunction(conjunction);
        let loose = holder.hold != Hold::Firm;
        match self.kind(next) {
            Some(Kind::Noun) => self.another_reports(next, holder) || loose && self.clause_follows(next),
            // ", but for Roe, it is", ", but on Monday it was"
            Some(Kind::Link) if loose && self.kind(next + 1) == Some(Kind::Noun) => {
                let far = skip_adjuncts(self, next).unwrap_or(next);
                let far = far + usize::from(self.kind(far) == Some(Kind::Comma));
                self.kind(far) == Some(Kind::Noun) && self.clause_follows(far)
            }
            Some(Kind::Verb) if self.is_form(next, Form::Gerund) => loose && self.reports(next),
            Some(Kind::Verb) => {
                let shared =
                    self.parse.subject(next).is_some() && self.parse.subject(next) == self.parse.subject(holder.cue);
                self.is_finite(next) && (shared || self.says(next))
            }
            _ => false,
        }
    }

    /// A dash ends an object unless another closes what it opens; a clause goes on behind it but to a new speech, or where
    /// the dash closes an aside around the cue.
    fn dash_breaks(&self, start: usize, at: usize, holder: Holder) -> bool {
        // "When Roe noted that it leaks – as it does –, Vale laughed": the main clause begins.
        let closes = (start.max(at.saturating_sub(REACH))..at).filter(|dash| self.is_dash(*dash)).count() % 2 == 1;
        if closes && self.waits(holder.cue) && self.clause_follows(at + 1) {
            return true;
        }
        if self.is_disputed(at + 1) {
            return true;
        }
        let closed = closes || (at + 1..(at + REACH).min(self.pieces.len())).any(|later| self.is_dash(later));
        match (holder.hold, self.kind(at + 1)) {
            (Hold::Loose | Hold::Phrase, Some(Kind::Speech)) => true,
            (Hold::Phrase, Some(Kind::Noun)) if closes => self.clause_follows(at + 1),
            (Hold::Phrase, _) => !closed || closes && self.turns(at + 1),
            (_, Some(Kind::Link)) if self.turns(at + 1) => !closed,
            (Hold::Firm, _) => false,
            (Hold::Loose, Some(Kind::Conjunction)) => self.new_clause_after(at + 1, holder),
            (Hold::Loose, _) => {
                let before = (holder.cue.saturating_sub(REACH)..holder.cue).filter(|earlier| self.is_dash(*earlier));
                before.count() % 2 == 1 || self.another_reports(at + 1, holder)
            }
        }
    }

    /// Has a clause its verb before the piece? Whatever else the cue takes is whole.
    fn is_whole(&self, start: usize, at: usize, holder: Holder) -> bool {
        holder.hold == Hold::Phrase || (start..at).any(|verb| self.is_finite(verb))
    }

    /// "When Roe noted": is the cue that of a clause in front, for which a main clause is still to come?
    fn waits(&self, cue: usize) -> bool {
        let subject = self.subject_begins(cue).map_or(cue, |first| self.at(first));
        // "Although in May she said"
        let before = subject.checked_sub(1).filter(|time| *time > 0 && self.is_time(*time));
        let before = before.map_or(subject, |time| time - usize::from(self.kind(time - 1) == Some(Kind::Link)));
        let before = before.checked_sub(1).filter(|before| *before < 2);
        before.is_some_and(|before| {
            self.lone(before).is_one_of(&numbers![
                "when", "while", "whilst", "after", "although", "though", "as", "if", "because", "since"
            ])
        })
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Break) && !self.is_mark(at, b':') && !self.is_mark(at, b';')
    }

    /// ", he said": a cue with its source in between.
    fn parenthetical_follows(&self, at: usize) -> bool {
        let Some(verb) = self.next_finite(at) else { return false };
        let told = if self.head(verb).lemma() == "tell" { report_ends(self, verb)[0] } else { verb + 1 };
        cues::of(self.head(verb)).is_some_and(|cue| cue.parenthetical)
            && matches!(self.kind(told), None | Some(Kind::Comma | Kind::Stop | Kind::Quote | Kind::Speech))
    }

    /// "because, she said, ": does whoever is quoted say it within the clause that a word before the comma opens?
    fn is_within_clause(&self, comma: usize) -> bool {
        let opens = comma.checked_sub(1).map_or(&Word::UNKNOWN, |link| self.lexeme(self.pieces[link].last()));
        let verb = self.next_finite(comma + 1).filter(|_| self.is_pronoun(comma + 1));
        let aside = verb.is_some_and(|verb| self.says(verb) && self.kind(verb + 1) == Some(Kind::Comma));
        aside && opens.is_one_of(&numbers!["because", "that", "and", "but", "if", "so"])
    }

    /// ", Roe said.", ", Roe told the paper by mail.", and in headlines ", says Roe": does the line end with who says it?
    pub(super) fn ends_said(&self, at: usize) -> bool {
        let Some(verb) = self.next_finite(at) else { return false };
        let ends = |at: usize| matches!(self.kind(at), None | Some(Kind::Stop));
        if verb == at {
            let source = self.inverted_source(at + 1).filter(|_| self.head(verb).lemma() == "say");
            return source.is_some_and(|source| self.kind(self.at(source.last) + 1).is_none());
        }
        let heard = || Some(report_ends(self, verb)).filter(|[told, _]| *told > verb + 1).map(|[_, end]| end);
        let end = match self.head(verb).lemma() {
            "say" => Some(verb + 1),
            "tell" => heard(),
            _ => None,
        };
        // "Roe, Vale and Moss said."
        let listed = || (at..verb).any(|joins| self.kind(joins) == Some(Kind::Conjunction));
        end.is_some_and(ends) && !listed()
    }
}

/// "including", "following": participles that have become prepositions.
fn is_preposition(participle: &str) -> bool {
    matches!(
        participle,
        "including" | "following" | "regarding" | "concerning" | "involving" | "excluding" | "depending"
    )
}
