//! The build script: makes the data files into the tables that the library takes in, so that nothing is parsed
//! when the program starts.

mod packs;
mod table;
mod words;

#[path = "../lexicon/class.rs"]
#[allow(dead_code, unreachable_pub, reason = "the library's file; it uses the rest")]
mod class;
#[path = "../lexicon/lemma.rs"]
mod lemma;
#[path = "../lexicon/perfect.rs"]
#[allow(dead_code, unreachable_pub, reason = "the library's file; it uses the rest")]
mod perfect;
#[path = "../lexicon/tag.rs"]
#[allow(clippy::upper_case_acronyms, reason = "the Treebank's names")]
#[allow(dead_code, unreachable_pub, reason = "the library's file; it uses the rest")]
mod tag;
#[path = "../claims/topics/written.rs"]
#[allow(dead_code, reason = "the library's file; it uses the rest")]
mod written;

use class::{Class, Classes};
use std::path::{Path, PathBuf};
use std::{env, fs, io};
use tag::{Tag, TagSet};

fn main() -> io::Result<()> {
    let data = Path::new("src/lexicon");
    #[allow(clippy::print_stdout, reason = "how a build script speaks to cargo")]
    {
        println!("cargo::rerun-if-changed={}", data.display());
        println!("cargo::rerun-if-changed=src/claims/packs");
        println!("cargo::rerun-if-changed=src/claims/worth.tsv");
        println!("cargo::rerun-if-changed=src/claims/colour.tsv");
        println!("cargo::rerun-if-changed=src/quotes/cues.tsv");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let packs = packs::packs(Path::new("src/claims/packs"))?;
    fs::write(out.join("packs.txt"), packs.table)?;
    fs::write(out.join("packs.rs"), packs.source)?;
    let tables = words::tables(data)?;
    fs::write(out.join("words.txt"), tables.text)?;
    fs::write(out.join("words.rs"), tables.source)
}

/// The lines of a data file that are no comments.
fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.starts_with('#'))
}
