//! Speeches that no cue of their own line claims: they go on from the speech or the cue before, or are nobody's.

use super::cues::Frame;
use super::found::Found;
use super::line::{Lines, Run};
use super::speech;
use crate::grammar::Kind;
use crate::grammar::marks::{Ending, Quoted};
use crate::lexicon::{Tag, numbers};
use crate::text::Shape;
use smallvec::smallvec;

/// Gives every speech that nothing in `found` holds to what comes before it. `found` is in text order, and so it
/// stays.
pub(super) fn carry(lines: &Lines, quoted: &[Quoted], found: Vec<Found>) -> Vec<Found> {
    let mut carrier = Carrier { lines, found: Vec::with_capacity(found.len()), last: None };
    let mut coming = found.into_iter().peekable();
    let speeches = quoted.iter().filter(|quoted| quoted.speech);
    for speech in speeches {
        let run = Run { first: speech.open, last: speech.last };
        while let Some(next) = coming.next_if(|next| next.content[0].first <= run.first) {
            carrier.found.push(next);
        }
        carrier.speech(run, speech.ending);
    }
    carrier.found.extend(coming);
    carrier.found
}

struct Carrier<'a> {
    lines: &'a Lines<'a>,
    found: Vec<Found>,
    /// The last speech, whose it is, and how it ended.
    last: Option<(Run, usize, Ending)>,
}

impl Carrier<'_> {
    fn speech(&mut self, run: Run, ending: Ending) {
        if let Some(owner) = self.holder(run).or_else(|| self.give(run)) {
            self.last = Some((run, owner, ending));
        }
    }

    /// Who holds the speech already: only the latest can.
    fn holder(&self, run: Run) -> Option<usize> {
        let first = self.found.len().saturating_sub(12);
        (first..self.found.len()).rev().find(|at| self.found[*at].holds(run))
    }

    /// Finds an owner for a speech that has none; a title has no need of one.
    fn give(&mut self, run: Run) -> Option<usize> {
        let place = self.lines.place(run.first);
        let alone = self.opens_line(place, run);
        let before = self.last.filter(|(earlier, ..)| self.goes_on(earlier, place, alone)).map(|(_, owner, _)| owner);
        let owner = before.or_else(|| alone.then(|| self.spoke_before(place)).flatten());
        if let Some(owner) = owner {
            self.found[owner].go_on(run);
            return Some(owner);
        }
        let announced = alone.then(|| self.announced(place, run)).flatten();
        let told = announced.or_else(|| self.told_behind(place, run));
        let nobody = || Some(unattributed(run)).filter(|_| !self.is_title(run));
        let found = told.or_else(nobody)?;
        self.found.push(found);
        Some(self.found.len() - 1)
    }

    /// "“Gull Songs” is a film": do all words have a capital, but for the small ones, or is the only one a name?
    fn is_title(&self, run: Run) -> bool {
        let line = self.lines.line(self.lines.line_of(run.first));
        let words = || (run.first..=run.last).filter(|token| line.tag(*token) != Tag::Punct);
        let small = |token: usize| matches!(line.tag(token), Tag::IN | Tag::DT | Tag::CC | Tag::TO);
        let capital = |token: &usize| line.text.tokens[*token].shape != Shape::Lower || small(*token);
        let one = words().nth(1).is_none();
        words().all(|token| capital(&token) && (!one || line.tag(token).is_proper()))
            && !line.slice(run.last.saturating_sub(1)).ends_with(['?', '!'])
    }

    /// "Roe said it was over. “We lost.”": the attribution of the line before, in the same block or in the one before a
    /// block of nothing but speech.
    fn spoke_before(&self, place: Place) -> Option<usize> {
        let first = self.found.len().saturating_sub(6);
        (first..self.found.len()).rev().find(|at| {
            let found = &self.found[*at];
            let says = super::cues::cue(found.lemma).is_some_and(|cue| cue.takes(Frame::plain("quote")));
            let here = found.cue.map(|cue| self.lines.place(cue.last));
            (says || self.opens_with_person(found))
                && found.source.is_some()
                && here.is_some_and(|at| {
                    let whole =
                        || at.block + 1 == place.block && self.says_clause(found) && self.lines.block_is_speech(place);
                    at.line + 1 == place.line && (at.block == place.block || whole())
                })
        })
    }

    /// "Roe supports Moss. “We need a lock.”": is it somebody that the line of the cue begins with?
    fn opens_with_person(&self, found: &Found) -> bool {
        let Some(source) = found.source else { return false };
        let line = self.lines.line(self.lines.line_of(source.first));
        let person = line.tag(source.first).is_proper() || line.lexeme(source.first).is_one_of(&numbers!["he", "she"]);
        person && line.pieces[0].first() == source.first
    }

    /// Does somebody, and no "who", say a clause?
    fn says_clause(&self, found: &Found) -> bool {
        matches!(found.frame.word, "bare" | "that" | "quote" | "parenthetical")
            && found.source.is_some_and(|source| {
                !self.lines.line(self.lines.line_of(source.first)).is_pronoun_of_clause(source.first)
            })
    }

    /// Does nothing stand before the speech in its line, or only "But" or "Then"?
    fn opens_line(&self, place: Place, run: Run) -> bool {
        let line = self.lines.line(place.line);
        let before = line.pieces.iter().take_while(|piece| piece.first() < run.first);
        before
            .enumerate()
            .all(|(at, piece)| at < 3 && matches!(piece.kind, Kind::Conjunction | Kind::Adverb | Kind::Comma))
    }

    /// Is the speech at `place`, which opens its line or not, the next part of the earlier one?
    fn goes_on(&self, earlier: &Run, place: Place, opens: bool) -> bool {
        let from = self.lines.place(earlier.last);
        let next = place.line <= from.line + 1 || place.line == from.line + 2 && self.tells_of_speaker(from.line + 1);
        // Behind what stands between two paragraphs, too.
        let runs_on = self.last.is_some_and(|(_, _, ending)| ending == Ending::RunsOn) && place.block <= from.block + 2;
        let whole = || self.lines.block_is_speech(place);
        opens && (next && from.block == place.block || runs_on || place.block == from.block + 1 && next && whole())
    }

    /// "“I like it,” Roe said. He is 40. “It pays.”": does a line in which nobody says anything begin with who spoke last?
    fn tells_of_speaker(&self, number: usize) -> bool {
        let line = self.lines.line(number);
        let says = (0..line.pieces.len()).any(|at| line.kind(at) == Some(Kind::Speech) || line.reports(at));
        let Some((_, owner, _)) = self.last.filter(|_| !says) else { return false };
        let named = |source: Run| {
            let first = line.pieces[0];
            line.is_person(0) || (source.first..=source.last).any(|token| line.slice(token) == line.slice(first.last()))
        };
        owner + 1 == self.found.len() && self.found[owner].source.is_some_and(named)
    }

    /// "Roe said:" at the end of the line before, or "Roe agreed." before it in the same block.
    fn announced(&self, place: Place, run: Run) -> Option<Found> {
        let number = place.line.checked_sub(1)?;
        let before = self.lines.line(number);
        let end = before.pieces.len();
        if before.is_mark(end.checked_sub(1)?, b':') {
            return speech::cue_before(&before, end, run);
        }
        let here = self.lines.place(before.pieces[0].first()).block == place.block;
        let told = self.found.last().filter(|found| found.source.is_some()).is_some_and(|found| {
            let line = |run: &Run| self.lines.line_of(run.last);
            let at = found.content.partition_point(|run| line(run) < number);
            found.content.get(at).is_some_and(|run| line(run) == number)
        });
        if !here || told {
            return None;
        }
        speech::said_alone(&before, run)
    }

    /// "“We lost.” Roe said.": a line behind that does no more than report.
    fn told_behind(&self, place: Place, run: Run) -> Option<Found> {
        let behind = self.lines.line(place.line + 1);
        let here = behind.piece(0).is_some_and(|piece| self.lines.block_of(piece.first()) == place.block);
        let ends = self.lines.line(place.line).pieces.last().is_some_and(|piece| piece.last() == run.last);
        if here && ends { speech::said_alone(&behind, run) } else { None }
    }
}

/// Where a token stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) block: usize,
}

fn unattributed(run: Run) -> Found {
    Found {
        rule: "quote-unattributed",
        lemma: "",
        frame: Frame::plain(""),
        source: None,
        cue: None,
        content: smallvec![run],
        addressee: None,
    }
}

impl Lines<'_> {
    /// The line and the block of a token.
    fn place(&self, token: usize) -> Place {
        Place { line: self.line_of(token), block: self.block_of(token) }
    }

    /// Does the block hold nothing but speech?
    fn block_is_speech(&self, place: Place) -> bool {
        let line = self.line(place.line);
        line.pieces.iter().all(|piece| matches!(piece.kind, Kind::Speech | Kind::Stop | Kind::Quote))
            && line.pieces.last().is_some_and(|piece| self.ends_block(piece.last()))
    }
}
