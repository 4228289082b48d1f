//! The command line: arguments in, reports and messages out.

pub(crate) mod args;
mod check;
pub(crate) mod config;
mod extract;
mod interrupt;
mod messages;
mod ordered;
mod output;
mod printer;
mod progress;
mod tell;
mod topics;

use args::{Args, Color, Command, Telling};
use messages::Messages;
use std::io;
use std::process::ExitCode;

/// `check` found differences, or a pack is not what it says.
pub(crate) const DIFFERS: u8 = 1;
/// One or more inputs failed.
pub(crate) const FAILED: u8 = 2;
/// Wrong usage, as in sysexits.
pub(crate) const USAGE: u8 = 64;

/// Does what was asked; the result is the exit code.
pub(crate) fn run(args: Args) -> ExitCode {
    let messages = Messages::new(args.telling);
    let done = match args.command {
        None => extract::run(&args.extract, messages),
        Some(Command::Check(args)) => check::run(&args, messages),
        Some(Command::Rules) => tell::rules(),
        Some(Command::Explain { id, sentence }) => match sentence {
            Some(sentence) => tell::worth(&sentence),
            None => tell::explain(&id.unwrap_or_default(), messages),
        },
        Some(Command::Topics { asked, packs }) => topics::run(asked, &packs, messages),
        Some(Command::Config) => config::show(args.no_config),
        Some(Command::Schema) => tell::schema(),
        Some(Command::Completions { shell }) => tell::completions(shell),
        Some(Command::Man { command }) => tell::man(command.as_deref(), messages),
        Some(Command::Inspect { path }) => tell::inspect(path.as_deref()),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) if closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) if error.is::<topics::WrongPack>() => {
            messages.usage(&format!("{error:#}"));
            ExitCode::from(USAGE)
        }
        Err(error) => {
            messages.failure(&format!("{error:#}"));
            ExitCode::from(FAILED)
        }
    }
}

/// The configuration is wrong: told even to the quiet.
pub(crate) fn refuse(wrong: &str) -> ExitCode {
    Messages::new(Telling { quiet: false, color: Color::Auto }).usage(wrong);
    ExitCode::from(USAGE)
}

/// Did the reader of our output go away?
fn closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        kind.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}
