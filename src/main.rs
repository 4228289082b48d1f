//! The newsclaim command.

mod cli;

use cli::config::Refused;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::config::args() {
        Ok(args) => cli::run(args),
        Err(Refused::Config(wrong)) => cli::refuse(&wrong),
        Err(Refused::Usage(error)) => {
            let usage = error.use_stderr();
            let printed = error.print();
            ExitCode::from(if usage { cli::USAGE } else { u8::from(printed.is_err()) })
        }
    }
}
