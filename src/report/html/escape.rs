//! Text of an article as text of a page, whatever it holds.

use crate::report::visible::{named, steers};
use std::borrow::Cow;

/// The text between tags. Characters that steer stand there by their names.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    escaped(text, |out, c| out.push_str(&format!("<span class=\"ctl\">{}</span>", named(c))))
}

/// The text in an attribute's quotation marks, or in a title, where no tag can stand.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    escaped(text, |out, c| out.push_str(&named(c)))
}

fn escaped(text: &str, steering: impl Fn(&mut String, char)) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || steers(c);
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 32);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if steers(c) => steering(&mut out, c),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stays_markup() {
        assert_eq!(
            text("<b a='1'>&\"\u{0}\u{202e}\t\n"),
            "&lt;b a=&#39;1&#39;&gt;&amp;&quot;\
            <span class=\"ctl\">U+0000</span><span class=\"ctl\">U+202E</span>\t\n"
        );
        assert_eq!(plain("\u{1b}[1m"), "U+001B[1m");
        assert!(matches!(text("plain"), Cow::Borrowed("plain")));
    }
}
