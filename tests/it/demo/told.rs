//! What a page is told: all there is, then what differs; put together, that is the state.

use reqwest::Response;
use serde_json::{Value, json};
use slotkeeper::simulator::TINY_PNG;
use slotkeeper::telegram::texts::Lang;

use super::{Browser, eventually, next_event, start};

/// A page that only listens.
struct Page {
    events: Response,
    state: Value,
}

impl Page {
    async fn opens(browser: &Browser) -> Self {
        let mut page = Self {
            events: browser.get("api/events").await,
            state: Value::Null,
        };
        let news = page.hears().await;
        assert!(
            news[0]["links"].is_array(),
            "the first event has all there is: {news:?}"
        );
        page
    }

    /// The next news, put together with what was heard before.
    async fn hears(&mut self) -> Vec<Value> {
        let events = next_event(&mut self.events).await;
        let data = events.lines().filter_map(|line| line.strip_prefix("data: "));
        let news: Vec<Value> = data.map(|data| serde_json::from_str(data).unwrap()).collect();
        news.iter().for_each(|news| self.learns(news));
        news
    }

    fn learns(&mut self, news: &Value) {
        if self.state["world"] != news["world"] {
            self.state = json!({ "people": [] });
        }
        for (name, value) in news.as_object().unwrap() {
            if name != "people" {
                self.state[name] = value.clone();
            }
        }
        let people = self.state["people"].as_array_mut().unwrap();
        for person in news["people"].as_array().unwrap() {
            let mut person = person.clone();
            match people.iter_mut().find(|known| known["id"] == person["id"]) {
                Some(known) => {
                    let files = person["files"].as_object_mut().unwrap();
                    files.extend(known["files"].as_object().unwrap().clone());
                    let before = known["chat"]["messages"].as_array().unwrap();
                    let newer = person["chat"]["messages"].as_array().unwrap();
                    let message = |id: &Value| newer.iter().chain(before).find(|one| one["id"] == *id).cloned();
                    let ids = person["chat"]["ids"].as_array().unwrap();
                    person["chat"]["messages"] = ids.iter().map(|id| message(id).unwrap()).collect();
                    *known = person;
                }
                None => people.push(person),
            }
        }
    }

    /// Listens until it has the state as it is.
    async fn keeps_up(&mut self, browser: &Browser) {
        loop {
            let mut wanted = browser.state().await;
            // Time goes by without news.
            wanted["now_ms"] = self.state["now_ms"].clone();
            if self.state == wanted {
                return;
            }
            self.hears().await;
        }
    }
}

async fn acts(browser: &Browser, act: Value) {
    let answer = browser.post("api/act", act.clone()).await;
    assert_eq!(answer["ok"], json!(true), "{act}: {answer}");
}

/// The newest message of somebody's that has buttons, once there is one, and the first of them.
async fn button(browser: &Browser, person: usize) -> (Value, Value) {
    let mut found = None;
    eventually("there is a button", async || {
        let state = browser.state().await;
        let messages = state["people"][person]["chat"]["messages"].as_array().unwrap();
        let screen = messages.iter().rfind(|message| message["markup"]["rows"].is_array());
        found = screen.map(|screen| (screen["id"].clone(), screen["markup"]["rows"][0][0].clone()));
        found.is_some()
    })
    .await;
    found.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_two_pages_hear_is_the_state_also_when_one_was_cut_off() {
    let browser = start(false, Lang::En).await;
    let (mut one, mut other) = (Page::opens(&browser).await, Page::opens(&browser).await);
    for chat in 1..5 {
        let (screen, first) = button(&browser, chat).await;
        let tap = json!({ "person": chat + 1, "act": "tap", "message_id": screen, "data": first["press"]["value"] });
        acts(&browser, tap).await;
        one.keeps_up(&browser).await;
    }
    acts(&browser, json!({ "person": 3, "act": "block" })).await;
    acts(&browser, json!({ "person": 4, "act": "delete_chat" })).await;
    one.keeps_up(&browser).await;
    assert_eq!(one.state["people"][2]["chat"]["blocked"], json!(true));
    assert_eq!(one.state["people"][3]["chat"]["messages"], json!([]));
    other.keeps_up(&browser).await;
    drop(other);

    browser
        .post("api/people", json!({ "name": "Zoë", "zone": "Asia/Tokyo" }))
        .await;
    acts(&browser, json!({ "person": 6, "act": "say", "text": "hello" })).await;
    let sent = browser
        .upload("person=5&kind=document&name=plan.pdf", TINY_PNG.to_vec())
        .await;
    assert_eq!(sent, json!({ "ok": true }));
    acts(&browser, json!({ "person": 3, "act": "unblock" })).await;
    browser.post("api/clock", json!({ "advance": "day" })).await;
    let mut other = Page::opens(&browser).await;
    for page in [&mut one, &mut other] {
        page.keeps_up(&browser).await;
        assert_eq!(page.state["people"][5]["name"], json!("Zoë"));
    }

    browser.post("api/reset", json!({ "empty": true })).await;
    for page in [&mut one, &mut other] {
        page.keeps_up(&browser).await;
        assert_eq!(page.state["people"].as_array().unwrap().len(), 5);
    }
    browser.demo.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tap_brings_the_page_the_message_that_changed_and_no_other() {
    let browser = start(false, Lang::En).await;
    let mut page = Page::opens(&browser).await;
    page.keeps_up(&browser).await;
    let (screen, first) = button(&browser, 2).await;
    let tap = json!({ "person": 3, "act": "tap", "message_id": screen, "data": first["press"]["value"] });
    let answer = browser.post("api/act", tap).await;
    let (mut changed, mut answered) = (false, false);
    while !(changed && answered) {
        let news = page.hears().await;
        for person in news.iter().flat_map(|news| news["people"].as_array().unwrap()) {
            assert_eq!(person["id"], json!(3));
            for message in person["chat"]["messages"].as_array().unwrap() {
                assert_eq!(message["id"], screen);
                changed = true;
            }
            let toasts = person["chat"]["toasts"].as_array().unwrap();
            answered = answered || toasts.iter().any(|toast| toast["query_id"] == answer["query"]);
        }
    }
    browser.demo.stop().await;
}
