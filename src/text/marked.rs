//! Marked bytes of a text, counted without a search: where its tokens end, which bytes begin no character.

/// Which bytes are marked, and how many of them stand before any byte.
#[derive(Debug, Default)]
pub(super) struct Marked {
    parts: Vec<Part>,
}

/// As many bytes as a number has bits.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    marks: u64,
    /// How many marks all parts before have.
    before: u32,
}

const PART: usize = u64::BITS as usize;

impl Marked {
    /// None of so many bytes.
    pub(super) fn none_of(bytes: usize) -> Marked {
        Marked { parts: vec![Part::default(); bytes / PART + 1] }
    }

    /// Those of a text that are so. It is asked of eight bytes at once, and answered by the high bit of each.
    pub(super) fn those(text: &[u8], mut are: impl FnMut(u64) -> u64) -> Marked {
        /// Brings the lowest bits of eight bytes together in the highest byte.
        const TOGETHER: u64 = 0x0102_0408_1020_4080;
        let mut all = Marked::none_of(text.len());
        let (wholes, rest) = text.as_chunks::<PART>();
        let mut last = [0; PART];
        last[..rest.len()].copy_from_slice(rest);
        for (part, bytes) in all.parts.iter_mut().zip(wholes.iter().chain([&last])) {
            for (at, eight) in bytes.as_chunks::<8>().0.iter().enumerate() {
                let marks = (are(u64::from_le_bytes(*eight)) >> 7).wrapping_mul(TOGETHER) >> 56;
                part.marks |= marks << (8 * at);
            }
        }
        all.count();
        all
    }

    #[inline(always)]
    pub(super) fn mark(&mut self, byte: usize) {
        self.parts[byte / PART].marks |= 1 << (byte % PART);
    }

    /// Counts the marks, when all are made.
    pub(super) fn count(&mut self) {
        let mut before = 0;
        for part in &mut self.parts {
            part.before = before;
            before += part.marks.count_ones();
        }
    }

    /// How many marks stand before the byte, or in the whole text where that is its end.
    pub(super) fn before(&self, byte: usize) -> usize {
        self.parts.get(byte / PART).map_or(0, |part| {
            let marks = part.marks & ((1 << (byte % PART)) - 1);
            part.before as usize + marks.count_ones() as usize
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn marks_are_counted(marks in proptest::collection::vec(any::<bool>(), 0..300)) {
            let text: Vec<u8> = marks.iter().map(|mark| if *mark { b'\x80' } else { b'a' }).collect();
            let of_text = Marked::those(&text, |eight| eight & 0x8080_8080_8080_8080);
            let mut made = Marked::none_of(text.len());
            (0..text.len()).filter(|at| marks[*at]).for_each(|at| made.mark(at));
            made.count();
            for end in 0..=text.len() {
                let count = marks[..end].iter().filter(|mark| **mark).count();
                prop_assert_eq!((of_text.before(end), made.before(end)), (count, count));
            }
        }
    }
}
