//! Words as packs name them: by their base form.

use crate::lexicon::{self, Word};
use crate::text::{Token, lowered};
use std::borrow::Cow;

/// What is made of the base form of a token of the text.
pub(super) fn with_base<R>(token: &Token, source: &str, make: impl FnOnce(&str) -> R) -> R {
    match token.word.lemma() {
        "" => lowered(token.span.of(source), |lower| make(&unknown(lower))),
        lemma => make(lemma),
    }
}

/// The base form of a word in small letters.
pub(super) fn base_of(word: &str) -> Cow<'static, str> {
    match lexicon::look_up(word).lemma() {
        "" => Cow::Owned(lowered(word, |word| unknown(word).to_string())),
        lemma => Cow::Borrowed(lemma),
    }
}

/// The base form of a word that the lexicon does not hold: that of the verb that it is a form of, or without the ending
/// of its plural. Where the lexicon holds only a form of that, the form stands for it ("passwords" for "password").
fn unknown(word: &str) -> Cow<'_, str> {
    if let Some(verb) = known_verb(word) {
        return Cow::Borrowed(verb);
    }
    let base = singular(word);
    match lone_form(&base) {
        Some(form) => Cow::Borrowed(form),
        None => base,
    }
}

/// A word without the ending of its plural.
fn singular(word: &str) -> Cow<'_, str> {
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

/// The form of an unknown word that the lexicon holds without knowing whose it is; no part of names ("Rovers").
fn lone_form(word: &str) -> Option<&'static str> {
    if lexicon::look_up(word) != Word::UNKNOWN {
        return None;
    }
    ["s", "d", "ed"].iter().find_map(|ending| {
        let form = lexicon::look_up(&format!("{word}{ending}"));
        Some(form.lemma()).filter(|base| form.tag.is_some() && *base == form.text())
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_its_base_be_it_held_or_not() {
        for forms in [
            ["password", "passwords"],
            ["torture", "torturing"],
            ["civilian", "civilians"],
            ["zorb", "zorbs"],
            ["well", "wells"],
        ] {
            assert_eq!(base_of(forms[0]), base_of(forms[1]));
        }
        assert_ne!(base_of("shelling"), base_of("shell"));
    }
}
