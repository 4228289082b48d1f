//! `newsclaim check` from end to end: expectations are written, edited as a person or a change of the rules would,
//! and checked.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Two speakers, a quote in two parts, an indirect one, and a claim.
const ARTICLE: &str = "\u{feff}Bridge shut\r\n\r\nMayor Ilse Marrand told reporters that the bridge is rotten.\r\n\r\n\
    “The sanctions will stay,” said Tom Brandt. “They have to.”\r\n";

/// What may stand in an article that means harm.
const HOSTILE: &str = "“The bridge [x](a) {0} <b>&amp; ]]> %0A::error:: \u{1b}[31m \u{202e}evil\u{202c} \u{ffff} is shut,” Dana Roe said.\n";

/// A folder with these files, and with what is expected of them as it is now.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        let folder = Folder(folder);
        assert_eq!(folder.check(&["--update"]).0, 0);
        folder
    }

    /// The exit code, standard output and standard error.
    fn check(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsclaim"));
        let output = command.args(["check", "--no-config"]).args(args).current_dir(&self.0).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn read(&self, name: &str) -> Value {
        serde_json::from_slice(&fs::read(self.0.join(name)).unwrap()).unwrap()
    }

    /// Changes what is expected.
    fn edit(&self, name: &str, edit: impl Fn(&mut Value)) {
        let mut report = self.read(name);
        edit(&mut report);
        fs::write(self.0.join(name), report.to_string()).unwrap();
    }
}

/// The folder with one article, and what is printed after an edit of what is expected of it.
fn after(name: &str, edit: impl Fn(&mut Value), args: &[&str]) -> String {
    let folder = Folder::new(name, &[("a.txt", ARTICLE)]);
    assert_eq!(folder.check(&[]), (0, String::new(), String::new()));
    folder.edit("a.expected.json", edit);
    let (code, stdout, stderr) = folder.check(args);
    assert_eq!(code, i32::from(!stdout.is_empty()), "{stdout}{stderr}");
    stdout
}

/// Takes so many characters off the end of a stretch.
fn cut(span: &mut Value, by: u64) {
    let text: Vec<char> = span["text"].as_str().unwrap().chars().collect();
    span["text"] = text[..text.len() - by as usize].iter().collect::<String>().into();
    span["end"] = (span["end"].as_u64().unwrap() - by).into();
}

#[test]
fn a_quote_that_moved_is_told_field_by_field() {
    let edit = |report: &mut Value| {
        let quote = &mut report["quotes"][0];
        cut(&mut quote["content"][0], 7);
        quote["addressee"] = Value::Null;
        quote["cue"]["text"] = "tell".into();
        quote["speaker"] = "p2".into();
        quote["kind"] = "mixed".into();
        quote["confidence"] = 0.1.into();
    };
    let confidence = after("moved", |_| {}, &["--format", "json"]);
    assert_eq!(confidence, "");
    let told = after("moved", edit, &["--ignore", "confidence"]);
    let lines = [
        "a.txt:3:35: quote changed: that the bridge is rotten (Ilse Marrand told)",
        "    kind was mixed, is indirect",
        "    speaker was Tom Brandt, is Ilse Marrand",
        "    cue was «tell», is «told»",
        "    content ends later, by « rotten»",
        "    addressee was none, is «reporters»",
    ];
    assert_eq!(told.lines().collect::<Vec<_>>(), lines);
}

#[test]
fn what_was_added_or_lost_shifts_no_other() {
    let edit = |report: &mut Value| {
        let quotes = report["quotes"].as_array_mut().unwrap();
        quotes.remove(0);
        quotes[0]["id"] = "q1".into();
        let claims = report["claims"].as_array_mut().unwrap();
        claims.retain(|claim| claim["quote"] != "q1");
        claims.iter_mut().for_each(|claim| claim["quote"] = "q1".into());
        let mut speaker = json!({ "id": "p3", "name": "Nobody", "kind": "person" });
        ["titles", "aliases", "members", "mentions"].iter().for_each(|list| speaker[*list] = json!([]));
        report["speakers"].as_array_mut().unwrap().push(speaker);
    };
    let told = after("shifts", edit, &["--only", "quotes,speakers"]);
    let lines = [
        "a.txt: speaker lost: Nobody (person)",
        "a.txt:3:35: quote added: that the bridge is rotten (Ilse Marrand told)",
    ];
    assert_eq!(told.lines().collect::<Vec<_>>(), lines);
}

#[test]
fn parts_and_lists_are_told_one_by_one() {
    let edit = |report: &mut Value| {
        cut(&mut report["quotes"][1]["content"][1], 2);
        report["claims"][0]["topics"] = json!(["economy"]);
        report["claims"][0]["triggers"][0]["topic"] = "economy".into();
        report["speakers"][0]["titles"] = json!(["Chair", "Mayor"]);
        report["sentences"][1]["paragraph"] = 7.into();
        report["document"]["title"] = "Another".into();
        report["document"]["id"] = "elsewhere/a.txt".into();
    };
    let told = after("lists", edit, &["--ignore", "quote", "--confidence-drift", "1"]);
    for line in [
        "a.txt: document changed: a.txt\n    title was Another, is none\n",
        "a.txt:3:1: sentence changed: Mayor Ilse Marrand told reporters that the bridge is rotten.\n    paragraph was 7, is 2\n",
        "    titles lost Chair\n",
        "    content part 2 ends later, by «.”»\n",
        "    topics gained sanctions, lost economy\n    triggers gained sanctions «sanctions», lost economy «sanctions»\n",
    ] {
        assert!(told.contains(line), "{line} is not in:\n{told}");
    }
    assert!(!told.contains("elsewhere"), "a path depends on where the command is run");
}

#[test]
fn confidence_may_drift_as_far_as_told() {
    let edit = |report: &mut Value| {
        let quote = &mut report["quotes"][0];
        quote["confidence"] = (quote["confidence"].as_f64().unwrap() - 0.05).into();
    };
    assert_eq!(after("drift", edit, &["--confidence-drift", "0.05"]), "");
    assert!(after("drift", edit, &["--confidence-drift", "0.04"]).contains("    confidence was 0."));
    assert_eq!(after("drift", edit, &["--only", "claims,speakers,sentences,topics,notes,document"]), "");
}

#[test]
fn an_edited_article_is_one_difference() {
    let folder = Folder::new("edited", &[("a.txt", ARTICLE)]);
    fs::write(folder.0.join("a.txt"), ARTICLE.replace("rotten", "sound")).unwrap();
    let (code, stdout, _) = folder.check(&[]);
    let lines = [
        "a.txt:3:1: document changed: the article is not the one that the report was expected of",
        "    text was «rotten.», is «sound. »",
    ];
    assert_eq!((code, stdout.lines().collect::<Vec<_>>()), (1, lines.to_vec()));
}

#[test]
fn only_update_writes_and_only_what_differs() {
    let folder = Folder::new("update", &[("a.txt", ARTICLE), ("b.md", "# Pool\n\nRoe denied it.\n")]);
    let before = folder.read("a.expected.json");
    let length = |report: &mut Value| report["document"]["length"] = 1.into();
    folder.edit("a.expected.json", length);
    fs::write(folder.0.join("new.txt"), "Roe denied it.").unwrap();
    fs::write(folder.0.join("old.expected.json"), "{}").unwrap();
    let listed = |folder: &Folder| {
        let files = fs::read_dir(&folder.0).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<_> = files.map(|path| (fs::read(&path).unwrap(), path)).collect();
        files.sort();
        files
    };
    let all = listed(&folder);
    let (code, stdout, stderr) = folder.check(&[]);
    assert_eq!(code, 1);
    let lines = [
        "a.txt: document changed: a.txt",
        "    length was 1, is 140",
        "new.txt: no report is expected of this article; `newsclaim check --update` writes it",
        "old.expected.json: a report is expected, and no article is beside it; bring it back, or remove this file",
    ];
    assert_eq!(stdout.lines().collect::<Vec<_>>(), lines);
    assert_eq!(
        stderr,
        "newsclaim: 3 of 4 are not as expected; if this is meant, write it with `newsclaim check --update`\n"
    );
    assert!(listed(&folder) == all, "nothing is written unless told");
    let (code, _, stderr) = folder.check(&["--update"]);
    assert_eq!(code, 1, "what has no article stays, and stays a difference");
    assert!(
        stderr.starts_with("newsclaim: a.expected.json: written\nnewsclaim: new.expected.json: written\n"),
        "{stderr}"
    );
    assert_eq!(folder.read("a.expected.json"), before);
    assert_eq!(listed(&folder).len(), all.len() + 1);
    assert_eq!(folder.check(&["new.txt", "new.expected.json", "a.expected.json", "b.md"]).0, 0);
}

#[test]
fn what_cannot_be_read_costs_only_itself() {
    let folder = Folder::new("broken", &[("a.txt", ARTICLE), ("b.txt", ARTICLE), ("c.txt", ARTICLE)]);
    fs::write(folder.0.join("a.expected.json"), "{\"schema_version\"").unwrap();
    fs::write(folder.0.join("b.txt"), b"\xff").unwrap();
    folder.edit("c.expected.json", |report| report["quotes"] = json!([]));
    let (code, stdout, stderr) = folder.check(&[]);
    assert_eq!(code, 2);
    assert!(stdout.starts_with("c.txt:3:35: quote added"), "{stdout}");
    let starts = [
        "a.expected.json: no report as newsclaim writes it: EOF",
        "b.txt: the bytes are not UTF-8 text",
        "1 of 3 is not",
    ];
    for (line, start) in stderr.lines().zip(starts) {
        assert!(line.starts_with(&format!("newsclaim: {start}")), "{line}");
    }
    assert_eq!(folder.check(&["a.txt", "--update"]).0, 0);
    assert_eq!(folder.check(&["a.txt"]).0, 0);
    assert_eq!(folder.check(&["nowhere.expected.json"]).0, 2);
}

#[test]
fn a_file_of_several_articles_has_their_reports_one_after_the_other() {
    let lines = "{\"id\":\"x\",\"text\":\"Roe denied it.\"}\n{\"id\":\"y\",\"text\":\"Poe denied it.\"}\n";
    let folder = Folder::new("several", &[("feed.jsonl", lines)]);
    assert_eq!(folder.check(&[]).0, 0);
    fs::write(folder.0.join("feed.jsonl"), format!("{lines}{}", "{\"id\":\"z\",\"text\":\"One.\"}\n")).unwrap();
    assert_eq!(folder.check(&[]).1, "feed.jsonl: report of z: document added: the report on z\n");
    fs::write(folder.0.join("feed.jsonl"), lines.lines().next().unwrap()).unwrap();
    assert_eq!(folder.check(&[]).1, "feed.jsonl: report of y: document lost: the report on y\n");
    let path = folder.0.join("feed.expected.json");
    let edited = fs::read_to_string(&path).unwrap().replace("\"denial\"", "\"praise\"");
    fs::write(&path, edited).unwrap();
    let told = folder.check(&[]).1;
    assert!(
        told.starts_with("feed.jsonl: text of x, 1:12: quote changed: it (Roe denied)\n    act was praise"),
        "{told}"
    );
}

#[test]
fn expectations_are_checked_as_they_were_made() {
    let folder = Folder::new("as-made", &[("a.txt", &ARTICLE.replace("Bridge", "😀 Bridge"))]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsclaim"));
    command.args(["--no-config", "--include-text", "--offsets", "utf16", "-o", "a.expected.json", "a.txt"]);
    assert!(command.current_dir(&folder.0).status().unwrap().success());
    assert_eq!(folder.check(&[]), (0, String::new(), String::new()));
    folder.edit("a.expected.json", |report| report["quotes"][0]["act"] = "praise".into());
    assert!(folder.check(&[]).1.starts_with("a.txt:3:35: quote changed"));
    folder.check(&["--update"]);
    assert_eq!(folder.read("a.expected.json")["document"]["offset_unit"], "utf16");
}

/// A folder where everything there is to tell is told, with an article that means harm.
fn everything(name: &str) -> Folder {
    let files =
        [("a.txt", ARTICLE), ("b %,.txt", HOSTILE), ("c.md", HOSTILE), ("d.txt", ARTICLE), ("same.txt", ARTICLE)];
    let folder = Folder::new(name, &files);
    folder.edit("a.expected.json", |report| cut(&mut report["quotes"][0]["content"][0], 7));
    for file in ["b %,.expected.json", "c.expected.json"] {
        folder.edit(file, |report| {
            report["quotes"] = json!([]);
            report["speakers"] = json!([]);
        });
    }
    fs::write(folder.0.join("d.txt"), b"\xff").unwrap();
    fs::write(folder.0.join("new.txt"), ARTICLE).unwrap();
    fs::write(folder.0.join("old.expected.json"), "{}").unwrap();
    folder
}

/// Nothing of an article reaches who shows it but as text.
fn assert_tame(text: &str) {
    let wild: Vec<char> = text.chars().filter(|c| *c != '\n' && newsclaim::report::steers(*c)).collect();
    assert!(wild.is_empty(), "{wild:?} in {text:?}");
}

#[test]
fn text_and_github_commands_are_lines_that_nothing_breaks() {
    let folder = everything("lines");
    let (code, text, _) = folder.check(&[]);
    assert_eq!(code, 2);
    assert_tame(&text);
    let (_, github, _) = folder.check(&["--format", "github"]);
    assert_tame(&github);
    let command = regex::Regex::new(
        r"^::error file=[^,:]+(,line=\d+,endLine=\d+,col=\d+(,endColumn=\d+)?)?,title=[a-z-]+::[^%]*(%(25|0A)[^%]*)*$",
    );
    for line in github.lines() {
        assert!(command.as_ref().unwrap().is_match(line), "{line}");
    }
    let start = "::error file=a.txt,line=3,endLine=3,col=35,endColumn=60,title=quote-changed::a.txt:3:35: quote changed: \
        that the bridge is rotten (Ilse Marrand told)%0Acontent ends later, by « rotten»\n";
    assert!(github.starts_with(start), "{github}");
    assert!(github.contains("file=b %25%2C.txt,"), "{github}");
    let (_, colored, _) = folder.check(&["--color", "always", "a.txt"]);
    assert!(colored.starts_with("\u{1b}[1ma.txt:3:35:\u{1b}[0m quote changed"), "{colored:?}");
}

#[test]
fn json_is_a_line_a_file() {
    let (_, stdout, _) = everything("json").check(&["--format", "json"]);
    assert_tame(&stdout);
    let lines: Vec<Value> = stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let outcomes: Vec<&Value> = lines.iter().map(|line| &line["outcome"]).collect();
    assert_eq!(outcomes, ["differs", "differs", "differs", "failed", "no-expectation", "no-article"]);
    let quote = &lines[0]["differences"][0];
    assert_eq!(
        (&quote["part"], &quote["change"], &quote["actual"]),
        (&json!("quotes"), &json!("changed"), &json!("q1"))
    );
    assert_eq!(quote["place"], json!({ "line": 3, "column": 35, "end_line": 3, "end_column": 60 }));
    assert_eq!(quote["fields"][0]["expected"][0]["text"], "that the bridge is");
    assert_eq!(quote["fields"][0]["actual"][0]["text"], "that the bridge is rotten");
    assert_eq!((&lines[0]["places_in"], &lines[2]["places_in"]), (&json!("file"), &json!("text")));
}

#[test]
fn sarif_is_as_its_standard_says() {
    let (_, stdout, _) = everything("sarif").check(&["--format", "sarif"]);
    assert_tame(&stdout);
    let schema = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/sarif.json")).unwrap();
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let log: Value = serde_json::from_str(&stdout).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    for result in results {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    let uris: Vec<&str> = results
        .iter()
        .map(|result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap())
        .collect();
    assert!(uris.contains(&"b%20%25%2C.txt"), "{uris:?}");
    // The lines of Markdown are not those of the text that is read out of it.
    let region = |uri: &str| {
        let result = results.iter().zip(&uris).find(|(_, is)| **is == uri).unwrap().0;
        result["locations"][0]["physicalLocation"]["region"].clone()
    };
    assert_eq!((region("a.txt")["startColumn"].as_u64(), region("c.md")), (Some(35), Value::Null));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().len(), 1);
}

#[test]
fn junit_is_as_jenkins_reads_it() {
    let (_, stdout, _) = everything("junit").check(&["--format", "junit"]);
    assert_tame(&stdout);
    let document = roxmltree::Document::parse(&stdout).unwrap();
    // What Jenkins' schema of JUnit allows: elements, the attributes that they must have, and their children.
    let rules: [(&str, &[&str], &[&str]); 5] = [
        ("testsuites", &["tests", "failures", "errors"], &["testsuite"]),
        ("testsuite", &["name", "tests", "failures", "errors"], &["testcase"]),
        ("testcase", &["classname", "name"], &["failure", "error"]),
        ("failure", &["message", "type"], &[]),
        ("error", &["message", "type"], &[]),
    ];
    assert_eq!(document.root_element().tag_name().name(), "testsuites");
    let all: Vec<_> = document.descendants().filter(roxmltree::Node::is_element).collect();
    for element in &all {
        let name = element.tag_name().name();
        let (_, attributes, children) = rules.iter().find(|(known, ..)| *known == name).unwrap();
        assert!(element.attributes().map(|attribute| attribute.name()).eq(attributes.iter().copied()), "{name}");
        let elements = element.children().filter(roxmltree::Node::is_element);
        assert!(elements.map(|child| child.tag_name().name().to_string()).all(|child| children.contains(&&*child)));
    }
    let count = |name: &str| all.iter().filter(|element| element.tag_name().name() == name).count().to_string();
    for suite in &all[..2] {
        for (attribute, name) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error")] {
            assert_eq!(suite.attribute(attribute), Some(&*count(name)));
        }
    }
    assert_eq!((count("testcase").as_str(), count("failure").as_str(), count("error").as_str()), ("7", "5", "1"));
    let first = all.iter().find(|element| element.tag_name().name() == "failure").unwrap();
    assert_eq!(first.attribute("message"), Some("quote changed: that the bridge is rotten (Ilse Marrand told)"));
    assert!(first.text().unwrap().ends_with("    content ends later, by « rotten»\n"));
}

#[test]
fn every_field_that_may_differ_can_be_passed_over() {
    let report: Value = serde_json::from_slice(
        &fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/diplomacy.expected.json")).unwrap(),
    )
    .unwrap();
    let fields = newsclaim::check::fields();
    for part in newsclaim::check::Part::ALL {
        let item = match &report[part.name()] {
            Value::Array(items) => items.first().cloned().unwrap_or_default(),
            item => item.clone(),
        };
        for key in item.as_object().into_iter().flat_map(|item| item.keys()) {
            assert!(["id", "start", "end"].contains(&key.as_str()) || fields.contains(key), "{key}");
        }
    }
    assert!(fields.contains("check_worthiness") && !fields.contains("id"));
}

/// Puts other numbers where there are numbers, and drops every so many-th item of a list.
fn shaken(value: &mut Value, numbers: &mut impl Iterator<Item = u64>) {
    match value {
        Value::Number(number) if number.is_u64() && numbers.next().is_some_and(|number| number % 3 == 0) => {
            *value = numbers.next().unwrap_or_default().into();
        }
        Value::Array(items) => {
            items.retain(|_| numbers.next().is_none_or(|number| number % 7 != 0));
            items.iter_mut().for_each(|item| shaken(item, numbers));
        }
        Value::Object(fields) => fields.values_mut().for_each(|field| shaken(field, numbers)),
        _ => {}
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    /// Whatever stands in an expectation, comparing ends; and what is the same differs in nothing.
    #[test]
    fn any_two_reports_can_be_compared(seed in proptest::collection::vec(0_u64..2000, 50)) {
        use newsclaim::{Options, check, extract, input::Article};
        let article = Article::new("a.txt", ARTICLE.repeat(5));
        let actual = extract(&article, &Options::default());
        let mut expected = serde_json::to_value(&actual).unwrap();
        // Sentences stay, or it is another article, which is told at once.
        for part in ["speakers", "quotes", "claims", "notes"] {
            shaken(&mut expected[part], &mut seed.iter().copied().cycle());
        }
        let expected = serde_json::from_value(expected).unwrap();
        let rules = check::Rules::default();
        let found = check::differences(&article, &expected, &actual, &rules);
        assert_eq!(found.is_empty(), expected == actual);
        assert!(check::differences(&article, &expected, &expected, &rules).is_empty());
    }
}

/// `tests/recipes/compare.sh` tells what one build finds otherwise than another, and leaves the folder alone.
#[cfg(unix)]
#[test]
fn two_builds_are_compared_on_a_copy() {
    use std::os::unix::fs::PermissionsExt;
    let new = env!("CARGO_BIN_EXE_newsclaim");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compare");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("articles")).unwrap();
    fs::write(folder.join("articles/a.txt"), ARTICLE).unwrap();
    // An older build that knows no topics.
    let old = folder.join("old");
    fs::write(&old, format!("#!/bin/sh\nexec '{new}' \"$@\" --no-default-topics\n")).unwrap();
    fs::set_permissions(&old, fs::Permissions::from_mode(0o755)).unwrap();
    let compare = |old: &str| {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/recipes/compare.sh");
        let output = Command::new("sh").args([script, old, new, "articles"]).current_dir(&folder).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(compare(new), (0, String::new()));
    let (code, told) = compare(old.to_str().unwrap());
    assert_eq!(code, 1);
    assert!(told.contains("claim added") && !told.contains("quote changed"), "{told}");
    assert_eq!(fs::read_dir(folder.join("articles")).unwrap().count(), 1);
}
