//! Texts of one kind and any length, for what must grow no faster than its input.

/// A kind of text: its name, and a piece that is repeated; `#` stands for a name that no other piece has.
pub(crate) const SHAPES: &[(&str, &str)] = &[
    ("article", "“The bridge is safe,” Dana Roe, the county engineer, said on Monday. Critics denied that it was.\n\n"),
    ("paragraph", "Mr. Doe said that the council would meet. “We will see,” he told reporters in Norbury. "),
    ("sentence", "the mayor of the town said that she had asked the council, which met, to vote on it and "),
    ("speakers", "“We agree,” said # Roe, president of the # Company. He said that # Roe denied it.\n\n"),
    ("one-surname", "# Roe said so. Roe agreed. "),
    ("titled", "Dana Roe left. Mr Roe stayed. "),
    ("bodies", "The # Company fell. The firm said so. "),
    ("marks", "\""),
    ("turned-marks", "“”"),
    ("opening-marks", "“a "),
    ("closing-marks", "a” "),
    ("single-marks", "'a' ’tis "),
    ("nested", "“a ‘b "),
    ("capitals", "ROE SAID THE TOWN WAS SAFE "),
    ("letters", "a"),
    ("cues", "said "),
    ("cues-and-names", "Roe said Doe said "),
    ("that", "he said that "),
    ("according", "according to Roe, "),
    ("relatives", "the man who said "),
    ("nouns", "man "),
    ("adjectives", "big old "),
    ("adverbs", "very "),
    ("participles", "gone, "),
    ("auxiliaries", "has been having "),
    ("possessives", "Roe’s "),
    ("of", "of the claim "),
    ("and", "and he said "),
    ("commas", ","),
    ("names-and-commas", "Roe, "),
    ("stops", "."),
    ("spaced-stops", ". "),
    ("initials", "A. "),
    ("abbreviations", "Inc. "),
    ("dashes", "— a "),
    ("colons", "Roe: "),
    ("brackets", "(a "),
    ("digits", "1"),
    ("numbers", "1,000.5 "),
    ("items", "1. a\n"),
    ("lines", "a\n"),
    ("blank", "\n"),
    ("spaces", " "),
    ("hyphens", "a-"),
    ("links", "http://a.b/c?"),
    ("at-signs", "@a "),
    ("combining", "e\u{301}\u{301}"),
    ("emoji", "👩\u{200d}👧"),
    ("flags", "🇩🇪"),
    ("joiners", "\u{200d}"),
    ("han", "漢字。"),
    ("questions", "Why? "),
    ("interviews", "Q. Why?\nA. So.\n"),
    ("turns", "Roe: It rained. "),
    ("pronouns", "“We won,” he said. She said they lost. "),
    ("triggers", "ceasefire sanctions election tax "),
    ("speech over paragraphs", "\"It was late.\n\n"),
    ("speech over captions", "Image: Dana Roe.\n\n\"The vote was late.\n\n"),
];

/// At least so many bytes of a kind.
pub(crate) fn text(piece: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + piece.len());
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        if piece.contains('#') { text.push_str(&piece.replace('#', &name(number))) } else { text.push_str(piece) }
    }
    text
}

/// A name of its own for each number: "Ba", "Bab".
fn name(mut number: usize) -> String {
    let mut name = String::from("B");
    loop {
        name.push(['a', 'e', 'i', 'o'][number % 4]);
        number /= 4;
        if number == 0 {
            return name;
        }
        name.push(['b', 'd', 'k', 'l', 'm', 'n', 'r', 't'][number % 8]);
        number /= 8;
    }
}
