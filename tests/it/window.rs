//! A stretch of time in which clients choose the start: what is booked closes those in its way, and gives them back.

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::slot::SlotRow;
use slotkeeper::storage::{slot, window};

use crate::house::{self, House};
use crate::practice::{at, berlin};
use crate::world::person::Someone;
use crate::world::{World, story};

/// The tutor opens 10:00–13:00 on Tuesday.
async fn opens(world: &World, tutor: &Someone) {
    tutor.starts(world).await;
    tutor.taps(world, "Schedule").await;
    tutor.taps(world, "Tue 24").await;
    tutor.taps(world, "Add times").await;
    tutor.taps(world, "Stretch").await;
    tutor.says(world, "10 o'clock").await;
    tutor.sees("One stretch of time is wanted here");
    tutor.says(world, "10:00-13:00").await;
    tutor.sees("10:00–13:00");
    tutor.sees("every 30 min");
}

async fn rows(world: &World, house: &House) -> Vec<SlotRow> {
    let (from, mut conn) = (world.clock.now(), house::read(world).await);
    slot::plan(&mut conn, house.tenant, from, from + Span::days(7))
        .await
        .unwrap()
}

async fn slot_at(world: &World, house: &House, wall: &str) -> SlotId {
    let row = rows(world, house)
        .await
        .into_iter()
        .find(|row| row.start_at == at(wall));
    row.unwrap().slot_id
}

/// The starts that a client is offered on Tuesday.
async fn offered(world: &World, client: &Someone) -> Vec<String> {
    client.starts(world).await;
    client.taps(world, "Book a time").await;
    client.looks();
    if !client.screen().contains("24·") {
        return Vec::new();
    }
    client.taps(world, "24·").await;
    client.looks();
    let starts = ["10:00", "10:30", "11:00", "11:30", "12:00", "12:30"];
    let screen = client.screen();
    let shown = starts.iter().filter(|start| screen.contains(&format!("[{start}]")));
    shown.map(|start| (*start).to_owned()).collect()
}

#[tokio::test]
async fn a_client_chooses_the_start_and_what_is_in_its_way_closes_until_it_is_free_again() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        opens(world, tutor).await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&people[0], &people[1]);
        let all = ["10:00", "10:30", "11:00", "11:30", "12:00"];
        assert_eq!(offered(world, boris).await, all);
        assert_eq!(offered(world, anna).await, all);
        anna.taps(world, "11:00").await;
        anna.taps(world, "✅ Book").await;
        anna.sees("11:00–12:00");
        assert_eq!(offered(world, boris).await, ["10:00", "12:00"]);

        // An old button for a start in its way is refused, whatever the list said.
        let late = slot_at(world, &house, "2026-11-24T10:30").await;
        boris.forges(world, &house.book(late)).await;
        boris.hears("Somebody has just taken this time");

        // The specialist sees the stretch and who is in it, not its starts.
        tutor.looks();
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Tue 24").await;
        tutor.sees("↔ 10:00–13:00 · stretch");
        tutor.sees("[11:00 Anna ✅]");
        assert!(!tutor.screen().contains("10:30"), "{}", tutor.screen());

        // A pause around lessons closes more.
        tutor.starts(world).await;
        tutor.taps(world, "⚙").await;
        tutor.taps(world, "Booking and lessons").await;
        tutor.taps(world, "Kinds of lessons").await;
        tutor.taps(world, "Pause between lessons").await;
        tutor.says(world, "1000").await;
        tutor.sees("from 0 to 180");
        tutor.taps(world, "15 min").await;
        tutor.sees("Pause: 15 min");
        assert_eq!(offered(world, boris).await, Vec::<String>::new());
        let near = slot_at(world, &house, "2026-11-24T12:00").await;
        boris.forges(world, &house.book(near)).await;
        boris.hears("Somebody has just taken this time");

        // What is cancelled gives its time back.
        let held = slot_at(world, &house, "2026-11-24T11:00").await;
        let booking = house.held(world, held).await.remove(0);
        anna.forges(world, &house.step(world, &booking, "cancel").await).await;
        assert_eq!(offered(world, boris).await, all);
        for person in [tutor, anna, boris] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn the_step_of_a_stretch_is_changed_and_it_is_removed_without_its_bookings() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-24T12:00").await;
        let tutor = &house.tutor;
        opens(world, tutor).await;
        let anna = house.client(world, "Anna").await;
        // What stands there for itself is offered once, for itself.
        assert_eq!(offered(world, &anna).await, ["10:00", "10:30", "11:00", "12:00"]);
        anna.taps(world, "10:00").await;
        anna.taps(world, "✅ Book").await;
        tutor.looks();
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Tue 24").await;
        tutor.taps(world, "stretch").await;
        tutor.sees("1 booking inside");
        tutor.taps(world, "60 min").await;
        tutor.sees("✓ 60");
        assert_eq!(offered(world, &anna).await, ["11:00", "12:00"]);
        tutor.taps(world, "Remove the stretch").await;
        tutor.hears("Its bookings stay");
        tutor.sees("[10:00 Anna ✅]");
        assert_eq!(offered(world, &anna).await, ["12:00"]);
        let left: Vec<String> = rows(world, &house)
            .await
            .iter()
            .map(|row| berlin().wall(row.start_at).to_string())
            .collect();
        assert_eq!(left, ["2026-11-24T10:00", "2026-11-24T12:00"]);

        // One stretch never stands over another, and is found by its index.
        opens(world, tutor).await;
        tutor.taps(world, "‹ Back").await;
        tutor.taps(world, "Add times").await;
        tutor.taps(world, "Stretch").await;
        tutor.says(world, "12:00-15:00").await;
        tutor.sees("This overlaps with 10:00–13:00");
        let query = window::between_query(house.tenant, world.clock.now(), world.clock.now());
        let plan = house::read(world).await.plan(&query).await.unwrap();
        assert!(
            plan.contains("time_window_by_start") || plan.contains("Seq Scan"),
            "{plan}"
        );
        for person in [&anna, tutor] {
            person.looks();
        }
    })
    .await;
}
