//! The demo without a browser: its page and API, the clock, the Bot API for other clients, and nothing left behind.

mod kept;
mod refusals;
mod told;

use std::time::{Duration, Instant};

use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use slotkeeper::demo::{Demo, Options, TOKEN};
use slotkeeper::simulator::TINY_PNG;
use slotkeeper::telegram::texts::Lang;
use sqlx::{Connection, SqliteConnection};
use teloxide::Bot;
use teloxide::payloads::GetUpdatesSetters;
use teloxide::requests::{Request, Requester};

struct Browser {
    demo: Demo,
    client: Client,
}

async fn start(empty: bool, lang: Lang) -> Browser {
    begin(Options {
        empty,
        lang,
        ..anywhere()
    })
    .await
}

fn anywhere() -> Options {
    Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        ..Options::default()
    }
}

async fn begin(options: Options) -> Browser {
    let demo = Demo::start(options).await.unwrap();
    demo.ready().await;
    let client = Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(30))
        .build()
        .unwrap();
    Browser { demo, client }
}

impl Browser {
    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.demo.url())
    }

    async fn get(&self, path: &str) -> Response {
        self.client.get(self.url(path)).send().await.unwrap()
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        let sent = self
            .client
            .post(self.url(path))
            .header("X-Demo", "1")
            .body(body.to_string());
        read(sent.send().await.unwrap()).await
    }

    /// A file from a phone.
    async fn upload(&self, which: &str, bytes: Vec<u8>) -> Value {
        let url = self.url(&format!("api/file?{which}"));
        let sent = self.client.post(url).header("X-Demo", "1").body(bytes);
        read(sent.send().await.unwrap()).await
    }

    async fn state(&self) -> Value {
        read(self.get("api/state").await).await
    }

    /// All that stands in a person's chat.
    async fn chat(&self, person: usize) -> String {
        let state = self.state().await;
        let messages = state["people"][person]["chat"]["messages"].as_array().unwrap().clone();
        let texts = messages.iter().map(|message| message["text"].as_str().unwrap());
        texts.collect::<Vec<_>>().join("\n\n")
    }
}

async fn read(response: Response) -> Value {
    serde_json::from_str(&response.text().await.unwrap()).unwrap()
}

/// Waits for what other tasks do, looking again and again.
async fn eventually(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(20);
    while !is_so().await {
        assert!(Instant::now() < until, "it never happened: {what}");
        tokio::time::timeout(Duration::from_millis(10), std::future::pending::<()>())
            .await
            .unwrap_err();
    }
}

/// The next event of the stream, whole, and what came together with it.
async fn next_event(events: &mut Response) -> String {
    let mut text = Vec::new();
    while !text.ends_with(b"\n\n") {
        let chunk = tokio::time::timeout(Duration::from_secs(20), events.chunk()).await;
        let chunk = chunk.expect("no event came").unwrap().expect("the events ended");
        text.extend_from_slice(&chunk);
    }
    String::from_utf8(text).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_is_small_and_may_load_nothing_from_elsewhere() {
    let browser = start(true, Lang::En).await;
    let mut whole = 0;
    for (path, kind) in [
        ("", "text/html; charset=utf-8"),
        ("app.js", "text/javascript; charset=utf-8"),
        ("style.css", "text/css; charset=utf-8"),
    ] {
        let response = browser.get(path).await;
        assert_eq!(response.status(), StatusCode::OK);
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), kind);
        let policy = header("content-security-policy");
        for rule in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"] {
            assert!(policy.contains(rule), "{policy}");
        }
        assert_eq!(
            (header("x-content-type-options"), header("cache-control")),
            ("nosniff".to_owned(), "no-store".to_owned())
        );
        whole += response.text().await.unwrap().len();
    }
    assert!(whole < 60_000, "the page has {whole} bytes");
    browser.demo.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_seeded_practice_is_in_the_middle_of_its_days_and_a_day_brings_a_reminder() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kept.db");
    let browser = begin(Options {
        lang: Lang::Ru,
        keep: Some(file.clone()),
        ..anywhere()
    })
    .await;
    let state = browser.state().await;
    let people: Vec<(&str, &str)> = state["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| (person["name"].as_str().unwrap(), person["role"].as_str().unwrap()))
        .collect();
    assert_eq!(
        people,
        [
            ("Вера", "operator"),
            ("Мария П.", "tutor"),
            ("Аня К.", "client"),
            ("Олег Т.", "client"),
            ("Ирина В.", "client")
        ]
    );
    assert_eq!(state["links"][0]["title"], json!("Мария П. · английский"));
    assert!(state["next_reminder_ms"].as_i64() > state["now_ms"].as_i64());
    let telegram = browser.demo.telegram();
    assert_eq!(telegram.unknown_calls(), Vec::<String>::new());
    assert!(telegram.refused().is_empty(), "{:?}", telegram.refused());

    let reminded = async || browser.chat(2).await.matches('⏰').count();
    let before = reminded().await;
    let jump = browser.post("api/clock", json!({ "advance": "day" })).await;
    assert_eq!(jump["ok"], json!(true));
    let now = jump["now_ms"].as_i64().unwrap();
    assert!(now - state["now_ms"].as_i64().unwrap() > 24 * 3600 * 1000 - 1000);
    eventually("Anna is reminded", async || reminded().await > before).await;
    assert_eq!(
        browser.post("api/clock", json!({ "advance": -5 })).await["ok"],
        json!(false)
    );
    browser.demo.stop().await;

    let mut kept = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    let rows: Vec<(String,)> = sqlx::query_as("SELECT DISTINCT to_status FROM history ORDER BY to_status")
        .fetch_all(&mut kept)
        .await
        .unwrap();
    let statuses: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    for status in ["cancelled", "confirmed", "no-show", "paid", "rendered", "unpaid"] {
        assert!(statuses.contains(&status), "{statuses:?} and no {status}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_hears_when_the_practice_is_made() {
    let demo = Demo::start(anywhere()).await.unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    let browser = Browser { demo, client };
    let mut events = browser.get("api/events").await;
    while browser.state().await["ready"] == json!(false) {
        // What keeps the connection alive is no such event.
        let event = next_event(&mut events).await;
        assert!(event.contains("event: changed"), "{event}");
    }
    browser.demo.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_seed_makes_the_same_practice() {
    let tell = async || {
        let browser = start(false, Lang::En).await;
        let chats = [browser.chat(2).await, browser.chat(3).await, browser.chat(4).await];
        browser.demo.stop().await;
        // The hours of every lesson that was spoken of.
        chats.map(|chat| {
            let lines = chat.lines().filter(|line| line.contains('–'));
            lines.map(str::to_owned).collect::<Vec<_>>()
        })
    };
    let (first, second) = tokio::join!(tell(), tell());
    assert!(first[0].len() > 5, "{first:?}");
    assert_eq!(first, second);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_act_is_answered_and_the_page_hears_of_it() {
    let browser = start(true, Lang::En).await;
    let mut events = browser.get("api/events").await;
    assert!(next_event(&mut events).await.contains("event: changed\n"));
    let operator = json!({ "person": 1, "act": "start" });
    assert_eq!(browser.post("api/act", operator).await, json!({ "ok": true }));
    next_event(&mut events).await;
    eventually("the bot has answered", async || {
        browser.state().await["people"][0]["chat"]["messages"]
            .as_array()
            .is_some_and(|messages| messages.len() == 2)
    })
    .await;

    let state = browser.state().await;
    let screen = &state["people"][0]["chat"]["messages"][1];
    let button = &screen["markup"]["rows"][0][0];
    let tap = json!({ "person": 1, "act": "tap", "message_id": screen["id"], "label": button["label"], "data": button["press"]["value"] });
    let tapped = browser.post("api/act", tap).await;
    assert_eq!(tapped["ok"], json!(true));
    eventually("there is an invite to hand on", async || {
        browser.state().await["links"][0]["title"] == json!("Invite")
    })
    .await;
    let answers = browser.state().await["people"][0]["chat"]["toasts"].clone();
    assert_eq!(answers[0]["query_id"], tapped["query"]);
    let journal = browser.state().await["journal"].clone();
    let methods: Vec<&str> = journal
        .as_array()
        .unwrap()
        .iter()
        .map(|call| call["method"].as_str().unwrap())
        .collect();
    assert!(methods.contains(&"answerCallbackQuery"), "{methods:?}");
    let rules = |method: &str| {
        let call = journal
            .as_array()
            .unwrap()
            .iter()
            .find(|call| call["method"] == *method);
        call.unwrap()["rules"].to_string()
    };
    assert!(rules("answerCallbackQuery").contains("one answer, within 15 seconds"));
    assert!(rules("editMessageText").contains("правка что-то меняет"));

    let nothing = json!({ "person": 1, "act": "tap", "message_id": screen["id"], "label": "no such label" });
    assert_eq!(browser.post("api/act", nothing).await["ok"], json!(false));
    let blocked = json!({ "person": 1, "act": "block" });
    assert_eq!(browser.post("api/act", blocked).await, json!({ "ok": true }));
    let speechless = json!({ "person": 1, "act": "say", "text": "hello" });
    assert!(
        browser.post("api/act", speechless).await["why"]
            .as_str()
            .unwrap()
            .contains("blocked")
    );

    let added = browser
        .post("api/people", json!({ "name": "Zoë", "language": "ru" }))
        .await;
    let id = added["id"].to_string();
    let name = "%D0%BF%D0%BB%D0%B0%D0%BD%20%221%22.html";
    // Bytes that are no text at all.
    let bytes = b"<b>hi</b>\x00\xff\xfe".to_vec();
    let document = format!("person={id}&kind=document&name={name}");
    let photo = format!("person={id}&kind=photo");
    let sent = json!({ "ok": true });
    assert_eq!(browser.upload(&document, bytes.clone()).await, sent);
    assert_eq!(browser.upload(&photo, TINY_PNG.to_vec()).await, sent);
    let state = browser.state().await;
    let file = state["people"][5]["chat"]["messages"][0]["media"]["file_id"]
        .as_str()
        .unwrap();
    let file = browser.get(&format!("api/file/{file}")).await;
    assert_eq!(file.headers()["content-type"], "application/octet-stream");
    assert_eq!(
        file.headers()["content-disposition"],
        "attachment; filename*=UTF-8''%D0%BF%D0%BB%D0%B0%D0%BD%20%221%22.html"
    );
    assert_eq!(file.bytes().await.unwrap(), bytes);
    let photo = &state["people"][5]["chat"]["messages"][1]["media"];
    assert_eq!(photo["kind"], json!("photo"));
    let photo = browser
        .get(&format!("api/file/{}", photo["file_id"].as_str().unwrap()))
        .await;
    assert_eq!(photo.headers()["content-type"], "image/png");
    browser.demo.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_goes_away_leaves_nothing_behind() {
    let browser = start(true, Lang::En).await;
    let mut pages = Vec::new();
    for _ in 0..5 {
        let mut events = browser.get("api/events").await;
        next_event(&mut events).await;
        pages.push(events);
    }
    assert_eq!(browser.demo.pages(), 5);
    drop(pages);
    eventually("nobody listens", async || browser.demo.pages() == 0).await;
    browser.demo.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_begins_anew_while_a_page_listens() {
    let browser = start(true, Lang::En).await;
    let mut events = browser.get("api/events").await;
    next_event(&mut events).await;
    browser.post("api/people", json!({ "name": "Zoë" })).await;
    next_event(&mut events).await;
    assert_eq!(
        browser.post("api/reset", json!({ "empty": true })).await,
        json!({ "ok": true })
    );
    next_event(&mut events).await;
    assert_eq!(browser.state().await["people"].as_array().unwrap().len(), 5);
    browser.post("api/act", json!({ "person": 1, "act": "start" })).await;
    eventually("the new bot answers", async || browser.chat(0).await.contains("invite")).await;
    browser.demo.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_client_of_the_bot_api_may_poll_and_is_held_until_there_is_something() {
    let browser = start(true, Lang::En).await;
    let bot = Bot::with_client(TOKEN, browser.client.clone()).set_api_url(browser.demo.url().parse().unwrap());
    assert_eq!(bot.get_me().await.unwrap().username(), "slotkeeper_demo_bot");
    let calls = || browser.demo.telegram().count("getUpdates");
    eventually("our own bot polls", async || calls() > 0).await;
    let before = calls();
    let poll = tokio::spawn(bot.get_updates().timeout(20).send());
    eventually("the poll is held", async || calls() > before).await;
    assert!(!poll.is_finished());
    // Our own bot was told of the conflict, and leaves the field for a while.
    let said = json!({ "person": 3, "act": "say", "text": "anybody there?" });
    browser.post("api/act", said).await;
    let begun = Instant::now();
    let updates = tokio::time::timeout(Duration::from_secs(10), poll)
        .await
        .unwrap()
        .unwrap()
        .unwrap();
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(updates.len(), 1);

    let offset = i32::try_from(updates[0].id.0).unwrap() + 1;
    let first = tokio::spawn(bot.get_updates().offset(offset).timeout(20).send());
    let before = calls();
    eventually("the first poll is held", async || calls() > before).await;
    let second = tokio::spawn(bot.get_updates().offset(offset).timeout(0).send());
    let superseded = tokio::time::timeout(Duration::from_secs(10), first)
        .await
        .unwrap()
        .unwrap();
    assert!(
        superseded
            .unwrap_err()
            .to_string()
            .contains("terminated by other getUpdates")
    );
    assert!(second.await.unwrap().unwrap().is_empty());
    browser.demo.stop().await;
}
