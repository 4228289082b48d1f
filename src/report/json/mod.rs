//! The report itself as JSON.

mod line;

use super::{Render, Report};
use crate::input::Article;
use line::Line;
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
        let mut line = Line { bytes: Vec::with_capacity(report.document.length * GROWTH) };
        report.serialize(&mut line)?;
        line.bytes.push(b'\n');
        Ok(line.bytes)
    }
}

/// How many times the length of its article a report mostly has, in one line.
const GROWTH: usize = 8;

/// One JSON value: indented for people, else one line.
pub(super) fn value(value: &impl Serialize, pretty: bool) -> io::Result<Vec<u8>> {
    let mut bytes = if pretty { serde_json::to_vec_pretty(value)? } else { serde_json::to_vec(value)? };
    bytes.push(b'\n');
    Ok(bytes)
}
