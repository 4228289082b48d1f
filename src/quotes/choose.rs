//! Which of the attributions found stand: of two that say the same the surer, and none whose cue is itself part of
//! what another reports ("Roe said he hopes …" is one attribution, not two).

use super::found::Found;
use super::line::Run;

/// Leaves out what others hold; the rest in the order of their contents.
pub(super) fn choose(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|found| (start(found), std::cmp::Reverse(end(found))));
    let mut open: Vec<Run> = Vec::new();
    found.retain(|found| {
        let Some(cue) = found.cue else { return true };
        open.retain(|run| run.last >= start(found));
        // Of a cue with the verb that governs it ("wants to show") the last word tells.
        let inside = open.iter().any(|run| run.first <= cue.last && cue.last <= run.last);
        if !inside {
            open.extend(&found.content);
        }
        !inside
    });
    found.sort_by_key(|found| (found.content[0], found.cue));
    found.dedup_by(|later, earlier| later.content == earlier.content);
    found
}

/// The first token of the cue or the content.
fn start(found: &Found) -> usize {
    found.cue.map_or(usize::MAX, |cue| cue.first).min(found.content[0].first)
}

fn end(found: &Found) -> usize {
    found.content.iter().map(|run| run.last).max().unwrap_or(0)
}
