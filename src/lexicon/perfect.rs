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
    pub(crate) fn place(&self, key: &str) -> usize {
        let hash = hash(key.as_bytes());
        let seed = self.seeds.get(bucket(hash, self.seeds.len())).copied().unwrap_or_default();
        place(hash, seed, self.places)
    }
}

/// The bucket of a hash, of so many.
pub(crate) fn bucket(hash: u64, buckets: usize) -> usize {
    scaled(hash as u32, buckets)
}

/// The place of a hash under its bucket's seed, of so many.
pub(crate) fn place(hash: u64, seed: u16, places: usize) -> usize {
    // The seed makes the factor, not the other number: what two hashes differ by must not outlive it.
    scaled((folded(hash, MIX.wrapping_add(SEED.wrapping_mul(u64::from(seed)))) >> 32) as u32, places)
}

/// A number below `many`, in proportion to where `part` stands among all.
fn scaled(part: u32, many: usize) -> usize {
    ((u64::from(part) * many as u64) >> 32) as usize
}

/// Odd constants with bits of no pattern: the first digits of pi's fraction.
const SEED: u64 = 0x243f_6a88_85a3_08d3;
const MIX: u64 = 0x1319_8a2e_0370_7345;

/// A hash of eight bytes a step; the last step reads the last eight again where they are no whole step.
pub(crate) fn hash(key: &[u8]) -> u64 {
    // Mixed in so that the length and a letter cannot make up for one another.
    let state = SEED ^ MIX.wrapping_mul(key.len() as u64);
    match key.last_chunk::<8>() {
        Some(last) => {
            let steps = key[..key.len() - 1].chunks_exact(8).filter_map(|step| step.first_chunk());
            let state = steps.fold(state, |state, step| folded(state ^ u64::from_le_bytes(*step), MIX));
            folded(state ^ u64::from_le_bytes(*last), MIX)
        }
        None => folded(state ^ start(key), MIX),
    }
}

/// The bytes of a key of up to eight, the first eight of a longer one: no two keys of one length that differ there have the
/// same number.
pub(crate) fn start(key: &[u8]) -> u64 {
    let half = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match (key, key.first_chunk::<8>()) {
        (_, Some(bytes)) => u64::from_le_bytes(*bytes),
        ([], _) => 0,
        ([only], _) => u64::from(*only),
        ([first, .., last], _) => match (key.first_chunk(), key.last_chunk()) {
            (Some(first), Some(last)) => half(first) | half(last) << 32,
            _ => u64::from(*first) | u64::from(key[key.len() / 2]) << 8 | u64::from(*last) << 16,
        },
    }
}

/// The two halves of the product, one upon the other.
fn folded(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right);
    product as u64 ^ (product >> 64) as u64
}
