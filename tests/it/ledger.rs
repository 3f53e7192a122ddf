//! Money that comes is entered in one line, covers what is owed, oldest first, and is set right without a trace being lost.

use slotkeeper::domain::ids::BookingId;
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::booking::{self, BookingRow};
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::{self, House};
use crate::practice::{at, take};
use crate::world::person::Someone;
use crate::world::{World, invariants, story};

/// Each of them has had a lesson of 25 € at one hour of Wednesday, and owes for it.
pub async fn owe(world: &World, lessons: &[(&'static str, &str)]) -> (House, Vec<Someone>, Vec<BookingId>) {
    let house = House::open(world, Approval::Never).await;
    world.database.sql("UPDATE kind SET price = 2500").await;
    let mut names: Vec<&str> = lessons.iter().map(|lesson| lesson.0).collect();
    names.dedup();
    let people = house.clients(world, &names).await;
    let mut bookings = Vec::new();
    for (name, hour) in lessons {
        let slot = house.slot(world, &format!("2026-11-25T{hour}")).await;
        let who = names.iter().position(|it| it == name).unwrap();
        people[who].forges(world, &house.book(slot)).await;
        bookings.push(house.held(world, slot).await[0].booking_id);
    }
    world.comes(at("2026-11-25T18:00")).await;
    for booking in &bookings {
        take(&world.app.core, house.tenant, house.owner, *booking, "held").await;
    }
    world.settles().await;
    people.iter().for_each(Someone::looks);
    house.tutor.starts(world).await;
    house.tutor.looks();
    (house, people, bookings)
}

pub async fn row(world: &World, house: &House, id: BookingId) -> BookingRow {
    let mut conn = house::read(world).await;
    booking::by_id(&mut conn, house.tenant, id).await.unwrap().unwrap()
}

async fn status(world: &World, house: &House, id: BookingId) -> (String, i64) {
    let row = row(world, house, id).await;
    (row.status.clone(), row.owed())
}

fn is(status: &str, owed: i64) -> (String, i64) {
    (status.to_owned(), owed)
}

#[tokio::test]
async fn one_line_and_one_tap_enter_what_her_mother_sent() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna K.", "10:00"), ("Anna K.", "11:00")]).await;
        let tutor = &house.tutor;
        tutor.says(world, "anna 60").await;
        tutor.sees("Record €60 from Anna K.?");
        tutor.sees("To be paid now: €50");
        tutor.sees("Paid ahead after it: €10");
        tutor.taps(world, "✅ Record €60").await;
        tutor.hears("Recorded: €60");
        tutor.sees("€60 · Anna K.");
        tutor.sees("Received: today");
        tutor.sees("Today, 10:00 · €25");
        tutor.sees("Ahead: €10");
        for booking in &bookings {
            assert_eq!(status(world, &house, *booking).await, is("paid", 0));
        }
        invariants::hold(world).await;
        // What lies there pays for the next lesson as far as it goes.
        let slot = house.slot(world, "2026-11-26T10:00").await;
        people[0].forges(world, &house.book(slot)).await;
        let next = house.held(world, slot).await[0].booking_id;
        world.comes(at("2026-11-26T12:00")).await;
        take(&world.app.core, house.tenant, house.owner, next, "held").await;
        world.settles().await;
        assert_eq!(status(world, &house, next).await, is("rendered", 1500));
        invariants::hold(world).await;
        people[0].looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_may_name_several_nobody_or_no_sum() {
    story(async |world| {
        let lessons = [("Anna K.", "10:00"), ("Anna B.", "11:00"), ("Boris", "12:00")];
        let (house, people, bookings) = owe(world, &lessons).await;
        let tutor = &house.tutor;
        tutor.says(world, "Anna 25").await;
        tutor.sees("€25: from whom?");
        tutor.sees("Anna K.");
        assert!(!tutor.screen().contains("Boris"), "{}", tutor.screen());
        tutor.taps(world, "Anna B.").await;
        tutor.sees("Record €25 from Anna B.?");
        // Another line instead.
        tutor.says(world, "30 Boris").await;
        tutor.sees("Record €30 from Boris?");
        tutor.says(world, "25").await;
        tutor.sees("Record €25 from Boris?");
        tutor.taps(world, "⌂").await;
        tutor.says(world, "Zoe 25").await;
        tutor.sees("no client called “Zoe”");
        tutor.says(world, "Boris 2O5").await;
        tutor.sees("amount");
        tutor.says(world, "Boris 1.500").await;
        tutor.sees("Record €1,500 from Boris?");
        tutor.taps(world, "⌂").await;

        for booking in &bookings {
            assert_eq!(status(world, &house, *booking).await, is("rendered", 2500));
        }
        // Whoever is a client here types no payments.
        people[0].starts(world).await;
        people[0].says(world, "Boris 25").await;
        people[0].does_not_see("Record");
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn the_same_payment_is_not_entered_twice_unawares() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Anna", "11:00")]).await;
        let tutor = &house.tutor;
        tutor.says(world, "Anna 25").await;
        tutor.presses("✅ Record €25");
        tutor.presses("✅ Record €25");
        world.settles().await;
        tutor.hears("another payment of this client was recorded");
        assert_eq!(status(world, &house, bookings[0]).await, is("paid", 0));
        assert_eq!(status(world, &house, bookings[1]).await, is("rendered", 2500));
        tutor.starts(world).await;
        tutor.says(world, "Anna 25").await;
        tutor.sees("The same sum is recorded already: today, 18:00 (Maria)");
        tutor.taps(world, "✅ Record €25 once more").await;
        assert_eq!(status(world, &house, bookings[1]).await, is("paid", 0));
        invariants::hold(world).await;
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_payment_is_set_right_and_nothing_is_lost() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Anna", "11:00")]).await;
        let tutor = &house.tutor;
        tutor.says(world, "Anna 50").await;
        tutor.taps(world, "✅ Record €50").await;
        tutor.taps(world, "Transfer").await;
        tutor.sees("By: transfer");
        tutor.taps(world, "🧾 Mark: receipt given").await;
        tutor.sees("🧾 Receipt given\n");
        tutor.taps(world, "📅 Day").await;
        tutor.says(world, "27.11.2026").await;
        tutor.sees("no day on which money can have come");
        tutor.says(world, "yesterday").await;
        tutor.sees("Received: Tue 24 Nov");
        tutor.taps(world, "✏️ Note").await;
        tutor.says(world, "from <mother>").await;
        tutor.sees("from <mother>");
        // It was five less: the newest lesson is owed for that again.
        tutor.taps(world, "↩ Correct the sum").await;
        tutor.says(world, "45").await;
        tutor.sees("€45 · Anna");
        tutor.sees("By: transfer");
        tutor.sees("from <mother>");
        assert_eq!(status(world, &house, bookings[0]).await, is("paid", 0));
        assert_eq!(status(world, &house, bookings[1]).await, is("rendered", 500));
        invariants::hold(world).await;
        tutor.taps(world, "‹ Back").await;
        tutor.sees("To be paid: €5");
        tutor.sees("Payments: 2");
        tutor.taps(world, "↩ 24 Nov · €50").await;
        tutor.sees("Payment taken back: €50 · Anna");
        tutor.taps(world, "‹ Back").await;
        tutor.taps(world, "24 Nov · €45").await;
        tutor.taps(world, "↩ Correct the sum").await;
        tutor.presses("🗑 Take the payment back");
        tutor.presses("🗑 Take the payment back");
        world.settles().await;
        tutor.hears("This has changed");
        for booking in &bookings {
            assert_eq!(status(world, &house, *booking).await, is("rendered", 2500));
        }
        invariants::hold(world).await;
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_a_free_lesson_gives_back_pays_for_another() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Anna", "11:00")]).await;
        let tutor = &house.tutor;
        // Part of the first is paid, and then it is free.
        tutor.says(world, "Anna 20").await;
        tutor.taps(world, "✅ Record €20").await;
        assert_eq!(status(world, &house, bookings[0]).await, is("rendered", 500));
        take(&world.app.core, house.tenant, house.owner, bookings[0], "free").await;
        world.settles().await;
        assert_eq!(status(world, &house, bookings[1]).await, is("rendered", 500));
        invariants::hold(world).await;
        let undo = |row: BookingRow| {
            let undo = Act::Undo {
                tenant: house.tenant,
                booking: row.booking_id,
                entry_no: row.entry_no,
            };
            Callback::Do(undo).encode(Origin::Screen)
        };
        tutor.forges(world, &undo(row(world, &house, bookings[0]).await)).await;
        assert_eq!(status(world, &house, bookings[0]).await, is("rendered", 2500));
        assert_eq!(status(world, &house, bookings[1]).await, is("rendered", 500));
        invariants::hold(world).await;
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}
