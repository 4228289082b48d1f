//! Which stretches of a page are its article.

use super::page::{Block, Page, Part, PartKind};

/// The blocks that are the article: what stands in the smallest article or main part that holds more than half of
/// the page's words, and not in menus, captions, boxes, forms, tables of data, nor in lines that are links alone.
/// Where nothing is left it is the whole page.
pub(super) fn body(page: &Page) -> Vec<&Block> {
    let all = sizes(page, |_| true);
    let mut kept: Vec<bool> = Vec::with_capacity(page.parts.len());
    for (number, part) in page.parts.iter().enumerate() {
        // What holds most of the page is the page.
        let most = all[number] * 2 > all[0];
        kept.push((number == 0 || kept[part.within]) && (part.is_text() || most && part.kind != PartKind::Beside));
    }
    let plain = |block: &&Block| kept[block.part] && (block.stretch.plain || block.headline);
    let core = core(page, &sizes(page, |block| plain(&block)));
    let mut in_core: Vec<bool> = Vec::with_capacity(page.parts.len());
    for (number, part) in page.parts.iter().enumerate() {
        in_core.push(number == core || number > 0 && in_core[part.within]);
    }
    let body: Vec<&Block> = page.blocks.iter().filter(plain).filter(|block| in_core[block.part]).collect();
    if body.is_empty() { page.blocks.iter().collect() } else { body }
}

impl Part {
    /// Is it text, whatever its size?
    fn is_text(&self) -> bool {
        match self.kind {
            PartKind::Page | PartKind::Body => true,
            PartKind::Table { headed, paragraphs } => paragraphs && !headed,
            PartKind::Form | PartKind::Beside => false,
        }
    }
}

/// How many bytes of such text stand in each part, and in the parts in it.
fn sizes(page: &Page, counts: impl Fn(&Block) -> bool) -> Vec<usize> {
    let mut sizes = vec![0; page.parts.len()];
    for block in page.blocks.iter().filter(|block| counts(block)) {
        sizes[block.part] += block.stretch.range.len();
    }
    for number in (1..sizes.len()).rev() {
        sizes[page.parts[number].within] += sizes[number];
    }
    sizes
}

/// The smallest article or main part with more than half of the text.
fn core(page: &Page, sizes: &[usize]) -> usize {
    let holds_most = |number: &usize| page.parts[*number].kind == PartKind::Body && sizes[*number] * 2 > sizes[0];
    // Of two such parts one is in the other, and stands behind it.
    (1..sizes.len()).rev().find(holds_most).unwrap_or(0)
}
