//! The notation of phrases in a pack: "asset|fund freeze", "freeze:verb ... asset", "lift the? embargo".

use super::words;
use crate::lexicon::Tag;
use crate::text::Text;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// How many words a phrase may have, and how many gaps: what bounds the work at a word of an article.
const MOST: (usize, usize) = (8, 2);

/// A phrase, word by word.
pub(super) type Phrase = Vec<Item>;

/// How many phrases one that is written may stand for.
const MOST_WORDINGS: usize = 64;

/// What stands at one place of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Item {
    /// The words that may stand there.
    pub(super) words: Vec<(Cow<'static, str>, Class)>,
    /// May up to [`super::phrases::GAP`] other words stand before it?
    pub(super) gap: bool,
    /// May it be missing?
    pub(super) optional: bool,
}

/// The word class that a word must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Any,
    Noun,
    Verb,
    Adjective,
    Name,
}

impl Class {
    fn from_name(name: &str) -> Result<Class, String> {
        match name {
            "noun" => Ok(Class::Noun),
            "verb" => Ok(Class::Verb),
            "adjective" => Ok(Class::Adjective),
            "name" => Ok(Class::Name),
            _ => Err(format!("no word class is called {name:?}; write noun, verb, adjective or name behind the colon")),
        }
    }

    /// Its bit, one of the five lowest.
    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The bits of the classes that a word of that tag has.
    pub(super) fn all_of(tag: Tag) -> u8 {
        const OF_TAGS: [u8; Tag::ALL.len()] = Class::of_tags();
        OF_TAGS[tag as usize]
    }

    const fn of_tags() -> [u8; Tag::ALL.len()] {
        let mut all = [Class::Any.bit(); Tag::ALL.len()];
        let mut at = 0;
        while at < all.len() {
            let tag = Tag::ALL[at];
            all[tag as usize] |= (tag.is_noun() as u8 * Class::Noun.bit())
                | (tag.is_verb() as u8 * Class::Verb.bit())
                | (tag.is_adjective() as u8 * Class::Adjective.bit())
                | (tag.is_proper() as u8 * Class::Name.bit());
            at += 1;
        }
        all
    }
}

/// The phrases that are written so, mostly one; or what is wrong with it, and what to do.
pub(super) fn phrases(written: &str) -> Result<Vec<Phrase>, String> {
    let mut phrases: Vec<Phrase> = vec![Vec::new()];
    let (mut gaps, mut gap) = (0, false);
    for piece in written.split_whitespace() {
        if piece == "..." {
            gaps += 1;
            gap = true;
            continue;
        }
        let mut choices = choices(piece)?;
        for choice in &mut choices {
            choice[0].gap = gap;
        }
        gap = false;
        phrases = match choices.as_slice() {
            [only] => phrases.into_iter().map(|phrase| [phrase, only.clone()].concat()).collect(),
            _ => {
                phrases.iter().flat_map(|phrase| choices.iter().map(|choice| [&phrase[..], choice].concat())).collect()
            }
        };
        if phrases.len() > MOST_WORDINGS {
            return Err("too many words with apostrophes and the like; make a phrase of its own for each".to_string());
        }
    }
    if gap || phrases.iter().any(|phrase| phrase.first().is_none_or(|first| first.gap)) {
        return Err("a phrase begins and ends with a word; write one there".to_string());
    }
    if phrases.iter().any(|phrase| phrase.iter().all(|item| item.optional)) {
        return Err("no word of the phrase is sure; take a ? away".to_string());
    }
    if gaps > MOST.1 || phrases.iter().any(|phrase| phrase.len() > MOST.0) {
        return Err(format!("a phrase has at most {} words and {} gaps; make two phrases of it", MOST.0, MOST.1));
    }
    Ok(phrases)
}

/// What may stand for a piece between blanks: one item with all its words, and some more for each word that newsclaim
/// takes to be several ("government's").
fn choices(written: &str) -> Result<Vec<Phrase>, String> {
    let (written, optional) = written.strip_suffix('?').map_or((written, false), |words| (words, true));
    let words = written.split('|').map(word).collect::<Result<Vec<_>, _>>()?;
    let item = |words| Item { words, gap: false, optional };
    let (single, parted): (Vec<_>, Vec<_>) = words.into_iter().partition(|parts| parts.len() == 1);
    let parted = parted.into_iter().map(|parts| parts.into_iter().map(|part| item(vec![part])).collect());
    let mut single = single.concat();
    let plurals = written.split('|').filter_map(|word| Some((Cow::Borrowed(words::base_of_plural(word)?), Class::Any)));
    single.extend(plurals);
    let mut known = FxHashSet::default();
    single.retain(|word| known.insert(word.clone()));
    let single = (!single.is_empty()).then(|| vec![item(single)]);
    Ok(single.into_iter().chain(parted).collect())
}

/// The tokens of a word by their base forms, or as they are written where there is a capital; and their class.
fn word(written: &str) -> Result<Vec<(Cow<'static, str>, Class)>, String> {
    let (word, class) = match written.split_once(':') {
        Some((word, class)) => (word, Class::from_name(class)?),
        None => (written, Class::Any),
    };
    if word.is_empty() {
        return Err("a word is missing beside | or :; write it".to_string());
    }
    let called = |word: &str| match word.chars().any(char::is_uppercase) {
        true => Cow::Owned(word.to_string()),
        false => words::base_of(word),
    };
    // To find the tokens would take long for thousands of words; such as these are one.
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Ok(vec![(called(word), class)]);
    }
    let text = Text::new(word);
    Ok(text.tokens.iter().map(|token| (called(token.span.of(word)), class)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_read_item_by_item() {
        let word = |word: &'static str, class| (Cow::Borrowed(word), class);
        let item = |words| Item { words, gap: false, optional: false };
        let any = |text| word(text, Class::Any);
        let phrase = |written| phrases(written).map(|phrases| phrases.concat());
        assert_eq!(phrase("sanctions").unwrap(), [item(vec![any("sanction")])]);
        assert_eq!(
            phrase("asset|fund freeze:noun").unwrap(),
            [item(vec![any("asset"), any("fund")]), item(vec![word("freeze", Class::Noun)])]
        );
        assert_eq!(
            phrase("lift the? ... embargo").unwrap(),
            [
                item(vec![any("lift")]),
                Item { optional: true, ..item(vec![any("the")]) },
                Item { gap: true, ..item(vec![any("embargo")]) }
            ]
        );
        let written = phrases("law|state's bill").unwrap();
        let shown =
            |phrase: &Phrase| phrase.iter().map(|item| item.words[0].0.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(written.iter().map(shown).collect::<Vec<_>>(), ["law bill", "state be bill"]);
        assert_eq!(phrase("ISIS fighters").unwrap(), [item(vec![any("ISIS")]), item(vec![any("fighter")])]);
    }

    #[test]
    fn what_is_wrong_is_told_with_what_to_do() {
        let cases = [
            ("", "begins and ends with a word"),
            ("... asset", "begins and ends with a word"),
            ("asset ...", "begins and ends with a word"),
            ("asset? freeze?", "take a ? away"),
            ("freeze:vrb", "no word class is called \"vrb\"; write noun"),
            ("a||b", "a word is missing"),
            ("a ... b ... c ... d", "at most 8 words and 2 gaps"),
            ("a b c d e f g h i", "at most 8 words"),
        ];
        for (written, told) in cases {
            assert!(phrases(written).is_err_and(|error| error.contains(told)), "{written:?}: {:?}", phrases(written));
        }
    }
}
