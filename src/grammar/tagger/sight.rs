//! A sentence as sets of places: one bit a token, a set for each tag, each sign and each word that a rule names, so that a
//! rule is tried on all tokens at once.

use super::rules::{GROUPS, Place, Rule, RuleSet, Rules, Set, Test, group, groups, rules};
use crate::lexicon::{BE, DO, HAVE, Tag, TagSet, Word, numbers};
use crate::text::{Shape, Text, Token, TokenKind};
use std::ops::Range;

/// A set of places in a piece of text. Place 0 is its edge; the first token stands at 1.
pub(super) type Places = u64;

/// How many tokens are seen at once: a bit each, and one for either edge.
pub(super) const LONGEST: usize = Places::BITS as usize - 2;

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

/// A piece of text: where each tag, each sign and each word that rules name stands.
pub(super) struct Sight<'a> {
    pub(super) text: &'a Text<'a>,
    tokens: Range<usize>,
    /// Where the sentence begins.
    start: usize,
    headline: bool,
    rules: &'static Rules,
    /// The tag of each place.
    tags: [Tag; Places::BITS as usize],
    /// By the numbers of [`Set`]s.
    sets: [Places; Set::MOST],
    /// The sets of words that are not empty.
    words: Vec<Set>,
}

impl<'a> Sight<'a> {
    pub(super) fn new(text: &'a Text) -> Sight<'a> {
        let rules = rules();
        Sight {
            text,
            tokens: 0..0,
            start: 0,
            headline: false,
            rules,
            tags: [Tag::Punct; Places::BITS as usize],
            sets: [0; Set::MOST],
            words: Vec::new(),
        }
    }

    /// Makes room for other tokens, of a sentence that begins at `start`.
    pub(super) fn turn_to(&mut self, tokens: Range<usize>, start: usize, headline: bool) {
        self.sets[..Set::OF_WORDS].fill(0);
        for set in self.words.drain(..) {
            self.sets[set.number()] = 0;
        }
        self.put(Set::of_sign(Sign::Edge), 1 | 1 << (tokens.len() + 1));
        (self.tokens, self.start, self.headline) = (tokens, start, headline);
    }

    fn put(&mut self, set: Set, places: Places) {
        self.sets[set.number()] |= places;
    }

    fn places(&self, set: Set) -> Places {
        self.sets[set.number()]
    }

    fn slice(&self, at: usize) -> &'a str {
        self.text.tokens[at].span.of(self.text.source)
    }

    /// Does a quotation, or what a colon leads to, begin right behind the token?
    pub(super) fn opens_behind(&self, before: usize) -> bool {
        let token = &self.text.tokens[before];
        let straight = || before == self.start || token.spaced;
        // "NORBURY (Wire) - Talks …"
        let dateline = || {
            let place =
                before.checked_sub(1).filter(|place| *place >= self.start).map(|place| &self.text.tokens[place]);
            token.spaced && place.is_some_and(|place| place.mark == b')' || place.shape == Shape::Upper)
        };
        match token.mark {
            _ if token.kind != TokenKind::Mark => false,
            b':' => true,
            b'(' => before == self.start,
            b'"' => straight(),
            b'-' => dateline(),
            0 => match self.slice(before) {
                "“" | "``" | "‘" => true,
                "''" => straight(),
                "—" | "–" => dateline(),
                _ => false,
            },
            _ => false,
        }
    }

    /// Adds a token; `opens`: does it open something?
    pub(super) fn add(&mut self, at: usize, token: &Token, opens: bool, tag: Tag, mut could: TagSet) {
        let number = at - self.tokens.start + 1;
        self.tags[number] = tag;
        let place = 1 << number;
        match token.kind {
            TokenKind::Word => self.signs_of_word(token, opens, place),
            TokenKind::Mark => {
                let sign = self.sign_of_mark(at, token);
                if sign == Some(Sign::Apostrophe) {
                    could.insert(Tag::POS);
                }
                sign.into_iter().for_each(|sign| self.put(Set::of_sign(sign), place));
            }
            TokenKind::Number => self.signs_of_shape(token.shape, place),
        }
        if self.headline {
            self.put(Set::of_sign(Sign::Headline), place);
        }
        self.put(Set::of_tag(tag), place);
        could.shared(self.rules.possible).iter().for_each(|tag| self.put(Set::of_possible(tag), place));
        if let Some(set) = self.rules.of_word(token.word) {
            self.put(set, place);
            self.words.push(set);
        }
    }

    fn signs_of_word(&mut self, token: &Token, opens: bool, place: Places) {
        self.signs_of_shape(token.shape, place);
        if opens {
            self.put(Set::of_sign(Sign::First), place);
        }
        if token.word.tag.is_none() {
            self.put(Set::of_sign(Sign::Unknown), place);
        } else if let Some(sign) = auxiliary(token.word) {
            self.put(Set::of_sign(sign), place);
        }
    }

    fn signs_of_shape(&mut self, shape: Shape, place: Places) {
        match shape {
            Shape::Capital | Shape::Mixed => self.put(Set::of_sign(Sign::Capital), place),
            Shape::Upper => self.put(Set::of_sign(Sign::Upper), place),
            Shape::Lower | Shape::None => {}
        }
    }

    fn sign_of_mark(&self, at: usize, token: &Token) -> Option<Sign> {
        let solid = || !token.spaced && at > self.start;
        let plural = || solid() && self.slice(at - 1).ends_with('s');
        match token.mark {
            b',' => Some(Sign::Comma),
            b'\'' if plural() => Some(Sign::Apostrophe),
            b'"' | b'\'' => Some(Sign::Quote),
            0 => match token.span.of(self.text.source) {
                "’" if plural() => Some(Sign::Apostrophe),
                "“" | "”" | "``" | "''" | "‘" | "’" => Some(Sign::Quote),
                _ => None,
            },
            _ => None,
        }
    }

    /// Puts the tokens into the groups of their tags; all tokens are there.
    pub(super) fn group(&mut self) {
        for (number, (_, tags)) in GROUPS.iter().enumerate() {
            let all = tags.iter().fold(0, |all, tag| all | self.places(Set::of_tag(*tag)));
            self.sets[Set::of_group(number).number()] = all;
        }
    }

    /// The tag of each token.
    pub(super) fn tags(&self) -> &[Tag] {
        &self.tags[1..=self.tokens.len()]
    }

    /// Tries the rules out in their order: of all those that change a tag to one that a token which has it could be, and that
    /// want no word or sign which is not there.
    pub(super) fn change(&mut self) {
        let rules = self.rules;
        let signs = Sign::ALL.iter().map(|(sign, _)| Set::of_sign(*sign)).filter(|sign| self.places(*sign) != 0);
        let wanted = RuleSet::all(signs.chain(self.words.iter().copied()).map(|set| rules.wanting(set))).or(rules.free);
        let possible = rules.changes.iter().filter(|change| self.could_change(change.from, change.to) != 0);
        let mut asked = wanted.and(RuleSet::all(possible.map(|change| change.rules)));
        // What may be "is" is no verb where it makes a possessive.
        self.sets[Set::of_sign(Sign::Be).number()] &= !self.places(Set::of_tag(Tag::POS));
        for part in 0..asked.0.len() {
            let mut here = asked.0[part];
            while here != 0 {
                let number = here.trailing_zeros();
                here &= here - 1;
                let rule = &rules.all[part * RuleSet::PART + number as usize];
                if self.try_out(rule) != 0 {
                    asked = asked.or(wanted.and(rules.from[rule.to as usize]));
                    here = asked.0[part] & (u64::MAX << number << 1);
                }
            }
        }
    }

    /// The places of a tag that could be the other.
    fn could_change(&self, from: Tag, to: Tag) -> Places {
        self.places(Set::of_tag(from)) & self.places(Set::of_possible(to))
    }

    /// Changes the tag where the rule says so; tells where.
    pub(super) fn try_out(&mut self, rule: &Rule) -> Places {
        let mut places = self.could_change(rule.from, rule.to);
        if places == 0 {
            return 0;
        }
        for test in self.rules.tests(rule) {
            places &= self.passing(test);
            if places == 0 {
                return 0;
            }
        }
        self.make(rule, places);
        places
    }

    /// Gives the places the other tag, with its groups.
    #[cold]
    fn make(&mut self, rule: &Rule, places: Places) {
        self.sets[Set::of_tag(rule.from).number()] &= !places;
        self.put(Set::of_tag(rule.to), places);
        ones(places).for_each(|place| self.tags[place] = rule.to);
        if rule.from == Tag::POS {
            self.put(Set::of_sign(Sign::Be), places);
        }
        groups(rule.from, Some(rule.to)).for_each(|group| self.sets[group.number()] &= !places);
        groups(rule.to, None).for_each(|group| self.put(group, places));
    }

    /// Where a test holds.
    fn passing(&self, test: &Test) -> Places {
        let any = self.rules.others(test).iter().fold(self.places(test.what), |any, set| any | self.places(*set));
        let found = self.seen_from(test.place, any);
        if test.negated { !found } else { found }
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
            Place::Governor | Place::Ahead | Place::ClauseBefore | Place::ClauseAfter => {
                self.seen_from_far(place, found)
            }
        }
    }

    /// The same where it looks over other words. On its own, as few rules do: or else what is turned round for these would be
    /// turned round for every rule.
    #[inline(never)]
    fn seen_from_far(&self, place: Place, found: Places) -> Places {
        match place {
            Place::Governor => over(found, self.adverbs()),
            Place::Ahead => over(found.reverse_bits(), self.adverbs().reverse_bits()).reverse_bits(),
            Place::ClauseBefore => through(found, !self.borders()),
            _ => through(found.reverse_bits(), !self.borders().reverse_bits()).reverse_bits(),
        }
    }

    fn adverbs(&self) -> Places {
        self.places(const { Set::of_group(group("ADV")) })
    }

    /// Where a clause may begin or end: marks, conjunctions, relative and question words.
    fn borders(&self) -> Places {
        self.places(Set::of_sign(Sign::Edge)) | self.places(const { Set::of_group(group("BORDER")) })
    }
}

/// The numbers of the bits that are set.
fn ones(mut bits: Places) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        lowest
    })
}

fn auxiliary(word: Word) -> Option<Sign> {
    match word.base {
        BE => Some(Sign::Be),
        HAVE => Some(Sign::Have),
        DO => Some(Sign::Do),
        _ if word.is_one_of(&numbers!["'re", "'m"]) => Some(Sign::Be),
        _ if word.is_one_of(&numbers!["'ve"]) => Some(Sign::Have),
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
