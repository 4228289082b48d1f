//! From the words of a source to its speaker, in text order, so that each pronoun finds who was told of before.

use super::Answer;
use super::describe::Roles;
use super::entity::Entity;
use super::mention::{Mention, Standing, standing};
use super::phrase::Top;
use super::points::Point;
use super::register::Register;
use super::scene::{Scene, Seen};
use super::senses;
use crate::grammar::{Grammar, Kind};
use crate::lexicon::{Tag, numbers};
use crate::quotes::Quote;
use crate::report::{Act, SpeakerKind};
use crate::text::{BlockKind, Span, Text};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The speakers of the quotes; groups and documents without a name are added to the entities.
pub(super) fn resolve<'a>(
    text: &Text<'a>,
    grammar: &Grammar,
    quotes: &[Quote],
    mentions: &[Mention],
    register: Register<'a>,
) -> (Vec<Entity<'a>>, Vec<Option<Answer>>) {
    let mut resolver = Resolver::new(text, grammar, quotes, mentions, register);
    for (token, point) in resolver.points() {
        match point {
            Point::Source(number, end) => resolver.source(token as usize..end as usize, number as usize),
            Point::Mention(number) => resolver.mention(number as usize),
            Point::Pronoun => resolver.pronoun(token as usize),
            Point::Description(chunk, noun) => resolver.description(chunk as usize, noun as usize),
        }
    }
    resolver.interviewed();
    resolver.first_persons();
    resolver.carried();
    (resolver.entities, resolver.answers)
}

pub(super) struct Resolver<'r, 'a> {
    pub(super) text: &'r Text<'a>,
    pub(super) grammar: &'r Grammar,
    pub(super) quotes: &'r [Quote],
    pub(super) mentions: &'r [Mention],
    /// For each token how many mentions begin up to it.
    begun: Vec<u32>,
    pub(super) of_mention: Vec<usize>,
    pub(super) of_owned: Vec<Option<usize>>,
    pub(super) bodies: FxHashMap<(usize, &'static str), usize>,
    pub(super) entities: Vec<Entity<'a>>,
    pub(super) roles: Roles,
    pub(super) scene: Scene<'r>,
    pub(super) answers: Vec<Option<Answer>>,
    /// The first token of the last source, and whom that means.
    known: Option<(usize, Option<Answer>)>,
    /// For each token: does it stand in what somebody is reported to say?
    reported: Vec<bool>,
    pub(super) joint: FxHashMap<Vec<usize>, usize>,
    pub(super) unnamed: FxHashMap<String, usize>,
    /// Who speaks by a label that describes them.
    pub(super) labels: FxHashMap<&'a str, Answer>,
    /// The nouns of those, in text order, with who each was.
    pub(super) met: Vec<(usize, usize)>,
    /// Whom a question was put to, and in which sentence.
    pub(super) asked: Option<(usize, usize)>,
    /// Who was accused or urged, and in which sentence: they answer it.
    pub(super) accused: Option<(usize, usize)>,
    /// Who is named in the quote whose source is read, and how.
    pub(super) in_quote: Vec<(usize, Standing)>,
    /// Who is meant by the phrases of a list before the one that is read.
    pub(super) listed: Vec<usize>,
    /// The last group or pair that was told of, and where.
    pub(super) group: Option<(usize, usize)>,
    /// The last three who were told of together, and where.
    pub(super) trio: Option<(usize, usize)>,
}

impl<'r, 'a> Resolver<'r, 'a> {
    fn new(
        text: &'r Text<'a>,
        grammar: &'r Grammar,
        quotes: &'r [Quote],
        mentions: &'r [Mention],
        register: Register<'a>,
    ) -> Resolver<'r, 'a> {
        let Register { entities, of_mention, of_owned, bodies } = register;
        let mut resolver = Resolver {
            text,
            grammar,
            quotes,
            mentions,
            begun: begun(text, mentions),
            of_mention,
            of_owned,
            bodies,
            roles: Roles::new(&entities),
            entities,
            scene: Scene::new(text, grammar, mentions.len()),
            answers: vec![None; quotes.len()],
            known: None,
            reported: vec![false; text.tokens.len()],
            joint: FxHashMap::default(),
            unnamed: FxHashMap::default(),
            labels: FxHashMap::default(),
            met: Vec::new(),
            asked: None,
            accused: None,
            in_quote: Vec::new(),
            listed: Vec::new(),
            group: None,
            trio: None,
        };
        // "The mayor appeared tired": the article itself tells of the mayor there.
        let told = quotes.iter().filter(|quote| quote.rule != "raised");
        for span in told.flat_map(|quote| &quote.content) {
            let tokens = text.tokens_in(*span);
            resolver.reported[tokens].fill(true);
        }
        resolver
    }

    pub(super) fn word(&self, at: usize) -> &'static str {
        self.text.tokens.get(at).map_or("", |token| token.word.text())
    }

    /// Is the token one of those words?
    #[inline(always)]
    pub(super) fn is_word(&self, at: usize, words: &[u16]) -> bool {
        self.text.is_word(at, words)
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.text.is_mark(at, b',')
    }

    pub(super) fn slice(&self, at: usize) -> &str {
        self.text.tokens.get(at).map_or("", |token| token.span.of(self.text.source))
    }

    /// Is the token told by the article itself, in no quotation?
    pub(super) fn told(&self, at: usize) -> bool {
        self.grammar.marks.outermost(at).is_none()
    }

    fn enter(&mut self, token: usize, last: usize, entity: usize) {
        let standing = standing(self.text, self.grammar, last, last);
        self.scene.enter(Seen { token, entity, standing, reported: self.reported[token] });
    }

    fn mention(&mut self, number: usize) {
        let mention = &self.mentions[number];
        let entity = self.of_mention[number];
        // "By Dana Roe": who writes is not told of.
        let block = self.text.sentences[self.scene.sentence(mention.name.start)].block;
        if self.text.blocks[block].kind == BlockKind::Byline {
            return;
        }
        self.scene.enter(Seen {
            token: mention.name.start,
            entity,
            standing: mention.standing,
            reported: self.reported[mention.name.start],
        });
        if let (Some(body), Some(head)) = (self.of_owned[number], mention.owned) {
            self.enter(mention.name.start, head, body);
        }
        if self.entities[entity].is_person()
            && let Some(before) = self.joined_to(number)
        {
            self.told_together(before, entity, mention.name.start);
        }
    }

    /// Notes two whom "and" joins, and three of a list: "Carl, Roe and Brandt".
    fn told_together(&mut self, before: usize, last: usize, token: usize) {
        let second = self.of_mention[before];
        let Some(first) = self.listed_behind(before) else {
            self.group = Some((self.joint(vec![second, last]), token));
            return;
        };
        let person = self.entities[self.of_mention[first]].is_person();
        if person && self.listed_behind(first).is_none() {
            self.trio = Some((self.joint(vec![self.of_mention[first], second, last]), token));
        }
    }

    /// "Roe and former mayor Brandt", "Roe and his wife, Ilsa": the mention of a person whom "and" joins another to.
    fn joined_to(&self, number: usize) -> Option<usize> {
        let mention = &self.mentions[number];
        let phrase = self.grammar.chunks.of(mention.name.start).first();
        let start = mention.start().min(phrase);
        let comma = start.checked_sub(1).filter(|comma| self.is_comma(*comma));
        let kin = comma.and_then(|comma| Some(self.grammar.chunks.of(comma.checked_sub(1)?)));
        let kin = kin.filter(|kin| self.is_kin(kin.first(), kin.head())).map_or(start, |kin| kin.first());
        let and = kin.checked_sub(1).filter(|and| self.is_word(*and, &numbers!["and"]))?;
        // "Roe, 40, and Brandt".
        let age = and.checked_sub(3).filter(|at| self.is_comma(*at) && self.is_comma(and - 1));
        let age = age.filter(|at| self.grammar.tags[at + 1] == Tag::CD);
        // "Carl, Roe, and Brandt"; an article may begin with "and".
        let serial = age.is_none() && and.checked_sub(1).is_some_and(|before| self.is_comma(before));
        let end = age.unwrap_or(and - usize::from(serial));
        let before = self.mention_at(end.checked_sub(1)?)?;
        let beside = self.mentions[before].name.end == end && (!serial || self.listed_behind(before).is_some());
        (beside && self.entities[self.of_mention[before]].is_person()).then_some(before)
    }

    /// "Carl, Roe and Brandt": the mention that a name stands behind, a comma between them.
    fn listed_behind(&self, number: usize) -> Option<usize> {
        let start = self.mentions[number].start();
        let before = number.checked_sub(1)?;
        let end = self.mentions[before].name.end;
        (end + 1 == start && self.is_comma(end)).then_some(before)
    }

    /// A pronoun of the article that is no source: whom it means stays on the scene.
    fn pronoun(&mut self, at: usize) {
        let answer = self.known(at).unwrap_or_else(|| self.personal(at, None));
        if let Some(answer) = answer {
            self.enter(at, at, answer.speaker);
        }
    }

    /// A description in the article's own words: who so is told of stays on the scene.
    fn description(&mut self, number: usize, head: usize) {
        let chunk = self.grammar.chunks.all[number];
        if self.known(chunk.first()).is_some() || self.is_apposed(number) {
            return;
        }
        let base = chunk.first()..head + 1;
        // "the senator from Norland".
        let place = self.grammar.chunks.all.get(number + 2);
        let place = place.filter(|place| self.grammar.tags[place.head()].is_proper() && place.first() == base.end + 1);
        let end =
            place.filter(|_| self.is_word(base.end, &numbers!["from"])).map_or(base.end, |place| place.last() + 1);
        let top = Top { base, head, end, joined: false, parted: false };
        if self.named(&top).is_some() {
            return;
        }
        let owned = self.is_owned(chunk.first()) && senses::role_at(self.text, head).is_none();
        // "She rang the archaeologist": somebody else, where nobody is so called.
        let role = senses::role_of(self.text, head).filter(|role| role.trade);
        let other = role.is_some_and(|role| !self.roles.has(role.sense))
            && standing(self.text, self.grammar, chunk.first(), head) != Standing::Subject;
        let described = if other { None } else { self.described(&top).or_else(|| self.named_behind(&top)) };
        if let Some(answer) = described.or_else(|| if owned { None } else { self.anonymous(&top) }) {
            self.enter(chunk.first(), head, answer.speaker);
            if owned {
                // "during her campaign" tells of her.
                self.scene.weaken();
            }
        }
    }

    /// "Dana Roe, a doctor," "Dana Roe, 52, a doctor," "his doctor, Dana Roe,", "the daughter of a doctor, Dana Roe": does the
    /// phrase tell of the name beside it?
    fn is_apposed(&self, number: usize) -> bool {
        let chunks = &self.grammar.chunks.all;
        let of = chunks.get(number + 1).is_some_and(|link| self.is_word(link.first(), &numbers!["of"]));
        let last = number + if of { 2 } else { 0 };
        let behind = chunks.get(last + 1).filter(|comma| comma.kind == Kind::Comma).and(chunks.get(last + 2));
        let named = behind.and_then(|name| self.mention_at(name.first()));
        if named.is_some_and(|mention| self.entities[self.of_mention[mention]].is_surely_person()) {
            return true;
        }
        let comma = |number: usize| number.checked_sub(1).filter(|comma| chunks[*comma].kind == Kind::Comma);
        // "Born in Norbury, the son of a farmer, he said"
        if comma(number).is_some() && behind.is_some_and(|who| self.is_word(who.first(), &numbers!["he", "she"])) {
            return true;
        }
        let Some(before) = comma(number).and_then(|comma| comma.checked_sub(1)) else { return false };
        let age = self.grammar.tags[chunks[before].head()] == Tag::CD;
        let name = if age { comma(before).and_then(|comma| comma.checked_sub(1)) } else { Some(before) };
        name.is_some_and(|name| self.mention_at(chunks[name].last()).is_some())
    }

    /// Whom a source that begins with the token was found to mean; the tokens are asked for in text order.
    fn known(&self, token: usize) -> Option<Option<Answer>> {
        self.known.filter(|(first, _)| *first == token).map(|(_, answer)| answer)
    }

    fn source(&mut self, tokens: Range<usize>, number: usize) {
        if tokens.is_empty() {
            return;
        }
        // "Roe" alone may stand where "Roe and Brandt" did.
        let alone = |answer: &Option<Answer>| answer.is_none_or(|one| self.entities[one.speaker].members.is_empty());
        let known = self.known(tokens.start);
        let answer = known.filter(alone).unwrap_or_else(|| {
            let label = self.is_label(tokens.start, number);
            if label { self.labelled(tokens.clone(), number) } else { self.speaker(tokens.clone(), number) }
        });
        self.known = Some((tokens.start, known.unwrap_or(answer)));
        self.answers[number] = answer;
        if let Some(answer) = answer.filter(|_| self.told(tokens.start)) {
            let sentence = self.scene.sentence(tokens.start);
            let act = self.quotes[number].act;
            let asks = act == Act::Question;
            let charges = matches!(act, Act::Criticism | Act::Demand);
            let put_to = (asks || charges).then(|| self.put_to(number)).flatten().map(|to| (to, sentence));
            (self.asked, self.accused) = (put_to.filter(|_| asks), put_to.filter(|_| charges));
            // "Roe, asked by Brandt whether it was late, said": Roe goes on.
            let by = asks && self.is_word(tokens.start.wrapping_sub(1), &numbers!["by"]);
            if let Some(speaks) = self.asked.map(|(asked, _)| asked).or((!by).then_some(answer.speaker)) {
                self.scene.speaks(speaks, tokens.start);
            }
            let Entity { kind, anonymous, .. } = self.entities[answer.speaker];
            if anonymous
                || !matches!(kind, SpeakerKind::Person | SpeakerKind::Organization)
                || answer.rule == "speaker-description"
            {
                let last = self.grammar.chunks.of(tokens.start).last().min(tokens.end - 1);
                self.enter(tokens.start, last, answer.speaker);
                if anonymous && answer.rule == "speaker-description" {
                    self.entities[answer.speaker].mentions.push(self.text.span(tokens.start..last + 1));
                }
            }
            if self.entities[answer.speaker].kind == SpeakerKind::Group {
                self.group = Some((answer.speaker, tokens.start));
                let three = self.entities[answer.speaker].members.len() == 3;
                self.trio = self.group.filter(|_| three).or(self.trio);
            }
        }
    }

    /// Whom a question, a charge or a demand is put to: they speak next.
    fn put_to(&self, quote: usize) -> Option<usize> {
        let Quote { addressee, content, .. } = &self.quotes[quote];
        // "asked Roe whether": the name may stand at the head of what is asked.
        let head = |content: Span| self.mention_at(self.text.tokens_in(content).start);
        let mention = match addressee {
            Some(addressee) => self.mention_at(self.text.tokens_in(*addressee).end.checked_sub(1)?)?,
            // Not in "questioned Roe's plan".
            None => head(*content.first()?).filter(|mention| {
                let Mention { name, standing, .. } = &self.mentions[*mention];
                self.told(name.start) && !matches!(standing, Standing::Possessor | Standing::Modifier)
            })?,
        };
        Some(self.of_mention[mention])
    }

    /// The last mention that begins at the token or before it.
    pub(super) fn mention_before(&self, token: usize) -> Option<usize> {
        self.begun.get(token).map_or(self.mentions.len(), |begun| *begun as usize).checked_sub(1)
    }

    /// The mention that holds the token.
    pub(super) fn mention_at(&self, token: usize) -> Option<usize> {
        self.mention_before(token).filter(|at| self.mentions[*at].name.end > token)
    }
}

/// For each token how many mentions begin up to it.
fn begun(text: &Text, mentions: &[Mention]) -> Vec<u32> {
    let mut begun = vec![0; text.tokens.len()];
    for mention in mentions {
        begun[mention.name.start] += 1;
    }
    let mut all = 0;
    for begun in &mut begun {
        all += *begun;
        *begun = all;
    }
    begun
}
