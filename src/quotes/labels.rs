//! Who stands at the edge of what is said, without a verb: "Roe: …", "“…” — Dana Roe", a name and a title below words that are
//! shown large.

use super::asides::{ends_reported, shouts, whole_rest};
use super::cues::{self, Frame};
use super::found::Found;
use super::line::{Line, Run};
use crate::grammar::{Chunk, Kind};
use crate::lexicon::{Class, Tag, Word, numbers};
use crate::text::{Shape, Text, TokenKind};
use smallvec::smallvec;

/// The longest name in capitals that is surely no word: "AP", but not "UPDATE".
const ACRONYM: usize = 3;

/// "Trump: …" in headlines and transcripts.
pub(super) fn label(line: &Line) -> Option<Found> {
    // "((ON)) Will it hold?"
    let marked = [0, 1].into_iter().all(|at| line.is_mark(at, b'(') && line.is_mark(at + 3, b')'));
    let at = if marked { 2 } else { 0 };
    let name = line.piece(at).filter(|piece| piece.kind == Kind::Noun)?;
    let short = line.text.tokens[name.head()].shape == Shape::Upper && line.slice(name.head()).len() <= ACRONYM;
    // "Q. Will it hold?", "A: It will.", "DR: Never."
    let one = name.first() == name.last();
    let lettered = one && matches!(line.slice(name.first()), "Q" | "A");
    let turn = lettered || one && (marked || short && line.kind(line.pieces.len() - 1) == Some(Kind::Stop));
    // "DANA ROE, HOST: It rained."
    let host = || {
        let apposed = shouts(line, 0) && line.kind(1) == Some(Kind::Comma) && shouts(line, 2);
        apposed.then_some(3).filter(|colon| line.is_mark(*colon, b':'))
    };
    let colon = if marked {
        4
    } else {
        (1..3).find(|at| line.is_mark(*at, b':') || lettered && *at == 1 && line.is_mark(1, b'.')).or_else(host)?
    };
    // "Oxley 2-1 Harwick: Vale strikes late", "Q&A: Dana Roe on the dock" name no speaker.
    let scored = line.slice(name.first()) == "Q&A"
        || (name.first()..=name.last()).any(|token| line.text.tokens[token].kind == TokenKind::Number);
    if scored
        || !line.tag(name.head()).is_noun() && !turn
        || name.last() - name.first() > 4
        || colon > 1 && !matches!(line.kind(at + 1), Some(Kind::Bracket | Kind::Comma))
        || ends_reported(line)
    {
        return None;
    }
    let proper = lettered
        || line.tag(name.head()).is_proper()
            && !line.lexeme(name.head()).is(Class::CreditLabel)
            && !line.lexeme(name.head()).is(Class::Place)
            && !line.lexeme(name.head()).is(Class::Rubric)
        || short
        || is_owned_title(line, name)
        || opens_label(line.lexeme(name.head()));
    let content = whole_rest(line, colon + 1)?;
    let cue = line.run(colon)?;
    // "Trains: What you need to know"
    let guides = || {
        let whole = line.kind(line.pieces.len() - 1) == Some(Kind::Stop);
        !whole && line.kind(colon + 1) == Some(Kind::Wh) && line.lone(colon + 2).is_one_of(&numbers!["you", "we"])
    };
    if !proper || content.first == content.last && !turn || guides() {
        return None;
    }
    Some(Found::new("speaker-colon", ":", Run { first: name.first(), last: name.last() }, cue, smallvec![content]))
}

/// "Union chief: pay offer “an insult”": a title with whose it is, and no article.
fn is_owned_title(line: &Line, name: &Chunk) -> bool {
    name.first() < name.last() && line.tag(name.first()) != Tag::DT && line.lexeme(name.head()).is(Class::Title)
}

/// "Police: …": is it a noun for who may stand before a colon?
pub(super) fn opens_label(noun: &Word) -> bool {
    cues::of(noun).is_some_and(|cue| cue.takes(Frame { base: "noun", word: "colon" }))
}

/// "leader", "firm": does the noun tell what a person or a body does?
pub(super) fn is_role(noun: &Word) -> bool {
    [Class::Title, Class::Sense].into_iter().any(|class| noun.is(class))
}

/// "We lost a bridge. Dana Roe, council leader": a name with a title and no stop, the last of a paragraph without quotation marks,
/// signs what is shown large of a speech.
pub(super) fn pulled(line: &Line) -> Option<Found> {
    let [name, comma, title, ..] = line.pieces else { return None };
    let named = name.kind == Kind::Noun && line.tag(name.head()).is_proper() && comma.kind == Kind::Comma;
    let last = line.pieces.last().filter(|last| named && last.kind != Kind::Stop)?.last();
    let titled = title.kind == Kind::Noun && is_role(line.lexeme(title.head()));
    let says = |at: usize| line.tag(at).is_verb() || line.tag(at) == Tag::MD;
    if !titled || (name.first()..=last).any(says) {
        return None;
    }
    let Text { sentences, blocks, .. } = line.text;
    let own = sentences.partition_point(|sentence| sentence.tokens.end <= name.first());
    let paragraph = line.text.sentences_in(blocks[sentences[own].block].span);
    let content = Run { first: sentences[paragraph.start].tokens.start, last: name.first().checked_sub(1)? };
    let whole = paragraph.end == own + 1 && sentences[own].tokens.end == last + 1;
    let stops = line.text.tokens[content.last].mark == b'.';
    let plain = || !line.grammar.marks.hold_any(content.first..content.last + 1);
    let tells = || (content.first..content.last).any(says);
    (paragraph.start < own && whole && stops && plain() && tells()).then(|| Found {
        rule: "pull-quote",
        lemma: "",
        frame: Frame::plain(""),
        source: Some(Run { first: name.first(), last: name.last() }),
        cue: None,
        content: smallvec![content],
        addressee: None,
    })
}

/// "“…” — Dana Roe": a dash and a name at the start of a line sign the speech before it.
pub(super) fn signature(line: &Line) -> Option<Found> {
    let dash = line.run(0).filter(|_| line.kind(0) == Some(Kind::Break))?;
    let speech = line.grammar.marks.speech(dash.first.checked_sub(1)?)?;
    let name = line.piece(1).filter(|name| name.kind == Kind::Noun && line.tag(name.head()).is_proper())?;
    let content = smallvec![Run { first: speech.open, last: speech.last }];
    Some(Found::new("dash-signature", "—", Run { first: name.first(), last: name.last() }, dash, content))
}

/// "Dock “twice as deep” – police", "‘It was hell’ – survivor", "Plan has failed: Dana Roe": who ends a headline behind a dash, or
/// by name behind a colon, too, says what is before it.
pub(super) fn signed(line: &Line) -> Option<Found> {
    let last = line.pieces.len().checked_sub(1).filter(|last| *last > 1)?;
    let name = line.piece(last).filter(|name| name.kind == Kind::Noun)?;
    let small = |token: usize| line.text.tokens[token].shape == Shape::Lower;
    let small = (name.first()..=name.last()).all(small);
    let dash = line.is_dash(last - 1) || !small && line.is_mark(last - 1, b':');
    let person = || line.tag(name.head()).is_proper() && !line.lexeme(name.head()).is(Class::Place);
    if !dash || !small && !person() || line.kind(0) == Some(Kind::Break) {
        return None;
    }
    let before = line.trim(Run { first: line.piece(0)?.first(), last: line.piece(last - 2)?.last() });
    let marked = line.opens_fragment(0) && line.ends_in_marks(last - 2) && (0..last).any(|at| line.is_finite(at));
    let word = line.lexeme(name.head());
    let speaks = !small || word.is(Class::Title) || opens_label(word);
    let says = |at: usize| if small { line.kind(at) == Some(Kind::Verb) } else { line.is_finite(at) };
    if !(marked || speaks && (0..last - 1).any(|at| says(at) || line.holds_fragment(at))) {
        return None;
    }
    Some(Found::new("dash-signature", "—", line.run(last)?, line.run(last - 1)?, smallvec![before]))
}
