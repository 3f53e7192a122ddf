//! A booking goes to another time: at once, or when the specialist says yes; the old seat is given back only where the
//! new one is got.

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::domain::workflow::By;
use slotkeeper::storage::booking::{self, BookingRow};
use slotkeeper::storage::history::of_booking as history_of;
use slotkeeper::storage::{due, ledger};
use slotkeeper::telegram::callback::{Act, Callback, Listing, Origin, Place};

use crate::house::{self, House, insert_slot};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

const TEN: &str = "2026-11-25T10:00";
const NOON: &str = "2026-11-26T12:00";

/// Anna has ten o'clock on the 25th, and noon on the 26th is free.
struct Scene {
    house: House,
    anna: Someone,
    boris: Someone,
    ten: SlotId,
    noon: SlotId,
}

async fn booked(world: &World, approval: Approval) -> Scene {
    let house = House::open(world, approval).await;
    let (ten, noon) = (house.slot(world, TEN).await, house.slot(world, NOON).await);
    let mut people = house.clients(world, &["Anna", "Boris"]).await;
    let (boris, anna) = (people.pop().unwrap(), people.pop().unwrap());
    anna.forges(world, &house.book(ten)).await;
    if approval == Approval::Always {
        house.tutor.taps(world, "✅ Accept").await;
    }
    anna.looks();
    house.tutor.looks();
    Scene {
        house,
        anna,
        boris,
        ten,
        noon,
    }
}

impl Scene {
    async fn in_slot(&self, world: &World, slot: SlotId) -> Option<BookingRow> {
        self.house.held(world, slot).await.pop()
    }

    /// What the button of the one who moves carries.
    fn moves(&self, booking: &BookingRow, slot: SlotId) -> String {
        let act = Act::Move {
            tenant: self.house.tenant,
            booking: booking.booking_id,
            entry_no: booking.entry_no,
            slot,
        };
        Callback::Do(act).encode(Origin::Screen)
    }

    async fn opens_booking(&self, world: &World) {
        self.anna.starts(world).await;
        self.anna.taps(world, "📋 Bookings").await;
        self.anna.taps(world, "10:00").await;
    }

    /// Anna asks to have hers at noon, by the screens.
    async fn asks_for_noon(&self, world: &World) {
        self.opens_booking(world).await;
        self.anna.taps(world, "Move to another time").await;
        self.anna.taps(world, "Thu 26 Nov, 12:00–13:00").await;
        self.anna
            .sees("The specialist will answer. Until then your booking stays as it is.");
        self.anna.taps(world, "Ask to move").await;
        self.anna.hears("Asked");
        self.anna.sees("You asked to move a booking");
    }
}

async fn by_id(world: &World, scene: &Scene, row: &BookingRow) -> BookingRow {
    let mut conn = house::read(world).await;
    let row = booking::by_id(&mut conn, scene.house.tenant, row.booking_id).await;
    row.unwrap().unwrap()
}

#[tokio::test]
async fn a_booking_goes_to_another_time_in_one_act_and_stays_the_same() {
    story(async |world| {
        let scene = booked(world, Approval::Never).await;
        let before = scene.in_slot(world, scene.ten).await.unwrap();
        scene.opens_booking(world).await;
        scene.anna.taps(world, "Move to another time").await;
        scene.anna.sees("Moving: Wed 25 Nov, 10:00–11:00");
        // By the calendar as well as by the list.
        scene.anna.taps(world, "📅 Calendar").await;
        scene.anna.sees("Moving: Wed 25 Nov");
        assert!(!scene.anna.screen().contains("25·"), "{}", scene.anna.screen());
        scene.anna.taps(world, "26·1").await;
        scene.anna.taps(world, "12:00").await;
        scene.anna.sees("Now: Wed 25 Nov, 10:00–11:00");
        scene.anna.sees("To: Thu 26 Nov, 12:00–13:00");
        scene.anna.taps(world, "↔ Move").await;
        scene.anna.hears("Moved");
        scene.anna.sees("Booking moved");
        scene.anna.sees("It was: Wed 25 Nov, 10:00–11:00");
        scene.house.tutor.sees("Moved: Anna");
        scene.house.tutor.sees("From: Wed 25 Nov, 10:00–11:00");
        scene.house.tutor.sees("To: Thu 26 Nov, 12:00–13:00");

        assert!(scene.in_slot(world, scene.ten).await.is_none());
        let after = scene.in_slot(world, scene.noon).await.unwrap();
        assert_eq!(after.booking_id, before.booking_id);
        assert_eq!((after.price, after.kind_id), (before.price, before.kind_id));
        assert_eq!((after.start_at, after.end_at), (at(NOON), at(NOON) + Span::hours(1)));
        assert_eq!((after.move_no, after.status), (before.move_no + 1, before.status));
        let mut conn = house::read(world).await;
        let history = history_of(&mut conn, scene.house.tenant, after.booking_id).await;
        let last = history.unwrap().pop().unwrap();
        assert_eq!((last.step.as_str(), last.from_slot), ("move", Some(scene.ten)));
        assert_eq!(last.by, By::Client.as_str());
        // The seat that she left is another's.
        scene.boris.forges(world, &scene.house.book(scene.ten)).await;
        scene.boris.hears("Booking confirmed");
        scene.boris.looks();
        scene.house.tutor.looks();

        // She is reminded of the new time alone.
        world.comes(at("2026-11-25T11:00")).await;
        assert_eq!(scene.anna.count("⏰"), 0, "{}", scene.anna.sight());
        world.comes(at("2026-11-25T13:00")).await;
        scene.anna.sees("⏰ Tomorrow, 12:00–13:00");
        world.comes(at("2026-11-26T11:00")).await;
        assert_eq!(scene.anna.count("⏰"), 2);
        assert_eq!(due::next_reminder(&mut conn).await.unwrap(), None);
        for person in [&scene.anna, &scene.boris, &scene.house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_who_race_for_a_seat_one_gets_it_and_the_other_keeps_what_they_had() {
    story(async |world| {
        let scene = booked(world, Approval::Never).await;
        let eleven = scene.house.slot(world, "2026-11-25T11:00").await;
        scene.boris.forges(world, &scene.house.book(eleven)).await;
        let hers = scene.in_slot(world, scene.ten).await.unwrap();
        let his = scene.in_slot(world, eleven).await.unwrap();
        for (person, row) in [(&scene.anna, &hers), (&scene.boris, &his)] {
            let screen = person.phone.messages_with_buttons().pop().unwrap().id;
            let data = scene.moves(row, scene.noon);
            person.phone.forges(screen, &data, world.clock.now_ms()).unwrap();
        }
        world.settles().await;
        let got = scene.in_slot(world, scene.noon).await.unwrap();
        let (won, lost, kept) = match got.booking_id == hers.booking_id {
            true => (&scene.anna, &scene.boris, &his),
            false => (&scene.boris, &scene.anna, &hers),
        };
        won.hears("Moved");
        lost.hears("Somebody has just taken this time.");
        lost.sees("Nearest free times");
        assert_eq!(by_id(world, &scene, kept).await.slot_id, kept.slot_id);
        // The loser takes what the winner left.
        lost.taps(world, "Wed 25 Nov").await;
        lost.taps(world, "↔ Move").await;
        lost.hears("Moved");
        for person in [&scene.anna, &scene.boris, &scene.house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_second_tap_moves_nothing_and_an_old_button_neither() {
    story(async |world| {
        let scene = booked(world, Approval::Never).await;
        let row = scene.in_slot(world, scene.ten).await.unwrap();
        let friday = scene.house.slot(world, "2026-11-27T12:00").await;
        scene.anna.forges(world, &scene.moves(&row, scene.noon)).await;
        scene.anna.hears("Moved");
        scene.anna.forges(world, &scene.moves(&row, scene.noon)).await;
        scene.anna.hears("You already have this time");
        scene.anna.forges(world, &scene.moves(&row, friday)).await;
        scene.anna.hears("This has changed");
        let now = by_id(world, &scene, &row).await;
        assert_eq!((now.slot_id, now.move_no), (scene.noon, 1));
        assert_eq!(scene.anna.count("Booking moved"), 1);

        // Cancelled meanwhile: nothing is moved, and nothing comes back to life.
        scene.house.tutor.looks();
        let cancel = scene.house.step(world, &now, "cancel").await;
        scene.anna.forges(world, &scene.moves(&now, friday)).await;
        let now = by_id(world, &scene, &row).await;
        let stale = scene.moves(&now, scene.ten);
        scene.house.tutor.forges(world, &cancel).await;
        let cancel = scene.house.step(world, &now, "cancel").await;
        scene.anna.forges(world, &cancel).await;
        scene.anna.forges(world, &stale).await;
        scene.anna.hears("This has changed");
        let gone = by_id(world, &scene, &row).await;
        assert_eq!(gone.seat, None);
        scene.anna.forges(world, &scene.moves(&gone, scene.ten)).await;
        scene.anna.hears("This has changed");
        assert_eq!(by_id(world, &scene, &row).await.seat, None);
        assert!(!scene.anna.screen().contains("Move to"), "{}", scene.anna.screen());
        for person in [&scene.anna, &scene.house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn ones_own_lesson_at_that_hour_stands_against_it_but_not_the_one_that_moves() {
    story(async |world| {
        let scene = booked(world, Approval::Never).await;
        let db = &world.app.core.db;
        let half_past = insert_slot(db, scene.house.tenant, at(TEN) + Span::minutes(30), 60, 1).await;
        let eleven = insert_slot(db, scene.house.tenant, at(TEN) + Span::minutes(60), 60, 1).await;
        let longer = insert_slot(db, scene.house.tenant, at("2026-11-27T10:00"), 90, 1).await;
        scene.anna.forges(world, &scene.house.book(eleven)).await;
        let row = scene.in_slot(world, scene.ten).await.unwrap();
        scene.anna.forges(world, &scene.moves(&row, half_past)).await;
        scene.anna.hears("You already have a booking at this time.");
        scene.anna.forges(world, &scene.moves(&row, eleven)).await;
        scene.anna.hears("You already have this time");
        // Neither offered nor taken: it is of another length, and so of another price.
        scene.anna.forges(world, &scene.moves(&row, longer)).await;
        scene.anna.hears("This time can't be booked any more");
        scene.anna.does_not_see("10:00–11:30");
        assert_eq!(by_id(world, &scene, &row).await.slot_id, scene.ten);
        for person in [&scene.anna, &scene.house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn half_an_hour_later_is_free_for_the_one_who_leaves_it() {
    story(async |world| {
        let scene = booked(world, Approval::Never).await;
        let db = &world.app.core.db;
        let half_past = insert_slot(db, scene.house.tenant, at(TEN) + Span::minutes(30), 60, 1).await;
        scene.opens_booking(world).await;
        scene.anna.taps(world, "Move to another time").await;
        scene.anna.taps(world, "10:30–11:30").await;
        scene.anna.taps(world, "↔ Move").await;
        scene.anna.hears("Moved");
        assert!(scene.in_slot(world, half_past).await.is_some());
        // And nobody gets ten o'clock now.
        scene.boris.forges(world, &scene.house.book(scene.ten)).await;
        scene.boris.hears("Somebody has just taken this time.");
        for person in [&scene.anna, &scene.boris, &scene.house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn too_late_says_until_when_it_could_be_moved_and_what_can_be_done() {
    story(async |world| {
        let scene = booked(world, Approval::Never).await;
        let row = scene.in_slot(world, scene.ten).await.unwrap();
        // The tenant's own rule is stricter than the workflow's twelve hours.
        let policy = Policy {
            approval: Approval::Never,
            min_notice_move: Span::hours(24),
            ..Policy::default()
        };
        scene.house.set_policy(world, policy).await;
        world.comes(at("2026-11-24T10:00")).await;
        scene.opens_booking(world).await;
        assert!(scene.anna.screen().contains("Move to another time"), "to the minute");
        scene.anna.looks();
        world.passes(Span(1)).await;
        scene.anna.forges(world, &scene.moves(&row, scene.noon)).await;
        scene.anna.hears("It could be moved until: today, 10:00.");
        scene.anna.sees("The time to move it has passed: today, 10:00.");
        assert!(!scene.anna.screen().contains("Move to"), "{}", scene.anna.screen());
        // Cancelling has a deadline of its own.
        assert!(
            scene.anna.screen().contains("Cancel this booking"),
            "{}",
            scene.anna.screen()
        );
        let list = Place::Move {
            tenant: scene.house.tenant,
            booking: row.booking_id,
            list: Listing::Nearest,
        };
        scene
            .anna
            .forges(world, &Callback::Go(list).encode(Origin::Screen))
            .await;
        scene.anna.sees("It could be moved until: today, 10:00.");
        scene.anna.sees("Cancel this booking");
        assert_eq!(by_id(world, &scene, &row).await.slot_id, scene.ten);
        scene.anna.looks();
    })
    .await;
}

#[tokio::test]
async fn a_move_is_asked_for_and_the_old_seat_is_free_only_when_it_is_accepted() {
    story(async |world| {
        let scene = booked(world, Approval::Always).await;
        let old = scene.in_slot(world, scene.ten).await.unwrap();
        scene.asks_for_noon(world).await;
        // Both are held.
        let asked = scene.in_slot(world, scene.noon).await.unwrap();
        assert_eq!(asked.replaces, Some(old.booking_id));
        assert!(scene.in_slot(world, scene.ten).await.is_some());
        for slot in [scene.ten, scene.noon] {
            scene.boris.forges(world, &scene.house.book(slot)).await;
            scene.boris.hears("Somebody has just taken this time.");
        }
        // One request at a time.
        let friday = scene.house.slot(world, "2026-11-27T12:00").await;
        scene.anna.forges(world, &scene.moves(&old, friday)).await;
        scene.anna.hears("You have asked to move this booking already.");
        scene.anna.forges(world, &scene.moves(&old, scene.noon)).await;
        scene.anna.hears("You already have this time");
        scene.opens_booking(world).await;
        scene.anna.sees("You asked to move it to: Thu 26 Nov, 12:00–13:00");

        let tutor = &scene.house.tutor;
        tutor.sees("Anna asks to move a booking");
        tutor.sees("Now: Wed 25 Nov, 10:00–11:00");
        tutor.sees("Asks for: Thu 26 Nov, 12:00–13:00");
        tutor.taps(world, "Open the booking").await;
        tutor.sees("Asks to move. Now: Wed 25 Nov, 10:00–11:00");
        tutor.taps(world, "✅ Accept").await;
        tutor.hears("Accepted");
        scene.anna.sees("Your booking is moved");
        scene.anna.sees("It was: Wed 25 Nov, 10:00–11:00");
        assert!(scene.in_slot(world, scene.ten).await.is_none());
        assert_eq!(by_id(world, &scene, &asked).await.phase, "upcoming");
        assert_eq!(by_id(world, &scene, &old).await.phase, "void");
        // The old one leads to the new.
        let place = Place::Booking {
            tenant: scene.house.tenant,
            booking: old.booking_id,
        };
        scene
            .anna
            .forges(world, &Callback::Go(place).encode(Origin::Screen))
            .await;
        scene.anna.sees("Moved to: Thu 26 Nov, 12:00–13:00");

        // Accepted by mistake: both are as they were.
        let now = by_id(world, &scene, &asked).await;
        let undo = Act::Undo {
            tenant: scene.house.tenant,
            booking: now.booking_id,
            entry_no: now.entry_no,
        };
        tutor.forges(world, &Callback::Do(undo).encode(Origin::Screen)).await;
        tutor.hears("Back to");
        assert_eq!(by_id(world, &scene, &asked).await.phase, "pending");
        assert_eq!(by_id(world, &scene, &old).await.phase, "upcoming");
        for person in [&scene.anna, &scene.boris, tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn declined_or_unanswered_the_booking_stays_as_it_is() {
    story(async |world| {
        let scene = booked(world, Approval::Always).await;
        let old = scene.in_slot(world, scene.ten).await.unwrap();
        scene.asks_for_noon(world).await;
        scene.house.tutor.taps(world, "✖ Decline").await;
        scene.house.tutor.taps(world, "✖ Decline without a reason").await;
        scene.house.tutor.looks();
        scene.anna.sees("The specialist couldn't move your booking");
        scene.anna.sees("The booking stays: Wed 25 Nov, 10:00–11:00");
        assert_eq!(by_id(world, &scene, &old).await.phase, "upcoming");
        assert!(scene.in_slot(world, scene.noon).await.is_none());

        scene.asks_for_noon(world).await;
        world.passes(Span::hours(25)).await;
        scene.anna.sees("Your request to move went unanswered");
        scene.house.tutor.sees("A request to move went unanswered: Anna");
        assert_eq!(by_id(world, &scene, &old).await.phase, "upcoming");
        assert!(scene.in_slot(world, scene.noon).await.is_none());
        for person in [&scene.anna, &scene.house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_request_to_move_goes_with_the_booking_it_was_for() {
    story(async |world| {
        let scene = booked(world, Approval::Always).await;
        let old = scene.in_slot(world, scene.ten).await.unwrap();
        scene.asks_for_noon(world).await;
        let asked = scene.in_slot(world, scene.noon).await.unwrap();
        let accept = scene.house.step(world, &asked, "approve").await;
        scene.opens_booking(world).await;
        scene.anna.taps(world, "Cancel this booking").await;
        scene.anna.sees("Your request to move it goes too.");
        scene.anna.taps(world, "Yes, cancel it").await;
        scene.anna.looks();
        assert_eq!(by_id(world, &scene, &old).await.phase, "void");
        assert_eq!(by_id(world, &scene, &asked).await.phase, "void");
        scene.house.tutor.forges(world, &accept).await;
        scene.house.tutor.hears("This has changed");
        scene.house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_request_of_ones_own_is_moved_before_it_is_answered() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let (ten, noon) = (house.slot(world, TEN).await, house.slot(world, NOON).await);
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(ten)).await;
        house.tutor.sees("New request: Anna");
        anna.taps(world, "Move to another time").await;
        anna.taps(world, "Thu 26 Nov").await;
        anna.taps(world, "↔ Move").await;
        anna.hears("Moved");
        // The first question has lost its buttons and its sense; the second asks for the new time.
        house.tutor.sees("The client picked another time");
        assert_eq!(house.tutor.count("New request: Anna"), 2);
        house.tutor.taps(world, "✅ Accept").await;
        house.tutor.hears("Accepted");
        let row = house.held(world, noon).await.remove(0);
        assert_eq!(row.phase, "upcoming");
        assert!(house.held(world, ten).await.is_empty());
        anna.sees("Booking confirmed");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_specialist_takes_a_move_back_only_while_the_old_time_is_free() {
    story(async |world| {
        let scene = booked(world, Approval::Never).await;
        let row = scene.in_slot(world, scene.ten).await.unwrap();
        let tutor = &scene.house.tutor;
        scene.anna.forges(world, &scene.moves(&row, scene.noon)).await;
        tutor.taps(world, "Open the booking").await;
        tutor.sees("↔ from Wed 25 Nov, 10:00 · Anna");
        tutor.taps(world, "↩ Back to: Wed 25 Nov, 10:00").await;
        tutor.hears("Back at the time it had");
        scene.anna.sees("Your booking is back at its time");
        let back = by_id(world, &scene, &row).await;
        assert_eq!((back.slot_id, back.start_at, back.move_no), (scene.ten, at(TEN), 2));
        // She is reminded by the old time again.
        world.comes(at("2026-11-24T10:30")).await;
        scene.anna.sees("⏰ Tomorrow, 10:00–11:00");

        scene.anna.forges(world, &scene.moves(&back, scene.noon)).await;
        scene.boris.forges(world, &scene.house.book(scene.ten)).await;
        scene.boris.hears("Booking confirmed");
        let moved = by_id(world, &scene, &row).await;
        let undo = Act::Undo {
            tenant: scene.house.tenant,
            booking: moved.booking_id,
            entry_no: moved.entry_no,
        };
        tutor.forges(world, &Callback::Do(undo).encode(Origin::Screen)).await;
        tutor.hears("This time is no longer free");
        assert_eq!(by_id(world, &scene, &row).await.slot_id, scene.noon);
        for person in [&scene.anna, &scene.boris, tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_paid_goes_along_with_a_booking_that_is_replaced() {
    story(async |world| {
        let scene = booked(world, Approval::Always).await;
        // A workflow that charges what is ahead, as where people pay first.
        let edit = "UPDATE workflow SET source = replace(source, 'icon = \"✅\"\nphase = \"upcoming\"', \
                    'icon = \"✅\"\nphase = \"upcoming\"\npayment = \"due\"\ncharge = \"100%\"')";
        assert_eq!(world.database.sql(edit).await, 1);
        world.database.sql("UPDATE slot SET price = 2500").await;
        world.restarts().await;
        let thursday = scene.house.slot(world, "2026-11-26T15:00").await;
        let friday = scene.house.slot(world, "2026-11-27T15:00").await;
        world.database.sql("UPDATE slot SET price = 2500").await;
        scene.boris.forges(world, &scene.house.book(thursday)).await;
        scene.house.tutor.taps(world, "✅ Accept").await;
        scene.house.tutor.looks();
        let his = scene.in_slot(world, thursday).await.unwrap();
        assert_eq!(his.charged, 2500);
        let pay = Act::Pay {
            tenant: scene.house.tenant,
            booking: his.booking_id,
            entry_no: his.entry_no,
        };
        scene
            .house
            .tutor
            .forges(world, &Callback::Do(pay).encode(Origin::Screen))
            .await;
        let his = by_id(world, &scene, &his).await;
        assert_eq!(his.covered, 2500);
        scene.boris.forges(world, &scene.moves(&his, friday)).await;
        scene.boris.hears("Asked");
        scene.house.tutor.taps(world, "✅ Accept").await;
        let new = scene.in_slot(world, friday).await.unwrap();
        assert_eq!((new.charged, new.covered), (2500, 2500));
        let old = by_id(world, &scene, &his).await;
        assert_eq!((old.charged, old.covered), (0, 0));
        let mut conn = house::read(world).await;
        let sums = |row: BookingRow| row.booking_id;
        let old = ledger::sums(&mut conn, scene.house.tenant, sums(old)).await.unwrap();
        let new = ledger::sums(&mut conn, scene.house.tenant, sums(new)).await.unwrap();
        // The payment stays what it was: only what it covers is another.
        assert_eq!((old, new), ((0, 2500), (2500, 0)));
        for person in [&scene.anna, &scene.boris, &scene.house.tutor] {
            person.looks();
        }
    })
    .await;
}
