//! What the manual shows is what the command does. A `console` block holds commands behind `$ ` (a `\` at the end
//! of a line goes on in the next) and what they print; `...` in it stands for anything. The lines of a `sh` block
//! and the steps of a workflow do what they say.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "it tells what it did not try")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The blocks of the manual in a language.
fn blocks(language: &str) -> Vec<String> {
    let manual = fs::read_to_string(here("README.md")).unwrap();
    let fence = format!("```{language}\n");
    manual.split(&fence).skip(1).map(|block| block.split("```").next().unwrap().to_string()).collect()
}

/// The commands of the manual, each with what it prints.
fn shown() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for block in blocks("console") {
        for command in format!("\n{block}").split("\n$ ").skip(1) {
            let lines: Vec<&str> = command.split('\n').collect();
            let end = lines.iter().position(|line| !line.ends_with('\\')).unwrap();
            all.push((lines[..=end].join("\n"), lines[end + 1..].join("\n").trim_end().to_string()));
        }
    }
    all
}

/// Programs of the manual that not everybody has; on CI they are there.
const TOOLS: [&str; 3] = ["jq", "make", "parallel"];

/// What a command prints; none where a program that it needs is not installed.
fn run(command: &str, folder: &Path) -> Option<String> {
    let mut words = command.split([' ', '\n']);
    let missing = words.find(|word| TOOLS.contains(word) && Command::new(word).arg("--version").output().is_err());
    if let Some(missing) = missing.filter(|_| std::env::var_os("CI").is_none()) {
        eprintln!("{missing} is not installed: not tried: {command}");
        return None;
    }
    let program = Path::new(env!("CARGO_BIN_EXE_newsclaim")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    let output =
        shell.args(["-c", command]).env("PATH", path).current_dir(folder).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n"))
}

/// Is `text` what was shown, with anything for its `...`?
fn is_like(text: &str, shown: &str) -> bool {
    let parts: Vec<&str> = shown.split("...").collect();
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    if parts.len() == 1 {
        return text == first;
    }
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    for part in &parts[1..parts.len() - 1] {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[test]
fn every_command_prints_what_is_shown() {
    let commands = shown();
    assert!(commands.len() >= 10, "only {} commands were found", commands.len());
    let _ = fs::remove_dir_all(here("target/reports"));
    for (command, output) in commands {
        let Some(printed) = run(&command, &here("")) else { continue };
        assert!(is_like(printed.trim_end(), &output), "{command}\nis shown with:\n{output}\nbut prints:\n{printed}");
    }
}

#[test]
fn every_command_with_names_of_yours_runs() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    fs::create_dir_all(folder.join("articles")).unwrap();
    let files = [("council.txt", "article.txt"), ("council.txt", "old.txt"), ("web-page.html", "page.html")];
    for (fixture, name) in
        files.into_iter().chain([("council.txt", "articles/a.txt"), ("ferry-strike.md", "articles/b.md")])
    {
        fs::copy(here("fixtures").join(fixture), folder.join(name)).unwrap();
    }
    let blocks = blocks("sh");
    let commands: Vec<&str> =
        blocks.iter().flat_map(|block| block.lines()).filter(|line| !line.starts_with("cargo")).collect();
    assert!(commands.len() >= 10, "only {} commands were found", commands.len());
    for command in commands {
        run(command, &folder);
    }
}

#[test]
fn every_step_of_the_workflow_and_the_hook_passes() {
    let workflow = blocks("yaml").into_iter().find(|block| block.contains("runs-on")).unwrap();
    let steps: Vec<&str> = workflow.lines().filter_map(|line| line.trim().strip_prefix("- run: newsclaim ")).collect();
    assert_eq!(steps.len(), 2);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for step in steps {
        run(&format!("newsclaim {}", step.replace("fixtures/", &here("fixtures").display().to_string())), folder);
    }
    let hook = fs::read_to_string(here(".pre-commit-hooks.yaml")).unwrap();
    let entry = hook.lines().find_map(|line| line.trim().strip_prefix("entry: ")).unwrap();
    run(&format!("{entry} fixtures/council.txt fixtures/council.expected.json"), &here(""));
}

#[test]
fn what_differs_is_not_like_it() {
    assert!(is_like("abc", "abc") && is_like("abc", "a...") && is_like("abc", "...b...") && is_like("abc", "a...c"));
    assert!(!is_like("abc", "ab") && !is_like("abc", "b...") && !is_like("abc", "...x...") && !is_like("abc", "a...b"));
}
