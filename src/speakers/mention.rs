//! Mentions: a name, the title before it, the body it owns, and how it stands in its sentence.

use super::names::{self, is_common, is_given};
use super::senses::{self, Party, Role};
use crate::grammar::{Chunk, Form, Grammar, Kind};
use crate::lexicon::{Class, Tag, numbers};
use crate::text::{Shape, Text, Token, lowered};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The words of the name.
    pub(super) name: Range<usize>,
    /// The words of the title or role before it; empty where there are none.
    pub(super) title: Range<usize>,
    /// What the words themselves tell.
    pub(super) looks: Looks,
    /// The token of its short form in brackets behind it: "(NLS)".
    pub(super) short: Option<usize>,
    /// The token of the noun of a body that belongs to the name: "campaign" in "Roe's campaign".
    pub(super) owned: Option<usize>,
    pub(super) standing: Standing,
}

/// What a name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// A title, a given name.
    Person,
    /// A head ("Committee"), "&", a short form in brackets behind it.
    Body,
    /// "NATO".
    Acronym,
    /// "in Norbury".
    Place,
    /// "the Lakers": an article before a name that tells nothing else.
    Thing,
    Unclear,
}

impl Mention {
    /// The first token of its title, or of the name where it has none.
    pub(super) fn start(&self) -> usize {
        if self.title.is_empty() { self.name.start } else { self.title.start }
    }
}

/// How a noun phrase stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It does what a verb says.
    Subject,
    Object,
    /// Behind a preposition.
    Oblique,
    /// "Roe's".
    Possessor,
    /// "Roe supporters".
    Modifier,
    Other,
}

/// All mentions of names, in text order; a body that belongs to a name follows its owner.
pub(super) fn mentions(text: &Text, grammar: &Grammar) -> Vec<Mention> {
    let (runs, surnames) = names::runs(text, grammar);
    let reader = Reader { text, grammar, surnames };
    let mut mentions = Vec::with_capacity(runs.len());
    mentions.extend(runs.into_iter().filter(|run| run.len() <= LONGEST_NAME).filter_map(|run| reader.mention(run)));
    mentions
}

/// How many tokens a name has at most: what goes on longer is a list or no text.
const LONGEST_NAME: usize = 40;

/// The words of some tokens, one space between them.
pub(super) fn words<'a>(text: &Text<'a>, tokens: Range<usize>) -> Cow<'a, str> {
    match tokens.len() {
        0 => Cow::default(),
        1 => Cow::Borrowed(text.tokens[tokens.start].span.of(text.source)),
        _ => {
            let slice = text.span(tokens.clone()).of(text.source);
            let space = |end: u32| text.source.as_bytes()[end as usize] == b' ';
            let beside = |pair: &[Token]| {
                let [end, start] = [pair[0].span.end, pair[1].span.start];
                start == end || start == end + 1 && space(end)
            };
            // So most stand there.
            if text.tokens[tokens].windows(2).all(beside) {
                return Cow::Borrowed(slice);
            }
            slice.split_whitespace().collect::<Vec<_>>().join(" ").into()
        }
    }
}

/// The chunk of a token.
pub(super) fn chunk_of(grammar: &Grammar, token: usize) -> Option<&Chunk> {
    grammar.chunks.all.get(*grammar.chunks.of_token.get(token)? as usize)
}

/// Letters of rank behind a name: "Dana Roe QC".
pub(super) fn is_rank(slice: &str) -> bool {
    matches!(
        slice,
        "QC" | "KC"
            | "SC"
            | "BL"
            | "MP"
            | "MEP"
            | "MSP"
            | "MLA"
            | "MPP"
            | "MNA"
            | "TD"
            | "PC"
            | "OBE"
            | "MBE"
            | "CBE"
            | "PhD"
            | "Ph.D."
            | "MD"
            | "M.D."
            | "Esq"
            | "Esq."
    )
}

struct Reader<'a> {
    text: &'a Text<'a>,
    grammar: &'a Grammar,
    /// The words that are somebody's surname here, and have other uses: "Walter King", "Olga German".
    surnames: FxHashSet<u16>,
}

impl Reader<'_> {
    fn is(&self, at: usize, class: Class) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.word.is(class))
    }

    /// Is the token one of those words?
    #[inline(always)]
    fn is_word(&self, at: usize, words: &[u16]) -> bool {
        self.text.is_word(at, words)
    }

    fn is_surname(&self, at: usize) -> bool {
        self.surnames.contains(&self.text.tokens[at].word.number)
    }

    fn given(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(is_given)
    }

    fn mention(&self, run: Range<usize>) -> Option<Mention> {
        let run = self.without_letters(self.without_dates(run));
        if run.is_empty() {
            return None;
        }
        let led = self.led(&run).or_else(|| self.led_by_field(&run));
        let start = led.as_ref().map_or_else(|| self.name_start(run.clone()), |title| title.end);
        let name = start..run.end;
        let title = led.unwrap_or_else(|| match start {
            _ if start > run.start => self.title_start(run.start)..start,
            _ => self.role_before(start..run.end),
        });
        if self.says_nothing(&name, &title) {
            return None;
        }
        let name = if title.is_empty() { self.with_mark(name) } else { name };
        // "Dana Roe KC".
        let last = name.end - usize::from(name.len() < 2 || !is_rank(self.slice(name.end)));
        let standing = standing(self.text, self.grammar, title.start.min(name.start), last);
        let owned = self.owned(name.end);
        let (looks, short) = (self.looks(&name, &title), self.acronym_behind(&name));
        Some(Mention { name, title, looks, short, owned, standing })
    }

    /// "Sainsbury's said": what speaks is no owner, but a firm that bears the name of one.
    fn with_mark(&self, name: Range<usize>) -> Range<usize> {
        let mark = self.grammar.tags.get(name.end) == Some(&Tag::POS);
        let says = || {
            matches!(self.grammar.tags.get(name.end + 1), Some(Tag::VBD | Tag::VBZ))
                && self.is_word(name.end + 1, &numbers!["said", "says", "told", "warned", "announced"])
        };
        let end = if mark && name.len() == 1 && says() { name.end + 1 } else { name.end };
        name.start..end
    }

    /// "head of the Harbor Board | Dana Roe": the words of a role without article, and of the body that it is in, before
    /// the name of who holds it.
    fn led(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let links = |at: usize| self.is_word(at, &numbers!["of", "for", "at"]);
        let the = |at: usize| usize::from(self.is_word(at, &numbers!["the"]));
        // The run of the name may hold the role.
        let (role, run) = if run.len() > 3 && links(run.start + 1) {
            (run.start, run.start + 2 + the(run.start + 2)..run.end)
        } else {
            let link = run.start.checked_sub(1)?;
            ((link - the(link).min(link)).checked_sub(1).filter(|role| links(role + 1))?, run.clone())
        };
        let chunk = chunk_of(self.grammar, role).filter(|chunk| chunk.last() == role)?;
        let singular = self.grammar.tags[role] != Tag::NNS && senses::role(self.text.tokens[role].word).is_some();
        let title = self.opens_title(chunk.first()).filter(|_| singular)?;
        (!self.grammar.tags[title..role].contains(&Tag::POS)).then_some(())?;
        let given = (run.start + 1..run.end - 1).find(|at| self.given(*at));
        let body = (run.start..run.end.saturating_sub(2)).rev().find(|at| self.is(*at, Class::OrganizationHead));
        let start = given.or(body.map(|head| head + 1)).filter(|start| (2..=3).contains(&(run.end - start)))?;
        let of_name = |at: usize| {
            let word = self.text.tokens[at].word;
            !self.is(at, Class::OrganizationHead)
                && self.text.tokens[at].shape != Shape::Lower
                && (self.given(at) || at > start || word.tag.is_none_or(Tag::is_proper))
        };
        // Not "the spokesman for Senator Ellen Roe".
        let other = self.is_title(start - 1);
        (!other && (start..run.end).all(of_name)).then_some(())?;
        Some(title..start)
    }

    /// "director of communications | Dana Roe", "counsel to the inquiry | Dana Roe": the words of a role and of what it is for, in
    /// small letters.
    fn led_by_field(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let lower = |at: usize| self.text.tokens[at].shape == Shape::Lower && self.grammar.tags[at].is_noun();
        (matches!(run.len(), 2 | 3) && run.start > 2 && lower(run.start - 1)).then_some(())?;
        let chunk = chunk_of(self.grammar, run.start)?;
        let links = |link: usize| {
            self.is_word(link, &numbers!["of", "for"])
                || self.is_word(link, &numbers!["to"]) && self.is_word(link + 1, &numbers!["the"])
        };
        let role = chunk.first().checked_sub(2).filter(|role| links(role + 1))?;
        let field = chunk.first() + usize::from(self.is_word(role + 1, &numbers!["to"]));
        let chunk = chunk_of(self.grammar, role).filter(|chunk| chunk.last() == role)?;
        // Not "friend of singer Dana Roe", "mother of victim Dana Roe".
        let office = senses::role(self.text.tokens[role].word).is_some_and(|role| role.gender.is_none());
        let person = |at: usize| {
            let token = &self.text.tokens[at];
            senses::role(token.word).is_some() || senses::is_doer(token) || senses::body(token.word).is_some()
        };
        // "medical officer of health Dr | Dana Roe".
        let start = run.start + usize::from(self.is_word(run.start, &numbers!["dr", "dr."]));
        let name = self.given(start) && !self.is_firm(run);
        let fits = office && name && field < run.start && (field..run.start).all(lower) && !person(run.start - 1);
        let title = self.opens_title(self.phrase_start(chunk, role))?;
        fits.then_some(title..start)
    }

    /// "mayor of Norbury Ellen Roe", "the | minister for roads Ellen Roe": where the title begins that a phrase opens; none in
    /// "a minister for roads".
    fn opens_title(&self, at: usize) -> Option<usize> {
        let start = at + usize::from(self.is_word(at, &numbers!["the"]));
        (!matches!(self.grammar.tags[start], Tag::DT | Tag::PDT | Tag::PRPS | Tag::CD)).then_some(start)
    }

    /// "Roe Monday", "Florida Friday": days and months at the ends are no part of a name.
    fn without_dates(&self, run: Range<usize>) -> Range<usize> {
        let date = |at: usize| self.is(at, Class::Day) || self.is(at, Class::Month) && !self.given(at);
        let (mut start, mut end) = (run.start, run.end);
        while end > start && date(end - 1) && !(end - start > 1 && self.is(end - 2, Class::OrganizationHead)) {
            end -= 1;
        }
        // "June Roe said", "the baker June Roe".
        let person = |at: usize| {
            let opens = self.text.opens_sentence(at) || at > 0 && senses::role_at(self.text, at - 1).is_some();
            let surname = |at: usize| self.text.tokens[at].word.tag.is_none_or(Tag::is_proper);
            end - at == 2 && opens && surname(at + 1) && !self.is(at, Class::Day) && !self.is(at + 1, Class::Place)
        };
        while start < end && date(start) && !person(start) {
            start += 1;
        }
        start..end
    }

    /// "Dana Roe QC", "the Dravex CEO": letters of rank or of a post behind a name, not before one ("East Norbury MP Dana Roe").
    fn without_letters(&self, run: Range<usize>) -> Range<usize> {
        let rank = |at: usize| is_rank(self.slice(at));
        let seat = |at: usize| at + 1 < run.end && !rank(at + 1) && self.text.tokens[at + 1].shape == Shape::Capital;
        let end = run.clone().skip(2).find(|at| rank(*at) && !seat(*at)).unwrap_or(run.end);
        let post = end > run.start + 1 && matches!(self.slice(end - 1), "CEO" | "CFO" | "COO");
        run.start..end - usize::from(post)
    }

    /// Where the name begins behind its titles: "German Chancellor | Ilsa Brandt", "Democrat | Dana Roe".
    fn name_start(&self, run: Range<usize>) -> usize {
        // "Secretary of State Roe", "Leader of the Opposition Roe".
        let office = |at: usize| {
            let secretary = self.is_word(at, &numbers!["secretary"])
                && self.is_word(at + 1, &numbers!["of"])
                && self.is_word(at + 2, &numbers!["state"]);
            if secretary { Some(at + 3) } else { self.opposition(at) }
        };
        if let Some(name) = (run.start..run.end.saturating_sub(3)).find_map(office).filter(|name| *name < run.end) {
            return name;
        }
        // "Walter King": what stands behind a given name is a surname.
        // "Independent Office for Police Conduct".
        let body_begins = |at: usize| at + 2 < run.end && self.is(at + 1, Class::OrganizationHead);
        let title = |at: usize| {
            // Not in "Virginia Gov. Dana Roe".
            let given = |at: usize| self.given(at) && !self.is(at, Class::Title) && !self.is(at, Class::Place);
            let surname =
                || at > run.start && given(at - 1) && !self.given(at + 1) && !self.is(at, Class::TitleAbbreviation);
            // "the Independent Norland senator".
            let party = || self.is_word(at, &numbers!["independent"]) || Party::of(self.slice(at)).is_some();
            self.is_title(at) && !surname() && !(party() && (self.modifies(&run) || body_begins(at)))
        };
        let behind = |at: usize| {
            let next = self.slice(at + 1);
            !matches!(next, "Jr" | "Jr." | "of" | "for" | "and" | "&") && !names::joins_cause(next)
        };
        let body = self.is(run.end - 1, Class::OrganizationHead);
        // "Investor Marlow Partners".
        let firm = |at: usize| {
            self.text.opens_sentence(at) && senses::role(self.text.tokens[at].word).is_some_and(|role| role.firm)
        };
        let led = |at: usize| !body || self.given(at + 1) || firm(at) && at + 2 < run.end;
        let last = (run.start..run.end - 1).rev().find(|at| title(*at) && behind(*at) && led(*at));
        // "Norland Director of Public Affairs Jon Roe".
        let of = || {
            let title = run.clone().find(|at| matches!(self.slice(at + 1), "of" | "for") && title(*at))?;
            (title + 3..run.end - 1).find(|at| self.given(*at))
        };
        let start =
            last.map(|title| title + 1).or_else(|| if run.len() > 4 { of() } else { None }).unwrap_or(run.start);
        // "Secretary of State Jon Roe", "Democrat Dana Roe", "Furious Dana Roe".
        let adverb = |at: usize| {
            matches!(self.text.tokens[at].word.tag, Some(Tag::RB | Tag::IN | Tag::DT | Tag::CC)) && self.given(at + 1)
        };
        let given = (start..run.end.saturating_sub(1)).find(|at| self.given(*at) && !adverb(*at));
        match given {
            Some(given) if given > start && !(start..given).any(|at| self.starts_name(at)) => given,
            _ => start,
        }
    }

    /// "Leader of the Opposition": the end of that office.
    fn opposition(&self, at: usize) -> Option<usize> {
        let of = at + 1;
        let last = of + 1 + usize::from(self.is_word(of + 1, &numbers!["the"]));
        (self.is_word(at, &numbers!["leader"])
            && self.is_word(of, &numbers!["of"])
            && self.is_word(last, &numbers!["opposition"]))
        .then_some(last + 1)
    }

    /// A word of a title; a given name that is one too ("Dean Roe") only before another given name.
    fn is_title(&self, at: usize) -> bool {
        let role = || self.text.tokens[at].shape != Shape::Lower && senses::role_at(self.text, at).is_some();
        // Most words of names are none.
        if !(self.is(at, Class::Title) || role()) {
            return false;
        }
        // "DI Roe", but "Di Roe"; "TD Dana Roe", but "TD Bank"; "DJ Dana Roe", but "DJ Roe".
        let upper = self.text.tokens[at].shape == Shape::Upper;
        let rank = match self.slice(at) {
            "TD" | "DJ" => self.given(at + 1),
            _ => !self.is_word(at, &numbers!["di"]) || upper,
        };
        // "Citizens Advice", "Citizens UK", but "Senators Roe and Brandt".
        let several = self.grammar.tags[at] == Tag::NNS
            && self.text.tokens.get(at + 1).is_some_and(|next| is_common(next) || self.slice(at + 1) == "UK")
            && !self.is_surname(at + 1);
        // "King's College London".
        let owns = self.grammar.tags.get(at + 1) == Some(&Tag::POS);
        rank && !owns && !several && (!self.given(at) || self.given(at + 1))
    }

    /// May a name begin with the word? Not with one that English has as a common word, or a people's.
    fn starts_name(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        let common = token.word.tag.is_some_and(|tag| !tag.is_proper());
        !(common
            || token.word.is(Class::People)
            || token.word.is(Class::Title)
            || matches!(token.shape, Shape::Lower | Shape::None))
    }

    fn slice(&self, at: usize) -> &str {
        self.text.tokens.get(at).map_or("", |token| token.span.of(self.text.source))
    }

    /// "former President", "German Chancellor": what stands before a title in its noun phrase belongs to it.
    fn title_start(&self, title: usize) -> usize {
        chunk_of(self.grammar, title).map_or(title, |chunk| self.phrase_start(chunk, title))
    }

    /// The first word of a noun phrase that is no determiner, before `at` and behind any possessor.
    fn phrase_start(&self, chunk: &Chunk, at: usize) -> usize {
        let closes = |token: &usize| {
            matches!(self.grammar.tags[*token], Tag::DT | Tag::PDT | Tag::PRPS | Tag::POS | Tag::CD | Tag::Punct)
        };
        (chunk.first()..at).rev().find(closes).map_or(chunk.first(), |mark| mark + 1).min(at)
    }

    /// "campaign manager Dana Roe": the words of a role in small letters right before a name.
    fn role_before(&self, name: Range<usize>) -> Range<usize> {
        // "the independent Norbury senator" is no Norbury.
        let (modifies, start) = (self.modifies(&name), name.start);
        let none = start..start;
        let chunk = chunk_of(self.grammar, start).filter(|chunk| chunk.kind == Kind::Noun && chunk.first() < start);
        let Some(chunk) = chunk.filter(|_| !modifies) else { return none };
        let before = start - 1;
        let token = &self.text.tokens[before];
        // "Editor Dana Roe", "Co-star Dana Roe": the first word of a sentence has its capital from there.
        let noun = token.word.tag.unwrap_or(self.grammar.tags[before]) == Tag::NN;
        let opens = token.shape == Shape::Capital && noun && self.text.opens_sentence(before);
        let lower = token.shape == Shape::Lower || opens;
        let singular = lower && matches!(self.grammar.tags[before], Tag::NN | Tag::NNP | Tag::JJ);
        let given = || {
            let head = self.is(name.end - 1, Class::OrganizationHead);
            name.len() > 1 && self.given(name.start) && !head && !self.is_firm(&name)
        };
        let body = || senses::body(token.word).is_some();
        let known = || {
            let body = opens && body() || self.is(name.end - 1, Class::OrganizationHead);
            (senses::role_at(self.text, before).is_some() || token.word.is(Class::Title)) && (given() || !body)
        };
        // "forecaster Dana Roe".
        let noun = || given() && senses::is_doer(token) && !body();
        if singular && (known() || noun()) {
            return self.phrase_start(chunk, before)..start;
        }
        self.role_with_matter(chunk, name).unwrap_or(none)
    }

    /// "former secretary of state Dana Roe", "director of public prosecutions Dana Roe", "leader of the opposition Dana Roe": the words
    /// of a role and what it is of, which stands in the chunk of the name.
    fn role_with_matter(&self, chunk: &Chunk, name: Range<usize>) -> Option<Range<usize>> {
        let of = chunk.first().checked_sub(1).filter(|of| self.is_word(*of, &numbers!["of"]))?;
        let office = of.checked_sub(1)?;
        let leads = self.is(office, Class::Title)
            || self.is_word(office, &numbers!["head", "chief", "editor", "founder", "lecturer", "master", "owner"]);
        let before = name.start - 1;
        // Not "head of retailer Norland Stores", "director of the film Harbor Lights".
        let person = || {
            let (matter, last) = (&self.text.tokens[before], &self.text.tokens[name.end - 1]);
            senses::body(matter.word).is_none() && !is_common(last) && !self.is(name.end - 1, Class::Place)
        };
        let named = name.len() > 1 && !self.is_firm(&name) && (self.given(name.start) || person());
        let matter = matches!(self.grammar.tags[before], Tag::NN | Tag::NNS)
            && self.text.tokens[before].shape == Shape::Lower
            && (named || self.is_word(before, &numbers!["state"]));
        (leads && matter).then(|| chunk_of(self.grammar, office))?.map(|led| self.phrase_start(led, office)..name.start)
    }

    /// "the Norbury senator": a place that tells of which place the noun behind it is.
    fn modifies(&self, name: &Range<usize>) -> bool {
        let noun = self.grammar.tags.get(name.end).is_some_and(|tag| tag.is_noun());
        let office = || senses::role_at(self.text, name.end).is_some_and(|role| role.public);
        noun && (self.is(name.end - 1, Class::Place) || office())
    }

    /// Is there nothing of a name in it: a title alone, a people?
    fn says_nothing(&self, name: &Range<usize>, title: &Range<usize>) -> bool {
        let bare = |at: usize| (self.is(at, Class::Title) || self.is(at, Class::People)) && !self.is_surname(at);
        let office =
            |at: usize| self.is(at, Class::Title) && matches!(self.text.tokens[at].word.tag, Some(Tag::NN | Tag::JJ));
        let honorific = title.clone().any(|at| {
            let role = || senses::role(self.text.tokens[at].word);
            self.is(at, Class::TitleAbbreviation) || role().is_some_and(Role::is_honorific)
        });
        // "the MP for Norbury", "the Labour MP".
        let last = &self.text.tokens[name.end - 1];
        let the = name.start > 0 && self.is_word(name.start - 1, &numbers!["the"]);
        // "the Norbury MP".
        let placed = |at: usize| the && is_rank(self.slice(name.end - 1)) && !self.given(at);
        let told = |at: usize| bare(at) || Party::of(self.slice(at)).is_some() || placed(at);
        let role =
            last.shape == Shape::Upper && senses::role(last.word).is_some() && (name.start..name.end - 1).all(told);
        // "Roe's KC", "MPs".
        let letters = self.slice(name.start);
        let owned = || name.start > 0 && self.grammar.tags[name.start - 1] == Tag::POS;
        let lone = name.len() == 1 && (is_rank(letters) && owned() || names::is_letters_plural(letters));
        // "the Conservative MP".
        let seat = name.len() == 1 && is_rank(letters) && !title.is_empty();
        seat || (role || lone) && title.is_empty()
            || name.len() > 1
                && self.is_apposed(name.start)
                && self.is_title(name.end - 1)
                && !self.is_surname(name.end - 1)
            || self.is_office(title.start.min(name.start)..name.end)
            || self.opposition(name.start) == Some(name.end)
            || (title.is_empty() || !honorific && name.clone().all(office))
                && name.clone().all(|at| bare(at) && !self.given(at))
            || self.is(name.end - 1, Class::People)
                && (!self.given(name.start) || self.is(name.start, Class::Place))
                && !self.is_surname(name.end - 1)
    }

    /// "Dana Roe, DRAVEX Administrator": does the token begin an apposition to a name, without an article?
    fn is_apposed(&self, at: usize) -> bool {
        let comma = at.checked_sub(1).filter(|comma| *comma > 0 && self.text.tokens[*comma].mark == b',');
        comma.is_some_and(|comma| self.grammar.tags[comma - 1].is_proper())
    }

    /// "the Home Secretary", "the Chief Constable": only common words behind an article, the last a title.
    fn is_office(&self, words: Range<usize>) -> bool {
        let common = |at: usize| {
            self.text.tokens[at].word.tag.is_none_or(|tag| !tag.is_proper()) && !self.given(at) && !self.is_surname(at)
        };
        let last = words.end - 1;
        let listed = |at: usize| self.is(at, Class::Title) || self.text.tokens[at].word.tag.is_some();
        let the = words.start.checked_sub(1).is_some_and(|the| self.is_word(the, &numbers!["the"]));
        the && words.len() > 1
            && self.is(last, Class::Title)
            && !self.is(last, Class::OrganizationHead)
            && words.clone().all(|at| common(at) && listed(at))
    }

    /// The noun of a body right behind a name: "Roe's campaign", "the Roe campaign".
    fn owned(&self, end: usize) -> Option<usize> {
        let noun = end + usize::from(self.grammar.tags.get(end) == Some(&Tag::POS));
        let chunk = chunk_of(self.grammar, noun).filter(|chunk| chunk.kind == Kind::Noun)?;
        let adjectives = (noun..chunk.head()).all(|at| self.grammar.tags[at].is_adjective());
        let head = &self.text.tokens[chunk.head()];
        (chunk.head() >= noun && chunk.head() <= noun + 2 && adjectives && head.shape == Shape::Lower).then_some(())?;
        senses::body(head.word).filter(|body| body.owned).map(|_| chunk.head())
    }

    /// Does it end as the names of bodies do: "Charity Commission", "Madison School", "Marlow Homes", "Rescue International",
    /// "Mercy Regional"? Not "Virginia Church".
    fn is_firm(&self, name: &Range<usize>) -> bool {
        let last = &self.text.tokens[name.end - 1];
        let surname = &numbers!["bank", "church", "court", "house", "post", "press", "force"];
        let several = || last.word.tag == Some(Tag::NNS) && senses::is_body_name(last.word.text());
        let abroad = || name.len() > 1 && last.word.is_one_of(&numbers!["international", "regional", "memorial"]);
        let relief = || name.len() > 1 && self.slice(name.end - 2) == "Red" && self.slice(name.end - 1) == "Cross";
        !last.word.is_one_of(surname) && (last.word.is(Class::OrganizationHead) || several() || abroad() || relief())
    }

    /// "Help the Aged", "Surfers Against Sewage", "World Rugby".
    fn is_cause(&self, name: &Range<usize>) -> bool {
        let links = |word: &str| word == "the" || names::joins_cause(word);
        name.len() > 2 && links(self.slice(name.start + 1))
            || name.len() > 1 && self.is_word(name.start, &numbers!["world"])
    }

    /// "Norbury Rail", "Rolling Stone", "Strathbrae Primary": is the last word a common noun, are all words common ones, or does it
    /// end as bodies do? "Ofwat" alone is one, but not "Church".
    fn is_thing(&self, name: &Range<usize>) -> bool {
        let (last, several) = (name.end - 1, name.len() > 1);
        let tag = self.text.tokens[last].word.tag;
        let common = |at: usize| self.text.tokens[at].word.tag.is_some_and(|tag| !tag.is_proper());
        several && (matches!(tag, Some(Tag::NN | Tag::NNS)) || name.clone().all(common))
            || (several || tag.is_none_or(Tag::is_proper)) && lowered(self.slice(last), senses::is_body_name)
    }

    /// "Sport England", "Swim Ireland", "Air France", but "Port Norland".
    fn is_of_country(&self, name: &Range<usize>) -> bool {
        let land = || {
            let first = self.slice(name.start);
            matches!(first, "Port" | "Lake" | "Mount" | "Fort" | "Cape" | "Bay" | "North" | "South" | "East" | "West")
        };
        name.len() > 1
            && self.is(name.end - 1, Class::Place)
            && matches!(self.text.tokens[name.start].word.tag, Some(Tag::NN | Tag::VB | Tag::VBP))
            && !land()
    }

    fn looks(&self, name: &Range<usize>, title: &Range<usize>) -> Looks {
        let last = name.end - 1;
        let firm = self.is_firm(name);
        // Not in "Park Min-ho".
        let head = name.clone().any(|at| self.is(at, Class::OrganizationHead) && !self.is_surname(at));
        // Not in "Florida Department of State", "Royal College of Nursing".
        let other = || self.is(name.start, Class::Place) || self.is_word(name.start, &numbers!["royal"]);
        let before = name.start.checked_sub(1);
        let article = before.is_some_and(|at| self.is_word(at, &numbers!["the", "a", "an"]));
        // "the Marine Accident Investigation Branch".
        let thing = article && name.len() > 3 && is_common(&self.text.tokens[last]);
        let given = self.given(name.start) && !(firm && name.len() == 2 || head && other() || thing);
        let body = (head || firm) && (!given || name.len() > 2 && (firm || self.is(last, Class::OrganizationHead)));
        // "shares in Norbury Rail".
        let held = |at: usize| {
            let nouns = &numbers!["share", "stake", "investment", "investor", "confidence", "trust", "interest"];
            at.checked_sub(1).is_some_and(|noun| self.text.tokens[noun].word.is_form_of_one(nouns))
        };
        let place = || {
            let words = &numbers!["in", "near", "outside", "across", "at", "throughout"];
            // "Dana Roe, 36, from Lower Harwick".
            let from = |at: usize| at > 0 && self.is_word(at, &numbers!["from"]) && self.text.is_mark(at - 1, b',');
            before.is_some_and(|at| self.is_word(at, words) && !held(at) || from(at))
        };
        // "workers at Norbury Rail".
        let employs = || {
            let staffed = before.filter(|at| self.is_word(*at, &numbers!["at"])).and_then(|at| at.checked_sub(1));
            staffed.is_some_and(|noun| {
                let word = self.text.tokens[noun].word;
                word.is_one_of(&numbers!["job", "jobs", "staff"]) || senses::role(word).is_some()
            })
        };
        // "on X", "on Facebook".
        let platform = || {
            name.len() == 1
                && self.is(last, Class::Medium)
                && before.is_some_and(|at| self.is_word(at, &numbers!["on", "via"]))
        };
        let acronym = || name.len() == 1 && self.text.tokens[last].shape == Shape::Upper && last > 0;
        let marked = || self.grammar.tags[last] == Tag::POS;
        let joined = || name.clone().any(|at| self.text.tokens[at].mark == b'&');
        let defined = || marked() || self.acronym_behind(name).is_some() || joined() || self.is_cause(name);
        // "Norbury NLS".
        let letters = || {
            let upper = |at: usize| {
                let slice = self.slice(at);
                let long = slice.len() > 2 && !slice.contains('.');
                self.text.tokens[at].shape == Shape::Upper && (long || matches!(slice, "UK" | "US" | "GB" | "EU"))
            };
            name.len() > 1
                && name.clone().any(upper)
                && name.clone().any(|at| self.text.tokens[at].shape == Shape::Capital)
        };
        let own = |at: usize| senses::role(self.text.tokens[at].word).is_none_or(|role| !role.firm);
        // Not "developer Marlow Homes".
        let unclear = firm || !self.given(name.start);
        let titled = title.clone().last().is_some_and(|at| !unclear || own(at));
        if titled || given && name.len() > 1 && !body {
            Looks::Person
        } else if body || defined() || platform() {
            Looks::Body
        } else if acronym() {
            Looks::Acronym
        } else if (place() && !employs() || self.is(last, Class::Place)) && !self.is_of_country(name) {
            Looks::Place
        } else if article && standing(self.text, self.grammar, name.start, last) != Standing::Modifier
            || self.is_thing(name)
            || self.is_of_country(name)
            || letters()
            || employs()
        {
            Looks::Thing
        } else {
            Looks::Unclear
        }
    }

    /// "Norbury Lakes Survey (NLS)": the token of the short form in brackets.
    #[inline(always)]
    fn acronym_behind(&self, name: &Range<usize>) -> Option<usize> {
        if self.text.is_mark(name.end, b'(') { self.acronym_in_brackets(name) } else { None }
    }

    /// The same behind an opening bracket.
    fn acronym_in_brackets(&self, name: &Range<usize>) -> Option<usize> {
        let (short, close) = (name.end + 1, name.end + 2);
        let bracketed = self.slice(close) == ")";
        let shape = self.text.tokens.get(short).is_some_and(|token| token.shape == Shape::Upper);
        let fits = || {
            let first = self.slice(name.start).chars().next();
            name.len() > 1 && (self.slice(short).chars().next() == first || self.slice(short).len() <= name.len())
        };
        (bracketed && shape && fits()).then_some(short)
    }
}

/// "by the family's lawyer, Dana Roe, he": does a name stand between commas behind a phrase that tells whose they are and has a
/// preposition, and before a pronoun that tells of somebody else?
fn is_apposed_behind_link(text: &Text, grammar: &Grammar, opens: usize, name: usize) -> bool {
    let chunks = &grammar.chunks.all;
    let [Some(link), Some(phrase)] = [3, 2].map(|back| chunks.get(opens.wrapping_sub(back))) else { return false };
    let owned = (phrase.first()..=phrase.last()).any(|at| matches!(grammar.tags[at], Tag::POS | Tag::PRPS));
    let behind = [1, 2].map(|more| chunks.get(name + more).map(|chunk| (chunk.kind, grammar.tags[chunk.first()])));
    link.kind == Kind::Link
        && owned
        && senses::role_of(text, phrase.head()).is_some()
        && matches!(behind, [Some((Kind::Comma, _)), Some((Kind::Noun, Tag::PRP))])
}

/// How the noun phrase from one token to another stands in its sentence.
pub(super) fn standing(text: &Text, grammar: &Grammar, first: usize, last: usize) -> Standing {
    let Some(number) = grammar.chunks.of_token.get(last).map(|number| *number as usize) else { return Standing::Other };
    let chunks = &grammar.chunks.all;
    let chunk = &chunks[number];
    if grammar.tags.get(last + 1) == Some(&Tag::POS) || grammar.tags[last] == Tag::PRPS {
        return Standing::Possessor;
    }
    if chunk.kind != Kind::Noun || chunk.last() > last {
        return Standing::Modifier;
    }
    let opens = grammar.chunks.of_token.get(first).map_or(number, |opens| number.min(*opens as usize));
    let before = opens.checked_sub(1).map(|before| &chunks[before]);
    let kind = before.map(|chunk| chunk.kind);
    let is = |chunk: &Chunk, words: &[u16]| text.tokens[chunk.first()].word.is_one_of(words);
    let subordinator = |chunk: &Chunk| {
        let words = &numbers![
            "that", "because", "while", "whilst", "if", "when", "though", "although", "whereas", "unless", "as",
            "after", "before", "since", "until", "once"
        ];
        is(chunk, words)
    };
    // "Under questioning by the family's lawyer, Dana Roe, he".
    if kind == Some(Kind::Comma) && is_apposed_behind_link(text, grammar, opens, number) {
        return Standing::Oblique;
    }
    if kind == Some(Kind::Link) && !before.is_some_and(subordinator) {
        // "As for Roe, he", "Shares in Dravex fell": told of as a subject is.
        let over = opens.checked_sub(2).map(|over| &chunks[over]);
        let shares = |chunk: &Chunk| {
            text.tokens[chunk.head()].word.is_form_of_one(&numbers!["share", "stock"])
                && text.opens_sentence(chunk.first())
        };
        // "Just look at Roe."
        let look = |chunk: &Chunk| {
            let just = usize::from(chunk.first() > 0 && text.is_word(chunk.first() - 1, &numbers!["just"]));
            text.is_word(chunk.last(), &numbers!["look"]) && text.opens_sentence(chunk.first() - just)
        };
        let topic = before.is_some_and(|chunk| is(chunk, &numbers!["for"]))
            && over.is_some_and(|over| is(over, &numbers!["as"]))
            || over.is_some_and(|over| shares(over) || look(over));
        return if topic { Standing::Subject } else { Standing::Oblique };
    }
    // "Was Roe content?"
    let asks = |chunk: &&Chunk| {
        let words = &numbers!["is", "was", "does", "did", "has", "had", "can", "could", "will", "would", "should"];
        chunk.kind == Kind::Verb && is(chunk, words) && text.opens_sentence(chunk.first())
    };
    if before.is_some_and(|chunk| asks(&chunk)) {
        return Standing::Subject;
    }
    let sentence_end = |chunk: &Chunk| matches!(chunk.kind, Kind::Stop);
    // "Roe himself was late", "Roe of Norbury was late".
    let mut links = false;
    let mut passed = |chunk: &Chunk| match chunk.kind {
        Kind::Noun => std::mem::take(&mut links) || is(chunk, &numbers!["himself", "herself", "itself", "themselves"]),
        Kind::Link => {
            links = is(chunk, &numbers!["of", "for", "from", "at", "in", "with"]);
            links
        }
        kind => matches!(kind, Kind::Adverb | Kind::Quote),
    };
    let next =
        chunks[number + 1..].iter().take(12).take_while(|chunk| !sentence_end(chunk)).find(|chunk| !passed(chunk));
    match next.map(|chunk| (chunk.kind, chunk.verb.form)) {
        Some((Kind::Verb, Form::Finite)) => Standing::Subject,
        Some((Kind::Comma | Kind::Bracket | Kind::Wh, _)) if kind != Some(Kind::Verb) => Standing::Subject,
        Some((Kind::Conjunction, _)) if kind != Some(Kind::Verb) => Standing::Subject,
        _ if kind == Some(Kind::Verb) => Standing::Object,
        _ => Standing::Other,
    }
}
