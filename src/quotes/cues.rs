//! The cue lexicon, `cues.tsv`: which words report, what may follow each, what each does. The build script makes it into
//! a table.

use crate::lexicon::{ByWord, Perfect, Word, look_up};
use crate::report::Act;
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
#[derive(Debug)]
pub(super) struct Cue {
    /// What it does.
    pub(super) act: Act,
    /// By their numbers in [`FRAMES`].
    frames: &'static [u8],
    /// May it stand behind or within what it reports ("…, he said")?
    pub(super) parenthetical: bool,
}

impl Cue {
    /// May this follow it?
    pub(super) fn takes(&self, frame: Frame) -> bool {
        self.frames.iter().any(|number| FRAMES[usize::from(*number)] == frame)
    }
}

include!(concat!(env!("OUT_DIR"), "/cues.rs"));

/// The row of a cue.
fn row(key: &str) -> Option<&'static (&'static str, Cue)> {
    let place = Perfect { seeds: &SEEDS, places: PLACES.len() }.place(key);
    CUES.get(usize::from(PLACES[place])).filter(|(text, _)| *text == key)
}

/// The cue of a base form.
pub(super) fn cue(lemma: &str) -> Option<&'static Cue> {
    row(lemma).map(|(_, cue)| cue)
}

/// The cue that the word is a form of.
pub(super) fn of(word: Word) -> Option<&'static Cue> {
    static BY_BASE: LazyLock<ByWord<&'static Cue>> =
        LazyLock::new(|| CUES.iter().map(|(key, cue)| (look_up(key).number, cue)).collect());
    BY_BASE.get(word.base).copied()
}

/// The cue of a verb with its particle: "point out".
pub(super) fn particle(lemma: &str, particle: &str) -> Option<(&'static str, &'static Cue)> {
    row(&format!("{lemma} {particle}")).map(|(text, cue)| (*text, cue))
}
