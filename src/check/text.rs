//! For people: `PATH:LINE:COLUMN: what differs`, as compilers write it, so that editors lead there.

use super::finding::{Finding, findings};
use super::{Checked, Outcome};

/// The lines on a file; none where all is as expected. Why one could not be read is no report, but a message.
pub fn text(checked: &Checked, color: bool) -> String {
    if matches!(checked.outcome, Outcome::Failed(_)) {
        return String::new();
    }
    findings(checked).iter().map(|finding| lines(finding, color)).collect()
}

fn lines(Finding { at, title, details, .. }: &Finding, color: bool) -> String {
    let (on, off) = if color { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let details: String = details.iter().map(|detail| format!("    {detail}\n")).collect();
    format!("{on}{at}:{off} {title}\n{details}")
}
