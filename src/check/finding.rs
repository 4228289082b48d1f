//! What came of a check as findings: one a line for people, one an entry for machines.

use super::{Change, Checked, Difference, Outcome, Part, Place};
use crate::report::printable;

/// One thing to look at. All of it can be shown as it is.
pub(super) struct Finding {
    /// What kind of thing it is, of [`codes`].
    pub(super) code: String,
    /// Where in the file, where the file is the text itself.
    pub(super) place: Option<Place>,
    /// Where, for people: path, line and column.
    pub(super) at: String,
    /// What it is.
    pub(super) title: String,
    /// What differs in it.
    pub(super) details: Vec<String>,
}

/// Every code with what it says.
pub(super) fn codes() -> Vec<(String, String)> {
    let changes = [(Change::Added, "is not expected"), (Change::Lost, "is expected and missing")];
    let changes = changes.into_iter().chain([(Change::Changed, "is not as expected")]);
    let of_items = changes
        .flat_map(|(change, says)| Part::ALL.map(|part| (code(part, change), format!("A {} {says}", part.one()))));
    let of_files = [
        (NO_EXPECTATION, "No report is expected of an article"),
        (NO_ARTICLE, "A report is expected, and there is no article"),
        (FAILED, "An article or its expectation cannot be read"),
    ];
    of_items.chain(of_files.map(|(code, says)| (code.to_string(), says.to_string()))).collect()
}

const NO_EXPECTATION: &str = "no-expectation";
const NO_ARTICLE: &str = "no-article";
const FAILED: &str = "failed";

fn code(part: Part, change: Change) -> String {
    format!("{}-{}", part.one(), change.name())
}

/// All there is to look at in a file.
pub(super) fn findings(checked: &Checked) -> Vec<Finding> {
    let path = printable(&checked.path);
    let whole = |code: &str, title: &str| {
        let (code, title) = (code.to_string(), printable(title).into_owned());
        vec![Finding { code, place: None, at: path.to_string(), title, details: Vec::new() }]
    };
    match &checked.outcome {
        Outcome::Same => Vec::new(),
        Outcome::NoExpectation => {
            whole(NO_EXPECTATION, "no report is expected of this article; `newsclaim check --update` writes it")
        }
        Outcome::NoArticle => {
            whole(NO_ARTICLE, "a report is expected, and no article is beside it; bring it back, or remove this file")
        }
        Outcome::Failed(why) => whole(FAILED, why),
        Outcome::Differs(differences) => differences.iter().map(|difference| finding(checked, difference)).collect(),
    }
}

fn finding(checked: &Checked, difference: &Difference) -> Finding {
    let Difference { article, part, change, about, place, fields, .. } = difference;
    let path = printable(&checked.path);
    let of = if article.starts_with(&checked.path) { String::new() } else { format!(" of {}", printable(article)) };
    let at = match place {
        Some(Place { line, column, .. }) if checked.plain => format!("{path}:{line}:{column}"),
        // The text was read out of the file; its lines are not those of the file.
        Some(Place { line, column, .. }) => format!("{path}: text{of}, {line}:{column}"),
        None if of.is_empty() => path.to_string(),
        None => format!("{path}: report{of}"),
    };
    Finding {
        code: code(*part, *change),
        place: place.filter(|_| checked.plain),
        at,
        title: format!("{} {}: {about}", part.one(), change.name()),
        details: fields.iter().map(|field| field.message.clone()).collect(),
    }
}
