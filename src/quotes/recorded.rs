//! "“…,” Roe said, according to a transcript": a record of the words is what they come through, and whom it shows speaking the source.

use super::content::LONGEST;
use super::found::{Content, Found};
use super::line::{Line, Run};
use super::speech;
use crate::grammar::Kind;
use crate::lexicon::{Class, numbers};

/// How many records a sentence names at most; in what goes on without end nothing is asked of them.
const MOST: usize = 8;

/// The speeches of the line, which are their speakers' whatever record they are read from.
pub(super) fn speeches(line: &Line, found: &mut Vec<Found>) {
    let may_be =
        |found: &Found| found.rule == "according-to" && found.source.is_some_and(|source| is_record(line, source));
    if !(1..=MOST).contains(&found.iter().filter(|found| may_be(found)).count()) {
        return speech::speeches(line, found);
    }
    let (records, others): (Vec<Found>, Vec<Found>) = found.drain(..).partition(may_be);
    found.extend(others);
    speech::speeches(line, found);
    for record in records {
        // "“…,” according to a transcript" is found as a speech.
        let told = |other: &Found| other.cue == record.cue || is_recorded(line, other, &record);
        match found.iter().position(told) {
            Some(other) => leave_out(&mut found[other].content, &record),
            None => found.push(record),
        }
    }
}

/// Parts the content at where the record is named in it.
fn leave_out(content: &mut Content, record: &Found) {
    let holds = |run: &&mut Run| record.cue.is_some_and(|cue| run.contains(cue));
    if let Some(run) = content.last_mut().filter(holds) {
        run.last = record.content[0].last;
        content.extend(record.content.get(1).copied());
    }
}

/// Is it a document or what else keeps the words as they were said, and no paper: "the Post"?
fn is_record(line: &Line, source: Run) -> bool {
    let noun = line.at(source.first);
    let named = line.piece(noun).is_some_and(|noun| line.tag(noun.head()).is_proper());
    !named && (line.head(noun).is(Class::Document) || is_recording(line, source))
}

/// "a transcript", "audio obtained by the Ledger", "a copy of the letter": does it hold nothing but what was said?
fn is_recording(line: &Line, source: Run) -> bool {
    let head = line.head(line.at(source.first));
    head.is_one_of(&numbers!["minutes", "recording", "remarks"])
        || head.is_form_of_one(&numbers![
            "audio",
            "copy",
            "email",
            "excerpt",
            "footage",
            "message",
            "tape",
            "text",
            "transcript",
            "video"
        ])
}

/// Does the record show whom the other tells of: is the verb of its clause the cue there? Of a document that tells of more, only
/// what somebody says in marks is theirs.
fn is_recorded(line: &Line, other: &Found, record: &Found) -> bool {
    let (Some(source), Some(cue), Some(told_by)) = (other.source, other.cue, record.source) else { return false };
    let clause = record.content.iter().flat_map(|run| line.at(run.first)..=line.at(run.last)).take(LONGEST);
    let mut verbs = clause.filter(|at| line.is_finite(*at)).filter_map(|at| Some((at, line.run(at)?)));
    let main = verbs.find(|(_, verb)| !source.contains(*verb));
    let main = main.is_some_and(|(at, verb)| cue.contains(verb) && line.says(at));
    let marked = line.kind(line.at(other.content[0].first)) == Some(Kind::Speech);
    let spoken = || marked && !line.head(line.at(source.first)).is(Class::Medium);
    main && (is_recording(line, told_by) || spoken())
}
