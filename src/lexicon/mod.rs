//! What is known of words before any article is read: their classes, their base forms, and the lists
//! (days, titles, cue verbs …) they stand in. All of it is data in this folder; each file says where it
//! is from. The build script, `src/build`, makes the files into one table.

mod british;
mod by_word;
mod class;
mod ending;
pub(crate) mod perfect;
mod tag;
mod word;
mod words;

pub(crate) use by_word::{ByWord, Places};
pub use class::{Class, Classes};
pub(crate) use ending::Endings;
pub(crate) use perfect::{HEAD, Key, Perfect, Short};
pub use tag::{Tag, TagSet};
pub use word::Word;
pub use words::look_up;
use words::spelling;
pub(crate) use words::{BE, DO, GET, HAVE, count, holds, look_up_all, number, numbers};
