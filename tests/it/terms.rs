//! When clients pay, what they bought ahead, who owes past the term, and what a month came to.

use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Callback, Origin, Place};

use crate::house::House;
use crate::ledger::{owe, row};
use crate::practice::{at, take};
use crate::world::{World, invariants, story};

#[tokio::test]
async fn a_debt_is_what_is_past_the_term_of_its_account() {
    story(async |world| {
        let lessons = [("Anna", "10:00"), ("Anna", "11:00"), ("Boris", "12:00")];
        let (house, people, bookings) = owe(world, &lessons).await;
        let tutor = &house.tutor;
        tutor.taps(world, "💸 Unpaid").await;
        tutor.sees("Not due yet: €75");
        assert!(!tutor.screen().contains("Anna ·"), "{}", tutor.screen());
        tutor.taps(world, "⚖️ Balances").await;
        tutor.sees("To be paid: €75");
        tutor.taps(world, "💸 Boris · €25").await;
        tutor.taps(world, "📆 When they pay").await;
        tutor.sees("Each lesson, within 3 days");
        tutor.taps(world, "A month, after it").await;
        tutor.taps(world, "5").await;
        tutor.sees("A month, by day 5 of the next one");
        // Three days later: Anna's are debts, and so is his, which was charged before.
        world.comes(at("2026-11-28T19:00")).await;
        tutor.starts(world).await;
        tutor.taps(world, "💸 Unpaid · 3").await;
        tutor.sees("Waiting for payment: 3 · €75");
        tutor.sees("Anna · €50 · 3 days");
        // His next one is due in December.
        let slot = house.slot(world, "2026-11-30T10:00").await;
        people[1].forges(world, &house.book(slot)).await;
        let next = house.held(world, slot).await[0].booking_id;
        world.comes(at("2026-11-30T12:00")).await;
        take(&world.app.core, house.tenant, house.owner, next, "held").await;
        assert_eq!(row(world, &house, next).await.due_at, Some(at("2026-12-06T00:00")));
        world.comes(at("2026-12-05T23:00")).await;
        assert_eq!(row(world, &house, next).await.status, "rendered");
        world.comes(at("2026-12-06T00:01")).await;
        assert_eq!(row(world, &house, next).await.status, "unpaid");
        assert_eq!(row(world, &house, bookings[0]).await.status, "unpaid");
        tutor.starts(world).await;
        tutor.taps(world, "💸 Unpaid · 4").await;
        tutor.taps(world, "Boris · €50").await;
        tutor.taps(world, "💸 30 Nov").await;
        tutor.taps(world, "💰 Paid").await;
        invariants::hold(world).await;
        people.iter().for_each(|it| it.looks());
        tutor.looks();
    })
    .await;
}

async fn books(world: &World, house: &House, who: &crate::world::person::Someone, wall: &str) -> i64 {
    let slot = house.slot(world, wall).await;
    who.forges(world, &house.book(slot)).await;
    house.held(world, slot).await[0].booking_id.0
}

/// Opens the packs of the only client.
async fn opens_packs(world: &World, tutor: &crate::world::person::Someone) {
    tutor.starts(world).await;
    tutor.taps(world, "👥 Clients").await;
    tutor.taps(world, "Anna").await;
    tutor.taps(world, "💰 Money").await;
    tutor.taps(world, "🎟 Packs").await;
}

#[tokio::test]
async fn what_is_given_back_returns_to_the_pack_and_regulars_draw_from_it_too() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let anna = house.client(world, "Anna").await;
        let tutor = &house.tutor;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        anna.forges(world, &house.book(slot)).await;
        let first = house.held(world, slot).await[0].booking_id;
        assert_eq!(row(world, &house, first).await.price, 2500);
        opens_packs(world, tutor).await;
        // What costs nothing when a pack is sold is no lesson of it.
        world.database.sql("UPDATE booking SET price = 0").await;
        tutor.says(world, "3 at 16.67").await;
        tutor.sees("3 of 3 left · €50.01");
        tutor.taps(world, "✖ End: 3 of 3 left").await;
        tutor.says(world, "3 lessons for 50").await;
        tutor.sees("3 of 3 left · €50");
        let mut drawn = Vec::new();
        for day in [26, 27] {
            drawn.push(books(world, &house, &anna, &format!("2026-11-{day}T10:00")).await);
        }
        let price = async |id: i64| row(world, &house, slotkeeper::domain::ids::BookingId(id)).await.price;
        assert_eq!([price(drawn[0]).await, price(drawn[1]).await], [1666, 1667]);
        take(
            &world.app.core,
            house.tenant,
            house.owner,
            slotkeeper::domain::ids::BookingId(drawn[0]),
            "cancel",
        )
        .await;
        // The confirmation says what the booking will cost.
        let free = house.slot(world, "2026-11-26T12:00").await;
        let confirm = Place::Confirm {
            tenant: house.tenant,
            slot: free,
        };
        anna.forges(world, &Callback::Go(confirm).encode(Origin::Screen)).await;
        anna.sees("€16.66");
        anna.taps(world, "✅ Book").await;
        assert_eq!(house.held(world, free).await[0].price, 1666);
        // What costs nothing takes no lesson of it.
        world.database.sql("UPDATE kind SET price = 0").await;
        let trial = books(world, &house, &anna, "2026-11-27T12:00").await;
        assert_eq!(price(trial).await, 0);
        world.database.sql("UPDATE kind SET price = 2500").await;
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "📌 Regulars").await;
        tutor.taps(world, "➕ Add as a list").await;
        tutor.says(world, "mon 16:00 Anna").await;
        tutor.taps(world, "✅ Put down").await;
        world.ticks().await;
        let of_regulars = world
            .database
            .texts("SELECT CAST(price AS TEXT) FROM booking WHERE standing_id IS NOT NULL ORDER BY start_at")
            .await;
        assert_eq!(of_regulars[..2], ["1667", "2500"], "{of_regulars:?}");
        invariants::hold(world).await;
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_pack_is_drawn_down_and_its_end_is_said_in_time() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let anna = house.client(world, "Anna").await;
        let tutor = &house.tutor;
        books(world, &house, &anna, "2026-11-24T10:00").await;
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Anna").await;
        tutor.taps(world, "💰 Money").await;
        tutor.taps(world, "🎟 Packs").await;
        tutor.says(world, "three for much").await;
        tutor.sees("how many lessons, and what they cost");
        world.database.sql("UPDATE booking SET price = 0").await;
        tutor.says(world, "3 lessons for 50").await;
        world.database.sql("UPDATE booking SET price = 2500").await;
        tutor.sees("3 of 3 left · €50");
        tutor.taps(world, "💰 The pack is paid: €50").await;
        tutor.hears("Recorded: €50");
        // And for the lesson before the pack.
        tutor.starts(world).await;
        tutor.says(world, "Anna 25").await;
        tutor.taps(world, "✅ Record €25").await;
        let mut bookings = Vec::new();
        for day in 25..28 {
            let slot = house.slot(world, &format!("2026-11-{day}T10:00")).await;
            anna.forges(world, &house.book(slot)).await;
            bookings.push(house.held(world, slot).await[0].clone());
        }
        let prices: Vec<i64> = bookings.iter().map(|row| row.price).collect();
        assert_eq!(prices, [1666, 1667, 1667], "together they cost what the pack does");
        // Beyond the pack the usual price counts.
        let slot = house.slot(world, "2026-11-30T10:00").await;
        anna.forges(world, &house.book(slot)).await;
        assert_eq!(house.held(world, slot).await[0].price, 2500);
        anna.looks();
        for (n, booking) in bookings.iter().enumerate() {
            world.comes(at(&format!("2026-11-{}T12:00", 25 + n))).await;
            take(&world.app.core, house.tenant, house.owner, booking.booking_id, "held").await;
            world.settles().await;
            invariants::hold(world).await;
            assert_eq!(row(world, &house, booking.booking_id).await.status, "paid");
            match n {
                0 => anna.sees("2 lessons are left in your pack"),
                1 => anna.does_not_see("1 lesson is left"),
                _ => anna.sees("Your pack is used up"),
            }
        }
        tutor.sees("Anna: the pack is used up");
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_month_is_billed_and_those_who_owe_are_reminded() {
    story(async |world| {
        let lessons = [("Anna", "10:00"), ("Anna", "11:00"), ("Boris", "12:00")];
        let (house, people, _) = owe(world, &lessons).await;
        let tutor = &house.tutor;
        tutor.says(world, "Anna 25").await;
        tutor.taps(world, "✅ Record €25").await;
        tutor.taps(world, "Transfer").await;
        let report = Place::Report {
            tenant: house.tenant,
            month: "2026-11-01".parse().unwrap(),
            received: false,
        };
        tutor.forges(world, &Callback::Go(report).encode(Origin::Screen)).await;
        tutor.sees("November 2026");
        tutor.sees("Lessons that cost: 3 · €75");
        tutor.sees("Paid of it: €25");
        tutor.sees("Still to come: €50");
        tutor.taps(world, "By payments").await;
        tutor.sees("Payments: 1 · €25");
        tutor.sees("Transfers: €25");
        tutor.sees("Without a receipt: 1 · €25");
        tutor.taps(world, "🧾 Bills of the month").await;
        tutor.sees("2 clients · to pay €50");
        tutor.taps(world, "💸 Anna · €25").await;
        tutor.sees("Lessons: 2 · €50");
        tutor.sees("Paid: €25");
        tutor.sees("To pay: €25");
        tutor.taps(world, "✉️ Send the bill").await;
        people[0].sees("November 2026 · Tutor");
        people[0].sees("To pay: €25");
        assert_eq!(people[1].count("November 2026"), 0);
        tutor.taps(world, "‹ Back").await;
        // Nothing is past its term yet, and then it is.
        world.comes(at("2026-11-29T18:00")).await;
        tutor.starts(world).await;
        tutor.taps(world, "💸 Unpaid · 2").await;
        tutor.taps(world, "🔔 Remind all").await;
        tutor.sees("Each gets this, with their own sum");
        tutor.sees("Boris · €25 · 4 days");
        tutor.presses("🔔 Remind: 2");
        tutor.presses("🔔 Remind: 2");
        world.settles().await;
        tutor.hears("Nobody to remind");
        for person in &people {
            assert_eq!(
                person.count("to pay, please") + person.count("€25"),
                person.count("€25")
            );
            person.looks();
        }
        tutor.looks();
    })
    .await;
}
