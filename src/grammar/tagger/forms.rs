//! Words that the lexicon does not hold: their form tells what they could be.

use crate::lexicon::{Endings, Tag, TagSet};
use std::sync::LazyLock;

/// What a word with some ending is.
#[derive(Clone, Copy)]
struct Form {
    ending: &'static str,
    /// The same as the last bytes of a word, and which of these it says something of.
    tail: u64,
    mask: u64,
    /// Only where a hyphen stands in it.
    hyphen: bool,
    tag: Tag,
    could: TagSet,
}

/// `forms.tsv`; the first that fits counts.
static FORMS: LazyLock<Endings<Form>> = LazyLock::new(|| {
    let lines = include_str!("forms.tsv").lines().filter(|line| !line.starts_with('#'));
    Endings::new(lines.filter_map(form), |form| form.ending)
});

fn form(line: &'static str) -> Option<Form> {
    let (shape, names) = line.split_once('\t')?;
    let ending = shape.trim_start_matches(['*', '-']);
    let mut could = TagSet::EMPTY;
    names.split(' ').filter_map(Tag::from_name).for_each(|tag| could.insert(tag));
    let mask = u64::MAX.checked_shr(u64::BITS.saturating_sub(8 * ending.len() as u32)).unwrap_or_default();
    Some(Form {
        ending,
        tail: tail(ending),
        mask,
        hyphen: shape.starts_with("*-"),
        tag: names.split(' ').find_map(Tag::from_name)?,
        could,
    })
}

/// Its last eight bytes, the last one lowest; no ending of `forms.tsv` is longer.
fn tail(piece: &str) -> u64 {
    let bytes = piece.as_bytes();
    match bytes.last_chunk() {
        Some(last) => u64::from_be_bytes(*last),
        None => bytes.iter().fold(0, |tail, byte| tail << 8 | u64::from(*byte)),
    }
}

/// The likeliest tag of an unknown word, and all it could be.
pub(super) fn by_form(piece: &str) -> (Tag, TagSet) {
    let hyphen = piece.contains('-');
    let tail = tail(piece);
    let fits = |form: &&Form| tail & form.mask == form.tail && (hyphen || !form.hyphen);
    FORMS.of(piece).iter().find(fits).map_or((Tag::NN, TagSet::EMPTY), |form| (form.tag, form.could))
}
