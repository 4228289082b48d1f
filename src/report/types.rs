//! The report as types, in the contract's order of keys. Words of the article are borrowed from it; a report that is read from
//! JSON has its own.

use crate::text::OffsetUnit;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use smol_str::SmolStr;
use std::borrow::Cow;

macro_rules! words {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $item:literal])* $variant:ident = $word:literal,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[doc = $item])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// The word for it in reports.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// How much of a quote stands in quotation marks.
    QuoteKind {
        /// All of it.
        Direct = "direct",
        /// Some of it.
        Mixed = "mixed",
        /// None of it.
        Indirect = "indirect",
    }
}
words! {
    /// What the cue does.
    Act {
        /// Says.
        Statement = "statement",
        /// Asks.
        Question = "question",
        /// Answers.
        Answer = "answer",
        /// Denies.
        Denial = "denial",
        /// Demands.
        Demand = "demand",
        /// Promises.
        Promise = "promise",
        /// Threatens.
        Threat = "threat",
        /// Agrees.
        Agreement = "agreement",
        /// Criticises.
        Criticism = "criticism",
        /// Praises.
        Praise = "praise",
        /// Believes.
        Belief = "belief",
        /// Intends.
        Intention = "intention",
        /// Shows.
        Evidence = "evidence",
        /// Declines to say.
        NoComment = "no_comment",
    }
}
words! {
    /// What a speaker is.
    SpeakerKind {
        /// A person.
        Person = "person",
        /// A body with a name.
        Organization = "organization",
        /// People without a name of their own: "aides".
        Group = "group",
        /// A poll, a study, a letter.
        Document = "document",
        /// It cannot be told.
        Unknown = "unknown",
    }
}
words! {
    /// Whether a claim says that it is so.
    Polarity {
        /// It is.
        Affirmed = "affirmed",
        /// It is not.
        Negated = "negated",
    }
}
words! {
    /// How surely a claim is made.
    Certainty {
        /// As a fact.
        Asserted = "asserted",
        /// As likely.
        Likely = "likely",
        /// As possible.
        Possible = "possible",
        /// If something else is so.
        Conditional = "conditional",
        /// As a question.
        Questioned = "questioned",
    }
}
words! {
    /// Of what time a claim speaks.
    Time {
        /// Before.
        Past = "past",
        /// Now.
        Present = "present",
        /// To come.
        Future = "future",
    }
}

/// The report on one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report<'a> {
    /// The version of this schema, "1.0".
    pub schema_version: SmolStr,
    /// The article.
    pub document: Document,
    /// Its sentences, in order.
    pub sentences: Vec<SentenceItem<'a>>,
    /// Who speaks in it, by first mention.
    pub speakers: Vec<SpeakerItem<'a>>,
    /// Who said what, by the first words said.
    pub quotes: Vec<QuoteItem<'a>>,
    /// What is asserted, by start.
    pub claims: Vec<ClaimItem<'a>>,
    /// The topics that the claims use.
    pub topics: Vec<TopicItem>,
    /// What could not be read well.
    pub notes: Vec<Note>,
}

/// The article itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The path as given, "-" for standard input, or the id that the input names.
    pub id: String,
    /// The title that the input names.
    pub title: Option<String>,
    /// Always "en".
    pub language: SmolStr,
    /// What offsets count.
    pub offset_unit: OffsetUnit,
    /// The length of the text in that unit.
    pub length: usize,
    /// The text, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A stretch of the article's text: offsets in the document's unit, end exclusive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextSpan<'a> {
    /// The first unit.
    pub start: usize,
    /// The unit after the last.
    pub end: usize,
    /// Exactly the words there.
    pub text: Cow<'a, str>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SentenceItem<'a> {
    /// "s1", "s2" …
    pub id: SmolStr,
    /// The number of its paragraph, from 1.
    pub paragraph: u32,
    /// The first unit.
    pub start: usize,
    /// The unit after the last.
    pub end: usize,
    /// Exactly the words there.
    pub text: Cow<'a, str>,
    /// How much it is worth a check, 0 to 1.
    pub check_worthiness: f64,
}

/// A speaker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeakerItem<'a> {
    /// "p1", "p2" …
    pub id: SmolStr,
    /// The fullest form in the article, without title.
    pub name: SmolStr,
    /// What it is.
    pub kind: SpeakerKind,
    /// "President", "German Chancellor".
    pub titles: Vec<SmolStr>,
    /// Every other form used.
    pub aliases: Vec<SmolStr>,
    /// The ids of those that a joint speaker is made of.
    pub members: Vec<SmolStr>,
    /// Where it is mentioned.
    pub mentions: Vec<TextSpan<'a>>,
}

/// A quote: anything that the article says somebody said, wrote, wanted, believed or showed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuoteItem<'a> {
    /// "q1", "q2" …
    pub id: SmolStr,
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// What the cue does.
    pub act: Act,
    /// The id of the speaker; none when nobody is named.
    pub speaker: Option<SmolStr>,
    /// The words that name the speaker here.
    pub source: Option<TextSpan<'a>>,
    /// The words that report.
    pub cue: Option<TextSpan<'a>>,
    /// The words reported.
    pub content: Vec<TextSpan<'a>>,
    /// To whom.
    pub addressee: Option<TextSpan<'a>>,
    /// Through what.
    pub medium: Option<TextSpan<'a>>,
    /// Where.
    pub place: Option<TextSpan<'a>>,
    /// When.
    pub time: Option<TextSpan<'a>>,
    /// The ids of the sentences that the content stands in.
    pub sentences: SmallVec<[SmolStr; 1]>,
    /// The id of the quote that it stands in.
    pub nested_in: Option<SmolStr>,
    /// How sure it is that this speaker says it, 0 to 1.
    pub confidence: f64,
    /// The id of the rule that made it.
    pub rule: SmolStr,
    /// The id of the rule that found the speaker; none when nobody is named.
    pub speaker_rule: Option<SmolStr>,
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimItem<'a> {
    /// "c1", "c2" …
    pub id: SmolStr,
    /// The first unit of the clause.
    pub start: usize,
    /// The unit after the last.
    pub end: usize,
    /// Exactly the words there.
    pub text: Cow<'a, str>,
    /// The id of its sentence.
    pub sentence: SmolStr,
    /// The ids of its topics.
    pub topics: SmallVec<[SmolStr; 1]>,
    /// The id of the speaker who claims it.
    pub claimant: Option<SmolStr>,
    /// Whether the article or somebody in it claims it.
    pub voice: Voice,
    /// The id of the quote that it stands in.
    pub quote: Option<SmolStr>,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// How surely.
    pub certainty: Certainty,
    /// Of what time.
    pub time: Time,
    /// The words that name the topics.
    pub triggers: Vec<Trigger<'a>>,
    /// How sure, 0 to 1.
    pub confidence: f64,
    /// The id of the rule that made it.
    pub rule: SmolStr,
    /// The id of the first claim that says the same.
    pub same_as: Option<SmolStr>,
}

/// The words that name a topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trigger<'a> {
    /// The id of the topic.
    pub topic: SmolStr,
    /// The first unit.
    pub start: usize,
    /// The unit after the last.
    pub end: usize,
    /// Exactly the words there.
    pub text: Cow<'a, str>,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicItem {
    /// "sanctions".
    pub id: SmolStr,
    /// Its name for people.
    pub label: SmolStr,
    /// IPTC Media Topics, as qcodes.
    pub iptc: Vec<SmolStr>,
}

/// Something that could not be read well; never a reason to lose the rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// "unclosed-quote", "unattributed-quote", "stray-quote-mark".
    pub code: SmolStr,
    /// For people.
    pub message: SmolStr,
    /// The first unit it is about.
    pub start: usize,
    /// The unit after the last.
    pub end: usize,
}

words! {
    /// Who makes a claim.
    Voice {
        /// The article itself.
        Article = "article",
        /// Somebody in it.
        Attributed = "attributed",
    }
}
