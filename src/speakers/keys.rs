//! The words of names in small letters without accents, by which mentions are led together: "BRAUN" is Braun.

use super::mention::Mention;
use crate::text::{Text, lowered};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The keys of all mentions, one behind the other: a memory of its own for each would cost more than to write it.
pub(super) struct Keys {
    text: String,
    places: Vec<Range<usize>>,
}

/// How many letters a name mostly has.
const LETTERS: usize = 10;

impl Keys {
    pub(super) fn new(text: &Text, mentions: &[Mention]) -> Keys {
        let mut keys =
            Keys { text: String::with_capacity(LETTERS * mentions.len()), places: Vec::with_capacity(mentions.len()) };
        for mention in mentions {
            let start = keys.text.len();
            keys.push(text, without_generation(text, mention.name.clone()));
            keys.places.push(start..keys.text.len());
        }
        keys
    }

    /// The words of a name, one space between them, without marks.
    fn push(&mut self, text: &Text, name: Range<usize>) {
        let start = self.text.len();
        for token in &text.tokens[name] {
            let slice = token.span.of(text.source);
            if slice.starts_with(char::is_alphanumeric) {
                if self.text.len() > start {
                    self.text.push(' ');
                }
                match token.word.text() {
                    "" if slice.is_ascii() => {
                        let from = self.text.len();
                        self.text.push_str(slice);
                        self.text[from..].make_ascii_lowercase();
                    }
                    "" => lowered(slice, |lower| self.push_plain(lower)),
                    known => self.push_plain(known),
                }
            }
        }
    }

    /// A word without accents, as the lists of given names write most, and headlines.
    fn push_plain(&mut self, lower: &str) {
        if lower.is_ascii() { self.text.push_str(lower) } else { self.text.extend(lower.chars().map(plain)) }
    }

    /// For each mention the words of its name without marks and "Jr.".
    pub(super) fn all(&self) -> Vec<&str> {
        self.places.iter().map(|place| &self.text[place.clone()]).collect()
    }
}

/// "Dana Roe Jr." is Dana Roe.
fn without_generation(text: &Text, mut name: Range<usize>) -> Range<usize> {
    let all = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];
    let tells = |slice: &str| slice.len() < 4 && all.iter().any(|one| slice.eq_ignore_ascii_case(one));
    while name.len() > 1 && tells(text.tokens[name.end - 1].span.of(text.source)) {
        name.end -= 1;
    }
    name
}

/// The first and the last word of more than one, and those between them.
pub(super) fn outer(key: &str) -> Option<(&str, &str, &str)> {
    let (first, rest) = key.split_once(' ')?;
    let (middle, last) = rest.rsplit_once(' ').unwrap_or(("", rest));
    Some((first, middle, last))
}

/// May a given name in small letters be a short form of another: "sandy" of "sandra"?
pub(super) fn is_short_form(short: &str, name: &str) -> bool {
    static FORMS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
        let lines = include_str!("short_names.tsv").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('\t')).collect()
    });
    FORMS.get(short).is_some_and(|forms| forms.split(' ').any(|form| form == name))
}

/// A letter without its accent.
fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'š' | 'ś' => 's',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        other => other,
    }
}
