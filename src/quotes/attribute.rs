//! From a cue to an attribution: the frames. Each finds what one kind of cue governs; the lexicon says which
//! cues may stand in which frame.

use super::clause::{Clause, Run};
use super::cues;
use crate::grammar::{Chunk, Form, Kind};
use crate::lexicon::Tag;

/// What a frame found: tokens, not yet joined with what goes on in other sentences.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) rule: &'static str,
    pub(super) lemma: &'static str,
    pub(super) source: Option<Run>,
    pub(super) cue: Run,
    pub(super) content: Vec<Run>,
    pub(super) addressee: Option<Run>,
}

/// A frame: its name, and how to find what a verb governs in it.
struct Governed {
    rule: &'static str,
    frame: String,
    cue_last: usize,
    content: Vec<Run>,
    addressee: Option<Run>,
}

impl Governed {
    fn new(rule: &'static str, cue_last: usize, content: Run) -> Governed {
        let frame = rule.split_once('-').map_or(rule, |(_, frame)| frame).to_string();
        Governed { rule, frame, cue_last, content: vec![content], addressee: None }
    }
}

/// Everything that the cues of a clause report.
pub(super) fn attributions(clause: &Clause, found: &mut Vec<Found>) {
    for at in clause.range.clone() {
        let Some(chunk) = clause.chunk(at) else { continue };
        if !clause.quoted && clause.marks.outermost(chunk.first).is_some() {
            continue;
        }
        match chunk.kind {
            _ if clause.lower(chunk.head) == "according" => found.extend(according_to(clause, at)),
            Kind::Verb => found.extend(by_verb(clause, at, chunk)),
            Kind::Noun => found.extend(by_noun(clause, at, chunk)),
            Kind::Break if clause.slice(chunk.first) == ":" => found.extend(colon(clause, at)),
            Kind::Break if at == clause.range.start => found.extend(signature(clause, at)),
            _ => {}
        }
    }
}

/// A verb as a cue.
fn by_verb(clause: &Clause, at: usize, chunk: &Chunk) -> Option<Found> {
    let lemma = clause.text.tokens[chunk.head].word.lemma;
    let first = chunk.first;
    let subject = clause.subject(at);
    let Some(cue) = cues::cue(lemma) else {
        // Behind a quotation that a comma ends, any verb reports: "…,” she laughed".
        return parenthetical(clause, at, chunk, subject)
            .filter(|found| ends_in_comma(clause, found) && !lemma.is_empty())
            .map(|found| Found { lemma, ..found });
    };
    if chunk.verb.passive {
        return passive(clause, at, chunk, cue, lemma);
    }
    let behind =
        || parenthetical(clause, at, chunk, subject).filter(|found| cue.parenthetical || ends_in_comma(clause, found));
    let governed = governed(clause, at, chunk).into_iter().find(|governed| cue.takes(&governed.frame));
    if let Some(found) = behind().filter(|_| governed.as_ref().is_none_or(|governed| !governed.rule.contains("quote")))
    {
        return Some(Found { lemma, ..found });
    }
    let governed = governed?;
    Some(Found {
        rule: governed.rule,
        lemma,
        source: subject,
        cue: Run { first, last: governed.cue_last },
        content: governed.content,
        addressee: governed.addressee,
    })
}

/// Does a quotation that ends in a comma stand before the cue?
fn ends_in_comma(clause: &Clause, found: &Found) -> bool {
    found.rule.starts_with("quote-") && clause.slice(found.content[0].last.saturating_sub(1)) == ","
}

/// What may follow a verb, the surest first.
fn governed(clause: &Clause, at: usize, chunk: &Chunk) -> Vec<Governed> {
    let mut all = Vec::new();
    let direct = clause.skip_adverbs(at + 1);
    let adjective = (clause.kind(direct) == Some(Kind::Adjective)).then_some(direct);
    let cue_last = adjective.and_then(|at| clause.chunk(at)).map_or(chunk.last, |adjective| adjective.last);
    let next = adjective.map_or(direct, |at| clause.skip_adverbs(at + 1));
    all.extend(complement(clause, next, cue_last));
    if clause.kind(next) == Some(Kind::Noun) && !clause.is_time(next) {
        if clause.clause_follows(next) {
            all.extend(bare(clause, next, cue_last));
        } else if let Some(addressee) = clause.chunk(next) {
            let to = Run { first: addressee.first, last: addressee.last };
            let behind = addressee_end(clause, next);
            for mut governed in complement(clause, clause.skip_adverbs(behind), cue_last)
                .into_iter()
                .chain(skip_adjuncts(clause, behind).into_iter().flat_map(|next| complement(clause, next, cue_last)))
            {
                governed.addressee = Some(to);
                governed.frame.insert_str(0, "object-");
                all.push(governed);
            }
            if clause.kind(behind) == Some(Kind::Noun)
                && clause.clause_follows(behind)
                && let Some(mut governed) = bare(clause, behind, cue_last)
            {
                governed.addressee = Some(to);
                governed.frame = "object-bare".to_string();
                all.push(governed);
            }
            if let Some(last) = clause.end(next, true) {
                all.push(Governed::new("verb-object", cue_last, Run { first: addressee.first, last }));
            }
        }
    }
    if let Some(far) = skip_adjuncts(clause, direct).filter(|far| *far != next) {
        all.extend(complement(clause, far, chunk.last));
        if clause.kind(far) == Some(Kind::Noun) && clause.clause_follows(far) {
            all.extend(bare(clause, far, chunk.last));
        }
    }
    all.extend(prepositional(clause, next));
    all
}

/// After an addressee: its base phrase with what hangs on it by "of" and "and".
fn addressee_end(clause: &Clause, at: usize) -> usize {
    let mut next = at + 1;
    while matches!(clause.kind(next), Some(Kind::Link | Kind::Conjunction))
        && matches!(clause.word(next), "of" | "and" | "at" | "in" | "on" | "from")
        && clause.kind(next + 1) == Some(Kind::Noun)
    {
        next += 2;
    }
    next
}

fn bare(clause: &Clause, at: usize, cue_last: usize) -> Option<Governed> {
    let first = clause.chunk(at)?.first;
    let last = clause.end(at, true)?;
    Some(Governed::new("verb-bare", cue_last, Run { first, last }))
}

/// That-clause, quotation, colon, question word, infinitive, gerund at the chunk.
fn complement(clause: &Clause, at: usize, cue_last: usize) -> Option<Governed> {
    let chunk = clause.chunk(at)?;
    let run = |last: usize| Run { first: chunk.first, last };
    match chunk.kind {
        Kind::Quote => quotation(clause, at, "verb-quote", cue_last),
        Kind::Comma => quotation(clause, at + 1, "verb-quote", cue_last),
        Kind::Break if clause.slice(chunk.first) == ":" => {
            quotation(clause, at + 1, "verb-quote", cue_last).or_else(|| {
                let first = clause.chunk(at + 1)?.first;
                Some(Governed::new("verb-colon", cue_last, Run { first, last: clause.end(at + 1, false)? }))
            })
        }
        Kind::Link if clause.word(at) == "that" => {
            Some(Governed::new("verb-that", cue_last, run(clause.end(at, false)?)))
        }
        Kind::Link if matches!(clause.word(at), "whether" | "if") => {
            Some(Governed::new("verb-question", cue_last, run(clause.end(at, true)?)))
        }
        Kind::Wh => Some(Governed::new("verb-question", cue_last, run(clause.end(at, true)?))),
        Kind::Verb if chunk.verb.form == Form::Infinitive => {
            Some(Governed::new("verb-infinitive", cue_last, run(clause.end(at, true)?)))
        }
        Kind::Verb if chunk.verb.form == Form::Gerund => {
            Some(Governed::new("verb-gerund", cue_last, run(clause.end(at, true)?)))
        }
        _ => None,
    }
}

/// A quotation that opens at the chunk; where it is a fragment, the clause goes on behind it.
fn quotation(clause: &Clause, at: usize, rule: &'static str, cue_last: usize) -> Option<Governed> {
    let quoted = clause.opening(at)?;
    let inner = clause.slice(quoted.last.saturating_sub(1));
    let whole = matches!(inner, "." | "," | "?" | "!" | "…")
        || inner.ends_with(['.', '?', '!', ','])
        || !matches!(quoted.ending, super::marks::Ending::Closed);
    let last = if whole { quoted.last } else { clause.end(at, true).map_or(quoted.last, |last| last.max(quoted.last)) };
    Some(Governed::new(rule, cue_last, Run { first: quoted.open, last }))
}

/// "called for X", "pointed to X", "worried about Y": the preposition goes with the cue.
fn prepositional(clause: &Clause, at: usize) -> Option<Governed> {
    let link = clause.chunk(at).filter(|chunk| chunk.kind == Kind::Link)?;
    let word = clause.lower(link.first);
    let content = clause.chunk(at + 1)?;
    if word == "that" || matches!(content.kind, Kind::Comma | Kind::Stop | Kind::Break) || clause.is_time(at + 1) {
        return None;
    }
    let last = clause.end(at + 1, true)?;
    let mut governed = Governed::new("verb-preposition", link.last, Run { first: content.first, last });
    governed.frame = word.to_string();
    Some(governed)
}

/// Over adverbials of time, place and medium to where a complement begins, if one does.
fn skip_adjuncts(clause: &Clause, at: usize) -> Option<usize> {
    let mut next = at;
    for _ in 0..12 {
        match clause.kind(next)? {
            Kind::Adverb => next += 1,
            Kind::Noun if clause.is_time(next) => next += 1,
            Kind::Link
                if clause.word(next) != "that"
                    && clause.word(next) != "whether"
                    && clause.kind(next + 1) == Some(Kind::Noun) =>
            {
                next += 2
            }
            Kind::Comma
                if clause.opening(next + 1).is_none() && next > at && clause.kind(next + 1) == Some(Kind::Verb) =>
            {
                return None;
            }
            _ => break,
        }
    }
    (next > at).then_some(next)
}

/// "…, X said." and "…, said X.": what stands before the cue, and what goes on behind it.
fn parenthetical(clause: &Clause, at: usize, chunk: &Chunk, subject: Option<Run>) -> Option<Found> {
    if !matches!(chunk.verb.form, Form::Finite | Form::Participle | Form::Bare) {
        return None;
    }
    let after = clause.skip_adverbs(at + 1);
    let upright = subject.filter(|source| source.last < chunk.first).and_then(|source| {
        let (first, quoted) = before_is_content(clause, source.first)?;
        let next = skip_adjuncts(clause, after).unwrap_or(after);
        let ends = |at: usize| matches!(clause.kind(at), None | Some(Kind::Comma | Kind::Stop | Kind::Break));
        (quoted || ends(next) || ends(after)).then_some((source, first, quoted, chunk.last))
    });
    let inverted = || {
        let (first, quoted) = before_is_content(clause, chunk.first)?;
        let source = clause.inverted_source(after)?;
        Some((source, first, quoted, source.last))
    };
    let rules = if upright.is_some() {
        ["clause-parenthetical", "quote-parenthetical"]
    } else {
        ["clause-inverted", "quote-inverted"]
    };
    let (source, first, quoted, last) = upright.or_else(inverted)?;
    let rule = rules[usize::from(quoted)];
    let cue = Run { first: chunk.first, last: chunk.last };
    let mut content = vec![first];
    content.extend(goes_on(clause, last).filter(|run| rule.starts_with("clause-") || is_opening(clause, run.first)));
    Some(Found { rule, lemma: "", source: Some(source), cue, content, addressee: None })
}

fn is_opening(clause: &Clause, token: usize) -> bool {
    clause.marks.outermost(token).is_some_and(|quoted| quoted.open == token)
}

/// The content that ends right before the token, and whether a quotation closes there.
fn before_is_content(clause: &Clause, token: usize) -> Option<(Run, bool)> {
    let here = clause.chunk_of(token);
    let mut before = clause.before(here)?;
    let comma = clause.kind(before) == Some(Kind::Comma);
    if comma {
        before = clause.before(before)?;
    }
    if let Some(quoted) = clause.closing(before) {
        let opening = clause.chunk_of(quoted.open);
        let start = clause.grammar.chunks.all.get(clause.range.start)?.first;
        let first = if opening > clause.range.start && quoted.open > start {
            content_start(clause)?.min(quoted.open)
        } else {
            quoted.open
        };
        return Some((Run { first, last: quoted.last }, true));
    }
    if !comma {
        return None;
    }
    let first = content_start(clause)?;
    let last = clause.chunk(before)?.last;
    let has_verb = (clause.range.start..=before).any(|at| clause.is_finite(at));
    (first < last && has_verb).then_some((Run { first, last }, false))
}

/// Where the content of a sentence begins: behind "But" and "And".
fn content_start(clause: &Clause) -> Option<usize> {
    let start = clause.range.start;
    let skip = clause.kind(start) == Some(Kind::Conjunction);
    clause.chunk(if skip { start + 1 } else { start }).map(|chunk| chunk.first)
}

/// What goes on behind a parenthetical cue: ", Y."
fn goes_on(clause: &Clause, last: usize) -> Option<Run> {
    let comma = clause.chunk_of(last).checked_add(1)?;
    if clause.kind(comma) != Some(Kind::Comma) {
        return None;
    }
    let next = comma + 1;
    if let Some(quoted) = clause.opening(next) {
        return Some(Run { first: quoted.open, last: quoted.last });
    }
    let starts = match clause.kind(next)? {
        Kind::Conjunction | Kind::Link => clause.word(next) != "as",
        Kind::Noun => clause.clause_follows(next),
        Kind::Verb => clause.is_finite(next),
        _ => false,
    };
    let first = clause.chunk(next)?.first;
    let last = clause.end(next, true)?;
    (starts && last > first).then_some(Run { first, last })
}

/// "X was told that …", "X is expected to …": nobody says it, or whoever stands behind "by".
fn passive(clause: &Clause, at: usize, chunk: &Chunk, cue: &cues::Cue, lemma: &'static str) -> Option<Found> {
    let subject = clause.subject(at)?;
    let next = clause.skip_adverbs(at + 1);
    let cue_run = Run { first: chunk.first, last: chunk.last };
    if clause.word(next) == "by" && cue.takes("passive-by") {
        let source = clause.inverted_source(next + 1)?;
        return Some(Found {
            rule: "passive-by",
            lemma,
            source: Some(source),
            cue: cue_run,
            content: vec![subject],
            addressee: None,
        });
    }
    let complement = complement(clause, next, chunk.last)?;
    let frame = match complement.rule {
        "verb-infinitive" => "passive-infinitive",
        "verb-that" => "passive-that",
        _ => return None,
    };
    if !cue.takes(frame) {
        return None;
    }
    let content =
        if frame == "passive-that" { complement.content } else { [vec![subject], complement.content].concat() };
    Some(Found { rule: frame, lemma, source: None, cue: cue_run, content, addressee: None })
}

/// "his claim that …", "calls by X to …": nouns that report.
fn by_noun(clause: &Clause, at: usize, chunk: &Chunk) -> Option<Found> {
    let lemma = clause.text.tokens[chunk.head].word.text;
    let cue = cues::cue(lemma)?;
    let next = at + 1;
    let frame = match clause.word(next) {
        "that" => "noun-that",
        word if clause.kind(next) == Some(Kind::Link) && !word.is_empty() => word,
        _ if clause.is_form(next, Form::Infinitive) => "noun-infinitive",
        _ => return None,
    };
    let named = if frame.starts_with("noun-") { frame.to_string() } else { format!("noun-{frame}") };
    if !cue.takes(&named) {
        return None;
    }
    let preposition = !frame.starts_with("noun-");
    let content = clause.chunk(if preposition { next + 1 } else { next })?;
    let last = clause.end(if preposition { next + 1 } else { next }, true)?;
    let cue_last = if preposition { clause.chunk(next)?.last } else { chunk.head };
    let source = possessor(clause, chunk).or_else(|| {
        clause.before(at).filter(|verb| clause.kind(*verb) == Some(Kind::Verb)).and_then(|verb| clause.subject(verb))
    });
    let rule = match frame {
        "noun-that" => "noun-that",
        "noun-infinitive" => "noun-infinitive",
        _ => "noun-preposition",
    };
    Some(Found {
        rule,
        lemma,
        source,
        cue: Run { first: chunk.head, last: cue_last },
        content: vec![Run { first: content.first, last }],
        addressee: None,
    })
}

/// "Trump's", "his" in a noun phrase.
fn possessor(clause: &Clause, chunk: &Chunk) -> Option<Run> {
    let mark = (chunk.first..chunk.head).rev().find(|token| matches!(clause.tag(*token), Tag::POS | Tag::PRPS))?;
    let first = if clause.tag(mark) == Tag::PRPS { mark } else { chunk.first };
    Some(Run { first, last: mark })
}

/// "According to X, …" and "…, according to X".
fn according_to(clause: &Clause, at: usize) -> Option<Found> {
    let first = clause.chunk(at)?.first;
    if clause.lower(first + 1) != "to" {
        return None;
    }
    let noun = clause.chunk_of(first + 1).checked_add(1)?;
    let source = clause.inverted_source(noun)?;
    let behind = clause.chunk_of(source.last) + 1;
    let comma = clause.kind(behind) == Some(Kind::Comma);
    let cue = Run { first, last: first + 1 };
    let start = clause.grammar.chunks.all.get(clause.range.start)?.first;
    let content = if first == start || clause.kind_before(at) == Some(Kind::Conjunction) && first == start + 1 {
        let begin = clause.chunk(behind + usize::from(comma))?.first;
        let end = clause.grammar.chunks.all.get(clause.range.end - 1)?.last;
        vec![Run { first: begin, last: clause.trim(begin, end) }]
    } else {
        let begin = content_start(clause)?;
        let last = clause.trim(begin, first - 1);
        let mut content = vec![Run { first: begin, last }];
        content.extend(goes_on(clause, source.last));
        content
    };
    (content[0].first <= content[0].last && content[0].first != first).then_some(Found {
        rule: "according-to",
        lemma: "according",
        source: Some(source),
        cue,
        content,
        addressee: None,
    })
}

/// "Trump: …" in headlines and transcripts.
fn colon(clause: &Clause, at: usize) -> Option<Found> {
    let noun =
        clause.before(at).filter(|noun| *noun == clause.range.start && clause.kind(*noun) == Some(Kind::Noun))?;
    let name = clause.chunk(noun)?;
    if !clause.tag(name.head).is_noun() || name.last - name.first > 4 {
        return None;
    }
    let first = clause.chunk(at + 1)?.first;
    let end = clause.grammar.chunks.all.get(clause.range.end - 1)?.last;
    let colon = clause.chunk(at)?.first;
    let proper =
        clause.tag(name.head).is_proper() || cues::cue(clause.lower(name.head)).is_some_and(|cue| cue.takes("colon"));
    (proper && end > first).then(|| Found {
        rule: "speaker-colon",
        lemma: ":",
        source: Some(Run { first: name.first, last: name.last }),
        cue: Run { first: colon, last: colon },
        content: vec![Run { first, last: clause.trim(first, end) }],
        addressee: None,
    })
}

/// "“…” — Dana Roe": a dash and a name at the start of a line sign the quotation before it.
fn signature(clause: &Clause, at: usize) -> Option<Found> {
    let dash = clause.chunk(at)?.first;
    let quoted = clause.marks.outermost(dash.checked_sub(1)?).filter(|quoted| quoted.last + 1 == dash)?;
    let name = clause.chunk(at + 1).filter(|name| name.kind == Kind::Noun && clause.tag(name.head).is_proper())?;
    Some(Found {
        rule: "dash-signature",
        lemma: "—",
        source: Some(Run { first: name.first, last: name.last }),
        cue: Run { first: dash, last: dash },
        content: vec![Run { first: quoted.open, last: quoted.last }],
        addressee: None,
    })
}
