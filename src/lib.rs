//! newsclaim reads a news article and tells who said what: sentences, speakers, quotes, claims, each with
//! the rule that found it.
//!
//! ```
//! use newsclaim::{extract, input::Article, Options};
//! let article = Article::new("-", "“It is over,” Dana Roe said.".to_string());
//! let report = extract(&article, &Options::default());
//! assert_eq!(report.quotes[0].content[0].text, "“It is over,”");
//! ```

pub mod check;
pub mod claims;
pub mod grammar;
pub mod input;
pub mod lexicon;
mod lists;
mod packed;
pub mod quotes;
pub mod report;
pub mod rules;
pub mod speakers;
pub mod text;
mod those;

use claims::Topics;
use grammar::Grammar;
use input::Article;
use report::Report;
use std::sync::Arc;
use text::{OffsetUnit, Text};

/// What a caller may choose.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the report's offsets count.
    pub offsets: OffsetUnit,
    /// Whether the report holds the article's text.
    pub include_text: bool,
    /// What claims are about.
    pub topics: Arc<Topics>,
}

impl Default for Options {
    fn default() -> Options {
        Options { offsets: OffsetUnit::default(), include_text: false, topics: Topics::built_in() }
    }
}

/// What the stages found in an article, in byte spans.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// Sentences and tokens.
    pub text: Text<'a>,
    /// Word classes, quotation marks and chunks.
    pub grammar: Grammar,
    /// Who said what.
    pub quotes: Vec<quotes::Quote>,
    /// Who they are.
    pub cast: speakers::Cast,
    /// What is asserted.
    pub claims: Vec<claims::Claim>,
    /// How much each sentence is worth a check.
    pub worth: Vec<f32>,
    /// What claims are about.
    pub topics: Arc<Topics>,
}

/// Runs the stages over a text, with the built-in topics.
pub fn analyse(source: &str) -> Analysis<'_> {
    analyse_about(source, &Topics::built_in())
}

/// Runs the stages over a text.
pub fn analyse_about<'a>(source: &'a str, topics: &Arc<Topics>) -> Analysis<'a> {
    let mut analysis = Analysis::new(source, topics);
    STAGES.iter().for_each(|stage| stage(&mut analysis));
    analysis
}

/// The report on an article.
pub fn extract<'a>(article: &'a Article, options: &Options) -> Report<'a> {
    report::report(article, analyse_about(&article.text, &options.topics), options)
}

/// The reports on articles, each made when it is asked for. Each stage is run over all of them before the next: short articles
/// are done an eighth sooner so than one after the other, as a stage's code and tables stay in the nearest caches.
pub fn extract_all<'a>(articles: &[&'a Article], options: &Options) -> impl Iterator<Item = Report<'a>> {
    let mut all: Vec<Analysis> = articles.iter().map(|article| Analysis::new(&article.text, &options.topics)).collect();
    for stage in STAGES {
        all.iter_mut().for_each(stage);
    }
    articles.iter().zip(all).map(|(article, analysis)| report::report(article, analysis, options))
}

/// What finds, in this order, what an [`Analysis`] holds beside the text.
const STAGES: [fn(&mut Analysis); 4] = [
    |all| {
        all.grammar = Grammar::new(&all.text);
        // Little code, and what it reads lies near yet.
        let sentences = 0..all.text.sentences.len();
        all.worth = sentences.map(|number| claims::check_worthiness(&all.text, &all.grammar, number)).collect();
    },
    |all| all.quotes = quotes::quotes(&all.text, &all.grammar),
    |all| all.cast = speakers::cast(&all.text, &all.grammar, &all.quotes),
    |all| all.claims = claims::claims(&all.text, &all.grammar, &all.quotes, &all.cast, &all.topics),
];

impl<'a> Analysis<'a> {
    /// The text alone; nothing is found in it yet.
    fn new(source: &'a str, topics: &Arc<Topics>) -> Analysis<'a> {
        Analysis {
            text: Text::new(source),
            grammar: Grammar::default(),
            quotes: Vec::new(),
            cast: speakers::Cast::default(),
            claims: Vec::new(),
            worth: Vec::new(),
            topics: Arc::clone(topics),
        }
    }
}

/// The manual's example is true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
