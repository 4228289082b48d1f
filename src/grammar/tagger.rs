//! Word classes: what the lexicon says, what the form says where it says nothing, mended by context.

use crate::lexicon::{Tag, Word};
use crate::text::{Shape, Text, Token, TokenKind};

/// A tag for each token.
pub(super) fn tags(text: &Text) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(text.tokens.len());
    for sentence in &text.sentences {
        let start = sentence.tokens.start;
        let headline = is_headline(&text.tokens[sentence.tokens.clone()]);
        for at in sentence.tokens.clone() {
            let opens = |before: usize| match text.tokens[before].span.of(text.source) {
                "“" | "``" | "‘" | ":" => true,
                "\"" | "''" => before == start || text.tokens[before].spaced,
                _ => false,
            };
            let first = at == start || opens(at - 1);
            let tag = likeliest(text, &text.tokens[at], first, headline);
            tags.push(tag);
        }
        mend(text, &mut tags, sentence.tokens.clone());
    }
    tags
}

/// Are nearly all words set with a capital?
fn is_headline(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.end - token.span.start > 3);
    let (lower, all) =
        words.fold((0, 0), |(lower, all), token| (lower + usize::from(token.shape == Shape::Lower), all + 1));
    all >= 3 && lower * 5 <= all
}

/// The tag of a word on its own.
fn likeliest(text: &Text, token: &Token, first: bool, headline: bool) -> Tag {
    let piece = token.span.of(text.source);
    match token.kind {
        TokenKind::Mark if matches!(piece, "&") => return Tag::CC,
        TokenKind::Mark => return Tag::Punct,
        TokenKind::Number if piece.contains('-') && piece.ends_with(char::is_alphabetic) => return Tag::JJ,
        TokenKind::Number => return Tag::CD,
        TokenKind::Word => {}
    }
    let small = first || headline;
    match (token.word.tag, token.shape) {
        (Some(tag), Shape::Lower) => tag,
        // "in May", "Will Roe".
        (Some(Tag::MD), Shape::Capital) if !small => Tag::NNP,
        (Some(tag), _) if small || is_closed(tag) => tag,
        (None, Shape::Lower) => by_form(piece),
        (Some(Tag::NNS), _) => Tag::NNPS,
        _ => Tag::NNP,
    }
}

/// Classes whose words are few, and are no names even with a capital.
fn is_closed(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::DT
            | Tag::IN
            | Tag::PRP
            | Tag::PRPS
            | Tag::CC
            | Tag::MD
            | Tag::TO
            | Tag::WDT
            | Tag::WP
            | Tag::WRB
            | Tag::EX
            | Tag::POS
            | Tag::PDT
    ) || matches!(tag, Tag::VBZ | Tag::VBP | Tag::RB | Tag::VBD)
}

/// The tag of an unknown word in small letters.
fn by_form(piece: &str) -> Tag {
    match piece {
        _ if piece.ends_with("ly") => Tag::RB,
        _ if piece.ends_with("ing") => Tag::VBG,
        _ if piece.contains('-') => Tag::JJ,
        _ if piece.ends_with("ed") => Tag::VBN,
        _ if ["ous", "ful", "able", "ible", "ive", "ical", "less", "ish", "ic", "al", "ian"]
            .iter()
            .any(|end| piece.ends_with(end)) =>
        {
            Tag::JJ
        }
        _ if piece.ends_with('s') && !piece.ends_with("ss") && !piece.ends_with("us") => Tag::NNS,
        _ => Tag::NN,
    }
}

/// Mends the likeliest tags by what stands around them, from left to right.
fn mend(text: &Text, tags: &mut [Tag], range: std::ops::Range<usize>) {
    for at in range.clone() {
        let sight = Sight { text, tags, range: range.clone(), at };
        if let Some(tag) = sight.better() {
            tags[at] = tag;
        }
    }
}

/// A token among its neighbours.
struct Sight<'a> {
    text: &'a Text<'a>,
    tags: &'a [Tag],
    range: std::ops::Range<usize>,
    at: usize,
}

impl Sight<'_> {
    fn tag(&self, offset: isize) -> Option<Tag> {
        let at = self.at.checked_add_signed(offset)?;
        self.range.contains(&at).then(|| self.tags[at])
    }

    fn word(&self, offset: isize) -> &'static Word {
        let at = self.at.saturating_add_signed(offset);
        let here = if self.range.contains(&at) { at } else { return &NOTHING };
        self.text.tokens[here].word
    }

    fn may(&self, tag: Tag) -> bool {
        let word = self.word(0);
        word.tags.contains(tag) || word.tag.is_none() && self.text.tokens[self.at].shape == Shape::Lower
    }

    /// The tag before, adverbs passed over.
    fn governing(&self) -> Option<(Tag, &'static Word)> {
        let mut offset = -1;
        while self.tag(offset).is_some_and(Tag::is_adverb) {
            offset -= 1;
        }
        Some((self.tag(offset)?, self.word(offset)))
    }

    fn better(&self) -> Option<Tag> {
        let tag = self.tag(0)?;
        match tag {
            Tag::Punct => self.apostrophe(),
            Tag::IN | Tag::DT | Tag::WDT if self.word(0).text == "that" => Some(self.that()),
            Tag::POS | Tag::VBZ if self.word(0).text == "'s" => Some(self.apostrophe_s()),
            Tag::PRP | Tag::PRPS if self.word(0).text == "her" => Some(self.her()),
            Tag::VBD | Tag::VBN => self.past(tag),
            Tag::NN | Tag::VB | Tag::VBP | Tag::JJ => self.base(tag),
            Tag::NNS | Tag::VBZ => self.third(tag),
            Tag::VBG => (self.after_determiner() && !self.noun_follows() && self.may(Tag::NN)).then_some(Tag::NN),
            Tag::NNP | Tag::NNPS => self.proper(),
            Tag::JJR if matches!(self.word(0).text, "more" | "less") => {
                self.tag(1).is_some_and(|tag| tag == Tag::JJ || tag == Tag::RB).then_some(Tag::RBR)
            }
            _ => None,
        }
    }

    /// "the players’ union".
    fn apostrophe(&self) -> Option<Tag> {
        let mark = self.text.tokens[self.at].span.of(self.text.source);
        let plural = matches!(mark, "'" | "’")
            && !self.text.tokens[self.at].spaced
            && self.at > self.range.start
            && self.text.tokens[self.at - 1].span.of(self.text.source).ends_with('s')
            && self.tag(-1).is_some_and(Tag::is_noun)
            && self.tag(1).is_some_and(|tag| tag.is_noun() || tag.is_adjective() || tag == Tag::CD);
        plural.then_some(Tag::POS)
    }

    fn that(&self) -> Tag {
        let next = self.tag(1);
        let before = self.tag(-1);
        let plural_verb = self.word(1).tags.contains(Tag::VBP) && matches!(next, Some(Tag::NN | Tag::VB));
        match next {
            _ if before.is_none() || matches!(self.word(1).text, "'s") => Tag::DT,
            _ if before == Some(Tag::NNS) && plural_verb => Tag::WDT,
            Some(Tag::MD | Tag::VBD | Tag::VBZ | Tag::VBP) if before.is_some_and(Tag::is_noun) => Tag::WDT,
            Some(Tag::MD | Tag::VBD | Tag::VBZ) => Tag::DT,
            Some(Tag::NN) if !before.is_some_and(Tag::is_verb) && !before.is_some_and(Tag::is_noun) => Tag::DT,
            None | Some(Tag::Punct) => Tag::DT,
            _ => Tag::IN,
        }
    }

    fn apostrophe_s(&self) -> Tag {
        let verb = match self.tag(-1) {
            Some(Tag::PRP | Tag::EX | Tag::WP | Tag::WRB) => true,
            Some(before) if before.is_noun() => {
                matches!(self.tag(1), Some(Tag::DT | Tag::VBG | Tag::IN | Tag::TO | Tag::PRP))
                    || self.word(1).text == "not"
                    || self.word(1).text == "been"
            }
            _ => true,
        };
        if verb { Tag::VBZ } else { Tag::POS }
    }

    fn her(&self) -> Tag {
        let noun = self
            .tag(1)
            .is_some_and(|tag| tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::CD | Tag::VBG | Tag::VBN));
        if noun { Tag::PRPS } else { Tag::PRP }
    }

    /// A past tense or a participle?
    fn past(&self, tag: Tag) -> Option<Tag> {
        let (before, word) = self.governing()?;
        let auxiliary =
            matches!(word.lemma, "have" | "be" | "get") || matches!(word.text, "'s" | "'ve" | "'d" | "'re" | "'m");
        if auxiliary && (before.is_verb() || before == Tag::MD) {
            return self.may(Tag::VBN).then_some(Tag::VBN);
        }
        if matches!(before, Tag::DT | Tag::PRPS | Tag::POS) && self.noun_follows() {
            return self.may(Tag::VBN).then_some(Tag::VBN);
        }
        let subject = before.is_noun() || matches!(before, Tag::PRP | Tag::WP | Tag::WDT | Tag::EX);
        let by = self.word(1).text == "by";
        if tag == Tag::VBN && subject && !by && self.no_verb_yet() {
            return self.may(Tag::VBD).then_some(Tag::VBD);
        }
        if tag == Tag::VBN && before == Tag::Punct && !by && self.only_verb() {
            return self.may(Tag::VBD).then_some(Tag::VBD);
        }
        if tag == Tag::VBD && by && before.is_noun() && self.may(Tag::VBN) {
            return Some(Tag::VBN);
        }
        if tag == Tag::VBN
            && matches!(before, Tag::CC | Tag::Punct)
            && matches!(self.tag(1), Some(Tag::DT | Tag::PRP | Tag::PRPS))
            && self.may(Tag::VBD)
        {
            return Some(Tag::VBD);
        }
        None
    }

    /// Has the sentence a noun before this verb, and no other verb with a tense?
    fn only_verb(&self) -> bool {
        let near = self.at.saturating_sub(40).max(self.range.start)..self.range.end.min(self.at + 40);
        let tensed = |tag: Tag| matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
        self.tags[self.range.start..self.at].iter().any(|tag| tag.is_noun())
            && !near.into_iter().any(|at| tensed(self.tags[at]))
    }

    /// Has the clause no finite verb before this one, back to a comma or a subordinator?
    fn no_verb_yet(&self) -> bool {
        (self.range.start..self.at)
            .rev()
            .take(12)
            .map(|at| self.tags[at])
            .take_while(|tag| !matches!(tag, Tag::WDT | Tag::WP))
            .all(|tag| !matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
            || matches!(self.tag(-1), Some(Tag::PRP | Tag::WP | Tag::WDT))
    }

    /// A base form, a present or a noun?
    fn base(&self, tag: Tag) -> Option<Tag> {
        let (before, word) = self.governing()?;
        if before == Tag::TO || before == Tag::MD || word.lemma == "do" && before != Tag::VBG {
            return (tag != Tag::VB && self.may_be_verb(Tag::VB)).then_some(Tag::VB);
        }
        if self.after_determiner() || before == Tag::IN && tag != Tag::JJ && word.text != "that" {
            return (matches!(tag, Tag::VB | Tag::VBP) && self.may(Tag::NN)).then_some(Tag::NN);
        }
        let plural = matches!(before, Tag::NNS | Tag::NNPS | Tag::WP | Tag::WDT)
            || matches!(word.text, "i" | "we" | "you" | "they");
        if plural
            && self.word(0).tags.contains(Tag::VBP)
            && (tag != Tag::JJ || self.word(0).tags.contains(Tag::VB))
            && self.tag(-1).is_some_and(|tag| !tag.is_adverb())
        {
            let object = matches!(
                self.tag(1),
                Some(
                    Tag::DT
                        | Tag::PRP
                        | Tag::PRPS
                        | Tag::IN
                        | Tag::TO
                        | Tag::NNP
                        | Tag::RB
                        | Tag::JJ
                        | Tag::WRB
                        | Tag::WP
                )
            ) || tag == Tag::VB
                || tag == Tag::VBP;
            return (object && tag != Tag::VBP).then_some(Tag::VBP);
        }
        (tag == Tag::VB && plural).then_some(Tag::VBP)
    }

    fn may_be_verb(&self, tag: Tag) -> bool {
        self.word(0).tags.contains(tag) || self.word(0).tags.contains(Tag::VBP)
    }

    /// A third person or a plural?
    fn third(&self, tag: Tag) -> Option<Tag> {
        let (before, word) = self.governing()?;
        if tag == Tag::NNS && self.word(0).tags.contains(Tag::VBZ) {
            let subject = matches!(before, Tag::NNP | Tag::PRP | Tag::WP | Tag::WDT)
                || before == Tag::NN && self.tag(-1).is_some_and(Tag::is_adverb);
            let object = matches!(self.tag(1), Some(Tag::DT | Tag::PRP | Tag::PRPS | Tag::NNP | Tag::TO))
                || matches!(self.word(1).text, "that" | "how" | "why");
            let nominative = !matches!(word.text, "him" | "them" | "me" | "us");
            return (subject && nominative && (object || before == Tag::PRP || before == Tag::WP)
                || before == Tag::NN && object)
                .then_some(Tag::VBZ);
        }
        let noun = self.after_determiner() || matches!(before, Tag::JJ | Tag::CD) && self.tag(-1) == Some(before);
        (tag == Tag::VBZ && noun && self.may(Tag::NNS)).then_some(Tag::NNS)
    }

    fn after_determiner(&self) -> bool {
        matches!(self.tag(-1), Some(Tag::DT | Tag::PRPS | Tag::POS))
            || self.tag(-1).is_some_and(Tag::is_adjective)
                && matches!(self.tag(-2), Some(Tag::DT | Tag::PRPS | Tag::POS))
    }

    fn noun_follows(&self) -> bool {
        self.tag(1).is_some_and(|tag| tag.is_noun() || tag.is_adjective())
    }

    /// A capital that is no name: the first word of a quotation or a line is what the lexicon says.
    fn proper(&self) -> Option<Tag> {
        let word = self.word(0);
        (word.tag == Some(Tag::JJ)
            && self.text.tokens[self.at].shape == Shape::Capital
            && self.tag(1).is_some_and(|tag| matches!(tag, Tag::NN | Tag::NNS)))
        .then_some(Tag::JJ)
    }
}

static NOTHING: Word = Word::UNKNOWN;
