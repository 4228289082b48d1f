//! What newsclaim tells about itself: its rules, topics and schema, its manual and completions, and what its stages see.

use super::USAGE;
use super::args::Args;
use super::messages::Messages;
use clap::CommandFactory;
use clap_complete::Shell;
use newsclaim::input::{self, Paths, Reading};
use newsclaim::{
    claims, quotes,
    report::{self, printable},
    rules,
    text::Span,
};
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

/// The name of the program.
const NAME: &str = "newsclaim";

pub(super) fn rules() -> anyhow::Result<u8> {
    let mut out = io::stdout().lock();
    for rule in rules::rules() {
        writeln!(out, "{}\n    {}\n    e.g. {}", rule.id, rule.reason, rule.example)?;
    }
    Ok(0)
}

pub(super) fn explain(id: &str, messages: Messages) -> anyhow::Result<u8> {
    let Some(rule) = rules::rules().find(|rule| rule.id == id) else {
        messages.usage(&format!("{id}: no such rule; `newsclaim rules` lists them"));
        return Ok(USAGE);
    };
    writeln!(
        io::stdout(),
        "{}\n\n{}\n\nmatches:     {}\nbut not:     {}",
        rule.id,
        rule.reason,
        rule.example,
        rule.near_miss
    )?;
    Ok(0)
}

/// Why each sentence of a text is worth a check: its features, what weighs most first, and their sum.
pub(super) fn worth(text: &str) -> anyhow::Result<u8> {
    let source = if text == "-" { io::read_to_string(io::stdin())? } else { text.to_string() };
    let seen = newsclaim::analyse(&source);
    let mut out = io::stdout().lock();
    for (number, sentence) in seen.text.sentences.iter().enumerate() {
        let mut found = claims::features(&seen.text, &seen.grammar, number);
        found.sort_by(|left, right| right.adds.abs().total_cmp(&left.adds.abs()));
        writeln!(out, "{:.2}  {}", seen.worth[number], printable(sentence.span.of(&source)))?;
        for feature in &found {
            let words: Vec<String> =
                feature.words.iter().map(|span| printable(span.of(&source)).into_owned()).collect();
            let name = format!("{} x{}", feature.feature.name, feature.times);
            writeln!(out, "{}", format!("    {:>+6.2}  {name:<22}  {}", feature.adds, words.join(" | ")).trim_end())?;
        }
        writeln!(out, "    {:>+6.2}  sum; 0 is the line", found.iter().map(|found| found.adds).sum::<f32>())?;
    }
    Ok(0)
}

/// The published schema.
pub(super) fn schema() -> anyhow::Result<u8> {
    io::stdout().lock().write_all(report::schema().as_bytes())?;
    Ok(0)
}

pub(super) fn completions(shell: Shell) -> anyhow::Result<u8> {
    // Into memory first: it does not tell where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), NAME, &mut script);
    io::stdout().write_all(&script)?;
    Ok(0)
}

pub(super) fn man(command: Option<&str>, messages: Messages) -> anyhow::Result<u8> {
    let mut all = Args::command();
    all.build();
    let Some(command) = command.map_or(Some(&all), |name| all.find_subcommand(name)) else {
        let names: Vec<&str> = all.get_subcommands().map(clap::Command::get_name).collect();
        messages.usage(&format!("{}: no such command; there are {}", command.unwrap_or_default(), names.join(", ")));
        return Ok(USAGE);
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    // What manuals call what stands behind the options.
    io::stdout().write_all(String::from_utf8_lossy(&page).replace("\n.SH EXTRA\n", "\n.SH NOTES\n").as_bytes())?;
    Ok(0)
}

pub(super) fn inspect(path: Option<&Path>) -> anyhow::Result<u8> {
    let path = path.unwrap_or(Path::new("-")).to_path_buf();
    let Some(article) = input::articles(Paths::given(vec![path]), Reading::default()).next() else { return Ok(0) };
    let source = article?.text;
    let seen = newsclaim::analyse(&source);
    let words = |span: Span| printable(span.of(&source));
    let subjects: HashMap<usize, Span> = quotes::subjects(&seen.text, &seen.grammar).into_iter().collect();
    let mut out = io::stdout().lock();
    let mut chunks = seen.grammar.chunks.all.iter().peekable();
    for (number, sentence) in seen.text.sentences.iter().enumerate() {
        writeln!(out, "\ns{} {}", number + 1, words(sentence.span))?;
        while let Some(chunk) = chunks.next_if(|chunk| chunk.first() < sentence.tokens.end) {
            let tagged =
                |token: usize| format!("{}/{}", words(seen.text.tokens[token].span), seen.grammar.tags[token].name());
            let tokens: Vec<String> = (chunk.first()..=chunk.last()).map(tagged).collect();
            let subject = subjects.get(&chunk.first()).map(|subject| format!("  ← {}", words(*subject)));
            let kind = format!("{:?}", chunk.kind);
            writeln!(out, "    {kind:<12} {}{}", tokens.join(" "), subject.unwrap_or_default())?;
        }
    }
    for (number, quote) in seen.quotes.iter().enumerate() {
        writeln!(out, "\nq{} {} {:?}", number + 1, quote.rule, quote.kind)?;
        let parts = [("source", quote.source), ("cue", quote.cue)];
        for (part, span) in parts.into_iter().chain(quote.content.iter().map(|span| ("content", Some(*span)))) {
            writeln!(out, "    {part:<7} {}", span.map_or("–".into(), words))?;
        }
    }
    Ok(0)
}
