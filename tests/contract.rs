//! The rules that hold for every report, over any text whatever.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod rules;

use newsclaim::input::{Document, Format, Reading};
use proptest::prelude::*;
use rules::holds;

/// Pieces that news is made of, and some that it should not be.
fn article() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "«",
        "»",
        "``",
        "''",
        "(",
        ")",
        ",",
        ".",
        "?",
        "!",
        ":",
        ";",
        "—",
        "-",
        "...",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        " ",
        "Dana Roe",
        "Mr. Roe",
        "President Ann Lee",
        "the council",
        "she",
        "they",
        "who",
        "said",
        "told reporters",
        "according to",
        "denied that",
        "asked whether",
        "called for",
        "has repeatedly said",
        "added",
        "that",
        "to",
        "if",
        "not",
        "the bridge is safe",
        "sanctions will end on Monday",
        "It is over",
        "a spokesman for",
        "U.S.",
        "Sen.",
        "3.5 percent",
        "—",
        "é",
        "e\u{301}",
        "👩‍👩‍👧",
        "\u{200b}",
        "\u{feff}",
        "\u{0}",
        "日本",
        "Ω",
        "🇩🇪",
        "\u{202e}",
    ];
    proptest::collection::vec(
        (proptest::sample::select(PIECES), any::<bool>())
            .prop_map(|(piece, space)| format!("{piece}{}", [" ", ""][usize::from(space)])),
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_rules_hold_for_any_string(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn the_rules_hold_for_anything_like_an_article(text in article()) {
        holds(&text);
    }
    #[test]
    fn the_rules_hold_for_what_is_read_out_of_pages(text in article(), format in 0..2_usize) {
        let format = [Format::Html, Format::Markdown][format];
        let text = text.replace("\n\n", "</p>\n\n<div>").replace('«', "<q>").replace('»', "<br></aside>");
        let document = Document { place: "-".into(), format, bytes: text.into_bytes() };
        for article in document.articles(&Reading::default()) {
            holds(&article.unwrap().text);
        }
    }
}
