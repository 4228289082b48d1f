//! Words as packs name them: by their base form.

use crate::lexicon;
use crate::text::Token;
use std::borrow::Cow;

/// The base form of a token of the text; only words that the lexicon does not hold are copied.
pub(super) fn base(token: &Token, source: &str) -> Cow<'static, str> {
    match token.word.lemma {
        "" => unknown(&token.span.of(source).to_lowercase()),
        lemma => Cow::Borrowed(lemma),
    }
}

/// The base form of a word in small letters.
pub(super) fn base_of(word: &str) -> Cow<'static, str> {
    match lexicon::look_up(word).lemma {
        "" => unknown(word),
        lemma => Cow::Borrowed(lemma),
    }
}

/// The base form of a word that the lexicon does not hold: without its plural s.
fn unknown(word: &str) -> Cow<'static, str> {
    let word = word.replace('’', "'");
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with('s'));
    match stem.map(|stem| (stem, lexicon::look_up(stem).lemma)) {
        None => Cow::Owned(word),
        Some((stem, "")) => Cow::Owned(stem.to_string()),
        Some((_, lemma)) => Cow::Borrowed(lemma),
    }
}
