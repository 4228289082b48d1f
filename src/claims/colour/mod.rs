//! The colours of a claim: affirmed or negated, how surely, of what time; read off its verb, the words about it and
//! what governs it. The words are data, `colour.tsv`.

mod clause;
mod governor;
mod table;
mod time;

use crate::grammar::{Grammar, Kind};
use crate::lexicon::{Tag, numbers};
use crate::report::{Certainty, Polarity, Time};
use crate::text::{Text, Token};
use clause::{Clause, Verb};
use governor::Governor;
use std::ops::Range;
use table::{Reach, Row, Turns};

/// What the sentence says of the clause.
pub(super) fn colours(
    text: &Text,
    grammar: &Grammar,
    sentence: &Range<usize>,
    clause: Range<usize>,
) -> (Polarity, Certainty, Time) {
    let clause = Clause::new(text, grammar, sentence, clause);
    let verb = clause.verb().unwrap_or_else(|| clause.last_word());
    let reading = Reading {
        raised: clause.raised(&verb),
        governor: governor::governor(&clause),
        behind: governor::behind(&clause),
        asks: asks(&clause),
        verb,
        clause,
    };
    (reading.polarity(), reading.certainty(), reading.time())
}

/// Does a question mark end the sentence right behind the clause?
fn asks(clause: &Clause) -> bool {
    clause.asks() && (clause.tokens.end..clause.sentence.end).all(|at| clause.tag(at) == Tag::Punct)
}

/// A clause with all that colours it.
struct Reading<'a> {
    clause: Clause<'a>,
    verb: Verb,
    /// What governs the infinitive behind the verb, and where its "to" stands.
    raised: Option<(Option<&'static Row>, usize)>,
    governor: Governor,
    /// The cue behind the clause, and whether it is in the past.
    behind: Option<(Option<&'static Row>, bool)>,
    asks: bool,
}

impl Reading<'_> {
    fn polarity(&self) -> Polarity {
        let (clause, verb) = (&self.clause, &self.verb);
        let start = clause.tokens.start;
        // "Isn't it …?" expects a yes.
        let expects = self.asks && verb.first == start && clause.is(start + 1, &numbers!["n't"]);
        let raised = self.raised.and_then(|(row, to)| row.map(|row| (row, to)));
        let to = self.raised.map_or(verb.main, |(_, to)| to);
        let mut negated =
            !expects && clause.negated(verb) || (verb.main + 1..to).any(|at| clause.is(at, &numbers!["not"]));
        negated ^= raised.is_some_and(|(row, _)| row.turns == Turns::Not);
        negated ^= raised.is_none() && self.own().is_some_and(|row| row.turns == Turns::Not);
        negated ^= match self.governor.row.map(|row| row.turns) {
            Some(Turns::Not) => !self.governor.negated,
            Some(Turns::Raise) => self.governor.negated,
            _ => false,
        };
        if negated { Polarity::Negated } else { Polarity::Affirmed }
    }

    /// The line of the verb itself ("avoided", "ruled out"), where it denies its object; who should avoid something has not
    /// yet.
    fn own(&self) -> Option<&'static Row> {
        if self.clause.is(self.verb.first, &numbers!["should", "must", "ought", "can"]) {
            return None;
        }
        let (main, particle) = (self.verb.main, self.verb.main + 1);
        let ends = [main, particle].into_iter().filter(|at| *at == main || self.clause.tag(*at) == Tag::RP);
        let row = |at| table::ending(&self.clause.text.tokens, self.clause.tokens.clone(), at, Reach::In);
        ends.filter_map(row).find(|row| row.turns == Turns::Not)
    }

    fn certainty(&self) -> Certainty {
        if self.asks || self.governor.asked {
            return Certainty::Questioned;
        }
        if self.governor.under_if || self.is_under_condition() || self.would() {
            return Certainty::Conditional;
        }
        let governed = self.governor.row.map_or(Certainty::Asserted, |row| match row.turns {
            Turns::Not if self.governor.negated == (row.certainty == Certainty::Likely) => Certainty::Asserted,
            _ => row.certainty,
        });
        let of_row = |row: Option<&Row>| row.map_or(Certainty::Asserted, |row| row.certainty);
        let own = of_row(self.own().filter(|_| self.clause.negated(&self.verb)));
        let raised = of_row(self.raised.and_then(|(row, _)| row));
        let behind = of_row(self.behind.and_then(|(row, _)| row).filter(|row| row.turns != Turns::Not));
        let all = [governed, raised, behind, own, self.modal(), self.adverbs()];
        all.into_iter().max_by_key(|certainty| rank(*certainty)).unwrap_or(Certainty::Asserted)
    }

    /// "would" that no past cue explains: what would be, if.
    fn would(&self) -> bool {
        let modal = self.clause.tag(self.verb.first) == Tag::MD;
        let would = modal && self.clause.is(self.verb.first, &numbers!["would", "'d"]) && !self.refuses();
        // "would like to see" tells a wish that is there.
        let wishes = || self.clause.is(self.verb.main, &numbers!["like", "love"]);
        would && (!self.is_reported() || self.verb.perfect) && !wishes()
    }

    /// Does a cue in the past govern the clause? What stands in marks is left in the tense that was spoken.
    fn is_reported(&self) -> bool {
        let past = self.governor.past || self.behind.is_some_and(|(_, past)| past);
        past && !self.clause.is_quoted()
    }

    /// "She would not comment", with no cue before it: she has refused.
    fn refuses(&self) -> bool {
        !self.is_reported() && self.clause.refuses(&self.verb)
    }

    fn modal(&self) -> Certainty {
        let (clause, verb) = (&self.clause, &self.verb);
        let may = clause.tag(verb.first) == Tag::MD
            && (clause.is(verb.first, &numbers!["may", "might"])
                || clause.is(verb.first, &numbers!["could"]) && time::time(clause, verb, None, None) != Time::Past
                || clause.is(verb.first, &numbers!["could"]) && verb.perfect);
        let praise =
            clause.is(verb.first, &numbers!["could"]) && clause.any(verb.first..verb.main, &numbers!["not", "n't"]);
        if may && !praise { Certainty::Possible } else { Certainty::Asserted }
    }

    /// Adverbs in the clause and right before it.
    fn adverbs(&self) -> Certainty {
        let clause = &self.clause;
        let before = (clause.sentence.start..clause.tokens.start).rev();
        let near = before.take_while(|at| clause.tag(*at).is_adverb() || clause.is_mark(*at, b',')).last();
        let start = near.unwrap_or(clause.tokens.start);
        let row = |at: usize| {
            let in_noun = || clause.grammar.chunks.of(at).kind == Kind::Noun;
            let row = table::ending(&clause.text.tokens, start..clause.tokens.end, at, Reach::In);
            row.filter(|row| row.turns != Turns::Not && !in_noun())
        };
        let rows = (start..clause.tokens.end).filter_map(row);
        rows.map(|row| row.certainty).max_by_key(|certainty| rank(*certainty)).unwrap_or(Certainty::Asserted)
    }

    /// Does an "if" or its like in the same part of the sentence make the clause one half of a condition?
    fn is_under_condition(&self) -> bool {
        let clause = &self.clause;
        let tokens = &clause.text.tokens[clause.sentence.clone()];
        // Most words are none of these, so what else must hold is looked at last.
        let may =
            |token: &Token| token.word.is_one_of(&numbers!["if", "unless", "should", "had", "were", "provided", "as"]);
        tokens.iter().enumerate().filter(|(_, token)| may(token)).any(|(place, _)| {
            let at = clause.sentence.start + place;
            let word = match clause.word(at).text() {
                "if" | "unless" => true,
                "should" | "had" | "were" => clause.is_inverted_condition(at),
                "provided" => clause.is(at + 1, &numbers!["that"]),
                _ => clause.is(at + 1, &numbers!["long"]) && clause.is(at + 2, &numbers!["as"]),
            };
            let before = at.checked_sub(1).filter(|before| clause.sentence.contains(before));
            let other = || {
                before.is_some_and(|before| clause.is(before, &numbers!["as", "even", "what"]))
                    || clause.is(at + 1, &numbers!["only", "any", "not", "ever", "anything"])
            };
            word && !other() && !self.is_asked(at) && self.shares_part(at)
        })
    }

    /// Is the "if" of the kind of "asked if"?
    fn is_asked(&self, at: usize) -> bool {
        let tokens = &self.clause.text.tokens;
        for at in (self.clause.sentence.start..at).rev().take(4) {
            if table::ending(tokens, self.clause.sentence.clone(), at, Reach::If).is_some() {
                return true;
            }
            if self.clause.tag(at).is_verb() {
                return false;
            }
        }
        false
    }

    /// Does no semicolon, and no comma with a conjunction, part the token from the clause?
    fn shares_part(&self, at: usize) -> bool {
        let clause = &self.clause;
        let between = if at < clause.tokens.start { at..clause.tokens.start } else { clause.tokens.end..at };
        let parts = |at| {
            clause.is_mark(at, b';')
                || clause.is_mark(at, b',') && clause.is(at + 1, &numbers!["and", "but"])
                || clause.is(at, &numbers!["but"])
        };
        !between.into_iter().any(parts)
    }

    fn time(&self) -> Time {
        if self.refuses() {
            return Time::Past;
        }
        let time = time::time(&self.clause, &self.verb, self.raised, self.governor.row);
        let ahead = || self.clause.any(self.clause.sentence.clone(), &numbers!["will", "'ll", "wo", "would", "going"]);
        if time == Time::Present && self.governor.under_if && ahead() { Time::Future } else { time }
    }
}

/// The weaker counts.
fn rank(certainty: Certainty) -> u8 {
    match certainty {
        Certainty::Asserted => 0,
        Certainty::Likely => 1,
        Certainty::Possible => 2,
        Certainty::Conditional => 3,
        Certainty::Questioned => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str) -> (Polarity, Certainty, Time) {
        let text = Text::new(source);
        let grammar = Grammar::new(&text);
        colours(&text, &grammar, &text.sentences[0].tokens, 0..text.tokens.len() - 1)
    }

    /// A labelled case of `tests/colours.tsv`: what was read, as the file writes it, and whether each colour is right.
    fn judged(line: &str) -> (String, [bool; 3]) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [sentence, clause, polarity, certainty, time] = fields[..] else { panic!("not five columns: {line}") };
        let text = Text::new(sentence);
        let grammar = Grammar::new(&text);
        let start = sentence.find(clause).unwrap_or_else(|| panic!("the clause is not in the sentence: {line}"));
        let token = |byte: usize| text.tokens.partition_point(|token| (token.span.end as usize) <= byte);
        let clause = token(start)..token(start + clause.len() - 1) + 1;
        let of_it = text.sentences.iter().find(|sentence| sentence.tokens.contains(&clause.start));
        let got = colours(&text, &grammar, &of_it.expect("a sentence").tokens, clause);
        let got = [serde_json::to_value(got.0), serde_json::to_value(got.1), serde_json::to_value(got.2)];
        let got = got.map(|value| value.unwrap().as_str().unwrap_or_default().to_string());
        let right = [got[0] == polarity, got[1] == certainty, got[2] == time];
        (format!("{line} <> {}", got.join(" ")), right)
    }

    /// How many percent of each colour are right, and the lines that are not.
    fn percent(lines: &[&str]) -> ([usize; 3], Vec<String>) {
        let (mut right, mut wrong) = ([0; 3], Vec::new());
        for (line, judged) in lines.iter().map(|line| judged(line)) {
            right.iter_mut().zip(judged).for_each(|(right, is)| *right += usize::from(is));
            wrong.extend((judged != [true; 3]).then_some(line));
        }
        (right.map(|right| 100 * right / lines.len()), wrong)
    }

    /// The floors are what the rules reach today; raise them with them. The last part of the file was written when
    /// the rules stood, and they were not mended by it.
    #[test]
    fn the_labelled_cases_stay_right() {
        let file = include_str!("../../../tests/colours.tsv");
        let (seen, held_out) = file.split_once("# Held out").expect("a held-out part");
        for (part, least, floors) in [(seen, 290, [99, 99, 99]), (held_out, 150, [97, 99, 96])] {
            let lines: Vec<&str> = part.lines().filter(|line| line.contains('\t') && !line.starts_with('#')).collect();
            let (percent, wrong) = percent(&lines);
            assert!(lines.len() >= least, "only {} cases", lines.len());
            assert!(
                percent.iter().zip(floors).all(|(percent, floor)| *percent >= floor),
                "polarity, certainty, time: {percent:?} of {}:\n{}",
                lines.len(),
                wrong.join("\n")
            );
        }
    }

    #[test]
    fn every_line_of_the_table_is_read_and_reaches_its_example() {
        let lines = || include_str!("../colour.tsv").lines().filter(|line| !line.starts_with('#'));
        for line in lines() {
            let row = table::row(line).unwrap_or_else(|| panic!("not a row: {line}"));
            let text = Text::new(row.example);
            let tokens = 0..text.tokens.len();
            let hit = tokens.clone().any(|at| {
                table::ending(&text.tokens, tokens.clone(), at, row.reach).is_some_and(|hit| hit.example == row.example)
            });
            assert!(hit, "{line}");
        }
    }

    #[test]
    fn words_colour_the_clause() {
        assert_eq!(of("The council did not raise the tax."), (Polarity::Negated, Certainty::Asserted, Time::Past));
        assert_eq!(of("The council will raise the tax."), (Polarity::Affirmed, Certainty::Asserted, Time::Future));
        assert_eq!(of("The tax might hurt shops."), (Polarity::Affirmed, Certainty::Possible, Time::Future));
        assert_eq!(of("Shops close if the tax rises."), (Polarity::Affirmed, Certainty::Conditional, Time::Present));
        assert_eq!(of("Will the tax rise?"), (Polarity::Affirmed, Certainty::Questioned, Time::Future));
    }
}
