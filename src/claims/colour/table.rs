//! `colour.tsv` as a table: the words that colour what they govern.

use crate::lexicon::{ByWord, Class, look_up};
use crate::report::Certainty;
use crate::text::Token;
use std::ops::Range;
use std::sync::LazyLock;

/// How a word reaches what it colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// A clause, gerund or noun clause behind it.
    That,
    /// A clause behind it that begins with "if".
    If,
    /// An infinitive.
    To,
    /// The clause that it stands in.
    In,
    /// The verb behind it, or before it: "never", "nobody".
    Word,
}

/// What a word does to the polarity of what it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turns {
    /// Nothing, negated or not.
    Nothing,
    /// It denies it.
    Not,
    /// Its own "not" is meant for it: "does not expect".
    Raise,
}

/// The time of what a word governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// It tells nothing of it.
    Own,
    /// The governed verb tells: "appears to be", "is said to have been".
    State,
    Future,
    Past,
}

/// A line of `colour.tsv`.
#[derive(Debug)]
pub(super) struct Row {
    /// The numbers of its words.
    words: Vec<u16>,
    pub(super) reach: Reach,
    pub(super) turns: Turns,
    pub(super) certainty: Certainty,
    pub(super) when: When,
    #[cfg(test)]
    pub(super) example: &'static str,
}

/// The rows by their last word.
static ROWS: LazyLock<ByWord<Vec<Row>>> = LazyLock::new(|| {
    let mut rows: Vec<(u16, Vec<Row>)> = Vec::new();
    for row in include_str!("../colour.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(row) {
        let last = row.words.last().copied().unwrap_or_default();
        match rows.iter_mut().find(|(word, _)| *word == last) {
            Some((_, own)) => own.push(row),
            None => rows.push((last, vec![row])),
        }
    }
    rows.into_iter().collect()
});

pub(super) fn row(line: &'static str) -> Option<Row> {
    let mut fields = line.split('\t');
    Some(Row {
        words: fields.next()?.split(' ').map(|word| look_up(word).number).collect(),
        reach: match fields.next()? {
            "that" => Reach::That,
            "if" => Reach::If,
            "to" => Reach::To,
            "in" => Reach::In,
            "word" => Reach::Word,
            _ => return None,
        },
        turns: match fields.next()? {
            "-" => Turns::Nothing,
            "not" => Turns::Not,
            "raise" => Turns::Raise,
            _ => return None,
        },
        certainty: match fields.next()? {
            "-" => Certainty::Asserted,
            "likely" => Certainty::Likely,
            "possible" => Certainty::Possible,
            "questioned" => Certainty::Questioned,
            _ => return None,
        },
        when: match fields.next()? {
            "-" => When::Own,
            "state" => When::State,
            "future" => When::Future,
            "past" => When::Past,
            _ => return None,
        },
        #[cfg(test)]
        example: fields.next()?,
    })
}

/// The row of that reach whose words end at a token, and stand in the range.
#[inline(always)] // few words end one
pub(super) fn ending(tokens: &[Token], range: Range<usize>, at: usize, reach: Reach) -> Option<&'static Row> {
    if tokens[at].word.is(Class::Colour) { coloured(tokens, range, at, reach) } else { None }
}

/// The same of a word that ends a row.
fn coloured(tokens: &[Token], range: Range<usize>, at: usize, reach: Reach) -> Option<&'static Row> {
    let word = tokens[at].word;
    let rows = |number: u16| ROWS.get(number).map_or(&[][..], Vec::as_slice);
    let fits = |row: &&Row| {
        let from = (at + 1).checked_sub(row.words.len()).filter(|from| *from >= range.start);
        row.reach == reach
            && from.is_some_and(|from| {
                let pairs = row.words.iter().zip(&tokens[from..=at]);
                pairs.into_iter().all(|(want, token)| token.word.is_form(*want))
            })
    };
    // Most words are their own base form.
    let of_base = || if word.base == word.number { None } else { rows(word.base).iter().find(fits) };
    rows(word.number).iter().find(fits).or_else(of_base)
}
