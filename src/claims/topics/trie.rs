//! A tree of phrases: every word of an article is looked up once, and from where a phrase may begin its words are
//! followed down the tree. The work at a word is bounded by the phrases of the pack, not by the article.

use super::phrase::{Class, Step};
use super::words;
use crate::lexicon::Tag;
use crate::text::{Text, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many words a gap may hold.
pub(super) const GAP: usize = 3;

/// The number of no word.
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

    /// The bits of its tokens that another has too.
    pub(super) fn shared(self, other: Hit) -> u64 {
        let (behind, before) = (other.first.saturating_sub(self.first), self.first.saturating_sub(other.first));
        if behind > 63 || before > 63 { 0 } else { self.tokens & (other.tokens << behind >> before) }
    }
}

/// The tree.
#[derive(Debug, Default)]
pub(super) struct Trie {
    words: FxHashMap<String, u32>,
    /// Does a phrase begin with that word?
    begins: Vec<bool>,
    next: FxHashMap<(u32, u32, Class), u32>,
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    /// What the phrases that end here stand for.
    targets: Vec<u32>,
    /// The node behind a gap.
    gap: Option<u32>,
    /// The classes that words from here on are asked for.
    asked: Vec<Class>,
}

impl Trie {
    pub(super) fn new() -> Trie {
        Trie { nodes: vec![Node::default()], ..Trie::default() }
    }

    /// Adds a wording of what `target` numbers.
    pub(super) fn insert(&mut self, wording: &[Step], target: u32) {
        let mut at = 0;
        for step in wording {
            let made = self.nodes.len() as u32;
            let node = &mut self.nodes[at as usize];
            at = match step {
                Step::Gap => *node.gap.get_or_insert(made),
                Step::Word(word, class) => {
                    if !node.asked.contains(class) {
                        node.asked.push(*class);
                    }
                    let words = self.words.len() as u32;
                    let number = *self.words.entry(word.clone()).or_insert(words);
                    self.begins.resize(self.words.len(), false);
                    self.begins[number as usize] |= at == 0;
                    *self.next.entry((at, number, *class)).or_insert(made)
                }
            };
            if at == made {
                self.nodes.push(Node::default());
            }
        }
        let targets = &mut self.nodes[at as usize].targets;
        if !targets.contains(&target) {
            targets.push(target);
        }
    }

    /// What each token is called in the tree.
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
        let mut walk = Walk { trie: self, text, tags, called, end: sentence.end, first: 0, hits: Vec::new() };
        for at in sentence {
            if called[at].iter().any(|word| self.begins.get(*word as usize).is_some_and(|begins| *begins)) {
                walk.first = at;
                walk.follow(0, at, 0);
            }
        }
        walk.hits
    }
}

/// A walk down the tree.
struct Walk<'a> {
    trie: &'a Trie,
    text: &'a Text<'a>,
    tags: &'a [Tag],
    called: &'a [Called],
    /// Where the sentence ends.
    end: usize,
    first: usize,
    hits: Vec<Hit>,
}

impl Walk<'_> {
    /// Follows the phrases that go on from a node with the token at `at`.
    fn follow(&mut self, node: u32, at: usize, tokens: u64) {
        if at >= self.end || at - self.first > 63 {
            return;
        }
        let trie = self.trie;
        for class in trie.nodes[node as usize].asked.iter().filter(|class| class.has(self.tags[at])) {
            for word in self.called[at].into_iter().filter(|word| *word != NONE) {
                if let Some(next) = trie.next.get(&(node, word, *class)) {
                    self.arrive(*next, at, tokens | 1 << (at - self.first));
                }
            }
        }
    }

    /// A node is reached with the token at `at`.
    fn arrive(&mut self, node: u32, at: usize, tokens: u64) {
        let Node { targets, gap, .. } = &self.trie.nodes[node as usize];
        self.hits.extend(targets.iter().map(|target| Hit { target: *target, first: self.first, tokens }));
        self.follow(node, at + 1, tokens);
        if let Some(behind) = gap {
            for next in at + 1..self.end.min(at + GAP + 2) {
                self.follow(*behind, next, tokens);
                if self.text.tokens[next].kind == TokenKind::Mark {
                    break;
                }
            }
        }
    }
}
