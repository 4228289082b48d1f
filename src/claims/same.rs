//! The same claim made again: claims of one topic and polarity that share most of their words and all their figures.

use super::Claim;
use crate::grammar::Grammar;
use crate::lexicon::{Tag, Word, numbers};
use crate::lists::keep;
use crate::text::{Text, Token, lower_hash};
use std::ops::Range;

/// The share of words that both have among those that either has (Jaccard), at least.
const ALIKE: f32 = 0.6;
/// How many words both must have.
const SHARED: usize = 3;
/// By how many of its words a claim is looked up at most: its rarest, as many as claims alike surely share one of (prefix
/// filtering, Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", WWW 2007). What bounds the work, with
/// the next.
const SIGNS: usize = 8;
/// How many words a claim mostly has.
const WORDS: usize = 12;
/// How many claims with a word a later one with it is held against, the latest.
const LATEST: usize = 4;

/// What claims say, by the keys of words.
pub(super) struct Said {
    /// Claim by claim; of each in text order.
    words: Vec<u32>,
    figures: Vec<u32>,
    /// For each claim which of the words and of the figures are its own.
    own: Vec<(Range<usize>, Range<usize>)>,
}

impl Said {
    /// Nothing yet, with room for so many claims.
    pub(super) fn with_room(claims: usize) -> Said {
        Said {
            words: Vec::with_capacity(WORDS * claims),
            figures: Vec::with_capacity(claims),
            own: Vec::with_capacity(claims),
        }
    }

    fn words(&self, claim: usize) -> &[u32] {
        &self.words[self.own[claim].0.clone()]
    }

    fn figures(&self, claim: usize) -> &[u32] {
        &self.figures[self.own[claim].1.clone()]
    }

    /// Adds what a claim says.
    pub(super) fn add(&mut self, text: &Text, grammar: &Grammar, claim: &Claim) {
        let tokens = claim.tokens.clone();
        let (words, figures) = (self.words.len(), self.figures.len());
        for (token, tag) in text.tokens[tokens.clone()].iter().zip(&grammar.tags[tokens]) {
            let tells = tag.is_noun() | tag.is_adjective() | tag.is_verb() & !is_light(token.word);
            if *tag == Tag::CD {
                self.figures.push(key(text, token));
            }
            // What the lexicon does not hold is mostly a name or a mark.
            if token.word.base != 0 || tells {
                keep(&mut self.words, key(text, token), tells);
            }
        }
        self.own.push((words..self.words.len(), figures..self.figures.len()));
    }

    /// Puts the words of a claim in order, the rarest first, each once.
    fn order(&mut self, claim: usize) {
        let range = &mut self.own[claim].0;
        let words = &mut self.words[range.clone()];
        words.sort_unstable();
        let mut kept = 0;
        for at in 0..words.len() {
            words[kept] = words[at];
            kept += usize::from(words.get(at + 1) != Some(&words[at]));
        }
        range.end = range.start + kept;
    }

    fn are_alike(&self, one: usize, other: usize) -> bool {
        let words = [one, other].map(|claim| self.words(claim));
        let (few, many) = (words[0].len().min(words[1].len()), words[0].len().max(words[1].len()));
        // What lengths and figures tell first spares most the count.
        if few < SHARED || (few as f32) < ALIKE * many as f32 {
            return false;
        }
        // Most claims have none.
        let figures = [one, other].map(|claim| self.figures(claim));
        if figures[0].len() != figures[1].len() || !figures[0].is_empty() && figures[0] != figures[1] {
            return false;
        }
        let shared = shared(words[0], words[1]);
        shared >= SHARED && shared as f32 >= ALIKE * (few + many - shared) as f32
    }

    /// Links each claim, of those that were added, with the first that says the same.
    pub(super) fn link(mut self, claims: &mut [Claim]) {
        let repeated = Repeated::of(&self.words);
        // A word and the number of a claim as one number, which is sorted sooner than two.
        let mut signs: Vec<u64> = Vec::with_capacity(2 * claims.len());
        for number in 0..claims.len() {
            if !repeated.are_enough(self.words(number)) {
                continue;
            }
            self.order(number);
            let words = self.words(number);
            signs.extend(words[..signs_of(words.len())].iter().map(|word| u64::from(*word) << 32 | number as u64));
        }
        signs.sort_unstable();
        let mut first: Vec<Option<usize>> = vec![None; claims.len()];
        // With whom each was held against last in vain: claims share more words than one.
        let mut tried = vec![usize::MAX; claims.len()];
        // Most words are of one claim alone.
        for of_word in signs.chunk_by(|sign, next| sign >> 32 == next >> 32).filter(|of_word| of_word.len() > 1) {
            for (place, sign) in of_word.iter().enumerate() {
                let number = *sign as u32 as usize;
                for other in &of_word[place.saturating_sub(LATEST)..place] {
                    let other = *other as u32 as usize;
                    if first[number].is_some_and(|first| first <= other) || tried[number] == other {
                        continue;
                    }
                    if is_same(&claims[number], &claims[other]) && self.are_alike(number, other) {
                        first[number] = Some(other);
                    } else {
                        tried[number] = other;
                    }
                }
            }
        }
        for (number, first) in first.into_iter().enumerate() {
            claims[number].same_as = first.map(|first| claims[first].same_as.unwrap_or(first));
        }
    }
}

/// Which words all claims together have twice or more; a few others pass for such, as only their last bits are kept.
struct Repeated {
    once: [u64; 64],
    again: [u64; 64],
}

impl Repeated {
    fn of(words: &[u32]) -> Repeated {
        let mut all = Repeated { once: [0; 64], again: [0; 64] };
        for word in words {
            let (place, bit) = Repeated::bit(*word);
            all.again[place] |= all.once[place] & bit;
            all.once[place] |= bit;
        }
        all
    }

    fn bit(word: u32) -> (usize, u64) {
        ((word / 64 % 64) as usize, 1 << (word % 64))
    }

    /// Has a claim with those words enough that others have, too? Most have not, and are then like no other.
    fn are_enough(&self, words: &[u32]) -> bool {
        let repeated = |word: &u32| {
            let (place, bit) = Repeated::bit(*word);
            usize::from(self.again[place] & bit != 0)
        };
        let repeated: usize = words.iter().map(repeated).sum();
        repeated >= SHARED && repeated as f32 >= ALIKE * words.len() as f32
    }
}

/// How many of so many words claims alike surely share one of: one more than may be wanting to the other.
fn signs_of(words: usize) -> usize {
    if words < SHARED { 0 } else { (words + 1 - (ALIKE * words as f32).ceil() as usize).min(SIGNS) }
}

/// The key of a word's base form: the rarer, the less. Frequent words have low numbers in the lexicon, and what it does not
/// hold is told by its hash.
#[inline(always)] // one question of nearly all words
fn key(text: &Text, token: &Token) -> u32 {
    match token.word.base {
        0 => lower_hash(text.source, token.span) as u32 >> 1,
        base => u32::MAX - u32::from(base),
    }
}

/// Verbs that say nothing by themselves.
fn is_light(word: Word) -> bool {
    word.is_form_of_one(&numbers!["be", "have", "do", "get", "say", "tell", "add"])
}

fn is_same(one: &Claim, other: &Claim) -> bool {
    one.polarity == other.polarity && one.topics.iter().any(|topic| other.topics.contains(topic))
}

/// How many numbers two ordered lists share.
fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut at, mut at_other, mut shared) = (0, 0, 0);
    // Which of two keys is the greater is not to be foretold: there is no branch on it.
    while let (Some(first), Some(second)) = (one.get(at), other.get(at_other)) {
        shared += usize::from(first == second);
        at += usize::from(first <= second);
        at_other += usize::from(first >= second);
    }
    shared
}

#[cfg(test)]
mod tests {
    /// What each claim of a text is the same as, by number.
    fn same(source: &str) -> Vec<Option<usize>> {
        crate::analyse(source).claims.iter().map(|claim| claim.same_as).collect()
    }

    #[test]
    fn the_same_claim_is_linked_to_its_first() {
        let again = "Norland raised its import tariff on timber. \
            Norland has raised the import tariff on timber, Dana Roe said. The import tariff on timber was raised by Norland.";
        assert_eq!(same(again), [None, Some(0), Some(0)]);
    }

    #[test]
    fn other_figures_polarity_and_words_are_other_claims() {
        for other in [
            "Norland raised the income tax by 5 percent. Norland raised the income tax by 7 percent.",
            "Norland raised its import tariff on timber. Norland never raised its import tariff on timber.",
            "Norland raised its import tariff on timber. Norland spent the import tariff on schools.",
        ] {
            assert!(same(other).iter().all(Option::is_none), "{other}: {:?}", same(other));
        }
    }
}
