//! The build script: makes the data files into the tables that the library takes in, so that nothing is parsed
//! when the program starts.

mod cues;
#[allow(dead_code, unreachable_pub, clippy::upper_case_acronyms, reason = "the library's files; it uses the rest")]
mod lexicon;
#[path = "../lists.rs"]
mod lists;
#[allow(dead_code, reason = "the library's file; it packs what that unpacks")]
#[path = "../packed.rs"]
mod packed;
mod table;
#[allow(dead_code, unreachable_pub, reason = "the library's files; it uses the rest")]
mod text;
#[allow(dead_code, unreachable_pub, reason = "the library's files; it uses the rest")]
mod topics;
mod verbs;
mod words;

use ppmd_rust::Ppmd7Encoder;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let data = Path::new("src/lexicon");
    #[allow(clippy::print_stdout, reason = "how a build script speaks to cargo")]
    {
        println!("cargo::rerun-if-changed={}", data.display());
        println!("cargo::rerun-if-changed=src/claims/topics");
        println!("cargo::rerun-if-changed=src/text");
        println!("cargo::rerun-if-changed=src/claims/packs");
        println!("cargo::rerun-if-changed=src/claims/worth.tsv");
        println!("cargo::rerun-if-changed=src/quotes/cues.tsv");
        println!("cargo::rerun-if-changed=src/claims/colour.tsv");
        println!("cargo::rerun-if-changed=src/speakers/roles.tsv");
        println!("cargo::rerun-if-changed=src/speakers/bodies.tsv");
        PACKED.iter().for_each(|(path, _)| println!("cargo::rerun-if-changed={path}"));
        // A panic aborts: what unwinds the stack and its index are never read, and would be 370 KB of the program.
        if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
            println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
            // Build scripts run where the project stands; a linker may not.
            println!("cargo::rustc-link-arg-bins=-T{}/src/build/no_unwinding.ld", env::current_dir()?.display());
            println!("cargo::rerun-if-changed=src/build/no_unwinding.ld");
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let tables = words::tables(data)?;
    fs::write(out.join("words.txt"), tables.text)?;
    fs::write(out.join("words.rs"), tables.source)?;
    fs::write(out.join("cues.rs"), cues::source(Path::new("src/quotes/cues.tsv"))?)?;
    let (topics, packs) = topics::tables(Path::new("src/claims/packs"))?;
    fs::write(out.join("topics.rs"), topics)?;
    fs::write(out.join("packs.ppmd"), packs)?;
    PACKED.iter().try_for_each(|(path, name)| fs::write(out.join(name), packed(&fs::read_to_string(path)?)?))
}

/// What few runs print, and what it is called when it is packed.
const PACKED: [(&str, &str); 6] = [
    ("src/report/schema.json", "schema.ppmd"),
    ("src/report/html/page.css", "page.css.ppmd"),
    ("src/report/html/page.js", "page.js.ppmd"),
    ("src/quotes/rules.tsv", "quotes.ppmd"),
    ("src/speakers/rules.tsv", "speakers.ppmd"),
    ("src/claims/rules.tsv", "claims.ppmd"),
];

/// A text as the program holds what few runs print.
fn packed(text: &str) -> io::Result<Vec<u8>> {
    let mut packer = Ppmd7Encoder::new(Vec::new(), packed::ORDER, packed::MEMORY).map_err(io::Error::other)?;
    packer.write_all(text.as_bytes())?;
    packer.finish(true)
}

/// The lines of a data file that are no comments.
fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.starts_with('#'))
}
