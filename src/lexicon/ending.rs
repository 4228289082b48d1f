//! Rules about the endings of words, found by their last byte.

/// For each last byte the rules whose ending has it, in their order; those without an ending stand at each.
pub(crate) fn by_last_byte<T: Copy>(rules: impl Iterator<Item = T>, ending: fn(&T) -> &'static str) -> [Vec<T>; 256] {
    let mut by_byte = [const { Vec::new() }; 256];
    for rule in rules {
        match ending(&rule).bytes().last() {
            Some(byte) => by_byte[usize::from(byte)].push(rule),
            None => by_byte.iter_mut().for_each(|rules| rules.push(rule)),
        }
    }
    by_byte
}
