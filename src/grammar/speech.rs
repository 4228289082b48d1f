//! Is a quotation a speech, which stands for itself, or words that the sentence around it goes through?

use super::marks::{Ending, Quoted};
use crate::lexicon::{Tag, numbers};
use crate::text::{Shape, Text, Token, TokenKind};
use std::ops::Range;

/// Is the quotation a speech? "“We won,” he said" is; "a “great” day", "the show “Meet the Press”" and
/// "called it “a disaster”" are not.
pub(super) fn is_speech(text: &Text, tags: &[Tag], quoted: &Quoted, earlier: bool) -> bool {
    let site = Site { text, tags, quoted, inner: inner(text, quoted) };
    if quoted.ending == Ending::RunsOn || site.inner.is_empty() {
        return quoted.ending == Ending::RunsOn;
    }
    if site.holds_sentences() {
        return true;
    }
    let (ends, words) = (site.ends(), site.words());
    let capital = site.opens_with_capital() && (site.exclaims() || !site.is_title() || site.is_told());
    match site.before() {
        Before::Start => {
            let opens = || (words >= 3 || site.has_verb()) && site.opens_headline();
            capital
                && (ends
                    || opens()
                    || site.is_apart() && site.has_verb()
                    || words >= 3 && site.has_verb() && site.is_heading()
                    || site.has_verb() && site.is_told())
        }
        Before::Colon => capital && (ends || words >= 4 && site.has_verb()),
        Before::Comma => ends && (capital || words >= 2 && (earlier || site.has_verb() && !site.is_predicate())),
        Before::Verb => capital && (ends && (words >= 3 || site.exclaims()) || words >= 5 && site.has_verb()),
        Before::Other => capital && ends && words >= 4 && site.has_verb(),
    }
}

/// Is the quotation the name of a work or a show: "the film “Nobody Told Me”"?
pub(super) fn is_name(text: &Text, tags: &[Tag], quoted: &Quoted) -> bool {
    let site = Site { text, tags, quoted, inner: inner(text, quoted) };
    quoted.ending == Ending::Closed && !quoted.speech && site.is_title() && !site.exclaims()
}

/// The tokens between the marks.
pub(super) fn inner(text: &Text, quoted: &Quoted) -> Range<usize> {
    let last = if quoted.ending == Ending::Closed { quoted.last } else { quoted.last + 1 };
    quoted.open + 1..last.min(text.tokens.len())
}

/// How many words a name mostly has at most.
const NAME: usize = 3;

/// What stands before a quotation.
enum Before {
    Start,
    Comma,
    Colon,
    Verb,
    Other,
}

struct Site<'a> {
    text: &'a Text<'a>,
    tags: &'a [Tag],
    quoted: &'a Quoted,
    inner: Range<usize>,
}

impl Site<'_> {
    fn slice(&self, token: usize) -> &str {
        self.text.tokens.get(token).map_or("", |token| token.span.of(self.text.source))
    }

    fn words(&self) -> usize {
        self.inner.clone().filter(|token| self.text.tokens[*token].kind != TokenKind::Mark).take(8).count()
    }

    /// Does a sentence end inside?
    fn holds_sentences(&self) -> bool {
        let sentence = self.text.sentences.partition_point(|sentence| sentence.tokens.end <= self.inner.start);
        self.text.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.end < self.inner.end)
    }

    /// Does it end with a stop or comma, inside its marks or right behind them?
    fn ends(&self) -> bool {
        let stops = |mark: &str| mark.ends_with(['.', ',', '?', '!', '…', '—', '–']) || matches!(mark, "--" | "-");
        self.quoted.ending != Ending::Closed
            || stops(self.slice(self.last_inside()))
            || matches!(self.slice(self.quoted.last + 1), "." | ",")
    }

    /// "“It was late”: Mayor Roe": does a colon stand right behind?
    fn opens_headline(&self) -> bool {
        self.quoted.ending == Ending::Closed && self.slice(self.quoted.last + 1) == ":"
    }

    /// "She left — “They taught me fear” — and came here": do dashes stand around it?
    fn is_apart(&self) -> bool {
        let dash = |token: usize| matches!(self.slice(token), "—" | "–" | "-" | "--");
        self.quoted.ending == Ending::Closed
            && self.quoted.open.checked_sub(1).is_some_and(dash)
            && dash(self.quoted.last + 1)
    }

    /// "'It felt like the end'": does it fill a paragraph?
    fn is_heading(&self) -> bool {
        let block = |token: usize| {
            let sentence = self.text.sentences.partition_point(|sentence| sentence.tokens.end <= token);
            self.text.sentences.get(sentence).map(|sentence| sentence.block)
        };
        let own = block(self.quoted.open);
        self.quoted.ending == Ending::Closed
            && self.quoted.open.checked_sub(1).and_then(block) != own
            && block(self.quoted.last + 1) != own
    }

    /// "“We lost” said Roe", "“We lost” the coach said": does who says it stand right behind, and no mark between?
    fn is_told(&self) -> bool {
        let behind = self.quoted.last + 1;
        let names =
            |token: &usize| self.tags.get(*token).is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::PRP | Tag::DT));
        let verb = behind + (behind..behind + NAME).take_while(names).count();
        self.quoted.ending == Ending::Closed && self.text.is_word(verb, &numbers!["said", "says"])
    }

    /// The last token inside that closes no inner quotation.
    fn last_inside(&self) -> usize {
        let closes = |token: &usize| matches!(self.slice(*token), "'" | "’" | "”" | "\"" | "''");
        self.inner.clone().rev().take(3).find(|token| !closes(token)).unwrap_or(self.inner.start)
    }

    fn exclaims(&self) -> bool {
        self.slice(self.last_inside()).ends_with(['!', '?'])
    }

    fn opens_with_capital(&self) -> bool {
        let first = self.inner.clone().find(|token| self.text.tokens[*token].kind != TokenKind::Mark);
        first.is_some_and(|first| {
            let token = self.text.tokens[first];
            token.kind == TokenKind::Number || matches!(token.shape, Shape::Capital | Shape::Upper)
        })
    }

    /// Are two words or more set with capitals, and none without but small ones: "Fox and Friends"?
    fn is_title(&self) -> bool {
        let words = || self.inner.clone().filter(|token| self.text.tokens[*token].kind == TokenKind::Word);
        let length = |token: &Token| token.span.end - token.span.start;
        let capital = |token: &Token| token.shape != Shape::Lower && length(token) > 2;
        let small = |tag: Tag| matches!(tag, Tag::DT | Tag::IN | Tag::TO | Tag::CC | Tag::RP | Tag::PRPS | Tag::POS);
        words().filter(|token| capital(&self.text.tokens[*token])).take(2).count() == 2
            && words().take(24).all(|at| {
                let token = &self.text.tokens[at];
                token.shape != Shape::Lower || small(self.tags[at]) && length(token) <= 4
            })
            && !words().take(24).any(|at| self.text.tokens[at].word.tag == Some(Tag::PRP))
    }

    /// Has it a verb with a tense?
    fn has_verb(&self) -> bool {
        let mut tags = self.inner.clone().take(40).map(|token| self.tags[token]);
        tags.any(|tag| matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
    }

    /// Does it begin with a verb that has a tense: "The ball, held every year, “raises a lot of money,” Roe said"?
    fn is_predicate(&self) -> bool {
        let first = self.inner.clone().find(|token| !self.tags[*token].is_adverb());
        first.is_some_and(|first| matches!(self.tags[first], Tag::VBD | Tag::VBZ | Tag::MD))
    }

    fn before(&self) -> Before {
        let open = self.quoted.open;
        let sentence = self.text.sentences.partition_point(|sentence| sentence.tokens.end <= open);
        let start = self.text.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start);
        if open == start {
            return Before::Start;
        }
        match self.slice(open - 1) {
            "," => Before::Comma,
            ":" => Before::Colon,
            "—" | "–" | "-" | "--" | "_" => Before::Start,
            ")" | "]" => Before::Start,
            _ if self.tags[open - 1].is_verb() || self.tags[open - 1].is_adverb() => Before::Verb,
            _ => Before::Other,
        }
    }
}
