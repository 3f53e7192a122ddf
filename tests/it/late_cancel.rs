//! A client who can't come says so late: they are told what it costs, the tutor hears, and lets them off by one tap.

use slotkeeper::domain::ids::{BookingId, SlotId};
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::ledger;

use crate::house::{self, House};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

/// A client with a lesson of 25 € that begins in an hour.
async fn an_hour_before(world: &World, share: &str) -> (House, Someone, SlotId) {
    let house = House::open(world, Approval::Never).await;
    let edit = format!("UPDATE workflow SET source = replace(source, 'charge = \"0%\"', 'charge = \"{share}\"')");
    world.database.sql(&edit).await;
    world.database.sql("UPDATE kind SET price = 2500").await;
    let slot = house.slot(world, "2026-11-25T10:00").await;
    let anna = house.client(world, "Anna").await;
    anna.taps(world, "Book a time").await;
    anna.taps(world, "25·1").await;
    anna.taps(world, "10:00").await;
    anna.taps(world, "✅ Book").await;
    world.comes(at("2026-11-25T09:00")).await;
    anna.taps(world, "Open the booking").await;
    (house, anna, slot)
}

/// What is charged for it, as the ledger has it.
async fn charged(world: &World, house: &House, booking: BookingId) -> i64 {
    let mut conn = house::read(world).await;
    ledger::sums(&mut conn, house.tenant, booking).await.unwrap().0
}

#[tokio::test]
async fn a_late_cancel_says_what_it_costs_and_one_tap_lets_the_client_off() {
    story(async |world| {
        let (house, anna, slot) = an_hour_before(world, "50%").await;
        anna.sees("The time to cancel freely has passed");
        let booking = house.held(world, slot).await[0].booking_id;
        anna.taps(world, "Can't come").await;
        anna.sees("€12.50 will be charged");
        anna.taps(world, "Yes, cancel it").await;
        anna.sees("Charged: €12.50");
        assert!(house.held(world, slot).await.is_empty());
        assert_eq!(charged(world, &house, booking).await, 1250);

        house.tutor.sees("Can't come: Anna");
        house.tutor.sees("Charged: €12.50");
        house.tutor.taps(world, "Don't count").await;
        assert_eq!(charged(world, &house, booking).await, 0);
        anna.looks();
        anna.sees("Nothing to pay for the late cancellation");
    })
    .await;
}

#[tokio::test]
async fn without_a_share_a_late_cancel_costs_nothing_and_says_so() {
    story(async |world| {
        let (house, anna, slot) = an_hour_before(world, "0%").await;
        let booking = house.held(world, slot).await[0].booking_id;
        anna.taps(world, "Can't come").await;
        anna.sees("nothing will be charged");
        anna.taps(world, "Yes, cancel it").await;
        assert!(house.held(world, slot).await.is_empty());
        assert_eq!(charged(world, &house, booking).await, 0);
        anna.looks();
        house.tutor.sees("Nothing is charged");
    })
    .await;
}
