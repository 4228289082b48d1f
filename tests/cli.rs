//! The command, case by case. A case is a file in `tests/cmd`; it runs in `tests/articles`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use serde::Deserialize;
use std::io::{BufRead, BufReader, Read, Write};
#[cfg(unix)]
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{fs, thread};

/// A case; what it does not name is not compared, but for standard error.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Why it is so.
    about: String,
    args: Vec<String>,
    /// Where below `tests/articles` it runs.
    #[serde(default)]
    dir: String,
    #[serde(default)]
    stdin: String,
    code: i32,
    /// All of standard output.
    stdout: Option<String>,
    /// Stretches of standard output, in order.
    #[serde(default)]
    stdout_has: Vec<String>,
    /// All of standard error, unless `stderr_has` names stretches of it.
    #[serde(default)]
    stderr: String,
    stderr_has: Option<Vec<String>>,
}

fn command(args: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsclaim"));
    command.args(args).current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).env_remove("NO_COLOR");
    command
}

fn run(args: &[String], stdin: &str) -> (i32, String, String) {
    run_in("", args, stdin)
}

fn run_in(dir: &str, args: &[String], stdin: &str) -> (i32, String, String) {
    let mut command = command(args);
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles").join(dir));
    let mut child = command.spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let stdin = stdin.to_string();
    // Who fails early does not read; that is no failure of the test.
    let feeder = thread::spawn(move || pipe.write_all(stdin.as_bytes()).unwrap_or_default());
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn assert_has_in_order(text: &str, stretches: &[String], what: &str) {
    let mut rest = text;
    for stretch in stretches {
        let at = rest.find(stretch.as_str());
        assert!(at.is_some(), "{what}: {stretch:?} is not (or not in this order) in:\n{text}");
        rest = &rest[at.unwrap() + stretch.len()..];
    }
}

fn check(path: &Path) {
    let name = path.display();
    let case: Case =
        toml::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(!case.about.is_empty(), "{name}: say what it is about");
    assert!(case.stdout.is_some() == case.stdout_has.is_empty(), "{name}: name either stdout or stdout_has");
    let (code, stdout, stderr) = run_in(&case.dir, &case.args, &case.stdin);
    assert_eq!(code, case.code, "{name}: exit code; standard error: {stderr}");
    match case.stdout {
        Some(all) => assert_eq!(stdout, all, "{name}: standard output"),
        None => assert_has_in_order(&stdout, &case.stdout_has, &format!("{name}: standard output")),
    }
    match case.stderr_has {
        Some(stretches) => assert_has_in_order(&stderr, &stretches, &format!("{name}: standard error")),
        None => assert_eq!(stderr, case.stderr, "{name}: standard error"),
    }
}

#[test]
fn every_case_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().for_each(|path| check(path));
    assert!(paths.len() >= 20, "only {} cases were found", paths.len());
}

fn args(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

#[test]
fn a_reader_that_leaves_early_ends_it_quietly() {
    let mut child = command(&args(&["--from", "jsonl", "--format", "jsonl"])).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdin.write_all(b"{\"text\":\"One.\"}\n").unwrap();
    stdout.read_line(&mut String::new()).unwrap();
    drop(stdout);
    // Once the command has ended nobody reads this.
    let _ = stdin.write_all("{\"text\":\"Two.\"}\n".repeat(50).as_bytes());
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(stderr, "");
}

#[test]
fn a_report_is_out_before_the_next_line_is_in() {
    let mut child = command(&args(&["--from", "jsonl"])).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in ["a", "b"] {
        writeln!(stdin, "{{\"id\":\"{id}\",\"text\":\"One.\"}}").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.contains(&format!("\"id\":\"{id}\"")), "{line}");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn an_output_file_is_replaced_whole_and_nothing_is_left_beside_it() {
    let folder = folder("output");
    let file = folder.join("report.json");
    fs::write(&file, "before").unwrap();
    let to = file.display().to_string();
    assert_eq!(run(&args(&["--encoding", "nonsense", "-o", &to, "bridge.txt"]), "").0, 64);
    assert_eq!(fs::read_to_string(&file).unwrap(), "before");
    assert_eq!(run(&args(&["-o", &to, "bridge.txt"]), "").0, 0);
    assert!(fs::read_to_string(&file).unwrap().starts_with("{\"schema_version\""));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    let (code, _, stderr) = run(&args(&["-o", &folder.join("no/report.json").display().to_string(), "bridge.txt"]), "");
    assert!(code == 2 && stderr.contains("cannot be written"), "{code} {stderr}");
}

#[test]
fn ignored_and_hidden_files_are_skipped() {
    let folder = folder("ignored");
    fs::create_dir(folder.join("drafts")).unwrap();
    fs::write(folder.join(".gitignore"), "drafts/\n*.old.txt\n").unwrap();
    for name in ["a.txt", "a.old.txt", ".b.txt", "drafts/c.txt"] {
        fs::write(folder.join(name), "One.").unwrap();
    }
    let (code, stdout, stderr) = run(&args(&[&folder.display().to_string()]), "");
    assert_eq!((code, stdout.lines().count(), stderr.as_str()), (0, 1, ""), "{stdout}");
    assert!(stdout.contains("a.txt"));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").display().to_string();
    let with = |threads| run(&args(&["-j", threads, &fixtures, "mixed", "bad", &fixtures]), "");
    let one = with("1");
    assert_eq!(one.0, 2);
    assert!(one.1.lines().count() > 40);
    assert!(one == with("2") && one == with("7"));
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[cfg(unix)]
fn interrupt(child: &Child) {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_keeps_the_file_that_was_there() {
    let folder = folder("interrupted");
    let file = folder.join("reports.jsonl");
    fs::write(&file, "before").unwrap();
    let to = file.display().to_string();
    let mut child = command(&args(&["--from", "jsonl", "-o", &to])).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{{\"text\":\"One.\"}}").unwrap();
    // Two files: the new one is under way.
    let under_way = || {
        let files: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).collect();
        files.len() == 2 && files.iter().all(|len| *len > 0)
    };
    while !under_way() {
        thread::sleep(std::time::Duration::from_millis(5));
    }
    interrupt(&child);
    assert_eq!(child.wait().unwrap().signal(), Some(2));
    assert_eq!(fs::read_to_string(&file).unwrap(), "before");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_has_written_whole_lines() {
    let mut child = command(&args(&["--from", "jsonl"])).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let line = format!("{{\"text\":\"{}\"}}\n", "“It is over,” Dana Roe said. ".repeat(200));
    let feeder = thread::spawn(move || while stdin.write_all(line.as_bytes()).is_ok() {});
    let mut read = vec![0; 10_000];
    stdout.read_exact(&mut read).unwrap();
    interrupt(&child);
    stdout.read_to_end(&mut read).unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(2));
    feeder.join().unwrap();
    assert!(read.ends_with(b"}\n"), "{}", String::from_utf8_lossy(&read[read.len() - 40..]));
}

#[test]
fn pages_of_many_articles_are_a_folder_with_an_index() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    let _ = fs::remove_dir_all(&folder);
    let to = folder.display().to_string();
    let (code, stdout, _) = run(&args(&["--format", "html", "-o", &to, "bridge.txt", "folder", "bridge.txt"]), "");
    assert_eq!((code, stdout.as_str()), (0, ""));
    let mut names: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["bridge-txt-2.html", "bridge-txt.html", "folder-a-txt.html", "folder-b-txt.html", "index.html"]);
    let index = fs::read_to_string(folder.join("index.html")).unwrap();
    let links: Vec<&str> = index.split("<li><a href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(links, ["bridge-txt.html", "folder-a-txt.html", "folder-b-txt.html", "bridge-txt-2.html"], "in order");
    assert!(index.ends_with("</html>\n"));
    let (code, _, _) = run(&args(&["--format", "html", "-o", &format!("{to}/one.html"), "bridge.txt"]), "");
    assert!(code == 0 && folder.join("one.html").is_file(), "one article is a file");
}

#[test]
fn the_printed_schema_is_that_of_the_types() {
    let (code, stdout, _) = run(&args(&["schema"]), "");
    let types = serde_json::to_string_pretty(&schemars::schema_for!(newsclaim::report::Report)).unwrap() + "\n";
    if std::env::var_os("NEWSCLAIM_UPDATE").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/schema.json"), &types).unwrap();
    }
    assert_eq!(code, 0);
    assert!(stdout == types, "run: NEWSCLAIM_UPDATE=1 cargo test --test cli");
}
