//! Words as packs name them: by their base form.

use crate::lexicon;
use crate::text::lowered;
use std::borrow::Cow;

/// The base form of a word in small letters.
pub(super) fn base_of(word: &str) -> Cow<'static, str> {
    match lexicon::look_up(word).lemma() {
        "" => Cow::Owned(lowered(word, |word| unknown(word).to_string())),
        lemma => Cow::Borrowed(lemma),
    }
}

/// The base form of a word that the lexicon does not hold: that of the verb that it is a form of, or without the ending
/// of its plural.
pub(super) fn unknown(word: &str) -> Cow<'_, str> {
    if let Some(verb) = known_verb(word) {
        return Cow::Borrowed(verb);
    }
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with('s')) else {
        return Cow::Borrowed(word);
    };
    let hisses = |stem: &&str| ["ch", "sh", "x", "us"].iter().any(|end| stem.ends_with(end));
    match (lexicon::look_up(stem).lemma(), stem.strip_suffix("ie"), stem.strip_suffix('e').filter(hisses)) {
        ("", Some(stem), _) => Cow::Owned(format!("{stem}y")),
        ("", None, Some(stem)) => base_of(stem),
        ("", None, None) => Cow::Borrowed(stem),
        (lemma, ..) => Cow::Borrowed(lemma),
    }
}

/// The verb that the lexicon holds and that the word is a form of ("torturing"). One in -ing that adds nothing else to
/// its verb is often a noun of its own ("shelling").
fn known_verb(word: &str) -> Option<&'static str> {
    let held = |verb: &str| Some(lexicon::look_up(verb).lemma()).filter(|lemma| !lemma.is_empty());
    let with_e = |stem: &str| held(&format!("{stem}e"));
    match word.strip_suffix("ed") {
        Some(stem) => with_e(stem).or_else(|| held(stem)),
        None => word.strip_suffix("ing").and_then(with_e),
    }
}
