//! Verbs as cues: who reports what by a verb group, in the frames that the lexicon gives its base form.

use super::content::{Hold, Holder};
use super::cues::{self, Cue, Frame};
use super::found::{Content, Found};
use super::governed::{
    CueEnd, Governed, bare, complement, far_preposition, governed, hearer_end, object, over_aside, plain,
    prepositional, report_ends, skip_adjuncts, without_that,
};
use super::line::{Line, REACH, Run};
use crate::grammar::{Chunk, Form, Kind};
use crate::lexicon::{BE, Class, Tag, Word, numbers};
use smallvec::smallvec;

/// What the verb group at `at` reports: the first reading that its cue allows.
pub(super) fn by_verb(line: &Line, at: usize) -> Option<Found> {
    if quoted_as(line, at).is_some() {
        return None;
    }
    let known = lexeme(line, line.piece(at)?).and_then(|(lemma, cue)| reading(line, at, lemma, cue));
    let found = known.or_else(|| quoted_in_part(line, at))?;
    let found = match line.piece(at)?.verb.form {
        Form::Infinitive => governed_infinitive(line, at, found),
        Form::Gerund => issued(line, at, found),
        _ => found,
    };
    is_somebodys(line, at, &found).then_some(found)
}

/// "quoted an official as saying": who is quoted, and the verb of saying behind the verb that only passes it on.
fn quoted_as(line: &Line, verb: usize) -> Option<(Run, usize)> {
    let piece = line.piece(verb).filter(|piece| piece.kind == Kind::Verb && !piece.verb.passive)?;
    let object = passes_on(line, piece).then(|| line.skip_adverbs(verb + 1))?;
    let link = over_aside(line, hearer_end(line, object));
    let said =
        line.lone(link).is_one_of(&numbers!["as"]) && line.is_form(link + 1, Form::Gerund) && line.says(link + 1);
    let quoted = Run { first: line.piece(object)?.first(), last: line.piece(link - 1)?.last() };
    said.then_some((quoted, link + 1))
}

/// Does the verb tell what another said?
fn passes_on(line: &Line, verb: &Chunk) -> bool {
    line.lexeme(verb.head()).is_form_of_one(&numbers!["quote", "cite", "report"])
}

/// Whoever is quoted by another as saying it says it; "was quoted as saying" is one cue.
pub(super) fn passed_on(line: &Line, found: &mut Found) {
    let Some(verb) = found.cue.map(|cue| line.at(cue.first)).filter(|verb| line.kind(*verb) == Some(Kind::Verb)) else {
        return;
    };
    if let Some(quoted) = verb.checked_sub(2).filter(|_| line.lone(verb - 1).is_one_of(&numbers!["as"])) {
        let quoted = line.piece(quoted).filter(|piece| piece.verb.passive && passes_on(line, piece));
        let first = quoted.map(|quoted| quoted.first());
        found.cue = found.cue.map(|cue| Run { first: first.unwrap_or(cue.first), ..cue });
    }
    let here = |at: usize| quoted_as(line, at).filter(|(_, said)| at == verb || *said == verb);
    let Some((quoted, said)) = (verb.saturating_sub(8)..=verb).rev().find_map(here) else { return };
    found.source = Some(quoted);
    found.cue = line.run(said).filter(|_| verb != said).or(found.cue);
}

/// "…, jurors were told", "Bridge is safe, jury told", "Court told Roe fled": who hears it says nothing. Nor does "it".
pub(super) fn heard(line: &Line, found: &mut Found) {
    let Some((source, cue)) = found.source.zip(found.cue).filter(|(source, cue)| source.last < cue.first) else {
        return;
    };
    let verb = line.at(cue.first);
    let behind = line.skip_adverbs(verb + 1);
    let alone = |words: &[u16]| source.first == source.last && line.lexeme(source.first).is_one_of(words);
    let bench = || {
        let hears = alone(&numbers!["court", "jury", "inquest", "inquiry", "tribunal", "hearing"]);
        hears && line.slice(cue.first) == "told" && found.frame.word != "infinitive"
    };
    let ends = || found.rule == "clause-parenthetical" && report_ends(line, verb)[0] == behind;
    let passive = line.piece(verb).is_some_and(|piece| piece.verb.passive);
    let hearer = found.lemma == "tell" && (passive || bench() || ends());
    if hearer || passive && alone(&numbers!["it"]) {
        found.addressee = found.source.filter(|_| hearer);
        found.source = line.inverted_source(behind + 1).filter(|_| line.lone(behind).is_one_of(&numbers!["by"]));
    }
}

/// "rated the plan as “false”", "sniped that it was “late”": whatever the verb, who gives a thing a name in marks or says a
/// clause with words in marks is quoted.
fn quoted_in_part(line: &Line, at: usize) -> Option<Found> {
    let verb = line.piece(at).filter(|piece| piece.kind == Kind::Verb && !piece.verb.passive)?;
    let cue = CueEnd { at, last: verb.last() };
    let governed = name_in_marks(line, at, cue).or_else(|| clause_with_marks(line, at, cue))?;
    let lemma = line.head(at).lemma();
    let speaks = |source: &Run| {
        line.tag(source.last).is_proper() || line.lexeme(source.first).is_one_of(&numbers!["he", "she", "who"])
    };
    let told = governed.rule == "verb-object";
    let source = line.subject(at).filter(|source| !lemma.is_empty() && lemma != "be" && (told || speaks(source)));
    Some(Found {
        rule: governed.rule,
        lemma,
        frame: governed.frame,
        source: Some(source?),
        cue: Some(Run { first: verb.first(), last: verb.last() }),
        content: smallvec![governed.content],
        addressee: governed.addressee,
    })
}

/// "rated the plan as “false”", "rated it “true”".
fn name_in_marks(line: &Line, at: usize, cue: CueEnd) -> Option<Governed> {
    let object = line.skip_adverbs(at + 1);
    let object = Some(object)
        .filter(|object| line.kind(*object) == Some(Kind::Noun) || line.lone(*object).is_one_of(&numbers!["her"]))?;
    let behind = hearer_end(line, object);
    let named = line.lone(behind).is_one_of(&numbers!["as"]) && line.holds_fragment(behind + 1)
        || matches!(line.kind(behind), Some(Kind::Noun | Kind::Adjective | Kind::Adverb))
            && line.holds_fragment(behind);
    if named { self::object(line, object, cue) } else { None }
}

/// "sniped that it was “late”", "confided to her that it was “late”".
fn clause_with_marks(line: &Line, at: usize, cue: CueEnd) -> Option<Governed> {
    let next = line.skip_adverbs(at + 1);
    let that = if line.lone(next).is_one_of(&numbers!["to"]) { hearer_end(line, next + 1) } else { next };
    let clause = line.lone(that).is_one_of(&numbers!["that"])
        && line.kind(that + 1) == Some(Kind::Noun)
        && line.clause_follows(that + 1);
    let said = if clause { complement(line, that, cue)? } else { return None };
    let marked = (that..=line.at(said.content.last)).any(|piece| line.holds_fragment(piece));
    marked.then_some(said)
}

/// Is somebody there to say it? A passive and "seems" need nobody; "there", "what" and a lone "that" are nobody. An infinitive
/// of purpose ("to support the plan"), a participle behind "who" and what "you" do tell what is done more often than what is
/// said, unless a clause follows; so does whatever stands behind "that", but for a body or a document ("the tax that supports it", "the union
/// that supports it").
fn is_somebodys(line: &Line, at: usize, found: &Found) -> bool {
    let lone = |source: &Run| if source.first == source.last { line.lexeme(source.first) } else { &Word::UNKNOWN };
    let behind_noun = |token: usize| line.kind_before(line.at(token)) == Some(Kind::Noun);
    let nobody = |source: &Run| match lone(source) {
        word if word.is_one_of(&numbers!["there", "what"]) => true,
        word => word.is_one_of(&numbers!["that"]) && !behind_noun(source.first) && line.tag(source.first) == Tag::DT,
    };
    let Some(source) = found.source.filter(|source| !nobody(source)) else {
        return found.rule.starts_with("passive") || found.rule == "raised";
    };
    let clause = !matches!(found.rule, "verb-object" | "verb-preposition" | "verb-infinitive");
    let purpose =
        line.is_form(at, Form::Infinitive) && found.is_cued_at(line.pieces[at].first()) && !tells_who(line, at);
    let participle = line.is_form(at, Form::Gerund) || line.is_form(at, Form::Infinitive);
    let behind_who = participle && line.is_pronoun_of_clause(source.first);
    let speaks = |word: &Word| word.is(Class::OrganizationHead) || word.is(Class::Document);
    let body = || line.at(source.first).checked_sub(1).is_some_and(|body| speaks(line.head(body)));
    let that = lone(&source).is_one_of(&numbers!["that"]);
    let thing = that && !matches!(found.rule, "verb-infinitive" | "verb-quote") && !body();
    let you = || lone(&source).is_one_of(&numbers!["you"]);
    !thing && (clause || !(purpose || behind_who || you()))
}

/// "the first member of the council to back him": does the infinitive tell of somebody who stands before it?
fn tells_who(line: &Line, infinitive: usize) -> bool {
    let hangs = |at: &usize| matches!(line.kind(*at), Some(Kind::Noun | Kind::Link));
    let ranked = |at: usize| {
        line.piece(at).is_some_and(|noun| {
            let rank =
                |token: usize| line.lexeme(token).is_one_of(&numbers!["first", "only", "last", "latest", "earliest"]);
            !line.is_time(at) && (noun.first()..noun.head()).any(rank)
        })
    };
    (infinitive.saturating_sub(5)..infinitive).rev().take_while(hangs).any(ranked)
}

/// "tried to show", "is quick to point out": the verb that governs an infinitive belongs to the cue.
fn governed_infinitive(line: &Line, at: usize, mut found: Found) -> Found {
    let mut first = at;
    while let Some(before) = governor(line, first) {
        first = before;
    }
    found.cue = found.cue.map(|cue| Run { first: line.pieces[first].first(), ..cue });
    // "It is hard to say": nobody says it.
    let nobody = first != at && line.head(first).lemma() == "be";
    let it =
        |source: &Run| source.first == source.last && line.lexeme(source.first).is_one_of(&numbers!["it", "there"]);
    found.source = found.source.filter(|source| !(nobody && it(source)));
    found
}

/// The verb group right before an infinitive, or before its adjective.
fn governor(line: &Line, at: usize) -> Option<usize> {
    let before = (0..at).rev().find(|before| line.kind(*before) != Some(Kind::Adverb))?;
    match line.kind(before)? {
        Kind::Verb => Some(before),
        // "went on to say"
        Kind::Link if line.lone(before).is_one_of(&numbers!["on"]) => {
            before.checked_sub(1).filter(|verb| line.head(*verb).lemma() == "go")
        }
        Kind::Adjective => before.checked_sub(1).filter(|verb| line.kind(*verb) == Some(Kind::Verb)),
        Kind::Noun => takes_the_word(line, before),
        _ => None,
    }
}

/// "took to Norland Radio | to mock it", "took to the air on Monday | to mock it", "used his speech | to mock it": the verb by
/// which somebody gets to say something, before the piece that ends its phrase.
fn takes_the_word(line: &Line, noun: usize) -> Option<usize> {
    let link = |at: usize, word: &[u16]| at > 1 && line.lone(at - 1).is_one_of(word);
    let dated = line.is_time(noun) && noun > 3;
    let noun = if dated { noun - 1 - usize::from(line.kind(noun - 1) == Some(Kind::Link)) } else { noun };
    let verb = if link(noun, &numbers!["to"]) { noun.checked_sub(2) } else { noun.checked_sub(1) }?;
    let head = line.head(verb);
    let takes = head.is_form_of_one(&numbers!["take"]) && verb + 2 == noun
        || head.is_form_of_one(&numbers!["use"]) && line.is_medium(noun);
    (takes && line.kind(verb) == Some(Kind::Verb)).then_some(verb)
}

/// "issued a statement saying": the statement and its verb belong to the cue, and its source is theirs.
pub(super) fn issued(line: &Line, at: usize, found: Found) -> Found {
    let hearer = at
        .checked_sub(2)
        .is_some_and(|link| line.lone(link).is_one_of(&numbers!["to"]) && line.kind(link + 1) == Some(Kind::Noun));
    let timed = usize::from(at > 1 && line.is_time(at - 1) && line.kind(at - 2) == Some(Kind::Noun));
    let medium = at.checked_sub(if hearer { 3 } else { 1 + timed });
    let medium = medium.filter(|medium| {
        line.is_medium(*medium) || line.head(*medium).is(Class::Document) || is_notice(line.head(*medium).lemma())
    });
    let verb = medium.and_then(|medium| medium.checked_sub(1)).filter(|verb| line.kind(*verb) == Some(Kind::Verb));
    // Whoever gets a letter says nothing in it.
    let gets = |verb: &usize| line.head(*verb).is_form_of_one(&numbers!["get", "obtain", "read", "receive", "see"]);
    let Some(verb) = verb.filter(|verb| !gets(verb)) else { return found };
    let cue = found.cue.map(|cue| Run { first: line.pieces[verb].first(), ..cue });
    Found { source: line.subject(verb).or(found.source), cue, ..found }
}

/// What is put up or printed for others to read.
fn is_notice(lemma: &str) -> bool {
    matches!(
        lemma,
        "ad" | "advert"
            | "advertisement"
            | "article"
            | "banner"
            | "commercial"
            | "leaflet"
            | "notice"
            | "placard"
            | "poster"
            | "sign"
    )
}

/// "Asked about it, Roe said", "Roe, when asked about it, said": a participle in front of the clause whose subject it is done to,
/// or behind a subordinator.
#[inline]
pub(super) fn is_fronted(line: &Line, at: usize) -> bool {
    let asked = || line.kind(0) == Some(Kind::Link) && line.kind(at - 1) == Some(Kind::Comma);
    let opens = at == 0
        || line.lone(at - 1).is_one_of(&numbers!["when", "if", "once", "until"])
        || line.lone(at).is_one_of(&numbers!["asked", "pressed"]) && asked();
    opens && line.may_be_participle(at) && (line.is_form(at, Form::Participle) || line.is_finite(at))
}

/// "She's argued that", "who's said it fails", "he's predicted rain": a short "has", where somebody says a clause, or a thing that nobody
/// is told.
fn is_perfect(line: &Line, at: usize, cue: &Cue) -> bool {
    let short = line.piece(at).is_some_and(|verb| matches!(line.slice(verb.first()), "'s" | "’s"));
    let person = || at > 0 && line.lone(at - 1).is_one_of(&numbers!["he", "she", "who"]);
    let clause = || {
        let next = skip_adjuncts(line, at + 1).unwrap_or(at + 1);
        line.lone(next).is_one_of(&numbers!["that"])
            || line.kind(at + 1) == Some(Kind::Noun) && line.clause_follows(at + 1)
    };
    let object = || {
        let told = [("object", "that"), ("object", "infinitive"), ("passive", "object")]
            .into_iter()
            .any(|(base, word)| cue.takes(Frame::plain(word).behind(base)));
        let twice = matches!(cue.text(), "call" | "consider" | "deny" | "offer" | "promise" | "show");
        cue.takes(Frame::plain("object"))
            && !told
            && !twice
            && line.kind(at + 1) == Some(Kind::Noun)
            && !line.is_time(at + 1)
    };
    short && person() && (clause() || object())
}

/// "was on Monday told that": is what looks like a past the participle of "be", with no more than a time between?
fn is_split_passive(line: &Line, at: usize) -> bool {
    let is = |be: usize| line.is_finite(be) && line.head(be).base == BE;
    let dated = |be: usize, time: usize| is(be) && line.is_time(time) && line.may_be_participle(at);
    let noun = line.kind_before(at) == Some(Kind::Noun);
    noun && (at > 1 && dated(at - 2, at - 1)
        || at > 2 && line.kind(at - 2) == Some(Kind::Link) && dated(at - 3, at - 1))
}

/// "a plan described by Roe as late", "Man accused of theft": may the verb be a participle whose object stands before it, as there is
/// none between it and what only follows an object?
fn lacks_object(line: &Line, at: usize, cue: &Cue) -> bool {
    let takes = |base: &'static str, word: &'static str| cue.takes(Frame::plain(word).behind(base));
    // Most verbs have no preposition behind them.
    if line.kind(at + 1) != Some(Kind::Link) {
        return false;
    }
    let lacks = match line.word(at + 1) {
        // Not "the group backed by Norland": a deed more than a word.
        "by" => {
            let done = line.kind(at + 2) == Some(Kind::Noun) && (takes("passive", "by") || takes("passive", "as"));
            done && !matches!(cue.text(), "back" | "support" | "oppose")
        }
        // Of whoever has another verb no more is told by it: "The man accused of theft fled".
        "of" => takes("with", "of") && !takes("", "of") && !(at + 2..at + REACH / 3).any(|verb| line.is_finite(verb)),
        _ => false,
    };
    lacks && line.kind_before(at) == Some(Kind::Noun) && line.may_be_participle(at)
}

/// "a boat called “The Gull”": does a participle give what stands before it a name in marks?
fn is_named(line: &Line, at: usize, cue: &Cue) -> bool {
    if line.kind_before(at) != Some(Kind::Noun) || !cue.takes(Frame::plain("object").behind("passive")) {
        return false;
    }
    // "bought the print called “The Gull”"
    let object = || {
        let verb = at.checked_sub(2).filter(|verb| line.kind(*verb) == Some(Kind::Verb));
        verb.is_some_and(|verb| {
            line.may_be_participle(at) && !cues::of(line.head(verb)).is_some_and(|cue| cue.takes(Frame::plain("bare")))
        })
    };
    let common = is_common(line, at);
    let proper = |name: &Chunk| [name.first(), name.head()].iter().any(|token| line.tag(*token).is_proper());
    line.opens_fragment(at + 1) && (common || line.is_form(at, Form::Participle) || object())
        || common && line.piece(at + 1).is_some_and(proper)
        || is_within_subject(line, at)
}

/// "a club | called Harbor Friends": may the verb be a participle behind a noun that names nobody yet?
fn is_common(line: &Line, verb: usize) -> bool {
    let noun = verb.checked_sub(1).and_then(|noun| line.piece(noun)).filter(|_| line.may_be_participle(verb));
    noun.is_some_and(|noun| {
        !line.tag(noun.head()).is_proper() && line.lexeme(noun.first()).is_one_of(&numbers!["a", "an", "another"])
    })
}

/// "a group called Harbor Friends | sued": does what looks like a verb stand in the subject of one close behind?
fn is_within_subject(line: &Line, at: usize) -> bool {
    let alone = line.pieces[at].first() == line.pieces[at].last();
    // "the plan, which Roe called “late,” failed": a verb with a subject of its own.
    let own = || at.checked_sub(2).is_some_and(|which| line.is_pronoun_of_clause(line.pieces[which].first()));
    if !alone || own() {
        return false;
    }
    let next = (at + 2..at + 6).find(|next| line.is_finite(*next));
    let subject = next.and_then(|next| line.parse.subject(next));
    subject.is_some_and(|subject| subject.first < line.pieces[at].first() && line.pieces[at].last() < subject.last)
}

/// "the world, named Vesta by Roe, turns": a form that may be a participle behind the noun phrase of whose clause the verb
/// follows another comma.
fn is_apposed(line: &Line, at: usize) -> bool {
    let noun = || at > 1 && line.kind(at - 1) == Some(Kind::Comma) && line.kind(at - 2) == Some(Kind::Noun);
    let resumes = |close: usize| {
        let verb = line.skip_adverbs(close + 1);
        line.is_finite(verb)
            && line.parse.subject(verb).is_some_and(|subject| subject.last + 1 >= line.pieces[at - 1].first())
    };
    line.may_be_participle(at) && noun() && line.comma_in(at + 1..at + 16).is_some_and(resumes)
}

/// "Roe let it be known that it leaks": who lets others know something says it.
fn let_known(line: &Line, known: usize, found: Found) -> Found {
    let lets =
        known.checked_sub(2).filter(|_| found.lemma == "know" && line.lone(known - 1).is_one_of(&numbers!["it"]));
    let Some(lets) = lets.filter(|lets| line.head(*lets).is_form_of_one(&numbers!["let"])) else { return found };
    let cue = found.cue.map(|cue| Run { first: line.pieces[lets].first(), ..cue });
    Found { source: line.subject(lets), cue, ..found }
}

/// The first reading of the verb group that its cue takes, the surest first.
fn reading(line: &Line, at: usize, lemma: &'static str, cue: &Cue) -> Option<Found> {
    let verb = line.piece(at)?;
    let takes = |found: &Found| cue.takes(found.frame);
    let fronted = is_fronted(line, at);
    let subject = line.subject(at).filter(|_| !fronted);
    let done_to = verb.verb.passive && !is_perfect(line, at, cue) || is_split_passive(line, at);
    if done_to || fronted || is_named(line, at, cue) || is_apposed(line, at) || lacks_object(line, at, cue) {
        // "bought a boat | called “The Gull”": what is named is the noun, and not the subject before it.
        let named = at.checked_sub(1).filter(|_| is_common(line, at)).and_then(|noun| line.run(noun));
        let subject = named.filter(|_| !verb.verb.passive && !fronted).or(subject);
        return passive(line, at, verb, subject, lemma).into_iter().find(takes).map(|found| let_known(line, at, found));
    }
    // What others only come upon a study finds out.
    let evidence = |source: Run| studies(line.head(line.at(source.first)).lemma());
    let evident =
        |frame: Frame| frame.base.is_empty() && cue.takes(frame.behind("evidence")) && subject.is_some_and(evidence);
    let plain = governed(line, at, verb, &|frame| cue.takes(frame) || evident(frame));
    let plain = plain.filter(|governed| !is_handled(line, lemma, governed));
    let plain = plain.map(|governed| Found {
        rule: governed.rule,
        lemma,
        frame: governed.frame,
        source: subject,
        cue: Some(Run { first: verb.first(), last: governed.cue_last }),
        content: smallvec![governed.content],
        addressee: governed.addressee,
    });
    // The last two are for few cues, and not looked for where another reading stands.
    plain
        .map(|found| made_clear(line, named_by_what(line, found)))
        .or_else(|| raised(line, at, verb, subject, lemma).filter(takes))
        .or_else(|| split_relative(line, at, verb, subject, lemma).filter(takes))
        .or_else(|| fronted_object(line, at, verb, subject, lemma).filter(takes))
}

/// "claimed four lives", "claimed the title", "brushed off his knees", "declined 40 points", "pointed to his ear": what is claimed so is
/// taken, what is brushed so is wiped, what declines so falls, and what is pointed to is shown.
fn is_handled(line: &Line, verb: &str, governed: &Governed) -> bool {
    let object = governed.content;
    let noun = line.head(line.at(object.first)).lemma();
    match verb {
        // "maintains a wide lead", but "maintains it leads"
        "maintain" => {
            let verb = line.skip_adverbs(line.at(object.first) + 1);
            governed.rule == "verb-bare" && !line.is_finite(verb)
        }
        "point" => {
            let part = || matches!(noun, "arm" | "chest" | "ear" | "eye" | "foot" | "head" | "heart" | "knee" | "leg");
            matches!(noun, "ceiling" | "door" | "sky") || line.tag(object.first) == Tag::PRPS && part()
        }
        _ if governed.rule != "verb-object" => false,
        "claim" => {
            matches!(noun, "bronze" | "gold" | "life" | "live" | "medal" | "silver" | "title" | "trophy" | "victim")
        }
        "decline" => line.tag(object.first) == Tag::CD,
        "recall" => line.tag(object.first) == Tag::CD || matches!(noun, "ambassador" | "car" | "product" | "vehicle"),
        // "pressed a note into her hand"
        "press" => {
            matches!(noun, "advantage" | "button") || line.lone(line.at(object.first) + 1).is_one_of(&numbers!["into"])
        }
        "share" => {
            matches!(
                noun,
                "clip"
                    | "flat"
                    | "footage"
                    | "home"
                    | "house"
                    | "image"
                    | "link"
                    | "photo"
                    | "picture"
                    | "podium"
                    | "post"
                    | "prize"
                    | "room"
                    | "screenshot"
                    | "snap"
                    | "stage"
                    | "video"
            )
        }
        "brush off" => {
            matches!(noun, "coat" | "crumb" | "dirt" | "dust" | "hand" | "jacket" | "knee" | "sand" | "snow")
        }
        _ => false,
    }
}

/// "made clear that", "made it clear that": the adjective belongs to the cue.
fn made_clear(line: &Line, mut found: Found) -> Found {
    if found.lemma == "make" {
        let adjective = line.at(found.content[0].first).checked_sub(1);
        let clear = adjective.filter(|at| line.lone(*at).is_one_of(&numbers!["clear"])).and_then(|at| line.run(at));
        found.cue = found.cue.map(|cue| Run { last: clear.map_or(cue.last, |clear| clear.last), ..cue });
    }
    found
}

/// "what he called “a plan,” …": the pronoun and the name that is given, to its comma or to the verb of what is so called.
fn named_by_what(line: &Line, mut found: Found) -> Found {
    let names = matches!(found.lemma, "call" | "describe" | "label" | "term" | "dub");
    let subject = found.source.filter(|_| names).map(|source| line.at(source.first));
    let what = subject
        .and_then(|subject| subject.checked_sub(1))
        .filter(|what| line.lone(*what).is_one_of(&numbers!["what", "which", "whom"]));
    let Some(what) = what.and_then(|what| line.run(what)) else { return found };
    let named = found.content[0];
    let ends = |at: &usize| {
        !line.is_within_fragment(named.first, *at) && (line.kind(*at) == Some(Kind::Comma) || line.is_finite(*at))
    };
    let end = (line.at(named.first) + 1..=line.at(named.last)).find(ends);
    let last = end.map_or(named.last, |end| line.with_closing_mark(end, line.pieces[end - 1].last()));
    found.content = smallvec![what, Run { last, ..named }];
    found
}

/// What is measured and then shows something, by itself: a speech or an interview has a speaker who says it.
pub(super) fn is_evidence(lemma: &str) -> bool {
    matches!(
        lemma,
        "poll"
            | "polling"
            | "survey"
            | "study"
            | "report"
            | "average"
            | "index"
            | "analysis"
            | "research"
            | "census"
            | "estimate"
            | "forecast"
            | "ranking"
            | "figure"
            | "statistics"
            | "review"
    )
}

/// Is it a study, or who makes one?
fn studies(lemma: &str) -> bool {
    const MAKERS: [&str; 30] = [
        "audit",
        "auditor",
        "autopsy",
        "commission",
        "committee",
        "coroner",
        "court",
        "examination",
        "examiner",
        "expert",
        "inquest",
        "inquiry",
        "inspector",
        "investigation",
        "investigator",
        "judge",
        "juror",
        "jury",
        "magistrate",
        "ombudsman",
        "panel",
        "paper",
        "post-mortem",
        "probe",
        "regulator",
        "researcher",
        "scientist",
        "test",
        "tribunal",
        "watchdog",
    ];
    is_evidence(lemma) || MAKERS.contains(&lemma)
}

/// "The plan seems to work", "it appears that the plan works": nobody is named who thinks so.
fn raised(line: &Line, at: usize, verb: &Chunk, subject: Option<Run>, lemma: &'static str) -> Option<Found> {
    let next = line.skip_adverbs(at + 1);
    let cue = CueEnd { at, last: verb.last() };
    let phrase = |word| plain("raised", word, verb.last(), line.content(next, cue.holds(Hold::Phrase))?);
    let lone = |subject: Run| if subject.first == subject.last { line.lexeme(subject.first) } else { &Word::UNKNOWN };
    // "a post that seems to mock it": of what is so the clause around tells.
    if subject.is_some_and(|subject| lone(subject).is_one_of(&numbers!["that"])) {
        return None;
    }
    let nobody = subject.is_none_or(|subject| lone(subject).is_one_of(&numbers!["it"]));
    // "seemed to suggest that", "seemed to mock the plan": the subject says it, by the other verb.
    let tells = |found: Found| found.rule != "verb-object" || line.judges(next);
    let says = line.is_form(next, Form::Infinitive) && by_verb(line, next).is_some_and(tells);
    let governed = match line.kind(next)? {
        _ if says || verb.verb.form == Form::Gerund => None,
        Kind::Adjective => phrase("adjective"),
        Kind::Verb if line.is_form(next, Form::Participle) => phrase("participle"),
        Kind::Link if line.word(next) == "like" && !nobody => phrase("like"),
        Kind::Noun if nobody && line.clause_follows(next) => bare(line, next, cue),
        Kind::Noun => None,
        _ => complement(line, next, cue),
    }?;
    let content = [subject.filter(|_| !nobody), Some(governed.content)].into_iter().flatten().collect();
    Some(Found {
        rule: "raised",
        lemma,
        frame: governed.frame.behind("raised"),
        source: None,
        cue: Some(Run { first: verb.first(), last: verb.last() }),
        content,
        addressee: None,
    })
}

/// "which they say left a gap", "what he thinks is right", "a gap they say is left": the clause of a relative pronoun, or of
/// the noun that needs none, around the cue.
fn split_relative(line: &Line, at: usize, verb: &Chunk, source: Option<Run>, lemma: &'static str) -> Option<Found> {
    let subject = source?;
    let before = line.at(subject.first).checked_sub(1)?;
    // "which even critics say was"
    let pronoun = if line.lone(before).is_one_of(&numbers!["even"]) { before.checked_sub(1)? } else { before };
    let next = line.skip_adverbs(at + 1);
    if !line.is_finite(next) {
        return None;
    }
    let said = if line.word(pronoun) == "what" { cleft(line, at, verb, subject, next) } else { None };
    if said.is_some() {
        return said;
    }
    let relative = matches!(line.word(pronoun), "which" | "who" | "that" | "what");
    // "everyone I know says it is late"
    if !relative && line.is_person(line.at(subject.first)) && line.says(next) {
        return None;
    }
    let before = if relative { line.run(pronoun) } else { line.noun_run(pronoun) }?;
    let mut content = line.content(next, Holder { cue: at, hold: Hold::Loose })?;
    // "a boat that Roe says came from Oxley | was stopped"
    let apart = |end: &usize| {
        line.is_finite(*end)
            && line.parse.subject(*end) == line.parse.subject(next)
            && line.kind_before(*end) == Some(Kind::Noun)
    };
    let end = (next + 1..=line.at(content.last)).find(apart).filter(|_| line.word(pronoun) == "that");
    content.last = end.map_or(content.last, |end| line.pieces[end - 1].last());
    Some(Found {
        rule: "verb-bare",
        lemma,
        frame: Frame::plain("bare"),
        source,
        cue: Some(Run { first: verb.first(), last: verb.last() }),
        content: smallvec![before, content],
        addressee: None,
    })
}

/// "What Roe said was that it leaks", "What Roe wants is to leave": what is said follows a form of "be".
fn cleft(line: &Line, at: usize, verb: &Chunk, source: Run, be: usize) -> Option<Found> {
    let cue = CueEnd { at, last: verb.last() };
    let behind = Some(line.skip_adverbs(be + 1)).filter(|_| line.head(be).base == BE)?;
    let said = complement(line, behind, cue)?;
    Some(Found {
        rule: said.rule,
        lemma: line.head(at).lemma(),
        frame: said.frame,
        source: Some(source),
        cue: Some(Run { first: verb.first(), last: verb.last() }),
        content: smallvec![said.content],
        addressee: None,
    })
}

/// "the plan, which Roe opposed", ", a plan Roe opposed": the object of a verb that takes nothing else is the relative pronoun
/// before its subject, or the apposition there.
fn fronted_object(line: &Line, at: usize, verb: &Chunk, source: Option<Run>, lemma: &'static str) -> Option<Found> {
    let subject = source?;
    let before = subject.first.checked_sub(1)?;
    let next = line.skip_adverbs(at + 1);
    // "which Roe called “false”", "a plan that Roe called “false”"
    let names = line.calls(at) && line.opens_fragment(next);
    let pronoun: &[u16] = if names { &numbers!["which", "that"] } else { &numbers!["which"] };
    // "Which plan do you support?"
    let relative = line.lexeme(before).is_one_of(pronoun) && line.at(before) > 0;
    let which = relative.then_some(Run { first: before, last: before });
    let noun = || apposed_before(line, before).filter(|_| !line.is_pronoun_of_clause(subject.first));
    // "a film, which the paper has verified": a deed more than a word.
    let content = which.or_else(noun).filter(|_| lemma != "verify")?;
    let open = match line.kind(next) {
        None | Some(Kind::Stop | Kind::Comma | Kind::Conjunction | Kind::Break | Kind::Bracket) => true,
        Some(Kind::Link) => !line.lone(next).is_one_of(&numbers!["that", "whether", "if"]),
        Some(Kind::Noun) => line.is_time(next),
        Some(Kind::Verb) => line.is_finite(next),
        _ => false,
    };
    let name = if names { line.content(next, Holder { cue: at, hold: Hold::Phrase }) } else { None };
    (open || name.is_some()).then(|| Found {
        rule: "verb-object",
        lemma,
        frame: Frame::plain("object"),
        source,
        cue: Some(Run { first: verb.first(), last: verb.last() }),
        content: std::iter::once(content).chain(name).collect(),
        addressee: None,
    })
}

/// ", a plan | Roe opposed", "something | Roe denied": the noun phrase that ends with the token.
fn apposed_before(line: &Line, token: usize) -> Option<Run> {
    let at = line.at(token);
    let noun = line.piece(at).filter(|noun| noun.kind == Kind::Noun && noun.last() == token)?;
    let apart = || matches!(line.kind_before(at), Some(Kind::Comma | Kind::Break));
    let apposed = || line.lexeme(noun.first()).is_one_of(&numbers!["a", "an"]) && apart();
    if apposed() || line.lone(at).is_one_of(&numbers!["something", "everything"]) { line.run(at) } else { None }
}

/// The base form of a verb group and its cue: "point out" before "point".
#[inline]
pub(super) fn lexeme(line: &Line, verb: &Chunk) -> Option<(&'static str, &'static Cue)> {
    let word = line.lexeme(verb.head());
    if verb.last() == verb.head() + 1 && line.tag(verb.last()) == Tag::RP {
        return cues::particle(word.lemma(), line.lower(verb.last()));
    }
    cues::of(word).map(|cue| (word.lemma(), cue))
}

/// "X was told that …", "X is expected to …", "X is worried about …": nobody says it, or whoever stands behind
/// "by", or the subject feels it.
fn passive(line: &Line, at: usize, verb: &Chunk, subject: Option<Run>, lemma: &'static str) -> Vec<Found> {
    let next = line.skip_adverbs(at + 1);
    // "was asked Tuesday about the plan", "was endorsed Friday by Roe"
    let next = next + usize::from(line.is_time(next) && line.kind(next + 1) == Some(Kind::Link));
    // "would not be drawn on whether she would go", but "was drawn on a map"
    if lemma == "draw" && !verb.verb.negated && verb.verb.form != Form::Infinitive {
        return Vec::new();
    }
    // "Pushed on the date, Roe said", "was pushed on whether she would go", but "was pushed on the ice"
    let asks = || line.kind(next + 1) == Some(Kind::Wh) || line.lone(next + 1).is_one_of(&numbers!["whether", "if"]);
    if lemma == "push" && line.lone(next).is_one_of(&numbers!["on"]) && !is_fronted(line, at) && !asks() {
        return Vec::new();
    }
    let group = Run { first: verb.first(), last: verb.last() };
    let found = |rule, frame, source, content: Content, cue_last| {
        let cue = Some(Run { last: cue_last, ..group });
        Found { rule, lemma, frame, source, cue, content, addressee: None }
    };
    let by = Frame { base: "passive", word: "by" };
    let cue = CueEnd { at, last: verb.last() };
    let takes = |frame: Frame| cues::cue(lemma).is_some_and(|cue| cue.takes(frame));
    // "asked by a clerk on Monday about it", "asked at a meeting on Monday about the plan"
    let far_about = |from| far_preposition(line, from, at).filter(|far| far.frame.word == "about");
    // "She was saddened by the news": what stands behind "by" says nothing.
    let felt_by = || takes(Frame::plain("by").behind("felt"));
    if line.lone(next).is_one_of(&numbers!["by"]) && !felt_by() {
        // "praised by Roe for her speech": who praises is no more than Roe.
        let with_for = || takes(Frame::plain("for").behind("with"));
        let reason = line.lone(next + 2).is_one_of(&numbers!["for"]) && with_for();
        let own = line.run(next + 1).filter(|_| reason && line.kind(next + 1) == Some(Kind::Noun));
        let Some(source) = own.or_else(|| line.inverted_source(next + 1)) else { return Vec::new() };
        let behind = line.at(source.last) + 1;
        // "asked by Roe, the judge, what she wanted"
        let apposed = || line.comma_in(line.at(source.first)..behind).is_some();
        let behind = behind + usize::from(line.kind(behind) == Some(Kind::Comma) && apposed());
        // "was told by doctors she would never walk"
        let told = || if lemma == "tell" { without_that(line, behind, cue) } else { None };
        // "was asked by a clerk on Monday whether"
        let far = || complement(line, skip_adjuncts(line, behind)?, cue);
        let said = complement(line, behind, cue).or_else(told).or_else(far).or_else(|| far_about(behind));
        let said = said.or_else(|| prepositional(line, behind, at)).map(|said| {
            // "was accused by Roe of lying": who is accused is a part of the charge.
            let charged = subject.filter(|_| said.rule == "verb-preposition" && lemma != "ask");
            let content = charged.into_iter().chain([said.content]).collect();
            found("passive-by", said.frame.behind("passive"), Some(source), content, group.last)
        });
        let reason = own.and_then(|_| line.content(behind, cue.holds(Hold::Phrase)));
        let content = |subject| [Some(subject), reason].into_iter().flatten().collect();
        let doer = subject.map(|subject| found("passive-by", by, Some(source), content(subject), group.last));
        return said.into_iter().chain(doer).collect();
    }
    let adjunct = || skip_adjuncts(line, next).and_then(|far| complement(line, far, cue));
    // "The court was told Roe fled", "It is understood Roe fled", "Roe is convinced it leaks".
    let it = || subject.is_some_and(|it| it.first == it.last && line.lexeme(it.first).is_one_of(&numbers!["it"]));
    let clausal = lemma == "tell" || it() || takes(Frame::plain("that").behind("felt"));
    let clause = || if clausal { without_that(line, next, cue) } else { None };
    // "The plan is titled “Home and Hearth” there"
    let named = || object(line, next, cue).filter(|_| line.holds_fragment(next) && line.kind(next) == Some(Kind::Noun));
    // "It is understood, however, that"
    let aside = || complement(line, over_aside(line, next), cue).filter(|said| said.rule == "verb-that");
    let governed = clause().or_else(|| complement(line, next, cue)).or_else(adjunct).or_else(|| far_about(next));
    let governed = governed.or_else(aside);
    let Some(governed) = governed.or_else(|| prepositional(line, next, at)).or_else(named) else {
        return Vec::new();
    };
    let (doer, governed) = doer_behind(line, governed);
    // "Worried it leaks, the council shut it": who feels it follows.
    let main = line.at(governed.content.last) + 2;
    let follows = || line.next_finite(main).or_else(|| line.finite_over_aside(main));
    let feeler = subject.or_else(|| line.parse.subject(follows().filter(|_| is_fronted(line, at))?));
    let felt =
        found("passive-felt", governed.frame.behind("felt"), feeler, smallvec![governed.content], governed.cue_last);
    let frame = governed.frame.behind("passive");
    let told = match (frame.word, subject) {
        ("infinitive", Some(subject)) => {
            found("passive-infinitive", frame, None, smallvec![subject, governed.content], group.last)
        }
        ("that", _) => found("passive-that", frame, None, smallvec![governed.content], group.last),
        // Who is asked hears the question; who is accused is a part of the charge.
        (_, Some(subject)) if !matches!(lemma, "ask" | "press" | "push") => {
            found("passive-preposition", frame, doer, smallvec![subject, governed.content], governed.cue_last)
        }
        _ => found("passive-preposition", frame, None, smallvec![governed.content], governed.cue_last),
    };
    vec![felt, told]
}

/// "was called “a trap” by Roe", "is seen as a trap by some", "was accused of theft by Roe": who does so behind what is said.
fn doer_behind(line: &Line, governed: Governed) -> (Option<Run>, Governed) {
    let (first, last) = (line.at(governed.content.first), line.at(governed.content.last));
    let somebody = |noun: usize| line.piece(noun).is_some_and(|noun| line.tag(noun.head()).is_proper());
    // "was told that it was called “a trap” by Roe": what is done within a clause is no deed of who told of it.
    let inner = |at: usize| line.piece(at).is_some_and(|verb| verb.kind == Kind::Verb && verb.verb.passive);
    let marked = |by: usize| line.ends_in_marks(by - 1) && !(first..by).any(inner);
    let named =
        |by: usize| governed.frame.word == "as" || marked(by) || governed.frame.word == "of" && somebody(by + 1);
    let by = (first + 1..=last).find(|by| line.lone(*by).is_one_of(&numbers!["by"]) && named(*by));
    let source = by.and_then(|by| line.inverted_source(by + 1)).filter(|source| source.last >= governed.content.last);
    match by.filter(|_| source.is_some()) {
        Some(by) => {
            let content = Run { last: line.pieces[by - 1].last(), ..governed.content };
            (source, Governed { content, ..governed })
        }
        None => (None, governed),
    }
}
