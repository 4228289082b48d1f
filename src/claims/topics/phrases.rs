//! All phrases of the topics, by the words that they begin with. Words have the numbers of the lexicon, those that it does
//! not hold numbers of their own. The phrases that begin with a word of an article are held against the words behind it;
//! the work at a word is bounded by the phrases, not by the article.

use super::phrase::{Class, Phrase};
use super::words;
use crate::lexicon::{self, ByWord, Key, Perfect, Tag, perfect};
use crate::text::{Shape, Text, TokenKind, lowered};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// How many words a gap may hold.
pub(super) const GAP: usize = 3;

/// The number of no word, and of no beginning.
pub(super) const NONE: u32 = u32::MAX;

/// What is of any sort: every token, and what may stand behind where that is not looked at.
const ANY: u64 = 1 << 63;

/// Which sort a word is of, as one of 63 bits: a set of words is told from most others by a few bits.
fn sort(number: u32) -> u64 {
    u64::from(number != NONE) << (number % u64::BITS).min(62)
}

/// The same in half the bits.
fn few(sorts: u64) -> u32 {
    let sorts = sorts & !ANY;
    sorts as u32 | (sorts >> u32::BITS) as u32
}

/// How many characters ASCII has.
pub(super) const MARKS: usize = 128;

/// What a token is called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Called {
    /// The numbers of its base form and of the word as it is written.
    words: [u32; 2],
    /// Of which sorts those are.
    sorts: u64,
}

impl Called {
    /// What stands behind the last token.
    const NOTHING: Called = Called { words: [NONE; 2], sorts: ANY };
}

/// The phrases that were found in a sentence, each list by the first token.
#[derive(Debug)]
pub(super) struct Hits {
    /// Those that may stand beside others, and those that name a topic.
    lists: [Vec<Hit>; 2],
}

impl Hits {
    /// None yet, with room for so many of either.
    pub(super) fn with_room(hits: usize) -> Hits {
        Hits { lists: [(); 2].map(|()| Vec::with_capacity(hits)) }
    }

    /// Those that name a topic.
    pub(super) fn triggers(&self) -> &[Hit] {
        &self.lists[1]
    }

    /// Those that may stand beside others.
    pub(super) fn beside(&self) -> &[Hit] {
        &self.lists[0]
    }
}

/// A phrase that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// What the phrase stands for.
    pub(super) target: u32,
    /// Its first token.
    pub(super) first: usize,
    /// Its tokens, a bit each from the first on: those of a gap are not of the phrase.
    pub(super) tokens: u64,
}

impl Hit {
    /// Its last token.
    pub(super) fn last(self) -> usize {
        self.first + 63 - self.tokens.leading_zeros() as usize
    }

    /// How many tokens it has.
    pub(super) fn len(self) -> u32 {
        self.tokens.count_ones()
    }

    /// Are all its tokens also another's?
    pub(super) fn is_within(self, other: Hit) -> bool {
        let (behind, before) = (other.first.saturating_sub(self.first), self.first.saturating_sub(other.first));
        let other = if behind > 63 || before > 63 { 0 } else { other.tokens << behind >> before };
        self.tokens & !other == 0
    }
}

/// The phrases, in flat lists, so that the build script can write down those of the built-in packs.
#[derive(Debug)]
pub(super) struct Phrases {
    pub(super) others: Others,
    /// The numbers of the marks of ASCII: many tokens are one.
    pub(super) marks: [u32; MARKS],
    /// By the number of a word, where the phrases that begin with it stand.
    pub(super) begins: ByWord<Begins>,
    /// How phrases begin.
    pub(super) beginnings: Cow<'static, [Beginning]>,
    /// What stands at the places of phrases behind their first words.
    pub(super) items: Cow<'static, [Item]>,
    /// The words that may stand for an item, side by side, with their classes and [`LAST`].
    pub(super) choices: Cow<'static, [Packed]>,
    /// While they are put together, the beginnings, each with its word, and where the choices of an item stand and the items
    /// of a phrase: many have the same.
    pub(super) making: Making,
}

/// What is only of use until all phrases are there.
#[derive(Debug, Default)]
pub(super) struct Making {
    /// How many numbers words have, those of the lexicon included.
    numbers: u32,
    beginnings: Vec<(u32, Beginning)>,
    choices: FxHashMap<Vec<(u32, Class)>, u32>,
    items: FxHashMap<Vec<Item>, u32>,
}

/// Where the phrases that begin with a word stand in [`Phrases::beginnings`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Begins {
    pub(super) first: u32,
    /// How many of them do not need one of a few words right behind: they stand first.
    far: u16,
    /// How many there are. Those that the count has no room for, as no pack in sight has so many, are not read.
    all: u16,
    /// The sorts of the words that the others need.
    behind: u64,
}

/// Four rows stand in a line of the caches: of each word of an article one is asked for.
const _: () = assert!(size_of::<Begins>() == 16);

/// The numbers of the words of phrases that the lexicon does not hold.
#[derive(Debug)]
pub(super) enum Others {
    /// By their spelling.
    Spelled(FxHashMap<String, u32>),
    /// As the build script writes them down.
    Placed(Placed),
}

/// Words by the places of a perfect hash.
#[derive(Debug)]
pub(super) struct Placed {
    /// The bits of the hashes of all words ([`bit`]): few words of an article are among them.
    pub(super) some: &'static [u64],
    pub(super) seeds: &'static [u16],
    /// Where in the text a word begins, with its length in the last eight bits, and its number.
    pub(super) rows: &'static [[u32; 2]],
    pub(super) text: &'static str,
}

/// The place and the bit of a hash in a set of so many numbers.
pub(super) fn bit(hash: u64, places: usize) -> (usize, u64) {
    (perfect::bucket(hash >> 6, places), 1 << (hash & 63))
}

impl Placed {
    fn number(&self, word: &str) -> u32 {
        let key = Key::of(word);
        let hash = key.hash();
        let (place, bit) = bit(hash, self.some.len());
        if self.some[place] & bit == 0 {
            return NONE;
        }
        let row = self.rows.get(Perfect { seeds: self.seeds, places: self.rows.len() }.place(hash));
        let here = |[place, _]: &&[u32; 2]| {
            (place & 0xff) as usize == key.len() && key.is_at(self.text.as_bytes(), (place >> 8) as usize)
        };
        row.filter(here).map_or(NONE, |row| row[1])
    }
}

impl Others {
    fn number(&self, word: &str) -> u32 {
        match self {
            Others::Spelled(words) => words.get(word).copied().unwrap_or(NONE),
            Others::Placed(words) => words.number(word),
        }
    }
}

/// A number and what is so with it, in one: the tables of phrases are large. A number that has no room, as no pack in
/// sight needs one, is that of nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Packed(pub(super) u32);

/// How many bits a number has; the classes of a word have the next five.
const BITS: u32 = 24;
/// The number of nothing.
pub(super) const NOTHING: u32 = (1 << BITS) - 1;
/// Of a beginning: may other words stand between, as far as a gap goes? Of an item: may they stand before it?
const GAPPED: u8 = 1 << 5;
/// Of a beginning: does the phrase name a topic? Of an item: may it be missing?
const NAMES: u8 = 1 << 6;
const OPTIONAL: u8 = 1 << 6;
/// Of an item: does the phrase end with it? Of a choice: is it the last of its item?
const LAST: u8 = 1 << 7;

impl Packed {
    pub(super) fn new(number: u32, flags: u8) -> Packed {
        Packed(number.min(NOTHING) | u32::from(flags) << BITS)
    }

    pub(super) fn number(self) -> u32 {
        self.0 & NOTHING
    }

    /// Is any of these so?
    pub(super) fn has(self, flags: u8) -> bool {
        (self.0 >> BITS) as u8 & flags != 0
    }
}

/// The flags that are so.
pub(super) fn flags<const N: usize>(flags: [(u8, bool); N]) -> u8 {
    flags.into_iter().fold(0, |all, (flag, is)| if is { all | flag } else { all })
}

/// A phrase may begin so.
#[derive(Clone, Debug)]
pub(super) struct Beginning {
    pub(super) target: u32,
    /// The number of the item behind it, [`NOTHING`] where it is all of the phrase, with its class, [`GAPPED`] and [`NAMES`].
    pub(super) item: Packed,
    /// Which words may stand behind, as [`sort`] sorts them: most beginnings are told by it that no phrase follows.
    pub(super) behind: u64,
}

/// What stands at a place of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Item {
    /// The first of its words in [`Phrases::choices`], with [`GAPPED`], [`OPTIONAL`] and [`LAST`].
    pub(super) words: Packed,
    /// Of which sorts these are ([`few`]): most tokens are told by it to be none of them.
    pub(super) sorts: u32,
}

impl Beginning {
    /// Is it all of the phrase?
    fn is_alone(&self) -> bool {
        self.item.number() == NOTHING
    }

    /// Does it need one of a few words right behind?
    fn is_near(&self) -> bool {
        !self.item.has(GAPPED) && self.behind != ANY
    }
}

impl Phrases {
    pub(super) fn new() -> Phrases {
        Phrases {
            others: Others::Spelled(FxHashMap::default()),
            marks: [NONE; MARKS],
            begins: ByWord::default(),
            beginnings: Cow::default(),
            items: Cow::default(),
            choices: Cow::default(),
            making: Making { numbers: lexicon::count() as u32, ..Making::default() },
        }
    }

    /// Adds a phrase for what `target` numbers; `names`: is that a topic?
    pub(super) fn insert(&mut self, phrase: &Phrase, target: u32, names: bool) {
        let words: Vec<Vec<(u32, Class)>> = phrase
            .iter()
            .map(|item| item.words.iter().map(|(word, class)| (self.new_number(word), *class)).collect())
            .collect();
        let first = self.items_of(phrase, &words);
        // A phrase may begin with any item up to the first that may not be missing.
        let surely = phrase.iter().position(|item| !item.optional).unwrap_or(phrase.len());
        for (place, words) in words.iter().enumerate().take(surely + 1) {
            let (behind, far) = self.sorts(&phrase[place + 1..]);
            for (word, class) in words {
                let flags = class.bit() | flags([(GAPPED, far), (NAMES, names)]);
                let item = if place + 1 == phrase.len() { NOTHING } else { first + place as u32 };
                self.making.beginnings.push((*word, Beginning { target, item: Packed::new(item, flags), behind }));
            }
        }
    }

    /// Where the items of a phrase behind its first stand, which may stand there already.
    fn items_of(&mut self, phrase: &Phrase, words: &[Vec<(u32, Class)>]) -> u32 {
        let mut items = Vec::new();
        for (place, item) in phrase.iter().enumerate().skip(1) {
            let choices = self.choices_of(words[place].clone());
            let last = place + 1 == phrase.len();
            let flags = flags([(GAPPED, item.gap), (OPTIONAL, item.optional), (LAST, last)]);
            let sorts = words[place].iter().fold(0, |all, (word, _)| all | few(sort(*word)));
            items.push(Item { words: Packed::new(choices, flags), sorts });
        }
        let next = self.items.len() as u32;
        *self.making.items.entry(items).or_insert_with_key(|items| {
            self.items.to_mut().extend_from_slice(items);
            next
        })
    }

    /// Orders the phrases by the words that they begin with, when all are there.
    pub(super) fn order(&mut self) {
        let Making { mut beginnings, .. } = std::mem::take(&mut self.making);
        beginnings.sort_by_key(|(word, beginning)| (*word, beginning.is_near(), !beginning.is_alone()));
        let (words, beginnings): (Vec<u32>, Vec<Beginning>) = beginnings.into_iter().unzip();
        self.beginnings = self.with_items_near(beginnings).into();
        let mut place = 0;
        self.index(words.chunk_by(|word, next| word == next).map(|same| {
            let first = place;
            place += same.len();
            (same[0], first)
        }));
    }

    /// Puts the items in the order of the beginnings: those that are held against the same words stand side by side then.
    fn with_items_near(&mut self, mut beginnings: Vec<Beginning>) -> Vec<Beginning> {
        let (mut items, mut moved) = (Vec::with_capacity(self.items.len()), FxHashMap::default());
        for beginning in beginnings.iter_mut().filter(|beginning| !beginning.is_alone()) {
            let first = beginning.item.number();
            let place = *moved.entry(first).or_insert_with(|| {
                let place = items.len() as u32;
                let mut of_phrases = self.items[first as usize..].split_inclusive(|item| item.words.has(LAST));
                items.extend_from_slice(of_phrases.next().unwrap_or_default());
                place
            });
            beginning.item = Packed::new(place, (beginning.item.0 >> BITS) as u8);
        }
        self.items = items.into();
        beginnings
    }

    /// Notes for words where the first of their phrases stands, in the order of these.
    pub(super) fn index(&mut self, firsts: impl Iterator<Item = (u32, usize)>) {
        let mut begins = Vec::with_capacity(firsts.size_hint().0);
        let mut firsts = firsts.peekable();
        let count = |phrases: &[Beginning]| phrases.len().min(usize::from(u16::MAX)) as u16;
        while let Some((word, first)) = firsts.next() {
            let own = &self.beginnings[first..firsts.peek().map_or(self.beginnings.len(), |(_, next)| *next)];
            let (far, near) = own.split_at(own.partition_point(|beginning| !beginning.is_near()));
            let behind = near.iter().fold(0, |all, beginning| all | beginning.behind);
            begins.push((word, Begins { first: first as u32, far: count(far), all: count(own), behind }));
        }
        self.begins = begins.into_iter().collect();
        self.marks = std::array::from_fn(|mark| self.others.number((mark as u8 as char).encode_utf8(&mut [0])));
    }

    /// Where choices stand, which may stand there already.
    fn choices_of(&mut self, words: Vec<(u32, Class)>) -> u32 {
        let next = self.choices.len() as u32;
        *self.making.choices.entry(words).or_insert_with_key(|words| {
            let choice = |(place, &(word, class)): (usize, &(u32, Class))| {
                Packed::new(word, class.bit() | flags([(LAST, place + 1 == words.len())]))
            };
            self.choices.to_mut().extend(words.iter().enumerate().map(choice));
            next
        })
    }

    /// The sorts of the words that go on with a phrase, whose rest that is, and whether others may stand between.
    fn sorts(&mut self, rest: &[super::phrase::Item]) -> (u64, bool) {
        let (mut sorts, mut reach) = (0, 0);
        for item in rest {
            sorts |= item.words.iter().fold(0, |all, (word, _)| all | sort(self.new_number(word)));
            reach += 1 + if item.gap { GAP } else { 0 };
            if !item.optional && reach <= 1 + GAP {
                return (sorts, reach > 1);
            }
        }
        (ANY, false)
    }

    fn number(&self, word: &str) -> u32 {
        match lexicon::look_up(word).number {
            0 => self.others.number(word),
            number => number.into(),
        }
    }

    /// The number of a word of a phrase, which may be new. One that stands for its base is known by that, too.
    fn new_number(&mut self, word: &str) -> u32 {
        let (known, new) = (self.number(word), self.making.numbers);
        if let Others::Spelled(words) = &mut self.others {
            words::lone_bases(word).for_each(|base| *words.entry(base.to_string()).or_default() = known);
        }
        match &mut self.others {
            Others::Spelled(words) if known == NONE => {
                self.making.numbers += 1;
                words.insert(word.to_string(), new);
                new
            }
            _ => known,
        }
    }

    /// What each token is called here, and what stands behind the last.
    pub(super) fn called(&self, text: &Text) -> Vec<Called> {
        let mut called = Vec::with_capacity(text.tokens.len() + 1 + GAP);
        called.extend(text.tokens.iter().enumerate().map(|(at, token)| {
            let known =
                if token.word.base == 0 { self.marks[usize::from(token.mark) % MARKS] } else { token.word.base.into() };
            let base = if token.word.base == 0 && token.mark == 0 { self.unknown(text, at) } else { known };
            let capital = matches!(token.shape, Shape::Capital | Shape::Upper | Shape::Mixed);
            let word = if capital { self.others.number(token.span.of(text.source)) } else { NONE };
            Called { words: [base, word], sorts: sort(base) | sort(word) | ANY }
        }));
        called.resize(text.tokens.len() + 1 + GAP, Called::NOTHING);
        called
    }

    /// The number of the base form of a token that the lexicon does not hold, which is no mark of ASCII.
    fn unknown(&self, text: &Text, at: usize) -> u32 {
        let token = &text.tokens[at];
        let piece = token.span.of(text.source);
        match token.kind {
            TokenKind::Mark => self.others.number(piece),
            TokenKind::Number => match scale(text, at) {
                Some(unit) => self.number(unit),
                None => self.others.number(piece),
            },
            TokenKind::Word => lowered(piece, |lower| match words::inflected(lower) {
                Cow::Borrowed(base) if base == lower => self.others.number(base),
                base => self.number(&base),
            }),
        }
    }

    /// Finds all phrases in a sentence, by their first token.
    pub(super) fn find(&self, text: &Text, tags: &[Tag], called: &[Called], sentence: Range<usize>, hits: &mut Hits) {
        hits.lists.iter_mut().for_each(Vec::clear);
        let (items, choices) = (&*self.items, &*self.choices);
        let (end, target, names, first) = (sentence.end, 0, false, 0);
        let mut reading = Reading { items, choices, text, tags, called, end, target, names, first, hits };
        for at in sentence {
            let [base, written] = called[at].words;
            if let Some(begins) = self.begins.get(base) {
                reading.read(begins, &self.beginnings, at);
            }
            if let Some(begins) = self.begins.get(written) {
                reading.read(begins, &self.beginnings, at);
            }
        }
    }
}

/// A phrase held against a sentence.
struct Reading<'a> {
    items: &'a [Item],
    choices: &'a [Packed],
    text: &'a Text<'a>,
    tags: &'a [Tag],
    called: &'a [Called],
    /// Where the sentence ends.
    end: usize,
    target: u32,
    names: bool,
    first: usize,
    hits: &'a mut Hits,
}

impl Reading<'_> {
    /// Reads the phrases that begin with the word at `at`.
    fn read(&mut self, begins: &Begins, phrases: &[Beginning], at: usize) {
        let next = self.called[at + 1].sorts;
        let reach = self.called[at + 1..at + 2 + GAP].iter().fold(0, |all, called| all | called.sorts);
        let upto = if begins.behind & next == 0 { begins.far } else { begins.all };
        let phrases = phrases[begins.first as usize..].get(..upto.into()).unwrap_or_default();
        let classes = Class::all_of(self.tags[at]);
        self.first = at;
        for (Beginning { target, item, behind }, place) in phrases.iter().zip(0..) {
            let sorts = if place < begins.far { reach } else { next };
            if (behind & sorts != 0) & item.has(classes) {
                (self.target, self.names) = (*target, item.has(NAMES));
                match item.number() {
                    NOTHING => self.hit(1),
                    item => self.follow(item as usize, at, 1),
                }
            }
        }
    }

    fn hit(&mut self, tokens: u64) {
        let hit = Hit { target: self.target, first: self.first, tokens };
        // Which list it goes to is hard to foretell: there is no branch on it.
        self.hits.lists[usize::from(self.names)].push(hit);
    }

    /// What stands before the item is there, at `at`; are the item and the next ones?
    fn follow(&mut self, mut item: usize, mut at: usize, mut tokens: u64) {
        loop {
            let next = self.items[item];
            if next.words.has(GAPPED | OPTIONAL) {
                self.look(item, at + 1, next.words.has(GAPPED), tokens);
                if !next.words.has(OPTIONAL) {
                    return;
                }
            } else {
                at += 1;
                if at >= self.end || !self.is(next, at) {
                    return;
                }
                tokens |= 1 << (at - self.first);
            }
            if next.words.has(LAST) {
                return self.hit(tokens);
            }
            item += 1;
        }
    }

    /// Does the item stand at `at`, or behind a gap?
    fn look(&mut self, item: usize, at: usize, gap: bool, tokens: u64) {
        let own = self.items[item];
        let upto = if gap { at + GAP } else { at };
        for at in at..self.end.min(upto + 1) {
            if self.is(own, at) {
                let tokens = tokens | 1 << (at - self.first);
                if own.words.has(LAST) { self.hit(tokens) } else { self.follow(item + 1, at, tokens) }
            }
            if !gap || self.text.tokens[at].kind == TokenKind::Mark && !self.is_unit(at) {
                return;
            }
        }
    }

    /// Is the mark the sign of a unit, which goes with its number and ends no gap ("took £200 from")?
    fn is_unit(&self, at: usize) -> bool {
        self.text.tokens[at].mark == b'%' || is_currency(self.text, at)
    }

    #[inline(always)] // most tokens are none of it
    fn is(&self, item: Item, at: usize) -> bool {
        let Called { words: [base, written], sorts } = self.called[at];
        if few(sorts) & item.sorts == 0 {
            return false;
        }
        let mut place = item.words.number() as usize;
        while let Some(choice) = self.choices.get(place) {
            let word = choice.number();
            if (base == word) | (written == word) && choice.has(Class::all_of(self.tags[at])) {
                return true;
            }
            if choice.has(LAST) {
                break;
            }
            place += 1;
        }
        false
    }
}

fn is_currency(text: &Text, at: usize) -> bool {
    let token = &text.tokens[at];
    token.mark == b'$' || token.mark == 0 && matches!(token.span.of(text.source), "£" | "€")
}

/// "£2bn", "$45m": the word that the letters behind the digits stand for. Those behind no sign of money may be metres.
fn scale(text: &Text, at: usize) -> Option<&'static str> {
    let number = text.tokens[at].span.of(text.source);
    // Most end in a digit.
    if !number.ends_with(['n', 'm']) {
        return None;
    }
    let digits = |character: char| character.is_ascii_digit() || matches!(character, '.' | ',');
    let money = || at > 0 && is_currency(text, at - 1);
    match number.trim_start_matches(digits) {
        "bn" => Some("billion"),
        "tn" => Some("trillion"),
        "m" | "mn" if money() => Some("million"),
        _ => None,
    }
}
