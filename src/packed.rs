//! Texts that the program holds packed by DEFLATE (RFC 1951), as few runs print them; the build script packs them.

use miniz_oxide::inflate::decompress_to_vec;

/// The text that was packed.
pub(crate) fn unpacked(packed: &[u8]) -> String {
    decompress_to_vec(packed).ok().and_then(|text| String::from_utf8(text).ok()).unwrap_or_default()
}
