//! Words as packs name them: by their base form.

use crate::lexicon;
use crate::text::Token;
use std::borrow::Cow;

/// The base form of a token of the text; of a word that the lexicon does not hold, without its plural s. Only such
/// words are copied.
pub(super) fn base(token: &Token, source: &str) -> Cow<'static, str> {
    if !token.word.lemma.is_empty() {
        return Cow::Borrowed(token.word.lemma);
    }
    let lower = token.span.of(source).to_lowercase().replace('’', "'");
    let stem = lower.strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with('s'));
    // A plural that only its singular's entry tells of: the entry has the spelling.
    let known = stem.map(lexicon::look_up).filter(|word| !word.lemma.is_empty());
    match (known, stem) {
        (Some(word), _) => Cow::Borrowed(word.lemma),
        (None, Some(stem)) => Cow::Owned(stem.to_string()),
        (None, None) => Cow::Owned(lower),
    }
}
