//! Completions do in a shell what a person's Tab would; each shell is tried where it is installed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

/// What a script prints in a shell that finds newsclaim; none where there is no such shell.
fn run(shell: &[&str], script: &str) -> Option<String> {
    let program = Path::new(env!("CARGO_BIN_EXE_newsclaim")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new(shell[0]);
    command.args(&shell[1..]).arg(script).env("PATH", path).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = match command.output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        output => output.unwrap(),
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// What bash offers for the last word.
fn bash(words: &[&str]) -> Option<Vec<String>> {
    let (last, line) = (words.len() - 1, words.join(" "));
    let script = format!(
        "source <(newsclaim completions bash)
         COMP_WORDS=({line}) COMP_CWORD={last} COMP_LINE='{line}' COMP_POINT={}
         function=$(complete -p newsclaim | sed 's/.*-F \\([^ ]*\\).*/\\1/')
         $function newsclaim '{}' '{}'
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        line.len(),
        words[last],
        words[last - 1],
    );
    let offered = run(&["bash", "--norc", "--noprofile", "-c"], &script)?;
    Some(offered.lines().map(ToString::to_string).collect())
}

#[test]
fn bash_completes_commands_options_and_values() {
    let cases: [(&[&str], &[&str]); 5] = [
        (&["newsclaim", "che"], &["check"]),
        (&["newsclaim", "--inc"], &["--include-text"]),
        (&["newsclaim", "--format", "s"], &["summary", "schema-org"]),
        (&["newsclaim", "check", "--format", "s"], &["sarif"]),
        (&["newsclaim", "completions", "po"], &["powershell"]),
    ];
    for (words, expected) in cases {
        let Some(offered) = bash(words) else { return };
        assert_eq!(offered, expected, "{words:?}");
    }
    // Where nothing is offered, bash completes the names of files.
    assert_eq!(bash(&["newsclaim", "fixtures/coun"]).unwrap(), [""]);
}

#[test]
fn fish_completes_commands_with_what_they_do() {
    let offered = run(
        &["fish", "--no-config", "-c"],
        "newsclaim completions fish | source; complete --do-complete 'newsclaim che'",
    );
    if let Some(offered) = offered {
        assert!(offered.starts_with("check\tCompare articles"), "{offered}");
    }
}

#[test]
fn zsh_reads_them() {
    let script =
        "autoload -U compinit && compinit -u -D && source <(newsclaim completions zsh) && whence -w _newsclaim";
    if let Some(known) = run(&["zsh", "-f", "-c"], script) {
        assert_eq!(known, "_newsclaim: function\n");
    }
}
