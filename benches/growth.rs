//! Time and memory against length, for texts of many kinds: the slope of log time over log length, and for the longest
//! the seconds and the most memory that the whole took, as a multiple of the input; as a table in Markdown.
//! `README.md` beside this file tells more.
//!
//! `cargo bench --bench growth -- [LARGEST_IN_KIB] [KIND…]`

#[path = "../tests/growth/shapes.rs"]
mod shapes;

use newsclaim::input::Article;
use newsclaim::{Options, extract};
use shapes::SHAPES;
use std::process::Command;
use std::time::Instant;
use std::{env, fs, io};

/// Set for the runs of one text each, which this program makes of itself so that memory is told apart.
const ONE: &str = "NEWSCLAIM_GROWTH";

#[allow(clippy::print_stdout, reason = "it prints its figures")]
fn main() -> io::Result<()> {
    if let Ok(run) = env::var(ONE) {
        let (number, bytes) = run.split_once(' ').expect("two numbers");
        let (seconds, memory) = one(number.parse().expect("a number"), bytes.parse().expect("a number"));
        println!("{seconds} {memory}");
        return Ok(());
    }
    let given: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let largest = given.first().and_then(|arg| arg.parse().ok()).unwrap_or(64 << 10) << 10;
    let kinds = given.get(1..).unwrap_or_default();
    println!("| kind | slope | seconds | memory |\n|---|---|---|---|");
    for (number, (name, _)) in SHAPES.iter().enumerate() {
        if !kinds.is_empty() && !kinds.iter().any(|kind| kind == name) {
            continue;
        }
        let mut points = Vec::new();
        let mut last = (0.0, 0.0);
        let mut bytes = 1 << 10;
        while bytes <= largest {
            let run = Command::new(env::current_exe()?).env(ONE, format!("{number} {bytes}")).output()?;
            let run = String::from_utf8_lossy(&run.stdout).into_owned();
            let figures: Vec<f64> = run.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
            let [seconds, memory] = figures[..] else {
                return Err(io::Error::other(format!("{name} of {bytes} bytes failed")));
            };
            points.push(((bytes as f64).ln(), f64::ln(seconds)));
            last = (seconds, memory / bytes as f64);
            bytes *= 4;
        }
        println!("| {name} | {:.2} | {:.3} | {:.1} |", slope(&points), last.0, last.1);
    }
    Ok(())
}

/// Long enough that what a clock may be wrong by does not count.
const ENOUGH: f64 = 0.2;

/// The seconds that a run over a text takes, and how much memory the process took at most for it.
fn one(number: usize, bytes: usize) -> (f64, u64) {
    let whole = |article: &Article| {
        let length = serde_json::to_vec(&extract(article, &Options::default())).map_or(0, |json| json.len());
        assert!(length > 0);
    };
    // What every run takes is no part of it.
    whole(&Article::new("-", "Dana Roe said so.".to_string()));
    let before = most_memory();
    let article = Article::new("-", shapes::text(SHAPES[number].1, bytes));
    let clock = Instant::now();
    let now = || on_cpu().unwrap_or_else(|| clock.elapsed().as_secs_f64());
    let start = now();
    whole(&article);
    let memory = most_memory() - before;
    let mut runs = 1.0;
    while now() - start < ENOUGH {
        whole(&article);
        runs += 1.0;
    }
    ((now() - start) / runs, memory)
}

/// The seconds that this thread had a processor for, as Linux tells: others on the machine then cost nothing.
fn on_cpu() -> Option<f64> {
    let nanoseconds = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(nanoseconds.split_whitespace().next()?.parse::<f64>().ok()? / 1e9)
}

/// The most memory that this process had, in bytes, as Linux tells; elsewhere none.
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0) * 1024
}

/// The slope of the line that fits the points best.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let both: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    both / points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>()
}
