//! Nouns and adjectives as cues: "his claim that …", "calls by X to …", "made the case that …", "is confident that …".

use super::content::{Hold, Holder};
use super::cues::{self, Frame};
use super::found::Found;
use super::governed::skip_adjuncts;
use super::line::{Line, Run};
use super::source::possessor;
use crate::grammar::{Chunk, Form, Kind};
use crate::lexicon::{BE, numbers};
use smallvec::smallvec;

/// What the noun phrase at `at` reports, whose head is a cue, as what somebody aims at is, too.
pub(super) fn by_noun(line: &Line, at: usize) -> Option<Found> {
    with_aim(line, at).or_else(|| by_own_noun(line, at))
}

/// "left in the hope that it would rain", "spoke in support of the plan": what somebody does it for.
fn with_aim(line: &Line, at: usize) -> Option<Found> {
    let link = at.checked_sub(1).filter(|link| line.lone(*link).is_one_of(&numbers!["in"]))?;
    let word = line.head(at);
    let hopes = word.is_one_of(&numbers!["hope", "hopes"]);
    if !hopes && !line.lone(at).is_one_of(&numbers!["support", "favor", "favour"]) {
        return None;
    }
    let near = if hopes { AIM } else { AIM / 4 };
    let verb = (0..link).rev().take(near).find(|verb| line.kind(*verb) == Some(Kind::Verb))?;
    let of = line.lone(at + 1).is_one_of(&numbers!["of"]);
    let aim = complement(line, at + 1).filter(|_| of || hopes && line.lone(at + 1).is_one_of(&numbers!["that"]))?;
    let first = line.piece(if hopes { link } else { verb })?.first();
    Some(Found {
        rule: aim.rule,
        lemma: word.lemma(),
        frame: aim.frame.behind("noun"),
        source: Some(line.subject(verb)?),
        cue: Some(Run { first, last: aim.preposition.unwrap_or(line.piece(at)?.last()) }),
        content: smallvec![aim.content(line, at)?],
        addressee: None,
    })
}

/// How many pieces before an aim its verb is looked for.
const AIM: usize = 8;

/// What the noun phrase at `at` reports by itself.
fn by_own_noun(line: &Line, at: usize) -> Option<Found> {
    let piece = line.piece(at)?;
    let word = line.lexeme(piece.head());
    let report = cues::of_noun(word).filter(|_| line.tag(piece.head()).is_noun())?;
    let named = named_behind(line, at);
    let next = named.map_or(at + 1, |(_, behind)| behind);
    // "Roe's answer was that …": the verb belongs to the cue.
    let copula =
        line.piece(next).filter(|verb| verb.kind == Kind::Verb && line.is_finite(next) && line.head(next).base == BE);
    let copula = copula.filter(|_| line.lone(next + 1).is_one_of(&numbers!["that"]) && line.clause_follows(next + 2));
    let behind = next + usize::from(copula.is_some());
    let own = possessor(line, at);
    // "Roe's endorsement of Vale", but "won the endorsement of Vale"
    let base = |frame: Frame| {
        ["noun", "own"].into_iter().filter(|base| *base == "noun" || own.is_some()).map(move |base| frame.behind(base))
    };
    let takes =
        |behind: usize| complement(line, behind).filter(|said| base(said.frame).any(|frame| report.takes(frame)));
    // "a message on Instagram about it"
    let posted =
        line.lone(behind).is_one_of(&numbers!["on"]) && names_medium(line, behind + 1) && takes(behind + 2).is_some();
    let behind = if posted { behind + 2 } else { behind };
    let far = || that_behind(line, behind).and_then(takes);
    let said = takes(behind).or_else(far)?;
    let frame = said.frame.behind("noun");
    let carries = |verb: &usize| line.kind(*verb) == Some(Kind::Verb) && line.head(*verb).base != BE;
    let light = at.checked_sub(1).filter(|verb| own.is_none() && carries(verb));
    // "The court heard claims that", "The plan sparked calls for": others make them.
    let heard = light.is_some_and(|verb| line.head(verb).is_form_of_one(&HEARS));
    let light = light.filter(|_| !heard);
    let first = match (own, light) {
        (Some(own), _) => own.last + 1,
        (None, Some(verb)) => line.piece(verb)?.first(),
        (None, None) => piece.head(),
    };
    let source = own.or(named.map(|(source, _)| source)).or_else(|| light.and_then(|verb| line.subject(verb)));
    // "There are fears that it may burst": somebody's, whoever that is.
    if source.is_none() && !heard && !report.takes(frame.behind("nobody")) {
        return None;
    }
    let last = said
        .preposition
        .filter(|_| named.is_none() && !posted)
        .or(copula.map(|verb| verb.last()))
        .unwrap_or(piece.head());
    let cue = Some(Run { first, last });
    let content = smallvec![said.content(line, at)?];
    Some(Found { rule: said.rule, lemma: report.text(), frame, source, cue, content, addressee: None })
}

/// What is done with the words of others.
const HEARS: [u16; 9] = numbers!["attract", "draw", "face", "fuel", "hear", "prompt", "receive", "spark", "trigger"];

/// "his claim on Monday that …", "her promise in a debate that …": the "that" behind what tells when and where.
fn that_behind(line: &Line, at: usize) -> Option<usize> {
    skip_adjuncts(line, at).filter(|that| line.lone(*that).is_one_of(&numbers!["that"]))
}

/// "a statement by X", "calls from X", "fears among X", "the claim of X that": who is named behind the noun, and the piece behind that.
fn named_behind(line: &Line, at: usize) -> Option<(Run, usize)> {
    let by = line.lone(at + 1);
    if !by.is_one_of(&numbers!["by", "from", "among", "of"]) || line.kind(at + 2) != Some(Kind::Noun) {
        return None;
    }
    let of = by.is_one_of(&numbers!["of"]);
    if of && !(at + 3..at + 12).any(|that| line.lone(that).is_one_of(&numbers!["that"])) {
        return None;
    }
    let source = line.inverted_source(at + 2)?;
    let behind = line.at(source.last) + 1;
    // "the claim of the mayor that": else what stands behind "of" is the content.
    let named = !of || line.lone(behind).is_one_of(&numbers!["that"]);
    named.then_some((source, behind))
}

/// What is reported: how, where it begins, how it is held, and the preposition that leads to it.
struct Complement {
    rule: &'static str,
    frame: Frame,
    at: usize,
    hold: Hold,
    preposition: Option<usize>,
}

impl Complement {
    fn new(rule: &'static str, word: &'static str, at: usize, hold: Hold) -> Complement {
        Complement { rule, frame: Frame::plain(word), at, hold, preposition: None }
    }

    fn content(&self, line: &Line, cue: usize) -> Option<Run> {
        line.content(self.at, Holder { cue, hold: self.hold })
    }
}

/// What follows a noun of saying.
fn complement(line: &Line, at: usize) -> Option<Complement> {
    let piece = line.piece(at)?;
    match piece.kind {
        Kind::Link if line.lone(at).is_one_of(&numbers!["that"]) => {
            Some(Complement::new("noun-that", "that", at, Hold::Firm))
        }
        Kind::Noun if bare_clause_follows(line, at) => Some(Complement::new("noun-that", "bare", at, Hold::Loose)),
        Kind::Verb if piece.verb.form == Form::Infinitive => {
            Some(Complement::new("noun-infinitive", "infinitive", at, Hold::Phrase))
        }
        Kind::Link if line.piece(at + 1).is_some_and(|next| opens_content(next.kind)) && !line.is_time(at + 1) => {
            let led = Complement::new("noun-preposition", line.lower(piece.first()), at + 1, Hold::Phrase);
            Some(Complement { preposition: Some(piece.last()), ..led })
        }
        _ => None,
    }
}

/// "on Instagram", but "on the ruling"
fn names_medium(line: &Line, at: usize) -> bool {
    line.is_medium(at) && line.tag(line.pieces[at].head()).is_proper()
}

/// "fears the dam could burst", and not the relative clause of "fears she had", whose verb lacks its object.
fn bare_clause_follows(line: &Line, at: usize) -> bool {
    let Some(verb) = line.next_finite(at) else { return false };
    let be = line.head(verb).base == BE;
    line.piece(verb).is_some_and(|piece| piece.verb.modal || piece.verb.passive)
        || matches!(line.kind(verb + 1), Some(Kind::Noun | Kind::Adjective))
        || be && line.kind(verb + 1) == Some(Kind::Link)
}

fn opens_content(kind: Kind) -> bool {
    matches!(kind, Kind::Noun | Kind::Verb | Kind::Wh | Kind::Link | Kind::Adjective | Kind::Speech)
}

/// What the adjective behind the verb group at `at` reports: "is confident that".
pub(super) fn by_adjective(line: &Line, at: usize) -> Option<Found> {
    let verb = line.piece(at)?;
    let next = line.skip_adverbs(at + 1);
    let adjective = line.piece(next).filter(|piece| piece.kind == Kind::Adjective)?;
    let lemma = line.lexeme(adjective.last()).text();
    let cue = cues::cue(lemma)?;
    let behind = line.skip_adverbs(next + 1);
    // "was confident on Monday that"
    let later = || {
        let time = line.over_link(behind);
        line.is_time(time).then(|| complement(line, time + 1)).flatten()
    };
    let subject = line.subject(at);
    let reported = match lemma {
        "guilty" => charge(line, behind),
        _ => complement(line, behind).or_else(|| bare(line, behind)).or_else(later),
    };
    if reported.is_none() && lemma == "guilty" && line.head(at).lemma() == "plead" {
        return plea(verb, adjective, subject?);
    }
    let reported = reported?;
    let frame = reported.frame.behind("adj");
    let source = subject
        .filter(|subject| !line.lexeme(subject.first).is_one_of(&numbers!["it"]) || subject.first != subject.last);
    if !cue.takes(frame) {
        return None;
    }
    let last = reported.preposition.unwrap_or(adjective.last());
    Some(Found {
        rule: "adjective",
        lemma,
        frame,
        source,
        cue: Some(Run { first: verb.first(), last }),
        content: smallvec![reported.content(line, at)?],
        addressee: None,
    })
}

/// "pleaded guilty to theft", "pleaded guilty on Monday to theft", "pleaded guilty at the court to theft": of what.
fn charge(line: &Line, at: usize) -> Option<Complement> {
    let to = |at: usize| complement(line, at).filter(|charge| charge.frame.word == "to");
    let between = line.kind(at) == Some(Kind::Link) || line.is_time(at);
    to(at).or_else(|| to(line.over_link(at) + 1).filter(|_| between))
}

/// "pleaded not guilty": without of what, that is what is said.
fn plea(verb: &Chunk, adjective: &Chunk, source: Run) -> Option<Found> {
    let last = if verb.verb.negated { verb.last().checked_sub(1)? } else { verb.last() };
    Some(Found {
        rule: "adjective",
        lemma: "guilty",
        frame: Frame::plain("to").behind("adj"),
        source: Some(source),
        cue: Some(Run { first: verb.first(), last }),
        content: smallvec![Run { first: last + 1, last: adjective.last() }],
        addressee: None,
    })
}

fn bare(line: &Line, at: usize) -> Option<Complement> {
    let clause = line.kind(at) == Some(Kind::Noun) && line.clause_follows(at);
    let question = line.kind(at) == Some(Kind::Wh) || line.lone(at).is_one_of(&numbers!["whether", "if"]);
    let word = if clause { "bare" } else { "question" };
    (clause || question).then(|| Complement::new("", word, at, Hold::Loose))
}
