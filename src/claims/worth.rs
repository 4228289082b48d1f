//! Check-worthiness: named features of a sentence, weighed by `worth.tsv`.

use crate::grammar::Grammar;
use crate::lexicon::Tag;
use crate::text::{Text, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A line of `worth.tsv`.
struct Feature {
    name: &'static str,
    weight: f32,
    /// One of these makes it count; none for a feature that is read off otherwise.
    words: Vec<&'static str>,
}

static FEATURES: LazyLock<Vec<Feature>> = LazyLock::new(|| {
    include_str!("worth.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(feature).collect()
});

/// For each word the numbers of the features that name it.
static WORDS: LazyLock<FxHashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    for (number, feature) in FEATURES.iter().enumerate() {
        for word in &feature.words {
            words.entry(word).or_default().push(number);
        }
    }
    words
});

fn feature(line: &'static str) -> Option<Feature> {
    let mut fields = line.split('\t');
    let (name, weight) = (fields.next()?, fields.next()?.parse().ok()?);
    Some(Feature { name, weight, words: fields.next().map_or_else(Vec::new, |words| words.split(' ').collect()) })
}

/// How much a sentence is worth a check, 0 to 1: the logistic of the sum of its features' weights.
pub fn check_worthiness(text: &Text, grammar: &Grammar, sentence: usize) -> f32 {
    let sum: f32 = features(text, grammar, sentence).into_iter().map(|(_, weight)| weight).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The features of a sentence and what each adds to its sum.
pub fn features(text: &Text, grammar: &Grammar, sentence: usize) -> Vec<(&'static str, f32)> {
    let Some(sentence) = text.sentences.get(sentence) else { return Vec::new() };
    let tokens = sentence.tokens.clone();
    let mut named = vec![false; FEATURES.len()];
    for at in tokens.clone() {
        for number in WORDS.get(text.tokens[at].word.text).into_iter().flatten() {
            named[*number] = true;
        }
    }
    let times = |number: usize| {
        let feature = &FEATURES[number];
        if !feature.words.is_empty() {
            return f32::from(u8::from(named[number]));
        }
        counted(text, grammar, tokens.clone(), feature.name)
    };
    let counts = (0..FEATURES.len()).map(|number| (FEATURES[number].name, FEATURES[number].weight * times(number)));
    counts.filter(|(_, adds)| *adds != 0.0).collect()
}

/// How often a feature that is no list of words counts.
fn counted(text: &Text, grammar: &Grammar, tokens: Range<usize>, name: &str) -> f32 {
    let number =
        |test: &dyn Fn(usize) -> bool, most: usize| tokens.clone().filter(|at| test(*at)).take(most).count() as f32;
    let tagged = |tags: &[Tag], most: usize| number(&|at| tags.contains(&grammar.tags[at]), most);
    let words = |most: usize| number(&|at| text.tokens[at].kind != TokenKind::Mark, most);
    match name {
        "base" => 1.0,
        "figure" => number(&|at| text.tokens[at].kind == TokenKind::Number, 3),
        "number-word" => tagged(&[Tag::CD], 1),
        "past" => tagged(&[Tag::VBD, Tag::VBN], 3),
        "name" => tagged(&[Tag::NNP, Tag::NNPS], 4),
        "question" => number(&|at| text.tokens[at].span.of(text.source) == "?", 1),
        "long" => words(40) / 10.0,
        "short" => f32::from(u8::from(words(7) < 7.0)),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_feature_that_counts_somewhere() {
        let sentences = [
            "Jobs in Norbury fell by 12 percent last year, more than ever, and two councils voted.",
            "I think you will like it if you can, thank you.",
            "Why?",
        ];
        let seen: Vec<&str> = (sentences.iter())
            .flat_map(|source| {
                let text = Text::new(source);
                features(&text, &Grammar::new(&text), 0)
            })
            .map(|(name, _)| name)
            .collect();
        let lines = include_str!("worth.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(FEATURES.len(), lines);
        assert_eq!(
            FEATURES.iter().map(|feature| feature.name).filter(|name| !seen.contains(name)).collect::<Vec<_>>(),
            Vec::<&str>::new()
        );
    }

    #[test]
    fn figures_are_worth_more_than_wishes() {
        let worth = |source: &str| {
            let text = Text::new(source);
            check_worthiness(&text, &Grammar::new(&text), 0)
        };
        assert!(worth("Unemployment fell by 12 percent last year.") > 0.5);
        assert!(worth("I hope you will like it.") < 0.5);
    }
}
