//! Descriptions: "the mayor", "the Republican nominee", "the newspaper", led back to whom the article so describes.

use super::Answer;
use super::entity::{Entity, Held};
use super::mention::{Looks, Mention, Standing};
use super::phrase::Top;
use super::pronouns::named_weight;
use super::resolve::Resolver;
use super::senses::{self, Gender, Party, Role};
use crate::grammar::Kind;
use crate::lexicon::{Class, Tag, numbers};
use crate::report::SpeakerKind;
use crate::text::{Shape, Span};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::ops::Range;

/// Who holds which role, by its sense.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub(super) held: FxHashMap<&'static str, Holders>,
}

/// Who holds a role, in text order, each with the words that tell so.
type Holders = SmallVec<[(usize, Range<usize>); 1]>;

/// How many holders of a role are looked at.
pub(super) const HOLDERS: usize = 40;

/// What a holder of a role weighs more than others, where the words surely fit.
const SURE: i32 = 50;

/// What somebody weighs who stands out so much that they are meant rather than a holder of the role far off.
const OUTSTANDING: i32 = 100;

/// By how much they must stand out more than one who is nearer.
const MARGIN: i32 = 15;

/// How many sentences may open an article: headlines, then its first.
const OPENING: usize = 3;

/// Within how many tokens and names behind the opening whom it tells of is named.
const NEAR: usize = 60;
const NAMES: usize = 16;

/// What somebody's weight is who is named in the quote as more than an owner.
const CALLED: i32 = -70;

/// Within how many tokens behind an opening the role of whom it tells of is told with the name.
const INTRODUCED: usize = 150;

/// What it takes from somebody in office that "the former secretary" is told of.
const HOLDS: i32 = 30;

/// What somebody without a name must weigh more than to be "the lawmaker" rather than a person who stands out.
const BEFORE: i32 = 110;

/// How many mentions before "the 41-year-old" are asked for their age.
const AGES: usize = 200;

/// Within how many words behind a name "a 41-year-old" tells its age.
const APPOSED: usize = 2;

/// What it takes from somebody's weight that the sentence tells of them already: a pronoun would do.
const BESIDE: i32 = 40;

/// What a holder of a broader role weighs more.
const KINDRED: i32 = 10;

/// Among how many persons the one is looked for of whom the article tells most, and how often at least.
const PERSONS: usize = 400;
const OFTEN: usize = 4;

/// What it takes that the article gives them other roles, and no public one.
const SERVES: i32 = 60;

impl Roles {
    pub(super) fn new(entities: &[Entity]) -> Roles {
        let mut roles = Roles::default();
        for (number, entity) in entities.iter().enumerate() {
            for held in &entity.roles {
                roles.held.entry(held.sense).or_default().push((number, held.words.clone()));
            }
        }
        roles.held.values_mut().for_each(|held| held.sort_by_key(|(_, words)| words.start));
        roles
    }

    /// Does anybody hold that role?
    pub(super) fn has(&self, sense: &str) -> bool {
        self.held.contains_key(sense)
    }

    /// Notes who was found to be meant by a description: whoever is so called next is the same.
    fn hold(&mut self, sense: &'static str, entity: usize, words: Range<usize>) {
        let held = self.held.entry(sense).or_default();
        let place = held.partition_point(|(_, other)| other.start < words.start);
        held.insert(place, (entity, words));
    }
}

impl Resolver<'_, '_> {
    /// Who is meant by a description with an article or a possessor.
    pub(super) fn described(&mut self, top: &Top) -> Option<Answer> {
        let token = self.text.tokens.get(top.head)?;
        let tag = self.grammar.tags[top.head];
        if self.is_ranked(top) {
            return self.by_role(top, Role::ANYBODY);
        }
        if !self.is_definite(top) || self.is_plural(top) {
            return None;
        }
        if let Some(speaker) = self.of_age(top) {
            return Some(Answer { speaker, rule: "speaker-description", confidence: 0.85 });
        }
        if let Some(role) = senses::role_of(self.text, top.head) {
            // "the developer" is a body where one is so called, or named so, and no person is.
            let open = role.firm && !self.roles.has(role.sense);
            let body = senses::body(token.word).filter(|body| open || self.is_body_called(body.noun));
            if let Some(answer) = body.and_then(|body| self.by_body(top, body, true)) {
                return Some(answer);
            }
            let answer = self.by_role(top, role).or_else(|| self.relative(top, role))?;
            if answer.rule == "speaker-salient" && !role.sense.is_empty() {
                self.roles.hold(role.sense, answer.speaker, top.base.clone());
            }
            // Who was meant by "the Democratic nominee" is no Republican.
            let party = self.party(top);
            let speaker = &mut self.entities[answer.speaker];
            speaker.party = speaker.party.or(party);
            speaker.gender = speaker.gender.or(role.gender);
            return Some(answer);
        }
        if self.is_people(top) {
            return self.by_role(top, Role::ANYBODY);
        }
        let document = token.word.is(Class::Document);
        if let Some(answer) = document.then(|| self.by_document(top)).flatten() {
            return Some(answer);
        }
        let Some(body) = self.body_noun(top.head) else {
            let open = tag == Tag::NN && token.shape == Shape::Lower && !document;
            if open && let Some(answer) = self.by_last_word(top) {
                let entity = &mut self.entities[answer.speaker];
                if entity.is_person() {
                    entity.kind = SpeakerKind::Organization;
                }
                return Some(answer);
            }
            return self.role_of_no_list(top).filter(|_| open).and_then(|role| self.by_role(top, role));
        };
        if body.owned
            && let Some(owner) = self.owner(top)
        {
            return Some(self.by_owner(top, body, owner));
        }
        let possessor = self.grammar.tags[top.base.start] == Tag::PRPS;
        match possessor {
            // "its website" is another's.
            true if body.owned || self.is_word(top.base.start, &numbers!["its"]) => None,
            _ => {
                let Some(answer) = self.by_body(top, body, document || possessor) else {
                    let owner = self.campaigner(top, body)?;
                    return Some(self.by_owner(top, body, owner));
                };
                // "Dravex … The company … It": whoever is called a company is no person.
                let entity = &mut self.entities[answer.speaker];
                if body.any && entity.may_be_body() && entity.mentions.len() > 1 {
                    entity.kind = SpeakerKind::Organization;
                }
                Some(answer)
            }
        }
    }

    /// What a noun may say of somebody that no list holds.
    fn role_of_no_list(&self, top: &Top) -> Option<Role> {
        match self.text.tokens[top.head].word.lemma() {
            // "the retired mole-catcher": who was something is somebody.
            _ if top.base.clone().any(|at| self.is_word(at, &numbers!["former", "ex", "retired"])) => {
                Some(Role::SOMEBODY)
            }
            // "the off-spinner": a word that is made as those for persons are.
            "" => senses::is_made_for_persons(self.slice(top.head)).then_some(Role::SOMEBODY),
            lemma => Some(Role::named(lemma)),
        }
    }

    /// "the world number one", "the former British number two": a rank, which stands for whoever has it.
    fn is_ranked(&self, top: &Top) -> bool {
        let number = |at: usize| self.is_word(at, &numbers!["number", "no", "no."]);
        let mut words = top.base.clone();
        let ranked =
            |at: usize| self.is_word(at, &numbers!["world"]) && number(at + 1) || number(at) && at + 1 == top.head;
        self.is_word(top.base.start, &numbers!["the"]) && words.any(ranked)
    }

    /// "Dana Roe, 41, … The 41-year-old": who is told to be so old; "A neighbour said no. “It is late,” the 41-year-old said."
    fn of_age(&self, top: &Top) -> Option<usize> {
        self.is_word(top.base.start, &numbers!["the"]).then_some(())?;
        let age = top.base.clone().find_map(|at| self.text.age(at))?;
        let behind = self.mentions.partition_point(|mention| mention.name.start < top.head);
        let mut before = (0..behind).rev().take(AGES);
        let told = before.find(|at| self.is_so_old(&self.mentions[*at].name, age)).map(|at| self.of_mention[at]);
        told.or_else(|| self.scene.spoke_beside(top.head).filter(|spoke| self.entities[*spoke].somebody))
    }

    /// "Dana Roe, 41,", "Dana Roe, aged 41,", "Dana Roe, who is 41", "41-year-old baker Dana Roe", "Dana Roe, a 41-year-old baker": is
    /// that age told with a name?
    fn is_so_old(&self, name: &Range<usize>, age: &str) -> bool {
        let told = |mut words: Range<usize>| words.any(|at| self.text.age(at) == Some(age));
        if told(self.grammar.chunks.of(name.start).first()..name.start) {
            return true;
        }
        let comma = self.is_comma(name.end);
        let mut at = name.end + usize::from(comma);
        at += usize::from(comma && self.is_word(at, &numbers!["who"]));
        at += usize::from(self.is_word(at, &numbers!["is", "was", "aged", "turned"]));
        at > name.end && (self.slice(at) == age || told(at..(at + APPOSED).min(self.text.tokens.len())))
    }

    /// "the German".
    fn is_people(&self, top: &Top) -> bool {
        let token = &self.text.tokens[top.head];
        token.word.is(Class::People) && token.shape == Shape::Capital
    }

    pub(super) fn is_plural(&self, top: &Top) -> bool {
        matches!(self.grammar.tags[top.head], Tag::NNS | Tag::NNPS | Tag::CD)
            || self.is_people(top) && self.word(top.head).ends_with('s')
    }

    /// "the study": the document that stands out; "the paper", "the white paper": the one so called.
    fn by_document(&self, top: &Top) -> Option<Answer> {
        // "the study", "Study"; "previous research" is another.
        let bare = top.base.len() == 1 + usize::from(self.grammar.tags[top.base.start] == Tag::DT);
        let noun = self.slice(top.head);
        let mine = if bare { Vec::new() } else { self.modifiers(top.base.clone(), top.head) };
        let called = |entity: &Entity| {
            let has = |word: &Cow<str>| entity.lower().split(' ').any(|other| other == word);
            (bare || !mine.is_empty()) && entity.name.ends_with(noun) && mine.iter().all(has)
        };
        // "the paper", "the report" are no press release.
        let other = |entity: &Entity| {
            let told = ["letter", "post", "release", "statement"].iter().any(|told| entity.name.ends_with(told));
            told && !entity.name.ends_with(noun)
        };
        let fits = |entity: usize| {
            let entity = &self.entities[entity];
            (entity.kind == SpeakerKind::Document && (bare && !other(entity) || called(entity))).then_some(0)
        };
        let (speaker, weight) = *self.scene.ranked(top.head, &fits).first()?;
        let near = weight > 50 || called(&self.entities[speaker]);
        near.then_some(Answer { speaker, rule: "speaker-description", confidence: 0.8 })
    }

    /// "the mayor", "Roe's wife", and in headlines "Democratic nominee".
    fn is_definite(&self, top: &Top) -> bool {
        let first = top.base.start;
        let possessor = top.base.clone().any(|at| self.grammar.tags[at] == Tag::POS);
        // "the head of one chain": whose it is was not told of before.
        if self.is_word(top.head + 1, &numbers!["of"]) && self.is_word(top.head + 2, &numbers!["one", "another"]) {
            return false;
        }
        self.is_word(first, &numbers!["the", "this", "his", "her", "its", "their"]) || possessor || self.is_bare(top)
    }

    /// Does the description open its sentence without an article, as headlines do?
    pub(super) fn is_bare(&self, top: &Top) -> bool {
        let first = top.base.start;
        let article = matches!(self.grammar.tags[first], Tag::DT | Tag::PDT | Tag::CD | Tag::PRPS)
            // "Privately one senator".
            || top.base.clone().any(|at| self.is_word(at, &numbers!["one", "a", "an", "another"]));
        first == self.sentence_start(first) && !article
    }

    fn sentence_start(&self, at: usize) -> usize {
        self.text.sentences.get(self.scene.sentence(at)).map_or(at, |sentence| sentence.tokens.start)
    }

    /// The words of a description that tell more than its noun.
    pub(super) fn modifiers(&self, words: Range<usize>, head: usize) -> Vec<Cow<'static, str>> {
        let tells = |at: &usize| {
            let tag = self.grammar.tags[*at];
            *at != head
                && (tag.is_noun() || tag.is_adjective())
                && !self.is_word(*at, &numbers!["former", "new", "current", "own", "longtime", "cabinet", "senior"])
        };
        let lower = |at: usize| match self.word(at) {
            "" => Cow::Owned(self.slice(at).to_lowercase()),
            known => Cow::Borrowed(known),
        };
        words.filter(tells).take(12).map(lower).collect()
    }

    /// Whom the article gives that role; where it gives it surely to nobody, who stands out, as far as it may be
    /// anybody's.
    pub(super) fn by_role(&self, top: &Top, role: Role) -> Option<Answer> {
        let mut holders = self.holders(top, role);
        let subject = self.subject_over(top);
        // "The mayor and the senator", "Roe met the senator" tell of two.
        let barred = |entity: usize| self.listed.contains(&entity) || subject == Some(entity);
        // One does not call oneself by name.
        holders.retain(|entity, _| named_weight(&self.in_quote, *entity) > CALLED && !barred(*entity));
        if self.is_of_nobody(top, role, &holders) {
            return None;
        }
        let sure = holders.values().any(|fit| *fit >= SURE);
        let kindred = if holders.is_empty() { self.kindred(role) } else { Vec::new() };
        let party = self.party(top);
        let fits = |entity: usize| {
            let Entity { gender, party: theirs, .. } = &self.entities[entity];
            senses::agree(*gender, role.gender) && (theirs.is_none() || party.is_none() || *theirs == party)
        };
        let held = |entity: usize| {
            let other = self.entities[entity].gender_told && !fits(entity);
            let kindred = (kindred.contains(&entity) && fits(entity)).then_some(KINDRED);
            holders.get(&entity).copied().or(kindred).filter(|fit| (!sure || *fit >= SURE) && !other)
        };
        let anybody = (!sure || role.many) && self.may_be_anybody(top, role);
        let past = self.is_past(top.base.clone());
        let turns = self.scene.turns(top.base.start, self.scene.sentence(top.head));
        let beside = if anybody { self.scene.beside(top.head) } else { Vec::new() };
        let opener = top.base.start.checked_sub(1);
        let clause =
            opener.is_some_and(|at| self.is_word(at, &numbers!["after", "before", "because", "when", "since"]));
        let stands_out = |entity: usize| {
            let takes = |standing: &Standing| match standing {
                Standing::Subject if clause => 3 * BESIDE,
                Standing::Subject if !turns => 2 * BESIDE,
                // "Roe met Brandt after the senator had said".
                Standing::Object | Standing::Oblique if clause => 0,
                Standing::Object => BESIDE / 2,
                _ => BESIDE,
            };
            let weight = || {
                let beside = beside.iter().filter(|(other, _)| *other == entity);
                let beside = beside.map(|(_, standing)| takes(standing)).max();
                let serves = if self.serves_otherwise(entity, role) { SERVES } else { 0 };
                let now = if past && self.holds_office(entity) { HOLDS } else { 0 };
                named_weight(&self.in_quote, entity) - beside.unwrap_or(0) - serves - now
            };
            let room = || self.has_room(entity, role, past) && !self.holds_another(entity, top, role);
            // No fisherman is "the prime minister".
            let heads = matches!(role.sense, "president" | "premier" | "minister" | "taoiseach" | "king" | "queen");
            let may = || !barred(entity) && fits(entity) && room() && !(heads && self.serves_otherwise(entity, role));
            held(entity).or_else(|| may().then(weight))
        };
        let first = |fits: &dyn Fn(usize) -> Option<i32>| {
            self.scene.ranked(top.head, fits).first().copied().filter(|(_, weight)| *weight > 0)
        };
        let holder = if sure || !anybody { first(&held) } else { None };
        let salient = || {
            let (best, weight) = first(&stands_out).filter(|best| !sure || self.outshines(*best, holder, role))?;
            // "Roe, president of Dravex, … The nominee": rather the one of whom the article tells most.
            let serves = !role.leads() && self.serves_otherwise(best, role);
            let foremost = if serves { self.foremost(role, best, &fits) } else { None };
            Some((foremost.unwrap_or(best), weight))
        };
        let aged = || first(&stands_out).filter(|(best, _)| self.is_introduced(*best, top, role));
        let speaker = if anybody { salient().or(holder) } else { holder.or_else(aged) };
        if let Some((speaker, _)) = speaker {
            let held = holders.get(&speaker).is_some_and(|fit| *fit >= SURE);
            let (rule, confidence) = if held { ("speaker-description", 0.85) } else { ("speaker-salient", 0.7) };
            return Some(Answer { speaker, rule, confidence });
        }
        self.not_near(top, role, &holders)
    }

    /// "Dana Roe, 29, left. The nurse said": was somebody of whom the article tells no more named with their age just before?
    fn is_introduced(&self, entity: usize, top: &Top, role: Role) -> bool {
        let trade = matches!(
            role.sense,
            "nurse" | "teacher" | "manager" | "consultant" | "technician" | "firefighter" | "clerk" | "administrator"
        );
        let Entity { roles, mentions, .. } = &self.entities[entity];
        let the = self.is_word(top.base.start, &numbers!["the"]) && top.end == top.base.end;
        let aged = |first: &Span| {
            let Range { start, end } = self.text.tokens_in(*first);
            let near = self.scene.far(self.scene.sentence(start), top.head) < 3;
            near && self.is_comma(end) && self.grammar.tags.get(end + 1) == Some(&Tag::CD)
        };
        trade && the && roles.is_empty() && mentions.first().is_some_and(aged)
    }

    /// Who is meant where nobody near is: a holder far off, or who did what the role tells.
    fn not_near(&self, top: &Top, role: Role, holders: &FxHashMap<usize, i32>) -> Option<Answer> {
        // "his spokesman" is somebody else's far off.
        let owned =
            self.grammar.tags[top.base.start] == Tag::PRPS && role.gender.is_none_or(|_| role.sense == "spokesman");
        let deed = |speaker| Answer { speaker, rule: "speaker-description", confidence: 0.7 };
        let Some(far) = (if owned { None } else { self.far_holder(top, holders) }) else {
            return self.by_deed(role.sense, top).filter(|_| !owned).map(deed);
        };
        // "The Navy's top adviser disagreed.¶“It is late,” said Roe, who was an adviser": rather than one far behind.
        let named = if self.is_unmet(far.speaker, top.head) { self.named_behind(top) } else { None };
        Some(named.unwrap_or(far))
    }

    /// Of whom the article tells most, of those who may hold a role, and more than of somebody.
    fn foremost(&self, role: Role, than: usize, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
        let least = self.entities[than].mentions.len().max(OFTEN);
        let may = |entity: &usize| {
            let Entity { anonymous, mentions, .. } = &self.entities[*entity];
            let named = self.entities[*entity].is_person() && !anonymous && mentions.len() > least;
            named && fits(*entity) && !self.serves_otherwise(*entity, role)
        };
        (0..self.entities.len().min(PERSONS)).filter(may).max_by_key(|entity| self.entities[*entity].mentions.len())
    }

    /// Is somebody a person whom the article gives nothing that leaves no room for a role?
    fn has_room(&self, entity: usize, role: Role, past: bool) -> bool {
        let entity = &self.entities[entity];
        // No member of one house is "the senator", and no judge "the baker".
        let of_kind = role.broader.is_some() && !past;
        let trade = (role.trade || role.state) && role.gender.is_none();
        // "Political scientist Dana Roe … The professor".
        let kin = |held: &Held| role.broader == Some(held.sense);
        let bars = |held: &Held| {
            of_kind && senses::is_of_other_house(held.sense, role)
                || trade && !kin(held) && senses::is_post(held.sense) && !self.is_past(held.words.clone())
        };
        entity.is_person() && !entity.roles.iter().any(bars)
    }

    /// "Roe has met the senator", "Roe said the senator": who is the subject of the verb right before a description.
    fn subject_over(&self, top: &Top) -> Option<usize> {
        let chunks = &self.grammar.chunks.all;
        let number = self.grammar.chunks.of_token[top.base.start] as usize;
        let verb = number.checked_sub(1).filter(|verb| chunks[*verb].kind == Kind::Verb)?;
        let mention = self.mention_at(chunks[verb.checked_sub(1)?].last())?;
        (self.mentions[mention].standing == Standing::Subject).then(|| self.of_mention[mention])
    }

    /// Who may be so called though the article says less of them: the officer who is "the detective", the chairman who is
    /// "the union leader".
    fn kindred(&self, role: Role) -> Vec<usize> {
        let Some(held) =
            role.broader.filter(|_| role.leads() || !role.public).and_then(|sense| self.roles.held.get(sense))
        else {
            return Vec::new();
        };
        // A striker is a player, and no goalkeeper.
        let only = |entity: usize, words: &Range<usize>| {
            let same = self.entities[entity].roles.iter().filter(|held| held.words == *words);
            role.leads() || same.count() == 1
        };
        let holders = held.iter().take(HOLDERS).filter(|(entity, words)| only(*entity, words));
        holders.map(|(entity, _)| *entity).collect()
    }

    /// "An officer saw it. The officer said": is somebody without a name so called, nearer than any holder of the role?
    fn is_of_nobody(&self, top: &Top, role: Role, holders: &FxHashMap<usize, i32>) -> bool {
        // Of "the Norland governor" more is told.
        if self.unnamed.is_empty() || holders.values().any(|fit| *fit > SURE) {
            return false;
        }
        let noun = self.slice(top.head);
        let called = self.so_called(top);
        let ranked = self.scene.ranked(top.head, &|entity| {
            called(entity).filter(|_| role.trade || self.entities[entity].name.len() > noun.len())
        });
        let least = if holders.is_empty() && !role.trade { BEFORE } else { 0 };
        let Some((_, most)) = ranked.first().filter(|(_, weight)| *weight > least) else { return false };
        let holder = self.scene.ranked(top.head, &|entity| holders.get(&entity).map(|_| 0));
        holder.first().is_none_or(|(_, weight)| weight < most)
    }

    /// What somebody without a name weighs who is called by the noun of a description: "an officer".
    fn so_called(&self, top: &Top) -> impl Fn(usize) -> Option<i32> {
        let noun = self.slice(top.head);
        move |entity: usize| {
            let entity = &self.entities[entity];
            (entity.somebody && entity.name.ends_with(noun)).then_some(0)
        }
    }

    /// Does somebody stand out so much that "the senator" is not who was called so long before? Nobody who has another
    /// office does.
    fn outshines(&self, (speaker, weight): (usize, i32), holder: Option<(usize, i32)>, role: Role) -> bool {
        let office = |held: &Held| held.sense != role.sense && senses::is_office(held.sense);
        weight >= holder.map_or(OUTSTANDING, |(_, weight)| weight + MARGIN)
            && holder.is_none_or(|(_, weight)| weight < OUTSTANDING)
            && !self.entities[speaker].roles.iter().any(office)
            && !self.serves(speaker)
    }

    /// "a spokeswoman", "president of Norbury Rail": does the article give somebody roles that are all no public ones?
    pub(super) fn serves(&self, entity: usize) -> bool {
        let mut roles = self.entities[entity].roles.iter().filter(|held| !senses::is_of_family(held.sense)).peekable();
        roles.peek().is_some() && roles.all(|held| !senses::is_public(held.sense) || self.is_of_body(&held.words))
    }

    /// Does the article give somebody no public role, and none of the kind of this one?
    fn serves_otherwise(&self, entity: usize, role: Role) -> bool {
        // Riches are no office, and no people is.
        let rich = matches!(role.sense, "billionaire" | "millionaire" | "mogul" | "entrepreneur" | "businessman");
        let people =
            || matches!(role.sense, "dutchman" | "englishman" | "frenchman" | "irishman" | "texan" | "welshman");
        let office = role.public && !role.sense.is_empty() && !rich && !people();
        let same = |held: &Held| {
            // "Labour's justice spokesman" is a lawmaker.
            let field = &numbers!["health", "education", "justice", "finance", "housing", "transport", "climate"];
            let speaks = || held.words.clone().any(|at| self.is_word(at, field));
            held.sense == role.sense
                || role.broader == Some(held.sense)
                || role.broader == Some("lawmaker") && held.sense == "spokesman" && speaks()
        };
        office && self.serves(entity) && !self.entities[entity].roles.iter().any(same)
    }

    /// "Sen. Dana Roe": does the article tell of somebody with a public role that is not over?
    fn holds_office(&self, entity: usize) -> bool {
        let now = |held: &Held| senses::is_public(held.sense) && !self.is_past(held.words.clone());
        self.entities[entity].roles.iter().any(now)
    }

    /// "president of Norbury Rail": do the words of a role name a body behind it?
    fn is_of_body(&self, words: &Range<usize>) -> bool {
        let of = words.clone().find(|at| self.is_word(*at, &numbers!["of", "at", "for"]));
        let named = of.and_then(|of| (of + 1..words.end).find_map(|at| self.mention_at(at)));
        // "chairman of Roe's campaign", "campaign chairman".
        let campaign = || {
            let told = |at: usize| of.is_some_and(|of| of < at) || senses::role_at(self.text, at + 1).is_some();
            words.clone().any(|at| self.is_word(at, &numbers!["campaign"]) && told(at))
        };
        campaign()
            || named.is_some_and(|named| {
                let body = &self.entities[self.of_mention[named]];
                !body.is_surely_person() && !body.is_place()
            })
    }

    /// Farther off: of the sure ones the nearest, before or behind.
    fn far_holder(&self, top: &Top, holders: &FxHashMap<usize, i32>) -> Option<Answer> {
        let here = self.text.tokens[top.head].span.start;
        let far = |entity: &usize| {
            let mentions = &self.entities[*entity].mentions;
            let behind = mentions.partition_point(|span| span.start < here);
            let beside = mentions[behind.saturating_sub(1)..].iter().take(2);
            beside.map(|span| span.start.abs_diff(here)).min()
        };
        let enough = |fit: i32| fit >= SURE || holders.len() == 1;
        let speaker = *holders
            .iter()
            .filter(|(_, fit)| enough(**fit))
            .map(|(entity, _)| entity)
            .min_by_key(|entity| (far(entity), **entity))?;
        Some(Answer { speaker, rule: "speaker-description", confidence: 0.8 })
    }

    /// Who is named behind a description of an office, and so holds it.
    pub(super) fn told_behind(&mut self, top: &Top) -> Option<Answer> {
        let answer = self.named_behind(top)?;
        if let Some(role) = senses::role_of(self.text, top.head).filter(|role| role.public) {
            self.roles.hold(role.sense, answer.speaker, top.base.clone());
        }
        Some(answer)
    }

    /// "The head of the Harbor Board is angry.¶Dana Roe said": whoever is named first thereafter, and not told who they
    /// are, was told of before.
    pub(super) fn named_behind(&self, top: &Top) -> Option<Answer> {
        let role = senses::role_of(self.text, top.head).filter(|role| !role.sense.is_empty())?;
        if self.is_plural(top) || !self.is_definite(top) {
            return None;
        }
        let sentence = self.scene.sentence(top.head);
        let opening = sentence < OPENING;
        let end = self.text.sentences.get(sentence)?.tokens.end;
        let first = self.mentions.partition_point(|mention| mention.name.start < end);
        let limit = if opening { end + NEAR } else { self.text.sentences.get(sentence + 1)?.tokens.end };
        let mut near = (first..self.mentions.len()).take(NAMES).take_while(|at| self.mentions[*at].name.start < limit);
        // "The head of the board said so.¶“It is late,” Captain Dana Roe said".
        let told = top.end > top.base.end || self.grammar.tags[top.base.clone()].contains(&Tag::POS);
        let quoted = told && self.grammar.marks.speech(end).is_some();
        let new = |at: &usize| {
            let Mention { name, looks, standing, .. } = &self.mentions[*at];
            // "Dana Roe, whose shop": told who they are.
            let told = self.is_comma(name.end) && self.is_word(name.end + 1, &numbers!["whose"]);
            matches!(looks, Looks::Person | Looks::Unclear)
                && name.len() > 1
                && !told
                && (*standing == Standing::Subject || quoted && self.is_said_by(*at))
                && (opening || quoted || self.text.opens_sentence(name.start))
                && self.entities[self.of_mention[*at]].mentions.first() == Some(&self.text.span(name.clone()))
        };
        let speaker = self.of_mention[near.find(new)?];
        let entity = &self.entities[speaker];
        let fits = entity.is_person()
            && senses::agree(entity.gender, self.gender_behind(top, end))
            && (quoted
                || matches!(role.sense, "man" | "woman")
                || entity.roles.iter().all(|held| held.sense == role.sense))
            && !entity.roles.iter().any(|held| self.is_elsewhere(top, held.words.clone()))
            && senses::agree(entity.gender, role.gender);
        // "A farmer left. The farmer said".
        let known = || !opening && !self.scene.ranked(top.head, &self.so_called(top)).is_empty();
        (fits && !known()).then_some(Answer { speaker, rule: "speaker-description", confidence: 0.8 })
    }

    /// "The owner of a shop says she will stay": what the first pronoun behind tells.
    fn gender_behind(&self, top: &Top, end: usize) -> Option<Gender> {
        // Not in "The aide who met Dana Roe while she was in office".
        let person = |at: usize| self.mention_at(at).is_some_and(|it| self.entities[self.of_mention[it]].is_person());
        let mut words = (top.end..end).take_while(|at| !person(*at)).filter(|at| self.told(*at));
        words.find_map(|at| match self.word(at) {
            "he" => Some(Gender::Male),
            "she" => Some(Gender::Female),
            _ => None,
        })
    }

    /// "A judge has ruled so.¶… Judge Dana Roe": the one who is told of behind with the role of somebody who opens the
    /// article, or stands right before.
    pub(super) fn introduced(&self, top: &Top) -> Option<Answer> {
        let role = senses::role_of(self.text, top.head).filter(|role| !role.sense.is_empty())?;
        let sentence = self.scene.sentence(top.head);
        let opening = sentence < OPENING;
        let a = self.is_word(top.base.start, &numbers!["a", "an", "one"]);
        let headline = || opening && !top.base.clone().any(|at| is_marked(self.grammar.tags[at]));
        if self.is_plural(top) || !(a || headline()) {
            return None;
        }
        let behind = self.text.sentences.get(sentence + 2).or(self.text.sentences.last())?.tokens.start;
        let limit = if opening { top.head + INTRODUCED } else { behind };
        let held = self.roles.held.get(role.sense)?;
        let others = held.iter().filter(|(_, words)| !words.contains(&top.head));
        // "Dravex boss resigns": rather whom the article gives a role there.
        let name =
            self.mention_at(top.base.start).filter(|_| headline()).map(|at| self.slice(self.mentions[at].name.start));
        let there = |words: &Range<usize>| name.is_some_and(|name| words.clone().any(|at| self.slice(at) == name));
        let some = others.clone().any(|(_, words)| there(words));
        let mut holders = others.filter(|(_, words)| !some || there(words));
        let (speaker, words) = holders.next()?;
        let fits = self.entities[*speaker].is_person()
            && self.is_unmet(*speaker, top.head)
            && senses::agree(self.entities[*speaker].gender, role.gender);
        let here = if opening { top.head } else { self.text.sentences[sentence].tokens.end - 1 };
        let near = words.start > here && words.start < limit;
        let only = fits && near && holders.all(|(other, _)| other == speaker);
        only.then_some(Answer { speaker: *speaker, rule: "speaker-description", confidence: 0.7 })
    }

    /// "“…,” said Roe".
    fn is_said_by(&self, mention: usize) -> bool {
        let before = self.mentions[mention].start().checked_sub(1);
        before.is_some_and(|verb| self.text.tokens[verb].word.is_form_of_one(&numbers!["say"]))
    }

    /// The party that a description names: "the Republican nominee".
    fn party(&self, top: &Top) -> Option<Party> {
        top.base.clone().find_map(|at| Party::of(self.slice(at)))
    }

    /// Who holds a role, and how well the words fit.
    fn holders(&self, top: &Top, role: Role) -> FxHashMap<usize, i32> {
        let mut holders: FxHashMap<usize, i32> = FxHashMap::default();
        // "The nominee" may be who is called a candidate.
        let broader =
            || self.roles.held.get(role.broader.filter(|sense| role.public && !role.many && senses::is_many(sense))?);
        let mut mine = self.modifiers(top.base.start..top.end, top.head);
        if self.slice(top.head) == "PM" {
            mine.push("prime".into());
        }
        let head = || self.head_of_state(role, &mine);
        let Some(held) = self.roles.held.get(role.sense).or_else(broader).or_else(head) else { return holders };
        let party = self.party(top);
        let (past, bare) = (self.is_past(top.base.clone()), self.is_bare(top));
        let sentence = self.scene.sentence(top.head);
        let end = if sentence < OPENING { usize::MAX } else { self.text.sentences[sentence].tokens.end };
        let split = held.partition_point(|(_, words)| words.start < top.head);
        let near = held[..split].iter().rev().take(HOLDERS).chain(held[split..].iter().take(HOLDERS));
        for (entity, words) in near.filter(|(_, words)| !words.contains(&top.head)) {
            // The noun itself is among theirs.
            let theirs = if mine.is_empty() { Vec::new() } else { self.modifiers(words.clone(), usize::MAX) };
            let shared = mine.iter().filter(|word| theirs.contains(word)).count() as i32;
            let fit = match (shared, mine.is_empty(), theirs.len() > 1) {
                _ if self.is_another(top, words.clone(), role) || self.is_elsewhere(top, words.clone()) => continue,
                _ if self.is_of_other(top, words.start) => continue,
                _ if party.is_some() && self.entities[*entity].party.is_some_and(|theirs| party != Some(theirs)) => {
                    continue;
                }
                // "the Republican" is somebody told of before.
                (0, true, _) if role.many && !bare && words.start > top.head => 15,
                // "the former president" is nobody who is it now, if anybody else may be.
                _ if past && !self.is_past(words.clone()) => 15,
                (1.., ..) => SURE + 10 + 15 * shared,
                (_, true, _) => SURE,
                (_, _, false) => 15,
                // "the mega donor" may be "party donor Dana Roe", where she is told of before.
                _ if self.is_plain(top) && words.start < top.head => 15,
                _ => continue,
            };
            // "the nominee" is hardly somebody who is first told of far behind.
            let unmet = !bare && words.start > end && self.is_unmet(*entity, top.head);
            let fit = if unmet { fit.min(15) } else { fit };
            let most = holders.entry(*entity).or_insert(fit);
            *most = fit.max(*most);
        }
        holders
    }

    /// "the mayor" and a deputy, "the prime minister" and a foreign one: do the words before a role tell that it is another?
    fn is_another(&self, top: &Top, theirs: Range<usize>, role: Role) -> bool {
        let second = |mut words: Range<usize>| {
            words.any(|at| self.is_word(at, &numbers!["vice", "deputy", "assistant", "shadow"]))
        };
        // An assistant U.S. attorney is a prosecutor.
        if second(top.base.start..top.end) != second(theirs.clone()) && role.sense != "prosecutor" {
            return true;
        }
        let of_what = |before: usize, words: &Range<usize>| {
            let word = self.text.tokens[before].word;
            let told = words.contains(&before) && word.number != 0 && !word.is(Class::People) && !word.is(Class::Place);
            (told && (self.grammar.tags[before].is_noun() || self.grammar.tags[before].is_adjective())).then_some(word)
        };
        let of_mine = || of_what(top.head.checked_sub(1)?, &top.base);
        let of_theirs = || {
            let head =
                theirs.clone().rfind(|at| senses::role_at(self.text, *at).is_some_and(|it| it.sense == role.sense));
            of_what(head?.checked_sub(1)?, &theirs)
        };
        matches!(role.sense, "minister" | "secretary")
            && of_mine().zip(of_theirs()).is_some_and(|(mine, theirs)| mine.number != theirs.number)
    }

    /// "Norland's prime minister" and "Dravian Prime Minister Roe" or "Prime Minister Roe of Dravia": are they of two countries? A people
    /// mostly has the first letter of its country.
    fn is_elsewhere(&self, top: &Top, theirs: Range<usize>) -> bool {
        let owner = || {
            let mark = top.base.clone().find(|at| self.grammar.tags[*at] == Tag::POS)?;
            let owner = mark.checked_sub(1)?;
            (self.grammar.tags[owner].is_proper() && self.text.tokens[owner].shape == Shape::Capital).then_some(owner)
        };
        let Some(owner) = owner() else { return false };
        let people = theirs.clone().find(|at| self.text.tokens[*at].word.is(Class::People));
        let other = |at: usize| self.slice(at).as_bytes().first() != self.slice(owner).as_bytes().first();
        let of = || {
            let of = self.mentions[self.mention_at(theirs.end)?].name.end;
            let place = of + 1 + usize::from(self.is_word(of + 1, &numbers!["the"]));
            let named = self.is_word(of, &numbers!["of"]) && self.grammar.tags.get(place)?.is_proper();
            named.then(|| self.slice(place) != self.slice(owner))
        };
        people.is_some_and(other) || of().unwrap_or_default()
    }

    /// "Roe's aide" and "Brandt's aide Carl Holt": are they of two persons?
    fn is_of_other(&self, top: &Top, theirs: usize) -> bool {
        let owner = |mark: usize| Some(self.of_mention[self.mention_at(mark.checked_sub(1)?)?]);
        let marked = |at: &usize| self.grammar.tags[*at] == Tag::POS;
        let mine = top.base.clone().find(marked).and_then(owner);
        let theirs = theirs.checked_sub(1).filter(marked).and_then(owner);
        mine.zip(theirs).is_some_and(|(mine, theirs)| mine != theirs)
    }

    /// Does the article give somebody another role of that name?
    fn holds_another(&self, entity: usize, top: &Top, role: Role) -> bool {
        let mut held = self.entities[entity].roles.iter().filter(|held| held.sense == role.sense);
        held.any(|held| self.is_another(top, held.words.clone(), role))
    }

    /// "the Norland leader": the president, where the article tells of one of Norland.
    fn head_of_state(&self, role: Role, mine: &[Cow<str>]) -> Option<&Holders> {
        let heads = ["president", "premier", "chancellor", "king"].iter().filter(|_| role.sense == "leader");
        let of_it =
            |words: &Range<usize>| self.modifiers(words.clone(), usize::MAX).iter().any(|word| mine.contains(word));
        heads
            .filter_map(|sense| self.roles.held.get(sense))
            .find(|held| held.iter().take(HOLDERS).any(|(_, words)| of_it(words)))
    }

    /// Has nothing before a token told of somebody?
    pub(super) fn is_unmet(&self, entity: usize, token: usize) -> bool {
        let here = self.text.tokens[token].span.start;
        self.entities[entity].mentions.first().is_none_or(|first| first.start > here)
    }

    /// "the former mayor".
    fn is_past(&self, mut words: Range<usize>) -> bool {
        words.any(|at| self.is_word(at, &numbers!["former", "ex"]))
    }

    /// "the mega donor": told by no name, no owner and nothing behind.
    fn is_plain(&self, top: &Top) -> bool {
        let lower = |at: usize| {
            let token = &self.text.tokens[at];
            (token.shape == Shape::Lower || token.word.is(Class::People)) && self.grammar.tags[at] != Tag::POS
        };
        let more = self.is_word(top.base.end, &numbers!["of", "for", "at", "in", "from"]);
        self.is_word(top.base.start, &numbers!["the"])
            && !more
            && (top.base.start + 1..top.base.end).all(|at| at == top.head || lower(at))
    }

    /// "the Republican nominee" where nobody is so called: may it be whoever stands out?
    fn may_be_anybody(&self, top: &Top, role: Role) -> bool {
        let the = self.is_word(top.base.start, &numbers!["the", "this"])
            || top.base.start == self.sentence_start(top.base.start);
        let words = self.behind_party(top.base.clone());
        let named = words.clone().any(|at| {
            let entity = self.mention_at(at).map(|mention| &self.entities[self.of_mention[mention]]);
            let house = || self.is_word(at, &numbers!["senate", "house", "congress", "parliament"]);
            // Not in "the Independent Norland senator".
            let somebody =
                |entity: &Entity| entity.is_surely_person() || entity.is_person() && entity.mentions.len() > 1;
            // "the Air Force veteran" is of a body among many.
            let body = |entity: &Entity| entity.kind == SpeakerKind::Organization && !house() && !role.has_room();
            entity.is_some_and(|entity| body(entity) || somebody(entity))
        });
        // "the former mayor of Norbury": one of several who were, so that somebody told of is meant; "the mother of two".
        let former = || top.base.clone().any(|at| self.is_word(at, &numbers!["former", "retired"]));
        // "the band leader": a role among others of its kind.
        let possessor = words.clone().any(|at| {
            let shadow = self.is_word(at, &numbers!["shadow", "opposition", "minority", "majority"]);
            let noun = at != top.head
                && self.text.tokens[at].shape == Shape::Lower
                && self.grammar.tags[at].is_noun()
                && !shadow;
            noun && !role.many && role.public && !former() || self.grammar.tags[at] == Tag::POS
        });
        // "the Chancellor": who has that office, and nobody else.
        let head = &self.text.tokens[top.head];
        let office = head.shape == Shape::Capital && !head.word.is(Class::People) && !self.is_bare(top);
        // "Labour": a party without an article is nobody's description.
        let party = head.word.is(Class::People) && top.base.start == top.head;
        let of = top.base.end;
        // "the MP for Norbury".
        let member = || role.many && self.is_word(of, &numbers!["for", "from"]);
        let parent = || {
            let children = self.is_word(of, &numbers!["of"]) && self.grammar.tags.get(of + 1) == Some(&Tag::CD);
            // "the single mother".
            let the = self.is_word(top.base.start, &numbers!["the"]);
            let adjective = top.head.checked_sub(1).is_some_and(|before| self.grammar.tags[before].is_adjective());
            let told = the && top.base.len() == 3 && adjective;
            role.gender.is_some() && (children || told && senses::is_of_family(role.sense))
        };
        // "the 27-year-old nurse".
        let aged =
            || self.is_word(top.base.start, &numbers!["the"]) && top.base.clone().any(|at| self.text.age(at).is_some());
        // "the Dravex driver", "the taxi driver".
        let employed = || {
            let tells = |at: usize| at != top.head && self.grammar.tags[at].is_noun();
            matches!(role.sense, "employee" | "driver" | "worker") && top.base.clone().any(tells)
        };
        let known = former() || parent() || member() || aged() || employed();
        (role.public || role.trade || known)
            && the
            && !named
            && !possessor
            && !office
            && !party
            && (top.end <= of || known)
    }

    /// The words of a description behind the party that it is of: "the party's nominee" is the nominee.
    fn behind_party(&self, words: Range<usize>) -> Range<usize> {
        let party = |at: usize| self.is_word(at, &numbers!["party"]) || Party::of(self.slice(at)).is_some();
        let mark = (words.start + 1..words.end).find(|at| self.grammar.tags[*at] == Tag::POS && party(at - 1));
        mark.map_or(words.start, |mark| mark + 1)..words.end
    }
}

/// Is it the tag of what tells which one is meant: "the", "her", "Roe's", "two"?
fn is_marked(tag: Tag) -> bool {
    matches!(tag, Tag::DT | Tag::PDT | Tag::PRPS | Tag::POS | Tag::CD)
}
