//! Faults that were found by following the code: money and seats that a second step finds otherwise than the first left
//! them, and what is asked of the database while it is held.

use std::sync::atomic::Ordering;

use slotkeeper::domain::ids::{BookingId, EntryId, StandingId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::standing::{Holder, Weeks};
use slotkeeper::domain::workflow::shipped;
use slotkeeper::storage::booking::BookingRow;
use slotkeeper::storage::{offer, slot};
use slotkeeper::telegram::callback::{Act, Place};

use crate::house::{self, House};
use crate::ledger::{owe, row};
use crate::practice::{at, berlin, take};
use crate::regulars::{booked, does, goes, pastes, rows};
use crate::world::person::Someone;
use crate::world::{World, invariants, story};

/// A practice that lives by the prepaid consultation.
async fn prepaid(world: &mut World) -> House {
    let house = House::open(world, Approval::Never).await;
    let (_, source) = shipped()
        .into_iter()
        .find(|(name, _)| *name == "consultation.toml")
        .unwrap();
    let quoted = source.replace('\'', "''");
    let set = format!("UPDATE workflow SET source = '{quoted}'");
    assert_eq!(world.database.sql(&set).await, 1);
    world.restarts().await;
    house
}

/// Anna, who comes every Thursday for 10 €.
async fn with_a_regular(world: &mut World) -> (House, Someone, Vec<BookingRow>) {
    let house = prepaid(world).await;
    let anna = house.client(world, "Anna").await;
    let slot = house.slot(world, "2026-11-24T09:00").await;
    anna.forges(world, &house.book(slot)).await;
    let first = house.held(world, slot).await.remove(0);
    anna.forges(world, &house.step(world, &first, "cancel").await).await;
    pastes(world, &house.tutor, "thu 16:00 Anna 10").await;
    let lessons = rows(world, &house).await;
    assert_eq!(lessons.len(), 4);
    assert!(lessons.iter().all(|row| row.owed() == 1000), "{lessons:?}");
    (house, anna, lessons)
}

async fn pays_later(world: &World, house: &House, lessons: &[BookingRow]) {
    for lesson in lessons {
        take(
            &world.app.core,
            house.tenant,
            house.owner,
            lesson.booking_id,
            "pays-later",
        )
        .await;
    }
    world.settles().await;
}

/// The tutor enters what came, in one line.
async fn pays(world: &World, house: &House, sum: &str) {
    let tutor = &house.tutor;
    tutor.starts(world).await;
    tutor.says(world, &format!("Anna {sum}")).await;
    tutor.taps(world, "✅ Record").await;
    tutor.hears("Recorded");
}

async fn standing(world: &World) -> StandingId {
    let ids = world
        .database
        .texts("SELECT CAST(standing_id AS TEXT) FROM standing")
        .await;
    StandingId(ids[0].parse().unwrap())
}

async fn gives_up(world: &World, house: &House, anna: &Someone) {
    let (tenant, standing) = (house.tenant, standing(world).await);
    anna.forges(world, &does(Act::OwnRegularEnd { tenant, standing })).await;
    anna.hears("Done");
}

async fn allotted(world: &World) -> String {
    let sum = "SELECT CAST(COALESCE(SUM(amount), 0) AS TEXT) FROM allocation";
    world.database.texts(sum).await.remove(0)
}

#[tokio::test]
async fn what_was_paid_of_a_weekly_time_that_is_given_up_lies_on_the_account() {
    story(async |world| {
        let (house, anna, lessons) = with_a_regular(world).await;
        pays_later(world, &house, &lessons).await;
        pays(world, &house, "5").await;
        assert_eq!(row(world, &house, lessons[0].booking_id).await.owed(), 500);
        gives_up(world, &house, &anna).await;
        assert!(booked(world, &house).await.is_empty());
        assert_eq!(allotted(world).await, "0");
        invariants::hold(world).await;
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_weekly_time_is_given_up_though_what_was_paid_for_the_first_lesson_settles_the_next() {
    story(async |world| {
        let (house, anna, lessons) = with_a_regular(world).await;
        pays(world, &house, "10").await;
        assert_eq!(row(world, &house, lessons[0].booking_id).await.status, "prepaid");
        gives_up(world, &house, &anna).await;
        assert!(booked(world, &house).await.is_empty());
        assert_eq!(allotted(world).await, "0");
        invariants::hold(world).await;
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_weekly_time_is_moved_off_the_week_that_was_paid() {
    story(async |world| {
        let (house, anna, lessons) = with_a_regular(world).await;
        pays_later(world, &house, &lessons[1..]).await;
        pays(world, &house, "10").await;
        let first = berlin().date(lessons[0].start_at);
        let weeks = match Weeks::of(first) {
            Weeks::A => Weeks::B,
            Weeks::B | Weeks::Every => Weeks::A,
        };
        let set = Act::RegularSet {
            tenant: house.tenant,
            of: Holder::Standing(standing(world).await),
            weekday: 4,
            minute: 17 * 60,
            length: 60,
            weeks,
        };
        house.tutor.forges(world, &does(set)).await;
        house.tutor.hears("Moved");
        let second = row(world, &house, lessons[1].booking_id).await;
        assert_eq!((second.status.as_str(), second.owed()), ("prepaid", 0));
        assert_eq!(second.start_at, at("2026-12-03T17:00"));
        invariants::hold(world).await;
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

/// Anna, and an hour of Thursday for five.
async fn a_group(world: &World) -> (House, Someone, slotkeeper::domain::ids::SlotId) {
    let house = House::open(world, Approval::Never).await;
    let anna = house.client(world, "Anna").await;
    let own = house.slot(world, "2026-11-24T10:00").await;
    anna.forges(world, &house.book(own)).await;
    let db = &world.app.core.db;
    let group = house::insert_slot(db, house.tenant, at("2026-11-26T12:00"), 60, 5).await;
    anna.looks();
    house.tutor.looks();
    (house, anna, group)
}

async fn offers(world: &World, house: &House, time: &str) {
    let tutor = &house.tutor;
    tutor.starts(world).await;
    tutor.taps(world, "👥 Clients").await;
    tutor.taps(world, "Anna").await;
    tutor.taps(world, "🗓 Offer a choice of times").await;
    tutor.taps(world, time).await;
    tutor.taps(world, "24 h").await;
}

#[tokio::test]
async fn who_has_booked_a_group_by_themselves_gets_no_second_seat_by_an_offer() {
    story(async |world| {
        let (house, anna, group) = a_group(world).await;
        offers(world, &house, "12:00–13:00").await;
        let offers_open = offer::over(&mut house::read(world).await, world.clock.now() + Span::days(9), 9).await;
        let offer = offers_open.unwrap().remove(0).offer_id;
        anna.forges(world, &house.book(group)).await;
        assert_eq!(house.held(world, group).await.len(), 1);
        let (tenant, slot) = (house.tenant, group);
        anna.forges(world, &does(Act::TakeOffer { tenant, offer, slot })).await;
        anna.hears("You already have this time");
        assert_eq!(house.held(world, group).await.len(), 1);
        anna.forges(world, &does(Act::DeclineOffer { tenant, offer })).await;

        // And it is not offered to them.
        offers(world, &house, "12:00–13:00").await;
        house.tutor.hears("They have this time already");
        // Nor is what overlaps it.
        let db = &world.app.core.db;
        house::insert_slot(db, house.tenant, at("2026-11-24T10:30"), 60, 5).await;
        let row = house.row(world, group).await.unwrap();
        assert_eq!(row.free_seats(), 4);
        invariants::hold(world).await;
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_seat_in_a_group_that_was_booked_again_does_not_come_back_beside_it() {
    story(async |world| {
        let (house, anna, group) = a_group(world).await;
        anna.forges(world, &house.book(group)).await;
        let first = house.held(world, group).await.remove(0);
        anna.forges(world, &house.step(world, &first, "cancel").await).await;
        assert!(house.held(world, group).await.is_empty());
        anna.forges(world, &house.book(group)).await;
        let undo = Act::Undo {
            tenant: house.tenant,
            booking: first.booking_id,
            entry_no: row(world, &house, first.booking_id).await.entry_no,
        };
        house.tutor.forges(world, &does(undo)).await;
        house.tutor.hears("They have booked this time again since");
        let held = house.held(world, group).await;
        assert_eq!(held.len(), 1);
        assert_ne!(held[0].booking_id, first.booking_id);
        invariants::hold(world).await;
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

async fn owed(world: &World, house: &House, bookings: &[BookingId]) -> Vec<i64> {
    let mut owed = Vec::new();
    for booking in bookings {
        owed.push(row(world, house, *booking).await.owed());
    }
    owed
}

async fn payment(world: &World) -> EntryId {
    let newest = "SELECT CAST(MAX(entry_id) AS TEXT) FROM payment";
    EntryId(world.database.texts(newest).await[0].parse().unwrap())
}

#[tokio::test]
async fn a_payment_that_is_for_another_lesson_by_now_outlives_the_undo_of_this_one() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Anna", "11:00")]).await;
        let (tutor, anna, tenant) = (&house.tutor, &people[0], house.tenant);
        // A word for one of them alone, of less than it costs.
        let claim = Act::ClaimPaid {
            tenant,
            booking: Some(bookings[0]),
            sum: 2500,
        };
        anna.forges(world, &does(claim)).await;
        assert_eq!(world.database.sql("UPDATE payment_claim SET amount = 1000").await, 1);
        tutor.taps(world, "✅ Yes, paid").await;
        assert_eq!(owed(world, &house, &bookings).await, [1500, 2500]);
        // It was for the other one.
        let entry = payment(world).await;
        tutor.forges(world, &goes(Place::Payment { tenant, entry })).await;
        tutor.taps(world, "🎯 Choose lessons").await;
        tutor.taps(world, "✓ today, 10:00").await;
        tutor.taps(world, "today, 11:00").await;
        tutor.taps(world, "✅ Done").await;
        assert_eq!(owed(world, &house, &bookings).await, [2500, 1500]);
        let undo = Act::Undo {
            tenant,
            booking: bookings[0],
            entry_no: row(world, &house, bookings[0]).await.entry_no,
        };
        tutor.forges(world, &does(undo)).await;
        assert_eq!(owed(world, &house, &bookings).await, [2500, 1500]);
        invariants::hold(world).await;
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_payment_is_taken_back_though_the_clock_has_closed_the_lesson_since() {
    story(async |world| {
        let house = prepaid(world).await;
        let anna = house.client(world, "Anna").await;
        let slot = house.slot(world, "2026-11-24T09:00").await;
        assert!(world.database.sql("UPDATE slot SET price = 1000").await > 0);
        anna.forges(world, &house.book(slot)).await;
        let lesson = house.held(world, slot).await.remove(0).booking_id;
        pays(world, &house, "10").await;
        assert_eq!(row(world, &house, lesson).await.status, "prepaid");
        world.comes(at("2026-11-24T23:00")).await;
        assert_eq!(row(world, &house, lesson).await.status, "held");
        let (tenant, entry) = (house.tenant, payment(world).await);
        house
            .tutor
            .forges(world, &does(Act::TakePaymentBack { tenant, entry }))
            .await;
        // It took place all the same, and is owed for.
        let after = row(world, &house, lesson).await;
        assert_eq!((after.status.as_str(), after.owed()), ("held-unpaid", 1000));
        invariants::hold(world).await;
        pays(world, &house, "10").await;
        let after = row(world, &house, lesson).await;
        assert_eq!((after.status.as_str(), after.owed()), ("held", 0));
        invariants::hold(world).await;
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_start_of_a_stretch_that_was_hidden_stays_hidden_and_in_sight() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Tue 24").await;
        tutor.taps(world, "Add times").await;
        tutor.taps(world, "Stretch").await;
        tutor.says(world, "10:00-13:00").await;
        let anna = house.client(world, "Anna").await;
        let start = at("2026-11-24T11:00");
        let there = async || {
            let mut conn = house::read(world).await;
            slot::plan(&mut conn, tenant, start, start + Span::minutes(1))
                .await
                .unwrap()
        };
        let slot = there().await[0].slot_id;
        anna.forges(world, &house.book(slot)).await;
        let booked = house.held(world, slot).await.remove(0);
        let revision = house.row(world, slot).await.unwrap().revision;
        tutor.forges(world, &does(Act::Hide { tenant, slot, revision })).await;
        assert_eq!(house.row(world, slot).await.unwrap().state, "hidden");
        anna.forges(world, &house.step(world, &booked, "cancel").await).await;
        let day = "2026-11-24".parse().unwrap();
        let opens = goes(Place::Plan { tenant, day });
        tutor.forges(world, &opens).await;
        assert!(tutor.screen().contains("[11:00"), "{}", tutor.screen());
        assert!(!tutor.screen().contains("[10:00"), "{}", tutor.screen());
        // Starts are made anew, with more seats; this one stays as it was left, and no other takes its place.
        let kind = house.row(world, slot).await.unwrap().kind_id;
        let seats = Act::KindValue {
            tenant,
            kind,
            field: 3,
            value: 2,
        };
        tutor.forges(world, &does(seats)).await;
        let rows = there().await;
        let states: Vec<&str> = rows.iter().map(|row| row.state.as_str()).collect();
        assert_eq!((states, rows[0].slot_id), (vec!["hidden"], slot));
        tutor.forges(world, &opens).await;
        assert!(tutor.screen().contains("[11:00"), "{}", tutor.screen());
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn everything_is_read_for_the_archive_while_nobody_is_held_up() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        tutor.forges(world, &goes(Place::Leave { tenant })).await;
        world.passes(Span(20)).await;
        let counters = world.app.core.db.counters();
        let count = || {
            (
                counters.statements.load(Ordering::Relaxed),
                counters.in_units.load(Ordering::Relaxed),
            )
        };
        let before = count();
        tutor.taps(world, "📦 Everything as a file").await;
        let after = count();
        let (all, held) = (after.0 - before.0, after.1 - before.1);
        let tables = slotkeeper::storage::dump::TABLES.len() as u64;
        assert!(all - held >= tables, "{held} of {all} statements held a unit");
        assert!(held < tables, "{held} of {all} statements held a unit");
        let messages = tutor.phone.messages();
        assert!(messages.iter().any(|message| tutor.phone.file_of(message).is_some()));
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_costs_more_than_was_said_is_asked_again() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (anna, tenant) = (house.client(world, "Anna").await, house.tenant);
        let slot = house.slot(world, "2026-11-24T10:00").await;
        let costs = async |minor: i64| {
            let set = format!("UPDATE slot SET price = {minor}");
            assert_eq!(world.database.sql(&set).await, 1);
        };
        costs(1500).await;
        anna.forges(world, &goes(Place::Confirm { tenant, slot })).await;
        anna.sees("€15");
        costs(3000).await;
        anna.taps(world, "✅ Book").await;
        anna.hears("The price is another one now");
        anna.sees("€30");
        assert!(house.held(world, slot).await.is_empty());
        // A button of before says no price: it is asked first, too.
        anna.forges(world, &does(Act::Book { tenant, slot })).await;
        anna.hears("The price is another one now");
        assert!(house.held(world, slot).await.is_empty());
        anna.taps(world, "✅ Book").await;
        let held = house.held(world, slot).await;
        assert_eq!((held.len(), held[0].price), (1, 3000));
        anna.looks();
        house.tutor.looks();
    })
    .await;
}
