//! How far the subject of a verb reaches: apposition and relative clause belong to it, adverbials do not.

use super::Reader;
use crate::grammar::Kind;
use crate::lexicon::numbers;
use crate::quotes::line::{REACH, Run};

impl Reader<'_> {
    /// The words from the noun phrase to the verb, adverbials left out: the whole subject.
    pub(super) fn subject_region(&self, noun: usize, verb: usize) -> Option<Run> {
        if verb - noun > 2 * REACH {
            return None;
        }
        if self.line.kind(noun) != Some(Kind::Noun) {
            return self.line.run(noun);
        }
        // "2. Roe wants more": the number of an item.
        let noun = if noun == 0 && verb > 2 && self.line.is_mark(1, b'.') { 2 } else { noun };
        let comma = (noun + 1..verb).find(|at| matches!(self.line.kind(*at), Some(Kind::Comma | Kind::Break)));
        let mut end = comma.unwrap_or(verb);
        let first = self.line.piece(noun)?.first();
        if let Some(mut from) = comma {
            while from < verb {
                let next = (from + 1..verb).find(|at| self.line.kind(*at) == self.line.kind(from)).unwrap_or(verb);
                // "A lawyer by trade, he left": a pronoun is no apposition. "No comment, Roe said.", but "“It rained,” a farmer, Dana
                // Roe said."
                let last = next == verb && self.line.kind(from + 1) == Some(Kind::Noun);
                let opens = || noun == 0 || self.line.is_mark(noun - 1, b':');
                if last && (self.line.is_person(from + 1) || opens() && self.line.ends_said(from + 1)) {
                    return self.subject_region(from + 1, verb);
                }
                // "It rained, and Vale said": with no comma but one another clause may begin.
                let listed = next < verb || Some(from) != comma;
                if !(self.line.belongs(from + 1, next) || listed && self.joins_another(from + 1, next)) {
                    break;
                }
                end = (next + 1).min(verb);
                from = next;
            }
        }
        let end = self.without_adverbials(noun, end);
        let last = self.line.piece(end.checked_sub(1)?)?.last();
        Some(Run { first, last })
    }

    /// "Roe, 24, | and Vale |, 25, said", "A clerk who saw it, | and who fled |, said": is there no more between two commas than
    /// "and" and who else it is, or another relative clause?
    fn joins_another(&self, and: usize, comma: usize) -> bool {
        let another = comma == and + 2 && self.line.kind(and + 1) == Some(Kind::Noun);
        self.line.lone(and).is_one_of(&numbers!["and"])
            && (another || self.line.lone(and + 1).is_one_of(&numbers!["who", "whose", "which"]))
    }

    /// Is it a word that goes with the verb behind a subject?
    fn floats(&self, at: usize) -> bool {
        self.line.lone(at).is_one_of(&numbers!["both", "all", "each", "first"])
            && self.line.kind_before(at) != Some(Kind::Conjunction)
    }

    /// Leaves out times, media and adverbs at the end, but for those of a participle: "data released | on Monday".
    pub(super) fn without_adverbials(&self, noun: usize, mut end: usize) -> usize {
        while end > noun + 1 {
            let last = end - 1;
            let next = match self.line.kind(last) {
                Some(Kind::Adverb) => last,
                // "Roe and Moss both | said", "she first | reported"
                _ if self.floats(last) => last,
                Some(Kind::Noun) if self.line.is_medium(last) && self.line.owns_medium(last - 1) => return end,
                // "workers on strike since Monday | said"
                Some(Kind::Noun) if last > noun + 2 && self.line.word(last - 1) == "since" => return end,
                Some(Kind::Noun) if self.line.is_time(last) || self.line.is_medium(last) => {
                    if last > noun + 1 && self.line.kind(last - 1) == Some(Kind::Link) {
                        last - 1
                    } else if self.line.is_time(last) {
                        last
                    } else {
                        return end;
                    }
                }
                _ => return end,
            };
            if next > noun + 1 && self.line.kind(next - 1) == Some(Kind::Verb) {
                return end;
            }
            end = next;
        }
        end
    }
}
