//! The seeds of a perfect hash.

use crate::lexicon::perfect::{HEAD, Key, Perfect, bucket, place};

/// How many keys share a seed, on average: more of them make fewer seeds, and longer searches here.
const SHARE: usize = 4;

/// A seed for each bucket, and how many places the table has: some more than keys, or the last seeds would be
/// hard to find.
pub(crate) fn seeds(keys: &[&str]) -> (Vec<u16>, usize) {
    let places = keys.len() + keys.len() / 10 + 1;
    let mut seeds = vec![0; keys.len() / SHARE + 1];
    let mut buckets = vec![Vec::new(); seeds.len()];
    for key in keys {
        let hash = Key::of(key).hash();
        buckets[bucket(hash, seeds.len())].push(hash);
    }
    // The fullest first, while there is room.
    let mut order: Vec<usize> = (0..buckets.len()).collect();
    order.sort_by_key(|number| std::cmp::Reverse(buckets[*number].len()));
    let mut taken = vec![false; places];
    for number in order {
        let fits = |seed: &u16| {
            let mut own: Vec<usize> = buckets[number].iter().map(|hash| place(*hash, *seed, places)).collect();
            own.sort_unstable();
            own.windows(2).all(|pair| pair[0] != pair[1]) && own.iter().all(|place| !taken[*place])
        };
        let seed = (0..=u16::MAX).find(fits).expect("a seed fits, or two keys are the same");
        seeds[number] = seed;
        for hash in &buckets[number] {
            taken[place(*hash, seed, places)] = true;
        }
    }
    (seeds, places)
}

/// The keys by their places; `None` where none stands.
pub(crate) fn placed<'a>(keys: &[&'a str], seeds: &[u16], places: usize) -> Vec<Option<&'a str>> {
    let perfect = Perfect { seeds, places };
    let mut placed = vec![None; places];
    for key in keys {
        placed[perfect.place(Key::of(key).hash())] = Some(*key);
    }
    placed
}

/// The text of the keys, with what [`Key::is_at`] wants behind the last.
pub(crate) fn padded(mut text: String) -> String {
    text.push_str(&" ".repeat(HEAD));
    text
}
