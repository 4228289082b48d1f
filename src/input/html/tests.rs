use super::*;
use proptest::prelude::*;

fn text(html: &str) -> String {
    article(html, "-").text
}

/// Each page beside the text that it is read as.
#[test]
fn pages_are_read_as_readers_see_them() {
    let cases = [
        // Paragraphs, however they end; blanks as browsers show them; what entities stand for.
        ("<p>One\n  two.<p>Three &amp; <b>four</b>.</p>Five.", "One two.\n\nThree & four.\n\nFive."),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("<p>&ldquo;Yes&rdquo; &#8216;no&#x2019; &nosuch; caf&eacute;&nbsp;1</p>", "“Yes” ‘no’ &nosuch; café\u{a0}1"),
        ("One<br>two<br/>  three<br><br>four", "One\ntwo\nthree\n\nfour"),
        ("<pre>One\n  two</pre>", "One\n  two"),
        ("<p>He said <q>no</q>.</p>", "He said “no”."),
        ("<ul><li>One<li>Two<ul><li>Three</ul></ul>", "One\n\nTwo\n\nThree"),
        ("<dl><dt>Q<dd>Why?</dl>", "Q\n\nWhy?"),
        ("<blockquote><p>“We won.”</p><footer>— Roe</footer></blockquote>", "“We won.”\n\n— Roe"),
        ("<p>&nbsp;</p><p>One</p>", "One"),
        // What is no text, and what stands beside it.
        ("<script>'<p>One</p>'</script><style>p{}</style><p>Two</p>", "Two"),
        ("<script src=x /><iframe src=y /><p>One</p>", "One"),
        ("<p>One<!-- two --></p><template><p>Three</p></template>", "One"),
        ("<nav><p>Home</p></nav><p>One</p><aside><p>Two</p></aside>", "One"),
        ("<figure><img alt=x><figcaption>The dam.</figcaption></figure><p>One</p>", "One"),
        ("<p>One</p><p class='wp-caption-text'>The dam.</p><div id=mainSidebar>Two</div>", "One"),
        ("<p>One <del>two</del><sup class=reference>[3]</sup> four</p>", "One four"),
        ("<div class='layout-with-sidebar'><p>One</p></div>", "One"),
        ("<p>One</p><p hidden>Two</p><div role=navigation>Three</div>", "One"),
        ("<p>One <a href=x>two</a>.</p><p><a href=y>Three</a></p><p><time>4 May</time></p>", "One two."),
        ("<header>Site</header><section><header>Head</header><p>One</p></section><footer>Two</footer>", "Head\n\nOne"),
        ("<p class=byline>By Dana Roe<p>One", "One"),
        // Tables of data are beside it; those that lay out a page are not.
        ("<p>One two three</p><table><tr><th>a<th>b<tr><td>1<td>2</table>", "One two three"),
        ("<p>One two three</p><table><tr><td>1<td>2</table>", "One two three"),
        ("<p>One</p><table><tr><td><p>Two<td><p>Three</table>", "One\n\nTwo\n\nThree"),
        ("<table><tr><td>Menu<td><table><tr><td>One two three.</table></table>", "Menu\n\nOne two three."),
        ("<p>1</p><table role=presentation><tr><td>2</table>", "1\n\n2"),
        // Forms too, unless the page is one.
        ("<p>One two three</p><form><p>Mail?</p><button>Go</button></form>", "One two three"),
        ("<form><p>One two three</p><button>Go</button></form>", "One two three"),
        // The article, where there is one.
        ("<p>Top</p><main><p>Lead</p><article><p>One two three four</p></article></main>", "One two three four"),
        ("<main><article><p>One</p></article><article><p>Two</p></article></main>", "One\n\nTwo"),
        // What is broken costs little; what is all beside it is better than nothing.
        ("<p>One</b></i></div><p>Two <b>three<p>Four", "One\n\nTwo three\n\nFour"),
        ("<table><tr><td>One</div></article> two three</table>", "One\n\ntwo three"),
        ("<div><nav>Home</div><p>One</p>", "One"),
        ("<nav><p>One</p></nav>", "One"),
        ("a < b & c <3", "a < b & c <3"),
        ("", ""),
    ];
    for (html, expected) in cases {
        assert_eq!(text(html), expected, "{html}");
    }
}

#[test]
fn a_page_says_what_it_is() {
    let told = |html| {
        let Article { title, byline, date, .. } = article(html, "-");
        [title, byline, date].map(Option::unwrap_or_default)
    };
    assert_eq!(told("<title>A\n b | Site</title><p>One</p>"), ["A b | Site", "", ""]);
    assert_eq!(
        told("<title>A</title><meta property=og:title content=B><meta name=author content='D. Roe'>"),
        ["B", "D. Roe", ""]
    );
    assert_eq!(told("<meta property=og:title content=B><h1>C&nbsp;<br>d</h1><p>One</p>"), ["C d", "", ""]);
    assert_eq!(
        told("<p class=byline>By <a rel=author>Dana Roe</a></p><p>One</p><p class=byline>Kim Poe</p>"),
        ["", "By Dana Roe", ""]
    );
    assert_eq!(told("<p><time datetime=2026-02-11>Wednesday</time> One"), ["", "", "2026-02-11"]);
    let linked = "<script type=application/ld+json>{\"@graph\": [{\"@type\": \"WebSite\", \"headline\": \"No\"}, \
                  {\"@type\": [\"NewsArticle\"], \"headline\": \"C\", \"datePublished\": \"2026\", \
                  \"author\": [{\"name\": \"Roe\"}, \"Poe\"]}]}</script><title>A</title>";
    assert_eq!(told(linked), ["C", "Roe, Poe", "2026"]);
    assert_eq!(told("<script type=application/ld+json>{\"@type\": </script>"), ["", "", ""]);
}

#[test]
fn depth_is_bounded() {
    let html = format!("{}One{}<p>Two", "<div>".repeat(100_000), "</div>".repeat(100_000));
    assert_eq!(text(&html), "One\n\nTwo");
    let html = format!("{}<p>One", "<b><table><li>".repeat(10_000));
    assert_eq!(text(&html), "One");
}

#[test]
fn words_beside_the_article_are_in_order_and_plain() {
    let lines = include_str!("beside.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let words: Vec<&str> = lines.collect();
    assert!(words.iter().all(|word| word.chars().all(|c| c.is_ascii_lowercase())));
    let unique: std::collections::HashSet<&&str> = words.iter().collect();
    assert_eq!(unique.len(), words.len(), "a word stands there twice");
}

/// Tags and words, in any order.
fn soup() -> impl Strategy<Value = String> {
    let tags = "(<|</)(p|div|nav|article|main|table|td|th|li|ul|q|a|b|h1|form|br|script|title|pre|aside|x-y)( class=(ad|byline))?(>|/>|)";
    let pieces = prop_oneof![tags, "[a-c “”&;<>\n\u{a0}é]{0,6}", any::<String>()];
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_soup_is_read(html in soup()) {
        let text = text(&html);
        prop_assert_eq!(text.trim(), text.as_str());
    }

    #[test]
    fn paragraphs_come_back_as_they_were(paragraphs in prop::collection::vec("[a-z<>&“”é][a-z<>&“” é]{0,20}[a-z]", 0..8)) {
        let paragraphs: Vec<String> = paragraphs.iter().map(|text| joined(text)).collect();
        let escaped = paragraphs.iter().map(|text| text.replace('&', "&amp;").replace('<', "&lt;"));
        let html: String = escaped.map(|text| format!("<p>{text}</p>\n")).collect();
        prop_assert_eq!(text(&html), paragraphs.join("\n\n"));
    }
}
