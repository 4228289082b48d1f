//! What a rule found.

use super::cues::Frame;
use super::line::Run;

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
    pub(super) content: Vec<Run>,
    pub(super) addressee: Option<Run>,
}

impl Found {
    /// Does its cue begin with the token?
    pub(super) fn is_cued_at(&self, token: usize) -> bool {
        self.cue.is_some_and(|cue| cue.first == token)
    }
}
