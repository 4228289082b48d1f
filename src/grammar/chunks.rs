//! Chunks: base noun phrases, verb groups and the small words and marks between them, so that rules see
//! a sentence as ten or twenty pieces and not as forty tokens.

use super::chunk::{Chunk, Form, Kind, Verb};
use super::marks::Marks;
use crate::lexicon::{BE, Class, DO, GET, HAVE, Tag, Word, numbers};
use crate::text::{Shape, Text, Token, TokenKind};
use std::ops::Range;

/// The chunks of a text and where each sentence's begin.
#[derive(Debug, Default)]
pub struct Chunks {
    /// All chunks, in order; none crosses a sentence; every token is in one.
    pub all: Vec<Chunk>,
    /// For each token the number of its chunk.
    pub of_token: Vec<u32>,
}

impl Chunks {
    /// The chunk of a token of the text.
    pub(crate) fn of(&self, token: usize) -> &Chunk {
        &self.all[self.of_token[token] as usize]
    }
}

/// Cuts the sentences of a text into chunks. The marks of quotations that a sentence goes through part nothing:
/// an opening one belongs to the chunk behind it, a closing one to the chunk before.
pub(super) fn chunks(text: &Text, tags: &[Tag], marks: &Marks) -> Chunks {
    let mut all = Vec::with_capacity(tags.len() * 3 / 4);
    let mut hidden = marks.transparent().peekable();
    let (mut seen, mut tokens_seen, mut tags_seen) = (Vec::new(), Vec::new(), Vec::new());
    for Range { start, end } in text.sentences.iter().map(|sentence| sentence.tokens.clone()) {
        seen.clear();
        let cutter = if hidden.peek().is_none_or(|mark| *mark >= end) {
            Cutter { source: text.source, tokens: &text.tokens[start..end], tags: &tags[start..end] }
        } else {
            seen.reserve(end - start);
            seen.extend((start..end).filter(|token| hidden.next_if_eq(token).is_none()));
            tokens_seen.clear();
            tokens_seen.extend(seen.iter().map(|token| text.tokens[*token]));
            tags_seen.clear();
            tags_seen.extend(seen.iter().map(|token| tags[*token]));
            Cutter { source: text.source, tokens: &tokens_seen, tags: &tags_seen }
        };
        let place = |at: usize| seen.get(at).map_or(start + at, |token: &usize| *token);
        let (mut first, mut at) = (start, 0);
        while at < cutter.tokens.len() {
            let chunk = cutter.chunk(at);
            at = chunk.last() + 1;
            let next = match () {
                () if seen.is_empty() => start + at,
                () if at < cutter.tokens.len() => closing_marks(marks, place(at - 1) + 1, place(at)),
                () => end,
            };
            all.push(Chunk::new(chunk.kind, first, next - 1, place(chunk.head())).with(chunk.verb));
            first = next;
        }
        if cutter.tokens.is_empty() {
            all.push(Chunk::new(Kind::Other, start, end - 1, start));
        }
    }
    let of_token = of_token(&all, tags.len());
    Chunks { all, of_token }
}

/// For each token the number of the chunk that holds it.
fn of_token(chunks: &[Chunk], tokens: usize) -> Vec<u32> {
    let mut number = 0;
    let next = |token: usize| {
        number += usize::from(chunks[number].last() < token);
        number as u32
    };
    (0..tokens).map(next).collect()
}

/// The end of the closing marks from one token to before another.
fn closing_marks(marks: &Marks, from: usize, to: usize) -> usize {
    (from..to).find(|token| marks.outermost(*token).is_some_and(|quoted| quoted.open == *token)).unwrap_or(to)
}

/// Cuts a sentence; what is hidden of it does not count.
struct Cutter<'a> {
    source: &'a str,
    /// The tokens in sight, and their tags.
    tokens: &'a [Token],
    tags: &'a [Tag],
}

/// How many adverbs in a row are looked over, and how many tokens a base noun phrase has at most: more of them
/// than English puts together would be read again and again.
const ADVERBS: usize = 16;
const LONGEST: usize = 64;

/// Nouns that no name stands beside: one right behind them begins a clause.
const NAMELESS: [u16; 48] = numbers![
    "approach",
    "attack",
    "attention",
    "case",
    "chance",
    "change",
    "comment",
    "criticism",
    "damage",
    "day",
    "deal",
    "decision",
    "email",
    "evidence",
    "influence",
    "kind",
    "lawsuit",
    "legislation",
    "letter",
    "message",
    "moment",
    "money",
    "number",
    "offer",
    "opportunity",
    "peril",
    "photo",
    "place",
    "plan",
    "point",
    "policy",
    "power",
    "problem",
    "promise",
    "proposal",
    "question",
    "reason",
    "remark",
    "role",
    "rule",
    "speech",
    "success",
    "support",
    "thing",
    "time",
    "tone",
    "way",
    "word"
];

/// Nouns that take up what is said before them: "…, a charge that he denies".
pub(crate) const ASSERTIONS: [u16; 8] =
    numbers!["charge", "claim", "allegation", "accusation", "assertion", "suggestion", "idea", "notion"];

impl Cutter<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied()
    }

    /// The tag of a token in sight.
    fn tag_of(&self, at: usize) -> Tag {
        self.tag(at).unwrap_or(Tag::Punct)
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// What the lexicon knows of a token; nothing behind the end.
    fn word(&self, at: usize) -> Word {
        self.token(at).map_or(Word::UNKNOWN, |token| token.word)
    }

    /// Is the token that mark of ASCII?
    fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.token(at).is_some_and(|token| token.mark == mark)
    }

    #[inline]
    fn slice(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.span.of(self.source))
    }

    /// Is the token one of the words of those numbers?
    #[inline(always)]
    fn is(&self, at: usize, words: &[u16]) -> bool {
        self.word(at).is_one_of(words)
    }

    fn chunk(&self, at: usize) -> Chunk {
        self.noun_first(at)
            .or_else(|| self.verb_group(at))
            .or_else(|| self.noun_phrase(at))
            .unwrap_or_else(|| self.small(at))
    }

    /// "retired officials", "leading candidates": a noun phrase that a participle opens, where no noun or auxiliary
    /// before it makes it a verb.
    #[inline(always)] // few chunks begin with one
    fn noun_first(&self, at: usize) -> Option<Chunk> {
        let before = || at.checked_sub(1).and_then(|before| self.tag(before));
        let free = || !before().is_some_and(|tag| tag.is_noun() || tag == Tag::PRP);
        let opens = self.tag(at) == Some(Tag::VBN) && free() && self.opens_noun_phrase(at);
        if opens { self.noun_phrase(at) } else { None }
    }

    /// A verb group that begins at `at`, adverbs before it included.
    #[inline(always)] // most chunks are told by their first tag to be none
    fn verb_group(&self, at: usize) -> Option<Chunk> {
        let tag = self.tag(at)?;
        let may_be = tag.is_verb() || tag.is_adverb() || matches!(tag, Tag::MD | Tag::TO) || self.floats(at);
        if may_be { self.verb_group_at(at) } else { None }
    }

    /// The same where the first tag may be one's.
    fn verb_group_at(&self, at: usize) -> Option<Chunk> {
        let start = self.skip_adverbs(at);
        let mut verb = Verb { negated: self.negates(at..start), ..Verb::default() };
        let mut head = match self.tag(start)? {
            Tag::MD => {
                verb.modal = true;
                start
            }
            Tag::TO => {
                let next = self.skip_adverbs(start + 1);
                // Behind a mark the tagger sees no "to": "to “go home”".
                if !matches!(self.tag(next), Some(Tag::VB | Tag::VBP)) {
                    return None;
                }
                verb.form = Form::Infinitive;
                verb.negated |= self.negates(start..next);
                next
            }
            tag if tag.is_verb() => {
                verb.form = match tag {
                    Tag::VBG => Form::Gerund,
                    Tag::VBN => Form::Participle,
                    Tag::VB => Form::Bare,
                    _ => Form::Finite,
                };
                start
            }
            _ => return None,
        };
        // "increasingly worried voters", but "repeatedly calling Roe a liar"
        let calls = self.tag(start) == Some(Tag::VBG) && self.tag(start + 1).is_some_and(Tag::is_proper);
        if start > at && !matches!(self.tag_of(start), Tag::TO) && !calls && self.opens_noun_phrase(start) {
            return None;
        }
        while let Some((next, passive)) = self.next_in_chain(head) {
            verb.negated |= self.negates(head + 1..next);
            verb.passive = passive;
            head = next;
        }
        let mut last = head;
        while self.tag(last + 1) == Some(Tag::RP) && self.measure(last + 1) == 0 {
            last += 1;
        }
        if self.is(head + 1, &numbers!["not", "n't"]) && self.tag(head + 2) != Some(Tag::TO) {
            verb.negated = true;
            last = last.max(head + 1);
        }
        Some(Chunk::new(Kind::Verb, at, last, head).with(verb))
    }

    /// Is the participle at `at` the modifier of a noun that follows ("elected officials")?
    fn opens_noun_phrase(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::VBN | Tag::VBG))
            && self.tag(at + 1).is_some_and(Tag::is_noun)
            && !self.is_dated(at)
    }

    /// "a poll released | Monday", but "a planned Monday meeting": does a day behind a participle tell when?
    fn is_dated(&self, at: usize) -> bool {
        self.word(at + 1).is(Class::Day) && !self.tag(at + 2).is_some_and(Tag::is_noun)
    }

    /// The verb that the auxiliary at `head` governs, and whether that makes a passive.
    fn next_in_chain(&self, head: usize) -> Option<(usize, bool)> {
        let next = self.skip_adverbs(head + 1);
        let tag = self.tag(next)?;
        let helper = self.word(head);
        let fits = match tag {
            Tag::VB => self.tag_of(head) == Tag::MD || helper.base == DO,
            Tag::VBN | Tag::VBD => helper.is_form_of_one(&[BE, HAVE, GET]) || self.is(head, &numbers!["'d"]),
            Tag::VBG => helper.base == BE,
            Tag::VBP => self.tag_of(head) == Tag::MD,
            _ => false,
        };
        let passive = matches!(tag, Tag::VBN | Tag::VBD) && helper.is_form_of_one(&[BE, GET]);
        fits.then_some((next, passive))
    }

    #[inline(always)] // it mostly stays where it is
    fn skip_adverbs(&self, at: usize) -> usize {
        let stops = |at: &usize| !self.tag(*at).is_some_and(Tag::is_adverb) && !self.floats(*at);
        (at..at + ADVERBS).find(stops).unwrap_or(at + ADVERBS)
    }

    /// "have both urged", "are all said": a word of quantity between an auxiliary and its verb.
    fn floats(&self, at: usize) -> bool {
        // The word first: few are one of those.
        self.is(at, &numbers!["both", "all", "each"])
            && at > 0
            && self.tag_of(at - 1).is_verb()
            && self.tag(at + 1).is_some_and(|tag| matches!(tag, Tag::VB | Tag::VBN | Tag::VBG | Tag::VBD))
    }

    fn negates(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| self.is(at, &numbers!["not", "n't", "never", "no", "hardly", "nor"]))
    }

    /// A base noun phrase that begins at `at`.
    #[inline(always)] // what the first tag mostly tells is that none does
    fn noun_phrase(&self, at: usize) -> Option<Chunk> {
        use Tag::{CC, IN, MD, TO, VB, VBD, VBP, VBZ, WDT, WP, WPS, WRB};
        let start = at + self.measure(at);
        let may_be = match self.tag(start)? {
            Tag::Punct => self.is_currency(start) || self.is_percent(start),
            Tag::VBG | Tag::VBN => start > at || self.opens_noun_phrase(at),
            tag => !matches!(tag, CC | IN | MD | TO | VB | VBD | VBP | VBZ | WDT | WP | WPS | WRB),
        };
        if may_be { self.noun_phrase_at(at, start) } else { None }
    }

    /// The same where the first tag may be one's, `next` behind what measures it.
    fn noun_phrase_at(&self, at: usize, mut next: usize) -> Option<Chunk> {
        let mut head = None;
        while let Some(tag) = self.tag(next).filter(|_| next < at + LONGEST) {
            match tag {
                Tag::PRP | Tag::EX if head.is_none() && next == at => {
                    head = Some(next);
                    next += 1;
                    break;
                }
                Tag::PRP | Tag::EX => break,
                Tag::DT | Tag::PRPS | Tag::PDT if self.determiner_ends(head, next) => break,
                // "confident | the dock will open", but "such a dock"
                Tag::DT | Tag::PRPS
                    if head.is_none()
                        && next > at
                        && self.tag_of(next - 1) == Tag::JJ
                        && !self.is(next - 1, &numbers!["such", "many", "half", "all", "what"]) =>
                {
                    break;
                }
                Tag::DT | Tag::PDT => head = head.or(Some(next)).filter(|_| next == at || head.is_some()),
                Tag::NNP | Tag::NN | Tag::NNS if next == at + 1 && self.follows_date(next) => break,
                Tag::NNP if next > at && self.ends_before_name(at, head, next) => break,
                Tag::CD if next > at && self.dates_back(next) => break,
                // "Roe today | said"
                Tag::NN if head.is_some() && self.is(next, &numbers!["today", "yesterday", "tomorrow", "tonight"]) => {
                    break;
                }
                Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD => head = Some(next),
                Tag::POS if head.is_some() => {}
                Tag::PRPS | Tag::JJ | Tag::JJR | Tag::JJS | Tag::SYM | Tag::FW => {
                    if head.is_some_and(|head| !self.may_go_on(head, next) || self.opens_time(next)) {
                        break;
                    }
                    if next > at && self.is_aged(next) {
                        head = Some(next);
                    }
                }
                Tag::VBG | Tag::VBN if next > at && self.modifies(next) && !self.governs(at, head, next) => {}
                Tag::VBG | Tag::VBN if next == at => {}
                Tag::RB | Tag::RBR | Tag::RBS
                    if self.modifies_adjective(next)
                        && (head.is_none()
                            || matches!(self.tag_of(next - 1), Tag::DT | Tag::POS | Tag::Punct | Tag::CC)) => {}
                Tag::Punct if self.is_currency(next) => {}
                Tag::CC if next > at && self.joins_names(next) => {}
                Tag::Punct | Tag::CC if self.opens_with_determiner(at, next) && self.joins_adjectives(next) => {}
                Tag::Punct if self.is_percent(next) => head = Some(next),
                _ => break,
            }
            next += 1;
        }
        let head = head?;
        let last = if self.tag(head + 1) == Some(Tag::POS) && next == head + 2 { head + 1 } else { head };
        Some(Chunk::new(Kind::Noun, at, last, head))
    }

    /// "Marlow | & | Vale": is it the sign between two parts of a name?
    fn joins_names(&self, at: usize) -> bool {
        let capital = |at: usize| {
            let shape = self.tokens.get(at).map(|token| token.shape);
            matches!(shape, Some(Shape::Capital | Shape::Upper)) && self.tag(at).is_some_and(Tag::is_noun)
        };
        self.tokens[at].mark == b'&' && capital(at - 1) && capital(at + 1)
    }

    /// Does a noun phrase end before the name at `next`? On its own: or else what is asked of the first word here would be made
    /// ready for every noun phrase.
    #[inline(never)]
    fn ends_before_name(&self, first: usize, head: Option<usize>, next: usize) -> bool {
        // "12:45 | Mayor Roe says"
        let alone =
            || self.is_clock(first) || self.is(first, &numbers!["something", "everything", "anything", "nothing"]);
        let half = || next == first + 2 && self.is(first + 1, &numbers!["a.m.", "p.m.", "am", "pm"]);
        (next == first + 1 || half()) && alone()
            || self.tells_when(next)
            || self.is_counted_time(first, next - 1)
            || self.begins_relative(next)
            || self.begins_relative_of_object(first, next)
            // "told reporters | Norland was"
            || head.is_some_and(|head| head + 1 == next) && self.hears(first, next)
    }

    /// "in the 62nd minute | Roe was booked": a part of time, counted, behind a preposition.
    fn is_counted_time(&self, first: usize, unit: usize) -> bool {
        let unit = unit > first + 1 && (self.word(unit).is(Class::TimeUnit) || self.is(unit, &numbers!["half"]));
        let counted = || self.tag(first + 1) == Some(Tag::CD) || self.is(first + 1, &numbers!["first", "second"]);
        unit && counted() && first > 0 && self.tag(first - 1) == Some(Tag::IN)
    }

    /// "12:45": a time of day that opens a sentence.
    fn is_clock(&self, at: usize) -> bool {
        at == 0 && self.slice(at).contains(':')
    }

    /// "a charge Norland denies", "a run Roe says is over": does a name behind a noun of what is said, or before a verb of
    /// saying, begin a clause without "that"?
    fn begins_relative(&self, name: usize) -> bool {
        let a = name > 1 && self.tag_of(name - 1) == Tag::NN && self.is(name - 2, &numbers!["a", "an"]);
        let said = || self.is(name + 1, &numbers!["says", "said", "believes", "believed", "insists", "insisted"]);
        // ", a figure Roe cited", but ", a spokesman Dana Roe said"
        let apposed = || {
            let office = self.token(name - 1).is_some_and(|noun| noun.word.is(Class::Title));
            name > 2 && self.token(name - 3).is_some_and(|comma| comma.mark == b',') && !office
        };
        (self.is(name - 1, &ASSERTIONS) && self.tag_of(name - 1).is_noun() || a && (said() || apposed()))
            && matches!(self.verb_behind(name), Some(Tag::VBZ | Tag::VBD | Tag::VBP))
    }

    /// "signed the deal | Norland has offered", "about the way | Roe runs it": the same behind a noun that has no name, of what
    /// a verb does or a preposition joins.
    fn begins_relative_of_object(&self, first: usize, name: usize) -> bool {
        let nameless = || self.token(name - 1).is_some_and(|noun| noun.word.is_form_of_one(&NAMELESS));
        let clause = &numbers!["after", "as", "because", "before", "if", "since", "that", "though", "until", "while"];
        let object = || match self.tag_of(first - 1) {
            Tag::IN | Tag::TO => !self.is(first - 1, clause),
            tag => tag.is_verb(),
        };
        first > 0
            && self.is(first, &numbers!["the", "this", "these", "those"])
            && nameless()
            && object()
            && matches!(self.verb_behind(name), Some(Tag::VBZ | Tag::VBD | Tag::VBP | Tag::MD))
    }

    /// The tag of what follows a name, or what is its own, adverbs passed over: it may be that of its verb.
    fn verb_behind(&self, name: usize) -> Option<Tag> {
        let end = self.behind_name(name)?;
        let noun = |at: &usize| self.tag(*at).is_some_and(|tag| tag.is_noun() || tag.is_adjective());
        let own = self.tag(end) == Some(Tag::POS);
        let end = if own { (end + 1..end + LONGEST).find(|at| !noun(at))? } else { end };
        self.tag(self.skip_adverbs(end))
    }

    /// The first token behind the proper nouns from the one given on.
    fn behind_name(&self, name: usize) -> Option<usize> {
        (name..name + LONGEST).find(|at| !self.tag(*at).is_some_and(Tag::is_proper))
    }

    /// "told reporters | Norland was", "told the inquiry | Roe knew": does a noun phrase of who is told end before the name of a
    /// subject?
    fn hears(&self, first: usize, name: usize) -> bool {
        let told = first > 0 && self.is(first - 1, &numbers!["tell", "tells", "told", "reminded", "assured", "warned"]);
        let verb = || self.behind_name(name).and_then(|behind| self.tag(behind));
        told && matches!(self.tag_of(name - 1), Tag::NN | Tag::NNS)
            && matches!(verb(), Some(Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
    }

    /// "at least 40 people", "more than $5": how many words measure the number that a noun phrase begins with.
    #[inline(always)] // what the first word mostly tells is that none does
    fn measure(&self, at: usize) -> usize {
        if matches!(self.tag_of(at), Tag::DT | Tag::PRP | Tag::PRPS | Tag::CC | Tag::CD | Tag::Punct) {
            return 0;
        }
        let may = &numbers!["at", "more", "less", "fewer", "up", "as", "about", "around", "over", "between"];
        if self.is(at, may) { self.measured(at) } else { 0 }
    }

    /// The same where the first word may be one of those.
    fn measured(&self, at: usize) -> usize {
        let is = |words: &[u16], place: usize| self.is(at + place, words);
        let words = match () {
            () if is(&numbers!["at"], 0) && is(&numbers!["least", "most"], 1) => 2,
            () if is(&numbers!["more", "less", "fewer"], 0) && is(&numbers!["than"], 1) => 2,
            () if is(&numbers!["up"], 0) && is(&numbers!["to"], 1) => 2,
            () if is(&numbers!["as"], 0) && is(&numbers!["many", "much", "few"], 1) && is(&numbers!["as"], 2) => 3,
            () if is(&numbers!["about", "around", "over"], 0) && self.counts_a_subject(at + 1) => 1,
            () if is(&numbers!["between"], 0) && is(&numbers!["and"], 2) && self.counts_a_subject(at + 3) => 3,
            () => return 0,
        };
        let counts = |place| is(&numbers!["half", "dozens", "hundreds", "thousands", "millions"], place);
        let counted = is(&numbers!["a"], words)
            && is(&numbers!["dozen", "hundred", "thousand", "million", "third", "quarter", "half"], words + 1);
        let number = self.tag(at + words) == Some(Tag::CD) || self.is_currency(at + words);
        if number || counts(words) || counted { words } else { 0 }
    }

    /// "about 40 people had died": does a verb with a tense follow what is counted from `at` on?
    fn counts_a_subject(&self, at: usize) -> bool {
        let counted =
            |at: &usize| self.tag(*at).is_some_and(|tag| tag.is_noun() || tag.is_adjective() || tag == Tag::CD);
        // "about 4 in 10 voters said"
        let rate = |at: &usize| self.is(*at, &numbers!["in"]) && self.tag(at + 1) == Some(Tag::CD);
        let behind = (at..at + LONGEST).find(|at| !counted(at) && !rate(at)).and_then(|behind| self.tag(behind));
        matches!(behind, Some(Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
    }

    /// Does a determiner at `next` begin another noun phrase?
    fn determiner_ends(&self, head: Option<usize>, next: usize) -> bool {
        head.is_some_and(|head| {
            !(self.tag_of(next - 1) == Tag::PDT
                || (self.tag_of(head) == Tag::DT && head + 1 == next && self.is(head, &numbers!["all"]))
                || head + 1 == next && self.begins_cause(head))
        })
    }

    /// "Save | the Harbour": is it a verb that begins a name, and no given name?
    fn begins_cause(&self, at: usize) -> bool {
        let word = self.word(at);
        self.tag_of(at) == Tag::NNP
            && word.tag == Some(Tag::VB)
            && !word.is_given()
            && self.is(at + 1, &numbers!["the"])
            && self.tag(at + 2).is_some_and(Tag::is_proper)
    }

    /// May an adjective at `next` go on with a phrase that has a head already? After a possessive, a
    /// determiner or a number it may, and after a noun where another noun follows.
    fn may_go_on(&self, head: usize, next: usize) -> bool {
        let before = self.tag_of(next - 1);
        before.is_adjective()
            || before.is_adverb()
            || matches!(before, Tag::POS | Tag::Punct | Tag::CC)
            || matches!(self.tag_of(head), Tag::DT | Tag::PDT | Tag::CD)
            || (self.tag_of(next) == Tag::JJ
                && head + 1 == next
                && self.tag(next + 1).is_some_and(Tag::is_noun)
                && (self.token(next).is_some_and(|token| token.shape != Shape::Lower) || self.tag_of(head) != Tag::NNS))
    }

    /// "On Monday | Roe said", "In May | Roe said", but "on Monday night", "on Sunday talk shows": a day behind "on" is whole where
    /// a name stands behind it, or a sentence begins so and goes on with its subject; so is a month behind "in" before a name.
    fn follows_date(&self, at: usize) -> bool {
        let Some(link) = at.checked_sub(2) else { return false };
        let day = self.word(at - 1).is(Class::Day) && self.is(link, &numbers!["on", "since", "until", "by"]);
        let month = self.word(at - 1).is(Class::Month) && self.is(link, &numbers!["in", "since", "until", "by"]);
        let noun = |at: usize| self.tag(at).is_some_and(Tag::is_noun);
        let subject = || {
            let behind = (at..at + LONGEST).find(|at| !noun(*at));
            behind.is_some_and(|verb| matches!(self.tag(verb), Some(Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)))
        };
        let named = |at: usize| self.tag(at) == Some(Tag::NNP);
        !self.word(at).is(Class::TimeUnit) && (day && (named(at) || link == 0 && subject()) || month && named(at))
    }

    /// "a statement Sunday", "backed Vale Sunday night", "pleaded guilty Sunday": a day behind a noun or what somebody is, and before
    /// no noun.
    fn tells_when(&self, at: usize) -> bool {
        if !self.word(at).is(Class::Day) {
            return false;
        }
        let noun = |before: usize| match self.tag_of(before) {
            Tag::NN | Tag::NNS => true,
            Tag::NNP => !self.names_day(before),
            _ => false,
        };
        let behind = at + 1 + usize::from(self.word(at + 1).is(Class::TimeUnit));
        at.checked_sub(1).is_some_and(|before| noun(before) || self.is(before, &numbers!["guilty"]))
            && !self.tag(behind).is_some_and(Tag::is_noun)
    }

    /// "Good Friday", "Sheffield Wednesday": what a day is called by, and who is called by a day.
    fn names_day(&self, at: usize) -> bool {
        matches!(
            self.slice(at),
            "Ash" | "Black" | "Bloody" | "Easter" | "Good" | "Holy" | "Man" | "Palm" | "Ruby" | "Sheffield" | "Super"
        )
    }

    /// "her campaign four years ago": a length of time behind a noun.
    fn dates_back(&self, at: usize) -> bool {
        self.word(at + 1).is(Class::TimeUnit)
            && self.tag(at - 1).is_some_and(Tag::is_noun)
            && self.is(at + 2, &numbers!["ago", "earlier", "later", "before"])
    }

    /// "a study last year": a time that needs no preposition begins behind a noun.
    fn opens_time(&self, at: usize) -> bool {
        self.is(at, &numbers!["last", "next"])
            && self.word(at + 1).is(Class::TimeUnit)
            && self.tag(at - 1).is_some_and(Tag::is_noun)
            && self.tag(at + 2) != Some(Tag::POS)
    }

    /// Does a determiner or a possessive stand in the phrase from `first` to before `at`?
    fn opens_with_determiner(&self, first: usize, at: usize) -> bool {
        (first..at).any(|token| matches!(self.tag_of(token), Tag::DT | Tag::PRPS | Tag::POS))
    }

    /// "a long, hard and unusually cold winter": a mark or conjunction between adjectives of one noun.
    fn joins_adjectives(&self, at: usize) -> bool {
        let adjective = |at: usize| matches!(self.tag(at), Some(Tag::JJ | Tag::JJR));
        let joins = |at: usize| self.tag(at) == Some(Tag::CC) || self.is_mark(at, b',');
        if !joins(at) || !adjective(at - 1) {
            return false;
        }
        let mut next = at + 1;
        while next < at + 8 && (adjective(next) || joins(next) || self.tag(next).is_some_and(Tag::is_adverb)) {
            next += 1;
        }
        adjective(next - 1) && next > at + 1 && self.tag(next).is_some_and(Tag::is_noun)
    }

    /// A participle inside a noun phrase: "the leading candidate", "its proposed law".
    fn modifies(&self, at: usize) -> bool {
        let noun = |at: usize| self.tag(at).is_some_and(Tag::is_noun);
        // "an estimated 200 people", "an estimated $2 million"
        let counted = || {
            let number = self.tag(at + 1) == Some(Tag::CD) || self.is_currency(at + 1);
            number && self.is(at - 1, &numbers!["a", "an"])
        };
        noun(at + 1) && !self.is_dated(at)
            || self.tag(at + 1).is_some_and(Tag::is_adjective) && noun(at + 2)
            || counted()
    }

    /// "Roe calling Hale a liar", "voters seeking change", "with the bank expecting growth": a participle right behind the head
    /// with its own object.
    #[inline(never)] // as few ask
    fn governs(&self, first: usize, head: Option<usize>, at: usize) -> bool {
        let plural = |head: usize| matches!(self.tag_of(head), Tag::NNS | Tag::NNP | Tag::NNPS);
        let named = self.tag(at + 1).is_some_and(Tag::is_proper);
        let opens = |with: usize| self.is(with, &numbers!["with"]) && (with == 0 || self.is_mark(with - 1, b','));
        let with = || first.checked_sub(1).is_some_and(opens) && self.tag(first) == Some(Tag::DT);
        self.tag(at) == Some(Tag::VBG) && head.is_some_and(|head| head + 1 == at && (named || plural(head) || with()))
    }

    /// An adverb inside a noun phrase: "a very good day", "nearly 40 people".
    fn modifies_adjective(&self, at: usize) -> bool {
        let next = self.skip_adverbs(at);
        match self.tag(next) {
            // "Meanwhile old friends left"
            _ if self.is(at, &numbers!["meanwhile", "however", "instead", "yesterday"]) => false,
            Some(Tag::CD) => true,
            // "nearly half", "only a third", "almost all"
            _ if self.is(next, &numbers!["half", "all"]) => true,
            Some(Tag::DT) => {
                self.is(next, &numbers!["a"]) && self.is(next + 1, &numbers!["third", "quarter", "half", "dozen"])
            }
            Some(Tag::JJ | Tag::JJR | Tag::VBN | Tag::VBG) => {
                self.tag(next + 1).is_some_and(|tag| tag.is_noun() || tag == Tag::JJ)
            }
            _ => false,
        }
    }

    /// "Several said", "Many believe", "with many calling", "most of the crew": a word of quantity that stands for who or what is
    /// counted.
    fn stands_for_noun(&self, at: usize) -> bool {
        self.is(at, &numbers!["several", "many", "much", "few", "most", "more", "fewer", "others"])
            && (self.tag(at + 1).is_some_and(|tag| matches!(tag, Tag::VB | Tag::VBD | Tag::VBP | Tag::VBZ | Tag::MD))
                || self.tag(at + 1) == Some(Tag::VBG) && at > 0 && self.is(at - 1, &numbers!["with"])
                || self.is(at + 1, &numbers!["of"]))
    }

    /// "the 46-year-old said": somebody by age alone.
    fn is_aged(&self, at: usize) -> bool {
        let alone = |tag: Tag| !(tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::CD | Tag::VBG | Tag::VBN));
        self.slice(at).ends_with("-year-old") && self.tag(at + 1).is_none_or(alone)
    }

    /// "53% say"
    fn is_percent(&self, at: usize) -> bool {
        at > 0 && self.tag_of(at - 1) == Tag::CD && self.is_mark(at, b'%')
    }

    #[inline(always)] // most marks stand before no number
    fn is_currency(&self, at: usize) -> bool {
        self.token(at + 1).is_some_and(|token| token.kind == TokenKind::Number)
            && matches!(self.slice(at), "$" | "£" | "€" | "¥" | "#")
    }

    fn mark_kind(&self, at: usize) -> Kind {
        match self.token(at).map_or(0, |token| token.mark) {
            0 => wide_mark_kind(self.slice(at)),
            mark => KINDS_OF_MARKS[usize::from(mark)],
        }
    }

    /// A chunk of one token, or of a run of adverbs or adjectives.
    fn small(&self, at: usize) -> Chunk {
        let tag = self.tag_of(at);
        let kind = match KINDS_OF_TAGS[tag as usize] {
            Kind::Adjective if self.stands_for_noun(at) => Kind::Noun,
            Kind::Other if tag == Tag::Punct => self.mark_kind(at),
            kind => kind,
        };
        let mut last = at;
        while matches!(kind, Kind::Adverb | Kind::Adjective)
            && self.tag(last + 1).is_some_and(|tag| same_run(kind, tag))
            && self.verb_group(last + 1).is_none()
            && self.noun_phrase(last + 1).is_none()
        {
            last += 1;
        }
        Chunk::new(kind, at, last, last)
    }
}

fn same_run(kind: Kind, tag: Tag) -> bool {
    tag.is_adverb() && kind == Kind::Adverb || tag.is_adjective() && kind == Kind::Adjective
}

/// What a word of each tag is by itself. A table, as is that of marks: which comes next cannot be foretold.
static KINDS_OF_TAGS: [Kind; Tag::ALL.len()] = {
    let mut kinds = [Kind::Other; Tag::ALL.len()];
    let mut at = 0;
    while at < kinds.len() {
        kinds[at] = match Tag::ALL[at] {
            Tag::IN | Tag::TO => Kind::Link,
            Tag::WDT | Tag::WP | Tag::WPS | Tag::WRB => Kind::Wh,
            Tag::CC => Kind::Conjunction,
            tag if tag.is_adverb() => Kind::Adverb,
            tag if tag.is_adjective() => Kind::Adjective,
            _ => Kind::Other,
        };
        at += 1;
    }
    kinds
};

/// What a mark of ASCII is.
static KINDS_OF_MARKS: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut mark = 0;
    while mark < kinds.len() {
        kinds[mark] = match mark as u8 {
            b',' => Kind::Comma,
            b';' | b':' | b'-' | b'|' => Kind::Break,
            b'"' | b'\'' => Kind::Quote,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' => Kind::Bracket,
            b'.' | b'?' | b'!' => Kind::Stop,
            _ => Kind::Other,
        };
        mark += 1;
    }
    kinds
};

/// What a mark that is not one of ASCII is.
fn wide_mark_kind(mark: &str) -> Kind {
    match mark {
        "，" => Kind::Comma,
        "--" | "—" | "–" | "―" | "‒" => Kind::Break,
        "“" | "”" | "„" | "«" | "»" | "‘" | "’" | "``" | "''" | "‹" | "›" => Kind::Quote,
        "…" => Kind::Stop,
        other if other.starts_with("..") || other.starts_with(". .") => Kind::Stop,
        _ => Kind::Other,
    }
}
