//! Lists of what belongs to them.

/// Adds what belongs to a list without a branch on whether it does: for what is hard to foretell.
#[inline(always)]
pub(crate) fn keep<T: Copy>(list: &mut Vec<T>, item: T, belongs: bool) {
    let kept = list.len() + usize::from(belongs);
    list.push(item);
    list.truncate(kept);
}
