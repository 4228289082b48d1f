//! The cue lexicon, `cues.tsv`: which words report, what may follow each, what each does. The build script makes it into
//! a table.

use crate::lexicon::{ByWord, Class, Key, Perfect, Word, look_up};
use crate::report::Act;
use std::ops::Range;
use std::sync::LazyLock;

/// What a cue stands with: "that", "object-that", "passive-about".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// What the content begins with or is: "that", "bare", "infinitive", a preposition. It tells most frames apart, so it
    /// stands first.
    pub word: &'static str,
    /// What stands between: "object", "passive", "noun"; nothing where the word follows the cue.
    pub base: &'static str,
}

impl Frame {
    /// The frame of a content right behind its cue.
    pub(super) const fn plain(word: &'static str) -> Frame {
        Frame { base: "", word }
    }

    /// Its sort, of as many as a number has bits: few frames are of one sort.
    const fn sort(self) -> u32 {
        let first = if let [first, ..] = self.word.as_bytes() { *first as usize } else { 0 };
        1 << ((3 * first + 10 * self.word.len() + 7 * self.base.len()) % u32::BITS as usize)
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
    /// Where in [`TEXT`] it begins, and how long it is.
    text: (u16, u8),
    /// What it does.
    pub(super) act: Act,
    /// Where in [`LISTS`] the numbers of its frames begin, and how many it has.
    frames: (u16, u8),
    /// The sorts of these frames, a bit for each.
    sorts: u32,
    /// May it stand behind or within what it reports ("…, he said")?
    pub(super) parenthetical: bool,
}

impl Cue {
    const fn new(text: (u16, u8), act: Act, frames: (u16, u8), parenthetical: bool) -> Cue {
        let (mut sorts, Range { start: mut at, end }) = (0, range(frames));
        while at < end {
            sorts |= FRAMES[LISTS[at] as usize].sort();
            at += 1;
        }
        Cue { text, act, frames, sorts, parenthetical }
    }

    /// The base form that it stands under.
    pub(super) fn text(&self) -> &'static str {
        TEXT.get(range(self.text)).unwrap_or_default()
    }

    /// May this follow it?
    #[inline] // mostly there is none of its sort
    pub(super) fn takes(&self, frame: Frame) -> bool {
        self.sorts & frame.sort() != 0 && self.holds(frame)
    }

    fn holds(&self, frame: Frame) -> bool {
        let frames = LISTS.get(range(self.frames)).unwrap_or_default();
        frames.iter().any(|number| FRAMES[usize::from(*number)] == frame)
    }
}

const fn range((start, len): (u16, u8)) -> Range<usize> {
    start as usize..start as usize + len as usize
}

include!(concat!(env!("OUT_DIR"), "/cues.rs"));

/// The cue of a base form.
pub(super) fn cue(lemma: &str) -> Option<&'static Cue> {
    let place = Perfect { seeds: &SEEDS, places: PLACES.len() }.place(Key::of(lemma).hash());
    CUES.get(usize::from(PLACES[place])).filter(|cue| cue.text() == lemma)
}

/// The cue that the word is a form of.
#[inline]
pub(super) fn of(word: &Word) -> Option<&'static Cue> {
    if word.is(Class::Cue) { by_number(word.base) } else { None }
}

/// The cue that a noun is: "a warning" is one beside "warn".
pub(super) fn of_noun(noun: &Word) -> Option<&'static Cue> {
    if noun.is(Class::Cue) { by_number(noun.number).or_else(|| by_number(noun.base)) } else { None }
}

/// The cue whose text the word of that number is.
fn by_number(number: u16) -> Option<&'static Cue> {
    static BY_NUMBER: LazyLock<ByWord<&'static Cue>> =
        LazyLock::new(|| CUES.iter().map(|cue| (look_up(cue.text()).number, cue)).collect());
    BY_NUMBER.get(number).copied()
}

/// The cue of a verb with its particle: "point out".
pub(super) fn particle(lemma: &str, particle: &str) -> Option<(&'static str, &'static Cue)> {
    cue(&format!("{lemma} {particle}")).map(|cue| (cue.text(), cue))
}
