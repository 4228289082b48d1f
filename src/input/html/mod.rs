//! Web pages, read as plain text: paragraphs, headings and list items, a blank line between them.

mod body;
mod flow;
mod meta;
mod page;
mod tag;
#[cfg(test)]
mod tests;

use super::Article;
use page::{Block, Page};

/// The article of a page.
pub(super) fn article(html: &str, id: &str) -> Article {
    let page = page::read(html);
    let body = body::body(&page);
    let headline = body.iter().find(|block| block.headline).map(|block| joined(page.of(block)));
    Article {
        id: id.to_string(),
        title: headline.or_else(|| page.meta.title()),
        byline: page.meta.byline(),
        date: page.meta.date(),
        ninjs: None,
        text: body.iter().map(|block| page.of(block)).collect::<Vec<_>>().join("\n\n"),
    }
}

impl Page {
    fn of(&self, block: &Block) -> &str {
        &self.text[block.stretch.range.clone()]
    }
}

/// The words of a text, one blank between them.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
