//! The report itself as JSON.

use super::{Render, Report};
use crate::input::Article;
use std::io;

/// One JSON value an article.
#[derive(Clone, Copy, Debug)]
pub struct Json {
    /// Indented for people; else one line.
    pub pretty: bool,
}

impl Render for Json {
    fn article(&self, _: &Article, report: &Report) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if self.pretty {
            serde_json::to_writer_pretty(&mut bytes, report)?;
        } else {
            serde_json::to_writer(&mut bytes, report)?;
        }
        bytes.push(b'\n');
        Ok(bytes)
    }
}
