//! How far it is: a bar while people wait at a terminal, and a line at the end.

use super::messages::Messages;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use newsclaim::input::{self, Paths};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// Nobody needs a bar for less.
const SOON: Duration = Duration::from_millis(500);

/// The bar where it is known how much there is, and where it is not.
const OF_ALL: &str = "{msg} {wide_bar} {decimal_bytes} of {decimal_total_bytes}, {decimal_bytes_per_sec}, {eta} left";
const SO_FAR: &str = "{msg}, {decimal_bytes}, {decimal_bytes_per_sec}";

/// What is done so far.
pub(super) struct Progress {
    messages: Messages,
    started: Instant,
    /// There where somebody may look at it.
    bar: Option<ProgressBar>,
    done: usize,
    failed: usize,
    bytes: usize,
}

impl Progress {
    /// `files` is all the input, where it can be looked at twice, to tell how long it will take.
    pub(super) fn new(messages: Messages, show: bool, files: Option<Paths>) -> Progress {
        let bar = show.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            let template = if files.is_some() { OF_ALL } else { SO_FAR };
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar
        });
        if let (Some(bar), Some(files)) = (bar.clone(), files) {
            thread::spawn(move || {
                let sizes = input::files(files).flatten().filter_map(|path| fs::metadata(path).ok());
                sizes.for_each(|file| bar.inc_length(file.len()));
            });
        }
        Progress { messages, started: Instant::now(), bar, done: 0, failed: 0, bytes: 0 }
    }

    /// A document of so many bytes is through.
    pub(super) fn passed(&mut self, bytes: usize) {
        self.bytes += bytes;
        let Some(bar) = &self.bar else { return };
        if bar.is_hidden() && self.started.elapsed() > SOON {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.set_message(articles(self.done));
        bar.set_position(self.bytes as u64);
    }

    /// An article is written.
    pub(super) fn done(&mut self) {
        self.done += 1;
    }

    /// An input failed, which is told at once.
    pub(super) fn failed(&mut self, what: &str) {
        self.failed += 1;
        match &self.bar {
            Some(bar) => bar.suspend(|| self.messages.failure(what)),
            None => self.messages.failure(what),
        }
    }

    /// Takes the bar away, and says what was done, where it was more than one thing and people look, or
    /// something failed. Did anything fail?
    pub(super) fn finish(self) -> bool {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let Progress { done, failed, bytes, .. } = self;
        if done + failed > 1 && (self.bar.is_some() || failed > 0) {
            let seconds = self.started.elapsed().as_secs_f64();
            let speed = self.bar.map(|_| format!(", {:.1} MB/s", bytes as f64 / 1e6 / seconds.max(1e-9)));
            let failed = if failed > 0 { format!(", {failed} failed") } else { String::new() };
            self.messages.note(&format!("{} done{failed}{}", articles(done), speed.unwrap_or_default()));
        }
        failed > 0
    }
}

fn articles(number: usize) -> String {
    if number == 1 { "1 article".to_string() } else { format!("{number} articles") }
}
