//! The newsclaim command.

fn main() {}
