//! What common nouns say of those they stand for: "senator" of a person, "newspaper" of a body.

use crate::lexicon::{self, ByWord, Class, Tag, Word, numbers};
use crate::text::{Text, Token, lowered};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Man or woman, as titles, given names and pronouns show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Gender {
    Male,
    Female,
}

/// May both be of one person, as far as they are known?
pub(super) fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// A party that parts those of one office from others: who is of one is not of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Democratic,
    Republican,
    Conservative,
    Labour,
}

impl Party {
    /// The party that a word names.
    pub(super) fn of(word: &str) -> Option<Party> {
        match word {
            "Democrat" | "Democratic" | "D" => Some(Party::Democratic),
            "Republican" | "GOP" | "R" => Some(Party::Republican),
            "Conservative" | "Tory" => Some(Party::Conservative),
            "Labour" => Some(Party::Labour),
            _ => None,
        }
    }
}

/// A noun for a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role {
    /// What "Sen." and "senator" share.
    pub(super) sense: &'static str,
    /// What whoever has it is called, too: a detective is an officer.
    pub(super) broader: Option<&'static str>,
    pub(super) gender: Option<Gender>,
    /// Do readers take "the …" for the person who stands out, though the article gives nobody that role?
    pub(super) public: bool,
    /// Are there so many of them that "the senator" is who stands out rather than one told of far off, and that a noun
    /// before it only tells of what kind: "the gambling tycoon"?
    pub(super) many: bool,
    /// Does it tell what somebody does who holds no post: "the baker"?
    pub(super) trade: bool,
    /// Is it no post, but leaves room for any: "the resident"?
    pub(super) state: bool,
    /// May a body be so called, too: "the owner, Norbury Rail"?
    pub(super) firm: bool,
}

impl Role {
    /// What may be said of whoever stands out: "the German".
    pub(super) const ANYBODY: Role = Role {
        sense: "",
        broader: None,
        gender: None,
        public: true,
        many: true,
        trade: false,
        state: false,
        firm: false,
    };

    /// What may be said of whoever stands out and holds no post: "the off-spinner".
    pub(super) const SOMEBODY: Role = Role { public: false, many: false, trade: true, ..Role::ANYBODY };

    /// What only those are called who were called so: "the ecologist".
    pub(super) fn named(sense: &'static str) -> Role {
        Role { sense, public: false, many: false, ..Role::ANYBODY }
    }

    /// Does it tell that somebody leads, and not in which post?
    pub(super) fn leads(self) -> bool {
        matches!(self.sense, "leader" | "chief")
    }

    /// Does it leave room for others, as no post does?
    pub(super) fn has_room(self) -> bool {
        self.many || self.trade || self.state
    }

    /// "Mr.", "Ms": does it tell man from woman and no office?
    pub(super) fn is_honorific(self) -> bool {
        matches!(self.sense, "mr" | "mrs" | "ms" | "miss")
    }
}

/// A noun for a body.
#[derive(Debug)]
pub(super) struct BodyNoun {
    pub(super) noun: &'static str,
    /// The words whose names it may describe.
    pub(super) names: Vec<&'static str>,
    /// Which [`sort`]s of words are among them.
    sorts: u64,
    /// May it belong to a person by name: "Roe's campaign"?
    pub(super) owned: bool,
    /// May it describe a body whose name tells nothing: "the company"?
    pub(super) any: bool,
    /// Is it a company?
    firm: bool,
}

impl BodyNoun {
    /// Does it describe whose name in small letters is given, by one of its words?
    pub(super) fn describes(&self, name: &str) -> bool {
        name.as_bytes().split(|byte| matches!(byte, b' ' | b'-')).any(|mut word| {
            while let [rest @ .., b'\''] | [rest @ .., 0xE2, 0x80, 0x99] = word {
                word = rest; // "’" is of three bytes
            }
            // "the United States" are no state.
            let several = || word.strip_suffix(b"s").is_some_and(|one| self.is_in_names(one));
            self.is_in_names(word) || self.any && several()
        })
    }

    /// Is the word one of those names?
    fn is_in_names(&self, word: &[u8]) -> bool {
        // Most words are of no sort that is among them.
        self.sorts & sort(word) != 0 && self.names.iter().any(|name| name.as_bytes() == word)
    }
}

/// A bit that tells a word from most others, by its length and its first letter.
fn sort(word: &[u8]) -> u64 {
    let first = word.first().map_or(0, |first| usize::from(*first));
    1 << ((first + 26 * word.len()) % 64)
}

/// The role that a word names, in either number.
#[inline]
pub(super) fn role(word: Word) -> Option<Role> {
    // Most words are neither.
    if word.is(Class::Sense) { ROLES.named(word).copied() } else { None }
}

/// The role that a token names: what [`role`] knows, and what is made of that, as "mayor-elect".
#[inline] // most words are known, and name none
pub(super) fn role_at(text: &Text, at: usize) -> Option<Role> {
    let token = text.tokens.get(at)?;
    if token.word.number == 0 { unlisted(token.span.of(text.source)) } else { role(token.word) }
}

#[inline(never)] // so that the others are told at once
fn unlisted(slice: &str) -> Option<Role> {
    if slice.contains('-') { lowered(slice, made_of) } else { None }
}

/// "co-star", "mayor-elect", "mother-in-law", "father-of-three", "ex-wife".
fn made_of(lower: &str) -> Option<Role> {
    if let Some((parent, _)) = lower.split_once("-of-") {
        let parent = ROLES.spelled(parent).filter(|role| role.gender.is_some())?;
        return Some(Role { sense: parent.sense, gender: parent.gender, ..Role::ANYBODY });
    }
    if let Some(kin) = lower.strip_suffix("-in-law").or_else(|| lower.strip_prefix("ex-")) {
        let kin = ROLES.spelled(kin).filter(|role| role.gender.is_some() && !role.public)?;
        return Some(Role { sense: "in-law", broader: None, ..*kin });
    }
    ROLES.spelled(lower.strip_prefix("co-").or_else(|| lower.strip_suffix("-elect"))?).copied()
}

/// The role of the phrase that ends with a token: "attorney general", "the 42-year-old", and what [`role_at`] knows.
pub(super) fn role_of(text: &Text, at: usize) -> Option<Role> {
    let token = text.tokens.get(at)?;
    if token.word.is_one_of(&numbers!["general"]) && at > 0 {
        let before = text.tokens[at - 1].span.of(text.source);
        let office = lowered(before, |lower| ROLES.spelled(&format!("{lower}-general")).copied());
        return office.or_else(|| role(token.word));
    }
    if token.word.is_one_of(&numbers!["secretary"])
        && at > 0
        && text.tokens[at - 1].word.is_one_of(&numbers!["general"])
    {
        return ROLES.spelled("secretary-general").copied();
    }
    // "the head teacher".
    if token.word.is_one_of(&numbers!["teacher"]) && at > 0 && text.tokens[at - 1].word.is_one_of(&numbers!["head"]) {
        return ROLES.spelled("headteacher").copied();
    }
    // "the U.S. attorney", "the district attorney" prosecute.
    if token.word.is_one_of(&numbers!["attorney"])
        && at > 0
        && matches!(text.tokens[at - 1].span.of(text.source), "U.S." | "US" | "States" | "District" | "district")
    {
        return ROLES.spelled("prosecutor").copied();
    }
    let aged = || text.age(at).is_some() || token.span.of(text.source) == "international";
    role_at(text, at).or_else(|| aged().then_some(Role::ANYBODY))
}

/// Is it by its ending a noun for who does something, though no list has it: "forecaster"?
pub(super) fn is_doer(token: &Token) -> bool {
    let lemma = token.word.lemma();
    let verb = |stem: &str| lexicon::look_up(stem).tag == Some(Tag::VB);
    let does = |end: &str| lemma.strip_suffix(end).is_some_and(|stem| verb(stem) || verb(&format!("{stem}e")));
    token.word.tag == Some(Tag::NN)
        && (["ist", "ian", "man"].iter().any(|end| lemma.ends_with(end))
            || ["er", "or", "ant"].iter().any(|end| does(end)))
}

/// Is it by its ending a word for somebody?
pub(super) fn is_made_for_persons(slice: &str) -> bool {
    ["er", "or", "ist", "ian", "eer", "man"].iter().any(|end| slice.ends_with(end))
}

/// Is that sense an office, which few hold at a time?
pub(super) fn is_office(sense: &str) -> bool {
    ROLES.spelled(sense).is_some_and(|role| role.public && !role.many)
}

/// Is who has that role of another house than whoever has the other: a senator, and a representative?
pub(super) fn is_of_other_house(sense: &str, role: Role) -> bool {
    let lawmaker = |broader| broader == Some("lawmaker");
    lawmaker(role.broader) && sense != role.sense && ROLES.spelled(sense).is_some_and(|other| lawmaker(other.broader))
}

/// Is it somebody of one's family who mostly has the same surname?
pub(super) fn is_of_family(sense: &str) -> bool {
    matches!(
        sense,
        "wife" | "husband" | "son" | "daughter" | "brother" | "sister" | "sibling" | "father" | "mother" | "twin"
    )
}

/// Is whoever has that role known by it to the public?
pub(super) fn is_public(sense: &str) -> bool {
    ROLES.spelled(sense).is_none_or(|role| role.public)
}

/// Is it a post or a part, which leaves no room for any trade: a judge's, a spokesman's?
pub(super) fn is_post(sense: &str) -> bool {
    ROLES.spelled(sense).is_some_and(|role| !role.has_room() && (role.public || role.gender.is_none()))
}

/// Have many that role at a time?
pub(super) fn is_many(sense: &str) -> bool {
    ROLES.spelled(sense).is_some_and(|role| role.many)
}

static ROLES: LazyLock<Nouns<Role>> = LazyLock::new(|| {
    let gender = |mark: &str| match mark {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    };
    let rows = lines(include_str!("roles.tsv")).filter_map(|line| {
        let mut fields = line.split('\t');
        let (noun, senses, gender, mark) = (fields.next()?, fields.next()?, gender(fields.next()?), fields.next()?);
        let (sense, broader) = senses.split_once(' ').map_or((senses, None), |(own, broader)| (own, Some(broader)));
        let mut role = Role { broader, gender, ..Role::named(sense) };
        for mark in mark.split(' ') {
            match mark {
                "many" => (role.public, role.many) = (true, true),
                "public" => role.public = true,
                "trade" => role.trade = true,
                "state" => role.state = true,
                "firm" => role.firm = true,
                _ => {}
            }
        }
        Some((noun, role))
    });
    rows.collect()
});

static BODIES: LazyLock<Nouns<BodyNoun>> = LazyLock::new(|| {
    const LIST: &str = include_str!("bodies.tsv");
    // "=paper"
    let shared = |name: &'static str| {
        let noun = name.strip_prefix('=')?;
        let mut rows = lines(LIST).filter_map(|line| line.split_once('\t'));
        rows.find(|(named, _)| *named == noun)?.1.split('\t').next()
    };
    let rows = lines(LIST).filter_map(|line| {
        let mut fields = line.split('\t');
        let (noun, names, mark) = (fields.next()?, fields.next()?, fields.next()?);
        let names: Vec<&str> = names.split(' ').flat_map(|name| shared(name).unwrap_or(name).split(' ')).collect();
        let sorts = names.iter().fold(0, |sorts, name| sorts | sort(name.as_bytes()));
        let [owned, any, firm] = ["owned", "any", "firm"].map(|name| mark.split(' ').any(|mark| mark == name));
        Some((noun, BodyNoun { noun, names, sorts, owned, any, firm }))
    });
    rows.collect()
});

/// The kind of body that a word names.
#[inline]
pub(super) fn body(word: Word) -> Option<&'static BodyNoun> {
    if word.is(Class::Sense) { BODIES.named(word) } else { None }
}

/// The nouns for companies: "retailer".
pub(super) fn firms() -> impl Iterator<Item = &'static str> {
    BODIES.all.iter().filter(|body| body.firm).map(|body| body.noun)
}

/// Is it a word in the names of bodies of one kind: "Ledger"?
pub(super) fn is_body_name(lower: &str) -> bool {
    static NAMES: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| BODIES.all.iter().flat_map(|body| &body.names).copied().collect());
    NAMES.contains(lower)
}

/// Is it a word that ends the names of companies, so that the words before may stand alone: "Norbury Rail"?
pub(super) fn is_company(lower: &str) -> bool {
    BODIES.spelled("company").is_some_and(|body| body.is_in_names(lower.as_bytes()))
}

/// The rows of a list.
pub(super) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

/// How many nouns a table has about.
const MOST: usize = 600;

/// What is known of nouns.
struct Nouns<T> {
    all: Vec<T>,
    by_spelling: FxHashMap<&'static str, u16>,
    /// The lexicon holds all of them, and their plurals: tokens are asked for their noun again and again.
    by_word: ByWord<u16>,
}

impl<T> Nouns<T> {
    fn spelled(&self, lower: &str) -> Option<&T> {
        self.all.get(usize::from(*self.by_spelling.get(lower)?))
    }

    /// The entry of a word that is among the nouns for persons or bodies, or of its base form.
    fn named(&self, word: Word) -> Option<&T> {
        let place = self.by_word.get(word.number).or_else(|| self.by_word.get(word.base))?;
        self.all.get(usize::from(*place))
    }
}

impl<T> FromIterator<(&'static str, T)> for Nouns<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(nouns: I) -> Nouns<T> {
        let mut all = Vec::with_capacity(MOST);
        let mut by_spelling = FxHashMap::with_capacity_and_hasher(MOST, FxBuildHasher);
        let mut by_word = Vec::with_capacity(2 * MOST);
        let mut plural = String::new();
        for ((noun, entry), place) in nouns.into_iter().zip(0..) {
            all.push(entry);
            by_spelling.insert(noun, place);
            by_word.push((lexicon::look_up(noun).number, place));
            plural.clear();
            plural.extend([noun, "s"]);
            let plural = lexicon::look_up(&plural);
            // Nothing else is known of it.
            if plural.tag.is_none() && plural.classes == Class::Sense.into() {
                by_word.push((plural.number, place));
            }
        }
        Nouns { all, by_spelling, by_word: by_word.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_the_words_of_a_noun_is_led_back_to_them() {
        let open = BODIES.all.iter().filter(|body| body.names.iter().any(|name| name.starts_with('=')));
        assert_eq!(open.map(|body| body.noun).collect::<Vec<_>>(), [""; 0]);
        let club = BODIES.spelled("club").map(|club| &club.names);
        assert!(club.is_some_and(|names| names.contains(&"rovers") && names.contains(&"club")));
    }
}
