//! The word classes, as the Penn Treebank names them.

/// A word class (part of speech) of the Penn Treebank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are the Treebank's own, documented there")]
pub enum Tag {
    CC,
    CD,
    DT,
    EX,
    FW,
    IN,
    JJ,
    JJR,
    JJS,
    LS,
    MD,
    NN,
    NNS,
    NNP,
    NNPS,
    PDT,
    POS,
    PRP,
    PRPS,
    RB,
    RBR,
    RBS,
    RP,
    SYM,
    TO,
    UH,
    VB,
    VBD,
    VBG,
    VBN,
    VBP,
    VBZ,
    WDT,
    WP,
    WPS,
    WRB,
    /// Any mark: comma, stop, quotation mark, bracket, dash.
    Punct,
}

impl Tag {
    /// All tags, in order.
    pub const ALL: [Tag; 37] = [
        Tag::CC,
        Tag::CD,
        Tag::DT,
        Tag::EX,
        Tag::FW,
        Tag::IN,
        Tag::JJ,
        Tag::JJR,
        Tag::JJS,
        Tag::LS,
        Tag::MD,
        Tag::NN,
        Tag::NNS,
        Tag::NNP,
        Tag::NNPS,
        Tag::PDT,
        Tag::POS,
        Tag::PRP,
        Tag::PRPS,
        Tag::RB,
        Tag::RBR,
        Tag::RBS,
        Tag::RP,
        Tag::SYM,
        Tag::TO,
        Tag::UH,
        Tag::VB,
        Tag::VBD,
        Tag::VBG,
        Tag::VBN,
        Tag::VBP,
        Tag::VBZ,
        Tag::WDT,
        Tag::WP,
        Tag::WPS,
        Tag::WRB,
        Tag::Punct,
    ];

    /// The Treebank's name of the tag; `.` for every mark.
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 37] = [
            "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT",
            "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ",
            "WDT", "WP", "WP$", "WRB", ".",
        ];
        NAMES[self as usize]
    }

    /// The tag of that name, as [`Tag::name`] writes it.
    pub fn from_name(name: &str) -> Option<Tag> {
        Tag::ALL.into_iter().find(|tag| tag.name() == name)
    }

    /// Is it a noun: common or proper, of either number?
    pub const fn is_noun(self) -> bool {
        matches!(self, Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS)
    }

    /// Is it a proper noun?
    pub const fn is_proper(self) -> bool {
        matches!(self, Tag::NNP | Tag::NNPS)
    }

    /// Is it a form of a verb (modals apart)?
    pub const fn is_verb(self) -> bool {
        matches!(self, Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ)
    }

    /// Is it an adjective?
    pub const fn is_adjective(self) -> bool {
        matches!(self, Tag::JJ | Tag::JJR | Tag::JJS)
    }

    /// Is it an adverb?
    pub const fn is_adverb(self) -> bool {
        matches!(self, Tag::RB | Tag::RBR | Tag::RBS)
    }
}

/// A set of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TagSet {
    /// In two halves: a token of an article holds one, and has no room for what a whole number wants beside it.
    pub(super) halves: [u32; 2],
}

impl TagSet {
    /// No tag.
    pub const EMPTY: TagSet = TagSet { halves: [0; 2] };

    /// A bit for each, by the order of the tags.
    pub(crate) fn bits(self) -> u64 {
        u64::from(self.halves[0]) | u64::from(self.halves[1]) << 32
    }

    fn of(bits: u64) -> TagSet {
        TagSet { halves: [bits as u32, (bits >> 32) as u32] }
    }

    /// That tag alone.
    pub(crate) fn of_one(tag: Tag) -> TagSet {
        TagSet::of(1 << tag as u8)
    }

    /// Adds a tag.
    pub fn insert(&mut self, tag: Tag) {
        *self = TagSet::of(self.bits() | 1 << tag as u8);
    }

    /// Those of both.
    pub fn shared(self, other: TagSet) -> TagSet {
        TagSet::of(self.bits() & other.bits())
    }

    /// Is the tag in the set?
    pub fn contains(self, tag: Tag) -> bool {
        self.bits() & (1 << tag as u8) != 0
    }

    /// Its tags, in order.
    pub fn iter(self) -> impl Iterator<Item = Tag> {
        let mut bits = self.bits();
        std::iter::from_fn(move || {
            let lowest = *Tag::ALL.get(bits.trailing_zeros() as usize)?;
            bits &= bits - 1;
            Some(lowest)
        })
    }

    /// Is no tag in it?
    pub fn is_empty(self) -> bool {
        self.bits() == 0
    }
}
