//! The rules that find speakers, each with its reason, an example and a near-miss.

use crate::quotes::Rule;

/// `rules.tsv` as rules, by id.
pub fn rules() -> &'static [Rule] {
    static RULES: std::sync::LazyLock<Vec<Rule>> = std::sync::LazyLock::new(|| Rule::table(include_str!("rules.tsv")));
    &RULES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_by(text: &str) -> Vec<&'static str> {
        crate::analyse(text).cast.of_quote.iter().flatten().map(|answer| answer.rule).collect()
    }

    #[test]
    fn every_line_is_a_rule_and_they_are_sorted() {
        let lines = include_str!("rules.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rules().len(), lines);
        assert!(rules().windows(2).all(|pair| pair[0].id < pair[1].id));
    }

    #[test]
    fn every_rule_reads_its_example_and_leaves_its_near_miss() {
        let mut wrong = Vec::new();
        for rule in rules() {
            for (text, reads) in [(&rule.example, true), (&rule.near_miss, false)] {
                if found_by(text).contains(&rule.id) != reads {
                    wrong.push(format!("{}: {text:?}: {:?}", rule.id, found_by(text)));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
