//! The signs of a sentence: its words, and what its clauses are like (who does what, when).

use super::table::{Entry, TABLE, Table};
use crate::grammar::{Chunk, Form, Grammar, Kind};
use crate::lexicon::{BE, Class, HAVE, Tag, Word, numbers};
use crate::text::{Text, TokenKind};
use std::ops::Range;

macro_rules! signs {
    ($($(#[doc = $doc:literal])* $sign:ident = $name:literal,)*) => {
        /// A sign that is read off the grammar: a feature without words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Sign { $($(#[doc = $doc])* $sign,)* }

        impl Sign {
            pub(super) const ALL: [Sign; [$($name),*].len()] = [$(Sign::$sign),*];

            /// The feature's name in `worth.tsv`.
            pub(super) fn name(self) -> &'static str {
                match self { $(Sign::$sign => $name,)* }
            }
        }
    };
}

signs! {
    /// Every sentence.
    Base = "base",
    /// A number in digits that is no year.
    Figure = "figure",
    /// "2019", "1990s".
    Year = "year",
    /// "the deadliest", "the most costly".
    Superlative = "superlative",
    /// A word of a name.
    Name = "name",
    /// A verb in the past tense.
    Past = "past",
    /// "has closed".
    Perfect = "perfect",
    /// "is rising".
    Progressive = "progressive",
    /// "was closed", "is paid".
    Passive = "passive",
    /// "has" with an object.
    Has = "has",
    /// "there is".
    Existence = "existence",
    /// "he", "she".
    OfPerson = "of-a-person",
    /// "they".
    OfThem = "of-them",
    /// A name before the verb.
    OfName = "of-a-name",
    /// A noun before the verb.
    OfThing = "of-a-thing",
    /// "you" before the verb.
    OfYou = "of-you",
    /// "I think", "I know".
    MyView = "my-view",
    /// "we closed", "we have closed".
    WeDid = "we-did",
    /// "he wants", "Labour says".
    AnotherWants = "another-wants",
    /// "promised to cut", "has tried to cut", "said it would".
    ToldPlan = "told-plan",
    /// "you will pay", "if you pay".
    EffectOnYou = "effect-on-you",
    /// "did not vote", "has never paid".
    NeverDid = "never-did",
    /// A question mark.
    Question = "question",
    /// "to close".
    ToDo = "to-do",
    /// A verb's base form that opens the sentence.
    Order = "order",
}

impl Sign {
    /// What a token of that tag shows.
    pub(super) fn of_tag(tag: Tag) -> Option<Sign> {
        match tag {
            Tag::NNP | Tag::NNPS => Some(Sign::Name),
            Tag::VBD => Some(Sign::Past),
            Tag::JJS | Tag::RBS => Some(Sign::Superlative),
            _ => None,
        }
    }
}

/// Tells all signs of a sentence, one pass over its tokens and one over its chunks: each by its feature's number, and the
/// tokens that show it, if they are some of the sentence. How many words the sentence has.
pub(super) fn read(
    text: &Text,
    grammar: &Grammar,
    sentence: usize,
    tell: &mut impl FnMut(usize, Option<Range<usize>>),
) -> usize {
    let Some(sentence) = text.sentences.get(sentence) else { return 0 };
    let mut reader = Reader { table: &TABLE, text, grammar, tokens: sentence.tokens.clone(), tell };
    reader.sign(Sign::Base, None);
    let words = reader.words();
    reader.clauses();
    words
}

struct Reader<'a, T> {
    table: &'static Table,
    text: &'a Text<'a>,
    grammar: &'a Grammar,
    tokens: Range<usize>,
    tell: &'a mut T,
}

impl<T: FnMut(usize, Option<Range<usize>>)> Reader<'_, T> {
    fn sign(&mut self, sign: Sign, tokens: Option<Range<usize>>) {
        (self.tell)(self.table.sign(sign), tokens);
    }

    fn word(&self, at: usize) -> Word {
        if at < self.tokens.end { self.text.tokens[at].word } else { Word::UNKNOWN }
    }

    fn words(&mut self) -> usize {
        let mut words = 0;
        let (text, tags) = (self.text, &self.grammar.tags[self.tokens.clone()]);
        let tokens = &text.tokens[self.tokens.clone()];
        let start = self.tokens.start;
        for (place, (token, tag)) in tokens.iter().zip(tags).enumerate() {
            let at = start + place;
            words += usize::from(token.kind != TokenKind::Mark);
            // What most words are is told as any sign: which of them show one is hard to foretell.
            let number = match token.mark {
                b'?' if *tag == Tag::Punct => self.table.sign(Sign::Question),
                _ if token.kind == TokenKind::Number => self.table.sign(self.number(at)),
                _ => self.table.of_tag(*tag),
            };
            (self.tell)(number, Some(at..at + 1));
            if token.word.is(Class::Sign) {
                self.listed(at);
            }
        }
        words
    }

    /// A year or another figure.
    fn number(&self, at: usize) -> Sign {
        let digits = self.text.tokens[at].span.of(self.text.source);
        let year = matches!(digits.as_bytes(), [b'1', b'8' | b'9', _, _, ..] | [b'2', b'0', _, _, ..])
            && digits.bytes().take(4).all(|byte| byte.is_ascii_digit())
            && matches!(&digits[4..], "" | "s" | "'s" | "’s");
        if year { Sign::Year } else { Sign::Figure }
    }

    /// The entries of `worth.tsv` that begin at a token, whose word begins some, each feature once.
    fn listed(&mut self, at: usize) {
        let word = self.word(at);
        let Word { number, base, .. } = word;
        // "May" the month and "a will" are no modals.
        if word.tag == Some(Tag::MD) && self.grammar.tags[at] != Tag::MD {
            return;
        }
        let mut last = None;
        let bases: &[Entry] = if number == base { &[] } else { self.table.entries(base) };
        for entries in [self.table.entries(number), bases] {
            for entry in entries {
                let fits = |(behind, want): (usize, &u16)| self.word(at + 1 + behind).is_form(*want);
                let rest = entry.rest();
                if last != Some(entry.feature) && rest.iter().enumerate().all(fits) {
                    last = Some(entry.feature);
                    (self.tell)(entry.feature.into(), Some(at..at + 1 + rest.len()));
                }
            }
        }
    }

    /// Who does what, clause by clause.
    fn clauses(&mut self) {
        let Range { start, end } = self.tokens;
        let of_token = &self.grammar.chunks.of_token;
        if start == end {
            return;
        }
        let chunks = &self.grammar.chunks.all[of_token[start] as usize..=of_token[end - 1] as usize];
        let mut seen = Seen::default();
        // The noun that the next verb tells of.
        let (mut noun, mut before) = (None, None);
        for (number, chunk) in chunks.iter().enumerate() {
            if chunk.kind == Kind::Verb && chunk.verb.form == Form::Finite {
                let who = noun.take().map(|noun| self.who(noun));
                self.clause(chunk, who, chunks.get(number + 1), &mut seen);
            } else if chunk.kind == Kind::Verb {
                self.verb_without_tense(chunk, number == 0 || number == 1 && noun.is_none(), &mut seen);
            }
            // Which chunks are nouns is hard to foretell: there is no branch on it.
            let tells = (chunk.kind == Kind::Noun) & (noun.is_none() | (before != Some(Kind::Link)));
            noun = if chunk.kind == Kind::Wh { None } else { noun };
            noun = if tells { Some(chunk) } else { noun };
            before = Some(chunk.kind);
        }
        if seen.past && seen.plan {
            self.sign(Sign::ToldPlan, None);
        }
    }

    fn who(&self, noun: &Chunk) -> Who {
        let is = |words: &[u16]| self.word(noun.last()).is_one_of(words);
        match (self.grammar.tags[noun.last()], self.grammar.tags[noun.head()]) {
            (Tag::PRP, _) if is(&numbers!["i"]) => Who::I,
            (Tag::PRP, _) if is(&numbers!["we"]) => Who::We,
            (Tag::PRP, _) if is(&numbers!["you"]) => Who::You,
            (Tag::PRP, _) if is(&numbers!["he", "she"]) => Who::Person,
            (Tag::PRP, _) if is(&numbers!["they"]) => Who::Them,
            (_, Tag::EX) => Who::There,
            (_, Tag::NNP | Tag::NNPS) => Who::Name,
            (_, Tag::NN | Tag::NNS) => Who::Thing,
            _ => Who::Other,
        }
    }

    fn verb_without_tense(&mut self, chunk: &Chunk, opens: bool, seen: &mut Seen) {
        match chunk.verb.form {
            Form::Infinitive => {
                seen.plan = true;
                self.sign(Sign::ToDo, Some(chunk.first()..chunk.last() + 1));
            }
            Form::Bare if opens => self.sign(Sign::Order, Some(chunk.first()..chunk.last() + 1)),
            _ => {}
        }
    }

    fn clause(&mut self, verb: &Chunk, who: Option<Who>, next: Option<&Chunk>, seen: &mut Seen) {
        let tokens = verb.first()..verb.last() + 1;
        let how = self.how(verb, next);
        let done = matches!(how, How::Past | How::Perfect);
        seen.past |= done;
        seen.plan |= how == How::Modal;
        let of = match who {
            Some(Who::Person) => Some(Sign::OfPerson),
            Some(Who::Them) => Some(Sign::OfThem),
            Some(Who::Name) => Some(Sign::OfName),
            Some(Who::Thing) => Some(Sign::OfThing),
            Some(Who::You) => Some(Sign::OfYou),
            Some(Who::There) => Some(Sign::Existence),
            _ => None,
        };
        let form = match how {
            How::Perfect => Some(Sign::Perfect),
            How::Progressive => Some(Sign::Progressive),
            How::Has => Some(Sign::Has),
            _ => None,
        };
        let told = match who {
            Some(Who::We) if done => Some(Sign::WeDid),
            Some(Who::I) if how == How::Present => Some(Sign::MyView),
            Some(Who::Person | Who::Them | Who::Name) if how == How::Present => Some(Sign::AnotherWants),
            Some(Who::You) if how == How::Modal || self.under_if(verb.first()) => Some(Sign::EffectOnYou),
            _ => None,
        };
        let passive = verb.verb.passive.then_some(Sign::Passive);
        let never = (done && verb.verb.negated).then_some(Sign::NeverDid);
        for sign in [of, form, told, passive, never].into_iter().flatten() {
            self.sign(sign, Some(tokens.clone()));
        }
    }

    /// Does "if" stand right before the subject of the verb?
    fn under_if(&self, verb: usize) -> bool {
        (self.tokens.start..verb).rev().take(3).any(|at| self.word(at).is_one_of(&numbers!["if"]))
    }

    /// The tense and aspect of a verb group.
    fn how(&self, verb: &Chunk, next: Option<&Chunk>) -> How {
        if verb.verb.modal {
            return How::Modal;
        }
        let Some(first) = (verb.first()..=verb.last()).find(|at| self.grammar.tags[*at].is_verb()) else {
            return How::Present;
        };
        let tag = self.grammar.tags[verb.head()];
        let has = self.word(first).base == HAVE || self.word(first).is_one_of(&numbers!["'ve", "'d"]);
        let must = next.is_some_and(|next| next.kind == Kind::Verb && next.verb.form == Form::Infinitive);
        // "Has got" is "has", and "has got to" is "must".
        let got = first != verb.head() && self.word(verb.head()).is_one_of(&numbers!["got"]);
        let owns = got || has && first == verb.head();
        match tag {
            Tag::VBN if !got && (has || !verb.verb.passive && first != verb.head()) => How::Perfect,
            _ if self.grammar.tags[first] == Tag::VBD => How::Past,
            Tag::VBG if self.word(verb.head()).is_one_of(&numbers!["going"]) && must => How::Modal,
            Tag::VBG => How::Progressive,
            _ if owns && must => How::Modal,
            _ if owns => How::Has,
            _ if self.word(first).base == BE || verb.verb.passive => How::Is,
            _ => How::Present,
        }
    }
}

/// What a sentence has shown so far.
#[derive(Default)]
struct Seen {
    past: bool,
    plan: bool,
}

/// The subject of a clause.
#[derive(Clone, Copy)]
enum Who {
    I,
    We,
    You,
    Person,
    Them,
    There,
    Name,
    Thing,
    Other,
}

/// The tense and aspect of a clause.
#[derive(Clone, Copy, PartialEq)]
enum How {
    Past,
    Perfect,
    Progressive,
    Has,
    Is,
    Present,
    Modal,
}
