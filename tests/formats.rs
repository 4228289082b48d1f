//! Every format of the output, held against its own specification: over all articles in `fixtures`, and over
//! one that means harm.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use newsclaim::input::Article;
use newsclaim::report::{Annotations, Csv, Html, Json, Ninjs, Render, Report, SchemaOrg, Summary, Table, schema};
use newsclaim::text::OffsetUnit;
use newsclaim::{Options, extract};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// Formulas, markup, control and bidi characters, astral and combining ones, where an article may hold them.
const HOSTILE: &str = "=HYPERLINK(\"x\") Roe said, “<script>alert(1)</script> \u{202e}evil\u{202c} 😀 e\u{301}.”\n\n\
    +1 “-- ]]> <!-- & \" ' \u{1b}[31m \u{0} are \tsafe”, the @mayor said.\r\n\r\nRoe denied that sanctions “ended.”\n";

fn manifest(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The articles that all are held against.
static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(articles);

fn articles() -> Vec<Article> {
    let mut paths: Vec<_> = fs::read_dir(manifest("fixtures")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        Article::new(&format!("fixtures/{name}"), fs::read_to_string(path).unwrap())
    };
    let mut articles: Vec<Article> = paths.iter().map(read).collect();
    let hostile = Article {
        title: Some("=<b>\u{202e}".to_string()),
        byline: Some("By A. Roe".to_string()),
        date: Some("2026-01-31T12:00:00Z".to_string()),
        ..Article::new("=a \u{202e}<b>#\"?.txt", HOSTILE.to_string())
    };
    articles.push(hostile);
    articles
}

fn report(article: &Article, offsets: OffsetUnit) -> Report<'_> {
    extract(article, &Options { offsets, ..Options::default() })
}

/// The format of every article, with the article and its report.
fn printed(render: &dyn Render, offsets: OffsetUnit) -> Vec<(&'static Article, Report<'static>, String)> {
    let print = |article| {
        let report = report(article, offsets);
        let text = String::from_utf8(render.article(article, &report).unwrap()).unwrap();
        (article, report, text)
    };
    ARTICLES.iter().map(print).collect()
}

/// One line, which is a JSON value that the schema allows.
fn valid(text: &str, schema: &str) -> Value {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(manifest("tests/schemas").join(schema)).unwrap()).unwrap();
    valid_by(text, &schema)
}

fn valid_by(text: &str, schema: &Value) -> Value {
    assert_eq!(text.matches('\n').count(), 1, "one line an article");
    let value: Value = serde_json::from_str(text).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    value
}

#[test]
fn json_is_as_the_published_schema_says_and_reads_back() {
    let schema = serde_json::from_str(schema()).unwrap();
    for (_, report, text) in printed(&Json { pretty: false }, OffsetUnit::Codepoint) {
        valid_by(&text, &schema);
        assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
    }
}

/// The rows of a table as RFC 4180 reads them: by the name of their column.
fn rows(text: &str) -> Vec<HashMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().terminator(csv::Terminator::CRLF).from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

fn table(table: Table) -> (String, Vec<(Report<'static>, String)>) {
    let render = Csv { table };
    let printed = printed(&render, OffsetUnit::Codepoint);
    (render.begin(), printed.into_iter().map(|(_, report, text)| (report, text)).collect())
}

#[test]
fn a_row_of_csv_is_a_quote() {
    let (header, articles) = table(Table::Quotes);
    for (report, text) in articles {
        let rows = rows(&(header.clone() + &text));
        assert_eq!(rows.len(), report.quotes.len());
        for (row, quote) in rows.iter().zip(&report.quotes) {
            assert_eq!([&row["id"], &row["rule"]], [&quote.id, &quote.rule]);
            assert_eq!(row["start"], quote.content[0].start.to_string());
            let speaker = quote.speaker.as_ref().map(|id| report.speaker(id).unwrap());
            assert_eq!(row["speaker_id"], speaker.map_or("", |speaker| &speaker.id));
            assert_eq!(row["speaker_kind"], speaker.map_or(String::new(), |speaker| word(&json!(speaker.kind))));
            assert_eq!([&row["kind"], &row["act"]], [&word(&json!(quote.kind)), &word(&json!(quote.act))]);
        }
    }
}

fn word(value: &Value) -> String {
    value.as_str().unwrap().to_string()
}

#[test]
fn a_row_of_csv_is_a_claim_or_a_speaker() {
    let (header, articles) = table(Table::Claims);
    for (report, text) in articles {
        let rows = rows(&(header.clone() + &text));
        let ids: Vec<_> = rows.iter().map(|row| [&*row["id"], &row["quote"]]).collect();
        let expected: Vec<_> =
            report.claims.iter().map(|claim| [&*claim.id, claim.quote.as_deref().unwrap_or_default()]).collect();
        assert_eq!(ids, expected);
    }
    let (header, articles) = table(Table::Speakers);
    for (report, text) in articles {
        let rows = rows(&(header.clone() + &text));
        assert_eq!(rows.len(), report.speakers.len());
        let said: usize = rows.iter().map(|row| row["quotes"].parse::<usize>().unwrap()).sum();
        assert_eq!(said, report.quotes.iter().filter(|quote| quote.speaker.is_some()).count());
    }
}

#[test]
fn no_cell_of_csv_runs_or_steers() {
    for kind in [Table::Quotes, Table::Claims, Table::Speakers] {
        let (header, articles) = table(kind);
        for (_, text) in articles {
            for cell in rows(&(header.clone() + &text)).iter().flat_map(HashMap::values) {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?} runs");
                assert!(!cell.contains(|c: char| c.is_control() && !"\t\r\n".contains(c)), "{cell:?} steers");
            }
        }
    }
    let (header, articles) = table(Table::Quotes);
    let (_, hostile) = articles.last().unwrap();
    assert_eq!(rows(&(header + hostile))[0]["title"], "'=<b>\u{202e}");
}

#[test]
fn annotations_select_the_words() {
    for offsets in [OffsetUnit::Codepoint, OffsetUnit::Byte, OffsetUnit::Utf16] {
        for (article, report, text) in printed(&Annotations { pretty: false }, offsets) {
            let collection = valid(&text, "annotations.json");
            let items = collection["first"]["items"].as_array().unwrap();
            assert_eq!(items.len(), report.quotes.len() + report.claims.len());
            assert_eq!(collection["total"], items.len());
            assert_eq!(collection["first"]["partOf"], collection["id"]);
            let ids: HashSet<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
            assert_eq!(ids.len(), items.len(), "ids are unique");
            let points: Vec<char> = article.text.chars().collect();
            for target in items.iter().flat_map(|item| item["target"].as_array().unwrap()) {
                selects(&points, &target["selector"][0], &target["selector"][1]);
            }
            let said = report.quotes.iter().flat_map(|quote| &quote.content).map(|part| &*part.text);
            let words = said.chain(report.claims.iter().map(|claim| &*claim.text));
            let targets = items.iter().flat_map(|item| item["target"].as_array().unwrap());
            assert!(targets.map(|target| &target["selector"][0]["exact"]).eq(words));
        }
    }
}

/// Both selectors name the same stretch, which its surroundings tell from others.
fn selects(points: &[char], quote: &Value, position: &Value) {
    let at = |key: &str| position[key].as_u64().unwrap() as usize;
    let slice = |from: usize, to: usize| points[from..to].iter().collect::<String>();
    let (start, end) = (at("start"), at("end"));
    assert_eq!(quote["exact"], slice(start, end));
    assert!(slice(0, start).ends_with(quote["prefix"].as_str().unwrap()));
    assert!(slice(end, points.len()).starts_with(quote["suffix"].as_str().unwrap()));
    assert!(start == 0 || quote["prefix"] != "", "there is something before it");
}

#[test]
fn schema_org_refers_only_to_what_it_holds() {
    for (_, report, text) in printed(&SchemaOrg { pretty: false }, OffsetUnit::Codepoint) {
        let graph = valid(&text, "schema-org.json");
        let nodes = graph["@graph"].as_array().unwrap();
        let ids: HashSet<&str> = nodes.iter().map(|node| node["@id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), nodes.len(), "ids are unique");
        let mut links = Vec::new();
        nodes.iter().for_each(|node| links_in(node, &mut links));
        for link in links {
            assert!(ids.contains(link), "{link} does not exist");
        }
        let count = |kind: &str| nodes.iter().filter(|node| node["@type"] == kind).count();
        let quoted = report.quotes.iter().filter(|quote| quote.content.iter().any(|part| has_marks(&part.text)));
        assert!(count("Quotation") <= report.quotes.len() && count("Claim") == report.claims.len());
        assert!(count("Quotation") >= quoted.filter(|quote| word(&json!(quote.kind)) == "direct").count());
    }
}

fn has_marks(text: &str) -> bool {
    text.contains(['"', '“', '‘'])
}

fn links_in<'a>(value: &'a Value, links: &mut Vec<&'a str>) {
    match value {
        Value::Object(object) if object.len() == 1 && object.contains_key("@id") => {
            links.push(object["@id"].as_str().unwrap());
        }
        Value::Object(object) => object.values().for_each(|value| links_in(value, links)),
        Value::Array(array) => array.iter().for_each(|value| links_in(value, links)),
        _ => {}
    }
}

const TALKS: &str = "“The sanctions stay,” Dana Roe said. The Lenn Party denied that taxes will rise.";

fn enriched(item: Value, schema: &str) -> Value {
    let article = Article { ninjs: Some(item), ..Article::new("urn:x:1", TALKS.to_string()) };
    let bytes = Ninjs { pretty: false }.article(&article, &report(&article, OffsetUnit::Codepoint)).unwrap();
    valid(&String::from_utf8(bytes).unwrap(), schema)
}

#[test]
fn ninjs_1_gains_subjects_by_code() {
    let item = json!({"versioncreated": "2026-01-31", "uri": "urn:x:1", "body_text": TALKS,
        "subject": [{"scheme": "http://cv.iptc.org/newscodes/mediatopic/", "code": "20000642"}]});
    let result = enriched(item.clone(), "ninjs-1.json");
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&result)[..4], keys(&item)[..], "the order is kept");
    assert_eq!(result["subject"][0], item["subject"][0], "what is there stays");
    let codes: Vec<&Value> = result["subject"].as_array().unwrap().iter().map(|subject| &subject["code"]).collect();
    assert!(codes.contains(&&json!("20000620")), "taxation in {codes:?}");
    assert_eq!(codes.iter().filter(|code| **code == "20000642").count(), 1, "sanctions are there already");
    assert_eq!(result["person"], json!([{"name": "Dana Roe", "rel": "quoted"}]));
}

#[test]
fn ninjs_2_and_3_gain_subjects_by_uri() {
    let item = json!({"uri": "urn:x:1", "standard": {"name": "ninjs", "version": "2.1"},
        "bodies": [{"value": TALKS}], "people": [{"name": "dana roe", "rel": "about"}]});
    let result = enriched(item, "ninjs-3.json");
    assert_eq!(result["people"], json!([{"name": "dana roe", "rel": "about"}]), "known by any form of the name");
    let uris: Vec<&Value> = result["subjects"].as_array().unwrap().iter().map(|subject| &subject["uri"]).collect();
    assert!(uris.contains(&&json!("http://cv.iptc.org/newscodes/mediatopic/20000642")), "sanctions in {uris:?}");
}

#[test]
fn ninjs_is_made_of_any_article() {
    for (article, _, text) in printed(&Ninjs { pretty: false }, OffsetUnit::Codepoint) {
        let item = valid(&text, "ninjs-3.json");
        assert_eq!(item["bodies"][0]["value"], article.text);
    }
}

/// The page without what its first element of a name holds, which is no HTML.
fn without(page: &str, name: &str) -> String {
    let (before, rest) = page.split_once(&format!("<{name}>")).unwrap();
    let (_, after) = rest.split_once(&format!("</{name}>")).unwrap();
    format!("{before}<{name}></{name}>{after}")
}

/// What a browser reads out of a page: the text of the article without the numbers, and all tags in order.
fn parsed(page: &str) -> (String, Vec<String>) {
    use html5gum::Token;
    let (mut text, mut tags, mut open, mut skipped) = (String::new(), Vec::new(), Vec::new(), 0);
    let page = without(&without(page, "style"), "script");
    for Ok(token) in html5gum::Tokenizer::new(&page) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8(tag.name.to_vec()).unwrap();
                tags.push(name.clone());
                if !tag.self_closing && !["meta", "input"].contains(&name.as_str()) {
                    let is_reference = name == "a" && open.contains(&"article".to_string());
                    skipped += usize::from(is_reference);
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8(tag.name.to_vec()).unwrap();
                assert_eq!(open.pop(), Some(name.clone()), "tags nest");
                skipped -= usize::from(name == "a" && open.contains(&"article".to_string()));
            }
            Token::String(string) if skipped == 0 && open.contains(&"article".to_string()) => {
                text += std::str::from_utf8(&string).unwrap();
            }
            Token::Error(error) => panic!("{}", *error),
            _ => {}
        }
    }
    assert_eq!(open, Vec::<String>::new(), "every tag is closed");
    (text, tags)
}

#[test]
fn a_page_holds_the_article_and_nothing_from_elsewhere() {
    for (article, report, page) in printed(&Html, OffsetUnit::Utf16) {
        let (text, tags) = parsed(&page);
        let visible: String = article
            .text
            .chars()
            .map(|c| if newsclaim::report::steers(c) { format!("U+{:04X}", c as u32) } else { c.to_string() })
            .collect();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(bare(&text), bare(&visible), "{}", article.id);
        assert_eq!(tags.iter().filter(|tag| *tag == "script").count(), 1);
        let allowed = [
            "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "p", "div", "svg", "rect",
            "nav", "section", "ul", "ol", "li", "button", "span", "main", "article", "footer", "script",
        ];
        assert!(tags.iter().all(|tag| allowed.contains(&tag.as_str())), "{tags:?}");
        assert!(!page.contains(" src=") && !page.contains("url(") && !page.contains("@import"));
        let ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "ids are unique");
        for link in page.split(" href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(ids.contains(&link), "{}: #{link} leads nowhere", article.id);
        }
        for quote in &report.quotes {
            assert!(ids.contains(&format!("n-{}", quote.id).as_str()));
        }
    }
}

#[test]
fn a_summary_tells_every_quote_and_steers_no_terminal() {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    for width in [1, 40, 80] {
        let plain = printed(&Summary { width, color: false }, OffsetUnit::Codepoint);
        let coloured = printed(&Summary { width, color: true }, OffsetUnit::Codepoint);
        for ((article, report, plain), (_, _, coloured)) in plain.iter().zip(&coloured) {
            assert!(!plain.contains(|c| c != '\n' && newsclaim::report::steers(c)), "{}: {plain:?}", article.id);
            assert!(plain.lines().all(|line| textwrap::core::display_width(line) <= width.max(30)), "{plain}");
            assert_eq!(uncoloured(coloured), *plain, "colour changes no text");
            let said = bare(plain);
            for quote in report.quotes.iter().filter(|quote| !quote.words().contains(newsclaim::report::steers)) {
                assert!(said.contains(&bare(&quote.words())), "{} in {plain}", quote.words());
            }
            for speaker in report.quotes.iter().filter_map(|quote| report.speaker(quote.speaker.as_ref()?)) {
                assert!(said.contains(&bare(&speaker.name)), "{} in {plain}", speaker.name);
            }
        }
    }
}

/// The text without the codes of colours, of which each must be one.
fn uncoloured(text: &str) -> String {
    let mut pieces = text.split("\x1b[");
    let mut plain = pieces.next().unwrap().to_string();
    for piece in pieces {
        let (code, rest) = piece.split_once('m').unwrap();
        assert!(code.chars().all(|c| c.is_ascii_digit() || c == ';'), "{code}");
        plain += rest;
    }
    plain
}
