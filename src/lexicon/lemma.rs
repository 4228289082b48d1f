//! Base forms: a list of the irregular ones, rules for the rest.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Irregular forms and their base forms, `irregular.tsv`.
static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("irregular.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// Candidate base forms of a lower-case form, likeliest first; the caller keeps the first that is a word.
pub(super) fn candidates(form: &str) -> Vec<String> {
    if let Some(base) = IRREGULAR.get(form) {
        return vec![(*base).to_string()];
    }
    let mut bases = Vec::new();
    let mut strip = |suffix: &str, endings: &[&str]| {
        if let Some(stem) = form.strip_suffix(suffix)
            && stem.len() >= 2
        {
            let doubled = undoubled(stem).filter(|_| suffix != "s" && suffix != "es" && suffix != "ies");
            bases.extend(endings.iter().map(|ending| format!("{stem}{ending}")));
            bases.extend(doubled.map(str::to_string));
        }
    };
    strip("ies", &["y", "ie"]);
    strip("ied", &["y"]);
    strip("es", &["e", ""]);
    strip("s", &[""]);
    strip("ed", &["", "e"]);
    strip("ing", &["", "e"]);
    bases
}

/// "stopp" → "stop": a stem whose last consonant was doubled before a suffix.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let last = *bytes.last()?;
    let doubled = bytes.len() >= 3 && bytes[bytes.len() - 2] == last && !b"aeiou".contains(&last);
    doubled.then(|| &stem[..stem.len() - 1])
}
