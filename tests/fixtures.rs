//! Every article in `fixtures` gives the report beside it. After a change that is meant, write the reports
//! anew and read the difference: `NEWSCLAIM_UPDATE=1 cargo test --test fixtures`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use newsclaim::input::{self, Article, Paths, Reading};
use newsclaim::report::Report;
use newsclaim::{Options, extract};
use std::fs;
use std::path::{Path, PathBuf};

fn articles() -> Vec<PathBuf> {
    input::files(Paths::given(vec!["fixtures".into()])).map(Result::unwrap).collect()
}

fn actual(path: &Path) -> String {
    let read: Vec<Article> =
        input::articles(Paths::given(vec![path.into()]), Reading::default()).map(Result::unwrap).collect();
    let [article] = read.as_slice() else { panic!("{}: {} articles", path.display(), read.len()) };
    serde_json::to_string_pretty(&extract(article, &Options::default())).unwrap() + "\n"
}

#[test]
fn every_article_gives_its_expected_report() {
    let update = std::env::var_os("NEWSCLAIM_UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in articles() {
        let (beside, actual) = (path.with_extension("expected.json"), actual(&path));
        if update {
            fs::write(&beside, actual).unwrap();
        } else if let Some(place) = difference(&fs::read_to_string(&beside).unwrap_or_default(), &actual) {
            wrong.push(format!("{}:{place}", beside.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nif this is meant: NEWSCLAIM_UPDATE=1 cargo test --test fixtures", wrong.join("\n"));
    assert!(!articles().is_empty());
}

/// The first line that differs.
fn difference(expected: &str, actual: &str) -> Option<String> {
    let (mut left, mut right) = (expected.lines(), actual.lines());
    for number in 1.. {
        match (left.next(), right.next()) {
            (None, None) => break,
            (was, is) if was != is => return Some(format!("{number}: expected {was:?}, is {is:?}")),
            _ => {}
        }
    }
    (expected != actual).then(|| "line ends differ".to_string())
}

#[test]
fn every_report_reads_back_as_it_was() {
    for path in articles() {
        let actual = actual(&path);
        let read: Report = serde_json::from_str(&actual).unwrap();
        assert_eq!(serde_json::to_string_pretty(&read).unwrap() + "\n", actual);
    }
}
