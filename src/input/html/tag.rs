//! What the tags of HTML mean for somebody who reads the page's words.

/// What an element is to the flow of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Stands in a line of text.
    Inline,
    /// A link, which a menu is made of.
    Link,
    /// A quotation in the line, shown with marks.
    Quotation,
    /// In the line, and no word of the article: a control, a picture, what was struck out.
    Outside,
    /// Has no content.
    Void,
    /// Its content is not HTML.
    Raw,
    /// A stretch of its own.
    Block,
    /// The title on the page.
    Headline,
    /// Text whose blanks and line ends are kept.
    Preformatted,
    /// A paragraph; the next block ends it.
    Paragraph,
    /// A quotation of its own.
    BlockQuote,
    /// A list.
    List,
    /// An item of a list; the next item ends it.
    Item,
    /// A term or its description; the next one ends it.
    Term,
    /// A table.
    Table,
    /// What shows that a table holds data, and not the layout of the page.
    TableHead,
    /// A row; the next one ends it.
    Row,
    /// A cell; the next one ends it.
    Cell,
    /// A heading of a column or row.
    HeadCell,
    /// Something to fill in; some pages are one as a whole.
    Form,
    /// The main part of the page.
    Main,
    /// An article.
    Article,
    /// A section.
    Section,
    /// The head of the page or of a section.
    Header,
    /// The foot of the page or of a section.
    Footer,
    /// Beside the article: menus, captions, boxes.
    Beside,
}

use Kind::*;

/// What the element of that name is; names that nobody knows stand in the line.
pub(super) fn kind(name: &[u8]) -> Kind {
    match name {
        b"a" => Link,
        b"q" => Quotation,
        b"audio" | b"button" | b"canvas" | b"datalist" | b"del" | b"label" | b"map" | b"math" | b"meter"
        | b"object" | b"output" | b"progress" | b"s" | b"select" | b"strike" | b"svg" | b"video" => Outside,
        b"area" | b"base" | b"br" | b"col" | b"embed" | b"hr" | b"img" | b"input" | b"link" | b"meta" | b"param"
        | b"source" | b"track" | b"wbr" => Void,
        b"iframe" | b"noembed" | b"noframes" | b"noscript" | b"script" | b"style" | b"textarea" | b"title" | b"xmp" => {
            Raw
        }
        b"address" | b"body" | b"center" | b"details" | b"div" | b"fieldset" | b"figure" | b"h2" | b"h3" | b"h4"
        | b"h5" | b"h6" | b"head" | b"hgroup" | b"html" | b"legend" | b"optgroup" | b"option" | b"search"
        | b"summary" => Block,
        b"h1" => Headline,
        b"pre" | b"listing" => Preformatted,
        b"p" => Paragraph,
        b"blockquote" => BlockQuote,
        b"ul" | b"ol" | b"dir" | b"dl" => List,
        b"li" => Item,
        b"dt" | b"dd" => Term,
        b"table" => Table,
        b"caption" | b"thead" => TableHead,
        b"tr" | b"tbody" | b"tfoot" => Row,
        b"td" => Cell,
        b"th" => HeadCell,
        b"form" => Form,
        b"main" => Main,
        b"article" => Article,
        b"section" => Section,
        b"header" => Header,
        b"footer" => Footer,
        b"aside" | b"dialog" | b"figcaption" | b"menu" | b"nav" | b"template" => Beside,
        _ => Inline,
    }
}

impl Kind {
    /// Does it begin a stretch of its own?
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Inline | Link | Quotation | Outside | Void | Raw)
    }

    /// Does its start end an open element of the other kind?
    pub(super) fn ends(self, open: Kind) -> bool {
        match self {
            Link => open == Link,
            Item => matches!(open, Item | Paragraph),
            Term => matches!(open, Term | Paragraph),
            Cell | HeadCell => matches!(open, Cell | HeadCell | Paragraph),
            Row | TableHead => matches!(open, Cell | HeadCell | Row | TableHead | Paragraph),
            _ => self.is_block() && open == Paragraph,
        }
    }

    /// Does an open element of the other kind keep its start from ending anything further out?
    pub(super) fn stops_at(self, open: Kind) -> bool {
        match self {
            Item | Term => matches!(open, List | Table),
            Cell | HeadCell | Row | TableHead | Link => open == Table,
            _ => open.is_block(),
        }
    }
}

/// The words of `beside.txt`, in order.
pub(super) struct Names(Vec<&'static str>);

impl Names {
    pub(super) fn new() -> Names {
        let lines = include_str!("beside.txt").lines();
        let mut words: Vec<&str> = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        words.sort_unstable();
        Names(words)
    }

    /// Does a class or an id say that its element stands beside the article?
    pub(super) fn beside(&self, names: &str) -> bool {
        names.split_ascii_whitespace().any(|name| self.ends(name))
    }

    fn ends(&self, name: &str) -> bool {
        let parts: Vec<String> = parts(name);
        let layout = parts.iter().any(|part| matches!(part.as_str(), "with" | "has" | "no" | "without"));
        let mut tail = String::new();
        !layout
            && parts.iter().rev().take(3).any(|part| {
                tail.insert_str(0, part);
                self.0.binary_search(&tail.as_str()).is_ok()
            })
    }
}

/// The words of a name in small letters: "wp-block-pullQuote" is wp, block, pull, quote.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() || small && c.is_ascii_uppercase() {
            parts.push(String::new());
        }
        if let (true, Some(part)) = (c.is_ascii_alphanumeric(), parts.last_mut()) {
            part.push(c.to_ascii_lowercase());
        }
        small = c.is_ascii_lowercase();
    }
    parts.retain(|part| !part.is_empty());
    parts
}
