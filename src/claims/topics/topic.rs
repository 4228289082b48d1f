//! Topics as packs describe them.

use super::pack::read_pack;
use super::phrase::Phrase;
use std::borrow::Cow;

/// A topic that claims are about.
#[derive(Clone, Debug)]
pub struct Topic {
    /// "sanctions".
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// IPTC Media Topics, as qcodes.
    pub iptc: Vec<String>,
    /// What counts, for people.
    pub about: String,
    /// Does it give way to other topics where they are named by the same words?
    pub general: bool,
    /// The id of the topic whose figures it tells: an article that is about both is about that.
    pub measures: Option<String>,
    /// Sentences that name it.
    pub examples: Vec<Sample>,
    /// Sentences that look alike and do not.
    pub near_misses: Vec<Sample>,
    pub(super) source: Source,
    /// `None` for the built-in ones, whose phrases the build script makes ready.
    pub(super) triggers: Option<Vec<Trigger>>,
}

/// Where it stands how its pack writes a topic.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// Here.
    Read(String),
    /// Among the built-in ones, which are unpacked when it is asked for: by its id.
    Packed(fn(&str) -> &'static str),
}

/// A sentence that a pack is tested with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The byte of the pack where it begins.
    pub at: usize,
    /// The sentence.
    pub text: String,
}

/// A phrase that names a topic.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trigger {
    pub(super) phrases: Vec<Phrase>,
    /// One of them must stand in the same sentence, unless there are none.
    pub(super) near: Vec<Vec<Phrase>>,
    /// None of them may.
    pub(super) unless: Vec<Vec<Phrase>>,
    /// Does it need another trigger of the topic in its sentence or beside it?
    pub(super) weak: bool,
}

impl Topic {
    /// As its pack writes it.
    pub fn source(&self) -> &str {
        match &self.source {
            Source::Read(source) => source,
            Source::Packed(unpack) => unpack(&self.id),
        }
    }

    /// What names it; read anew from its pack where it was not yet.
    pub(super) fn triggers(&self) -> Cow<'_, [Trigger]> {
        match &self.triggers {
            Some(triggers) => Cow::Borrowed(triggers),
            None => Cow::Owned(
                read_pack(self.source()).into_iter().flatten().filter_map(|topic| topic.triggers).flatten().collect(),
            ),
        }
    }
}

/// Of topics with the same id the last, in the place of the first.
pub(super) fn distinct(topics: impl IntoIterator<Item = Topic>) -> Vec<Topic> {
    let mut all: Vec<Topic> = Vec::new();
    for topic in topics {
        match all.iter_mut().find(|other| other.id == topic.id) {
            Some(other) => *other = topic,
            None => all.push(topic),
        }
    }
    all
}
