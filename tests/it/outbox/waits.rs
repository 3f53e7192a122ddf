//! Limits kept, waits honoured, failures retried.

use std::sync::atomic::Ordering;

use slotkeeper::domain::moment::Span;
use slotkeeper::outbox::Delivery;

use super::{Post, broken, change, edit, reminder, told_to_wait};

#[tokio::test]
async fn no_second_has_over_thirty_messages() {
    let mut post = Post::open().await;
    let tenants = post.tenants(2).await;
    let people = post.people(1, 200).await;
    let letters = people
        .iter()
        .map(|to| post.letter(Some(tenants[(to.0 % 2) as usize]), *to, change(1)))
        .collect();
    post.put_letters(letters).await;
    post.drive(Span(60)).await;
    let moments: Vec<i64> = post.seen().into_iter().map(|(at, _, _)| at).collect();
    assert_eq!(moments.len(), 200);
    for from in &moments {
        assert!(moments.iter().filter(|at| (*from..from + 1000).contains(at)).count() <= 30);
    }
    assert!(*moments.last().unwrap() < 7_000, "{:?}", moments.last());
}

#[tokio::test]
async fn edits_are_not_held_to_the_limits_but_heed_a_wait() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let anna = post.people(1, 1).await[0];
    for number in 1..=6 {
        post.put(Some(tenants[0]), anna, edit(number)).await;
    }
    let sent = Delivery::Sent { message_id: None };
    post.answers(anna, [sent.clone(), sent.clone(), sent.clone(), sent, told_to_wait(5)]);
    post.drive(Span(20)).await;
    let expected = [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (5_500, 5), (5_500, 6)];
    assert_eq!(post.seen(), expected.map(|(at, number)| (at, anna, number)));
}

#[tokio::test]
async fn a_notice_that_is_to_be_retried_holds_back_what_stands_behind_it_in_its_chat() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let people = post.people(1, 2).await;
    let (anna, boris) = (people[0], people[1]);
    post.answers(anna, [broken(), broken()]);
    for (to, notice) in [
        (anna, change(1)),
        (anna, change(2)),
        (anna, reminder()),
        (boris, change(3)),
    ] {
        post.put(Some(tenants[0]), to, notice).await;
    }
    post.drive(Span(60)).await;
    let of = |person| {
        post.seen()
            .into_iter()
            .filter(move |(_, to, _)| *to == person)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(anna).iter().map(|(_, _, number)| *number).collect::<Vec<_>>(),
        [1, 1, 1, 2, 0]
    );
    assert_eq!(of(boris), [(0, boris, 3)]);
    let waits: Vec<i64> = of(anna).windows(2).map(|two| two[1].0 - two[0].0).collect();
    assert!(waits[0] >= 1_000 && waits[1] >= 1_000, "{waits:?}");
    assert_eq!(post.sender.counters().retried.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_wait_that_was_asked_for_is_kept_to_the_second_and_delays_no_other_chat() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let people = post.people(1, 2).await;
    let (anna, boris) = (people[0], people[1]);
    post.answers(anna, [told_to_wait(7)]);
    post.put(Some(tenants[0]), anna, change(1)).await;
    post.step().await;
    // A change waits too, though what was refused is behind it in the order.
    post.put(Some(tenants[0]), anna, change(2)).await;
    post.put(Some(tenants[0]), boris, change(3)).await;
    post.drive(Span(30)).await;
    // Seconds are whole in the row, so half past becomes the next full one, never an earlier.
    let expected = [(0, anna, 1), (0, boris, 3), (7_500, anna, 1), (7_500, anna, 2)];
    assert_eq!(post.seen(), expected);
}

#[tokio::test]
async fn a_wait_outlives_a_restart_for_the_whole_chat() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let anna = post.people(1, 1).await[0];
    post.answers(anna, [told_to_wait(7)]);
    post.put(Some(tenants[0]), anna, reminder()).await;
    post.step().await;
    post.put(Some(tenants[0]), anna, change(2)).await;
    post.sender = post.another_sender();
    post.sender.recover().await.unwrap();
    post.drive(Span(30)).await;
    assert_eq!(post.seen(), [(0, anna, 0), (7_500, anna, 2), (7_500, anna, 0)]);
}

#[tokio::test]
async fn when_three_chats_are_told_to_wait_at_once_all_do() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let people = post.people(1, 4).await;
    for (person, seconds) in people.iter().zip([20, 10, 30]) {
        post.answers(*person, [told_to_wait(seconds)]);
        post.put(Some(tenants[0]), *person, change(1)).await;
    }
    post.step().await;
    post.put(Some(tenants[0]), people[3], change(2)).await;
    post.drive(Span(60)).await;
    let later: Vec<_> = post.seen().split_off(3);
    assert_eq!(later[0], (10_000, people[3], 2));
    assert_eq!(
        later[1..],
        [(10_500, people[1], 1), (20_500, people[0], 1), (30_500, people[2], 1)]
    );
}

#[tokio::test]
async fn a_notice_that_fails_for_a_day_is_given_up() {
    let mut post = Post::open().await;
    let anna = post.people(1, 1).await[0];
    post.answers(anna, std::iter::repeat_n(broken(), 1_000));
    post.put(None, anna, change(1)).await;
    post.drive(Span::hours(23)).await;
    assert_eq!(post.waiting().await, 1);
    post.drive(Span::hours(2)).await;
    assert_eq!(post.waiting().await, 0);
    assert_eq!(post.sender.counters().dead.load(Ordering::Relaxed), 1);
}
