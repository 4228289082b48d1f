//! What goes to standard error: `newsclaim: PATH: what is wrong and what to do`.

use super::args::Telling;
use newsclaim::report::printable;
use std::io::{self, IsTerminal, Write};

/// How messages are told.
#[derive(Clone, Copy)]
pub(super) struct Messages {
    telling: Telling,
    /// Do people look at them?
    terminal: bool,
}

impl Messages {
    pub(super) fn new(telling: Telling) -> Messages {
        Messages { telling, terminal: io::stderr().is_terminal() }
    }

    /// Is there colour in what is printed to a terminal, or to something else?
    pub(super) fn color_on(self, terminal: bool) -> bool {
        self.telling.color.on(terminal)
    }

    /// Does somebody look who wants to be told?
    pub(super) fn are_watched(self) -> bool {
        self.terminal && !self.telling.quiet
    }

    /// An input or the output failed.
    pub(super) fn failure(self, text: &str) {
        if !self.telling.quiet {
            self.usage(text);
        }
    }

    /// The command is not what it should be: told even to the quiet.
    pub(super) fn usage(self, text: &str) {
        self.tell("\x1b[1;31m", text);
    }

    /// Something that went well.
    pub(super) fn note(self, text: &str) {
        if !self.telling.quiet {
            self.tell("\x1b[1m", text);
        }
    }

    fn tell(self, color: &str, text: &str) {
        let (on, off) = if self.color_on(self.terminal) { (color, "\x1b[0m") } else { ("", "") };
        // Where standard error is gone there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{on}newsclaim:{off} {}", printable(text));
    }
}
