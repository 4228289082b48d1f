//! A sentence as sets of places: one bit a token, one set for each tag, so that a rule is tried on all tokens at once.

use super::rules::{Place, Rule, Test, What};
use crate::lexicon::{Tag, TagSet, Word};
use crate::text::{Shape, Text, TokenKind};
use std::ops::Range;

/// A set of places in a piece of text. Place 0 is its edge; the first token stands at 1.
pub(super) type Places = u128;

/// How many tokens are seen at once: a bit each, and one for either edge.
pub(super) const LONGEST: usize = 126;

/// What a token can be beside its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Sign {
    /// Before the first token and behind the last.
    Edge,
    /// A form of "be", and the like.
    Be,
    Have,
    Do,
    Comma,
    Quote,
    /// A capital that is no capital of the whole word.
    Capital,
    /// All capitals.
    Upper,
    /// The first word of a sentence or a quotation, or of what a colon leads to.
    First,
    /// Nearly all words of its sentence have a capital.
    Headline,
    /// The lexicon does not hold it.
    Unknown,
    /// The mark of a plural possessive, perhaps: it stands right behind an s.
    Apostrophe,
}

impl Sign {
    /// Each with the name that rules give it.
    pub(super) const ALL: [(Sign, &'static str); 12] = [
        (Sign::Edge, "EDGE"),
        (Sign::Be, "BE"),
        (Sign::Have, "HAVE"),
        (Sign::Do, "DO"),
        (Sign::Comma, "COMMA"),
        (Sign::Quote, "QUOTE"),
        (Sign::Capital, "CAPITAL"),
        (Sign::Upper, "UPPER"),
        (Sign::First, "FIRST"),
        (Sign::Headline, "HEADLINE"),
        (Sign::Unknown, "UNKNOWN"),
        (Sign::Apostrophe, "APOSTROPHE"),
    ];
}

/// A piece of text: where each tag and each sign stands.
pub(super) struct Sight<'a> {
    text: &'a Text<'a>,
    tokens: Range<usize>,
    headline: bool,
    tags: [Places; Tag::ALL.len()],
    could: [Places; Tag::ALL.len()],
    signs: [Places; Sign::ALL.len()],
}

impl<'a> Sight<'a> {
    pub(super) fn new(text: &'a Text, tokens: Range<usize>, headline: bool) -> Sight<'a> {
        let mut signs = [0; Sign::ALL.len()];
        signs[Sign::Edge as usize] = 1 | 1 << (tokens.len() + 1);
        let none = [0; Tag::ALL.len()];
        Sight { text, tokens, headline, tags: none, could: none, signs }
    }

    fn slice(&self, at: usize) -> &'a str {
        self.text.tokens[at].span.of(self.text.source)
    }

    /// Does the token open a sentence, a quotation or what a colon leads to?
    pub(super) fn opens(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| self.tokens.contains(before)) else { return true };
        match self.slice(before) {
            "“" | "``" | "‘" | ":" => true,
            "\"" | "''" => before == self.tokens.start || self.text.tokens[before].spaced,
            _ => false,
        }
    }

    /// Adds a token.
    pub(super) fn add(&mut self, at: usize, tag: Tag, mut could: TagSet) {
        let place = 1 << (at - self.tokens.start + 1);
        let token = &self.text.tokens[at];
        let piece = self.slice(at);
        let apostrophe =
            matches!(piece, "'" | "’") && !token.spaced && at > self.tokens.start && self.slice(at - 1).ends_with('s');
        if apostrophe {
            could.insert(Tag::POS);
        }
        let capital = match token.shape {
            Shape::Capital | Shape::Mixed => Some(Sign::Capital),
            Shape::Upper => Some(Sign::Upper),
            Shape::Lower | Shape::None => None,
        };
        let kind = match token.kind {
            TokenKind::Mark if apostrophe => Some(Sign::Apostrophe),
            TokenKind::Mark => mark(piece),
            TokenKind::Number => None,
            TokenKind::Word => auxiliary(token.word),
        };
        let word = token.kind == TokenKind::Word;
        let unknown = (word && token.word.tag.is_none()).then_some(Sign::Unknown);
        let first = (word && self.opens(at)).then_some(Sign::First);
        let headline = self.headline.then_some(Sign::Headline);
        for sign in [capital, kind, unknown, first, headline].into_iter().flatten() {
            self.signs[sign as usize] |= place;
        }
        self.tags[tag as usize] |= place;
        could.iter().for_each(|tag| self.could[tag as usize] |= place);
    }

    /// Writes the tag of each token.
    pub(super) fn write(&self, tags: &mut [Tag]) {
        for (tag, places) in Tag::ALL.into_iter().zip(self.tags) {
            for place in ones(places) {
                tags[place - 1] = tag;
            }
        }
    }

    /// Changes the tag where the rule says so; tells where.
    pub(super) fn change(&mut self, rule: &Rule) -> Places {
        let (from, to) = (rule.from as usize, rule.to as usize);
        let mut places = self.tags[from] & self.could[to];
        for test in &rule.tests {
            if places == 0 {
                return 0;
            }
            places &= self.passing(test);
        }
        self.tags[from] &= !places;
        self.tags[to] |= places;
        places
    }

    /// Where a test holds.
    pub(super) fn passing(&self, test: &Test) -> Places {
        let found = self.seen_from(test.place, self.find(&test.what));
        if test.negated { !found } else { found }
    }

    /// Where it stands.
    fn find(&self, what: &What) -> Places {
        let either =
            |sets: &[Places], which: u64| ones(which.into()).map(|number| sets[number]).fold(0, std::ops::BitOr::bitor);
        let mut found =
            either(&self.tags, what.tags) | either(&self.could, what.could) | either(&self.signs, what.signs);
        if !what.words.is_empty() {
            for (place, token) in self.text.tokens[self.tokens.clone()].iter().enumerate() {
                if what.words.iter().any(|word| std::ptr::eq(*word, token.word)) {
                    found |= 1 << (place + 1);
                }
            }
        }
        found
    }

    /// The places that have one of `found` where the test looks.
    fn seen_from(&self, place: Place, found: Places) -> Places {
        match place {
            Place::This => found,
            Place::Prev => found << 1,
            Place::Prev2 => found << 2,
            Place::PrevOf2 => found << 1 | found << 2,
            Place::PrevOf3 => found << 1 | found << 2 | found << 3,
            Place::Next => found >> 1,
            Place::Next2 => found >> 2,
            Place::NextOf2 => found >> 1 | found >> 2,
            Place::NextOf3 => found >> 1 | found >> 2 | found >> 3,
            Place::Governor => over(found, self.adverbs()),
            Place::Ahead => over(found.reverse_bits(), self.adverbs().reverse_bits()).reverse_bits(),
            Place::ClauseBefore => through(found, !self.borders()),
            Place::ClauseAfter => through(found.reverse_bits(), !self.borders().reverse_bits()).reverse_bits(),
        }
    }

    fn adverbs(&self) -> Places {
        self.tags[Tag::RB as usize] | self.tags[Tag::RBR as usize] | self.tags[Tag::RBS as usize]
    }

    /// Where a clause may begin or end: marks, conjunctions, relative and question words.
    fn borders(&self) -> Places {
        use Tag::{CC, Punct, WDT, WP, WPS, WRB};
        [CC, Punct, WDT, WP, WPS, WRB]
            .iter()
            .fold(self.signs[Sign::Edge as usize], |all, tag| all | self.tags[*tag as usize])
    }
}

/// The numbers of the bits that are set.
fn ones(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        lowest
    })
}

fn mark(piece: &str) -> Option<Sign> {
    match piece {
        "," => Some(Sign::Comma),
        "\"" | "“" | "”" | "``" | "''" | "'" | "‘" | "’" => Some(Sign::Quote),
        _ => None,
    }
}

fn auxiliary(word: &Word) -> Option<Sign> {
    match (word.lemma, word.text) {
        ("be", _) | (_, "'re" | "'m") => Some(Sign::Be),
        ("have", _) | (_, "'ve") => Some(Sign::Have),
        ("do", _) => Some(Sign::Do),
        _ => None,
    }
}

/// The places right behind `found`, and behind any run of `passed` that begins there.
fn over(found: Places, passed: Places) -> Places {
    found << 1 | through(found, passed) << 1
}

/// The places behind `found` as far as a run of `open` goes on. The carry of the sum walks through the run.
fn through(found: Places, open: Places) -> Places {
    let starts = found << 1 & open;
    open & !open.wrapping_add(starts) | starts
}
