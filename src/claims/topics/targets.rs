//! The phrases of topics put together, and what each stands for.

use super::phrase::Phrase;
use super::phrases::{NONE, Phrases};
use super::topic::{Topic, Trigger};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The triggers of topics, ready to find.
#[derive(Debug)]
pub(super) struct Finder {
    pub(super) phrases: Phrases,
    /// By their numbers, what the phrases stand for.
    pub(super) targets: Cow<'static, [Target]>,
    /// The numbers that [`Target::near`] and [`Target::unless`] name.
    pub(super) beside: Cow<'static, [u32]>,
}

/// What a phrase stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    /// The number of the topic that it names; [`NONE`] for what some trigger wants, or does not want, beside it.
    pub(super) topic: u32,
    pub(super) general: bool,
    pub(super) weak: bool,
    /// Where in [`Finder::beside`] begins what must stand beside it, where what must not, and where that ends.
    pub(super) beside: [u32; 3],
}

impl Finder {
    pub(super) fn new(topics: &[Topic]) -> Finder {
        let mut finder = Finder { phrases: Phrases::new(), targets: Cow::default(), beside: Cow::default() };
        let mut known = FxHashMap::default();
        for (number, topic) in topics.iter().enumerate() {
            for trigger in topic.triggers().iter() {
                finder.add(number as u32, topic.general, trigger, &mut known);
            }
        }
        finder.phrases.order();
        finder
    }

    /// The numbers of what must stand beside a target, and of what must not.
    pub(super) fn beside(&self, target: Target) -> [&[u32]; 2] {
        let [near, unless, end] = target.beside.map(|place| place as usize);
        [&self.beside[near..unless], &self.beside[unless..end]]
    }

    /// Adds a trigger; `known` are the numbers of what stands beside one.
    fn add(&mut self, topic: u32, general: bool, trigger: &Trigger, known: &mut FxHashMap<Vec<Phrase>, u32>) {
        let near = self.beside.len() as u32;
        let unless = self.all(&trigger.near, known);
        let beside = [near, unless, self.all(&trigger.unless, known)];
        self.insert(Target { topic, general, weak: trigger.weak, beside }, &trigger.phrases);
    }

    /// Adds what stands beside a trigger; the result is where its numbers end.
    fn all(&mut self, all: &[Vec<Phrase>], known: &mut FxHashMap<Vec<Phrase>, u32>) -> u32 {
        for phrases in all {
            let beside = Target { topic: NONE, general: false, weak: false, beside: [0; 3] };
            let number = *known.entry(phrases.clone()).or_insert_with(|| self.insert(beside, phrases));
            self.beside.to_mut().push(number);
        }
        self.beside.len() as u32
    }

    fn insert(&mut self, target: Target, phrases: &[Phrase]) -> u32 {
        let number = self.targets.len() as u32;
        self.targets.to_mut().push(target);
        for phrase in phrases {
            self.phrases.insert(phrase, number);
        }
        number
    }
}
