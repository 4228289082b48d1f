//! What governs a clause from outside: the cue, adjective or noun before "that", a preposition, the cue behind it.

use super::clause::Clause;
use super::table::{self, Reach, Row};
use crate::grammar::Kind;
use crate::lexicon::{Tag, numbers};

/// What governs a clause.
#[derive(Clone, Copy, Default)]
pub(super) struct Governor {
    /// Its line of `colour.tsv`; none for words that colour nothing ("said").
    pub(super) row: Option<&'static Row>,
    /// Is it negated itself: "did not rule out", "nobody disputes"?
    pub(super) negated: bool,
    /// Has a verb in the past reported before the clause: "said", "had promised"?
    pub(super) past: bool,
    /// Does "whether", or "if" behind a word of asking, open the clause?
    pub(super) asked: bool,
    /// Does "if" or its like open the clause?
    pub(super) under_if: bool,
}

/// How many tokens may stand between a governor and the clause's "that": "told the inquiry that".
const ADDRESSEE: usize = 7;

/// The governor of a clause.
pub(super) fn governor(clause: &Clause) -> Governor {
    let mut governor = Governor::default();
    let Some(mut at) = before(clause, clause.tokens.start) else { return governor };
    let link = clause.is(at, &numbers!["that", "if", "whether", "from", "unless", "provided"]).then_some(at);
    governor.asked = clause.is(at, &numbers!["whether"]);
    let behind = |words: &[u16]| clause.is(at.saturating_sub(1), words);
    governor.under_if = clause.is(at, &numbers!["if", "unless", "provided"])
        || clause.is(at, &numbers!["that"]) && behind(&numbers!["provided", "providing"])
        || clause.is(at, &numbers!["as"]) && behind(&numbers!["long"]);
    // "unclear who fired", "asked why it closed".
    let mut reach = if matches!(clause.tag(clause.tokens.start), Tag::WP | Tag::WRB) { Reach::If } else { Reach::That };
    if let Some(link) = link {
        if clause.is(link, &numbers!["if"]) {
            reach = Reach::If;
        }
        let Some(next) = before(clause, link) else { return governor };
        at = next;
    } else if clause.is_mark(at, b',') {
        return governor;
    } else if let Some(verb) = told(clause, at) {
        at = verb;
    }
    let least = at.saturating_sub(if link.is_some() { ADDRESSEE } else { 1 });
    let mut noun = None;
    loop {
        let row = table::ending(&clause.text.tokens, clause.sentence.clone(), at, reach);
        let verb = clause.tag(at).is_verb();
        if let Some(row) = row.filter(|_| reach == Reach::If) {
            let asked = link.is_some() || row.turns != table::Turns::Raise || negated(clause, at);
            let row = Some(row).filter(|_| asked);
            return Governor { asked, under_if: false, past: is_past(clause, at), row, negated: false };
        }
        match row {
            Some(row) if verb && (noun.is_none() || row.turns == table::Turns::Not) => {
                return Governor {
                    row: Some(row),
                    negated: negated(clause, at),
                    past: is_past(clause, at),
                    ..governor
                };
            }
            Some(row) if !verb && noun.is_none() => {
                noun = Some((row, at));
                if link.is_none() {
                    break;
                }
            }
            _ if verb || clause.tag(at) == Tag::MD => {
                governor.past = is_past(clause, at);
                break;
            }
            _ => {}
        }
        match at.checked_sub(1).filter(|next| *next >= least.max(clause.sentence.start)) {
            Some(next) if clause.is_mark(next, b',') && link.is_some() => {
                match before(clause, comma_before(clause, next)) {
                    Some(next) => at = next,
                    None => break,
                }
            }
            Some(next) => at = next,
            None => break,
        }
    }
    if let Some((row, at)) = noun {
        governor.row = Some(row);
        governor.negated = negated(clause, at);
    }
    governor
}

/// The verb of "told the jury", where that stands right before the clause: it governs it without "that".
fn told(clause: &Clause, at: usize) -> Option<usize> {
    let addressee = clause.grammar.chunks.of(at);
    let verb = addressee.first().checked_sub(1).filter(|_| addressee.kind == Kind::Noun)?;
    clause.word(verb).is_form_of_one(&numbers!["tell", "assure", "warn", "inform", "remind", "promise"]).then_some(verb)
}

/// The token before `at` in the sentence that is no quotation mark.
fn before(clause: &Clause, at: usize) -> Option<usize> {
    let quote = |at: &usize| matches!(clause.piece(*at), "\"" | "“" | "”" | "'" | "‘" | "’");
    (clause.sentence.start..at).rev().find(|at| !quote(at))
}

/// The comma that opens what the comma at `at` closes.
fn comma_before(clause: &Clause, at: usize) -> usize {
    (clause.sentence.start..at).rev().find(|before| clause.is_mark(*before, b',')).unwrap_or(at)
}

/// Is the governor at `at` negated: by "not" in its group, "no" before it, "nobody" as its subject?
fn negated(clause: &Clause, at: usize) -> bool {
    let mut verbs = 0;
    for before in (clause.sentence.start..at).rev().take(9) {
        if clause.tag(before) == Tag::Punct && matches!(clause.piece(before), "," | ";" | ":")
            || clause.is(before, &numbers!["that", "who", "which", "and", "but"])
        {
            return false;
        }
        if clause.denies(before, clause.sentence.start) || clause.is(before, &numbers!["little", "no", "few"]) {
            return true;
        }
        verbs += usize::from(clause.is_finite(before));
        if verbs > 1 {
            return false;
        }
    }
    false
}

/// Is the verb at `at`, or its auxiliary, in the past?
fn is_past(clause: &Clause, at: usize) -> bool {
    let auxiliary =
        (clause.sentence.start..at).rev().take(3).any(|at| clause.is(at, &numbers!["had", "was", "were", "did"]));
    // "rejected that, saying": said when the verb before it was.
    let beside = || (clause.sentence.start..at).rev().find(|at| clause.is_finite(*at));
    let saying = clause.tag(at) == Tag::VBG && beside().is_some_and(|verb| clause.tag(verb) == Tag::VBD);
    matches!(clause.tag(at), Tag::VBD) || auxiliary || saying || clause.tag(at) == Tag::VBN && !clause.is_finite(at)
}

/// The cue behind the clause, "…, analysts believe": its line, and whether it is in the past.
pub(super) fn behind(clause: &Clause) -> Option<(Option<&'static Row>, bool)> {
    let mut at = clause.tokens.end;
    let mut comma = false;
    while matches!(clause.piece(at), "," | "\"" | "”" | "’" | "'") {
        comma |= clause.piece(at) == ",";
        at += 1;
    }
    // American marks hold the comma inside.
    comma |=
        at > 0 && !clause.is_mark(at - 1, b',') && clause.tokens.end > 0 && clause.is_mark(clause.tokens.end - 1, b',');
    if !comma || clause.is_subordinator(at) || matches!(clause.tag(at), Tag::CC | Tag::WDT | Tag::WP | Tag::WRB) {
        return None;
    }
    let verb =
        (at..clause.sentence.end.min(at + 10)).find(|at| clause.is_finite(*at) || clause.tag(*at) == Tag::VBN)?;
    let row = table::ending(&clause.text.tokens, clause.sentence.clone(), verb, Reach::That);
    Some((row, clause.tag(verb) == Tag::VBD))
}
