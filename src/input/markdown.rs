//! Markdown, read as the page that it stands for: CommonMark with tables, footnotes and front matter.

use super::{Article, html};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The article of a Markdown text. What its front matter says goes before what the page shows.
pub(super) fn article(markdown: &str, id: &str) -> Article {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let (mut front, mut in_front, mut page) = (String::new(), false, String::new());
    let shown = Parser::new_ext(markdown, options).filter(|event| {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => in_front = true,
            Event::End(TagEnd::MetadataBlock(_)) => in_front = false,
            Event::Text(text) if in_front => front.push_str(text),
            _ => return !matches!(event, Event::FootnoteReference(_)),
        }
        false
    });
    pulldown_cmark::html::push_html(&mut page, shown);
    let mut article = html::article(&page, id);
    for (slot, names) in [
        (&mut article.title, ["title", "headline"]),
        (&mut article.byline, ["author", "byline"]),
        (&mut article.date, ["date", "published"]),
    ] {
        *slot = names.into_iter().find_map(|name| value(&front, name)).or(slot.take());
    }
    article
}

/// The value of a key at the top of YAML or TOML that stands on its line. Lists and the like are passed over.
fn value(front: &str, key: &str) -> Option<String> {
    let value = front.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix([':', '=']))?.trim();
    let unquoted = |mark| value.strip_prefix(mark)?.strip_suffix(mark);
    let value = unquoted('"').or_else(|| unquoted('\'')).unwrap_or(value);
    (!value.is_empty() && !value.starts_with(['[', '{', '|', '>', '&', '*'])).then(|| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markdown_is_read_as_its_page() {
        let cases = [
            ("# Head\n\nOne\ntwo *three* **four** [five](x) `six`.\n", "Head\n\nOne two three four five six."),
            ("One  \ntwo\\\nthree", "One\ntwo\nthree"),
            ("- One\n- Two\n\n1. Three\n2. Four", "One\n\nTwo\n\nThree\n\nFour"),
            ("> “We won,” she said.\n\n---\n\n\"It's\" &amp; -- 'so'", "“We won,” she said.\n\n\"It's\" & -- 'so'"),
            ("One[^1].\n\n[^1]: Two.", "One.\n\nTwo."),
            ("One two three ~~four~~\n\n| a | b |\n|---|---|\n| 1 | 2 |", "One two three"),
            ("![A dam](dam.jpg)\n\n<aside>Two</aside>\n\nThree <b>four", "Three four"),
            ("<script>\n\nOne\n\n</script>\n\nTwo", "Two"),
            ("    one\n      two", "one\n  two"),
            ("a < b <3 \\* c", "a < b <3 * c"),
            ("", ""),
        ];
        for (markdown, expected) in cases {
            assert_eq!(article(markdown, "-").text, expected, "{markdown}");
        }
    }

    #[test]
    fn front_matter_is_no_text() {
        let read = article("---\ntitle: \"A: b\"\nauthor:\n  - Roe\ntags: [x]\ndate: 2026-02-11\n---\n# C\n\nOne", "-");
        assert_eq!((read.title.as_deref(), read.byline, read.text.as_str()), (Some("A: b"), None, "C\n\nOne"));
        assert_eq!(read.date.as_deref(), Some("2026-02-11"));
        let read = article("+++\ntitle = 'A'\nauthor = \"Dana Roe\"\n+++\nOne", "-");
        assert_eq!(
            (read.title.as_deref(), read.byline.as_deref(), read.text.as_str()),
            (Some("A"), Some("Dana Roe"), "One")
        );
        assert_eq!(article("# A *b*\n\nOne", "-").title.as_deref(), Some("A b"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([#>*_`~\\[\\]()!|<&-]|[a-b “”\n\r\t]|\\PC){0,80}") {
            let read = article(&text, "-").text;
            prop_assert_eq!(read.trim(), read.as_str());
        }
    }
}
