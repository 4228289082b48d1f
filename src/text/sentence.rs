//! Sentences.

use super::marked::Marked;
use super::marker::Marker;
use super::token::{LongWords, headed};
use super::{Block, Shape, Span, Token, TokenKind};
use crate::lexicon::{Class, Tag};
use std::ops::Range;

/// A sentence, or a line that stands for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// The numbers of its tokens.
    pub tokens: Range<usize>,
    /// The number of its block in [`super::Text::blocks`].
    pub block: usize,
    /// Its long words, where they are set as headlines are.
    pub(crate) headed: Option<LongWords>,
}

/// The sentences of the blocks, in order; they hold every token.
pub(super) fn sentences(
    text: &str,
    blocks: &[Block],
    tokens: &[Token],
    ends: &Marked,
    mut signs: &[u32],
) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(tokens.len() / 20);
    let mut first = 0;
    for (number, block) in blocks.iter().enumerate() {
        let splitter = Splitter { text, tokens: &tokens[..ends.before(block.span.end as usize)] };
        first = splitter.split(first, number, &mut signs, &mut sentences);
    }
    sentences
}

/// How sure a token is to end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// It ends none.
    None,
    /// "." "!" "?"
    Full,
    /// "…"
    Ellipsis,
    /// An abbreviation that may stand last: "Inc."
    Abbreviation,
}

/// May the tokens be the credit of a picture: "Photo: Jane Roe"?
pub(super) fn opens_credit(tokens: &[Token]) -> bool {
    matches!(tokens, [label, colon, ..] if label.word.is(Class::CreditLabel) && colon.mark == b':')
}

/// Splits one block; the tokens after it are out of sight.
struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Splitter<'_> {
    /// Adds the sentences from the token `first` to the last; gives the number of the token after them.
    fn split(&self, mut first: usize, block: usize, signs: &mut &[u32], sentences: &mut Vec<Sentence>) -> usize {
        let mut item = self.tokens.get(first).and_then(|token| self.marker(token));
        let mut floor = item.map_or(0, |(_, end)| end);
        let (mut at, mut open, mut quiet) = (first, false, first);
        while at < self.tokens.len() {
            if item.is_none() {
                at = self.telling(at, signs);
            }
            let Token { kind, mark, .. } = self.tokens[at];
            open ^= kind == TokenKind::Mark && (mark == b'"' || mark == 0 && matches!(self.of(at), "''" | "``"));
            let last = at + 1 == self.tokens.len();
            let listed = item.is_some() && self.next_item(item, at + 1).is_some();
            let mut end = (last || listed || self.is_credit(at + 1)).then_some(at + 1);
            if at >= quiet
                && self.may_stop(&self.tokens[at])
                && self.tokens[at].span.start >= floor
                && self.stop(at) != Stop::None
            {
                // The marks that stand with the stop are read once, whatever comes of it.
                quiet = self.closed(at, open);
                end = Some(quiet).filter(|_| self.ends(first, at, quiet)).or(end);
            }
            at += 1;
            if let Some(end) = end {
                if let Some(next) = self.next_item(item, end) {
                    (item, floor) = (Some(next), next.1);
                }
                let span = self.tokens[first].span.join(self.tokens[end - 1].span);
                let headed = headed(&self.tokens[first..end]);
                sentences.push(Sentence { span, tokens: first..end, block, headed });
                (first, at, open) = (end, end, false);
            }
        }
        self.tokens.len()
    }

    /// The first token from one on that may end something, or before one that may; the last if there is none. The signs before
    /// it are dropped.
    fn telling(&self, at: usize, signs: &mut &[u32]) -> usize {
        let last = self.tokens.len() - 1;
        while let [sign, rest @ ..] = *signs
            && *sign as usize <= last
        {
            let sign = *sign as usize;
            let place = if self.tokens[sign].mark == b':' { self.before_credit(sign) } else { Some(sign) };
            if let Some(place) = place.filter(|place| *place >= at) {
                return place;
            }
            *signs = rest;
        }
        last
    }

    /// The token before what may be the credit of a picture with that colon.
    fn before_credit(&self, colon: usize) -> Option<usize> {
        let before = colon.checked_sub(2)?;
        opens_credit(&self.tokens[before + 1..]).then_some(before)
    }

    fn of(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| token.span.of(self.text))
    }

    /// The list marker that begins with the token, and its end in the text.
    fn marker(&self, token: &Token) -> Option<(Marker, u32)> {
        let marker = Marker::at(self.text.get(token.span.start as usize..)?)?;
        Some((marker, token.span.start + marker.len as u32))
    }

    /// The next item of a list set in running text, where it begins at the token: "1. The slide 2. The bar".
    fn next_item(&self, item: Option<(Marker, u32)>, at: usize) -> Option<(Marker, u32)> {
        let (last, _) = item?;
        let token = self.tokens.get(at).filter(|token| token.spaced)?;
        self.marker(token).filter(|(next, _)| last.precedes(next))
    }

    /// Does the credit of a picture begin at the token: "Photo: Jane Roe"?
    fn is_credit(&self, at: usize) -> bool {
        let Some(rest) = self.tokens.get(at..).filter(|rest| opens_credit(rest)) else { return false };
        let named = || rest.get(2).is_some_and(|name| matches!(name.shape, Shape::Capital | Shape::Upper));
        rest[0].shape != Shape::Lower && rest[0].spaced && named()
    }

    /// The first token behind the stop `at` and the marks that stand and close with it: `?!”`, `.)`.
    fn closed(&self, at: usize, open: bool) -> usize {
        let mut next = at + 1;
        while self.stop(next) == Stop::Full && !self.tokens[next].spaced || self.closes(next, open) {
            next += 1;
        }
        next
    }

    /// Does the sentence that began at `first` end with the stop `at`, when `next` is what follows?
    fn ends(&self, first: usize, at: usize, next: usize) -> bool {
        if next >= self.tokens.len() {
            return true;
        }
        // "Q. And then?": the letter says who speaks.
        let label = at == first + 1 && self.of(first).len() == 1 && self.tokens[first].shape == Shape::Capital;
        if label && self.of(at) == "." {
            return false;
        }
        let quoted = next > at + 1;
        match self.stop(at) {
            Stop::None => false,
            Stop::Full => self.opens(next) && !self.goes_on(at, next, quoted),
            // "[...]": an editor left something out.
            Stop::Ellipsis if at > first && self.of(at - 1) == "[" => {
                next == at + 2 && self.tokens[next].kind == TokenKind::Word && self.opens(next)
            }
            Stop::Ellipsis => self.opens(next) && (self.of(at).matches('.').count() > 3 || self.of(next) != "I"),
            Stop::Abbreviation => self.opens_surely(first, at, next),
        }
    }

    /// Is the token a mark, or does it end in a stop?
    fn may_stop(&self, token: &Token) -> bool {
        token.kind == TokenKind::Mark || self.text.as_bytes()[token.span.end as usize - 1] == b'.'
    }

    #[inline(always)] // few tokens may
    fn stop(&self, at: usize) -> Stop {
        self.tokens.get(at).filter(|token| self.may_stop(token)).map_or(Stop::None, |token| self.stop_of(token))
    }

    /// The same of a token that may be one.
    fn stop_of(&self, token: &Token) -> Stop {
        let text = token.span.of(self.text);
        match token.kind {
            TokenKind::Mark if token.mark != 0 => {
                if matches!(token.mark, b'.' | b'!' | b'?') {
                    Stop::Full
                } else {
                    Stop::None
                }
            }
            TokenKind::Mark => match text {
                "。" | "！" | "？" | "‼" | "⁉" | "⁈" => Stop::Full,
                "…" => Stop::Ellipsis,
                _ if text.starts_with("..") || text.starts_with(". ") => Stop::Ellipsis,
                _ => Stop::None,
            },
            _ if text.len() == 2 || !text.ends_with('.') || token.word.is(Class::TitleAbbreviation) => Stop::None,
            _ => Stop::Abbreviation,
        }
    }

    /// Does the token close a quotation or bracket after the stop?
    fn closes(&self, at: usize, open: bool) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        match token.span.of(self.text) {
            _ if token.kind != TokenKind::Mark => false,
            "”" | "»" | "›" | ")" | "]" | "}" => true,
            "’" => !token.spaced,
            // „German marks“
            "“" | "‘" => !token.spaced && self.tokens.get(at + 1).is_none_or(|next| next.spaced),
            "\"" | "'" | "''" => match self.tokens.get(at + 1) {
                Some(next) if token.spaced => next.spaced && open,
                // "home."He: the mark stands between two words.
                Some(next) if !next.spaced && next.kind == TokenKind::Word => open,
                _ => true,
            },
            _ => false,
        }
    }

    /// The first word, number or sign from the token on that is no opening mark.
    fn head(&self, at: usize) -> Option<(usize, &Token)> {
        let opening = |token: &Token| {
            let marks = [
                "“", "\"", "‘", "'", "``", "«", "(", "[", "{", "—", "–", "-", "--", "...", "…", "$", "£", "€", "¿",
                "¡", "*",
            ];
            token.kind == TokenKind::Mark && marks.contains(&token.span.of(self.text))
        };
        let skipped = self.tokens[at..].iter().take(4).take_while(|token| opening(token)).count();
        self.tokens.get(at + skipped).map(|token| (at + skipped, token))
    }

    /// May a sentence begin at the token?
    fn opens(&self, at: usize) -> bool {
        let Some((_, token)) = self.head(at) else { return true };
        let text = token.span.of(self.text);
        match token.shape {
            Shape::Capital | Shape::Upper | Shape::Mixed => true,
            Shape::Lower => text.starts_with(['@', '#']) || text.starts_with("http") || text.contains("www."),
            Shape::None => !matches!(text, "," | ";" | ":" | "…" | "&" | "/" | "%") && !text.starts_with(".."),
        }
    }

    /// Does a sentence begin at the token although an abbreviation stands before it?
    fn opens_surely(&self, first: usize, at: usize, next: usize) -> bool {
        let Some((head, token)) = self.head(next).filter(|_| self.opens(next)) else { return false };
        // "Norbury, Wis. — The board met": a dash goes on behind an abbreviation.
        if matches!(self.of(next), "—" | "–" | "--" | "-") {
            return false;
        }
        let text = self.of(at);
        let time = text.eq_ignore_ascii_case("a.m.") || text.eq_ignore_ascii_case("p.m.");
        // "At 5 a.m. Mr. Roe left": nothing is said yet.
        let adverbial = at - first < 4 && self.tokens[first].word.tag == Some(Tag::IN);
        let begins = token.word.is(Class::SentenceStarter) && !adverbial;
        // A nickname is no quotation: C.L. “Butch” Roe.
        let nickname = matches!(self.of(head + 1), "”" | "\"");
        let quoted = !nickname && (next..head).any(|mark| matches!(self.of(mark), "“" | "\""));
        // "It fell at 2 a.m. Paramedics found it", but "at 2 a.m. Roe left".
        let noun = || {
            let small = self.tokens.get(head + 1).is_some_and(|token| token.shape == Shape::Lower);
            small && token.word.tag == Some(Tag::NNS) && !token.word.is(Class::Day)
        };
        begins || quoted || time && !adverbial && (token.word.is(Class::TitleAbbreviation) || noun())
    }

    /// Does the sentence go on after its mark: “Why?” Ms. Roe asked; Yahoo! Sports?
    fn goes_on(&self, at: usize, next: usize, quoted: bool) -> bool {
        if self.of(at) == "." {
            return false;
        }
        let is_name = |name: &Token| name.word.is(Class::MarkName) && name.shape != Shape::Lower;
        let named = at.checked_sub(1).is_some_and(|name| is_name(&self.tokens[name]));
        if named && !self.tokens[at].spaced {
            return !self.tokens[next].word.is(Class::SentenceStarter);
        }
        let name = self.tokens[next..].iter().take(5).take_while(|token| token.shape != Shape::Lower);
        let verb = next + name.count();
        quoted && self.is_speech_tag(verb)
    }

    /// Is the token a verb of speech with nothing said after it?
    fn is_speech_tag(&self, verb: usize) -> bool {
        let is = |at: usize, word: &str| self.tokens.get(at).is_some_and(|token| token.word.text() == word);
        let goes_on = is(verb, "went") && is(verb + 1, "on");
        let at = verb + usize::from(goes_on);
        let tagged = goes_on || self.tokens.get(at).is_some_and(|verb| verb.word.is(Class::Reporting));
        let after = self.tokens.get(at + 1);
        let ends = after.is_none_or(|token| {
            let tag = token.word.tag;
            token.kind == TokenKind::Mark && !matches!(token.span.of(self.text), "“" | "\"")
                || matches!(tag, Some(Tag::IN | Tag::TO | Tag::RB)) && token.word.text() != "that"
                || token.word.is(Class::Day)
                || matches!(token.word.text(), "last" | "this" | "yesterday" | "today")
        });
        // “Why?” Roe asked members of the town.
        let told =
            self.tokens.get(at).is_some_and(|verb| matches!(verb.word.text(), "asked" | "asks" | "told" | "tells"));
        tagged && (ends || told)
    }
}
