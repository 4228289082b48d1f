//! A page in headless Chromium. The protocol goes over two pipes, one JSON message after the other with a NUL
//! behind each, so that no socket and no library is needed.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The browser reads messages from 3 and writes them to 4; one that hangs is ended.
const START: &str = r#"exec timeout 120 "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null"#;

const FLAGS: [&str; 11] = [
    "--headless",
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
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: Option<String>,
    last: u64,
    events: Vec<Value>,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Browser {
    /// Opens a file, and waits until it is loaded.
    pub(crate) fn open(file: &Path) -> Browser {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("chromium-{}-{number}", std::process::id()));
        let program = std::env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_string());
        let mut command = Command::new("sh");
        command.args(["-c", START, "sh", &program]).args(FLAGS).arg(format!("--user-data-dir={}", profile.display()));
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (to, from) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
        let mut browser = Browser { process, to, from, session: None, last: 0, events: Vec::new() };
        let target = browser.send("Target.createTarget", json!({"url": "about:blank"}));
        let session = browser.send("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        browser.session = session["sessionId"].as_str().map(str::to_string);
        for domain in ["Page", "Runtime", "Log"] {
            browser.send(&format!("{domain}.enable"), json!({}));
        }
        browser.send("Page.navigate", json!({"url": format!("file://{}", file.display())}));
        browser.wait_for("location.protocol === 'file:' && document.readyState === 'complete'");
        browser
    }

    /// Asks for something, and gives the result.
    pub(crate) fn send(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.to.write_all(message.to_string().as_bytes()).unwrap();
        self.to.write_all(b"\0").unwrap();
        loop {
            let answer = self.read();
            if answer["id"] == self.last {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
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
        // A block of its own, so that names can be used again.
        let code = json!({"expression": format!("{{ {code} }}"), "returnByValue": true, "replMode": true});
        let result = self.send("Runtime.evaluate", code);
        assert!(result["exceptionDetails"].is_null(), "{result}");
        result["result"]["value"].clone()
    }

    /// The same where it is text.
    pub(crate) fn text(&mut self, code: &str) -> String {
        self.value(code).as_str().unwrap().to_string()
    }

    pub(crate) fn wait_for(&mut self, code: &str) {
        let begin = Instant::now();
        while self.value(code) != true {
            assert!(begin.elapsed() < Duration::from_secs(20), "never: {code}");
            std::thread::sleep(Duration::from_millis(20));
        }
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
        // What scrolled under the pointer is told of in the next frame.
        self.send("Runtime.evaluate", json!({"expression": "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))", "awaitPromise": true}));
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
