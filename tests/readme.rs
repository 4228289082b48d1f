//! What the manual shows is what the command does. A `console` block holds commands behind `$ ` and what they
//! print; `...` in it stands for anything.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// The commands of the manual, each with what it prints.
fn shown(manual: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for block in manual.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        for command in format!("\n{block}").split("\n$ ").skip(1) {
            let (command, output) = command.split_once('\n').unwrap_or((command, ""));
            all.push((command.to_string(), output.trim_end().to_string()));
        }
    }
    all
}

fn run(command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_newsclaim")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    let output =
        shell.args(["-c", command]).env("PATH", path).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
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
    let manual = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let commands = shown(&manual);
    assert!(commands.len() >= 4, "only {} commands were found", commands.len());
    for (command, output) in commands {
        let printed = run(&command).replace("\r\n", "\n");
        assert!(is_like(printed.trim_end(), &output), "{command}\nis shown with:\n{output}\nbut prints:\n{printed}");
    }
}

#[test]
fn what_differs_is_not_like_it() {
    assert!(is_like("abc", "abc") && is_like("abc", "a...") && is_like("abc", "...b...") && is_like("abc", "a...c"));
    assert!(!is_like("abc", "ab") && !is_like("abc", "b...") && !is_like("abc", "...x...") && !is_like("abc", "a...b"));
}
