//! Check-worthiness: named features of a sentence, weighed by `worth.tsv`.

use crate::grammar::Grammar;
use crate::lexicon::Tag;
use crate::text::{Text, TokenKind};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The weight of each feature.
static WEIGHTS: LazyLock<FxHashMap<&'static str, f32>> = LazyLock::new(|| {
    (include_str!("worth.tsv").lines().filter(|line| !line.starts_with('#')))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, weight)| Some((name, weight.parse().ok()?)))
        .collect()
});

/// How much a sentence is worth a check, 0 to 1: the logistic of the sum of its features' weights.
pub fn check_worthiness(text: &Text, grammar: &Grammar, sentence: usize) -> f32 {
    let weight = |name: &str| WEIGHTS.get(name).copied().unwrap_or(0.0);
    let sum: f32 = weight("base")
        + features(text, grammar, sentence).into_iter().map(|(name, times)| weight(name) * times).sum::<f32>();
    1.0 / (1.0 + (-sum).exp())
}

/// The features of a sentence and how often each counts.
pub fn features(text: &Text, grammar: &Grammar, sentence: usize) -> Vec<(&'static str, f32)> {
    let Some(sentence) = text.sentences.get(sentence) else { return Vec::new() };
    let tokens = sentence.tokens.clone();
    let count = |test: &dyn Fn(usize) -> bool| tokens.clone().filter(|at| test(*at)).count();
    let tag = |tags: &[Tag]| count(&|at| tags.contains(&grammar.tags[at]));
    let word = |words: &[&str]| count(&|at| words.contains(&text.tokens[at].word.text));
    let words = count(&|at| text.tokens[at].kind != TokenKind::Mark);
    let some = |count: usize| if count > 0 { 1.0 } else { 0.0 };
    vec![
        ("figure", count(&|at| text.tokens[at].kind == TokenKind::Number).min(3) as f32),
        ("number-word", some(tag(&[Tag::CD]))),
        (
            "quantity",
            some(word(&[
                "percent", "million", "billion", "trillion", "thousand", "hundred", "half", "dollars", "jobs",
                "people", "%", "$", "times", "average",
            ])),
        ),
        (
            "comparison",
            some(word(&[
                "more", "less", "most", "least", "highest", "lowest", "largest", "biggest", "record", "fewer", "than",
                "worst", "best", "first",
            ])),
        ),
        (
            "change",
            some(word(&[
                "increase",
                "increased",
                "cut",
                "lost",
                "doubled",
                "fell",
                "rose",
                "dropped",
                "raised",
                "created",
                "reduced",
                "grew",
                "tripled",
                "gone",
            ])),
        ),
        ("past", tag(&[Tag::VBD, Tag::VBN]).min(3) as f32),
        (
            "past-of-person",
            some(word(&[
                "voted",
                "said",
                "signed",
                "supported",
                "opposed",
                "passed",
                "spent",
                "promised",
                "proposed",
                "vetoed",
            ])),
        ),
        ("name", tag(&[Tag::NNP, Tag::NNPS]).min(4) as f32),
        ("year", some(word(&["years", "year", "month", "months", "decade", "since", "last", "ago"]))),
        (
            "opinion",
            some(word(&[
                "think", "believe", "feel", "hope", "want", "wish", "guess", "should", "must", "need", "let", "love",
                "like", "ought",
            ])),
        ),
        ("first-person", some(word(&["i", "'m", "my", "me"]))),
        ("second-person", some(word(&["you", "your"]))),
        ("future", some(word(&["will", "'ll", "going", "would", "shall"]))),
        ("condition", some(word(&["if", "could", "might", "may", "can"]))),
        ("question", some(count(&|at| text.tokens[at].span.of(text.source) == "?"))),
        (
            "courtesy",
            some(word(&[
                "thank",
                "thanks",
                "please",
                "sorry",
                "welcome",
                "ladies",
                "gentlemen",
                "applause",
                "yes",
                "well",
                "okay",
            ])),
        ),
        ("long", (words.min(40) as f32) / 10.0),
        ("short", some(usize::from(words < 7))),
    ]
}
