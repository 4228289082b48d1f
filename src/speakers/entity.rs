//! Entities: persons and bodies, one for all the forms of its name.

use super::Speaker;
use super::mention::{Looks, Mention, span, words};
use super::senses::{self, Gender};
use crate::lexicon::{self, Class};
use crate::report::SpeakerKind;
use crate::text::{Shape, Span, Text};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A person, a body or a place that the article names.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// The fullest form, without title.
    pub(super) name: String,
    pub(super) kind: SpeakerKind,
    pub(super) gender: Option<Gender>,
    pub(super) titles: Vec<String>,
    pub(super) aliases: Vec<String>,
    pub(super) mentions: Vec<Span>,
    /// Titles and roles that the article gives to it.
    pub(super) roles: Vec<Held>,
    /// The noun of the body, where it is somebody's: "campaign".
    pub(super) owned: Option<&'static str>,
    /// Who a joint speaker is made of.
    pub(super) members: Vec<usize>,
    /// How often its name looks like what.
    looks: [u32; 6],
    /// Does the article say of it what only bodies are: "the group, …"?
    pub(super) body: bool,
    /// Has it no name?
    pub(super) anonymous: bool,
    /// Is it somebody, by a noun for persons, though without a name?
    pub(super) somebody: bool,
}

/// A role that somebody holds.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) sense: &'static str,
    /// The whole phrase.
    pub(super) words: Range<usize>,
}

impl Entity {
    fn new(name: String) -> Entity {
        Entity {
            name,
            kind: SpeakerKind::Unknown,
            gender: None,
            titles: Vec::new(),
            aliases: Vec::new(),
            mentions: Vec::new(),
            roles: Vec::new(),
            owned: None,
            members: Vec::new(),
            looks: [0; 6],
            body: false,
            anonymous: false,
            somebody: false,
        }
    }

    fn looked(&self, looks: Looks) -> u32 {
        self.looks[looks as usize]
    }

    pub(super) fn joint(name: String, members: Vec<usize>) -> Entity {
        Entity { kind: SpeakerKind::Group, members, ..Entity::new(name) }
    }

    pub(super) fn unnamed(name: String, kind: SpeakerKind, somebody: bool) -> Entity {
        Entity { kind, anonymous: true, somebody, ..Entity::new(name) }
    }

    /// As it stands in the report, the numbers of members moved.
    pub(super) fn speaker(&self, place: &[usize]) -> Speaker {
        Speaker {
            name: self.name.clone(),
            kind: self.kind,
            titles: self.titles.clone(),
            aliases: self.aliases.clone(),
            members: self.members.iter().map(|member| place[*member]).collect(),
            mentions: self.mentions.clone(),
        }
    }

    /// Does a title, a given name or a role tell that it is a person?
    pub(super) fn is_surely_person(&self) -> bool {
        self.is_person() && (self.looked(Looks::Person) > 0 || !self.roles.is_empty())
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
        let long = self.name.contains(' ');
        self.kind = if self.owned.is_some() || self.body && self.looked(Looks::Person) == 0 {
            SpeakerKind::Organization
        } else if self.looked(Looks::Person) > 0 || !self.roles.is_empty() {
            SpeakerKind::Person
        } else if self.looked(Looks::Body) + self.looked(Looks::Acronym) > 0 || self.looked(Looks::Thing) * 2 > total {
            SpeakerKind::Organization
        } else if long && self.looked(Looks::Place) * 3 < total && self.looked(Looks::Thing) == 0 {
            SpeakerKind::Person
        } else {
            SpeakerKind::Unknown
        };
    }
}

/// The entities of an article, and whose each mention is.
#[derive(Debug, Default)]
pub(super) struct Register {
    pub(super) entities: Vec<Entity>,
    /// For each mention its entity.
    pub(super) of_mention: Vec<usize>,
    /// For each mention the body that it owns.
    pub(super) of_owned: Vec<Option<usize>>,
}

/// Leads the mentions together.
pub(super) fn register(text: &Text, mentions: &[Mention]) -> Register {
    let mut book = Book::new(text, mentions);
    let mut order: Vec<usize> = (0..mentions.len()).filter(|at| !book.is_short(*at)).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(mentions[*at].name.len()), *at));
    for at in order {
        book.full(at);
    }
    // Who has "Mr." before the name is told apart first, then who has an office, then the rest.
    for sureness in 0..3 {
        book.enter_titled();
        for at in (0..mentions.len())
            .filter(|at| book.is_short(*at))
            .filter(|at| book.sureness(*at) == sureness)
            .collect::<Vec<_>>()
        {
            book.short(at);
        }
    }
    book.close()
}

/// How many forms, titles and roles of one are noted.
pub(super) const FORMS: usize = 32;

const NOBODY: usize = usize::MAX;

/// How many bearers of a name are looked at to find the one meant.
const BEARERS: usize = 24;

struct Book<'a> {
    text: &'a Text<'a>,
    mentions: &'a [Mention],
    entities: Vec<Entity>,
    of_mention: Vec<usize>,
    /// By the name in small letters: "BRAUN" is Braun.
    by_name: FxHashMap<String, usize>,
    /// For the last words of a name, where in the text who was so called in full, in text order.
    bearers: FxHashMap<String, Vec<(usize, usize)>>,
    /// The same for surnames behind a title, not yet entered there.
    titled: Vec<(String, usize, usize)>,
    /// For given names, and for the first words and initials of bodies.
    by_start: FxHashMap<String, usize>,
}

impl<'a> Book<'a> {
    fn new(text: &'a Text<'a>, mentions: &'a [Mention]) -> Book<'a> {
        Book {
            text,
            mentions,
            entities: Vec::new(),
            of_mention: vec![NOBODY; mentions.len()],
            by_name: FxHashMap::default(),
            bearers: FxHashMap::default(),
            titled: Vec::new(),
            by_start: FxHashMap::default(),
        }
    }

    /// The words of a name in small letters, without marks and "Jr.".
    fn keys(&self, name: Range<usize>) -> Vec<String> {
        let slices = name.map(|at| self.text.tokens[at].span.of(self.text.source));
        let words = slices.filter(|slice| slice.starts_with(char::is_alphanumeric));
        let words = words.map(|slice| slice.to_lowercase().replace('’', "'"));
        let mut words: Vec<String> = words.collect();
        while words.len() > 1
            && words.last().is_some_and(|word| matches!(word.as_str(), "jr" | "jr." | "sr" | "sr." | "ii" | "iii"))
        {
            words.pop();
        }
        words
    }

    /// One word, or a surname with its particle: "De Roe".
    fn is_short(&self, at: usize) -> bool {
        let name = &self.mentions[at].name;
        let particle = || {
            matches!(self.text.tokens[name.start].span.of(self.text.source), "De" | "Van" | "Von" | "Di" | "Del" | "La")
        };
        name.len() == 1 || name.len() == 2 && particle()
    }

    fn sureness(&self, at: usize) -> u8 {
        match self.title(at) {
            Title::Honorific(_) => 0,
            Title::Office(_) => 1,
            Title::None => 2,
        }
    }

    fn title(&self, at: usize) -> Title {
        let title = &self.mentions[at].title;
        let Some(last) = title.clone().next_back() else { return Title::None };
        match senses::role(self.text, &self.text.tokens[last]) {
            Some(role) if matches!(role.sense, "mr" | "mrs" | "ms" | "miss") => Title::Honorific(role.gender),
            Some(role) => Title::Office(role.sense),
            None => Title::Office(""),
        }
    }

    fn full(&mut self, at: usize) {
        let mention = &self.mentions[at];
        let keys = self.keys(mention.name.clone());
        let [first, middle @ .., last] = &keys[..] else { return self.short(at) };
        let whole = keys.join(" ");
        // "Donald J. Roe" is Donald Roe.
        let outer = format!("{first} {last}");
        let body = matches!(mention.looks, Looks::Body | Looks::Thing);
        let known = self.by_name.get(&whole).or_else(|| self.by_name.get(&outer).filter(|_| !body)).copied();
        let known = known.or_else(|| self.longer(at, &whole));
        let number = known.unwrap_or_else(|| self.add(mention.name.clone()));
        if known.is_none() && body {
            self.enter_body(&keys, number);
        } else if known.is_none() {
            self.by_name.entry(outer).or_insert(number);
            self.by_start.entry(first.clone()).or_insert(number);
            // Robert “Bob” Roe.
            for middle in middle {
                self.by_name.entry(format!("{middle} {last}")).or_insert(number);
            }
        }
        self.by_name.entry(whole).or_insert(number);
        if let Some(short) = mention.short {
            self.by_name.insert(self.text.tokens[short].span.of(self.text.source).to_lowercase(), number);
        }
        for start in 1..keys.len() {
            self.bearers.entry(keys[start..].join(" ")).or_default().push((mention.name.start, number));
        }
        self.note(at, number);
    }

    /// Whose longer name ends with this one: "van Roe".
    fn longer(&self, at: usize, whole: &str) -> Option<usize> {
        let given = super::names::is_given(&self.text.tokens[self.mentions[at].name.start]);
        let bearers = self.bearers.get(whole).filter(|_| !given)?;
        bearers.first().map(|(_, number)| *number)
    }

    /// The first word of a body's name, where it is its head, and its initials.
    fn enter_body(&mut self, keys: &[String], number: usize) {
        let first = lexicon::look_up(&keys[0]);
        let head = first.is(Class::OrganizationHead)
            || first.tag.is_none() && keys.last().is_some_and(|last| senses::is_company(last));
        let acronym = self.entities[number]
            .name
            .split(' ')
            .next()
            .is_some_and(|word| word.len() > 1 && word.chars().all(char::is_uppercase));
        if head || acronym {
            self.by_start.entry(keys[0].clone()).or_insert(number);
        }
        let capitals = self.entities[number].name.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
        let initials: String = capitals.filter_map(|word| word.chars().next()).collect::<String>().to_lowercase();
        for start in 0..initials.len().saturating_sub(1) {
            if let Some(short) = initials.get(start..).filter(|_| start < 2) {
                self.by_start.entry(short.to_string()).or_insert(number);
            }
        }
    }

    /// A name of one word: a surname, an acronym or a given name of somebody known, or a name of its own.
    fn short(&mut self, at: usize) {
        let mention = &self.mentions[at];
        let keys = self.keys(mention.name.clone());
        let key = keys.last().cloned().unwrap_or_default();
        let title = self.title(at);
        let titled = match title {
            Title::Honorific(gender) => format!("{gender:?} {key}"),
            _ => key.clone(),
        };
        let found = self.bearer(at, &key);
        let found = found.or_else(|| self.by_name.get(&titled).copied()).or_else(|| self.by_start(at, &key));
        let number = found.unwrap_or_else(|| self.add(mention.name.clone()));
        if found.is_none() {
            self.by_name.insert(titled, number);
            self.by_name.entry(key.clone()).or_insert(number);
            if let Title::Honorific(gender) = title {
                self.entities[number].gender = gender;
            }
        }
        if title != Title::None {
            self.titled.push((key, mention.name.start, number));
        }
        self.note(at, number);
    }

    /// Lets the names with titles that were read so far bear their surname.
    fn enter_titled(&mut self) {
        for (key, start, number) in std::mem::take(&mut self.titled) {
            self.bearers.entry(key).or_default().push((start, number));
        }
        self.bearers.values_mut().for_each(|bearers| bearers.sort_unstable());
    }

    fn by_start(&self, at: usize, key: &str) -> Option<usize> {
        let number = *self.by_start.get(key)?;
        let upper = self.text.tokens[self.mentions[at].name.start].shape == Shape::Upper;
        let entity = &self.entities[number];
        let body = entity.looked(Looks::Body) + entity.looked(Looks::Acronym) > 0;
        let honorific = matches!(self.title(at), Title::Honorific(_));
        (!honorific && (!body || upper || key.len() > 4)).then_some(number)
    }

    /// Who is meant by a surname.
    fn bearer(&self, at: usize, key: &str) -> Option<usize> {
        let bearers = self.bearers.get(key)?;
        let here = self.mentions[at].name.start;
        let split = bearers.partition_point(|(start, _)| *start < here);
        let before = || bearers[..split].iter().rev().take(BEARERS).map(|(_, number)| *number);
        let behind = || bearers[split..].iter().take(BEARERS).map(|(_, number)| *number);
        match self.title(at) {
            Title::Honorific(gender) => {
                let fits = |number: &usize| {
                    let known = self.entities[*number].gender;
                    known.is_none() || gender.is_none() || known == gender
                };
                before().find(fits).or_else(|| behind().find(fits))
            }
            Title::Office(sense) => {
                let holds = |number: &usize| self.entities[*number].roles.iter().any(|held| held.sense == sense);
                let single = |number: &usize| !self.entities[*number].name.contains(' ');
                before()
                    .find(holds)
                    .or_else(|| behind().find(holds))
                    .or_else(|| before().chain(behind()).find(single))
                    .or_else(|| before().next())
            }
            Title::None => {
                let first = split.saturating_sub(BEARERS);
                let last = bearers.len().min(split + BEARERS);
                self.dominant(&bearers[first..split], &bearers[split..last], here)
            }
        }
    }

    /// Of all bearers of a name the one who is named in full most often; who was named so in this paragraph counts
    /// for more.
    fn dominant(&self, before: &[(usize, usize)], behind: &[(usize, usize)], here: usize) -> Option<usize> {
        let block = self.block(here);
        let near = before.last().filter(|(start, _)| self.block(*start) == block).map(|(_, number)| *number);
        let mut counted: Vec<(usize, usize)> = near.map(|number| (number, 2)).into_iter().collect();
        for (_, number) in if before.is_empty() { behind } else { before } {
            match counted.iter_mut().find(|(other, _)| other == number) {
                Some((_, count)) => *count += 1,
                None => counted.push((*number, 1)),
            }
        }
        let most = counted.iter().map(|(_, count)| *count).max()?;
        counted.iter().rfind(|(_, count)| *count == most).map(|(number, _)| *number)
    }

    fn block(&self, token: usize) -> usize {
        let span = self.text.tokens[token].span;
        self.text.blocks.partition_point(|block| block.span.end <= span.start)
    }

    fn add(&mut self, name: Range<usize>) -> usize {
        self.entities.push(Entity::new(words(self.text, name)));
        self.entities.len() - 1
    }

    /// Enters a mention with its entity.
    fn note(&mut self, at: usize, number: usize) {
        let mention = &self.mentions[at];
        self.of_mention[at] = number;
        let honorific = matches!(self.title(at), Title::Honorific(_));
        let title = if honorific { 0..0 } else { mention.title.clone() };
        let (name, title_words) = (words(self.text, mention.name.clone()), words(self.text, title.clone()));
        let given = lexicon::look_up(&plain(self.keys(mention.name.clone()).first().map_or("", String::as_str)));
        let role = mention.title.clone().next_back().and_then(|last| senses::role(self.text, &self.text.tokens[last]));
        let entity = &mut self.entities[number];
        entity.mentions.push(span(self.text, mention.name.clone()));
        // "ROE: Yes": a name in capitals is no acronym where the article writes it in full.
        let label = mention.looks == Looks::Acronym
            && entity.name.contains(' ')
            && entity.name.to_lowercase().ends_with(&name.to_lowercase());
        entity.looks[if label { Looks::Unclear } else { mention.looks } as usize] += 1;
        if mention.name.len() > 1 && entity.gender.is_none() {
            entity.gender = match (given.is(Class::GivenMale), given.is(Class::GivenFemale)) {
                (true, false) => Some(Gender::Male),
                (false, true) => Some(Gender::Female),
                _ => None,
            };
        }
        if let Some(role) = role {
            entity.gender = role.gender.or(entity.gender);
            if !honorific && entity.roles.len() < FORMS {
                entity.roles.push(Held { sense: role.sense, words: title });
            }
        }
        if !title_words.is_empty() && entity.titles.len() < FORMS && !entity.titles.contains(&title_words) {
            entity.titles.push(title_words);
        }
        let fuller = name.split(' ').count() > entity.name.split(' ').count();
        let name = if fuller { std::mem::replace(&mut entity.name, name) } else { name };
        if entity.name != name && entity.aliases.len() < FORMS && !entity.aliases.contains(&name) {
            entity.aliases.push(name);
        }
    }

    /// Adds the bodies that belong to names.
    fn close(mut self) -> Register {
        let mut of_owned = vec![None; self.mentions.len()];
        let mut bodies: FxHashMap<(usize, &str), usize> = FxHashMap::default();
        for (at, mention) in self.mentions.iter().enumerate() {
            let Some(head) = mention.owned else { continue };
            let Some(body) = senses::body(self.text, &self.text.tokens[head]) else { continue };
            let name = words(self.text, mention.name.start..head + 1);
            let number = *bodies.entry((self.of_mention[at], body.noun)).or_insert_with(|| {
                self.entities.push(Entity { owned: Some(body.noun), ..Entity::new(name.clone()) });
                self.entities.len() - 1
            });
            let entity = &mut self.entities[number];
            entity.mentions.push(span(self.text, mention.name.start..head + 1));
            if name.len() > entity.name.len() {
                let short = std::mem::replace(&mut entity.name, name);
                entity.aliases.push(short);
            } else if name != entity.name && entity.aliases.len() < FORMS && !entity.aliases.contains(&name) {
                entity.aliases.push(name);
            }
            of_owned[at] = Some(number);
        }
        self.entities.iter_mut().for_each(|entity| entity.mentions.sort_unstable());
        Register { entities: self.entities, of_mention: self.of_mention, of_owned }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Title {
    None,
    /// "Mr.", and whom it tells.
    Honorific(Option<Gender>),
    /// Any other, by its sense.
    Office(&'static str),
}

/// A word in small letters without accents: "étienne" as the lists of given names write it.
fn plain(lower: &str) -> String {
    let letter = |c: char| match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'š' | 'ś' => 's',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        other => other,
    };
    lower.chars().map(letter).collect()
}
