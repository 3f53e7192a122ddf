//! Why a time can't be booked: each reason has a sentence of its own, and the way out stands under it.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{House, insert_slot};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

const TEN: &str = "2026-11-25T10:00";

async fn opened(world: &World, policy: Policy) -> (House, Someone, Someone) {
    let house = House::open(world, policy.approval).await;
    house.set_policy(world, policy).await;
    let mut people = house.clients(world, &["Anna", "Boris"]).await;
    let (boris, anna) = (people.pop().unwrap(), people.pop().unwrap());
    (house, anna, boris)
}

fn at_once() -> Policy {
    Policy {
        approval: Approval::Never,
        ..Policy::default()
    }
}

/// The answer to the tap and the screen's first line say the same.
fn is_told(someone: &Someone, words: &str) {
    someone.hears(words);
    assert!(someone.screen().starts_with(words), "{}", someone.screen());
    someone.looks();
}

#[tokio::test]
async fn too_late_says_until_when_it_could_be_booked_and_offers_what_is_next() {
    story(async |world| {
        let (house, anna, _) = opened(world, at_once()).await;
        let slot = house.slot(world, TEN).await;
        house.slot(world, "2026-11-25T15:00").await;
        world.comes(at("2026-11-25T09:00")).await;
        anna.forges(world, &house.book(slot)).await;
        is_told(&anna, "It could be booked until: today, 8:00.");
        anna.taps(world, "15:00–16:00").await;
        anna.taps(world, "✅ Book").await;
        anna.hears("Booking confirmed");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn too_far_ahead_says_from_when_it_can_be_booked() {
    story(async |world| {
        let policy = Policy {
            horizon_days: 7,
            ..at_once()
        };
        let (house, anna, _) = opened(world, policy).await;
        let far = house.slot(world, "2026-12-10T10:00").await;
        house.slot(world, TEN).await;
        anna.forges(world, &house.book(far)).await;
        is_told(
            &anna,
            "You can book up to 7 days ahead: this time opens Thu 3 Dec, 0:00.",
        );
        assert!(anna.screen().contains("Wed 25 Nov, 10:00–11:00"), "{}", anna.screen());
        world.comes(at("2026-12-03T00:00")).await;
        anna.forges(world, &house.book(far)).await;
        anna.hears("Booking confirmed");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_has_as_many_bookings_as_may_be_sees_them() {
    story(async |world| {
        let policy = Policy {
            max_active: 1,
            ..at_once()
        };
        let (house, anna, _) = opened(world, policy).await;
        let (ten, noon) = (
            house.slot(world, TEN).await,
            house.slot(world, "2026-11-26T12:00").await,
        );
        anna.forges(world, &house.book(ten)).await;
        anna.forges(world, &house.book(noon)).await;
        is_told(&anna, "You can have only 1 booking at a time here.");
        assert!(anna.screen().contains("My bookings · 1"), "{}", anna.screen());
        // The one that she has can go to that time: it stays one.
        anna.taps(world, "10:00").await;
        anna.taps(world, "Move to another time").await;
        anna.taps(world, "Thu 26 Nov").await;
        anna.taps(world, "↔ Move").await;
        anna.hears("Moved");
        assert_eq!(house.held(world, noon).await.len(), 1);
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_newcomer_with_open_requests_sees_what_they_wait_for() {
    story(async |world| {
        let (house, anna, _) = opened(world, Policy::default()).await;
        let mut slots = Vec::new();
        for hour in ["10:00", "12:00", "14:00"] {
            slots.push(house.slot(world, &format!("2026-11-25T{hour}")).await);
        }
        for slot in &slots {
            anna.forges(world, &house.book(*slot)).await;
        }
        is_told(&anna, "For now up to 2 requests can wait for an answer.");
        assert!(anna.screen().contains("My bookings · 2"), "{}", anna.screen());
        house.tutor.taps(world, "✅ Accept").await;
        anna.forges(world, &house.book(slots[2])).await;
        anna.hears("Request sent");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_is_banned_is_told_and_can_write() {
    story(async |world| {
        let (house, anna, _) = opened(world, at_once()).await;
        let (ten, noon) = (
            house.slot(world, TEN).await,
            house.slot(world, "2026-11-26T12:00").await,
        );
        anna.forges(world, &house.book(ten)).await;
        world.database.sql("UPDATE client SET banned_at = 1").await;
        anna.forges(world, &house.book(noon)).await;
        is_told(&anna, "You can't book with this specialist.");
        assert!(anna.screen().contains("✉️ Write"), "{}", anna.screen());
        assert!(house.held(world, noon).await.is_empty());
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_closed_day_and_a_taken_seat_lead_to_the_nearest_free_times() {
    story(async |world| {
        let (house, anna, boris) = opened(world, at_once()).await;
        let (ten, noon) = (
            house.slot(world, TEN).await,
            house.slot(world, "2026-11-26T12:00").await,
        );
        house.slot(world, "2026-11-27T15:00").await;
        let close = Act::CloseDay {
            tenant: house.tenant,
            day: "2026-11-26".parse().unwrap(),
        };
        house
            .tutor
            .forges(world, &Callback::Do(close).encode(Origin::Screen))
            .await;
        anna.forges(world, &house.book(noon)).await;
        is_told(&anna, "There are no bookings on this day.");
        boris.forges(world, &house.book(ten)).await;
        anna.forges(world, &house.book(ten)).await;
        is_told(&anna, "Somebody has just taken this time.");
        anna.taps(world, "Fri 27 Nov, 15:00–16:00").await;
        anna.sees("Book this time?");
        for person in [&anna, &boris, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_client_says_why_they_cancel_or_does_not() {
    story(async |world| {
        let (house, anna, _) = opened(world, at_once()).await;
        let (ten, noon) = (
            house.slot(world, TEN).await,
            house.slot(world, "2026-11-26T12:00").await,
        );
        for slot in [ten, noon] {
            anna.forges(world, &house.book(slot)).await;
        }
        anna.taps(world, "Cancel this booking").await;
        anna.taps(world, "Cancel and say why").await;
        anna.sees("Write why in one message, up to 300 characters.");
        anna.says(world, &"🦊".repeat(301)).await;
        anna.sees("at most 300 characters");
        assert_eq!(house.held(world, noon).await.len(), 1);
        // What is typed at the plain question cancels nothing.
        anna.taps(world, "‹ Back").await;
        anna.says(world, "no, wait").await;
        assert_eq!(house.held(world, noon).await.len(), 1);
        anna.taps(world, "Cancel and say why").await;
        anna.says(world, &"🦊".repeat(300)).await;
        anna.sees("Booking cancelled");
        assert!(house.held(world, noon).await.is_empty());
        house.tutor.sees("Cancelled: Anna");
        house.tutor.sees(&format!("“{}”", "🦊".repeat(300)));
        house.tutor.taps(world, "Open the booking").await;
        assert!(house.tutor.screen().contains("🦊"), "{}", house.tutor.screen());

        anna.starts(world).await;
        anna.taps(world, "📋 Bookings").await;
        anna.taps(world, "10:00").await;
        anna.taps(world, "Cancel this booking").await;
        anna.taps(world, "Yes, cancel it").await;
        anna.hears("Booking cancelled");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_hour_that_is_ones_own_is_said_to_be() {
    story(async |world| {
        let (house, anna, _) = opened(world, at_once()).await;
        let ten = house.slot(world, TEN).await;
        let db = &world.app.core.db;
        let half_past = insert_slot(db, house.tenant, at(TEN) + Span::minutes(30), 60, 1).await;
        anna.forges(world, &house.book(ten)).await;
        anna.forges(world, &house.book(half_past)).await;
        is_told(&anna, "You already have a booking at this time.");
        let place = Place::Bookings {
            tenant: house.tenant,
            page: 0,
        };
        anna.forges(world, &Callback::Go(place).encode(Origin::Screen)).await;
        anna.sees("My bookings · 1");
        house.tutor.looks();
    })
    .await;
}
