//! The table of words, from `words.tsv`, the lists of `classes/` and the forms' bases.

use crate::{Class, Classes, Tag, TagSet, lemma, lines, table};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

/// What the library takes in.
pub(crate) struct Tables {
    /// Every word, one after the other.
    pub(crate) text: String,
    /// The rows that point into it, as Rust.
    pub(crate) source: String,
}

/// What is known of a word, but for its base form.
type Entry = (Option<Tag>, TagSet, Classes);

/// Reads the data files.
pub(crate) fn tables(data: &Path) -> io::Result<Tables> {
    let mut files = vec![fs::read_to_string(data.join("words.tsv"))?];
    for class in Class::ALL {
        files.push(fs::read_to_string(data.join("classes").join(class.file()))?);
    }
    let (listed, lists) = (&files[0], &files[1..]);
    let mut words: BTreeMap<&str, Entry> = BTreeMap::new();
    for (text, names) in lines(listed).filter_map(|line| line.split_once('\t')) {
        let mut tags = TagSet::EMPTY;
        names.split(' ').filter_map(Tag::from_name).for_each(|tag| tags.insert(tag));
        words.insert(text, (names.split(' ').find_map(Tag::from_name), tags, Classes::NONE));
    }
    for (class, list) in Class::ALL.into_iter().zip(lists) {
        for text in entries(list) {
            words.entry(text).or_default().2.insert(class);
        }
    }
    // What the lists of other rooms name must be known by its text, even where nothing else is known of it.
    let list = |path: &str| fs::read_to_string(data.join("..").join(path));
    let (worth, colour, cues) = (list("claims/worth.tsv")?, list("claims/colour.tsv")?, list("quotes/cues.tsv")?);
    let named = lines(&worth).filter_map(|line| line.split('\t').nth(4));
    for text in named
        .chain([&colour, &cues].into_iter().flat_map(|list| lines(list)).filter_map(|line| line.split('\t').next()))
    {
        for word in text.split([' ', ',']) {
            words.entry(word).or_default();
        }
    }
    words.remove("");
    let irregular = fs::read_to_string(data.join("irregular.tsv"))?;
    let irregular: HashMap<&str, &str> = lines(&irregular).filter_map(|line| line.split_once('\t')).collect();
    write(&words, &irregular).map_err(io::Error::other)
}

/// The words of a list: one a line, `#` begins a comment.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|word| !word.is_empty())
}

/// The words as Rust: what is known of words once for each combination, and a row for each place of the hash.
fn write(words: &BTreeMap<&str, Entry>, irregular: &HashMap<&str, &str>) -> Result<Tables, std::fmt::Error> {
    let mut text = String::new();
    // A place in `text`: where it begins, and how long it is in the last eight bits.
    let mut spelled: HashMap<&str, usize> = HashMap::new();
    let find = |form: &str| words.get_key_value(form).map(|(text, (_, tags, _))| (*text, *tags));
    let base = |form: &'_ str, tags| lemma::base(form, tags, irregular, find);
    let mut kinds: Vec<Entry> = vec![Entry::default()];
    let keys: Vec<&str> = words.keys().copied().collect();
    let (seeds, places) = table::seeds(&keys);
    let mut rows = String::new();
    for word in table::placed(&keys, &seeds, places) {
        let Some((form, entry)) = word.and_then(|word| words.get_key_value(word)) else {
            rows.push_str("[0, 0, 0],\n");
            continue;
        };
        let kind = kinds.iter().position(|kind| kind == entry).unwrap_or(kinds.len());
        if kind == kinds.len() {
            kinds.push(*entry);
        }
        let mut piece = |form| {
            *spelled.entry(form).or_insert_with(|| {
                text.push_str(form);
                (text.len() - form.len()) << 8 | form.len()
            })
        };
        let (spelling, base) = (piece(form), piece(base(form, entry.1).unwrap_or(form)));
        writeln!(rows, "[{spelling}, {base}, {kind}],")?;
    }
    let mut source = String::new();
    writeln!(source, "static SEEDS: [u16; {}] = {seeds:?};", seeds.len())?;
    writeln!(source, "static KINDS: [(Option<Tag>, TagSet, Classes); {}] = [", kinds.len())?;
    for (tag, tags, classes) in kinds {
        let tag = tag.map_or("None".to_string(), |tag| format!("Some(Tag::{tag:?})"));
        writeln!(source, "({tag}, {tags:?}, {classes:?}),")?;
    }
    writeln!(source, "];\nstatic ROWS: [[u32; 3]; {places}] = [\n{rows}];")?;
    Ok(Tables { text, source })
}
