//! Base forms: the list of the irregular ones, `irregular.tsv`, and rules for the rest. The build script asks.

use super::{Tag, TagSet};
use std::collections::HashMap;

/// A regular suffix: what the base has in its place, likeliest first, and the classes of form and base.
struct Suffix {
    ending: &'static str,
    bases: &'static [&'static str],
    doubles: bool,
    form: &'static [Tag],
    base: &'static [Tag],
}

// Of some verbs the lexicon has only the adjective: "mocked" is of "mock".
pub(crate) const VERB: &[Tag] = &[Tag::VB, Tag::VBP, Tag::NN, Tag::JJ];
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
pub(crate) fn base<'a>(
    form: &str,
    tags: TagSet,
    irregular: &HashMap<&str, &'a str>,
    find: impl Fn(&str) -> Option<(&'a str, TagSet)>,
) -> Option<&'a str> {
    if let Some(base) = irregular.get(form) {
        return Some(base);
    }
    let takes = |tags: TagSet, any: &[Tag]| tags.is_empty() || any.iter().any(|tag| tags.contains(*tag));
    let mut spelling = String::new();
    for suffix in SUFFIXES.iter().filter(|suffix| takes(tags, suffix.form)) {
        let Some(stem) = form.strip_suffix(suffix.ending).filter(|stem| stem.len() >= 2) else { continue };
        let silent = suffix.doubles && lost_silent_e(stem);
        let bases = ["e"].iter().filter(|_| silent).chain(suffix.bases);
        let plain = bases.map(|ending| (stem, *ending));
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

/// "hop", "nam": a stem that would have doubled its last consonant before the suffix had it no silent e.
fn lost_silent_e(stem: &str) -> bool {
    let vowel = |byte: &u8| b"aeiou".contains(byte);
    match stem.as_bytes() {
        [.., before, middle, last] => !vowel(before) && vowel(middle) && !vowel(last) && !b"wxy".contains(last),
        _ => false,
    }
}

/// "stopp" → "stop": a stem whose last consonant was doubled before a suffix.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let last = *bytes.last()?;
    let doubled = bytes.len() >= 3 && bytes[bytes.len() - 2] == last && !b"aeiou".contains(&last);
    doubled.then(|| &stem[..stem.len() - 1])
}
