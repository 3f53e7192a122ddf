//! The demo's budgets: from command to first screen, and from a tap to the redrawn bubble, on loopback.
//!
//! `cargo bench --bench demo`. A tap is measured twice: over HTTP alone, as the page does it (the act is posted, and an
//! event brings the message anew); and, where there is Chromium, in the page itself, from the click until the frame
//! that has the bubble anew is laid out and painted.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot go on should fail there, and what it prints is its result"
)]

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../../tests/it/world/chromium.rs"]
mod chromium;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::{Client, Response};
use serde_json::{Value, json};

use chromium::Chromium;

const STARTS: usize = 10;
const TAPS: usize = 1000;
const TAPS_IN_PAGE: usize = 300;
const CLIENT: usize = 2;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (mut first, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let (screen, practice, _demo) = start().await;
        first.push(screen);
        whole.push(practice);
    }
    report("from command to first screen", &mut first);
    report("from command to a whole practice", &mut whole);

    let (.., demo) = start().await;
    let mut taps = taps(&demo).await;
    report("from a tap to the changed message, over HTTP", &mut taps);
    drop(demo);

    let (.., demo) = start().await;
    if let Some(browser) = Chromium::open().await {
        let mut taps = taps_in(&browser, &demo).await;
        report("from a tap to the redrawn bubble, in Chromium", &mut taps);
        browser.quits().await;
    }
}

/// The clicks and the frames that followed, told by the page; while it taps it is not disturbed.
async fn taps_in(browser: &Chromium, demo: &Demo) -> Vec<Duration> {
    browser.goes(&demo.url, (1500, 900)).await;
    browser
        .until("the phones", "document.querySelector('.phone .key')")
        .await;
    browser.run(&TAP.replace("TAPS", &TAPS_IN_PAGE.to_string())).await;
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        if let Some(times) = browser.run("return window.times").await.as_array() {
            let ms = times.iter().map(|time| time.as_f64().unwrap());
            return ms.map(|ms| Duration::from_secs_f64(ms / 1000.0)).collect();
        }
    }
}

/// The pauses between taps are uneven, so that no tap falls on the same moment between two frames each time.
const TAP: &str = "
    const bubbles = () => document.querySelectorAll('.phone[data-person=\"3\"] .message');
    const tap = () => new Promise((done) => {
        const message = [...bubbles()].findLast((one) => one.querySelector('.key'));
        const keys = [...message.querySelectorAll('.key')];
        const away = keys.at(-1).textContent === '⌂' ? keys.at(-1) : keys[0];
        const begun = performance.now();
        const watch = new MutationObserver(() => {
            watch.disconnect();
            requestAnimationFrame(() => {
                // A task of its own comes when the frame is painted.
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => done(performance.now() - begun);
                port2.postMessage(null);
            });
        });
        watch.observe(message.querySelector('.bubble'), { childList: true, subtree: true, characterData: true });
        away.click();
    });
    const pause = () => new Promise((done) => setTimeout(done, 100 + 100 * Math.random()));
    (async () => {
        const times = [];
        for (let taps = 0; taps < TAPS; taps += 1) {
            await pause();
            times.push(await tap());
        }
        window.times = times;
    })();";

/// Waits for what another process does, looking again and again.
async fn eventually(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(60);
    while !is_so().await {
        assert!(Instant::now() < until, "it never happened: {what}");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

fn report(what: &str, times: &mut [Duration]) {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
    let (middle, late) = (at(50), at(99));
    println!("{what}: {} times, p50 {middle:.1} ms, p99 {late:.1} ms", times.len());
}

/// A running demo; dropping it kills it.
struct Demo {
    process: Child,
    url: String,
    client: Client,
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

impl Demo {
    async fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.url)).send().await.unwrap()
    }

    async fn state(&self) -> Value {
        let state = self.get("api/state").await.bytes().await.unwrap();
        serde_json::from_slice(&state).unwrap()
    }

    async fn act(&self, act: Value) {
        let act = self
            .client
            .post(format!("{}api/act", self.url))
            .header("X-Demo", "1")
            .body(act.to_string());
        let answer = act.send().await.unwrap().text().await.unwrap();
        assert!(answer.contains("\"ok\":true"), "{answer}");
    }
}

/// The command, and all that the page asks for before it draws; then the practice.
async fn start() -> (Duration, Duration, Demo) {
    let begun = Instant::now();
    let mut process = Command::new(env!("CARGO_BIN_EXE_slotkeeper"))
        .args(["demo", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let url = line
        .split_whitespace()
        .find(|word| word.starts_with("http"))
        .unwrap()
        .to_owned();
    let client = Client::builder().no_proxy().build().unwrap();
    let demo = Demo { process, url, client };
    for path in ["", "app.js", "style.css"] {
        demo.get(path).await.bytes().await.unwrap();
    }
    let mut state = demo.state().await;
    let first = begun.elapsed();
    assert_eq!(state["people"].as_array().unwrap().len(), 5);
    let mut events = demo.get("api/events").await;
    while state["ready"] != json!(true) {
        events.chunk().await.unwrap().unwrap();
        state = demo.state().await;
    }
    (first, begun.elapsed(), demo)
}

/// What the server tells a page.
struct Events {
    response: Response,
    heard: Vec<u8>,
}

impl Events {
    async fn next(&mut self) -> Value {
        loop {
            if let Some(end) = self.heard.windows(2).position(|two| two == b"\n\n") {
                let event: Vec<u8> = self.heard.drain(..end + 2).collect();
                let mut lines = event.split(|byte| *byte == b'\n');
                if let Some(data) = lines.find_map(|line| line.strip_prefix(b"data: ")) {
                    return serde_json::from_slice(data).unwrap();
                }
            } else {
                let chunk = self.response.chunk().await.unwrap().unwrap();
                self.heard.extend_from_slice(&chunk);
            }
        }
    }

    /// Waits for a message that differs from what it was.
    async fn change(&mut self, chat: &Value, before: &Value) {
        loop {
            let news = self.next().await;
            let people = news["people"].as_array().unwrap();
            let messages = people
                .iter()
                .filter(|person| person["id"] == *chat)
                .flat_map(|person| person["chat"]["messages"].as_array().unwrap());
            let mut now = messages.filter(|message| message["id"] == before["id"]);
            if now.any(|message| message["revision"] != before["revision"]) {
                return;
            }
        }
    }
}

/// Back and forth between two screens of a client's.
async fn taps(demo: &Demo) -> Vec<Duration> {
    let mut events = Events {
        response: demo.get("api/events").await,
        heard: Vec::new(),
    };
    events.next().await;
    let mut times = Vec::new();
    for _ in 0..TAPS {
        let state = demo.state().await;
        let chat = &state["people"][CLIENT];
        let screen = chat["chat"]["messages"]
            .as_array()
            .unwrap()
            .iter()
            .rfind(|message| message["markup"]["rows"].is_array());
        let screen = screen.unwrap();
        // The last button leads home, and home's first into the calendar.
        let rows = screen["markup"]["rows"].as_array().unwrap();
        let home = rows.last().unwrap().as_array().unwrap().last().unwrap();
        let away = if home["label"].as_str() == Some("⌂") {
            home
        } else {
            &rows[0][0]
        };
        let tap =
            json!({ "person": chat["id"], "act": "tap", "message_id": screen["id"], "data": away["press"]["value"] });
        let begun = Instant::now();
        demo.act(tap).await;
        events.change(&chat["id"], screen).await;
        times.push(begun.elapsed());
    }
    times
}
