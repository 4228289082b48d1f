//! Every article in `fixtures` gives the report beside it. After a change that is meant, write the reports
//! anew and read the difference: `NEWSCLAIM_UPDATE=1 cargo test --test fixtures`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use newsclaim::input::{self, Paths, Reading};
use newsclaim::report::Report;
use newsclaim::{Options, extract};
use std::process::Command;

#[test]
fn every_article_gives_its_expected_report() {
    let update = std::env::var_os("NEWSCLAIM_UPDATE").map(|_| "--update");
    let mut check = Command::new(env!("CARGO_BIN_EXE_newsclaim"));
    check.current_dir(env!("CARGO_MANIFEST_DIR")).args(["check", "--no-config", "fixtures"]).args(update);
    let output = check.output().unwrap();
    let told = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", told(&output.stdout), told(&output.stderr));
}

#[test]
fn every_report_reads_back_as_it_was() {
    let articles: Vec<_> = input::articles(Paths::given(vec!["fixtures".into()]), Reading::default()).collect();
    assert!(articles.len() > 20, "only {} articles", articles.len());
    for article in articles {
        let article = article.unwrap();
        let report = extract(&article, &Options::default());
        let text = serde_json::to_string(&report).unwrap();
        let read: Report = serde_json::from_str(&text).unwrap();
        assert!(read == report && serde_json::to_string(&read).unwrap() == text);
    }
}
