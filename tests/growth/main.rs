//! Work against length: how often each piece of the program's own code runs, counted by the compiler's coverage
//! counters, not seconds. Four times the text may cost little more than four times the work.
//!
//! It needs a program with those counters, so it is ignored unless asked for, as `.ci/run` does:
//!
//! ```sh
//! RUSTC_WORKSPACE_WRAPPER=$PWD/.ci/counted LLVM_PROFILE_FILE=/dev/null cargo test --test growth -- --ignored
//! ```

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod shapes;

use shapes::SHAPES;
use std::fs;
use std::process::{Command, Stdio};

/// The shorter text; the longer is four times as long.
const BYTES: usize = 16 << 10;

/// The counters of a run over a text, added up. The program leaves them in a file of 64-bit words, of which all
/// others are the same in every run: so the difference of two sums is that of the counters.
fn sum(text: &str) -> u64 {
    let folder = tempfile(text.len());
    let (article, profile) = (format!("{folder}.txt"), format!("{folder}.profraw"));
    fs::write(&article, text).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_newsclaim"))
        .args(["-j", "1", &article])
        .env("LLVM_PROFILE_FILE", &profile)
        .stdout(Stdio::null())
        .status();
    assert!(run.unwrap().success());
    let bytes = fs::read(&profile).expect("no counters: build as the head of this file says");
    fs::remove_file(&article).unwrap();
    fs::remove_file(&profile).unwrap();
    bytes.as_chunks().0.iter().map(|word| u64::from_le_bytes(*word)).fold(0, u64::wrapping_add)
}

fn tempfile(number: usize) -> String {
    format!("{}/growth-{}-{number}", env!("CARGO_TARGET_TMPDIR"), std::process::id())
}

#[test]
#[ignore = "needs a program that counts"]
fn work_grows_in_line_with_length() {
    let mut steep = Vec::new();
    for (name, piece) in SHAPES {
        let [none, short, long] = [0, BYTES, 4 * BYTES].map(|bytes| sum(&shapes::text(piece, bytes)));
        let (short, long) = (short.wrapping_sub(none), long.wrapping_sub(none));
        let slope = (long as f64 / short as f64).ln() / f64::ln(4.0);
        println!("{name:<18}{:>8.1} steps a byte {slope:>6.2}", long as f64 / (4 * BYTES) as f64);
        if slope > 1.1 {
            steep.push(format!("{name}: {slope:.2}"));
        }
    }
    assert!(steep.is_empty(), "the slope of log work over log length is above 1.1 for {}", steep.join(", "));
}
