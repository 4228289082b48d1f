//! Paragraphs, and lines of their own: headings, bylines, datelines, list items.

use super::Span;
use super::cluster::trimmed;
use super::marker::Marker;
use super::token::known;
use crate::lexicon::Class;

/// A paragraph or a line that stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its text without the blank space around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The number of its paragraph, from 1.
    pub paragraph: u32,
    /// The place, date and agency at its head: "KYIV, March 3 (Reuters)", without the dash.
    pub dateline: Option<Span>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Prose,
    /// A headline or a heading between paragraphs.
    Heading,
    /// Who wrote it.
    Byline,
    /// An item of a list.
    ListItem,
}

/// The blocks of a text, in order; they hold every character that is not blank.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    for stanza in lines.chunk_by(|line, next| line.number + 1 == next.number) {
        let widths = stanza.iter().filter(|_| wrapped).map(|line| line.width(text));
        let width = widths.max().unwrap_or(0);
        let goes_on = |line: &Line, next: &Line| {
            wrapped && width <= WIDEST && next.continues(line, width, text) || line.breaks_off(next, text)
        };
        for lines in stanza.chunk_by(goes_on) {
            if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
                let (span, paragraph) = (first.span.join(last.span), blocks.len() as u32 + 1);
                let kind = kind(span.of(text), lines.len());
                blocks.push(Block { span, kind, paragraph, dateline: dateline(text, span) });
            }
        }
    }
    head_by_colon(text, &mut blocks);
    if let Some(last) = blocks.last_mut().filter(|last| last.kind == BlockKind::Heading) {
        // A heading heads something.
        last.kind = BlockKind::Prose;
    }
    blocks
}

/// The widest line of a hard-wrapped text, in characters.
const WIDEST: usize = 100;

/// A line that is not blank.
struct Line {
    span: Span,
    /// Blank lines are counted too, so that neighbours have neighbouring numbers.
    number: usize,
}

impl Line {
    /// How many characters it has. Few lines are asked: where paragraphs stand apart each is a line.
    fn width(&self, text: &str) -> usize {
        self.span.of(text).chars().count()
    }

    /// Has it no more characters than that? No character has more than four bytes.
    fn fits(&self, width: usize, text: &str) -> bool {
        let bytes = (self.span.end - self.span.start) as usize;
        bytes <= width || bytes <= 4 * width && self.width(text) <= width
    }

    /// Does the line go on with the paragraph of the line before: would its first word not have fitted there?
    fn continues(&self, before: &Line, width: usize, text: &str) -> bool {
        let body = self.span.of(text);
        let word = body.split_whitespace().next().map_or(0, |word| word.chars().count());
        Marker::at(body).is_none() && (before.width(text) + 1 + word > width || body.starts_with(char::is_lowercase))
    }

    /// Does the line end, and the next begin, inside a sentence?
    fn breaks_off(&self, next: &Line, text: &str) -> bool {
        let ends = self.span.of(text).ends_with(|c: char| c.is_alphanumeric() || c == ',');
        let inside = ends && next.span.of(text).starts_with(char::is_lowercase);
        inside && [self, next].into_iter().all(|line| !line.fits(LONG - 1, text))
    }
}

/// How many characters a line of a list seldom has.
const LONG: usize = 40;

/// The lines that are not blank, whatever ends them: "\n", "\r", both, or Unicode's own.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / LONG);
    let (mut at, mut number) = (0, 0);
    while at < text.len() {
        let next = line_end(text.as_bytes(), at);
        let line = &text[at..next];
        // The end of "\r\n" is no line.
        let rest = line == "\n" && text[..at].ends_with('\r');
        number += usize::from(!rest);
        if let Some((start, end)) = trimmed(line) {
            let span = Span::new((at + start) as u32, (at + end) as u32);
            lines.push(Line { span, number });
        }
        at = next;
    }
    lines
}

/// Behind the mark that ends the line.
fn line_end(text: &[u8], mut at: usize) -> usize {
    while let Some(found) = near(&text[at..], may_end_line) {
        at += found + 1;
        if matches!(text[..at], [.., b'\n'..=b'\r'] | [.., 0xC2, 0x85] | [.., 0xE2, 0x80, 0xA8 | 0xA9]) {
            return at;
        }
    }
    text.len()
}

/// Does the byte end a line, or may it be the last of a character that does? The first bytes of these are those of
/// quotation marks too.
fn may_end_line(byte: u8) -> bool {
    matches!(byte, b'\n'..=b'\r' | 0x85 | 0xA8 | 0xA9)
}

/// Is the byte of a dash, or may it be the last of one?
fn may_end_dash(byte: u8) -> bool {
    matches!(byte, b'-' | b'_' | 0x93 | 0x94)
}

/// The first byte of a kind. Asked of many bytes at once, which a processor does as quickly as of one.
fn near(text: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let (chunks, _) = text.as_chunks::<32>();
    let without = chunks.iter().take_while(|chunk| !chunk.iter().fold(false, |any, byte| any | is(*byte)));
    let start = 32 * without.count();
    text[start..].iter().position(|byte| is(*byte)).map(|at| start + at)
}

/// Are paragraphs broken into lines? Then many a line begins inside a sentence, with a small letter.
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let (mut joints, mut inside) = (0, 0);
    for pair in lines.windows(2) {
        if let [line, next] = pair
            && line.number + 1 == next.number
            && line.fits(WIDEST, text)
        {
            joints += 1;
            inside += usize::from(next.span.of(text).starts_with(char::is_lowercase));
        }
    }
    inside * 4 >= joints && joints > 0
}

fn kind(body: &str, lines: usize) -> BlockKind {
    let few_words = || body.split_whitespace().nth(16).is_none();
    if Marker::at(body).is_some() {
        BlockKind::ListItem
    } else if lines == 1 && is_byline(body) {
        BlockKind::Byline
    } else if lines == 1 && body.len() <= 160 && !ends_sentence(body) && few_words() {
        BlockKind::Heading
    } else {
        BlockKind::Prose
    }
}

/// Does a mark that ends a sentence, or that something follows, stand at the end?
fn ends_sentence(body: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»');
    body.trim_end_matches(closing).ends_with(['.', '!', '?', '…', ':', ',', ';', '—', '-'])
}

/// "By Jane Roe", "BY JANE ROE AND JOHN DOE, Staff Writers".
fn is_byline(body: &str) -> bool {
    let Some(names) = body.strip_prefix("By ").or_else(|| body.strip_prefix("BY ")) else { return false };
    let name = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "and" | "&" | "de" | "van" | "von");
    names.len() <= 100
        && names.split([',', '|', '—']).next().is_some_and(|names| names.split_whitespace().all(name))
        && (2..=14).contains(&names.split_whitespace().count())
        && !(names.ends_with('.') && names.contains(','))
}

/// The dateline of a paragraph: a place in capitals, or an agency in brackets, before a dash and a capital; or the time of day
/// that heads it in a live report.
fn dateline(text: &str, span: Span) -> Option<Span> {
    let body = span.of(text);
    if let Some(len) = clock(body).or_else(|| caption(body)) {
        return Some(Span::new(span.start, span.start + len as u32));
    }
    if !may_head(body) {
        return None;
    }
    let (head, rest) = at_dash(body).or_else(|| at_agency(body)).or_else(|| agency_alone(body))?;
    let head = head.trim_end();
    let follows = rest.trim_start().trim_start_matches(['"', '“', '‘', '\'']);
    let place = head.split([',', '(', '/']).next().unwrap_or(head).trim();
    let agency = head.ends_with(')') && head.contains('(');
    let capitals = place.chars().filter(|c| c.is_uppercase()).count() >= 3 && !place.contains(char::is_lowercase);
    let names = || head.split([' ', ',', '(', ')', '/']).filter(|word| !word.is_empty()).all(is_of_dateline);
    let fits = (capitals || agency) && follows.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) && names();
    fits.then(|| Span::new(span.start, span.start + head.len() as u32))
}

/// May a dateline stand at the head: do three characters that are no small letters, or is a bracket closed near by? Of most
/// paragraphs this is told sooner than where their first dash is.
fn may_head(body: &str) -> bool {
    let near_by = || near(&body.as_bytes()[..body.len().min(4 * DATELINE)], |byte| byte == b')').is_some();
    !body.bytes().take(3).any(|byte| byte.is_ascii_lowercase()) || near_by()
}

/// "12:45", "9:05 pm": how long the time of day is that a paragraph opens with, before a capital.
fn clock(body: &str) -> Option<usize> {
    let hours = body.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let minutes = body.get(hours + 1..hours + 3).filter(|_| hours > 0 && body.as_bytes().get(hours) == Some(&b':'))?;
    let rest = body.get(hours + 3..)?;
    let half = [" am", " pm", " a.m.", " p.m."].into_iter().find(|half| rest.starts_with(half)).unwrap_or_default();
    let behind = rest[half.len()..].strip_prefix(' ')?.trim_start_matches(['"', '“', '‘', '\'']);
    let told = minutes.bytes().all(|byte| byte.is_ascii_digit()) && behind.starts_with(char::is_uppercase);
    told.then_some(hours + 3 + half.len())
}

/// "Image caption, Roe says": how long the label is that heads what stands below a picture.
fn caption(body: &str) -> Option<usize> {
    let label = body
        .get(.."Image caption".len())
        .filter(|label| matches!(*label, "Image caption" | "Media caption" | "Video caption"))?;
    body[label.len()..].starts_with(", ").then_some(label.len() + 1)
}

/// "NORBURY: Two died": the only paragraph that capitals before a colon open is no turn of a talk, near the head of a text.
fn head_by_colon(text: &str, blocks: &mut [Block]) {
    let mut headed = blocks.iter_mut().enumerate().filter_map(|(number, block)| {
        // Few begin so, and no more is looked at of the others.
        let body = block.span.of(text);
        let len = body.bytes().take(DATELINE).position(|byte| !byte.is_ascii_uppercase() && byte != b' ')?;
        let rest = body.get(len..)?.strip_prefix(": ").filter(|_| len > 2)?;
        rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric()).then_some((number, block, len))
    });
    if let (Some((number, block, len)), None) = (headed.next(), headed.next())
        && number < OPENING
        && block.kind == BlockKind::Prose
    {
        block.dateline = Some(Span::new(block.span.start, block.span.start + len as u32));
    }
}

/// How many paragraphs a text opens with.
const OPENING: usize = 4;

/// How far from the start of its paragraph a dateline ends, in characters.
const DATELINE: usize = 80;

/// What stands before and behind the first dash near the start.
fn at_dash(body: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    loop {
        let reach = body.len().min(4 * DATELINE);
        at += near(body.as_bytes().get(at..reach)?, may_end_dash)? + 1;
        let (start, end) = match body.as_bytes()[..at] {
            [.., 0xE2, 0x80, 0x93 | 0x94] => (at - "—".len(), at),
            [.., b'-'] if body.as_bytes().get(at) == Some(&b'-') => (at - 1, at + 1),
            [.., b' ', b'-' | b'_'] if body.as_bytes().get(at) == Some(&b' ') => (at - 2, at + 1),
            _ => continue,
        };
        let (head, rest) = (&body[..start], &body[end..]);
        return (body[..body.len() - rest.len()].chars().count() <= DATELINE).then_some((head, rest));
    }
}

/// "New Norbury, Mar 3 (PTI) The", "Norbury (CNN)The": what stands before and behind an agency in brackets that needs no dash, as it
/// follows a day of the month or a blank is lost behind it.
fn at_agency(body: &str) -> Option<(&str, &str)> {
    let close = near(&body.as_bytes()[..body.len().min(DATELINE)], |byte| byte == b')')?;
    let (head, rest) = body.split_at(close + 1);
    let (place, agency) = head.split_once('(')?;
    let letters = agency.trim_end_matches(')');
    let day = place.trim_end().rsplit(' ').next().is_some_and(|day| day.bytes().all(|byte| byte.is_ascii_digit()));
    let short = (2..=5).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    (short && (day && rest.starts_with(' ') || rest.starts_with(char::is_uppercase))).then_some((head, rest))
}

/// "(CNN)The suspect": what stands before and behind an agency in brackets that opens the paragraph.
fn agency_alone(body: &str) -> Option<(&str, &str)> {
    let letters = body.strip_prefix('(')?.bytes().take_while(u8::is_ascii_uppercase).count();
    let (head, rest) = body.split_at_checked(letters + 2)?;
    (head.ends_with(')') && (2..=5).contains(&letters)).then_some((head, rest))
}

/// A name, a day, a month or a number.
fn is_of_dateline(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || known(word).is(Class::Month) || word == "and"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(BlockKind, &str)> {
        blocks(text).iter().map(|block| (block.kind, block.span.of(text))).collect()
    }

    #[test]
    fn each_line_is_a_paragraph_where_an_article_is_set_so() {
        let text = "The council met on Monday.\nIt voted to close the pool.\r\nNobody spoke.\u{2029}It ended.";
        assert_eq!(parts(text).len(), 4);
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let text = "The council met on Monday and\nvoted to close the old pool on\nVine Street.\nNobody spoke.\n\nIt ended late.";
        let found = parts(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].1.ends_with("Vine Street."));
    }

    #[test]
    fn headings_bylines_and_items_are_told() {
        let text = "Pool to Close\n\nBy JANE ROE, Staff Writer\n\nThe pool will close.\n\n• the slide\n\nWhat next\n\nNobody knows.";
        let kinds: Vec<BlockKind> = parts(text).into_iter().map(|(kind, _)| kind).collect();
        use BlockKind::*;
        assert_eq!(kinds, [Heading, Byline, Prose, ListItem, Heading, Prose]);
    }

    #[test]
    fn capitals_before_a_colon_head_one_paragraph_or_are_turns() {
        let heads =
            |text| blocks(text).iter().map(|block| block.dateline.map(|span| span.of(text))).collect::<Vec<_>>();
        assert_eq!(heads("Two die\n\nNORBURY: Two died.\n\nIt rained."), [None, Some("NORBURY"), None]);
        assert_eq!(heads("ROE: It rained.\n\nVALE: It did."), [None, None]);
    }

    #[test]
    fn datelines_are_told_from_names_before_a_dash() {
        let head = |text| blocks(text)[0].dateline.map(|span| span.of(text));
        assert_eq!(head("NORBURG, March 3 (Reuters) - The king left."), Some("NORBURG, March 3 (Reuters)"));
        assert_eq!(head("PORT ANNE, Va. (AP) _ Two died."), Some("PORT ANNE, Va. (AP)"));
        assert_eq!(head("Norburg (AFP) — “We won,” she said."), Some("Norburg (AFP)"));
        assert_eq!(head("New Norburg, Mar 3 (PTI) The king left."), Some("New Norburg, Mar 3 (PTI)"));
        assert_eq!(head("The Harbor Workers Union (HWU) left."), None);
        assert_eq!(head("NATO — the alliance — met."), None);
        assert_eq!(head("The mayor — Jane Roe — left."), None);
    }
}
