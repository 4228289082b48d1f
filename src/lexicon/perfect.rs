//! A perfect hash: where a key of a table that is known beforehand stands, found without a search. The build
//! script makes the seeds; both sides hash here, alike on every machine.
//!
//! After Belazzougui, Botelho and Dietzfelbinger, "Hash, displace, and compress", ESA 2009: the keys of a bucket
//! share a seed that was chosen so that no two keys of the table meet.

/// The seeds of a table, one a bucket, and how many places it has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Perfect<'a> {
    pub(crate) seeds: &'a [u16],
    pub(crate) places: usize,
}

impl Perfect<'_> {
    /// The only place where the key of that hash may stand.
    pub(crate) const fn place(&self, hash: u64) -> usize {
        let bucket = bucket(hash, self.seeds.len());
        let seed = if bucket < self.seeds.len() { self.seeds[bucket] } else { 0 };
        place(hash, seed, self.places)
    }
}

/// A key of a table. What is done with its head needs no loop and no guess of its length, which words have all sorts of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key<'a> {
    /// Its first [`HEAD`] bytes, the first in the lowest bits, and zeros behind its end.
    head: u128,
    len: usize,
    /// The bytes behind the head.
    rest: &'a [u8],
}

/// How many bytes are a key's head.
pub(crate) const HEAD: usize = 16;

/// A key that is no longer than its head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Short {
    head: u128,
    len: usize,
}

impl Short {
    /// The key of a text that is shorter than a head.
    pub(crate) const fn of(key: &str) -> Short {
        Short { head: short(key.as_bytes()), len: key.len() }
    }

    /// The key of the first so many bytes of a head.
    pub(crate) const fn within(head: u128, len: usize) -> Short {
        Short { head: head & FIRST[len], len }
    }

    pub(crate) const fn is_ascii(self) -> bool {
        self.head & u128::from_le_bytes([0x80; HEAD]) == 0
    }

    pub(crate) const fn key(self) -> Key<'static> {
        Key { head: self.head, len: self.len, rest: &[] }
    }
}

/// The bits of so many first bytes of a head.
const FIRST: [u128; HEAD + 1] = {
    let mut first = [0; HEAD + 1];
    let mut len = 1;
    while len <= HEAD {
        first[len] = first[len - 1] << 8 | 0xff;
        len += 1;
    }
    first
};

impl Key<'_> {
    pub(crate) const fn of(key: &str) -> Key<'_> {
        match key.as_bytes().split_first_chunk::<HEAD>() {
            Some((head, rest)) => Key { head: u128::from_le_bytes(*head), len: key.len(), rest },
            None => Short::of(key).key(),
        }
    }

    pub(crate) const fn len(self) -> usize {
        self.len
    }

    pub(crate) const fn head(self) -> u128 {
        self.head
    }

    /// The last two bytes of a key that is no longer than its head; zeros where it has none.
    pub(crate) const fn last(self) -> [u8; 2] {
        let last = if self.len < 2 { self.head << 8 } else { self.head >> (8 * (self.len - 2)) };
        (last as u16).to_le_bytes()
    }

    /// Is it what stands at `start` in a text that goes on for a head at least?
    pub(crate) const fn is_at(self, text: &[u8], start: usize) -> bool {
        let (_, text) = text.split_at(start);
        let Some((head, text)) = text.split_first_chunk::<HEAD>() else { return false };
        let inside = if self.len < HEAD { self.len } else { HEAD };
        u128::from_le_bytes(*head) & FIRST[inside] == self.head
            && (self.rest.is_empty() || self.rest.len() <= text.len() && same(self.rest, text))
    }

    /// What is made of a key that is no longer than its head.
    pub(crate) fn with_text<R>(self, make: impl FnOnce(&str) -> R) -> R {
        let head = self.head.to_le_bytes();
        make(head.get(..self.len).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default())
    }

    /// Its hash: the head in one step, and a step for each of the few bytes behind it.
    pub(crate) const fn hash(self) -> u64 {
        // Mixed in so that the length and a letter cannot make up for one another.
        let mut state = step(SEED ^ MIX.wrapping_mul(self.len as u64), self.head);
        let mut rest = self.rest;
        while let Some((first, behind)) = rest.split_first() {
            state = step(state, *first as u128);
            rest = behind;
        }
        state
    }
}

/// The bucket of a hash, of so many.
pub(crate) const fn bucket(hash: u64, buckets: usize) -> usize {
    scaled(hash as u32, buckets)
}

/// The place of a hash under its bucket's seed, of so many.
pub(crate) const fn place(hash: u64, seed: u16, places: usize) -> usize {
    // The seed makes the factor, not the other number: what two hashes differ by must not outlive it.
    scaled((folded(hash, MIX.wrapping_add(SEED.wrapping_mul(seed as u64))) >> 32) as u32, places)
}

/// A number below `many`, in proportion to where `part` stands among all.
const fn scaled(part: u32, many: usize) -> usize {
    ((part as u64 * many as u64) >> 32) as usize
}

/// Odd constants with bits of no pattern: the first digits of pi's fraction.
const SEED: u64 = 0x243f_6a88_85a3_08d3;
const MIX: u64 = 0x1319_8a2e_0370_7345;

/// The bytes of a key that is shorter than a head: its first and its last, which may be some of the first.
pub(super) const fn short(key: &[u8]) -> u128 {
    let len = key.len() as u32;
    match (key, key.first_chunk::<8>(), key.last_chunk::<8>(), key.first_chunk::<4>(), key.last_chunk::<4>()) {
        (_, Some(first), Some(last), ..) => {
            u64::from_le_bytes(*first) as u128 | (u64::from_le_bytes(*last) as u128) << (8 * len - 64)
        }
        (.., Some(first), Some(last)) => {
            (u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << (8 * len - 32)) as u128
        }
        ([first, .., last], ..) => {
            let middle = (key[key.len() / 2] as u128) << (8 * (len / 2));
            *first as u128 | middle | (*last as u128) << (8 * (len - 1))
        }
        ([only], ..) => *only as u128,
        ([], ..) => 0,
    }
}

const fn step(state: u64, bytes: u128) -> u64 {
    folded(state ^ bytes as u64, MIX ^ (bytes >> 64) as u64)
}

/// Does the text begin so? It is as long at least.
const fn same(start: &[u8], text: &[u8]) -> bool {
    let mut at = 0;
    while at < start.len() && start[at] == text[at] {
        at += 1;
    }
    at == start.len()
}

/// The two halves of the product, one upon the other.
const fn folded(left: u64, right: u64) -> u64 {
    let product = left as u128 * right as u128;
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_its_bytes_whatever_its_length() {
        let text = "abcdefghijklmnopqrstuvwxyz and what stands behind it";
        for len in 0..26 {
            let key = Key::of(&text[..len]);
            assert!(key.is_at(text.as_bytes(), 0) && !key.is_at(text.as_bytes(), 1) | (len == 0), "{len}");
            if let Some(bytes) = key.head.to_le_bytes().get(..len) {
                assert_eq!(bytes, &text.as_bytes()[..len]);
                assert_eq!(key.with_text(str::len), len);
                assert_eq!(
                    key.last(),
                    [bytes.len().checked_sub(2), bytes.len().checked_sub(1)].map(|at| at.map_or(0, |at| bytes[at]))
                );
            }
        }
    }
}
