//! Who is on the scene: the mentions before a place, by how much each stands out there.

use super::mention::Standing;
use crate::grammar::{Grammar, Kind};
use crate::lexicon::{Tag, numbers};
use crate::text::Text;
use std::ops::Range;

/// A mention that a pronoun or a description may mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) token: usize,
    pub(super) entity: usize,
    pub(super) standing: Standing,
    /// Does it stand in what somebody is reported to say?
    pub(super) reported: bool,
}

/// A mention in its sentence.
#[derive(Clone, Copy, Debug)]
struct Placed {
    seen: Seen,
    /// The number of the mention of the same one before it; [`NONE`] for the first.
    before: usize,
    /// The number of the sentence.
    sentence: usize,
    /// The number of its paragraph.
    block: usize,
    /// How many sentences up to it are not speech alone.
    told: u32,
    /// Does nothing but what modifies stand before it in the sentence?
    opens: bool,
    /// Is it the first of the sentence, which so tells of it?
    leads: bool,
}

impl Placed {
    fn modifies(&self) -> bool {
        self.seen.standing == Standing::Modifier
    }
}

/// The mentions so far and the units of the text that tell how far off they are.
pub(super) struct Scene<'a> {
    text: &'a Text<'a>,
    grammar: &'a Grammar,
    /// For each token the number of its sentence.
    sentences: Vec<u32>,
    /// For each sentence how many before it are not speech alone: a long quotation puts nobody far away.
    told: Vec<u32>,
    /// In text order.
    placed: Vec<Placed>,
    /// For each entity the number of its last mention there.
    latest: Vec<usize>,
    /// The last sentence whose subject stands behind what opens it: "When Roe came, Brandt left".
    turned: Option<usize>,
    /// Who spoke last.
    pub(super) spoke: Option<usize>,
    /// In which paragraph.
    spoke_in: usize,
}

/// How far back a mention is looked for: sentences told, and mentions.
const SENTENCES: u32 = 8;
const MENTIONS: usize = 60;
/// How many are mostly found there.
const SOME: usize = 8;

/// The number of no mention.
const NONE: usize = usize::MAX;

/// What stands for a place in a list where its entity was not asked yet, and where it was and is none for the list.
const UNASKED: u8 = u8::MAX;
const UNFIT: u8 = UNASKED - 1;

impl<'a> Scene<'a> {
    pub(super) fn new(text: &'a Text<'a>, grammar: &'a Grammar, mentions: usize) -> Scene<'a> {
        let mut count = 0;
        let told = text.sentences.iter().map(|sentence| {
            let speech = grammar
                .marks
                .speech(sentence.tokens.start)
                .is_some_and(|quoted| quoted.last + 1 >= sentence.tokens.end);
            count += u32::from(!speech);
            count
        });
        let told = told.collect();
        let mut sentences = Vec::with_capacity(text.tokens.len());
        for (sentence, number) in text.sentences.iter().zip(0..) {
            sentences.resize(sentence.tokens.end, number);
        }
        let placed = Vec::with_capacity(2 * mentions);
        let latest = Vec::with_capacity(mentions);
        Scene { text, grammar, sentences, told, placed, latest, turned: None, spoke: None, spoke_in: 0 }
    }

    /// Who spoke last, in the same paragraph or the one before.
    pub(super) fn spoke_near(&self, token: usize) -> Option<usize> {
        let block = self.text.sentences.get(self.sentence(token))?.block;
        self.spoke.filter(|_| block <= self.spoke_in + 1)
    }

    /// Who spoke last, in the same paragraph.
    pub(super) fn spoke_beside(&self, token: usize) -> Option<usize> {
        self.spoke.filter(|_| self.block(self.sentence(token)) == self.spoke_in)
    }

    pub(super) fn enter(&mut self, seen: Seen) {
        let sentence = self.sentence(seen.token);
        let modifies = seen.standing == Standing::Modifier;
        if seen.standing == Standing::Subject && self.owns(seen.token, sentence) {
            self.weaken();
        }
        let last = self.placed.last().filter(|last| last.sentence == sentence);
        let apart = last.is_some_and(|last| last.seen.token != seen.token);
        // "Norbury mayor Dana Roe": what modifies opens nothing.
        let opens = last.is_none_or(|last| last.opens && (last.modifies() || !apart));
        let turns = apart && seen.standing == Standing::Subject && self.turns(seen.token, sentence);
        if turns {
            self.turn(sentence);
        }
        let leads = turns || opens && !modifies && seen.standing != Standing::Oblique;
        if self.latest.len() <= seen.entity {
            self.latest.resize(seen.entity + 1, NONE);
        }
        let before = std::mem::replace(&mut self.latest[seen.entity], self.placed.len());
        self.placed.push(Placed {
            seen,
            before,
            sentence,
            block: self.block(sentence),
            told: self.told[sentence],
            opens,
            leads,
        });
    }

    /// "His deputy Dana Roe was late", "Her sister, Dana Roe, was late": does the one told of last only tell whose the
    /// subject is?
    fn owns(&self, subject: usize, sentence: usize) -> bool {
        let owner = self.placed.last().filter(|last| last.sentence == sentence && last.seen.token != subject);
        let Some(owner) = owner.filter(|last| self.grammar.tags[last.seen.token] == Tag::PRPS) else { return false };
        let [owner, subject] = [owner.seen.token, subject].map(|token| self.grammar.chunks.of_token[token] as usize);
        owner == subject || owner + 2 == subject && self.grammar.chunks.all[owner + 1].kind == Kind::Comma
    }

    /// "When Roe came, Brandt left", "Asked about Roe, Brandt laughed": is it the subject behind a clause that opens the
    /// sentence, and that tells of somebody?
    pub(super) fn turns(&self, subject: usize, sentence: usize) -> bool {
        if self.turned == Some(sentence) {
            return false;
        }
        let (chunks, of_token) = (&self.grammar.chunks.all, &self.grammar.chunks.of_token);
        let comma = (of_token[subject] as usize).checked_sub(1).map(|before| chunks[before].kind);
        if comma != Some(Kind::Comma) {
            return false;
        }
        let opens = of_token[self.text.sentences[sentence].tokens.start] as usize;
        let first = chunks[opens..].iter().find(|chunk| !matches!(chunk.kind, Kind::Quote | Kind::Conjunction));
        let clause = |word: usize| self.text.tokens[word].word.is_one_of(OPENERS);
        first.is_some_and(|chunk| chunk.kind == Kind::Verb || clause(chunk.first()))
    }

    /// Lets whoever the opening clause of the sentence tells of stand back.
    fn turn(&mut self, sentence: usize) {
        self.turned = Some(sentence);
        for placed in self.placed.iter_mut().rev().take_while(|placed| placed.sentence == sentence) {
            placed.leads = false;
            if placed.seen.standing == Standing::Subject {
                placed.seen.standing = Standing::Other;
            }
        }
    }

    /// Notes who speaks at a token.
    pub(super) fn speaks(&mut self, entity: usize, token: usize) {
        self.spoke = Some(entity);
        self.spoke_in = self.block(self.sentence(token));
    }

    fn block(&self, sentence: usize) -> usize {
        self.text.sentences.get(sentence).map_or(0, |sentence| sentence.block)
    }

    /// Lets the last one stand out little, unless it is the subject.
    pub(super) fn weaken(&mut self) {
        if let Some(last) = self.placed.last_mut().filter(|last| last.seen.standing != Standing::Subject) {
            (last.seen.standing, last.leads) = (Standing::Modifier, false);
        }
    }

    /// The number of the sentence of a token.
    pub(super) fn sentence(&self, token: usize) -> usize {
        self.sentences.get(token).map_or(self.text.sentences.len(), |number| *number as usize)
    }

    /// How many sentences that are not speech alone lie between a sentence and a token behind it.
    pub(super) fn far(&self, sentence: usize, token: usize) -> u32 {
        let here = self.told.get(self.sentence(token)).copied().unwrap_or_default();
        here.saturating_sub(self.told.get(sentence).copied().unwrap_or_default())
    }

    /// Who is told of in the sentence of a token before it, and how.
    pub(super) fn beside(&self, token: usize) -> Vec<(usize, Standing)> {
        let sentence = self.sentence(token);
        let here = self.placed.iter().rev().take(MENTIONS).take_while(|placed| placed.sentence == sentence);
        let before = here.filter(|placed| placed.seen.token < token);
        before.map(|placed| (placed.seen.entity, placed.seen.standing)).collect()
    }

    /// Who was told of so far within some words.
    pub(super) fn within(&self, tokens: Range<usize>) -> impl Iterator<Item = &Seen> {
        let first = self.placed.partition_point(|placed| placed.seen.token < tokens.start);
        let behind = self.placed[first..].iter().map(|placed| &placed.seen);
        behind.take_while(move |seen| seen.token < tokens.end)
    }

    /// Those for whom `fits` gives a weight, the likeliest first, each with what it weighs at the token.
    pub(super) fn ranked(&self, token: usize, fits: &dyn Fn(usize) -> Option<i32>) -> Vec<(usize, i32)> {
        self.ranked_by(token, 0, fits)
    }

    /// The same where what the sentence itself tells before the token `own` is no speech of whoever is meant.
    pub(super) fn ranked_by(&self, token: usize, own: usize, fits: &dyn Fn(usize) -> Option<i32>) -> Vec<(usize, i32)> {
        let sentence = self.sentence(token);
        let Some(place) = self.text.sentences.get(sentence) else { return Vec::new() };
        let here = self.told[sentence];
        let end = self.placed.partition_point(|placed| placed.seen.token < token);
        let first = end.saturating_sub(MENTIONS);
        // Each is asked once; the mentions before it learn from it where it is in the list.
        let (mut ranked, mut fitted, mut places) = (Vec::with_capacity(SOME), [0; MENTIONS], [UNASKED; MENTIONS + 1]);
        // Who spoke last stands out until a sentence tells of somebody else, or a new paragraph begins to.
        let (mut spoke, new) = (self.spoke, self.spoke_in < place.block);
        for (at, placed) in self.placed[first..end].iter().enumerate().rev() {
            let Placed { seen, before, sentence: other, block, told, leads, .. } = placed;
            let far = here - told;
            if far > SENTENCES {
                break;
            }
            let known = places[at];
            let slot = match known {
                UNASKED => fits(seen.entity).map_or(UNFIT, |fit| {
                    fitted[ranked.len()] = fit;
                    ranked.push((seen.entity, i32::MIN));
                    ranked.len() as u8 - 1
                }),
                known => known,
            };
            // What stands too far before has the place behind all, which nobody reads.
            places[before.wrapping_sub(first).min(MENTIONS)] = slot;
            if slot == UNFIT {
                continue;
            }
            let speaks = spoke == Some(seen.entity);
            let tells = *leads & matches!(seen.standing, Standing::Subject | Standing::Possessor) & !speaks;
            if spoke.is_some() && tells && (*other < sentence || new && seen.token < own) {
                spoke = spoke.filter(|spoke| ranked.iter().any(|(entity, _)| entity == spoke));
            }
            let same = *other == sentence && seen.standing == Standing::Subject;
            let weight = 100 - 22 * far as i32
                + 20 * i32::from(same)
                + STANDING[seen.standing as usize]
                + 12 * i32::from(*block == place.block)
                + 25 * i32::from(speaks)
                + if *leads { leading(seen.standing) } else { 0 }
                - 15 * i32::from(seen.reported)
                + fitted[usize::from(slot)];
            // Each further mention adds to the most that one of them weighs.
            let most: &mut i32 = &mut ranked[usize::from(slot)].1;
            *most = (*most).max(weight) + if known == UNASKED { 0 } else { 2 };
        }
        ranked.sort_by_key(|(_, weight)| -weight);
        ranked
    }
}

/// The words that open a clause before the one that its sentence is about.
const OPENERS: &[u16] = &numbers![
    "though", "although", "while", "when", "as", "after", "before", "since", "because", "once", "whereas", "if",
    "unless", "until", "where"
];

/// What stands as the subject stands out most: what each [`Standing`] weighs, in their order. A table, as which of them comes
/// is hard to foretell.
const STANDING: [i32; 6] = [30, 5, -5, -8, -35, 0];

/// What the first of a sentence stands out more: "the mayor's speech" tells of the mayor.
fn leading(standing: Standing) -> i32 {
    if standing == Standing::Possessor { 24 } else { 8 }
}
