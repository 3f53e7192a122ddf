//! Many times at once: a typed line for days of the week, and several chosen from a list.

use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::{self, House};
use crate::world::person::Someone;
use crate::world::{World, story};

/// The tutor is about to type times for Monday, in the practice's own week.
async fn types(world: &World, tutor: &Someone, line: &str) {
    tutor.starts(world).await;
    tutor.taps(world, "Schedule").await;
    tutor.taps(world, "Times").await;
    tutor.taps(world, "Type it").await;
    tutor.says(world, line).await;
}

#[tokio::test]
async fn a_line_for_days_of_the_week_is_shown_before_it_is_made_with_what_it_leaves_out() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-12-02T11:00").await;
        house.slot(world, "2026-12-07T10:30").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slot)).await;
        anna.looks();
        let tutor = &house.tutor;
        tutor.looks();
        let close = Act::CloseDay {
            tenant: house.tenant,
            day: "2026-11-25".parse().unwrap(),
        };
        tutor.forges(world, &Callback::Do(close).encode(Origin::Screen)).await;

        types(world, tutor, "mon,wed 10:00-12:00/60 until 9.12").await;
        tutor.sees("Create 7 times?");
        tutor.sees("Mon 30 Nov: 10:00, 11:00");
        tutor.sees("Left out: 5");
        tutor.sees("Wed 25 Nov, 10:00: the day is closed");
        tutor.sees("Wed 2 Dec, 11:00: Anna is there, 11:00–12:00");
        tutor.sees("Mon 7 Dec, 10:00: there is a time at 10:30–11:30");
        // Another line instead.
        tutor.says(world, "mon 10:00 until 9.12").await;
        tutor.sees("Create 2 times?");
        tutor.says(world, "пн,ср 10:00-12:00 по 60 до 9.12").await;
        tutor.sees("Create 7 times?");
        let make = Act::MakeTyped { tenant: house.tenant };
        tutor.taps(world, "Create 7 times").await;
        tutor.hears("7 times created, left out: 5");
        // A second tap makes nothing.
        tutor.forges(world, &Callback::Do(make).encode(Origin::Screen)).await;
        tutor.hears("This has changed");
        assert_eq!(slots(world, &house).await, 9);

        types(world, tutor, "mon,wed 10:00-12:00/60 until 9.12").await;
        tutor.sees("There is nothing to create");
        tutor.does_not_see("[Create");
        types(world, tutor, "tomorrow 15:00").await;
        tutor.sees("Tomorrow, Tue 24 Nov");
        tutor.sees("15:00–16:00 · free");
        types(world, tutor, "mon 10:00 wed 12:00").await;
        tutor.sees("mon 10:00 👉 wed 12:00");
        tutor.sees("one line takes one set of days");
        tutor.says(world, "mon 10:00 until 35.12").await;
        tutor.sees("does not look like a date");
        tutor.says(world, "mon,wed 10:00 until 1.11.2026").await;
        tutor.sees("No such day is still to come");
        tutor.says(world, "mon-sun 7:00-22:00/30 until 1.10").await;
        tutor.sees("That is too much at once");
    })
    .await;
}

async fn slots(world: &World, house: &House) -> usize {
    let mut conn = house::read(world).await;
    let (from, to) = (
        world.clock.now(),
        world.clock.now() + slotkeeper::domain::moment::Span::days(60),
    );
    slotkeeper::storage::slot::plan(&mut conn, house.tenant, from, to)
        .await
        .unwrap()
        .len()
}

#[tokio::test]
async fn several_times_are_hidden_blocked_opened_and_deleted_at_once() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        for wall in ["2026-11-24T10:00", "2026-11-24T12:00", "2026-11-25T10:00"] {
            house.slot(world, wall).await;
        }
        let booked = house.slot(world, "2026-11-24T15:00").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(booked)).await;
        anna.looks();
        let tutor = &house.tutor;
        tutor.looks();
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Several").await;
        tutor.sees("Tue 24 Nov, 10:00 · free");
        tutor.sees("Tue 24 Nov, 15:00 · Anna");
        tutor.taps(world, "10:00 · free").await;
        tutor.sees("☑ Tue 24 Nov, 10:00 · free");
        tutor.taps(world, "Choose all: 4").await;
        tutor.sees("Chosen: 4");
        tutor.taps(world, "Hide").await;
        tutor.hears("4 times hidden.");
        anna.taps(world, "⌂").await;
        anna.taps(world, "Book a time").await;
        anna.does_not_see("24·");
        anna.looks();

        tutor.taps(world, "Several").await;
        tutor.taps(world, "Choose all: 4").await;
        tutor.taps(world, "Open").await;
        tutor.hears("4 times opened.");

        // Deleting asks first, and says what is booked.
        tutor.taps(world, "Tue 24").await;
        tutor.taps(world, "Several").await;
        tutor.taps(world, "Choose all: 3").await;
        tutor.taps(world, "🗑 Delete").await;
        tutor.sees("Delete 3 times?");
        tutor.sees("There is 1 booking then:");
        tutor.sees("tomorrow, 15:00: Anna");
        tutor.taps(world, "Only those without: 2").await;
        tutor.hears("2 times deleted. 1 time with a booking stays.");
        assert_eq!(house.held(world, booked).await.len(), 1);

        tutor.taps(world, "15:00 Anna").await;
        for person in [&anna, tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn who_is_booked_in_a_time_that_goes_hears_of_it_and_why() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let first = house.slot(world, "2026-11-24T15:00").await;
        let second = house.slot(world, "2026-11-25T15:00").await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        people[0].forges(world, &house.book(first)).await;
        people[1].forges(world, &house.book(second)).await;
        let tutor = &house.tutor;
        tutor.looks();
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Several").await;
        tutor.taps(world, "Choose all: 2").await;
        tutor.taps(world, "🔒 Block").await;
        tutor.sees("Block 2 times?");
        tutor.sees("There are 2 bookings then:");
        tutor.says(world, "I am ill").await;
        tutor.sees("The clients will read: “I am ill”");
        let cancel = "Cancel 2 bookings, block";
        tutor.taps(world, cancel).await;
        tutor.hears("2 times blocked. 2 bookings cancelled, the clients will be told.");
        for person in &people {
            person.sees("I am ill");
        }
        for slot in [first, second] {
            assert!(house.held(world, slot).await.is_empty());
            assert_eq!(house.row(world, slot).await.unwrap().state, "blocked");
        }

        // One time alone asks the same from its own screen.
        let third = house.slot(world, "2026-11-26T15:00").await;
        people[0].forges(world, &house.book(third)).await;
        people[0].looks();
        tutor.looks();
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Thu 26").await;
        let slot = slotkeeper::telegram::callback::Place::Slot {
            tenant: house.tenant,
            slot: third,
        };
        tutor.forges(world, &Callback::Go(slot).encode(Origin::Screen)).await;
        tutor.taps(world, "Delete this time").await;
        tutor.sees("Delete 1 time?");
        tutor.taps(world, "Cancel it and delete").await;
        people[0].sees("Thu 26 Nov");
        assert!(house.row(world, third).await.is_none());
        for person in people.iter().chain([tutor]) {
            person.looks();
        }
    })
    .await;
}
