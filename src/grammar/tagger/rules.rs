//! The rules of context, `rules.tsv`.

use super::sight::Sign;
use crate::lexicon::{Tag, TagSet, Word, look_up};
use std::sync::LazyLock;

/// Changes one tag to another where all tests hold and the word could be the other.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) from: Tag,
    pub(super) to: Tag,
    /// The first of its tests, which looks at one place, and which of the tests are its others.
    pub(super) first: Test,
    rest: Part,
}

/// The rules that change one tag to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) from: Tag,
    pub(super) to: Tag,
    pub(super) rules: RuleSet,
}

/// What must stand, or must not stand, in some place beside the word.
#[derive(Clone, Debug)]
pub(super) struct Test {
    pub(super) place: Place,
    pub(super) negated: bool,
    /// One of these, the same again where there are fewer, or of the others; mostly there are none.
    pub(super) what: [Set; 3],
    others: Part,
}

/// A part of a list. All rules are tried for every sentence: they are kept small, so that they stay near.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    start: u16,
    end: u16,
}

impl Part {
    /// Puts a part behind the others.
    fn put<T: Clone>(list: &mut Vec<T>, part: &[T]) -> Part {
        let start = list.len() as u16;
        list.extend_from_slice(part);
        Part { start, end: list.len() as u16 }
    }

    fn of<T>(self, list: &[T]) -> &[T] {
        &list[usize::from(self.start)..usize::from(self.end)]
    }
}

/// Where a test looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// So many words before and so many behind: one of them is none.
    Near(u8, u8),
    /// Any of the two or three before or behind.
    PrevOf2,
    PrevOf3,
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
        (Place::Near(0, 0), "this"),
        (Place::Near(1, 0), "prev"),
        (Place::Near(2, 0), "prev2"),
        (Place::Near(0, 1), "next"),
        (Place::Near(0, 2), "next2"),
        (Place::PrevOf2, "prev1-2"),
        (Place::PrevOf3, "prev1-3"),
        (Place::NextOf2, "next1-2"),
        (Place::NextOf3, "next1-3"),
        (Place::Governor, "governor"),
        (Place::Ahead, "ahead"),
        (Place::ClauseBefore, "clause-before"),
        (Place::ClauseAfter, "clause-after"),
    ];
}

/// Names for several tags.
pub(super) const GROUPS: [(&str, &[Tag]); 8] = [
    ("NOUN", &[Tag::NN, Tag::NNS, Tag::NNP, Tag::NNPS]),
    ("NAME", &[Tag::NNP, Tag::NNPS]),
    ("VERB", &[Tag::VB, Tag::VBD, Tag::VBG, Tag::VBN, Tag::VBP, Tag::VBZ]),
    ("FINITE", &[Tag::VBD, Tag::VBP, Tag::VBZ, Tag::MD]),
    ("ADJ", &[Tag::JJ, Tag::JJR, Tag::JJS]),
    ("ADV", &[Tag::RB, Tag::RBR, Tag::RBS]),
    ("DET", &[Tag::DT, Tag::PRPS, Tag::POS]),
    ("BORDER", &[Tag::CC, Tag::Punct, Tag::WDT, Tag::WP, Tag::WPS, Tag::WRB]),
];

/// For each tag the groups that it is in, a bit for each.
static GROUPS_OF: [u8; Tag::ALL.len()] = {
    let mut of = [0; Tag::ALL.len()];
    let mut group = 0;
    while group < GROUPS.len() {
        let mut at = 0;
        while at < GROUPS[group].1.len() {
            of[GROUPS[group].1[at] as usize] |= 1 << group;
            at += 1;
        }
        group += 1;
    }
    of
};

/// The groups that a tag is in and another is not.
pub(super) fn groups(tag: Tag, not_of: Option<Tag>) -> impl Iterator<Item = Set> {
    let bits = GROUPS_OF[tag as usize] & !not_of.map_or(0, |tag| GROUPS_OF[tag as usize]);
    (0..GROUPS.len()).filter(move |group| bits >> group & 1 != 0).map(Set::of_group)
}

/// The number of the group of that name.
pub(super) const fn group(name: &str) -> usize {
    let mut number = 0;
    while !GROUPS[number].0.as_bytes().eq_ignore_ascii_case(name.as_bytes()) {
        number += 1;
    }
    number
}

/// The rules, and the words that they name.
#[derive(Debug)]
pub(super) struct Rules {
    /// In their order; no more than a [`RuleSet`] holds.
    pub(super) all: Vec<Rule>,
    tests: Vec<Test>,
    asked: Vec<Set>,
    /// For each change of a tag the rules that make it, and for each tag which of the changes are its own.
    pub(super) changes: Vec<Change>,
    changes_of: [Part; Tag::ALL.len()],
    /// The tags of which it is asked whether a word could have them: most are never made of another.
    pub(super) possible: TagSet,
    /// The rules that want no word and no sign in particular, and for each sign and word those that do.
    pub(super) free: RuleSet,
    wanting: Vec<RuleSet>,
    /// How many sets of places their tests ask for.
    pub(super) sets: usize,
    /// By the numbers of words, as far as they name any: every token of an article is asked for.
    of_word: Vec<Set>,
}

/// A set of rules, a bit for each.
#[derive(Clone, Copy, Debug)]
pub(super) struct RuleSet(pub(super) [u64; RuleSet::PARTS]);

impl RuleSet {
    const PARTS: usize = 4;
    /// How many rules a part is of.
    pub(super) const PART: usize = u64::BITS as usize;
    /// How many rules there may be.
    const MOST: usize = RuleSet::PARTS * RuleSet::PART;
    const NONE: RuleSet = RuleSet([0; RuleSet::PARTS]);

    /// That rule alone.
    fn of(number: usize) -> RuleSet {
        RuleSet(std::array::from_fn(|part| u64::from(part == number / RuleSet::PART) << (number % RuleSet::PART)))
    }

    pub(super) fn or(self, other: RuleSet) -> RuleSet {
        RuleSet(std::array::from_fn(|part| self.0[part] | other.0[part]))
    }

    pub(super) fn and(self, other: RuleSet) -> RuleSet {
        RuleSet(std::array::from_fn(|part| self.0[part] & other.0[part]))
    }

    /// All of some sets.
    pub(super) fn all(sets: impl Iterator<Item = RuleSet>) -> RuleSet {
        sets.fold(RuleSet::NONE, RuleSet::or)
    }
}

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
        let (mut words, mut made) = (Vec::new(), Vec::new());
        let mut rules = Rules {
            all: Vec::new(),
            tests: Vec::new(),
            asked: Vec::new(),
            changes: Vec::new(),
            changes_of: [Part::default(); Tag::ALL.len()],
            possible: TagSet::EMPTY,
            free: RuleSet::NONE,
            wanting: vec![RuleSet::NONE; Set::MOST],
            sets: Set::OF_WORDS,
            of_word: Vec::new(),
        };
        for line in lines.take(RuleSet::MOST) {
            if let Some(rule) = rules.rule(line, &mut words) {
                let own = RuleSet::of(rules.all.len());
                rules.change(&rule, own, &mut made);
                rules.want(&rule, own);
                rules.all.push(rule);
            }
        }
        for (of, tag) in rules.changes_of.iter_mut().zip(Tag::ALL) {
            let own: Vec<Change> = made.iter().copied().filter(|change| change.from == tag).collect();
            *of = Part::put(&mut rules.changes, &own);
        }
        let last = words.iter().map(|(number, _)| usize::from(*number)).max().unwrap_or_default();
        rules.of_word = vec![Set::NOWHERE; last + 1];
        words.into_iter().for_each(|(number, set)| rules.of_word[usize::from(number)] = set);
        rules
    }

    /// Notes which tag a rule changes to which.
    fn change(&mut self, rule: &Rule, own: RuleSet, made: &mut Vec<Change>) {
        self.possible.insert(rule.to);
        match made.iter_mut().find(|change| (change.from, change.to) == (rule.from, rule.to)) {
            Some(change) => change.rules = change.rules.or(own),
            None => made.push(Change { from: rule.from, to: rule.to, rules: own }),
        }
    }

    /// The changes of that tag to others.
    pub(super) fn changes_of(&self, tag: Tag) -> &[Change] {
        self.changes_of[tag as usize].of(&self.changes)
    }

    /// Notes which words and signs a rule wants any of, if it wants one of them for sure.
    fn want(&mut self, rule: &Rule, own: RuleSet) {
        let asked = |test: &Test| test.others.of(&self.asked).iter().copied().chain(test.what);
        let lasts = |test: &&Test| !test.negated && asked(test).all(|set| set.number() >= Set::OF_SIGNS);
        let tests = std::iter::once(&rule.first).chain(self.rest(rule)).filter(lasts);
        let wants = tests.map(|test| asked(test).collect::<Vec<Set>>());
        // Most sentences have some sign; few have one of a few words.
        let sign = |set: &Set| set.number() < Set::OF_WORDS;
        let Some(rarest) = wants.min_by_key(|sets| (sets.iter().any(sign), sets.len())) else {
            self.free = self.free.or(own);
            return;
        };
        for set in rarest {
            let wanting = &mut self.wanting[set.number()];
            *wanting = wanting.or(own);
        }
    }

    /// The tests of a rule beside its first.
    pub(super) fn rest(&self, rule: &Rule) -> &[Test] {
        rule.rest.of(&self.tests)
    }

    /// What a test asks for beside the first of all.
    pub(super) fn others(&self, test: &Test) -> &[Set] {
        test.others.of(&self.asked)
    }

    /// The rules that want that word or sign.
    pub(super) fn wanting(&self, set: Set) -> RuleSet {
        self.wanting[set.number()]
    }

    /// A line of the file: from, to, tests parted by spaces, example.
    fn rule(&mut self, line: &str, words: &mut Vec<(u16, Set)>) -> Option<Rule> {
        let mut fields = line.split('\t');
        let (from, to, tests) = (fields.next()?, fields.next()?, fields.next()?);
        let (from, to) = (Tag::from_name(from)?, Tag::from_name(to)?);
        let mut tests = tests.split(' ').map(|test| self.test(test, words)).collect::<Option<Vec<Test>>>()?;
        // Where one fails, the next are not asked: those that cost most, and those that mostly hold, stand last.
        let far = |test: &Test| !matches!(test.place, Place::Near(..));
        if tests.iter().all(far) {
            // One that always holds.
            tests.push(self.test(&format!("this:{}", from.name()), words)?);
        }
        tests.sort_by_key(|test| (far(test), !test.others.of(&self.asked).is_empty(), test.negated));
        let (first, rest) = tests.split_first()?;
        Some(Rule { from, to, first: first.clone(), rest: Part::put(&mut self.tests, rest) })
    }

    /// A test: `place:what`, before it `!` where that must not stand there.
    fn test(&mut self, text: &str, words: &mut Vec<(u16, Set)>) -> Option<Test> {
        let (place, names) = text.trim_start_matches('!').split_once(':')?;
        let place = Place::ALL.into_iter().find(|(_, name)| *name == place)?.0;
        let mut all = names.split('|').map(|name| self.set(name, words)).collect::<Option<Vec<Set>>>()?;
        all.resize(all.len().max(3), *all.first()?);
        let (what, others) = all.split_first_chunk()?;
        Some(Test { place, negated: text.starts_with('!'), what: *what, others: Part::put(&mut self.asked, others) })
    }

    /// The set of a group (`VERB`), of a tag (`VB`), of a tag that a word could have (`VB?`), of a sign, or of a word in small letters.
    fn set(&mut self, name: &str, words: &mut Vec<(u16, Set)>) -> Option<Set> {
        let could = || {
            let tag = name.strip_suffix('?').and_then(Tag::from_name)?;
            self.possible.insert(tag);
            Some(Set::of_possible(tag))
        };
        let group = || GROUPS.iter().position(|(group, _)| *group == name).map(Set::of_group);
        let sign = || Sign::ALL.iter().find(|(_, sign)| *sign == name).map(|(sign, _)| Set::of_sign(*sign));
        let tag = Tag::from_name(name).map(Set::of_tag);
        tag.or_else(group).or_else(could).or_else(sign).or_else(|| self.set_of_word(look_up(name), words))
    }

    fn set_of_word(&mut self, word: Word, words: &mut Vec<(u16, Set)>) -> Option<Set> {
        if let Some((_, set)) = words.iter().find(|(number, _)| *number == word.number) {
            return Some(*set);
        }
        let set =
            Set(u16::try_from(self.sets).ok().filter(|_| self.sets < Set::NOWHERE.number() && word.number > 0)?);
        self.sets += 1;
        words.push((word.number, set));
        Some(set)
    }

    /// The set of a word's places; nowhere if no rule names it.
    pub(super) fn of_word(&self, word: Word) -> Set {
        self.of_word.get(usize::from(word.number)).copied().unwrap_or(Set::NOWHERE)
    }
}

/// The number of a set of places: where a tag stands, where one could, where a sign stands, where a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Set(u16);

impl Set {
    /// The first of a tag that a word could have, of a group, of a sign, of a word. What is seen of signs and words, no rule
    /// changes. A bit more than a number has stands for no tag.
    const OF_POSSIBLE: usize = Tag::ALL.len();
    const OF_GROUPS: usize = Set::OF_POSSIBLE + u64::BITS as usize + 1;
    const OF_SIGNS: usize = Set::OF_GROUPS + GROUPS.len();
    pub(super) const OF_WORDS: usize = Set::OF_SIGNS + Sign::ALL.len();
    /// How many there may be, and the last of them, which nobody asks for.
    pub(super) const MOST: usize = 512;
    pub(super) const NOWHERE: Set = Set(Set::MOST as u16 - 1);

    pub(super) fn of_tag(tag: Tag) -> Set {
        Set(tag as u16)
    }

    /// Of the words that could have the tag.
    pub(super) fn of_possible(tag: Tag) -> Set {
        Set::of_possible_bit(tag as u32)
    }

    /// The same by the bit of the tag.
    pub(super) fn of_possible_bit(bit: u32) -> Set {
        Set(Set::OF_POSSIBLE as u16 + bit as u16)
    }

    pub(super) fn of_sign(sign: Sign) -> Set {
        Set(Set::OF_SIGNS as u16 + sign as u16)
    }

    pub(super) const fn of_group(number: usize) -> Set {
        Set((Set::OF_GROUPS + number) as u16)
    }

    pub(super) fn number(self) -> usize {
        // So that it is plain where it is asked for that it is in bounds.
        usize::from(self.0) % Set::MOST
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
        let piece =
            pieces(&text.tokens, sentence.tokens.clone()).find(|piece| piece.contains(&token)).expect("a piece");
        let mut sight = Sight::new(&text);
        see(&mut sight, piece.clone(), sentence.tokens.start, is_headline(sentence));
        let place = token - piece.start;
        let fired =
            (0..rules().all.len()).filter(|rule| sight.try_out(&rules().all[*rule]) >> (place + 1) & 1 == 1).collect();
        (fired, sight.tags()[place])
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
