//! The topics of the built-in packs, and their phrases ready to find.

#[path = "../claims/topics/pack.rs"]
mod pack;
#[path = "../claims/topics/phrase.rs"]
mod phrase;
#[path = "../claims/topics/phrases.rs"]
mod phrases;
#[path = "../claims/topics/targets.rs"]
mod targets;
#[path = "../claims/topics/topic.rs"]
mod topic;
#[path = "../claims/topics/words.rs"]
mod words;
#[path = "../claims/topics/written.rs"]
mod written;

use crate::lexicon::Key;
use crate::table;
use phrases::{NONE, Others, Phrases};
use std::fmt::Write;
use std::path::Path;
use std::{fs, io};
use targets::Finder;
use topic::Topic;

/// The packs of a folder, in the order of their names: as Rust, and as they are written, packed.
pub(crate) fn tables(folder: &Path) -> io::Result<(String, Vec<u8>)> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let mut topics = Vec::new();
    for path in paths {
        let pack = pack::read_pack(&fs::read_to_string(&path)?);
        topics.extend(pack.map_err(|error| io::Error::other(format!("{}:{error}", path.display())))?);
    }
    let topics = topic::distinct(topics);
    let mut source = String::new();
    describe(&mut source, &topics)
        .and_then(|()| finder(&mut source, Finder::new(&topics)))
        .map_err(io::Error::other)?;
    let written: Vec<&str> = topics.iter().map(Topic::source).collect();
    Ok((source, crate::packed(&written.join("\0"))?))
}

fn describe(out: &mut String, topics: &[Topic]) -> std::fmt::Result {
    writeln!(out, "static TOPICS: [Written; {}] = [", topics.len())?;
    for Topic { id, label, iptc, about, general, measures, .. } in topics {
        writeln!(out, "({id:?}, {label:?}, &{iptc:?}, {about:?}, {general}, {measures:?}),")?;
    }
    writeln!(out, "];")
}

fn finder(out: &mut String, finder: Finder) -> std::fmt::Result {
    let Finder { phrases, targets, beside, kinds } = finder;
    let Phrases { others, marks, first, begins, alone, beginnings, items, choices, .. } = phrases;
    let Others::Spelled(numbers) = others else { return Err(std::fmt::Error) };
    let mut keys: Vec<&str> = numbers.keys().map(String::as_str).collect();
    keys.sort_unstable();
    let (seeds, places) = table::seeds(&keys);
    let mut text = String::new();
    let rows: Vec<[u32; 2]> = table::placed(&keys, &seeds, places)
        .into_iter()
        .map(|word| {
            let Some(word) = word else { return [0, NONE] };
            text.push_str(word);
            [((text.len() - word.len()) as u32) << 8 | word.len() as u32, numbers[word]]
        })
        .collect();
    writeln!(out, "static TEXT: &str = {:?};", table::padded(text))?;
    writeln!(out, "static SEEDS: [u16; {}] = {seeds:?};", seeds.len())?;
    writeln!(out, "static ROWS: [[u32; 2]; {}] = {rows:?};", rows.len())?;
    // Eight bits a word: of other words one in eight is looked up in vain.
    let mut some = vec![0; keys.len() / 8 + 1];
    for key in &keys {
        let (place, bit) = phrases::bit(Key::of(key).hash(), some.len());
        some[place] |= bit;
    }
    writeln!(out, "static SOME: [u64; {}] = {some:?};", some.len())?;
    writeln!(out, "static MARKS: [u32; {}] = {marks:?};", marks.len())?;
    writeln!(out, "static FIRST: [u32; {}] = {:?};", first.groups.len(), first.groups)?;
    // How many there are of each kind takes a third of the room that the places do.
    let places: Vec<[u32; 3]> = begins.iter().map(|begins| [begins.alone, begins.beside, begins.first]).collect();
    let counts: Vec<[u32; 3]> = places
        .windows(2)
        .map(|pair| [pair[0][1] - pair[0][0], pair[1][0] - pair[0][1], pair[1][2] - pair[0][2]])
        .collect();
    writeln!(out, "static COUNTS: [[u8; 3]; {}] = {counts:?};", counts.len())?;
    writeln!(out, "static ALONE: [Packed; {}] = {alone:?};", alone.len())?;
    let numbers: Vec<[u32; 2]> = beginnings.iter().map(|begin| [begin.target, begin.item.number()]).collect();
    let flags: Vec<u8> = beginnings.iter().map(|begin| begin.item.flags()).collect();
    writeln!(out, "static BEGINNINGS: [[u16; 2]; {}] = {numbers:?};", numbers.len())?;
    writeln!(out, "static FLAGS: [u8; {}] = {flags:?};", flags.len())?;
    writeln!(out, "static ITEMS: [Packed; {}] = {items:?};", items.len())?;
    writeln!(out, "static CHOICES: [Packed; {}] = {choices:?};", choices.len())?;
    writeln!(out, "const KINDS: usize = {kinds};")?;
    writeln!(out, "static TARGETS: [Target; {}] = {targets:?};", targets.len())?;
    writeln!(out, "static BESIDE: [Packed; {}] = {beside:?};", beside.len())
}
