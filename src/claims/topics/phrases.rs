//! All phrases of the topics, by the words that they are known by: the first, or the first that does not stand in every
//! sentence ("law" of "by law"). Words have the numbers of the lexicon, those that it does not hold numbers of their own. The
//! phrases of a word of an article are held against the words around it; the work at a word is bounded by the phrases, not by
//! the article.

use super::phrase::{Class, Item, Phrase};
use super::words;
use crate::lexicon::{self, Key, Perfect, Places, Tag, perfect};
use crate::lists::keep;
use crate::text::{Shape, Text, Token, TokenKind, lowered};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// How many words a gap may hold.
pub(super) const GAP: usize = 3;

/// Words that stand in every sentence: no phrase is known by them that can be known by another.
const COMMON: [&str; 40] = [
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "as", "that", "this",
    "be", "is", "are", "was", "were", "been", "being", "have", "has", "had", "not", "no", "it", "its", "his", "her",
    "their", "he", "they", "more", "'s", "up", "out",
];

/// The number of no word, and of no beginning.
pub(super) const NONE: u32 = u32::MAX;

/// What is of any sort: every token, and what may stand behind where that is not looked at.
const ANY: u64 = 1 << 63;

/// Which sort a word is of, as one of 63 bits: a set of words is told from most others by a few bits.
fn sort(number: u32) -> u64 {
    if number == NONE { 0 } else { 1 << (number % u64::BITS).min(62) }
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

/// The phrases that were found in a sentence, and by what.
#[derive(Debug)]
pub(super) struct Hits {
    /// Those that name a topic, by the tokens that they are known by.
    pub(super) triggers: Vec<Hit>,
    pub(super) beside: Beside,
    /// What the tokens of the sentence are called.
    called: Vec<Called>,
    /// The words that phrases are known by: which token of the sentence each is, and its number.
    known: Vec<[u32; 2]>,
}

impl Hits {
    /// None yet, with room for those of a sentence; of what may stand beside others there are so many kinds.
    pub(super) fn new(kinds: usize) -> Hits {
        Hits {
            triggers: Vec::with_capacity(TRIGGERS),
            beside: Beside { last: vec![0; kinds], long: Vec::new(), from: 0 },
            called: Vec::with_capacity(TOKENS),
            known: Vec::with_capacity(TOKENS),
        }
    }
}

/// How many tokens a sentence mostly has at most, and how many phrases that name a topic.
const TOKENS: usize = 64;
const TRIGGERS: usize = 16;

/// Of what may stand beside triggers the last of each kind in a sentence. A sparse set, after Briggs and Torczon, "An efficient
/// representation for sparse sets", LOPLAS 2 (1993): nothing is hashed, nothing wiped.
#[derive(Debug)]
pub(super) struct Beside {
    /// For each kind the number of the token behind the last that is a word, which may be one of a sentence before; or with
    /// [`LONG`] the place of the last that is longer, if that is of the kind.
    last: Vec<u16>,
    /// Those of more words than one, which are few.
    long: Vec<Hit>,
    /// The token from which on tokens are counted, so that their numbers are small, and the table is.
    from: usize,
}

/// More than any number of a token: of a sentence that has more, the tokens at its end count as one.
const LONG: u16 = 1 << 15;

impl Beside {
    /// Nothing stands yet in a sentence.
    fn begin(&mut self, sentence: &Range<usize>) {
        self.long.clear();
        if sentence.end - self.from >= usize::from(LONG) {
            self.last.fill(0);
            self.from = sentence.start;
        }
    }

    /// The number of the token behind a token.
    fn behind(&self, token: usize) -> u16 {
        (token + 1 - self.from).min(usize::from(LONG - 1)) as u16
    }

    /// The last of that kind in a sentence that begins there.
    pub(super) fn last(&self, kind: u32, start: usize) -> Option<Hit> {
        let last = *self.last.get(kind as usize)?;
        let behind = self.from + usize::from(last);
        match last & LONG {
            0 => (behind > start).then(|| Hit::of_word(kind, behind as u32 - 1)),
            _ => self.long.get(usize::from(last ^ LONG)).filter(|hit| hit.target == kind).copied(),
        }
    }

    fn word(&mut self, kind: u32, behind: u16) {
        if let Some(last) = self.last.get_mut(kind as usize) {
            *last = behind;
        }
    }

    fn long(&mut self, hit: Hit) {
        let place = self.long.len();
        if let Some(last) = self.last.get_mut(hit.target as usize).filter(|_| place < usize::from(LONG)) {
            *last = place as u16 | LONG;
            self.long.push(hit);
        }
    }
}

/// A phrase that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The number of what the phrase stands for: a trigger, or a kind of what may stand beside one.
    pub(super) target: u32,
    /// Its first token.
    pub(super) first: u32,
    /// Its tokens, a bit each from the first on: those of a gap are not of the phrase.
    pub(super) tokens: u64,
}

impl Hit {
    fn of_word(target: u32, token: u32) -> Hit {
        Hit { target, first: token, tokens: 1 }
    }

    /// Its last token.
    pub(super) fn last(self) -> u32 {
        self.first + 63 - self.tokens.leading_zeros()
    }

    /// How many tokens it has.
    pub(super) fn len(self) -> u32 {
        self.tokens.count_ones()
    }

    /// Has it the tokens that the other has?
    pub(super) fn is(self, other: Hit) -> bool {
        (self.first == other.first) & (self.tokens == other.tokens)
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
    pub(super) marks: Cow<'static, [u32]>,
    /// Which words phrases are known by.
    pub(super) first: Places,
    /// By the places of those, where their phrases stand; behind the last, where all end.
    pub(super) begins: Vec<Begins>,
    /// The phrases of one word: what each stands for, with its class and [`NAMES`]; of each word first those that name topics.
    pub(super) alone: Cow<'static, [Packed]>,
    /// The others, by how each begins.
    pub(super) beginnings: Cow<'static, [Beginning]>,
    /// Which words may stand behind each of those, as [`sort`] sorts them: most are told by it that no phrase follows.
    pub(super) behind: Vec<u64>,
    /// What stands at the places of phrases: the first of its words in `choices`, [`NOTHING`] of what a phrase is known by, whose
    /// words are beginnings; with [`GAPPED`], [`OPTIONAL`] and [`LAST`].
    pub(super) items: Cow<'static, [Packed]>,
    /// The words that may stand for an item, side by side, with their classes and [`LAST`].
    pub(super) choices: Cow<'static, [Packed]>,
    /// While they are put together, the phrases of one word and the beginnings, each with its word, and where the choices of an
    /// item stand and the items of a phrase: many have the same.
    pub(super) making: Making,
}

/// What is only of use until all phrases are there.
#[derive(Debug, Default)]
pub(super) struct Making {
    /// How many numbers words have, those of the lexicon included.
    numbers: u32,
    alone: Vec<(u32, Packed)>,
    beginnings: Vec<(u32, Beginning)>,
    choices: FxHashMap<Vec<(u32, Class)>, u32>,
    items: FxHashMap<Vec<Packed>, u32>,
}

/// Where the first of the phrases that are known by a word stand in [`Phrases::alone`] and [`Phrases::beginnings`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Begins {
    pub(super) alone: u32,
    /// The first of those of one word that name no topic.
    pub(super) beside: u32,
    pub(super) first: u32,
    /// The first of those that need one of a few words right behind: they stand last.
    near: u32,
    /// The sorts of the words that those need.
    behind: u64,
}

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
/// Of a beginning: do items of the phrase stand before it?
const INSIDE: u8 = 1 << 7;

impl Packed {
    pub(super) fn new(number: u32, flags: u8) -> Packed {
        Packed(number.min(NOTHING) | u32::from(flags) << BITS)
    }

    pub(super) fn number(self) -> u32 {
        self.0 & NOTHING
    }

    /// What is so.
    pub(super) fn flags(self) -> u8 {
        (self.0 >> BITS) as u8
    }

    /// Is any of these so?
    pub(super) fn has(self, flags: u8) -> bool {
        self.flags() & flags != 0
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
    /// The number of its item, with its class, [`GAPPED`] and [`NAMES`].
    pub(super) item: Packed,
}

/// Does the item have a word that stands in every sentence?
fn is_common(item: &Item) -> bool {
    item.words.iter().any(|(word, _)| COMMON.iter().any(|common| common.eq_ignore_ascii_case(word)))
}

/// The place of the item that a phrase is known by: the first, unless words that stand in every sentence are of it.
fn known_by(phrase: &Phrase) -> usize {
    let side_by_side =
        phrase.iter().enumerate().take_while(|(place, item)| !item.optional && (*place == 0 || !item.gap));
    side_by_side.map(|(place, _)| place).find(|place| !is_common(&phrase[*place])).unwrap_or_default()
}

/// A phrase that begins with such words, with and without one behind them that may be missing.
fn both(phrase: &Phrase) -> Option<[Phrase; 2]> {
    let place = phrase.iter().position(|item| !is_common(item) || item.optional || item.gap)?;
    let item = phrase.get(place).filter(|item| (place > 0 || is_common(item)) && item.optional && !item.gap)?;
    let (mut with, mut without) = (phrase.clone(), phrase.clone());
    with[place] = Item { optional: false, ..item.clone() };
    without.remove(place);
    Some([with, without])
}

impl Phrases {
    pub(super) fn new() -> Phrases {
        Phrases {
            others: Others::Spelled(FxHashMap::default()),
            marks: Cow::default(),
            first: Places::default(),
            begins: Vec::new(),
            alone: Cow::default(),
            beginnings: Cow::default(),
            behind: Vec::new(),
            items: Cow::default(),
            choices: Cow::default(),
            making: Making { numbers: lexicon::count() as u32, ..Making::default() },
        }
    }

    /// Adds a phrase for what `target` numbers; `names`: is that a trigger?
    pub(super) fn insert(&mut self, phrase: &Phrase, target: u32, names: bool) {
        if let Some(both) = both(phrase) {
            both.iter().for_each(|phrase| self.insert(phrase, target, names));
            return;
        }
        let words: Vec<Vec<(u32, Class)>> = phrase
            .iter()
            .map(|item| item.words.iter().map(|(word, class)| (self.new_number(word), *class)).collect())
            .collect();
        let known = known_by(phrase);
        let first = self.items_of(phrase, &words, known);
        // A phrase may begin with any item up to the first that may not be missing.
        let surely = phrase.iter().position(|item| !item.optional).unwrap_or(phrase.len());
        for (place, words) in words.iter().enumerate().take(surely.max(known) + 1).skip(known) {
            let item = first + place as u32;
            let far = self.next_items(item).is_some_and(|(_, far)| far);
            for (word, class) in words {
                let flags = class.bit() | flags([(GAPPED, far), (NAMES, names), (INSIDE, known > 0)]);
                if place + 1 == phrase.len() && known == 0 {
                    self.making.alone.push((*word, Packed::new(target, flags)));
                } else {
                    self.making.beginnings.push((*word, Beginning { target, item: Packed::new(item, flags) }));
                }
            }
        }
    }

    /// Where the items of a phrase, which is known by that one, stand; they may stand there already.
    fn items_of(&mut self, phrase: &Phrase, words: &[Vec<(u32, Class)>], known: usize) -> u32 {
        let mut items = Vec::new();
        for (place, item) in phrase.iter().enumerate() {
            let choices = if place == known { NONE } else { self.choices_of(words[place].clone()) };
            let last = place + 1 == phrase.len();
            let flags = flags([(GAPPED, item.gap), (OPTIONAL, item.optional), (LAST, last)]);
            items.push(Packed::new(choices, flags));
        }
        let next = self.items.len() as u32;
        *self.making.items.entry(items).or_insert_with_key(|items| {
            self.items.to_mut().extend_from_slice(items);
            next
        })
    }

    /// Orders the phrases by the words that they are known by, when all are there.
    pub(super) fn order(&mut self) {
        let Making { mut alone, mut beginnings, .. } = std::mem::take(&mut self.making);
        alone.sort_by_key(|(word, whole)| (*word, !whole.has(NAMES)));
        let is_near = |item: Packed| self.next_items(item.number()).is_some_and(|(_, far)| !far);
        beginnings.sort_by_cached_key(|(word, beginning)| (*word, is_near(beginning.item)));
        let (alone, single): (Vec<u32>, Vec<Packed>) = alone.into_iter().unzip();
        let (words, beginnings): (Vec<u32>, Vec<Beginning>) = beginnings.into_iter().unzip();
        (self.alone, self.beginnings) = (single.into(), beginnings.into());
        let mut all: Vec<u32> = alone.iter().chain(&words).copied().collect();
        all.sort_unstable();
        all.dedup();
        let place = |words: &[u32], word: u32| words.partition_point(|other| *other < word);
        let triggers = |first: usize, word: u32| {
            let own = alone[first..].iter().zip(&self.alone[first..]).take_while(|(other, _)| **other == word);
            own.take_while(|(_, whole)| whole.has(NAMES)).count()
        };
        let begins: Vec<[usize; 3]> = all
            .iter()
            .map(|word| {
                let first = place(&alone, *word);
                [first, first + triggers(first, *word), place(&words, *word)]
            })
            .collect();
        self.index(begins.into_iter());
        self.first = Places::of(&all).0;
        self.marks = (0..MARKS).map(|mark| self.others.number((mark as u8 as char).encode_utf8(&mut [0]))).collect();
    }

    /// Notes where the phrases stand that are known by each word, those of one word, of these such as name no topic, and the
    /// others, in the order of the words.
    pub(super) fn index(&mut self, begins: impl Iterator<Item = [usize; 3]>) {
        let behind = |items: Range<usize>| self.items[items].iter().fold(0, |all, item| all | self.sorts(*item));
        let beginnings = self.beginnings.iter().map(|beginning| self.next_items(beginning.item.number()));
        self.behind = beginnings.map(|next| next.map_or(ANY, |(items, _)| behind(items))).collect();
        let mut rows = Vec::with_capacity(begins.size_hint().0 + 1);
        let mut begins = begins.chain([[self.alone.len(), self.alone.len(), self.beginnings.len()]]).peekable();
        while let Some([alone, beside, first]) = begins.next() {
            let own = first..begins.peek().map_or(first, |[.., next]| *next);
            // Some words behind are told of, and they stand right there.
            let is_near = |at: &usize| self.behind[*at] != ANY && !self.beginnings[*at].item.has(GAPPED);
            let near = own.clone().find(is_near).unwrap_or(own.end);
            let behind = self.behind[near..own.end].iter().fold(0, |all, behind| all | behind);
            let [alone, beside, first, near] = [alone, beside, first, near].map(|place| place as u32);
            rows.push(Begins { alone, beside, first, near, behind });
        }
        self.begins = rows;
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

    /// The items one of which goes on with a phrase behind its item of that number, and whether others may stand between; `None`
    /// where nothing needs to.
    fn next_items(&self, item: u32) -> Option<(Range<usize>, bool)> {
        let (mut last, mut reach) = (item as usize, 0);
        while !self.items[last].has(LAST) {
            last += 1;
            let next = self.items[last];
            reach += 1 + if next.has(GAPPED) { GAP } else { 0 };
            if !next.has(OPTIONAL) && reach <= 1 + GAP {
                return Some((item as usize + 1..last + 1, reach > 1));
            }
        }
        None
    }

    /// The sorts of the words that may stand for an item.
    fn sorts(&self, item: Packed) -> u64 {
        let mut sorts = 0;
        for choice in self.choices.get(item.number() as usize..).unwrap_or_default() {
            sorts |= sort(choice.number());
            if choice.has(LAST) {
                break;
            }
        }
        sorts
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

    /// Notes what the tokens of a sentence are called here, and which of their words phrases are known by, as half of all are.
    fn call(&self, text: &Text, sentence: Range<usize>, hits: &mut Hits) {
        let Hits { called, known, .. } = hits;
        called.clear();
        known.clear();
        let mut know = |place: u32, word: u32| keep(known, [place, word], self.first.get(word).is_some());
        called.extend(text.tokens[sentence.clone()].iter().zip(0..).map(|(token, place)| {
            // Which tokens are marks is hard to foretell: there is no branch on it.
            let mark = self.marks[usize::from(token.mark) % MARKS];
            let base = match (token.word.base, token.mark) {
                (0, 0) => self.unlisted(text, sentence.start + place as usize),
                (0, _) => mark,
                (base, _) => base.into(),
            };
            know(place, base);
            let (mut word, mut sorts) = (NONE, sort(base) | ANY);
            if matches!(token.shape, Shape::Capital | Shape::Upper | Shape::Mixed) {
                word = self.others.number(token.span.of(text.source));
                know(place, word);
                sorts |= sort(word);
            }
            Called { words: [base, word], sorts }
        }));
    }

    /// The number of the base form of a token that the lexicon does not hold and that is no mark of ASCII.
    fn unlisted(&self, text: &Text, at: usize) -> u32 {
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

    /// Where the phrases stand that are known by a word, and where those of the next begin.
    fn begins(&self, word: u32) -> Option<&[Begins; 2]> {
        self.first.get(word).and_then(|place| self.begins[place..].first_chunk())
    }

    /// Finds all phrases in a sentence, in the order of the tokens that they are known by.
    pub(super) fn find(&self, text: &Text, tags: &[Tag], sentence: Range<usize>, hits: &mut Hits) {
        self.call(text, sentence.clone(), hits);
        let Hits { triggers, beside, called, known } = hits;
        triggers.clear();
        beside.begin(&sentence);
        let (alone, beginnings, sorts_behind) = (&*self.alone, &*self.beginnings, &*self.behind);
        let (items, choices) = (&*self.items, &*self.choices);
        let (start, tags) = (sentence.start, &tags[sentence]);
        let (target, names, first) = (0, false, 0);
        let mut reading = Reading {
            alone,
            beginnings,
            sorts_behind,
            items,
            choices,
            text,
            start,
            tags,
            called,
            target,
            names,
            first,
            triggers,
            beside,
        };
        for [at, word] in known {
            if let Some([begins, next]) = self.begins(*word) {
                reading.read(begins, next, *at as usize);
            }
        }
    }

    /// The first of that kind in a sentence that was read: mostly a word.
    pub(super) fn first(&self, kind: u32, tags: &[Tag], start: usize, hits: &Hits) -> Option<Hit> {
        let of_kind = |[at, word]: &&[u32; 2]| {
            let Some([begins, next]) = self.begins(*word) else { return false };
            let classes = Class::all_of(tags[start + *at as usize]);
            let words = &self.alone[begins.beside as usize..next.alone as usize];
            words.iter().any(|whole| whole.number() == kind && whole.has(classes))
        };
        let word = hits.known.iter().find(of_kind).map(|[at, _]| Hit::of_word(kind, start as u32 + at));
        word.or_else(|| hits.beside.long.iter().find(|hit| hit.target == kind).copied())
    }
}

/// A phrase held against a sentence, the tokens of which have their numbers within it here.
struct Reading<'a> {
    alone: &'a [Packed],
    beginnings: &'a [Beginning],
    sorts_behind: &'a [u64],
    items: &'a [Packed],
    choices: &'a [Packed],
    text: &'a Text<'a>,
    /// Where the sentence begins.
    start: usize,
    tags: &'a [Tag],
    called: &'a [Called],
    target: u32,
    names: bool,
    first: usize,
    triggers: &'a mut Vec<Hit>,
    beside: &'a mut Beside,
}

impl Reading<'_> {
    /// Reads the phrases that are known by the word at `at`, up to those of another word.
    fn read(&mut self, begins: &Begins, next: &Begins, at: usize) {
        let Begins { alone, beside, first, near, behind } = *begins;
        let (classes, token) = (Class::all_of(self.tags[at]), self.start + at);
        let behind_token = self.beside.behind(token);
        for whole in self.alone[alone as usize..beside as usize].iter().filter(|whole| whole.has(classes)) {
            self.triggers.push(Hit::of_word(whole.number(), token as u32));
        }
        for whole in self.alone[beside as usize..next.alone as usize].iter().filter(|whole| whole.has(classes)) {
            self.beside.word(whole.number(), behind_token);
        }
        let mut sorts = self.called[at + 1..].iter().take(1 + GAP).map(|called| called.sorts);
        if first < near {
            self.begin(first..near, at, classes, sorts.clone().fold(ANY, |all, sorts| all | sorts));
        }
        let sorts = sorts.next().unwrap_or(ANY);
        if behind & sorts & !ANY != 0 {
            self.begin(near..next.first, at, classes, sorts);
        }
    }

    /// Some phrases may be known by the token at `at`, which has those classes; are the others there? The words behind are of
    /// those sorts.
    fn begin(&mut self, phrases: Range<u32>, at: usize, classes: u8, sorts: u64) {
        let phrases = phrases.start as usize..phrases.end as usize;
        for (beginning, behind) in self.beginnings[phrases.clone()].iter().zip(&self.sorts_behind[phrases]) {
            if (behind & sorts != 0) & beginning.item.has(classes) {
                let item = beginning.item.number() as usize;
                let before = if beginning.item.has(INSIDE) { self.before(item, at) } else { Some(0) };
                if let Some(before) = before {
                    (self.target, self.names) = (beginning.target, beginning.item.has(NAMES));
                    self.first = at - before;
                    self.follow(item, at, (2 << before) - 1, *behind);
                }
            }
        }
    }

    /// How many items the phrase has before that one, if they stand before `at`.
    fn before(&self, item: usize, at: usize) -> Option<usize> {
        let mut before = 0;
        for item in self.items[..item].iter().rev().take_while(|item| !item.has(LAST)) {
            before += 1;
            at.checked_sub(before).filter(|at| self.is(*item, *at))?;
        }
        Some(before)
    }

    fn hit(&mut self, tokens: u64) {
        let hit = Hit { target: self.target, first: (self.start + self.first) as u32, tokens };
        if self.names { self.triggers.push(hit) } else { self.beside.long(hit) }
    }

    /// The item is there, at `at`; are the next ones? Up to the first that may not be missing they are of those sorts.
    fn follow(&mut self, mut item: usize, mut at: usize, mut tokens: u64, mut sorts: u64) {
        while !self.items[item].has(LAST) {
            item += 1;
            let next = self.items[item];
            if next.has(GAPPED | OPTIONAL) {
                self.look(item, at + 1, next.has(GAPPED), tokens, sorts);
                if !next.has(OPTIONAL) {
                    return;
                }
            } else {
                at += 1;
                if at >= self.called.len() || !self.is(next, at) {
                    return;
                }
                tokens |= 1 << (at - self.first);
                sorts = ANY;
            }
        }
        self.hit(tokens);
    }

    /// Does the item, of one of those sorts, stand at `at`, or behind a gap?
    fn look(&mut self, item: usize, at: usize, gap: bool, tokens: u64, sorts: u64) {
        let upto = if gap { at + GAP } else { at };
        for at in at..self.called.len().min(upto + 1) {
            if self.called[at].sorts & sorts != 0 && self.is(self.items[item], at) {
                self.follow(item, at, tokens | 1 << (at - self.first), ANY);
            }
            if !gap || self.is_gap_end(self.start + at) {
                return;
            }
        }
    }

    /// Is the token a mark, and not the sign of a unit, which goes with its number ("took £200 from")?
    fn is_gap_end(&self, token: usize) -> bool {
        let Token { kind, mark, .. } = self.text.tokens[token];
        kind == TokenKind::Mark && mark != b'%' && !is_currency(self.text, token)
    }

    #[inline(always)] // most items have one word, and most tokens are none of it
    fn is(&self, item: Packed, at: usize) -> bool {
        let [base, written] = self.called[at].words;
        let mut place = item.number() as usize;
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
