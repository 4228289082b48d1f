//! A summary for people in a terminal: who says what, and what is claimed on which topic.

use super::visible::{counted, named, steers};
use super::{Certainty, ClaimItem, Polarity, QuoteItem, Render, Report, SpeakerItem, TopicItem};
use crate::input::Article;
use std::io;
use textwrap::core::display_width;

/// How wide the column of cues may grow.
const CUE: usize = 16;

/// The narrowest that anything is wrapped to.
const NARROWEST: usize = 30;

/// A summary for people.
#[derive(Clone, Copy, Debug)]
pub struct Summary {
    /// How many columns a line may have.
    pub width: usize,
    /// Colour, for terminals.
    pub color: bool,
}

impl Render for Summary {
    fn article(&self, article: &Article, report: &Report) -> io::Result<Vec<u8>> {
        let mut lines = self.head(article, report);
        let (by_speaker, by_nobody) = report.by_speaker(report.quotes.iter().map(|quote| quote.speaker.as_ref()));
        let speakers = report.speakers.iter().map(Some).chain([None]);
        for (speaker, numbers) in speakers.zip(by_speaker.iter().chain([&by_nobody])) {
            let quotes: Vec<&QuoteItem> = numbers.iter().map(|number| &report.quotes[*number]).collect();
            if !quotes.is_empty() {
                lines.extend(self.speaker(report, speaker, &quotes));
            }
        }
        for topic in &report.topics {
            let claims: Vec<&ClaimItem> =
                report.claims.iter().filter(|claim| claim.topics.contains(&topic.id)).collect();
            lines.extend(self.topic(report, topic, &claims));
        }
        lines.push(String::new());
        Ok((lines.join("\n") + "\n").into_bytes())
    }
}

/// What a piece of a line is, for its colour.
#[derive(Clone, Copy)]
enum Style {
    Title,
    Name,
    Topic,
    Cue,
    Dim,
}

impl Summary {
    fn head(&self, article: &Article, report: &Report) -> Vec<String> {
        let title = self.wrapped(article.title.as_deref().unwrap_or(&article.id), 0, "");
        let mut lines: Vec<String> = title.into_iter().map(|line| self.styled(&line, Style::Title)).collect();
        let counts = [(report.quotes.len(), "quote"), (report.claims.len(), "claim"), (report.notes.len(), "doubt")];
        let id = article.title.as_ref().map(|_| clean(&article.id));
        let facts = [id, article.byline.as_deref().map(clean), article.date.as_deref().map(clean)];
        let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(*count, what));
        let facts: Vec<String> = facts.into_iter().flatten().chain(counts).collect();
        let facts = self.wrapped(&facts.join(" · "), 0, "");
        lines.extend(facts.into_iter().map(|line| self.styled(&line, Style::Dim)));
        lines
    }

    fn speaker(&self, report: &Report, speaker: Option<&SpeakerItem>, quotes: &[&QuoteItem]) -> Vec<String> {
        let name = speaker.map_or("Nobody named", |speaker| &speaker.name);
        let titles = speaker.map(|speaker| speaker.titles.join(", ")).unwrap_or_default();
        let mut lines = self.heading(name, Style::Name, &titles, &counted(quotes.len(), "quote"));
        let cues: Vec<String> =
            quotes.iter().map(|quote| quote.cue.as_ref().map(|cue| clean(&cue.text)).unwrap_or_default()).collect();
        let column = cues.iter().map(|cue| display_width(cue)).max().unwrap_or(0).min(CUE);
        for (quote, cue) in quotes.iter().zip(&cues) {
            let fill = column.checked_sub(display_width(cue)).map(|fill| " ".repeat(fill));
            let before = match fill {
                Some(fill) => format!("  {}{fill}  ", self.styled(cue, Style::Cue)),
                // A cue wider than its column stands on lines of its own.
                None => {
                    lines.extend(self.wrapped_clean(&self.styled(cue, Style::Cue), 2, "  "));
                    " ".repeat(column + 4)
                }
            };
            let within = quote.nested_in.as_deref().and_then(|id| report.quote(id)?.speaker.as_deref());
            let by = within.filter(|id| Some(*id) != quote.speaker.as_deref()).and_then(|id| report.speaker(id));
            let beside = by.map(|by| format!(" (as {} tells)", by.name)).unwrap_or_default();
            lines.extend(self.wrapped(&(quote.words() + &beside), column + 4, &before));
        }
        lines
    }

    fn topic(&self, report: &Report, topic: &TopicItem, claims: &[&ClaimItem]) -> Vec<String> {
        let mut lines = self.heading(&topic.label, Style::Topic, "", &counted(claims.len(), "claim"));
        for claim in claims {
            let claimant = claim.claimant.as_deref().and_then(|id| report.speaker(id));
            let mut how: Vec<&str> = claimant.iter().map(|claimant| claimant.name.as_str()).collect();
            how.extend((claim.polarity == Polarity::Negated).then_some("negated"));
            how.extend((claim.certainty != Certainty::Asserted).then(|| claim.certainty.name()));
            let how = if how.is_empty() { String::new() } else { format!(" ({})", how.join(", ")) };
            lines.extend(self.wrapped(&format!("{}{how}", claim.text), 4, "  - "));
        }
        lines
    }

    /// An empty line, and what stands over a list.
    fn heading(&self, name: &str, style: Style, beside: &str, count: &str) -> Vec<String> {
        let beside = if beside.is_empty() { String::new() } else { format!(", {}", clean(beside)) };
        let line =
            format!("{}{}", self.styled(&clean(name), style), self.styled(&format!("{beside} · {count}"), Style::Dim));
        let mut lines = vec![String::new()];
        lines.extend(self.wrapped_clean(&line, 2, ""));
        lines
    }

    /// The text in lines, behind `before`, the later ones further in.
    fn wrapped(&self, text: &str, indent: usize, before: &str) -> Vec<String> {
        self.wrapped_clean(&clean(text), indent, before)
    }

    fn wrapped_clean(&self, text: &str, indent: usize, before: &str) -> Vec<String> {
        let indent = " ".repeat(indent);
        let options =
            textwrap::Options::new(self.width.max(NARROWEST)).initial_indent(before).subsequent_indent(&indent);
        textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
    }

    fn styled(&self, text: &str, style: Style) -> String {
        let code = match style {
            Style::Title => "1;4",
            Style::Name => "1;34",
            Style::Topic => "1;35",
            Style::Cue => "36",
            Style::Dim => "2",
        };
        if self.color && !text.is_empty() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }
}

/// The text on one line, with the names of characters that would steer the terminal.
fn clean(text: &str) -> String {
    let visible: String =
        text.chars().flat_map(|c| if steers(c) { named(c).chars().collect() } else { vec![c] }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
