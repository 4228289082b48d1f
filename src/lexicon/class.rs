//! The word lists: each a file in `classes/`, each a flag on its words.

/// A set of word lists that a word stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub(super) u32);

impl Classes {
    /// No list.
    pub const NONE: Classes = Classes(0);

    /// Is the word in that list?
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Those of either.
    pub fn and(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Adds a list.
    pub fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }
}

/// That list alone.
impl From<Class> for Classes {
    fn from(class: Class) -> Classes {
        Classes(1 << class as u8)
    }
}

macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident = $file:literal,)*; $($(#[doc = $of:literal])* $made:ident,)*) => {
        /// A word list; each is the file of `src/lexicon/classes/` that its line below names. The last are no files:
        /// the build script marks the words that begin or end an entry of another table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class { $($(#[doc = $doc])* $name,)* $($(#[doc = $of])* $made,)* }

        impl Class {
            /// All lists of the folder, in order.
            pub const ALL: [Class; [$($file),*].len()] = [$(Class::$name),*];

            /// The name of its file; nothing for those that have none.
            pub fn file(self) -> &'static str {
                match self { $(Class::$name => $file,)* $(Class::$made => "",)* }
            }
        }
    };
}

classes! {
    /// Days of the week.
    Day = "days.txt",
    /// Months, with their abbreviations.
    Month = "months.txt",
    /// Given names of men.
    GivenMale = "given_male.txt",
    /// Given names of women.
    GivenFemale = "given_female.txt",
    /// The people of countries, parties and faiths, as nouns and adjectives.
    People = "peoples.txt",
    /// Last words of the names of countries, states and great cities.
    Place = "places.txt",
    /// Words of titles and roles before a name.
    Title = "titles.txt",
    /// Words that end the names of bodies.
    OrganizationHead = "organization_heads.txt",
    /// What is written or measured and then speaks.
    Document = "documents.txt",
    /// Abbreviated titles and the like, with their stop: they never end a sentence, "sen.".
    TitleAbbreviation = "title_abbreviations.txt",
    /// Abbreviations that may end a sentence, with their stop: "inc.".
    Abbreviation = "abbreviations.txt",
    /// Abbreviations only before a number, with their stop: "no.".
    NumberAbbreviation = "number_abbreviations.txt",
    /// Abbreviations that are words too, with their stop: "ill.".
    WordAbbreviation = "word_abbreviations.txt",
    /// Words that open a sentence after an abbreviation: "he".
    SentenceStarter = "sentence_starters.txt",
    /// Names that end in an exclamation or question mark, without it: "yahoo".
    MarkName = "mark_names.txt",
    /// Words that begin the credit of a picture: "photo".
    CreditLabel = "credit_labels.txt",
    /// What heads an article of a kind, before a colon: "Obituary: Dana Roe".
    Rubric = "rubrics.txt",
    /// Verbs of saying right behind a quotation.
    Reporting = "reporting.txt",
    /// Ways of saying something: statement, interview, post.
    Medium = "media.txt",
    /// Parts of time that a piece of a date ends in: "last week".
    TimeUnit = "time_units.txt",
    /// Words that are a date by themselves: "today".
    TimeAlone = "time_alone.txt",
    ;
    /// A form of a word that begins an entry of `claims/worth.tsv`.
    Sign,
    /// A form of a word that ends a row of `claims/colour.tsv`.
    Colour,
    /// A form of a word that is an entry of `quotes/cues.tsv`.
    Cue,
    /// A form of a noun of `speakers/roles.tsv` or `speakers/bodies.tsv`.
    Sense,
}
