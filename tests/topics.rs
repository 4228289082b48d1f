//! The built-in topics: their packs are whole, and match what they say they match and nothing that they say they do not.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use newsclaim::analyse;
use newsclaim::claims::topics::{Sample, Topic, Topics, read_pack};
use newsclaim::grammar::Grammar;
use newsclaim::text::Text;
use std::fs;
use std::sync::LazyLock;

/// How many topics the contract names.
const TOPICS: usize = 53;

/// The packs as they are written.
static PACKS: LazyLock<Topics> = LazyLock::new(|| {
    let files = fs::read_dir("src/claims/packs").unwrap().map(|file| file.unwrap().path());
    Topics::new(files.flat_map(|path| read_pack(&fs::read_to_string(&path).unwrap()).unwrap()))
});

/// Does a text name the topic of that number?
fn names(topic: usize, sample: &Sample) -> bool {
    let text = Text::new(&sample.text);
    PACKS.find(&text, &Grammar::new(&text)).iter().any(|named| named.topic == topic)
}

#[test]
fn every_topic_is_described() {
    let lacking = |topic: &&Topic| topic.about.is_empty() || topic.examples.len() < 8 || topic.near_misses.len() < 4;
    let lacking: Vec<&str> = PACKS.all().iter().filter(lacking).map(|topic| topic.id.as_str()).collect();
    assert_eq!(lacking, Vec::<&str>::new(), "want about, at least 8 examples and at least 4 near-misses");
    assert_eq!((PACKS.all().len(), Topics::built_in().all().len()), (TOPICS, TOPICS));
}

#[test]
fn no_sample_stands_in_two_places() {
    let samples = PACKS.all().iter().flat_map(|topic| topic.examples.iter().chain(&topic.near_misses));
    let mut texts: Vec<&str> = samples.map(|sample| sample.text.as_str()).collect();
    texts.sort_unstable();
    let twice: Vec<&str> = texts.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    assert_eq!(twice, Vec::<&str>::new());
}

#[test]
fn examples_match_and_near_misses_do_not() {
    let mut wrong = Vec::new();
    for (number, topic) in PACKS.all().iter().enumerate() {
        let missed = topic.examples.iter().filter(|sample| !names(number, sample));
        let matched = topic.near_misses.iter().filter(|sample| names(number, sample));
        wrong.extend(missed.map(|sample| format!("{}: example does not match: {}", topic.id, sample.text)));
        wrong.extend(matched.map(|sample| format!("{}: near-miss matches: {}", topic.id, sample.text)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_sentence_whose_verb_looks_like_a_participle_asserts() {
    let claims = |sentence: &str| analyse(&format!("The day was grey.\n\n{sentence}")).claims.len();
    assert_eq!(claims("The crew docked with the space station."), 1);
    assert_eq!(claims("The smugglers charge 5,000 crowns for a place on a small boat."), 1);
    assert_eq!(claims("The smugglers in the port charge 5,000 crowns for a place on a small boat."), 1);
    assert_eq!(claims("A smuggler in the port charge of 5,000 crowns for a place on a small boat."), 0);
    assert_eq!(claims("A long day for the crew of the space station."), 0);
}

#[test]
fn in_an_article_of_its_topic_a_weak_word_needs_no_other() {
    let dull = "The day was grey. Rain fell. She ate a bun. He read a book. ";
    let claims = |article: &str| analyse(&format!("{article} {dull}Their supporters slept late.")).claims;
    let last = |article: &str| claims(article).last().is_some_and(|claim| claim.sentence == 7);
    let election = "Voters go to the polls on Sunday. Two candidates lead the field. The election is close. ";
    assert!(last(election));
    assert!(!last("A cow walked into town on Sunday. Two dogs led it home. The mayor gave it some hay, and it ate. "));
}

#[test]
fn a_title_before_a_name_is_about_its_topic_in_an_article_of_that() {
    let election = "Voters go to the polls on Sunday. Two candidates lead the field. The election is close. ";
    let named = |article: &str| {
        let claims = analyse(&format!("{article}A farmer saw presidential nominee Dana Roe.")).claims;
        claims.iter().any(|claim| claim.sentence == 3 && !claim.triggers.is_empty())
    };
    assert!(named(election));
    assert!(!named("The day was grey. Rain fell. She ate a bun. "));
}

#[test]
fn an_article_goes_on_about_its_topic_where_it_names_another_once() {
    let election = "Voters go to the polls on Sunday. Two candidates lead the field. The election is close. ";
    let topics = |last: &str| {
        let claims = analyse(&format!("{election}{last}")).claims.into_iter();
        claims.filter(|claim| claim.sentence == 3).flat_map(|claim| claim.topics).collect::<Vec<_>>()
    };
    let goes_on = topics("It rained all day in town.");
    assert_eq!(goes_on.len(), 1);
    assert_eq!(topics("It rained."), [0; 0], "too short to tell of anything");
    let both = topics("Bond prices rose on the stock exchange.");
    assert!(both.len() > 1 && both.contains(&goes_on[0]), "{both:?}");
    assert_eq!(topics("They danced in a refinery."), goes_on, "a word in passing");
    let far = analyse(&format!("{election}{}They danced in a refinery.", "Rain fell. ".repeat(5))).claims;
    assert!(far.iter().all(|claim| claim.sentence < 3), "a word in passing, far from the topic");
    assert_eq!(topics("The candidate would store crude oil in barrels.").len(), 2, "more than a word or two");
    assert_ne!(topics("The refinery stood empty."), goes_on, "what the sentence tells of");
    assert_ne!(topics("Dana Roe said the refinery stood empty."), goes_on, "what somebody tells of");
}

#[test]
fn in_an_article_of_a_special_topic_another_special_one_stands_alone_and_a_general_one_beside() {
    let tax = "The council raised the income tax. The income tax is high. The sales tax is higher. ";
    let topics = |last: &str| {
        let claims = analyse(&format!("{tax}{last}")).claims.into_iter();
        claims.filter(|claim| claim.sentence == 3).flat_map(|claim| claim.topics).count()
    };
    assert_eq!(topics("The chatbot is run by artificial intelligence."), 1);
    assert_eq!(topics("A federal judge dismissed the lawsuit."), 2);
}

#[test]
fn beside_a_general_topic_a_special_one_takes_more_than_a_word_to_be_named() {
    let election = "Voters go to the polls on Sunday. Two candidates lead the field. The election is close. ";
    let topics = |last: &str| {
        let claims = analyse(&format!("{election}{last}")).claims.into_iter();
        claims.filter(|claim| claim.sentence == 3).flat_map(|claim| claim.topics).count()
    };
    assert_eq!(topics("The candidate lives by a refinery."), 1);
    assert_eq!(topics("The candidate would cut the income tax."), 2);
}

#[test]
fn weak_words_alone_name_no_other_topic_beside_the_articles_own() {
    let topics = |last: &str| {
        let election = "Voters go to the polls on Sunday. Two candidates lead the field. The election is close. ";
        let claims = analyse(&format!("{election}Jets bombed the airfield of the rebels. {last}")).claims.into_iter();
        claims.filter(|claim| claim.sentence == 4).flat_map(|claim| claim.topics).count()
    };
    assert_eq!(topics("The candidate spoke of an attack and a weapon."), 1);
    assert_eq!(topics("The candidate spoke of a missile attack on the army."), 2);
}

#[test]
fn who_says_something_is_no_topic_but_what_was_measured_or_written_is() {
    let topics = |article: &str| analyse(article).claims.into_iter().flat_map(|claim| claim.topics).count();
    assert_eq!(topics("A Gallup poll claimed that the bridge was old."), 1);
    assert_eq!(topics("The candidate claimed that the bridge was old."), 0);
}

#[test]
fn a_gap_holds_the_sign_of_a_unit_and_no_other_mark() {
    let pack = "[[topic]]\nid = \"gifts\"\ntriggers = [\"take ... gift\"]\nexamples = []\nnear_misses = []\n";
    let topics = Topics::new(read_pack(pack).unwrap());
    let names = |text: &str| {
        let text = Text::new(text);
        !topics.find(&text, &Grammar::new(&text)).is_empty()
    };
    assert!(names("The mayor took a £9 gift."));
    assert!(!names("The mayor took it; a gift."));
}

#[test]
fn the_topic_of_an_article_is_what_is_dealt_with_before_how() {
    let goes_on = |article: &str| {
        let claim = analyse(article).claims.into_iter().find(|claim| claim.rule == "topic-continued");
        claim.map(|claim| Topics::built_in().all()[claim.topics[0]].id.clone())
    };
    let ruling = "A court has thrown out the state's abortion ban. Abortions were forbidden after six weeks. \
                  The judges were divided. The building is old and grey.";
    assert_eq!(goes_on(ruling).as_deref(), Some("abortion"));
    let poll = "A poll gave Roe 48 per cent before the election. The poll asked 900 people. In a poll in May she had 51 \
                per cent. The poll put Vale on 40. Candidates have a month left. The grey hall was cold at noon.";
    assert_eq!(goes_on(poll).as_deref(), Some("elections"), "a poll is about what it measures");
    let hinted = "The town was shaken by an earthquake on Sunday. The road was blocked. Rescuers came on foot. It was cold in the hills.";
    assert_eq!(goes_on(hinted).as_deref(), Some("natural-disasters"));
    let late = "The firm would build 240 homes by the village. The mayor is content with it. Homes are dear. The homes \
                would be of brick. Nobody came to the meeting on Monday. An earthquake shook the town in May.";
    let sentences: Vec<usize> = analyse(late).claims.iter().map(|claim| claim.sentence).collect();
    assert_eq!(sentences, [5], "what is hinted at throughout and named once, late");
}

#[test]
fn a_short_piece_of_news_is_about_what_its_first_sentence_names() {
    let begins =
        "Harvonia froze the accounts of six generals on Monday. They may not travel there or deal with its banks.";
    let rest = " The men met in the hall of the palace on Sunday.";
    let about_all = |more: usize| {
        let article = format!("{begins}{}", rest.repeat(more));
        let claims = analyse(&article).claims;
        claims.iter().filter(|claim| Topics::built_in().all()[claim.topics[0]].id == "sanctions").count() > 1
    };
    assert!(about_all(4));
    assert!(!about_all(9), "in a longer one it may be an aside");
}

#[test]
fn at_the_end_of_an_article_only_what_is_said_at_length_goes_on_about_its_topic() {
    let goes_on = |last: &str| {
        let head = "Voters go to the polls on Sunday. The election is close. Two candidates lead the field. \
                    It rained all day in town. Turnout was low. The election costs nine million marks. ";
        analyse(&format!("{head}{last}")).claims.iter().any(|claim| claim.sentence == 6)
    };
    assert!(goes_on("Dana Roe, who owns a mill, said that nobody in Harwick knew what would come next."));
    assert!(!goes_on("Dana Roe said that nobody knew it."));
    assert!(!goes_on("Dana Roe, who owns a mill, was born in Harwick and lived there for nine years."));
}

#[test]
fn a_clause_that_says_more_than_what_is_reported_in_it_is_the_articles_own() {
    let reported =
        |sentence: &str| analyse(sentence).claims.iter().map(|claim| claim.quote.is_some()).collect::<Vec<_>>();
    for (sentence, want) in [
        ("Dana Roe said that the income tax is too high, but the council raised the tax.", &[true, false][..]),
        ("Dana Roe said that the income tax is too high, but that the council raised the tax.", &[true, true]),
        ("While Dana Roe said that the income tax is too high, the council raised it again.", &[false]),
        ("While the income tax is too high, Dana Roe said that it would rise again.", &[true]),
        ("It is worth noting that the income tax is high.", &[false]),
        ("It was a bad year for Roe, noting that the income tax is high.", &[false]),
        ("The council led Dana Roe to say that the income tax is high.", &[false]),
    ] {
        assert_eq!(reported(sentence), want, "{sentence}");
    }
}
