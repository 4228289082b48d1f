//! A large run in which something goes wrong: whole lines are written, the exit code and the message are right, and
//! nothing of the input is touched.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, SystemTime};

/// Long enough that a run over many is in the middle for a while.
const ARTICLE: &str = "“The bridge is rotten,” Mayor Ilse Marrand told reporters. Tom Brandt denied that.\n\n";

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// So many articles in a folder.
fn articles(folder: &Path, count: usize) {
    for number in 0..count {
        fs::write(folder.join(format!("{number:04}.txt")), ARTICLE.repeat(20)).unwrap();
    }
}

/// All files of a folder, with what is in them and when that was written.
fn state(folder: &Path) -> Vec<(PathBuf, SystemTime, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let state = |path: PathBuf| (path.clone(), path.metadata().unwrap().modified().unwrap(), fs::read(path).unwrap());
    files.into_iter().map(state).collect()
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsclaim"));
    command.args(args).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn kill(child: &Child, signal: &str) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The ids of the reports, each of which is a whole line of JSON.
fn ids(lines: &[u8]) -> Vec<String> {
    assert!(lines.is_empty() || lines.ends_with(b"}\n"), "{}", String::from_utf8_lossy(&lines[lines.len() - 40..]));
    let reports = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let id = |line| {
        serde_json::from_slice::<serde_json::Value>(line).unwrap()["document"]["id"].as_str().unwrap().to_string()
    };
    reports.map(id).collect()
}

#[test]
fn a_run_that_is_ended_in_the_middle_has_written_whole_lines_in_order() {
    let folder = folder("ended");
    articles(&folder, 400);
    let before = state(&folder);
    for (signal, number) in [("-INT", 2), ("-TERM", 15)] {
        let mut child = command(&folder, &["--format", "jsonl", "."]).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let mut lines = vec![0; 100_000];
        stdout.read_exact(&mut lines).unwrap();
        kill(&child, signal);
        stdout.read_to_end(&mut lines).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.signal(), stderr(&output).as_str()), (Some(number), ""));
        let expected = (0..ids(&lines).len()).map(|number| format!("./{number:04}.txt"));
        assert!(ids(&lines).into_iter().eq(expected) && ids(&lines).len() < 400, "{} lines", ids(&lines).len());
    }
    assert!(state(&folder) == before);
}

#[test]
fn a_run_that_is_killed_leaves_the_file_that_was_there() {
    let (input, output) = (folder("killed"), folder("killed-output"));
    articles(&input, 400);
    let (file, before) = (output.join("reports.jsonl"), state(&input));
    fs::write(&file, "before").unwrap();
    let mut child = command(&input, &["-o", &file.display().to_string(), "."]).spawn().unwrap();
    while fs::read_dir(&output).unwrap().count() < 2 {
        thread::sleep(Duration::from_millis(2));
    }
    kill(&child, "-KILL");
    assert_eq!(child.wait().unwrap().signal(), Some(9));
    assert_eq!(fs::read_to_string(&file).unwrap(), "before");
    // What is left beside it keeps the next run from nothing.
    assert!(command(&input, &["-o", &file.display().to_string(), "0000.txt"]).status().unwrap().success());
    assert_eq!(ids(&fs::read(&file).unwrap()), ["0000.txt"]);
    assert!(state(&input) == before);
}

#[test]
fn a_full_disk_ends_it_with_a_message() {
    let folder = folder("full");
    articles(&folder, 3);
    let before = state(&folder);
    let runs: [&[&str]; 6] = [
        &["."],
        &["--format", "csv", "."],
        &["--format", "html", "0000.txt"],
        &["-o", "/dev/full", "."],
        &["check", "."],
        &["rules"],
    ];
    for args in runs {
        let mut run = command(&folder, args);
        let output = run.stdout(File::options().write(true).open("/dev/full").unwrap()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let told = stderr(&output);
        assert!(told.starts_with("newsclaim: ") && told.contains("No space left on device"), "{args:?}: {told}");
        assert_eq!(told.lines().count(), 1, "{args:?}: {told}");
    }
    assert!(state(&folder) == before);
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = folder("pipe");
    articles(&folder, 400);
    let before = state(&folder);
    for args in [&["."][..], &["--format", "csv", "."], &["check", "."]] {
        let mut child = command(&folder, args).spawn().unwrap();
        child.stdout.take().unwrap().read_exact(&mut [0; 100]).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{args:?}");
    }
    assert!(state(&folder) == before);
}

#[test]
fn a_file_that_cannot_be_read_costs_only_itself() {
    let folder = folder("unreadable");
    articles(&folder, 40);
    // It opens, and reading it fails, whoever reads.
    symlink("/proc/self/mem", folder.join("0020x.txt")).unwrap();
    let mut names: Vec<String> = (0..40).map(|number| format!("{number:04}.txt")).collect();
    names.insert(21, "0020x.txt".to_string());
    let mut args = vec!["--format", "jsonl"];
    args.extend(names.iter().map(String::as_str));
    let output = command(&folder, &args).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        "newsclaim: 0020x.txt: cannot be read: Input/output error (os error 5)\nnewsclaim: 40 articles done, 1 failed\n"
    );
    names.remove(21);
    assert_eq!(ids(&output.stdout), names);
}

/// Short articles are read together, but none waits for one that is not there.
#[test]
fn a_line_gives_its_report_before_the_next_is_in() {
    let folder = folder("streamed");
    let mut child = command(&folder, &["--from", "jsonl"]).stdin(Stdio::piped()).spawn().unwrap();
    let (mut feed, reports) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    let (to_here, lines) = mpsc::channel();
    thread::spawn(move || reports.lines().for_each(|line| to_here.send(line.unwrap() + "\n").unwrap()));
    for number in 0..3 {
        writeln!(feed, "{{\"id\":\"{number}\",\"text\":\"One.\"}}").unwrap();
        let line = lines.recv_timeout(Duration::from_secs(60)).expect("a report although no more is in");
        assert_eq!(ids(line.as_bytes()), [number.to_string()]);
    }
    drop(feed);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_poisoned_line_costs_only_itself() {
    let folder = folder("poisoned");
    let mut file = File::create(folder.join("feed.jsonl")).unwrap();
    for number in 0..100 {
        match number {
            30 => writeln!(file, "{{\"id\":\"{number}\"}}"),
            50 => file.write_all(b"{\"id\":\"50\",\"text\":\"\xff\"}\n"),
            70 => writeln!(file, "{{\"id\":\"{number}\",\"text\":\"{}", "{".repeat(5000)),
            _ => writeln!(file, "{{\"id\":\"{number}\",\"text\":\"One.\"}}"),
        }
        .unwrap();
    }
    let output = command(&folder, &["feed.jsonl"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let expected = (0..100).filter(|number| ![30, 50, 70].contains(number)).map(|number| number.to_string());
    assert!(ids(&output.stdout).into_iter().eq(expected));
    let told = stderr(&output);
    for (line, start) in
        told.lines().zip(["feed.jsonl:31: ", "feed.jsonl:51: ", "feed.jsonl:71: ", "97 articles done, 3 failed"])
    {
        assert!(line.starts_with(&format!("newsclaim: {start}")), "{line}");
    }
}
