//! The report itself as JSON.

use super::{Render, Report, compact};
use crate::input::Article;
use serde::Serialize;
use std::io;

/// One JSON value an article.
#[derive(Clone, Copy, Debug)]
pub struct Json {
    /// Indented for people; else one line.
    pub pretty: bool,
}

impl Render for Json {
    fn article(&self, _: &Article, report: &Report) -> io::Result<Vec<u8>> {
        if self.pretty {
            return value(report, true);
        }
        let mut bytes = Vec::with_capacity(report.document.length * GROWTH);
        compact::write(report, &mut bytes)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// How many times the length of its article a report mostly has, in one line.
const GROWTH: usize = 10;

/// One JSON value: indented for people, else one line.
pub(super) fn value(value: &impl Serialize, pretty: bool) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if pretty {
        serde_json::to_writer_pretty(&mut bytes, value)?;
    } else {
        serde_json::to_writer(&mut bytes, value)?;
    }
    bytes.push(b'\n');
    Ok(bytes)
}
