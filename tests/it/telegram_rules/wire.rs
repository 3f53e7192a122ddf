//! Polling, limits, faults, and what the server makes of calls that are no calls.

use serde_json::json;
use slotkeeper::domain::moment::Span;
use slotkeeper::simulator::Fault;
use teloxide::prelude::*;
use teloxide::types::{AllowedUpdate, CallbackQueryId, MessageId};
use teloxide::{ApiError, RequestError};

use super::{ANNA, Scene, keyboard, scene};
use crate::world::telegram::TOKEN;

#[tokio::test]
async fn updates_come_again_until_confirmed_and_survive_a_restart_of_their_ids() {
    let s = Scene::started().await;
    let first = s.poll(0).await;
    assert_eq!(s.poll(0).await.len(), 1, "not confirmed yet");
    assert!(s.poll(first[0].id.as_offset()).await.is_empty());

    s.telegram.quiet_week();
    s.anna.says("after a week", s.now()).unwrap();
    let again = s.poll(first[0].id.as_offset()).await;
    assert!(again[0].id.0 < first[0].id.0);
    assert_eq!(
        s.poll(first[0].id.as_offset()).await.len(),
        1,
        "the old offset confirms nothing"
    );
    assert!(s.poll(again[0].id.as_offset()).await.is_empty());

    s.bot
        .get_updates()
        .allowed_updates([AllowedUpdate::CallbackQuery])
        .await
        .unwrap();
    s.anna.says("nobody asked", s.now()).unwrap();
    assert_eq!(s.telegram.pending_updates(), 0);
}

#[tokio::test]
async fn a_second_poller_is_a_conflict() {
    let s = Scene::started().await;
    s.telegram.conflict(true);
    let refused = s.bot.get_updates().await.unwrap_err();
    assert!(
        matches!(refused, RequestError::Api(ApiError::TerminatedByOtherGetUpdates)),
        "{refused:?}"
    );
    s.telegram.conflict(false);
    assert_eq!(s.poll(0).await.len(), 1);

    let older = s.telegram.begin_poll();
    let newer = s.telegram.begin_poll();
    assert!(s.telegram.poll_superseded(older) && !s.telegram.poll_superseded(newer));
    assert!(!s.telegram.poll_would_wait(&json!({})));
    assert!(
        s.telegram
            .poll_would_wait(&json!({ "offset": s.telegram.newest_update() + 1 }))
    );
}

#[tokio::test]
async fn too_much_is_429_with_the_seconds_to_wait() {
    let s = Scene::started().await;
    for n in 0..5 {
        s.bot
            .send_message(ANNA, format!("{n}"))
            .reply_markup(keyboard(&[("A", "a")]))
            .await
            .unwrap();
    }
    let last = s.anna.last().unwrap().id;
    let refused = s.bot.send_message(ANNA, "6").await.unwrap_err();
    assert!(
        matches!(refused, RequestError::RetryAfter(wait) if wait.seconds() == 1),
        "{refused:?}"
    );
    s.bot
        .edit_message_text(ANNA, MessageId(last), "edits go on")
        .await
        .unwrap();
    s.clock.advance(Span(1));
    s.bot.send_message(ANNA, "7").await.unwrap();

    s.telegram.flood(ANNA.0, 20, s.now());
    let edit = s
        .bot
        .edit_message_text(ANNA, MessageId(last), "now they don't")
        .await
        .unwrap_err();
    assert!(
        matches!(edit, RequestError::RetryAfter(wait) if wait.seconds() == 20),
        "{edit:?}"
    );
    let sent = s.anna.messages_with_buttons().remove(0);
    let query = s.anna.forges(sent.id, "a", s.now()).unwrap();
    let answer = s.bot.answer_callback_query(CallbackQueryId(query)).await.unwrap_err();
    assert!(matches!(answer, RequestError::RetryAfter(_)), "{answer:?}");
    s.clock.advance(Span(20));
    s.bot
        .edit_message_text(ANNA, MessageId(last), "and again")
        .await
        .unwrap();
}

#[tokio::test]
async fn faults_break_what_they_are_armed_for() {
    let s = Scene::started().await;
    s.telegram.break_next("sendMessage", 1, Fault::dead());
    assert!(matches!(
        s.bot.send_message(ANNA, "lost").await,
        Err(RequestError::Network(_))
    ));
    s.telegram.break_next("sendMessage", 1, Fault::dead().after_effect());
    assert!(matches!(
        s.bot.send_message(ANNA, "arrived").await,
        Err(RequestError::Network(_))
    ));
    assert!(!s.anna.sees("lost") && s.anna.sees("arrived"));
    s.telegram.break_next("*", 1, Fault::garbage());
    assert!(matches!(s.bot.get_me().await, Err(RequestError::InvalidJson { .. })));
    s.telegram.break_next("getme", 2, Fault::too_many(7));
    for _ in 0..2 {
        assert!(matches!(s.bot.get_me().await, Err(RequestError::RetryAfter(wait)) if wait.seconds() == 7));
    }
    s.bot.get_me().await.unwrap();
    // teloxide sleeps ten seconds on these; the state is asked directly.
    s.telegram.break_next("getMe", 1, Fault::status(502));
    let reply = s.telegram.call(TOKEN, "getMe", &json!({}), s.now());
    assert_eq!(
        (reply.status, &reply.json()["description"]),
        (502, &json!("Bad Gateway"))
    );
    assert_eq!(s.telegram.count("getMe"), 5);
}

#[tokio::test]
async fn strangers_and_slips_are_told_apart() {
    let s = Scene::started().await;
    let stranger = s.server.bot_with("7000000001:wrong").get_me().await.unwrap_err();
    assert!(matches!(stranger, RequestError::Api(ApiError::InvalidToken)));
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let call = |method: &str| client.post(format!("{}/bot{TOKEN}/{method}", s.server.url()));
    let reply = call("sendDice").send().await.unwrap();
    assert_eq!(reply.status(), 404);
    assert_eq!(s.telegram.unknown_calls(), ["sendDice"]);
    let form = call("SENDMESSAGE").form(&[("chat_id", "501"), ("text", "as a form"), ("nonsense", "1")]);
    assert!(form.send().await.unwrap().status().is_success());
    assert!(s.anna.sees("as a form"));
    let broken = call("sendMessage")
        .header("content-type", "application/json")
        .body("{")
        .send()
        .await
        .unwrap();
    assert!(broken.text().await.unwrap().contains("can't parse JSON object"));
}

#[tokio::test]
async fn the_hook_sees_a_call_before_it_is_answered() {
    let s = Scene::started().await;
    let (seen, anna) = (std::sync::Arc::new(std::sync::Mutex::new(Vec::new())), s.anna.clone());
    let heard = std::sync::Arc::clone(&seen);
    s.server.on_call(move |method, params| {
        heard
            .lock()
            .unwrap()
            .push((method.to_owned(), params["text"].clone(), anna.sees("now")));
    });
    s.bot.send_message(ANNA, "now").await.unwrap();
    s.server.clear_on_call();
    s.bot.send_message(ANNA, "later").await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [("SendMessage".to_owned(), json!("now"), false)]);
}

#[tokio::test]
async fn empty_polls_are_held_for_a_moment() {
    let s = scene().await;
    s.server.hold_polls(30);
    let started = std::time::Instant::now();
    assert!(s.poll(0).await.is_empty());
    assert!(started.elapsed() >= std::time::Duration::from_millis(30));
}
