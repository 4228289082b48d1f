//! Which words of an article are names, and where they run together. A capital alone does not tell: at the start of a
//! sentence, in a headline and in capitals throughout, a word is a name where the article writes it so elsewhere.

use super::senses::{self, Party};
use crate::grammar::Grammar;
use crate::lexicon::{Class, Tag, look_up, numbers};
use crate::text::{LongWords, Sentence, Shape, Text, Token, TokenKind, lower_hash, lowered};
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::ops::Range;

/// There is hardly more than one name to so many tokens.
const RARE: usize = 8;

/// The names of an article as runs of tokens, in text order, and the words that are somebody's surname in it and have other
/// uses.
pub(super) fn runs(text: &Text, grammar: &Grammar) -> (Vec<Range<usize>>, FxHashSet<u16>) {
    let (mut names, places) = Names::new(text, grammar);
    let mut runs = Vec::with_capacity(text.tokens.len() / RARE);
    for here in places.chunk_by(|one, next| one.sentence == next.sentence) {
        let number = here[0].sentence;
        let sentence = &text.sentences[number];
        // A dateline names where an article comes from, and nobody in it.
        let mut behind = text.behind_dateline(sentence);
        for Place { at: start, .. } in here.iter().copied() {
            let end = if start < behind { start } else { names.run(start, number) };
            if end > start {
                names.surname(start..end);
                runs.push(start..end);
                behind = end;
            }
        }
    }
    (runs, names.surnames)
}

/// A word with a capital that is no small word, and the number of its sentence.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    sentence: usize,
}

/// Within how many words behind "and" the head of a body's name stands.
const LONGEST_BODY: usize = 5;

struct Names<'a> {
    text: &'a Text<'a>,
    grammar: &'a Grammar,
    /// For each sentence: is it a headline, or set in capitals?
    headlines: Vec<bool>,
    /// For each token: is it a word with a capital that is no small word?
    capitals: Vec<bool>,
    seen: Seen,
    /// The words that are somebody's surname here, and have other uses: "Olga German", "Lena Bright".
    surnames: FxHashSet<u16>,
}

/// The words that stand with a capital where only names do.
struct Seen {
    /// Those of the lexicon, by their number.
    numbers: FxHashSet<u16>,
    /// The others, by the hashes of their small letters.
    others: FxHashSet<u64>,
}

impl Seen {
    /// None yet, with room for as many as so many names mostly are made of.
    fn with_room(names: usize) -> Seen {
        let [numbers, others] = [names / 2, names / 4];
        Seen {
            numbers: FxHashSet::with_capacity_and_hasher(numbers, FxBuildHasher),
            others: FxHashSet::with_capacity_and_hasher(others, FxBuildHasher),
        }
    }

    fn insert(&mut self, text: &Text, token: &Token) {
        match token.word.number {
            0 => _ = self.others.insert(lower_hash(text.source, token.span)),
            number => _ = self.numbers.insert(number),
        }
    }

    fn has(&self, text: &Text, token: &Token) -> bool {
        match token.word.number {
            0 => self.others.contains(&lower_hash(text.source, token.span)),
            number => self.numbers.contains(&number),
        }
    }
}

/// "Image: NASA Dana Roe.": is the sentence a credit that says nothing?
fn is_bare_credit(text: &Text, grammar: &Grammar, sentence: &Sentence) -> bool {
    text.is_labelled_credit(sentence) && !grammar.tags[sentence.tokens.clone()].iter().any(|tag| tag.is_verb())
}

impl<'a> Names<'a> {
    /// The names of a text still to be read, and where all words with a capital are.
    fn new(text: &'a Text<'a>, grammar: &'a Grammar) -> (Names<'a>, Vec<Place>) {
        let mut capitals = vec![false; text.tokens.len()];
        let mut places = Vec::with_capacity(grammar.capitals.len());
        let mut sentence = 0;
        // The last sentence asked, and whether it is but whose a picture is: the article does not tell of them.
        let mut credit = (usize::MAX, false);
        for at in grammar.capitals.iter().map(|at| *at as usize).filter(|at| is_capital(text, grammar, *at)) {
            while text.sentences[sentence].tokens.end <= at {
                sentence += 1;
            }
            if credit.0 != sentence {
                credit = (sentence, is_bare_credit(text, grammar, &text.sentences[sentence]));
            }
            if !credit.1 {
                capitals[at] = true;
                places.push(Place { at, sentence });
            }
        }
        let seen = Seen::with_room(text.tokens.len() / RARE);
        let mut names =
            Names { text, grammar, headlines: headlines(text), capitals, seen, surnames: FxHashSet::default() };
        for Place { at, sentence } in places.iter().copied() {
            if !names.headlines[sentence] && !names.opens(at, sentence) {
                names.seen.insert(text, &text.tokens[at]);
            }
        }
        (names, places)
    }

    fn slice(&self, at: usize) -> &'a str {
        self.text.tokens.get(at).map_or("", |token| token.span.of(self.text.source))
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.word.is(class))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.capitals[at]
    }

    /// Notes the last word of a person's name where it is another word elsewhere.
    fn surname(&mut self, name: Range<usize>) {
        let [first, last] = [name.start, name.end - 1].map(|at| self.text.tokens[at].word);
        if name.len() == 2 && first.tag.is_some() && self.is_korean(name.start + 1..name.end) {
            self.surnames.insert(first.number);
        }
        if is_surname(self.text, name) {
            self.surnames.insert(last.number);
        }
    }

    fn is_surname(&self, at: usize) -> bool {
        !self.surnames.is_empty() && self.surnames.contains(&self.text.tokens[at].word.number)
    }

    /// Does the token stand where every word has a capital: first in its sentence, in a quotation, behind a colon?
    #[inline(always)]
    fn opens(&self, at: usize, sentence: usize) -> bool {
        let start = self.text.sentences[sentence].tokens.start;
        at == start || {
            let before = &self.text.tokens[at - 1];
            before.kind == TokenKind::Mark
                && (at - 1 == start
                    || match before.mark {
                        b':' => true,
                        b'"' | b'\'' | b'-' => before.spaced,
                        0 => matches!(
                            before.span.of(self.text.source),
                            "“" | "``" | "‘" | "—" | "–" | "--" | "•" | "…" | "..."
                        ),
                        _ => false,
                    })
        }
    }

    /// The end of the name that begins at `at`; `at` itself where none does.
    fn run(&self, at: usize, sentence: usize) -> usize {
        let limit = self.text.sentences[sentence].tokens.end;
        if !self.is_name(at, sentence, false) {
            return at;
        }
        let mut end = at + 1;
        while end < limit {
            end = match self.joined(at, end, limit) {
                Some(next) if next < limit && self.is_name(next, sentence, true) => next + 1,
                _ => break,
            };
        }
        let lone = end == at + 1 && self.grammar.tags[at] == Tag::JJ && self.text.tokens[at].shape != Shape::Upper;
        if lone && !self.is_surname(at) { at } else { end }
    }

    /// Is the word at `at` (part of) a name? `inside`: a part of the name stands before it.
    fn is_name(&self, at: usize, sentence: usize, inside: bool) -> bool {
        if !self.is_capital(at) {
            return false;
        }
        let headline = self.headlines[sentence];
        let token = &self.text.tokens[at];
        if !headline && (inside || !self.opens(at, sentence)) || is_given(token) {
            return true;
        }
        // "Chipmaker Dravex".
        let body = || token.word.tag.is_none() && senses::body(token.word).is_some();
        let common = token.word.tag.is_some_and(|tag| !tag.is_proper()) || body();
        let followed = || {
            let next = at + 1;
            let word = |token: &Token| token.spaced && token.kind == TokenKind::Word;
            self.text.tokens.get(next).is_some_and(word) && self.is_capital(next) && (!headline || self.is_known(next))
                || self.joined(at, next, self.text.tokens.len().min(next + 3)).is_some_and(|to| to > next)
        };
        if self.is(at, Class::Title) || self.is(at, Class::OrganizationHead) || self.is(at, Class::People) {
            return inside || followed() || self.is_surname(at);
        }
        // "Bright said", "Bright, who", "Bright, 40,", "Bright, the captain,": not "Bright lights".
        let does = || {
            let [next, behind] = [1, 2].map(|more| self.grammar.tags.get(at + more));
            next.is_some_and(|tag| tag.is_verb() || matches!(tag, Tag::MD | Tag::POS))
                || self.slice(at + 1) == "," && matches!(behind, Some(Tag::WP | Tag::WPS | Tag::CD | Tag::DT))
        };
        // "Unite said": what is a verb elsewhere.
        let verb = || matches!(token.word.tag, Some(Tag::VB | Tag::VBP)) && self.grammar.tags[at].is_proper();
        match (common, self.is_known(at)) {
            (false, true) => true,
            (true, true) => inside || followed() || verb() || self.is_surname(at) && does(),
            (false, false) => {
                // "Match-winner Roe": the tags tell that it is none.
                let small = |(_, second): (&str, &str)| second.starts_with(|c: char| c.is_ascii_lowercase());
                let compound =
                    || self.slice(at).split_once('-').is_some_and(small) && !self.grammar.tags[at].is_proper();
                // "Floods hit Norbury", "Explorer and author Dana Roe".
                let known = || senses::role(token.word).is_some() || lowered(self.slice(at), is_plural);
                let noun = || !inside && known() && !followed();
                !headline && (!is_verbal(self.slice(at)) || self.is_whole_subject(at)) && !compound() && !noun()
                    || self.text.tokens[at - usize::from(inside)].word.is_given()
            }
            // "ID: It will hold.": the initials of somebody in an interview. "United Bridge Group", "National Rail".
            (true, false) => {
                // "Unison said".
                let body = || {
                    let says = self.is(at + 1, Class::Reporting) && token.word.tag == Some(Tag::NN);
                    says && !token.word.is_one_of(&numbers!["police"]) && senses::is_body_name(token.word.text())
                };
                let label = || token.shape == Shape::Upper && self.slice(at).len() < 4 && self.slice(at + 1) == ":";
                // "Action Against Roads".
                let against = || joins_cause(self.slice(at + 1));
                label()
                    || !headline && (verb() || (against() || self.is_of_many(at)) && followed())
                    || token.word.is_one_of(&numbers![
                        "united",
                        "world",
                        "national",
                        "international",
                        "royal",
                        "public",
                        "greater"
                    ]) && followed()
                    || !headline && !inside && (self.is_whole_subject(at) || self.is_surname(at) && does() || body())
            }
        }
    }

    /// "Coastal Rail said", "Northern Lights, a charity": does a word that opens a sentence stand before others with a capital, the
    /// last of which is none of a person, and nothing else before the verb? Not "Former Army chief Roe said".
    fn is_whole_subject(&self, at: usize) -> bool {
        let capital = |at: usize| at < self.capitals.len() && self.is_capital(at) && self.text.tokens[at].spaced;
        let end = (at + 1..at + 1 + LONGEST_BODY).find(|at| !capital(*at)).unwrap_or(at + 1);
        let last = &self.text.tokens[end - 1];
        let side = matches!(self.slice(end - 1), "North" | "South" | "East" | "West");
        // "Downing Street said": only what speaks is more than a street.
        let says = |end| self.is(end, Class::Reporting) || self.is(end + 1, Class::Reporting);
        let noun = |token: &Token| token.word.tag.is_some_and(|tag| tag.is_noun() && !tag.is_proper());
        // "Age UK", "Citizens UK", but "Neighbour Iran".
        let of_country = || {
            let uk = self.slice(end - 1) == "UK" && self.text.tokens[at].word.tag == Some(Tag::NNS);
            let country = last.word.is(Class::Place) || last.shape == Shape::Upper;
            country
                && self.text.tokens[at..end - 1]
                    .iter()
                    .all(|token| noun(token) && (uk || senses::role(token.word).is_none()))
        };
        let last_noun = noun(last) || last.word.is_one_of(&numbers!["international", "watch"]);
        let thing = (side || last_noun || of_country())
            && !last.word.is(Class::Title)
            && !last.word.is(Class::People)
            && (!matches!(self.slice(end - 1), "Street" | "Road" | "Avenue" | "Square") || says(end))
            && !is_given(last);
        let alone = || {
            let tag = self.grammar.tags.get(end);
            tag.is_some_and(|tag| tag.is_verb() || matches!(tag, Tag::MD | Tag::POS)) || self.slice(end) == ","
        };
        // "State-owned Dravex Oil".
        let told = self.slice(at).contains('-') && self.slice(at).ends_with("ed");
        end > at + 1 && !told && (thing || self.is_korean(at + 1..end)) && alone()
    }

    /// "Park Min-ho": a given name of two syllables behind a surname.
    fn is_korean(&self, given: Range<usize>) -> bool {
        let (start, second) = (given.start, self.slice(given.start).split_once('-').map(|(_, second)| second));
        let small = second.is_some_and(|second| second.starts_with(|c: char| c.is_ascii_lowercase()));
        given.len() == 1 && small && self.text.tokens[start].word.number == 0 && self.grammar.tags[start].is_proper()
    }

    /// Does the article write the word with a capital where only names have one?
    fn is_known(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        is_given(token) || self.seen.has(self.text, token)
    }

    /// Where the name from `start` may go on when `end` is the token behind it: at once, over "of", over the particle
    /// of a surname, behind a nickname in marks.
    fn joined(&self, start: usize, end: usize, limit: usize) -> Option<usize> {
        let token = self.text.tokens.get(end)?;
        let capital = |at: usize| at < limit && self.is_capital(at);
        // The words that link are small.
        if token.kind == TokenKind::Word && token.shape != Shape::Lower {
            let against = || joins_cause(self.slice(end)) && capital(end + 1);
            return if capital(end) { Some(end) } else { against().then_some(end + 1) };
        }
        // "Save the Harbour": a verb begins the name of a cause.
        let cause = || start + 1 == end && self.text.tokens[start].word.tag == Some(Tag::VB);
        if token.word.is_one_of(&numbers!["the"]) && capital(end + 1) && cause() {
            return Some(end + 1);
        }
        // Most verbs and marks end a name.
        let ends = match token.kind {
            TokenKind::Word => token.word.tag.is_some_and(|tag| {
                !matches!(tag, Tag::IN | Tag::CC | Tag::POS | Tag::FW | Tag::VBZ) && self.grammar.tags[end] != Tag::IN
            }),
            _ => !matches!(token.mark, 0 | b'&' | b',' | b'\'' | b'"' | b'('),
        };
        if ends {
            return None;
        }
        let slice = self.slice(end);
        match (token.kind, slice) {
            (TokenKind::Mark, "&") if capital(end + 1) => Some(end + 1),
            (TokenKind::Mark, ",") if matches!(self.slice(end + 1), "Jr" | "Jr." | "Sr" | "Sr.") => Some(end + 1),
            (TokenKind::Mark, ",") if self.in_body(start..end) && self.lists(end + 1, limit) => Some(end + 1),
            // "the Flight Crews' Association", "the Women's Institute", "Women's Aid".
            (_, "'" | "’" | "'s" | "’s")
                if capital(end + 1)
                    && (self.is(end + 1, Class::OrganizationHead)
                        && (!slice.ends_with('s') && self.slice(end - 1).ends_with('s')
                            || self.is_for_many(start..end))
                        || self.is_of_many(start) && start + 1 == end && !self.is(end + 1, Class::Title)) =>
            {
                Some(end + 1)
            }
            (TokenKind::Mark, "“" | "\"" | "‘" | "'" | "(") => {
                let close = end + 2;
                let nickname = capital(end + 1) && matches!(self.slice(close), "”" | "\"" | "’" | "'" | ")");
                (nickname
                    && capital(close + 1)
                    && self.text.tokens[close + 1].spaced
                    && (start..end).any(|at| is_given(&self.text.tokens[at])))
                .then_some(close + 1)
            }
            (
                TokenKind::Word,
                "de" | "del" | "della" | "der" | "di" | "da" | "do" | "du" | "la" | "le" | "van" | "von" | "bin" | "al"
                | "el" | "ben" | "den" | "dos" | "ter",
            ) => {
                let next = if matches!(self.slice(end + 1), "la" | "der" | "den" | "los") { end + 2 } else { end + 1 };
                (capital(next) && !self.is(end - 1, Class::OrganizationHead)).then_some(next)
            }
            (TokenKind::Word, "of" | "for" | "on" | "against") if self.takes_of(start..end, end) => {
                self.of_what(end, limit)
            }
            (TokenKind::Word, "and") if self.in_body(start..end) && capital(end + 1) => {
                let common = self.text.tokens[end + 1].word.tag.is_some() && !is_given(&self.text.tokens[end + 1]);
                common.then_some(end + 1)
            }
            (TokenKind::Word, "and") if self.is_of_two(start..end, limit) => Some(end + 1),
            (TokenKind::Word, _) if capital(end) => Some(end),
            _ => None,
        }
    }

    /// "the Women's", "St Mary's", "King's": does a body's name begin so, and no owner's?
    fn is_for_many(&self, name: Range<usize>) -> bool {
        let the = name.start > 0 && self.text.tokens[name.start - 1].word.is_one_of(&numbers!["the"]);
        let noun = self.text.tokens[name.end - 1].word.tag.is_some_and(|tag| tag.is_noun() && !tag.is_proper());
        the && noun || matches!(self.slice(name.start), "St" | "St." | "King" | "Queen")
    }

    /// "Women's Aid": may the word begin the name of a body for them?
    fn is_of_many(&self, at: usize) -> bool {
        self.text.is_word(at, &numbers!["women", "children", "people", "men"])
    }

    /// "Food and Drug Administration": do the nouns of two things make the name of one body?
    fn is_of_two(&self, name: Range<usize>, limit: usize) -> bool {
        let and = name.end;
        let head = |at: usize| self.is(at, Class::OrganizationHead) || self.slice(at) == "Executive";
        let noun = |at: usize| self.text.tokens[at].word.tag.is_some_and(|tag| tag.is_noun() && !tag.is_proper());
        let named =
            |at: usize| is_given(&self.text.tokens[at]) || self.is(at, Class::Title) || self.is(at, Class::Place);
        let thing = |at: usize| self.text.tokens[at].shape == Shape::Capital && !head(at) && !named(at);
        let mut behind = (and + 1..limit).take(LONGEST_BODY).take_while(|at| self.is_capital(*at));
        and + 1 < limit && noun(and - 1) && thing(and - 1) && thing(and + 1) && behind.any(head)
    }

    /// "Department of …", "Commission on …", "Secretary of State …": may the name so far go on with that word?
    fn takes_of(&self, name: Range<usize>, link: usize) -> bool {
        let last = name.end - 1;
        let body = self.in_body(name.clone()) && self.slice(link + 1) == "the";
        // Not in "Dana Church of Norbury", but in "Virginia Department of Health".
        let first = &self.text.tokens[name.start];
        let person = is_given(first) && !first.word.is(Class::Place) && !first.word.is_one_of(&numbers!["royal"]);
        let head = self.is(last, Class::OrganizationHead) && !person;
        let common = || self.text.tokens.get(link + 1).is_some_and(|token| token.word.tag.is_some());
        let noun = is_common(&self.text.tokens[last]) && !self.is(last, Class::Title);
        body || head || self.slice(link) == "of" && (self.is(last, Class::Title) && common() || noun && name.len() == 1)
    }

    /// The first word of what stands behind "of".
    fn of_what(&self, of: usize, limit: usize) -> Option<usize> {
        let next = of + 1 + usize::from(matches!(self.slice(of + 1), "the" | "a" | "an"));
        let day = self.is(next, Class::Day) || self.is(next, Class::Month);
        (next < limit && self.is_capital(next) && !is_given(&self.text.tokens[next]) && !day).then_some(next)
    }

    /// "Committee on Science, | Space and Technology": is there more of what a body is for?
    fn lists(&self, at: usize, limit: usize) -> bool {
        let matter = |at: usize| {
            at < limit
                && self.is_capital(at)
                && is_common(&self.text.tokens[at])
                && !self.is(at, Class::OrganizationHead)
        };
        let and = at + 1 + usize::from(self.text.is_mark(at + 1, b','));
        // "Food and Rural Affairs".
        let rural =
            |at: usize| at + 1 < limit && self.text.tokens[at].word.tag == Some(Tag::JJ) && self.is_capital(at + 1);
        matter(at) && self.text.is_word(and, &numbers!["and"]) && (matter(and + 1) || rural(and + 1))
    }

    /// "Centers for Disease Control and …": is the name so far that of a body with "of" or "for" in it?
    fn in_body(&self, name: Range<usize>) -> bool {
        name.clone().any(|at| matches!(self.slice(at), "of" | "for" | "on"))
            && name.clone().any(|at| self.is(at, Class::OrganizationHead))
    }
}

/// Is what has a capital a word, and no pronoun, determiner or other small word?
fn is_capital(text: &Text, grammar: &Grammar, at: usize) -> bool {
    let token = &text.tokens[at];
    let open = match grammar.tags[at] {
        Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::JJ | Tag::FW => true,
        tag => {
            let before_head = || text.tokens.get(at + 1).is_some_and(|next| next.word.is(Class::OrganizationHead));
            tag.is_verb() && (token.spaced && before_head() || token.word.is_one_of(&numbers!["united", "watch"]))
                || token.word.is_one_of(&numbers!["greater"])
                || token.word.is_one_of(&numbers!["just"])
                    && token.shape == Shape::Capital
                    && is_verb_by_name(text, at + 1)
                || is_given(token) && !matches!(tag, Tag::DT | Tag::PRP | Tag::PRPS | Tag::IN | Tag::CC)
                || tag.is_verb() && token.word.tag.is_none()
        }
    };
    if !open || token.kind != TokenKind::Word {
        return false;
    }
    let slice = token.span.of(text.source);
    // "anti-Roe", "(D-Norbury)", but "al-Roe".
    let hyphen = match token.shape {
        Shape::Mixed => slice.contains('-') && without_article(slice).is_none(),
        _ => slice.as_bytes().get(1) == Some(&b'-'),
    };
    // "Q Thank you": the letter says who speaks.
    !hyphen && !matches!(slice, "Q" | "A")
}

/// "Surfers Against Sewage", "Doctors Without Borders": does the word join a name to what a body is for?
pub(super) fn joins_cause(word: &str) -> bool {
    matches!(word, "Against" | "Without")
}

/// "Just Stop Oil": has a verb a capital as a part of a name?
fn is_verb_by_name(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|verb| verb.shape == Shape::Capital && verb.word.tag == Some(Tag::VB))
}

/// "al-Roe", in any letters: what stands behind the article of an Arabic name.
pub(super) fn without_article(word: &str) -> Option<&str> {
    let (article, name) = word.split_once('-')?;
    matches!(article, "al" | "el" | "ul" | "as" | "ad" | "ar" | "an" | "ash").then_some(name)
}

/// Is the word on a list of given names?
pub(super) fn is_given(token: &Token) -> bool {
    token.shape != Shape::Lower && !token.word.is(Class::People) && token.word.is_given()
}

/// Does English have the word as a common noun, and nobody as a given name?
pub(super) fn is_common(token: &Token) -> bool {
    matches!(token.word.tag, Some(Tag::NN | Tag::NNS)) && !is_given(token)
}

/// Does the name of a person end with a word that is no surname elsewhere: "Walter King", "Olga German", "Lena Bright"? Not
/// "Virginia Democrat", "Madison School".
fn is_surname(text: &Text, mut name: Range<usize>) -> bool {
    // "Gov. Lena Bright"
    if name.len() > 2 && text.tokens[name.end - 3].word.is(Class::Title) {
        name.start = name.end - 2;
    }
    let (first, last) = (&text.tokens[name.start], &text.tokens[name.end - 1]);
    let common = || {
        let slice = last.span.of(text.source);
        let several =
            slice.ends_with('s') && (senses::role(last.word).is_some() || senses::is_body_name(last.word.text()));
        let other = last.word.is(Class::OrganizationHead) || several || Party::of(slice).is_some();
        let word = last.word.is(Class::People) || last.word.tag.is_some_and(|tag| !tag.is_proper());
        name.len() == 2 && word && !other && !first.word.is(Class::Place)
    };
    name.len() > 1 && is_given(first) && (last.word.is(Class::Title) || common())
}

/// "MPs": is it the plural of letters?
pub(super) fn is_letters_plural(slice: &str) -> bool {
    slice.strip_suffix('s').is_some_and(|one| one.len() > 1 && one.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// Is it the plural of a common noun?
fn is_plural(lower: &str) -> bool {
    lower.strip_suffix('s').is_some_and(|noun| look_up(noun).tag == Some(Tag::NN))
}

/// Does a word that the lexicon does not hold look like a form of a verb or an adverb? Not "Mei-Ling".
fn is_verbal(word: &str) -> bool {
    let second = word.rsplit('-').next().unwrap_or_default();
    let double = second.len() < word.len() && second.starts_with(char::is_uppercase);
    !double && ["ing", "ed", "ly", "izes", "ises"].iter().any(|ending| word.ends_with(ending))
}

/// For each sentence: is it a headline? One that stands beside another sentence in its paragraph is none: "Prime Minister
/// Dana Roe was in Norbury. She said".
fn headlines(text: &Text) -> Vec<bool> {
    let set: Vec<bool> = text.sentences.iter().map(|sentence| is_headline(text, sentence)).collect();
    let beside = |number: usize, other: Option<usize>| {
        let same =
            |other: &usize| text.sentences.get(*other).is_some_and(|it| it.block == text.sentences[number].block);
        other.filter(same).is_none_or(|other| set[other])
    };
    let alone = |number: usize| beside(number, number.checked_sub(1)) && beside(number, Some(number + 1));
    (0..set.len()).map(|number| set[number] && alone(number)).collect()
}

/// Are nearly all the longer words of a sentence set with a capital?
fn is_headline(text: &Text, sentence: &Sentence) -> bool {
    let Some(LongWords { all, upper }) = sentence.headed else { return false };
    let tells = |token: &Token| token.word.tag.is_some_and(|tag| !tag.is_proper() && !tag.is_noun());
    let mut long = text.tokens[sentence.tokens.clone()].iter().filter(|token| token.is_long());
    all >= 2 && upper == all || all >= 3 && long.any(tells)
}
