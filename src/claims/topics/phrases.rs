//! All phrases of the topics, by the words that they begin with. Words have the numbers of the lexicon, those that it does
//! not hold numbers of their own. The phrases that begin with a word of an article are held against the words behind it;
//! the work at a word is bounded by the phrases, not by the article.

use super::phrase::{Class, Phrase};
use super::words;
use crate::lexicon::{self, Key, Perfect, Tag, WordSet};
use crate::text::{Shape, Text, TokenKind, lowered};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// How many words a gap may hold.
pub(super) const GAP: usize = 3;

/// The number of no word, and of no beginning.
pub(super) const NONE: u32 = u32::MAX;

/// Any sort of word.
const ANY: u32 = u32::MAX;

/// Which of 32 sorts a word is of, as a bit: a set of words is told from most others by a few bits.
fn sort(number: u32) -> u32 {
    1 << (number % u32::BITS)
}

/// What a token is called: the numbers of its base form and of the word as it is written.
type Called = [u32; 2];

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

    /// How many of its tokens another has too.
    pub(super) fn shared(self, other: Hit) -> u32 {
        let (behind, before) = (other.first.saturating_sub(self.first), self.first.saturating_sub(other.first));
        if behind > 63 || before > 63 { 0 } else { (self.tokens & (other.tokens << behind >> before)).count_ones() }
    }
}

/// The phrases, in flat lists, so that the build script can write down those of the built-in packs.
#[derive(Debug)]
pub(super) struct Phrases {
    pub(super) others: Others,
    /// The words that begin phrases.
    pub(super) first: WordSet,
    /// By the number of a word, the first of the phrases that begin with it.
    pub(super) begins: Vec<u32>,
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

/// The numbers of the words of phrases that the lexicon does not hold.
#[derive(Debug)]
pub(super) enum Others {
    /// By their spelling.
    Spelled(FxHashMap<String, u32>),
    /// As the build script writes them down: the seeds of a perfect hash; by its places where in a text a word stands,
    /// how long it is, and its number; and that text.
    Placed(&'static [u16], &'static [[u32; 3]], &'static str),
}

impl Others {
    fn number(&self, word: &str) -> u32 {
        match self {
            Others::Spelled(words) => words.get(word).copied().unwrap_or(NONE),
            Others::Placed(seeds, rows, text) => {
                let key = Key::of(word);
                let row = rows.get(Perfect { seeds, places: rows.len() }.place(key));
                let here =
                    |row: &&[u32; 3]| row[1] as usize == key.len() && key.is_at(text.as_bytes(), row[0] as usize);
                row.filter(here).map_or(NONE, |row| row[2])
            }
        }
    }
}

/// A phrase may begin so.
#[derive(Clone, Debug)]
pub(super) struct Beginning {
    pub(super) class: Class,
    pub(super) target: u32,
    /// The number of its item.
    pub(super) item: u32,
    /// Which words may stand right behind, as [`sort`] sorts them: most beginnings are told by it that no phrase follows.
    pub(super) behind: u32,
    /// May they stand further behind, as far as a gap goes?
    pub(super) far: bool,
    /// Is it the last of its word? All of one word stand side by side.
    pub(super) last: bool,
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
            begins: vec![NONE; lexicon::count()],
            beginnings: Cow::default(),
            items: Cow::default(),
            choices: Cow::default(),
            making: Making::default(),
        }
    }

    /// Adds a phrase for what `target` numbers.
    pub(super) fn insert(&mut self, phrase: &Phrase, target: u32) {
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
                let beginning =
                    Beginning { class: *class, target, item: first + place as u32, behind, far, last: false };
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
        order.sort_by_key(|number| words[*number]);
        let mut beginnings: Vec<Beginning> = order.iter().map(|number| self.beginnings[*number].clone()).collect();
        for (place, number) in order.iter().enumerate().rev() {
            let word = words[*number];
            beginnings[place].last = order.get(place + 1).is_none_or(|next| words[*next] != word);
            self.first.insert(word);
            self.begins[word as usize] = place as u32;
        }
        self.beginnings = Cow::Owned(beginnings);
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
                self.begins.push(NONE);
                words.insert(word.to_string(), new);
                new
            }
            _ => known,
        }
    }

    /// What each token is called here.
    pub(super) fn called(&self, text: &Text) -> Vec<Called> {
        let called = text.tokens.iter().map(|token| {
            let piece = token.span.of(text.source);
            let base = match (token.word.base, token.kind) {
                (0, TokenKind::Mark) => self.others.number(piece),
                (0, _) => lowered(piece, |lower| match words::inflected(lower) {
                    Cow::Borrowed(base) if base == lower => self.others.number(base),
                    base => self.number(&base),
                }),
                (base, _) => base.into(),
            };
            let capital = matches!(token.shape, Shape::Capital | Shape::Upper | Shape::Mixed);
            [base, if capital { self.others.number(piece) } else { NONE }]
        });
        called.collect()
    }

    /// Adds all phrases in a sentence, by their first token.
    pub(super) fn find(
        &self,
        text: &Text,
        tags: &[Tag],
        called: &[Called],
        sentence: Range<usize>,
        hits: &mut Vec<Hit>,
    ) {
        let end = sentence.end;
        let mut reading = Reading { phrases: self, text, tags, called, end, target: 0, first: 0, hits };
        for at in sentence {
            for word in called[at].into_iter().filter(|word| self.first.contains(*word)) {
                let sorts = |at: usize| called.get(at).map_or(sort(NONE), |[base, word]| sort(*base) | sort(*word));
                let next = sorts(at + 1);
                let far = (at + 2..=at + 1 + GAP).fold(next, |all, at| all | sorts(at));
                let classes = Class::all_of(tags[at]);
                for beginning in &self.beginnings[self.begins[word as usize] as usize..] {
                    let Beginning { class, target, item, behind, far: away, last } = beginning;
                    // One question: which of the two tells first is hard to foretell.
                    if (behind & [next, far][usize::from(*away)] != 0) & class.is_in(classes) {
                        (reading.target, reading.first) = (*target, at);
                        reading.follow(*item, at, 1);
                    }
                    if *last {
                        break;
                    }
                }
            }
        }
    }
}

/// A phrase held against a sentence.
struct Reading<'a> {
    phrases: &'a Phrases,
    text: &'a Text<'a>,
    tags: &'a [Tag],
    called: &'a [Called],
    /// Where the sentence ends.
    end: usize,
    target: u32,
    first: usize,
    hits: &'a mut Vec<Hit>,
}

impl Reading<'_> {
    /// The item is there, at `at`; are the next ones?
    fn follow(&mut self, item: u32, at: usize, tokens: u64) {
        let phrases = self.phrases;
        let mut next = item as usize + 1;
        let mut last = phrases.items[item as usize].last;
        while !last {
            let Item { gap, optional, last: ends, .. } = phrases.items[next];
            self.look(next, at + 1, gap, tokens);
            if !optional {
                return;
            }
            (next, last) = (next + 1, ends);
        }
        self.hits.push(Hit { target: self.target, first: self.first, tokens });
    }

    /// Does the item stand at `at`, or behind a gap?
    fn look(&mut self, item: usize, at: usize, gap: bool, tokens: u64) {
        let upto = if gap { at + GAP } else { at };
        for at in at..self.end.min(upto + 1) {
            if self.is(item, at) {
                self.follow(item as u32, at, tokens | 1 << (at - self.first));
            }
            if self.text.tokens[at].kind == TokenKind::Mark && !self.is_unit(at) {
                return;
            }
        }
    }

    /// Is the mark the sign of a unit, which goes with its number and ends no gap ("took £200 from")?
    fn is_unit(&self, at: usize) -> bool {
        matches!(self.text.tokens[at].span.of(self.text.source), "$" | "£" | "€" | "%")
    }

    fn is(&self, item: usize, at: usize) -> bool {
        let (called, tag) = (self.called[at], self.tags[at]);
        if called == [NONE; 2] {
            return false;
        }
        for Choice { word, class, last } in &self.phrases.choices[self.phrases.items[item].choices as usize..] {
            if called.contains(word) && class.has(tag) {
                return true;
            }
            if *last {
                break;
            }
        }
        false
    }
}
