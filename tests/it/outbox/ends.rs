//! What becomes of a notice: sent, dropped, set aside; and what a crash or a stop leaves.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use futures::FutureExt;
use slotkeeper::domain::ids::OutboxId;
use slotkeeper::domain::moment::Span;
use slotkeeper::outbox::{CLAIM, Delivery};
use slotkeeper::storage::{outbox, person};
use tokio::sync::{Notify, Semaphore, watch};

use super::{FakeWire, Post, broken, change, reminder};
use crate::practice;

#[tokio::test]
async fn a_crash_between_sending_and_marking_repeats_the_notice_when_the_claim_has_ended() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let people = post.people(1, 2).await;
    post.wire.slow.lock().unwrap().insert(people[0]);
    post.put(Some(tenants[0]), people[0], change(1)).await;
    post.put(Some(tenants[0]), people[1], change(2)).await;
    post.put(Some(tenants[0]), people[0], change(3)).await;
    post.crash_when(2, 2).await;
    post.wire.slow.lock().unwrap().clear();
    post.sender = post.another_sender();
    assert_eq!(post.step().await.wake_ms, Some((post.clock.now() + CLAIM).0 * 1000));
    post.drive(Span(60)).await;
    let again = CLAIM.0 * 1000 - 500;
    let expected = [
        (0, people[0], 1),
        (0, people[1], 2),
        (again, people[0], 1),
        (again, people[0], 3),
    ];
    assert_eq!(post.seen(), expected);
    assert_eq!(post.waiting().await, 0);
}

#[tokio::test]
async fn a_new_holder_of_the_lease_need_not_wait_for_the_claims_of_a_dead_one() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let anna = post.people(1, 1).await[0];
    post.wire.slow.lock().unwrap().insert(anna);
    post.put(Some(tenants[0]), anna, change(1)).await;
    post.crash_when(1, 1).await;
    post.wire.slow.lock().unwrap().clear();
    post.sender = post.another_sender();
    post.sender.recover().await.unwrap();
    post.step().await;
    assert_eq!(post.seen(), [(0, anna, 1), (0, anna, 1)]);
    assert_eq!(post.wire.seen.lock().unwrap()[1].1.attempts, 2);
}

#[tokio::test]
async fn a_mark_whose_claim_has_ended_does_nothing() {
    let mut post = Post::with(FakeWire {
        gate: Some(Semaphore::new(0)),
        ..FakeWire::default()
    })
    .await;
    let tenants = post.tenants(1).await;
    let anna = post.people(1, 1).await[0];
    post.wire.slow.lock().unwrap().insert(anna);
    post.answers(anna, [Delivery::Sent { message_id: Some(70) }, broken()]);
    post.put(Some(tenants[0]), anna, change(1)).await;
    let (wire, clock, mut second) = (post.wire.clone(), post.clock.clone(), post.another_sender());
    let meanwhile = async move {
        while wire.seen.lock().unwrap().is_empty() {
            tokio::task::yield_now().await;
        }
        wire.slow.lock().unwrap().clear();
        clock.advance(CLAIM);
        let step = second.step().await.unwrap();
        wire.gate.as_ref().unwrap().add_permits(1);
        step
    };
    let (first, second) = tokio::join!(post.sender.step(), meanwhile);
    assert_eq!((first.unwrap().unmarked, second.sent), (1, 1));
    assert_eq!(post.waiting().await, 0);
    let message = outbox::message(&mut post.db.read().await.unwrap(), OutboxId(1))
        .await
        .unwrap();
    assert_eq!(message, Some((anna, 70)));
}

#[tokio::test]
async fn nobody_writes_to_an_unreachable_person_until_a_word_of_theirs_heals_it() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let anna = post.people(1, 1).await[0];
    post.clock.advance(Span(60));
    post.answers(anna, [Delivery::Unreachable]);
    post.put(Some(tenants[0]), anna, change(1)).await;
    post.put(Some(tenants[0]), anna, change(2)).await;
    post.drive(Span(60)).await;
    assert_eq!(post.numbers(), [1]);
    assert_eq!(post.sender.counters().dropped()["unreachable"], 2);
    let row = person::by_id(&mut post.db.read().await.unwrap(), anna)
        .await
        .unwrap()
        .unwrap();
    assert!(row.unreachable_at.is_some());
    assert_eq!(post.people(1, 1).await, [anna]);
    post.put(Some(tenants[0]), anna, change(3)).await;
    post.drive(Span(60)).await;
    assert_eq!(post.numbers(), [1, 3]);
    assert_eq!(post.waiting().await, 0);
}

#[tokio::test]
async fn a_word_newer_than_the_attempt_wins_over_its_outcome() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let anna = practice::someone(&post.db, 1, post.clock.now() + Span(5)).await;
    post.answers(anna, [Delivery::Unreachable]);
    post.put(Some(tenants[0]), anna, change(1)).await;
    post.drive(Span(60)).await;
    assert_eq!(post.numbers(), [1, 1]);
    assert!(post.sender.counters().dropped().is_empty());
}

#[tokio::test]
async fn what_came_too_late_is_dropped_and_counted() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let people = post.people(1, 2).await;
    for (person, seconds) in people.iter().zip([10, 11]) {
        let mut letter = post.letter(Some(tenants[0]), *person, reminder());
        letter.not_after = Some(post.clock.now() + Span(seconds));
        post.put_letters(vec![letter]).await;
    }
    post.clock.advance(Span(11));
    let step = post.step().await;
    assert_eq!((step.sent, step.dropped), (1, 1));
    assert_eq!(post.seen()[0].1, people[1]);
    assert_eq!(post.sender.counters().dropped()["late"], 1);
}

#[tokio::test]
async fn two_letters_with_one_key_are_one_notice_also_after_it_was_sent() {
    let mut post = Post::open().await;
    let anna = post.people(1, 1).await[0];
    let letter = post.letter(None, anna, change(1));
    post.put_letters(vec![letter.clone(), letter.clone()]).await;
    post.drive(Span(10)).await;
    post.put_letters(vec![letter]).await;
    post.drive(Span(10)).await;
    assert_eq!(post.seen().len(), 1);
}

#[tokio::test]
async fn what_cannot_heal_is_set_aside_with_its_reason_and_the_chat_goes_on() {
    let mut post = Post::open().await;
    let anna = post.people(1, 1).await[0];
    let why = "can't parse entities".to_owned();
    post.answers(anna, [Delivery::Dead { why }]);
    for number in 1..=3 {
        post.put(None, anna, change(number)).await;
    }
    let spoilt = post
        .guard
        .sql("UPDATE outbox SET notice = '{}' WHERE outbox_id = 2")
        .await;
    assert_eq!(spoilt, 1);
    post.drive(Span(10)).await;
    assert_eq!(post.numbers(), [1, 3]);
    assert_eq!(post.sender.counters().dead.load(Ordering::Relaxed), 2);
    let aside = "UPDATE outbox SET reason = reason WHERE state = 'dead' AND reason <> '' AND done_at > 0";
    assert_eq!(post.guard.sql(aside).await, 2);
}

#[tokio::test]
async fn it_runs_on_a_word_that_letters_were_committed_and_ends_with_what_is_in_flight() {
    let mut post = Post::with(FakeWire {
        gate: Some(Semaphore::new(0)),
        ..FakeWire::default()
    })
    .await;
    let people = post.people(1, 2).await;
    post.wire.slow.lock().unwrap().insert(people[1]);
    let (stop, stopped) = watch::channel(false);
    let wake = Arc::new(Notify::new());
    let mut sender = post.another_sender();
    let counters = sender.counters();
    let mut running = tokio::spawn({
        let wake = wake.clone();
        async move { sender.run(stopped, wake).await }
    });
    for person in &people {
        post.put(None, *person, change(1)).await;
        wake.notify_one();
    }
    while post.wire.seen.lock().unwrap().len() < 2 || counters.sent.load(Ordering::Relaxed) < 1 {
        tokio::task::yield_now().await;
    }
    stop.send(true).unwrap();
    tokio::task::yield_now().await;
    assert!((&mut running).now_or_never().is_none(), "something is in flight");
    post.wire.gate.as_ref().unwrap().add_permits(1);
    running.await.unwrap();
    assert_eq!(counters.sent.load(Ordering::Relaxed), 2);
    assert_eq!(post.waiting().await, 0);
}
