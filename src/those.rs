//! Those of a list that are so, where which are is hard to foretell.

/// The places of those that are so: it is told without a branch, of as many at once as a number has bits.
pub(crate) fn those<T>(all: &[T], are: impl Fn(&T) -> bool) -> impl Iterator<Item = usize> {
    const PART: usize = u64::BITS as usize;
    all.chunks(PART).enumerate().flat_map(move |(number, part)| {
        let bits = part.iter().rev().fold(0, |bits, one| bits << 1 | u64::from(are(one)));
        ones(bits).map(move |at| number * PART + at)
    })
}

/// The numbers of the bits that are set.
pub(crate) fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        lowest
    })
}
