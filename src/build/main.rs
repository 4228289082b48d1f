//! The build script: makes the data files into the tables that the library takes in, so that nothing is parsed
//! when the program starts.

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
    fs::write(out.join("packs.rs"), packs(Path::new("src/claims/packs"))?)?;
    let tables = words::tables(data)?;
    fs::write(out.join("words.txt"), tables.text)?;
    fs::write(out.join("words.rs"), tables.source)
}

/// The files of a folder, as Rust: each with its name, in the order of names.
fn packs(folder: &Path) -> io::Result<String> {
    let mut paths = fs::read_dir(folder)?.map(|entry| entry?.path().canonicalize()).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_os_string();
    let packs: Vec<String> = paths.iter().map(|path| format!("({:?}, include_str!({path:?}))", name(path))).collect();
    Ok(format!("static PACKS: [(&str, &str); {}] = [{}];", packs.len(), packs.join(", ")))
}

/// The lines of a data file that are no comments.
fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.starts_with('#'))
}
