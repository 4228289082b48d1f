//! Words as packs name them: by their base form.

use crate::lexicon::{self, Word};
use crate::text::lowered;
use std::borrow::Cow;

/// The base form of a word in small letters.
pub(super) fn base_of(word: &str) -> Cow<'static, str> {
    match lexicon::look_up(word).lemma() {
        "" => Cow::Owned(lowered(word, |word| unknown(word).to_string())),
        lemma => Cow::Borrowed(lemma),
    }
}

/// "hearing": the noun itself, where the lexicon knows it as a form of a verb, but its plural as one of the noun.
pub(super) fn base_of_plural(word: &str) -> Option<&'static str> {
    let noun = lexicon::look_up(word.strip_suffix(":noun").unwrap_or(word));
    let plural = || lexicon::look_up(&format!("{}s", noun.text()));
    (noun.lemma() != noun.text() && plural().lemma() == noun.text()).then_some(noun.text())
}

/// The base form of a word that the lexicon does not hold. Where that holds only a form of it, the form stands for it
/// ("passwords" for "password").
fn unknown(word: &str) -> Cow<'_, str> {
    let base = inflected(word);
    match lone_form(&base) {
        Some(form) => Cow::Borrowed(form),
        None => base,
    }
}

/// The verb that a word which the lexicon does not hold is a form of, or the word without the ending of its plural. Where
/// the lexicon holds one form of it, that is not asked for here, for each word of a text: phrases that name the form know the
/// word, too ([`lone_bases`]).
pub(super) fn inflected(word: &str) -> Cow<'_, str> {
    known_verb(word).map_or_else(|| singular(word), Cow::Borrowed)
}

/// A word without the ending of its plural.
fn singular(word: &str) -> Cow<'_, str> {
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with('s')) else {
        return Cow::Borrowed(word);
    };
    let hisses = |stem: &&str| ["ch", "sh", "x", "us"].iter().any(|end| stem.ends_with(end));
    // Of what only stands in a list, as names do ("Lorrie"), there are no two.
    let held = Some(lexicon::look_up(stem)).filter(|word| word.tag.is_some()).map_or("", Word::lemma);
    match (held, stem.strip_suffix("ie"), stem.strip_suffix('e').filter(hisses)) {
        ("", Some(stem), _) => base_of(&format!("{stem}y")),
        ("", None, Some(stem)) => base_of(stem),
        ("", None, None) => Cow::Borrowed(stem),
        (lemma, ..) => Cow::Borrowed(lemma),
    }
}

/// The endings of a form that stands for its base.
const ENDINGS: [&str; 3] = ["s", "d", "ed"];

/// The form of an unknown word that the lexicon holds without knowing whose it is; no part of names ("Rovers").
fn lone_form(word: &str) -> Option<&'static str> {
    if lexicon::look_up(word) != Word::UNKNOWN {
        return None;
    }
    ENDINGS
        .iter()
        .find_map(|ending| Some(lexicon::look_up(&format!("{word}{ending}"))).filter(|form| is_lone(*form)))
        .map(Word::text)
}

fn is_lone(form: Word) -> bool {
    form.tag.is_some() && form.lemma() == form.text()
}

/// The words that the lexicon does not hold and that the word, a form of them, stands for.
pub(super) fn lone_bases(form: &str) -> impl Iterator<Item = &str> {
    let bases = ENDINGS.iter().filter_map(move |ending| form.strip_suffix(ending));
    bases.filter(move |base| lone_form(base) == Some(form))
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
            ["bed", "beds"],
            ["lorry", "lorries"],
            ["reserve", "reserves"],
        ] {
            assert_eq!(base_of(forms[0]), base_of(forms[1]));
        }
        assert_ne!(base_of("shelling"), base_of("shell"));
        assert_eq!(lone_bases("reserves").collect::<Vec<_>>(), ["reserve"]);
        assert!(lone_bases("reserved").all(|base| base != "reserve"), "another form stands for it");
    }
}
