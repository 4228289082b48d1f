//! What common nouns say of those they stand for: "senator" of a person, "newspaper" of a body.

use crate::text::{Text, Token};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Man or woman, as titles, given names and pronouns show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

/// A noun for a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role {
    /// What "Sen." and "senator" share.
    pub(super) sense: &'static str,
    pub(super) gender: Option<Gender>,
    /// Do readers take "the …" for the person who stands out, though the article gives nobody that role?
    pub(super) public: bool,
}

/// A noun for a body.
#[derive(Debug)]
pub(super) struct BodyNoun {
    pub(super) noun: &'static str,
    /// The words whose names it may describe.
    pub(super) names: Vec<&'static str>,
    /// May it belong to a person by name: "Roe's campaign"?
    pub(super) owned: bool,
    /// May it describe a body whose name tells nothing: "the company"?
    pub(super) any: bool,
}

/// The role that a token names, in either number.
pub(super) fn role(text: &Text, token: &Token) -> Option<Role> {
    static ROLES: LazyLock<FxHashMap<&str, Role>> = LazyLock::new(|| {
        let gender = |mark: &str| match mark {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        };
        let rows = lines(include_str!("roles.tsv")).filter_map(|line| {
            let mut fields = line.split('\t');
            Some((
                fields.next()?,
                Role { sense: fields.next()?, gender: gender(fields.next()?), public: fields.next()? == "public" },
            ))
        });
        rows.collect()
    });
    by_noun(text, token, &ROLES).copied()
}

static BODIES: LazyLock<FxHashMap<&str, BodyNoun>> = LazyLock::new(|| {
    let rows = lines(include_str!("bodies.tsv")).filter_map(|line| {
        let mut fields = line.split('\t');
        let (noun, names, mark) = (fields.next()?, fields.next()?, fields.next()?);
        let names = names.split(' ').collect();
        Some((noun, BodyNoun { noun, names, owned: mark == "owned", any: mark == "any" }))
    });
    rows.collect()
});

/// "Mr.", "Ms": a word that tells man from woman and no office.
pub(super) fn is_honorific(text: &Text, token: &Token) -> bool {
    role(text, token).is_some_and(|role| matches!(role.sense, "mr" | "mrs" | "ms" | "miss"))
}

/// The kind of body that a token names.
pub(super) fn body(text: &Text, token: &Token) -> Option<&'static BodyNoun> {
    by_noun(text, token, &BODIES)
}

/// Is it a word in the names of bodies of one kind: "Ledger"?
pub(super) fn is_body_name(lower: &str) -> bool {
    static NAMES: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| BODIES.values().flat_map(|body| &body.names).copied().collect());
    NAMES.contains(lower)
}

/// Is it a word that ends the names of companies, so that the words before may stand alone: "Norbury Rail"?
pub(super) fn is_company(lower: &str) -> bool {
    BODIES.get("company").is_some_and(|body| body.names.contains(&lower))
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

/// The entry of a noun: by its word, its base form, or, where the lexicon does not hold it, without its plural's s.
fn by_noun<'a, T>(text: &Text, token: &Token, table: &'a FxHashMap<&str, T>) -> Option<&'a T> {
    if !token.word.text.is_empty() {
        return table.get(token.word.text).or_else(|| table.get(token.word.lemma));
    }
    let lower = token.span.of(text.source).to_lowercase();
    table.get(lower.as_str()).or_else(|| table.get(lower.strip_suffix('s')?))
}
