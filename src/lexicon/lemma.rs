//! Base forms: a list of the irregular ones, rules for the rest.

use super::{Tag, TagSet};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Irregular forms and their base forms, `irregular.tsv`.
static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("irregular.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// A regular suffix: what the base has in its place, likeliest first, and the classes of form and base.
struct Suffix {
    ending: &'static str,
    bases: &'static [&'static str],
    doubles: bool,
    form: &'static [Tag],
    base: &'static [Tag],
}

const VERB: &[Tag] = &[Tag::VB, Tag::VBP, Tag::NN];
const PAST: &[Tag] = &[Tag::VBD, Tag::VBN];
const S_FORM: &[Tag] = &[Tag::NNS, Tag::VBZ];
const S_BASE: &[Tag] = &[Tag::NN, Tag::VB, Tag::VBP];

const SUFFIXES: &[Suffix] = &[
    Suffix { ending: "ies", bases: &["y", "ie"], doubles: false, form: S_FORM, base: S_BASE },
    Suffix { ending: "ied", bases: &["y", "ie"], doubles: false, form: PAST, base: VERB },
    Suffix { ending: "es", bases: &["e", ""], doubles: false, form: S_FORM, base: S_BASE },
    Suffix { ending: "s", bases: &[""], doubles: false, form: S_FORM, base: S_BASE },
    Suffix { ending: "ed", bases: &["", "e"], doubles: true, form: PAST, base: VERB },
    Suffix { ending: "ing", bases: &["", "e"], doubles: true, form: &[Tag::VBG], base: VERB },
];

/// The base form of a lower-case form of these classes; `find` gives the lexicon's word of a spelling and
/// its classes. `None` where the form is its own base. Words without a class may take any suffix.
pub(super) fn base(
    form: &str,
    tags: TagSet,
    find: impl Fn(&str) -> Option<(&'static str, TagSet)>,
) -> Option<&'static str> {
    if let Some(base) = IRREGULAR.get(form) {
        return Some(base);
    }
    let takes = |tags: TagSet, any: &[Tag]| tags.is_empty() || any.iter().any(|tag| tags.contains(*tag));
    let mut spelling = String::new();
    for suffix in SUFFIXES.iter().filter(|suffix| takes(tags, suffix.form)) {
        let Some(stem) = form.strip_suffix(suffix.ending).filter(|stem| stem.len() >= 2) else { continue };
        let plain = suffix.bases.iter().map(|ending| (stem, *ending));
        let doubled = undoubled(stem).filter(|_| suffix.doubles).map(|stem| (stem, ""));
        for (stem, ending) in plain.chain(doubled) {
            spelling.clear();
            spelling.push_str(stem);
            spelling.push_str(ending);
            if let Some((base, tags)) = find(&spelling)
                && takes(tags, suffix.base)
            {
                return Some(base);
            }
        }
    }
    None
}

/// "stopp" → "stop": a stem whose last consonant was doubled before a suffix.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let last = *bytes.last()?;
    let doubled = bytes.len() >= 3 && bytes[bytes.len() - 2] == last && !b"aeiou".contains(&last);
    doubled.then(|| &stem[..stem.len() - 1])
}

#[cfg(test)]
mod tests {
    use crate::lexicon::look_up;

    #[test]
    fn forms_have_their_base() {
        let cases = "said say, told tell, thought think, found find, lay lie, laid lay, saw see, denies deny, \
            denied deny, refuses refuse, refused refuse, planned plan, agreeing agree, agreed agree, stopped stop, \
            leaves leave, tries try, argued argue, urges urge, warned warn, admitted admit, reporting report, \
            died die, dying die, lying lie, froze freeze, withheld withhold, oversaw oversee, ministers minister, \
            policies policy, wives wife, crises crisis, spokesmen spokesman, companies company, vowed vow, \
            thing thing, news news, seed seed, need need, this this, his his, during during, nothing nothing";
        for case in cases.split(',') {
            let (form, base) = case.trim().split_once(' ').expect("a form and its base");
            assert_eq!(look_up(form).lemma, base, "{form}");
        }
    }
}
