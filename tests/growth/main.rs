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
use std::sync::Mutex;
use std::thread;

/// The shorter text; the longer is four times as long.
const BYTES: usize = 8 << 10;

/// Other runs than plain text to JSON: what is asked for, and the pieces that texts are made of for it.
const OTHERS: &[(&[&str], &[&str])] = &[
    (
        &["--from", "html"],
        &["<div>", "<p>a", "<q>a ", "<b>a ", "</p>", "<table><tr><td>a", "<li>a", "<h1>a</h1>", "<nav><p>a</p></nav>"],
    ),
    (
        &["--from", "html"],
        &["<section><p>Roe said.</p></section>", "<blockquote><p>a", "<ruby>a<rt>b</ruby> ", "<!-- ", "<title>a", "&"],
    ),
    (&["--from", "markdown"], &["> ", "* a\n", "[a](b) ", "![", "**a _b ", "|a|\n|-|\n", "<div>\n", "# a\n", "a: b\n"]),
    (&["--format", "html"], FULL),
    (&["--format", "csv"], FULL),
    (&["--format", "summary"], FULL),
    (&["--format", "annotations"], FULL),
    (&["--format", "schema-org"], FULL),
    (&["--format", "ninjs"], FULL),
    // The most that a pack may ask for at a word.
    (&["--no-default-topics", "--topics", "tests/growth/greedy.toml"], &["a b ", "a\n\n"]),
];

/// Texts of which there is much to print.
const FULL: &[&str] = &["“We agree,” said # Roe, president of the # Company. He said that taxes will rise.\n\n"];

/// The counters of a run over a text, added up. The program leaves them in a file of 64-bit words, of which all
/// others are the same in every run: so the difference of two sums is that of the counters.
fn sum(args: &[&str], text: &str) -> u64 {
    let beside = format!("{}/growth-{:?}", env!("CARGO_TARGET_TMPDIR"), thread::current().id());
    let (article, profile) = (format!("{beside}.txt"), format!("{beside}.profraw"));
    fs::write(&article, text).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_newsclaim"))
        .args(["--no-config", "-j1", &article])
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("LLVM_PROFILE_FILE", &profile)
        .stdout(Stdio::null())
        .status();
    assert!(run.unwrap().success());
    let bytes = fs::read(&profile).expect("no counters: build as the head of this file says");
    fs::remove_file(&article).unwrap();
    fs::remove_file(&profile).unwrap();
    bytes.as_chunks().0.iter().map(|word| u64::from_le_bytes(*word)).fold(0, u64::wrapping_add)
}

/// The slope of log work over log length, and the steps a byte of the longer text.
fn slope(args: &[&str], piece: &str) -> (f64, f64) {
    let [none, short, long] = [0, BYTES, 4 * BYTES].map(|bytes| sum(args, &shapes::text(piece, bytes)));
    let (short, long) = (short.wrapping_sub(none), long.wrapping_sub(none));
    ((long as f64 / short as f64).ln() / f64::ln(4.0), long as f64 / (4 * BYTES) as f64)
}

#[test]
#[ignore = "needs a program that counts"]
fn work_grows_in_line_with_length() {
    let plain = SHAPES.iter().map(|(name, piece)| (name.to_string(), &[][..], *piece));
    let others = OTHERS
        .iter()
        .flat_map(|(args, pieces)| pieces.iter().map(|piece| (format!("{} {piece:?}", args.join(" ")), *args, *piece)));
    let runs = Mutex::new(plain.chain(others));
    let steep = Mutex::new(Vec::new());
    let next = || runs.lock().unwrap().next();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((name, args, piece)) = next() {
                    let (slope, steps) = slope(args, piece);
                    println!("{steps:>8.1} steps a byte {slope:>6.2}  {name}");
                    if slope > 1.1 {
                        steep.lock().unwrap().push(format!("{name}: {slope:.2}"));
                    }
                }
            });
        }
    });
    let steep = steep.into_inner().unwrap();
    assert!(steep.is_empty(), "the slope of log work over log length is above 1.1 for {}", steep.join(", "));
}
