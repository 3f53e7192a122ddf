//! The specialist's times: what kinds of service they are of, and what a single one has of its own.

use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::kind;

use crate::house::{self, House};
use crate::world::story;

#[tokio::test]
async fn a_kind_of_service_is_added_changed_used_retired_and_brought_back() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        tutor.taps(world, "⚙").await;
        tutor.taps(world, "Booking and lessons").await;
        tutor.taps(world, "Kinds of lessons").await;
        tutor.sees("• Lesson, 60 min");
        tutor.taps(world, "Lesson").await;
        tutor.taps(world, "Archive").await;
        tutor.hears("This is the last kind of lessons");
        tutor.taps(world, "‹ Back").await;

        tutor.taps(world, "Add a kind").await;
        tutor.says(world, "Talk club").await;
        tutor.sees("Talk club");
        tutor.taps(world, "⏱").await;
        tutor.says(world, "3 minutes").await;
        tutor.sees("This doesn't look like a length");
        tutor.says(world, "1 h 30 min").await;
        tutor.sees("1 h 30 min");
        tutor.taps(world, "Seats: 1").await;
        tutor.says(world, "1000").await;
        tutor.sees("from 1 to 100");
        tutor.taps(world, "3").await;
        tutor.sees("3 seats");
        tutor.taps(world, "Price").await;
        tutor.says(world, "9").await;
        tutor.taps(world, "Place").await;
        tutor.says(world, "zoom.example/club").await;
        tutor.sees("📍 zoom.example/club");
        tutor.taps(world, "‹ Back").await;
        tutor.sees("• Talk club, 1 h 30 min · €9 · 3 seats");
        tutor.taps(world, "Place for all").await;
        tutor.says(world, "Main street 5").await;
        tutor.sees("📍 Main street 5");
        tutor.taps(world, "A note for all lessons").await;
        tutor.sees("unless the time has a note of its own");
        tutor.says(world, "Bring a pen").await;
        tutor.sees("“Bring a pen”");

        // The grid of hours makes times of the usual kind, and of another where that is chosen.
        tutor.taps(world, "⌂").await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Times").await;
        tutor.taps(world, "🎓 Lesson").await;
        tutor.taps(world, "🎓 Talk club").await;
        tutor.taps(world, "12:00").await;
        tutor.taps(world, "Create 1 time").await;
        tutor.sees("12:00–13:30 · 0 of 3 taken");
        tutor.taps(world, "Add times").await;
        tutor.taps(world, "14:00").await;
        tutor.taps(world, "Create 1 time").await;
        tutor.sees("14:00–15:00 · free");

        let anna = house.client(world, "Anna").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "Talk club").await;
        anna.taps(world, "23·1").await;
        anna.taps(world, "12:00").await;
        anna.sees("Talk club, 1 h 30 min · €9");
        anna.sees("📍 zoom.example/club");
        anna.taps(world, "✅ Book").await;
        anna.sees("📍 zoom.example/club");
        anna.taps(world, "⌂").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "Lesson").await;
        anna.taps(world, "23·1").await;
        anna.taps(world, "14:00").await;
        anna.sees("📍 Main street 5");
        anna.sees("“Bring a pen”");
        anna.looks();

        // What is retired is offered to clients while times of it are open, and to the specialist no more.
        tutor.looks();
        tutor.taps(world, "⌂").await;
        tutor.taps(world, "⚙").await;
        tutor.taps(world, "Booking and lessons").await;
        tutor.taps(world, "Kinds of lessons").await;
        tutor.taps(world, "Talk club").await;
        tutor.taps(world, "⭐ Usual").await;
        tutor.sees("The usual one");
        tutor.taps(world, "Archive").await;
        tutor.sees("Archived: no new times");
        tutor.taps(world, "‹ Back").await;
        tutor.sees("🗄 Talk club");
        anna.taps(world, "⌂").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "Talk club").await;
        anna.looks();
        tutor.taps(world, "Talk club").await;
        tutor.taps(world, "Bring back").await;
        tutor.does_not_see("Archived: no new times");
    })
    .await;
}

#[tokio::test]
async fn a_time_has_its_own_price_seats_place_and_note() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-11-24T10:00").await;
        let tutor = &house.tutor;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Tue 24").await;
        tutor.taps(world, "10:00–11:00").await;
        tutor.taps(world, "Price").await;
        tutor.says(world, "a lot").await;
        tutor.sees("That does not look like an amount");
        tutor.says(world, "30").await;
        tutor.taps(world, "Seats: 1").await;
        tutor.taps(world, "3").await;
        tutor.taps(world, "📝 For clients").await;
        tutor.says(world, "Bring a pencil").await;
        tutor.sees("Bring a pencil");
        tutor.taps(world, "Place").await;
        tutor.says(world, "Room 7").await;
        tutor.sees("📍 Room 7");

        let people = house.clients(world, &["Anna", "Boris"]).await;
        for person in &people {
            person.taps(world, "Book a time").await;
            person.taps(world, "24·1").await;
            person.taps(world, "10:00").await;
            person.sees("€30");
            person.sees("📍 Room 7");
            person.sees("Bring a pencil");
            person.taps(world, "✅ Book").await;
            person.looks();
        }
        assert_eq!(house.held(world, slot).await.len(), 2);

        // Fewer seats than are taken can't be had, by whatever way.
        tutor.looks();
        tutor.taps(world, "⌂").await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Tue 24").await;
        tutor.taps(world, "2 of 3 taken").await;
        tutor.taps(world, "Seats: 3").await;
        tutor.does_not_see("[1]");
        tutor.says(world, "1").await;
        tutor.sees("2 seats are taken already");
        tutor.says(world, "2").await;
        tutor.sees("2 of 2 taken");
        let row = house.row(world, slot).await.unwrap();
        assert_eq!((row.seats, row.taken, row.price), (2, 2, 3000));
        tutor.taps(world, "Seats: 2").await;
        tutor.taps(world, "4").await;
        tutor.taps(world, "📝 For clients").await;
        tutor.taps(world, "Take it away").await;
        assert!(!tutor.screen().contains("Bring a pencil"), "{}", tutor.screen());

        // Whoever makes times over it reads what stands there.
        tutor.taps(world, "‹ Back").await;
        tutor.taps(world, "Add times").await;
        tutor.taps(world, "Type it").await;
        tutor.says(world, "9:30-10:30").await;
        tutor.sees("This overlaps with 10:00–11:00: Anna");
    })
    .await;
}

#[tokio::test]
async fn the_kinds_that_clients_choose_from_are_found_by_an_index() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let query = kind::offered_query(house.tenant, world.clock.now());
        let plan = house::read(world).await.plan(&query).await.unwrap();
        assert!(plan.contains("slot_by_start") || plan.contains("Seq Scan"), "{plan}");
    })
    .await;
}
