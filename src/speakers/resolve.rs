//! From the words of a source to its speaker, in text order, so that each pronoun finds who was told of before.

use super::Answer;
use super::describe::Roles;
use super::entity::{Entity, Register};
use super::mention::{Mention, Standing, is_rank, spaced, span, standing, words};
use super::phrase::{Top, tops};
use super::scene::{Scene, Seen};
use super::senses::{self, Gender};
use crate::grammar::{Chunk, Grammar, Kind};
use crate::lexicon::{Class, Tag, numbers};
use crate::quotes::Quote;
use crate::report::{Act, QuoteKind, SpeakerKind};
use crate::text::{Shape, Span, Text};
use rustc_hash::{FxBuildHasher, FxHashMap};
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
    for (_, point) in resolver.points() {
        match point {
            Point::Source(number) => resolver.source(number),
            Point::Mention(number) => resolver.mention(number),
            Point::Pronoun(token) => resolver.pronoun(token),
            Point::Description(chunk, noun) => resolver.description(chunk, noun),
        }
    }
    resolver.first_persons();
    resolver.carried();
    (resolver.entities, resolver.answers)
}

/// What is read at a token.
#[derive(Clone, Copy, Debug)]
enum Point {
    Source(usize),
    Mention(usize),
    Pronoun(usize),
    /// "the president", "the president's aides": a description by its chunk and its noun.
    Description(usize, usize),
}

pub(super) struct Resolver<'r, 'a> {
    pub(super) text: &'r Text<'a>,
    pub(super) grammar: &'r Grammar,
    quotes: &'r [Quote],
    pub(super) mentions: &'r [Mention],
    pub(super) of_mention: Vec<usize>,
    of_owned: Vec<Option<usize>>,
    pub(super) bodies: FxHashMap<(usize, &'static str), usize>,
    pub(super) entities: Vec<Entity<'a>>,
    pub(super) roles: Roles,
    pub(super) scene: Scene<'r>,
    answers: Vec<Option<Answer>>,
    /// What sources and pronouns were found to mean, by their first token.
    known: FxHashMap<usize, Option<Answer>>,
    /// For each token: does it stand in what somebody is reported to say?
    reported: Vec<bool>,
    joint: FxHashMap<Vec<usize>, usize>,
    pub(super) unnamed: FxHashMap<String, usize>,
    /// Whom a question was put to, and in which sentence.
    asked: Option<(usize, usize)>,
    /// Who is named in the quote whose source is read, and how.
    pub(super) in_quote: Vec<(usize, Standing)>,
    /// The last group or pair that was told of, and where.
    group: Option<(usize, usize)>,
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
            of_mention,
            of_owned,
            bodies,
            roles: Roles::new(&entities),
            entities,
            scene: Scene::new(text, grammar, mentions.len()),
            answers: vec![None; quotes.len()],
            known: FxHashMap::with_capacity_and_hasher(quotes.len(), FxBuildHasher),
            reported: vec![false; text.tokens.len()],
            joint: FxHashMap::default(),
            unnamed: FxHashMap::default(),
            asked: None,
            in_quote: Vec::new(),
            group: None,
        };
        // "The mayor appeared tired": the article itself tells of the mayor there.
        let told = quotes.iter().filter(|quote| quote.rule != "raised");
        for span in told.flat_map(|quote| &quote.content) {
            let tokens = text.tokens_in(*span);
            resolver.reported[tokens].fill(true);
        }
        resolver
    }

    /// All that is read, by token; at the same token in the order of [`Point`].
    fn points(&self) -> Vec<(usize, Point)> {
        let sources = self
            .quotes
            .iter()
            .enumerate()
            .filter_map(|(number, quote)| Some((self.text.tokens_in(quote.source?).start, Point::Source(number))));
        let mentions =
            self.mentions.iter().enumerate().map(|(number, mention)| (mention.name.start, Point::Mention(number)));
        let tags = self.grammar.tags.iter().enumerate();
        let pronouns =
            tags.filter(|(_, tag)| matches!(tag, Tag::PRP | Tag::PRPS)).map(|(at, _)| (at, Point::Pronoun(at)));
        let chunks = self.grammar.chunks.all.iter().enumerate();
        let descriptions = chunks
            .filter_map(|(number, chunk)| Some((chunk.first, Point::Description(number, self.describes(chunk)?))));
        let mut points: Vec<(usize, Point)> = Vec::with_capacity(self.grammar.chunks.all.len() / 2);
        points.extend(sources);
        points.extend(mentions);
        points.extend(pronouns);
        points.extend(descriptions);
        // Lists that are in order themselves, which a stable sort makes use of.
        points.sort_by_key(|(at, _)| *at);
        points
    }

    /// The noun by which a chunk may be a description: "the president", or its possessor: "the president's aides".
    fn describes(&self, chunk: &Chunk) -> Option<usize> {
        if chunk.kind != Kind::Noun || chunk.head == chunk.first {
            return None;
        }
        let tag = self.grammar.tags[chunk.first];
        let the = tag == Tag::DT && self.is_word(chunk.first, &numbers!["the"]);
        let owned = tag == Tag::PRPS && self.is_owned(chunk.first);
        let noun = |at: usize| {
            let token = &self.text.tokens[at];
            let body = || senses::body(token.word).is_some_and(|body| the || body.owned);
            senses::role(token.word).is_some() || (the || owned) && body()
        };
        if chunk.head + 1 >= chunk.last {
            let document = || self.text.tokens[chunk.head].word.is(Class::Document);
            if noun(chunk.head) || tag == Tag::DT && document() {
                return Some(chunk.head);
            }
        }
        let possessor = || (chunk.first + 2..chunk.head).find(|at| self.grammar.tags[*at] == Tag::POS);
        the.then(possessor).flatten().map(|mark| mark - 1).filter(|at| noun(*at))
    }

    /// "her campaign".
    fn is_owned(&self, first: usize) -> bool {
        self.is_word(first, &numbers!["his", "her"])
    }

    pub(super) fn word(&self, at: usize) -> &'static str {
        self.text.tokens.get(at).map_or("", |token| token.word.text())
    }

    /// Is the token one of those words?
    #[inline(always)]
    pub(super) fn is_word(&self, at: usize, words: &[u16]) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.word.is_one_of(words))
    }

    pub(super) fn slice(&self, at: usize) -> &str {
        self.text.tokens.get(at).map_or("", |token| token.span.of(self.text.source))
    }

    /// Is the token told by the article itself, in no quotation?
    fn told(&self, at: usize) -> bool {
        self.grammar.marks.outermost(at).is_none()
    }

    fn enter(&mut self, token: usize, last: usize, entity: usize) {
        let standing = standing(self.text, self.grammar, last, last);
        self.scene.enter(Seen { token, entity, standing, reported: self.reported[token] });
    }

    fn mention(&mut self, number: usize) {
        let mention = &self.mentions[number];
        if !self.told(mention.name.start) {
            return;
        }
        let entity = self.of_mention[number];
        self.scene.enter(Seen {
            token: mention.name.start,
            entity,
            standing: mention.standing,
            reported: self.reported[mention.name.start],
        });
        if let (Some(body), Some(head)) = (self.of_owned[number], mention.owned) {
            self.enter(mention.name.start, head, body);
        }
        // "Roe and Brandt": whom "they" may mean.
        let before = number.checked_sub(1).map(|before| &self.mentions[before]);
        let start = if mention.title.is_empty() { mention.name.start } else { mention.title.start };
        let pair = before.is_some_and(|before| {
            let joined = before.name.end + 1 == start && self.is_word(before.name.end, &numbers!["and"]);
            joined && !self.is_listed(number - 1)
        });
        if pair && self.entities[entity].is_person() && self.entities[self.of_mention[number - 1]].is_person() {
            let joint = self.joint(vec![self.of_mention[number - 1], entity]);
            self.group = Some((joint, mention.name.start));
        }
    }

    /// "Carl, Roe and Brandt": does the name stand behind another and a comma?
    fn is_listed(&self, number: usize) -> bool {
        let Mention { name, title, .. } = &self.mentions[number];
        let start = if title.is_empty() { name.start } else { title.start };
        let before = number.checked_sub(1).map(|before| self.mentions[before].name.end);
        before.is_some_and(|end| end + 1 == start && self.slice(end) == ",")
    }

    /// A pronoun of the article that is no source: whom it means stays on the scene.
    fn pronoun(&mut self, at: usize) {
        if !self.told(at) {
            return;
        }
        let answer = match self.known.get(&at) {
            Some(answer) => *answer,
            None => self.personal(at, None),
        };
        if let Some(answer) = answer {
            self.enter(at, at, answer.speaker);
        }
    }

    /// A description in the article's own words: who so is told of stays on the scene.
    fn description(&mut self, number: usize, head: usize) {
        let chunk = self.grammar.chunks.all[number];
        if !self.told(chunk.first) || self.known.contains_key(&chunk.first) || self.is_apposed(number) {
            return;
        }
        let end = head + 1;
        let top = Top { base: chunk.first..end, head, end, joined: false, parted: false };
        if self.named(&top).is_some() {
            return;
        }
        let owned = self.is_owned(chunk.first) && senses::role(self.text.tokens[head].word).is_none();
        let described = self.described(&top).or_else(|| self.named_behind(&top));
        if let Some(answer) = described.or_else(|| if owned { None } else { self.anonymous(&top) }) {
            self.enter(chunk.first, head, answer.speaker);
            if owned {
                // "during her campaign" tells of her.
                self.scene.weaken();
            }
        }
    }

    /// "Dana Roe, a doctor," "Dana Roe, 52, a doctor," "his doctor, Dana Roe,": does the phrase tell of the name beside it?
    fn is_apposed(&self, number: usize) -> bool {
        let chunks = &self.grammar.chunks.all;
        let behind = chunks.get(number + 1).filter(|comma| comma.kind == Kind::Comma).and(chunks.get(number + 2));
        let named = behind.and_then(|name| self.mention_at(name.first));
        if named.is_some_and(|mention| self.entities[self.of_mention[mention]].is_surely_person()) {
            return true;
        }
        let comma = |number: usize| number.checked_sub(1).filter(|comma| chunks[*comma].kind == Kind::Comma);
        let Some(before) = comma(number).and_then(|comma| comma.checked_sub(1)) else { return false };
        let age = self.grammar.tags[chunks[before].head] == Tag::CD;
        let name = if age { comma(before).and_then(|comma| comma.checked_sub(1)) } else { Some(before) };
        name.is_some_and(|name| self.mention_at(chunks[name].last).is_some())
    }

    fn source(&mut self, number: usize) {
        let Some(source) = self.quotes[number].source else { return };
        let tokens = self.text.tokens_in(source);
        if tokens.is_empty() {
            return;
        }
        let answer = match self.known.get(&tokens.start) {
            Some(answer) => *answer,
            None => {
                let answer = self.speaker(tokens.clone(), number);
                self.known.insert(tokens.start, answer);
                answer
            }
        };
        self.answers[number] = answer;
        if let Some(answer) = answer.filter(|_| self.told(tokens.start)) {
            self.asked = self.asked(number).map(|asked| (asked, self.scene.sentence(tokens.start)));
            self.scene.spoke = Some(self.asked.map_or(answer.speaker, |(asked, _)| asked));
            let Entity { kind, anonymous, .. } = self.entities[answer.speaker];
            if anonymous
                || !matches!(kind, SpeakerKind::Person | SpeakerKind::Organization)
                || answer.rule == "speaker-description"
            {
                let chunk = &self.grammar.chunks.all[self.grammar.chunks.of_token[tokens.start] as usize];
                let last = chunk.last.min(tokens.end - 1);
                self.enter(tokens.start, last, answer.speaker);
                if anonymous && answer.rule == "speaker-description" {
                    self.entities[answer.speaker].mentions.push(span(self.text, tokens.start..last + 1));
                }
            }
            if self.entities[answer.speaker].kind == SpeakerKind::Group {
                self.group = Some((answer.speaker, tokens.start));
            }
        }
    }

    /// Whom a question is put to: they speak next.
    fn asked(&self, quote: usize) -> Option<usize> {
        let Quote { act, addressee, content, .. } = &self.quotes[quote];
        if *act != Act::Question {
            return None;
        }
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

    /// Who is meant by the words of a source.
    fn speaker(&mut self, tokens: Range<usize>, quote: usize) -> Option<Answer> {
        let tops = tops(self.text, self.grammar, tokens.clone());
        let (first, last) = (tops.first()?, tops.last()?);
        if let Some(list) = self.list(&tops) {
            return self.joined(list, quote);
        }
        if let Some(answer) = self.holder(&tops) {
            return Some(answer);
        }
        // "Sentencing Roe, she".
        if last.parted && self.is_word(last.head, &numbers!["he", "she"]) {
            return self.personal(last.head, Some(quote));
        }
        let mut named = tops.iter().filter_map(|top| self.named(top));
        if let Some(answer) = self.named(first) {
            // "in Norbury, Kent, Roe": a place stands before who speaks.
            return named.find(|answer| self.entities[answer.speaker].kind != SpeakerKind::Unknown).or(Some(answer));
        }
        if self.is_pronoun(last.head) {
            return self.personal(last.head, Some(quote));
        }
        // "the mayor, Dana Roe,": the name in apposition.
        if let Some(answer) = named.next().filter(|answer| self.may_be_apposed(&tops, answer.speaker)) {
            return Some(answer);
        }
        // "schedules permit, the campaign": what is left of a clause stands before.
        let clause = tops.len() > 1
            && self.is_word(last.base.start, &numbers!["the"])
            && self.grammar.tags[first.base.start] != Tag::DT;
        let mut first = if clause { last.clone() } else { first.clone() };
        if self.grammar.tags[first.head] == Tag::DT {
            first.end = first.end.max(tokens.end);
        } else if last.joined {
            first.end = last.end;
        }
        self.in_quote = self.named_in(quote);
        let answer = self
            .recorded(&first)
            .or_else(|| self.written(&first))
            .or_else(|| self.described(&first))
            .or_else(|| self.named_behind(&first))
            .or_else(|| self.nameless(first.base.start, first.end, first.head));
        self.in_quote.clear();
        answer
    }

    /// "The Health Secretary, Dana Roe,", "Bank of Norland governor Dana Roe": who holds the office that the name before tells.
    fn holder(&self, tops: &[Top]) -> Option<Answer> {
        let first = tops.first().filter(|top| self.grammar.tags[top.head].is_proper())?;
        let is_person = |answer: &Answer| self.entities[answer.speaker].kind == SpeakerKind::Person;
        let office =
            self.text.tokens[first.head].word.is(Class::Title) && self.grammar.tags[first.base.start] == Tag::DT;
        let apposed = tops.get(1).filter(|top| office && top.parted && !top.joined).and_then(|top| self.named(top));
        let within = || {
            let number = self.mention_at(first.end.checked_sub(1)?)?;
            let Mention { name, title, .. } = &self.mentions[number];
            let behind = name.end == first.end && !title.is_empty() && title.start > first.head;
            behind.then_some(Answer { speaker: self.of_mention[number], rule: "speaker-name", confidence: 0.95 })
        };
        apposed.or_else(within).filter(is_person)
    }

    /// The phrases that "and" joins to the first: not those of an apposition ("Roe, founder and head of the bank").
    fn list<'b>(&self, tops: &'b [Top]) -> Option<&'b [Top]> {
        let last = tops.iter().rposition(|top| top.joined)?;
        let apposed =
            last >= 2 && !tops[last].parted && self.named(&tops[last - 1]).is_none() && self.named(&tops[0]).is_some();
        // "aides to Roe and Brandt": one phrase.
        let owner = || {
            let before = &tops[last - 1];
            let behind = self.mention_at(before.end - 1).filter(|_| before.end > before.base.end);
            behind.is_some_and(|mention| self.entities[self.of_mention[mention]].is_person())
        };
        let within = last == 1 && self.is_word(tops[0].end, &numbers!["and"]) && self.is_several(&tops[0]) && owner();
        (!apposed && !within).then_some(&tops[..=last])
    }

    /// "aides".
    fn is_several(&self, top: &Top) -> bool {
        matches!(self.grammar.tags[top.head], Tag::NNS | Tag::NNPS)
    }

    /// Not "students in Norbury, Kent," or "mayors, like Dana Roe and Ilsa Brandt,": only a person behind several, and where
    /// the words before are another clause's.
    fn may_be_apposed(&self, tops: &[Top], entity: usize) -> bool {
        let last = &tops[tops.len() - 1];
        !self.is_several(&tops[0]) || self.entities[entity].is_person() && last.parted && !last.joined
    }

    fn is_pronoun(&self, at: usize) -> bool {
        matches!(self.grammar.tags[at], Tag::PRP | Tag::PRPS | Tag::WP | Tag::WDT | Tag::WPS)
            || self.is_word(at, &numbers!["that"])
    }

    /// The last mention that begins at the token or before it.
    fn mention_before(&self, token: usize) -> Option<usize> {
        self.mentions.partition_point(|mention| mention.name.start <= token).checked_sub(1)
    }

    /// The mention that holds the token.
    pub(super) fn mention_at(&self, token: usize) -> Option<usize> {
        self.mention_before(token).filter(|at| self.mentions[*at].name.end > token)
    }

    /// Who is named by the head of a phrase.
    pub(super) fn named(&self, top: &Top) -> Option<Answer> {
        let before = self.mention_before(top.head);
        let owned = before.filter(|at| self.mentions[*at].owned == Some(top.head)).and_then(|at| self.of_owned[at]);
        if let Some(body) = owned {
            return Some(Answer { speaker: body, rule: "speaker-name", confidence: 0.95 });
        }
        // "Dana Roe KC": letters behind the name are no part of it.
        let holds = |at: &usize| {
            let name = &self.mentions[*at].name;
            name.end > top.head || name.end == top.head && is_rank(self.slice(top.head))
        };
        let number = before.filter(holds).or_else(|| self.titled(top.head))?;
        let entity = self.of_mention[number];
        let full = words(self.text, self.mentions[number].name.clone()) == self.entities[entity].name;
        let (rule, confidence) = if full { ("speaker-name", 0.97) } else { ("speaker-alias", 0.95) };
        Some(Answer { speaker: entity, rule, confidence })
    }

    /// "head of the Harbor Board Dana Roe": the mention whose title the noun opens.
    fn titled(&self, noun: usize) -> Option<usize> {
        senses::role(self.text.tokens[noun].word)?;
        self.is_word(noun + 1, &numbers!["of", "for", "at"]).then_some(())?;
        let next = self.mentions.partition_point(|mention| mention.name.start <= noun);
        self.mentions.get(next).filter(|mention| mention.title.contains(&noun)).map(|_| next)
    }

    /// "footage of Dana Roe": whose words a recording holds.
    fn recorded(&self, top: &Top) -> Option<Answer> {
        let of = top.head + 1;
        let recording = matches!(
            self.text.tokens[top.head].word.lemma(),
            "footage" | "video" | "clip" | "recording" | "audio" | "tape"
        );
        (recording && self.is_word(of, &numbers!["of"])).then_some(())?;
        let number = self.mention_at(
            self.mentions.get(self.mentions.partition_point(|mention| mention.name.start <= of))?.name.start,
        )?;
        let near = self.mentions[number].name.start <= of + 3 && self.entities[self.of_mention[number]].is_person();
        near.then(|| Answer { speaker: self.of_mention[number], rule: "speaker-description", confidence: 0.8 })
    }

    /// "Roe's statement": who says what somebody has written.
    fn written(&mut self, top: &Top) -> Option<Answer> {
        let own = matches!(
            self.text.tokens[top.head].word.lemma(),
            "statement"
                | "letter"
                | "tweet"
                | "post"
                | "email"
                | "e-mail"
                | "memo"
                | "op-ed"
                | "message"
                | "testimony"
                | "essay"
                | "column"
                | "response"
                | "remark"
                | "comment"
                | "speech"
                | "words"
                | "answer"
                | "reply"
                | "announcement"
                | "communication"
        );
        if own && self.grammar.tags[top.base.start] == Tag::PRPS {
            let owner = self.personal(top.base.start, None)?;
            return Some(Answer { rule: "speaker-possessor", confidence: owner.confidence.min(0.85), ..owner });
        }
        let possessive = (top.base.start + 1..top.head).rev().find(|at| self.grammar.tags[*at] == Tag::POS)?;
        let number = self.mention_at(possessive - 1).filter(|_| own)?;
        Some(Answer { speaker: self.of_mention[number], rule: "speaker-possessor", confidence: 0.85 })
    }

    /// "Roe and Brandt": one speaker with members; who is named alone beside others stands for them.
    fn joined(&mut self, tops: &[Top], quote: usize) -> Option<Answer> {
        let mut members = Vec::new();
        for top in tops {
            let answer = if self.is_pronoun(top.head) { self.personal(top.head, Some(quote)) } else { self.named(top) };
            if let Some(answer) = answer.filter(|answer| !members.contains(&answer.speaker)) {
                members.push(answer.speaker);
            }
        }
        match members[..] {
            [] => {
                let described = self.described(&tops[0]).filter(|answer| self.entities[answer.speaker].is_person());
                described
                    .or_else(|| self.nameless(tops[0].base.start, tops[tops.len() - 1].end, tops[tops.len() - 1].head))
            }
            [one] => Some(Answer { speaker: one, rule: "speaker-name", confidence: 0.85 }),
            _ => {
                let speaker = self.joint(members);
                Some(Answer { speaker, rule: "speaker-joint", confidence: 0.9 })
            }
        }
    }

    fn joint(&mut self, members: Vec<usize>) -> usize {
        if let Some(known) = self.joint.get(&members) {
            return *known;
        }
        let names: Vec<&str> = members.iter().map(|member| &*self.entities[*member].name).collect();
        let number = self.entities.len();
        self.entities.push(Entity::joint(names.join(" and "), members.clone()));
        self.joint.insert(members, number);
        number
    }

    /// "aides", "two officials", "the poll": a speaker without a name.
    pub(super) fn nameless(&mut self, start: usize, end: usize, head: usize) -> Option<Answer> {
        let token = self.text.tokens.get(head)?;
        let tag = *self.grammar.tags.get(head)?;
        if !tag.is_noun() && !matches!(tag, Tag::CD | Tag::JJ | Tag::DT) {
            return None;
        }
        let small = |at: usize| {
            matches!(self.grammar.tags[at], Tag::DT | Tag::PDT | Tag::PRPS)
                || self.text.tokens[at].shape == Shape::Lower
                    && self.is_word(at, &numbers!["new", "recent", "latest", "own"])
                || self.grammar.tags[at] == Tag::Punct
        };
        let first = (start..head).find(|at| !small(*at)).unwrap_or(head);
        let slice = span(self.text, first..end).of(self.text.source);
        let name = spaced(slice.trim_end_matches(|c: char| c == ',' || c.is_whitespace()));
        let role = senses::role(token.word);
        let slice = token.span.of(self.text.source);
        // "Forecasters said": plurals that no list holds, at the start of a sentence.
        let doers =
            ["ers", "ors", "ists", "ians"].iter().any(|ending| slice.ends_with(ending)) && token.word.text().is_empty();
        let kind = match tag {
            _ if token.word.is(Class::Document) => SpeakerKind::Document,
            _ if doers || role.is_some() && slice.ends_with('s') && token.word.text() != token.word.lemma() => {
                SpeakerKind::Group
            }
            _ if self.grammar.tags[first] == Tag::CD && token.word.is_one_of(&numbers!["percent"]) => {
                SpeakerKind::Group
            }
            Tag::NNS | Tag::NNPS | Tag::CD | Tag::JJ | Tag::DT => SpeakerKind::Group,
            _ if token.word.is_one_of(&numbers![
                "police", "family", "staff", "public", "people", "crowd", "audience", "couple"
            ]) =>
            {
                SpeakerKind::Group
            }
            _ if token.word.is(Class::OrganizationHead) || senses::body(token.word).is_some() => {
                SpeakerKind::Organization
            }
            _ => SpeakerKind::Unknown,
        };
        let mention = span(self.text, start..end);
        let number = *self.unnamed.entry(name.to_lowercase()).or_insert_with(|| {
            let somebody = role.is_some() && kind == SpeakerKind::Unknown;
            self.entities.push(Entity::unnamed(name, kind, somebody));
            self.entities.len() - 1
        });
        self.entities[number].gender = role.and_then(|role| role.gender);
        self.entities[number].mentions.push(mention);
        self.entities[number].plural = matches!(tag, Tag::NNS | Tag::NNPS);
        Some(Answer { speaker: number, rule: "speaker-unnamed", confidence: 0.85 })
    }

    /// "a woman", "the city": somebody or something without a name, whom "she" or "it" may mean.
    fn anonymous(&mut self, top: &Top) -> Option<Answer> {
        let singular = matches!(self.grammar.tags[top.head], Tag::NN | Tag::NNP);
        singular.then(|| self.nameless(top.base.start, top.end, top.head)).flatten()
    }

    /// Whom a pronoun means.
    pub(super) fn personal(&mut self, at: usize, quote: Option<usize>) -> Option<Answer> {
        match self.word(at) {
            "he" | "his" | "him" => self.person(at, Gender::Male, quote),
            "she" | "her" => self.person(at, Gender::Female, quote),
            "it" | "its" => self.thing(at, quote),
            "they" | "their" | "them" => self.several(at),
            "who" | "which" | "that" | "whose" => self.antecedent(at),
            _ => None,
        }
    }

    /// Whom "he" or "she" means: who stands out before it, of that gender or of none known; nobody whom the quote
    /// names, as one does not call oneself by name.
    fn person(&mut self, at: usize, gender: Gender, quote: Option<usize>) -> Option<Answer> {
        if let Some(speaker) = self.ahead(at).filter(|entity| self.entities[*entity].gender == Some(gender)) {
            return Some(Answer { speaker, rule: "speaker-pronoun", confidence: 0.85 });
        }
        let named = quote.map(|quote| self.named_in(quote)).unwrap_or_default();
        let goes_on = quote.filter(|quote| self.goes_on(*quote)).and(self.scene.spoke);
        let spoke = self.scene.spoke;
        let asked = quote.and(self.asked).filter(|(_, sentence)| self.scene.far(*sentence, at) <= 1);
        let entities = &self.entities;
        let fits = |entity: usize, listed: bool| {
            let Entity { gender: known, kind, .. } = &entities[entity];
            let sex = match known {
                Some(known) if *known == gender => 0,
                // A given name alone may mislead.
                Some(_) if listed && !entities[entity].gender_told => -50,
                Some(_) => return None,
                // Who spoke last needs less to tell them.
                None if spoke == Some(entity) && *kind == SpeakerKind::Person => -8,
                None => -20,
            };
            let person = match kind {
                SpeakerKind::Person if entities[entity].is_surely_person() => 0,
                SpeakerKind::Person => -15,
                SpeakerKind::Unknown if entities[entity].somebody && goes_on == Some(entity) => 0,
                SpeakerKind::Unknown if entities[entity].somebody && spoke == Some(entity) && self.is_new(entity) => {
                    -20
                }
                SpeakerKind::Unknown if entities[entity].somebody => -60,
                SpeakerKind::Unknown if entities[entity].may_be_person() && spoke == Some(entity) => -10,
                SpeakerKind::Unknown if entities[entity].may_be_person() => -25,
                _ => return None,
            };
            let answers = asked.is_some_and(|(asked, _)| asked == entity);
            let more = if goes_on == Some(entity) { 30 } else { 0 } + if answers { 50 } else { 0 };
            Some(person + sex + more + named_weight(&named, entity))
        };
        let mut ranked = self.scene.ranked(at, |entity| fits(entity, false));
        if !ranked.first().is_some_and(|(entity, _)| entities[*entity].is_person() || entities[*entity].somebody) {
            ranked = self.scene.ranked(at, |entity| fits(entity, true));
        }
        let (entity, weight) = *ranked.first()?;
        let margin = ranked.get(1).map_or(100, |(_, second)| weight - second);
        let entity_ref = &mut self.entities[entity];
        // Against what the given name says only where they surely stand out.
        let surely = entity_ref.gender.is_none_or(|known| known == gender) || weight >= 70;
        if !entity_ref.gender_told && surely && margin >= 50 && !entity_ref.anonymous {
            entity_ref.gender = Some(gender);
            entity_ref.gender_told = true;
            entity_ref.kind = SpeakerKind::Person;
        }
        let confidence = match margin {
            60.. => 0.95,
            25.. => 0.85,
            10.. => 0.8,
            _ => 0.6,
        };
        Some(Answer { speaker: entity, rule: "speaker-pronoun", confidence })
    }

    /// "When she was arrested, Dana Roe", "In her speech, Dana Roe": the subject behind a clause or phrase that opens
    /// its sentence and holds the pronoun.
    fn ahead(&self, at: usize) -> Option<usize> {
        let chunks = &self.grammar.chunks.all;
        let number = *self.grammar.chunks.of_token.get(at)? as usize;
        let start = self.text.sentences.get(self.scene.sentence(at))?.tokens.start;
        let opens = *self.grammar.chunks.of_token.get(start)? as usize;
        let near = number < opens + AHEAD && matches!(chunks[opens].kind, Kind::Link | Kind::Wh | Kind::Verb);
        let front = chunks.get(opens..number).filter(|_| near && self.told(at))?;
        let parts = |chunk: &Chunk| matches!(chunk.kind, Kind::Comma | Kind::Stop | Kind::Quote);
        if front.iter().any(parts) {
            return None;
        }
        let comma = number + chunks[number..].iter().take(AHEAD).position(parts)?;
        let subject = chunks.get(comma + 1).filter(|_| chunks[comma].kind == Kind::Comma)?;
        let mention = self.mention_at(subject.last)?;
        (self.mentions[mention].standing == Standing::Subject).then(|| self.of_mention[mention])
    }

    /// "a reporter": was it told of last as somebody whom nothing before tells of?
    fn is_new(&self, entity: usize) -> bool {
        let last = self.entities[entity].mentions.last().map(|mention| self.text.tokens_in(*mention).start);
        last.is_some_and(|first| self.is_word(first, &numbers!["a", "an", "one", "another"]))
    }

    /// "he added": does a quote go on with what its speaker said before?
    fn goes_on(&self, quote: usize) -> bool {
        self.quotes[quote].cue.is_some_and(|cue| {
            let mut cue = self.text.tokens_in(cue);
            cue.any(|at| self.text.tokens[at].word.is_form_of_one(&numbers!["add", "continue"]))
        })
    }

    /// Who is named in the words of a quote, and how.
    fn named_in(&self, quote: usize) -> Vec<(usize, Standing)> {
        let mut named = Vec::new();
        // "Though Roe lives in Norbury, the bridge is far, she said": the article's words may name who speaks before.
        let Quote { kind, source, content, .. } = &self.quotes[quote];
        let own = source.map_or(0, |source| source.start);
        let ahead = |span: &&Span| *kind != QuoteKind::Indirect || span.start >= own;
        for span in content.iter().filter(ahead) {
            let tokens = self.text.tokens_in(*span);
            let first = self.mentions.partition_point(|mention| mention.name.start < tokens.start);
            let inside = self.mentions[first..].iter().zip(&self.of_mention[first..]).take(24);
            let inside = inside.take_while(|(mention, _)| mention.name.start < tokens.end);
            named.extend(inside.map(|(mention, entity)| (*entity, mention.standing)));
        }
        if let Some(addressee) = self.quotes[quote].addressee {
            let at = self.mention_at(self.text.tokens_in(addressee).end.saturating_sub(1));
            named.extend(at.map(|at| (self.of_mention[at], Standing::Object)));
        }
        named
    }

    /// Whom "it" means: the body or the document that stands out.
    fn thing(&mut self, at: usize, quote: Option<usize>) -> Option<Answer> {
        let named = quote.map(|quote| self.named_in(quote)).unwrap_or_default();
        let tells = quote.is_some_and(|quote| self.only_tells(at, quote));
        let (entities, spoke) = (&self.entities, quote.and(self.scene.spoke));
        let fits = |entity: usize| {
            let weight = match entities[entity].kind {
                _ if entities[entity].plural => return None,
                SpeakerKind::Document => 10,
                _ if tells => return None,
                SpeakerKind::Organization => 0,
                SpeakerKind::Unknown if entities[entity].is_place() => -20,
                _ => return None,
            };
            let spoke = if spoke == Some(entity) { 20 } else { 0 };
            Some(weight + spoke + named_weight(&named, entity))
        };
        let (speaker, weight) = *self.scene.ranked(at, fits).first()?;
        (weight > 50).then_some(Answer { speaker, rule: "speaker-pronoun", confidence: 0.75 })
    }

    /// Is what "it" does no body's doing: the cue of another clause ("it is worth noting"), or what facts do, too ("it shows")?
    fn only_tells(&self, it: usize, quote: usize) -> bool {
        let Quote { cue: Some(cue), act, .. } = &self.quotes[quote] else { return false };
        let mut cue = self.text.tokens_in(*cue);
        let word = |at: usize| self.text.tokens[at].word;
        // Not "it is working to persuade", "it came and said", "it does, however, say".
        let verb = |at: usize| self.grammar.tags[at].is_verb() && !word(at).is_form_of_one(&numbers!["do", "have"]);
        let joins = |at: usize| matches!(self.grammar.tags[at], Tag::VBG | Tag::CC);
        let apart = (it + 1..cue.start).any(verb) && !(it + 1..cue.start).any(joins);
        let facts = &numbers![
            "assume",
            "build",
            "cast",
            "contradict",
            "draw",
            "encourage",
            "herald",
            "mean",
            "seem",
            "signal",
            "spark"
        ];
        // "it found": who looked.
        let looked = |at: usize| word(at).is_form_of_one(&numbers!["find", "conclude"]);
        let evidence = *act == Act::Evidence && !cue.clone().any(looked);
        apart || evidence || cue.any(|at| word(at).is_form_of_one(facts))
    }

    /// Whom "they" means: the last group or pair.
    fn several(&mut self, at: usize) -> Option<Answer> {
        let (speaker, token) = self.group?;
        let near = self.scene.sentence(at) <= self.scene.sentence(token) + 3;
        near.then_some(Answer { speaker, rule: "speaker-pronoun", confidence: 0.7 })
    }

    /// Whom "who" means: the phrase right before it.
    fn antecedent(&mut self, at: usize) -> Option<Answer> {
        let chunks = &self.grammar.chunks;
        let mut number = (*chunks.of_token.get(at)? as usize).checked_sub(1)?;
        number -= usize::from(matches!(chunks.all[number].kind, Kind::Comma | Kind::Break) && number > 0);
        // "Roe (I-Norbury), who": what stands in brackets is passed over.
        if self.slice(chunks.all[number].last) == ")" {
            let floor = number.saturating_sub(8);
            let open = (floor..number).rev().find(|at| self.slice(chunks.all[*at].first) == "(");
            number = open?.checked_sub(1)?;
        }
        let start = self.text.sentences[self.scene.sentence(at)].tokens.start;
        let mut chunk = chunks.all[number];
        if chunk.first < start || chunk.kind != Kind::Noun {
            return None;
        }
        // "members of the Norbury Council, who": whoever is meant are persons.
        let governor = number.checked_sub(2).map(|governor| chunks.all[governor]);
        let governor = governor.filter(|governor| {
            let links =
                chunks.all[number - 1].kind == Kind::Link && governor.kind == Kind::Noun && governor.first >= start;
            links && self.is_word(at, &numbers!["who"]) && senses::role(self.text.tokens[governor.head].word).is_some()
        });
        let person =
            self.mention_at(chunk.head).is_some_and(|at| self.entities[self.of_mention[at]].is_surely_person());
        // "the daughter of a farmer who".
        let near = senses::role(self.text.tokens[chunk.head].word).is_some();
        if let Some(governor) = governor.filter(|_| !person && !near) {
            chunk = governor;
        }
        let top = Top {
            base: chunk.first..chunk.last + 1,
            head: chunk.head,
            end: chunk.last + 1,
            joined: false,
            parted: false,
        };
        let apposed = if person || !self.is_word(at, &numbers!["who"]) { None } else { self.apposed(at) };
        let answer = apposed.or_else(|| self.named(&top)).or_else(|| self.described(&top));
        let answer = answer.or_else(|| self.nameless(top.base.start, top.end, top.head))?;
        Some(Answer { rule: "speaker-relative", confidence: answer.confidence.min(0.9), ..answer })
    }

    /// "Dana Roe, an anchor at the Ledger who", "Dana Roe, 24, from Norbury, who", "Dana Roe is a baker who": the person
    /// whom the phrases before "who" tell of.
    fn apposed(&self, who: usize) -> Option<Answer> {
        let chunks = &self.grammar.chunks.all;
        let number = *self.grammar.chunks.of_token.get(who)? as usize;
        let comma = |at: usize| chunks[at].kind == Kind::Comma;
        let (mut parted, mut told, mut joined) = (comma(number.checked_sub(1)?), false, false);
        for at in (number.saturating_sub(APPOSED)..number).rev() {
            let chunk = &chunks[at];
            match chunk.kind {
                Kind::Link | Kind::Comma | Kind::Bracket => {}
                Kind::Conjunction if joined => {}
                Kind::Verb if told && !joined && self.is_word(chunk.last, &numbers!["is", "was"]) => {}
                Kind::Noun if self.grammar.tags[chunk.head] == Tag::CD => told = true,
                Kind::Noun => {
                    let named = self.mention_at(chunk.last).map(|mention| self.of_mention[mention]);
                    let person = |entity: &usize| match told {
                        true => self.entities[*entity].is_person(),
                        false => self.entities[*entity].is_surely_person(),
                    };
                    if let Some(speaker) = named.filter(person) {
                        let apposed = parted && !joined;
                        return apposed.then_some(Answer { speaker, rule: "speaker-relative", confidence: 0.85 });
                    }
                    // Whoever else is told of there must be so in apposition: "a farmer and baker" is.
                    if self.is_role(chunk.head) {
                        let before = at.checked_sub(1)?;
                        joined = chunks[before].kind == Kind::Conjunction;
                        let one = matches!(self.grammar.tags[chunk.head], Tag::NN | Tag::NNP);
                        let is = chunks[before].kind == Kind::Verb;
                        (one && (joined || is || comma(before))).then_some(())?;
                        (parted, told) = (true, true);
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// Is the word by its form or by what is known of it a noun for persons?
    fn is_role(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        senses::role_of(self.text, at).is_some() || senses::is_doer(token) || token.word.is(Class::People)
    }

    /// "Dana Roe was angry. “It is safe.”": a quotation that nothing gives to anybody is whose the sentence before it
    /// in the paragraph tells, where that is one person.
    fn carried(&mut self) {
        for number in 0..self.quotes.len() {
            let quote = &self.quotes[number];
            if quote.source.is_some() || quote.cue.is_some() || quote.nested_in.is_some() {
                continue;
            }
            let here = self.scene.sentence(self.text.tokens_in(quote.content[0]).start);
            let Some(before) = here.checked_sub(1).map(|before| &self.text.sentences[before]) else { continue };
            if self.text.sentences[here].block != before.block {
                continue;
            }
            let first = self.mentions.partition_point(|mention| mention.name.start < before.tokens.start);
            let told = (first..self.mentions.len()).take_while(|at| self.mentions[*at].name.start < before.tokens.end);
            let persons: Vec<usize> = told.filter(|at| self.entities[self.of_mention[*at]].is_person()).collect();
            if let [one] = persons[..] {
                let subject =
                    self.mentions[one].standing == Standing::Subject && self.told(self.mentions[one].name.start);
                let speaker = self.of_mention[one];
                self.answers[number] = subject.then_some(Answer { speaker, rule: "speaker-carried", confidence: 0.6 });
            }
        }
    }

    /// "ROE: It is safe. I said that it would be.": "I" in a paragraph that a speaker's name opens is that speaker.
    fn first_persons(&mut self) {
        for number in 0..self.quotes.len() {
            let Some(source) = self.quotes[number].source.filter(|_| self.answers[number].is_none()) else { continue };
            let first = self.text.tokens_in(source).start;
            if !self.is_word(first, &numbers!["i", "we"]) {
                continue;
            }
            let block = self.text.sentences[self.scene.sentence(first)].block;
            let labels = (number.saturating_sub(LABELS)..number).rev();
            let label = labels.filter(|label| self.quotes[*label].rule == "speaker-colon").find(|label| {
                let start = self.text.tokens_in(self.quotes[*label].content[0]).start;
                self.text.sentences[self.scene.sentence(start)].block == block
            });
            let answer = label.and_then(|label| self.answers[label]);
            self.answers[number] = answer.map(|answer| Answer { rule: "speaker-first-person", ..answer });
        }
    }
}

/// How many chunks a clause in front of its sentence's subject has at most before a pronoun, and behind it.
const AHEAD: usize = 12;

/// How many chunks before "who" are read.
const APPOSED: usize = 12;

/// How many quotes back the one that a speaker's name opens is looked for.
const LABELS: usize = 12;

/// One does not call oneself by name: what it takes from somebody's weight that the quote names them.
pub(super) fn named_weight(named: &[(usize, Standing)], entity: usize) -> i32 {
    let least = named.iter().filter(|(other, _)| *other == entity).map(|(_, standing)| match standing {
        Standing::Possessor | Standing::Modifier => -20,
        _ => -70,
    });
    least.min().unwrap_or(0)
}
