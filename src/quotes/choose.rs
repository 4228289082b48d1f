//! Which of the attributions found stand: of two that say the same the surer, and none whose cue is itself part of
//! what another reports ("Roe said he hopes …" is one attribution, not two).

use super::found::{Found, sort};
use super::line::Run;

/// Leaves out what others hold; the rest in the order of their contents.
pub(super) fn choose(mut found: Vec<Found>) -> Vec<Found> {
    sort(&mut found, |found| [start(found), usize::MAX - end(found), 0, 0]);
    let mut held = vec![false; found.iter().map(|found| end(found).max(cue_end(found)) + 1).max().unwrap_or(0)];
    let mut latest: Option<(Run, &str)> = None;
    found.retain(|found| {
        // "posted a note saying", "“…,” she liked to say": what is said is within the cue of something else.
        let within = |(cue, rule): (Run, &str)| {
            let part = found.cue.is_some_and(|own| own.first == cue.first) && cue.contains(found.content[0]);
            part && (found.rule == "verb-object" || found.rule == "verb-infinitive" && rule.starts_with("quote"))
        };
        if latest.is_some_and(within) {
            return false;
        }
        // Of a cue with the verb that governs it ("wants to show") the last word tells.
        // But a speech behind it is said: "sent a note saying: “…”".
        let speech = found.rule == "verb-quote" && !held[found.content[0].first];
        if found.cue.is_some_and(|cue| held[cue.last]) && !speech {
            return false;
        }
        for run in found.content.iter().filter(|_| found.cue.or(found.source).is_some()) {
            held[run.first..=run.last].fill(true);
        }
        latest = found.cue.map(|cue| (cue, found.rule));
        true
    });
    sort(&mut found, |found| {
        let cue = found.cue.map_or([0; 2], |cue| [cue.first + 1, cue.last]);
        [found.content[0].first, found.content[0].last, cue[0], cue[1]]
    });
    found.dedup_by(|later, earlier| later.content == earlier.content);
    found
}

/// The first token of the cue or the content.
fn start(found: &Found) -> usize {
    found.cue.map_or(usize::MAX, |cue| cue.first).min(found.content[0].first)
}

fn cue_end(found: &Found) -> usize {
    found.cue.map_or(0, |cue| cue.last)
}

fn end(found: &Found) -> usize {
    found.content.iter().map(|run| run.last).max().unwrap_or(0)
}
