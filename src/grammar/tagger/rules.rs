//! The rules of context, `rules.tsv`.

use super::sight::Sign;
use crate::lexicon::{Tag, Word, look_up};
use std::sync::LazyLock;

/// Changes one tag to another where all tests hold and the word could be the other.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) from: Tag,
    pub(super) to: Tag,
    pub(super) tests: Vec<Test>,
}

/// What must stand, or must not stand, in some place beside the word.
#[derive(Debug)]
pub(super) struct Test {
    pub(super) place: Place,
    pub(super) negated: bool,
    pub(super) what: What,
}

/// Any of these: bits of [`Tag`] and of [`Sign`], and words.
#[derive(Debug, Default)]
pub(super) struct What {
    pub(super) tags: u64,
    pub(super) could: u64,
    pub(super) signs: u64,
    pub(super) words: Vec<&'static Word>,
}

/// Where a test looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The word itself.
    This,
    /// The word before, the one before that, any of the two or three before.
    Prev,
    Prev2,
    PrevOf2,
    PrevOf3,
    Next,
    Next2,
    NextOf2,
    NextOf3,
    /// The nearest word before or behind that is no adverb.
    Governor,
    Ahead,
    /// Any word before or behind, up to the next mark, conjunction or relative word.
    ClauseBefore,
    ClauseAfter,
}

impl Place {
    /// Each with the name that rules give it.
    pub(super) const ALL: [(Place, &'static str); 13] = [
        (Place::This, "this"),
        (Place::Prev, "prev"),
        (Place::Prev2, "prev2"),
        (Place::PrevOf2, "prev1-2"),
        (Place::PrevOf3, "prev1-3"),
        (Place::Next, "next"),
        (Place::Next2, "next2"),
        (Place::NextOf2, "next1-2"),
        (Place::NextOf3, "next1-3"),
        (Place::Governor, "governor"),
        (Place::Ahead, "ahead"),
        (Place::ClauseBefore, "clause-before"),
        (Place::ClauseAfter, "clause-after"),
    ];
}

/// Names for several tags.
pub(super) const GROUPS: [(&str, &[Tag]); 7] = [
    ("NOUN", &[Tag::NN, Tag::NNS, Tag::NNP, Tag::NNPS]),
    ("NAME", &[Tag::NNP, Tag::NNPS]),
    ("VERB", &[Tag::VB, Tag::VBD, Tag::VBG, Tag::VBN, Tag::VBP, Tag::VBZ]),
    ("FINITE", &[Tag::VBD, Tag::VBP, Tag::VBZ, Tag::MD]),
    ("ADJ", &[Tag::JJ, Tag::JJR, Tag::JJS]),
    ("ADV", &[Tag::RB, Tag::RBR, Tag::RBS]),
    ("DET", &[Tag::DT, Tag::PRPS, Tag::POS]),
];

/// The rules in their order.
pub(super) fn rules() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| lines().filter_map(rule).collect());
    &RULES
}

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("rules.tsv").lines().filter(|line| !line.starts_with('#'))
}

/// A line of the file: from, to, tests parted by spaces, example.
pub(super) fn rule(line: &'static str) -> Option<Rule> {
    let mut fields = line.split('\t');
    let (from, to, tests) = (fields.next()?, fields.next()?, fields.next()?);
    let mut tests: Vec<Test> = tests.split(' ').map(test).collect::<Option<_>>()?;
    // Words are looked for one by one, so only where all else holds.
    tests.sort_by_key(|test| test.what.words.len());
    Some(Rule { from: Tag::from_name(from)?, to: Tag::from_name(to)?, tests })
}

/// A test: `place:what`, before it `!` where that must not stand there.
pub(super) fn test(text: &'static str) -> Option<Test> {
    let (place, names) = text.trim_start_matches('!').split_once(':')?;
    let place = Place::ALL.into_iter().find(|(_, name)| *name == place)?.0;
    let mut what = What::default();
    for name in names.split('|') {
        what.add(name)?;
    }
    Some(Test { place, negated: text.starts_with('!'), what })
}

impl What {
    /// Adds a tag (`VB`), a tag that a word could have (`VB?`), a group, a sign, or a word in small letters.
    fn add(&mut self, name: &'static str) -> Option<()> {
        let bits = |tags: &[Tag]| tags.iter().fold(0, |bits, tag| bits | 1 << *tag as u64);
        if let Some(tag) = Tag::from_name(name) {
            self.tags |= bits(&[tag]);
        } else if let Some(tag) = name.strip_suffix('?').and_then(Tag::from_name) {
            self.could |= bits(&[tag]);
        } else if let Some((_, tags)) = GROUPS.iter().find(|(group, _)| *group == name) {
            self.tags |= bits(tags);
        } else if let Some((sign, _)) = Sign::ALL.iter().find(|(_, sign)| *sign == name) {
            self.signs |= 1 << *sign as u64;
        } else {
            self.words.push(Some(look_up(name)).filter(|word| !word.text.is_empty())?);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::tagger::{is_headline, pieces, see};
    use crate::text::Text;
    use std::collections::HashSet;

    /// The rule's tests and its example, without the brackets around the word that it changes, and where that begins.
    fn example(line: &str) -> (String, String, u32) {
        let (tests, example) = line.rsplit_once('\t').expect("an example");
        let start = example.find('[').expect("a word in brackets");
        (tests.to_string(), example.replace(['[', ']'], ""), start as u32)
    }

    /// Which rules change the token there, in their order, and its tag in the end.
    fn changes(source: &str, start: u32) -> (Vec<usize>, Tag) {
        let text = Text::new(source);
        let token = text.tokens.iter().position(|token| token.span.start == start).expect("a token");
        let sentence = text.sentences.iter().find(|sentence| sentence.tokens.contains(&token)).expect("a sentence");
        let piece = pieces(sentence.tokens.clone()).find(|piece| piece.contains(&token)).expect("a piece");
        let mut sight = see(&text, piece.clone(), is_headline(&text.tokens[sentence.tokens.clone()]));
        let place = token - piece.start;
        let fired = (0..rules().len()).filter(|rule| sight.change(&rules()[*rule]) >> (place + 1) & 1 == 1).collect();
        let mut tags = vec![Tag::Punct; piece.len()];
        sight.write(&mut tags);
        (fired, tags[place])
    }

    #[test]
    fn every_line_is_a_rule_and_no_two_are_alike() {
        assert_eq!(rules().len(), lines().count());
        let alike: HashSet<String> = lines().map(|line| example(line).0).collect();
        assert_eq!(alike.len(), rules().len());
    }

    #[test]
    fn every_rule_changes_the_word_of_its_example() {
        let mut wrong = Vec::new();
        for (number, line) in lines().enumerate() {
            let (tests, example, start) = example(line);
            let (fired, tag) = changes(&example, start);
            if !fired.contains(&number) || tag != rules()[number].to {
                let fired: Vec<&str> = fired.into_iter().filter_map(|rule| lines().nth(rule)).collect();
                wrong.push(format!("{tests} does not make {example:?} so: {} by {fired:?}", tag.name()));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
