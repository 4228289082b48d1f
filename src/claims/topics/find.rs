//! Which topics an article's words name: phrases, and what must or must not stand beside them.

use super::Named;
use super::phrases::{Hit, Hits};
use super::targets::{Finder, GENERAL, NOT, Target, WEAK};
use crate::grammar::Grammar;
use crate::text::Text;

/// What names a topic, as far as its own sentence tells.
#[derive(Clone, Copy)]
struct Candidate {
    hit: Hit,
    /// How many tokens the hit has.
    len: u32,
    sentence: usize,
    topic: usize,
    general: bool,
    weak: bool,
    /// Is it weak, and nothing strong near?
    lone: bool,
}

/// Of what stands beside triggers in a sentence the last hit, by the number of what it is. A sparse set, after Briggs and
/// Torczon, "An efficient representation for sparse sets", LOPLAS 2 (1993): nothing is hashed, nothing wiped.
struct Beside {
    /// For each number the place of its last hit, if that has the number. A sentence in which more stand than have places is
    /// read as if the others stood not there.
    places: Vec<u16>,
}

impl Beside {
    fn new(numbers: usize) -> Beside {
        Beside { places: vec![0; numbers] }
    }

    /// Takes the hits of a sentence. Whether a number was there before is hard to foretell: there is no branch on it.
    fn take(&mut self, hits: &[Hit]) {
        for (hit, place) in hits.iter().take(usize::from(u16::MAX)).zip(0..) {
            self.places[hit.target as usize] = place;
        }
    }

    /// The last of the hits that were taken that has the number.
    fn last<'a>(&self, hits: &'a [Hit], number: u32) -> Option<&'a Hit> {
        let place = *self.places.get(number as usize)?;
        hits.get(usize::from(place)).filter(|hit| hit.target == number)
    }
}

impl Finder {
    /// All that names a topic in a text, and what may, in text order.
    pub(super) fn find(&self, text: &Text, grammar: &Grammar) -> Vec<Named> {
        let called = self.phrases.called(text);
        let mut candidates = Vec::with_capacity(TRIGGERS * text.sentences.len());
        let (mut hits, mut beside) = (Hits::with_room(HITS), Beside::new(self.targets.len()));
        for (number, sentence) in text.sentences.iter().enumerate() {
            hits.triggers.clear();
            hits.beside.clear();
            self.phrases.find(text, &grammar.tags, &called, sentence.tokens.clone(), &mut hits);
            self.choose(number, &hits, &mut beside, &mut candidates);
        }
        candidates.dedup_by_key(|found| (found.hit.first, found.topic, found.hit.tokens));
        let topics = candidates.iter().map(|found| found.topic + 1).max().unwrap_or_default();
        support(candidates.iter_mut(), topics);
        support(candidates.iter_mut().rev(), topics);
        let mut all = Vec::with_capacity(candidates.len());
        for own in candidates.chunk_by(|one, next| one.sentence == next.sentence) {
            all.extend((0..own.len()).filter(|at| !is_part_of_another(own, *at)).map(|at| named(own[at])));
        }
        all
    }

    /// Adds the triggers of a sentence that have beside them what they must, the same ones side by side.
    fn choose(&self, sentence: usize, hits: &Hits, beside: &mut Beside, candidates: &mut Vec<Candidate>) {
        if hits.triggers.is_empty() {
            return;
        }
        beside.take(&hits.beside);
        let fits = |hit: &Hit| {
            let Target { topic, .. } = self.targets[hit.target as usize];
            // The first is looked for where the last is of the trigger itself, which few are.
            let first = |number: u32| hits.beside.iter().find(|other| other.target == number);
            let apart =
                |last: &Hit| !last.is_within(*hit) || first(last.target).is_some_and(|first| !first.is_within(*hit));
            // What must stand beside it comes first, and is all seen where the first that must not stands.
            let (mut wants, mut has) = (false, false);
            for other in self.beside(hit.target) {
                let last = || beside.last(&hits.beside, other.number());
                if !other.has(NOT) {
                    (wants, has) = (true, has || last().is_some_and(apart));
                } else if has != wants || last().is_some() {
                    return None;
                }
            }
            let weak = topic.has(WEAK);
            (has || !wants).then_some(Candidate {
                hit: *hit,
                len: hit.len(),
                sentence,
                topic: topic.number() as usize,
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
    let mut strong: Vec<Option<usize>> = vec![None; topics];
    for found in candidates {
        if !found.weak {
            strong[found.topic] = Some(found.sentence);
        } else if strong[found.topic].is_some_and(|sentence| sentence.abs_diff(found.sentence) <= 1) {
            found.lone = false;
        }
    }
}

/// How many phrases are found in a sentence, mostly at most.
const HITS: usize = 16;

/// How many triggers a sentence mostly has.
const TRIGGERS: usize = 4;

/// How many tokens before and behind a phrase another can begin that has words of it.
const REACH: usize = 64;

/// Are all its words also of a longer phrase of the sentence ("stroke" in "stroke unit"), or of as long a one of a more
/// special topic? A lone weak phrase takes nothing from any other.
fn is_part_of_another(all: &[Candidate], at: usize) -> bool {
    let own = all[at];
    let covers = |other: &Candidate| {
        let longer = other.len > own.len;
        let special = own.general && !other.general;
        (longer || special) && other.lone <= own.lone && own.hit.is_within(other.hit)
    };
    let before = all[..at].iter().rev().take_while(|other| other.hit.first + REACH > own.hit.first);
    let behind = all[at + 1..].iter().take_while(|other| other.hit.first <= own.hit.last());
    before.chain(behind).any(covers)
}

fn named(found: Candidate) -> Named {
    Named {
        topic: found.topic,
        sentence: found.sentence,
        first: found.hit.first,
        last: found.hit.last(),
        weak: found.weak,
        lone: found.lone,
    }
}
