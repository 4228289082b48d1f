//! All phrases of the topics, by the words that they begin with. Each word of an article is looked up once, and the
//! phrases that begin with it are held against the words behind it. The work at a word is bounded by the phrases,
//! not by the article.

use super::phrase::{Class, Piece, pieces, word};
use super::words;
use crate::lexicon::Tag;
use crate::text::{Text, TokenKind};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// How many words a gap may hold.
pub(super) const GAP: usize = 3;

/// The number of no word, and of no other beginning.
const NONE: u32 = u32::MAX;

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

/// The phrases.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// The numbers of words, by base form or as they are written.
    words: FxHashMap<Cow<'static, str>, u32>,
    /// By the number of a word, the last of the phrases that begin with it.
    begins: Vec<u32>,
    beginnings: Vec<Beginning>,
    items: Vec<Item>,
    choices: Vec<(u32, Class)>,
}

/// A phrase may begin so.
#[derive(Debug)]
struct Beginning {
    class: Class,
    target: u32,
    /// The number of its item.
    item: u32,
    /// The number of another beginning with the same word.
    other: u32,
}

/// What stands at one place of a phrase.
#[derive(Debug)]
struct Item {
    choices: Range<u32>,
    gap: bool,
    optional: bool,
    /// Does the phrase end with it?
    last: bool,
}

impl Phrases {
    /// Adds a phrase for what `target` numbers; or says what is wrong with it, and what to do.
    pub(super) fn insert(&mut self, written: &str, target: u32) -> Result<(), String> {
        let pieces = pieces(written)?;
        if let Some(single) = single(&pieces) {
            return single.iter().try_for_each(|written| self.insert(written, target));
        }
        let mut may_begin = true;
        for (place, piece) in pieces.iter().enumerate() {
            let number = self.items.len() as u32;
            let start = self.choices.len() as u32;
            for choice in piece.choices.split('|') {
                let (word, class) = word(choice)?;
                let word = self.number(word);
                self.choices.push((word, class));
                if may_begin {
                    let other = std::mem::replace(&mut self.begins[word as usize], self.beginnings.len() as u32);
                    self.beginnings.push(Beginning { class, target, item: number, other });
                }
            }
            may_begin &= piece.optional;
            let choices = start..self.choices.len() as u32;
            let last = place + 1 == pieces.len();
            self.items.push(Item { choices, gap: piece.gap, optional: piece.optional, last });
        }
        Ok(())
    }

    /// The number of a word: of its base form, or of the word as it is written where it has a capital.
    fn number(&mut self, word: &str) -> u32 {
        let capital = word.bytes().any(|byte| byte.is_ascii_uppercase());
        let word = if capital { Cow::Owned(word.to_string()) } else { words::base_of(word) };
        let number = self.begins.len() as u32;
        let number = *self.words.entry(word).or_insert(number);
        if number as usize == self.begins.len() {
            self.begins.push(NONE);
        }
        number
    }

    /// What each token is called here.
    pub(super) fn called(&self, text: &Text) -> Vec<Called> {
        let number = |word: &str| self.words.get(word).copied().unwrap_or(NONE);
        let called = text.tokens.iter().map(|token| {
            let piece = token.span.of(text.source);
            let capital = piece.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii());
            [number(&words::base(token, text.source)), if capital { number(piece) } else { NONE }]
        });
        called.collect()
    }

    /// All phrases in a sentence, by their first token.
    pub(super) fn hits(&self, text: &Text, tags: &[Tag], called: &[Called], sentence: Range<usize>) -> Vec<Hit> {
        let end = sentence.end;
        let mut reading = Reading { phrases: self, text, tags, called, end, target: 0, first: 0, hits: Vec::new() };
        for at in sentence {
            for word in called[at].into_iter().filter(|word| *word != NONE) {
                let mut number = self.begins[word as usize];
                while let Some(Beginning { class, target, item, other }) = self.beginnings.get(number as usize) {
                    if class.has(tags[at]) {
                        (reading.target, reading.first) = (*target, at);
                        reading.follow(*item, at, 1);
                    }
                    number = *other;
                }
            }
        }
        reading.hits
    }
}

/// The phrases that stand for one in which newsclaim takes a word to be several ("government's"); `None` where there is no
/// such word. An alternative of that kind makes a phrase of its own.
fn single(pieces: &[Piece]) -> Option<Vec<String>> {
    let parted = |piece: &&Piece| piece.choices.split('|').any(|choice| parts(choice).is_some());
    let at = pieces.iter().position(|piece| parted(&piece))?;
    let choices: Vec<&str> = pieces[at].choices.split('|').collect();
    let whole: Vec<&str> = choices.iter().filter(|choice| parts(choice).is_none()).copied().collect();
    let parted = choices.iter().filter_map(|choice| parts(choice));
    let instead = parted.chain((!whole.is_empty()).then(|| whole.join("|")));
    let spelled = |piece: &Piece, choices: &str| {
        let (gap, optional) = (if piece.gap { "... " } else { "" }, if piece.optional { "?" } else { "" });
        format!("{gap}{choices}{optional}")
    };
    let with = |instead: String| {
        let pieces = pieces.iter().enumerate();
        pieces
            .map(|(place, piece)| spelled(piece, if place == at { &instead } else { piece.choices }))
            .collect::<Vec<_>>()
            .join(" ")
    };
    Some(instead.map(with).collect())
}

/// The tokens of a word that is several, parted by blanks. Plain letters always are one.
fn parts(choice: &str) -> Option<String> {
    let word = choice.split(':').next().unwrap_or_default();
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let text = Text::new(word);
    let pieces: Vec<&str> = text.tokens.iter().map(|token| token.span.of(word)).collect();
    (pieces.len() > 1).then(|| pieces.join(" "))
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
    hits: Vec<Hit>,
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
            if self.text.tokens[at].kind == TokenKind::Mark {
                return;
            }
        }
    }

    fn is(&self, item: usize, at: usize) -> bool {
        let Range { start, end } = self.phrases.items[item].choices;
        let called = self.called[at];
        let choices = &self.phrases.choices[start as usize..end as usize];
        called != [NONE; 2] && choices.iter().any(|(word, class)| called.contains(word) && class.has(self.tags[at]))
    }
}
