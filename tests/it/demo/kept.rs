//! A demo that is kept: what goes on the next time, and what is left alone.

use serde_json::{Value, json};
use slotkeeper::demo::{Demo, Options};
use slotkeeper::telegram::texts::Lang;

use super::{anywhere, begin, eventually};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kept_demo_goes_on_where_it_ended() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        lang: Lang::Ru,
        keep: Some(folder.path().join("50% kept?.db")),
        ..anywhere()
    };
    let first = begin(options.clone()).await;
    first
        .post(
            "api/people",
            json!({ "name": "Юки", "language": "ru", "zone": "Asia/Tokyo" }),
        )
        .await;
    first.post("api/clock", json!({ "advance": "day" })).await;
    let before = first.state().await;
    first.demo.stop().await;

    // What is asked for this time is what a new one would be like.
    let second = begin(Options {
        lang: Lang::En,
        empty: true,
        ..options
    })
    .await;
    let after = second.state().await;
    assert!(
        after["now_ms"].as_i64() >= before["now_ms"].as_i64(),
        "the clock went back"
    );
    let told = |state: &Value| {
        let people = state["people"].as_array().unwrap().iter();
        people
            .map(|person| {
                let messages = person["chat"]["messages"].as_array().unwrap();
                let texts = messages.iter().map(|message| message["text"].as_str().unwrap());
                (
                    person["name"].clone(),
                    person["zone"].clone(),
                    texts.collect::<Vec<_>>().join("\n"),
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&after), told(&before), "the chats are others");
    assert_eq!(after["people"][5]["zone"], json!("Asia/Tokyo"));
    assert_eq!((&after["links"], &after["zone"]), (&before["links"], &before["zone"]));

    // A button from before works, and whoever starts is answered.
    let messages = after["people"][2]["chat"]["messages"].as_array().unwrap().clone();
    let screen = messages
        .iter()
        .rfind(|message| message["markup"]["rows"].is_array())
        .unwrap();
    let tap = json!({ "person": 3, "act": "tap", "message_id": screen["id"], "row": 0, "column": 0 });
    let query = second.post("api/act", tap).await["query"].clone();
    assert!(query.is_string(), "{query}");
    let answered = async || {
        let state = second.state().await;
        let toasts = state["people"][2]["chat"]["toasts"].as_array().unwrap();
        toasts.iter().any(|toast| toast["query_id"] == query)
    };
    eventually("the tap is answered", answered).await;
    for person in 0..6 {
        let newest = async || {
            let state = second.state().await;
            let messages = state["people"][person]["chat"]["messages"].as_array().unwrap().clone();
            messages
                .last()
                .is_some_and(|message| message["from_bot"] == true && message["id"].as_i64() > Some(10_000))
        };
        let id = second.state().await["people"][person]["id"].clone();
        second.post("api/act", json!({ "person": id, "act": "start" })).await;
        eventually("the start is answered", newest).await;
    }
    assert!(
        second.demo.telegram().refused().is_empty(),
        "{:?}",
        second.demo.telegram().refused()
    );
    second.demo.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_without_its_chats_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("somebody's.db");
    std::fs::write(&file, "precious").unwrap();
    let options = Options {
        keep: Some(file.clone()),
        ..anywhere()
    };
    let refused = Demo::start(options.clone()).await.err().unwrap();
    assert!(refused.to_string().contains("is already there"), "{refused}");
    std::fs::write(folder.path().join("somebody's.db.chats"), "{}").unwrap();
    let refused = Demo::start(options).await.err().unwrap();
    assert!(refused.to_string().contains("holds no chats of a demo"), "{refused}");
    assert_eq!(std::fs::read_to_string(file).unwrap(), "precious");
}
