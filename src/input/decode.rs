//! Bytes to text.

use super::{InputError, Reading};
use encoding_rs::{Encoding, UTF_8};

/// The text of the bytes. A byte order mark goes before the encoding told, and is not part of the text.
pub(super) fn decode(mut bytes: Vec<u8>, reading: &Reading) -> Result<String, InputError> {
    if bytes.len() > reading.max_bytes {
        return Err(InputError::TooLong(reading.max_bytes));
    }
    let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((reading.encoding, 0));
    bytes.drain(..mark);
    if encoding == UTF_8 {
        return String::from_utf8(bytes)
            .map_err(|error| InputError::NotText { encoding: "UTF-8", byte: mark + error.utf8_error().valid_up_to() });
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes);
    text.map(std::borrow::Cow::into_owned).ok_or(InputError::NotText { encoding: encoding.name(), byte: mark })
}
