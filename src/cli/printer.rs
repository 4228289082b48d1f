//! What is printed: lines one after the other, or a folder of pages.

use super::args::{Extract, Format};
use super::messages::Messages;
use super::output::Output;
use anyhow::{Context, bail};
use newsclaim::input::Article;
use newsclaim::report::{Annotations, Csv, Entry, Html, Json, Ninjs, Render, Report, SchemaOrg, Site, Summary, Table};
use std::collections::HashSet;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// How an article is printed.
pub(super) enum Printer {
    Lines(Box<dyn Render>),
    Site(Site),
}

/// An article as it is printed.
pub(super) enum Printed {
    Lines(Vec<u8>),
    Page(String, Entry),
}

impl Printer {
    /// The format told; `pretty` is for the eyes of people.
    pub(super) fn new(args: &Extract, messages: Messages, pretty: bool, to_folder: bool) -> Printer {
        let render: Box<dyn Render> = match args.format {
            Format::Html if to_folder => return Printer::Site(Site),
            Format::Html => Box::new(Html),
            Format::Json => Box::new(Json { pretty }),
            Format::Jsonl => Box::new(Json { pretty: false }),
            Format::Csv => Box::new(Csv { table: args.table.map(Table::from).unwrap_or_default() }),
            Format::Annotations => Box::new(Annotations { pretty }),
            Format::Ninjs => Box::new(Ninjs { pretty }),
            Format::SchemaOrg => Box::new(SchemaOrg { pretty }),
            Format::Summary => Box::new(summary(args, messages)),
        };
        Printer::Lines(render)
    }

    pub(super) fn begin(&self) -> String {
        match self {
            Printer::Lines(render) => render.begin(),
            Printer::Site(site) => site.begin(),
        }
    }

    pub(super) fn end(&self) -> String {
        match self {
            Printer::Lines(render) => render.end(),
            Printer::Site(site) => site.end(),
        }
    }

    pub(super) fn article(&self, article: &Article, report: &Report) -> io::Result<Printed> {
        Ok(match self {
            Printer::Lines(render) => Printed::Lines(render.article(article, report)?),
            Printer::Site(site) => {
                let (page, entry) = site.page(article, report);
                Printed::Page(page, entry)
            }
        })
    }
}

/// How wide lines are where there is no terminal, and how wide they are at most: longer ones are hard to read.
const WIDTHS: (usize, usize) = (80, 100);

fn summary(args: &Extract, messages: Messages) -> Summary {
    let terminal = args.output.is_none() && io::stdout().is_terminal();
    let width = terminal_size::terminal_size_of(io::stdout()).filter(|_| terminal);
    let width = width.map_or(WIDTHS.0, |(width, _)| usize::from(width.0).min(WIDTHS.1));
    Summary { width, color: messages.color_on(terminal) }
}

/// Where it is printed to.
pub(super) enum Sink {
    /// One after the other.
    Stream(Output),
    /// One alone; is it written?
    One(Output, bool),
    Folder(Folder),
}

impl Sink {
    pub(super) fn open(args: &Extract, printer: &Printer) -> anyhow::Result<Sink> {
        let path = args.output.as_deref();
        Ok(match (printer, path) {
            (Printer::Site(_), Some(path)) => Sink::Folder(Folder::open(path)?),
            _ if args.format == Format::Html => Sink::One(Output::open(path)?, false),
            _ => Sink::Stream(Output::open(path)?),
        })
    }

    /// Writes what stands before and after articles.
    pub(super) fn frame(&mut self, text: &str) -> anyhow::Result<()> {
        match self {
            Sink::Stream(output) | Sink::One(output, _) => output.write(text.as_bytes()),
            Sink::Folder(folder) => folder.index.write(text.as_bytes()),
        }
    }

    pub(super) fn write(&mut self, printed: Printed) -> anyhow::Result<()> {
        match (self, printed) {
            (Sink::One(_, true), _) => bail!("html: here are several articles; give a folder for them with -o FOLDER/"),
            (Sink::One(output, written), Printed::Lines(lines)) => {
                *written = true;
                output.write(&lines)
            }
            (Sink::Stream(output), Printed::Lines(lines)) => output.write(&lines),
            (Sink::Folder(folder), Printed::Page(page, entry)) => folder.page(&page, &entry),
            _ => Ok(()),
        }
    }

    pub(super) fn finish(self) -> anyhow::Result<()> {
        match self {
            Sink::Stream(output) | Sink::One(output, _) => output.finish(),
            Sink::Folder(folder) => folder.index.finish(),
        }
    }
}

/// A folder of pages, with an index that is put in its place when all are written.
pub(super) struct Folder {
    path: PathBuf,
    index: Output,
    names: HashSet<String>,
}

impl Folder {
    fn open(path: &Path) -> anyhow::Result<Folder> {
        fs::create_dir_all(path)
            .with_context(|| format!("{}: no folder can be made here; choose another for -o", path.display()))?;
        let index = Output::open(Some(&path.join(Site::INDEX)))?;
        Ok(Folder { path: path.to_path_buf(), index, names: HashSet::new() })
    }

    fn page(&mut self, page: &str, entry: &Entry) -> anyhow::Result<()> {
        let mut name = entry.name.clone();
        for number in 2.. {
            if self.names.insert(name.clone()) {
                break;
            }
            name = format!("{}-{number}", entry.name);
        }
        let file = format!("{name}.html");
        let mut output = Output::open(Some(&self.path.join(&file)))?;
        output.write(page.as_bytes())?;
        output.finish()?;
        self.index.write(entry.line(&file).as_bytes())
    }
}
