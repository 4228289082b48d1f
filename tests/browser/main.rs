//! The page for people in a real browser: headless Chromium, driven over its DevTools protocol. Ignored unless
//! asked for, since it needs `chromium` (or what `CHROMIUM` names): `cargo test --test browser -- --ignored`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod devtools;

use devtools::Browser;
use newsclaim::input::Article;
use newsclaim::report::{Html, Render, Report, Site};
use newsclaim::{Options, extract};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Markup, control and bidi characters where an article may hold them.
const HOSTILE: &str = "Dana Roe said, “<script>window.ran = 1</script> \u{202e}evil\u{202c} &amp; \u{1b}[31m \u{0}.”\n\n\
    “The <img src=x onerror=window.ran=1> sanctions ‘will’ end on Monday,” Ann Lee said. {{script}}\n";

fn hostile() -> Article {
    Article {
        title: Some("</title><script>window.ran = 1</script>\u{202e}".to_string()),
        byline: Some("<b onclick=\"window.ran = 1\">".to_string()),
        ..Article::new("\"><script>window.ran = 1</script>.txt", HOSTILE.to_string())
    }
}

fn fixture(name: &str) -> Article {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    Article::new(name, fs::read_to_string(path).unwrap())
}

fn report(article: &Article) -> Report<'_> {
    extract(article, &Options::default())
}

/// The page of an article, as a file.
fn page(article: &Article, file: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(file);
    fs::write(&path, Html.article(article, &report(article)).unwrap()).unwrap();
    path
}

/// The ids of the items that a list shows.
const SHOWN: &str = "[...document.querySelectorAll('.notes > li[data-item]')]
    .filter((item) => item.offsetParent).map((item) => item.dataset.item).join(' ')";

/// The ids of the quotes that the article shows in colour.
const COLOURED: &str = "[...document.querySelectorAll('article .ref')]
    .filter((item) => item.offsetParent).map((item) => item.dataset.item).join(' ')";

/// The ids of a speaker's quotes.
fn quotes_of(report: &Report, speaker: &str) -> String {
    let quotes = report.quotes.iter().filter(|quote| quote.speaker.as_deref() == Some(speaker));
    quotes.map(|quote| quote.id.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
#[ignore = "needs chromium"]
fn a_click_on_a_speaker_shows_only_what_that_speaker_says() {
    let article = fixture("diplomacy.txt");
    let report = report(&article);
    let speaker = report.speakers.iter().find(|speaker| speaker.name == "Ilse Marrand").unwrap();
    let quotes = quotes_of(&report, &speaker.id);
    assert!(quotes.contains(' '), "there are several");
    let mut browser = Browser::open(&page(&article, "speaker.html"));
    let all = browser.text(SHOWN);
    assert_eq!(all.split(' ').count(), report.quotes.len() + report.claims.len());

    browser.click(&format!("button[data-speaker={}]", speaker.id));
    browser.becomes(COLOURED, quotes.as_str());
    let shown = browser.text(SHOWN);
    let shown_quotes: Vec<&str> = shown.split(' ').filter(|id| id.starts_with('q')).collect();
    assert_eq!(shown_quotes.join(" "), quotes);
    let colours = "new Set([...document.querySelectorAll('article .q:not(.off)')].map((part) =>
        getComputedStyle(part).getPropertyValue('--c'))).size";
    assert_eq!(browser.value(colours), 1, "one speaker, one colour");
    assert!(browser.text("document.getElementById('state').textContent").starts_with(&format!(
        "{} of {} quotes",
        shown_quotes.len(),
        report.quotes.len()
    )));

    browser.key("Escape");
    // Escape shows all again.
    browser.becomes(SHOWN, all);
    assert_eq!(browser.told(), Vec::<String>::new(), "nothing on the console");
}

#[test]
#[ignore = "needs chromium"]
fn a_topic_filters_and_so_does_the_keyboard() {
    let article = fixture("diplomacy.txt");
    let report = report(&article);
    let mut browser = Browser::open(&page(&article, "topic.html"));
    browser.value("document.querySelector('button[data-topic]').focus()");
    browser.key("Enter");
    let topic = browser.text("document.querySelector('button[data-topic] .name').textContent");
    let topic = report.topics.iter().find(|item| item.label == topic).unwrap();
    let claims = report.claims.iter().filter(|claim| claim.topics.contains(&topic.id));
    let claims: Vec<&str> = claims.map(|claim| claim.id.as_str()).collect();
    browser.becomes("document.activeElement.getAttribute('aria-pressed')", "true");
    let shown = browser.text(SHOWN);
    assert_eq!(shown.split(' ').filter(|id| id.starts_with('c')).collect::<Vec<_>>(), claims);
    browser.key("Enter");
    browser.becomes(&format!("{SHOWN}.split(' ').length"), report.quotes.len() + report.claims.len());
    assert_eq!(browser.told(), Vec::<String>::new());
}

#[test]
#[ignore = "needs chromium"]
fn the_pointer_a_tap_and_the_focus_tell_who_and_by_which_rule() {
    let article = fixture("diplomacy.txt");
    let report = report(&article);
    let quote = report.quotes.iter().find(|quote| quote.cue.as_ref().is_some_and(|cue| cue.text == "told")).unwrap();
    let name: &str = &report.speaker(quote.speaker.as_ref().unwrap()).unwrap().name;
    let part = format!("article [data-q~={}]", quote.id);
    let mut browser = Browser::open(&page(&article, "card.html"));
    let card = "const card = document.getElementById('card'); card.hidden ? '' : card.innerText";
    assert_eq!(browser.text(card), "");
    browser.hover(&part);
    let told = browser.comes_to(card, |told| *told != "", "some text");
    let told = told.as_str().unwrap();
    for fact in [name, "“told”", &quote.rule, &format!("{} %", (quote.confidence * 100.0).round())] {
        assert!(told.contains(fact), "{fact} in {told}");
    }
    browser.hover("h1");
    browser.becomes(card, "");
    browser.click(&part);
    browser.hover("h1");
    browser.settle();
    assert_eq!(browser.text(card), told, "a tap keeps it");
    browser.key("Escape");
    browser.becomes(card, "");
    // The key makes the focus one of the keyboard.
    browser.key("Tab");
    browser
        .value(&format!("scrollTo(0, document.body.scrollHeight); document.getElementById('r-{}').focus()", quote.id));
    // A row is of the quote alone; under the pointer stand the claims, too, that its words are part of.
    let quote = told.split("\n\n").take(2).collect::<Vec<_>>().join("\n\n");
    browser.becomes(card, &*quote);
    browser.settle();
    assert_eq!(browser.text(card), quote, "the focus keeps it when it scrolls into sight");
    assert_eq!(browser.told(), Vec::<String>::new());
}

#[test]
#[ignore = "needs chromium"]
fn what_means_harm_stays_text() {
    let mut browser = Browser::open(&page(&hostile(), "hostile.html"));
    for button in ["button[data-speaker=p1]", "button[data-topic]", "#clear"] {
        browser.click(button);
    }
    assert_eq!(browser.value("typeof window.ran"), "undefined", "no script of the article ran");
    assert_eq!(browser.value("document.scripts.length"), 1);
    assert_eq!(browser.value("document.images.length"), 0);
    let text = browser.text("document.getElementById('article').textContent");
    for piece in
        ["<script>window.ran = 1</script> U+202Eevil", "&amp; U+001B[31m U+0000", "<img src=x onerror", "{{script"]
    {
        assert!(text.contains(piece), "{piece} in {text}");
    }
    let steering = "/[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]/.test(
        document.documentElement.textContent)";
    assert_eq!(browser.value(steering), false);
    assert!(browser.text("document.title").starts_with("</title><script>"));
    assert_eq!(browser.told(), Vec::<String>::new());
    // Even where something got into the page, its policy would let nothing run or load.
    browser.value(
        "window.refused = [];
         addEventListener('securitypolicyviolation', (event) => window.refused.push(event.effectiveDirective));
         const script = document.createElement('script'); script.textContent = 'window.ran = 1';
         document.body.append(script); document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.ran=1>')",
    );
    browser.becomes("[...new Set(window.refused)].sort().join(' ')", "img-src script-src-attr script-src-elem");
    assert_eq!(browser.value("typeof window.ran"), "undefined");
}

#[test]
#[ignore = "needs chromium"]
fn it_fits_a_phone_prints_and_can_be_read_aloud() {
    for name in ["diplomacy.txt", "interview.txt", "long-quotation.txt", "mail-wire.txt"] {
        let mut browser = Browser::open(&page(&fixture(name), "phone.html"));
        browser.send("Emulation.setDeviceMetricsOverride", phone());
        browser.becomes("matchMedia('(width: 390px)').matches", true);
        assert!(browser.value("document.documentElement.scrollWidth").as_f64().unwrap() <= 390.0, "{name} fits");
        let pdf = browser.send("Page.printToPDF", json!({}));
        assert!(pdf["data"].as_str().unwrap().starts_with("JVBERi0"), "{name} prints");
        let tree = browser.send("Accessibility.getFullAXTree", json!({}));
        let nodes = tree["nodes"].as_array().unwrap();
        let said = |node: &&Value| ["button", "link"].iter().any(|role| node["role"]["value"] == *role);
        assert!(nodes.iter().filter(said).count() > 10);
        for node in nodes.iter().filter(said) {
            assert_ne!(node["name"]["value"], "", "a button or link without a name: {node}");
        }
        assert_eq!(browser.told(), Vec::<String>::new());
    }
}

fn phone() -> Value {
    json!({"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true})
}

#[test]
#[ignore = "needs chromium"]
fn words_are_told_from_their_ground_by_day_and_by_night() {
    let mut browser = Browser::open(&page(&fixture("diplomacy.txt"), "contrast.html"));
    for scheme in ["light", "dark"] {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        browser.send("Emulation.setEmulatedMedia", json!({"features": features}));
        browser.becomes(&format!("matchMedia('(prefers-color-scheme: {scheme})').matches"), true);
        let worst = browser.value(include_str!("contrast.js"));
        assert!(worst["ratio"].as_f64().unwrap() >= 4.5, "{scheme}: {worst} is under 4.5, as WCAG 2 AA asks");
    }
}

#[test]
#[ignore = "needs chromium"]
fn the_index_leads_to_each_page_and_finds() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).unwrap();
    let mut index = Site.begin();
    for article in [fixture("diplomacy.txt"), fixture("sport.txt"), hostile()] {
        let (page, entry) = Site.page(&article, &report(&article));
        let file = format!("{}.html", entry.name);
        fs::write(folder.join(&file), page).unwrap();
        index += &entry.line(&file);
    }
    fs::write(folder.join(Site::INDEX), index + &Site.end()).unwrap();
    let mut browser = Browser::open(&folder.join(Site::INDEX));
    let listed = "[...document.querySelectorAll('.articles > li')].filter((item) => item.offsetParent).length";
    assert_eq!(browser.value(listed), 3);
    browser.value("document.getElementById('find').focus()");
    browser.send("Input.insertText", json!({"text": "marrand diplo"}));
    browser.becomes(listed, 1);
    browser.click(".articles li:not([hidden]) a");
    browser.arrive("document.querySelector('h1')?.textContent === 'diplomacy.txt'");
    browser.click(".back a");
    browser.arrive("document.querySelector('h1')?.textContent === 'Articles'");
    assert_eq!(browser.value("typeof window.ran"), "undefined");
    assert_eq!(browser.told(), Vec::<String>::new());
}
