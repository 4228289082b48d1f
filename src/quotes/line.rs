//! Lines: the sentences of an article as rules read them, rows of chunks in which each speech is one piece.

use super::parse::{Parse, Parses};
use crate::grammar::marks::Quoted;
use crate::grammar::{Chunk, Chunks, Form, Grammar, Kind};
use crate::lexicon::{Class, Tag, Word, numbers};
use crate::text::{Span, Text};
use std::ops::Range;

/// A run of tokens, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Run {
    pub(super) fn contains(self, other: Run) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

/// All lines of an article. A line goes on until a sentence ends outside of speech: `“A. B,” he said.` is one.
pub(super) struct Lines<'a> {
    text: &'a Text<'a>,
    grammar: &'a Grammar,
    cuts: Vec<Cut>,
    /// The pieces of the lines with a speech, one line after the other.
    made: Vec<Chunk>,
    parses: Parses,
}

/// Where a line is cut out.
struct Cut {
    /// Has it pieces of its own? Else they are the chunks of those numbers.
    made: bool,
    pieces: Range<usize>,
    /// How many pieces the lines before have, and its last token.
    before: usize,
    last: usize,
}

impl Cut {
    /// What tells its pieces from those of all other lines.
    fn numbers(&self) -> Range<usize> {
        self.before..self.before + self.pieces.len()
    }
}

impl<'a> Lines<'a> {
    /// The lines of an article.
    pub(super) fn new(text: &'a Text<'a>, grammar: &'a Grammar) -> Lines<'a> {
        let speeches = grammar.marks.quoted.iter().filter(|quoted| quoted.outermost && quoted.speech);
        Lines::read(text, grammar, 0..grammar.chunks.all.len(), speeches)
    }

    /// The lines inside a quotation, the quotations in it as its speeches.
    pub(super) fn inside(text: &'a Text<'a>, grammar: &'a Grammar, outer: &Quoted, inner: &[Quoted]) -> Lines<'a> {
        let chunks = &grammar.chunks.all;
        let from = chunks.partition_point(|chunk| chunk.first() <= outer.open);
        let to = chunks.partition_point(|chunk| chunk.last() < outer.last).max(from);
        Lines::read(text, grammar, from..to, inner.iter())
    }

    fn read<'q>(
        text: &'a Text<'a>,
        grammar: &'a Grammar,
        chunks: Range<usize>,
        speeches: impl Iterator<Item = &'q Quoted>,
    ) -> Lines<'a> {
        let cuts = Vec::with_capacity(chunks.len() / PIECES);
        let mut lines = Lines { text, grammar, cuts, made: Vec::new(), parses: Parses::default() };
        lines.cut(chunks, speeches);
        let read = lines.cuts.iter().enumerate().map(|(number, cut)| (cut.numbers(), lines.line(number)));
        lines.parses = Parses::new(lines.cuts.last().map_or(0, |last| last.numbers().end), read);
        lines
    }

    /// Makes lines of chunks, sentence by sentence, and a piece of each speech. Most sentences have none.
    fn cut<'q>(&mut self, chunks: Range<usize>, speeches: impl Iterator<Item = &'q Quoted>) {
        let Chunks { all, of_token } = &self.grammar.chunks;
        let Some(first) = all[chunks.clone()].first() else { return };
        let number = |token: usize| of_token[token] as usize;
        let (mut at, mut behind, mut speeches) = (chunks.start, 0, speeches.peekable());
        let (mut start, mut block) = (0, None);
        let sentence = self.text.sentences.partition_point(|sentence| sentence.tokens.end <= first.first());
        for sentence in &self.text.sentences[sentence..] {
            let end = chunks.end.min(number(sentence.tokens.end - 1) + 1);
            // Most are a line, and have no speech: its pieces are their chunks.
            let speechless = speeches.peek().is_none_or(|speech| speech.open >= sentence.tokens.end);
            if speechless && block.is_none() && at < end {
                self.close(false, at..end, sentence.block);
                at = end;
                if at < chunks.end { continue } else { return }
            }
            block = block.or(Some(sentence.block));
            while at < end {
                // One that begins within a chunk is no piece.
                while speeches.next_if(|speech| speech.open < all[at].first()).is_some() {}
                let next = speeches.peek().filter(|speech| speech.open < sentence.tokens.end);
                if let Some(speech) = next.filter(|speech| speech.open == all[at].first()) {
                    self.made.push(piece_of(speech));
                    behind = speech.last + 1;
                    at += 1 + all[at + 1..chunks.end].iter().take_while(|chunk| chunk.last() < behind).count();
                } else {
                    let upto = next.map_or(end, |speech| end.min(number(speech.open).max(at + 1)));
                    self.made.extend_from_slice(&all[at..upto]);
                    (at, behind) = (upto, all[upto - 1].last() + 1);
                }
            }
            if behind == sentence.tokens.end || at >= chunks.end {
                self.close(true, start..self.made.len(), block.take().unwrap_or_default());
                start = self.made.len();
            }
            if at >= chunks.end {
                return;
            }
        }
    }

    /// Makes a line, which begins in that block, of pieces.
    fn close(&mut self, made: bool, mut pieces: Range<usize>, block: usize) {
        let all = self.pieces(made, &pieces);
        let last = all.last().map_or(0, Chunk::last);
        pieces.start += self.dateline(all, block);
        let before = self.cuts.last().map_or(0, |last| last.numbers().end);
        self.cuts.push(Cut { made, pieces, before, last });
    }

    fn pieces(&self, made: bool, pieces: &Range<usize>) -> &[Chunk] {
        let all = if made { &self.made } else { &self.grammar.chunks.all };
        &all[pieces.clone()]
    }

    /// How many pieces a dateline takes at the head of a line, its dash included.
    fn dateline(&self, pieces: &[Chunk], block: usize) -> usize {
        let Some((dateline, first)) = self.text.blocks[block].dateline.zip(pieces.first()) else { return 0 };
        if dateline.start != self.text.tokens[first.first()].span.start {
            return 0;
        }
        let head = pieces.partition_point(|piece| self.text.tokens[piece.first()].span.start < dateline.end);
        (head + usize::from(pieces.get(head).is_some_and(|piece| piece.kind == Kind::Break))).min(pieces.len() - 1)
    }

    pub(super) fn len(&self) -> usize {
        self.cuts.len()
    }

    /// The number of the line that holds the token.
    pub(super) fn line_of(&self, token: usize) -> usize {
        self.cuts.partition_point(|cut| cut.last < token)
    }

    pub(super) fn span(&self, run: Run) -> Span {
        self.text.span(run.first..run.last + 1)
    }

    /// The number of the token's block.
    pub(super) fn block_of(&self, token: usize) -> usize {
        let start = self.text.tokens[token].span.start;
        self.text.blocks.partition_point(|block| block.span.end <= start)
    }

    /// Is the token the last of its block?
    pub(super) fn ends_block(&self, token: usize) -> bool {
        let end = self.text.tokens[token].span.end;
        self.text.blocks.get(self.block_of(token)).is_some_and(|block| block.span.end == end)
    }

    pub(super) fn line(&self, number: usize) -> Line<'_> {
        let cut = self.cuts.get(number);
        let pieces = cut.map_or(&[][..], |cut| self.pieces(cut.made, &cut.pieces));
        let parse = self.parses.of(cut.map_or(0..0, Cut::numbers));
        Line { parse, text: self.text, grammar: self.grammar, pieces }
    }
}

/// How many pieces a line mostly has at least.
const PIECES: usize = 8;

fn piece_of(quoted: &Quoted) -> Chunk {
    Chunk::new(Kind::Speech, quoted.open, quoted.last, quoted.open)
}

/// One line.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) parse: Parse<'a>,
    pub(super) text: &'a Text<'a>,
    pub(super) grammar: &'a Grammar,
    pub(super) pieces: &'a [Chunk],
}

/// How far back or on a rule looks, in pieces: sentences without end cost no more than long ones.
pub(super) const REACH: usize = 60;

impl<'a> Line<'a> {
    pub(super) fn piece(&self, at: usize) -> Option<&'a Chunk> {
        self.pieces.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.piece(at).map(|piece| piece.kind)
    }

    pub(super) fn kind_before(&self, at: usize) -> Option<Kind> {
        at.checked_sub(1).and_then(|at| self.kind(at))
    }

    /// The first comma among the pieces.
    pub(super) fn comma_in(&self, mut pieces: Range<usize>) -> Option<usize> {
        pieces.find(|at| self.kind(*at) == Some(Kind::Comma))
    }

    /// The piece that holds the token.
    pub(super) fn at(&self, token: usize) -> usize {
        self.pieces.partition_point(|piece| piece.last() < token)
    }

    pub(super) fn run(&self, at: usize) -> Option<Run> {
        self.piece(at).map(|piece| Run { first: piece.first(), last: piece.last() })
    }

    pub(super) fn lexeme(&self, token: usize) -> &'a Word {
        self.text.tokens.get(token).map_or(&Word::UNKNOWN, |token| &token.word)
    }

    /// The lower-case form of a token; empty for a word the lexicon does not hold.
    pub(super) fn lower(&self, token: usize) -> &'static str {
        self.lexeme(token).text()
    }

    /// What the lexicon knows of a piece of one token.
    #[inline(never)] // rules ask for it at hundreds of places, whose code would not fit the nearest cache
    pub(super) fn lone(&self, at: usize) -> &'a Word {
        let piece = self.piece(at).filter(|piece| piece.first() == piece.last());
        piece.map_or(&Word::UNKNOWN, |piece| self.lexeme(piece.first()))
    }

    /// The lower-case form of a piece of one token.
    pub(super) fn word(&self, at: usize) -> &'static str {
        self.lone(at).text()
    }

    /// What the lexicon knows of the head of a piece.
    pub(super) fn head(&self, at: usize) -> &'a Word {
        self.piece(at).map_or(&Word::UNKNOWN, |piece| self.lexeme(piece.head()))
    }

    pub(super) fn slice(&self, token: usize) -> &'a str {
        self.text.tokens.get(token).map_or("", |token| token.span.of(self.text.source))
    }

    /// Does the piece begin with that mark of ASCII?
    pub(super) fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.piece(at).and_then(|piece| self.text.tokens.get(piece.first())).is_some_and(|token| token.mark == mark)
    }

    pub(super) fn tag(&self, token: usize) -> Tag {
        self.grammar.tags.get(token).copied().unwrap_or(Tag::Punct)
    }

    /// Is the token a relative word or a question word that stands for a noun: "who", "that"?
    pub(super) fn is_pronoun_of_clause(&self, token: usize) -> bool {
        matches!(self.tag(token), Tag::WP | Tag::WDT)
    }

    pub(super) fn is_form(&self, at: usize, form: Form) -> bool {
        self.piece(at).is_some_and(|piece| piece.kind == Kind::Verb && piece.verb.form == form)
    }

    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.is_form(at, Form::Finite)
    }

    pub(super) fn skip_adverbs(&self, mut at: usize) -> usize {
        while self.kind(at) == Some(Kind::Adverb) {
            at += 1;
        }
        at
    }

    /// "on | Monday", "at | home": the piece, or the one behind the preposition that stands there.
    pub(super) fn over_link(&self, at: usize) -> usize {
        at + usize::from(self.kind(at) == Some(Kind::Link))
    }

    /// Is it the verb that takes a clause of any kind?
    pub(super) fn is_say(&self, verb: usize) -> bool {
        self.head(verb).is_form_of_one(&numbers!["say"])
    }

    /// Is the piece a time: "Monday", "last week", "2016"?
    #[inline(always)] // asked of every piece, and the head of most tells none
    pub(super) fn is_time(&self, at: usize) -> bool {
        let Some(piece) = self.piece(at).filter(|piece| piece.kind == Kind::Noun) else { return false };
        let head = self.lexeme(piece.head());
        let may = [Class::Day, Class::Month, Class::TimeUnit, Class::TimeAlone].iter().any(|class| head.is(*class));
        // "last spring"
        let season = head.is_one_of(&numbers!["spring", "summer", "autumn", "winter"])
            && self.lexeme(piece.first()).is_one_of(&numbers!["last", "this", "next"]);
        season || (may || self.tag(piece.head()) == Tag::CD) && self.tells_time(piece)
    }

    /// The same of a noun phrase whose head may tell a time.
    fn tells_time(&self, piece: &Chunk) -> bool {
        let dated = |token: usize| {
            let word = self.lexeme(token);
            word.is(Class::Day) || word.is(Class::Month) && self.tag(token).is_proper()
        };
        let head = self.lexeme(piece.head());
        // "the time for talks": no time of its own.
        let due = head.is_one_of(&numbers!["time"]) && self.lexeme(piece.last() + 1).is_one_of(&numbers!["for", "to"]);
        let unit = head.is(Class::TimeUnit) && !due;
        // "Tuesday night", but not "Tuesday night's vote" or "a Tuesday vote".
        let possessive = || (piece.first()..=piece.last()).any(|token| self.tag(token) == Tag::POS);
        let tells = || unit || dated(piece.head()) || self.tag(piece.head()) == Tag::CD;
        tells() && (piece.first()..=piece.last()).any(dated) && !possessive()
            || head.is(Class::TimeAlone)
            || unit && piece.first() < piece.last() && !matches!(self.tag(piece.first()), Tag::PRPS)
            || unit && self.lexeme(piece.last() + 1).is_one_of(&numbers!["earlier", "later", "ago", "before", "after"])
    }

    /// "about half", "over 40 people": a noun phrase behind a preposition that only tells how exact its number is.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        if at == 0 || !self.lone(at - 1).is_one_of(&numbers!["about", "around", "over", "under"]) {
            return false;
        }
        self.piece(at).is_some_and(|noun| {
            let half = || self.lexeme(noun.first()).is_one_of(&numbers!["half"]);
            noun.kind == Kind::Noun && (self.tag(noun.first()) == Tag::CD || half())
        })
    }

    /// Does the piece name a way of saying: a statement, an interview, a post?
    pub(super) fn is_medium(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Noun) && self.head(at).is(Class::Medium)
    }

    /// "head of policy at Facebook", "the author of the report", but "in a post on Facebook": does a medium behind the link belong
    /// to the noun before it?
    pub(super) fn owns_medium(&self, link: usize) -> bool {
        self.lone(link).is_one_of(&numbers!["at", "for", "of"])
    }

    /// Leaves out the marks at the end of a run.
    pub(super) fn trim(&self, run: Run) -> Run {
        let mut last = run.last;
        while last > run.first && self.tag(last) == Tag::Punct && !self.closes(last) {
            last -= 1;
        }
        Run { first: run.first, last }
    }

    /// Does a quotation that is no speech begin with the piece?
    pub(super) fn opens_fragment(&self, at: usize) -> bool {
        let Some(first) = self.piece(at).map(|piece| piece.first()) else { return false };
        self.grammar.marks.outermost(first).is_some_and(|quoted| quoted.open == first && !quoted.speech)
    }

    /// Does a quotation that is no speech begin within the piece?
    pub(super) fn holds_fragment(&self, at: usize) -> bool {
        let opens = |token: usize| {
            self.grammar.marks.outermost(token).is_some_and(|quoted| quoted.open == token && !quoted.speech)
        };
        self.piece(at).is_some_and(|piece| (piece.first()..=piece.last()).any(opens))
    }

    /// Does a quotation that is no speech stand between the piece and the token?
    pub(super) fn holds_whole_fragment(&self, from: usize, last: usize) -> bool {
        let closed = |at: usize| {
            let inside = |token: usize| self.grammar.marks.outermost(token).filter(|quoted| quoted.open == token);
            let piece = self.pieces[at];
            (piece.first()..=piece.last()).find_map(inside).is_some_and(|quoted| !quoted.speech && quoted.last <= last)
        };
        (from..=self.at(last).min(self.pieces.len() - 1)).any(closed)
    }

    /// The closing mark of a fragment that stands with the comma ("the “real issue,”") or else `last`.
    pub(super) fn with_closing_mark(&self, comma: usize, last: usize) -> usize {
        let comma = self.piece(comma).filter(|comma| comma.kind == Kind::Comma && comma.first() < comma.last());
        comma.map(|comma| comma.last()).filter(|mark| self.closes(*mark)).unwrap_or(last)
    }

    /// Does the mark belong to the words before it: a bracket, a closing quotation mark?
    fn closes(&self, token: usize) -> bool {
        self.text.tokens.get(token).is_some_and(|token| matches!(token.mark, b')' | b']' | b'%' | b'*'))
            || self.grammar.marks.outermost(token).is_some_and(|quoted| quoted.last == token)
    }
}
