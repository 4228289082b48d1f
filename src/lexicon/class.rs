//! The word lists: each a file in `classes/`, each a flag on its words.

/// A set of word lists that a word stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// No list.
    pub const NONE: Classes = Classes(0);

    /// Is the word in that list?
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    pub(super) fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }
}

macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident = $file:literal,)*) => {
        /// A word list; each is the file of `src/lexicon/classes/` that its line below names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class { $($(#[doc = $doc])* $name,)* }

        /// Every list with its file's text.
        pub(super) const FILES: &[(Class, &str)] = &[$((Class::$name, include_str!(concat!("classes/", $file)))),*];
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
    /// Words of titles and roles before a name.
    Title = "titles.txt",
    /// Words that end the names of bodies.
    OrganizationHead = "organization_heads.txt",
    /// What is written or measured and then speaks.
    Document = "documents.txt",
    /// Abbreviations that keep their stop.
    Abbreviation = "abbreviations.txt",
    /// Those that do before a number.
    NumberAbbreviation = "number_abbreviations.txt",
    /// Abbreviated titles, with the stop.
    TitleAbbreviation = "title_abbreviations.txt",
    /// Verbs of saying right behind a quotation.
    Reporting = "reporting.txt",
    /// Ways of saying something: statement, interview, post.
    Medium = "media.txt",
}

/// The words of a list file: one a line, `#` begins a comment.
pub(super) fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|word| !word.is_empty())
}
