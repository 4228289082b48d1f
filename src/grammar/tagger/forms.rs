//! Words that the lexicon does not hold: their form tells what they could be.

use crate::lexicon::{Endings, Tag, TagSet};
use std::cell::LazyCell;
use std::sync::LazyLock;

/// What a word with some ending is.
#[derive(Clone, Copy)]
struct Form {
    ending: &'static str,
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
    Some(Form { ending, hyphen: shape.starts_with("*-"), tag: names.split(' ').find_map(Tag::from_name)?, could })
}

/// The likeliest tag of an unknown word, and all it could be.
pub(super) fn by_form(piece: &str) -> (Tag, TagSet) {
    let hyphen = LazyCell::new(|| piece.contains('-'));
    let fits = |form: &&Form| !form.hyphen || *hyphen;
    FORMS.of(piece).find(fits).map_or((Tag::NN, TagSet::EMPTY), |form| (form.tag, form.could))
}
