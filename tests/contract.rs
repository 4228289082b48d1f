//! The rules that hold for every report, over any text whatever.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod rules;

use newsclaim::input::{Article, Document, Failure, Format, Reading};
use newsclaim::text::OffsetUnit;
use proptest::prelude::*;
use rules::holds;
use std::sync::LazyLock;

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

/// The schema that `newsclaim schema` prints.
static SCHEMA: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&serde_json::from_str(newsclaim::report::schema()).unwrap()).unwrap());

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
    fn every_report_is_as_the_published_schema_says(text in article()) {
        let report = serde_json::to_value(rules::report(&text, OffsetUnit::Codepoint)).unwrap();
        prop_assert!(SCHEMA.is_valid(&report), "{:?}", SCHEMA.iter_errors(&report).map(|error| error.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn the_rules_hold_for_what_is_read_out_of_pages(text in article(), format in 0..2_usize) {
        let format = [Format::Html, Format::Markdown][format];
        let text = text.replace("\n\n", "</p>\n\n<div>").replace('«', "<q>").replace('»', "<br></aside>");
        for article in articles(text, format) {
            holds(&article.unwrap().text);
        }
    }
}

fn articles(text: String, format: Format) -> Vec<Result<Article, Failure>> {
    Document { place: "-".into(), format, bytes: text.into_bytes(), more: false }.articles(&Reading::default())
}

/// On the small stack of a thread, as all work is done: what nests without end is read, or refused with a message.
#[test]
fn depth_costs_no_stack() {
    const DEPTH: usize = 20_000;
    let nested = |open: &str, close: &str| [open.repeat(DEPTH), "a".to_string(), close.repeat(DEPTH)].concat();
    for text in [nested("“", "”"), nested("“a ‘", "’ b”"), nested("(", ")"), nested("he said that ", "")] {
        holds(&text);
    }
    for (open, close) in [("<div>", "</div>"), ("<q>", "</q>"), ("<table><tr><td>", ""), ("<b>a ", "</b>")] {
        articles(nested(open, close), Format::Html).into_iter().for_each(|article| holds(&article.unwrap().text));
    }
    for open in ["> ", "* ", "[", "![", "**a _b ", "<div>\n"] {
        articles(nested(open, ""), Format::Markdown).into_iter().for_each(|article| holds(&article.unwrap().text));
    }
    for (open, close) in [("[", "]"), ("{\"items\":", "}")] {
        let told = articles(nested(open, close), Format::Ninjs).remove(0).unwrap_err().to_string();
        assert!(told.contains("recursion limit exceeded"), "{told}");
    }
    let more = nested("[", "]").replace('a', "1");
    let read = articles(format!("{{\"text\":\"a\",\"more\":{more}}}"), Format::Jsonl).remove(0).unwrap();
    assert_eq!(read.text, "a");
    assert!(newsclaim::claims::topics::read_pack(&format!("topic = {}", nested("[", "]"))).is_err());
}
