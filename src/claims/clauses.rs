//! The clauses of a sentence, roughly: where each has a finite verb of its own.

use crate::grammar::Grammar;
use crate::lexicon::{Tag, numbers};
use crate::text::{Text, TokenKind};
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
    for at in sentence.clone().filter(|at| text.tokens[*at].kind == TokenKind::Mark) {
        let mark = text.tokens[at].mark;
        let joins = at + 1 < sentence.end
            && text.tokens[at + 1]
                .word
                .is_one_of(&numbers!["and", "but", "or", "while", "whilst", "though", "although", "because", "so"]);
        let cuts = mark == b';' || mark == b',' && joins;
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
    for clause in clauses {
        while clause.len() > 1 && grammar.tags[clause.end - 1] == Tag::Punct {
            clause.end -= 1;
        }
    }
}
