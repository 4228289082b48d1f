//! A report in one line of JSON, as serde_json writes it: the writer for gigabytes. serde_json looks for letters to escape in
//! every key, letter by letter, and writes each mark on its own, which took a seventh of all the time. Here a key is one
//! piece with the marks around it, and a string without such letters is copied. What is rare is left to serde_json.

use serde::Serialize;
use serde::ser::{Error as _, Impossible, SerializeSeq, SerializeStruct, Serializer};
use serde_json::{Error, Result};

/// The value behind the bytes, in one line.
///
/// # Errors
/// Where a value has a shape that no report has: a map, a tuple, a variant with fields.
pub(super) fn write(value: &impl Serialize, bytes: &mut Vec<u8>) -> Result<()> {
    value.serialize(Compact { bytes })
}

struct Compact<'a> {
    bytes: &'a mut Vec<u8>,
}

/// A list or an object that is being written.
struct Open<'a> {
    bytes: &'a mut Vec<u8>,
    /// The mark before what comes next.
    mark: u8,
}

/// The longest key that is written in one piece.
const KEY: usize = 28;

/// Is one of sixteen letters written otherwise than it is: a quotation mark, a backslash, a control character? They are made
/// one number, so that the compiler looks at all at once.
#[inline(always)]
fn any_escapes(letters: &[u8; 16]) -> bool {
    u128::from_le_bytes(letters.map(|letter| u8::from((letter < b' ') | (letter == b'"') | (letter == b'\\')))) != 0
}

/// Of a string of fewer than sixteen letters so many from its beginning and as many up to its end, which may be the same:
/// those side by side, and as they stand in it, with the marks around it and some behind.
fn ends<const MANY: usize>(text: &[u8]) -> Option<([u8; 16], [u8; 18])> {
    let (first, last) = (text.first_chunk::<MANY>()?, text.last_chunk::<MANY>()?);
    let (mut ends, mut piece) = ([b' '; 16], [b'"'; 18]);
    ends[..MANY].copy_from_slice(first);
    ends[MANY..2 * MANY].copy_from_slice(last);
    piece[1..=MANY].copy_from_slice(first);
    piece[1 + text.len() - MANY..][..MANY].copy_from_slice(last);
    Some((ends, piece))
}

/// The digits of a number that has four at most, and how many they are. All are made at once, without a branch: the two pairs,
/// side by side, are divided by ten in one multiplication.
fn digits(number: u32) -> ([u8; 4], usize) {
    const ZEROS: u32 = u32::from_le_bytes([b'0'; 4]);
    let pairs = (number / 100) | ((number % 100) << 16);
    let tens = ((pairs * 103) >> 10) & 0x000f_000f;
    let digits = tens | ((pairs - 10 * tens) << 8);
    let missing = (digits.trailing_zeros() / 8).min(3);
    (((digits | ZEROS) >> (8 * missing)).to_le_bytes(), 4 - missing as usize)
}

/// Numbers that are not counts, truth values, letters: as serde_json writes them.
macro_rules! as_serde_json {
    ($($name:ident: $type:ty),*) => {
        $(fn $name(self, value: $type) -> Result<()> {
            value.serialize(&mut serde_json::Serializer::new(self.bytes))
        })*
    };
}

/// Shapes that no report has.
macro_rules! never {
    ($($name:ident($($of:ty),*) -> $out:ty),* $(,)?) => {
        $(fn $name(self, $(_: $of),*) -> Result<$out> {
            Err(Error::custom(concat!("a report has nothing for ", stringify!($name))))
        })*
    };
}

impl<'a> Serializer for Compact<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    #[inline]
    fn serialize_str(self, text: &str) -> Result<()> {
        let letters = text.as_bytes();
        if let Some(last) = letters.last_chunk() {
            if letters.as_chunks().0.iter().chain([last]).any(any_escapes) {
                return serde_json::to_writer(self.bytes, text);
            }
            self.bytes.reserve(letters.len() + 2);
            self.bytes.push(b'"');
            self.bytes.extend_from_slice(letters);
            self.bytes.push(b'"');
            return Ok(());
        }
        // How long a short one is, is hard to foretell: there is no loop over its letters, and it is one piece with what is
        // behind it, which is taken away.
        let some = ends::<8>(letters).or_else(|| ends::<4>(letters));
        let some = some.or_else(|| ends::<2>(letters)).or_else(|| ends::<1>(letters));
        let Some((_, piece)) = some.filter(|(ends, _)| !any_escapes(ends)) else {
            return serde_json::to_writer(self.bytes, text);
        };
        let end = self.bytes.len() + letters.len() + 2;
        self.bytes.extend_from_slice(&piece);
        self.bytes.truncate(end);
        Ok(())
    }

    #[inline]
    fn serialize_u64(self, number: u64) -> Result<()> {
        // Nearly all are offsets into short articles. How many digits they have is hard to foretell: four are written, and the
        // rest taken away.
        if number >= 10_000 {
            return number.serialize(&mut serde_json::Serializer::new(self.bytes));
        }
        let (digits, len) = digits(number as u32);
        let end = self.bytes.len() + len;
        self.bytes.extend_from_slice(&digits);
        self.bytes.truncate(end);
        Ok(())
    }

    #[inline]
    fn serialize_u32(self, number: u32) -> Result<()> {
        self.serialize_u64(number.into())
    }

    #[inline]
    fn serialize_f64(self, number: f64) -> Result<()> {
        // Nearly all are some hundredths, of which the shortest digits need not be looked for.
        let hundredths = (number * 100.0 + 0.5) as u8;
        if (f64::from(hundredths) / 100.0).to_bits() != number.to_bits() {
            return number.serialize(&mut serde_json::Serializer::new(self.bytes));
        }
        let digit = |place: u8| b'0' + hundredths / place % 10;
        let end = self.bytes.len() + if hundredths.is_multiple_of(10) { "0.0".len() } else { "0.00".len() };
        self.bytes.extend_from_slice(&[digit(100), b'.', digit(10), digit(1)]);
        self.bytes.truncate(end);
        Ok(())
    }

    #[inline]
    fn serialize_none(self) -> Result<()> {
        self.bytes.extend_from_slice(b"null");
        Ok(())
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<()> {
        self.serialize_str(word)
    }

    #[inline]
    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>> {
        Ok(Open { bytes: self.bytes, mark: b'[' })
    }

    #[inline]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>> {
        Ok(Open { bytes: self.bytes, mark: b'{' })
    }

    as_serde_json!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_f32: f32, serialize_char: char);
    never! {
        serialize_bytes(&[u8]) -> (),
        serialize_unit() -> (),
        serialize_unit_struct(&'static str) -> (),
        serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        of: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<()> {
        Err(Error::custom(format!("a report has no variant with a value, as in {of}")))
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.bytes.push(self.mark);
        self.mark = b',';
        value.serialize(Compact { bytes: self.bytes })
    }

    #[inline]
    fn end(self) -> Result<()> {
        self.bytes.extend_from_slice(if self.mark == b'[' { b"[]" } else { b"]" });
        Ok(())
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Error;

    /// Where it is inlined the piece is known when the program is built.
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<()> {
        let mut piece = [0; KEY + 4];
        let Some(room) = piece.get_mut(2..2 + key.len()).filter(|room| room.len() <= KEY) else {
            return Err(Error::custom(format!("the key {key} is longer than a report has")));
        };
        room.copy_from_slice(key.as_bytes());
        piece[..2].copy_from_slice(&[self.mark, b'"']);
        piece[key.len() + 2..key.len() + 4].copy_from_slice(b"\":");
        self.bytes.extend_from_slice(&piece[..key.len() + 4]);
        self.mark = b',';
        value.serialize(Compact { bytes: self.bytes })
    }

    #[inline]
    fn end(self) -> Result<()> {
        self.bytes.extend_from_slice(if self.mark == b'{' { b"{}" } else { b"}" });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::types::Note;

    fn written(value: &impl Serialize) -> String {
        let mut bytes = Vec::new();
        write(value, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn strings_are_written_as_serde_json_writes_them() {
        let letters =
            (0..0x180).filter_map(char::from_u32).chain(['’', '“', '\u{2028}', '\u{feff}', '🗞', '\u{10ffff}']);
        for letter in letters {
            for (before, behind) in (0..10).flat_map(|before| [0, 1, 7, 8].map(|behind| (before, behind))) {
                let text = format!("{}{letter}{}", "ß!".repeat(before), "x".repeat(behind));
                assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
            }
        }
    }

    #[test]
    fn values_are_written_as_serde_json_writes_them() {
        fn same(value: &impl Serialize) {
            assert_eq!(written(value), serde_json::to_string(value).unwrap());
        }
        let note = || Note { code: "".into(), message: "a\\b".into(), start: 1, end: 0 };
        same(&Vec::<Note>::new());
        same(&vec![Some(note()), None, Some(note())]);
        (0..=10_000).chain([usize::MAX]).for_each(|number| same(&number));
        [0.0, -0.0, 0.1 + 0.2, 1e-9, 2.56, -0.5, f64::MAX, f64::NAN].iter().for_each(same);
        (0..300).map(|hundredths| f64::from(hundredths) / 100.0).for_each(|number| same(&number));
    }

    #[test]
    fn what_no_report_has_is_told() {
        for told in [write(&(1, 2), &mut Vec::new()), write(&(), &mut Vec::new())] {
            assert!(told.unwrap_err().to_string().starts_with("a report has nothing for"));
        }
    }
}
