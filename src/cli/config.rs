//! `newsclaim.toml`: what a person would say on every command line. Its keys are the long names of options, and
//! the command line goes before it.

use super::args::Args;
use clap::builder::ValueParser;
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches};
use newsclaim::report::printable;
use newsclaim::text::line_and_column;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};
use toml::de::{DeTable, DeValue};

/// The name of the file, here or in a folder above.
const NAME: &str = "newsclaim.toml";

/// Options that speak of one run alone.
const OF_ONE_RUN: [&str; 7] = ["output", "files-from", "null", "table", "no-config", "help", "version"];

/// Why there are no arguments.
pub(crate) enum Refused {
    /// The command line is wrong, or asks for help.
    Usage(clap::Error),
    /// The file is wrong: where and how.
    Config(String),
}

/// What the command line says, and the file where the command line says nothing.
pub(crate) fn args() -> Result<Args, Refused> {
    let mut words: Vec<OsString> = env::args_os().collect();
    let matches = matches(&words).map_err(Refused::Usage)?;
    let config = if matches.get_flag("no_config") { None } else { Config::find().map_err(Refused::Config)? };
    let Some(config) = config else { return Args::from_arg_matches(&matches).map_err(Refused::Usage) };
    let mut main = Args::command();
    // Commands have the options that go for all of them only when built.
    main.build();
    let (command, matches, at) = match matches.subcommand() {
        Some((name, matches)) => {
            let before = words.iter().skip(1).take_while(|word| *word != name).count();
            (main.find_subcommand(name).unwrap_or(&main), matches, before + 2)
        }
        None => (&main, &matches, 1),
    };
    let unsaid = config.settings.into_iter().filter(|setting| setting.goes_for(command, &main, matches));
    words.splice(at..at, unsaid.flat_map(|setting| setting.words));
    let matches = Args::command().try_get_matches_from(words).map_err(Refused::Usage)?;
    Args::from_arg_matches(&matches).map_err(Refused::Usage)
}

/// The command line as it is understood: before the name of a command stands only what goes for all of them.
fn matches(words: &[OsString]) -> Result<ArgMatches, clap::Error> {
    let mut command = Args::command();
    let matches = command.try_get_matches_from_mut(words)?;
    let Some(name) = matches.subcommand_name() else { return Ok(matches) };
    let said = |option: &&Arg| matches.value_source(option.get_id().as_str()) == Some(ValueSource::CommandLine);
    let Some(before) = command.get_arguments().filter(|option| !option.is_global_set()).find(said) else {
        return Ok(matches);
    };
    let told =
        format!("the command '{name}' cannot follow '{before}'; put options behind it, or write ./{name} for a path");
    Err(command.error(ErrorKind::ArgumentConflict, told))
}

/// A file that was read.
struct Config {
    path: PathBuf,
    settings: Vec<Setting>,
}

/// A key of the file.
pub(crate) struct Setting {
    name: String,
    /// The number of its line.
    line: usize,
    /// As it stands there.
    value: String,
    /// As one would write it on the command line.
    words: Vec<OsString>,
}

impl Setting {
    /// Is it an option of that command as it is of the main one, and not said on the command line?
    fn goes_for(&self, command: &Command, main: &Command, matches: &ArgMatches) -> bool {
        let option =
            |command: &Command| command.get_arguments().find(|option| option.get_long() == Some(&self.name)).cloned();
        // An option of the same name that takes other values is another option.
        let values = |option: &Arg| {
            option.get_possible_values().iter().map(|value| value.get_name().to_string()).collect::<Vec<_>>()
        };
        let named = option(main).as_ref().map(values);
        option(command)
            .filter(|option| Some(values(option)) == named)
            .is_some_and(|option| matches.value_source(option.get_id().as_str()) != Some(ValueSource::CommandLine))
    }
}

impl Config {
    /// The file of this folder, or of the nearest one above that has one.
    fn find() -> Result<Option<Config>, String> {
        let Ok(here) = env::current_dir() else { return Ok(None) };
        let Some(path) = here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file()) else {
            return Ok(None);
        };
        let shown = path.strip_prefix(&here).unwrap_or(&path).to_path_buf();
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: cannot be read: {error}", shown.display()))?;
        let settings = settings(&text, path.parent().unwrap_or(&here))
            .map_err(|(at, what)| format!("{}:{}: {what}", shown.display(), place(&text, at)))?;
        Ok(Some(Config { path: shown, settings }))
    }
}

/// The settings of a file in a folder; or the byte where it is wrong, and what is.
pub(crate) fn settings(text: &str, folder: &Path) -> Result<Vec<Setting>, (usize, String)> {
    let table = DeTable::parse(text)
        .map_err(|error| (error.span().map_or(0, |span| span.start), error.message().to_string()))?;
    let mut entries: Vec<_> = table.get_ref().iter().collect();
    entries.sort_unstable_by_key(|(key, _)| key.span().start);
    let command = Args::command();
    let read = entries.into_iter().map(|(key, value)| {
        let name = key.get_ref().to_string();
        let Some(option) = configurable(&command).find(|option| option.get_long() == Some(&name)) else {
            let names: Vec<&str> = configurable(&command).filter_map(Arg::get_long).collect();
            return Err((key.span().start, format!("{name}: no such setting; there are {}", names.join(", "))));
        };
        let wrong = |what| (value.span().start, format!("{name}: {what}"));
        let words = words(option, value.get_ref(), folder).map_err(wrong)?;
        let line = text[..key.span().start].matches('\n').count() + 1;
        Ok(Setting { line, value: text[value.span()].to_string(), words, name })
    });
    read.collect()
}

/// The options that a file may set.
fn configurable(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|option| option.get_long().is_some_and(|name| !OF_ONE_RUN.contains(&name)))
}

/// An option as it would stand on the command line; or why it could not.
fn words(option: &Arg, value: &DeValue, folder: &Path) -> Result<Vec<OsString>, String> {
    let name = option.get_long().unwrap_or_default();
    let values = match (option.get_action(), value) {
        (ArgAction::SetTrue, DeValue::Boolean(said)) => {
            return Ok(said.then(|| format!("--{name}").into()).into_iter().collect());
        }
        (ArgAction::SetTrue, _) => return Err("give true or false".to_string()),
        (ArgAction::Append, DeValue::Array(values)) => values.iter().map(|value| value.get_ref()).collect(),
        (_, value) => vec![value],
    };
    let word = |value: &DeValue| {
        let value = match value {
            DeValue::String(value) => value.to_string(),
            DeValue::Integer(value) => value.to_string(),
            _ => return Err("give a string or a number".to_string()),
        };
        let mut word = OsString::from(format!("--{name}="));
        // A path in the file starts at the file.
        match option.get_value_parser().type_id() == ValueParser::path_buf().type_id() {
            true => word.push(folder.join(value)),
            false => word.push(value),
        }
        Ok(word)
    };
    let words = values.into_iter().map(word).collect::<Result<Vec<_>, _>>()?;
    accepted(&words)?;
    Ok(words)
}

/// Would the command line take it? Its own words say why not.
fn accepted(words: &[OsString]) -> Result<(), String> {
    let tried = Args::command().try_get_matches_from([OsString::from("newsclaim")].iter().chain(words));
    let Err(error) = tried else { return Ok(()) };
    let told = error.to_string();
    let lines: Vec<&str> = told.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
    Err(lines.join(" ").trim_start_matches("error: ").to_string())
}

/// A byte's line and column, as messages name them.
fn place(text: &str, at: usize) -> String {
    let (line, column) = line_and_column(text, at);
    format!("{line}:{column}")
}

/// Shows what is in force, and from where, as a file could say it.
pub(super) fn show(no_config: bool) -> anyhow::Result<u8> {
    let config = if no_config { None } else { Config::find().map_err(anyhow::Error::msg)? };
    let mut out = io::stdout().lock();
    for option in configurable(&Args::command()) {
        let name = option.get_long().unwrap_or_default();
        let setting = config.iter().flat_map(|config| &config.settings).find(|setting| setting.name == name);
        let built_in: Vec<_> = option.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        match (setting, &config, built_in.as_slice()) {
            (Some(setting), Some(config), _) => {
                let (value, path) = (printable(&setting.value), config.path.display().to_string());
                writeln!(out, "{name} = {value}  # {}:{}", printable(&path), setting.line)?;
            }
            (_, _, [value]) if matches!(option.get_action(), ArgAction::SetTrue) => {
                writeln!(out, "{name} = {value}  # built in")?;
            }
            (_, _, [value]) => writeln!(out, "{name} = {value:?}  # built in")?,
            _ => writeln!(out, "# {name} is not set")?,
        }
    }
    Ok(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Result<Vec<OsString>, String> {
        let settings =
            settings(text, Path::new("/news")).map_err(|(at, what)| format!("{}: {what}", place(text, at)))?;
        Ok(settings.into_iter().flat_map(|setting| setting.words).collect())
    }

    #[test]
    fn settings_are_options() {
        let text = "threads = 2 # two\n\"include-text\" = true\nquiet = false\nmax-bytes = \"1M\"\noffsets = 'utf16'\n";
        assert_eq!(told(text).unwrap(), ["--threads=2", "--include-text", "--max-bytes=1M", "--offsets=utf16"]);
        assert_eq!(told("").unwrap(), [""; 0]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let starts = [
            ("from = \"text\"\n  fromat = 1\n", "2:3: fromat: no such setting; there are from, "),
            ("output = \"x\"", "1:1: output: no such setting"),
            ("é = 1", "1:1: "),
            ("quiet = 1", "1:9: quiet: give true or false"),
            ("from = true", "1:8: from: give a string or a number"),
            ("from = [\"text\"]", "1:8: from: give a string or a number"),
            (
                "from = \"klingon\"",
                "1:8: from: invalid value 'klingon' for '--from <FROM>' [possible values: auto, text",
            ),
            ("max-bytes = 0", "1:13: max-bytes: invalid value '0' for '--max-bytes <SIZE>': from 1 to 1G"),
            ("from = \"text\"\nfrom = \"html\"", "2:1: duplicate key"),
            ("from = ", "1:8: "),
            ("[from]\nx = 1", "1:"),
        ];
        for (text, start) in starts {
            let told = told(text).unwrap_err();
            assert!(told.starts_with(start), "{text:?}: {told}");
        }
    }
}
