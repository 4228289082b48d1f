//! A sentence as sets of places: one bit a token, a set for each tag, each sign and each word that a rule names, so that a
//! rule is tried on all tokens at once.

use super::rules::{GROUPS, Place, Rule, RuleSet, Rules, Set, Test, group, groups, rules};
use crate::lexicon::{BE, DO, HAVE, Tag, TagSet, Word};
use crate::text::{Shape, Text, Token, TokenKind};
use crate::those::{ones, those};
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
    rules: &'static Rules,
    /// The tag of each place.
    tags: [Tag; Places::BITS as usize],
    /// By the numbers of [`Set`]s.
    sets: [Places; Set::MOST],
    /// The sets of words that are not empty, as many as there are first, and how many.
    words: [Set; Places::BITS as usize],
    named: usize,
}

impl<'a> Sight<'a> {
    pub(super) fn new(text: &'a Text) -> Sight<'a> {
        let rules = rules();
        Sight {
            text,
            tokens: 0..0,
            start: 0,
            rules,
            tags: [Tag::Punct; Places::BITS as usize],
            sets: [0; Set::MOST],
            words: [Set::NOWHERE; Places::BITS as usize],
            named: 0,
        }
    }

    /// Makes room for other tokens, of a sentence that begins at `start`.
    pub(super) fn turn_to(&mut self, tokens: Range<usize>, start: usize, headline: bool) {
        self.sets[..Set::OF_WORDS].fill(0);
        self.words[..self.named].iter().for_each(|set| self.sets[set.number()] = 0);
        self.named = 0;
        let edge = 1 << (tokens.len() + 1);
        self.put(Set::of_sign(Sign::Edge), 1 | edge);
        self.put(Set::of_sign(Sign::Headline), if headline { edge - 2 } else { 0 });
        (self.tokens, self.start) = (tokens, start);
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
                "—" | "–" | "--" => dateline(),
                _ => false,
            },
            _ => false,
        }
    }

    /// Adds a word or number; `opens`: does it open something?
    pub(super) fn add(&mut self, at: usize, token: &Token, opens: bool, tag: Tag, could: TagSet) {
        let place = self.put_token(at, token, tag, could);
        let only_if = |is: bool| if is { place } else { 0 };
        self.put(Set::of_sign(Sign::Capital), only_if(matches!(token.shape, Shape::Capital | Shape::Mixed)));
        self.put(Set::of_sign(Sign::Upper), only_if(token.shape == Shape::Upper));
        if token.kind == TokenKind::Word {
            self.put(Set::of_sign(Sign::First), only_if(opens));
            self.put(Set::of_sign(Sign::Unknown), only_if(token.word.tag.is_none()));
            if let Some(sign) = auxiliary(token.word) {
                self.put(Set::of_sign(sign), place);
            }
        }
    }

    /// Adds a mark.
    pub(super) fn add_mark(&mut self, at: usize, token: &Token) {
        let tag = if token.mark == b'&' { Tag::CC } else { Tag::Punct };
        let (sign, mut could) = (self.sign_of_mark(at, token), TagSet::of_one(tag));
        if sign == Some(Sign::Apostrophe) {
            could.insert(Tag::POS);
        }
        let place = self.put_token(at, token, tag, could);
        if let Some(sign) = sign {
            self.put(Set::of_sign(sign), place);
        }
    }

    /// Puts a token, with its tag and all it could be, where it stands; gives its place.
    fn put_token(&mut self, at: usize, token: &Token, tag: Tag, could: TagSet) -> Places {
        let number = at - self.tokens.start + 1;
        let place = 1 << number;
        self.tags[number] = tag;
        self.put(Set::of_tag(tag), place);
        // Most words could have one tag or two: for these there is no branch.
        let mut could = could.shared(self.rules.possible).bits();
        self.put_lowest(&mut could, place);
        self.put_lowest(&mut could, place);
        while could != 0 {
            self.put_lowest(&mut could, place);
        }
        // Whether a rule names the word is hard to foretell: what none names stands nowhere, and the next takes its room.
        let set = self.rules.of_word(token.word);
        self.put(set, place);
        self.words[self.named] = set;
        self.named += usize::from(set != Set::NOWHERE);
        place
    }

    /// Puts a place where the lowest of some tags is possible, and takes it from them; if there is none, where no tag is.
    fn put_lowest(&mut self, could: &mut u64, place: Places) {
        self.put(Set::of_possible_bit(could.trailing_zeros()), place);
        *could &= could.wrapping_sub(1);
    }

    fn sign_of_mark(&self, at: usize, token: &Token) -> Option<Sign> {
        // Nearly all marks are commas and stops.
        if !matches!(token.mark, 0 | b'"' | b'\'') {
            return (token.mark == b',').then_some(Sign::Comma);
        }
        let solid = || !token.spaced && at > self.start;
        let plural = || solid() && self.slice(at - 1).ends_with('s');
        match token.mark {
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

    /// The tokens that have a capital.
    pub(super) fn capitals(&self) -> impl Iterator<Item = usize> {
        let before = self.tokens.start;
        ones(self.places(Set::of_sign(Sign::Capital)) | self.places(Set::of_sign(Sign::Upper)))
            .map(move |place| before + place - 1)
    }

    /// Tries the rules out in their order: of all those that change a tag to one that a token which has it could be, and that
    /// want no word or sign which is not there.
    pub(super) fn change(&mut self) {
        let rules = self.rules;
        let named = RuleSet::all(self.words[..self.named].iter().map(|set| rules.wanting(*set)));
        let signs = those(&Sign::ALL, |(sign, _)| self.places(Set::of_sign(*sign)) != 0);
        let signs = RuleSet::all(signs.map(|at| rules.wanting(Set::of_sign(Sign::ALL[at].0))));
        let possible = those(&rules.changes, |change| self.could_change(change.from, change.to) != 0);
        let possible = RuleSet::all(possible.map(|at| rules.changes[at].rules));
        let wanted = named.or(signs).or(rules.free);
        let mut asked = wanted.and(possible);
        // What may be "is" is no verb where it makes a possessive.
        self.sets[Set::of_sign(Sign::Be).number()] &= !self.places(Set::of_tag(Tag::POS));
        for part in 0..asked.0.len() {
            let mut here = asked.0[part];
            while here != 0 {
                let number = here.trailing_zeros();
                here &= here - 1;
                let rule = &rules.all[part * RuleSet::PART + number as usize];
                let changed = self.try_out(rule);
                if changed != 0 {
                    // What these could be beside their new tag.
                    let next = rules.changes_of(rule.to).iter();
                    let next = next.filter(|next| self.places(Set::of_possible(next.to)) & changed != 0);
                    asked = asked.or(wanted.and(RuleSet::all(next.map(|next| next.rules))));
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
        // Most rules end with their first test, which is asked without a branch.
        let mut places = self.could_change(rule.from, rule.to) & self.passing(&rule.first);
        if places == 0 {
            return 0;
        }
        for test in self.rules.rest(rule) {
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
    #[inline(always)] // so that of the first of a rule it can be foretold how it looks
    fn passing(&self, test: &Test) -> Places {
        let any = test.what.iter().fold(0, |any, set| any | self.places(*set));
        let any = self.rules.others(test).iter().fold(any, |any, set| any | self.places(*set));
        let found = self.seen_from(test.place, any);
        if test.negated { !found } else { found }
    }

    /// The places that have one of `found` where the test looks.
    fn seen_from(&self, place: Place, found: Places) -> Places {
        // Most tests: without a branch on where, which could not be foretold.
        if let Place::Near(before, behind) = place {
            found << before >> behind
        } else {
            self.seen_from_far(place, found)
        }
    }

    /// The same where it looks at several places or far away. On its own, as few rules do: or else what is turned round for
    /// these would be turned round for every rule.
    #[inline(never)]
    fn seen_from_far(&self, place: Place, found: Places) -> Places {
        match place {
            Place::PrevOf2 => found << 1 | found << 2,
            Place::PrevOf3 => found << 1 | found << 2 | found << 3,
            Place::NextOf2 => found >> 1 | found >> 2,
            Place::NextOf3 => found >> 1 | found >> 2 | found >> 3,
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

fn auxiliary(word: Word) -> Option<Sign> {
    match word.base {
        BE => Some(Sign::Be),
        HAVE => Some(Sign::Have),
        DO => Some(Sign::Do),
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
