//! Who is what: the roles that the article gives to a name in apposition or by "is".

use super::mention::{Looks, Mention, Standing, is_rank, words};
use super::register::Register;
use super::senses::{self, Party, Role};
use crate::grammar::{Chunk, Grammar, Kind};
use crate::lexicon::{Class, Tag, look_up, numbers};
use crate::text::{Shape, Text, Token};
use std::ops::Range;

/// Enters the roles of all named.
pub(super) fn gather<'a>(text: &Text<'a>, grammar: &Grammar, mentions: &[Mention], register: &mut Register<'a>) {
    let reader = Reader { text, grammar };
    for (place, (mention, number)) in mentions.iter().zip(&register.of_mention).enumerate() {
        let told = reader.party(mention);
        if let Some(entity) = register.entities.get_mut(*number).filter(|_| told.is_some()) {
            entity.party = entity.party.or(told);
        }
        if let (Some((role, at)), Some(entity)) = (reader.counsel(mention), register.entities.get_mut(*number)) {
            entity.hold(role, &(at..at + 1));
        }
        if let Some((role, at)) = reader.shared_role(mentions, place) {
            for number in register.of_mention.get(place..place + 2).into_iter().flatten() {
                if let Some(entity) = register.entities.get_mut(*number) {
                    entity.hold(role, &(at..at + 1));
                }
            }
        }
        if reader.is_thing(mention)
            && let Some(entity) = register.entities.get_mut(*number)
        {
            entity.body = true;
        }
        for &Found { sense, ref phrase, is } in reader.roles(mention).iter().flatten() {
            let Some(entity) = register.entities.get_mut(*number) else { continue };
            let noun = &text.tokens[sense];
            let role = senses::role_of(text, sense);
            entity.party = entity.party.or_else(|| phrase.clone().find_map(|at| party(text, at)));
            let body = senses::body(noun.word);
            if let Some(body) = body.filter(|_| role.is_none()) {
                // Not where it may be somebody's: "the Roe charity".
                entity.body |= sense < mention.name.start || !phrase.contains(&mention.name.start);
                entity.call(body.noun, phrase, false);
                continue;
            }
            if role.is_none() && !reader.is_known(noun) {
                entity.call(noun.word.lemma(), phrase, false);
                continue;
            }
            let owned = phrase.clone().any(|at| matches!(grammar.tags[at], Tag::POS | Tag::PRPS));
            if !is && !owned {
                entity.entitle(words(text, reader.without_determiner(phrase.clone())));
            }
            match role {
                Some(role) => entity.hold(role, phrase),
                None => entity.call(noun.word.lemma(), phrase, true),
            }
        }
    }
}

/// "A baker has won a prize.¶Dana Roe, 67, …": who is named first behind an opening that tells of somebody without a name
/// is who it tells of.
pub(super) fn lead(text: &Text, grammar: &Grammar, mentions: &[Mention], register: &mut Register) {
    let Some(first) = text.sentences.iter().find(|sentence| sentence.tokens.len() > LEAD) else { return };
    let chunks = &grammar.chunks.all;
    let opens = grammar.chunks.of_token.get(first.tokens.start).map_or(0, |opens| *opens as usize);
    let inside = chunks[opens..].iter().take_while(|chunk| chunk.last() < first.tokens.end);
    let a = |chunk: &&Chunk| matches!(text.tokens[chunk.first()].span.of(text.source), "A" | "An" | "a" | "an");
    // "according to a police source": who tells the news is not whom it is of.
    let tells = |chunk: &&Chunk| {
        let accords = chunk.first() > 1 && text.is_word(chunk.first() - 2, &numbers!["according"]);
        accords || text.tokens[chunk.head()].word.is_one_of(&numbers!["source"])
    };
    let mut somebody = inside.filter(|chunk| a(chunk) && !tells(chunk));
    let somebody = somebody.find_map(|chunk| Some((senses::role(text.tokens[chunk.head()].word)?, *chunk)));
    let Some((role, chunk)) = somebody.filter(|(_, chunk)| grammar.tags[chunk.head()] == Tag::NN) else { return };
    let near = mentions
        .iter()
        .zip(&register.of_mention)
        .take_while(|(mention, _)| mention.name.start < first.tokens.end + NEAR);
    let told = |mention: &Mention| grammar.marks.outermost(mention.name.start).is_none();
    let mut behind = near.filter(|(mention, _)| mention.name.start >= first.tokens.end && told(mention));
    let opening = |mention: &Mention| {
        let start = mention.start();
        let quote = |at: usize| matches!(text.tokens[at].span.of(text.source), "”" | "\"" | "''");
        let opens = text.opens_sentence(start) || start.checked_sub(1).is_some_and(quote);
        mention.standing == Standing::Subject && mention.name.len() > 1 && opens
    };
    let Some((_, number)) = behind.next().filter(|(mention, _)| opening(mention)) else { return };
    if let Some(entity) = register.entities.get_mut(*number) {
        entity.call(role.sense, &(chunk.first()..chunk.last() + 1), false);
    }
}

/// How many tokens the opening sentence of an article has at least: headlines are mostly shorter.
const LEAD: usize = 9;

/// How many tokens behind it whom it tells of is named.
const NEAR: usize = 40;

/// The party that a word names.
fn party(text: &Text, at: usize) -> Option<Party> {
    Party::of(text.tokens.get(at)?.span.of(text.source))
}

/// A role beside a name.
struct Found {
    /// Its noun.
    sense: usize,
    phrase: Range<usize>,
    /// Is it told by "is", and so no title?
    is: bool,
}

struct Reader<'a> {
    text: &'a Text<'a>,
    grammar: &'a Grammar,
}

impl Reader<'_> {
    /// The roles beside a mention: the noun of each, and its phrase.
    fn roles(&self, mention: &Mention) -> [Option<Found>; 4] {
        let last = mention.name.end - 1;
        let number = self.grammar.chunks.of_token.get(last).map(|number| *number as usize);
        let slice = |at: usize| self.text.tokens[at].span.of(self.text.source);
        let ends = |chunk: &Chunk| chunk.last() == last || chunk.last() == last + 1 && is_rank(slice(chunk.last()));
        let number = number.filter(|number| self.chunk(*number).is_some_and(ends));
        // "Roe of Norbury, a farmer": no Norbury is.
        let place = |number: &usize| {
            let from = number.checked_sub(1).filter(|from| self.is_word(*from, &numbers!["of", "from"]));
            let before = from.and_then(|from| self.chunk(from.checked_sub(1)?));
            before.is_some_and(|chunk| chunk.kind == Kind::Noun && self.grammar.tags[chunk.head()].is_proper())
        };
        let number = number.filter(|number| !matches!(mention.looks, Looks::Place | Looks::Acronym) && !place(number));
        let behind = number.and_then(|number| self.behind(number));
        let before = number.and_then(|number| self.before(number, mention));
        let called = number.and_then(|number| self.called(number));
        [behind, before, called, self.kind_of(mention)]
    }

    /// "Grey Harbor, which owns the mine, said": no person is so told of, where the name is the subject.
    fn is_thing(&self, mention: &Mention) -> bool {
        let end = mention.name.end;
        mention.looks == Looks::Unclear
            && mention.name.len() > 1
            && mention.standing == Standing::Subject
            && self.text.is_mark(end, b',')
            && self.text.is_word(end + 1, &numbers!["which"])
    }

    /// "Republican nominee Dana Roe", "Roe (R-Norbury)": the party that the words beside a name tell.
    fn party(&self, mention: &Mention) -> Option<Party> {
        let slice = |at: usize| self.text.tokens.get(at).map_or("", |token| token.span.of(self.text.source));
        let letter = || {
            let inside = slice(mention.name.end + 1);
            let bracketed = inside.len() > 1 && inside.as_bytes()[1] == b'-';
            inside.get(..1).filter(|_| bracketed || slice(mention.name.end + 2) == ")").and_then(Party::of)
        };
        let title = mention.title.clone().find_map(|at| party(self.text, at));
        title.or_else(|| if self.text.is_mark(mention.name.end, b'(') { letter() } else { None })
    }

    /// "Dana Roe, defending,", "Defending, Dana Roe": what counsel does in court.
    fn counsel(&self, mention: &Mention) -> Option<(Role, usize)> {
        let comma = |at: usize| self.text.is_mark(at, b',');
        let slice = |at: usize| self.text.tokens.get(at).map_or("", |token| token.span.of(self.text.source));
        // "Dana Roe KC", not "Kordania Carbon (KC)".
        let ends = if mention.name.len() > 1 { mention.name.end - 1..mention.name.end + 1 } else { 0..0 };
        let upper = |at: usize| self.text.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper);
        let rank = ends.into_iter().find(|at| upper(*at) && matches!(slice(*at), "KC" | "QC" | "SC" | "BL"));
        if let Some(rank) = rank {
            return Some((senses::role(look_up("barrister"))?, rank));
        }
        let behind = Some(mention.name.end + 1).filter(|at| comma(at - 1) && comma(at + 1));
        let opens = |at: &usize| comma(at + 1) && self.text.opens_sentence(*at);
        let at = behind.or_else(|| mention.start().checked_sub(2).filter(opens))?;
        let noun = match self.text.tokens.get(at)?.word.text() {
            "defending" | "mitigating" => "barrister",
            "prosecuting" => "prosecutor",
            _ => return None,
        };
        Some((senses::role(look_up(noun))?, at))
    }

    /// "hosts Dana Roe and Ilsa Brandt", "his parents, Carl and Dana Roe": what the two whom "and" joins are.
    fn shared_role(&self, mentions: &[Mention], place: usize) -> Option<(Role, usize)> {
        let [one, other] = mentions.get(place..place + 2)? else { return None };
        let and = self.text.tokens.get(one.name.end).is_some_and(|and| and.word.is_one_of(&numbers!["and"]));
        let before = one.name.start.checked_sub(1).filter(|_| and && other.start() == one.name.end + 1)?;
        let noun = if self.text.tokens[before].mark == b',' { before.checked_sub(1)? } else { before };
        let role = senses::role(self.text.tokens[noun].word)?;
        // Of "senators" and "candidates" there are more.
        (self.grammar.tags[noun] == Tag::NNS && !role.public).then_some((role, noun))
    }

    fn chunk(&self, number: usize) -> Option<&Chunk> {
        self.grammar.chunks.all.get(number)
    }

    fn kind(&self, number: usize) -> Option<Kind> {
        self.chunk(number).map(|chunk| chunk.kind)
    }

    /// Does the chunk begin with one of those words?
    #[inline(always)]
    fn is_word(&self, number: usize, words: &[u16]) -> bool {
        self.chunk(number).is_some_and(|chunk| self.text.tokens[chunk.first()].word.is_one_of(words))
    }

    /// Is the noun one for persons by the lists of titles and peoples?
    fn is_known(&self, token: &Token) -> bool {
        token.word.is(Class::Title) && token.shape == Shape::Lower || token.word.is(Class::People)
    }

    /// "Consumer group Fair Rails", "the Red Lantern charity": the noun of a body beside its name.
    fn kind_of(&self, mention: &Mention) -> Option<Found> {
        if !mention.title.is_empty() || mention.looks == Looks::Person {
            return None;
        }
        let number = *self.grammar.chunks.of_token.get(mention.name.start)? as usize;
        let longer = |chunk: &&Chunk| chunk.first() < mention.name.start || mention.name.end <= chunk.last();
        let chunk = self.chunk(number).filter(longer)?;
        let body = |at: &usize| senses::body(self.text.tokens[*at].word).is_some_and(|body| body.any);
        let nouns = |at: &usize| senses::body(self.text.tokens[*at].word).is_some_and(|body| !body.owned);
        let before =
            mention.name.start.checked_sub(1).filter(|at| chunk.first() <= *at && chunk.last() < mention.name.end);
        let owner = self.grammar.tags.get(mention.name.end + 1) == Some(&Tag::POS);
        let behind = Some(mention.name.end).filter(|at| *at <= chunk.last() && (owner || *at == chunk.last()));
        let open = |at: &usize| self.text.tokens[*at].shape == Shape::Lower || *at == chunk.first();
        // "the Roe company" may be that of a person.
        let general = &numbers!["group", "company", "firm", "organization", "body"];
        let own = |at: &usize| !self.text.tokens[*at].word.is_one_of(general);
        let behind = behind.filter(|at| {
            mention.looks != Looks::Place
                && (self.is_word(number, &numbers!["the"]) || chunk.first() == mention.name.start)
                && own(at)
        });
        let sense = before.filter(nouns).or(behind.filter(body)).filter(open)?;
        Some(Found { sense, phrase: chunk.first()..chunk.last() + 1, is: true })
    }

    /// "Roe, the mayor of Norbury,", "Roe, 52, a farmer,", "Roe, who is the mayor of Norbury", "Roe is the mayor".
    fn behind(&self, name: usize) -> Option<Found> {
        let mut at = self.behind_place(name);
        let mut comma = false;
        while self.kind(at) == Some(Kind::Comma) {
            comma = true;
            at += 1;
            let age = self
                .chunk(at)
                .is_some_and(|chunk| chunk.kind == Kind::Noun && self.grammar.tags[chunk.head()] == Tag::CD);
            at += usize::from(age && self.kind(at + 1) == Some(Kind::Comma));
        }
        at += usize::from(self.is_word(at, &numbers!["who"]));
        let is = self.chunk(at).is_some_and(|chunk| {
            chunk.kind == Kind::Verb
                && !chunk.verb.negated
                && !chunk.verb.modal
                && self.text.tokens[chunk.head()].word.is_form_of_one(&numbers!["be", "become"])
        });
        at += usize::from(is);
        at += usize::from(comma && self.kind(at) == Some(Kind::Adverb));
        if !is && !comma {
            return None;
        }
        let (sense, phrase, next) = self.role_phrase(at)?;
        let ends = matches!(
            self.kind(next),
            None | Some(
                Kind::Comma | Kind::Stop | Kind::Wh | Kind::Bracket | Kind::Conjunction | Kind::Quote | Kind::Break
            )
        );
        (is || ends).then_some(Found { sense, phrase, is })
    }

    /// The chunk behind what says where somebody is from: "Roe of Norbury", "Roe (D-Norbury)".
    fn behind_place(&self, name: usize) -> usize {
        let mut at = name + 1;
        let proper = |at: usize| self.chunk(at).is_some_and(|chunk| self.grammar.tags[chunk.head()].is_proper());
        if self.is_word(at, &numbers!["of", "from"]) && proper(at + 1) {
            at += 2;
        }
        let bracketed = self.kind(at) == Some(Kind::Bracket) && self.kind(at + 2) == Some(Kind::Bracket);
        at + if bracketed { 3 } else { 0 }
    }

    /// "a hotel group called Norbury Rail".
    fn called(&self, name: usize) -> Option<Found> {
        let called = name.checked_sub(1).filter(|called| self.is_word(*called, &numbers!["called", "named"]))?;
        // Not "one lawmaker called Roe a liar".
        if matches!(self.kind(name + 1), Some(Kind::Noun | Kind::Quote | Kind::Adjective)) {
            return None;
        }
        let (sense, phrase, _) = self.role_phrase(called.checked_sub(1)?)?;
        Some(Found { sense, phrase, is: true })
    }

    /// "the mayor of Norbury, Ilsa Brandt," "his wife, Ilsa,".
    fn before(&self, name: usize, mention: &Mention) -> Option<Found> {
        let comma = name.checked_sub(1).filter(|comma| self.kind(*comma) == Some(Kind::Comma))?;
        if self.chunk(name)?.first() != mention.title.start.min(mention.name.start) {
            return None;
        }
        let ends = matches!(self.kind(name + 1), None | Some(Kind::Comma | Kind::Stop | Kind::Verb));
        let floor = comma.saturating_sub(6);
        // "With his wife, Dana Roe left", "In a letter to the mayor, Dana Roe said".
        let fronted = |at: usize| {
            let links = (floor..at).rev().step_by(2).map_while(|link| self.chunk(link));
            let mut links = links.take_while(|link| link.kind == Kind::Link);
            self.kind(name + 1) == Some(Kind::Verb) && links.any(|link| self.text.opens_sentence(link.first()))
        };
        let found = (floor..comma).rev().find_map(|at| {
            let (sense, phrase, next) = self.role_phrase(at)?;
            let definite = matches!(self.grammar.tags[phrase.start], Tag::DT | Tag::PRPS)
                || phrase.clone().any(|at| self.grammar.tags[at] == Tag::POS);
            (next == comma && definite && !fronted(at)).then_some(Found { sense, phrase, is: false })
        });
        found.filter(|_| ends)
    }

    /// A noun phrase for a person with what hangs on it, from the chunk `at`: its noun, its words, the chunk behind.
    fn role_phrase(&self, at: usize) -> Option<(usize, Range<usize>, usize)> {
        let chunk = self.chunk(at).filter(|chunk| chunk.kind == Kind::Noun)?;
        let token = &self.text.tokens[chunk.head()];
        let singular = matches!(self.grammar.tags[chunk.head()], Tag::NN | Tag::NNP) || token.word.is(Class::People);
        let open = token.shape == Shape::Lower && (senses::is_doer(token) || senses::body(token.word).is_some());
        let role = senses::role_at(self.text, chunk.head()).is_some() || self.is_known(token) || open;
        if !singular || !role || chunk.last() != chunk.head() {
            return None;
        }
        let (mut head, mut next, mut end) = (chunk.head(), at + 1, chunk.last() + 1);
        if self.is_word(next, &numbers!["general"]) && senses::role_of(self.text, end).is_some() {
            (head, next, end) = (end, next + 1, end + 1);
        }
        while self.kind(next) == Some(Kind::Link)
            && self.is_word(next, &numbers!["of", "for", "at", "in", "on", "to", "from", "with"])
            && self.kind(next + 1) == Some(Kind::Noun)
            && next < at + 8
        {
            end = self.chunk(next + 1)?.last() + 1;
            next += 2;
        }
        Some((head, chunk.first()..end, next))
    }

    fn without_determiner(&self, phrase: Range<usize>) -> Range<usize> {
        let start = phrase.start + usize::from(matches!(self.grammar.tags[phrase.start], Tag::DT | Tag::PRPS));
        start.min(phrase.end - 1)..phrase.end
    }
}
