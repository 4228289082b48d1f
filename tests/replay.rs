//! What fuzzing has kept, through the same oracle without a fuzzer: the corpus in `tests/fuzz/corpus`, smallest
//! inputs that together reach what fuzzing reached, and in `tests/fuzz/regressions` those that once broke a rule.

#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "fuzz/oracle.rs"]
mod oracle;

use std::path::Path;
use std::{fs, panic, thread};

#[test]
fn what_fuzzing_kept_holds() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    thread::scope(|scope| {
        for target in oracle::TARGETS {
            let folders = ["corpus", "regressions"].map(|kind| fuzz.join(kind).join(target));
            scope.spawn(move || {
                let replayed: usize = folders.iter().map(|folder| replay(target, folder)).sum();
                assert!(replayed > 0, "{target}: nothing is kept");
            });
        }
    });
}

/// Asks the oracle about each file of a folder; how many there are.
fn replay(target: &str, folder: &Path) -> usize {
    let Ok(files) = fs::read_dir(folder) else { return 0 };
    let paths = files.map(|file| file.unwrap().path());
    let each = paths.map(|path| {
        let bytes = fs::read(&path).unwrap();
        let held = panic::catch_unwind(|| oracle::holds(target, &bytes));
        assert!(held.is_ok(), "{} is where", path.display());
    });
    each.count()
}
