//! A piece of a sentence, and what kinds of them there are.

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: Kind,
    /// The form of a verb group.
    pub verb: Verb,
    // Numbers of tokens; half as wide as others, as every other token has a chunk.
    first: u32,
    last: u32,
    head: u32,
}

impl Chunk {
    /// The chunk from one token to another.
    pub(crate) fn new(kind: Kind, first: usize, last: usize, head: usize) -> Chunk {
        Chunk { kind, verb: Verb::default(), first: first as u32, last: last as u32, head: head as u32 }
    }

    /// The chunk as a verb group of that form.
    pub(super) fn with(self, verb: Verb) -> Chunk {
        Chunk { verb, ..self }
    }

    /// The number of its first token.
    pub fn first(&self) -> usize {
        self.first as usize
    }

    /// The number of its last token.
    pub fn last(&self) -> usize {
        self.last as usize
    }

    /// The token that stands for it: the last noun of a noun phrase, the main verb of a verb group.
    pub fn head(&self) -> usize {
        self.head as usize
    }
}

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A base noun phrase: "the two senior officials", "Trump's campaign manager", "he".
    Noun,
    /// A verb group with its auxiliaries and adverbs: "has repeatedly denied", "to be seen", "saying".
    Verb,
    /// A preposition or a subordinator: "of", "because", "that".
    Link,
    /// A relative or question word: "who", "whose", "how".
    Wh,
    /// "and", "or", "but".
    Conjunction,
    /// Adverbs apart from a verb group.
    Adverb,
    /// Adjectives without a noun: "sure", "familiar".
    Adjective,
    /// A comma.
    Comma,
    /// A semicolon, a colon, a dash.
    Break,
    /// A quotation mark.
    Quote,
    /// A bracket.
    Bracket,
    /// A full stop, question mark, exclamation mark, ellipsis.
    Stop,
    /// A whole speech between quotation marks, as the lines of attribution hold it.
    Speech,
    /// Anything else.
    Other,
}

/// Some kinds, a bit for each: whether a piece is of one of them is told without a jump.
#[derive(Clone, Copy)]
pub(crate) struct Kinds(u16);

impl Kinds {
    pub(crate) const fn of(kinds: &[Kind]) -> Kinds {
        let (mut bits, mut at) = (0, 0);
        while at < kinds.len() {
            bits |= 1 << kinds[at] as u16;
            at += 1;
        }
        Kinds(bits)
    }

    pub(crate) fn hold(self, kind: Kind) -> bool {
        self.0 >> kind as u16 & 1 != 0
    }
}

/// The form of a verb group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verb {
    /// What the group is: a clause's own verb, "to" and a verb, "-ing", a bare participle or base form.
    pub form: Form,
    /// "was told", "is accused".
    pub passive: bool,
    /// "did not say", "has never denied".
    pub negated: bool,
    /// "would say", "could argue".
    pub modal: bool,
}

/// The forms of verb groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// It has a tense: "said", "has said", "will say".
    #[default]
    Finite,
    /// "to say".
    Infinitive,
    /// "saying".
    Gerund,
    /// "told" without an auxiliary, where it cannot be a past tense.
    Participle,
    /// "say" without "to" or a subject.
    Bare,
}
