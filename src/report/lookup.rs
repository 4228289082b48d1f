//! From an id in a report to what it names.

use super::{QuoteItem, Report, SentenceItem, SpeakerItem, TopicItem};

impl Report {
    /// The speaker with the id.
    pub fn speaker(&self, id: &str) -> Option<&SpeakerItem> {
        self.speakers.get(place(id)?)
    }

    /// The sentence with the id.
    pub fn sentence(&self, id: &str) -> Option<&SentenceItem> {
        self.sentences.get(place(id)?)
    }

    /// The topic with the id.
    pub fn topic(&self, id: &str) -> Option<&TopicItem> {
        self.topics.iter().find(|topic| topic.id == id)
    }
}

impl QuoteItem {
    /// All the words reported; an ellipsis stands where the cue interrupts them.
    pub fn words(&self) -> String {
        let parts: Vec<&str> = self.content.iter().map(|part| part.text.as_str()).collect();
        parts.join(" … ")
    }
}

/// Ids count up from one behind their letter, so that they tell the place in the list.
fn place(id: &str) -> Option<usize> {
    id.get(1..)?.parse::<usize>().ok()?.checked_sub(1)
}
