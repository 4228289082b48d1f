//! One page an article, which needs nothing from elsewhere: the article with its quotes coloured by speaker and
//! its claims underlined, who speaks where, and a list of what was found, to which numbers in the text lead.
//!
//! Everything stands in the page as text; its script (`page.js`) only shows and hides. Its Content Security Policy
//! allows that one script and style by their hashes, so that nothing in an article could ever run.

mod article;
mod escape;
mod found;
mod segments;
mod side;
mod site;
mod template;
mod voices;

pub use site::{Entry, Site};

use super::places::Places;
use super::visible::counted;
use super::{Render, Report};
use crate::input::Article;
use crate::packed::unpacked;
use std::io;
use std::sync::LazyLock;
use template::{fill, policy};
use voices::Voices;

const PAGE: &str = include_str!("page.html");
const VERSION: &str = env!("CARGO_PKG_VERSION");

static STYLE: LazyLock<String> = LazyLock::new(|| unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/page.css.ppmd"))));
static SCRIPT: LazyLock<String> = LazyLock::new(|| unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/page.js.ppmd"))));
static POLICY: LazyLock<String> = LazyLock::new(|| policy(&STYLE, &SCRIPT));

/// A page for people.
#[derive(Clone, Copy, Debug, Default)]
pub struct Html;

impl Render for Html {
    fn article(&self, article: &Article, report: &Report) -> io::Result<Vec<u8>> {
        Ok(page(article, report, "").into_bytes())
    }
}

/// The page on an article; `back` is what leads away from it.
fn page(article: &Article, report: &Report, back: &str) -> String {
    let on = On { article, report, places: Places::new(article, report), voices: Voices::new(report) };
    fill(PAGE, |name| match name {
        "policy" => POLICY.clone(),
        "version" => VERSION.to_string(),
        "style" => STYLE.to_string(),
        "script" => SCRIPT.to_string(),
        "title" => escape::plain(article.title.as_deref().unwrap_or(&article.id)).into_owned(),
        "back" => back.to_string(),
        "facts" => facts(article, report),
        "strip" => side::strip(&on),
        "speakers" => side::speakers(&on),
        "topics" => side::topics(&on),
        "article" => article::paragraphs(&on),
        "quotes" => found::quotes(&on),
        "claims" => found::claims(&on),
        "doubts" => found::doubts(&on),
        _ => String::new(),
    })
}

/// What a page is on.
struct On<'a> {
    article: &'a Article,
    report: &'a Report<'a>,
    places: Places<'a>,
    voices: Voices,
}

/// Who wrote it when, where it is from, and what was found.
fn facts(article: &Article, report: &Report) -> String {
    let named = [article.byline.as_deref(), article.date.as_deref(), article.title.as_ref().map(|_| &*article.id)];
    let mut facts: Vec<String> = named.into_iter().flatten().map(|fact| escape::plain(fact).into_owned()).collect();
    facts.push(counted(report.quotes.len(), "quote"));
    facts.push(counted(report.claims.len(), "claim"));
    facts.join(" · ")
}
