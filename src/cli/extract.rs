//! The main job: every input in order, one report an article; what fails costs only itself.

use super::args::{Extract, Format};
use super::interrupt;
use super::messages::Messages;
use super::ordered::{OVERHEAD, ordered};
use super::printer::{Printed, Printer, Sink};
use super::progress::Progress;
use super::{FAILED, USAGE, topics};
use newsclaim::Options;
use newsclaim::input::{self, Article, Document, Failure, Paths, Reading};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// Extracts from all inputs; the result is the exit code.
pub(super) fn run(args: &Extract, messages: Messages) -> anyhow::Result<u8> {
    if args.table.is_some() && args.format != Format::Csv {
        messages.usage("--table is for --format csv; leave one out, or name the other");
        return Ok(USAGE);
    }
    let to_folder = args.output.as_deref().is_some_and(|path| is_folder(path) || !is_one(args));
    if args.format == Format::Html && !to_folder && !is_one(args) {
        messages.usage("--format html of several articles needs a folder for their pages: -o FOLDER");
        return Ok(USAGE);
    }
    if let Some(path) = overwritten(args) {
        messages.usage(&format!("{}: is an input, and -o would replace it; choose another file", path.display()));
        return Ok(USAGE);
    }
    let reading = args.input.reading();
    let options = Options {
        offsets: args.offsets.into(),
        include_text: args.include_text,
        topics: topics::in_force(&args.input.packs)?,
    };
    let printer = Printer::new(args, messages, for_eyes(args), to_folder);
    interrupt::watch()?;
    let mut sink = Sink::open(args, &printer)?;
    sink.frame(&printer.begin())?;
    let end = printer.end();
    keep_memory();
    let documents = batches(input::documents(paths(args), reading));
    let mut progress = Progress::new(messages, watched(args, messages), twice(args));
    for (bytes, results) in
        ordered(documents, args.input.threads(), move |batch| work(batch, reading, &options, &printer))
    {
        for result in results {
            match result {
                Ok(printed) => {
                    sink.write(printed?)?;
                    progress.done();
                }
                Err(failure) => progress.failed(&failure.to_string()),
            }
        }
        progress.passed(bytes);
    }
    sink.frame(&end)?;
    sink.finish()?;
    Ok(if progress.finish() { FAILED } else { 0 })
}

/// The input that the output would replace.
fn overwritten(args: &Extract) -> Option<&PathBuf> {
    let output = args.output.as_ref()?.canonicalize().ok().filter(|output| output.is_file())?;
    args.input.paths.iter().find(|path| path.canonicalize().is_ok_and(|path| path == output))
}

/// Is progress to be shown? Not where reports come on the same terminal.
fn watched(args: &Extract, messages: Messages) -> bool {
    messages.are_watched() && (args.output.is_some() || !io::stdout().is_terminal())
}

/// The paths once more, where all of them are files and folders.
fn twice(args: &Extract) -> Option<Paths> {
    let read_once = args.input.paths.is_empty() || args.input.paths.iter().any(|path| path.as_os_str() == "-");
    (args.input.files_from.is_none() && !read_once).then(|| paths(args))
}

/// The paths; standard input where there are none.
fn paths(args: &Extract) -> Paths {
    args.input.paths("-")
}

/// Is it one article, as far as can be told before it is read?
fn is_one(args: &Extract) -> bool {
    let one = match args.input.paths.as_slice() {
        [] => args.input.from != super::args::From::Jsonl,
        [path] => {
            let format = args.input.from.format().or_else(|| input::Format::of(path));
            !path.is_dir() && format != Some(input::Format::Jsonl)
        }
        _ => false,
    };
    one && args.input.files_from.is_none()
}

/// Is it one article, printed on a terminal?
fn for_eyes(args: &Extract) -> bool {
    is_one(args) && args.output.is_none() && io::stdout().is_terminal()
}

/// Is it a folder, or named as one?
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

/// Lets the C library keep what is freed at the end of its memory for the next batch: by itself it gives back and takes again
/// a megabyte a batch, and each page that it takes again costs microseconds. glibc holds what is as large as a large block
/// that was let go of once to be worth keeping (mallopt(3), M_TRIM_THRESHOLD); this one is never written to, and costs nothing.
fn keep_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(KEPT)));
}

/// Half of what may be kept.
const KEPT: usize = 8 << 20;

/// A report or why there is none; and whether the report could be rendered.
type Done = Result<io::Result<Printed>, Failure>;

/// How many bytes are worked on together: some milliseconds' work, as many a short article as gain by it; more than what lines
/// are read from at once, so that these are not parted again.
const TOGETHER: usize = 1 << 18;

/// How large something read is.
fn bytes(document: &Result<Document, Failure>) -> usize {
    document.as_ref().map_or(0, |document| document.bytes.len())
}

/// Puts those together that are there at once; no report waits for a document that is not.
fn batches(
    documents: impl Iterator<Item = Result<Document, Failure>> + Send,
) -> impl Iterator<Item = (usize, Vec<Result<Document, Failure>>)> + Send {
    let mut documents = documents.fuse();
    std::iter::from_fn(move || {
        let (mut batch, mut size, mut more) = (Vec::new(), 0, true);
        while more
            && size + batch.len() * OVERHEAD < TOGETHER
            && let Some(document) = documents.next()
        {
            size += bytes(&document);
            more = document.as_ref().is_ok_and(|document| document.more);
            batch.push(document);
        }
        (!batch.is_empty()).then_some((size, batch))
    })
}

/// What one thread does with documents; and how large they were.
fn work(
    batch: Vec<Result<Document, Failure>>,
    reading: Reading,
    options: &Options,
    printer: &Printer,
) -> (usize, Vec<Done>) {
    let size = batch.iter().map(bytes).sum();
    let articles = batch.into_iter().flat_map(|document| match document {
        Ok(document) => document.articles(&reading),
        Err(failure) => vec![Err(failure)],
    });
    let (mut done, mut group, mut length) = (Vec::new(), Vec::new(), 0);
    for article in articles {
        length += OVERHEAD + article.as_ref().map_or(0, |article| article.text.len());
        group.push(article);
        if length >= TOGETHER {
            print(std::mem::take(&mut group), options, printer, &mut done);
            length = 0;
        }
    }
    print(group, options, printer, &mut done);
    (size, done)
}

/// Adds the reports on articles.
fn print(articles: Vec<Result<Article, Failure>>, options: &Options, printer: &Printer, done: &mut Vec<Done>) {
    let read: Vec<&Article> = articles.iter().flatten().collect();
    let reports = newsclaim::extract_all(&read, options);
    let printed: Vec<_> = read.iter().zip(reports).map(|(article, report)| printer.article(article, &report)).collect();
    let mut printed = printed.into_iter();
    done.extend(articles.into_iter().filter_map(|article| match article {
        Ok(_) => printed.next().map(Ok),
        Err(failure) => Some(Err(failure)),
    }));
}
