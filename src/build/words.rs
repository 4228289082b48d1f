//! The table of words, from `words.tsv`, the lists of `classes/` and the forms' bases. The words of `frequent.txt` stand
//! first in it.

use crate::lexicon::{self, Class, Classes, Known, Tag, TagSet, Word, Words, lemma};
use crate::{lines, table, verbs};
use std::collections::{BTreeMap, HashMap, HashSet};
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

/// Reads the data files.
pub(crate) fn tables(data: &Path) -> io::Result<Tables> {
    let mut files = vec![fs::read_to_string(data.join("words.tsv"))?];
    for class in Class::ALL {
        files.push(fs::read_to_string(data.join("classes").join(class.file()))?);
    }
    let (listed, lists) = (&files[0], &files[1..]);
    let mut words: BTreeMap<&str, Known> = BTreeMap::new();
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
    let others = [&colour, &cues].into_iter().flat_map(|list| lines(list));
    let named = lines(&worth).filter_map(|line| line.split('\t').nth(4));
    for text in named.chain(others.filter_map(|line| line.split('\t').next())) {
        for word in text.split([' ', ',']) {
            words.entry(word).or_default();
        }
    }
    // So must the nouns for persons and bodies, of either number, but as they are spelled in America.
    let (roles, bodies) = (list("speakers/roles.tsv")?, list("speakers/bodies.tsv")?);
    let nouns = [&roles, &bodies].into_iter().flat_map(|list| lines(list)).filter_map(|line| line.split('\t').next());
    let mut nouns: Vec<&str> = nouns.flat_map(|noun| [noun, format!("{noun}s").leak()]).collect();
    for at in 0..nouns.len() {
        match lexicon::american(nouns[at], |spelled| words.get_key_value(spelled).map(|(word, _)| *word)) {
            Some(spelled) => nouns.push(spelled),
            None => _ = words.entry(nouns[at]).or_default(),
        }
    }
    words.remove("");
    take_tags(&mut words);
    add_forms(&mut words, &cues);
    let frequent = fs::read_to_string(data.join("frequent.txt"))?;
    let irregular = fs::read_to_string(data.join("irregular.tsv"))?;
    let irregular: HashMap<&str, &str> = lines(&irregular).filter_map(|line| line.split_once('\t')).collect();
    // A row names its base by the base's own row.
    for base in
        irregular.iter().filter(|(form, _)| words.contains_key(*form)).map(|(_, base)| *base).collect::<Vec<_>>()
    {
        words.entry(base).or_default();
    }
    let frequent = lines(&frequent).filter_map(|word| words.get_key_value(word).map(|(word, _)| *word)).collect();
    write(&words, frequent, &irregular, &marks(&worth, &colour, &cues, &nouns)).map_err(io::Error::other)
}

/// Gives the words that only a list names the tags of their American spelling.
fn take_tags<'a>(words: &mut BTreeMap<&'a str, Known>) {
    let known = |spelled: &str| words.get(spelled).filter(|(tag, ..)| tag.is_some());
    let bare = words.iter().filter(|(_, (tag, ..))| tag.is_none());
    let taken: Vec<(&'a str, Known)> =
        bare.filter_map(|(word, _)| Some((*word, *lexicon::american(word, known)?))).collect();
    for (word, (tag, tags, _)) in taken {
        words.entry(word).and_modify(|entry| (entry.0, entry.1) = (tag, tags));
    }
}

/// Adds the forms that the cues which are verbs lack.
fn add_forms<'a>(words: &mut BTreeMap<&'a str, Known>, cues: &'a str) {
    for verb in verbs::of_cues(cues) {
        let (tag, tags, _) = words.entry(verb).or_default();
        if tags.is_empty() {
            *tag = Some(Tag::VB);
            [Tag::VB, Tag::VBP].into_iter().for_each(|tag| tags.insert(tag));
        }
        // "dubbed" is a form itself.
        if !lemma::VERB.iter().any(|tag| tags.contains(*tag)) {
            continue;
        }
        let noun = tags.contains(Tag::NN);
        for (form, all) in verbs::forms(verb) {
            let mut tags = TagSet::EMPTY;
            all.iter().for_each(|tag| tags.insert(*tag));
            // "by screams"
            if noun && tags.contains(Tag::VBZ) {
                tags.insert(Tag::NNS);
            }
            words.entry(form.leak()).or_insert((all.first().copied(), tags, Classes::NONE));
        }
    }
}

/// The words that begin an entry of `worth.tsv`, those that end a row of `colour.tsv`, those that are one of `cues.tsv`, and
/// the nouns for persons and bodies.
fn marks<'a>(worth: &'a str, colour: &'a str, cues: &'a str, nouns: &[&'a str]) -> HashMap<&'a str, Classes> {
    let entries = lines(worth).filter_map(|line| line.split('\t').nth(4)).flat_map(|entries| entries.split(", "));
    let begin = entries.filter_map(|entry| entry.split(' ').next()).map(|word| (word, Class::Sign));
    let rows = |file: &'a str| lines(file).filter_map(|line| line.split('\t').next());
    let end = rows(colour).filter_map(|row| row.split(' ').next_back()).map(|word| (word, Class::Colour));
    let cues = rows(cues).map(|word| (word, Class::Cue));
    let mut marks: HashMap<&str, Classes> = HashMap::new();
    let nouns = nouns.iter().map(|noun| (*noun, Class::Sense));
    begin.chain(end).chain(cues).chain(nouns).for_each(|(word, class)| marks.entry(word).or_default().insert(class));
    marks
}

/// The words of a list: one a line, `#` begins a comment.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|word| !word.is_empty())
}

/// The words as Rust: what is known of words once for each combination, a row for each word, the frequent ones first,
/// and the number of the row for each place of the hash; 0 is the row of no word. Forms of a word have its marks.
fn write<'a>(
    words: &BTreeMap<&'a str, Known>,
    mut order: Vec<&'a str>,
    irregular: &HashMap<&str, &str>,
    marks: &HashMap<&str, Classes>,
) -> Result<Tables, std::fmt::Error> {
    let find = |form: &str| words.get_key_value(form).map(|(text, (_, tags, _))| (*text, *tags));
    let base = |form: &'_ str, tags| lemma::base(form, tags, irregular, find);
    let mut kinds: Vec<Known> = vec![Known::default()];
    let keys: Vec<&str> = words.keys().copied().collect();
    let first: HashSet<&str> = order.iter().copied().collect();
    let (text, starts) = spelled(&order, &keys);
    order.extend(keys.iter().copied().filter(|word| !first.contains(word)));
    let mut taken = Words { spelled: vec![""], ..Words::default() };
    let number: HashMap<&str, u16> = order.iter().copied().zip(1..).collect();
    assert_eq!(number.len(), keys.len(), "as many numbers as words");
    let mut rows = String::from("Row { text: 0, base: 0, kind: 0 },\n");
    for (form, (tag, tags, classes)) in order.iter().filter_map(|word| words.get_key_value(word)) {
        let lemma = base(form, *tags).unwrap_or(form);
        let marks = [form, lemma].into_iter().filter_map(|word| marks.get(word));
        let classes = marks.fold(*classes, |classes, marks| classes.and(*marks));
        let entry = (*tag, *tags, classes);
        let kind = kinds.iter().position(|kind| *kind == entry).unwrap_or(kinds.len());
        if kind == kinds.len() {
            kinds.push(entry);
        }
        let base = number.get(lemma).copied().unwrap_or_default();
        // A place in `text`: where it begins, and how long it is in the last eight bits.
        writeln!(rows, "Row {{ text: {}, base: {base}, kind: {kind} }},", starts[form] << 8 | form.len())?;
        let form = &*form.to_string().leak();
        taken.spelled.push(form);
        taken.by_text.insert(form, Word { tags: *tags, classes, number: number[form], base, tag: *tag });
    }
    lexicon::take(taken);
    let (seeds, places) = table::seeds(&keys);
    let places: Vec<u16> =
        table::placed(&keys, &seeds, places).into_iter().map(|word| word.map_or(0, |word| number[word])).collect();
    let mut source = String::new();
    writeln!(source, "static SEEDS: [u16; {}] = {seeds:?};", seeds.len())?;
    writeln!(source, "static KINDS: [Known; {}] = [", kinds.len())?;
    for (tag, tags, classes) in kinds {
        let tag = tag.map_or("None".to_string(), |tag| format!("Some(Tag::{tag:?})"));
        writeln!(source, "({tag}, {tags:?}, {classes:?}),")?;
    }
    writeln!(source, "];\nstatic ROWS: [Row; {}] = [\n{rows}];", keys.len() + 1)?;
    writeln!(source, "static PLACES: [u16; {}] = {places:?};", places.len())?;
    Ok(Tables { text: table::padded(text), source })
}

/// A text that holds all words, and where in it each begins: the frequent ones, then the others, of which one that begins
/// the next by the alphabet has no place of its own. `sorted` are all.
fn spelled<'a>(frequent: &[&'a str], sorted: &[&'a str]) -> (String, HashMap<&'a str, usize>) {
    let (mut text, mut starts) = (String::new(), HashMap::new());
    for word in frequent {
        starts.insert(*word, text.len());
        text.push_str(word);
    }
    let mut next = "";
    for word in sorted.iter().rev() {
        if !starts.contains_key(word) {
            let within = starts.get(next).copied().filter(|_| next.starts_with(word));
            let start = within.unwrap_or_else(|| {
                text.push_str(word);
                text.len() - word.len()
            });
            starts.insert(*word, start);
        }
        next = word;
    }
    (text, starts)
}
