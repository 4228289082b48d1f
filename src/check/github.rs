//! For GitHub Actions: workflow commands, which show each finding beside its line.

use super::Checked;
use super::finding::{Finding, findings};

/// The lines on a file; none where all is as expected.
pub fn github(checked: &Checked) -> String {
    let path = property(&checked.path);
    let command = |Finding { code, place, at, title, details }: &Finding| {
        let place = place.map_or(String::new(), |place| {
            let (line, column) = (place.line, place.column);
            // A column's end says something only on the same line.
            let end = if place.end_line == line { format!(",endColumn={}", place.end_column) } else { String::new() };
            format!(",line={line},endLine={},col={column}{end}", place.end_line)
        });
        let message = [format!("{at}: {title}")].iter().chain(details).cloned().collect::<Vec<_>>().join("\n");
        format!("::error file={path}{place},title={}::{}\n", property(code), data(&message))
    };
    findings(checked).iter().map(command).collect()
}

/// A message on one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value among others.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(property("a,b:c%\r\n::error::"), "a%2Cb%3Ac%25%0D%0A%3A%3Aerror%3A%3A");
    }
}
