//! What a person may type.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use encoding_rs::Encoding;
use newsclaim::check::{self, Part};
use newsclaim::input::{Paths, Reading};
use newsclaim::text::OffsetUnit;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

/// Who said what in a news article: sentences, speakers, quotes and claims as JSON.
///
/// Reads articles from files, folders or standard input, and prints one report an article.
#[derive(Debug, Parser)]
#[command(version, override_usage = USAGE, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) extract: Extract,
    #[command(flatten)]
    pub(crate) telling: Telling,
    /// Pass over newsclaim.toml, here and in the folders above
    #[arg(long, global = true)]
    pub(crate) no_config: bool,
}

const USAGE: &str = "newsclaim [OPTIONS] [PATH]...\n       newsclaim <COMMAND>";

const EXAMPLES: &str = "\
Examples:
  newsclaim article.txt                      the report on one article
  newsclaim < article.txt                    the same, from standard input
  newsclaim --format jsonl articles/         a folder, one report a line
  newsclaim --from jsonl --format jsonl -    a stream: one article in, one report out
  newsclaim article.txt | jq '.quotes[] | {who: .source.text, what: .content[0].text}'
  newsclaim explain verb-that                what a rule is for

Exit codes: 0 done; 2 an input failed (the others are done); 64 wrong usage.";

const CHECK_EXAMPLES: &str = "\
Examples:
  newsclaim check articles/                  what differs, with path, line and column
  newsclaim check --update articles/         make what comes out now what is expected
  newsclaim check --only quotes,claims --confidence-drift 0.05 articles/
  newsclaim check --format sarif articles/ > newsclaim.sarif

Exit codes: 0 all is as expected; 1 something differs, or an article or its expectation is missing; 2 one could
not be read; 64 wrong usage.";

const COMPLETIONS: &str = "\
Bash, for this session:    source <(newsclaim completions bash)
Bash, from the next on:    newsclaim completions bash > ~/.local/share/bash-completion/completions/newsclaim
Zsh, in a folder of fpath: newsclaim completions zsh > ~/.zfunc/_newsclaim
Fish:                      newsclaim completions fish > ~/.config/fish/completions/newsclaim.fish
PowerShell, in $PROFILE:   newsclaim completions powershell | Out-String | Invoke-Expression";

/// What the other commands do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare articles with the reports that are expected of them: NAME.txt with NAME.expected.json beside it
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// List the rules that make quotes and claims, each with an example
    Rules,
    /// Say what a rule is for, or why a sentence is worth a check
    Explain {
        /// The rule's id, as `newsclaim rules` lists it
        #[arg(required_unless_present = "sentence")]
        id: Option<String>,
        /// Show what makes this text, sentence by sentence, worth a check or not; `-` is standard input
        #[arg(long, value_name = "TEXT", conflicts_with = "id", allow_hyphen_values = true)]
        sentence: Option<String>,
    },
    /// List topics, show how one is described, and test packs of your own
    #[command(after_help = PACKS)]
    Topics {
        #[command(subcommand)]
        asked: Option<AskedOfTopics>,
        #[command(flatten)]
        packs: Packs,
    },
    /// Show what is in force, and from where: newsclaim.toml, or built in
    Config,
    /// Print the JSON Schema of the report
    Schema,
    /// Print completions for a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell that they are for
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Print a manual page
    Man {
        /// The command that it is on; newsclaim itself where it is missing
        command: Option<String>,
    },
    /// Show what each stage saw in one article: sentences, word classes, chunks, quotes
    Inspect {
        /// The article; standard input where it is missing or `-`
        path: Option<PathBuf>,
    },
}

const PACKS: &str = "\
A pack is a TOML file with topics such as this one:

  [[topic]]
  id = \"strikes\"
  label = \"strikes\"                   # its name for people (else the id)
  iptc = [\"medtop:20000533\"]         # IPTC Media Topics, where there are any
  about = \"Work stopped over pay.\"   # what counts, for people
  general = true                      # gives way to a special topic named by the same words
  triggers = [
      \"walk out\",                     # words by their base form: also \"walked out\"
      \"pay|wage dispute\",             # alternatives
      \"picket:noun\",                  # of one class: noun, verb, adjective, name
      \"down ... tool\",                # up to three words between
      \"call off the? strike\",         # \"the\" may be missing
      \"TUC\",                          # written with a capital: only as written
      { phrase = \"strike\", near = [\"union\"], unless = [\"air\"] },   # in the same sentence
      { phrase = \"pay\", weak = true },  # only with another trigger near, or in an article of that topic
  ]
  examples = [\"The drivers' union called a strike.\"]      # must match
  near_misses = [\"The union saw the air strike.\"]         # must not

`newsclaim topics test FILE` says which examples do not match and which near-misses do.

Exit codes: 0 done; 1 an example or near-miss fails; 2 a pack cannot be read; 64 wrong usage.";

/// What may be asked of topics.
#[derive(Debug, Subcommand)]
pub(crate) enum AskedOfTopics {
    /// Print a topic as its pack describes it; so begins a pack of your own
    Show {
        /// The topic's id, as `newsclaim topics` lists it
        id: String,
    },
    /// Do the examples of these packs match, and the near-misses not?
    Test {
        /// The packs
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

/// Which topics there are.
#[derive(Debug, Parser)]
pub(crate) struct Packs {
    /// Add the topics of a pack, or put them in the place of those with the same id (may be given again)
    #[arg(long = "topics", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Leave the built-in topics out
    #[arg(long)]
    pub(crate) no_default_topics: bool,
}

/// The main job.
#[derive(Debug, clap::Args)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) input: Input,
    /// How reports are printed
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub(crate) format: Format,
    /// What a row of --format csv is
    #[arg(long, value_enum, value_name = "TABLE")]
    pub(crate) table: Option<Table>,
    /// What offsets count
    #[arg(long, value_enum, default_value_t = Unit::Codepoint)]
    pub(crate) offsets: Unit,
    /// Put the article's text into its report
    #[arg(long)]
    pub(crate) include_text: bool,
    /// Write the reports to a file, which is replaced only when all is written; pages of html to a folder
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// How what is done is told; said before a command or behind it.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Telling {
    /// Print no messages; the exit code tells
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Colour in messages and in what is printed for people
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,
}

/// What is read, and with how much work.
#[derive(Debug, clap::Args)]
pub(crate) struct Input {
    /// Articles (.txt .md .html .json .jsonl), or folders of them; `-` is standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Read the paths that FILE lists, one a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) files_from: Option<PathBuf>,
    /// The paths in --files-from end in NUL, as `find -print0` writes them
    #[arg(short = '0', long, requires = "files_from")]
    pub(crate) null: bool,
    /// How the input is written; auto goes by the file's ending, and is text on standard input
    #[arg(long, value_enum, default_value_t = From::Auto)]
    pub(crate) from: From,
    /// The encoding of the input, by its label on the web (a byte order mark goes first)
    #[arg(long, value_name = "LABEL", default_value = "utf-8", value_parser = encoding)]
    pub(crate) encoding: &'static Encoding,
    /// How large one document may be, in bytes; K, M and G count 1024 each
    #[arg(long, value_name = "SIZE", default_value = "64M", value_parser = size)]
    pub(crate) max_bytes: usize,
    #[command(flatten)]
    pub(crate) packs: Packs,
    /// How many threads work; as many as there are cores, unless told
    #[arg(short = 'j', long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
}

impl Input {
    /// How the input is read.
    pub(crate) fn reading(&self) -> Reading {
        Reading { format: self.from.format(), encoding: self.encoding, max_bytes: self.max_bytes }
    }

    /// The paths named and listed; `unnamed` where there are none.
    pub(crate) fn paths(&self, unnamed: &str) -> Paths {
        match &self.files_from {
            Some(list) => Paths::given(self.paths.clone()).then(Paths::listed(list, self.null)),
            None if self.paths.is_empty() => Paths::given(vec![PathBuf::from(unnamed)]),
            None => Paths::given(self.paths.clone()),
        }
    }

    /// How many threads work.
    pub(crate) fn threads(&self) -> NonZeroUsize {
        self.threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }
}

/// Articles against their expectations.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Write what is expected anew wherever it differs, or is missing
    #[arg(long)]
    pub(crate) update: bool,
    /// Compare these parts of the report alone
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = part())]
    pub(crate) only: Vec<Part>,
    /// Pass over these fields
    #[arg(long, value_name = "FIELD", value_delimiter = ',', value_parser = field)]
    pub(crate) ignore: Vec<String>,
    /// How far confidence and check_worthiness may drift, 0 to 1
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = drift)]
    pub(crate) confidence_drift: f64,
    /// How differences are printed
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people, with path, line and column, as compilers write it
    Text,
    /// A JSON object a line for each file that is not as expected
    Json,
    /// JUnit's XML, for test runners
    Junit,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
}

/// A part of the report by its name.
fn part() -> impl TypedValueParser<Value = Part> {
    PossibleValuesParser::new(Part::ALL.map(Part::name))
        .map(|name| Part::ALL.into_iter().find(|part| part.name() == name).unwrap_or(Part::Document))
}

/// A field of the report.
fn field(name: &str) -> Result<String, String> {
    let fields = check::fields();
    if fields.contains(name) {
        return Ok(name.to_string());
    }
    let fields: Vec<String> = fields.into_iter().collect();
    Err(format!("no such field; there are {}", fields.join(", ")))
}

/// An encoding by its label.
fn encoding(label: &str) -> Result<&'static Encoding, String> {
    let hint = "no such encoding; use a label such as utf-8, windows-1252 or utf-16le";
    Encoding::for_label(label.as_bytes()).ok_or(hint.to_string())
}

fn drift(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|drift| (0.0..=1.0).contains(drift)).ok_or("give a number from 0 to 1".to_string())
}

/// A number of bytes, "500", "64K", "64M" or "1G". Offsets reach to 4 GiB, and a text may grow when decoded.
fn size(text: &str) -> Result<usize, String> {
    let (digits, shift) = match text.as_bytes().last() {
        Some(b'K' | b'k') => (&text[..text.len() - 1], 10),
        Some(b'M' | b'm') => (&text[..text.len() - 1], 20),
        Some(b'G' | b'g') => (&text[..text.len() - 1], 30),
        _ => (text, 0),
    };
    let number: usize = digits.parse().map_err(|_| "give a number of bytes such as 500K or 64M".to_string())?;
    number.checked_mul(1 << shift).filter(|size| (1..=1 << 30).contains(size)).ok_or("from 1 to 1G".to_string())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum From {
    Auto,
    Text,
    Markdown,
    Html,
    Ninjs,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The report as JSON: indented for one article on a terminal, else one line an article
    Json,
    /// The report as JSON, always one line an article
    Jsonl,
    /// A table for spreadsheets, a row a quote (or as --table says)
    Csv,
    /// A summary for people in a terminal: each speaker with what they say, and claims by topic
    Summary,
    /// A page for people: one file for one article; an index and a page each, with `-o FOLDER`, for many
    Html,
    /// W3C Web Annotations as JSON-LD
    Annotations,
    /// schema.org quotations and claims as JSON-LD
    SchemaOrg,
    /// The IPTC's JSON for news: ninjs input with subjects, people and organisations added
    Ninjs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Table {
    Quotes,
    Claims,
    Speakers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Unit {
    Codepoint,
    Byte,
    Utf16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl std::convert::From<Unit> for OffsetUnit {
    fn from(unit: Unit) -> OffsetUnit {
        match unit {
            Unit::Codepoint => OffsetUnit::Codepoint,
            Unit::Byte => OffsetUnit::Byte,
            Unit::Utf16 => OffsetUnit::Utf16,
        }
    }
}

impl Color {
    /// Is there colour? `auto` colours on a terminal, unless `NO_COLOR` is set.
    pub(crate) fn on(self, terminal: bool) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        }
    }
}

impl std::convert::From<Table> for newsclaim::report::Table {
    fn from(table: Table) -> newsclaim::report::Table {
        match table {
            Table::Quotes => newsclaim::report::Table::Quotes,
            Table::Claims => newsclaim::report::Table::Claims,
            Table::Speakers => newsclaim::report::Table::Speakers,
        }
    }
}

impl From {
    /// The format told; none goes by the ending.
    pub(crate) fn format(self) -> Option<newsclaim::input::Format> {
        use newsclaim::input::Format;
        match self {
            From::Auto => None,
            From::Text => Some(Format::Text),
            From::Markdown => Some(Format::Markdown),
            From::Html => Some(Format::Html),
            From::Ninjs => Some(Format::Ninjs),
            From::Jsonl => Some(Format::Jsonl),
        }
    }
}
