//! From what the stages found to the report: byte spans become slices with offsets, numbers become ids.

use super::types::*;
use crate::claims::{Claim, Topic};
use crate::grammar::marks::{Ending, Marks};
use crate::input::Article;
use crate::lexicon;
use crate::quotes::Quote;
use crate::speakers::{Cast, Speaker};
use crate::text::{Offsets, Span, Text, lowered};
use crate::{Analysis, Options};
use smallvec::SmallVec;
use smol_str::SmolStr;

/// The version of the report's schema.
pub const SCHEMA_VERSION: &str = "1.0";

/// How sure a quote is whose speaker is not found.
const NOBODY: f32 = 0.5;

/// The report on an article, made of what the stages found; what it needs no more of that is freed before.
pub fn report<'a>(article: &Article, analysis: Analysis<'a>, options: &Options) -> Report<'a> {
    let Analysis { mut text, grammar, quotes, cast, claims, worth, topics } = analysis;
    let offsets = Offsets::new(&article.text, options.offsets);
    let notes = notes(&text, &offsets, &grammar.marks, &quotes, &cast);
    // Two thirds of the memory that the stages take: a report needs as much.
    drop(grammar);
    text.tokens = Vec::new();
    let edge = Edge { text: &text, offsets };
    let topics = topics.all();
    let mut used: Vec<usize> = claims.iter().flat_map(|claim| claim.topics.iter().copied()).collect();
    used.sort_unstable();
    used.dedup();
    Report {
        schema_version: SmolStr::new_static(SCHEMA_VERSION),
        document: Document {
            id: article.id.clone(),
            title: article.title.clone(),
            language: SmolStr::new_static("en"),
            offset_unit: options.offsets,
            length: edge.offsets.at(article.text.len() as u32),
            text: options.include_text.then(|| article.text.clone()),
        },
        sentences: worth.iter().enumerate().map(|(number, worth)| edge.sentence(number, *worth)).collect(),
        speakers: cast.speakers.iter().enumerate().map(|(number, speaker)| edge.speaker(number, speaker)).collect(),
        quotes: quotes.iter().enumerate().map(|(number, quote)| edge.quote(number, quote, &cast)).collect(),
        claims: claims.iter().enumerate().map(|(number, claim)| edge.claim(number, claim, &cast, topics)).collect(),
        topics: used.into_iter().map(|topic| topic_item(&topics[topic])).collect(),
        notes,
    }
}

/// What the article has that the stages passed over.
fn notes(text: &Text, offsets: &Offsets, marks: &Marks, quotes: &[Quote], cast: &Cast) -> Vec<Note> {
    let token = |number: usize| text.tokens[number].span;
    let unclosed = marks.quoted.iter().filter(|quoted| quoted.ending == Ending::Unclosed).map(|quoted| {
        (
            "unclosed-quote",
            "this quotation mark is never closed; the quotation is taken to end with its sentence",
            token(quoted.open),
        )
    });
    let stray = marks
        .stray
        .iter()
        .map(|at| ("stray-quote-mark", "this quotation mark closes nothing; it is passed over", token(*at)));
    let nobody = quotes
        .iter()
        .zip(&cast.of_quote)
        .filter(|(quote, speaker)| speaker.is_none() && quote.source.is_none() && quote.cue.is_none())
        .map(|(quote, _)| ("unattributed-quote", "nobody is found to say this", quote.content[0]));
    let mut notes: Vec<_> = unclosed.chain(stray).chain(nobody).collect();
    notes.sort_by_key(|(_, _, span)| *span);
    notes
        .into_iter()
        .map(|(code, message, span)| Note {
            code: SmolStr::new_static(code),
            message: SmolStr::new_static(message),
            start: offsets.at(span.start),
            end: offsets.at(span.end),
        })
        .collect()
}

/// The named speaker whose claim it is; "aides" and "a poll" are nobody's name.
fn claimant(claim: &Claim, cast: &Cast) -> Option<usize> {
    let number = cast.speaker(claim.quote?)?;
    let speaker = &cast.speakers[number];
    let kind = matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Organization | SpeakerKind::Unknown);
    (kind && is_name(&speaker.name)).then_some(number)
}

/// Does it begin with a capital, and is it no common word such as "Police"?
fn is_name(words: &str) -> bool {
    let common = || lowered(words, lexicon::look_up).tag.is_some_and(|tag| !tag.is_proper());
    words.starts_with(char::is_uppercase) && (words.contains(' ') || !common())
}

fn topic_item(topic: &Topic) -> TopicItem {
    TopicItem {
        id: SmolStr::new(&topic.id),
        label: SmolStr::new(&topic.label),
        iptc: topic.iptc.iter().map(SmolStr::new).collect(),
    }
}

/// The edge of the program: everything that leaves it passes here.
struct Edge<'e, 'a> {
    text: &'e Text<'a>,
    offsets: Offsets<'e>,
}

impl<'a> Edge<'_, 'a> {
    fn span(&self, span: Span) -> TextSpan<'a> {
        TextSpan {
            start: self.offsets.at(span.start),
            end: self.offsets.at(span.end),
            text: span.of(self.text.source).into(),
        }
    }

    fn sentence(&self, number: usize, worth: f32) -> SentenceItem<'a> {
        let sentence = &self.text.sentences[number];
        let TextSpan { start, end, text } = self.span(sentence.span);
        let paragraph = self.text.blocks[sentence.block].paragraph;
        SentenceItem { id: id("s", number), paragraph, start, end, text, check_worthiness: rounded(worth) }
    }

    fn speaker(&self, number: usize, speaker: &Speaker) -> SpeakerItem<'a> {
        SpeakerItem {
            id: id("p", number),
            name: speaker.name.clone(),
            kind: speaker.kind,
            titles: speaker.titles.clone(),
            aliases: speaker.aliases.clone(),
            members: speaker.members.iter().map(|member| id("p", *member)).collect(),
            mentions: speaker.mentions.iter().map(|mention| self.span(*mention)).collect(),
        }
    }

    fn quote(&self, number: usize, quote: &Quote, cast: &Cast) -> QuoteItem<'a> {
        let answer = cast.of_quote.get(number).copied().flatten();
        let opt = |span: Option<Span>| span.map(|span| self.span(span));
        QuoteItem {
            id: id("q", number),
            kind: quote.kind,
            act: quote.act,
            speaker: answer.map(|answer| id("p", answer.speaker)),
            source: opt(quote.source),
            cue: opt(quote.cue),
            content: quote.content.iter().map(|span| self.span(*span)).collect(),
            addressee: opt(quote.addressee),
            medium: opt(quote.medium),
            place: opt(quote.place),
            time: opt(quote.time),
            sentences: self.sentences_of(&quote.content),
            nested_in: quote.nested_in.map(|outer| id("q", outer)),
            confidence: rounded(answer.map_or(NOBODY, |answer| answer.confidence)),
            rule: SmolStr::new_static(quote.rule),
            speaker_rule: answer.map(|answer| SmolStr::new_static(answer.rule)),
        }
    }

    fn sentences_of(&self, spans: &[Span]) -> SmallVec<[SmolStr; 1]> {
        let (mut ids, mut last) = (SmallVec::new(), None);
        for span in spans {
            for number in self.text.sentences_in(*span).filter(|number| last.replace(*number) != Some(*number)) {
                ids.push(id("s", number));
            }
        }
        ids
    }

    fn claim(&self, number: usize, claim: &Claim, cast: &Cast, topics: &[Topic]) -> ClaimItem<'a> {
        let TextSpan { start, end, text } = self.span(claim.span);
        ClaimItem {
            id: id("c", number),
            start,
            end,
            text,
            sentence: id("s", claim.sentence),
            topics: claim.topics.iter().map(|topic| SmolStr::new(&topics[*topic].id)).collect(),
            claimant: claimant(claim, cast).map(|speaker| id("p", speaker)),
            voice: if claim.quote.is_some() { Voice::Attributed } else { Voice::Article },
            quote: claim.quote.map(|quote| id("q", quote)),
            polarity: claim.polarity,
            certainty: claim.certainty,
            time: claim.time,
            triggers: claim.triggers.iter().map(|(topic, span)| self.trigger(&topics[*topic].id, *span)).collect(),
            confidence: rounded(claim.confidence),
            rule: SmolStr::new_static(claim.rule),
            same_as: claim.same_as.map(|first| id("c", first)),
        }
    }

    fn trigger(&self, topic: &str, span: Span) -> Trigger<'a> {
        let TextSpan { start, end, text } = self.span(span);
        Trigger { topic: topic.into(), start, end, text }
    }
}

/// "s1": digits without `format!`, whose machinery would show, as reports hold so many.
fn id(kind: &str, number: usize) -> SmolStr {
    [kind, itoa::Buffer::new().format(number + 1)].into_iter().collect()
}

/// Two decimals, so that the bytes are the same on any machine.
fn rounded(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}
