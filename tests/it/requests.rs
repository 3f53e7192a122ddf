//! Requests: accepted all that are shown, declined with a word or without, left unanswered; and what was made for one
//! booking goes with it.

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::domain::spot::{Spot, Subject, Warnings};
use slotkeeper::simulator::Limits;
use slotkeeper::storage::booking;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House, callbacks};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

/// Times on that many days from Tuesday on, each asked for by one of the people in turn.
async fn asked(world: &World, house: &House, people: &[Someone], days: usize) -> Vec<SlotId> {
    let mut slots = Vec::new();
    for n in 0..days {
        let slot = house.slot(world, &format!("2026-11-{}T10:00", 24 + n)).await;
        people[n % people.len()].forges(world, &house.book(slot)).await;
        slots.push(slot);
    }
    for person in people.iter().chain([&house.tutor]) {
        person.looks();
    }
    slots
}

async fn phases(world: &World, house: &House, slots: &[SlotId]) -> Vec<String> {
    let mut phases = Vec::new();
    for slot in slots {
        let held = house.held(world, *slot).await;
        phases.push(held.first().map_or("-".to_owned(), |row| row.phase.clone()));
    }
    phases
}

#[tokio::test]
async fn all_that_are_shown_are_accepted_and_each_client_hears_once() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let slots = asked(world, &house, &people, 3).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "📥 Requests · 3").await;
        tutor.sees("Requests · 3");
        tutor.presses("✅ Accept all: 3");
        tutor.presses("✅ Accept all: 3");
        world.settles().await;
        tutor.sees("No new requests");
        assert_eq!(phases(world, &house, &slots).await, ["upcoming"; 3]);
        // Two of one client are one message.
        people[0].sees("Confirmed: 2 bookings");
        assert_eq!(people[0].count("confirmed"), 0, "{}", people[0].sight());
        people[1].sees("Booking confirmed");
        for person in people.iter().chain([tutor]) {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn what_came_since_is_not_accepted_unseen_and_what_cannot_be_is_named() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        // Nothing is accepted as usual later than 30 hours before.
        let late = "UPDATE workflow SET source = replace(source, 'name = \"approve\"', \
                    'name = \"approve\"\nuntil = \"start - 30h\"')";
        world.database.sql(late).await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let slots = asked(world, &house, &people, 2).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "📥 Requests · 2").await;
        let screen = tutor.phone.messages().into_iter().next_back().unwrap();
        let accept = callbacks(&screen)
            .into_iter()
            .find(|button| matches!(button, Callback::Do(Act::AcceptShown { .. })))
            .unwrap();
        let third = house.slot(world, "2026-11-26T10:00").await;
        people[0].forges(world, &house.book(third)).await;
        tutor.forges(world, &accept.encode(Origin::Screen)).await;
        tutor.hears("This has changed");
        tutor.sees("✅ Accept all: 3");
        assert_eq!(phases(world, &house, &slots).await, ["pending"; 2]);

        tutor.taps(world, "✅ Accept all: 3").await;
        tutor.hears("2 requests accepted");
        tutor.sees("2 of 3 bookings");
        tutor.sees("Anna · tomorrow, 10:00: the usual time for it is over or yet to come");
        assert_eq!(phases(world, &house, &slots).await, ["pending", "upcoming"]);
        tutor.taps(world, "‹ Back").await;
        tutor.sees("Anna · tomorrow, 10:00");
        for person in people.iter().chain([tutor]) {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_request_is_declined_with_a_word_that_the_client_reads_or_without() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let slots = asked(world, &house, &people, 2).await;
        let tutor = &house.tutor;
        // From the message.
        tutor.taps(world, "✖ Decline").await;
        tutor.sees("Boris · Wed 25 Nov, 10:00–11:00");
        tutor.sees("You can write why");
        tutor.says(world, "I am away <that> day").await;
        assert!(house.held(world, slots[1]).await.is_empty());
        people[1].sees("Request declined");
        people[1].sees("I am away <that> day");
        // From the list.
        tutor.starts(world).await;
        tutor.taps(world, "📥 Requests · 1").await;
        tutor.taps(world, "Anna · tomorrow").await;
        tutor.taps(world, "✖ Decline").await;
        tutor.taps(world, "✖ Decline without a reason").await;
        tutor.hears("Declined, we'll tell the client");
        people[0].sees("Request declined");
        // What is settled is declined no second time.
        let row = booking::by_id(
            &mut house::read(world).await,
            house.tenant,
            booking_of(world, &house, 0).await,
        )
        .await
        .unwrap()
        .unwrap();
        let again = Place::StepAsk {
            tenant: house.tenant,
            booking: row.booking_id,
            entry_no: 1,
            step: 1,
        };
        tutor.forges(world, &go(again)).await;
        tutor.sees("This has changed");
        for person in people.iter().chain([tutor]) {
            person.looks();
        }
    })
    .await;
}

/// The booking that was made as the so-manieth.
async fn booking_of(world: &World, house: &House, nth: usize) -> slotkeeper::domain::ids::BookingId {
    let mut conn = house::read(world).await;
    let rows = booking::past(&mut conn, house.tenant, at("2027-01-01T00:00"), 0, 100)
        .await
        .unwrap();
    let mut ids: Vec<_> = rows.iter().map(|row| row.booking_id).collect();
    ids.sort();
    ids[nth]
}

#[tokio::test]
async fn requests_of_a_series_are_declined_in_one_act_and_told_of_in_one_message() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let anna = house.client(world, "Anna").await;
        let mut slots = Vec::new();
        for day in ["11-24", "12-01"] {
            slots.push(house.slot(world, &format!("2026-{day}T18:00")).await);
        }
        let series = Act::BookSeries {
            tenant: house.tenant,
            slot: slots[0],
            weeks: 2,
            shown: 0b11,
        };
        anna.forges(world, &Callback::Do(series).encode(Origin::Screen)).await;
        anna.looks();
        let tutor = &house.tutor;
        tutor.taps(world, "✖ Decline all: 2").await;
        tutor.sees("Anna: decline 2 requests?");
        tutor.sees("Tue 1 Dec, 18:00–19:00");
        tutor.says(world, "My evenings are full").await;
        assert_eq!(phases(world, &house, &slots).await, ["-", "-"]);
        anna.sees("Declined: 2 bookings");
        assert_eq!(anna.count("My evenings are full"), 1);
        tutor.does_not_see("Accept all");
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn an_unanswered_request_says_so_to_both_and_its_seat_is_offered_on() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let slots = asked(world, &house, &people[..1], 2).await;
        let slot = slots[1];
        let wish = Act::WatchFor {
            tenant: house.tenant,
            wish: format!("s{slot}"),
            days: 0,
        };
        people[1]
            .forges(world, &Callback::Do(wish).encode(Origin::Screen))
            .await;
        people[1].looks();
        world.passes(Span::minutes(24 * 60 + 2)).await;
        people[0].sees("Your request went unanswered");
        house.tutor.sees("went unanswered");
        house.tutor.does_not_see("✅ Accept");
        people[1].sees("🔔 A time is free");
        people[1].taps(world, "✅ Send a request").await;
        let held = house.held(world, slot).await;
        assert_eq!(held[0].client_name, "Boris");
        for person in people.iter().chain([&house.tutor]) {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn an_hour_that_was_made_for_one_lesson_goes_with_it_and_comes_back_with_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house
            .set_policy(
                world,
                Policy {
                    approval: Approval::Never,
                    ..Policy::default()
                },
            )
            .await;
        let anna = house.client(world, "Anna").await;
        let first = house.slot(world, "2026-11-24T10:00").await;
        anna.forges(world, &house.book(first)).await;
        anna.looks();
        let tutor = &house.tutor;
        let tenant = house.tenant;
        let client = house.held(world, first).await[0].client_id;
        let put = |of: Subject, entry_no: i64, wall: &str| {
            let act = Act::Put {
                tenant,
                of,
                entry_no,
                spot: Spot::hour(at(wall), 60).unwrap(),
                read: Warnings::from_bits(63).unwrap(),
            };
            Callback::Do(act).encode(Origin::Screen)
        };
        tutor
            .forges(world, &put(Subject::Client(client), 0, "2026-11-26T17:10"))
            .await;
        let day = |wall: &str| (at(wall), at(wall) + Span::hours(12));
        let plan = async |wall: &str| {
            let (from, to) = day(wall);
            let rows = slotkeeper::storage::slot::plan(&mut house::read(world).await, tenant, from, to).await;
            rows.unwrap()
        };
        let made = plan("2026-11-26T12:00").await.remove(0);
        assert_eq!(made.state, "hidden");
        let lesson = house.held(world, made.slot_id).await.remove(0);

        // Moved: the hour goes. Moved back by an undo: it is there again.
        let of = Subject::Booking(lesson.booking_id);
        tutor.forges(world, &put(of, lesson.entry_no, "2026-11-27T17:10")).await;
        assert!(plan("2026-11-26T12:00").await.is_empty());
        tutor.taps(world, "↩ Back to").await;
        assert_eq!(house.held(world, made.slot_id).await.len(), 1);
        assert_eq!(plan("2026-11-26T12:00").await.len(), 1);
        assert!(plan("2026-11-27T12:00").await.is_empty());

        // Cancelled: it goes, and an undo brings both back.
        let lesson = house.held(world, made.slot_id).await.remove(0);
        tutor.forges(world, &house.step(world, &lesson, "cancel").await).await;
        assert!(plan("2026-11-26T12:00").await.is_empty());
        tutor.taps(world, "↩ Back to").await;
        assert_eq!(plan("2026-11-26T12:00").await.len(), 1);

        // What she has shown to others since is hers, and stays.
        let row = house.row(world, made.slot_id).await.unwrap();
        let show = Act::Show {
            tenant,
            slot: made.slot_id,
            revision: row.revision,
        };
        tutor.forges(world, &Callback::Do(show).encode(Origin::Screen)).await;
        let lesson = house.held(world, made.slot_id).await.remove(0);
        tutor.forges(world, &house.step(world, &lesson, "cancel").await).await;
        assert_eq!(plan("2026-11-26T12:00").await.len(), 1);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn all_that_wait_are_accepted_by_one_tap_not_one_page() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        world.server.telegram.set_limits(Limits::off());
        let names: Vec<String> = (0..11).map(|n| format!("Client {n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let people = house.clients(world, &names).await;
        let mut slots = Vec::new();
        for (n, person) in people.iter().enumerate() {
            let wall = format!("2026-11-{}T{}:00", 24 + n % 6, 10 + 2 * (n / 6));
            let slot = house.slot(world, &wall).await;
            person.forges(world, &house.book(slot)).await;
            slots.push(slot);
        }
        house.tutor.looks();
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "📥 Requests").await;
        tutor.taps(world, "✅ Accept all: 11").await;
        world.passes(Span::minutes(1)).await;
        tutor.sees("No new requests");
        assert_eq!(phases(world, &house, &slots).await, ["upcoming"; 11]);
        for person in people.iter().chain([tutor]) {
            person.looks();
        }
    })
    .await;
}
