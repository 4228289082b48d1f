//! The topics that come with the program, as the build script wrote them down: no pack is read when it starts.

use super::phrases::{Beginning, Making, Others, Packed, Phrases, Placed};
use super::targets::{Finder, Target};
use super::topic::{Source, Topic};
use crate::lexicon::Places;
use crate::packed::unpacked;
use std::borrow::Cow;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/topics.rs"));

/// The text of a built-in topic: id, label, codes, what counts, whether it is general, and what it measures.
type Written = (&'static str, &'static str, &'static [&'static str], &'static str, bool, Option<&'static str>);

/// How the packs write the topics, in the same order, parted by NUL and packed.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packs.ppmd"));

static UNPACKED: LazyLock<String> = LazyLock::new(|| unpacked(PACKED));

/// How its pack writes the topic of that id.
fn written(id: &str) -> &'static str {
    let ids = TOPICS.iter().map(|topic| topic.0);
    ids.zip(UNPACKED.split('\0')).find(|(other, _)| *other == id).map_or("", |(_, source)| source)
}

/// The topics of the built-in packs, for [`super::Topics::new`]; without their samples, which
/// [`super::read_pack`] reads from their source.
pub fn built_in_topics() -> Vec<Topic> {
    TOPICS.iter().map(topic).collect()
}

fn topic(&(id, label, iptc, about, general, measures): &Written) -> Topic {
    Topic {
        id: id.to_string(),
        label: label.to_string(),
        iptc: iptc.iter().map(ToString::to_string).collect(),
        about: about.to_string(),
        general,
        measures: measures.map(str::to_string),
        examples: Vec::new(),
        near_misses: Vec::new(),
        source: Source::Packed(written),
        triggers: None,
    }
}

/// How phrases begin.
fn beginnings() -> impl Iterator<Item = Beginning> {
    let item = |(&[target, item], flags): (&[u16; 2], &u8)| (target.into(), Packed::new(item.into(), *flags));
    BEGINNINGS.iter().zip(&FLAGS).map(item).map(|(target, item)| Beginning { target, item })
}

/// Where the phrases that are known by each word stand, for [`Phrases::index`].
fn begins() -> impl Iterator<Item = [usize; 3]> {
    COUNTS.iter().scan([0, 0], |[alone, first], counts| {
        let [names, beside, others] = counts.map(usize::from);
        let here = [*alone, *alone + names, *first];
        (*alone, *first) = (*alone + names + beside, *first + others);
        Some(here)
    })
}

pub(super) fn finder() -> Finder {
    let mut phrases = Phrases {
        others: Others::Placed(Placed { some: &SOME, seeds: &SEEDS, rows: &ROWS, text: TEXT }),
        marks: Cow::Borrowed(&MARKS),
        first: Places { groups: Cow::Borrowed(&FIRST) },
        begins: Vec::new(),
        alone: Cow::Borrowed(&ALONE),
        beginnings: Cow::Owned(beginnings().collect()),
        behind: Vec::new(),
        items: Cow::Borrowed(&ITEMS),
        choices: Cow::Borrowed(&CHOICES),
        making: Making::default(),
    };
    phrases.index(begins());
    Finder { phrases, targets: Cow::Borrowed(&TARGETS), beside: Cow::Borrowed(&BESIDE), kinds: KINDS }
}

#[cfg(test)]
mod tests {
    use super::super::{Topics, read_pack};
    use super::*;
    use crate::grammar::Grammar;
    use crate::text::Text;

    /// What the build script wrote down finds what the packs find when they are read.
    #[test]
    fn the_phrases_are_those_of_the_packs() {
        let read = Topics::new(built_in_topics());
        let written = Topics::built_in();
        for topic in written.all() {
            let pack = &read_pack(topic.source()).unwrap()[0];
            assert_eq!(pack.id, topic.id);
            for sample in pack.examples.iter().chain(&pack.near_misses) {
                let text = Text::new(&sample.text);
                let grammar = Grammar::new(&text);
                assert_eq!(written.find(&text, &grammar), read.find(&text, &grammar), "{}", sample.text);
            }
        }
    }
}
