//! Where reports go: standard output, or a file that is replaced only when all is written.

use super::interrupt;
use anyhow::Context;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Standard output or a file.
pub(super) struct Output {
    writer: Box<dyn Write>,
    /// For people.
    name: String,
    part: Option<Part>,
}

/// A file beside the one that it will replace; gone where it never does.
struct Part {
    beside: PathBuf,
    target: PathBuf,
}

impl Drop for Part {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove.
        let _ = fs::remove_file(&self.beside);
        interrupt::unfinished().retain(|file| *file != self.beside);
    }
}

impl Output {
    /// Standard output without a path. Devices and pipes are written to as they are.
    pub(super) fn open(path: Option<&Path>) -> anyhow::Result<Output> {
        let Some(path) = path else {
            let name = "standard output".to_string();
            return Ok(Output { writer: Box::new(io::stdout().lock()), name, part: None });
        };
        let name = path.display().to_string();
        let before = fs::metadata(path).ok();
        if before.as_ref().is_some_and(|before| !before.is_file()) {
            let file = File::options().write(true).open(path).with_context(|| cannot(path))?;
            return Ok(Output { writer: Box::new(file), name, part: None });
        }
        // A link stays a link: what it points to is replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let mut beside = target.as_os_str().to_owned();
        beside.push(format!(".{}.part", std::process::id()));
        let beside = PathBuf::from(beside);
        let file = File::create_new(&beside).with_context(|| cannot(path))?;
        interrupt::unfinished().push(beside.clone());
        let part = Part { beside, target };
        if let Some(before) = before {
            file.set_permissions(before.permissions()).with_context(|| cannot(path))?;
        }
        Ok(Output { writer: Box::new(file), name, part: Some(part) })
    }

    /// Writes whole lines, at once: who reads them waits for no more than their article.
    pub(super) fn write(&mut self, lines: &[u8]) -> anyhow::Result<()> {
        let _line = interrupt::unfinished();
        let written = self.writer.write_all(lines).and_then(|()| self.writer.flush());
        written.with_context(|| format!("{}: cannot be written to; make room there or choose another place", self.name))
    }

    /// Puts the new file in its place.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        if let Some(part) = &self.part {
            let _whole = interrupt::unfinished();
            fs::rename(&part.beside, &part.target).with_context(|| cannot(&part.target))?;
        }
        Ok(())
    }
}

fn cannot(path: &Path) -> String {
    format!("{}: cannot be written; make room for it there or choose another file", path.display())
}
