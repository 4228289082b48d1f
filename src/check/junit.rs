//! For test runners: JUnit's XML as Jenkins and GitLab read it, a test case a file.

use super::finding::{Finding, findings};
use super::{Checked, Outcome};
use crate::report::{counted, steers};
use std::fmt::Write;

/// The document on all files.
pub fn junit(checked: &[Checked]) -> String {
    let count = |is: fn(&Outcome) -> bool| checked.iter().filter(|checked| is(&checked.outcome)).count();
    let errors = count(|outcome| matches!(outcome, Outcome::Failed(_)));
    let failures = checked.len() - errors - count(|outcome| matches!(outcome, Outcome::Same));
    let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"{errors}\"", checked.len());
    let cases: String = checked.iter().map(case).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {counts}>\n  <testsuite name=\"newsclaim check\" \
         {counts}>\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

fn case(checked: &Checked) -> String {
    let case = format!("    <testcase classname=\"newsclaim.check\" name=\"{}\"", escaped(&checked.path));
    let findings = findings(checked);
    let [first, ..] = findings.as_slice() else { return format!("{case}/>\n") };
    let what = if let Outcome::Failed(_) = checked.outcome { "error" } else { "failure" };
    let message = if findings.len() > 1 { counted(findings.len(), "difference") } else { first.title.clone() };
    let lines = findings.iter().fold(String::new(), |mut lines, Finding { at, title, details, .. }| {
        let _ = writeln!(lines, "{at}: {title}");
        details.iter().for_each(|detail| lines.extend(["    ", detail, "\n"]));
        lines
    });
    let (message, kind, lines) = (escaped(&message), &first.code, escaped(&lines));
    format!("{case}>\n      <{what} message=\"{message}\" type=\"{kind}\">{lines}</{what}>\n    </testcase>\n")
}

/// The text in XML 1.0, where some characters may not stand even by their numbers.
fn escaped(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => all.push_str("&amp;"),
            '<' => all.push_str("&lt;"),
            '>' => all.push_str("&gt;"),
            '"' => all.push_str("&quot;"),
            c if steers(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => all.extend(c.escape_unicode()),
            c => all.push(c),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_named() {
        assert_eq!(escaped("a<b>&\"\u{0}\u{ffff}]]>"), "a&lt;b&gt;&amp;&quot;\\u{0}\\u{ffff}]]&gt;");
    }
}
