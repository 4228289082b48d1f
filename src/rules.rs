//! Rules as data: each with its reason, an example and a near-miss.

use crate::packed::unpacked;
use crate::{claims, quotes, speakers};

/// A rule, as `newsclaim rules` and `newsclaim explain` tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name in reports.
    pub id: &'static str,
    /// What it is for.
    pub reason: &'static str,
    /// A sentence that it reads.
    pub example: String,
    /// A sentence that looks alike and that it leaves.
    pub near_miss: String,
}

/// All rules: those of quotes, then those of their speakers, then those of claims, each by id.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    quotes::rules().iter().chain(speakers::rules()).chain(claims::rules())
}

/// The rules of a packed file, which is read once: id, reason, example, near-miss, parted by tabs; ¶ is the end of a paragraph.
pub(crate) fn read(file: &[u8]) -> Vec<Rule> {
    let file: &'static str = unpacked(file).leak();
    file.lines().filter(|line| !line.starts_with('#')).filter_map(rule).collect()
}

fn rule(line: &'static str) -> Option<Rule> {
    let mut fields = line.split('\t');
    let (id, reason) = (fields.next()?, fields.next()?);
    let mut paragraphs = || fields.next().map(|text| text.replace('¶', "\n\n"));
    Some(Rule { id, reason, example: paragraphs()?, near_miss: paragraphs()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids of the rules that made something of a text.
    fn at_work(text: &str) -> Vec<&'static str> {
        let seen = crate::analyse(text);
        let speakers = seen.cast.of_quote.iter().flatten().map(|answer| answer.rule);
        let quotes = seen.quotes.iter().map(|quote| quote.rule);
        quotes.chain(speakers).chain(seen.claims.iter().map(|claim| claim.rule)).collect()
    }

    #[test]
    fn every_line_is_a_rule_and_they_are_sorted() {
        for (rules, file) in [
            (quotes::rules(), include_str!("quotes/rules.tsv")),
            (speakers::rules(), include_str!("speakers/rules.tsv")),
            (claims::rules(), include_str!("claims/rules.tsv")),
        ] {
            assert_eq!(rules.len(), file.lines().filter(|line| !line.starts_with('#')).count());
            assert!(rules.windows(2).all(|pair| pair[0].id < pair[1].id));
        }
    }

    #[test]
    fn every_rule_reads_its_example_and_leaves_its_near_miss() {
        let mut wrong = Vec::new();
        for rule in rules() {
            if !at_work(&rule.example).contains(&rule.id) {
                wrong.push(format!("{} does not read {:?}: {:?}", rule.id, rule.example, at_work(&rule.example)));
            }
            if at_work(&rule.near_miss).contains(&rule.id) {
                wrong.push(format!("{} reads {:?}", rule.id, rule.near_miss));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
