//! The command line: arguments in, reports and messages out.

pub(crate) mod args;
mod extract;
mod tell;

use args::{Args, Command};
use std::io::{self, Write};
use std::process::ExitCode;

/// One or more inputs failed.
pub(crate) const FAILED: u8 = 2;
/// Wrong usage, as in sysexits.
pub(crate) const USAGE: u8 = 64;

/// Does what was asked; the result is the exit code.
pub(crate) fn run(args: Args) -> ExitCode {
    let done = match args.command {
        None => extract::run(&args.extract),
        Some(Command::Rules) => tell::rules(),
        Some(Command::Explain { id }) => tell::explain(&id),
        Some(Command::Topics) => tell::topics(),
        Some(Command::Schema) => tell::schema(),
        Some(Command::Inspect { path }) => tell::inspect(path.as_deref()),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) if closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            message(&format!("{error:#}"));
            ExitCode::from(FAILED)
        }
    }
}

/// Did the reader of our output go away?
fn closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        kind.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}

/// A message on standard error; control characters in it do not reach the terminal.
pub(crate) fn message(text: &str) {
    let safe: String =
        text.chars().flat_map(|c| if is_unsafe(c) { c.escape_unicode().collect() } else { vec![c] }).collect();
    // Where standard error is gone there is nobody left to tell.
    let _ = writeln!(io::stderr(), "newsclaim: {safe}");
}

/// Control characters, and those that turn the direction of writing.
fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
