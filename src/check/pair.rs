//! Which item of one report is which of the other: those that share the most of their text and of what names them,
//! so that a quote that ends elsewhere is the same quote, and not one lost and one added.

use super::item::Item;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::Range;

/// An item in both reports, by its number in each; or one that has no like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) expected: Option<usize>,
    pub(super) actual: Option<usize>,
}

/// All items, paired, as they come in the text.
pub(super) fn pairs(expected: &[Item], actual: &[Item]) -> Vec<Pair> {
    let mut partners = Partners { of: vec![None; expected.len()], taken: vec![false; actual.len()] };
    // Where little changed, next to nothing is left to compare after this.
    for (left, right) in equal(expected, actual) {
        partners.join(left, right);
    }
    let mut likes = likes(&partners.left(expected), &partners.right(actual));
    // The most alike first; of those alike the first ones.
    likes.sort_unstable_by(|(left, alike), (right, more)| more.total_cmp(alike).then(left.cmp(right)));
    for ((left, right), _) in likes {
        partners.join(left, right);
    }
    let added = partners.right(actual).into_iter().map(|(right, _)| Pair { expected: None, actual: Some(right) });
    let all = partners.of.iter().enumerate().map(|(left, actual)| Pair { expected: Some(left), actual: *actual });
    let mut pairs: Vec<Pair> = all.chain(added).collect();
    pairs.sort_by_key(|pair| {
        let item = pair.actual.map(|right| &actual[right]).or(pair.expected.map(|left| &expected[left]));
        item.and_then(|item| item.span.as_ref()).map(|span| span.start)
    });
    pairs
}

/// Who is paired with whom so far.
struct Partners {
    /// The partner of each that is expected.
    of: Vec<Option<usize>>,
    /// Which of the others are somebody's.
    taken: Vec<bool>,
}

/// Items with their numbers.
type Numbered<'a> = Vec<(usize, &'a Item)>;

impl Partners {
    fn join(&mut self, left: usize, right: usize) {
        if self.of[left].is_none() && !self.taken[right] {
            self.of[left] = Some(right);
            self.taken[right] = true;
        }
    }

    /// Those that are expected and alone.
    fn left<'a>(&self, items: &'a [Item]) -> Numbered<'a> {
        items.iter().enumerate().filter(|(number, _)| self.of[*number].is_none()).collect()
    }

    /// The others that are alone.
    fn right<'a>(&self, items: &'a [Item]) -> Numbered<'a> {
        items.iter().enumerate().filter(|(number, _)| !self.taken[*number]).collect()
    }
}

/// Those of the same text and the same keys, in order.
fn equal<'a>(expected: &'a [Item], actual: &'a [Item]) -> impl Iterator<Item = (usize, usize)> + 'a {
    let mut alike: HashMap<_, VecDeque<usize>> = HashMap::new();
    for (right, item) in actual.iter().enumerate() {
        alike.entry((&item.span, &item.keys)).or_default().push_back(right);
    }
    let items = expected.iter().enumerate();
    items.filter_map(move |(left, item)| Some((left, alike.get_mut(&(&item.span, &item.keys))?.pop_front()?)))
}

/// How much the items have in common that have anything: the share of the text, and the share of the keys.
fn likes(expected: &Numbered, actual: &Numbered) -> Vec<((usize, usize), f64)> {
    let mut likes: BTreeMap<(usize, usize), f64> = overlaps(expected, actual).collect();
    let mut by_key: HashMap<&str, Numbered> = HashMap::new();
    for (right, item) in actual {
        item.keys.iter().for_each(|key| by_key.entry(key).or_default().push((*right, item)));
    }
    for (left, item) in expected {
        for (right, other) in item.keys.iter().filter_map(|key| by_key.get(key.as_str())).flatten() {
            *likes.entry((*left, *right)).or_default() += 1.0 / item.keys.len().max(other.keys.len()) as f64;
        }
    }
    likes.into_iter().collect()
}

/// The items that overlap, and the share of their common text in the text of both.
fn overlaps<'a>(
    expected: &'a Numbered<'a>,
    actual: &'a Numbered<'a>,
) -> impl Iterator<Item = ((usize, usize), f64)> + 'a {
    // Reports come in order of start. No item before the first whose end, or an earlier one's, is beyond a place
    // reaches that place.
    let reach: Vec<usize> = actual
        .iter()
        .scan(0, |reach, (_, item)| {
            *reach = item.span.as_ref().map_or(0, |span| span.end).max(*reach);
            Some(*reach)
        })
        .collect();
    let spans = expected.iter().filter_map(|(left, item)| Some((*left, item.span.as_ref()?)));
    spans.flat_map(move |(left, span)| {
        let first = reach.partition_point(|reach| *reach < span.start);
        let near = actual[first..].iter().filter_map(|(right, item)| Some((*right, item.span.as_ref()?)));
        let near = near.take_while(|(_, other)| other.start <= span.end);
        near.filter_map(move |(right, other)| Some(((left, right), share(span, other)?)))
    })
}

/// The share of the common text; all of it where both are empty and in the same place.
fn share(left: &Range<usize>, right: &Range<usize>) -> Option<f64> {
    if left == right {
        return Some(1.0);
    }
    let common = left.end.min(right.end).saturating_sub(left.start.max(right.start));
    let all = left.end.max(right.end).saturating_sub(left.start.min(right.start));
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
