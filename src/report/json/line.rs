//! A report as one line of JSON. Its bytes are those that `serde_json` writes, to which everything is left that is not
//! copied as it stands; but the names of fields and most strings need no look at each byte of theirs.

use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use serde_json::{Error, Result};

/// The line so far.
pub(super) struct Line {
    pub(super) bytes: Vec<u8>,
}

impl Line {
    /// A value as `serde_json` writes it.
    fn value(&mut self, value: &(impl Serialize + ?Sized)) -> Result<()> {
        serde_json::to_writer(&mut self.bytes, value)
    }

    fn string(&mut self, text: &str) -> Result<()> {
        if needs_escape(text) {
            return self.value(text);
        }
        self.bytes.reserve(text.len() + 2);
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(text.as_bytes());
        self.bytes.push(b'"');
        Ok(())
    }
}

/// Is there a byte that may not stand in a string of JSON? All are looked at, which the compiler does for many at once.
fn needs_escape(text: &str) -> bool {
    text.bytes().fold(false, |any, byte| any | (byte < 0x20) | (byte == b'"') | (byte == b'\\'))
}

/// A list or an object that is not yet closed.
pub(super) struct Open<'a> {
    line: &'a mut Line,
    empty: bool,
    close: u8,
}

impl<'a> Open<'a> {
    fn new(line: &'a mut Line, open: u8, close: u8) -> Open<'a> {
        line.bytes.push(open);
        Open { line, empty: true, close }
    }

    fn next(&mut self) {
        if !std::mem::take(&mut self.empty) {
            self.line.bytes.push(b',');
        }
    }

    fn close(self) {
        self.line.bytes.push(self.close);
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.next();
        value.serialize(&mut *self.line)
    }

    fn end(self) -> Result<()> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<()> {
        self.next();
        let bytes = &mut self.line.bytes;
        bytes.reserve(name.len() + 3);
        bytes.push(b'"');
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(b"\":");
        value.serialize(&mut *self.line)
    }

    fn end(self) -> Result<()> {
        self.close();
        Ok(())
    }
}

macro_rules! left_to_serde_json {
    ($($name:ident: $type:ty,)*) => { $(fn $name(self, value: $type) -> Result<()> { self.value(&value) })* };
}

/// Reports hold nothing else.
fn unknown<T>() -> Result<T> {
    Err(Error::custom("no value of a report"))
}

impl<'a> Serializer for &'a mut Line {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    left_to_serde_json! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_char: char,
        serialize_bytes: &[u8],
    }

    fn serialize_str(self, text: &str) -> Result<()> {
        self.string(text)
    }

    fn serialize_none(self) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<()> {
        self.bytes.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<()> {
        self.string(word)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>> {
        Ok(Open::new(self, b'[', b']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>> {
        Ok(Open::new(self, b'{', b'}'))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<()> {
        unknown()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple> {
        unknown()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct> {
        unknown()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        unknown()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap> {
        unknown()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        unknown()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Article;
    use crate::{Options, extract};

    #[test]
    fn it_is_what_serde_json_writes() {
        let texts = [
            "",
            "“It is over,” Dana Roe said.\n\nThe mayor,\tIlsa Brandt, told the \"Norbury\u{1} Ledger\\Post\" so.",
            "\"Inflation rose to 3.5 percent 😀,\" Roe said\r\nin Norbury on Monday, \u{7f}denying that it\u{1f}fell",
        ];
        for text in texts {
            let article = Article::new("a \"quoted\" id", text.to_string());
            let report = extract(&article, &Options { include_text: true, ..Options::default() });
            let mut line = Line { bytes: Vec::new() };
            report.serialize(&mut line).expect("it can be written");
            assert_eq!(String::from_utf8(line.bytes).ok(), serde_json::to_string(&report).ok());
        }
    }

    #[test]
    fn what_needs_an_escape_is_seen_wherever_it_stands() {
        for at in 0..40 {
            for (byte, needs) in [('"', true), ('\\', true), ('\u{1f}', true), (' ', false), ('é', false)] {
                let text = format!("{}{byte}{}", "a".repeat(at), "b".repeat(40 - at));
                assert_eq!(needs_escape(&text), needs, "{text}");
            }
        }
    }
}
