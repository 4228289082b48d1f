//! The page, read from its tags: stretches of text, and the parts of the page that they stand in.
//!
//! Tags need not match. An end closes what is open in the same table up to its start, a block ends a paragraph,
//! an item ends an item. That is enough for words; a tree as browsers build it would take more than linear time
//! on pages made for that.

use super::flow::{Flow, Stretch};
use super::meta::Meta;
use super::tag::{Kind, Names, kind};
use html5gum::{HtmlString, StartTag, State, Token, Tokenizer};

/// How deep elements are followed, as in browsers; what is deeper is read as if it stood there.
const DEEPEST: usize = 512;

/// What was read.
pub(super) struct Page {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    /// The first is the page itself; each stands behind the one that it is in.
    pub(super) parts: Vec<Part>,
    pub(super) meta: Meta,
}

/// A stretch of text of its own.
pub(super) struct Block {
    pub(super) stretch: Stretch,
    /// The innermost part that it stands in.
    pub(super) part: usize,
    pub(super) headline: bool,
}

/// A part of the page.
pub(super) struct Part {
    pub(super) within: usize,
    pub(super) kind: PartKind,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// The whole page.
    Page,
    /// `main` or `article`.
    Body,
    /// A form, which some pages are as a whole.
    Form,
    /// A table: with headings, or with paragraphs in its cells?
    Table { headed: bool, paragraphs: bool },
    /// Beside the article, as the markup says.
    Beside,
}

/// What holds inside an element.
#[derive(Clone, Copy, Default)]
struct Inside {
    part: usize,
    /// In an article or section, whose head is no head of the page.
    section: bool,
    headline: bool,
    /// In a link or a time.
    linked: bool,
    preformatted: bool,
    /// Not a word of it is read.
    outside: bool,
    /// The number of the byline that it is in, from 1.
    byline: usize,
}

struct Open {
    name: HtmlString,
    kind: Kind,
    inside: Inside,
}

/// Reads a page, or a part of one.
pub(super) fn read(html: &str) -> Page {
    let mut reader = Reader {
        names: Names::new(),
        flow: Flow::default(),
        open: Vec::new(),
        raw: None,
        bylines: 0,
        page: Page {
            text: String::new(),
            blocks: Vec::new(),
            parts: vec![Part { within: 0, kind: PartKind::Page }],
            meta: Meta::default(),
        },
    };
    let mut tokens = Tokenizer::new(html);
    while let Some(Ok(token)) = tokens.next() {
        match token {
            Token::StartTag(tag) => {
                if let Some(state) = reader.start(tag) {
                    tokens.set_state(state);
                }
            }
            Token::EndTag(tag) => reader.end(&tag.name),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    reader.finish()
}

struct Reader {
    names: Names,
    flow: Flow,
    open: Vec<Open>,
    /// The element whose content is not HTML, and what is in it.
    raw: Option<StartTag<()>>,
    bylines: usize,
    page: Page,
}

impl Reader {
    fn inside(&self) -> Inside {
        self.open.last().map_or(Inside::default(), |open| open.inside)
    }

    /// How the content is to be read, where it is not HTML.
    fn start(&mut self, tag: StartTag<()>) -> Option<State> {
        let kind = kind(&tag.name);
        match kind {
            Kind::Void => self.void(&tag),
            Kind::Raw if tag.self_closing => {}
            Kind::Raw => {
                let state = match &**tag.name {
                    b"script" => State::ScriptData,
                    b"title" | b"textarea" => State::RcData,
                    _ => State::RawText,
                };
                self.raw = Some(tag);
                return Some(state);
            }
            _ => self.element(tag, kind),
        }
        None
    }

    fn void(&mut self, tag: &StartTag<()>) {
        match &**tag.name {
            b"br" if !self.inside().outside => self.flow.line_end(),
            b"hr" => self.end_block(),
            b"meta" => self.page.meta.tag(tag),
            _ => {}
        }
    }

    fn element(&mut self, tag: StartTag<()>, kind: Kind) {
        if kind.is_block() {
            self.end_block();
        }
        while let Some(at) = self.ended_by(kind) {
            self.open.truncate(at);
        }
        let mut inside = self.inside();
        self.enter(&mut inside, &tag, kind);
        if tag.self_closing || self.open.len() >= DEEPEST {
            return;
        }
        if kind == Kind::Quotation && !inside.outside {
            self.flow.words("“", true);
        }
        self.open.push(Open { name: tag.name, kind, inside });
    }

    /// The outermost open element that the start of such a one ends.
    fn ended_by(&self, kind: Kind) -> Option<usize> {
        for (at, open) in self.open.iter().enumerate().rev() {
            if kind.ends(open.kind) {
                return Some(at);
            }
            if kind.stops_at(open.kind) {
                break;
            }
        }
        None
    }

    /// What holds inside the element that begins.
    fn enter(&mut self, inside: &mut Inside, tag: &StartTag<()>, kind: Kind) {
        let is = |name: &str| attribute(tag, name);
        let byline = self.page.meta.element(tag);
        let beside = kind == Kind::Beside
            || kind == Kind::Header && !inside.section
            || kind == Kind::Footer && self.open.last().is_none_or(|open| open.kind != Kind::BlockQuote)
            || !matches!(kind, Kind::Article | Kind::Main) && self.says_beside(tag);
        if let PartKind::Table { headed, paragraphs } = &mut self.page.parts[inside.part].kind {
            *headed |= matches!(kind, Kind::TableHead | Kind::HeadCell);
            *paragraphs |= matches!(kind, Kind::Paragraph | Kind::Table);
        }
        match kind {
            _ if kind == Kind::Outside || !kind.is_block() && beside => inside.outside = true,
            _ if beside => self.part(inside, PartKind::Beside),
            Kind::Article | Kind::Main => self.part(inside, PartKind::Body),
            Kind::Form => self.part(inside, PartKind::Form),
            Kind::Table => {
                let layout = is("role").is_some_and(|role| role == "presentation" || role == "none");
                self.part(inside, PartKind::Table { headed: false, paragraphs: layout });
            }
            Kind::Headline => inside.headline = true,
            Kind::Preformatted => inside.preformatted = true,
            Kind::Link => inside.linked = true,
            _ => {}
        }
        inside.section |= matches!(kind, Kind::Article | Kind::Main | Kind::Section);
        inside.linked |= &**tag.name == b"time";
        if byline && inside.byline == 0 {
            self.bylines += 1;
            inside.byline = self.bylines;
        }
    }

    fn part(&mut self, inside: &mut Inside, kind: PartKind) {
        self.page.parts.push(Part { within: inside.part, kind });
        inside.part = self.page.parts.len() - 1;
    }

    /// Do its attributes say that it stands beside the article?
    fn says_beside(&self, tag: &StartTag<()>) -> bool {
        const ROLES: [&str; 9] =
            ["alert", "banner", "complementary", "contentinfo", "dialog", "menu", "navigation", "search", "toolbar"];
        if tag.attributes.is_empty() || matches!(&**tag.name, b"html" | b"body") {
            return false;
        }
        let is = |name: &str| attribute(tag, name);
        is("hidden").is_some()
            || is("aria-hidden").is_some_and(|hidden| hidden == "true")
            || is("role").is_some_and(|role| ROLES.contains(&&*role))
            || ["class", "id"].into_iter().any(|name| is(name).is_some_and(|names| self.names.beside(&names)))
    }

    fn end(&mut self, name: &HtmlString) {
        if self.raw.take_if(|raw| raw.name == *name).is_some() {
            return;
        }
        let kind = kind(name);
        if kind.is_block() {
            self.end_block();
        }
        if &**name == b"br" {
            self.flow.line_end();
        }
        for (at, open) in self.open.iter().enumerate().rev() {
            if open.name == *name {
                if kind == Kind::Quotation && !open.inside.outside {
                    self.flow.words("”", true);
                }
                self.open.truncate(at);
                break;
            }
            // The end of something in the line does not end the block around it, nor a cell its table.
            if open.kind == Kind::Table || !kind.is_block() && open.kind.is_block() {
                break;
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(raw) = &self.raw {
            return self.page.meta.raw(raw, text);
        }
        let inside = self.inside();
        if inside.byline > 0 {
            self.page.meta.byline_words(inside.byline, text);
        }
        match inside {
            Inside { outside: true, .. } => {}
            Inside { preformatted: true, .. } => self.flow.as_it_stands(text),
            _ => self.flow.words(text, !inside.linked),
        }
    }

    fn end_block(&mut self) {
        let Inside { part, headline, .. } = self.inside();
        if let Some(stretch) = self.flow.end() {
            self.page.blocks.push(Block { stretch, part, headline });
        }
    }

    fn finish(mut self) -> Page {
        self.end_block();
        Page { text: self.flow.text, ..self.page }
    }
}

/// The value of an attribute.
pub(super) fn attribute<'a>(tag: &'a StartTag<()>, name: &str) -> Option<std::borrow::Cow<'a, str>> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value))
}
