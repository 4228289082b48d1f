//! The notation of phrases in a pack: "asset|fund freeze", "freeze:verb ... asset", "lift the? embargo".

use super::words;
use crate::lexicon::Tag;
use crate::text::Text;

/// How many words a phrase may have, and how many gaps: what bounds the work at a word of an article.
const MOST: (usize, usize) = (8, 2);
/// How many wordings a phrase may stand for.
const MOST_WORDINGS: usize = 1024;

/// A step from one word of a phrase to the next.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// A word, by its base form, or as it is written where that has a capital.
    Word(String, Class),
    /// Up to [`super::trie::GAP`] words of any kind.
    Gap,
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
    /// What can be asked of a word, but for any.
    pub(super) const ASKED: [(Class, &str); 4] =
        [(Class::Noun, "noun"), (Class::Verb, "verb"), (Class::Adjective, "adjective"), (Class::Name, "name")];

    fn from_name(name: &str) -> Result<Class, String> {
        let class = Class::ASKED.iter().find(|(_, other)| *other == name);
        class.map(|(class, _)| *class).ok_or_else(|| {
            format!("no word class is called {name:?}; write noun, verb, adjective or name behind the colon")
        })
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

/// All wordings of a phrase; or what is wrong with it, and what to do.
pub(super) fn wordings(phrase: &str) -> Result<Vec<Vec<Step>>, String> {
    let items: Vec<&str> = phrase.split_whitespace().collect();
    let gaps = items.iter().filter(|item| **item == "...").count();
    let ends = [items.first(), items.last()].iter().any(|item| item.is_none_or(|item| *item == "..."));
    if ends {
        return Err("a phrase begins and ends with a word; write one there".to_string());
    }
    if gaps > MOST.1 || items.len() - gaps > MOST.0 {
        return Err(format!("a phrase has at most {} words and {} gaps; make two phrases of it", MOST.0, MOST.1));
    }
    let mut wordings: Vec<Vec<Step>> = vec![Vec::new()];
    for item in items {
        let choices = choices(item)?;
        if wordings.len() * choices.len() > MOST_WORDINGS {
            return Err(format!("that phrase stands for more than {MOST_WORDINGS} wordings; make two phrases of it"));
        }
        let longer = wordings.iter().flat_map(|wording| choices.iter().map(|choice| [&wording[..], choice].concat()));
        wordings = longer.collect();
    }
    if wordings
        .iter()
        .any(|wording| !matches!((wording.first(), wording.last()), (Some(Step::Word(..)), Some(Step::Word(..)))))
    {
        return Err("the first and the last word of a phrase may not be missing; take their ? away".to_string());
    }
    Ok(wordings)
}

/// What may stand for one item of a phrase.
fn choices(item: &str) -> Result<Vec<Vec<Step>>, String> {
    if item == "..." {
        return Ok(vec![vec![Step::Gap]]);
    }
    let (words, optional) = item.strip_suffix('?').map_or((item, false), |words| (words, true));
    let mut choices = words.split('|').map(word).collect::<Result<Vec<_>, _>>()?;
    choices.extend(optional.then(Vec::new));
    Ok(choices)
}

/// A word as the steps that the tokens of an article make of it: "cease-fire" may be several.
fn word(word: &str) -> Result<Vec<Step>, String> {
    let (word, class) = match word.split_once(':') {
        Some((word, class)) => (word, Class::from_name(class)?),
        None => (word, Class::Any),
    };
    let text = Text::new(word);
    let steps = text.tokens.iter().map(|token| {
        let piece = token.span.of(word);
        let written = piece.chars().any(char::is_uppercase);
        Step::Word(if written { piece.to_string() } else { words::base(token, word).into_owned() }, class)
    });
    let steps: Vec<Step> = steps.collect();
    if steps.is_empty() { Err("a word is missing beside | or :; write it".to_string()) } else { Ok(steps) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The wordings, words parted by blanks.
    fn of(phrase: &str) -> Result<Vec<String>, String> {
        let shown = |step: &Step| match step {
            Step::Word(word, Class::Any) => word.clone(),
            Step::Word(word, class) => format!("{word}:{class:?}"),
            Step::Gap => "...".to_string(),
        };
        let line = |wording: &Vec<Step>| wording.iter().map(shown).collect::<Vec<_>>().join(" ");
        Ok(wordings(phrase)?.iter().map(line).collect())
    }

    #[test]
    fn a_phrase_stands_for_all_its_wordings() {
        assert_eq!(of("sanctions").unwrap(), ["sanction"]);
        assert_eq!(of("asset|fund freeze:noun").unwrap(), ["asset freeze:Noun", "fund freeze:Noun"]);
        assert_eq!(of("lift the? ... embargo").unwrap(), ["lift the ... embargo", "lift ... embargo"]);
        assert_eq!(of("ISIS fighters").unwrap(), ["ISIS fighter"]);
    }

    #[test]
    fn what_is_wrong_is_told_with_what_to_do() {
        let cases = [
            ("", "begins and ends with a word"),
            ("... asset", "begins and ends with a word"),
            ("asset?", "may not be missing"),
            ("freeze:vrb", "no word class is called \"vrb\"; write noun"),
            ("a||b", "a word is missing"),
            ("a ... b ... c ... d", "at most 8 words and 2 gaps"),
            ("a b c d e f g h i", "at most 8 words"),
            ("a|b|c|d|e|f a|b|c|d|e|f a|b|c|d|e|f a|b|c|d|e|f", "more than 1024 wordings"),
        ];
        for (phrase, told) in cases {
            assert!(of(phrase).is_err_and(|error| error.contains(told)), "{phrase:?}: {:?}", of(phrase));
        }
    }
}
