//! A pack of topics: it is read, or told wrong at a place that it has; and what was read matches within the rules.
#![no_main]

#[path = "../rules/mod.rs"]
mod rules;

use newsclaim::claims::Topics;
use newsclaim::claims::topics::read_pack;
use std::sync::Arc;

/// Words for triggers to meet.
const ARTICLE: &str = "“The sanctions will end, and so will the strike at the port,” Dana Roe, the US envoy, said on \
    Monday. A cease-fire has not been agreed; the asset freeze of 2,000 firms' funds stays, and the tax was cut.\n\n\
    The union said workers would walk out if the council raised the tax again and again and again.\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = str::from_utf8(bytes) else { return };
    match read_pack(source) {
        Ok(topics) => {
            for topic in &topics {
                let again = read_pack(&topic.source).expect("what was read once is read again");
                assert_eq!(again[0].id, topic.id);
            }
            rules::holds_about(ARTICLE, &Arc::new(Topics::new(topics)));
        }
        Err(error) => assert!(error.line <= source.matches('\n').count() + 1, "{error}"),
    }
});
