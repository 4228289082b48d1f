//! What belongs together: a quotation in several sentences, one that goes on after its cue, one whose
//! speaker was named before; and quotations by nobody.

use super::Joined;
use super::attribute::Found;
use super::clause::Run;
use super::marks::{Ending, Marks, Quoted};
use crate::text::Text;

/// Joins the parts and orders all by their first content.
pub(super) fn join(text: &Text, marks: &Marks, mut found: Vec<Found>) -> Vec<Joined> {
    found.sort_by_key(|found| (found.content[0], std::cmp::Reverse(found.cue.first)));
    one_claim_each(&mut found, marks);
    let mut joined: Vec<Joined> = found.into_iter().map(|found| Joined { found, continues: None }).collect();
    let owners = carry_on(text, marks, &mut joined);
    joined.sort_by_key(|joined| (joined.found.content[0], joined.found.cue));
    let by_cue = |owner: &(Run, Run), joined: &[Joined]| {
        joined.iter().position(|other| other.found.cue == owner.0 && other.found.content[0] == owner.1)
    };
    for (speech, owner) in owners {
        let (Some(at), Some(of)) =
            (joined.iter().position(|joined| joined.found.content[0] == speech), by_cue(&owner, &joined))
        else {
            continue;
        };
        joined[at].continues = (of < at).then_some(of);
    }
    joined
}

/// A quotation is one attribution's: where two claim the same words, the first stays.
fn one_claim_each(found: &mut Vec<Found>, marks: &Marks) {
    found.dedup_by(|later, earlier| {
        later.content == earlier.content && marks.outermost(later.content[0].first).is_some()
    });
}

/// Gives the speeches that no cue claims to the speech before them, or to nobody.
fn carry_on(text: &Text, marks: &Marks, joined: &mut Vec<Joined>) -> Vec<(Run, (Run, Run))> {
    let mut claimed: Vec<Option<usize>> = vec![None; marks.quoted.len()];
    for (number, joined) in joined.iter().enumerate() {
        for run in &joined.found.content {
            let first = marks.quoted.partition_point(|quoted| quoted.open < run.first);
            for (quoted, owner) in marks.quoted[first..]
                .iter()
                .zip(&mut claimed[first..])
                .take_while(|(quoted, _)| quoted.open <= run.last)
            {
                if quoted.outermost {
                    *owner = owner.or(Some(number));
                }
            }
        }
    }
    let mut owners = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (number, quoted) in marks.quoted.iter().enumerate().filter(|(_, quoted)| quoted.outermost) {
        if let Some(owner) = claimed[number] {
            last = Some((owner, quoted.last));
            continue;
        }
        let run = Run { first: quoted.open, last: quoted.last };
        if !is_speech(text, quoted) {
            continue;
        }
        let before = last.filter(|(_, end)| near(text, marks, *end, quoted));
        match before {
            Some((owner, end))
                if same_paragraph(text, end, quoted.open)
                    && joined[owner].continues.is_none()
                    && owner < claimed.len().max(joined.len()) =>
            {
                joined[owner].found.content.push(run);
                last = Some((owner, quoted.last));
            }
            _ => {
                let found = Found {
                    rule: "quote-carried-on",
                    lemma: "",
                    source: None,
                    cue: run,
                    content: vec![run],
                    addressee: None,
                };
                if let Some((owner, _)) = before {
                    owners.push((run, (joined[owner].found.cue, joined[owner].found.content[0])));
                }
                joined.push(Joined {
                    found: Found {
                        rule: if before.is_some() { "quote-carried-on" } else { "quote-unattributed" },
                        ..found
                    },
                    continues: None,
                });
                last = before.map(|(owner, _)| (owner, quoted.last));
            }
        }
    }
    owners
}

/// Is it speech, and not a scare quote or a title: a whole sentence of its own, or several words that end
/// with a mark?
fn is_speech(text: &Text, quoted: &Quoted) -> bool {
    let words = quoted.last - quoted.open;
    let sentence = text.sentences.partition_point(|sentence| sentence.tokens.end <= quoted.open);
    let opens = text.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.start == quoted.open);
    let inner = text.tokens[quoted.last.saturating_sub(1)].span.of(text.source);
    let stops = inner.ends_with(['.', '?', '!', ',', '…']) || quoted.ending != Ending::Closed;
    opens && words >= 3 && stops
}

/// Does the quotation follow the end of the last one in the next sentence or paragraph?
fn near(text: &Text, _marks: &Marks, end: usize, quoted: &Quoted) -> bool {
    let block = |token: usize| text.blocks.partition_point(|block| block.span.end <= text.tokens[token].span.start);
    let sentence = |token: usize| text.sentences.partition_point(|sentence| sentence.tokens.end <= token);
    let (from, to) = (block(end), block(quoted.open));
    to - from <= 1 && sentence(quoted.open) - sentence(end) <= 1
}

fn same_paragraph(text: &Text, from: usize, to: usize) -> bool {
    let block = |token: usize| text.blocks.partition_point(|block| block.span.end <= text.tokens[token].span.start);
    block(from) == block(to)
}
