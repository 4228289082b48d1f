//! newsclaim reads a news article and tells who said what: sentences, speakers, quotes, claims.

pub mod claims;
pub mod grammar;
pub mod lexicon;
pub mod quotes;
pub mod report;
pub mod speakers;
pub mod text;
