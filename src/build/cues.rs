//! The table of cues, from `cues.tsv`.

use crate::{lines, table};
use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

/// The words that report, as Rust: each frame and each list of frames once, a row a cue, and the seeds of a perfect hash
/// with the number of the row for each place of it.
pub(crate) fn source(file: &Path) -> io::Result<String> {
    let file = fs::read_to_string(file)?;
    let rows: Vec<[&str; 3]> = lines(&file)
        .map(|line| line.split('\t').collect::<Vec<_>>().try_into())
        .collect::<Result<_, _>>()
        .map_err(|row| io::Error::other(format!("not three fields: {row:?}")))?;
    let mut frames: Vec<&str> = rows.iter().flat_map(|[_, _, frames]| frames.split(' ')).collect();
    frames.sort_unstable();
    frames.dedup();
    let keys: Vec<&str> = rows.iter().map(|[key, ..]| *key).collect();
    let (seeds, places) = table::seeds(&keys);
    let placed = table::placed(&keys, &seeds, places);
    let number = |key: Option<&str>| keys.iter().position(|other| Some(*other) == key).unwrap_or(keys.len());
    let numbers: Vec<usize> = placed.into_iter().map(number).collect();
    let mut source = String::new();
    write(&mut source, &rows, &frames).map_err(io::Error::other)?;
    source += &format!("static SEEDS: [u16; {}] = {seeds:?};\n", seeds.len());
    source += &format!("static PLACES: [u16; {places}] = {numbers:?};\n");
    Ok(source)
}

/// A row has no pointer, which would have to be set whenever the program starts.
fn write(out: &mut String, rows: &[[&str; 3]], all: &[&str]) -> std::fmt::Result {
    writeln!(out, "static FRAMES: [Frame; {}] = [", all.len())?;
    for frame in all {
        let (base, word) = frame.split_once('-').unwrap_or(("", frame));
        writeln!(out, "Frame {{ base: {base:?}, word: {word:?} }},")?;
    }
    writeln!(out, "];\nstatic CUES: [Cue; {}] = [", rows.len())?;
    let (mut text, mut lists) = (String::new(), Vec::new());
    for [key, act, frames] in rows {
        let list: Vec<usize> = frames.split(' ').filter_map(|frame| all.binary_search(&frame).ok()).collect();
        let start = lists.windows(list.len()).position(|other| other == list).unwrap_or(lists.len());
        if start == lists.len() {
            lists.extend_from_slice(&list);
        }
        let (act, parenthetical) = (variant(act), frames.split(' ').any(|frame| frame == "parenthetical"));
        let (text_place, frames) = ((text.len(), key.len()), (start, list.len()));
        text.push_str(key);
        writeln!(out, "Cue::new({text_place:?}, Act::{act}, {frames:?}, {parenthetical}),")?;
    }
    writeln!(out, "];\nstatic TEXT: &str = {text:?};")?;
    writeln!(out, "static LISTS: [u8; {}] = {lists:?};", lists.len())
}

/// The name of an act as Rust has it: "no_comment" is `NoComment`.
fn variant(act: &str) -> String {
    let capital =
        |word: &str| word.chars().next().map(|first| first.to_uppercase().to_string() + &word[first.len_utf8()..]);
    act.split('_').filter_map(capital).collect()
}
