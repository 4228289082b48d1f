//! Whom the words of a source name.

use super::Answer;
use super::bodies::tells_kind;
use super::entity::Entity;
use super::mention::{Mention, is_rank, words};
use super::phrase::{Top, tops};
use super::resolve::Resolver;
use super::senses;
use crate::lexicon::{Class, Tag, numbers};
use crate::report::SpeakerKind;
use crate::text::Shape;
use std::ops::Range;

impl Resolver<'_, '_> {
    /// Who is meant by the words of a source.
    pub(super) fn speaker(&mut self, mut tokens: Range<usize>, quote: usize) -> Option<Answer> {
        if self.turn(quote).is_some() {
            return None;
        }
        // "the minister herself".
        let own = &numbers!["himself", "herself", "itself", "themselves"];
        tokens.end -= usize::from(tokens.len() > 1 && self.is_word(tokens.end - 1, own));
        let mut tops = tops(self.text, self.grammar, tokens.clone());
        tops.iter_mut().for_each(|top| {
            self.go_on_behind_name(top);
            // "Norbury Fire and Rescue Service".
            top.joined &= top.base.start.checked_sub(1).is_none_or(|and| self.mention_at(and).is_none());
        });
        let (first, last) = (tops.first()?, tops.last()?);
        if let Some(answer) = self.examples(first, tokens.end) {
            return Some(answer);
        }
        if let Some(list) = self.list(&tops) {
            let (list, behind) = tops.split_at(list.len());
            return self.joined(list, behind.first(), quote);
        }
        if let Some(answer) = self.holder(&tops).or_else(|| self.family(first)) {
            return Some(answer);
        }
        // "Sentencing Roe, she".
        if last.parted && self.is_word(last.head, &numbers!["he", "she"]) {
            return self.personal(last.head, Some(quote));
        }
        // "the journalist, whose book, “Dana Roe”,": what is quoted is no name in apposition.
        let quoted = self.grammar.marks.outermost(tokens.start).is_none();
        let own = tops.iter().filter(|top| !quoted || self.told(top.head));
        let mut named = own.filter_map(|top| self.named(top));
        // "after a rally in Norbury, Kent, the candidate": a place stands before who speaks, not in "Norland, the bloc's host,".
        let apposed = self.text.is_mark(tokens.end - 1, b',');
        let the = tops.len() > 1 && !apposed && self.is_word(last.base.start, &numbers!["the"]);
        let place = |answer: &Answer| the && self.entities[answer.speaker].is_place();
        if let Some(answer) = self.named(first).filter(|answer| !place(answer)) {
            // "in Norbury, Kent, Roe": a place stands before who speaks.
            return named.find(|answer| self.entities[answer.speaker].kind != SpeakerKind::Unknown).or(Some(answer));
        }
        if self.is_pronoun(last.head) {
            return self.personal(last.head, Some(quote));
        }
        // "the mayor, Dana Roe,": the name in apposition.
        if let Some(answer) =
            named.find(|answer| !place(answer)).filter(|answer| self.may_be_apposed(&tops, answer.speaker))
        {
            return Some(answer);
        }
        // "schedules permit, the campaign": what is left of a clause stands before.
        let clause = tops.len() > 1
            && self.is_word(last.base.start, &numbers!["the"])
            && self.grammar.tags[first.base.start] != Tag::DT;
        let mut first = if clause { last.clone() } else { first.clone() };
        if self.grammar.tags[first.head] == Tag::DT {
            first.end = first.end.max(tokens.end);
        } else if last.joined {
            first.end = last.end;
        }
        self.in_quote = self.named_in(quote);
        let answer = self
            .recorded(&first)
            .or_else(|| self.written(&first))
            .or_else(|| self.pair(&first))
            .or_else(|| self.described(&first))
            .or_else(|| self.told_by_noun(&first))
            .or_else(|| self.told_behind(&first))
            .or_else(|| self.introduced(&first))
            .or_else(|| self.nameless(first.base.start, first.end, first.head));
        self.in_quote.clear();
        answer
    }

    /// "critics like Roe", "unions, including the NLS and the Harbor Workers": those who are named of several.
    fn examples(&mut self, several: &Top, end: usize) -> Option<Answer> {
        if !self.is_several(several) {
            return None;
        }
        let verb = |at: &usize| self.grammar.tags[*at].is_verb() && !self.is_word(*at, &numbers!["including"]);
        let link = |at: &usize| {
            self.is_word(*at, &numbers!["like", "including"])
                || self.is_word(*at, &numbers!["as"]) && self.is_word(at - 1, &numbers!["such"])
        };
        let link = (several.base.end..end).take_while(|at| !verb(at)).find(link)?;
        let (mut at, mut members) = (link, Vec::new());
        for number in self.mention_before(link).map_or(0, |before| before + 1)..self.mentions.len() {
            let Mention { name, .. } = &self.mentions[number];
            let start = self.mentions[number].start();
            let small = |at: usize| self.is_comma(at) || self.is_word(at, &numbers!["and", "or", "the"]);
            if name.end > end || !(at + 1..start).all(small) {
                break;
            }
            // "the Norbury College professor Dana Roe"
            if self.grammar.chunks.of(name.end - 1).last() >= name.end {
                return None;
            }
            at = name.end - 1;
            members.push(self.of_mention[number]);
        }
        let speaker = if members.len() > 1 { self.joint(members) } else { *members.first()? };
        Some(Answer { speaker, rule: "speaker-joint", confidence: 0.8 })
    }

    /// "A Ministry of Defence spokesman": what stands for the phrase is the noun for a person behind the name of a body.
    fn go_on_behind_name(&self, top: &mut Top) {
        if top.base.end == top.end {
            return;
        }
        let Some(name) = self.mention_at(top.head).map(|mention| &self.mentions[mention].name) else { return };
        let noun = name.end;
        let person = noun + 1 == top.end
            && self.text.tokens[noun].shape == Shape::Lower
            && senses::role(self.text.tokens[noun].word).is_some();
        if person && name.end > top.base.end {
            (top.head, top.base.end) = (noun, top.end);
        }
    }

    /// "The Health Secretary, Dana Roe,", "Bank of Norland governor Dana Roe": who holds the office that the name before tells.
    fn holder(&self, tops: &[Top]) -> Option<Answer> {
        // The first word of a sentence has its capital from there: "Bank of Norland governor Dana Roe said".
        let begins = |top: &&Top| self.grammar.tags[top.head].is_proper() || self.mention_at(top.head).is_some();
        let first = tops.first().filter(begins)?;
        let is_person = |answer: &Answer| self.entities[answer.speaker].kind == SpeakerKind::Person;
        let office =
            self.text.tokens[first.head].word.is(Class::Title) && self.grammar.tags[first.base.start] == Tag::DT;
        let apposed = tops.get(1).filter(|top| office && top.parted && !top.joined).and_then(|top| self.named(top));
        let within = || {
            let number = self.mention_at(first.end.checked_sub(1)?)?;
            let Mention { name, title, .. } = &self.mentions[number];
            let behind = name.end == first.end && !title.is_empty() && title.start > first.head;
            behind.then_some(Answer { speaker: self.of_mention[number], rule: "speaker-name", confidence: 0.95 })
        };
        // "Harbor Workers Union (HWU) president Dana Roe"
        let bracketed = || {
            let [body, short, person, ..] = tops else { return None };
            let beside = self.text.is_mark(body.end, b'(') && self.text.is_mark(short.end, b')');
            self.named(person).filter(|_| beside && person.base.start == short.end + 1)
        };
        apposed.or_else(within).or_else(bracketed).filter(is_person)
    }

    /// The phrases that "and" joins to the first: not those of an apposition ("Roe, founder and head of the bank").
    fn list<'b>(&self, tops: &'b [Top]) -> Option<&'b [Top]> {
        let last = tops.iter().rposition(|top| top.joined)?;
        let apposed =
            last >= 2 && !tops[last].parted && self.named(&tops[last - 1]).is_none() && self.named(&tops[0]).is_some();
        // "aides to Roe and Brandt": one phrase.
        let owner = || {
            let before = &tops[last - 1];
            let behind = self.mention_at(before.end - 1).filter(|_| before.end > before.base.end);
            behind.is_some_and(|mention| self.entities[self.of_mention[mention]].is_person())
        };
        // "Roe, the Harbour and Bridges commissioner": one phrase, too.
        let office = last >= 2
            && tops[last - 1].parted
            && self.is_word(tops[last - 1].base.start, &numbers!["the"])
            && self.is_bare_role(&tops[last])
            && self.named(&tops[0]).is_some();
        let within = last == 1 && self.is_word(tops[0].end, &numbers!["and"]) && self.has_members(&tops[0]) && owner();
        (!apposed && !office && !within).then_some(&tops[..=last])
    }

    /// "Border Protection commissioner": a noun for one person without an article.
    fn is_bare_role(&self, top: &Top) -> bool {
        let token = &self.text.tokens[top.head];
        let bare = !matches!(self.grammar.tags[top.base.start], Tag::DT | Tag::PRPS | Tag::CD);
        bare && token.shape == Shape::Lower && senses::role(token.word).is_some() && !self.is_several(top)
    }

    /// "aides".
    fn is_several(&self, top: &Top) -> bool {
        matches!(self.grammar.tags[top.head], Tag::NNS | Tag::NNPS)
    }

    /// Not "students in Norbury, Kent,", "aides to her rival, Dana Roe," or "mayors, like Dana Roe and Ilsa Brandt,": only a person
    /// behind several, and where the words before are another clause's.
    fn may_be_apposed(&self, tops: &[Top], entity: usize) -> bool {
        let last = &tops[tops.len() - 1];
        let person = || self.entities[entity].is_person() && last.parted && !last.joined && !self.is_of_one(&tops[0]);
        !self.has_members(&tops[0]) || person()
    }

    /// "aides to Roe and Brandt", "a bench of Roe and Brandt": several, or a body of those who are named.
    fn has_members(&self, top: &Top) -> bool {
        let body = self.is_word(top.head, &numbers!["bench", "panel"]) && self.is_word(top.head + 1, &numbers!["of"]);
        body || self.is_several(top)
    }

    /// "aides to her rival": does a phrase end with another's noun for one person?
    fn is_of_one(&self, top: &Top) -> bool {
        let last = top.end - 1;
        top.end > top.base.end && self.grammar.tags[last] == Tag::NN && senses::role_at(self.text, last).is_some()
    }

    fn is_pronoun(&self, at: usize) -> bool {
        matches!(self.grammar.tags[at], Tag::PRP | Tag::PRPS | Tag::WP | Tag::WDT | Tag::WPS)
            || self.is_word(at, &numbers!["that"])
    }

    /// Who is named by the head of a phrase.
    pub(super) fn named(&self, top: &Top) -> Option<Answer> {
        let before = self.mention_before(top.head);
        let owned = before.filter(|at| self.mentions[*at].owned == Some(top.head)).and_then(|at| self.of_owned[at]);
        if let Some(body) = owned {
            return Some(Answer { speaker: body, rule: "speaker-name", confidence: 0.95 });
        }
        // "Dana Roe KC": letters behind the name are no part of it.
        let holds = |at: &usize| {
            let name = &self.mentions[*at].name;
            name.end > top.head || name.end == top.head && is_rank(self.slice(top.head))
        };
        let number = before.filter(holds).or_else(|| self.titled(top.head))?;
        let entity = self.of_mention[number];
        let full = words(self.text, self.mentions[number].name.clone()) == self.entities[entity].name;
        let (rule, confidence) = if full { ("speaker-name", 0.97) } else { ("speaker-alias", 0.95) };
        Some(Answer { speaker: entity, rule, confidence })
    }

    /// "head of the Harbor Board Dana Roe", "Mrs de Roe": the mention whose title the noun opens.
    fn titled(&self, noun: usize) -> Option<usize> {
        senses::role(self.text.tokens[noun].word)?;
        let next = self.mention_before(noun).map_or(0, |before| before + 1);
        let mention = self.mentions.get(next).filter(|mention| mention.title.contains(&noun))?;
        let opens = mention.name.start == noun + 1 || self.is_word(noun + 1, &numbers!["of", "for", "at", "to"]);
        opens.then_some(next)
    }

    /// "footage of Dana Roe": whose words a recording holds.
    fn recorded(&self, top: &Top) -> Option<Answer> {
        let of = top.head + 1;
        let recording = matches!(
            self.text.tokens[top.head].word.lemma(),
            "footage" | "video" | "clip" | "recording" | "audio" | "tape"
        );
        (recording && self.is_word(of, &numbers!["of"])).then_some(())?;
        let number = self.mention_at(
            self.mentions.get(self.mentions.partition_point(|mention| mention.name.start <= of))?.name.start,
        )?;
        let near = self.mentions[number].name.start <= of + 3 && self.entities[self.of_mention[number]].is_person();
        near.then(|| Answer { speaker: self.of_mention[number], rule: "speaker-description", confidence: 0.8 })
    }

    /// "Norland has voted. The state said": the place that stands out. "Dravex has apologised. “We are sorry,” the statement
    /// said": it is of whoever spoke last.
    fn told_by_noun(&self, top: &Top) -> Option<Answer> {
        let bare = self.is_alone(top);
        match self.slice(top.head) {
            "state" | "country" if bare => {
                let place = |entity: usize| {
                    let entity = &self.entities[entity];
                    (entity.is_place() && !tells_kind(entity.lower())).then_some(0)
                };
                let (speaker, _) = *self.scene.ranked(top.head, &place).first()?;
                Some(Answer { speaker, rule: "speaker-description", confidence: 0.6 })
            }
            "statement" | "release" if bare => {
                let speaker = self.scene.spoke_near(top.head)?;
                Some(Answer { speaker, rule: "speaker-possessor", confidence: 0.7 })
            }
            _ => None,
        }
    }

    /// "Roe's statement": who says what somebody has written.
    fn written(&mut self, top: &Top) -> Option<Answer> {
        let own = matches!(
            self.text.tokens[top.head].word.lemma(),
            "statement"
                | "letter"
                | "tweet"
                | "post"
                | "email"
                | "e-mail"
                | "memo"
                | "op-ed"
                | "message"
                | "testimony"
                | "essay"
                | "column"
                | "response"
                | "remark"
                | "comment"
                | "speech"
                | "words"
                | "answer"
                | "reply"
                | "announcement"
                | "communication"
                | "rhetoric"
        );
        if own && self.grammar.tags[top.base.start] == Tag::PRPS {
            let owner = self.personal(top.base.start, None)?;
            return Some(Answer { rule: "speaker-possessor", confidence: owner.confidence.min(0.85), ..owner });
        }
        let possessive = (top.base.start + 1..top.head).rev().find(|at| self.grammar.tags[*at] == Tag::POS)?;
        let owner = match self.mention_at(possessive - 1).filter(|_| own) {
            Some(number) => self.of_mention[number],
            // "the mayor's statement".
            None if own && possessive > top.base.start + 1 => {
                let base = top.base.start..possessive;
                let owner = Top { head: possessive - 1, end: possessive, base, joined: false, parted: false };
                self.described(&owner)?.speaker
            }
            None => return None,
        };
        Some(Answer { speaker: owner, rule: "speaker-possessor", confidence: 0.85 })
    }

    /// "Roe and Brandt", "Roe and his wife, Ilsa,": one speaker with members; who is named alone beside others stands for
    /// them.
    fn joined(&mut self, tops: &[Top], behind: Option<&Top>, quote: usize) -> Option<Answer> {
        let mut members = Vec::new();
        let apposed =
            behind.filter(|top| top.parted && tops.last().is_some_and(|last| self.is_kin(last.base.start, last.head)));
        for top in tops.iter().chain(apposed) {
            let answer = if self.is_pronoun(top.head) { self.personal(top.head, Some(quote)) } else { self.named(top) };
            if let Some(answer) = answer.filter(|answer| !members.contains(&answer.speaker)) {
                members.push(answer.speaker);
            }
        }
        let named = members.len();
        if members.is_empty() {
            members = self.all_described(tops);
        }
        match members[..] {
            [] => self.nameless_group(tops),
            [one] if named == 0 => Some(Answer { speaker: one, rule: "speaker-description", confidence: 0.8 }),
            [one] => Some(Answer { speaker: one, rule: "speaker-name", confidence: 0.85 }),
            _ => {
                let speaker = self.joint(members);
                Some(Answer { speaker, rule: "speaker-joint", confidence: 0.9 })
            }
        }
    }

    /// "The union and the council": one group without a name. Not "the founder and head", "the cost and the fact".
    fn nameless_group(&mut self, tops: &[Top]) -> Option<Answer> {
        let (first, last) = (tops.first()?, tops.last()?);
        let answer = self.nameless(first.base.start, last.end, last.head)?;
        let group = &mut self.entities[answer.speaker];
        let two = first.base.end == first.end
            && first.end + 1 == last.base.start
            && [first, last].iter().all(|top| self.grammar.tags[top.base.start] == Tag::DT);
        if two && (group.somebody || group.kind == SpeakerKind::Organization) {
            (group.kind, group.plural, group.somebody) = (SpeakerKind::Group, true, false);
        }
        Some(answer)
    }

    /// "his wife", "her lawyer".
    pub(super) fn is_kin(&self, first: usize, noun: usize) -> bool {
        self.is_word(first, &numbers!["his", "her"])
            && self.grammar.tags[noun] == Tag::NN
            && senses::role(self.text.tokens[noun].word).is_some()
    }

    /// "The senator and the mayor": two persons; nobody where one of them is not known.
    fn all_described(&mut self, tops: &[Top]) -> Vec<usize> {
        for top in tops {
            // "the senator and candidate" is one person.
            let same = !self.listed.is_empty() && !matches!(self.grammar.tags[top.base.start], Tag::DT | Tag::PRPS);
            // "the senator and his aides": the senator speaks for them.
            if same || self.is_several(top) && !self.listed.is_empty() {
                continue;
            }
            let person = self.described(top).map(|answer| answer.speaker);
            let Some(person) = person.filter(|person| self.entities[*person].is_person()) else {
                self.listed.clear();
                break;
            };
            self.listed.push(person);
        }
        std::mem::take(&mut self.listed)
    }

    pub(super) fn joint(&mut self, members: Vec<usize>) -> usize {
        if let Some(known) = self.joint.get(&members) {
            return *known;
        }
        let names: Vec<&str> = members.iter().map(|member| &*self.entities[*member].name).collect();
        let number = self.entities.len();
        self.entities.push(Entity::joint(names.join(" and "), members.clone()));
        self.joint.insert(members, number);
        number
    }
}
