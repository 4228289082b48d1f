//! Tokens: words, numbers and marks on Unicode word boundaries, contractions and possessives apart.

use super::cluster::{cluster, is_alphanumeric};
use super::marked::Marked;
use super::plain::{Plain, lone_mark, lower, plain, possessive_at};
use super::{Block, Span, scan};
use crate::lexicon::{self, Key, Short, Word};

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are set.
    pub shape: Shape,
    /// Does blank space stand before it?
    pub spaced: bool,
    /// The mark itself, where it is one byte of ASCII; else 0. Most questions are about such marks, and need no look at the text.
    pub mark: u8,
    /// What the lexicon knows of it; [`Word::UNKNOWN`] when it knows nothing.
    pub word: Word,
}

/// Tokens are read all the time: two of them stand in a line of the caches.
const _: () = assert!(size_of::<Token>() == 32);

impl Token {
    /// Is it a word that a headline sets with a capital, whatever its class?
    pub(crate) fn is_long(&self) -> bool {
        (self.kind == TokenKind::Word) & (self.span.end - self.span.start > 3)
    }
}

/// How many long words a sentence has, and how many of them are all capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LongWords {
    pub(crate) all: usize,
    pub(crate) upper: usize,
}

/// The long words of a sentence, where no more than one in five is set small: so headlines are set.
pub(super) fn headed(tokens: &[Token]) -> Option<LongWords> {
    // Which words are long or small is hard to foretell: they are counted without a branch.
    let (mut lower, most) = (0, tokens.len() / 5);
    for token in tokens {
        lower += usize::from(token.is_long() & (token.shape == Shape::Lower));
        if lower > most {
            return None;
        }
    }
    let (mut all, mut upper) = (0, 0);
    for token in tokens.iter().filter(|token| token.is_long()) {
        all += 1;
        upper += usize::from(token.shape == Shape::Upper);
    }
    (lower * 5 <= all).then_some(LongWords { all, upper })
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters (and what stands within a word: "o'clock", "U.S.", "vice-president").
    Word,
    /// Digits first: "12", "3.5", "1990s", "$" apart.
    Number,
    /// Anything else.
    Mark,
}

/// How a word's letters are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No capital: "said".
    Lower,
    /// A capital first: "Said", "McCain".
    Capital,
    /// Two capitals or more and no small letter: "NATO", "U.S.".
    Upper,
    /// A capital, not first: "iPhone".
    Mixed,
    /// No letter.
    None,
}

/// How many words are looked up at once.
const AT_ONCE: usize = 16;

/// Tokens, the words of the last of which are still to be looked up.
pub(super) struct Tokens {
    pub(super) all: Vec<Token>,
    /// The last byte of each.
    pub(super) ends: Marked,
    /// The numbers of those that may end a sentence, be a quotation mark, or lead to what follows: few must be asked.
    pub(super) signs: Vec<u32>,
    waiting: [usize; AT_ONCE],
    lower: [Short; AT_ONCE],
    len: usize,
}

impl Tokens {
    /// None yet, and room for as many as a text of so many bytes mostly has.
    fn of(bytes: usize) -> Tokens {
        Tokens {
            all: Vec::with_capacity(bytes / 4),
            ends: Marked::none_of(bytes),
            signs: Vec::with_capacity(bytes / 32),
            waiting: [0; AT_ONCE],
            lower: [Short::default(); AT_ONCE],
            len: 0,
        }
    }

    /// Adds a token.
    #[inline(always)]
    fn push(&mut self, token: Token) {
        self.ends.mark(token.span.end as usize - 1);
        self.all.push(token);
    }

    /// Notes the token that is about to be added, if it is a sign.
    fn note_sign(&mut self, token: &Token, text: &str) {
        let is_sign = match token.kind {
            TokenKind::Mark => matches!(token.mark, 0 | b'.' | b'?' | b'!' | b':' | b'"' | b'\'' | b'`'),
            _ => text.as_bytes()[token.span.end as usize - 1] == b'.',
        };
        if is_sign {
            self.signs.push(self.all.len() as u32);
        }
    }

    /// Adds a token whose word will be looked up.
    #[inline(always)]
    fn add(&mut self, token: Token, lower: Short) {
        (self.waiting[self.len], self.lower[self.len]) = (self.all.len(), lower);
        self.len += 1;
        self.push(token);
        if self.len == AT_ONCE {
            self.look_up();
        }
    }

    fn look_up(&mut self) {
        lexicon::look_up_all(&self.lower, |at, word| {
            if at < self.len {
                self.all[self.waiting[at]].word = word;
            }
        });
        self.len = 0;
    }

    /// Ends what was begun; no token follows.
    fn finish(mut self) -> Tokens {
        self.look_up();
        self.ends.count();
        self
    }
}

/// The tokens of the blocks, in order; they hold every character that is not blank.
pub(super) fn tokens(text: &str, blocks: &[Block]) -> Tokens {
    let mut tokens = Tokens::of(text.len());
    for block in blocks {
        let whole = text;
        let text = &text[..block.span.end as usize];
        let (mut at, mut end) = (block.span.start as usize, block.span.start as usize);
        loop {
            // A blank before ASCII is the commonest of clusters: it is passed over without a branch.
            if let [first, next, ..] = text.as_bytes()[at..] {
                at += usize::from((first == b' ') & next.is_ascii());
            }
            let spaced = at > end;
            // What ends such a word is blank where the block ends.
            if let Some(Plain { len, shape, lower }) = plain(whole, at) {
                end = at + len;
                let span = Span::new(at as u32, end as u32);
                tokens.add(Token { span, kind: TokenKind::Word, shape, spaced, mark: 0, word: Word::UNKNOWN }, lower);
                at = end;
                continue;
            }
            if let Some(len) = lone_mark(text, at) {
                end = at + len;
                let span = Span::new(at as u32, end as u32);
                let (kind, shape) = (TokenKind::Mark, Shape::None);
                let mark = if len == 1 { text.as_bytes()[at] } else { 0 };
                let token = Token { span, kind, shape, spaced, mark, word: Word::UNKNOWN };
                tokens.note_sign(&token, text);
                tokens.push(token);
                at = end;
                continue;
            }
            if let Some(len) = possessive_at(whole, at).filter(|_| !spaced) {
                end = at + len;
                let span = Span::new(at as u32, end as u32);
                let (kind, shape) = (TokenKind::Word, Shape::Lower);
                tokens
                    .add(Token { span, kind, shape, spaced, mark: 0, word: Word::UNKNOWN }, const { Short::of("'s") });
                at = end;
                continue;
            }
            let Some((first, next)) = cluster(text, at) else { break };
            if first.is_whitespace() && next == at + first.len_utf8() {
                at = next;
                continue;
            }
            end = scan::token_end(text, at, spaced);
            let token = token(text, Span::new(at as u32, end as u32), spaced);
            tokens.note_sign(&token, text);
            match lower(whole, token.span) {
                Some(lower) => tokens.add(token, lower),
                None => tokens.push(Token { word: rare(text, &token), ..token }),
            }
            at = end;
        }
    }
    tokens.finish()
}

/// The word of a token that is long, or not of ASCII.
fn rare(text: &str, token: &Token) -> Word {
    let piece = token.span.of(text);
    // Marks have no capitals: their text is looked up as it stands.
    if token.kind == TokenKind::Mark && piece != "’" { lexicon::look_up(piece) } else { known(piece) }
}

/// A token whose word is still to be looked up.
fn token(text: &str, span: Span, spaced: bool) -> Token {
    let piece = span.of(text);
    if let [mark] = *piece.as_bytes()
        && mark.is_ascii_punctuation()
    {
        return Token { span, kind: TokenKind::Mark, shape: Shape::None, spaced, mark, word: Word::UNKNOWN };
    }
    let kind = match piece.chars().find(|c| is_alphanumeric(*c)) {
        Some(first) if first.is_numeric() => TokenKind::Number,
        Some(_) => TokenKind::Word,
        None => TokenKind::Mark,
    };
    let shape = if kind == TokenKind::Mark { Shape::None } else { shape(piece) };
    Token { span, kind, shape, spaced, mark: 0, word: Word::UNKNOWN }
}

/// The lexicon's entry of a piece of text, whatever its capitals and apostrophes.
pub(super) fn known(piece: &str) -> Word {
    if piece.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return lexicon::look_up(piece);
    }
    lowered(piece, lexicon::look_up)
}

/// The hash of what stands in a span, in small letters.
pub(crate) fn lower_hash(text: &str, span: Span) -> u64 {
    match lower(text, span) {
        Some(short) => short.key().hash(),
        None => lowered(span.of(text), |lower| Key::of(lower).hash()),
    }
}

/// What is made of a piece of text in small letters, its apostrophes straight. Most need no memory of their own.
pub(crate) fn lowered<R>(piece: &str, make: impl FnOnce(&str) -> R) -> R {
    let mut lower = [0; 32];
    let mut len = 0;
    if let Some(lower) = lower.get_mut(..piece.len()).filter(|_| piece.is_ascii()) {
        lower.copy_from_slice(piece.as_bytes());
        lower.make_ascii_lowercase();
        return make(str::from_utf8(lower).unwrap_or_default());
    }
    for c in piece.chars() {
        let c = if c == '’' { '\'' } else { c.to_ascii_lowercase() };
        match lower.get_mut(len).filter(|_| c.is_ascii()) {
            Some(place) => *place = c as u8,
            None => return make(&piece.to_lowercase().replace('’', "'")),
        }
        len += 1;
    }
    // Of ASCII alone.
    make(str::from_utf8(&lower[..len]).unwrap_or_default())
}

pub(super) fn shape(piece: &str) -> Shape {
    if piece.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Shape::Lower;
    }
    let mut letters = piece.chars().filter(|c| is_alphanumeric(*c) && c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::None };
    let (mut upper, mut lower) = (u32::from(first.is_uppercase()), u32::from(!first.is_uppercase()));
    for letter in letters {
        if letter.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (_, 0, _) => Shape::Lower,
        (true, 2.., 0) => Shape::Upper,
        (true, _, _) => Shape::Capital,
        (false, _, _) => Shape::Mixed,
    }
}
