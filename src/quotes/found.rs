//! What a rule found.

use super::cues::Frame;
use super::line::Run;
use smallvec::{SmallVec, smallvec};

/// The runs of what is said: mostly one, which needs no memory of its own.
pub(super) type Content = SmallVec<[Run; 2]>;

/// An attribution in tokens, not yet joined with what goes on in other lines.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) rule: &'static str,
    /// The base form of the cue; empty where nothing reports.
    pub(super) lemma: &'static str,
    pub(super) frame: Frame,
    pub(super) source: Option<Run>,
    pub(super) cue: Option<Run>,
    /// Never empty, in text order.
    pub(super) content: Content,
    pub(super) addressee: Option<Run>,
}

/// Sorts what was found; what is alike stays in its order. One function for all orders: the sort of so large a thing takes 15 KB of
/// the program each time that it is written out.
#[inline(never)]
pub(super) fn sort(all: &mut [Found], key: fn(&Found) -> [usize; 4]) {
    all.sort_by_key(key);
}

impl Found {
    /// An attribution in no frame of its cue.
    pub(super) fn new(rule: &'static str, lemma: &'static str, source: Run, cue: Run, content: Content) -> Found {
        let (source, cue) = (Some(source), Some(cue));
        Found { rule, lemma, frame: Frame::plain(""), source, cue, content, addressee: None }
    }

    /// A speech and what reports it.
    pub(super) fn quoting(rule: &'static str, lemma: &'static str, source: Run, cue: Run, speech: Run) -> Found {
        Found { frame: Frame::plain("quote"), ..Found::new(rule, lemma, source, cue, smallvec![speech]) }
    }

    /// Does a run of the content hold the other?
    pub(super) fn holds(&self, run: Run) -> bool {
        let at = self.content.partition_point(|content| content.last < run.last);
        self.content.get(at).is_some_and(|content| content.contains(run))
    }

    /// Adds a run to the content, which mostly ends before it.
    pub(super) fn go_on(&mut self, run: Run) {
        let at = self.content.partition_point(|content| content.first < run.first);
        self.content.insert(at, run);
    }

    /// Does its cue begin with the token?
    pub(super) fn is_cued_at(&self, token: usize) -> bool {
        self.cue.is_some_and(|cue| cue.first == token)
    }
}
