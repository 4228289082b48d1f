//! All phrases of the topics, by the words that they begin with. Words have the numbers of the lexicon, those that it does
//! not hold numbers of their own. The phrases that begin with a word of an article are held against the words behind it;
//! the work at a word is bounded by the phrases, not by the article.

use super::phrase::{Class, Phrase};
use super::words;
use crate::lexicon::{self, Key, Perfect, Tag, WordSet, perfect};
use crate::text::{Shape, Text, TokenKind, lowered};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// How many words a gap may hold.
pub(super) const GAP: usize = 3;

/// The number of no word, and of no beginning.
pub(super) const NONE: u32 = u32::MAX;

/// What is of any sort: every token, and what may stand behind where that is not looked at.
const ANY: u32 = 1 << 31;

/// Which sort a word is of, as one of 31 bits: a set of words is told from most others by a few bits.
fn sort(number: u32) -> u32 {
    u32::from(number != NONE) << (number % u32::BITS).min(30)
}

/// What a token is called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Called {
    /// The numbers of its base form and of the word as it is written.
    words: [u32; 2],
    /// Of which sorts those are.
    sorts: u32,
}

/// The phrases that were found in a sentence, each list by the first token.
#[derive(Debug, Default)]
pub(super) struct Hits {
    /// Those that name a topic.
    pub(super) triggers: Vec<Hit>,
    /// Those that may stand beside others.
    pub(super) beside: Vec<Hit>,
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
    /// The words that begin phrases.
    pub(super) first: WordSet,
    /// By the number of a word, where the phrases that begin with it stand.
    pub(super) begins: Vec<Begins>,
    pub(super) beginnings: Cow<'static, [Beginning]>,
    pub(super) items: Cow<'static, [Item]>,
    pub(super) choices: Cow<'static, [Choice]>,
    /// While they are put together, the word of each beginning, and where the choices of an item stand and the items of a
    /// phrase: many have the same.
    pub(super) making: Making,
}

/// What is only of use until all phrases are there.
#[derive(Debug, Default)]
pub(super) struct Making {
    words: Vec<u32>,
    choices: FxHashMap<Vec<(u32, Class)>, u32>,
    items: FxHashMap<Vec<Item>, u32>,
}

/// Where the phrases that begin with a word stand in [`Phrases::beginnings`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Begins {
    pub(super) first: u32,
    /// The first of those that need one of a few words right behind: they stand last.
    near: u32,
    pub(super) end: u32,
    /// The sorts of the words that those need.
    behind: u32,
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
    /// Where in the text a word stands, how long it is, and its number.
    pub(super) rows: &'static [[u32; 3]],
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
        let here = |row: &&[u32; 3]| row[1] as usize == key.len() && key.is_at(self.text.as_bytes(), row[0] as usize);
        row.filter(here).map_or(NONE, |row| row[2])
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

/// A phrase may begin so.
#[derive(Clone, Debug)]
pub(super) struct Beginning {
    pub(super) class: Class,
    pub(super) target: u32,
    /// The number of its item; [`NONE`] of one that is all of its phrase.
    pub(super) item: u32,
    /// Which words may stand right behind, as [`sort`] sorts them: most beginnings are told by it that no phrase follows.
    pub(super) behind: u32,
    /// May they stand further behind, as far as a gap goes?
    pub(super) far: bool,
    /// Does the phrase name a topic?
    pub(super) names: bool,
    /// Is it the last of its word? All of one word stand side by side, those that are near last.
    pub(super) last: bool,
}

impl Beginning {
    /// Does it need one of a few words right behind?
    fn is_near(&self) -> bool {
        !self.far && self.behind != ANY
    }
}

/// What stands at one place of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Item {
    /// The first of its words in [`Phrases::choices`]; [`NONE`] of a phrase's first item, whose words are beginnings.
    pub(super) choices: u32,
    pub(super) gap: bool,
    pub(super) optional: bool,
    /// Does the phrase end with it?
    pub(super) last: bool,
}

/// A word that may stand for an item.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) word: u32,
    pub(super) class: Class,
    /// Is it the last of its item? All of one item stand side by side.
    pub(super) last: bool,
}

impl Phrases {
    pub(super) fn new() -> Phrases {
        Phrases {
            others: Others::Spelled(FxHashMap::default()),
            first: WordSet::default(),
            begins: vec![Begins::default(); lexicon::count()],
            beginnings: Cow::default(),
            items: Cow::default(),
            choices: Cow::default(),
            making: Making::default(),
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
                self.making.words.push(*word);
                let item = if place + 1 == phrase.len() { NONE } else { first + place as u32 };
                let beginning = Beginning { class: *class, target, item, behind, far, names, last: false };
                self.beginnings.to_mut().push(beginning);
            }
        }
    }

    /// Where the items of a phrase stand, which may stand there already.
    fn items_of(&mut self, phrase: &Phrase, words: &[Vec<(u32, Class)>]) -> u32 {
        let mut items = Vec::new();
        for (place, item) in phrase.iter().enumerate() {
            let choices = if place == 0 { NONE } else { self.choices_of(words[place].clone()) };
            items.push(Item { choices, gap: item.gap, optional: item.optional, last: place + 1 == phrase.len() });
        }
        let next = self.items.len() as u32;
        *self.making.items.entry(items).or_insert_with_key(|items| {
            self.items.to_mut().extend_from_slice(items);
            next
        })
    }

    /// Orders the beginnings by their words, when all phrases are there.
    pub(super) fn order(&mut self) {
        let Making { words, .. } = std::mem::take(&mut self.making);
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by_key(|number| (words[*number], self.beginnings[*number].is_near()));
        let mut beginnings: Vec<Beginning> = order.iter().map(|number| self.beginnings[*number].clone()).collect();
        let firsts = (0..order.len()).filter(|place| *place == 0 || words[order[*place]] != words[order[*place - 1]]);
        let firsts: Vec<(u32, usize)> = firsts.map(|place| (words[order[place]], place)).collect();
        for (_, first) in &firsts[1.min(firsts.len())..] {
            beginnings[first - 1].last = true;
        }
        if let Some(last) = beginnings.last_mut() {
            last.last = true;
        }
        self.beginnings = Cow::Owned(beginnings);
        self.index(firsts);
    }

    /// Notes for words where the first of their beginnings stand.
    pub(super) fn index(&mut self, firsts: impl IntoIterator<Item = (u32, usize)>) {
        for (word, first) in firsts {
            let others = self.beginnings[first..].iter().position(|beginning| beginning.last).unwrap_or_default();
            let own = &self.beginnings[first..=first + others];
            let near = own.partition_point(|beginning| !beginning.is_near());
            let behind = own[near..].iter().fold(0, |all, beginning| all | beginning.behind);
            let [first, near, end] = [first, first + near, first + own.len()].map(|place| place as u32);
            self.first.insert(word);
            self.begins[word as usize] = Begins { first, near, end, behind };
        }
    }

    /// Where choices stand, which may stand there already.
    fn choices_of(&mut self, words: Vec<(u32, Class)>) -> u32 {
        let next = self.choices.len() as u32;
        *self.making.choices.entry(words).or_insert_with_key(|words| {
            let choice = |(place, &(word, class))| Choice { word, class, last: place + 1 == words.len() };
            self.choices.to_mut().extend(words.iter().enumerate().map(choice));
            next
        })
    }

    /// The sorts of the words that go on with a phrase, whose rest that is, and whether others may stand between.
    fn sorts(&mut self, rest: &[super::phrase::Item]) -> (u32, bool) {
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
        let (known, new) = (self.number(word), self.begins.len() as u32);
        if let Others::Spelled(words) = &mut self.others {
            words::lone_bases(word).for_each(|base| *words.entry(base.to_string()).or_default() = known);
        }
        match &mut self.others {
            Others::Spelled(words) if known == NONE => {
                self.begins.push(Begins::default());
                words.insert(word.to_string(), new);
                new
            }
            _ => known,
        }
    }

    /// What each token is called here.
    pub(super) fn called(&self, text: &Text) -> Vec<Called> {
        let called = text.tokens.iter().map(|token| {
            let piece = || token.span.of(text.source);
            let base = match (token.word.base, token.kind) {
                (0, TokenKind::Mark) => self.others.number(piece()),
                (0, _) => lowered(piece(), |lower| match words::inflected(lower) {
                    Cow::Borrowed(base) if base == lower => self.others.number(base),
                    base => self.number(&base),
                }),
                (base, _) => base.into(),
            };
            let capital = matches!(token.shape, Shape::Capital | Shape::Upper | Shape::Mixed);
            let word = if capital { self.others.number(piece()) } else { NONE };
            Called { words: [base, word], sorts: sort(base) | sort(word) | ANY }
        });
        called.collect()
    }

    /// Adds all phrases in a sentence, by their first token.
    pub(super) fn find(&self, text: &Text, tags: &[Tag], called: &[Called], sentence: Range<usize>, hits: &mut Hits) {
        let end = sentence.end;
        let (beginnings, items, choices) = (&*self.beginnings, &*self.items, &*self.choices);
        let mut reading = Reading { items, choices, text, tags, called, end, target: 0, names: false, first: 0, hits };
        for at in sentence {
            for word in called[at].words.iter().filter(|word| self.first.contains(**word)) {
                let sorts = |at: usize| called.get(at).map_or(ANY, |called| called.sorts);
                let next = sorts(at + 1);
                let Begins { first, near, end, behind } = self.begins[*word as usize];
                let end = if behind & next & !ANY == 0 { near } else { end };
                if first == end {
                    continue;
                }
                reading.first = at;
                let far = (at + 2..=at + 1 + GAP).fold(next, |all, at| all | sorts(at));
                let classes = Class::all_of(tags[at]);
                for beginning in &beginnings[first as usize..end as usize] {
                    // One question: which of the two tells first is hard to foretell.
                    if (beginning.behind & [next, far][usize::from(beginning.far)] != 0)
                        & beginning.class.is_in(classes)
                    {
                        reading.begin(beginning);
                    }
                }
            }
        }
    }
}

/// A phrase held against a sentence.
struct Reading<'a> {
    items: &'a [Item],
    choices: &'a [Choice],
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
    /// A phrase may begin at the first token; does it go on?
    fn begin(&mut self, beginning: &Beginning) {
        (self.target, self.names) = (beginning.target, beginning.names);
        if beginning.item == NONE {
            self.hit(1);
        } else {
            self.follow(beginning.item, self.first, 1);
        }
    }

    fn hit(&mut self, tokens: u64) {
        let hit = Hit { target: self.target, first: self.first, tokens };
        if self.names { self.hits.triggers.push(hit) } else { self.hits.beside.push(hit) }
    }

    /// The item is there, at `at`; are the next ones?
    fn follow(&mut self, item: u32, at: usize, tokens: u64) {
        let items = self.items;
        let mut next = item as usize + 1;
        let mut last = items[item as usize].last;
        while !last {
            let Item { gap, optional, last: ends, .. } = items[next];
            self.look(next, at + 1, gap, tokens);
            if !optional {
                return;
            }
            (next, last) = (next + 1, ends);
        }
        self.hit(tokens);
    }

    /// Does the item stand at `at`, or behind a gap?
    fn look(&mut self, item: usize, at: usize, gap: bool, tokens: u64) {
        let upto = if gap { at + GAP } else { at };
        for at in at..self.end.min(upto + 1) {
            if self.is(item, at) {
                self.follow(item as u32, at, tokens | 1 << (at - self.first));
            }
            if self.text.tokens[at].kind == TokenKind::Mark {
                return;
            }
        }
    }

    fn is(&self, item: usize, at: usize) -> bool {
        let (called, tag) = (self.called[at], self.tags[at]);
        if called.sorts == ANY {
            return false;
        }
        for Choice { word, class, last } in &self.choices[self.items[item].choices as usize..] {
            let [base, written] = called.words;
            if ((base == *word) | (written == *word)) && class.has(tag) {
                return true;
            }
            if *last {
                break;
            }
        }
        false
    }
}
