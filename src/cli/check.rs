//! `newsclaim check`: what comes out, held against what is expected.

use super::args::{Check, CheckFormat};
use super::messages::Messages;
use super::ordered::ordered;
use super::output::Output;
use super::{DIFFERS, FAILED, USAGE, interrupt, topics};
use newsclaim::check::{self, Change, Checked, Difference, Outcome, Part, Rules};
use newsclaim::claims::Topics;
use newsclaim::input::{self, Article, Failure, Format, InputError, Paths, Reading};
use newsclaim::report::Report;
use newsclaim::text::OffsetUnit;
use newsclaim::{Options, extract};
use std::collections::HashSet;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, iter};

/// Checks all articles; the result is the exit code.
pub(super) fn run(args: &Check, messages: Messages) -> anyhow::Result<u8> {
    if args.input.paths.iter().any(|path| path == Path::new("-")) {
        messages.usage("-: nothing can be expected beside standard input; give files or folders");
        return Ok(USAGE);
    }
    interrupt::watch()?;
    let only = if args.only.is_empty() { Part::ALL.to_vec() } else { args.only.clone() };
    let rules = Rules { only, ignore: args.ignore.clone(), drift: args.confidence_drift };
    let reading = args.input.reading();
    let topics = topics::in_force(&args.input.packs)?;
    let files = files(args.input.paths(".")).map(|file| (size(&file), file));
    let mut out = Output::open(None)?;
    let color = messages.color_on(io::stdout().is_terminal());
    let (mut all, mut counts) = (Vec::new(), Counts::default());
    let update = args.update;
    for (checked, now) in ordered(files, args.input.threads(), move |file| work(file, reading, &topics, &rules, update))
    {
        let checked = updated(checked, now, messages);
        counts.count(&checked, messages);
        match args.format {
            CheckFormat::Text => out.write(check::text(&checked, color).as_bytes())?,
            CheckFormat::Json => out.write(check::json(&checked).as_bytes())?,
            CheckFormat::Github => out.write(check::github(&checked).as_bytes())?,
            CheckFormat::Junit | CheckFormat::Sarif => all.push(checked),
        }
    }
    match args.format {
        CheckFormat::Junit => out.write(check::junit(&all).as_bytes())?,
        CheckFormat::Sarif => out.write(check::sarif(&all).as_bytes())?,
        _ => {}
    }
    Ok(counts.finish(messages))
}

/// How much is as expected.
#[derive(Default)]
struct Counts {
    all: usize,
    differ: usize,
    failed: usize,
}

impl Counts {
    fn count(&mut self, checked: &Checked, messages: Messages) {
        self.all += 1;
        match &checked.outcome {
            Outcome::Same => {}
            Outcome::Failed(why) => {
                self.failed += 1;
                messages.failure(&format!("{}: {why}", checked.path));
            }
            _ => self.differ += 1,
        }
    }

    /// Says how many differ; the result is the exit code.
    fn finish(self, messages: Messages) -> u8 {
        let Counts { all, differ, failed } = self;
        if differ > 0 {
            messages.note(&format!(
                "{differ} of {all} {} as expected; if this is meant, write it with `newsclaim check --update`",
                if differ == 1 { "is not" } else { "are not" }
            ));
        }
        if failed > 0 {
            FAILED
        } else if differ > 0 {
            DIFFERS
        } else {
            0
        }
    }
}

/// What is checked: a file of articles, or an expectation without one.
enum File {
    Articles(PathBuf),
    Alone(PathBuf),
}

/// The files of all paths, each once; an expectation stands for its article.
fn files(paths: Paths) -> impl Iterator<Item = Result<File, Failure>> + Send {
    let mut seen = HashSet::new();
    let files = input::files_and_expectations(paths).map(|path| {
        let path = path?;
        // What is found from here on is named from here on.
        let path = path.strip_prefix(".").map_or(path.clone(), Path::to_path_buf);
        if !input::is_expectation(&path) {
            return Ok(File::Articles(path));
        }
        match input::article_of(&path) {
            Some(article) => Ok(File::Articles(article)),
            None if path.is_file() => Ok(File::Alone(path)),
            None => Err(Failure { place: path.display().to_string(), error: InputError::NotFound }),
        }
    });
    files.filter(move |file| match file {
        Ok(File::Articles(path)) => seen.insert(path.clone()),
        _ => true,
    })
}

/// What checking it holds in memory, about.
fn size(file: &Result<File, Failure>) -> usize {
    let bytes = |path: &Path| fs::metadata(path).map_or(0, |file| file.len() as usize);
    match file {
        Ok(File::Articles(path)) => bytes(path) + bytes(&input::expectation(path)),
        _ => 0,
    }
}

/// What is to be expected from now on.
struct Now {
    path: PathBuf,
    reports: serde_json::Result<String>,
}

/// What one thread does with one file; `update`: is what is not as it should be to be written anew?
fn work(
    file: Result<File, Failure>,
    reading: Reading,
    topics: &Arc<Topics>,
    rules: &Rules,
    update: bool,
) -> (Checked, Option<Now>) {
    let path = match file {
        Ok(File::Articles(path)) => path,
        Ok(File::Alone(path)) => return (checked(&path, Outcome::NoArticle), None),
        Err(failure) => return (failed(&failure), None),
    };
    let articles = input::articles(Paths::given(vec![path.clone()]), reading).collect::<Result<Vec<_>, _>>();
    let articles = match articles {
        Ok(articles) => articles,
        Err(failure) => return (failed(&failure), None),
    };
    let beside = input::expectation(&path);
    let (expected, why) = match expected(&beside) {
        Ok(Some(expected)) => (expected, None),
        Ok(None) => (Vec::new(), Some(checked(&path, Outcome::NoExpectation))),
        Err(why) => (Vec::new(), Some(checked(&beside, Outcome::Failed(why)))),
    };
    let options = as_before(&expected, topics);
    let reports: Vec<_> = articles.iter().map(|article| extract(article, &options)).collect();
    let checked = why.unwrap_or_else(|| {
        let differences = differences(&path, &articles, expected, &reports, rules);
        let plain = reading.format.or_else(|| Format::of(&path)).unwrap_or(Format::Text) == Format::Text;
        let outcome = if differences.is_empty() { Outcome::Same } else { Outcome::Differs(differences) };
        Checked { plain, ..checked(&path, outcome) }
    });
    let anew = update && !matches!(checked.outcome, Outcome::Same);
    (checked, anew.then(|| Now { path: beside, reports: written(&reports) }))
}

/// Reports as an expectation holds them.
fn written(reports: &[Report]) -> serde_json::Result<String> {
    reports.iter().map(|report| serde_json::to_string_pretty(report).map(|report| report + "\n")).collect()
}

fn checked(path: &Path, outcome: Outcome) -> Checked {
    Checked { path: path.display().to_string(), plain: false, outcome }
}

fn failed(failure: &Failure) -> Checked {
    checked(Path::new(&failure.place), Outcome::Failed(failure.error.to_string()))
}

/// The reports in an expectation, one after the other as the articles of the file; none where there is none.
fn expected(path: &Path) -> Result<Option<Vec<Report<'static>>>, String> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        text => text.map_err(|error| format!("cannot be read: {error}"))?,
    };
    let reports = serde_json::Deserializer::from_str(&text).into_iter().collect::<Result<_, _>>();
    reports.map(Some).map_err(|error| format!("no report as newsclaim writes it: {error}; --update writes it anew"))
}

/// As the expected reports were made.
fn as_before(expected: &[Report], topics: &Arc<Topics>) -> Options {
    let document = expected.first().map(|report| &report.document);
    Options {
        offsets: document.map_or(OffsetUnit::default(), |document| document.offset_unit),
        include_text: document.is_some_and(|document| document.text.is_some()),
        topics: Arc::clone(topics),
    }
}

/// All that differs in a file, article by article.
fn differences(
    path: &Path,
    articles: &[Article],
    expected: Vec<Report>,
    actual: &[Report],
    rules: &Rules,
) -> Vec<Difference> {
    let place = path.display().to_string();
    let mut expected = expected.into_iter();
    let mut all = Vec::new();
    for ((article, actual), expected) in
        articles.iter().zip(actual).zip(expected.by_ref().map(Some).chain(iter::repeat(None)))
    {
        let Some(mut expected) = expected else {
            all.push(Difference::of_article(&article.id, Change::Added));
            continue;
        };
        // An id that is the path depends on where the command was run.
        if article.id.starts_with(&place) {
            expected.document.id.clone_from(&article.id);
        }
        all.extend(check::differences(article, &expected, actual, rules));
    }
    all.extend(expected.map(|expected| Difference::of_article(&expected.document.id, Change::Lost)));
    all
}

/// Writes anew what is expected, if it is to be.
fn updated(checked: Checked, now: Option<Now>, messages: Messages) -> Checked {
    let Some(Now { path, reports }) = now else { return checked };
    match write(&path, reports) {
        Ok(()) => {
            messages.note(&format!("{}: written", path.display()));
            Checked { outcome: Outcome::Same, ..checked }
        }
        Err(error) => Checked { outcome: Outcome::Failed(format!("{error:#}")), ..checked },
    }
}

fn write(path: &Path, reports: serde_json::Result<String>) -> anyhow::Result<()> {
    let mut output = Output::open(Some(path))?;
    output.write(reports?.as_bytes())?;
    output.finish()
}
