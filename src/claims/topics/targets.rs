//! The phrases of topics put together, and what each stands for.

use super::phrase::Phrase;
use super::phrases::{Packed, Phrases, flags};
use super::topic::{Topic, Trigger};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The triggers of topics, ready to find.
#[derive(Debug)]
pub(super) struct Finder {
    pub(super) phrases: Phrases,
    /// By their numbers, what the phrases stand for that name topics.
    pub(super) targets: Cow<'static, [Target]>,
    /// The kinds of what must stand beside targets, and with [`NOT`], behind those of a target, of what must not.
    pub(super) beside: Cow<'static, [Packed]>,
    /// How many kinds there are.
    pub(super) kinds: usize,
}

/// What a phrase stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    /// The number of the topic that it names, with [`GENERAL`] and [`WEAK`].
    pub(super) topic: Packed,
    /// Where in [`Finder::beside`] begins what must and must not stand beside it; the next target's is behind.
    pub(super) beside: u32,
}

/// Of a target: is its topic general? Is it weak?
pub(super) const GENERAL: u8 = 1;
pub(super) const WEAK: u8 = 1 << 1;
/// Of what is named beside a target: must it not stand there?
pub(super) const NOT: u8 = 1;

/// The numbers of what was added: many triggers want the same, and what one wants, another may want too.
#[derive(Default)]
struct Making {
    beside: FxHashMap<Vec<Phrase>, u32>,
    /// By topic, weakness, and what must and must not stand beside it.
    targets: FxHashMap<(u32, bool, [Vec<u32>; 2]), u32>,
}

impl Finder {
    pub(super) fn new(topics: &[Topic]) -> Finder {
        let mut finder = Finder { phrases: Phrases::new(), targets: Cow::default(), beside: Cow::default(), kinds: 0 };
        let mut making = Making::default();
        for (number, topic) in topics.iter().enumerate() {
            for trigger in topic.triggers().iter() {
                finder.add(number as u32, topic.general, trigger, &mut making);
            }
        }
        finder.phrases.order();
        finder
    }

    /// What must and must not stand beside a target.
    pub(super) fn beside(&self, target: u32) -> &[Packed] {
        let begin = |target: &Target| target.beside as usize;
        let end = self.targets.get(target as usize + 1).map_or(self.beside.len(), begin);
        &self.beside[begin(&self.targets[target as usize])..end]
    }

    fn add(&mut self, topic: u32, general: bool, trigger: &Trigger, making: &mut Making) {
        let beside = [&trigger.near, &trigger.unless]
            .map(|all| all.iter().map(|phrases| self.number_beside(phrases, making)).collect::<Vec<u32>>());
        let target = *making.targets.entry((topic, trigger.weak, beside)).or_insert_with_key(|(_, weak, beside)| {
            let begins = self.beside.len() as u32;
            for (numbers, not) in beside.iter().zip([0, NOT]) {
                self.beside.to_mut().extend(numbers.iter().map(|number| Packed::new(*number, not)));
            }
            let topic = Packed::new(topic, flags([(GENERAL, general), (WEAK, *weak)]));
            self.targets.to_mut().push(Target { topic, beside: begins });
            self.targets.len() as u32 - 1
        });
        self.phrases(&trigger.phrases, target, true);
    }

    /// The kind of what stands beside a trigger, which may be new.
    fn number_beside(&mut self, phrases: &[Phrase], making: &mut Making) -> u32 {
        if let Some(number) = making.beside.get(phrases) {
            return *number;
        }
        let number = self.kinds as u32;
        self.kinds += 1;
        self.phrases(phrases, number, false);
        making.beside.insert(phrases.to_vec(), number);
        number
    }

    fn phrases(&mut self, phrases: &[Phrase], target: u32, names: bool) {
        for phrase in phrases {
            self.phrases.insert(phrase, target, names);
        }
    }
}
