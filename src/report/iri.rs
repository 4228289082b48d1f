//! Names on the web for what formats of linked data refer to.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may not stand in a URI that is given as one.
#[rustfmt::skip]
const WRONG: &AsciiSet = &CONTROLS
    .add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// What may not stand in a path: all but the unreserved characters of RFC 3986 and the slash.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// An article's id as a URI reference: a URI stays one, all else is a relative path.
pub(crate) fn article(id: &str) -> String {
    utf8_percent_encode(id, if is_uri(id) { WRONG } else { PATH }).to_string()
}

/// What an item of the report is named, as a part of the article.
pub(super) fn part(article: &str, id: &str) -> String {
    // A URI has one fragment.
    let between = if article.contains('#') { '.' } else { '#' };
    format!("{article}{between}{id}")
}

/// An article's id as a URI: what is no URI yet becomes one.
pub(super) fn absolute(id: &str) -> String {
    if is_uri(id) { article(id) } else { format!("urn:newsclaim:{}", article(id)) }
}

/// The IPTC's scheme of topics.
pub(super) const MEDIA_TOPICS: &str = "http://cv.iptc.org/newscodes/mediatopic/";

/// The IPTC Media Topic that a qcode names.
pub(super) fn media_topic(qcode: &str) -> Option<String> {
    qcode.strip_prefix("medtop:").map(|code| format!("{MEDIA_TOPICS}{code}"))
}

/// Is it a URI, and not a path with a colon in it or a drive with a letter?
fn is_uri(id: &str) -> bool {
    let scheme = |word: &str| {
        word.len() > 1
            && word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    };
    id.starts_with("urn:") || id.starts_with("tag:") || id.split_once("://").is_some_and(|(word, _)| scheme(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_uri_references() {
        let cases = [
            ("wire/a b.txt", "wire/a%20b.txt"),
            ("lines.jsonl:3", "lines.jsonl%3A3"),
            ("-", "-"),
            ("é#\u{202e}", "%C3%A9%23%E2%80%AE"),
            ("https://news.example/a?b=c&d=é<>", "https://news.example/a?b=c&d=%C3%A9%3C%3E"),
            ("urn:newsml:example.com:1", "urn:newsml:example.com:1"),
            ("a b://c", "a%20b%3A//c"),
            ("C://x", "C%3A//x"),
        ];
        for (id, iri) in cases {
            assert_eq!(article(id), iri);
        }
    }

    #[test]
    fn a_part_has_one_fragment() {
        assert_eq!(part("a.txt", "q1"), "a.txt#q1");
        assert_eq!(part("https://news.example/#a", "q1"), "https://news.example/#a.q1");
    }
}
