//! Where a token ends: Unicode word bounds, refined to the tokens of the Penn Treebank.

use super::cluster::{cluster, is_alphanumeric, is_blank};
use super::token::known;
use crate::lexicon::Class;

/// The end of the token that begins at `at`. `text` ends where the block does.
pub(super) fn token_end(text: &str, at: usize, spaced: bool) -> usize {
    let Some((first, next)) = cluster(text, at) else { return text.len() };
    match first {
        _ if is_alphanumeric(first) => link_end(text, at).unwrap_or_else(|| word_end(text, at)),
        '.' => stops_end(text, at, next, spaced),
        '\'' | '’' | '‘' => apostrophe_end(text, at, next, spaced),
        '@' | '#' if after(text, next).is_some_and(char::is_alphabetic) => handle_end(text, next),
        '-' | '_' | '*' | '=' | '~' | '`' | '—' | '–' => run_of(text, next, first),
        _ => next,
    }
}

/// The first character at `at`.
fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The last character before `at`.
fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The end of the letters and digits from `at` on.
fn letters_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) && bytes.get(at + 1).is_none_or(u8::is_ascii) {
            at += 1;
        }
        match cluster(text, at) {
            Some((first, end)) if is_alphanumeric(first) => at = end,
            _ => return at,
        }
    }
}

/// The end of a word or number, its contraction left for the next token and its stop taken in.
fn word_end(text: &str, start: usize) -> usize {
    let mut at = letters_end(text, start);
    if text[start..at].eq_ignore_ascii_case("n") && text[at..].starts_with('°') {
        at = cluster(text, at).map_or(at, |(_, end)| end);
    }
    let mut apostrophe = None;
    while let Some(next) = joined(text, start, at) {
        if matches!(after(text, at), Some('\'' | '’')) {
            apostrophe = Some((at, next));
        }
        at = letters_end(text, next);
    }
    let clitic = apostrophe.and_then(|(mark, letters)| clitic_start(text, mark, &text[letters..at]));
    match clitic.filter(|clitic| *clitic > start) {
        Some(clitic) => clitic,
        None if is_fused(&text[start..at]) => start + 3,
        None if stop_belongs(text, start, at) => at + 1,
        None => at,
    }
}

/// Two words set as one, the first of three letters: "can|not", "gon|na".
pub(super) const FUSED: [&str; 6] = ["cannot", "gonna", "gotta", "wanna", "gimme", "lemme"];

fn is_fused(word: &str) -> bool {
    matches!(word.len(), 5 | 6)
        && matches!(word.as_bytes()[0] | 0x20, b'c' | b'g' | b'w' | b'l')
        && FUSED.iter().any(|fused| word.eq_ignore_ascii_case(fused))
}

/// Where the letters go on when the mark at `at` stands within the word.
fn joined(text: &str, start: usize, at: usize) -> Option<usize> {
    let (mark, next) = cluster(text, at)?;
    let (left, right) = (before(text, at)?, after(text, next)?);
    if mark == '.' && right == '-' && is_acronym(&text[start..at]) {
        return Some(next + 1).filter(|next| after(text, *next).is_some_and(char::is_alphanumeric));
    }
    if !is_alphanumeric(right) {
        return None;
    }
    let joins = match mark {
        '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '_' | '/' | '@' | '\u{AD}' | '\u{2060}' => true,
        '.' => !lacks_blank(text, left, next),
        ',' | ':' => left.is_numeric() && right.is_numeric(),
        '&' => left.is_uppercase() && right.is_uppercase(),
        _ => false,
    };
    joins.then_some(next)
}

/// Does a sentence end at the stop with no blank after it: "the end.The next"?
fn lacks_blank(text: &str, left: char, next: usize) -> bool {
    let mut chars = text[next..].chars();
    let opens = chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
    (left.is_lowercase() || left.is_numeric())
        && opens
        && !matches!(text.as_bytes().get(letters_end(text, next)), Some(b'@' | b'.' | b'/'))
}

/// Where a contraction or possessive begins: "did|n't", "Roe|'s".
fn clitic_start(text: &str, mark: usize, tail: &str) -> Option<usize> {
    if tail.eq_ignore_ascii_case("t") && matches!(text.as_bytes().get(mark.wrapping_sub(1)), Some(b'n' | b'N')) {
        return Some(mark - 1);
    }
    is_clitic(tail).then_some(mark)
}

fn is_clitic(tail: &str) -> bool {
    ["s", "re", "ve", "ll", "m", "d"].iter().any(|clitic| tail.eq_ignore_ascii_case(clitic))
}

/// Does the stop at `at` belong to the word before it? One of an ellipsis never does.
fn stop_belongs(text: &str, start: usize, at: usize) -> bool {
    matches!(cluster(text, at), Some(('.', end)) if end == at + 1 && text.as_bytes().get(end) != Some(&b'.'))
        && keeps_stop(text, start, at)
}

/// Is the word one that takes the stop after it?
fn keeps_stop(text: &str, start: usize, at: usize) -> bool {
    let word = &text[start..at];
    let mut letters = word.chars();
    let first = letters.next();
    if letters.next().is_none() && first.is_some_and(char::is_uppercase) {
        return is_initial(text, at + 1) && !(word == "X" && is_posted(&text[..start]));
    }
    let tail = word.rfind('-').map_or(start, |hyphen| start + hyphen + 1);
    if is_acronym(&text[tail..at]) {
        return true;
    }
    let word = known(&text[tail..=at]);
    let next = || next_word(text, at + 1).and_then(|next| after(text, next));
    word.is(Class::TitleAbbreviation)
        || word.is(Class::Abbreviation)
        || word.is(Class::NumberAbbreviation) && next().is_some_and(char::is_numeric)
        || word.is(Class::WordAbbreviation)
            && after(text, tail).is_some_and(char::is_uppercase)
            && next().is_some_and(|next| {
                // "NORBURY, Mass. (Wire) — Talks"
                let dateline = || matches!(next, '(' | '-' | '–' | '—') && text[..tail].ends_with(", ");
                next.is_lowercase() || next.is_numeric() || matches!(next, ',' | ';' | ')') || dateline()
            })
}

/// Single letters with stops between: "U.S", "a.m".
fn is_acronym(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|letter| letter.chars().count() == 1 && !letter.starts_with(|c: char| c.is_numeric()))
}

/// Does a name go on after a letter and its stop: "J. Roe", "J. “Ned” Roe", but not "you and I. Did"?
fn is_initial(text: &str, at: usize) -> bool {
    let Some(mut next) = next_word(text, at) else { return false };
    if let Some(mark) = after(text, next).filter(|mark| matches!(mark, '"' | '“')) {
        next += mark.len_utf8();
        if !text[letters_end(text, next)..].starts_with(['"', '”']) {
            return false;
        }
    }
    let end = letters_end(text, next);
    after(text, next).is_some_and(char::is_uppercase)
        && (text.as_bytes().get(end) == Some(&b'.') || !known(&text[next..end]).is(Class::SentenceStarter))
}

/// "He wrote on X. Roe denied it.": behind such a word the letter is where one writes.
fn is_posted(before: &str) -> bool {
    let before = before.trim_end();
    [" on", " via", " to"].into_iter().any(|word| before.ends_with(word))
}

/// The place of the next character that is not blank.
fn next_word(text: &str, mut at: usize) -> Option<usize> {
    for _ in 0..3 {
        if !is_blank(text, at) {
            break;
        }
        at += after(text, at)?.len_utf8();
    }
    (at < text.len()).then_some(at)
}

/// The end of a web address; nothing where none begins.
fn link_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if !matches!(bytes.get(at), Some(b'h' | b'H' | b'w' | b'W')) {
        return None;
    }
    let opens = |head: &str| bytes.get(at..at + head.len()).is_some_and(|b| b.eq_ignore_ascii_case(head.as_bytes()));
    if !["http://", "https://", "www."].into_iter().any(opens) {
        return None;
    }
    let stretch = text[at..].find(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '"' | '<' | '>'));
    let address = stretch.map_or(&text[at..], |end| &text[at..at + end]);
    let address = address.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '/');
    // The last character may carry a mark that lengthens its cluster.
    let last = at + address.len().checked_sub(1)?;
    cluster(text, last).map(|(_, end)| end)
}

/// The end of an account name or a tag: "@roe", "#vote".
fn handle_end(text: &str, at: usize) -> usize {
    let mut end = letters_end(text, at);
    while matches!(cluster(text, end), Some(('_', _))) {
        end = letters_end(text, end + 1);
    }
    end
}

/// The end of a run of one mark: "--", "``", "***".
fn run_of(text: &str, mut at: usize, mark: char) -> usize {
    while let Some((_, next)) = cluster(text, at).filter(|(first, _)| *first == mark) {
        at = next;
    }
    at
}

/// The end of a stop, of an ellipsis (its stops may be parted), or of a number such as ".5".
fn stops_end(text: &str, at: usize, next: usize, spaced: bool) -> usize {
    if spaced && after(text, next).is_some_and(char::is_numeric) {
        return letters_end(text, next);
    }
    let solid = run_of(text, next, '.');
    let (mut end, mut parts) = (solid, 1);
    while matches!(cluster(text, end), Some((' ' | '\u{A0}', _)))
        && let Some((_, blank)) = cluster(text, end)
        && let Some(('.', stop)) = cluster(text, blank)
    {
        (end, parts) = (run_of(text, stop, '.'), parts + 1);
    }
    if parts > 2 || solid - at > 1 { end } else { solid }
}

/// The end of an apostrophe or single mark, with the letters it stands for: "'s", "'80s", "'em".
fn apostrophe_end(text: &str, at: usize, next: usize, spaced: bool) -> usize {
    if let Some(('\'', second)) = cluster(text, next).filter(|_| text.as_bytes().get(at) == Some(&b'\'')) {
        return if closes_two(text, second) { next } else { second };
    }
    let end = letters_end(text, next);
    let tail = &text[next..end];
    let decade =
        tail.len() <= 3 && tail.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit));
    let known_so = || is_clitic(tail) != spaced && matches!(known(&text[at..end]).text().as_bytes(), [b'\'', _, ..]);
    if decade || (!tail.is_empty() && tail.len() < 8 && known_so()) { end } else { next }
}

/// Does the third of three single marks that close stand at `at`: a quotation within one set in two of them?
fn closes_two(text: &str, at: usize) -> bool {
    let behind = text.get(at..).and_then(|rest| rest.strip_prefix('\''));
    behind.is_some_and(|rest| !rest.starts_with(|c: char| c == '\'' || c.is_alphanumeric()))
}
