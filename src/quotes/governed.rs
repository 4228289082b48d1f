//! What a verb group governs: the clause, the infinitive, the object or the preposition behind it, over what stands between.

use super::clauses::ASIDE;
use super::content::{Hold, Holder};
use super::cues::{self, Frame};
use super::line::{Line, Run};
use crate::grammar::{Chunk, Form, Kind};
use crate::lexicon::{BE, Class, HAVE, Tag, numbers};
use std::cell::LazyCell;

/// What a verb governs in a frame.
pub(super) struct Governed {
    pub(super) rule: &'static str,
    pub(super) frame: Frame,
    pub(super) cue_last: usize,
    pub(super) content: Run,
    pub(super) addressee: Option<Run>,
}

/// A cue that is a verb group: its piece, and its last token.
#[derive(Clone, Copy)]
pub(super) struct CueEnd {
    pub(super) at: usize,
    pub(super) last: usize,
}

impl CueEnd {
    pub(super) fn holds(self, hold: Hold) -> Holder {
        Holder { cue: self.at, hold }
    }
}

/// The readings of a verb group, the surest first: none is looked for behind one that the cue takes.
struct Readings<'a> {
    takes: &'a dyn Fn(Frame) -> bool,
    found: Option<Governed>,
}

impl Readings<'_> {
    fn offer<I: IntoIterator<Item = Governed>>(&mut self, readings: impl FnOnce() -> I) {
        if self.found.is_none() {
            self.found = readings().into_iter().find(|governed| (self.takes)(governed.frame));
        }
    }
}

/// What follows the verb, in the surest of the frames that it takes.
pub(super) fn governed(line: &Line, at: usize, verb: &Chunk, takes: &dyn Fn(Frame) -> bool) -> Option<Governed> {
    let mut all = Readings { takes, found: None };
    let cue = CueEnd { at, last: verb.last() };
    let next = line.skip_adverbs(at + 1);
    if is_idle(line, at, next) {
        return None;
    }
    // "held up signs reading “No dock” and “Save our bay” at the gate"
    if line.head(at).is_form_of_one(&numbers!["read"]) && line.opens_fragment(next) {
        all.offer(|| plain("verb-quote", "quote", cue.last, joined_fragments(line, next)?));
    }
    // "said perhaps they should go": how sure it is belongs to what is said.
    if next > at + 1 && line.lone(next - 1).is_one_of(&numbers!["maybe", "perhaps"]) && line.clause_follows(next) {
        all.offer(|| bare(line, next - 1, cue));
    }
    all.offer(|| behind_adverbial(line, next, cue));
    all.offer(|| complement(line, next, cue));
    // "said Monday was late"
    let begins = || line.is_finite(next + 1) && line.is_say(at);
    if line.kind(next) == Some(Kind::Noun) && (!line.is_time(next) || begins() || is_amount(line, next)) {
        behind_noun(line, next, cue, &mut all);
    }
    let ends = |at: usize| ends(line, at) || line.kind(at) == Some(Kind::Link);
    if line.lone(at + 1).is_one_of(&numbers!["so", "yes", "no", "thanks", "hello", "sorry"]) && ends(at + 2) {
        all.offer(|| line.run(at + 1).and_then(|word| plain("verb-object", "object", cue.last, word)));
    }
    if line.kind(next) == Some(Kind::Wh) && line.word(next).starts_with("wha") {
        all.offer(|| object(line, next, cue));
    }
    all.offer(|| prepositional(line, next, at));
    all.offer(|| behind_adjuncts(line, next, cue));
    all.offer(|| far_preposition(line, next, at));
    all.offer(|| behind_aside(line, next, cue));
    // "remained sure that" reports by its adjective.
    let by_adjective = line.kind(next) == Some(Kind::Adjective) && !line.head(at).is_form_of_one(&numbers!["make"]);
    all.offer(|| far_that(line, next).filter(|_| !by_adjective).and_then(|that| complement(line, that, cue)));
    if line.opens_fragment(at + 1) {
        all.offer(|| {
            let words = line.content(at + 1, cue.holds(Hold::Phrase))?;
            plain("verb-quote", "quote", cue.last, words)
        });
    }
    all.found
}

/// "announced three days of mourning": a time that measures something, and does not tell when.
fn is_amount(line: &Line, at: usize) -> bool {
    let counted = line.piece(at).is_some_and(|time| {
        line.tag(time.first()) == Tag::CD || line.lexeme(time.first()).is_one_of(&numbers!["a", "an"])
    });
    counted && line.lone(at + 1).is_one_of(&numbers!["of"]) && line.kind(at + 2) == Some(Kind::Noun)
}

/// "“No dock” and “Save our bay”": the words in marks at the piece with those that a conjunction or a comma joins.
fn joined_fragments(line: &Line, at: usize) -> Option<Run> {
    let marked = |at: usize| line.grammar.marks.outermost(line.piece(at)?.first());
    let first = marked(at)?;
    let mut last = first.last;
    let joins = |at: usize| matches!(line.kind(at), Some(Kind::Comma | Kind::Conjunction));
    loop {
        let next = line.at(last) + 1;
        let next = next + usize::from(joins(next));
        let next = next + usize::from(joins(next));
        match marked(next).filter(|next| next.open == line.pieces[line.at(next.open)].first()) {
            Some(beside) if joins(next - 1) && beside.open > last => last = beside.last,
            _ => return Some(Run { first: first.open, last }),
        }
    }
}

/// What the police ask callers to quote.
const REFERENCES: [u16; 3] = numbers!["crime", "incident", "reference"];

/// Does a verb that mostly reports, or does so with "not", do no such thing with what is next?
fn is_idle(line: &Line, verb: usize, next: usize) -> bool {
    let piece = |holds: fn(&Line, &Chunk) -> bool| line.piece(next).is_some_and(|next| holds(line, next));
    let calls = || line.head(next).is_form_of_one(&numbers!["call", "email", "inquiry", "message", "request", "text"]);
    match line.head(verb).lemma() {
        // "appealing to swing voters"
        "appeal" => line.is_form(next, Form::Infinitive),
        // "guilty of attacking a clerk", "charged with attacking a clerk"
        "attack" => {
            line.is_form(verb, Form::Gerund)
                && verb > 1
                && line.lone(verb - 1).is_one_of(&numbers!["of", "with"])
                && matches!(
                    line.head(verb - 2).lemma(),
                    "acquit" | "charge" | "clear" | "convict" | "guilty" | "suspect" | "suspicion"
                )
        }
        // "called 911", "called back to ask"
        "call" => {
            line.is_form(next, Form::Infinitive) && line.says(next)
                || piece(|line, number| line.tag(number.first()) == Tag::CD && number.first() == number.last())
        }
        // "likes to say that it leaks": by the other verb.
        "like" => {
            let tells = &numbers!["announce", "boast", "joke", "note", "point", "remind", "say", "tell"];
            line.is_form(next, Form::Infinitive) && line.head(next).is_form_of_one(tells)
        }
        // "looked to be safe", "looked to have won"
        "look" => {
            line.is_form(next, Form::Infinitive)
                && piece(|line, to| matches!(line.lexeme(to.first() + 1).base, BE | HAVE))
        }
        // "quoting reference 40"
        "quote" => piece(|line, noun| line.lexeme(noun.first()).is_one_of(&REFERENCES)),
        // "refuse workers struck"
        "refuse" => matches!(line.head(next).lemma(), "collection" | "collector" | "truck" | "worker"),
        // "returned the call", but "did not return the call"
        "return" => !(calls() && line.piece(verb).is_some_and(|verb| verb.verb.negated)),
        // "said goodbye to her shop"
        "say" => line.head(next).is_form_of_one(&numbers!["goodbye", "farewell", "grace", "prayer"]),
        // "calls seeking comment"
        "seek" => line.lone(next).is_one_of(&numbers!["comment"]),
        _ => false,
    }
}

/// "said on Monday that …", "noted on Monday the change", "dismissed as “false” a claim".
fn behind_adjuncts(line: &Line, next: usize, cue: CueEnd) -> Vec<Governed> {
    let Some(far) = skip_adjuncts(line, next) else { return Vec::new() };
    let named = line.lone(next).is_one_of(&numbers!["as"]) && line.holds_fragment(next + 1);
    let first = line.piece(next).filter(|_| named).map(|name| name.first());
    let object = || {
        object(line, far, cue).map(|governed| {
            let content = Run { first: first.unwrap_or(governed.content.first), ..governed.content };
            Governed { content, ..governed }
        })
    };
    let noun = (line.kind(far) == Some(Kind::Noun))
        .then(|| if line.clause_follows(far) { bare(line, far, cue) } else { object() });
    complement(line, far, cue).into_iter().chain(noun.flatten()).collect()
}

/// "agreed in May to talks", "wrote to Vale about it", "called in a note for talks", "asked at a meeting on Monday about it": what a
/// preposition leads to behind what tells when, where and to whom.
pub(super) fn far_preposition(line: &Line, mut at: usize, cue: usize) -> Option<Governed> {
    // Behind a noun that is somebody or a place other prepositions hang on that.
    let mut free = true;
    for _ in 0..4 {
        at = match line.kind(at)? {
            Kind::Noun if line.is_time(at) && !is_amount(line, at) && !line.holds_fragment(at) => at + 1,
            Kind::Link if tells_when(line, at) => at + 2,
            Kind::Link
                if line.lone(at).is_one_of(&numbers!["to", "at", "by"]) && line.kind(at + 1) == Some(Kind::Noun) =>
            {
                free = false;
                at + 2
            }
            _ => return None,
        };
        // "appealed to the public for help", "apologized to Roe for the delay"
        let asks =
            || line.lone(at).is_one_of(&numbers!["for"]) && matches!(line.head(cue).lemma(), "appeal" | "apologize");
        let about = line.lone(at).is_one_of(&numbers!["about"]) || asks();
        if line.kind(at) == Some(Kind::Link) && (about || free && !tells_when(line, at)) {
            let led = prepositional(line, at, cue).filter(|led| led.frame.word != "in");
            return led.map(|led| Governed { cue_last: line.pieces[cue].last(), ..led });
        }
    }
    None
}

/// "on Monday", "in 2011", "in a letter": does the phrase tell when or through what something is said?
pub(super) fn tells_when(line: &Line, link: usize) -> bool {
    let noun = link + 1;
    let year = || line.word(link) == "in" && line.piece(noun).is_some_and(|noun| line.tag(noun.head()) == Tag::CD);
    let written = || line.is_medium(noun) || line.head(noun).is(Class::Document);
    line.kind(noun) == Some(Kind::Noun) && (line.is_time(noun) || year() || written())
}

/// "said, win or lose, he stays", "said – on air, as it happens – that it leaks": a clause behind what stands apart.
fn behind_aside(line: &Line, at: usize, cue: CueEnd) -> Option<Governed> {
    let clause = over_aside(line, at);
    if clause == at || stands_apart(line, cue.at) {
        return None;
    }
    // "described, in blunt terms, a dock that leaks"
    let begins = line.kind(clause) == Some(Kind::Noun) && line.clause_follows(clause);
    if clause == at + 4 && line.kind(at + 1) == Some(Kind::Link) && line.kind(clause) == Some(Kind::Noun) && !begins {
        return object(line, clause, cue);
    }
    if !line.says(cue.at) {
        return None;
    }
    // "responded, with ads in Oxley, Norbury and Harwick"
    if line.lone(at + 1).is_one_of(&numbers!["with", "by"]) {
        return None;
    }
    let said = if begins { bare(line, clause, cue) } else { complement(line, clause, cue) };
    said.filter(|said| matches!(said.rule, "verb-bare" | "verb-that") && said.content.first < said.content.last)
}

/// Does the clause end at the piece?
fn ends(line: &Line, at: usize) -> bool {
    matches!(line.kind(at), None | Some(Kind::Stop | Kind::Comma | Kind::Break | Kind::Conjunction))
}

/// "said, however, that", "told one of the people close to him that": the "that" behind what stands between.
fn far_that(line: &Line, at: usize) -> Option<usize> {
    let between = |kind| {
        use Kind::{Adjective, Adverb, Break, Comma, Conjunction, Link, Noun};
        matches!(kind, Noun | Link | Adverb | Adjective | Comma | Conjunction | Break)
    };
    // "said after meeting the mayor that", "said in a letter sent to the mayor that"
    let beside = |at: usize| match line.kind_before(at) {
        Some(Kind::Link) => line.is_form(at, Form::Gerund),
        Some(Kind::Noun) => line.is_form(at, Form::Participle),
        _ => false,
    };
    // "said on air, where she works, that", "said, citing a memo, that"
    let opens = |comma: &usize| {
        let tells = line.kind(comma + 1) == Some(Kind::Wh) || line.is_form(comma + 1, Form::Gerund);
        line.kind(*comma) == Some(Kind::Comma) && tells
    };
    let aside = (at..at + 12).find(opens).and_then(|open| Some(open..line.comma_in(open + 2..open + 12)?));
    let passed = |at: usize| aside.as_ref().is_some_and(|aside| aside.contains(&at));
    let reach = at + 12 + aside.as_ref().map_or(0, |aside| aside.len());
    let run = (at..reach).take_while(|next| passed(*next) || line.kind(*next).is_some_and(between) || beside(*next));
    let mut that = run.filter(|next| {
        !passed(*next) && line.lone(*next).is_one_of(&numbers!["that"]) && line.clause_follows(next + 1)
    });
    that.next()
        .filter(|that| *that > at && (line.kind(that - 1) != Some(Kind::Noun) || line.kind(at) != Some(Kind::Noun)))
}

/// "briefed reporters on the condition that": are no words but terms told behind "that"?
fn is_of_terms(line: &Line, that: usize) -> bool {
    let terms = &numbers!["basis", "condition", "grounds", "understanding"];
    let of_term = || line.lone(that - 2).is_one_of(&numbers!["on"]) && line.head(that - 1).is_one_of(terms);
    // "adds to signs that it is over"
    let of_sign = || {
        that > 2
            && line.lone(that - 2).is_one_of(&numbers!["to"])
            && line.head(that - 3).is_form_of_one(&numbers!["add"])
    };
    that > 1 && (of_term() || of_sign())
}

/// A noun phrase right behind the verb: the subject of a clause, a hearer, or what the verb is about.
fn behind_noun(line: &Line, noun: usize, cue: CueEnd, all: &mut Readings) {
    // "The plan, Roe told them, was late": the clause around goes on.
    let told = line.kind(noun + 1) == Some(Kind::Comma)
        && line.head(cue.at).lemma() == "tell"
        && line.parse.resumes(noun + 1).is_some_and(|clause| clause < cue.at)
        && stands_apart(line, cue.at);
    if told {
        return;
    }
    // "anyone who saw the crash | is asked": the verb is of what stands before.
    let outer = || line.next_finite(noun).is_some_and(|verb| line.is_outside(noun, verb));
    if (line.clause_follows(noun) || line.goes_on_over_contact(noun)) && !outer() && !dates_itself(line, noun) {
        // "Roe, who ruled it until May, | left"
        let far = || (noun + 1..noun + 8).find(|at| line.is_finite(*at));
        // "Roe, who wrote the book, left": nor is the verb that of the book.
        let apart =
            || line.comma_in(noun..noun + ASIDE).filter(|_| line.next_finite(noun).is_none()).map(|comma| comma + 1);
        // "added a note saying it was late": what the note says.
        let noted = !line.is_say(cue.at) && line.is_medium(noun) && line.says(noun + 1);
        let beyond = |at: Option<usize>| at.is_some_and(|at| line.is_outside(noun, at));
        if !noted && !beyond(far()) && !beyond(apart()) {
            all.offer(|| bare(line, noun, cue));
        }
        all.offer(|| object(line, noun, cue));
        return;
    }
    let whole = LazyCell::new(|| object(line, noun, cue));
    let addressee = line.run(noun);
    let behind = hearer_end(line, noun);
    let far = skip_adjuncts(line, behind);
    // "expressed concern that": a feeling hears nothing; it is of the cue, as is the preposition behind it.
    let feeling = addressee.filter(|_| matches!(line.head(cue.at).lemma(), "express" | "raise" | "voice"));
    // "rejected the notion that": nor does a thought.
    if feeling.is_none() && line.lone(behind).is_one_of(&numbers!["that"]) && is_thought(line.head(noun).lemma()) {
        all.offer(|| plain("verb-object", "object", cue.last, line.content(noun, cue.holds(Hold::Firm))?));
    }
    // "asked anyone who saw it to call": whoever is no name is told by the clause who it is.
    let named =
        line.piece(noun).is_some_and(|noun| line.tag(noun.head()).is_proper() || line.tag(noun.head()) == Tag::PRP);
    // "showed a film that was late": a relative clause has its verb right behind "that".
    let that =
        |next: &usize| line.lone(*next).is_one_of(&numbers!["that"]) && line.is_finite(line.skip_adverbs(next + 1));
    let relative =
        |next: &usize| that(next) || *next == behind && !named && matches!(line.word(*next), "who" | "which" | "whose");
    let felt = |told: Governed| match feeling.filter(|_| told.frame.base == "object") {
        Some(feeling) => {
            let leads = told.rule == "verb-preposition";
            Governed { addressee: None, cue_last: if leads { told.content.first - 1 } else { feeling.last }, ..told }
        }
        None => told,
    };
    // "accused the firm, which denies it, of fraud"
    // "warned Roe (Lab, Oxley), who was late, that"
    let open = line.closing(behind) + usize::from(line.kind(behind) == Some(Kind::Bracket));
    let relative_aside = line.kind(open) == Some(Kind::Comma) && line.kind(open + 1) == Some(Kind::Wh);
    let aside = if relative_aside { line.comma_in(open + 2..open + 12).map(|close| close + 1) } else { None };
    // "told anyone who would listen that"
    let contact = behind + 2;
    let listens = line.lone(behind).is_one_of(&numbers!["who"])
        && line.is_finite(behind + 1)
        && line.lone(contact).is_one_of(&numbers!["that"]);
    let aside = aside.filter(|aside| line.kind(*aside) == Some(Kind::Link)).or(listens.then_some(contact));
    let beside = [Some(line.skip_adverbs(behind)), far, aside];
    for next in beside.into_iter().flatten().filter(|next| !relative(next)) {
        let told = |governed| {
            with_object(governed, addressee, || whole.as_ref().map(|whole| whole.content), cue.last).map(felt)
        };
        all.offer(|| complement(line, next, cue).map(told).into_iter().flatten());
        all.offer(|| prepositional(line, next, cue.at).map(told).into_iter().flatten());
    }
    let subject = |at: &usize| line.kind(*at) == Some(Kind::Noun) && line.clause_follows(*at);
    if let Some(subject) = [Some(behind), far].into_iter().flatten().find(subject) {
        all.offer(|| {
            bare(line, subject, cue).map(|bare| Governed { addressee, frame: bare.frame.behind("object"), ..bare })
        });
    }
    let takes = all.takes;
    all.offer(|| {
        let whole = takes(Frame::plain("object")).then(|| whole.as_ref())??;
        if line.head(cue.at).lemma() == "threaten" && !line.head(noun).is_form_of_one(&THREATS) {
            return None;
        }
        // "praised him in a speech", but "named him in a speech as the heir": nothing hangs on a pronoun.
        let beside = matches!(line.word(noun + 1), "at" | "because" | "by" | "during" | "in" | "on" | "until");
        let names = |at: usize| line.lone(at).is_one_of(&numbers!["as"]) && line.next_finite(at + 1).is_none();
        let named = || (noun..=line.at(whole.content.last)).any(names);
        let alone = addressee.filter(|_| line.is_objective(noun) && beside && !named());
        Some(Governed { content: alone.unwrap_or(whole.content), ..*whole })
    });
}

/// "declared victory on Sunday after results put her ahead": is the verb behind the noun that of a clause which tells when?
fn dates_itself(line: &Line, noun: usize) -> bool {
    let verb = line.next_finite(noun);
    let subject = verb.and_then(|verb| line.parse.subject(verb)).map(|subject| line.at(subject.first));
    subject.is_some_and(|subject| {
        subject > noun + 1 && line.lone(subject - 1).is_one_of(&numbers!["after", "before", "since", "until"])
    })
}

/// What is said to come by whoever threatens it: "threatens a strike", but "threatens the town".
const THREATS: [u16; 16] = numbers![
    "action",
    "ban",
    "boycott",
    "consequence",
    "cut",
    "lawsuit",
    "reprisal",
    "resignation",
    "retaliation",
    "revenge",
    "sanction",
    "strike",
    "suit",
    "tariff",
    "veto",
    "walkout"
];

/// The readings of a complement behind an object: the object hears it ("told X to leave"), or is a part of it
/// ("wants X to leave", "sees X as a threat").
fn with_object(
    governed: Governed,
    addressee: Option<Run>,
    whole: impl Fn() -> Option<Run>,
    cue_last: usize,
) -> impl Iterator<Item = Governed> {
    let cue_last = cue_last.min(governed.cue_last);
    let part = if governed.rule == "verb-preposition" || governed.frame.word == "infinitive" { whole() } else { None };
    let part = part.map(|content| Governed {
        rule: "verb-object",
        frame: governed.frame.behind("with"),
        cue_last,
        content,
        addressee: None,
    });
    let heard = Governed { addressee, frame: governed.frame.behind("object"), cue_last, ..governed };
    part.into_iter().chain([heard])
}

/// Is the noun something that a that-clause tells the content of, and not somebody who is told?
fn is_thought(noun: &str) -> bool {
    matches!(
        noun,
        "notion" | "idea" | "fact" | "bill" | "provision" | "theory" | "evidence" | "legislation" | "measure"
    ) || cues::cue(noun).is_some_and(|cue| cue.takes(Frame::plain("that").behind("noun")))
}

pub(super) fn object(line: &Line, noun: usize, cue: CueEnd) -> Option<Governed> {
    plain("verb-object", "object", cue.last, line.content(noun, cue.holds(Hold::Phrase))?)
}

/// After a hearer: its base phrase with what hangs on it by "of" and "and".
pub(super) fn hearer_end(line: &Line, at: usize) -> usize {
    let mut next = at + 1;
    // "people living near rivers", "anyone planning a trip"
    let people =
        || line.tag(line.pieces[at].head()) == Tag::NNS || line.lone(at).is_one_of(&numbers!["anyone", "those"]);
    if line.is_form(next, Form::Gerund) && people() {
        let object = line.over_link(next + 1);
        let whole = line.kind(object) == Some(Kind::Noun) && line.is_form(object + 1, Form::Infinitive);
        next = if whole { object + 1 } else { next };
    }
    while matches!(line.kind(next), Some(Kind::Link | Kind::Conjunction))
        && line.lone(next).is_one_of(&numbers!["of", "and", "at", "in", "from"])
        && line.kind(next + 1) == Some(Kind::Noun)
        && !line.is_time(next + 1)
    {
        next += 2;
    }
    next
}

/// The pieces behind a verb that reports and its hearer, and behind what tells when, where and how, too.
pub(super) fn report_ends(line: &Line, verb: usize) -> [usize; 2] {
    let after = line.skip_adverbs(verb + 1);
    let heard = line.kind(after) == Some(Kind::Noun) && !line.is_time(after);
    let told = if heard { hearer_end(line, after) } else { after };
    let next = skip_adjuncts(line, told).unwrap_or(told);
    // "said in posing the question to Vale"
    let does = line.kind(next) == Some(Kind::Link) && line.is_form(next + 1, Form::Gerund);
    let done = next + 2 + usize::from(line.kind(next + 2) == Some(Kind::Noun));
    [told, if does { skip_adjuncts(line, done).unwrap_or(done) } else { next }]
}

pub(super) fn bare(line: &Line, at: usize, cue: CueEnd) -> Option<Governed> {
    let content = line.content(at, cue.holds(Hold::Loose))?;
    let heard = line.head(cue.at).lemma() == "tell" && at == line.skip_adverbs(cue.at + 1);
    let first = if heard { clause_behind_hearer(line, at, content)? } else { content.first };
    plain("verb-bare", "bare", cue.last, Run { first, ..content })
}

/// Where the clause right behind "told" begins; none in "…, he told jurors, and the dock was old", where who hears it is no clause.
fn clause_behind_hearer(line: &Line, at: usize, content: Run) -> Option<usize> {
    let clause = (at..=line.at(content.last)).any(|piece| line.is_finite(piece) || line.holds_fragment(piece));
    clause.then(|| behind_hearer(line, at).unwrap_or(content.first))
}

/// Who hears evidence and questions.
const HEARERS: [u16; 21] = numbers![
    "colleagues",
    "committee",
    "conference",
    "council",
    "councillors",
    "court",
    "delegates",
    "hearing",
    "inquest",
    "inquiry",
    "journalists",
    "jurors",
    "jury",
    "lawmakers",
    "meeting",
    "members",
    "mps",
    "panel",
    "reporters",
    "trial",
    "tribunal"
];

/// "told the Harwick Ledger | talks were over": a noun behind the name of who hears it, in what looks like one phrase; "told jurors
/// later | the dock was old".
fn behind_hearer(line: &Line, at: usize) -> Option<usize> {
    let later = Some(line.skip_adverbs(at + 1)).filter(|later| *later > at + 1 && line.clause_follows(*later));
    if let Some(later) = later.filter(|later| line.kind(*later) == Some(Kind::Noun)) {
        return Some(line.piece(later)?.first());
    }
    let noun = line.piece(at).filter(|noun| noun.kind == Kind::Noun)?;
    let name = noun.first() + usize::from(line.lexeme(noun.first()).is_one_of(&numbers!["the"]));
    // "told the court | officers had left"
    let hears = |token: &usize| line.lexeme(*token).is_one_of(&HEARERS);
    let begins = line.tag(noun.head()) != Tag::NN || line.is_finite(line.skip_adverbs(at + 1));
    if let Some(hearer) = (name..noun.head()).rev().find(hears).filter(|_| begins) {
        return Some(hearer + 1);
    }
    let behind = (name..=noun.head()).find(|token| !line.tag(*token).is_proper()).filter(|behind| *behind > name)?;
    matches!(line.tag(behind), Tag::NN | Tag::NNS).then_some(behind)
}

/// A clause behind a passive, which takes it as one with "that".
pub(super) fn without_that(line: &Line, at: usize, cue: CueEnd) -> Option<Governed> {
    if line.kind(at) != Some(Kind::Noun) || !line.clause_follows(at) {
        return None;
    }
    bare(line, at, cue).map(|told| Governed { frame: Frame::plain("that"), ..told })
}

pub(super) fn plain(rule: &'static str, word: &'static str, cue_last: usize, content: Run) -> Option<Governed> {
    Some(Governed { rule, frame: Frame::plain(word), cue_last, content, addressee: None })
}

/// That-clause, question, infinitive, gerund at the piece.
pub(super) fn complement(line: &Line, at: usize, cue: CueEnd) -> Option<Governed> {
    let piece = line.piece(at)?;
    let content = |hold| line.content(at, cue.holds(hold));
    if line.lone(at).is_one_of(&numbers!["that"])
        && let Some(said) = behind_that(line, at, piece, cue)
    {
        return Some(said);
    }
    match piece.kind {
        Kind::Link if line.lone(at).is_one_of(&numbers!["whether", "if"]) => {
            plain("verb-question", "question", cue.last, content(Hold::Loose)?)
        }
        Kind::Wh => plain("verb-question", "question", cue.last, content(Hold::Loose)?),
        Kind::Verb if piece.verb.form == Form::Infinitive => {
            plain("verb-infinitive", "infinitive", cue.last, content(Hold::Phrase)?)
        }
        Kind::Verb if piece.verb.form == Form::Gerund => {
            plain("verb-gerund", "gerund", cue.last, content(Hold::Phrase)?)
        }
        Kind::Comma if line.opens_fragment(at + 1) && (!stands_apart(line, cue.at) || is_sentence(line, at + 1)) => {
            plain("verb-quote", "quote", cue.last, line.content(at + 1, cue.holds(Hold::Firm))?)
        }
        Kind::Break if line.is_mark(at, b':') && line.kind(at + 1) != Some(Kind::Speech) => {
            plain("verb-colon", "colon", cue.last, line.content(at + 1, cue.holds(Hold::Firm))?)
        }
        _ => None,
    }
}

/// The same where "that" stands at the piece.
fn behind_that(line: &Line, at: usize, that: &Chunk, cue: CueEnd) -> Option<Governed> {
    let next = at + 1;
    let object = |last| plain("verb-object", "object", cue.last, Run { first: that.first(), last });
    // "called that “absurd” and said"
    if line.calls(cue.at) && line.opens_fragment(next) {
        return object(line.grammar.marks.outermost(line.piece(next)?.first())?.last);
    }
    // "disputes that, calling it a lie"
    let alone = line.is_form(next + 1, Form::Gerund) || line.kind(next + 1) == Some(Kind::Conjunction);
    if line.kind(next) == Some(Kind::Comma) && alone && over_aside(line, next) == next {
        return object(that.last());
    }
    // A tagger may take it for a pronoun.
    let opens = that.kind == Kind::Link && !line.is_finite(next) || line.clause_follows(over_aside(line, next));
    let content = Some(at).filter(|_| opens && !is_of_terms(line, at));
    plain("verb-that", "that", cue.last, line.content(content?, cue.holds(Hold::Firm))?)
}

/// "said although it rained, nobody came", "said in a year like this, all is lost", "said bullying hurts": a clause that begins
/// with something else than its subject, or with one that looks like another verb.
fn behind_adverbial(line: &Line, at: usize, cue: CueEnd) -> Option<Governed> {
    // "said raising taxes hurts"
    let object = || line.kind(at + 1) == Some(Kind::Noun) && line.next_finite(at + 1).is_some();
    if line.is_subject(at, Some(cue.at)) || line.is_form(at, Form::Gerund) && object() {
        return bare(line, at, cue);
    }
    if line.is_counted(at + 1) && line.clause_follows(at + 1) {
        return bare(line, at, cue);
    }
    let is = |words: &[u16]| line.lone(at).is_one_of(words);
    let placed = || {
        line.is_say(cue.at) && line.kind(at + 1) == Some(Kind::Noun) && !line.is_medium(at + 1) && !line.is_time(at + 1)
    };
    let fronts = is(&numbers!["despite", "if", "given", "unless", "because", "when", "while", "whilst", "without"])
        || is(&numbers!["although", "though"]) && line.clause_follows(at + 1)
        || is(&numbers!["in", "with", "for", "under"]) && placed();
    if !fronts {
        return None;
    }
    let comma = line.comma_in(at + 1..at + 16)?;
    let goes_on = line.kind(comma + 1) == Some(Kind::Noun) && line.clause_follows(comma + 1);
    let main = line.content(comma + 1, cue.holds(Hold::Loose));
    let main = main.filter(|_| goes_on || line.kind(comma + 1) == Some(Kind::Speech))?;
    plain("verb-bare", "bare", cue.last, Run { first: line.piece(at)?.first(), ..main })
}

/// "…, he said, …": are the verb and its subject an aside?
fn stands_apart(line: &Line, verb: usize) -> bool {
    let subject = line.parse.subject(verb).map(|subject| line.at(subject.first));
    subject.is_some_and(|subject| line.kind_before(subject) == Some(Kind::Comma))
}

/// Does the quotation at the piece begin as a sentence does: "“We have not heard that” from them"?
fn is_sentence(line: &Line, at: usize) -> bool {
    let capital = line.piece(at).is_some_and(|piece| {
        line.text.tokens.get(piece.first() + 1).is_some_and(|token| token.shape != crate::text::Shape::Lower)
    });
    capital && line.clause_follows(at)
}

/// "that, if they win, …", "that – if they win – …": the piece behind an aside right behind "that".
pub(super) fn over_aside(line: &Line, at: usize) -> usize {
    let mark = line.kind(at).filter(|kind| matches!(kind, Kind::Comma | Kind::Break));
    let closes = mark.and_then(|mark| (at + 1..at + 16).find(|close| line.kind(*close) == Some(mark)));
    closes.map_or(at, |close| close + 1)
}

/// "called for X", "pointed to X", "worried about Y": the preposition goes with the cue.
pub(super) fn prepositional(line: &Line, at: usize, cue: usize) -> Option<Governed> {
    let link = line.piece(at).filter(|piece| piece.kind == Kind::Link)?;
    // "apologized “for the delay”": the preposition is quoted, too.
    let marked = usize::from(line.opens_fragment(at) && link.first() < link.last());
    let word = line.lower(link.first() + marked);
    let content = line.piece(at + 1)?;
    let empty = matches!(content.kind, Kind::Comma | Kind::Stop | Kind::Break | Kind::Conjunction);
    // "would like to leave" is tagged so.
    let empty = empty || line.is_form(at + 1, Form::Infinitive) && word != "like";
    let told = word == "in" && content.first() < content.last() && line.is_medium(at + 1);
    // "voted in Oxley"; "voted in favor of" reports by its noun.
    let there = word == "in" && line.head(cue).lemma() == "vote";
    // "apologized to Roe for the delay", "replied to him that it was late"
    let hears = word == "to" && {
        let behind = hearer_end(line, at + 1);
        let told = || line.is_objective(at + 1) || line.tag(content.head()).is_proper();
        let clause = || line.kind(behind + 1) == Some(Kind::Noun) && line.clause_follows(behind + 1);
        let that = || line.lone(behind).is_one_of(&numbers!["that"]) && clause();
        line.head(cue).lemma() == "apologize" && line.lone(behind).is_one_of(&numbers!["for"])
            || line.says(cue) && line.head(cue).lemma() != "agree" && told() && that()
    };
    // "argued for years that it would fail"
    let long = line.head(at + 1).is(Class::TimeUnit) && line.lone(at + 2).is_one_of(&numbers!["that"]);
    if matches!(word, "that" | "whether" | "if") || empty || told || there || hears || long || line.is_time(at + 1) {
        return None;
    }
    let holder = Holder { cue, hold: Hold::Phrase };
    if marked == 0 {
        return plain("verb-preposition", word, link.last(), line.content(at + 1, holder)?);
    }
    let close = line.grammar.marks.outermost(link.first())?.last;
    let content = line.content(at, holder).map(|content| Run { last: content.last.max(close), ..content })?;
    plain("verb-preposition", word, line.piece(cue)?.last(), content)
}

/// Over adverbials of time, place and medium to where a complement begins, if one does.
pub(super) fn skip_adjuncts(line: &Line, at: usize) -> Option<usize> {
    let mut next = at;
    for _ in 0..12 {
        match line.kind(next)? {
            Kind::Adverb => next += 1,
            Kind::Noun if line.is_time(next) || is_tally(line, next) => next += 1,
            Kind::Link if leads_adjunct(line, next) => next += 2,
            // "after a count | marred by rain"
            Kind::Verb
                if next > at
                    && line.is_form(next, Form::Participle)
                    && line.lone(next + 1).is_one_of(&numbers!["by"]) =>
            {
                next += 1;
            }
            _ => break,
        }
    }
    (next > at).then_some(next)
}

/// "voted 5-2 to approve"
fn is_tally(line: &Line, at: usize) -> bool {
    line.piece(at).is_some_and(|votes| line.tag(votes.first()) == Tag::CD && line.slice(votes.last()).contains('-'))
}

fn leads_adjunct(line: &Line, link: usize) -> bool {
    !line.lone(link).is_one_of(&numbers!["that", "whether", "if"]) && line.kind(link + 1) == Some(Kind::Noun)
}
