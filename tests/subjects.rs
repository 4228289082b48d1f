//! Whose each verb of `subjects.tsv` is.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use newsclaim::grammar::Grammar;
use newsclaim::quotes::subjects;
use newsclaim::text::Text;

/// The subject of the verb that begins with the words given.
fn subject<'a>(sentence: &'a str, verb: &str) -> Option<&'a str> {
    let text = Text::new(sentence);
    let start = sentence.find(verb).unwrap_or_else(|| panic!("no {verb:?} in {sentence:?}"));
    let token = text.tokens.iter().position(|token| token.span.start as usize == start).unwrap();
    let mut all = subjects(&text, &Grammar::new(&text)).into_iter();
    all.find(|(verb, _)| *verb == token).map(|(_, span)| span.of(sentence))
}

#[test]
fn every_verb_has_its_subject() {
    let lines = include_str!("subjects.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    for line in lines {
        let mut fields = line.split('\t');
        let (Some(sentence), Some(verb), Some(expected)) = (fields.next(), fields.next(), fields.next()) else {
            panic!("not three columns: {line}")
        };
        let found = subject(sentence, verb).unwrap_or("–");
        if found != expected {
            wrong.push(format!("{sentence}\n  {verb}: {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
