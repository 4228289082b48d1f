//! `newsclaim.toml`: its settings are read as the command line would take them, or told wrong at a place that it has.
#![no_main]

#[allow(dead_code, unused_imports, unreachable_pub, reason = "the program's own files; this takes what it needs")]
#[path = "../../src/cli"]
mod cli {
    pub(crate) mod args;
    pub(crate) mod config;
}

use std::path::Path;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = str::from_utf8(bytes) else { return };
    if let Err((at, what)) = cli::config::settings(text, Path::new("/news")) {
        assert!(at <= text.len() && !what.is_empty(), "{at}: {what}");
    }
});
