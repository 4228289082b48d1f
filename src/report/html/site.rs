//! Many articles: a page each, and an index of them.

use super::template::{fill, policy};
use super::voices::Voices;
use super::{STYLE, VERSION, escape, facts, page};
use crate::input::Article;
use crate::report::Report;
use crate::report::visible::counted;

const INDEX: &str = include_str!("index.html");
const SCRIPT: &str = include_str!("index.js");

/// What leads from a page back to the index.
const BACK: &str = "<p class=\"back\"><a href=\"index.html\">All articles</a></p>";

/// How many speakers the index names for an article.
const NAMED: usize = 4;

/// A folder of pages. The index is written as articles come, so that it needs no memory of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Site;

impl Site {
    /// The name of the file that leads to all others.
    pub const INDEX: &str = "index.html";

    /// The index up to its first entry.
    pub fn begin(self) -> String {
        self.index().0
    }

    /// The index after its last entry.
    pub fn end(self) -> String {
        self.index().1
    }

    fn index(self) -> (String, String) {
        // The places behind the entries hold nothing of an article.
        let whole = fill(INDEX, |name| match name {
            "policy" => policy(&STYLE, SCRIPT),
            "version" => VERSION.to_string(),
            "style" => STYLE.to_string(),
            "script" => SCRIPT.to_string(),
            _ => "\0".to_string(),
        });
        let (begin, end) = whole.split_once('\0').unwrap_or((&whole, ""));
        (begin.to_string(), end.to_string())
    }

    /// The page of an article, and its entry.
    pub fn page(self, article: &Article, report: &Report) -> (String, Entry) {
        let names =
            |(number, _): &(usize, Vec<usize>)| report.speakers.get(*number).map(|speaker| speaker.name.as_str());
        let ranked = Voices::new(report).ranked;
        let mut speakers: Vec<&str> = ranked.iter().take(NAMED).filter_map(names).collect();
        let more = if ranked.len() > NAMED { format!("{} more", ranked.len() - NAMED) } else { String::new() };
        speakers.extend((!more.is_empty()).then_some(more.as_str()));
        let entry = Entry {
            name: file_name(&article.id),
            title: article.title.clone().unwrap_or_else(|| article.id.clone()),
            facts: facts(article, report),
            speakers: format!("{}: {}", counted(ranked.len(), "speaker"), speakers.join(", ")),
        };
        (page(article, report, BACK), entry)
    }
}

/// What the index says of an article.
#[derive(Clone, Debug)]
pub struct Entry {
    /// A name for the file of its page, without its ending; two articles may have the same.
    pub name: String,
    title: String,
    facts: String,
    speakers: String,
}

impl Entry {
    /// The line of the index; `file` is the name that the page's file has got.
    pub fn line(&self, file: &str) -> String {
        let (title, speakers) = (escape::text(&self.title), escape::text(&self.speakers));
        let (file, facts) = (escape::plain(file), &self.facts);
        format!("<li><a href=\"{file}\" dir=\"auto\">{title}</a><p>{facts}</p><p dir=\"auto\">{speakers}</p></li>\n")
    }
}

/// How long a file's name may be.
const LONGEST: usize = 80;

/// An id as the name of a file on any system: letters, digits, and hyphens for the rest.
fn file_name(id: &str) -> String {
    let hyphened: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let words: Vec<&str> = hyphened.split('-').filter(|word| !word.is_empty()).collect();
    let mut name = words.join("-");
    // The end of a path tells more than its begin.
    name.replace_range(..name.len().saturating_sub(LONGEST), "");
    match name.as_str() {
        "" => "article".to_string(),
        "index" => "index-1".to_string(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_names_of_files() {
        assert_eq!(file_name("fixtures/My Article.txt"), "fixtures-my-article-txt");
        assert_eq!(file_name("../../etc/passwd\0"), "etc-passwd");
        assert_eq!(file_name("-"), "article");
        assert_eq!(file_name("INDEX"), "index-1");
        assert_eq!(file_name(&"a".repeat(500)).len(), LONGEST);
    }
}
