//! Words of an article in a message: short, on one line, and nothing in them that steers a terminal.

use crate::report::printable;

/// How many characters of a stretch are shown at most: so many of its beginning, and of its end.
const SHOWN: (usize, usize) = (45, 20);

/// The words in guillemets, which no English article has: its own quotation marks stay as they are.
pub(super) fn quoted(text: &str) -> String {
    format!("«{}»", short(text))
}

/// The words; of many the first and the last.
pub(super) fn short(text: &str) -> String {
    let mut line = String::new();
    for c in text.chars() {
        let c = if matches!(c, ' ' | '\t' | '\n' | '\r') { ' ' } else { c };
        if c != ' ' || !line.ends_with(' ') {
            line.push(c);
        }
    }
    let (head, tail) = SHOWN;
    let at = |number: usize| line.char_indices().nth(number).map(|(at, _)| at);
    let Some(head) = at(head + tail).and(at(head)) else { return printable(&line).into_owned() };
    let tail = line.char_indices().rev().nth(tail - 1).map_or(0, |(at, _)| at);
    // Words stay whole where there are any.
    let head = line[..head].rfind(' ').unwrap_or(head);
    let tail = line[tail..].find(' ').map_or(tail, |space| tail + space + 1);
    printable(&format!("{} … {}", &line[..head], &line[tail..])).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_shown_by_its_ends() {
        assert_eq!(quoted("“It is\n   over,”"), "«“It is over,”»");
        assert_eq!(short(" and\u{1b}[2J"), " and\\u{1b}[2J");
        let long = "The timber is rotten in three places, and the bridge should have been closed last year.";
        assert_eq!(short(long), "The timber is rotten in three places, and … closed last year.");
        assert_eq!(short(&"é".repeat(66)).chars().count(), 68);
        assert_eq!(short(&"é".repeat(65)), "é".repeat(65));
    }
}
