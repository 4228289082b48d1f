//! The topic packs, without their samples, as lines: see `src/claims/topics/compact.rs`, which reads them.

use crate::written::{Entry, Table, entries};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};
use toml::Spanned;

/// What the library takes in.
pub(crate) struct Packs {
    /// The topics, line by line.
    pub(crate) table: String,
    /// The packs' files by name, as Rust.
    pub(crate) source: String,
}

/// Reads the packs of a folder, in the order of their names.
pub(crate) fn packs(folder: &Path) -> io::Result<Packs> {
    let mut paths = fs::read_dir(folder)?.map(|entry| entry?.path().canonicalize()).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let mut table = String::new();
    for path in &paths {
        let pack = fs::read_to_string(path)?;
        let entries = entries(&pack).map_err(|(at, what)| {
            let line = pack[..at].matches('\n').count() + 1;
            io::Error::other(format!("{}:{line}: {what}", path.display()))
        })?;
        for entry in entries {
            lines(&mut table, entry.get_ref()).map_err(io::Error::other)?;
        }
    }
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_os_string();
    let files: Vec<String> = paths.iter().map(|path| format!("({:?}, include_str!({path:?}))", name(path))).collect();
    Ok(Packs { table, source: format!("static PACKS: [(&str, &str); {}] = [{}];", files.len(), files.join(", ")) })
}

fn lines(table: &mut String, entry: &Entry) -> std::fmt::Result {
    let (id, label) = (entry.id.get_ref(), entry.label.as_deref().unwrap_or_default());
    let list = |items: &[Spanned<String>], mark: &str| {
        items.iter().map(|item| item.get_ref().as_str()).collect::<Vec<_>>().join(mark)
    };
    let general = if entry.general { "general" } else { "" };
    writeln!(table, "{id}\t{label}\t{}\t{}\t{general}", list(&entry.iptc, " "), entry.about)?;
    for trigger in &entry.triggers {
        let Table { phrase, near, unless, weak } = &trigger.get_ref().0;
        let weak = if *weak { "weak" } else { "" };
        writeln!(table, "\t{phrase}\t{weak}\t{}\t{}", list(near, ";"), list(unless, ";"))?;
    }
    Ok(())
}
