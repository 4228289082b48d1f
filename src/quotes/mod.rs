//! Who said what: quotation marks give direct speech, cues give the rest; each attribution is a source, a
//! cue and its content.

mod asides;
mod carry;
mod choose;
mod circumstances;
mod clauses;
mod content;
mod cues;
mod found;
mod governed;
mod labels;
mod line;
mod nouns;
mod parse;
mod recorded;
mod rules;
mod source;
mod speech;
mod verbs;

pub use cues::Frame;
pub use rules::rules;

use crate::grammar::marks::{Ending, Marks};
use crate::grammar::{Chunk, Grammar, Kind};
use crate::lexicon::{Class, numbers};
use crate::report::{Act, QuoteKind};
use crate::text::{Shape, Span, Text};
use crate::those::those;
use found::Found;
use line::{Line, Lines, Run};
use smallvec::SmallVec;

/// One attribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// What is said; more than one span where the cue stands within it. Never empty, in text order.
    pub content: SmallVec<[Span; 2]>,
    /// The words that name who says it.
    pub source: Option<Span>,
    /// The words that report.
    pub cue: Option<Span>,
    /// In marks, partly, or not.
    pub kind: QuoteKind,
    /// What the cue does.
    pub act: Act,
    /// To whom.
    pub addressee: Option<Span>,
    /// Through what.
    pub medium: Option<Span>,
    /// Where.
    pub place: Option<Span>,
    /// When.
    pub time: Option<Span>,
    /// The number of the quote that it stands in.
    pub nested_in: Option<usize>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// The id of the rule that made it.
    pub rule: &'static str,
    /// The base form of its cue; empty where it has none.
    pub lemma: &'static str,
    /// What its cue stands with.
    pub frame: Frame,
}

impl Quote {
    /// The stretches of the content that share a byte with the span.
    pub(crate) fn said_in(&self, span: Span) -> &[Span] {
        let first = self.content.partition_point(|content| content.end <= span.start);
        let behind = &self.content[first..];
        &behind[..behind.partition_point(|content| content.start < span.end)]
    }
}

/// All quotes of a text, by their first content span.
pub fn quotes(text: &Text, grammar: &Grammar) -> Vec<Quote> {
    let lines = Lines::new(text, grammar);
    let (mut all, mut found) = (Vec::with_capacity(lines.len()), Vec::new());
    for number in 0..lines.len() {
        attributions(&lines.line(number), &mut found);
        all.append(&mut found);
    }
    let chosen = take_turns(&lines, choose::choose(all), |source| names_somebody(text, grammar, source));
    let mut found = carry::carry(&lines, &grammar.marks.quoted, chosen);
    found.extend(nested(text, grammar));
    found::sort(&mut found, |found| [found.content[0].first, usize::MAX - found.content[0].last, 0, 0]);
    let mut quotes: Vec<Quote> = found.into_iter().map(|found| quote(&lines, &grammar.marks, found)).collect();
    nest(&mut quotes);
    quotes
}

/// "ROE: It rained. We left.": whose name opens a paragraph before a colon says all of it. What others are said there to
/// have said stays, if they have a name.
fn take_turns(lines: &Lines, mut found: Vec<Found>, named: impl Fn(Run) -> bool) -> Vec<Found> {
    let mut turn: Option<Run> = None;
    let opener = |found: &Found| found.source.filter(|_| found.rule == "speaker-colon");
    let opened: Vec<usize> = found.iter().filter_map(opener).map(|name| lines.block_of(name.first)).collect();
    found.retain_mut(|found| {
        let said = turn.is_some_and(|turn| turn.contains(found.content[0]));
        if said || found.rule != "speaker-colon" {
            return !said || found.source.is_some_and(&named);
        }
        if let Some(rest) = found.source.and_then(|source| rest_of_turn(lines, source, &opened)) {
            found.content[0].last = rest;
            // "Q: Did she say so?"
            turn = Some(found.content[0]).filter(|_| found.source.is_some_and(&named));
        }
        true
    });
    found
}

/// The last token of the paragraph that the name opens, if nothing is quoted there or one beside it is a turn, too: those that
/// names open are given.
fn rest_of_turn(lines: &Lines, name: Run, opened: &[usize]) -> Option<usize> {
    let (number, block) = (lines.line_of(name.first), lines.block_of(name.first));
    let own = |number: &usize| lines.line(*number).piece(0).is_some_and(|piece| lines.block_of(piece.first()) == block);
    let quotes = |line: &Line| (0..line.pieces.len()).any(|at| line.kind(at) == Some(Kind::Speech));
    // Only the first line of a paragraph goes through the rest of it.
    if number > 0 && own(&(number - 1)) {
        return None;
    }
    let rest = || (number..lines.len()).take_while(own).map(|number| lines.line(number));
    let beside = |other: usize| opened.binary_search(&other).is_ok();
    let interview = beside(block + 1) || block.checked_sub(1).is_some_and(beside);
    let last = rest().last().filter(|_| interview || !rest().any(|line| quotes(&line)))?;
    last.pieces.last().map(|piece| last.trim(Run { first: name.first, last: piece.last() }).last)
}

/// The first token of each verb group, and the words that its subject is read from, in text order: what the cues go by.
pub fn subjects(text: &Text, grammar: &Grammar) -> Vec<(usize, Span)> {
    let lines = Lines::new(text, grammar);
    let mut all = Vec::new();
    for line in (0..lines.len()).map(|number| lines.line(number)) {
        let verbs = (0..line.pieces.len()).filter(|at| line.kind(*at) == Some(Kind::Verb));
        all.extend(verbs.filter_map(|verb| Some((line.pieces[verb].first(), lines.span(line.subject(verb)?)))));
    }
    all
}

/// The quotations inside of speeches that a cue there reports: "“He told me, ‘Go,’” she said".
fn nested(text: &Text, grammar: &Grammar) -> Vec<Found> {
    let quoted = &grammar.marks.quoted;
    let mut found = Vec::new();
    for (number, outer) in quoted.iter().enumerate().filter(|(_, outer)| outer.outermost && outer.speech) {
        let inner = quoted[number + 1..].iter().take_while(|inner| !inner.outermost).count();
        let inner = &quoted[number + 1..number + 1 + inner];
        if inner.iter().any(|inner| inner.ending == Ending::Closed) {
            let lines = Lines::inside(text, grammar, outer, inner);
            (0..lines.len()).for_each(|number| speech::speeches(&lines.line(number), &mut found));
        }
    }
    found.retain(|found| found.source.is_some_and(|source| names_somebody(text, grammar, source)));
    found
}

/// Is somebody named by the source, so that a reader can tell who "he" in the mouth of another is?
fn names_somebody(text: &Text, grammar: &Grammar, source: Run) -> bool {
    let named = (source.first..=source.last).any(|token| grammar.tags[token].is_proper());
    named || text.tokens[source.first].word.is_one_of(&numbers!["he", "she"])
}

/// Everything that the cues of a line report, which nothing was found in yet.
fn attributions(line: &Line, found: &mut Vec<Found>) {
    found.extend(
        labels::label(line)
            .or_else(|| labels::signature(line))
            .or_else(|| labels::signed(line))
            .or_else(|| labels::pulled(line)),
    );
    for at in those(line.pieces, |piece| may_report(line, piece)) {
        match line.pieces[at].kind {
            Kind::Verb if is_of_title(line, at) => {}
            // "As Roe told the paper, …" is read at its "as".
            Kind::Verb
                if found
                    .last()
                    .is_some_and(|last| last.rule == "as-reported" && last.is_cued_at(line.pieces[at].first())) => {}
            Kind::Verb => {
                let by_verb = verbs::by_verb(line, at).or_else(|| nouns::by_adjective(line, at));
                let inverted = inverts(line, at, by_verb.as_ref()).then(|| asides::parenthetical(line, at)).flatten();
                let found_here = inverted.or(by_verb).or_else(|| asides::parenthetical(line, at));
                let found_here = found_here.or_else(|| asides::according_to(line, at));
                found.extend(found_here.or_else(|| asides::hearsay(line, at)));
            }
            Kind::Noun => found.extend(nouns::by_noun(line, at)),
            Kind::Link if line.lone(at).is_one_of(&numbers!["as"]) => found.extend(asides::as_reported(line, at)),
            Kind::Comma | Kind::Stop | Kind::Speech => {}
            _ => found.extend(asides::according_to(line, at)),
        }
    }
    found.extend(asides::in_document(line, found));
    recorded::speeches(line, found);
    for found in found {
        verbs::passed_on(line, found);
        verbs::heard(line, found);
    }
}

/// May a rule begin at the piece? Told without a branch: at most pieces none does.
#[inline(always)]
fn may_report(line: &Line, piece: &Chunk) -> bool {
    let (noun, verb) = (piece.kind == Kind::Noun, piece.kind == Kind::Verb);
    let word = line.lexeme(if noun { piece.head() } else { piece.last() });
    let leads = numbers!["according", "as", "in", "per", "to"];
    let leads = leads.iter().fold(false, |any, leads| any | (*leads == word.number));
    verb | noun & word.is(Class::Cue) | !noun & leads
}

/// "The film “Nobody Told Me” opens", "words such as “expects”", "the words “thank you”": a verb with a capital in a name in marks,
/// or one that is named.
fn is_of_title(line: &Line, at: usize) -> bool {
    let verb = line.pieces[at].first();
    let Some(quoted) = line.grammar.marks.outermost(verb).filter(|quoted| !quoted.speech) else { return false };
    line.text.tokens[verb].shape == Shape::Capital && quoted.open + 1 < verb
        || quoted.open > 0
            && line.lexeme(quoted.open - 1).is_one_of(&numbers!["as", "phrase", "slogan", "word", "words"])
}

/// "…, said Roe": is what looks like an object of the verb, or the subject of a clause that it takes, the source?
fn inverts(line: &Line, at: usize, found: Option<&Found>) -> bool {
    let Some(found) = found.filter(|_| line.kind_before(at) == Some(Kind::Comma)) else { return false };
    let named = || found.lemma == "say" && names(line, at + 1);
    match found.rule {
        "verb-object" => line.parse.resumes(at - 1).is_none() || named() || line.ends_said(at),
        "verb-bare" => named(),
        _ => false,
    }
}

/// Does the noun phrase name somebody, and is no subject: "Dana Roe", "a man who was there"?
fn names(line: &Line, at: usize) -> bool {
    let name = line.piece(at).filter(|piece| piece.kind == Kind::Noun);
    name.is_some_and(|name| line.tag(name.head()).is_proper() && line.kind(at + 1) != Some(Kind::Verb))
        || name.is_some() && line.lone(at + 1).is_one_of(&numbers!["who"])
}

fn quote(lines: &Lines, marks: &Marks, found: Found) -> Quote {
    let span = |run: Run| lines.span(run);
    let circumstances = circumstances::circumstances(lines, &found);
    let (act, confidence) = (act(&found), if found.source.is_some() { 0.8 } else { 0.5 });
    Quote {
        content: found.content.iter().map(|run| span(*run)).collect(),
        source: found.source.map(span),
        cue: found.cue.map(span),
        kind: kind(marks, &found.content),
        act,
        addressee: found.addressee.or(circumstances.addressee).map(span),
        medium: circumstances.medium.map(span),
        place: circumstances.place.map(span),
        time: circumstances.time.map(span),
        nested_in: None,
        confidence,
        rule: found.rule,
        lemma: found.lemma,
        frame: found.frame,
    }
}

/// What the cue does; a question where the words end in a question mark is still what its cue says.
fn act(found: &Found) -> Act {
    match (found.lemma, found.frame.word) {
        // "asked for help", "asked them to go"
        ("ask", "for" | "infinitive") => Act::Demand,
        // "called it a trap", but "called for talks"
        ("call", "object") => Act::Statement,
        // "To Roe, it is a trap"
        ("to", _) => Act::Belief,
        (lemma, _) => cues::cue(lemma).map_or(Act::Statement, |cue| cue.act),
    }
}

/// How much of the content stands in quotation marks.
fn kind(marks: &Marks, content: &[Run]) -> QuoteKind {
    let inside = content.iter().any(|run| marks.hold_any(run.first..run.last + 1));
    let outside = content.iter().any(|run| !marks.hold_all(run.first..run.last + 1));
    match (inside, outside) {
        (true, false) => QuoteKind::Direct,
        (true, true) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}

/// Notes for each quote the smallest one before it that holds its words; quotes are in text order.
fn nest(quotes: &mut [Quote]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..quotes.len() {
        let whole = quotes[at].content[0];
        open.retain(|outer| quotes[*outer].content.last().is_some_and(|span| span.end > whole.start));
        quotes[at].nested_in = open
            .iter()
            .rev()
            .copied()
            .find(|outer| quotes[*outer].said_in(whole).iter().any(|span| span.contains(whole)));
        open.push(at);
        if open.len() > 16 {
            open.remove(0);
        }
    }
}
