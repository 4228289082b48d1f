//! What must hold of any bytes, for each fuzz target. The targets ask it with what the fuzzer makes up; the test
//! `replay` asks it with what fuzzing has kept.

#[path = "../rules/mod.rs"]
mod rules;

#[allow(dead_code, unused_imports, unreachable_pub, reason = "the program's own files; this takes what it needs")]
#[path = "../../src/cli"]
mod cli {
    pub(crate) mod args;
    pub(crate) mod config;
}

use newsclaim::claims::Topics;
use newsclaim::claims::topics::read_pack;
use newsclaim::input::{Article, Document, Format, Reading};
use newsclaim::report::{
    Annotations, Csv, Html, Json, Ninjs, Render, Report, SchemaOrg, Summary, Table, printable, steers,
};
use newsclaim::text::OffsetUnit;
use std::path::Path;
use std::sync::Arc;

/// The targets, as the folders of the corpus are named.
#[allow(dead_code, reason = "the test goes through them")]
pub(crate) const TARGETS: [&str; 7] = ["text", "html", "markdown", "ninjs", "jsonl", "pack", "config"];

/// Asserts that what must hold of a target's input holds of these bytes.
pub(crate) fn holds(target: &str, bytes: &[u8]) {
    match target {
        "text" => read(bytes, Format::Text),
        "html" => read(bytes, Format::Html),
        "markdown" => read(bytes, Format::Markdown),
        "ninjs" => read(bytes, Format::Ninjs),
        "jsonl" => read(bytes, Format::Jsonl),
        "pack" => str::from_utf8(bytes).map_or((), pack),
        "config" => str::from_utf8(bytes).map_or((), config),
        _ => panic!("{target}: no such target"),
    }
}

/// Bytes read as a format: whatever comes out of them, the contract's rules hold for its report.
fn read(bytes: &[u8], format: Format) {
    let document = Document { place: "-".to_string(), format, bytes: bytes.to_vec(), more: false };
    for article in document.articles(&Reading::default()).into_iter().flatten() {
        rules::holds(&article.text);
        printed(&article, &rules::report(&article.text, OffsetUnit::default()));
    }
}

/// A report is printed in every format: JSON is JSON, and nothing that steers reaches a terminal or a page.
fn printed(article: &Article, report: &Report) {
    let print = |render: &dyn Render| {
        let printed = render.article(article, report).expect("every format holds every report");
        String::from_utf8(printed).expect("what is printed is UTF-8")
    };
    let jsons: [&dyn Render; 4] = [
        &Json { pretty: false },
        &Annotations { pretty: false },
        &SchemaOrg { pretty: false },
        &Ninjs { pretty: false },
    ];
    for json in jsons.map(print) {
        serde_json::from_str::<serde_json::Value>(&json).expect("it is JSON");
    }
    for table in [Table::Quotes, Table::Claims, Table::Speakers] {
        print(&Csv { table });
    }
    for shown in [print(&Html), print(&Summary { width: 80, color: false })] {
        let raw = shown.chars().find(|c| steers(*c) && *c != '\n');
        assert_eq!(raw, None, "{} steers", printable(&shown));
    }
}

/// Words for triggers to meet.
const ARTICLE: &str = "“The sanctions will end, and so will the strike at the port,” Dana Roe, the US envoy, said on \
    Monday. A cease-fire has not been agreed; the asset freeze of 2,000 firms' funds stays, and the tax was cut.\n\n\
    The union said workers would walk out if the council raised the tax again and again and again.\n";

/// A pack of topics is read, or told wrong at a place that it has; and what was read matches within the rules.
fn pack(source: &str) {
    match read_pack(source) {
        Ok(topics) => {
            for topic in &topics {
                let again = read_pack(topic.source()).expect("what was read once is read again");
                assert_eq!(again[0].id, topic.id);
            }
            rules::holds_about(ARTICLE, &Arc::new(Topics::new(topics)));
        }
        Err(error) => assert!(error.line <= source.matches('\n').count() + 1, "{error}"),
    }
}

/// The settings of a `newsclaim.toml` are read as the command line would take them, or told wrong at a place that
/// it has.
fn config(text: &str) {
    if let Err((at, what)) = cli::config::settings(text, Path::new("/news")) {
        assert!(at <= text.len() && !what.is_empty(), "{at}: {what}");
    }
}
