//! The register: leads the forms of a name together under one entity.

mod families;

use super::entity::{Entity, Held};
use super::keys::{self, Keys};
use super::mention::{Looks, Mention, Standing, words};
use super::names::{is_given, without_article};
use super::senses::{self, Gender, Role};
use crate::lexicon::{self, Class, Tag, numbers};
use crate::text::{Shape, Text};
use families::generation;
use rustc_hash::{FxBuildHasher, FxHashMap};
use smallvec::SmallVec;
use std::borrow::Cow;
use std::ops::Range;

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

const NOBODY: usize = usize::MAX;

/// How many bearers of a name are looked at to find the one meant.
const BEARERS: usize = 24;

/// What it counts at most that a surname alone meant somebody before.
const ALONE: usize = 2;

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
                self.entities.push(Entity::owned(name.clone(), body.noun));
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
