//! Entities: persons and bodies, one for all the forms of its name.

use super::Speaker;
use super::mention::Looks;
use super::senses::{self, Gender, Party, Role};
use crate::report::SpeakerKind;
use crate::text::Span;
use smallvec::SmallVec;
use smol_str::{SmolStr, StrExt};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// How many forms, titles and roles of one are noted.
pub(super) const FORMS: usize = 32;

/// A person, a body or a place that the article names.
#[derive(Debug)]
pub(super) struct Entity<'a> {
    /// The fullest form, without title.
    pub(super) name: Cow<'a, str>,
    /// The same in small letters, where it was asked for.
    lower: OnceCell<SmolStr>,
    pub(super) kind: SpeakerKind,
    pub(super) gender: Option<Gender>,
    /// Does the article tell the gender, and not the given name alone?
    pub(super) gender_told: bool,
    pub(super) party: Option<Party>,
    pub(super) titles: Vec<Cow<'a, str>>,
    pub(super) aliases: Vec<Cow<'a, str>>,
    pub(super) mentions: SmallVec<[Span; 4]>,
    /// Titles and roles that the article gives to it.
    pub(super) roles: Vec<Held>,
    /// The noun of the body, where it is somebody's: "campaign".
    pub(super) owned: Option<&'static str>,
    /// Who a joint speaker is made of.
    pub(super) members: Vec<usize>,
    /// How often its name looks like what.
    pub(super) looks: [u32; 6],
    /// How often its surname stood alone for it so far.
    pub(super) alone: usize,
    /// Does the article say of it what only bodies are: "the group, …"?
    pub(super) body: bool,
    /// Has it no name?
    pub(super) anonymous: bool,
    /// Is it called by a plural: "internal documents"?
    pub(super) plural: bool,
    /// Is it somebody, by a noun for persons, though without a name?
    pub(super) somebody: bool,
}

/// A role that somebody holds.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) sense: &'static str,
    /// The whole phrase.
    pub(super) words: Range<usize>,
    /// Does it tell that it is a person: a noun that is known for one?
    person: bool,
    /// May a body have it, too?
    firm: bool,
}

impl<'a> Entity<'a> {
    pub(super) fn new(name: Cow<'a, str>) -> Entity<'a> {
        Entity {
            name,
            lower: OnceCell::new(),
            kind: SpeakerKind::Unknown,
            gender: None,
            gender_told: false,
            party: None,
            titles: Vec::new(),
            aliases: Vec::new(),
            mentions: SmallVec::new(),
            roles: Vec::new(),
            owned: None,
            members: Vec::new(),
            looks: [0; 6],
            alone: 0,
            body: false,
            anonymous: false,
            plural: false,
            somebody: false,
        }
    }

    /// Its name in small letters, when all forms of it are read.
    pub(super) fn lower(&self) -> &str {
        self.lower.get_or_init(|| self.name.to_lowercase_smolstr())
    }

    pub(super) fn looked(&self, looks: Looks) -> u32 {
        self.looks[looks as usize]
    }

    pub(super) fn joint(name: String, members: Vec<usize>) -> Entity<'a> {
        Entity { kind: SpeakerKind::Group, members, ..Entity::new(name.into()) }
    }

    /// "Roe's campaign".
    pub(super) fn owned(name: Cow<'a, str>, noun: &'static str) -> Entity<'a> {
        Entity { kind: SpeakerKind::Organization, owned: Some(noun), ..Entity::new(name) }
    }

    pub(super) fn unnamed(name: Cow<'a, str>, kind: SpeakerKind, somebody: bool) -> Entity<'a> {
        Entity { kind, anonymous: true, somebody, ..Entity::new(name) }
    }

    /// As it stands in the report, the numbers of members moved.
    pub(super) fn speaker(self, place: &[usize]) -> Speaker {
        Speaker {
            name: self.name.into(),
            kind: self.kind,
            titles: self.titles.into_iter().map(SmolStr::from).collect(),
            aliases: self.aliases.into_iter().map(SmolStr::from).collect(),
            members: self.members.iter().map(|member| place[*member]).collect(),
            mentions: self.mentions,
        }
    }

    /// Notes another form of its name.
    pub(super) fn alias(&mut self, name: Cow<'a, str>) {
        if self.aliases.len() < FORMS && !self.aliases.contains(&name) {
            self.aliases.push(name);
        }
    }

    /// Notes a title.
    pub(super) fn entitle(&mut self, title: Cow<'a, str>) {
        if self.titles.len() < FORMS && !self.titles.contains(&title) {
            self.titles.push(title);
        }
    }

    /// Notes a role that tells a person, and whether a man or a woman.
    pub(super) fn hold(&mut self, role: Role, words: &Range<usize>) {
        // "spokesman Dana Roe" may be a woman.
        let doubtful = (self.gender, role.gender) == (Some(Gender::Female), Some(Gender::Male))
            && !senses::is_of_family(role.sense);
        if !self.gender_told {
            self.gender = if doubtful { None } else { role.gender.or(self.gender) };
            self.gender_told = role.gender.is_some() && !doubtful;
        }
        for sense in [Some(role.sense), role.broader].into_iter().flatten() {
            self.note_role(Held { sense, words: words.clone(), person: true, firm: role.firm });
        }
    }

    /// Notes a noun by which it is called; `person` where that tells a person.
    pub(super) fn call(&mut self, sense: &'static str, words: &Range<usize>, person: bool) {
        self.note_role(Held { sense, words: words.clone(), person, firm: false });
    }

    fn note_role(&mut self, held: Held) {
        if self.roles.len() < FORMS && !held.sense.is_empty() {
            self.roles.push(held);
        }
    }

    /// The last word of its name.
    pub(super) fn surname(&self) -> &str {
        self.name.rsplit(' ').next().unwrap_or_default()
    }

    /// Is it called by its initials: "FBI"?
    pub(super) fn is_acronym(&self) -> bool {
        self.looked(Looks::Acronym) > 0
    }

    /// May it be a body by a name of several words that tells nothing: "Blue Gable"?
    pub(super) fn may_be_body(&self) -> bool {
        match self.kind {
            SpeakerKind::Unknown => self.may_be_person(),
            SpeakerKind::Person => {
                let told = self.gender.is_some() || self.is_surely_person() || self.is_place();
                !told && self.name.contains(' ')
            }
            _ => false,
        }
    }

    /// Does the article give it a role that only persons have? "The rival Dravex" may be a body.
    fn has_role(&self) -> bool {
        self.roles.iter().any(|held| held.person && (!held.firm || self.name.contains(' ')))
    }

    /// Does a title, a given name or a role tell that it is a person?
    pub(super) fn is_surely_person(&self) -> bool {
        self.is_person() && (self.looked(Looks::Person) > 0 || self.has_role())
    }

    /// A name that tells nothing of itself, where it is not the name of a place.
    pub(super) fn may_be_person(&self) -> bool {
        self.looked(Looks::Unclear) > 0 && !self.is_place()
    }

    pub(super) fn is_place(&self) -> bool {
        let places = self.looked(Looks::Place);
        places > 0 && places * 3 >= self.looks.iter().sum()
    }

    pub(super) fn is_person(&self) -> bool {
        self.kind == SpeakerKind::Person
    }

    /// What the mentions together make of it.
    pub(super) fn settle(&mut self) {
        let total: u32 = self.looks.iter().sum();
        let long = || self.name.contains(' ');
        // "the owner, Marlow Homes".
        let named = self.looked(Looks::Body) + self.looked(Looks::Thing);
        let owner = || named > 0 && self.roles.iter().all(|held| held.firm);
        self.kind = if self.plural {
            SpeakerKind::Group
        } else if self.owned.is_some() || self.body && self.looked(Looks::Person) == 0 {
            SpeakerKind::Organization
        } else if self.looked(Looks::Person) > 0 || self.has_role() && !owner() {
            SpeakerKind::Person
        } else if self.looked(Looks::Body) + self.looked(Looks::Acronym) > 0 || self.looked(Looks::Thing) * 2 > total {
            SpeakerKind::Organization
        } else if long() && self.looked(Looks::Place) * 3 < total && self.looked(Looks::Thing) == 0 {
            SpeakerKind::Person
        } else {
            SpeakerKind::Unknown
        };
    }
}
