//! ninjs, the IPTC's news in JSON (<https://iptc.org/standards/ninjs/>). Version 1 names its texts `headline` and
//! `body_text`, 2 and 3 list them in `headlines` and `bodies`; 3 writes the names in camel case.

use super::jsonl::{self, words};
use super::{Article, Failure, InputError, html};
use serde_json::{Map, Value};

/// The articles of a file: an item, an array of them (each named by its JSON pointer), or one a line. Objects
/// with `text`, as in JSON Lines, are articles too.
pub(super) fn articles(json: &str, place: &str) -> Vec<Result<Article, Failure>> {
    let fail = |place: String, error| Failure { place, error };
    match serde_json::from_str(json) {
        Ok(Value::Array(items)) => {
            let places = (0..).map(|number| format!("{place}#/{number}"));
            let articles = items.into_iter().zip(places);
            articles.map(|(item, place)| jsonl::value(item, &place).map_err(|error| fail(place, error))).collect()
        }
        Ok(item) => vec![jsonl::value(item, place).map_err(|error| fail(place.to_string(), error))],
        Err(_) if is_lines(json) => {
            let places = (1..).map(|number| format!("{place}:{number}"));
            let articles = json.lines().zip(places);
            articles
                .filter_map(|(line, place)| {
                    jsonl::article(line, &place).map_err(|error| fail(place, error)).transpose()
                })
                .collect()
        }
        Err(error) => vec![Err(fail(place.to_string(), InputError::NotJson(error.to_string())))],
    }
}

/// Does the first line hold a JSON object of its own?
fn is_lines(json: &str) -> bool {
    let first = json.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| serde_json::from_str::<Map<String, Value>>(line).is_ok())
}

/// The article of an item; none where it has no body.
pub(super) fn item(item: Value, place: &str) -> Option<Article> {
    let object = item.as_object()?;
    let get = |name: &str| get(object, name).cloned().and_then(words);
    let text = body(object)?;
    Some(Article {
        id: get("uri").unwrap_or_else(|| place.to_string()),
        title: get("headline").or_else(|| main(object, "headlines")),
        byline: get("byline").or_else(|| get("by")),
        date: ["versioncreated", "contentcreated", "firstcreated"].into_iter().find_map(get),
        text,
        ninjs: Some(item),
    })
}

/// The text of an item: plain where there is any, else read out of its HTML.
fn body(object: &Map<String, Value>) -> Option<String> {
    let text = |name: &str| get(object, name).and_then(Value::as_str);
    let plain = || Some(text("body_text")?.to_string());
    let page = || Some(html::article(text("body_xhtml").or_else(|| text("body_html"))?, "").text);
    plain().or_else(page).or_else(|| main(object, "bodies"))
}

/// The main text of a list of them, as version 2 and 3 write: the one for the main role, or for none, before
/// others; plain before HTML.
fn main(object: &Map<String, Value>, name: &str) -> Option<String> {
    let is_main = |item: &Value| text(item, "role").is_none_or(|role| role.rsplit(':').next() == Some("main"));
    let items = get(object, name)?.as_array()?.iter().filter(|item| text(item, "value").is_some());
    let item = items.min_by_key(|item| (!is_main(item), is_html(item)))?;
    let value = text(item, "value")?;
    Some(if is_html(item) { html::article(value, "").text } else { value.to_string() })
}

fn is_html(item: &Value) -> bool {
    text(item, "contenttype").is_some_and(|kind| kind.to_ascii_lowercase().contains("html"))
}

fn text<'a>(item: &'a Value, name: &str) -> Option<&'a str> {
    get(item.as_object()?, name)?.as_str()
}

/// The value of a key, however its capitals are written.
fn get<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: &Value) -> Article {
        articles(&value.to_string(), "x.json").remove(0).unwrap()
    }

    #[test]
    fn each_version_is_read() {
        let first = json!({"uri": "urn:a", "headline": "Head", "byline": "Dana Roe", "versioncreated": "2026-02-11T06:30:00Z",
            "body_text": "One.\nTwo <b>", "body_xhtml": "<p>No"});
        let second = json!({"uri": "urn:a", "by": "Dana Roe", "firstcreated": "2026-02-11T06:30:00Z",
            "headlines": [{"role": "seo", "value": "No"}, {"role": "main", "value": "Head"}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>One."},
                       {"role": "nmlrole:main", "contenttype": "text/plain", "value": "One.\nTwo <b>"}]});
        let third = json!({"uri": "urn:a", "by": "Dana Roe", "versionCreated": "2026-02-11T06:30:00Z",
            "headlines": [{"value": "Head"}],
            "bodies": [{"role": "teaser", "contentType": "text/plain", "value": "No"},
                       {"contentType": "text/plain", "value": "One.\nTwo <b>"}]});
        for item in [first, second, third] {
            let Article { id, title, byline, date, ninjs, text } = read(&item);
            assert_eq!((id.as_str(), text.as_str()), ("urn:a", "One.\nTwo <b>"), "{item}");
            let told = [title, byline, date].map(Option::unwrap);
            assert_eq!(told, ["Head", "Dana Roe", "2026-02-11T06:30:00Z"], "{item}");
            assert_eq!(ninjs, Some(item));
        }
    }

    #[test]
    fn html_bodies_are_read_as_pages() {
        assert_eq!(
            read(&json!({"uri": "a", "body_xhtml": "<p>One &amp; <iframe src=\"x\"/>two</p><p>Three</p>"})).text,
            "One & two\n\nThree"
        );
        assert_eq!(
            read(&json!({"bodies": [{"contentType": "application/xhtml+xml", "value": "<p>One</p>"}]})).text,
            "One"
        );
    }

    #[test]
    fn a_file_may_hold_several() {
        let ids = |json: &str| -> Vec<String> {
            let told =
                |read: Result<Article, Failure>| read.map_or_else(|failure| failure.to_string(), |article| article.id);
            articles(json, "x.json").into_iter().map(told).collect()
        };
        let no_text =
            "no text, body_text, body_xhtml or bodies; an article is a JSON object with \"text\", or a ninjs item";
        assert_eq!(
            ids("[{\"text\": \"One\"}, 7, {\"uri\": \"b\", \"body_text\": \"\"}]"),
            ["x.json#/0".to_string(), format!("x.json#/1: not an article: {no_text}"), "b".to_string()]
        );
        let lines = ids("{\"text\": \"One\"}\n\n{\"uri\": \"b\", \"body_text\": \"\"}\n{\"text\": 7}");
        assert_eq!(lines[..2], ["x.json:1", "b"]);
        assert!(lines[2].starts_with("x.json:4: not an article: invalid type"), "{}", lines[2]);
        assert!(ids("{\"text\": \"One\",\n")[0].starts_with("x.json: not JSON: EOF while parsing"));
        assert_eq!(ids("[]"), [""; 0]);
    }
}
