//! Which item of one report is which of the other: those that share the most of their text and of what names them,
//! so that a quote that ends elsewhere is the same quote, and not one lost and one added.

use super::item::Item;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// An item in both reports, by its number in each; or one that has no like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) expected: Option<usize>,
    pub(super) actual: Option<usize>,
}

/// All items, paired, as they come in the text.
pub(super) fn pairs(expected: &[Item], actual: &[Item]) -> Vec<Pair> {
    let mut likes = likes(expected, actual);
    // The most alike first; of those alike the first ones.
    likes.sort_by(|(left, alike), (right, more)| more.total_cmp(alike).then(left.cmp(right)));
    let mut partners = vec![None; expected.len()];
    let mut taken = vec![false; actual.len()];
    for ((left, right), _) in likes {
        if partners[left].is_none() && !taken[right] {
            partners[left] = Some(right);
            taken[right] = true;
        }
    }
    let mut pairs: Vec<Pair> =
        partners.into_iter().enumerate().map(|(left, actual)| Pair { expected: Some(left), actual }).collect();
    let added = (0..actual.len()).filter(|right| !taken[*right]);
    pairs.extend(added.map(|right| Pair { expected: None, actual: Some(right) }));
    let start = |pair: &Pair| {
        let item = pair.actual.map(|right| &actual[right]).or(pair.expected.map(|left| &expected[left]));
        item.and_then(|item| item.span.as_ref()).map(|span| span.start)
    };
    pairs.sort_by_key(start);
    pairs
}

/// How much the items have in common that have anything: the share of the text, and the share of the keys.
fn likes(expected: &[Item], actual: &[Item]) -> Vec<((usize, usize), f64)> {
    let mut likes: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (left, right, share) in overlaps(expected, actual) {
        likes.insert((left, right), share);
    }
    let mut by_key: HashMap<&str, Vec<usize>> = HashMap::new();
    for (right, item) in actual.iter().enumerate() {
        item.keys.iter().for_each(|key| by_key.entry(key).or_default().push(right));
    }
    for (left, item) in expected.iter().enumerate() {
        for right in item.keys.iter().filter_map(|key| by_key.get(key.as_str())).flatten() {
            let all = item.keys.len().max(actual[*right].keys.len());
            *likes.entry((left, *right)).or_default() += 1.0 / all as f64;
        }
    }
    likes.into_iter().collect()
}

/// The items that overlap, and the share of their common text in the text of both.
fn overlaps<'a>(expected: &'a [Item], actual: &'a [Item]) -> impl Iterator<Item = (usize, usize, f64)> + 'a {
    // Reports come in order of start. No item before the first whose end, or an earlier one's, is beyond a place
    // reaches that place.
    let reach: Vec<usize> = actual
        .iter()
        .scan(0, |reach, item| {
            *reach = item.span.as_ref().map_or(0, |span| span.end).max(*reach);
            Some(*reach)
        })
        .collect();
    let spans = expected.iter().enumerate().filter_map(|(left, item)| Some((left, item.span.clone()?)));
    spans.flat_map(move |(left, span)| {
        let first = reach.partition_point(|reach| *reach < span.start);
        let near = actual[first..].iter().enumerate().filter_map(|(number, item)| Some((number, item.span.as_ref()?)));
        let end = span.end;
        let near = near.take_while(move |(_, other)| other.start <= end);
        near.filter_map(move |(number, other)| Some((left, first + number, share(&span, other)?)))
    })
}

/// The share of the common text; all of it where both are empty and in the same place.
fn share(left: &Range<usize>, right: &Range<usize>) -> Option<f64> {
    if left == right {
        return Some(1.0);
    }
    let common = left.end.min(right.end).saturating_sub(left.start.max(right.start));
    let all = left.end.max(right.end) - left.start.min(right.start);
    (common > 0).then(|| common as f64 / all as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(span: Option<Range<usize>>, keys: &[&str]) -> Item {
        let keys = keys.iter().map(ToString::to_string).collect();
        Item { id: String::new(), fields: serde_json::Map::new(), span, keys }
    }

    fn paired(expected: &[Item], actual: &[Item]) -> Vec<(Option<usize>, Option<usize>)> {
        pairs(expected, actual).iter().map(|pair| (pair.expected, pair.actual)).collect()
    }

    #[test]
    fn the_most_text_in_common_pairs() {
        let spans = |all: &[(usize, usize)]| -> Vec<Item> {
            all.iter().map(|(start, end)| item(Some(*start..*end), &[])).collect()
        };
        // One that holds another, one that moved, one lost, one added.
        let expected = spans(&[(0, 100), (10, 20), (200, 220), (300, 310)]);
        let actual = spans(&[(0, 99), (12, 20), (150, 160), (210, 220)]);
        let pairs = [(Some(0), Some(0)), (Some(1), Some(1)), (None, Some(2)), (Some(2), Some(3)), (Some(3), None)];
        assert_eq!(paired(&expected, &actual), pairs);
        assert_eq!(paired(&spans(&[(0, 10)]), &spans(&[(10, 20)])), [(Some(0), None), (None, Some(0))]);
        assert_eq!(paired(&spans(&[(5, 5), (5, 5)]), &spans(&[(5, 5)])), [(Some(0), Some(0)), (Some(1), None)]);
    }

    #[test]
    fn a_common_name_or_cue_pairs() {
        let expected = [item(None, &["Roe", "0", "9"]), item(None, &["Poe", "5"])];
        let actual = [item(None, &["Poe", "5"]), item(None, &["Dana Roe", "0", "9"]), item(None, &["Doe"])];
        assert_eq!(paired(&expected, &actual), [(Some(0), Some(1)), (Some(1), Some(0)), (None, Some(2))]);
    }
}
