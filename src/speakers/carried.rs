//! Whose a quote is that has no source of its own.

use super::Answer;
use super::mention::Standing;
use super::resolve::Resolver;
use crate::lexicon::numbers;
use std::ops::Range;

impl Resolver<'_, '_> {
    /// "Dana Roe was angry. “It is safe.”", "She shook her head. “It is safe.”": a quotation that nothing gives to anybody is whose
    /// the sentence before it in the paragraph tells, where that is one person.
    pub(super) fn carried(&mut self) {
        for number in 0..self.quotes.len() {
            let quote = &self.quotes[number];
            if quote.source.is_some() || quote.cue.is_some() || quote.nested_in.is_some() {
                continue;
            }
            let here = self.scene.sentence(self.text.tokens_in(quote.content[0]).start);
            let Some(before) = here.checked_sub(1).map(|before| &self.text.sentences[before]) else { continue };
            if self.text.sentences[here].block != before.block {
                continue;
            }
            let first = self.mentions.partition_point(|mention| mention.name.start < before.tokens.start);
            let told = (first..self.mentions.len()).take_while(|at| self.mentions[*at].name.start < before.tokens.end);
            let persons: Vec<usize> = told.filter(|at| self.entities[self.of_mention[*at]].is_person()).collect();
            let start = before.tokens.start;
            let speaker = match persons[..] {
                [one]
                    if self.mentions[one].standing == Standing::Subject && self.told(self.mentions[one].name.start) =>
                {
                    Some(self.of_mention[one])
                }
                [] if self.is_word(start, &numbers!["he", "she"]) => {
                    self.personal(start, None).map(|answer| answer.speaker)
                }
                _ => None,
            };
            self.answers[number] = speaker.map(|speaker| Answer { speaker, rule: "speaker-carried", confidence: 0.6 });
        }
    }

    /// "A: I was glad.": who answers in an interview is the person named most in the article.
    pub(super) fn interviewed(&mut self) {
        let answers = || (0..self.quotes.len()).filter(|number| self.turn(*number) == Some("A"));
        let mut said = answers().flat_map(|number| self.text.tokens_in(self.quotes[number].content[0]));
        if !said.any(|token| self.is_word(token, &numbers!["i", "my", "me"])) {
            return;
        }
        let persons = (0..self.entities.len()).rev().filter(|entity| self.entities[*entity].is_person());
        let Some(speaker) = persons.max_by_key(|entity| self.entities[*entity].mentions.len()) else { return };
        for number in answers().collect::<Vec<_>>() {
            self.answers[number] = Some(Answer { speaker, rule: "speaker-salient", confidence: 0.6 });
        }
    }

    /// "Q" and "A", where such a letter opens what somebody says.
    pub(super) fn turn(&self, quote: usize) -> Option<&str> {
        let source = self.quotes[quote].source.filter(|_| self.quotes[quote].rule == "speaker-colon")?;
        Some(source.of(self.text.source)).filter(|letter| matches!(*letter, "Q" | "A"))
    }

    /// "THE PRESIDENT: Thank you.": one label is one speaker, who is named before it if at all.
    pub(super) fn labelled(&mut self, tokens: Range<usize>, quote: usize) -> Option<Answer> {
        let label = self.text.span(tokens.clone()).of(self.text.source);
        if let Some(answer) = self.labels.get(label) {
            return Some(*answer);
        }
        let named = self.speaker(tokens.clone(), quote).filter(|answer| !self.is_unmet(answer.speaker, tokens.start));
        let answer = named.or_else(|| self.nameless(tokens.start, tokens.end, tokens.end - 1))?;
        self.labels.insert(label, answer);
        Some(answer)
    }

    /// Is it a label that tells who speaks by a description: "THE PRESIDENT:"?
    pub(super) fn is_label(&self, first: usize, quote: usize) -> bool {
        self.quotes[quote].rule == "speaker-colon" && self.is_word(first, &numbers!["the"])
    }

    /// "ROE: It is safe. I said that it would be.": "I" in a paragraph that a speaker's name opens is that speaker.
    pub(super) fn first_persons(&mut self) {
        for number in 0..self.quotes.len() {
            let Some(source) = self.quotes[number].source.filter(|_| self.answers[number].is_none()) else { continue };
            let first = self.text.tokens_in(source).start;
            if !self.is_word(first, &numbers!["i", "we"]) {
                continue;
            }
            let block = self.text.sentences[self.scene.sentence(first)].block;
            let labels = (number.saturating_sub(LABELS)..number).rev();
            let label = labels.filter(|label| self.quotes[*label].rule == "speaker-colon").find(|label| {
                let start = self.text.tokens_in(self.quotes[*label].content[0]).start;
                self.text.sentences[self.scene.sentence(start)].block == block
            });
            let answer = label.and_then(|label| self.answers[label]);
            self.answers[number] = answer.map(|answer| Answer { rule: "speaker-first-person", ..answer });
        }
    }
}

/// How many quotes back the one that a speaker's name opens is looked for.
const LABELS: usize = 12;
