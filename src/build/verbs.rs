//! The regular forms of verbs that report. The lists of the lexicon hold the words that were counted somewhere; a cue
//! may stand in any of its forms.

use crate::lexicon::Tag;
use crate::lines;

/// The verbs of `cues.tsv`: what has a frame that is none of a noun or an adjective.
pub(crate) fn of_cues(cues: &str) -> impl Iterator<Item = &str> {
    let rows = lines(cues).filter_map(|line| line.split_once('\t'));
    let of_verb = |frame: &str| !frame.starts_with("noun") && !frame.starts_with("adj");
    let verbs = rows.filter(move |(_, rest)| rest.split('\t').nth(1).is_some_and(|all| all.split(' ').any(of_verb)));
    verbs.map(|(verb, _)| verb).filter(|verb| !verb.contains(' '))
}

/// The forms of a base form, each with its tags, the likeliest first: "urges", "urging", "urged".
pub(crate) fn forms(base: &str) -> Vec<(String, &'static [Tag])> {
    let mut forms = vec![(with_s(base), &[Tag::VBZ][..])];
    for stem in stems(base) {
        let ing = stem.strip_suffix('e').filter(|_| !stem.ends_with("ee") && !stem.ends_with("ye")).unwrap_or(&stem);
        forms.push((format!("{ing}ing"), &[Tag::VBG]));
        let past = match stem.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
            Some(stem) => format!("{stem}ied"),
            None => format!("{}ed", stem.strip_suffix('e').unwrap_or(&stem)),
        };
        forms.push((past, &[Tag::VBD, Tag::VBN]));
    }
    forms
}

fn with_s(base: &str) -> String {
    match base.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|ending| base.ends_with(ending)) => format!("{base}es"),
        None => format!("{base}s"),
    }
}

/// What the endings are put to: where a short vowel and a consonant end the base, the consonant twice, in a longer word
/// perhaps ("inferred", "offered", "travelled").
fn stems(base: &str) -> Vec<String> {
    let doubles = match base.as_bytes() {
        [.., before, vowel, last] => {
            is_vowel(*vowel) && !is_vowel(*before) && !is_vowel(*last) && !b"wxy".contains(last)
        }
        _ => false,
    };
    let short = base.bytes().filter(|byte| is_vowel(*byte)).count() == 1;
    let plain = (!doubles || !short).then(|| base.to_string());
    let doubled = doubles.then(|| format!("{base}{}", &base[base.len() - 1..]));
    plain.into_iter().chain(doubled).collect()
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.bytes().last().is_some_and(is_vowel)
}

fn is_vowel(byte: u8) -> bool {
    b"aeiou".contains(&byte)
}
