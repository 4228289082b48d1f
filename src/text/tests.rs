//! Tokens, sentences and blocks: cases, and what holds for any text whatever.

use super::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn tokens(text: &str) -> Vec<&str> {
    Text::new(text).tokens.iter().map(|token| token.span.of(text)).collect()
}

fn sentences(text: &str) -> Vec<&str> {
    Text::new(text).sentences.iter().map(|sentence| sentence.span.of(text)).collect()
}

/// The text with `|` between tokens, against the tokens found in it.
fn check_tokens(marked: &str) {
    let expected: Vec<&str> = marked.split(['|', ' ']).filter(|token| !token.is_empty()).collect();
    assert_eq!(tokens(&marked.replace('|', "")), expected);
}

#[test]
fn contractions_and_possessives_stand_apart() {
    check_tokens("He did|n't and would|n’t|, Roe|'s and Doe|’s dogs|' bowl|.");
    check_tokens("We|'re sure I|’ve not seen O'Hara at five o'clock in the '90s|; I can|not|, I|'m gon|na|.");
    check_tokens("the U.S.|'s plan|, Hale Jr.|’s book|, the A.F.L.-C.I.O. and he");
}

#[test]
fn a_stop_stays_with_its_word() {
    check_tokens("Sen. J. Roe of the U.S. Senate spoke at 5 p.m. on Jan. 3|.");
    check_tokens("The then-Gov. met H.W. Hale of Acme Inc. at No. 10|, he said no|.");
    check_tokens("You and I|. Did U.S.-led forces in Springfield|, Ill.|, fall ill|?");
}

#[test]
fn marks_and_numbers_are_whole() {
    check_tokens("It cost $|1,200.50 or 3/4 of 58|% at 10:30 -- a vice-president|'s 60-year-old ex-wife|...");
    check_tokens("``|So|'' see https://example.com/a?b=c.html|, mail j.roe@example.com or @roe_1 on #vote|.");
    check_tokens("''|They say|, '|Go|,|'|'' he said|. '|No|?|'|''");
    check_tokens("the end|.|The AT&T office|—|closed|… yes|!");
    assert_eq!(tokens("well . . . yes"), ["well", ". . .", "yes"]);
}

#[test]
fn sentences_end_where_they_should() {
    let cases: &[&[&str]] = &[
        &["Gov. Ann Roe met Sen. Doe in the U.S. Senate.", "She left at 5 p.m. on Jan. 3."],
        &[
            "Norbury, Wis. - The board met.",
            "OXLEY, Mass. (Wire) — It met, too.",
            "Oxley, Ore. – So it did.",
            "He left Acme Inc. — They wept.",
        ],
        &["It is based in the U.S.", "He owns it with Acme Inc.", "They agreed."],
        &["\"This is great.\" she said.", "\"It is.\"", "He left."],
        &["“Why me?” Ms. Roe asked.", "“Did it work?”", "Nobody knew."],
        &["“Late, is it?” Roe went on, as if alone.", "“Why?”", "Roe went to the door.", "“It is!” Roe snapped."],
        &["She works at Yahoo! in sales.", "Really?!", "Yes!", "A Which? report came.", "But which?", "That one."],
        &["“We won.", "We did it,” he said."],
        &["It was 3.5 percent.", "“Well ... I tried,” he said…", "Then he left."],
        &["Q. Who else knew?", "Nobody."],
        &["She apologised on X.", "Critics laughed.", "He wrote a book on J. Kim and Malcolm X. Roe."],
        &["„Ich gehe.“", "He went.", "``So,'' she said.", "``We won.''", "The rest [...] was lost."],
        &["Gov. C.L. \"Butch\" Roe left his guns.", "... I stayed."],
        &["The old slide at dawn", "Photograph: Jane Roe"],
        &["1) the slide", "2) the bar"],
    ];
    for case in cases {
        assert_eq!(sentences(&case.join(" ")), *case);
    }
}

#[test]
fn long_runs_are_read_once() {
    // Were any of these read anew from each place, the test would not end.
    for piece in
        ["!", "?”", "a.", ". ", ".)", "\"", "'", "1. ", "• ", "a.-", "www.", "A\n", "\u{301}", "Jr. ", "a.Bb", "a@"]
    {
        let text = piece.repeat(60_000) + "a";
        let units = Text::new(&text);
        assert_eq!(units.tokens.last().map(|token| token.span.end as usize), Some(text.len()));
    }
}

/// Text of what is hard: stops, marks, blanks of every kind, characters that join and that hide.
fn hard_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("a"),
        Just("The"),
        Just("U.S."),
        Just("1"),
        Just("."),
        Just("..."),
        Just(" . ."),
        Just(" "),
        Just("\n"),
        Just("\r\n"),
        Just("\""),
        Just("'"),
        Just("’"),
        Just("s"),
        Just("n't"),
        Just("-"),
        Just("@"),
        Just("\u{301}"),
        Just("\u{200d}"),
        Just("\u{600}"),
        Just("\u{feff}"),
        Just("\u{2029}"),
        Just("👩"),
        Just("🇫"),
        Just("\0"),
        Just("http://"),
        Just("1."),
        Just("• "),
        Just("क्"),
        Just("é"),
        Just("ß"),
        Just("İ"),
        Just("?"),
        Just(":"),
    ];
    prop_oneof![any::<String>(), proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())]
}

proptest! {
    #[test]
    fn units_cover_in_order_and_cut_no_cluster(text in hard_text()) {
        let units = Text::new(&text);
        let bounds: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let lists = [
            units.tokens.iter().map(|token| token.span).collect::<Vec<Span>>(),
            units.sentences.iter().map(|sentence| sentence.span).collect(),
            units.blocks.iter().map(|block| block.span).collect(),
        ];
        for spans in &lists {
            let mut end = 0;
            for span in spans {
                prop_assert!(!span.is_empty() && span.start >= end);
                prop_assert!(text[end as usize..span.start as usize].trim().is_empty());
                prop_assert!(bounds.binary_search(&(span.start as usize)).is_ok());
                prop_assert!(bounds.binary_search(&(span.end as usize)).is_ok());
                end = span.end;
            }
            prop_assert!(text[end as usize..].trim().is_empty());
        }
    }

    #[test]
    fn sentences_hold_every_token_and_cross_no_block(text in hard_text()) {
        let units = Text::new(&text);
        let mut next = 0;
        for sentence in &units.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            next = sentence.tokens.end;
            prop_assert!(units.blocks[sentence.block].span.contains(sentence.span));
        }
        prop_assert_eq!(next, units.tokens.len());
    }

    #[test]
    fn plain_words_are_those_of_unicode(text in "[a-zA-Z0-9é ,;()_]{0,60}") {
        prop_assume!(!super::scan::FUSED.iter().any(|word| text.to_lowercase().contains(word)));
        let text = text.replace([',', ';'], " ");
        let words: Vec<&str> = text.split_word_bounds().filter(|word| !word.trim().is_empty()).collect();
        let joined = |words: &[&str]| words.concat().replace('_', "");
        prop_assert_eq!(joined(&tokens(&text)), joined(&words));
        if !text.contains('_') {
            prop_assert_eq!(tokens(&text), words);
        }
    }
}
