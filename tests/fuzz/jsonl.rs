#![no_main]
mod read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read::holds(bytes, newsclaim::input::Format::Jsonl));
