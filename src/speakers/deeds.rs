//! Who is meant by what they did or suffered: "the victim" is who was stabbed, "the owner" by whom something is owned.

use super::mention::{Mention, Standing};
use super::phrase::Top;
use super::resolve::Resolver;
use super::senses::lines;
use crate::grammar::{Chunk, Form, Kind};
use crate::lexicon::{look_up, numbers};
use std::sync::LazyLock;

/// Among how many mentions before it whom a description means is looked for.
const FAR: usize = 120;

/// Behind how many chunks of an apposition the verb of a name stands.
const APART: usize = 8;

/// Where a name stands by a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// "owned by Roe".
    By,
    /// "stabbed Roe".
    Object,
    /// "Roe was stabbed".
    Passive,
    /// "Roe pleaded guilty".
    Subject,
}

/// What a verb tells of whoever stands in some place by it.
#[derive(Debug)]
struct Deed {
    verb: u16,
    place: Place,
    sense: &'static str,
}

static DEEDS: LazyLock<Vec<Deed>> = LazyLock::new(|| {
    let rows = lines(include_str!("deeds.tsv")).filter_map(|line| {
        let mut fields = line.split('\t');
        let verb = look_up(fields.next()?).number;
        let place = match fields.next()? {
            "by" => Place::By,
            "object" => Place::Object,
            "passive" => Place::Passive,
            _ => Place::Subject,
        };
        Some(Deed { verb, place, sense: fields.next()? })
    });
    rows.collect()
});

impl Resolver<'_, '_> {
    /// The one told of last who did or suffered what makes them the victim, the owner.
    pub(super) fn by_deed(&self, sense: &str, top: &Top) -> Option<usize> {
        DEEDS.iter().any(|deed| deed.sense == sense).then_some(())?;
        let here = self.mentions.partition_point(|mention| mention.name.start < top.head);
        let is_so = |mention: &usize| {
            self.told(self.mentions[*mention].name.start)
                && self.verbs(*mention).into_iter().flatten().any(|(verb, place)| {
                    let base = self.text.tokens[verb].word.base;
                    DEEDS.iter().any(|deed| deed.verb == base && deed.place == place && deed.sense == sense)
                })
        };
        (0..here).rev().take(FAR).find(is_so).map(|mention| self.of_mention[mention])
    }

    /// The verbs before and behind a name, and where it stands by each.
    fn verbs(&self, mention: usize) -> [Option<(usize, Place)>; 2] {
        let chunks = &self.grammar.chunks.all;
        let Mention { name, standing, .. } = &self.mentions[mention];
        let number = self.grammar.chunks.of_token[name.end - 1] as usize;
        let verb = |chunk: &&Chunk| chunk.kind == Kind::Verb;
        let before = || {
            let before = chunks.get(number.checked_sub(1)?)?;
            if self.is_word(before.first(), &numbers!["by"]) {
                return Some((chunks.get(number.checked_sub(2)?).filter(verb)?.head(), Place::By));
            }
            Some(before).filter(|chunk| verb(chunk) && !chunk.verb.passive).map(|chunk| (chunk.head(), Place::Object))
        };
        let apart = |chunk: &&Chunk| matches!(chunk.kind, Kind::Comma | Kind::Noun | Kind::Link);
        let behind = || {
            let next = chunks.get(number + 1..)?.iter().take(APART).find(|chunk| !apart(chunk))?;
            let place = if next.verb.passive { Place::Passive } else { Place::Subject };
            // Not "Roe, of Norbury, denied it".
            let finite = verb(&next) && next.verb.form == Form::Finite && *standing == Standing::Subject;
            finite.then_some((next.head(), place))
        };
        [before(), behind()]
    }
}
