//! When: the time of a clause, as it stands.

use super::clause::{Clause, Verb};
use super::table::{Row, When};
use crate::lexicon::{BE, Class, HAVE, Tag, numbers};
use crate::report::Time;
use crate::text::{Shape, TokenKind};

/// Verbs that tell a state: after "may" it is of now.
const STATES: [u16; 22] = numbers![
    "be", "have", "know", "need", "own", "contain", "want", "mean", "include", "exist", "owe", "remain", "believe",
    "think", "hold", "live", "like", "love", "depend", "matter", "deserve", "belong"
];

/// Verbs of seeing: "could see" tells what was seen.
const SENSES: [u16; 5] = numbers!["see", "hear", "feel", "smell", "taste"];

/// What stands in timetables.
const SCHEDULED: [u16; 24] = numbers![
    "begin", "start", "open", "close", "resume", "end", "meet", "arrive", "leave", "return", "play", "face", "vote",
    "host", "launch", "expire", "visit", "travel", "reopen", "go", "come", "take", "fly", "depart"
];

/// What is so is to come: "Snow is expected".
const FORESEEN: [u16; 5] = numbers!["expected", "forecast", "predicted", "planned", "scheduled"];

/// The time of a clause with that verb, its infinitive and what governs it.
pub(super) fn time(
    clause: &Clause,
    verb: &Verb,
    raised: Option<(Option<&Row>, usize)>,
    governor: Option<&Row>,
) -> Time {
    if let Some(time) = raised.and_then(|(row, to)| of_infinitive(clause, verb, row, to)) {
        return time;
    }
    match clause.tense(verb) {
        Tag::MD => after_modal(clause, verb),
        Tag::VBD => Time::Past,
        Tag::VBZ | Tag::VBP => present(clause, verb),
        _ => without_tense(clause, verb, governor),
    }
}

fn of_infinitive(clause: &Clause, verb: &Verb, row: Option<&Row>, to: usize) -> Option<Time> {
    let past = clause.tag(verb.first) == Tag::VBD || verb.perfect;
    let be_to = to == verb.first + 1 && clause.tag(verb.first) != Tag::MD && clause.word(verb.main).base == BE;
    match row.map(|row| row.when) {
        // "is to blame" is so now.
        None if be_to && clause.tag(to) == Tag::TO && !clause.word(to + 1).is_one_of(&numbers!["blame"]) => {
            Some(Time::Future)
        }
        Some(When::Future) if is_over(clause, verb) || clause.is_perfect_infinitive(to) => Some(Time::Past),
        Some(When::Future) => Some(Time::Future),
        Some(When::Past) if clause.tag(verb.main) == Tag::VBD || clause.tag(verb.main) == Tag::VBN => Some(Time::Past),
        Some(When::State) if clause.is_perfect_infinitive(to) => Some(Time::Past),
        Some(When::State) if !past && clause.tag(verb.first) != Tag::MD => Some(Time::Present),
        _ => None,
    }
}

/// Is a plan of then told: "had promised to pay", "has decided to leave"? What one "has promised" is to come.
fn is_over(clause: &Clause, verb: &Verb) -> bool {
    verb.perfect
        && (!clause.is(verb.first, &numbers!["has", "have", "'ve", "'s"])
            || clause.word(verb.main).is_form_of_one(&numbers!["decide"]))
}

fn after_modal(clause: &Clause, verb: &Verb) -> Time {
    let modal = clause.word(verb.first).text();
    let main = clause.word(verb.main);
    match modal {
        "will" | "'ll" | "wo" | "shall" => Time::Future,
        _ if verb.perfect => Time::Past,
        "would" | "'d" => Time::Future,
        "could" if main.is_form_of_one(&SENSES) => Time::Past,
        "could" if clause.negated(verb) && !main.is_form_of_one(&STATES) => Time::Past,
        "may" | "might" | "could" if !main.is_form_of_one(&STATES) || clause.tag(verb.main + 1) == Tag::TO => {
            Time::Future
        }
        _ => Time::Present,
    }
}

/// The present tense, which also tells what is planned, and in headlines and history what is over.
fn present(clause: &Clause, verb: &Verb) -> Time {
    let main = clause.word(verb.main);
    if verb.perfect {
        return if has_got(clause, verb) { Time::Present } else { Time::Past };
    }
    if verb.first == verb.main
        && main.number == main.base
        && main.tags.contains(Tag::VBD)
        && !after_pronoun(clause, verb)
    {
        return Time::Past;
    }
    if verb.first != verb.main && main.is_one_of(&FORESEEN) {
        return Time::Future;
    }
    let event = !main.is_form_of_one(&STATES) && verb.first == verb.main;
    if event && (is_headline(clause) || tells_history(clause, verb)) {
        return Time::Past;
    }
    let planned = main.is_form_of_one(&SCHEDULED) && event || verb.progressive;
    if planned && clause.sentence.clone().skip(verb.main - clause.sentence.start).any(|at| is_day_to_come(clause, at)) {
        return Time::Future;
    }
    Time::Present
}

/// "I've got a mortgage", "has got to pay": has now; but "has got worse" has become.
fn has_got(clause: &Clause, verb: &Verb) -> bool {
    let next = clause.tag(verb.main + 1);
    let object = next.is_noun() || matches!(next, Tag::DT | Tag::PRPS | Tag::CD | Tag::TO);
    object && clause.is(verb.main, &numbers!["got"])
}

/// Does the verb stand in its base form, and is that also its past tense: "cut", "beat"?
fn looks_past(clause: &Clause, verb: &Verb) -> bool {
    let main = clause.word(verb.main);
    main.number == main.base && main.tags.contains(Tag::VBD)
}

/// "We cut": of now or of then; with a noun before it, mostly of then.
fn after_pronoun(clause: &Clause, verb: &Verb) -> bool {
    verb.first > clause.tokens.start && clause.tag(verb.first - 1) == Tag::PRP
}

/// Is the sentence a headline: words, and no stop behind them?
fn is_headline(clause: &Clause) -> bool {
    clause.sentence.end > 0 && clause.tag(clause.sentence.end - 1) != Tag::Punct
}

/// "In 1911 the explorer leaves": a year that is over before the verb.
fn tells_history(clause: &Clause, verb: &Verb) -> bool {
    (clause.sentence.start..verb.first).any(|at| {
        let year = || clause.piece(at).parse::<u32>().ok().filter(|_| clause.piece(at).len() == 4);
        clause.is(at.saturating_sub(1), &numbers!["in", "of", "by"])
            && year().is_some_and(|year| (1000..=2020).contains(&year))
    })
}

/// "on Thursday", "tomorrow", "next week", "in June".
fn is_day_to_come(clause: &Clause, at: usize) -> bool {
    let before = at.saturating_sub(1);
    clause.is(at, &numbers!["tomorrow", "tonight", "midnight"])
        || clause.is(at, &numbers!["next"])
            && clause.text.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word)
        || clause.is(before, &numbers!["on", "this", "in", "from", "by"])
            && clause.text.tokens[at].shape == Shape::Capital
            && (clause.word(at).is(Class::Day) && !clause.piece(at).ends_with("days")
                || clause.word(at).is(Class::Month))
}

/// An infinitive or gerund has the time of what governs it.
fn without_tense(clause: &Clause, verb: &Verb, governor: Option<&Row>) -> Time {
    if governor.is_some_and(|row| row.when == When::Future) {
        return Time::Future;
    }
    let to = clause.tag(verb.first) == Tag::VB && verb.first > 0 && clause.tag(verb.first - 1) == Tag::TO;
    let before = (clause.sentence.start..clause.tokens.start).rev().find(|at| clause.is_finite(*at));
    let tense = before.or_else(|| (clause.tokens.end..clause.sentence.end).find(|at| clause.is_finite(*at)));
    let perfect = |at: usize| clause.word(at).base == HAVE && (at + 1..at + 4).any(|at| clause.tag(at) == Tag::VBN);
    let subject = (clause.tokens.start..verb.first).rev().find(|at| !clause.tag(*at).is_adverb());
    let own = subject.is_some_and(|at| clause.tag(at).is_noun() || clause.tag(at) == Tag::PRP);
    match tense {
        _ if to => Time::Future,
        // "his men fired first", "the bank cut too late": a past tense that was read as something else.
        _ if own && clause.tag(verb.first) == Tag::VB && !looks_past(clause, verb) => present(clause, verb),
        _ if own && (clause.tag(verb.main) == Tag::VBN || looks_past(clause, verb)) => Time::Past,
        Some(at) if clause.tag(at) == Tag::VBD || perfect(at) => Time::Past,
        Some(at) if clause.is(at, &numbers!["will", "'ll", "would", "wo"]) => Time::Future,
        None if matches!(clause.tag(verb.main), Tag::VBN) => Time::Past,
        _ => Time::Present,
    }
}
