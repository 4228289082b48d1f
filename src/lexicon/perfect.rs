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
    /// The only place where the key may stand.
    pub(crate) const fn place(&self, key: &str) -> usize {
        let hash = hash(key.as_bytes());
        let bucket = bucket(hash, self.seeds.len());
        let seed = if bucket < self.seeds.len() { self.seeds[bucket] } else { 0 };
        place(hash, seed, self.places)
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

/// A hash of eight bytes a step; the last step reads the last eight again where they are no whole step.
pub(crate) const fn hash(key: &[u8]) -> u64 {
    // Mixed in so that the length and a letter cannot make up for one another.
    let mut state = SEED ^ MIX.wrapping_mul(key.len() as u64);
    let Some(last) = key.last_chunk::<8>() else { return folded(state ^ short(key), MIX) };
    let mut rest = key;
    while let Some((step, behind)) = rest.split_first_chunk::<8>()
        && !behind.is_empty()
    {
        state = folded(state ^ u64::from_le_bytes(*step), MIX);
        rest = behind;
    }
    folded(state ^ u64::from_le_bytes(*last), MIX)
}

/// The bytes of a key of less than eight: no two keys of one length have the same number.
const fn short(key: &[u8]) -> u64 {
    match (key, key.first_chunk::<4>(), key.last_chunk::<4>()) {
        (_, Some(first), Some(last)) => half(first) | half(last) << 32,
        ([first, .., last], ..) => *first as u64 | (key[key.len() / 2] as u64) << 8 | (*last as u64) << 16,
        ([only], ..) => *only as u64,
        ([], ..) => 0,
    }
}

/// Is that key the other? Without a loop over their bytes.
pub(crate) const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let (mut left, mut right) = (one, other);
    while let (Some((step, behind)), Some((other_step, other_behind))) =
        (left.split_first_chunk::<8>(), right.split_first_chunk::<8>())
    {
        if u64::from_le_bytes(*step) != u64::from_le_bytes(*other_step) {
            return false;
        }
        (left, right) = (behind, other_behind);
    }
    short(left) == short(right)
}

const fn half(bytes: &[u8; 4]) -> u64 {
    u32::from_le_bytes(*bytes) as u64
}

/// The two halves of the product, one upon the other.
const fn folded(left: u64, right: u64) -> u64 {
    let product = left as u128 * right as u128;
    product as u64 ^ (product >> 64) as u64
}
