//! For programs: a line of JSON a file that is not as expected.

use super::{Checked, Outcome};
use serde_json::json;

/// The line on a file; none where all is as expected.
pub fn json(checked: &Checked) -> String {
    let (outcome, why, differences) = match &checked.outcome {
        Outcome::Same => return String::new(),
        Outcome::Differs(differences) => ("differs", None, differences.as_slice()),
        Outcome::NoExpectation => ("no-expectation", None, &[][..]),
        Outcome::NoArticle => ("no-article", None, &[][..]),
        Outcome::Failed(why) => ("failed", Some(why), &[][..]),
    };
    let Checked { path, plain, .. } = checked;
    let places = if *plain { "file" } else { "text" };
    let line = json!({
        "path": path, "outcome": outcome, "why": why, "places_in": places, "differences": differences,
    });
    format!("{line}\n")
}
