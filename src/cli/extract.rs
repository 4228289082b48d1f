//! The main job: every input in order, one report an article; what fails costs only itself.

use super::args::{Extract, Format, From};
use super::messages::Messages;
use super::output::Output;
use super::{FAILED, USAGE};
use encoding_rs::Encoding;
use newsclaim::Options;
use newsclaim::input::{self, Article, MAX_BYTES};
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::Path;

/// The endings of files that are articles, in folders.
const ENDINGS: [&str; 2] = ["txt", "jsonl"];

/// Extracts from all inputs; the result is the exit code.
pub(super) fn run(args: &Extract, messages: Messages) -> anyhow::Result<u8> {
    let Some(encoding) = Encoding::for_label(args.encoding.as_bytes()) else {
        messages.usage(&format!(
            "--encoding {}: no such encoding; use a label such as utf-8, windows-1252 or utf-16le",
            args.encoding
        ));
        return Ok(USAGE);
    };
    let one = args.paths.is_empty()
        || matches!(args.paths.as_slice(), [path] if !path.is_dir() && kind(path, args.from) == From::Text);
    let pretty = args.format == Format::Json && one && args.output.is_none() && io::stdout().is_terminal();
    let options = Options { offsets: args.offsets.into(), include_text: args.include_text };
    let mut output = Output::open(args.output.as_deref())?;
    let mut run = Run { args, messages, encoding, options, pretty, out: output.writer(), failed: false };
    if args.paths.is_empty() {
        run.path(Path::new("-"))?;
    }
    for path in &args.paths {
        run.path(path)?;
    }
    let failed = run.failed;
    output.finish()?;
    Ok(if failed { FAILED } else { 0 })
}

/// How a file is read: as told, or by its ending.
fn kind(path: &Path, from: From) -> From {
    match from {
        From::Auto if path.extension().is_some_and(|ending| ending == "jsonl") => From::Jsonl,
        From::Auto => From::Text,
        told => told,
    }
}

/// The name of the format of a file, by its ending, where newsclaim does not read it.
fn unread(path: &Path, from: From) -> Option<&'static str> {
    let ending = path.extension().and_then(|ending| ending.to_str()).filter(|_| from == From::Auto)?;
    match ending.to_ascii_lowercase().as_str() {
        "md" | "markdown" => Some("Markdown"),
        "html" | "htm" => Some("HTML"),
        "json" => Some("ninjs"),
        _ => None,
    }
}

struct Run<'a> {
    args: &'a Extract,
    messages: Messages,
    encoding: &'static Encoding,
    options: Options,
    pretty: bool,
    out: &'a mut dyn Write,
    failed: bool,
}

impl Run<'_> {
    /// An input costs only itself: its failure is told, and the next is done.
    fn fail(&mut self, name: &str, what: impl std::fmt::Display) {
        self.failed = true;
        self.messages.failure(&format!("{name}: {what}"));
    }

    /// A path as given: standard input, a folder or a file. Errors are those of the output.
    fn path(&mut self, path: &Path) -> anyhow::Result<()> {
        if path == Path::new("-") {
            return self.read(
                "-",
                io::stdin().lock(),
                if self.args.from == From::Jsonl { From::Jsonl } else { From::Text },
            );
        }
        if path.is_dir() { self.folder(path) } else { self.file(path) }
    }

    fn folder(&mut self, folder: &Path) -> anyhow::Result<()> {
        let mut any = false;
        for entry in ignore::WalkBuilder::new(folder).sort_by_file_path(Path::cmp).build() {
            match entry {
                Ok(entry) => {
                    let path = entry.path();
                    let article = path
                        .extension()
                        .and_then(|ending| ending.to_str())
                        .is_some_and(|ending| ENDINGS.contains(&ending));
                    if article && entry.file_type().is_some_and(|kind| kind.is_file()) {
                        any = true;
                        self.file(path)?;
                    }
                }
                Err(error) => self.fail(&folder.display().to_string(), error),
            }
        }
        if !any {
            self.fail(
                &folder.display().to_string(),
                format_args!("no articles in this folder; article files end in .{}", ENDINGS.join(" or .")),
            );
        }
        Ok(())
    }

    fn file(&mut self, path: &Path) -> anyhow::Result<()> {
        let name = path.display().to_string();
        if let Some(format) = unread(path, self.args.from) {
            self.fail(&name, format_args!("{format} is not read yet; save it as plain text, or say --from text"));
            return Ok(());
        }
        match File::open(path) {
            Ok(file) => self.read(&name, BufReader::new(file), kind(path, self.args.from)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.fail(&name, "no such file or folder; check the path");
                Ok(())
            }
            Err(error) => {
                self.fail(&name, format_args!("cannot be opened: {error}"));
                Ok(())
            }
        }
    }

    fn read(&mut self, name: &str, mut input: impl BufRead, kind: From) -> anyhow::Result<()> {
        if kind == From::Jsonl {
            return self.lines(name, input);
        }
        let mut bytes = Vec::new();
        if let Err(error) = input.by_ref().take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes) {
            self.fail(name, format_args!("cannot be read: {error}"));
            return Ok(());
        }
        match input::decode(&bytes, self.encoding) {
            Ok(text) => self.report(&Article::new(name, text)),
            Err(error) => {
                self.fail(name, error);
                Ok(())
            }
        }
    }

    /// One report out as soon as its line is in.
    fn lines(&mut self, name: &str, mut input: impl BufRead) -> anyhow::Result<()> {
        if !self.encoding.is_ascii_compatible() {
            self.fail(name, format_args!("lines of {} cannot be told apart; jsonl is UTF-8", self.encoding.name()));
            return Ok(());
        }
        let mut bytes = Vec::new();
        for number in 1.. {
            bytes.clear();
            match next_line(&mut input, &mut bytes) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    self.fail(name, format_args!("cannot be read: {error}"));
                    break;
                }
            }
            let place = format!("{name}:{number}");
            let article = input::decode(&bytes, self.encoding).and_then(|line| {
                if line.trim().is_empty() { Ok(None) } else { input::from_json_line(&line, &place).map(Some) }
            });
            match article {
                Ok(Some(article)) => self.report(&article)?,
                Ok(None) => {}
                Err(error) => self.fail(&place, error),
            }
        }
        Ok(())
    }

    fn report(&mut self, article: &Article) -> anyhow::Result<()> {
        let report = newsclaim::extract(article, &self.options);
        if self.pretty {
            serde_json::to_writer_pretty(&mut self.out, &report)?;
        } else {
            serde_json::to_writer(&mut self.out, &report)?;
        }
        self.out.write_all(b"\n")?;
        self.out.flush()?;
        Ok(())
    }
}

/// Reads a line, of which it keeps no more than shows that it is too long.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    let read = input.by_ref().take(MAX_BYTES as u64 + 1).read_until(b'\n', line)?;
    if read > MAX_BYTES && !line.ends_with(b"\n") {
        input.skip_until(b'\n')?;
    }
    Ok(read)
}
