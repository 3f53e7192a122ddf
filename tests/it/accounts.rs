//! Accounts: by which day they pay, who of them owes and for whom, and bills that get to them or do not.

use slotkeeper::domain::filter::Filter;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::rights::Right;
use slotkeeper::storage::{owed, pack};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house;
use crate::ledger::{owe, row};
use crate::practice::{self, at, take};
use crate::team::joins;
use crate::world::person::Someone;
use crate::world::{invariants, story};

fn goes(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

fn does(act: Act) -> String {
    Callback::Do(act).encode(Origin::Screen)
}

#[tokio::test]
async fn a_month_is_paid_by_any_day_that_each_month_has() {
    story(async |world| {
        let (house, people, _) = owe(world, &[("Anna", "10:00")]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let client = house.kin(world, "Anna").await;
        tutor.forges(world, &goes(Place::PayTerm { tenant, client })).await;
        tutor.taps(world, "📆 A month, after it").await;
        tutor.sees("By which day of the next month does Anna pay?");
        tutor.taps(world, "28").await;
        tutor.sees("A month, by day 28 of the next one");
        tutor.taps(world, "✓ 📆 A month, after it").await;
        tutor.sees("✓28");
        tutor.says(world, "12th").await;
        tutor.sees("A month, by day 12 of the next one");
        tutor.taps(world, "⏩ A month, ahead").await;
        tutor.says(world, "29").await;
        tutor.sees("Type a number from 1 to 28");
        tutor.says(world, "17").await;
        tutor.sees("A month ahead, by its day 17");
        people[0].looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_account_that_pays_for_two_children_is_one_line_of_what_is_owed() {
    story(async |world| {
        let (house, people, _) = owe(world, &[("Anna", "10:00"), ("Boris", "11:00"), ("Clara", "12:00")]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let (anna, boris) = (house.kin(world, "Anna").await, house.kin(world, "Boris").await);
        let shared = format!(
            "UPDATE client SET account_id = (SELECT account_id FROM client WHERE client_id = {anna}) \
             WHERE client_id = {boris}"
        );
        world.database.sql(&shared).await;
        let moved = format!(
            "UPDATE booking SET account_id = (SELECT account_id FROM client WHERE client_id = {anna}) \
             WHERE client_id = {boris}"
        );
        world.database.sql(&moved).await;
        world.comes(at("2026-11-29T12:00")).await;
        tutor.forges(world, &goes(Place::Unpaid { tenant, page: 0 })).await;
        tutor.sees("Waiting for payment: 3 · €75");
        tutor.sees("Anna, Boris · €50 · 4 days");
        tutor.sees("Clara · €25 · 4 days");
        let mut conn = house::read(world).await;
        assert_eq!(
            owed::count_debtors(&mut conn, tenant, world.clock.now()).await.unwrap(),
            2
        );
        drop(conn);
        tutor.forges(world, &goes(Place::RemindOwing { tenant })).await;
        tutor.sees("🔔 Remind: 3");
        // Who has blocked the bot hears nothing, and is not counted.
        world
            .database
            .sql("UPDATE person SET unreachable_at = 1 WHERE name = 'Clara'")
            .await;
        tutor.forges(world, &goes(Place::RemindOwing { tenant })).await;
        tutor.sees("🔔 Remind: 2");
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn the_list_of_debts_has_only_what_is_past_its_term() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Boris", "11:00")]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let filter = Filter::UNPAID;
        let list = Place::Listed {
            tenant,
            filter,
            page: 0,
        };
        tutor.forges(world, &goes(list.clone())).await;
        tutor.does_not_see("10:00 Anna");
        let due = format!("UPDATE booking SET due_at = 1 WHERE booking_id = {}", bookings[0]);
        world.database.sql(&due).await;
        tutor.forges(world, &goes(list)).await;
        tutor.sees("10:00 Anna");
        tutor.does_not_see("11:00 Boris");
        tutor.sees("Bookings · 1 · €25");
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_list_that_is_longer_than_is_counted_is_read_to_its_end() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00")]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        for from in [900_000, 900_500, 901_000] {
            let made: Vec<String> = (from..from + 500).map(|n| format!("({n})")).collect();
            let copies = format!(
                "INSERT INTO booking (tenant_id, booking_id, client_id, account_id, slot_id, kind_id, start_at, end_at, \
                 price, status, phase, workflow_version, entry_no, entered_at, created_at, due_at, charged) \
                 SELECT tenant_id, n.column1, client_id, account_id, slot_id, kind_id, start_at, end_at, price, status, \
                 'void', workflow_version, 1, entered_at, created_at, due_at, 0 \
                 FROM booking, (VALUES {}) AS n WHERE booking_id = {}",
                made.join(", "),
                bookings[0]
            );
            world.database.sql(&copies).await;
        }
        let last = |page| Place::Listed {
            tenant,
            filter: Filter::OVER,
            page,
        };
        tutor.forges(world, &goes(last(0))).await;
        tutor.sees("Bookings · more than 1000");
        tutor.forges(world, &goes(last(125))).await;
        tutor.sees("126/127");
        tutor.taps(world, "›").await;
        tutor.sees("127/128");
        tutor.forges(world, &goes(last(187))).await;
        tutor.sees("188/188");
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn undo_takes_back_the_sum_that_stands_after_a_correction() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00")]).await;
        let (tutor, tenant, booking) = (&house.tutor, house.tenant, bookings[0]);
        tutor.forges(world, &goes(Place::Lesson { tenant, booking })).await;
        tutor.taps(world, "💰 Paid").await;
        assert_eq!(row(world, &house, booking).await.owed(), 0);
        let entries = world.database.texts("SELECT CAST(entry_id AS TEXT) FROM payment").await;
        let entry = slotkeeper::domain::ids::EntryId(entries[0].parse().unwrap());
        tutor
            .forges(
                world,
                &goes(Place::PaymentAsk {
                    tenant,
                    entry,
                    field: 2,
                }),
            )
            .await;
        tutor.says(world, "30").await;
        assert_eq!(row(world, &house, booking).await.owed(), 0);
        tutor.forges(world, &goes(Place::Lesson { tenant, booking })).await;
        tutor.taps(world, "↩").await;
        let after = row(world, &house, booking).await;
        assert_eq!((after.status.as_str(), after.owed()), ("rendered", 2500));
        let kept = "SELECT CAST(balance AS TEXT) FROM account WHERE balance <> 0";
        assert_eq!(world.database.texts(kept).await, ["-2500"]);
        invariants::hold(world).await;
        people[0].looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_bill_that_did_not_get_there_is_said_to_be_lost() {
    story(async |world| {
        let (house, people, _) = owe(world, &[("Anna", "10:00"), ("Boris", "11:00")]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let month = "2026-11-01".parse().unwrap();
        let bills = goes(Place::Bills { tenant, month, page: 0 });
        tutor.forges(world, &bills).await;
        tutor.sees("2 clients · to pay €50");
        people[1].phone.blocks(world.clock.now_ms());
        // It is not known yet that he has.
        let known = "UPDATE person SET unreachable_at = NULL";
        world.settles().await;
        world.database.sql(known).await;
        tutor.forges(world, &bills).await;
        tutor.taps(world, "✉️ Send to all: 2").await;
        world.passes(Span::minutes(2)).await;
        tutor.forges(world, &bills).await;
        tutor.sees("✓ Anna · €25");
        tutor.sees("🚫 Boris · €25");
        tutor.sees("One bill can't be delivered");
        tutor.does_not_see("Send to all");
        tutor.does_not_see("All bills are sent");
        people[0].sees("November 2026");
        // Whom it did not get to waits for it still.
        world.database.sql(known).await;
        tutor.forges(world, &bills).await;
        tutor.sees("✉️ Send to all: 1");
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_pack_takes_over_what_is_booked_and_says_what_is_left_of_it() {
    story(async |world| {
        let (house, people, held) = owe(world, &[("Anna", "10:00")]).await;
        let (tutor, tenant, anna) = (&house.tutor, house.tenant, &people[0]);
        let client = house.kin(world, "Anna").await;
        let mut booked = Vec::new();
        for day in 26..29 {
            let slot = house.slot(world, &format!("2026-11-{day}T10:00")).await;
            anna.forges(world, &house.book(slot)).await;
            booked.push(house.held(world, slot).await[0].booking_id);
        }
        anna.looks();
        let packs = goes(Place::Packs { tenant, client });
        tutor.forges(world, &packs).await;
        tutor.sees("Lessons held before keep their price");
        tutor.says(world, "2 30").await;
        tutor.sees("2 of 2 left, 2 of them booked · €30");
        // The soonest are of it; what was held, and what it does not reach to, is not.
        let mut prices = Vec::new();
        for booking in held.iter().chain(&booked) {
            prices.push(row(world, &house, *booking).await.price);
        }
        assert_eq!(prices, [2500, 1500, 1500, 2500]);
        let lesson = |booking| goes(Place::Lesson { tenant, booking });
        tutor.forges(world, &lesson(booked[0])).await;
        tutor.sees("🎟 Of a pack: 2 of 2 left");
        tutor.forges(world, &lesson(booked[2])).await;
        tutor.does_not_see("Of a pack");
        anna.starts(world).await;
        anna.taps(world, "📋 Bookings · 3").await;
        anna.sees("🎟 Your pack: 2 of 2 lessons left");
        invariants::hold(world).await;
        // Held one by one it is used up, and read no more.
        for (day, left) in [(26, "1 of 2 left"), (27, "0 of 2 left")] {
            world.comes(at(&format!("2026-11-{day}T12:00"))).await;
            take(&world.app.core, tenant, house.owner, booked[day - 26], "held").await;
            world.settles().await;
            tutor.forges(world, &lesson(booked[day - 26])).await;
            tutor.sees(left);
        }
        let open = async || {
            let mut conn = house::read(world).await;
            pack::open(&mut conn, tenant, None).await.unwrap().len()
        };
        assert_eq!(open().await, 0);
        anna.looks();
        anna.starts(world).await;
        anna.taps(world, "📋 Bookings · 1").await;
        anna.does_not_see("lessons left");
        // What is let off comes back to it.
        let (booking, entry_no) = (booked[1], row(world, &house, booked[1]).await.entry_no);
        let undo = Act::Undo {
            tenant,
            booking,
            entry_no,
        };
        tutor.forges(world, &does(undo)).await;
        assert_eq!(open().await, 1);
        invariants::hold(world).await;
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn of_two_who_enter_the_same_payment_the_second_is_warned() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Anna", "11:00")]).await;
        let olga = joins(world, &house, 901, "Olga").await;
        let person = practice::someone(&world.app.core.db, 901, world.clock.now()).await;
        let money = Right::GIVEN.iter().position(|right| *right == Right::Money).unwrap() as u32;
        let lets = Act::SetRight {
            tenant: house.tenant,
            person,
            right: money,
            has: true,
        };
        house.tutor.forges(world, &does(lets)).await;
        let tenant = house.tenant;
        let client = house.kin(world, "Anna").await;
        let asks = goes(Place::PayAsk {
            tenant,
            client,
            sum: 2500,
        });
        for (first, second) in [(&house.tutor, &olga), (&olga, &house.tutor)] {
            first.forges(world, &asks).await;
            second.forges(world, &asks).await;
            // Both have it before them; whoever taps later learns of the other.
            first.taps(world, "✅ Record €25").await;
            second.taps(world, "✅ Record €25").await;
            second.hears("another payment of this client was recorded");
            second.sees("The same sum is recorded already");
            first.looks();
            second.looks();
        }
        // Each pair of taps has entered one.
        assert_eq!(world.database.sql("UPDATE payment SET note = note").await, 2);
        for booking in bookings {
            assert_eq!(row(world, &house, booking).await.owed(), 0);
        }
        invariants::hold(world).await;
        people[0].looks();
    })
    .await;
}
