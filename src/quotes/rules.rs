//! The rules of attribution, each with its reason, an example and a near-miss.

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

/// `rules.tsv` as rules, by id.
pub fn rules() -> &'static [Rule] {
    static RULES: std::sync::LazyLock<Vec<Rule>> = std::sync::LazyLock::new(|| {
        include_str!("rules.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(rule).collect()
    });
    &RULES
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

    fn made_by(text: &str) -> Vec<&'static str> {
        crate::analyse(text).quotes.iter().map(|quote| quote.rule).collect()
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
            if !made_by(&rule.example).contains(&rule.id) {
                wrong.push(format!("{} does not read {:?}: {:?}", rule.id, rule.example, made_by(&rule.example)));
            }
            if made_by(&rule.near_miss).contains(&rule.id) {
                wrong.push(format!("{} reads {:?}", rule.id, rule.near_miss));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
