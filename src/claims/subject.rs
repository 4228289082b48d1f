//! What each sentence is about: the topics that its words name, and those that go on from other sentences.

use super::clauses::has_verb;
use super::topics::{Named, Topics};
use crate::grammar::{Grammar, Kind};
use crate::lexicon::{Class, Tag, numbers};
use crate::quotes::Quote;
use crate::report::QuoteKind;
use crate::text::{BlockKind, Sentence, Text, Token, TokenKind};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;

/// A topic of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) sentence: usize,
    /// The topic's number.
    pub(super) topic: usize,
    /// The words that say so, first and last; `None` where it goes on from another sentence.
    pub(super) words: Option<(usize, usize)>,
    /// Are those weak?
    weak: bool,
    /// The id of the rule that says so.
    pub(super) rule: &'static str,
}

/// The rule of topics that the words of the sentence name.
pub(super) const NAMED: &str = "topic-trigger";

/// How much of an article's sentences name its own topic at least: in one where the first ones do, and in any, or where
/// some only hint at it.
const SHARE: (f32, f32) = (0.12, 0.3);
/// What a sentence weighs that names a general topic, and one that names a special one.
const GENERAL: (usize, usize) = (3, 4);
/// How many of its sentences do at least. In an article with fewer than the latter, nothing is named in passing.
const LEAST: (usize, usize) = (2, 4);
/// How many sentences a piece of news has at most that its first one sums up: where no topic is plainly its own, it goes on
/// about what that names.
const NEWS: usize = 10;
/// Beside the article's own topic, fewer sentences that name another make it an aside: in a short article, and in a long one.
const ASIDE: (f32, f32) = (3.0, 4.0);
/// How many sentences name another topic at least where weak words alone do for one.
const OFTEN: usize = 5;
/// How many sentences at the head of an article say what it is about: there, words that name a topic count a sentence more.
const HEAD: usize = 3;
/// How many words that name a topic a sentence may have that names some in passing.
const FEW: usize = 6;
/// How many words that name a topic beside the article's own are more than an aside: of a special topic beside a general
/// one, and of others.
const TELLING: (usize, usize) = (2, 3);
/// How many sentences on either side of one that names the article's topic are about it too.
const REACH: usize = 4;
/// How many words and marks a sentence has at least that is about the article's topic without naming it ("He smiled." tells
/// of nothing).
const SHORT: usize = 6;
/// From which part of an article on, and behind how many sentences at least, what names nothing mostly tells of what lies behind
/// the news: there, only what somebody says is about its topic.
const TAIL: (f32, usize) = (2.0 / 3.0, 6);
/// How many words and marks that has more than.
const BRIEF: usize = 10;

/// What the sentences are about, in text order.
pub(super) fn subjects(
    text: &Text,
    grammar: &Grammar,
    quotes: &[Quote],
    asserting: &[bool],
    topics: &Topics,
) -> Vec<Subject> {
    // Reads all tokens in order, and so brings them near for what looks at some here and there.
    let named = topics.find_with_hints(text, grammar);
    let asserts: Vec<bool> = (0..text.sentences.len()).map(|number| is_assertion(text, grammar, number)).collect();
    let sources = sources(text, quotes, asserting);
    let (mut subjects, mut hints) = (Vec::with_capacity(named.len()), Vec::with_capacity(named.len()));
    // "A poll shows": what was measured or written is told of, not only who says so.
    let speaks = |at: usize| text.tokens[at].word.is(Class::Document);
    let says_who = |named: &Named| (named.first..=named.last).all(|at| sources[at] && !speaks(at));
    for named in named.iter().filter(|named| asserts[named.sentence]) {
        let Named { topic, sentence, first, last, weak, lone } = *named;
        let says = says_who(named);
        if says && weak {
            continue;
        }
        let of = if says || lone || is_title(text, grammar, named) { &mut hints } else { &mut subjects };
        of.push(Subject { sentence, topic, words: Some((first, last)), weak, rule: NAMED });
    }
    let counted = counts(&subjects, topics);
    let asserting = asserts.iter().filter(|asserts| **asserts).count();
    let brief = asserting < LEAST.1;
    let own = own_topic([&subjects, &hints], [&counted, &counts(&hints, topics)], asserting, topics);
    if let Some(own) = own {
        subjects = without_asides(&subjects, &counted, own, asserts.len(), topics);
    }
    let own = own.or_else(|| lead_topic(&subjects, asserting));
    if let Some(own) = own {
        take_hints(&mut subjects, &hints, own);
    }
    let (quoted, goes_on) = quoted(text, quotes);
    let near = near(text, &subjects, own, &quoted);
    let said = said(text, quotes);
    let mut all = Vec::with_capacity(subjects.len() + asserts.len());
    let begins = begins(&subjects, asserts.len());
    let article = Article { text, grammar, topics, subjects, begins, counted, own, brief, near, goes_on, said };
    (0..asserts.len()).filter(|number| asserts[*number]).for_each(|number| article.sentence(number, &mut all));
    all
}

/// What tells what a sentence is about.
struct Article<'a> {
    text: &'a Text<'a>,
    grammar: &'a Grammar,
    topics: &'a Topics,
    /// What the sentences name, in text order.
    subjects: Vec<Subject>,
    /// For each sentence where what it names begins there, and at last the end.
    begins: Vec<usize>,
    /// By the topic's number.
    counted: Vec<Count>,
    /// Its own topic.
    own: Option<usize>,
    /// Has it too few sentences to name anything in passing?
    brief: bool,
    /// For each sentence: may it be about the own topic without naming it?
    near: Vec<bool>,
    /// For each sentence: does a quotation of the one before go on in it?
    goes_on: Vec<bool>,
    /// What is said, by where it begins.
    said: Vec<Range<usize>>,
}

impl Article<'_> {
    /// Adds what the sentence is about to what those before it are.
    fn sentence(&self, number: usize, all: &mut Vec<Subject>) {
        let before = all.last().copied().filter(|before| before.sentence + 1 == number);
        let named = self.named(number);
        let in_passing = |subject: &Subject| {
            !self.brief
                && !self.is_own(subject.topic)
                && is_in_passing(subject, named, &self.counted)
                && !leads(self.text, self.grammar, &self.said, subject)
        };
        let first = all.len();
        all.extend(named.iter().filter(|subject| !in_passing(subject)));
        let own = self.own.filter(|_| self.near[number]);
        if all.len() == first {
            all.extend(self.unnamed(number, before, own));
        } else if all[first..].iter().all(|subject| self.stands_beside(subject)) {
            all.extend(own.map(|own| continued(number, own, "topic-continued")));
        }
    }

    /// The words of the sentence that name something.
    fn named(&self, number: usize) -> &[Subject] {
        self.begins.get(number..number + 2).map_or(&[], |ends| &self.subjects[ends[0]..ends[1]])
    }

    fn is_own(&self, topic: usize) -> bool {
        self.own == Some(topic)
    }

    /// Is the sentence that names this about the article's own topic, too? How something is dealt with is said beside what
    /// that is; what is special is said alone, but at the head.
    fn stands_beside(&self, subject: &Subject) -> bool {
        let general = |topic: usize| self.topics.all()[topic].general;
        let joins = general(subject.topic) || self.own.is_some_and(general);
        let is_aside = self.counted[subject.topic].sentences == 1 && joins || subject.sentence < HEAD;
        !self.is_own(subject.topic) && is_aside
    }

    /// What a sentence is about that names nothing.
    fn unnamed(&self, number: usize, before: Option<Subject>, own: Option<usize>) -> Option<Subject> {
        let quoted = before.filter(|_| self.goes_on[number]).map(|before| (before.topic, "topic-quotation"));
        let between = || self.between(number).map(|topic| (topic, "topic-between"));
        let goes_on = quoted.or_else(between).or_else(|| own.map(|own| (own, "topic-continued")));
        let refers = || {
            let Subject { topic, .. } = before?;
            let words = Some(referring(self.text, &self.text.sentences[number])?);
            Some(Subject { words, ..continued(number, topic, "topic-referred") })
        };
        goes_on.map(|(topic, rule)| continued(number, topic, rule)).or_else(refers)
    }

    /// The topic that the sentences on both sides name, where neither names the article's own.
    fn between(&self, number: usize) -> Option<usize> {
        let (before, behind) = (self.named(number.checked_sub(1)?), self.named(number + 1));
        let [before, behind] = [before, behind].map(topics_of);
        let names_own = before.iter().chain(&behind).any(|topic| self.is_own(*topic));
        before.into_iter().find(|topic| !names_own && behind.contains(topic))
    }
}

/// The numbers of the topics, each once.
pub(super) fn topics_of(subjects: &[Subject]) -> SmallVec<[usize; 2]> {
    let mut topics = SmallVec::new();
    for Subject { topic, .. } in subjects {
        if !topics.contains(topic) {
            topics.push(*topic);
        }
    }
    topics
}

/// For each sentence, and the end, how many subjects stand in those before it.
fn begins(subjects: &[Subject], sentences: usize) -> Vec<usize> {
    let mut begins = Vec::with_capacity(sentences + 1);
    for (place, subject) in subjects.iter().enumerate() {
        begins.resize(subject.sentence + 1, place);
    }
    begins.resize(sentences + 1, subjects.len());
    begins
}

/// A topic that goes on in the sentence.
fn continued(sentence: usize, topic: usize, rule: &'static str) -> Subject {
    Subject { sentence, topic, words: None, weak: false, rule }
}

/// Does the sentence assert something: has it a finite verb, and is it no question, no byline? In running text a
/// participle may be one, since many verbs have one form for both, and so may what looks like a noun; what stands first is
/// a headline and does without, since its verbs look like names.
fn is_assertion(text: &Text, grammar: &Grammar, number: usize) -> bool {
    let sentence = &text.sentences[number];
    let block = &text.blocks[sentence.block];
    let asks = || {
        let mut ends =
            text.tokens[sentence.tokens.clone()].iter().rev().take_while(|token| token.kind == TokenKind::Mark);
        let is_question =
            |token: &Token| token.mark == b'?' || token.mark == 0 && token.span.of(text.source).contains('?');
        ends.any(is_question)
    };
    let headline = number == 0;
    let may_be_verb = |at| {
        grammar.tags[at] == Tag::VBN
            || at > sentence.tokens.start && (is_bare_behind(grammar, at) || is_verb_behind(text, grammar, at))
    };
    let prose = || block.kind == BlockKind::Prose && sentence.tokens.clone().any(may_be_verb);
    // Most have a verb with a tense.
    let tells = headline || has_verb(grammar, sentence.tokens.clone()) || prose();
    tells && block.kind != BlockKind::Byline && !asks()
}

/// Is the token a bare verb behind a noun, one that was not taken for its finite verb ("trials of the drug begin")?
fn is_bare_behind(grammar: &Grammar, at: usize) -> bool {
    let first = |at: usize| grammar.chunks.of(at).first() == at;
    grammar.tags[at] == Tag::VB && first(at) && grammar.chunks.of(at - 1).kind == Kind::Noun
}

/// Can the token be the finite verb of the noun right before it ("smugglers charge", "the country ranks"), or of the one
/// that that noun belongs to ("households in the town face")?
fn is_verb_behind(text: &Text, grammar: &Grammar, at: usize) -> bool {
    let (own, before) = (grammar.tags[at], grammar.tags[at - 1]);
    let can_be = |tag| text.tokens[at].word.tags.contains(tag);
    let agrees = match before {
        Tag::NN | Tag::NNP => {
            can_be(Tag::VBZ) || can_be(Tag::VBD) || can_be(Tag::VBP) && ends_what_belongs_to_many(grammar, at)
        }
        Tag::NNS | Tag::NNPS => can_be(Tag::VBP) || can_be(Tag::VBD),
        _ => false,
    };
    agrees && matches!(own, Tag::NN | Tag::NNS | Tag::JJ | Tag::VB)
}

/// Does the token end a noun that a preposition joins to a plural? A number goes with what follows.
fn ends_what_belongs_to_many(grammar: &Grammar, at: usize) -> bool {
    let before = |at: usize| at.checked_sub(1).map(|at| grammar.chunks.of(at));
    let noun = grammar.chunks.of(at);
    let ends = noun.last() == at || grammar.tags[at + 1] == Tag::CD;
    let link = before(noun.first()).filter(|link| ends && link.kind == Kind::Link);
    let many = link.and_then(|link| before(link.first()));
    many.is_some_and(|many| matches!(grammar.tags[many.last()], Tag::NNS | Tag::NNPS))
}

/// For each token: is it of the words that name who says something? Who does a deed is more than who it is.
fn sources(text: &Text, quotes: &[Quote], asserting: &[bool]) -> Vec<bool> {
    let mut sources = vec![false; text.tokens.len()];
    for (quote, _) in quotes.iter().zip(asserting).filter(|(_, asserting)| **asserting) {
        quote.source.iter().for_each(|source| sources[text.tokens_in(*source)].fill(true));
    }
    sources
}

/// Are the words a title before a name? It says who somebody is, and so only hints at what the article is about ("the
/// presidential nominee Dana Roe").
fn is_title(text: &Text, grammar: &Grammar, named: &Named) -> bool {
    let chunk = grammar.chunks.of(named.last);
    let name = (named.last + 1..=chunk.last()).any(|at| grammar.tags[at] == Tag::NNP);
    chunk.kind == Kind::Noun && name && text.tokens[named.last].word.is(Class::Title)
}

/// How many sentences name a topic, and the last of them.
#[derive(Clone, Default)]
struct Count {
    sentences: usize,
    last: Option<usize>,
}

/// How many sentences name each topic, by its number.
fn counts(subjects: &[Subject], topics: &Topics) -> Vec<Count> {
    let mut counts = vec![Count::default(); topics.all().len()];
    for subject in subjects {
        let count = &mut counts[subject.topic];
        count.sentences += usize::from(count.last != Some(subject.sentence));
        count.last = Some(subject.sentence);
    }
    counts
}

/// The article's own topic: what most sentences name or hint at, of the topics that enough name; or else of those that enough
/// name or hint at.
/// A general topic is mostly how something is dealt with, and a special one what that is: of those it is the latter, if nearly
/// as many name it. Of those that as many do, it is the one that the head has most of.
fn own_topic(subjects: [&[Subject]; 2], counts: [&[Count]; 2], asserting: usize, topics: &Topics) -> Option<usize> {
    let many = |count: usize, share: f32, least: usize| count >= least && count as f32 >= share * asserting as f32;
    let of =
        |topic: usize, kinds: usize| -> usize { counts[..kinds].iter().map(|counts| counts[topic].sentences).sum() };
    let head = |all: &[Subject], topic: usize| {
        all.iter().take_while(|subject| subject.sentence < HEAD).filter(|subject| subject.topic == topic).count()
    };
    let most = |kinds: usize, share: f32| {
        let heads = |topic: usize| -> usize { subjects[..kinds].iter().map(|all| head(all, topic)).sum() };
        let enough = |topic: &usize| {
            let count = of(*topic, kinds);
            many(count, SHARE.1, LEAST.1) || many(count, share, LEAST.0) && heads(*topic) > 0
        };
        let weight = |topic: usize| {
            (of(topic, counts.len()) + heads(topic)) * if topics.all()[topic].general { GENERAL.0 } else { GENERAL.1 }
        };
        // "homes", "village", and at last "a flood": what is hinted at throughout and named once, and late, it is not about.
        let told = |topic: usize| counts[0][topic].sentences >= LEAST.0 || head(subjects[0], topic) > 0;
        let named = (0..counts[0].len()).filter(|topic| told(*topic) && enough(topic));
        named.max_by_key(|topic| (weight(*topic), heads(*topic), Reverse(*topic)))
    };
    let own = most(1, SHARE.0).or_else(|| most(2, SHARE.1))?;
    // A poll of voters is about their election.
    let measured = topics.measured_by(own).filter(|measured| counts[0][*measured].sentences >= LEAST.0);
    Some(measured.unwrap_or(own))
}

/// The first topic that the first sentence of a short piece of news names.
fn lead_topic(subjects: &[Subject], asserting: usize) -> Option<usize> {
    subjects.first().filter(|first| asserting <= NEWS && first.sentence == 0).map(|first| first.topic)
}

/// In an article of the topic, what hints at it names it.
fn take_hints(subjects: &mut Vec<Subject>, hints: &[Subject], own: usize) {
    let hints: Vec<Subject> = hints.iter().filter(|hint| hint.topic == own).copied().collect();
    if hints.is_empty() {
        return;
    }
    let hinted = |subject: &Subject| hints.binary_search_by_key(&subject.sentence, |hint| hint.sentence).is_ok();
    subjects.extend_from_slice(&hints);
    subjects.sort_by_key(|subject| subject.sentence);
    let sentences = subjects.chunk_by_mut(|one, next| one.sentence == next.sentence);
    sentences.filter(|named| hinted(&named[0])).for_each(|named| named.sort_by_key(|subject| subject.words));
}

/// Beside the article's own topic, one that few of its sentences name is an aside. A sentence that names it with several
/// words is about that too, of a special topic beside a general one with two ("38 percent in a new poll" beside an election).
/// What weak words alone name is an aside wherever the own topic is named, and elsewhere where few sentences name it.
fn without_asides(
    subjects: &[Subject],
    counts: &[Count],
    own: usize,
    sentences: usize,
    topics: &Topics,
) -> Vec<Subject> {
    let few = (sentences as f32 * SHARE.0).clamp(ASIDE.0, ASIDE.1);
    let general = |topic: usize| topics.all()[topic].general;
    let mut kept = Vec::with_capacity(subjects.len());
    // By topic, how many words of a sentence name it, and whether they are all weak; and which sentence that is.
    let mut words = vec![(0, true, usize::MAX); counts.len()];
    for named in subjects.chunk_by(|one, next| one.sentence == next.sentence) {
        let here = named[0].sentence;
        for (subject, (first, last)) in named.iter().filter_map(|subject| Some((subject, subject.words?))) {
            let (count, weak, sentence) = words[subject.topic];
            let (count, weak) = if sentence == here { (count, weak) } else { (0, true) };
            words[subject.topic] = (count + last + 1 - first, weak & subject.weak, here);
        }
        let of_own = words[own].2 == here;
        let telling = |topic: usize| if general(own) && !general(topic) { TELLING.0 } else { TELLING.1 };
        let stays = |topic: usize| match words[topic] {
            _ if topic == own => true,
            (_, true, _) => !of_own && counts[topic].sentences >= OFTEN,
            (count, false, _) => !of_own || counts[topic].sentences as f32 >= few || count >= telling(topic),
        };
        kept.extend(named.iter().filter(|subject| stays(subject.topic)));
    }
    kept
}

/// Does no more than a word of the sentence name the topic, and in one other sentence at most? Where many words name
/// something, nothing is in passing.
fn is_in_passing(subject: &Subject, named: &[Subject], counts: &[Count]) -> bool {
    counts[subject.topic].sentences <= 2
        && subject.words.is_some_and(|(first, last)| first == last)
        && named.len() <= FEW
        && named.iter().filter(|other| other.topic == subject.topic).count() == 1
}

/// Does the sentence, or what somebody says in it, begin with the words, with no verb before or in them? Then it is what they
/// name that it tells of.
fn leads(text: &Text, grammar: &Grammar, said: &[Range<usize>], subject: &Subject) -> bool {
    let Some((first, last)) = subject.words else { return false };
    let start = text.sentences[subject.sentence].tokens.start;
    let content = said[..said.partition_point(|content| content.start <= first)].last();
    let start = content.filter(|content| content.end > last).map_or(start, |content| content.start.max(start));
    !grammar.tags[start..=last].iter().any(|tag| tag.is_verb())
}

/// What is said indirectly, by where it begins.
fn said(text: &Text, quotes: &[Quote]) -> Vec<Range<usize>> {
    let reported = quotes.iter().filter(|quote| quote.kind == QuoteKind::Indirect);
    let mut said: Vec<Range<usize>> = Vec::with_capacity(quotes.len());
    said.extend(reported.map(|quote| text.tokens_in(quote.content[0])));
    said.sort_unstable_by_key(|content| content.start);
    said
}

/// For each sentence: does it hold words of a quotation, and does that of the one before go on in it?
fn quoted(text: &Text, quotes: &[Quote]) -> (Vec<bool>, Vec<bool>) {
    let (mut quoted, mut goes_on) = (vec![false; text.sentences.len()], vec![false; text.sentences.len()]);
    for quote in quotes {
        let mut before = None;
        for number in quote.content.iter().flat_map(|span| text.sentences_in(*span)) {
            quoted[number] = true;
            goes_on[number] |= before.replace(number).is_some_and(|before| before + 1 == number);
        }
    }
    (quoted, goes_on)
}

/// For each sentence: is it near one that names the topic, and does it look as if it told of it?
fn near(text: &Text, subjects: &[Subject], topic: Option<usize>, quoted: &[bool]) -> Vec<bool> {
    let sentences = text.sentences.len();
    let mut near = vec![false; sentences];
    for Subject { sentence, .. } in subjects.iter().filter(|subject| Some(subject.topic) == topic) {
        near[sentence.saturating_sub(REACH)..sentences.min(sentence + REACH + 1)].fill(true);
    }
    for (number, sentence) in text.sentences.iter().enumerate() {
        let length = sentence.tokens.len();
        let tail = number >= TAIL.1 && number as f32 > TAIL.0 * sentences as f32;
        near[number] &= length >= SHORT && (!tail || quoted[number] && length > BRIEF);
    }
    near
}

/// Words that take up what the sentence before named, behind "the" or "this".
static REFERRING: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("referring.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// "The deal", "this measure": the words of a sentence that refer to what the one before named.
fn referring(text: &Text, sentence: &Sentence) -> Option<(usize, usize)> {
    let tokens = &text.tokens;
    let refers = |at: &usize| {
        tokens[*at].word.is_one_of(&numbers!["the", "this", "that", "these", "those"])
            && REFERRING.contains(tokens[at + 1].word.lemma())
    };
    let at = (sentence.tokens.start..sentence.tokens.end.saturating_sub(1)).find(refers)?;
    Some((at, at + 1))
}
