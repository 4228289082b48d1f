//! Direct speech: for each speech of a line the cue that reports it, behind it or before it.

use super::content::{Hold, Holder};
use super::cues::{self, Cue, Frame};
use super::found::Found;
use super::governed::{hearer_end, report_ends, skip_adjuncts};
use super::line::{Line, Run};
use super::source::possessor;
use super::verbs::{issued, lexeme};
use crate::grammar::{Chunk, Form, Kind};
use crate::lexicon::{BE, Class, Tag, Word, numbers};
use crate::text::Shape;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::smallvec;

/// Everything that the speeches of the line are reported by, beside what a cue holds already.
pub(super) fn speeches(line: &Line, found: &mut Vec<Found>) {
    // Most lines have none.
    if !line.pieces.iter().any(|piece| piece.kind == Kind::Speech) {
        return;
    }
    let holders = holders(line, found);
    let last = |found: &Found| found.cue.map(|cue| cue.last);
    let mut by_cue: FxHashMap<Option<usize>, usize> =
        found.iter().enumerate().map(|(number, found)| (last(found), number)).collect();
    let mut replaced: FxHashSet<usize> = FxHashSet::default();
    let mut owner: Option<usize> = None;
    for at in (0..line.pieces.len()).filter(|at| line.kind(*at) == Some(Kind::Speech)) {
        let Some(run) = line.run(at).filter(|_| !is_titled(line, at)) else { continue };
        // "“X,” she said with a smile, “Y”": what the cue held is part of what goes around it.
        if let Some(holder) = holders.get(&at).filter(|holder| !replaced.contains(*holder)) {
            owner = Some(*holder);
            continue;
        }
        let attribution = match leading(line, at) {
            Some(before) if leads_surely(line, at) && !line.is_claimed(at) => Some(before),
            before => behind(line, at).or_else(|| {
                let interrupted = owner.filter(|owner| goes_on(line, &found[*owner], at) || is_joined(line, at));
                if let Some(owner) = interrupted {
                    found[owner].content.push(run);
                }
                before.filter(|_| interrupted.is_none())
            }),
        };
        let Some(attribution) = attribution else { continue };
        // "To chants of “Vale! Vale!,” Roe said it rained": the cue has what is said behind it.
        let says = |held: &Found| held.cue.is_some_and(|cue| held.content[0].first > cue.last);
        let held = by_cue.get(&last(&attribution)).is_some_and(|number| says(&found[*number]));
        if held && line.kind_before(at) == Some(Kind::Link) {
            continue;
        }
        match by_cue.insert(last(&attribution), found.len()) {
            Some(same) if owner == Some(same) => {
                // "“X,” he said, “Y”": one cue, one speech.
                found[same].content.push(run);
                by_cue.insert(last(&attribution), same);
                continue;
            }
            other => replaced.extend(other),
        }
        owner = Some(found.len());
        found.push(attribution);
    }
    let mut number = 0..;
    found.retain(|_| number.next().is_some_and(|number| !replaced.contains(&number)));
}

/// "a post titled “We messed up,”": the name of what somebody wrote.
fn is_titled(line: &Line, speech: usize) -> bool {
    let before = speech.checked_sub(1).map_or(&Word::UNKNOWN, |verb| line.lone(verb));
    before.is_one_of(&numbers!["titled", "entitled", "headlined"])
}

/// For each speech that a cue holds already the number of what was found.
fn holders(line: &Line, found: &[Found]) -> FxHashMap<usize, usize> {
    let mut holders = FxHashMap::default();
    for (number, content) in
        found.iter().enumerate().flat_map(|(number, found)| found.content.iter().map(move |content| (number, content)))
    {
        for at in line.at(content.first)..=line.at(content.last) {
            if line.kind(at) == Some(Kind::Speech) && line.run(at).is_some_and(|run| content.contains(run)) {
                holders.entry(at).or_insert(number);
            }
        }
    }
    holders
}

/// The cue before the speech at the piece, or before one that opens the next line.
pub(super) fn leading(line: &Line, at: usize) -> Option<Found> {
    let content = line.run(at)?;
    cue_before(line, at, content)
}

/// Does the cue stand right before the speech: "said, “…”", "said: “…”"?
fn leads_surely(line: &Line, at: usize) -> bool {
    let Some(mut before) = at.checked_sub(1) else { return false };
    let colon = line.is_mark(before, b':');
    if matches!(line.kind(before), Some(Kind::Comma | Kind::Break)) {
        let Some(earlier) = before.checked_sub(1) else { return false };
        before = earlier;
    }
    let verb = (before.saturating_sub(2)..=before).rev().find(|at| line.kind(*at) != Some(Kind::Adverb));
    colon || verb.is_some_and(|verb| line.kind(verb) == Some(Kind::Verb))
}

/// Does the speech go on after a cue that interrupts it: "“X,” he said, “Y.”"?
fn goes_on(line: &Line, found: &Found, at: usize) -> bool {
    let Some(first) = found.content.first() else { return false };
    let behind = found.cue.is_some_and(|cue| cue.first > first.last);
    behind && at.checked_sub(1).is_some_and(|before| !matches!(line.kind(before), Some(Kind::Verb)))
}

/// "chanted “Go home!” and “No more!”": does the speech stand beside another?
fn is_joined(line: &Line, at: usize) -> bool {
    let joins = |at: &usize| matches!(line.kind(*at), Some(Kind::Conjunction | Kind::Comma));
    let before = (at.saturating_sub(3)..at).rev().find(|at| !joins(at));
    before.is_some_and(|before| before + 1 < at && line.kind(before) == Some(Kind::Speech))
}

/// "“X,” Y said" and "“X,” said Y".
fn behind(line: &Line, at: usize) -> Option<Found> {
    let content = line.run(at)?;
    if at == 0 && line.is_mark(at + 1, b':') {
        return headed(line, at + 1, content);
    }
    let comma = usize::from(line.kind(at + 1) == Some(Kind::Comma));
    let next = line.skip_adverbs(at + 1 + comma);
    if line.lower(line.piece(next)?.first()) == "according" {
        return according(line, next, content);
    }
    match line.kind(next)? {
        Kind::Noun => {
            let ends = [next, hearer_end(line, next) - 1];
            upright(line, next, content)
                .or_else(|| ends.into_iter().find_map(|end| hidden(line, next, end, content)))
                .or_else(|| hidden_before(line, next, content))
        }
        Kind::Verb => how_told(line, next, content)
            .or_else(|| told_as(line, next, content))
            .or_else(|| inverted(line, next, content)),
        Kind::Link if line.lone(next).is_one_of(&numbers!["as"]) => as_put(line, next, content),
        _ => None,
    }
}

/// "“X”: Mayor Y", "“X”: villagers return", "“X”: an interview with Y": whom a headline names behind a colon.
fn headed(line: &Line, colon: usize, content: Run) -> Option<Found> {
    let named = |at: usize| {
        let name = line.piece(at).is_some_and(|noun| noun.kind == Kind::Noun && line.tag(noun.head()).is_proper());
        line.run(at).filter(|_| name)
    };
    let with = named(colon + 3).filter(|_| line.lone(colon + 2).is_one_of(&numbers!["with"]));
    let several =
        || line.run(colon + 1).filter(|_| line.piece(colon + 1).is_some_and(|noun| line.tag(noun.head()) == Tag::NNS));
    let source = with.or_else(|| named(colon + 1)).or_else(several).or_else(|| in_office(line, colon + 1))?;
    Some(Found::quoting("quote-colon", ":", source, line.run(colon)?, content))
}

/// "“X”: Judge to killer", "“X”: Widow tells court", "“X”: judge jails driver": who speaks by office, or is the subject of what
/// reports; the verb may look like a noun.
fn in_office(line: &Line, at: usize) -> Option<Run> {
    let noun = line.piece(at).filter(|noun| noun.kind == Kind::Noun)?;
    let office = |token: usize| line.lexeme(token).is(Class::Title);
    let acts = line.kind(at + 1) == Some(Kind::Verb);
    let reports = || cues::of(line.head(at + 1)).is_some();
    if office(noun.head()) && (!acts || reports()) || line.is_finite(at + 1) && reports() {
        return line.run(at);
    }
    let tags = line.lexeme(noun.first() + 1).tags;
    let verb = noun.first() < noun.last() && (tags.contains(Tag::VBZ) || tags.contains(Tag::VBP));
    (verb && (office(noun.first()) || line.tag(noun.first()) == Tag::NNS))
        .then_some(Run { first: noun.first(), last: noun.first() })
}

/// "“X,” was how Y put it": who told it so.
fn how_told(line: &Line, be: usize, content: Run) -> Option<Found> {
    let how = line.head(be).base == BE && line.lone(be + 1).is_one_of(&numbers!["how"]);
    let (noun, verb) = (be + 2, line.next_finite(be + 2).filter(|_| how)?);
    let piece = line.piece(verb)?;
    let last = line.piece(verb + usize::from(line.lone(verb + 1).is_one_of(&numbers!["it"])))?.last();
    let cue = Run { first: piece.first(), last };
    Some(Found::quoting("quote-parenthetical", line.head(verb).lemma(), line.noun_run(noun)?, cue, content))
}

fn according(line: &Line, at: usize, content: Run) -> Option<Found> {
    let first = line.piece(at)?.first();
    let noun = line.at(first + 1) + 1;
    let source = line.inverted_source(noun)?;
    Some(Found::new("according-to", "according", source, Run { first, last: first + 1 }, smallvec![content]))
}

/// "Y said": the source and then its cue; of a chain ("can be heard asking") the verb that reports.
fn upright(line: &Line, noun: usize, content: Run) -> Option<Found> {
    // Right behind a name a verb has a tense, whatever the tagger makes of it.
    let tells = |verb: &Chunk| lexeme(line, verb).is_some_and(|(_, cue)| introduces(cue) || cue.parenthetical);
    let close = || line.piece(noun + 1).filter(|verb| verb.kind == Kind::Verb && tells(verb)).map(|_| noun + 1);
    let verb = line.next_finite(noun).or_else(close).or_else(|| far_finite(line, noun))?;
    let piece = line.piece(verb)?;
    let own = || line.noun_run(noun).filter(|_| verb == noun + 1);
    let source = line.subject(verb).filter(|source| source.first > content.last).or_else(own)?;
    // "was quoted as saying": the last of its verbs reports.
    let quoted = line.lone(verb + 1).is_one_of(&numbers!["as"]) && line.is_form(verb + 2, Form::Gerund);
    let known = lexeme(line, piece).filter(|(_, cue)| introduces(cue) && !quoted);
    let known = known.map(|(lemma, _)| (lemma, piece.last()));
    let chained = || reporting_in_chain(line, verb);
    let (lemma, last) = match known {
        Some(known) => known,
        None => with_particle(line, verb)
            .or_else(chained)
            .or_else(|| any_verb(line, verb, content).map(|lemma| (lemma, piece.last())))?,
    };
    let found = Found::quoting("quote-parenthetical", lemma, source, Run { first: piece.first(), last }, content);
    let content = [Some(content), indirectly(line, verb, content)].into_iter().flatten().collect();
    Some(Found { content, addressee: hearer(line, verb), ..found })
}

/// "“…,” Roe told the mayor": who hears it, by a verb that has no other object.
fn hearer(line: &Line, verb: usize) -> Option<Run> {
    let hears = line.piece(verb)?.head();
    let tells = line.text.tokens[hears].word.is_form_of_one(&numbers!["tell", "ask", "remind", "assure", "inform"]);
    let noun = line.kind(verb + 1) == Some(Kind::Noun) && !line.is_time(verb + 1);
    line.run(verb + 1).filter(|_| tells && noun)
}

/// "“We are worried,” Roe told the mayor, that it may fall": what goes on behind the cue in other words.
fn indirectly(line: &Line, verb: usize, speech: Run) -> Option<Run> {
    let comma = report_ends(line, verb).into_iter().find(|end| line.kind(*end) == Some(Kind::Comma))?;
    let next = comma + 1;
    let tense = |verb: usize| line.piece(verb).map(|piece| line.tag(piece.first()));
    // "“…,” Roe said, then left" is no speech.
    let finite = line.is_finite(next) && tense(next) != tense(verb) && !tense(next).is_some_and(Tag::is_adverb);
    let joined = line.kind(next) == Some(Kind::Conjunction) && line.opens_fragment(next + 1);
    let starts =
        line.lone(next).is_one_of(&numbers!["that"]) || line.is_form(next, Form::Infinitive) || finite || joined;
    let open = line.slice(speech.last.saturating_sub(1)) == ",";
    line.content(next, Holder { cue: comma, hold: Hold::Firm }).filter(|_| starts && open)
}

/// "“…,” Roe notes": a verb that the tagger took for the end of the name before it, and that nothing follows; the name
/// goes from its first piece to the one given.
fn hidden(line: &Line, first: usize, noun: usize, content: Run) -> Option<Found> {
    let piece = line.piece(noun).filter(|piece| piece.first() < piece.last())?;
    let word = line.lexeme(piece.last());
    let tensed = [Tag::VBZ, Tag::VBP, Tag::VBD].into_iter().any(|tag| word.tags.contains(tag));
    let small = line.text.tokens[piece.last()].shape == Shape::Lower;
    let known = small && cues::of(word).is_some_and(introduces);
    let source = Run { first: line.piece(first)?.first(), last: piece.last() - 1 };
    let alone = matches!(line.kind(noun + 1), None | Some(Kind::Stop | Kind::Comma | Kind::Link | Kind::Adverb));
    let cue = Run { first: piece.last(), last: piece.last() };
    (tensed && known && alone).then(|| Found::quoting("quote-parenthetical", word.lemma(), source, cue, content))
}

/// "“…,” alleged party leader Dana Roe": a verb that the tagger took for an adjective of the name behind it.
fn hidden_before(line: &Line, noun: usize, content: Run) -> Option<Found> {
    let piece = line.piece(noun).filter(|piece| piece.first() < piece.last() && line.tag(piece.head()).is_proper())?;
    let word = line.lexeme(piece.first());
    let small = line.text.tokens[piece.first()].shape == Shape::Lower;
    let known = small && word.tags.contains(Tag::VBD) && cues::of(word).is_some_and(introduces);
    let source = Run { first: piece.first() + 1, last: line.inverted_source(noun)?.last };
    let cue = Run { first: piece.first(), last: piece.first() };
    known.then(|| Found::quoting("quote-inverted", word.lemma(), source, cue, content))
}

/// The verb of a source with an apposition or relative clause between: "Dana Roe, the mayor, said".
fn far_finite(line: &Line, noun: usize) -> Option<usize> {
    let mut relative = false;
    for at in noun..noun + 24 {
        match line.kind(at)? {
            Kind::Verb if line.is_finite(at) => {
                if !relative && line.subject(at).is_some_and(|source| line.at(source.first) == noun) {
                    return Some(at);
                }
                relative = false;
            }
            Kind::Wh => relative = true,
            Kind::Speech | Kind::Stop => return None,
            _ => {}
        }
    }
    None
}

/// "Roe went on, as if nothing had happened": a verb and its particle, apart from it, that report together.
fn with_particle(line: &Line, verb: usize) -> Option<(&'static str, usize)> {
    let particle = line.piece(verb + 1).filter(|piece| matches!(piece.kind, Kind::Link | Kind::Adverb))?;
    let alone =
        matches!(line.kind(verb + 2), None | Some(Kind::Stop | Kind::Comma | Kind::Break | Kind::Link | Kind::Adverb));
    let (lemma, cue) = cues::particle(line.head(verb).lemma(), line.word(verb + 1)).filter(|_| alone)?;
    introduces(cue).then_some((lemma, particle.last()))
}

/// "can be heard asking", "is quoted as saying": the verb of saying behind the verb at `at`.
pub(super) fn reporting_in_chain(line: &Line, at: usize) -> Option<(&'static str, usize)> {
    (at + 1..at + 4)
        .take_while(|next| matches!(line.kind(*next), Some(Kind::Verb | Kind::Adverb | Kind::Link)))
        .find_map(|next| {
            let verb = line.piece(next).filter(|piece| piece.kind == Kind::Verb)?;
            let (lemma, cue) = lexeme(line, verb)?;
            introduces(cue).then_some((lemma, verb.last()))
        })
}

/// Behind a speech that a comma, "?" or "!" ends, any verb without an object reports: "“…,” she laughed".
fn any_verb(line: &Line, at: usize, content: Run) -> Option<&'static str> {
    let ends = line.slice(content.last.saturating_sub(1));
    let open = ends.ends_with([',', '?', '!', '…', '—', '-']) || line.slice(content.last + 1) == ",";
    let object = line.kind(line.skip_adverbs(at + 1)) == Some(Kind::Noun) && !line.is_time(line.skip_adverbs(at + 1));
    let lemma = line.head(at).lemma();
    (open && !object && !lemma.is_empty() && lemma != "be").then_some(lemma)
}

/// "said Y": the cue and then its source.
fn inverted(line: &Line, verb: usize, content: Run) -> Option<Found> {
    let piece =
        line.piece(verb).filter(|piece| matches!(piece.verb.form, Form::Finite | Form::Participle | Form::Bare))?;
    let source = line.inverted_source(line.skip_adverbs(verb + 1))?;
    let known = lexeme(line, piece).filter(|(_, cue)| introduces(cue)).map(|(lemma, _)| lemma);
    let alone = || matches!(line.kind(line.at(source.last) + 1), None | Some(Kind::Stop | Kind::Comma));
    let lemma = known
        .or_else(|| Some(line.head(verb).lemma()).filter(|lemma| alone() && *lemma != "be" && !lemma.is_empty()))?;
    Some(Found::quoting("quote-inverted", lemma, source, Run { first: piece.first(), last: piece.last() }, content))
}

/// "Y said, “X”", "Y told reporters: “X”": the nearest verb before the piece that can report `content`.
pub(super) fn cue_before(line: &Line, at: usize, content: Run) -> Option<Found> {
    let mark = at.checked_sub(1)?;
    let marked = matches!(line.kind(mark), Some(Kind::Comma | Kind::Break));
    let colon = line.is_mark(mark, b':');
    let end = if marked { mark } else { at };
    let floor =
        (end.saturating_sub(16)..end).rev().find(|at| line.kind(*at) == Some(Kind::Speech)).map_or(0, |at| at + 1);
    // "called it “the best I have seen”, and told fans: “…”": what stands in other marks says nothing outside of them.
    let outside = |at: usize| {
        let around = line.grammar.marks.outermost(line.pieces[at].first());
        around.is_none_or(|quoted| quoted.open <= content.first && content.last <= quoted.last)
    };
    let verbs = || {
        (floor.max(end.saturating_sub(16))..end).rev().filter(|at| line.kind(*at) == Some(Kind::Verb) && outside(*at))
    };
    let known = verbs()
        .find(|verb| line.piece(*verb).and_then(|piece| lexeme(line, piece)).is_some_and(|(_, cue)| introduces(cue)));
    // "With Roe worried about it, Vale has a message: “…”": a main verb behind what only may report.
    let main = verbs().find(|verb| line.is_finite(*verb) && !is_relative(line, *verb));
    let governs = |verb: usize| line.is_finite(verb) && !is_relative(line, verb);
    let known =
        known.filter(|known| !colon || governs(*known) || known + 1 == end || main.is_none_or(|main| main < *known));
    // "Asked about it, he demurred: “…”", "as Roe put it, “…”": what stands right before goes first.
    let behind =
        |verb: usize| line.skip_adverbs(verb + 1 + usize::from(line.lone(verb + 1).is_one_of(&numbers!["it"])));
    let surely = |verb: usize| {
        colon && !is_relative(line, verb) || line.lone(verb + 1).is_one_of(&numbers!["it"]) || line.reports(verb)
    };
    let close = verbs().next().filter(|verb| surely(*verb) && line.is_finite(*verb) && behind(*verb) == end);
    let unknown = || {
        let nearest = verbs().next().filter(|_| colon || marked)?;
        let next = line.skip_adverbs(nearest + 1);
        let right_before = next == end && !(colon && is_relative(line, nearest));
        // "called over her shoulder, “…”"
        let far = || !colon && governs(nearest) && skip_adjuncts(line, next) == Some(end);
        if right_before || far() { Some(nearest) } else { main.or(Some(nearest)).filter(|_| colon) }
    };
    // "Her answer: “X”", "Her answer was “X”"
    let is = || line.is_finite(mark) && line.head(mark).base == BE;
    let told = if colon || line.is_dash(mark) { Some(mark) } else { is().then_some(at) };
    let named = colon.then(|| name_before(line, mark, content)).flatten();
    let named = named.or_else(|| words_before(line, told?, content));
    if named.is_some() {
        return named;
    }
    let verb = close.or(known).or_else(unknown)?;
    // "Roe said, smiling, “…”": a participle between commas tells no more than how.
    let adds = line.head(verb).is_form_of_one(&numbers!["add"]);
    let aside = !adds && verb + 1 == end && line.kind(end) == Some(Kind::Comma) && line.is_form(verb, Form::Gerund);
    let said = verb.checked_sub(2).filter(|said| aside && line.is_say(*said));
    let verb = said.filter(|said| line.kind(said + 1) == Some(Kind::Comma)).unwrap_or(verb);
    let piece = line.piece(verb)?;
    let puts = puts_it(line, verb);
    let (lemma, last) =
        with_particle(line, verb).unwrap_or((line.head(verb).lemma(), line.piece(verb + usize::from(puts))?.last()));
    let hearer = line.kind(verb + 1) == Some(Kind::Noun) && !line.is_time(verb + 1) && !puts;
    // "was asked by Roe, “…”": who is asked hears it.
    let asked_by = piece.verb.passive && line.lone(verb + 1).is_one_of(&numbers!["by"]);
    let asker = if asked_by { line.inverted_source(verb + 2) } else { None };
    let heard = piece.verb.passive && matches!(line.head(verb).lemma(), "ask" | "tell");
    // "As the bridge leaks, explained Roe, “…”"
    let inverted = || {
        let lemma = line.head(verb).lemma();
        let stands_apart =
            line.kind_before(verb) == Some(Kind::Comma) && line.says(verb) && !matches!(lemma, "tell" | "ask");
        let source = line.inverted_source(verb + 1).filter(|_| stands_apart && hearer)?;
        let alone = matches!(line.kind(line.at(source.last) + 1), None | Some(Kind::Comma | Kind::Break));
        (alone && line.tag(source.last).is_proper()).then_some(source)
    };
    let told = || inverted().or_else(|| line.subject(verb)).filter(|_| !heard);
    let found = Found {
        rule: "verb-quote",
        lemma,
        frame: Frame::plain("quote"),
        source: asker.or_else(told).or_else(|| line.inverted_source(verb + 1).filter(|_| hearer)),
        cue: Some(Run { first: piece.first(), last }),
        content: smallvec![content],
        addressee: line.run(verb + 1).filter(|_| hearer),
    };
    Some(if piece.verb.form == Form::Gerund { issued(line, verb, found) } else { found })
}

/// Is the verb that of a relative clause or a question: "what happened"?
fn is_relative(line: &Line, verb: usize) -> bool {
    line.subject(verb).is_some_and(|subject| line.is_pronoun_of_clause(subject.first))
}

/// "as Roe put it", "as Roe sees it": the pronoun belongs to the cue.
pub(super) fn puts_it(line: &Line, verb: usize) -> bool {
    line.head(verb).is_form_of_one(&numbers!["put", "see"]) && line.lone(verb + 1).is_one_of(&numbers!["it"])
}

/// "Roe agreed.", "Asked if she would stay, Roe laughed.": a line whose last verb reports and takes nothing, before what is said.
pub(super) fn said_alone(line: &Line, content: Run) -> Option<Found> {
    let reports =
        |at: &usize| line.is_finite(*at) && lexeme(line, &line.pieces[*at]).is_some_and(|(_, cue)| introduces(cue));
    let verb = (0..line.pieces.len()).rfind(reports)?;
    let behind = line.skip_adverbs(verb + 1);
    let behind = skip_adjuncts(line, behind).unwrap_or(behind);
    if !matches!(line.kind(behind), None | Some(Kind::Stop)) || line.pieces[verb].verb.passive {
        return None;
    }
    let source = line.subject(verb)?;
    Some(Found::quoting("verb-quote", line.head(verb).lemma(), source, line.run(verb)?, content))
}

fn introduces(cue: &Cue) -> bool {
    cue.takes(Frame::plain("quote"))
}

/// "Roe: “X”", "Plan fails – Roe (D-Norbury): “X”", "From Roe’s post: “X”", "Dana Roe, the mayor: “X”": who stands alone before a
/// colon.
fn name_before(line: &Line, colon: usize, content: Run) -> Option<Found> {
    let opens = |at: usize| at == 0 || line.kind(at - 1) == Some(Kind::Break) && !line.is_mark(at - 1, b':');
    let at = over_bracket(line, colon)?;
    // "Roe on X: “…”"
    let posted =
        at > 1 && line.lone(at - 1).is_one_of(&numbers!["on", "via"]) && line.tag(line.piece(at)?.head()).is_proper();
    let at = if posted { at - 2 } else { at };
    let at = named_at_head(line, at).unwrap_or(at);
    let name = line.piece(at).filter(|piece| piece.kind == Kind::Noun)?;
    let proper = line.tag(name.head()).is_proper() || line.tag(name.head()) == Tag::PRP;
    let from = at.checked_sub(1).filter(|from| line.lone(*from).is_one_of(&numbers!["from"]));
    let from = from.is_some_and(|from| {
        opens(from) || from > 0 && line.lone(from - 1).is_one_of(&numbers!["more", "this"]) && opens(from - 1)
    });
    let cue = line.run(colon)?;
    let source = Run { first: name.first(), last: line.piece(if posted { at } else { colon - 1 })?.last() };
    (from || proper && opens(at)).then(|| Found::quoting("speaker-colon", ":", source, cue, content))
}

/// "Her answer: “X”", "The message from Roe was clear: “X”", "Her answer was “X”": whose words a noun before a colon or "was"
/// tells of.
fn words_before(line: &Line, end: usize, content: Run) -> Option<Found> {
    let noun = usize::from(line.kind(0) == Some(Kind::Conjunction));
    let (source, behind) = words_of(line, noun)?;
    let be = (behind..end).find(|be| line.is_finite(*be));
    let hangs = |at: usize| {
        Some(at) == be && line.head(at).base == BE
            || matches!(line.kind(at), Some(Kind::Noun | Kind::Link | Kind::Adjective | Kind::Adverb))
    };
    // "answer was"
    let last = be.filter(|be| *be == noun + 1).map_or(line.piece(noun)?.last(), |be| line.pieces[be].last());
    let cue = Run { first: line.piece(noun)?.head(), last };
    let whole = (behind..end).all(hangs);
    whole.then(|| Found::quoting("noun-quote", line.head(noun).lemma(), source, cue, content))
}

/// "“X,” was her answer", "“X” is the message from Roe".
fn told_as(line: &Line, be: usize, content: Run) -> Option<Found> {
    let noun = be + 1;
    let (source, behind) = words_of(line, noun).filter(|_| line.head(be).base == BE)?;
    let ends = matches!(line.kind(behind), None | Some(Kind::Stop | Kind::Comma | Kind::Link));
    let cue = Run { first: line.piece(noun)?.head(), last: line.piece(noun)?.last() };
    ends.then(|| Found::quoting("noun-quote", line.head(noun).lemma(), source, cue, content))
}

/// "“X,” as Roe put it, “Y”".
fn as_put(line: &Line, link: usize, content: Run) -> Option<Found> {
    let verb = line.next_finite(link + 1).filter(|verb| puts_it(line, *verb))?;
    let cue = Run { first: line.piece(verb)?.first(), last: line.piece(verb + 1)?.last() };
    Some(Found::quoting("quote-parenthetical", line.head(verb).lemma(), line.subject(verb)?, cue, content))
}

/// "her answer", "the message from Roe": whose words the noun phrase tells of, and the piece behind both.
fn words_of(line: &Line, noun: usize) -> Option<(Run, usize)> {
    const WORDS: [u16; 22] = numbers![
        "advice",
        "answer",
        "assessment",
        "comment",
        "conclusion",
        "email",
        "explanation",
        "letter",
        "message",
        "motto",
        "plea",
        "post",
        "question",
        "reaction",
        "reply",
        "response",
        "slogan",
        "text",
        "tweet",
        "verdict",
        "warning",
        "words"
    ];
    line.piece(noun).filter(|piece| piece.kind == Kind::Noun && line.lexeme(piece.head()).is_one_of(&WORDS))?;
    // "the question of the day"
    let proper = || line.piece(noun + 2).is_some_and(|name| line.tag(name.head()).is_proper());
    let link = line.lone(noun + 1);
    let from = link.is_one_of(&numbers!["from"]) || link.is_one_of(&numbers!["of"]) && proper();
    let named = || line.inverted_source(noun + 2).filter(|_| from).map(|source| (source, line.at(source.last) + 1));
    possessor(line, noun).map(|owner| (owner, noun + 1)).or_else(named)
}

/// "Dana Roe, 43, the mayor of Oxley": the name at the head of a line whose apposition ends with the piece.
fn named_at_head(line: &Line, last: usize) -> Option<usize> {
    let within = |at: usize| matches!(line.kind(at), Some(Kind::Noun | Kind::Comma | Kind::Link | Kind::Adjective));
    let apposed = line.kind(1) == Some(Kind::Comma) && !line.is_time(0) && last <= APPOSITION;
    (apposed && (2..=last).all(within)).then_some(0)
}

/// How many pieces a name and what tells who that is have at most.
const APPOSITION: usize = 12;

/// The piece before the one at `at`, or before the bracket that ends there.
fn over_bracket(line: &Line, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    if line.kind(before) != Some(Kind::Bracket) {
        return Some(before);
    }
    let floor = before.saturating_sub(8);
    (floor..before).rev().find(|open| line.kind(*open) == Some(Kind::Bracket))?.checked_sub(1)
}
