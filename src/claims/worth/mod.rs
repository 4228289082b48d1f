//! Check-worthiness: named features of a sentence, weighed by `worth.tsv`, the sum made a number from 0 to 1.

mod signs;
mod table;

pub use table::Feature;

use crate::grammar::Grammar;
use crate::text::{Span, Text};
use table::TABLE;

/// A feature that a sentence has.
#[derive(Clone, Debug)]
pub struct Found {
    /// Which.
    pub feature: &'static Feature,
    /// How often it counts, [`Feature::most`] times at most.
    pub times: u8,
    /// What it adds to the sum, in log odds: its weight for the first sign, the half for the second, a third for the third,
    /// and all of it by what a word counts in a sentence of that length.
    pub adds: f32,
    /// The words that show it, as many as count, in text order; none for what the whole sentence shows.
    pub words: Vec<Span>,
}

/// How much a sentence is worth a check, 0 to 1: the logistic of the sum of what its features add.
pub fn check_worthiness(text: &Text, grammar: &Grammar, sentence: usize) -> f32 {
    let mut times = [0_u8; table::MOST_FEATURES + 1];
    let mut sum = 0.0;
    let counts = &*TABLE.counts;
    let words = signs::read(text, grammar, sentence, &mut |number, _| {
        let (weight, most) = counts[number];
        if times[number] < most {
            times[number] += 1;
            sum += added(weight, times[number]);
        }
    });
    logistic(sum * strength(words))
}

/// What the sign of a feature of that weight adds that is the first, second, third … of its kind.
fn added(weight: f32, time: u8) -> f32 {
    weight / f32::from(time)
}

/// What a sign counts in a sentence of that many words: a long one shows some of everything. It is 1 at twenty.
fn strength(words: usize) -> f32 {
    (35.0 / (15.0 + words as f32)).sqrt()
}

/// The features of a sentence in the order of `worth.tsv`; their sum is what [`check_worthiness`] is made from.
pub fn features(text: &Text, grammar: &Grammar, sentence: usize) -> Vec<Found> {
    let found = |feature| Found { feature, times: 0, adds: 0.0, words: Vec::new() };
    let mut all: Vec<Found> = TABLE.features.iter().map(found).collect();
    let words = signs::read(text, grammar, sentence, &mut |number, tokens| {
        if let Some(found) = all.get_mut(number).filter(|found| found.times < found.feature.most) {
            found.times += 1;
            found.adds += added(found.feature.weight, found.times);
            let span = tokens.map(|tokens| text.span(tokens));
            found.words.extend(span);
        }
    });
    all.retain(|found| found.times > 0);
    all.iter_mut().for_each(|found| found.adds *= strength(words));
    all
}

/// The number from 0 to 1 that a sum of weights stands for; 0.5 is the line.
pub fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    fn of(source: &str) -> (f32, Vec<Found>) {
        let text = Text::new(source);
        let grammar = Grammar::new(&text);
        (check_worthiness(&text, &grammar, 0), features(&text, &grammar, 0))
    }

    fn has(source: &str, name: &str) -> bool {
        of(source).1.iter().any(|found| found.feature.name == name)
    }

    #[test]
    fn every_feature_has_an_example_that_shows_it_and_a_near_miss_that_does_not() {
        let cases = include_str!("../../../tests/worth.tsv").lines().filter(|line| !line.starts_with('#'));
        let cases: Vec<Vec<&str>> = cases.map(|line| line.split('\t').collect()).collect();
        for feature in TABLE.features.iter().filter(|feature| feature.name != "base") {
            let mut own = cases.iter().filter(|case| case[0] == feature.name).peekable();
            assert!(own.peek().is_some(), "{}: no case", feature.name);
            for case in own {
                assert!(has(case[1], feature.name), "{}: not in {:?}", feature.name, case[1]);
                assert!(!has(case[2], feature.name), "{}: in {:?}", feature.name, case[2]);
            }
        }
        let known = |name: &str| TABLE.features.iter().any(|feature| feature.name == name);
        assert!(cases.iter().all(|case| known(case[0])), "a case of no feature");
    }

    #[test]
    fn every_line_is_a_feature_of_its_own_with_a_reason() {
        let lines = include_str!("../worth.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(TABLE.features.len(), lines.count());
        for (number, feature) in TABLE.features.iter().enumerate() {
            assert!(feature.reason.len() > 5 && feature.most > 0 && feature.weight != 0.0, "{feature:?}");
            assert!(TABLE.features[..number].iter().all(|other| other.name != feature.name), "{}", feature.name);
        }
    }

    #[test]
    fn every_feature_is_of_words_or_of_the_grammar() {
        let names: Vec<&str> = signs::Sign::ALL.iter().map(|sign| sign.name()).collect();
        for feature in &TABLE.features {
            assert!(feature.words.is_empty() == names.contains(&feature.name), "{}", feature.name);
        }
        assert!(names.iter().all(|name| TABLE.features.iter().any(|feature| feature.name == *name)), "{names:?}");
    }

    #[test]
    fn the_lexicon_knows_every_word_of_a_list() {
        for feature in TABLE.features.iter().filter(|feature| !feature.words.is_empty()) {
            for word in feature.words.split([',', ' ']).filter(|word| !word.is_empty()) {
                assert_eq!(lexicon::look_up(word).text(), word, "{}", feature.name);
            }
        }
    }

    #[test]
    fn no_feature_counts_more_often_than_its_most_and_the_sum_is_the_score() {
        let source = "In 10 of 12 towns, 40 percent of 300 shops and 20 of 90 inns paid 5 euros more than in 2001.";
        let (worth, found) = of(source);
        let figure = found.iter().find(|found| found.feature.name == "figure").expect("figures");
        assert_eq!((figure.times, figure.words[0].of(source)), (figure.feature.most, "10"));
        assert!((worth - logistic(found.iter().map(|found| found.adds).sum())).abs() < 1e-6);
    }

    /// News, talk and posts on the side of the line where an editor would put them.
    #[test]
    fn facts_are_over_the_line_and_talk_is_under_it() {
        for fact in [
            "Unemployment fell by 12 percent last year.",
            "She voted against the bill in the senate.",
            "Police arrested three men after a shooting in Norbury on Friday night.",
            "Oskenland has the highest rate of asthma in the region.",
            "Hospitals get $39,000 for every patient they put on a ventilator.",
            "BREAKING: Halmark says its ferry sank on Sunday with 40 people aboard. #halmark https://example.org/ferry",
        ] {
            assert!(of(fact).0 >= 0.5, "{fact}");
        }
        for talk in [
            "I hope you will like it.",
            "Why would anybody vote for this man?",
            "Thank you, and good evening.",
            "He is a wonderful person.",
            "Let me answer the question.",
            "We need a leader who believes in freedom.",
            "@halmark Thank you for this! #love",
        ] {
            assert!(of(talk).0 < 0.5, "{talk}");
        }
    }

    /// Other kinds of text than the debates that the weights were fitted on.
    #[test]
    fn most_claims_of_posts_news_and_talk_are_told_from_the_rest() {
        let cases = include_str!("../../../tests/worth_sentences.tsv").lines().filter(|line| !line.starts_with('#'));
        let cases: Vec<(&str, &str)> = cases.filter_map(|line| line.split_once('\t')).collect();
        let wrong: Vec<_> = cases.iter().filter(|(label, source)| (*label == "1") != (of(source).0 >= 0.5)).collect();
        assert!(cases.len() == 120 && wrong.len() <= 10, "{wrong:#?}");
    }
}
