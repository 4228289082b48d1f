//! The newsclaim command.

mod cli;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::args::Args::try_parse() {
        Ok(args) => cli::run(args),
        Err(error) => {
            let usage = error.use_stderr();
            let printed = error.print();
            ExitCode::from(if usage { cli::USAGE } else { u8::from(printed.is_err()) })
        }
    }
}
