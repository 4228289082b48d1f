//! Entities: persons and bodies, one for all the forms of its name.

use super::Speaker;
use super::keys::{self, Keys};
use super::mention::{Looks, Mention, Standing, words};
use super::names::{is_given, without_article};
use super::senses::{self, Gender, Party, Role};
use crate::lexicon::{self, Class, Tag, numbers};
use crate::report::SpeakerKind;
use crate::text::{Shape, Span, Text};
use rustc_hash::{FxBuildHasher, FxHashMap};
use smallvec::SmallVec;
use smol_str::{SmolStr, StrExt};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

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
    looks: [u32; 6],
    /// How often its surname stood alone for it so far.
    alone: usize,
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
    fn new(name: Cow<'a, str>) -> Entity<'a> {
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

    fn looked(&self, looks: Looks) -> u32 {
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
    fn alias(&mut self, name: Cow<'a, str>) {
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

/// The entities of an article, and whose each mention is.
#[derive(Debug, Default)]
pub(super) struct Register<'a> {
    pub(super) entities: Vec<Entity<'a>>,
    /// For each mention its entity.
    pub(super) of_mention: Vec<usize>,
    /// For each mention the body that it owns.
    pub(super) of_owned: Vec<Option<usize>>,
    /// The same bodies by their owner and noun.
    pub(super) bodies: FxHashMap<(usize, &'static str), usize>,
}

/// Leads the mentions together.
pub(super) fn register<'a>(text: &Text<'a>, mentions: &[Mention]) -> Register<'a> {
    let keys = Keys::new(text, mentions);
    let mut book = Book::new(text, mentions, &keys);
    let (short, mut full): (Vec<usize>, Vec<usize>) = (0..mentions.len()).partition(|at| book.is_short(*at));
    full.sort_unstable_by_key(|at| (std::cmp::Reverse(mentions[*at].name.len()), *at));
    full.iter().for_each(|at| book.full(*at));
    full.iter().for_each(|at| book.couple(*at));
    short.iter().for_each(|at| book.relative(*at));
    short.iter().for_each(|at| book.birth(*at));
    book.bearers.values_mut().for_each(|bearers| bearers.sort_unstable());
    // Who has "Mr." before the name is told apart first, then who has an office, then the rest.
    for sureness in 0..3 {
        book.enter_titled();
        for at in &short {
            if book.titles[*at].sureness() == sureness && book.of_mention[*at] == NOBODY {
                book.short(*at);
            }
        }
    }
    book.close()
}

/// How many forms, titles and roles of one are noted.
const FORMS: usize = 32;

const NOBODY: usize = usize::MAX;

/// How many bearers of a name are looked at to find the one meant.
const BEARERS: usize = 24;

/// What it counts at most that a surname alone meant somebody before.
const ALONE: usize = 2;

/// The nouns for relatives who mostly have the same surname.
const KIN: &[u16] = &numbers!["wife", "widow", "husband", "son", "daughter", "brother", "sister", "mother", "father"];

/// How many mentions before "his wife, Dana" are asked for whose wife she is.
const NEAR: usize = 4;

/// How many names are held against the initials that open a turn of an interview.
const INITIALS: usize = 200;

struct Book<'k, 'a> {
    text: &'k Text<'a>,
    mentions: &'k [Mention],
    /// For each mention the words of its name in small letters without accents.
    keys: Vec<&'k str>,
    /// For each mention what the title before it says.
    titles: Vec<Title>,
    entities: Vec<Entity<'a>>,
    of_mention: Vec<usize>,
    by_name: FxHashMap<Cow<'k, str>, usize>,
    /// For surnames behind "Mr." and the like, whom they were first given to.
    by_honorific: FxHashMap<(Option<Gender>, &'k str), usize>,
    /// For the last words of a name, where in the text who was so called in full, in text order.
    bearers: FxHashMap<&'k str, SmallVec<[(usize, usize); 2]>>,
    /// The same for surnames behind a title, not yet entered there.
    titled: Vec<(&'k str, usize, usize)>,
    /// For given names, and for the first words and initials of bodies.
    by_start: FxHashMap<Cow<'k, str>, usize>,
    /// Who may bear a surname as the wife or the like of somebody who does, with no name but a given one.
    relatives: Vec<(String, usize)>,
}

/// For how many mentions there is room for names of their own at first: in a long text most come again.
const ROOM: usize = 1 << 10;

impl<'k, 'a> Book<'k, 'a> {
    fn new(text: &'k Text<'a>, mentions: &'k [Mention], keys: &'k Keys) -> Book<'k, 'a> {
        let room = mentions.len().min(ROOM);
        Book {
            text,
            mentions,
            keys: keys.all(),
            titles: mentions.iter().map(|mention| Title::new(text, mention)).collect(),
            entities: Vec::with_capacity(mentions.len()),
            of_mention: vec![NOBODY; mentions.len()],
            by_name: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            by_honorific: FxHashMap::default(),
            bearers: FxHashMap::with_capacity_and_hasher(room / 4, FxBuildHasher),
            titled: Vec::new(),
            by_start: FxHashMap::with_capacity_and_hasher(room / 4, FxBuildHasher),
            relatives: Vec::new(),
        }
    }

    /// One word, or a surname with its particle: "De Roe".
    fn is_short(&self, at: usize) -> bool {
        let name = &self.mentions[at].name;
        let particle = || {
            matches!(self.text.tokens[name.start].span.of(self.text.source), "De" | "Van" | "Von" | "Di" | "Del" | "La")
        };
        name.len() == 1 || name.len() == 2 && particle() || self.is_of_birth(at)
    }

    /// "born Dana Roe": does a name tell how somebody was called at birth?
    fn is_of_birth(&self, at: usize) -> bool {
        let name = &self.mentions[at].name;
        let born = name.start.checked_sub(1).is_some_and(|at| self.text.is_word(at, &numbers!["born"]));
        born && name.len() > 1
    }

    /// "Dana Vale was born Dana Moss": notes the other surname of who has that given name.
    fn birth(&mut self, at: usize) {
        let Some((given, _, surname)) = keys::outer(self.keys[at]).filter(|_| self.is_of_birth(at)) else { return };
        let Some(number) = self.by_start.get(given).copied() else { return };
        let Mention { name, .. } = &self.mentions[at];
        self.of_mention[at] = number;
        self.bearers.entry(surname).or_default().push((name.start, number));
        let (span, name) = (self.text.span(name.clone()), words(self.text, name.clone()));
        self.entities[number].mentions.push(span);
        self.entities[number].alias(name);
    }

    fn full(&mut self, at: usize) {
        let mention = &self.mentions[at];
        let whole = self.keys[at];
        let Some((first, middle, last)) = keys::outer(whole) else { return self.short(at) };
        // "Donald J. Roe" is Donald Roe.
        let outer = if middle.is_empty() { None } else { Some(format!("{first} {last}")) };
        let body = matches!(mention.looks, Looks::Body | Looks::Thing);
        let named = self.by_name.get(whole).copied();
        let by_outer = || self.by_name.get(outer.as_deref()?).filter(|_| !body).copied();
        let known = named.or_else(by_outer);
        let known = known.or_else(|| self.longer(at, whole));
        let known = known.or_else(|| self.by_form(first, last));
        let known = known.filter(|number| generation(&self.entities[*number].name) == self.generation(at));
        let number = known.unwrap_or_else(|| self.add(mention.name.clone()));
        if known.is_none() && body {
            self.enter_body(whole, number);
        } else if known.is_none() {
            if let Some(outer) = outer {
                self.by_name.entry(outer.into()).or_insert(number);
            }
            self.by_start.entry(first.into()).or_insert(number);
            // Robert “Bob” Roe.
            let [given, surname] = [mention.name.start, mention.name.end - 1].map(|at| self.text.tokens[at]);
            let double = is_given(&given) && surname.word.tag.is_none_or(Tag::is_proper);
            for middle in middle.split_terminator(' ') {
                // "Luis Etxeberria Ruiz" is Etxeberria.
                if double && middle.len() > 3 && gender(middle).is_none() {
                    self.by_start.entry(middle.into()).or_insert(number);
                }
                self.by_name.entry(format!("{middle} {last}").into()).or_insert(number);
            }
        }
        if named != Some(number) {
            self.by_name.insert(whole.into(), number);
        }
        if let Some(short) = mention.short {
            self.by_name.insert(self.text.tokens[short].span.of(self.text.source).to_lowercase().into(), number);
        }
        // "Omar al-Roe" is "al-Roe" and "Roe".
        let ends = whole.bytes().zip(1..).filter(|(byte, _)| *byte == b' ').map(|(_, behind)| &whole[behind..]);
        for end in ends.chain(without_article(last)) {
            self.bearers.entry(end).or_default().push((mention.name.start, number));
        }
        self.note(at, number);
    }

    /// "Dana and Tom Roe": the given name before "and" has the same surname.
    fn couple(&mut self, at: usize) {
        let name = &self.mentions[at].name;
        let Some(before) = at.checked_sub(1).filter(|_| self.titles[at].sureness() == 2) else { return };
        let Mention { name: first, title, .. } = &self.mentions[before];
        let given = |token: usize| is_given(&self.text.tokens[token]);
        let joined = first.end + 1 == name.start
            && self.text.tokens[first.end].word.is_one_of(&numbers!["and"])
            && first.len() == 1
            && title.is_empty();
        if !joined || name.len() != 2 || !given(first.start) || !given(name.start) {
            return;
        }
        let Some((_, surname)) = self.keys[at].rsplit_once(' ') else { return };
        let whole = format!("{} {surname}", self.keys[before]);
        let known = self.by_name.get(whole.as_str()).copied();
        let number = known.unwrap_or_else(|| {
            let word = |token: usize| words(self.text, token..token + 1);
            let full = format!("{} {}", word(first.start), word(name.end - 1));
            self.enter(full.into())
        });
        self.by_name.insert(whole.into(), number);
        self.by_start.entry(self.keys[before].into()).or_insert(number);
        self.bearers.entry(surname).or_default().push((first.start, number));
        self.note(before, number);
        let entity = &mut self.entities[number];
        entity.gender = entity.gender.or(gender(self.keys[before]));
        entity.looks[Looks::Person as usize] += 1;
    }

    /// "Mr Roe's widow, Dana, left. Mrs Roe said": notes who may bear the surname of the one before.
    fn relative(&mut self, at: usize) {
        let Mention { name, title, .. } = &self.mentions[at];
        let comma = usize::from(name.start > 0 && self.text.tokens[name.start - 1].mark == b',');
        let Some(kin) = name.start.checked_sub(1 + comma).filter(|kin| self.text.is_word(*kin, KIN)) else { return };
        let lone = name.len() == 1 && title.len() < 2;
        if !lone || !is_given(&self.text.tokens[name.start]) || self.by_start.contains_key(self.keys[at]) {
            return;
        }
        let Some(owner) = self.kin_of(at, kin) else { return };
        let surname = match self.keys[owner].rsplit_once(' ') {
            Some((_, surname)) => surname.to_string(),
            // "Carl Roe died in May. Carl's widow, Dana, left."
            None => {
                let start = self.by_start.get(self.keys[owner]).filter(|_| self.titles[owner].sureness() > 0);
                let known = start.map(|number| self.entities[*number].surname());
                known.unwrap_or(self.keys[owner]).to_lowercase()
            }
        };
        let number = self.add(name.clone());
        self.by_start.insert(self.keys[at].into(), number);
        self.by_name.entry(self.keys[at].into()).or_insert(number);
        self.relatives.push((surname, number));
        self.note(at, number);
        let role = senses::role(self.text.tokens[kin].word).and_then(|role| role.gender);
        let entity = &mut self.entities[number];
        entity.gender = entity.gender.or(role).or(gender(self.keys[at]));
    }

    /// Whose relative is meant: "Roe's late wife, Dana", "Mark Roe left. His wife, Dana".
    fn kin_of(&self, at: usize, kin: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let owner = self.mentions[before].name.end;
        if self.text.is_word(owner, &numbers!["'s"]) && (owner + 1..owner + 4).contains(&kin) {
            return Some(before);
        }
        let his = kin > 0 && self.text.is_word(kin - 1, &numbers!["his", "her"]);
        let whose = if his && self.text.is_word(kin - 1, &numbers!["his"]) { Gender::Male } else { Gender::Female };
        // "Mrs Roe left. Her husband, Carl".
        let told = |at: &usize| match self.titles[*at] {
            Title::Honorific(Some(gender)) => gender == whose,
            _ => {
                let Mention { name, looks, .. } = &self.mentions[*at];
                name.len() > 1 && *looks == Looks::Person && senses::agree(gender(self.keys[*at]), Some(whose))
            }
        };
        (0..at).rev().take(NEAR).filter(|_| his).find(told)
    }

    /// "Mrs Roe": the relative of a Roe who has no other surname yet.
    fn by_relative(&mut self, at: usize, key: &str) -> Option<usize> {
        let Title::Honorific(Some(told)) = self.titles[at] else { return None };
        let fits = |(surname, number): &&(String, usize)| {
            let Entity { gender, name, .. } = &self.entities[*number];
            surname == key && *gender == Some(told) && (!name.contains(' ') || name.to_lowercase().ends_with(key))
        };
        let number = self.relatives.iter().take(BEARERS).find(fits)?.1;
        self.surnamed(number, at);
        Some(number)
    }

    /// "Tom Roe won. His father, Carl, left. The elder Roe said": the relative who is so told from the other.
    fn elder(&mut self, at: usize, key: &str) -> Option<usize> {
        let before = self.mentions[at].name.start.checked_sub(1)?;
        let told = |word: &[u16]| !self.relatives.is_empty() && self.text.is_word(before, word);
        let kin: &[u16] = if told(&numbers!["elder"]) {
            &numbers!["father", "mother"]
        } else if told(&numbers!["younger"]) {
            &numbers!["son", "daughter"]
        } else {
            return None;
        };
        let (_, number) = *self.kin_called(key, kin).first()?;
        self.surnamed(number, at);
        Some(number)
    }

    /// The relatives of a surname who were told of by one of those nouns, each with where first.
    fn kin_called(&self, key: &str, nouns: &[u16]) -> SmallVec<[(usize, usize); 4]> {
        let bearing = self.relatives.iter().take(BEARERS).filter(|(surname, _)| surname == key);
        let first = bearing.filter_map(|(_, number)| {
            let first = self.entities[*number].mentions.first()?;
            Some((self.text.tokens_in(*first).start, *number))
        });
        let kin = |start: usize| {
            let comma = usize::from(self.text.is_mark(start.saturating_sub(1), b','));
            start.checked_sub(1 + comma).is_some_and(|kin| self.text.is_word(kin, nouns))
        };
        first.filter(|(start, _)| kin(*start)).collect()
    }

    /// Gives a relative who has a given name alone the surname of a mention.
    fn surnamed(&mut self, number: usize, at: usize) {
        let surname = words(self.text, self.mentions[at].name.clone());
        let entity = &mut self.entities[number];
        if !entity.name.contains(' ') {
            let given = std::mem::take(&mut entity.name);
            entity.name = format!("{given} {surname}").into();
            entity.alias(given);
        }
    }

    /// "Dana Roe left. Carl's widow, Ilsa, stayed. Mrs. Roe said": was a wife told of behind the last woman of that surname?
    fn is_widow_near(&self, at: usize, key: &str) -> bool {
        let Mention { name, title, .. } = &self.mentions[at];
        if self.relatives.is_empty() || title.is_empty() || !self.text.is_word(title.end - 1, &numbers!["mrs", "mrs."])
        {
            return false;
        }
        let bearers = self.bearers.get(key).map_or(&[][..], |bearers| bearers);
        let before = &bearers[..bearers.partition_point(|(start, _)| *start < name.start)];
        let mut women = before.iter().rev().take(BEARERS);
        let last = women.find(|(_, number)| self.entities[*number].gender == Some(Gender::Female));
        let last = last.map_or(0, |(start, _)| *start);
        let wives = self.kin_called(key, &numbers!["wife", "widow"]);
        wives.iter().any(|(start, _)| (last..name.start).contains(start))
    }

    /// The "Jr." of a mention.
    fn generation(&self, at: usize) -> Option<&'a str> {
        let last = self.mentions[at].name.end - 1;
        generation(self.text.tokens[last].span.of(self.text.source))
    }

    /// Who bears a surname, of father and son the one who is told so.
    fn of_generation(&self, key: &str, one: &str) -> Option<usize> {
        let mut bearers = self.bearers.get(key)?.iter().take(BEARERS).map(|(_, number)| *number);
        bearers.find(|number| generation(&self.entities[*number].name) == Some(one))
    }

    /// "Tom Roe, 9, was hurt": is somebody a child, whom nobody calls "Mr."?
    fn is_child(&self, number: usize) -> bool {
        let age = |name: &Span| {
            let end = self.text.tokens_in(*name).end;
            let age = self.text.tokens.get(end + 1).filter(|_| self.text.is_mark(end, b','))?;
            Some(age.span.of(self.text.source))
        };
        let mut ages = self.entities[number].mentions.iter().take(FORMS).filter_map(age);
        ages.any(|age| age.parse().is_ok_and(|age: u8| age < 16))
    }

    /// "Sandy Roe" is Sandra Roe.
    fn by_form(&self, first: &str, last: &str) -> Option<usize> {
        let bearers = self.bearers.get(last)?.iter().take(BEARERS);
        let same = |number: &usize| {
            let given = self.entities[*number].name.split(' ').next().unwrap_or_default().to_lowercase();
            keys::is_short_form(first, &given) || keys::is_short_form(&given, first)
        };
        bearers.map(|(_, number)| *number).find(same)
    }

    /// Whose longer name ends with this one: "van Roe".
    fn longer(&self, at: usize, whole: &str) -> Option<usize> {
        if is_given(&self.text.tokens[self.mentions[at].name.start]) {
            return None;
        }
        self.bearers.get(whole)?.first().map(|(_, number)| *number)
    }

    /// The first word of a body's name, where it is its head, and its initials.
    fn enter_body(&mut self, whole: &'k str, number: usize) {
        let (first, _, last) = keys::outer(whole).unwrap_or((whole, "", whole));
        let word = lexicon::look_up(first);
        let company = || senses::is_company(last.trim_end_matches('.'));
        let head = word.is(Class::OrganizationHead) || word.tag.is_none_or(Tag::is_proper) && company();
        let acronym = self.entities[number]
            .name
            .split(' ')
            .next()
            .is_some_and(|word| word.len() > 1 && word.chars().all(char::is_uppercase));
        if head || acronym {
            self.by_start.entry(first.into()).or_insert(number);
        }
        // "Lorne Harbour Group" is Lorne Harbour.
        if let Some((short, end)) = whole.rsplit_once(' ').filter(|(short, _)| short.contains(' '))
            && senses::is_company(end)
            && gender(first).is_none()
        {
            self.by_name.entry(short.into()).or_insert(number);
        }
        // "the EP Committee on Safety": its head tells it, where words stand before.
        let heads = whole.split(' ').skip(1).filter(|word| lexicon::look_up(word).is(Class::OrganizationHead));
        heads.for_each(|head| _ = self.by_start.entry(head.into()).or_insert(number));
        let capitals = self.entities[number].name.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
        let initials: String = capitals.filter_map(|word| word.chars().next()).collect::<String>().to_lowercase();
        // "Friends for Norland (FFN)".
        let all: String = whole.split(' ').filter_map(|word| word.chars().next()).collect();
        if all.len() > 2 && all != initials {
            self.by_start.entry(all.into()).or_insert(number);
        }
        for start in 0..initials.len().saturating_sub(1) {
            if let Some(short) = initials.get(start..).filter(|_| start < 2) {
                self.by_start.entry(short.to_string().into()).or_insert(number);
            }
        }
    }

    /// A name of one word: a surname, an acronym or a given name of somebody known, or a name of its own.
    fn short(&mut self, at: usize) {
        let mention = &self.mentions[at];
        let (key, title) = (self.keys[at], self.titles[at]);
        let key = if mention.name.len() == 1 { key } else { key.rsplit(' ').next().unwrap_or_default() };
        // "Roe Jr." is not whoever is Roe.
        let (bearer, name) = match self.generation(at) {
            Some(one) => (self.of_generation(key, one), Cow::Owned(format!("{key} {one}"))),
            None => (self.bearer(at, key), Cow::Borrowed(key)),
        };
        let widow = if self.is_widow_near(at, key) { self.by_relative(at, key) } else { None };
        let honored = || match title {
            Title::Honorific(gender) => self.by_honorific.get(&(gender, key)).copied(),
            _ => self.by_name.get(&name).copied(),
        };
        let found = widow.or(bearer).or_else(honored).or_else(|| self.by_start(at, key));
        let found = self.elder(at, key).or(found);
        let found = found.or_else(|| self.by_initials(at)).or_else(|| self.by_relative(at, key));
        let number = found.unwrap_or_else(|| self.add(mention.name.clone()));
        if found.is_none() {
            if let Title::Honorific(gender) = title {
                self.by_honorific.insert((gender, key), number);
                self.entities[number].gender = gender;
                self.entities[number].gender_told = gender.is_some();
            }
            self.by_name.entry(name).or_insert(number);
            self.entities[number].plural = mention.looks == Looks::Thing && self.is_family(key);
        }
        if matches!(title, Title::None) {
            self.entities[number].alone += usize::from(bearer.is_some());
        } else {
            self.titled.push((key, mention.name.start, number));
        }
        self.note(at, number);
    }

    /// "the Roes", "the Mosses": is it the plural of somebody's surname?
    fn is_family(&self, key: &str) -> bool {
        ["s", "es"].iter().any(|end| key.strip_suffix(end).is_some_and(|one| self.bearers.contains_key(one)))
    }

    /// "DR: Will it hold?": a paragraph of an interview that opens with the initials of somebody named in full.
    fn by_initials(&self, at: usize) -> Option<usize> {
        let start = self.mentions[at].name.start;
        let token = &self.text.tokens[start];
        let label = token.span.of(self.text.source);
        let opens = || self.text.blocks[self.block(start)].span.start == token.span.start;
        if !self.text.is_mark(start + 1, b':')
            || token.shape != Shape::Upper
            || !(2..=3).contains(&label.len())
            || !opens()
        {
            return None;
        }
        let called = |entity: &Entity| {
            let words = entity.name.split(' ').filter_map(|word| word.chars().next());
            entity.looked(Looks::Body) + entity.looked(Looks::Thing) == 0 && words.eq(label.chars())
        };
        let mut all = self.entities.iter().take(INITIALS).enumerate().filter(|(_, entity)| called(entity));
        let (number, _) = all.next()?;
        all.next().is_none().then_some(number)
    }

    /// Lets the names with titles that were read so far bear their surname.
    fn enter_titled(&mut self) {
        let mut titled = std::mem::take(&mut self.titled);
        titled.sort_unstable();
        // Each list is put in order once, however many are new in it.
        for of_key in titled.chunk_by(|one, next| one.0 == next.0) {
            let bearers = self.bearers.entry(of_key[0].0).or_default();
            bearers.extend(of_key.iter().map(|(_, start, number)| (*start, *number)));
            bearers.sort_unstable();
        }
    }

    fn by_start(&self, at: usize, key: &str) -> Option<usize> {
        let number = *self.by_start.get(key)?;
        let upper = self.text.tokens[self.mentions[at].name.start].shape == Shape::Upper;
        let entity = &self.entities[number];
        let body = entity.looked(Looks::Body) + entity.looked(Looks::Acronym) > 0;
        match self.titles[at] {
            // "Ms Kim" is Kim Soo-jin, "Mr Tan" Tan Wei Ling.
            Title::Honorific(told) => {
                let fits = !entity.gender_told || senses::agree(entity.gender, told);
                let start = |name: &str| gender(&name.to_lowercase()).is_none();
                fits && !body && (is_surname_first(&entity.name) || start(&entity.name))
            }
            _ => !body || upper || key.len() > 4,
        }
        .then_some(number)
    }

    /// Who is meant by a surname.
    fn bearer(&self, at: usize, key: &str) -> Option<usize> {
        let bearers = self.bearers.get(key)?;
        let here = self.mentions[at].name.start;
        let split = bearers.partition_point(|(start, _)| *start < here);
        let before = || bearers[..split].iter().rev().take(BEARERS).map(|(_, number)| *number);
        let behind = || bearers[split..].iter().take(BEARERS).map(|(_, number)| *number);
        match self.titles[at] {
            Title::Honorific(gender) => {
                let fits =
                    |number: &usize| senses::agree(self.entities[*number].gender, gender) && !self.is_child(*number);
                // "Mr. Roe" is a man rather than who may be one.
                let told = |number: &usize| gender.is_some() && self.entities[*number].gender == gender && fits(number);
                let near = bearers[split.saturating_sub(BEARERS)..split].iter();
                let men: SmallVec<[(usize, usize); 4]> = near.filter(|(_, number)| told(number)).copied().collect();
                let dominant = if men.is_empty() { None } else { self.dominant(&men, &[], here) };
                dominant.or_else(|| before().find(fits)).or_else(|| behind().find(told)).or_else(|| behind().find(fits))
            }
            Title::Office(role) => {
                let held = |held: &Held| role.is_some_and(|role| role.sense == held.sense);
                let holds = |number: &usize| self.entities[*number].roles.iter().any(held);
                let single = |number: &usize| !self.entities[*number].name.contains(' ');
                before()
                    .find(holds)
                    .or_else(|| behind().find(holds))
                    .or_else(|| before().chain(behind()).find(single))
                    .or_else(|| before().next().or_else(|| behind().next()))
            }
            Title::None => {
                let first = split.saturating_sub(BEARERS);
                let last = bearers.len().min(split + BEARERS);
                self.dominant(&bearers[first..split], &bearers[split..last], here)
            }
        }
    }

    /// Of all bearers of a name the one who is named in full most often, the first of them; who was named so in this
    /// paragraph counts for more.
    fn dominant(&self, before: &[(usize, usize)], behind: &[(usize, usize)], here: usize) -> Option<usize> {
        let told = if before.is_empty() { behind } else { before };
        let ((_, only), others) = told.split_first()?;
        if others.iter().all(|(_, number)| number == only) {
            return Some(*only);
        }
        let block = self.block(here);
        let near = before.last().filter(|(start, _)| self.block(*start) == block);
        // Who does something is told of, and not who somebody is the brother of.
        let told_of = |start: usize| {
            let at = self.mentions.partition_point(|mention| mention.name.start < start);
            let mention = &self.mentions[at];
            let apposed = mention.start().checked_sub(1).is_some_and(|at| self.text.tokens[at].mark == b',');
            !before.is_empty() && mention.name.len() > 1 && mention.standing == Standing::Subject && !apposed
        };
        // Who is but the object of a sentence of the paragraph is less so.
        let mut counted: Vec<(usize, usize)> =
            near.map(|(start, number)| (*number, 1 + usize::from(told_of(*start)))).into_iter().collect();
        for (start, number) in told {
            let count = 1 + usize::from(told_of(*start));
            match counted.iter_mut().find(|(other, _)| other == number) {
                Some((_, counted)) => *counted += count,
                None => counted.push((*number, count)),
            }
        }
        // "Roe", who so far was mostly one of them, is so on, though the other is named in full.
        counted.iter_mut().for_each(|(number, count)| *count += self.entities[*number].alone.min(ALONE));
        let most = counted.iter().map(|(_, count)| *count).max()?;
        let mut mostly = counted.iter().filter(|(_, count)| *count == most).map(|(number, _)| *number);
        let first = mostly.next()?;
        let full = |number: &usize| self.entities[*number].name.contains(' ');
        Some(std::iter::once(first).chain(mostly).find(full).unwrap_or(first))
    }

    fn block(&self, token: usize) -> usize {
        let span = self.text.tokens[token].span;
        self.text.blocks.partition_point(|block| block.span.end <= span.start)
    }

    fn add(&mut self, name: Range<usize>) -> usize {
        self.enter(words(self.text, name))
    }

    /// Somebody of whom nothing is known but the name.
    fn enter(&mut self, name: Cow<'a, str>) -> usize {
        self.entities.push(Entity::new(name));
        self.entities.len() - 1
    }

    /// Enters a mention with its entity.
    fn note(&mut self, at: usize, number: usize) {
        let mention = &self.mentions[at];
        self.of_mention[at] = number;
        let name = words(self.text, mention.name.clone());
        let entity = &mut self.entities[number];
        entity.mentions.push(self.text.span(mention.name.clone()));
        // "ROE: Yes": a name in capitals is no acronym where the article writes it in full.
        let label = mention.looks == Looks::Acronym
            && entity.name.contains(' ')
            && entity.name.to_lowercase().ends_with(&name.to_lowercase());
        entity.looks[if label { Looks::Unclear } else { mention.looks } as usize] += 1;
        if entity.gender.is_none() && mention.name.len() > 1 && !is_surname_first(&name) {
            entity.gender = gender(self.keys[at]);
        }
        match self.titles[at] {
            Title::Honorific(gender) => {
                entity.gender = gender.or(entity.gender);
                entity.gender_told |= gender.is_some();
            }
            Title::Office(_) => {
                // "Superintendent Dr. Dana Roe" is both.
                let general = |at: usize| self.text.tokens[at].word.is_one_of(&numbers!["general"]);
                let nouns = mention.title.clone().filter(|at| at + 1 == mention.title.end || !general(at + 1));
                let roles = nouns.filter_map(|at| senses::role_of(self.text, at));
                roles.for_each(|role| entity.hold(role, &mention.title));
                if entity.roles.last().is_none_or(|held| held.words != mention.title) {
                    let noun = self.text.tokens[mention.title.end - 1].word;
                    entity.call(noun.lemma(), &mention.title, true);
                }
                entity.entitle(words(self.text, office(self.text, &mention.title)));
            }
            Title::None => {}
        }
        // Most forms are noted already.
        if name != entity.name && !entity.aliases.contains(&name) {
            let spaces = |name: &str| name.bytes().filter(|byte| *byte == b' ').count();
            // Headlines write names without accents.
            let accents = entity.name.is_ascii() && !name.is_ascii();
            let marked = name.strip_suffix('s').and_then(|name| name.strip_suffix(['\'', '’'])) == Some(&*entity.name);
            let fuller = marked || spaces(&name) >= spaces(&entity.name) + usize::from(!accents);
            let other = if fuller { std::mem::replace(&mut entity.name, name) } else { name };
            entity.alias(other);
        }
    }

    /// Adds the bodies that belong to names.
    fn close(mut self) -> Register<'a> {
        let mut of_owned = vec![None; self.mentions.len()];
        let mut bodies: FxHashMap<(usize, &'static str), usize> = FxHashMap::default();
        for (at, mention) in self.mentions.iter().enumerate() {
            let Some(head) = mention.owned else { continue };
            let Some(body) = senses::body(self.text.tokens[head].word) else { continue };
            let name = words(self.text, mention.name.start..head + 1);
            let number = *bodies.entry((self.of_mention[at], body.noun)).or_insert_with(|| {
                self.entities.push(Entity { owned: Some(body.noun), ..Entity::new(name.clone()) });
                self.entities.len() - 1
            });
            let entity = &mut self.entities[number];
            entity.mentions.push(self.text.span(mention.name.start..head + 1));
            if name.len() > entity.name.len() {
                let short = std::mem::replace(&mut entity.name, name);
                entity.aliases.push(short);
            } else if name != entity.name {
                entity.alias(name);
            }
            of_owned[at] = Some(number);
        }
        self.entities.iter_mut().for_each(|entity| entity.mentions.sort_unstable());
        Register { entities: self.entities, of_mention: self.of_mention, of_owned, bodies }
    }
}

/// Whether a man or a woman mostly has the given name at the start of a name in small letters.
fn gender(key: &str) -> Option<Gender> {
    let given = lexicon::look_up(key.split(' ').next().unwrap_or_default());
    match (given.is(Class::GivenMale), given.is(Class::GivenFemale)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// "Jr": how a name tells son from father.
fn generation(name: &str) -> Option<&str> {
    let last = name.rsplit(' ').next()?.trim_end_matches('.');
    matches!(last, "Jr" | "Sr").then_some(last)
}

/// "Kim Soo-jin": does the second word of a name tell that the surname stands first?
fn is_surname_first(name: &str) -> bool {
    // Few have a hyphen at all.
    let second = if name.as_bytes().contains(&b'-') { name.split(' ').nth(1) } else { None };
    second.and_then(|second| second.split_once('-')).is_some_and(|(_, end)| end.starts_with(char::is_lowercase))
}

/// A title without what only honours: "former judge Dame".
fn office(text: &Text, title: &Range<usize>) -> Range<usize> {
    let honours = |at: usize| {
        let token = &text.tokens[at];
        token.shape == Shape::Capital
            && token.word.is_one_of(&numbers!["sir", "dame", "lord", "lady", "dr", "dr.", "mr.", "mrs.", "ms."])
    };
    let end = title.clone().rev().find(|at| !honours(*at)).map_or(title.end, |last| last + 1);
    title.start..end
}

/// What the title before a name says.
#[derive(Clone, Copy, Debug)]
enum Title {
    None,
    /// "Mr.", and whom it tells.
    Honorific(Option<Gender>),
    /// Any other, by the role that it names.
    Office(Option<Role>),
}

impl Title {
    fn new(text: &Text, mention: &Mention) -> Title {
        let Some(last) = mention.title.clone().next_back() else { return Title::None };
        match senses::role_of(text, last) {
            Some(role) if role.is_honorific() => Title::Honorific(role.gender),
            role => Title::Office(role),
        }
    }

    /// The less, the surer it tells who is meant.
    fn sureness(self) -> u8 {
        match self {
            Title::Honorific(_) => 0,
            Title::Office(_) => 1,
            Title::None => 2,
        }
    }
}
