//! Any letters and any mishaps: each notice arrives once and in order.

use std::collections::HashSet;

use proptest::prelude::*;
use slotkeeper::domain::moment::Span;
use slotkeeper::outbox::Delivery;

use super::{Post, broken, change, reminder, told_to_wait};

/// A letter of a story: tenant, person, whether it is a change, seconds until it is due.
type Story = (Vec<(usize, usize, bool, i64)>, Vec<(usize, u8)>);

fn stories() -> impl Strategy<Value = Story> {
    let letters = prop::collection::vec((0..3usize, 0..4usize, any::<bool>(), 0..6i64), 1..30);
    let mishaps = prop::collection::vec((0..4usize, 0..3u8), 0..12);
    (letters, mishaps)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever fails on the way: each notice reaches one end, once; none overtakes another of its chat that was due
    /// before it in the order; none leaves before the time Telegram asked for.
    #[test]
    fn every_notice_arrives_once_and_in_order_whatever_fails((letters, mishaps) in stories()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(tell(letters, mishaps))?;
    }
}

async fn tell(letters: Vec<(usize, usize, bool, i64)>, mishaps: Vec<(usize, u8)>) -> Result<(), TestCaseError> {
    let mut post = Post::open().await;
    let (tenants, people) = (post.tenants(3).await, post.people(1, 4).await);
    let mut put = Vec::new();
    for (number, (tenant, person, is_change, due)) in letters.iter().enumerate() {
        let notice = if *is_change { change(number as i64) } else { reminder() };
        let mut letter = post.letter(Some(tenants[*tenant]), people[*person], notice);
        letter.due = post.clock.now() + Span(*due);
        put.push(letter);
    }
    post.put_letters(put.clone()).await;
    for (person, kind) in mishaps {
        let dead = || Delivery::Dead { why: "400".to_owned() };
        post.answers(
            people[person],
            [[broken(), told_to_wait(4), dead()][kind as usize].clone()],
        );
    }
    let start = post.clock.now();
    let script = post.wire.answers.lock().unwrap().clone();
    post.drive(Span::hours(1)).await;
    prop_assert_eq!(post.waiting().await, 0);

    let seen = post.wire.seen.lock().unwrap().clone();
    for (nth, person) in people.iter().enumerate() {
        let mut script = script.get(person).cloned().unwrap_or_default();
        let (mut ended, mut not_before) = (HashSet::new(), 0);
        for (at, parcel) in seen.iter().filter(|(_, parcel)| parcel.to == *person) {
            let id = parcel.id.0 as usize - 1;
            prop_assert!(!ended.contains(&id), "{id} came again after its end");
            prop_assert!(*at >= not_before && at.div_euclid(1000) >= (start + Span(letters[id].3)).0);
            for (other, (_, to, is_change, due)) in letters.iter().enumerate() {
                let before = (!is_change, other) < (!letters[id].2, id);
                let was_due = (start + Span(*due)).0 <= at.div_euclid(1000);
                let waits = *to == nth && before && was_due && !ended.contains(&other);
                prop_assert!(!waits, "{id} overtook {other}");
            }
            match script.pop_front() {
                Some(Delivery::Retry { after, .. }) => not_before = at + after.map_or(0, |after| after.0 * 1000),
                _ => prop_assert!(ended.insert(id)),
            }
        }
        prop_assert_eq!(ended.len(), letters.iter().filter(|(_, to, _, _)| *to == nth).count());
    }
    Ok(())
}
