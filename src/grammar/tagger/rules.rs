//! The rules of context, `rules.tsv`.

use super::sight::Sign;
use crate::lexicon::{ByWord, Tag, Word, look_up};
use std::ops::Range;
use std::sync::LazyLock;

/// Changes one tag to another where all tests hold and the word could be the other.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) from: Tag,
    pub(super) to: Tag,
    /// Which of the tests are its own.
    pub(super) tests: Range<usize>,
}

/// What must stand, or must not stand, in some place beside the word.
#[derive(Debug)]
pub(super) struct Test {
    pub(super) place: Place,
    pub(super) negated: bool,
    /// Any of these of the sets that are asked for.
    pub(super) what: Range<usize>,
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

/// The rules, and the words that they name.
#[derive(Debug)]
pub(super) struct Rules {
    /// In their order; no more than a [`RuleSet`] holds.
    pub(super) all: Vec<Rule>,
    /// Their tests and what those ask for, side by side: all of them are read for every sentence.
    pub(super) tests: Vec<Test>,
    pub(super) asked: Vec<Set>,
    /// For each tag the rules that change it to another, and those that make it of another.
    pub(super) from: [RuleSet; Tag::ALL.len()],
    pub(super) to: [RuleSet; Tag::ALL.len()],
    /// How many sets of places their tests ask for.
    pub(super) sets: usize,
    /// The words that they name.
    of_word: ByWord<Set>,
}

/// A set of rules, a bit for each.
pub(super) type RuleSet = u128;

/// The rules of `rules.tsv`.
pub(super) fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::read(lines()));
    &RULES
}

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("rules.tsv").lines().filter(|line| !line.starts_with('#'))
}

impl Rules {
    fn read(lines: impl Iterator<Item = &'static str>) -> Rules {
        let none = [0; Tag::ALL.len()];
        let mut rules = Rules {
            all: Vec::new(),
            tests: Vec::new(),
            asked: Vec::new(),
            from: none,
            to: none,
            sets: Set::OF_WORDS,
            of_word: ByWord::default(),
        };
        for (line, number) in lines.zip(0..RuleSet::BITS) {
            if let Some(rule) = rules.rule(line) {
                rules.from[rule.from as usize] |= 1 << number;
                rules.to[rule.to as usize] |= 1 << number;
                rules.all.push(rule);
            }
        }
        rules
    }

    /// A line of the file: from, to, tests parted by spaces, example.
    fn rule(&mut self, line: &str) -> Option<Rule> {
        let mut fields = line.split('\t');
        let (from, to, tests) = (fields.next()?, fields.next()?, fields.next()?);
        let first = self.tests.len();
        for test in tests.split(' ') {
            let test = self.test(test)?;
            self.tests.push(test);
        }
        Some(Rule { from: Tag::from_name(from)?, to: Tag::from_name(to)?, tests: first..self.tests.len() })
    }

    /// A test: `place:what`, before it `!` where that must not stand there.
    fn test(&mut self, text: &str) -> Option<Test> {
        let (place, names) = text.trim_start_matches('!').split_once(':')?;
        let place = Place::ALL.into_iter().find(|(_, name)| *name == place)?.0;
        let first = self.asked.len();
        for name in names.split('|') {
            match GROUPS.iter().find(|(group, _)| *group == name) {
                Some((_, tags)) => self.asked.extend(tags.iter().map(|tag| Set::of_tag(*tag))),
                None => {
                    let set = self.set(name)?;
                    self.asked.push(set);
                }
            }
        }
        Some(Test { place, negated: text.starts_with('!'), what: first..self.asked.len() })
    }

    /// The set of a tag (`VB`), of a tag that a word could have (`VB?`), of a sign, or of a word in small letters.
    fn set(&mut self, name: &str) -> Option<Set> {
        let could = || name.strip_suffix('?').and_then(Tag::from_name).map(Set::of_possible);
        let sign = || Sign::ALL.iter().find(|(_, sign)| *sign == name).map(|(sign, _)| Set::of_sign(*sign));
        Tag::from_name(name).map(Set::of_tag).or_else(could).or_else(sign).or_else(|| self.set_of_word(look_up(name)))
    }

    fn set_of_word(&mut self, word: Word) -> Option<Set> {
        let next = &mut self.sets;
        let new = || {
            *next += 1;
            Set(*next as u16 - 1)
        };
        self.of_word.entry(word.number, new).copied()
    }

    /// The set of a word's places, if a rule names it.
    pub(super) fn of_word(&self, word: Word) -> Option<Set> {
        self.of_word.get(word.number).copied()
    }
}

/// The number of a set of places: where a tag stands, where one could, where a sign stands, where a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Set(u16);

impl Set {
    /// The first of a word.
    pub(super) const OF_WORDS: usize = 2 * Tag::ALL.len() + Sign::ALL.len();

    pub(super) fn of_tag(tag: Tag) -> Set {
        Set(tag as u16)
    }

    /// Of the words that could have the tag.
    pub(super) fn of_possible(tag: Tag) -> Set {
        Set(Tag::ALL.len() as u16 + tag as u16)
    }

    pub(super) fn of_sign(sign: Sign) -> Set {
        Set(2 * Tag::ALL.len() as u16 + sign as u16)
    }

    pub(super) fn number(self) -> usize {
        usize::from(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::tagger::sight::Sight;
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
        let mut sight = Sight::new(&text);
        see(&mut sight, piece.clone(), is_headline(&text.tokens[sentence.tokens.clone()]));
        let place = token - piece.start;
        let fired =
            (0..rules().all.len()).filter(|rule| sight.try_out(&rules().all[*rule]) >> (place + 1) & 1 == 1).collect();
        let mut tags = vec![Tag::Punct; piece.len()];
        sight.write(&mut tags);
        (fired, tags[place])
    }

    #[test]
    fn every_line_is_a_rule_and_no_two_are_alike() {
        assert_eq!(rules().all.len(), lines().count());
        let alike: HashSet<String> = lines().map(|line| example(line).0).collect();
        assert_eq!(alike.len(), rules().all.len());
    }

    #[test]
    fn every_rule_changes_the_word_of_its_example() {
        let mut wrong = Vec::new();
        for (number, line) in lines().enumerate() {
            let (tests, example, start) = example(line);
            let (fired, tag) = changes(&example, start);
            if !fired.contains(&number) || tag != rules().all[number].to {
                let fired: Vec<&str> = fired.into_iter().filter_map(|rule| lines().nth(rule)).collect();
                wrong.push(format!("{tests} does not make {example:?} so: {} by {fired:?}", tag.name()));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
