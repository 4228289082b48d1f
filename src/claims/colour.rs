//! The colours of a claim: affirmed or negated, how surely, of what time; read off the clause's own words.

use crate::grammar::Grammar;
use crate::lexicon::Tag;
use crate::report::{Certainty, Polarity, Time};
use crate::text::Text;
use std::ops::Range;

/// What the words of the clause say of it.
pub(super) fn colours(text: &Text, grammar: &Grammar, clause: Range<usize>) -> (Polarity, Certainty, Time) {
    let words = || clause.clone().map(|at| text.tokens[at].word.text);
    let has = |list: &[&str]| words().any(|word| list.contains(&word));
    let negated = has(&[
        "not", "n't", "never", "no", "nobody", "nothing", "neither", "nor", "without", "unlikely", "hardly", "fail",
        "failed", "denied", "denies", "refused",
    ]);
    let asks = clause.end < text.tokens.len() && text.tokens[clause.end].span.of(text.source) == "?";
    let certainty = if asks || has(&["whether"]) {
        Certainty::Questioned
    } else if has(&["if", "unless", "provided"]) {
        Certainty::Conditional
    } else if has(&["may", "might", "could", "possible", "possibly", "perhaps", "maybe"]) {
        Certainty::Possible
    } else if has(&["likely", "probably", "should", "expected", "appears", "seems", "unlikely", "would"]) {
        Certainty::Likely
    } else {
        Certainty::Asserted
    };
    (if negated { Polarity::Negated } else { Polarity::Affirmed }, certainty, time(text, grammar, clause))
}

/// Future by its auxiliaries and plans, past by the first verb with a tense.
fn time(text: &Text, grammar: &Grammar, clause: Range<usize>) -> Time {
    let word = |at: usize| text.tokens[at].word.text;
    if clause
        .clone()
        .any(|at| matches!(word(at), "will" | "'ll" | "going" | "wo" | "plans" | "plan" | "tomorrow" | "shall"))
    {
        return Time::Future;
    }
    let tense = clause.map(|at| grammar.tags[at]).find(|tag| matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBN));
    match tense {
        Some(Tag::VBD | Tag::VBN) => Time::Past,
        _ => Time::Present,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str) -> (Polarity, Certainty, Time) {
        let text = Text::new(source);
        let grammar = Grammar::new(&text);
        colours(&text, &grammar, 0..text.tokens.len() - 1)
    }

    #[test]
    fn words_colour_the_clause() {
        assert_eq!(of("The council did not raise the tax."), (Polarity::Negated, Certainty::Asserted, Time::Past));
        assert_eq!(of("The council will raise the tax."), (Polarity::Affirmed, Certainty::Asserted, Time::Future));
        assert_eq!(of("The tax might hurt shops."), (Polarity::Affirmed, Certainty::Possible, Time::Present));
        assert_eq!(of("Shops close if the tax rises."), (Polarity::Affirmed, Certainty::Conditional, Time::Present));
        assert_eq!(of("Will the tax rise?"), (Polarity::Affirmed, Certainty::Questioned, Time::Future));
    }
}
