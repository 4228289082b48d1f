//! The cases of `tests/speakers.tsv`, and what no case shows.

use crate::report::SpeakerKind;
use crate::{Analysis, analyse};

/// The name of a quote's speaker, as the file writes it.
fn speaker(seen: &Analysis, quote: usize) -> String {
    let Some(number) = seen.cast.speaker(quote) else { return "–".to_string() };
    let speaker = &seen.cast.speakers[number];
    let members: Vec<&str> = speaker.members.iter().map(|member| seen.cast.speakers[*member].name.as_str()).collect();
    if members.is_empty() { speaker.name.to_string() } else { members.join(" + ") }
}

/// What is wrong with one case.
fn wrong(article: &str, expected: &str) -> Vec<String> {
    let seen = analyse(article);
    let source = |quote: &crate::quotes::Quote| quote.source.map_or("–", |span| span.of(article));
    let mut found: Vec<(&str, String)> =
        seen.quotes.iter().enumerate().map(|(number, quote)| (source(quote), speaker(&seen, number))).collect();
    let all = format!("{found:?}");
    let asked = expected.split("; ").filter_map(|pair| pair.split_once(" = "));
    let missed = asked.filter(|(source, name)| {
        let at = found.iter().position(|(other, _)| other == source);
        at.is_none_or(|at| found.remove(at).1 != *name)
    });
    missed.map(|(source, name)| format!("{source} is {name}; found {all}")).collect()
}

#[test]
fn every_case_has_its_speakers() {
    let cases = include_str!("../../tests/speakers.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut all = Vec::new();
    for case in cases {
        let fields: Vec<&str> = case.split('\t').collect();
        assert_eq!(fields.len(), 3, "{case}");
        let missed = wrong(&fields[1].replace('¶', "\n\n"), fields[2]);
        all.extend(missed.into_iter().map(|missed| format!("{}: {missed}", fields[0])));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn titles_kinds_and_aliases_are_collected() {
    let seen = analyse(
        "German Chancellor Ilsa Brandt said it was late. Brandt, the leader of the Civic Party, said so twice. \
         The Kelmin Press Agency said it was early. Roe Inc. said so, Rescue International said so, and the Florida Department of State said so. Doctors Without Borders said so. Help the Aged said so. Transport for Norland said so. Friends of the Moor said so. \
         Bridge Rights Watch said so. Oxley Micro said so. Paddlers Against Sewage said so. World Chess said so. \
         Film England said so. Ferries UK said so. Labour said so. Ofwat said so. The Department for Bridges, Food and Rural Affairs said so. A survey showed that it was noon. Half of voters said so. Aides said it was over.",
    );
    let told = |name: &str| seen.cast.speakers.iter().find(|speaker| speaker.name == name).cloned();
    let brandt = told("Ilsa Brandt").expect("she speaks");
    assert_eq!(brandt.titles, ["German Chancellor", "leader of the Civic Party"]);
    assert_eq!((brandt.kind, &brandt.aliases[..]), (SpeakerKind::Person, &["Brandt".into()][..]));
    for (name, kind) in [
        ("Kelmin Press Agency", SpeakerKind::Organization),
        ("Roe Inc.", SpeakerKind::Organization),
        ("Rescue International", SpeakerKind::Organization),
        ("Florida Department of State", SpeakerKind::Organization),
        ("Doctors Without Borders", SpeakerKind::Organization),
        ("Help the Aged", SpeakerKind::Organization),
        ("Transport for Norland", SpeakerKind::Organization),
        ("Friends of the Moor", SpeakerKind::Organization),
        ("Bridge Rights Watch", SpeakerKind::Organization),
        ("Oxley Micro", SpeakerKind::Organization),
        ("Paddlers Against Sewage", SpeakerKind::Organization),
        ("World Chess", SpeakerKind::Organization),
        ("Film England", SpeakerKind::Organization),
        ("Ferries UK", SpeakerKind::Organization),
        ("Labour", SpeakerKind::Organization),
        ("Ofwat", SpeakerKind::Organization),
        ("Department for Bridges, Food and Rural Affairs", SpeakerKind::Organization),
        ("survey", SpeakerKind::Document),
        ("Half of voters", SpeakerKind::Group),
        ("Aides", SpeakerKind::Group),
    ] {
        assert_eq!(told(name).map(|speaker| speaker.kind), Some(kind), "{name}");
    }
}

#[test]
fn short_forms_are_sorted_and_lead_to_given_names() {
    let table = include_str!("short_names.tsv");
    let rows: Vec<(&str, &str)> =
        table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    assert!(rows.len() > 100 && rows.is_sorted_by(|a, b| a.0 < b.0));
    let given = |name: &str| crate::lexicon::look_up(name).is_given();
    let unknown: Vec<&str> = rows.iter().flat_map(|(_, forms)| forms.split(' ')).filter(|form| !given(form)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
