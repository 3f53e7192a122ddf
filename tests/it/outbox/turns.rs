//! Who goes first: lanes, turns between tenants, order within a chat.

use std::collections::HashSet;
use std::sync::atomic::Ordering;

use slotkeeper::domain::ids::PersonId;
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::notice::{Letter, Notice};
use slotkeeper::storage::delivery::{self, Turn};

use super::{Post, broken, change, reminder};

#[tokio::test]
async fn one_notice_of_a_tenant_does_not_wait_behind_thousands_of_another() {
    let mut post = Post::open().await;
    let tenants = post.tenants(2).await;
    let people = post.people(1, 2_001).await;
    let mut letters: Vec<Letter> = people[..2_000]
        .iter()
        .map(|to| post.letter(Some(tenants[0]), *to, change(1)))
        .collect();
    letters.push(post.letter(Some(tenants[1]), people[2_000], change(2)));
    post.put_letters(letters).await;
    post.step().await;
    assert_eq!(post.numbers()[..3], [1, 2, 1]);
}

#[tokio::test]
async fn tenants_take_turns_from_step_to_step() {
    let mut post = Post::open().await;
    let tenants = post.tenants(3).await;
    let people = post.people(1, 120).await;
    let mut letters = Vec::new();
    for (n, to) in people.iter().enumerate() {
        // The first has the first forty, and so on: turns are not by id.
        letters.push(post.letter(Some(tenants[n / 40]), *to, change(n as i64 / 40)));
    }
    post.put_letters(letters).await;
    post.drive(Span(10)).await;
    let numbers = post.numbers();
    assert_eq!(numbers.len(), 120);
    for round in numbers.chunks(3) {
        assert_eq!(round.iter().collect::<HashSet<_>>().len(), 3, "{numbers:?}");
    }
}

#[tokio::test]
async fn letters_of_nobodys_practice_have_a_turn_too() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let people = post.people(1, 20).await;
    for (n, to) in people.iter().enumerate() {
        let (tenant, notice) = if n < 19 {
            (Some(tenants[0]), change(1))
        } else {
            (None, Notice::Trouble)
        };
        post.put(tenant, *to, notice).await;
    }
    post.step().await;
    assert!(post.numbers()[..2].contains(&0));
}

#[tokio::test]
async fn a_change_goes_before_a_thousand_of_a_later_lane() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let people = post.people(1, 1_001).await;
    let mut letters: Vec<Letter> = people[..1_000]
        .iter()
        .map(|to| post.letter(Some(tenants[0]), *to, reminder()))
        .collect();
    letters.push(post.letter(Some(tenants[0]), people[1_000], change(7)));
    post.put_letters(letters).await;
    post.step().await;
    assert_eq!(post.numbers()[0], 7);
}

#[tokio::test]
async fn within_a_chat_notices_leave_in_order_three_at_once_and_then_one_a_second() {
    let mut post = Post::open().await;
    let tenants = post.tenants(2).await;
    let anna = post.people(1, 1).await[0];
    for number in 1..=5 {
        post.put(Some(tenants[0]), anna, change(number)).await;
    }
    // Another tenant's turn does not let a later notice of the same chat overtake.
    post.put(Some(tenants[1]), anna, change(6)).await;
    post.drive(Span(10)).await;
    let expected = [(0, 1), (0, 2), (0, 3), (1_000, 4), (2_000, 5), (3_000, 6)];
    assert_eq!(post.seen(), expected.map(|(at, number)| (at, anna, number)));
}

#[tokio::test]
async fn what_is_of_a_later_lane_or_not_due_yet_holds_back_nothing() {
    let mut post = Post::open().await;
    let tenants = post.tenants(1).await;
    let anna = post.people(1, 1).await[0];
    post.answers(anna, [broken()]);
    post.put(Some(tenants[0]), anna, reminder()).await;
    post.step().await;
    let mut later = post.letter(Some(tenants[0]), anna, change(1));
    later.due = post.clock.now() + Span::hours(1);
    let now = post.letter(Some(tenants[0]), anna, change(2));
    post.put_letters(vec![later, now]).await;
    post.step().await;
    assert_eq!(post.numbers(), [0, 2]);
    post.drive(Span::hours(2)).await;
    assert_eq!(post.numbers(), [0, 2, 0, 1]);
    assert_eq!(post.seen()[3].0, 3_600_000 - 500);
}

#[tokio::test]
async fn a_notice_costs_few_statements() {
    let mut post = Post::open().await;
    let tenants = post.tenants(4).await;
    let people = post.people(1, 160).await;
    let letters = people
        .iter()
        .map(|to| post.letter(Some(tenants[(to.0 % 4) as usize]), *to, change(1)))
        .collect();
    post.put_letters(letters).await;
    let before = post.db.counters().statements.load(Ordering::Relaxed);
    post.drive(Span(60)).await;
    let statements = post.db.counters().statements.load(Ordering::Relaxed) - before;
    assert_eq!(post.seen().len(), 160);
    // Each: its turn is found, and it is marked; a batch: the lane, the end of a round, the claim, the next moment.
    assert!(statements <= 160 * 3, "{statements} statements for 160 notices");
}

#[tokio::test]
async fn a_turn_is_found_by_an_index() {
    let post = Post::open().await;
    if post.guard.is_postgres() {
        return;
    }
    for turn in [Turn::First, Turn::After { lane: 0, queue: 3 }] {
        let query = delivery::next_query(Moment(1), turn, &[PersonId(1)]);
        let plan = post.db.read().await.unwrap().plan(&query).await.unwrap();
        assert!(plan.contains("o USING INDEX outbox_turns"), "{plan}");
        assert!(plan.contains("e USING INDEX outbox_of_person"), "{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{plan}");
    }
}
