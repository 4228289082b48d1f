//! Reports held against those that are expected: what was added, lost or changed, as a person would say it.
//!
//! ```
//! use newsclaim::{Options, check::{self, Change, Rules}, extract, input::Article};
//! let article = Article::new("-", "“It is over,” Dana Roe said.".to_string());
//! let expected = extract(&article, &Options::default());
//! let mut actual = expected.clone();
//! actual.quotes.clear();
//! let found = check::differences(&article, &expected, &actual, &Rules::default());
//! assert_eq!((found[0].change, found[0].about.as_str()), (Change::Lost, "“It is over,” (Dana Roe said)"));
//! ```

mod field;
mod finding;
mod github;
mod item;
mod json;
mod junit;
mod pair;
mod place;
mod sarif;
mod say;
mod text;

pub use github::github;
pub use json::json;
pub use junit::junit;
pub use place::Place;
pub use sarif::sarif;
pub use text::text;

use crate::input::Article;
use crate::report::{Report, printable, schema};
use crate::text::Offsets;
use field::References;
use item::Item;
use pair::Pair;
use place::Lines;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// A part of the report, named as its key there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// What is said of the article itself.
    Document,
    /// Sentences.
    Sentences,
    /// Speakers.
    Speakers,
    /// Quotes.
    Quotes,
    /// Claims.
    Claims,
    /// Topics.
    Topics,
    /// Notes.
    Notes,
}

impl Part {
    /// All of them, as they come in the report.
    pub const ALL: [Part; 7] =
        [Part::Document, Part::Sentences, Part::Speakers, Part::Quotes, Part::Claims, Part::Topics, Part::Notes];

    /// Its key in the report.
    pub fn name(self) -> &'static str {
        match self {
            Part::Document => "document",
            Part::Sentences => "sentences",
            Part::Speakers => "speakers",
            Part::Quotes => "quotes",
            Part::Claims => "claims",
            Part::Topics => "topics",
            Part::Notes => "notes",
        }
    }

    /// One item of it.
    fn one(self) -> &'static str {
        self.name().trim_end_matches('s')
    }
}

/// What is compared, and how strictly.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The parts that are compared.
    pub only: Vec<Part>,
    /// Fields that may differ.
    pub ignore: Vec<String>,
    /// How far `confidence` and `check_worthiness` may drift.
    pub drift: f64,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { only: Part::ALL.to_vec(), ignore: Vec::new(), drift: 0.0 }
    }
}

/// The fields that can be compared, as [`Rules::ignore`] names them. Where an item stands and its words are one
/// field, `text`; ids are no field: they count, and say nothing of their own.
pub fn fields() -> BTreeSet<String> {
    let schema: Value = serde_json::from_str(schema()).unwrap_or_default();
    let types = ["Document", "SentenceItem", "SpeakerItem", "QuoteItem", "ClaimItem", "TopicItem", "Note"];
    let of = |name: &str| schema["$defs"][name]["properties"].as_object().cloned().unwrap_or_default();
    let keys = types.iter().flat_map(|name| of(name)).map(|(key, _)| key);
    keys.filter(|key| !["id", "start", "end"].contains(&key.as_str())).collect()
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It was not expected.
    Added,
    /// It was expected, and is not there.
    Lost,
    /// Some of its fields differ.
    Changed,
}

impl Change {
    fn name(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Lost => "lost",
            Change::Changed => "changed",
        }
    }
}

/// An item that is not as expected.
#[derive(Clone, Debug, Serialize)]
pub struct Difference {
    /// The id of the article that it is in.
    pub article: String,
    /// What it is an item of.
    pub part: Part,
    /// What became of it.
    pub change: Change,
    /// Its id in the report that is expected.
    pub expected: Option<String>,
    /// Its id in the report as it is.
    pub actual: Option<String>,
    /// What it says, for people.
    pub about: String,
    /// Where it stands in the article's text; speakers and what is said of the whole have no place.
    pub place: Option<Place>,
    /// What differs in it, where it changed.
    pub fields: Vec<Field>,
}

impl Difference {
    /// An article of a file that holds several is not expected, or missing.
    pub fn of_article(id: &str, change: Change) -> Difference {
        let (article, about) = (id.to_string(), format!("the report on {}", printable(id)));
        let id = |is: bool| is.then(|| article.clone());
        let (expected, actual) = (id(change != Change::Added), id(change != Change::Lost));
        Difference { part: Part::Document, change, expected, actual, about, place: None, fields: Vec::new(), article }
    }
}

/// A field that is not as expected.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// Its key in the report.
    pub name: String,
    /// What differs, for people.
    pub message: String,
    /// What it was expected to be, as in the report.
    pub expected: Option<Value>,
    /// What it is, as in the report.
    pub actual: Option<Value>,
}

/// A file of articles that was held against its expectation.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The path of the articles, or of an expectation without.
    pub path: String,
    /// Is the file the article's text itself, so that places in the text are places in the file?
    pub plain: bool,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a check.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// All is as expected.
    Same,
    /// Something is not.
    Differs(Vec<Difference>),
    /// Nothing is expected of the article.
    NoExpectation,
    /// What is expected has no article.
    NoArticle,
    /// It could not be checked; and why.
    Failed(String),
}

/// All that differs in the reports on one article, as they come in it.
pub fn differences(article: &Article, expected: &Report, actual: &Report, rules: &Rules) -> Vec<Difference> {
    let lines = Lines::new(article, actual);
    if let Some(edited) = edited(article, expected, actual, &lines) {
        return vec![edited];
    }
    let parts = Part::ALL.map(|part| {
        let (expected, actual) = (item::items(expected, part), item::items(actual, part));
        let pairs = pair::pairs(&expected, &actual);
        Compared { part, expected, actual, pairs }
    });
    let references = References::new(&parts);
    let wanted = parts.iter().filter(|compared| rules.only.contains(&compared.part));
    wanted.flat_map(|compared| compared.differences(&article.id, &references, &lines, rules)).collect()
}

/// A part of both reports.
struct Compared {
    part: Part,
    expected: Vec<Item>,
    actual: Vec<Item>,
    pairs: Vec<Pair>,
}

impl Compared {
    fn differences<'a>(
        &'a self,
        article: &'a str,
        references: &'a References,
        lines: &'a Lines,
        rules: &'a Rules,
    ) -> impl Iterator<Item = Difference> + 'a {
        self.pairs.iter().filter_map(move |pair| {
            let (expected, actual) =
                (pair.expected.map(|at| &self.expected[at]), pair.actual.map(|at| &self.actual[at]));
            let (change, fields) = match (expected, actual) {
                (Some(expected), Some(actual)) => {
                    (Change::Changed, field::changed(expected, actual, references, lines, rules))
                }
                (None, _) => (Change::Added, Vec::new()),
                (_, None) => (Change::Lost, Vec::new()),
            };
            let item = actual.or(expected)?;
            (change != Change::Changed || !fields.is_empty()).then(|| Difference {
                article: article.to_string(),
                part: self.part,
                change,
                expected: expected.map(|item| item.id.clone()),
                actual: actual.map(|item| item.id.clone()),
                about: references.about(self.part, item, actual.is_some()),
                place: item.span.as_ref().map(|span| lines.place(span.start, span.end)),
                fields,
            })
        })
    }
}

/// Offsets of a text that was edited since say nothing: where a sentence is not what was expected there, that is
/// the difference.
fn edited(article: &Article, expected: &Report, actual: &Report, lines: &Lines) -> Option<Difference> {
    let offsets = Offsets::new(&article.text, expected.document.offset_unit);
    let is = |start, end| article.text.get(offsets.byte(start)..offsets.byte(end)).unwrap_or_default();
    let other = expected.sentences.iter().find(|sentence| is(sentence.start, sentence.end) != sentence.text)?;
    let is = is(other.start, other.end);
    let common: usize =
        other.text.chars().zip(is.chars()).take_while(|(was, is)| was == is).map(|(c, _)| c.len_utf8()).sum();
    let message = format!("text was {}, is {}", say::quoted(&other.text[common..]), say::quoted(&is[common..]));
    Some(Difference {
        article: article.id.clone(),
        part: Part::Document,
        change: Change::Changed,
        expected: Some(expected.document.id.clone()),
        actual: Some(actual.document.id.clone()),
        about: "the article is not the one that the report was expected of".to_string(),
        place: Some(lines.place(other.start, other.end)),
        fields: vec![Field {
            name: "text".to_string(),
            message,
            expected: Some((&*other.text).into()),
            actual: Some(is.into()),
        }],
    })
}
