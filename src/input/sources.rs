//! Where documents come from: files, folders, standard input, in the order given.

use super::expectation::is_expectation;
use super::{Document, Failure, Format, InputError, Reading};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
#[cfg(unix)]
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

/// Paths, in order; one that a list could not give is a failure.
pub struct Paths {
    all: Box<dyn Iterator<Item = Result<PathBuf, Failure>> + Send>,
    /// Are some read from where the next may have to be waited for?
    listed: bool,
}

impl Paths {
    /// Paths as a person gives them; `-` is standard input.
    pub fn given(paths: Vec<PathBuf>) -> Paths {
        Paths { all: Box::new(paths.into_iter().map(Ok)), listed: false }
    }

    /// The paths that a file (`-` is standard input) lists, one a line, or each ended by a NUL as `find -print0`
    /// writes them.
    pub fn listed(list: &Path, nul: bool) -> Paths {
        let place = list.display().to_string();
        let paths = |all| Paths { all, listed: true };
        let input = match input(list) {
            Ok(input) => BufReader::new(input),
            Err(error) => return paths(Box::new(std::iter::once(Err(Failure { place, error: error.into() })))),
        };
        let all = until_error(input.split(if nul { 0 } else { b'\n' })).map(move |path| match path {
            Ok(path) => Ok(path_of(path, nul)),
            Err(error) => Err(Failure { place: place.clone(), error: error.into() }),
        });
        paths(Box::new(all.filter(|path| !path.as_ref().is_ok_and(|path| path.as_os_str().is_empty()))))
    }

    /// These, and then the others.
    #[must_use]
    pub fn then(self, others: Paths) -> Paths {
        Paths { all: Box::new(self.all.chain(others.all)), listed: self.listed || others.listed }
    }
}

/// A path as a list writes it. Where paths are bytes any byte may stand in it.
fn path_of(mut bytes: Vec<u8>, nul: bool) -> PathBuf {
    if !nul {
        bytes.pop_if(|end| *end == b'\r');
    }
    #[cfg(unix)]
    return std::ffi::OsString::from_vec(bytes).into();
    #[cfg(not(unix))]
    return String::from_utf8_lossy(&bytes).into_owned().into();
}

/// The documents of all paths: a folder gives its article files in path order (hidden and ignored ones
/// skipped), a jsonl input each of its lines as soon as it is in.
pub fn documents(paths: Paths, reading: Reading) -> impl Iterator<Item = Result<Document, Failure>> + Send {
    let listed = paths.listed;
    let mut files = files(paths).peekable();
    let files = std::iter::from_fn(move || {
        let file = files.next()?;
        // Another file is there; what else is named may have to be waited for.
        let more = !listed && files.peek().is_some_and(|next| next.as_ref().is_ok_and(|path| path.is_file()));
        Some((file, more))
    });
    files.flat_map(move |(file, more)| match file {
        Ok(path) => open(&path, reading, more),
        Err(failure) => Box::new(std::iter::once(Err(failure))),
    })
}

/// The files of all paths, folders walked.
pub fn files(paths: Paths) -> impl Iterator<Item = Result<PathBuf, Failure>> + Send {
    walked(paths, is_article)
}

/// The files of articles and those of what is expected of them, folders walked.
pub fn files_and_expectations(paths: Paths) -> impl Iterator<Item = Result<PathBuf, Failure>> + Send {
    walked(paths, |path| is_article(path) || is_expectation(path))
}

fn walked(paths: Paths, wanted: fn(&Path) -> bool) -> impl Iterator<Item = Result<PathBuf, Failure>> + Send {
    paths.all.flat_map(move |path| match path {
        Ok(path) if path.is_dir() => walk(path, wanted),
        other => Box::new(std::iter::once(other)) as Box<dyn Iterator<Item = _> + Send>,
    })
}

/// The wanted files below a folder; a failure where there is none.
fn walk(folder: PathBuf, wanted: fn(&Path) -> bool) -> Box<dyn Iterator<Item = Result<PathBuf, Failure>> + Send> {
    let place = folder.display().to_string();
    let entries = ignore::WalkBuilder::new(&folder).require_git(false).sort_by_file_path(Path::cmp).build();
    let listed = {
        let place = place.clone();
        entries.filter_map(move |entry| match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && wanted(entry.path()) => {
                Some(Ok(entry.into_path()))
            }
            Ok(_) => None,
            Err(error) => Some(Err(Failure { place: place.clone(), error: InputError::Unlisted(error) })),
        })
    };
    let mut listed = listed.peekable();
    if listed.peek().is_none() {
        let error = InputError::NoArticles { endings: Format::endings() };
        return Box::new(std::iter::once(Err(Failure { place, error })));
    }
    Box::new(listed)
}

/// Is it the file of an article?
fn is_article(path: &Path) -> bool {
    Format::of(path).is_some() && !is_expectation(path)
}

/// The documents of a file or of standard input; `more`: is another file there behind it?
fn open(path: &Path, reading: Reading, more: bool) -> Box<dyn Iterator<Item = Result<Document, Failure>> + Send> {
    let place = path.display().to_string();
    let format = reading.format.or_else(|| Format::of(path)).unwrap_or(Format::Text);
    let failed = |error| Box::new(std::iter::once(Err(Failure { place: place.clone(), error })));
    match input(path) {
        Err(error) => failed(error.into()),
        Ok(input) if format != Format::Jsonl => Box::new(std::iter::once(
            whole(input, place, format, reading).map(|document| Document { more, ..document }),
        )),
        Ok(_) if !reading.encoding.is_ascii_compatible() => failed(InputError::NoLines(reading.encoding.name())),
        Ok(input) => Box::new(lines(input, place, reading.max_bytes)),
    }
}

/// What a path is read from.
fn input(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    if path == Path::new("-") { Ok(Box::new(io::stdin())) } else { Ok(Box::new(File::open(path)?)) }
}

/// A whole file; of one that is too long no more than shows it.
fn whole(input: impl Read, place: String, format: Format, reading: Reading) -> Result<Document, Failure> {
    let mut bytes = Vec::new();
    match input.take(reading.max_bytes as u64 + 1).read_to_end(&mut bytes) {
        Ok(_) => Ok(Document { place, format, bytes, more: false }),
        Err(error) => Err(Failure { place, error: error.into() }),
    }
}

/// The lines of a jsonl input, counted from 1.
fn lines(input: impl Read, place: String, limit: usize) -> impl Iterator<Item = Result<Document, Failure>> {
    let mut input = BufReader::with_capacity(1 << 17, input);
    let lines = until_error(std::iter::from_fn(move || line(&mut input, limit).transpose()));
    lines.zip(1_u64..).map(move |(line, number)| match line {
        Ok((bytes, more)) => Ok(Document { place: format!("{place}:{number}"), format: Format::Jsonl, bytes, more }),
        Err(error) => Err(Failure { place: place.clone(), error: error.into() }),
    })
}

/// The next line without its end, and whether another one is in already; of one that is too long no more than shows it.
fn line(input: &mut BufReader<impl Read>, limit: usize) -> io::Result<Option<(Vec<u8>, bool)>> {
    let mut line = Vec::new();
    let read = input.by_ref().take(limit as u64 + 1).read_until(b'\n', &mut line)?;
    if line.pop_if(|end| *end == b'\n').is_none() && read > limit {
        input.skip_until(b'\n')?;
    }
    let more = input.buffer().contains(&b'\n');
    Ok((read > 0).then_some((line, more)))
}

/// All up to the first error, and that: reading on would only give it again.
fn until_error<T>(items: impl Iterator<Item = io::Result<T>>) -> impl Iterator<Item = io::Result<T>> {
    let mut failed = false;
    items.take_while(move |item| !std::mem::replace(&mut failed, item.is_err()))
}
