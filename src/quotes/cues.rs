//! The cue lexicon, `cues.tsv`: which words report, what may follow each, what each does.

use crate::report::Act;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A word that reports.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// What it does.
    pub(super) act: Act,
    /// What may follow it: the names of frames, as the rules' ids end.
    frames: Vec<&'static str>,
    /// May it stand behind or within what it reports ("…, he said")?
    pub(super) parenthetical: bool,
}

impl Cue {
    /// May this follow it?
    pub(super) fn takes(&self, frame: &str) -> bool {
        self.frames.contains(&frame)
    }
}

static CUES: LazyLock<FxHashMap<&'static str, Cue>> = LazyLock::new(|| {
    include_str!("cues.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(entry).collect()
});

/// The cue of a base form.
pub(super) fn cue(lemma: &str) -> Option<&'static Cue> {
    if lemma.is_empty() { None } else { CUES.get(lemma) }
}

fn entry(line: &'static str) -> Option<(&'static str, Cue)> {
    let mut fields = line.split('\t');
    let (lemma, act, frames) = (fields.next()?, act(fields.next()?)?, fields.next()?);
    let frames: Vec<&str> = frames.split(' ').collect();
    Some((lemma, Cue { act, parenthetical: frames.contains(&"parenthetical"), frames }))
}

fn act(name: &str) -> Option<Act> {
    serde_json::from_value(serde_json::Value::from(name)).ok()
}
