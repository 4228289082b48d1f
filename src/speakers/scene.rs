//! Who is on the scene: the mentions before a place, by how much each stands out there.

use super::mention::Standing;
use crate::grammar::Grammar;
use crate::text::Text;

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
    /// The number of the sentence.
    sentence: usize,
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
    /// For each token the number of its sentence.
    sentences: Vec<u32>,
    /// For each sentence how many before it are not speech alone: a long quotation puts nobody far away.
    told: Vec<u32>,
    placed: Vec<Placed>,
    /// Who spoke last.
    pub(super) spoke: Option<usize>,
}

/// How far back a mention is looked for: sentences told, and mentions.
const SENTENCES: u32 = 8;
const MENTIONS: usize = 60;
/// How many are mostly found there.
const SOME: usize = 8;

impl<'a> Scene<'a> {
    pub(super) fn new(text: &'a Text<'a>, grammar: &Grammar, mentions: usize) -> Scene<'a> {
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
        Scene { text, sentences, told, placed: Vec::with_capacity(mentions), spoke: None }
    }

    pub(super) fn enter(&mut self, seen: Seen) {
        let sentence = self.sentence(seen.token);
        let modifies = seen.standing == Standing::Modifier;
        // "Norbury mayor Dana Roe": what modifies opens nothing.
        let opens = self.placed.last().is_none_or(|last| {
            last.sentence != sentence || last.opens && (last.modifies() || last.seen.token == seen.token)
        });
        let leads = opens && !modifies && seen.standing != Standing::Oblique;
        self.placed.push(Placed { seen, sentence, opens, leads });
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

    /// Who is told of in the sentence of a token before it.
    pub(super) fn beside(&self, token: usize) -> Vec<usize> {
        let sentence = self.sentence(token);
        let here = self.placed.iter().rev().take(MENTIONS).take_while(|placed| placed.sentence == sentence);
        here.filter(|placed| placed.seen.token < token).map(|placed| placed.seen.entity).collect()
    }

    /// Those for whom `fits` gives a weight, the likeliest first, each with what it weighs at the token.
    pub(super) fn ranked(&self, token: usize, fits: impl Fn(usize) -> Option<i32>) -> Vec<(usize, i32)> {
        let sentence = self.sentence(token);
        let Some(place) = self.text.sentences.get(sentence) else { return Vec::new() };
        let here = self.told[sentence];
        let mut ranked: Vec<(usize, i32)> = Vec::with_capacity(SOME);
        // Who spoke last stands out until a sentence tells of somebody else.
        let mut spoke = self.spoke;
        let before = self.placed.iter().rev().filter(|placed| placed.seen.token < token);
        for Placed { seen, sentence: other, leads, .. } in before.take(MENTIONS) {
            let far = here - self.told[*other];
            if far > SENTENCES {
                break;
            }
            let Some(fit) = fits(seen.entity) else { continue };
            let block = i32::from(self.text.sentences[*other].block == place.block);
            let speaks = i32::from(spoke == Some(seen.entity));
            if *leads && *other < sentence && seen.standing == Standing::Subject && speaks == 0 && ranked.is_empty() {
                spoke = None;
            }
            let same = if *other == sentence && seen.standing == Standing::Subject { 20 } else { 0 };
            let weight = 100 - 22 * far as i32
                + same
                + standing(seen.standing)
                + 12 * block
                + 25 * speaks
                + if *leads { leading(seen.standing) } else { 0 }
                - 15 * i32::from(seen.reported)
                + fit;
            match ranked.iter_mut().find(|(entity, _)| *entity == seen.entity) {
                Some((_, most)) => *most = (*most).max(weight) + 2,
                None => ranked.push((seen.entity, weight)),
            }
        }
        ranked.sort_by_key(|(_, weight)| -weight);
        ranked
    }
}

/// What stands as the subject stands out most.
fn standing(standing: Standing) -> i32 {
    match standing {
        Standing::Subject => 30,
        Standing::Object => 5,
        Standing::Other => 0,
        Standing::Oblique => -5,
        Standing::Possessor => -8,
        Standing::Modifier => -35,
    }
}

/// What the first of a sentence stands out more: "the mayor's speech" tells of the mayor.
fn leading(standing: Standing) -> i32 {
    if standing == Standing::Possessor { 24 } else { 8 }
}
