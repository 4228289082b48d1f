//! The cue lexicon, `cues.tsv`: which words report, what may follow each, what each does.

use crate::report::Act;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a cue stands with: "that", "object-that", "passive-about".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// What stands between: "object", "passive", "noun"; nothing where the word follows the cue.
    pub base: &'static str,
    /// What the content begins with or is: "that", "bare", "infinitive", a preposition.
    pub word: &'static str,
}

impl Frame {
    /// The frame of a content right behind its cue.
    pub(super) const fn plain(word: &'static str) -> Frame {
        Frame { base: "", word }
    }

    /// The same content with something before it.
    pub(super) const fn behind(self, base: &'static str) -> Frame {
        Frame { base, word: self.word }
    }
}

impl std::fmt::Display for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.base.is_empty() { f.write_str(self.word) } else { write!(f, "{}-{}", self.base, self.word) }
    }
}

/// A word that reports.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// What it does.
    pub(super) act: Act,
    frames: Vec<Frame>,
    /// May it stand behind or within what it reports ("…, he said")?
    pub(super) parenthetical: bool,
}

impl Cue {
    /// May this follow it?
    pub(super) fn takes(&self, frame: Frame) -> bool {
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

/// The cue of a verb with its particle: "point out".
pub(super) fn particle(lemma: &str, particle: &str) -> Option<(&'static str, &'static Cue)> {
    static WITH_PARTICLE: LazyLock<FxHashMap<(&str, &str), &'static str>> =
        LazyLock::new(|| CUES.keys().filter_map(|key| Some((key.split_once(' ')?, *key))).collect());
    let key = WITH_PARTICLE.get(&(lemma, particle))?;
    CUES.get(key).map(|cue| (*key, cue))
}

fn entry(line: &'static str) -> Option<(&'static str, Cue)> {
    let mut fields = line.split('\t');
    let (lemma, act, frames) = (fields.next()?, act(fields.next()?)?, fields.next()?);
    let frames: Vec<Frame> = frames.split(' ').map(frame).collect();
    Some((lemma, Cue { act, parenthetical: frames.contains(&Frame::plain("parenthetical")), frames }))
}

fn frame(name: &'static str) -> Frame {
    let (base, word) = name.split_once('-').unwrap_or(("", name));
    Frame { base, word }
}

fn act(name: &str) -> Option<Act> {
    serde_json::from_value(serde_json::Value::from(name)).ok()
}
