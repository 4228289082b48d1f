//! Byte offsets as the units that users count in.

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

/// How many bytes stand between two known points: as many as are counted at once.
const STEP: usize = 16;

/// Turns byte offsets of one text into a unit; any order, constant time each.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    unit: OffsetUnit,
    /// The offset in the unit of every [`STEP`]th byte; empty where both count alike.
    known: Vec<u32>,
}

impl<'a> Offsets<'a> {
    /// Reads the text once.
    pub fn new(text: &'a str, unit: OffsetUnit) -> Offsets<'a> {
        let mut known = Vec::new();
        if unit != OffsetUnit::Byte && !text.is_ascii() {
            known.reserve(text.len() / STEP + 2);
            let mut count = 0;
            for piece in text.as_bytes().chunks(STEP) {
                known.push(count);
                count += units(piece, unit);
            }
            known.push(count);
        }
        Offsets { text, unit, known }
    }

    /// The byte offset in the unit.
    pub fn at(&self, byte: u32) -> usize {
        let (byte, step) = (byte as usize, byte as usize / STEP);
        let Some(known) = self.known.get(step).map(|known| *known as usize) else { return byte };
        // Nearly everywhere both count alike: as many characters begin here as there are bytes. In UTF-16 one may count for two.
        let all = self.known.get(step + 1).is_some_and(|next| *next as usize == known + STEP);
        if all && self.unit == OffsetUnit::Codepoint {
            return known + byte % STEP;
        }
        let rest = self.text.as_bytes().get(step * STEP..byte).map_or(0, |bytes| units(bytes, self.unit));
        known + rest as usize
    }

    /// The byte offset of an offset in the unit, on a character boundary; the end of the text for those beyond it.
    pub fn byte(&self, offset: usize) -> usize {
        let (mut byte, mut count) = (offset.min(self.text.len()), offset);
        if !self.known.is_empty() {
            let step = self.known.partition_point(|known| *known as usize <= offset).saturating_sub(1);
            (byte, count) = (step * STEP, self.known[step] as usize);
        }
        while byte < self.text.len() && (count < offset || !self.text.is_char_boundary(byte)) {
            count += units(&self.text.as_bytes()[byte..=byte], self.unit) as usize;
            byte += 1;
        }
        byte.min(self.text.len())
    }
}

/// How many characters begin in the bytes, of which there are at most [`STEP`]; in UTF-16 those of four bytes count
/// twice.
fn units(bytes: &[u8], unit: OffsetUnit) -> u32 {
    // In a byte, so that the compiler counts a whole piece at once.
    let count = |is: fn(u8) -> bool| u32::from(bytes.iter().map(|byte| u8::from(is(*byte))).sum::<u8>());
    let begin = count(|byte| byte & 0xC0 != 0x80);
    if unit == OffsetUnit::Utf16 { begin + count(|byte| byte >= 0xF0) } else { begin }
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
    fn what_counts_for_two_and_what_for_nothing_are_told_apart_among_sixteen_bytes() {
        // The second sixteen begin within a character, and end within one that counts twice.
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
