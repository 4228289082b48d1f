//! From an id in a report to what it names.

use super::{QuoteItem, Report, SentenceItem, SpeakerItem, TopicItem};
use smol_str::SmolStr;

impl Report<'_> {
    /// The speaker with the id.
    pub fn speaker(&self, id: &str) -> Option<&SpeakerItem<'_>> {
        self.speakers.get(place(id)?)
    }

    /// The quote with the id.
    pub fn quote(&self, id: &str) -> Option<&QuoteItem<'_>> {
        self.quotes.get(place(id)?)
    }

    /// The numbers of what has the speaker whom `of` names, by speaker; then those of what has none.
    pub(super) fn by_speaker<'a>(
        &self,
        of: impl Iterator<Item = Option<&'a SmolStr>>,
    ) -> (Vec<Vec<usize>>, Vec<usize>) {
        grouped(self.speakers.len(), of)
    }

    /// The numbers of the claims in each quote.
    pub(super) fn claims_by_quote(&self) -> Vec<Vec<usize>> {
        grouped(self.quotes.len(), self.claims.iter().map(|claim| claim.quote.as_ref())).0
    }

    /// The place of a speaker in the list.
    pub(super) fn speaker_number(&self, id: &str) -> Option<usize> {
        place(id).filter(|number| *number < self.speakers.len())
    }

    /// The sentence with the id.
    pub fn sentence(&self, id: &str) -> Option<&SentenceItem<'_>> {
        self.sentences.get(place(id)?)
    }

    /// The topic with the id.
    pub fn topic(&self, id: &str) -> Option<&TopicItem> {
        self.topics.iter().find(|topic| topic.id == id)
    }
}

impl QuoteItem<'_> {
    /// All the words reported; an ellipsis stands where the cue interrupts them.
    pub fn words(&self) -> String {
        let parts: Vec<&str> = self.content.iter().map(|part| &*part.text).collect();
        parts.join(" … ")
    }
}

/// The numbers of the items that name each of `count` ids, and of those that name none.
fn grouped<'a>(count: usize, ids: impl Iterator<Item = Option<&'a SmolStr>>) -> (Vec<Vec<usize>>, Vec<usize>) {
    let (mut groups, mut none) = (vec![Vec::new(); count], Vec::new());
    for (number, id) in ids.enumerate() {
        let group = id.and_then(|id| groups.get_mut(place(id)?));
        group.unwrap_or(&mut none).push(number);
    }
    (groups, none)
}

/// Ids count up from one behind their letter, so that they tell the place in the list.
fn place(id: &str) -> Option<usize> {
    id.get(1..)?.parse::<usize>().ok()?.checked_sub(1)
}
