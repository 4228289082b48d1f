//! The built-in topics: their packs are whole, and match what they say they match and nothing that they say they do not.

use newsclaim::claims::topics::{Sample, Topic, Topics};
use newsclaim::grammar::Grammar;
use newsclaim::text::Text;

/// How many topics the contract names.
const TOPICS: usize = 53;

/// Does a text name the topic of that number?
fn names(topic: usize, sample: &Sample) -> bool {
    let text = Text::new(&sample.text);
    Topics::built_in().find(&text, &Grammar::new(&text)).iter().any(|named| named.topic == topic)
}

#[test]
fn every_topic_is_described() {
    let topics = Topics::built_in();
    let lacking = |topic: &&Topic| topic.about.is_empty() || topic.examples.len() < 8 || topic.near_misses.len() < 4;
    let lacking: Vec<&str> = topics.all().iter().filter(lacking).map(|topic| topic.id.as_str()).collect();
    assert_eq!(lacking, Vec::<&str>::new(), "want about, at least 8 examples and at least 4 near-misses");
    assert_eq!(topics.all().len(), TOPICS);
}

#[test]
fn no_sample_stands_in_two_places() {
    let topics = Topics::built_in();
    let samples = topics.all().iter().flat_map(|topic| topic.examples.iter().chain(&topic.near_misses));
    let mut texts: Vec<&str> = samples.map(|sample| sample.text.as_str()).collect();
    texts.sort_unstable();
    let twice: Vec<&str> = texts.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    assert_eq!(twice, Vec::<&str>::new());
}

#[test]
fn examples_match_and_near_misses_do_not() {
    let mut wrong = Vec::new();
    for (number, topic) in Topics::built_in().all().iter().enumerate() {
        let (missed, matched) = (|sample: &&Sample| !names(number, sample), |sample: &&Sample| names(number, sample));
        let missed = topic.examples.iter().filter(missed).map(|sample| ("example does not match", sample));
        let matched = topic.near_misses.iter().filter(matched).map(|sample| ("near-miss matches", sample));
        wrong.extend(missed.chain(matched).map(|(what, sample)| format!("{}: {what}: {}", topic.id, sample.text)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}
