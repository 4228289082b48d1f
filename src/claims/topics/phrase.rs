//! The notation of phrases in a pack: "asset|fund freeze", "freeze:verb ... asset", "lift the? embargo".

use crate::lexicon::Tag;

/// How many words a phrase may have, and how many gaps: what bounds the work at a word of an article.
pub(super) const MOST: (usize, usize) = (8, 2);

/// What stands at one place of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The words that may stand there, parted by `|`, as [`word`] reads each.
    pub(super) choices: &'a str,
    /// May up to [`super::phrases::GAP`] other words stand before it?
    pub(super) gap: bool,
    /// May it be missing?
    pub(super) optional: bool,
}

/// The word class that a word must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// Does a word of that tag have the class?
    pub(super) fn has(self, tag: Tag) -> bool {
        match self {
            Class::Any => true,
            Class::Noun => tag.is_noun(),
            Class::Verb => tag.is_verb(),
            Class::Adjective => tag.is_adjective(),
            Class::Name => tag.is_proper(),
        }
    }
}

/// The pieces of a phrase; or what is wrong with it, and what to do.
pub(super) fn pieces(written: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::with_capacity(MOST.0);
    let (mut gaps, mut gap) = (0, false);
    for piece in written.split_whitespace() {
        if piece == "..." {
            gaps += 1;
            gap = true;
            continue;
        }
        let (choices, optional) = piece.strip_suffix('?').map_or((piece, false), |choices| (choices, true));
        pieces.push(Piece { choices, gap: std::mem::take(&mut gap), optional });
    }
    if gap || pieces.first().is_none_or(|first| first.gap) {
        return Err("a phrase begins and ends with a word; write one there".to_string());
    }
    if pieces.iter().all(|piece| piece.optional) {
        return Err("no word of the phrase is sure; take a ? away".to_string());
    }
    if gaps > MOST.1 || pieces.len() > MOST.0 {
        return Err(format!("a phrase has at most {} words and {} gaps; make two phrases of it", MOST.0, MOST.1));
    }
    Ok(pieces)
}

/// A word and the class that it must have.
pub(super) fn word(written: &str) -> Result<(&str, Class), String> {
    let (word, class) = match written.split_once(':') {
        Some((word, class)) => (word, Class::from_name(class)?),
        None => (written, Class::Any),
    };
    if word.is_empty() {
        return Err("a word is missing beside | or :; write it".to_string());
    }
    Ok((word, class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_read_piece_by_piece() {
        let piece = |choices| Piece { choices, gap: false, optional: false };
        assert_eq!(pieces("sanctions").unwrap(), [piece("sanctions")]);
        assert_eq!(pieces("asset|fund freeze:noun").unwrap(), [piece("asset|fund"), piece("freeze:noun")]);
        assert_eq!(
            pieces("lift the? ... embargo").unwrap(),
            [piece("lift"), Piece { optional: true, ..piece("the") }, Piece { gap: true, ..piece("embargo") }]
        );
        assert_eq!(word("freeze:noun").unwrap(), ("freeze", Class::Noun));
        assert_eq!(word("ISIS").unwrap(), ("ISIS", Class::Any));
    }

    #[test]
    fn what_is_wrong_is_told_with_what_to_do() {
        let cases = [
            ("", "begins and ends with a word"),
            ("... asset", "begins and ends with a word"),
            ("asset ...", "begins and ends with a word"),
            ("asset? freeze?", "take a ? away"),
            ("a ... b ... c ... d", "at most 8 words and 2 gaps"),
            ("a b c d e f g h i", "at most 8 words"),
        ];
        for (written, told) in cases {
            assert!(pieces(written).is_err_and(|error| error.contains(told)), "{written:?}: {:?}", pieces(written));
        }
        assert!(word("freeze:vrb").is_err_and(|error| error.contains("\"vrb\"; write noun")));
        assert!(word(":noun").is_err_and(|error| error.contains("a word is missing")));
    }
}
