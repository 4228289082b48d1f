//! Where reports stand that are expected of articles.

use super::Format;
use std::path::{Path, PathBuf};

/// What is expected of an article stands beside it as `NAME.expected.json`.
const EXPECTED: &str = "expected.json";

/// Is it what is expected of an article?
pub fn is_expectation(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().strip_suffix(EXPECTED.as_bytes()).is_some_and(|path| path.ends_with(b"."))
}

/// Where it stands what is expected of an article.
pub fn expectation(article: &Path) -> PathBuf {
    article.with_extension(EXPECTED)
}

/// The article beside an expectation.
pub fn article_of(expectation: &Path) -> Option<PathBuf> {
    let name = expectation.with_extension("");
    Format::known().map(|ending| name.with_extension(ending)).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_expected_stands_beside_its_article() {
        assert_eq!(expectation(Path::new("wire/a.b.txt")), Path::new("wire/a.b.expected.json"));
        assert!(is_expectation(Path::new("wire/a.expected.json")));
        assert!(!is_expectation(Path::new("wire/unexpected.json")) && !is_expectation(Path::new("expected.json")));
        assert_eq!(article_of(Path::new("fixtures/council.expected.json")), Some("fixtures/council.txt".into()));
        assert_eq!(article_of(Path::new("fixtures/ninjs-1.expected.json")), Some("fixtures/ninjs-1.json".into()));
        assert_eq!(article_of(Path::new("fixtures/none.expected.json")), None);
    }
}
