//! A page in headless Chromium. The protocol goes over two pipes, one JSON message after the other with a NUL
//! behind each, so that no socket and no library is needed.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The browser reads messages from 3 and writes them to 4; one that hangs is ended.
const START: &str = r#"exec timeout 300 "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null"#;

/// How long a page may take to come to what is waited for, on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(120);

/// Nothing moves by itself, and no page is slowed down for standing behind another.
const FLAGS: [&str; 15] = [
    "--headless",
    "--force-prefers-reduced-motion",
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--remote-debugging-pipe",
    "--window-size=1280,900",
];

/// One page, and what it told on its console.
pub(crate) struct Browser {
    process: Child,
    profile: PathBuf,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: Option<String>,
    last: u64,
    events: Vec<Value>,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have ended by itself. One that is asked ends its helpers too, which a kill would leave behind.
        let _ = self.to.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

impl Browser {
    /// Opens a file, and waits until it is loaded.
    pub(crate) fn open(file: &Path) -> Browser {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("chromium-{}-{number}", std::process::id()));
        // One of an earlier run by the same number may say that it is in use.
        let _ = std::fs::remove_dir_all(&profile);
        let program = std::env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_string());
        let mut command = Command::new("sh");
        command.args(["-c", START, "sh", &program]).args(FLAGS).arg(format!("--user-data-dir={}", profile.display()));
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (to, from) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
        let mut browser = Browser { process, profile, to, from, session: None, last: 0, events: Vec::new() };
        let target = browser.send("Target.createTarget", json!({"url": "about:blank"}));
        let session = browser.send("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        browser.session = session["sessionId"].as_str().map(str::to_string);
        for domain in ["Page", "Runtime", "Log"] {
            browser.send(&format!("{domain}.enable"), json!({}));
        }
        // Without it a page that the system gives no focus tells its elements of none.
        browser.send("Emulation.setFocusEmulationEnabled", json!({"enabled": true}));
        browser.send("Page.navigate", json!({"url": format!("file://{}", file.display())}));
        browser.arrive("location.protocol === 'file:'");
        browser
    }

    /// Asks for something, and gives the result.
    pub(crate) fn send(&mut self, method: &str, params: Value) -> Value {
        self.ask(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The same where the page may be leaving, which makes errors of questions.
    fn ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.to.write_all(message.to_string().as_bytes()).unwrap();
        self.to.write_all(b"\0").unwrap();
        loop {
            let mut answer = self.read();
            if answer["id"] == self.last {
                return if answer["error"].is_null() { Ok(answer["result"].take()) } else { Err(answer) };
            }
            self.events.push(answer);
        }
    }

    fn read(&mut self) -> Value {
        let mut bytes = Vec::new();
        self.from.read_until(0, &mut bytes).unwrap();
        assert_eq!(bytes.pop(), Some(0), "the browser has ended; is chromium installed?");
        serde_json::from_slice(&bytes).unwrap()
    }

    /// What the page's own world makes of the code.
    pub(crate) fn value(&mut self, code: &str) -> Value {
        self.evaluate(code).unwrap_or_else(|error| panic!("{code}: {error}"))
    }

    fn evaluate(&mut self, code: &str) -> Result<Value, Value> {
        // A block of its own, so that names can be used again.
        let code = json!({"expression": format!("{{ {code} }}"), "returnByValue": true, "replMode": true});
        let mut result = self.ask("Runtime.evaluate", code)?;
        if result["exceptionDetails"].is_null() { Ok(result["result"]["value"].take()) } else { Err(result) }
    }

    /// The same where it is text.
    pub(crate) fn text(&mut self, code: &str) -> String {
        self.value(code).as_str().unwrap().to_string()
    }

    /// Waits until the code gives this. What is done to a page shows in it when the page comes to it, not at once.
    #[track_caller]
    pub(crate) fn becomes(&mut self, code: &str, wanted: impl Into<Value>) {
        let wanted = wanted.into();
        self.comes_to(code, |value| *value == wanted, &wanted.to_string());
    }

    /// Waits until what the code gives is right, and gives it.
    #[track_caller]
    pub(crate) fn comes_to(&mut self, code: &str, right: impl Fn(&Value) -> bool, wanted: &str) -> Value {
        let begin = Instant::now();
        loop {
            let value = self.evaluate(code);
            match value {
                Ok(value) if right(&value) => return value,
                _ => assert!(begin.elapsed() < PATIENCE, "{code}: never {wanted}, at last {value:?}"),
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for the page of which the code holds, and all that belongs to it.
    #[track_caller]
    pub(crate) fn arrive(&mut self, code: &str) {
        self.becomes(&format!("document.readyState === 'complete' && {code}"), true);
    }

    /// Waits until the page has told of what was done to it: where it scrolled to, what is under the pointer.
    pub(crate) fn settle(&mut self) {
        let frames = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";
        self.send("Runtime.evaluate", json!({"expression": frames, "awaitPromise": true}));
    }

    /// Moves the pointer onto the first that the selector names.
    pub(crate) fn hover(&mut self, selector: &str) -> Value {
        let place = self.value(&format!(
            "const element = document.querySelector({});
             element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const box = element.getClientRects()[0];
             ({{ x: box.left + Math.min(box.width / 2, 40), y: box.top + box.height / 2 }})",
            json!(selector)
        ));
        self.settle();
        self.mouse("mouseMoved", &place);
        place
    }

    /// Clicks as a hand does.
    pub(crate) fn click(&mut self, selector: &str) {
        let place = self.hover(selector);
        self.mouse("mousePressed", &place);
        self.mouse("mouseReleased", &place);
    }

    fn mouse(&mut self, kind: &str, place: &Value) {
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        let event = json!({"type": kind, "x": place["x"], "y": place["y"], "button": button, "clickCount": 1});
        self.send("Input.dispatchMouseEvent", event);
    }

    /// Presses a key.
    pub(crate) fn key(&mut self, key: &str) {
        let (code, text) = match key {
            "Enter" => (13, Some("\r")),
            "Tab" => (9, None),
            _ => (27, None),
        };
        let down = if text.is_some() { "keyDown" } else { "rawKeyDown" };
        for kind in [down, "keyUp"] {
            let mut event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
            if let Some(text) = text.filter(|_| kind == "keyDown") {
                event["text"] = json!(text);
            }
            self.send("Input.dispatchKeyEvent", event);
        }
    }

    /// What went to the console since it was last asked: errors, warnings, all.
    pub(crate) fn told(&mut self) -> Vec<String> {
        let told = ["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"];
        let events = std::mem::take(&mut self.events);
        events
            .iter()
            .filter(|event| told.iter().any(|method| event["method"] == *method))
            .map(|event| event["params"].to_string())
            .collect()
    }
}
