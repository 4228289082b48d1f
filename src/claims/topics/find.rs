//! Which topics an article's words name: phrases, and what must or must not stand beside them.

use super::phrases::{Hit, Phrases};
use super::{Named, PART, Topic, Trigger};
use crate::grammar::Grammar;
use crate::text::Text;
use rustc_hash::{FxHashMap, FxHashSet};

/// The triggers of topics, ready to find.
#[derive(Debug, Default)]
pub(super) struct Finder {
    phrases: Phrases,
    /// By their numbers, what the phrases stand for.
    targets: Vec<Target>,
}

/// What a phrase stands for.
#[derive(Debug)]
enum Target {
    /// A trigger; the numbers of what must or must not stand beside it.
    Names { topic: usize, general: bool, weak: bool, near: Vec<u32>, unless: Vec<u32> },
    /// What some trigger wants, or does not want, beside it.
    Beside,
}

/// What names a topic, as far as its own sentence tells.
#[derive(Clone, Copy)]
struct Candidate {
    hit: Hit,
    sentence: usize,
    topic: usize,
    general: bool,
    weak: bool,
}

impl Finder {
    pub(super) fn new(topics: &[Topic]) -> Finder {
        let mut finder = Finder::default();
        let mut beside: FxHashMap<&str, u32> = FxHashMap::default();
        for (number, topic) in topics.iter().enumerate() {
            for trigger in &topic.triggers {
                finder.add(number, topic.general, trigger, &mut beside);
            }
        }
        finder
    }

    fn add<'a>(&mut self, topic: usize, general: bool, trigger: &'a Trigger, known: &mut FxHashMap<&'a str, u32>) {
        let mut beside = |list: &'a str| {
            let number = |phrase| *known.entry(phrase).or_insert_with(|| self.insert(Target::Beside, phrase));
            list.split_terminator(PART).map(number).collect()
        };
        let (near, unless) = (beside(&trigger.near), beside(&trigger.unless));
        self.insert(Target::Names { topic, general, weak: trigger.weak, near, unless }, &trigger.phrase);
    }

    fn insert(&mut self, target: Target, phrase: &str) -> u32 {
        let number = self.targets.len() as u32;
        self.targets.push(target);
        // Packs are read with care that every phrase is one; a test reads the built-in ones.
        let _ = self.phrases.insert(phrase, number);
        number
    }

    /// All that names a topic in a text, in text order.
    pub(super) fn find(&self, text: &Text, grammar: &Grammar) -> Vec<Named> {
        let called = self.phrases.called(text);
        let mut candidates = Vec::new();
        for (number, sentence) in text.sentences.iter().enumerate() {
            let hits = self.phrases.hits(text, &grammar.tags, &called, sentence.tokens.clone());
            candidates.extend(self.candidates(number, &hits));
        }
        let strong: FxHashSet<(usize, usize)> =
            candidates.iter().filter(|found| !found.weak).map(|found| (found.topic, found.sentence)).collect();
        candidates.retain(|found| {
            let near = found.sentence.saturating_sub(1)..=found.sentence + 1;
            !found.weak || near.into_iter().any(|sentence| strong.contains(&(found.topic, sentence)))
        });
        let kept = (0..candidates.len()).filter(|at| !is_part_of_another(&candidates, *at));
        kept.map(|at| named(candidates[at])).collect()
    }

    /// The triggers among the hits of a sentence that have beside them what they must, each once.
    fn candidates(&self, sentence: usize, hits: &[Hit]) -> Vec<Candidate> {
        // Of what stands beside triggers, the first and the last.
        let mut beside: FxHashMap<u32, [Hit; 2]> = FxHashMap::default();
        for hit in hits.iter().filter(|hit| matches!(self.targets[hit.target as usize], Target::Beside)) {
            beside.entry(hit.target).and_modify(|ends| ends[1] = *hit).or_insert([*hit; 2]);
        }
        let fits = |hit: &Hit| match &self.targets[hit.target as usize] {
            Target::Beside => None,
            Target::Names { topic, general, weak, near, unless } => {
                let apart = |ends: &[Hit; 2]| ends.iter().any(|end| hit.shared(*end) < end.len());
                let near = near.is_empty() || near.iter().filter_map(|near| beside.get(near)).any(apart);
                let fits = near && !unless.iter().any(|unless| beside.contains_key(unless));
                fits.then_some(Candidate { hit: *hit, sentence, topic: *topic, general: *general, weak: *weak })
            }
        };
        let mut found: Vec<Candidate> = hits.iter().filter_map(fits).collect();
        found.sort_by_key(|found| (found.hit.first, found.topic, found.hit.tokens, found.weak));
        found.dedup_by_key(|found| (found.hit.first, found.topic, found.hit.tokens));
        found
    }
}

/// How many tokens before and behind a phrase another can begin that has words of it.
const REACH: usize = 16;

/// Are all its words also of a longer phrase, or of as long a one of a more special topic? A general topic's longer
/// phrase takes nothing from a special one.
fn is_part_of_another(all: &[Candidate], at: usize) -> bool {
    let own = all[at];
    let covers = |other: &Candidate| {
        let whole = other.hit.shared(own.hit) == own.hit.len();
        let longer = other.hit.len() > own.hit.len();
        let special = own.general && !other.general;
        whole && if longer { special || own.general == other.general || other.topic == own.topic } else { special }
    };
    let before = all[..at].iter().rev().take_while(|other| other.hit.first + REACH > own.hit.first);
    let behind = all[at + 1..].iter().take_while(|other| other.hit.first <= own.hit.last());
    before.chain(behind).any(|other| other.sentence == own.sentence && covers(other))
}

fn named(found: Candidate) -> Named {
    Named { topic: found.topic, sentence: found.sentence, first: found.hit.first, last: found.hit.last() }
}
