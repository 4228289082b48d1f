//! What goes to standard error: `newsclaim: PATH: what is wrong and what to do`.

use super::args::Color;
use newsclaim::report::steers;
use std::io::{self, IsTerminal, Write};

/// How messages are told.
#[derive(Clone, Copy)]
pub(super) struct Messages {
    quiet: bool,
    color: bool,
}

impl Messages {
    pub(super) fn new(quiet: bool, color: Color) -> Messages {
        Messages { quiet, color: color.on(io::stderr().is_terminal()) }
    }

    /// An input or the output failed.
    pub(super) fn failure(self, text: &str) {
        if !self.quiet {
            self.usage(text);
        }
    }

    /// The command is not what it should be: told even to the quiet.
    pub(super) fn usage(self, text: &str) {
        let (on, off) = if self.color { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
        // Where standard error is gone there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{on}newsclaim:{off} {}", safe(text));
    }
}

/// The text with what would steer a terminal escaped.
pub(super) fn safe(text: &str) -> String {
    text.chars()
        .flat_map(|c| if steers(c) || c.is_control() { c.escape_unicode().collect() } else { vec![c] })
        .collect()
}
