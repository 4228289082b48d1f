//! Byte offsets as the units that users count in.

use super::marked::Marked;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an offset counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Unicode code points, as Python counts.
    #[default]
    Codepoint,
    /// Bytes of UTF-8, as Rust and Go count.
    Byte,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

/// Turns byte offsets of one text into a unit, in any order and constant time each, and back by a search.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    /// The bytes that count nothing; none where both count alike.
    silent: Marked,
}

/// The high bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;

impl<'a> Offsets<'a> {
    /// Reads the text once.
    pub fn new(text: &'a str, unit: OffsetUnit) -> Offsets<'a> {
        // The second byte of a character of four counts in UTF-16, where the character counts twice.
        let mut second = 0;
        let silent = match unit {
            OffsetUnit::Byte => Marked::default(),
            _ if text.is_ascii() => Marked::default(),
            OffsetUnit::Codepoint => Marked::those(text.as_bytes(), inside),
            OffsetUnit::Utf16 => Marked::those(text.as_bytes(), |eight| {
                let first = eight & eight << 1 & eight << 2 & eight << 3 & HIGH;
                let seconds = first << 8 | second;
                second = first >> 56;
                inside(eight) & !seconds
            }),
        };
        Offsets { text, silent }
    }

    /// The byte offset in the unit.
    pub fn at(&self, byte: u32) -> usize {
        byte as usize - self.silent.before(byte as usize)
    }

    /// The byte offset of an offset in the unit, on a character boundary; the end of the text for those beyond it.
    pub fn byte(&self, offset: usize) -> usize {
        // No byte counts for more than one.
        let (mut byte, mut end) = (offset.min(self.text.len()), self.text.len());
        while byte < end {
            let middle = usize::midpoint(byte, end);
            if self.at(middle as u32) < offset { byte = middle + 1 } else { end = middle }
        }
        while !self.text.is_char_boundary(byte) {
            byte += 1;
        }
        byte
    }
}

/// The high bits of those of eight bytes that begin no character: of the two highest bits only the first is set.
fn inside(eight: u64) -> u64 {
    eight & !(eight << 1) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_counts_its_own() {
        let text = format!("{}é€😀x", "a".repeat(300));
        let end = text.len() as u32;
        let count = |unit| Offsets::new(&text, unit).at(end);
        assert_eq!(count(OffsetUnit::Byte), 300 + 2 + 3 + 4 + 1);
        assert_eq!(count(OffsetUnit::Codepoint), 304);
        assert_eq!(count(OffsetUnit::Utf16), 305);
        assert_eq!(Offsets::new(&text, OffsetUnit::Codepoint).at(302), 301);
    }

    #[test]
    fn what_counts_for_two_and_what_for_nothing_are_told_apart_among_eight_bytes() {
        // The third eight begin within a character, and the fourth end within one that counts twice.
        let text = format!("{}é{}😀", "a".repeat(15), "b".repeat(14));
        assert_eq!(Offsets::new(&text, OffsetUnit::Utf16).at(18), 17);
        assert_eq!(Offsets::new(&text, OffsetUnit::Codepoint).at(18), 17);
    }

    #[test]
    fn each_unit_finds_back() {
        let text = format!("a😀é{}€{}é", "€x".repeat(200), "b".repeat(600));
        for unit in [OffsetUnit::Byte, OffsetUnit::Codepoint, OffsetUnit::Utf16] {
            let offsets = Offsets::new(&text, unit);
            for (byte, _) in text.char_indices() {
                assert_eq!(offsets.byte(offsets.at(byte as u32)), byte, "{unit:?}");
            }
            assert_eq!(offsets.byte(usize::MAX), text.len());
        }
        assert_eq!(Offsets::new("é", OffsetUnit::Byte).byte(1), 2);
        assert_eq!(Offsets::new("", OffsetUnit::Byte).byte(1), 0);
    }
}
