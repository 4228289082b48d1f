//! Texts that the program holds packed, as few runs print them; the build script packs them. By PPMd, variant H (Shkarin, "PPM: one step
//! to practicality", DCC 2002), which makes such text a quarter smaller than DEFLATE does.

use ppmd_rust::Ppmd7Decoder;
use std::io::Read;

/// By how many letters before it each is foretold: with more, the packs take twice the time for 3 % of their size.
pub(crate) const ORDER: u32 = 4;
/// How many bytes what is known of them may take.
pub(crate) const MEMORY: u32 = 1 << 22;

/// The text that was packed.
pub(crate) fn unpacked(packed: &[u8]) -> String {
    let mut text = String::new();
    let read = Ppmd7Decoder::new(packed, ORDER, MEMORY).is_ok_and(|mut of| of.read_to_string(&mut text).is_ok());
    if read { text } else { String::new() }
}
