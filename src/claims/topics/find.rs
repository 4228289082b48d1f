//! Which topics an article's words name: phrases, and what must or must not stand beside them.

use super::Named;
use super::phrases::{Hit, Hits};
use super::targets::{Finder, GENERAL, NOT, Target, WEAK};
use crate::grammar::Grammar;
use crate::lexicon::Tag;
use crate::text::Text;

/// What names a topic, as far as its own sentence tells.
#[derive(Clone, Copy)]
struct Candidate {
    hit: Hit,
    sentence: u32,
    topic: u32,
    general: bool,
    weak: bool,
    /// Is it weak, and nothing strong near?
    lone: bool,
}

impl Finder {
    /// All that names a topic in a text, and what may, in text order.
    pub(super) fn find(&self, text: &Text, grammar: &Grammar) -> Vec<Named> {
        let mut candidates = Vec::with_capacity(TRIGGERS * text.sentences.len());
        let mut hits = Hits::new(self.kinds);
        for (sentence, number) in text.sentences.iter().zip(0..) {
            self.phrases.find(text, &grammar.tags, sentence.tokens.clone(), &mut hits);
            self.choose(number, sentence.tokens.start, &grammar.tags, &hits, &mut candidates);
        }
        candidates.dedup_by(|next, found| (next.hit.is(found.hit)) & (next.topic == found.topic));
        let topics = candidates.iter().map(|found| found.topic as usize + 1).max().unwrap_or_default();
        support(candidates.iter_mut(), topics);
        support(candidates.iter_mut().rev(), topics);
        let mut all = Vec::with_capacity(candidates.len());
        for own in candidates.chunk_by(|one, next| one.sentence == next.sentence) {
            // Mostly all are words.
            let longest = own.iter().map(|found| found.hit.last() - found.hit.first).max().unwrap_or_default();
            all.extend((0..own.len()).filter(|at| !is_part_of_another(own, *at, longest)).map(|at| named(own[at])));
        }
        all
    }

    /// Adds the triggers of a sentence, which begins at `start`, that have beside them what they must, the same ones side by side.
    fn choose(&self, sentence: u32, start: usize, tags: &[Tag], hits: &Hits, candidates: &mut Vec<Candidate>) {
        let fits = |hit: &Hit| {
            let Target { topic, .. } = self.targets[hit.target as usize];
            // The first is looked for where the last is of the trigger itself, which few are.
            let first = |kind: u32| self.phrases.first(kind, tags, start, hits);
            let apart =
                |last: Hit| !last.is_within(*hit) || first(last.target).is_some_and(|first| !first.is_within(*hit));
            // What must stand beside it comes first, and is all seen where the first that must not stands.
            let (mut wants, mut has) = (false, false);
            for other in self.beside(hit.target) {
                let last = || hits.beside.last(other.number(), start);
                if !other.has(NOT) {
                    (wants, has) = (true, has || last().is_some_and(apart));
                } else if has != wants || last().is_some() {
                    return None;
                }
            }
            let weak = topic.has(WEAK);
            (has || !wants).then_some(Candidate {
                hit: *hit,
                sentence,
                topic: topic.number(),
                general: topic.has(GENERAL),
                weak,
                lone: weak,
            })
        };
        let first = candidates.len();
        candidates.extend(hits.triggers.iter().filter_map(fits));
        candidates[first..].sort_by_key(|found| (found.hit.first, found.topic, found.hit.tokens, found.weak));
    }
}

/// Notes which weak ones follow upon a strong one of their topic, in the same sentence or the next.
fn support<'a>(candidates: impl Iterator<Item = &'a mut Candidate>, topics: usize) {
    let mut strong: Vec<u32> = vec![NOWHERE; topics];
    for found in candidates {
        // Which ones are weak is hard to foretell: there is no branch on it.
        let strong = &mut strong[found.topic as usize];
        found.lone &= strong.abs_diff(found.sentence) > 1;
        *strong = if found.weak { *strong } else { found.sentence };
    }
}

/// What stands for the number of a sentence where there is none: it is near no other.
const NOWHERE: u32 = u32::MAX;

/// How many triggers a sentence mostly has.
const TRIGGERS: usize = 6;

/// Are all its words also of a longer phrase of the sentence ("stroke" in "stroke unit"), or of as long a one of a more
/// special topic? A lone weak phrase takes nothing from any other. From the first to the last word of any it is so far at most.
fn is_part_of_another(all: &[Candidate], at: usize, longest: u32) -> bool {
    let own = all[at];
    let covers = |other: &Candidate| {
        let longer = || other.hit.len() > own.hit.len();
        let special = || own.general && !other.general;
        // Most stand elsewhere.
        own.hit.is_within(other.hit) && other.lone <= own.lone && (longer() || special())
    };
    let before = all[..at].iter().rev().take_while(|other| other.hit.first + longest >= own.hit.first);
    let behind = all[at + 1..].iter().take_while(|other| other.hit.first <= own.hit.last());
    before.chain(behind).any(covers)
}

fn named(found: Candidate) -> Named {
    Named {
        topic: found.topic as usize,
        sentence: found.sentence as usize,
        first: found.hit.first as usize,
        last: found.hit.last() as usize,
        weak: found.weak,
        lone: found.lone,
    }
}
