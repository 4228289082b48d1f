//! Cues that stand within or behind what they report, where it is no speech: "…, he said", "according to X",
//! "in a poll", "Roe: …".

use super::content::{Hold, Holder, LONGEST};
use super::cues::{self, Cue, Frame};
use super::found::{Content, Found};
use super::governed::{hearer_end, report_ends, skip_adjuncts, tells_when};
use super::labels::{is_role, opens_label};
use super::line::{Line, REACH, Run};
use super::source::possessor;
use super::speech::{puts_it, reporting_in_chain};
use super::verbs::{is_evidence, is_fronted, lexeme};
use crate::grammar::{Chunk, Form, Kind};
use crate::lexicon::{Class, Tag, Word, numbers};
use crate::text::Shape;
use smallvec::smallvec;

/// "…, X said.", "…, said X." and "…, X was told.": what stands before the cue, and what goes on behind it.
pub(super) fn parenthetical(line: &Line, at: usize) -> Option<Found> {
    let verb = line.piece(at)?;
    // "should stand by it, not declare victory"
    if matches!(verb.verb.form, Form::Infinitive | Form::Gerund) || line.lower(verb.first()) == "not" {
        return None;
    }
    let passive = verb.verb.passive;
    let told = Frame::plain("that").behind("passive");
    let stands = |cue: &Cue| if passive { cue.takes(told) } else { cue.parenthetical };
    // "his wife, “said from the start that …”": the quotation begins with its own verb.
    let (lemma, _) = lexeme(line, verb).filter(|(_, cue)| stands(cue) && !line.opens_fragment(at))?;
    let after = line.skip_adverbs(at + 1);
    let named = |source: &Run| source.last < verb.first() && is_named_aside(line, *source);
    let upright = line.subject(at).filter(named).and_then(|source| {
        let [told, next] = report_ends(line, at);
        // "The plan, she told me on Friday, is"
        let resumes = line.kind(next) == Some(Kind::Comma) && line.is_finite(next + 1);
        // "If anything, the mayor said on Monday, the road is"
        let dated = || next == after + 2 && line.kind(next) == Some(Kind::Comma) && tells_when(line, after);
        let behind = if resumes || dated() {
            next
        } else if lemma == "tell" {
            told
        } else {
            after
        };
        let content = before(line, source.first).or_else(|| opening(line, source.first, behind))?;
        // "Roe said the plan “works for everybody,” she said.": it is said before that she says it.
        let repeats = matches!(line.lower(source.first), "he" | "she" | "they")
            && is_attributed(line, content, line.tag(verb.first()));
        let heard = told > after;
        let ends = |at: usize| {
            matches!(line.kind(at), None | Some(Kind::Comma | Kind::Stop | Kind::Break)) || line.is_mark(at, b')')
        };
        let leads = [told, next].into_iter().any(|at| {
            line.kind(at) == Some(Kind::Comma) && line.kind(at + 1) == Some(Kind::Speech) && !runs_on(line, at + 1)
        });
        // Nor is what stands behind "said" a hearer: "…, some of it open, said Roe".
        let speaks = match lemma {
            "tell" => passive || heard || !line.pieces.iter().any(|piece| piece.kind == Kind::Stop),
            _ if passive => line.lower(source.first) == "it",
            "say" => !heard,
            _ => lemma != "understand" || line.tag(verb.last()) == Tag::VBZ,
        };
        let end = if ends(next) { next } else { told };
        let last = line.piece(end - 1)?.last();
        // "In a note, Roe wrote: “…”": the speech is what is reported.
        let announces = line.is_mark(end, b':') && line.kind(end + 1) == Some(Kind::Speech);
        (speaks && !repeats && ends(end) && !announces && !(leads && is_subordinate(line, content))).then_some((
            "clause-parenthetical",
            source,
            content,
            last,
        ))
    });
    let inverted = || {
        // "…, Roe told reporters": who stands behind "told" hears it.
        let hears = line.lone(after).is_one_of(&numbers!["me", "him", "us", "them"]);
        let speaks = |source: &Run| lemma == "say" || !is_object(line, *source);
        let source = line.inverted_source(after).filter(speaks).filter(|_| lemma != "tell" && !hears && !passive)?;
        let content = before(line, verb.first()).or_else(|| opening(line, verb.first(), line.at(source.last) + 1))?;
        Some(("clause-inverted", source, content, source.last)).filter(|_| !is_noun_with_clause(line, content))
    };
    let (rule, source, content, last) = upright.or_else(inverted)?;
    // "said it “may be, we think, wrong”": what is quoted says it within its marks.
    if line.grammar.marks.outermost(verb.first()).is_some_and(|quoted| quoted.open > content.first) {
        return None;
    }
    let close = last == verb.last() || rule == "clause-inverted";
    let rest = goes_on(line, content.last, last).filter(|rest| !is_another(line, content, line.at(rest.first), close));
    // "which, Roe said, …": what is said of it must follow.
    if rest.is_none() && line.is_pronoun_of_clause(content.last) {
        return None;
    }
    // "While Roe said it was safe, Vale disagreed", "When Roe called it “late,” Vale laughed": the one is no word of the other.
    if rest.is_none() && is_subordinate(line, content) {
        return None;
    }
    // "Still, she said, it may rain"
    let joins = rest.is_some() && behind_connective(line, line.at(content.first)) == Some(line.at(content.last) + 2);
    let content = [Some(content).filter(|_| !joins), rest].into_iter().flatten().collect();
    let cue = Some(Run { first: verb.first(), last: verb.last() });
    Some(Found {
        rule,
        lemma,
        frame: Frame::plain("parenthetical"),
        source: Some(source),
        cue,
        content,
        addressee: None,
    })
}

/// "…, Roe said": does a source of its own begin behind a comma? Not "…, years earlier than previously thought".
fn is_named_aside(line: &Line, source: Run) -> bool {
    line.kind_before(line.at(source.first)) == Some(Kind::Comma)
        && !line.is_pronoun_of_clause(source.first)
        && !line.lexeme(source.last).is_one_of(&numbers!["than"])
}

/// "The curbs, announced late, add 17 firms", "Norland condemns it, vows response": is the noun phrase behind the verb a number of
/// things, or a bare noun, that names nobody by what they do?
fn is_object(line: &Line, source: Run) -> bool {
    let head = line.piece(line.at(source.first)).map_or(source.first, Chunk::head);
    let bare = line.tag(head) == Tag::NN && head == source.first;
    let word = line.lexeme(head);
    let role = if bare { is_role(word) } else { word.is(Class::Title) };
    (line.tag(source.first) == Tag::CD || bare) && !line.tag(head).is_proper() && !role
}

/// "…, Roe said on Monday, though officials warned", "“It was fun”, Roe said, and left": is what goes on at the piece no more of what is
/// said? Behind more than the cue another thought may begin, and behind words in marks another deed.
fn is_another(line: &Line, content: Run, at: usize, close: bool) -> bool {
    !close && begins_thought(line, at) || is_marked(line, content) && does_more(line, at)
}

/// "“It was fun”, Roe said": is all of it in marks?
fn is_marked(line: &Line, content: Run) -> bool {
    let marked = line.grammar.marks.outermost(content.first);
    marked.is_some_and(|marked| marked.open == content.first && marked.last == content.last)
}

/// "and left": a conjunction and a verb.
fn does_more(line: &Line, at: usize) -> bool {
    line.kind(at) == Some(Kind::Conjunction) && line.is_finite(line.skip_adverbs(at + 1))
}

/// "A survey, which took a year, found nine in ten opposed to it": has what stands before the verb no other verb than that of a
/// relative clause?
fn is_noun_with_clause(line: &Line, content: Run) -> bool {
    let what = |token: usize| line.lexeme(token).is_one_of(&numbers!["what", "whoever", "whatever"]);
    let relative = |token: usize| line.is_pronoun_of_clause(token) && !what(token);
    let of_clause = |at: usize| line.subject(at).is_some_and(|subject| relative(subject.first));
    let mut verbs = (line.at(content.first)..=line.at(content.last)).filter(|at| line.is_finite(*at)).peekable();
    verbs.peek().is_some() && verbs.all(of_clause)
}

/// Does the clause begin with somebody who says it, in the tense given: "Roe said …"?
fn is_attributed(line: &Line, content: Run, tense: Tag) -> bool {
    let verb = (line.at(content.first)..=line.at(content.last)).find(|at| line.is_finite(*at));
    verb.is_some_and(|verb| {
        let named = |source: Run| source.first == content.first && line.tag(source.last).is_noun();
        line.reports(verb) && line.tag(line.pieces[verb].first()) == tense && line.subject(verb).is_some_and(named)
    })
}

/// "While Roe agreed, …": no more than a clause that waits for another?
fn is_subordinate(line: &Line, content: Run) -> bool {
    let first = line.at(content.first);
    line.lone(first)
        .is_one_of(&numbers!["while", "whilst", "when", "although", "though", "after", "as", "because", "if", "since"])
        && (first..=line.at(content.last)).all(|at| line.kind(at) != Some(Kind::Comma))
}

/// The clause that ends with a comma right before the token, or begins with a relative word there.
fn before(line: &Line, token: usize) -> Option<Run> {
    let comma = line.at(token).checked_sub(1).filter(|comma| line.kind(*comma) == Some(Kind::Comma))?;
    let before = comma.checked_sub(1)?;
    // "a bridge which, Roe said, leaks", "the bridges, all of which, Roe said, leak": the clause that belongs to the noun.
    let relative = line.run(before).filter(|word| before > 0 && word.first == word.last);
    if let Some(word) = relative.filter(|word| line.is_pronoun_of_clause(word.first)) {
        let of = before.checked_sub(2).filter(|_| line.lone(before - 1).is_one_of(&numbers!["of"]));
        return Some(Run {
            first: of.and_then(|part| line.piece(part)).map_or(word.first, |part| part.first()),
            ..word
        });
    }
    let last = line.with_closing_mark(comma, line.piece(before)?.last());
    let first = behind_dash(line, last).or_else(|| bracketed(line, comma)).or_else(|| content_start(line, last))?;
    let start = line.at(first);
    // The words in marks may end with a mark of the comma's own piece.
    if before.checked_sub(start).is_none_or(|pieces| pieces > LONGEST) {
        return None;
    }
    // What looks like no clause may be one that ends in marks: "The vote signals “the end,” he said".
    let marked = line.kind(start) != Some(Kind::Link) && line.holds_whole_fragment(start, last);
    let says = |at: usize| marked || line.is_finite(at) || line.kind(at) == Some(Kind::Speech);
    // "Sorry, Roe said.": whoever ends a line with it says whatever that is.
    let said = || {
        line.ends_said(comma + 1) && !matches!(line.kind(start), Some(Kind::Link | Kind::Wh)) && !line.is_time(start)
    };
    // "Asked if she would go, as others had, Roe laughed.": no more than when that was.
    // "Injured workers get full pay": their verb follows.
    let acts = || line.kind(start) == Some(Kind::Noun) && line.next_finite(start).is_some();
    let past = line.piece(start).is_some_and(|verb| matches!(line.tag(verb.first()), Tag::VBN | Tag::VBD)) && !acts();
    let fronted = || line.word(start) != "had" && is_fronted(line, start);
    let adds = past && (fronted() || (start..before).all(|at| line.kind(at) != Some(Kind::Comma)));
    (!adds && (first < last && (start..=before).any(says) || said())).then_some(Run { first, last })
}

/// "She is tired - “done with it,” he said": the first token of words in marks behind a dash that end with the one given.
fn behind_dash(line: &Line, last: usize) -> Option<usize> {
    let quoted = line.grammar.marks.outermost(last).filter(|quoted| quoted.last == last)?;
    let dash = line.at(quoted.open).checked_sub(1)?;
    (line.kind(dash) == Some(Kind::Break)).then_some(quoted.open)
}

/// The few words before an aside that comes first: "In contrast, Roe said, …", where the clause follows it.
fn opening(line: &Line, token: usize, after: usize) -> Option<Run> {
    let comma = line.at(token).checked_sub(1).filter(|comma| line.kind(*comma) == Some(Kind::Comma))?;
    // "In May", "in a letter", "in Norbury"
    let placed = || {
        let named = line.piece(1).is_some_and(|name| line.tag(name.head()).is_proper());
        line.is_time(0) || line.is_time(1) || line.is_medium(1) || named && line.word(0) == "in"
    };
    let follows = line.kind(after) == Some(Kind::Comma)
        && (begins_clause(line, after + 1)
            || line.is_finite(after + 1) && line.kind(0) == Some(Kind::Noun)
            || runs_on(line, after + 1) && !placed());
    let first = content_start(line, token)?;
    let last = line.piece(comma.checked_sub(1)?)?.last();
    // "Plans by Vale, the mayor, to raise it, Roe said, are dead": the verb tells that it is one clause.
    let short = comma <= if line.is_finite(after + 1) { ASIDE } else { 6 };
    (follows && short && first <= last).then_some(Run { first, last })
}

/// Is the noun phrase the subject of a clause? Behind an aside a verb that looks like a participle may be its own.
fn begins_clause(line: &Line, at: usize) -> bool {
    line.clause_follows(at) || line.kind(at) == Some(Kind::Noun) && line.is_form(at + 1, Form::Participle)
}

/// "Of course, Roe said, “we have no choice”": does the speech begin with a small letter, within what is said?
fn runs_on(line: &Line, at: usize) -> bool {
    let first = line.piece(at).filter(|piece| piece.kind == Kind::Speech).map(|piece| piece.first() + 1);
    first.and_then(|first| line.text.tokens.get(first)).is_some_and(|first| first.shape == Shape::Lower)
}

/// Where a content that ends before the token begins in a line: behind "But", "And" and "In fact,", with which the writer joins
/// it to what was before.
fn content_start(line: &Line, end: usize) -> Option<usize> {
    if is_under_heading(line) {
        return line.piece(2).map(|piece| piece.first()).filter(|first| *first < end);
    }
    let joins = line.kind(0) == Some(Kind::Conjunction) && !matches!(line.word(0), "" | "nor");
    // "- It leaks, police say": an item of a list.
    let skip = usize::from(joins && line.kind(1) != Some(Kind::Comma) || line.is_dash(0));
    let behind =
        behind_connective(line, skip).filter(|behind| line.piece(*behind).is_some_and(|piece| piece.first() < end));
    line.piece(behind.unwrap_or(skip)).map(|piece| piece.first())
}

/// "Storm Ida: schools shut, parents say", "BREAKING: schools shut, parents say": a headline with a heading before a colon.
fn is_under_heading(line: &Line) -> bool {
    let ended = || line.pieces.iter().any(|piece| piece.kind == Kind::Stop);
    line.is_mark(1, b':') && (shouts(line, 0) || matches!(line.kind(0), Some(Kind::Noun | Kind::Adjective)) && !ended())
}

/// "THE FACTS": are all words of the piece in capitals?
pub(super) fn shouts(line: &Line, at: usize) -> bool {
    let upper = |token: usize| line.text.tokens[token].shape == Shape::Upper;
    line.piece(at).is_some_and(|piece| (piece.first()..=piece.last()).all(upper))
}

/// Does a headline under a heading end with who says it?
pub(super) fn ends_reported(line: &Line) -> bool {
    let verb = (2..line.pieces.len()).rfind(|at| line.kind(*at) == Some(Kind::Verb));
    let found = verb.filter(|_| is_under_heading(line)).and_then(|verb| parenthetical(line, verb));
    let near_end = |run: Run| line.at(run.last) + 3 >= line.pieces.len();
    found.is_some_and(|found| found.cue.is_some_and(near_end))
}

/// The piece behind a connective and its comma: "However, …", "In addition, …".
fn behind_connective(line: &Line, at: usize) -> Option<usize> {
    let first = line.piece(at)?.first();
    let comma = line.comma_in(at + 1..at + 6)?;
    let word = |place| line.lower(first + place);
    let joins = match (line.piece(comma)?.first() - first, word(0)) {
        (1, "and" | "yet" | "still" | "however" | "moreover" | "furthermore" | "nevertheless" | "nonetheless") => true,
        (2, "in") => matches!(word(1), "fact" | "addition" | "contrast"),
        (2, "by") => word(1) == "contrast",
        (2, "for") => matches!(word(1), "example" | "instance"),
        (2, "even") => word(1) == "so",
        (4, "on") => word(2) == "other" && word(3) == "hand",
        _ => false,
    };
    joins.then_some(comma + 1)
}

/// "It grew: sales doubled, according to Roe": the first token of the clause behind the last colon before the piece.
fn behind_colon(line: &Line, at: usize) -> Option<usize> {
    let colon = (at.saturating_sub(REACH)..at).rev().find(|colon| line.is_mark(*colon, b':'))?;
    let clause = |from: usize, end: usize| (from..end).any(|verb| line.is_finite(verb));
    line.piece(colon + 1).filter(|_| clause(0, colon) && clause(colon + 1, at)).map(|piece| piece.first())
}

/// "(it is closer to 15, according to Roe)": the first token behind a bracket that is open at the piece.
fn bracketed(line: &Line, at: usize) -> Option<usize> {
    let bracket = (at.saturating_sub(REACH)..at).rev().find(|bracket| line.kind(*bracket) == Some(Kind::Bracket))?;
    line.piece(bracket + 1).filter(|_| line.is_mark(bracket, b'(')).map(|piece| piece.first())
}

/// What goes on behind a parenthetical cue: ", Y." The tokens are the last ones before the aside around the cue and of it.
fn goes_on(line: &Line, before: usize, last: usize) -> Option<Run> {
    let comma = line.at(last) + 1;
    let next = comma + 1;
    if line.kind(comma) != Some(Kind::Comma) {
        return None;
    }
    // "It is cheap but, Roe said, flawed"
    let hangs = line.kind(line.at(before)) == Some(Kind::Conjunction);
    let starts = match line.kind(next)? {
        _ if line.opens_fragment(next) || hangs => true,
        Kind::Conjunction | Kind::Link if begins_thought(line, next) && another_tells(line, next + 1) => false,
        Kind::Link if line.word(next) == "on" => line.head(next + 1).lemma() != "condition",
        Kind::Conjunction | Kind::Link => line.word(next) != "as" && !weighs(line, next),
        Kind::Noun => begins_clause(line, next) && !line.is_time(next),
        Kind::Verb => line.is_finite(next) || line.is_form(next, Form::Infinitive),
        Kind::Speech => runs_on(line, next),
        _ => false,
    };
    let run = line.content(next, Holder { cue: comma, hold: Hold::Loose })?;
    (starts && (hangs || run.last > run.first)).then_some(run)
}

/// "…, officials said, in a sign of haste", "…, amid fears of rain": the writer tells what it means.
fn weighs(line: &Line, at: usize) -> bool {
    line.lone(at).is_one_of(&numbers!["amid"])
        || line.word(at) == "in"
            && line.piece(at + 1).is_some_and(|noun| {
                line.lexeme(noun.first()).is_one_of(&numbers!["a", "an", "the"])
                    && line.lexeme(noun.head()).is_one_of(&numbers!["sign", "move", "blow", "bid", "setback", "boost"])
            })
}

/// "…, Roe said on Monday, though it rained", but "…, Roe said on Monday, and “cannot win”": with a subject of its own?
fn begins_thought(line: &Line, at: usize) -> bool {
    let joins = line.kind(at) == Some(Kind::Conjunction);
    joins && line.kind(line.skip_adverbs(at + 1)) == Some(Kind::Noun) || line.turns(at)
}

/// "…, Roe said, while Vale called it late": does another subject report behind what begins a thought?
fn another_tells(line: &Line, at: usize) -> bool {
    let named = line.piece(at).is_some_and(|noun| noun.kind == Kind::Noun && line.tag(noun.head()) != Tag::PRP);
    // "…, Roe said, though he warned that it leaks": what else he says.
    let more = line.lone(at).is_one_of(&numbers!["he", "she", "they"]) && !line.opens_fragment(at);
    // "…, Roe said, and records suggest it leaked": his own grounds.
    let own = |verb: usize| line.shows(verb) || line.piece(verb).is_some_and(|verb| verb.verb.passive);
    let verb = line.next_finite(at).filter(|verb| !own(*verb));
    verb.is_some_and(|verb| {
        named && (line.reports(verb) || line.judges(verb) || line.denies(verb)) || more && line.says(verb)
    })
}

/// "According to X", "per X", "in the words of X", "in X's view", "to X": who it is, the cue, and the piece behind.
fn accorded(line: &Line, at: usize) -> Option<(Run, Run, usize)> {
    let piece = line.piece(at)?;
    let (first, to) = (if line.is_finite(at) { piece.first() } else { piece.last() }, piece.last() + 1);
    let (noun, last) = match line.lower(piece.last()) {
        "according" if line.lexeme(to).is_one_of(&numbers!["to"]) => (line.at(to) + 1, to),
        "per" if line.kind_before(at).is_none_or(|before| before == Kind::Comma) && may_tell(line, at + 1) => {
            (at + 1, piece.last())
        }
        "to" if may_think(line, at) => (at + 1, piece.last()),
        "in" => {
            let view = line.piece(at + 1).filter(|view| view.kind == Kind::Noun)?;
            if at > 1 && is_poll(line, view) {
                let source = line.inverted_source(at + 1)?;
                return Some((source, Run { first, last: first }, line.at(source.last) + 1));
            }
            // "In view of the plea": no view of anybody.
            if !is_view(line.lower(view.head())) || view.first() == view.head() && line.lower(view.head()) == "view" {
                return None;
            }
            if let Some(source) = possessor(line, at + 1) {
                return Some((source, Run { first: view.head(), last: view.head() }, at + 2));
            }
            (at + 3, line.piece(at + 2).filter(|_| line.lone(at + 2).is_one_of(&numbers!["of"]))?.last())
        }
        _ => return None,
    };
    let source = line.inverted_source(noun)?;
    let behind = line.at(source.last) + 1;
    // "in the words of Roe, “a trap”": what is quoted is no part of the name.
    let named = last == to || !(noun..behind).any(|piece| line.holds_fragment(piece));
    (named && !(source.first == source.last && is_measure(line.lexeme(source.first)))).then_some((
        source,
        Run { first, last },
        behind,
    ))
}

/// "To Roe, the dock is a trap", "But to critics, it is late": does the phrase in front of a clause name who may think so, where no
/// other cue tells what it says?
fn may_think(line: &Line, to: usize) -> bool {
    let opens = to == 0 || to == 1 && line.kind(0) == Some(Kind::Conjunction);
    let somebody = |noun: &Chunk| {
        let word = line.lexeme(noun.head());
        let person = word.is_one_of(&THINKERS);
        let name = line.tag(noun.head()).is_proper() && !word.is(Class::Place);
        person || name || word.is(Class::Title) || opens_label(word)
    };
    let noun = line.piece(to + 1).filter(|noun| opens && noun.kind == Kind::Noun && somebody(noun));
    let behind = noun.and_then(|_| line.inverted_source(to + 1)).map(|source| line.at(source.last) + 1);
    behind.is_some_and(|comma| {
        let verb = line.next_finite(comma + 1).filter(|_| line.kind(comma + 1) == Some(Kind::Noun));
        line.kind(comma) == Some(Kind::Comma) && verb.is_some_and(|verb| !line.reports(verb))
    })
}

/// Who may think so without a name.
const THINKERS: [u16; 17] = numbers![
    "him",
    "her",
    "them",
    "me",
    "us",
    "many",
    "others",
    "some",
    "most",
    "allies",
    "critics",
    "fans",
    "opponents",
    "residents",
    "supporters",
    "voters",
    "workers"
];

/// ", per Reuters", ", per police", but ", per head": does the noun phrase name who may tell something?
fn may_tell(line: &Line, at: usize) -> bool {
    line.piece(at).filter(|noun| noun.kind == Kind::Noun).is_some_and(|noun| {
        let word = line.lexeme(noun.head());
        let tells = [Class::Title, Class::Document, Class::Medium].into_iter().any(|class| word.is(class));
        line.tag(noun.head()).is_proper() && !line.is_time(at) || tells || opens_label(word)
    })
}

/// "seated according to age": a noun of what things are ordered by, and of nobody.
fn is_measure(noun: &Word) -> bool {
    noun.is_one_of(&numbers!["age", "height", "income", "need", "plan", "rank", "schedule", "size", "type", "weight"])
}

/// Does ", in his view" end a line in which nobody else says it, or stand before its verb or before words in marks?
fn stands_alone(line: &Line, at: usize, behind: usize) -> bool {
    let ends = matches!(line.kind(behind), None | Some(Kind::Stop));
    line.kind_before(at) == Some(Kind::Comma)
        && (ends
            || line.kind(behind) == Some(Kind::Comma)
                && (line.holds_fragment(behind + 1)
                    || line.kind(behind + 1) == Some(Kind::Speech)
                    || line.is_finite(behind + 1)))
        && !(0..at).any(|verb| line.is_finite(verb) && line.reports(verb))
}

/// "a new poll", "the Oxley Ledger survey", and not "the poll".
fn is_poll(line: &Line, noun: &Chunk) -> bool {
    let polled = line.lexeme(noun.head()).is_one_of(&numbers!["poll", "survey"]);
    polled
        && (line.lexeme(noun.first()).is_one_of(&numbers!["a", "an", "another"])
            || (noun.first()..noun.head()).any(|token| line.tag(token).is_proper()))
}

/// "Roe leads by two in a poll.": does a document that shows it end a clause in which nobody reports?
fn shows(line: &Line, at: usize, behind: usize) -> bool {
    line.piece(at + 1).is_some_and(|noun| is_poll(line, noun))
        && matches!(line.kind(behind), None | Some(Kind::Stop | Kind::Comma))
        && (0..at).any(|verb| line.is_finite(verb))
        && !(0..at).any(|verb| line.kind(verb) == Some(Kind::Verb) && line.reports(verb))
}

fn is_view(noun: &str) -> bool {
    matches!(noun, "view" | "words" | "opinion" | "mind" | "eyes" | "telling" | "judgment" | "estimation")
}

/// "According to X, …", "…, per X", "…, in X's view" and "…, in the words of X, …".
#[inline(always)] // hardly a piece begins so
pub(super) fn according_to(line: &Line, at: usize) -> Option<Found> {
    let may_be = |piece: &Chunk| {
        line.lexeme(piece.last()).is_one_of(&numbers!["according", "in", "per"])
            || at < 2 && line.lone(at).is_one_of(&numbers!["to"])
    };
    if line.piece(at).is_some_and(may_be) { accorded_at(line, at) } else { None }
}

/// The same where the first word may be one's.
fn accorded_at(line: &Line, at: usize) -> Option<Found> {
    let (mut source, cue, mut behind) = accorded(line, at)?;
    let first = line.piece(at)?.first();
    let lemma = if line.lone(at).is_one_of(&numbers!["in", "to"]) { line.word(at) } else { "according" };
    let opens = at == 0 || at == 1 && matches!(line.kind(0), Some(Kind::Conjunction | Kind::Bracket));
    // "That is according to Roe."
    if line.is_finite(at) {
        return Some(Found::new("according-to", lemma, source, cue, smallvec![line.subject(at)?]));
    }
    let shown = lemma == "in" && shows(line, at, behind);
    let seen = || opens && line.kind(behind) == Some(Kind::Comma) || stands_alone(line, at, behind);
    if lemma == "in" && !shown && !seen() {
        return None;
    }
    let content = if opens {
        // "According to the report, half of them died": a clause that looks like an apposition still follows.
        let comma = line.at(source.first)..line.at(source.last);
        let comma = comma.rev().find(|at| line.kind(*at) == Some(Kind::Comma));
        if let Some(comma) = comma.filter(|_| line.kind(behind) != Some(Kind::Comma)) {
            (source.last, behind) = (line.piece(comma - 1)?.last(), comma);
        }
        let begin = behind + usize::from(line.kind(behind) == Some(Kind::Comma));
        smallvec![whole_rest(line, begin)?]
    } else if let Some(speech) = speech_behind(line, behind) {
        smallvec![speech]
    } else {
        if at > LONGEST {
            return None;
        }
        // "a draft that would, according to Roe, demand a truce": the comma ends who says it.
        let split = at > 1 && line.piece(at - 2).is_some_and(|verb| verb.verb.modal);
        if let Some(comma) = line.comma_in(line.at(source.first)..behind).filter(|_| split) {
            (source.last, behind) = (line.piece(comma - 1)?.last(), comma);
        }
        let start = bracketed(line, at).or_else(|| behind_colon(line, at)).or_else(|| content_start(line, first))?;
        let before = line.trim(Run { first: start, last: first - 1 });
        [Some(before), goes_on(line, before.last, line.piece(behind - 1)?.last())].into_iter().flatten().collect()
    };
    Some(Found::new(if shown { "in-document" } else { "according-to" }, lemma, source, cue, content))
}

/// "It failed because, in Roe's words, “nobody came”", "a man who, in her words, “came late”": the words in marks behind the comma.
fn speech_behind(line: &Line, comma: usize) -> Option<Run> {
    let next = comma + 1;
    let speech =
        line.kind(comma) == Some(Kind::Comma) && line.kind(next) == Some(Kind::Speech) || line.opens_fragment(next);
    let marked = line.piece(next).filter(|_| speech).and_then(|piece| line.grammar.marks.outermost(piece.first()));
    marked.map(|marked| Run { first: marked.open, last: marked.last })
}

/// From the piece to the end of the line.
pub(super) fn whole_rest(line: &Line, at: usize) -> Option<Run> {
    let first = line.piece(at).filter(|_| line.pieces.len() - at <= LONGEST)?.first();
    // "(According to Roe, it grew.)"
    let bracketed = line.kind(0) == Some(Kind::Bracket) && line.is_mark(line.pieces.len() - 1, b')');
    let last = line.piece((line.pieces.len() - usize::from(bracketed)).checked_sub(1)?)?.last();
    Some(line.trim(Run { first, last }))
}

/// "As Roe noted in May, …", "…, as Roe noted." and "…, as noted by Roe, …": the rest of the line is what is noted.
pub(super) fn as_reported(line: &Line, at: usize) -> Option<Found> {
    if line.word(at) != "as" {
        return None;
    }
    let (found, behind) = reporter(line, at + 1).or_else(|| reporter_behind_by(line, at + 1))?;
    let behind = skip_adjuncts(line, behind).unwrap_or(behind);
    let opens = at == 0 || at == 1 && line.kind(0) == Some(Kind::Conjunction);
    // "It leaks, and as Roe noted, people swim there."
    let joins = at > 1 && line.kind(at - 1) == Some(Kind::Conjunction) && line.kind(at - 2) == Some(Kind::Comma);
    // "As reported by the Post, “…,” Roe said": what another says is not theirs.
    let claimed = |speech: usize| line.kind(speech) == Some(Kind::Speech) && line.is_claimed(speech);
    let content = match line.kind(behind) {
        Some(Kind::Comma) if claimed(behind + 1) => return None,
        Some(Kind::Comma) if opens || joins => smallvec![whole_rest(line, behind + 1)?],
        Some(Kind::Comma) => {
            let comma = at.checked_sub(1).filter(|comma| line.kind(*comma) == Some(Kind::Comma))?;
            // A clause with a comma of its own, or one that reports, may be another's.
            let parted = |at: usize| line.kind(at) == Some(Kind::Comma) || line.is_finite(at) && line.reports(at);
            if comma > REACH || (0..comma).any(parted) {
                return None;
            }
            let last = line.piece(comma.checked_sub(1)?)?.last();
            let before = Run { first: content_start(line, last)?, last };
            smallvec![before, whole_rest(line, behind + 1)?]
        }
        None | Some(Kind::Stop) => smallvec![before(line, line.piece(at)?.first())?],
        _ => return None,
    };
    Some(Found { content, ..found })
}

/// "Roe noted", "Roe told the paper", "Roe put it": who reports and how, still without what, and the piece behind.
fn reporter(line: &Line, noun: usize) -> Option<(Found, usize)> {
    let verb = line.next_finite(noun).filter(|_| line.kind(noun) == Some(Kind::Noun) && !line.is_time(noun))?;
    let puts = puts_it(line, verb);
    let told = line.head(verb).lemma() == "tell" && line.kind(verb + 1) == Some(Kind::Noun);
    let says = |cue: &Cue| (cue.parenthetical || told) && cue.takes(Frame::plain("quote"));
    let lemma = lexeme(line, line.piece(verb)?).filter(|(_, cue)| says(cue));
    // "as Roe used to say"
    let chained = || reporting_in_chain(line, verb).filter(|(lemma, _)| cues::cue(lemma).is_some_and(says));
    let known = lemma.map(|(lemma, _)| (lemma, verb)).or_else(|| chained().map(|(lemma, last)| (lemma, line.at(last))));
    let (lemma, verb_end) = if puts { (line.head(verb).lemma(), verb + 1) } else { known? };
    let behind = if told { hearer_end(line, verb + 1) } else { line.skip_adverbs(verb_end + 1) };
    let addressee = if told {
        Some(Run { first: line.piece(verb + 1)?.first(), last: line.piece(behind - 1)?.last() })
    } else {
        None
    };
    let cue = Run { first: line.piece(verb)?.first(), last: line.piece(verb_end)?.last() };
    let found = Found::new("as-reported", lemma, line.subject(verb)?, cue, Content::new());
    Some((Found { addressee, ..found }, behind))
}

/// "noted by Roe".
fn reporter_behind_by(line: &Line, at: usize) -> Option<(Found, usize)> {
    let verb = line.skip_adverbs(at);
    let participle = line.piece(verb).filter(|piece| line.lexeme(piece.head()).tags.contains(Tag::VBN))?;
    let by = line.piece(verb + 1).filter(|_| line.word(verb + 1) == "by" && line.reports(verb))?;
    let source = line.inverted_source(verb + 2)?;
    let cue = Run { first: participle.first(), last: by.last() };
    let found = Found::new("as-reported", line.head(verb).lemma(), source, cue, Content::new());
    Some((found, line.at(source.last) + 1))
}

/// "In a poll released Monday, …": what a document named at the head of the line shows.
/// Where the clause itself reports ("In a memo, Roe said …"), it does so for its own source.
pub(super) fn in_document(line: &Line, others: &[Found]) -> Option<Found> {
    let link = line.piece(0)?;
    if !line.lone(0).is_one_of(&numbers!["in", "among"]) || !is_evidence(line.head(1).lemma()) {
        return None;
    }
    let comma = line.comma_in(2..14)?;
    let main = (comma + 1..line.pieces.len()).find(|at| line.is_finite(*at))?;
    // "In a poll, 40 percent said": the poll says it of them.
    let share = || line.word(0) == "in" && line.subject(main).is_some_and(|share| is_share(line, share.first));
    let said = |other: &Found| other.cue.is_some_and(|cue| line.at(cue.first) == main);
    // "In a report, Roe accused them": who wrote it does so.
    let written = || line.head(1).is_form_of_one(&numbers!["report"]);
    if (line.reports(main) || written()) && others.iter().any(said) && !share() {
        return None;
    }
    let source = Run { first: line.piece(1)?.first(), last: line.piece(comma - 1)?.last() };
    let cue = Run { first: link.first(), last: link.last() };
    Some(Found::new("in-document", "in", source, cue, smallvec![whole_rest(line, comma + 1)?]))
}

/// "40 percent", "just 40 percent": does a number stand at the token or right behind it?
fn is_share(line: &Line, token: usize) -> bool {
    [token, token + 1].into_iter().any(|token| line.tag(token) == Tag::CD)
}

/// "The dock has reportedly burst": the clause around an adverb that tells it from hearsay, by nobody.
pub(super) fn hearsay(line: &Line, at: usize) -> Option<Found> {
    let verb = line.piece(at).filter(|verb| verb.first() < verb.head() && line.is_finite(at))?;
    let adverb = Frame::plain("adverb");
    let hears = |token: &usize| {
        line.tag(*token).is_adverb() && cues::of(line.lexeme(*token)).is_some_and(|cue| cue.takes(adverb))
    };
    let token = (verb.first()..verb.head()).find(hears).filter(|_| !line.reports(at))?;
    let subject =
        line.subject(at).filter(|subject| subject.last < token && !line.is_pronoun_of_clause(subject.first))?;
    let rest = line.content(at, Holder { cue: at, hold: Hold::Loose })?;
    // "left and was reportedly seen"
    let apart = subject.last + 1 < verb.first();
    let before = Run { first: if apart { verb.first() } else { subject.first }, last: token - 1 };
    let content = [Some(subject).filter(|_| apart), Some(before), Some(Run { first: token + 1, ..rest })];
    let content = content.into_iter().flatten().filter(|run| run.first <= run.last).collect();
    let cue = Some(Run { first: token, last: token });
    let lemma = line.lexeme(token).lemma();
    Some(Found { rule: "hearsay", lemma, frame: adverb, source: None, cue, content, addressee: None })
}

/// How many pieces before an aside are looked at for the subject of the verb behind it.
const ASIDE: usize = 24;
