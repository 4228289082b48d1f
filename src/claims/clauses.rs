//! The clauses of a sentence, roughly: where each has a finite verb of its own.

use crate::grammar::Grammar;
use crate::lexicon::{Tag, numbers};
use crate::text::Text;
use std::ops::Range;

/// How far behind a comma and its conjunction the verb of a new clause is looked for, in tokens.
const VERB_WITHIN: usize = 12;

/// Is there a finite verb among the tokens?
pub(super) fn has_verb(grammar: &Grammar, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| matches!(grammar.tags[at], Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
}

/// Cuts a sentence into clauses: at semicolons, and at a comma before a conjunction or subordinator, where both sides
/// have a verb of their own. `clauses` holds them afterwards, and nothing else.
pub(super) fn cut(text: &Text, grammar: &Grammar, sentence: Range<usize>, clauses: &mut Vec<Range<usize>>) {
    clauses.clear();
    let mut start = sentence.start;
    let joins = |at: usize| {
        let joins = numbers!["and", "but", "or", "while", "whilst", "though", "although", "because", "so"];
        at < sentence.end && text.tokens[at].word.is_one_of(&joins)
    };
    let tags = grammar.tags[sentence.clone()].iter().enumerate();
    for (place, _) in tags.filter(|(_, tag)| **tag == Tag::Punct) {
        let at = sentence.start + place;
        let cuts = match text.tokens[at].mark {
            b';' => true,
            b',' => joins(at + 1),
            _ => false,
        };
        if cuts
            && at > start
            && has_verb(grammar, start..at)
            && (at + 1..sentence.end).len() > 2
            && has_verb(grammar, at + 1..(at + VERB_WITHIN).min(sentence.end))
        {
            clauses.push(start..at);
            start = at + 1;
        }
    }
    clauses.push(start..sentence.end);
    clauses.iter_mut().for_each(|clause| trim(grammar, clause));
}

/// Where tokens end without the marks behind them; the first stays.
pub(super) fn end_before_marks(grammar: &Grammar, mut tokens: Range<usize>) -> usize {
    while tokens.len() > 1 && grammar.tags[tokens.end - 1] == Tag::Punct {
        tokens.end -= 1;
    }
    tokens.end
}

/// Takes the marks from the end of a clause, but for one that closes what opens in it.
fn trim(grammar: &Grammar, clause: &mut Range<usize>) {
    let end = clause.end;
    clause.end = end_before_marks(grammar, clause.clone());
    if end > clause.end {
        let quoted = grammar.marks.outermost(clause.end - 1);
        let closes = quoted.filter(|quoted| quoted.open >= clause.start && (clause.end..end).contains(&quoted.last));
        clause.end = closes.map_or(clause.end, |quoted| quoted.last + 1);
    }
}

#[cfg(test)]
mod tests {
    /// The clauses that the claims of a text are made in.
    fn claims(source: &str) -> Vec<&str> {
        crate::analyse(source).claims.iter().map(|claim| claim.span.of(source)).collect()
    }

    #[test]
    fn a_clause_ends_before_its_stop_but_with_the_mark_that_closes_what_it_quotes() {
        for whole in ["Roe called the sanctions “a trap.”", "“The sanctions are a trap.”", "The sanctions are ‘a trap’"]
        {
            assert_eq!(claims(whole), [whole]);
        }
        assert_eq!(claims("“The sanctions are a trap. We fell in.”"), ["“The sanctions are a trap", "We fell in"]);
        assert_eq!(
            claims("Roe said the sanctions were “a trap”, but Vale left it."),
            ["Roe said the sanctions were “a trap”"]
        );
    }
}
