//! A step that asks: the reason or the sum is typed, kept with the change, and seen by the other side.

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::booking;
use slotkeeper::storage::history::of_booking as history_of;

use crate::house::{self, House};
use crate::world::person::Someone;
use crate::world::{World, story};

/// A practice in whose workflow cancelling a confirmed booking asks for `what`, and Anna's booking.
async fn booked(world: &World, what: &str) -> (House, Someone, SlotId) {
    let house = House::open(world, Approval::Never).await;
    let edit = format!(
        "UPDATE workflow SET source = replace(source, 'name = \"cancel\"', 'name = \"cancel\"\nask = \"{what}\"')"
    );
    assert_eq!(world.database.sql(&edit).await, 1);
    let slot = house.slot(world, "2026-11-25T10:00").await;
    let anna = house.client(world, "Anna").await;
    anna.taps(world, "Book a time").await;
    anna.taps(world, "25·1").await;
    anna.taps(world, "10:00").await;
    anna.taps(world, "✅ Book").await;
    anna.looks();
    house.tutor.looks();
    (house, anna, slot)
}

/// The reasons in the history of the only booking, the newest last.
async fn reasons(world: &World, house: &House, booking: booking::BookingRow) -> Vec<String> {
    let mut conn = house::read(world).await;
    let history = history_of(&mut conn, house.tenant, booking.booking_id).await.unwrap();
    history.into_iter().map(|entry| entry.reason).collect()
}

#[tokio::test]
async fn a_tutor_types_why_and_the_client_reads_it() {
    story(async |world| {
        let (house, anna, _) = booked(world, "reason").await;
        let tutor = &house.tutor;
        tutor.taps(world, "📋 Bookings").await;
        tutor.taps(world, "Anna").await;
        tutor.taps(world, "Cancel").await;
        tutor.sees("Write the reason in one message");
        assert!(!tutor.screen().contains("Yes"), "{}", tutor.screen());
        tutor.says(world, &"long ".repeat(80)).await;
        tutor.sees("at most 300 characters");
        tutor.says(world, "  I am <ill> \n today ").await;
        tutor.looks();
        anna.sees("“I am <ill> today”");
        anna.sees("cancelled");
        tutor.sees("“I am <ill> today”");
    })
    .await;
}

#[tokio::test]
async fn a_client_types_why_and_nothing_happens_without() {
    story(async |world| {
        let (house, anna, slot) = booked(world, "reason").await;
        let held = house.held(world, slot).await.remove(0);
        // What the button of a screen without the question would carry.
        let forged = house.step(world, &held, "cancel").await;
        anna.forges(world, &forged).await;
        assert_eq!(house.held(world, slot).await.len(), 1);
        anna.starts(world).await;
        anna.taps(world, "Bookings").await;
        anna.taps(world, "10:00").await;
        anna.taps(world, "Cancel this booking").await;
        anna.sees("Write the reason in one message");
        anna.says(world, "A school trip").await;
        anna.looks();
        assert!(house.held(world, slot).await.is_empty());
        assert_eq!(reasons(world, &house, held).await, ["", "A school trip"]);
        house.tutor.sees("“A school trip”");
    })
    .await;
}

#[tokio::test]
async fn a_sum_is_read_in_the_currency_of_the_practice() {
    story(async |world| {
        let (house, anna, _) = booked(world, "amount").await;
        let tutor = &house.tutor;
        tutor.taps(world, "📋 Bookings").await;
        tutor.taps(world, "Anna").await;
        tutor.taps(world, "Cancel").await;
        tutor.sees("Write the amount in one message");
        tutor.says(world, "a little").await;
        tutor.looks();
        tutor.says(world, "12,50").await;
        tutor.looks();
        anna.sees("“12.50 EUR”");
    })
    .await;
}
