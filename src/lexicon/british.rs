//! Words in British spelling that the lexicon holds in the American one: `british.tsv`.

use super::ending::Endings;
use std::sync::LazyLock;

/// The British endings, with the American ones.
static ENDINGS: LazyLock<Endings<[&str; 2]>> = LazyLock::new(|| {
    let lines = include_str!("british.tsv").lines().filter(|line| !line.starts_with('#'));
    Endings::new(lines.filter_map(ending), |[british, _]| british)
});

/// The endings of a line, before its examples.
fn ending(line: &'static str) -> Option<[&'static str; 2]> {
    let mut fields = line.split('\t');
    Some([fields.next()?, fields.next()?])
}

/// The longest word that is looked for in another spelling; longer ones are none of a lexicon's.
const LONGEST: usize = 32;

/// Can a word with those two bytes last have another spelling in America? Most cannot.
pub(crate) fn may_be_british(last: [u8; 2]) -> bool {
    ENDINGS.may_have(last)
}

/// What is found of a lower-case word under its American spelling.
pub(crate) fn american<T>(lower: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    ENDINGS.of(lower).find_map(|[british, american]| {
        let stem = lower.strip_suffix(british).filter(|stem| stem.len() > 1)?;
        let mut spelled = [0; LONGEST];
        let len = stem.len() + american.len();
        let (start, end) = spelled.get_mut(..len)?.split_at_mut(stem.len());
        start.copy_from_slice(stem.as_bytes());
        end.copy_from_slice(american.as_bytes());
        find(str::from_utf8(&spelled[..len]).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use crate::lexicon::look_up;

    #[test]
    fn every_ending_has_its_examples() {
        for line in include_str!("british.tsv").lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [british, american, example, other] = fields[..] else { panic!("{line}: not four fields") };
            let stems = (example.strip_suffix(british), other.strip_suffix(american));
            assert!(stems.0.is_some() && stems.0 == stems.1, "{line}");
            let found = super::american(example, |spelled| (spelled == other).then_some(()));
            assert!(found.is_some(), "{line}: not found");
        }
    }

    #[test]
    fn british_words_are_those_of_america() {
        for (british, american) in
            [("colour", "color"), ("organisations", "organizations"), ("jeopardised", "jeopardized")]
        {
            assert_eq!(look_up(british).number, look_up(american).number, "{british}");
            assert_ne!(look_up(british).number, 0, "{british}");
        }
        // What a list names has a row of its own.
        for (british, american) in [("centre", "center"), ("defence", "defense")] {
            assert_eq!(look_up(british).tag, look_up(american).tag, "{british}");
        }
        for other in ["four", "promise", "Favour", "our", "ise", "zzzour", ""] {
            let found = look_up(other).text();
            assert!(found == other || found.is_empty(), "{other}: {found}");
        }
    }
}
