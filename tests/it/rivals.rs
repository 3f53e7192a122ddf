//! What users of other booking programs complain about, as stories that end well here.

use slotkeeper::domain::ids::{BookingId, SlotId};
use slotkeeper::domain::link::Link;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::zone::Zone;
use slotkeeper::storage::history::of_booking as history_of;
use slotkeeper::storage::{booking, ledger, tenant};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House, insert_slot};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

const TEN: &str = "2026-11-25T10:00";

/// Chooses the only free hour of the 25th and confirms.
async fn books(someone: &Someone, world: &World) {
    someone.taps(world, "Book a time").await;
    someone.taps(world, "25·1").await;
    someone.taps(world, "10:00").await;
    confirms(someone, world).await;
}

async fn confirms(someone: &Someone, world: &World) {
    let send = ["✅ Book", "Send a request"];
    let label = send.into_iter().find(|label| someone.screen().contains(label));
    someone.taps(world, label.unwrap()).await;
    someone.looks();
}

/// Cancels the booking whose screen is before them.
async fn cancels(someone: &Someone, world: &World) {
    someone.taps(world, "Cancel this booking").await;
    someone.taps(world, "Yes, cancel it").await;
    someone.looks();
}

#[tokio::test]
async fn a_cancelled_time_is_offered_again_and_another_client_gets_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        // More than once: each time the row of the one before stays, and holds nothing.
        for _ in 0..2 {
            books(anna, world).await;
            anna.hears("Booking confirmed");
            boris.taps(world, "Book a time").await;
            boris.sees("Nothing is free this month");
            boris.taps(world, "⌂").await;
            cancels(anna, world).await;
            anna.hears("Booking cancelled");
            house.tutor.sees("The time is free again.");
            anna.taps(world, "⌂").await;
            anna.looks();
            world.passes(Span::minutes(1)).await;
        }
        books(boris, world).await;
        boris.hears("Booking confirmed");
        let held = house.held(world, slot).await;
        assert_eq!(held.len(), 1);
        assert_eq!(held[0].client_name, "Boris");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn of_two_requests_for_one_seat_one_can_be_accepted() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let slot = house.slot(world, TEN).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        books(anna, world).await;
        let hers = house.held(world, slot).await.remove(0);
        let accept_hers = house.step(world, &hers, "approve").await;
        let decline_hers = house.step(world, &hers, "decline").await;

        // A request holds its seat.
        boris.forges(world, &house.book(slot)).await;
        boris.hears("Somebody has just taken this time.");
        boris.sees("Nothing is free yet.");

        // She takes hers back, he asks, and the specialist answers what is before her eyes: both.
        anna.forges(world, &house.step(world, &hers, "cancel").await).await;
        boris.forges(world, &house.book(slot)).await;
        boris.hears("Request sent");
        let his = house.held(world, slot).await.remove(0);
        let accept_his = house.step(world, &his, "approve").await;
        for data in [&accept_his, &accept_hers, &decline_hers] {
            let now = world.clock.now_ms();
            let screen = house.tutor.phone.messages_with_buttons().pop().unwrap().id;
            house.tutor.phone.forges(screen, data, now).unwrap();
        }
        world.settles().await;
        let answers: Vec<String> = house
            .tutor
            .phone
            .toasts()
            .iter()
            .rev()
            .take(3)
            .map(|t| t.text.clone())
            .collect();
        assert!(answers[0].starts_with("This has changed."), "{answers:?}");
        assert!(answers[1].starts_with("This has changed."), "{answers:?}");
        assert!(answers[2].contains("Accepted"), "{answers:?}");
        let held = house.held(world, slot).await;
        assert_eq!(held.len(), 1);
        assert_eq!(
            (held[0].client_name.as_str(), held[0].phase.as_str()),
            ("Boris", "upcoming")
        );
        boris.sees("Booking confirmed");
        anna.does_not_see("Booking confirmed");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn half_an_hour_inside_anothers_ninety_minutes_is_refused() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let db = &world.app.core.db;
        let long = insert_slot(db, house.tenant, at(TEN), 90, 1).await;
        let inside = insert_slot(db, house.tenant, at(TEN) + Span::minutes(30), 30, 1).await;
        let behind = insert_slot(db, house.tenant, at(TEN) + Span::minutes(90), 30, 1).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        anna.forges(world, &house.book(long)).await;
        anna.hears("Booking confirmed");
        boris.forges(world, &house.book(inside)).await;
        boris.hears("Somebody has just taken this time.");
        boris.sees("Nearest free times");
        boris.sees("Wed 25 Nov, 11:30–12:00");
        boris.does_not_see("10:30–11:00");
        assert!(house.held(world, inside).await.is_empty());
        boris.forges(world, &house.book(behind)).await;
        boris.hears("Booking confirmed");

        // Nor can the specialist put such a time on the plan by a typed line.
        let day = "2026-11-25".parse().unwrap();
        let typed = Place::Typed {
            tenant: house.tenant,
            day,
        };
        house
            .tutor
            .forges(world, &Callback::Go(typed).encode(Origin::Screen))
            .await;
        house.tutor.says(world, "10:30-11:00/30").await;
        house.tutor.sees("10:00–11:30");
        assert!(house.tutor.screen().contains("overlap"), "{}", house.tutor.screen());
        for person in [anna, boris] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_forged_time_is_refused_with_a_sentence_and_books_nothing() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        let no_such = house.book(SlotId(slot.0 + 17));
        let changed = "This has changed. Here is how it is now.";
        let gone = "This time can't be booked any more.";
        for (data, sentence) in [
            ("time:03:17", changed),
            ("a!b", changed),
            ("a!b1.9999999999999999999999.", changed),
            ("a!b1.-4.", changed),
            (no_such.as_str(), gone),
        ] {
            anna.forges(world, data).await;
            anna.hears(sentence);
            anna.sees(sentence);
        }
        let past = insert_slot(
            &world.app.core.db,
            house.tenant,
            world.clock.now() - Span::hours(1),
            30,
            1,
        )
        .await;
        anna.forges(world, &house.book(past)).await;
        anna.hears("This time has passed.");
        anna.sees("Nearest free times");
        let mut conn = house::read(world).await;
        let ever = booking::past(&mut conn, house.tenant, at("2030-01-01T00:00"), 0, 100).await;
        assert!(ever.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn buttons_work_after_a_restart() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        for label in ["Book a time", "25·1", "10:00", "Send a request"] {
            world.restarts().await;
            anna.taps(world, label).await;
        }
        anna.sees("Request sent");
        world.restarts().await;
        house.tutor.taps(world, "✅ Accept").await;
        house.tutor.hears("Accepted");
        // A tap that nobody was there to hear.
        anna.presses("Open the booking");
        world.restarts().await;
        anna.sees("Cancel this booking");
        house.tutor.looks();
        assert_eq!(anna.count("Request sent"), 1);
    })
    .await;
}

#[tokio::test]
async fn the_loser_of_a_race_is_told_and_sees_what_is_left() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, TEN).await;
        house.slot(world, "2026-11-25T12:00").await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        for person in &clients {
            person.taps(world, "Book a time").await;
            person.taps(world, "25·2").await;
            person.taps(world, "10:00").await;
        }
        for person in &clients {
            person.presses("✅ Book");
        }
        world.settles().await;
        let (won, lost): (Vec<&Someone>, Vec<&Someone>) = clients
            .iter()
            .partition(|person| person.sight().contains("Booking confirmed"));
        let (won, lost) = (won[0], lost[0]);
        won.hears("Booking confirmed");
        lost.hears("Somebody has just taken this time. Pick another: the nearest free ones are below.");
        lost.sees("Somebody has just taken this time.");
        lost.sees("[Wed 25 Nov, 12:00–13:00]");
        lost.does_not_see("10:00–11:00");
        lost.taps(world, "12:00–13:00").await;
        confirms(lost, world).await;
        lost.hears("Booking confirmed");
        won.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_a_link_says_is_honoured() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        house.slot(world, "2026-11-26T15:00").await;
        let anna = house.client(world, "Anna").await;
        anna.sees("Tutor 1");
        anna.sees("Book a time");
        let to = |payload: Link| world.server.telegram.link(&payload.encode());
        let (slug, date) = (house.slug.clone(), "2026-11-26".parse().unwrap());
        anna.opens(world, &to(Link::Day { slug, date })).await;
        anna.sees("Thu 26 Nov");
        anna.sees("[15:00]");
        let slug = house.slug.clone();
        anna.opens(world, &to(Link::Slot { slug, slot })).await;
        anna.sees("Book this time?");
        let nowhere = world.server.telegram.link("nobody-at-all");
        anna.opens(world, &nowhere).await;
        anna.sees("This link leads nowhere");
        anna.does_not_see("Booking confirmed");
    })
    .await;
}

/// How many changes a booking has been through, and its status.
async fn fate(world: &World, house: &House, slot: SlotId) -> (usize, String) {
    let mut conn = house::read(world).await;
    let ever = booking::past(&mut conn, house.tenant, at("2030-01-01T00:00"), 0, 100).await;
    let booking = ever
        .unwrap()
        .into_iter()
        .find(|booking| booking.slot_id == slot)
        .unwrap();
    let history = history_of(&mut conn, house.tenant, booking.booking_id).await;
    (history.unwrap().len(), booking.status)
}

/// Taps the same button twice before the bot has answered, as with two phones or an unsteady finger; gives the
/// answers.
async fn taps_twice(someone: &Someone, world: &World, label: &str) -> [String; 2] {
    someone.presses(label);
    someone.presses(label);
    world.settles().await;
    someone.looks();
    let toasts = someone.phone.toasts();
    [toasts.len() - 2, toasts.len() - 1].map(|n| toasts[n].text.clone())
}

#[tokio::test]
async fn each_button_tapped_twice_has_one_effect() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let slot = house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        let tutor = &house.tutor;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "25·1").await;
        anna.taps(world, "10:00").await;

        let [first, second] = taps_twice(&anna, world, "Send a request").await;
        assert_eq!(first, "Request sent");
        assert_eq!(second, "You already have this time");
        anna.sees("Awaiting an answer");
        assert_eq!((anna.count("Request sent"), tutor.count("New request")), (1, 1));

        let [first, second] = taps_twice(tutor, world, "✅ Accept").await;
        assert!(first.contains("Accepted"), "{first}");
        assert_eq!(second, "This has changed. Here is how it is now.");
        assert_eq!(anna.count("Booking confirmed"), 1);
        anna.looks();
        assert_eq!(fate(world, &house, slot).await, (2, "confirmed".to_owned()));

        world.comes(at("2026-11-25T11:05")).await;
        tutor.taps(world, "📋 Bookings").await;
        tutor.taps(world, "Past").await;
        tutor.taps(world, "Anna").await;
        tutor.taps(world, "Held").await;
        assert_eq!(fate(world, &house, slot).await, (3, "rendered".to_owned()));
        let [first, second] = taps_twice(tutor, world, "💰 Paid").await;
        assert!(first.contains("Paid"), "{first}");
        assert_eq!(second, "This has changed. Here is how it is now.");
        assert_eq!(fate(world, &house, slot).await, (4, "paid".to_owned()));
        assert_eq!(sums(world, &house, slot).await, (2500, 2500));

        let [first, second] = taps_twice(tutor, world, "↩").await;
        assert_eq!(first, "↩ Back to: Held");
        assert_eq!(second, "This has changed. Here is how it is now.");
        assert_eq!(fate(world, &house, slot).await, (5, "rendered".to_owned()));
        assert_eq!(sums(world, &house, slot).await, (2500, 0));
        anna.looks();
    })
    .await;
}

/// What is charged for the booking of a slot, and what payments cover of it.
async fn sums(world: &World, house: &House, slot: SlotId) -> (i64, i64) {
    let booking = house.held(world, slot).await.remove(0);
    let mut conn = house::read(world).await;
    ledger::sums(&mut conn, house.tenant, booking.booking_id).await.unwrap()
}

#[tokio::test]
async fn the_second_phone_of_a_person_is_told_what_has_changed() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        books(&anna, world).await;
        anna.taps(world, "Cancel this booking").await;

        // Both phones show the question; both answer it.
        let [first, second] = taps_twice(&anna, world, "Yes, cancel it").await;
        assert!(first.contains("cancelled"), "{first}");
        assert_eq!(second, "This has changed. Here is how it is now.");
        assert!(anna.screen().starts_with("This has changed."), "{}", anna.screen());
        assert!(anna.screen().contains("Cancelled"), "{}", anna.screen());
        assert_eq!(fate(world, &house, slot).await, (2, "cancelled".to_owned()));
        assert_eq!(anna.count("Booking cancelled"), 1);
        assert_eq!(house.tutor.count("Cancelled: Anna"), 1);
        house.tutor.looks();

        // One phone goes on, the other taps what it still shows.
        anna.taps(world, "⌂").await;
        anna.sees("Book a time");
        let (tenant, booking) = (house.tenant, newest(world, &house).await);
        let ask = Callback::Go(Place::CancelAsk { tenant, booking });
        anna.forges(world, &ask.encode(Origin::Screen)).await;
        anna.sees("This has changed. Here is how it is now.");
        anna.sees("✖️ Cancelled");
    })
    .await;
}

async fn newest(world: &World, house: &House) -> BookingId {
    let mut conn = house::read(world).await;
    let ever = booking::past(&mut conn, house.tenant, at("2030-01-01T00:00"), 0, 100).await;
    ever.unwrap()[0].booking_id
}

#[tokio::test]
async fn a_booking_is_not_taken_back_into_a_time_that_is_no_longer_free() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tenant = house.tenant;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        let act = |act: Act| Callback::Do(act).encode(Origin::Screen);
        for (n, what) in ["taken", "blocked", "deleted"].into_iter().enumerate() {
            let slot = house.slot(world, &format!("2026-11-25T{}:00", 10 + n)).await;
            anna.forges(world, &house.book(slot)).await;
            let hers = house.held(world, slot).await.remove(0);
            house
                .tutor
                .forges(world, &house.step(world, &hers, "cancel").await)
                .await;
            let row = house.row(world, slot).await.unwrap();
            let revision = row.revision;
            match what {
                "taken" => boris.forges(world, &house.book(slot)).await,
                "blocked" => {
                    let block = act(Act::Block { tenant, slot, revision });
                    house.tutor.forges(world, &block).await;
                }
                _ => {
                    let delete = act(Act::Delete { tenant, slot, revision });
                    house.tutor.forges(world, &delete).await;
                }
            }
            let undo = Act::Undo {
                tenant,
                booking: hers.booking_id,
                entry_no: hers.entry_no + 1,
            };
            house.tutor.forges(world, &act(undo)).await;
            house
                .tutor
                .hears("This time is no longer free, so everything stays as it was.");
            let held = house.held(world, slot).await;
            assert!(
                held.iter().all(|booking| booking.client_name == "Boris"),
                "{what}: {held:?}"
            );
            assert_eq!(held.len(), usize::from(what == "taken"));
        }
        for person in [anna, boris, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_is_reminded_of_a_cancelled_booking() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        books(anna, world).await;
        cancels(anna, world).await;
        boris.forges(world, &house.book(slot)).await;
        world.comes(at("2026-11-24T10:30")).await;
        boris.sees("⏰ Tomorrow, 10:00–11:00");
        // Cancelled between one reminder and the next.
        let his = house.held(world, slot).await.remove(0);
        house
            .tutor
            .forges(world, &house.step(world, &his, "cancel").await)
            .await;
        world.comes(at("2026-11-25T12:00")).await;
        assert_eq!((anna.count("⏰"), boris.count("⏰")), (0, 1));
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_blocked_the_bot_is_marked_and_healed_by_their_next_word() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let slot = house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        books(&anna, world).await;
        anna.phone.blocks(world.clock.now_ms());
        world.settles().await;
        assert!(is_unreachable(world, &anna).await);

        // What is told meanwhile is dropped, not kept: it would be old news when they come back.
        house.tutor.taps(world, "✅ Accept").await;
        house.tutor.hears("Accepted");
        assert_eq!(anna.count("Booking confirmed"), 0);
        world.passes(Span::hours(1)).await;
        anna.phone.unblocks(world.clock.now_ms());
        world.settles().await;
        assert!(!is_unreachable(world, &anna).await);
        assert_eq!(anna.count("Booking confirmed"), 0);

        // What is still to come comes, and what they missed stands on the screens.
        anna.starts(world).await;
        anna.sees("Next booking");
        world.comes(at("2026-11-24T10:30")).await;
        anna.sees("⏰ Tomorrow, 10:00–11:00");
        assert_eq!(house.held(world, slot).await.len(), 1);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_screen_follows_what_the_other_side_does() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        books(&anna, world).await;
        assert!(anna.screen().contains("Awaiting an answer"), "{}", anna.screen());
        house.tutor.taps(world, "✅ Accept").await;
        anna.looks();
        assert!(anna.screen().contains("✅ Confirmed"), "{}", anna.screen());
        assert!(!anna.screen().contains("Withdraw"), "{}", anna.screen());
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_vanished_without_a_word_is_marked_when_something_is_sent() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        house.slot(world, TEN).await;
        let anna = house.client(world, "Anna").await;
        books(&anna, world).await;
        anna.phone.deactivates(world.clock.now_ms());
        house.tutor.taps(world, "✅ Accept").await;
        assert!(is_unreachable(world, &anna).await);
        house.tutor.looks();
    })
    .await;
}

async fn is_unreachable(world: &World, someone: &Someone) -> bool {
    let sql = format!(
        "UPDATE person SET name = name WHERE telegram_id = {} AND unreachable_at IS NOT NULL",
        someone.phone.id()
    );
    world.database.sql(&sql).await == 1
}

/// The zone that somebody picks for themself.
async fn lives_in(someone: &Someone, world: &World, zone: &str) {
    let pick = Act::PickZone { zone: zone.to_owned() };
    someone.forges(world, &Callback::Do(pick).encode(Origin::Screen)).await;
    someone.hears("Time zone");
}

#[tokio::test]
async fn hours_stay_true_around_a_clock_change() {
    story(async |world| {
        // Berlin's clocks go forward in the night to Sunday, New York's did two weeks before.
        world.clock.advance(at("2027-03-24T09:00") - world.clock.now());
        let house = House::open(world, Approval::Never).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        lives_in(boris, world, "America/New_York").await;
        let sunday = "2027-03-28T10:00";
        let slots = [
            house.slot(world, sunday).await,
            house.slot(world, "2027-03-28T11:00").await,
        ];
        anna.forges(world, &house.book(slots[0])).await;
        anna.sees("Sun 28 Mar, 10:00–11:00");
        boris.forges(world, &house.book(slots[1])).await;
        boris.sees("Sun 28 Mar, 5:00–6:00 (11:00 Berlin)");
        house.tutor.sees("Sun 28 Mar, 11:00–12:00");

        // A day before by the wall: 23 hours for Anna at ten, 24 for Boris at eleven, so both at once.
        world.comes(at("2027-03-27T09:59")).await;
        assert_eq!((anna.count("⏰"), boris.count("⏰")), (0, 0));
        world.comes(at("2027-03-27T10:00")).await;
        assert_eq!((anna.count("⏰"), boris.count("⏰")), (1, 1));
        boris.sees("⏰ Tomorrow, 5:00–6:00 (11:00 Berlin)");
        anna.sees("⏰ Tomorrow, 10:00–11:00");
        // Two hours before are two hours.
        world.comes(at(sunday) - Span::hours(2) - Span(1)).await;
        assert_eq!(anna.count("⏰"), 1);
        world.comes(at(sunday) - Span::hours(2)).await;
        assert_eq!(anna.count("⏰"), 2);
        anna.sees("⏰ Today, 10:00–11:00");
        world.comes(at(sunday)).await;
        for person in [anna, boris, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_change_of_zone_moves_no_booking() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, TEN).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        lives_in(boris, world, "Asia/Tokyo").await;
        boris.taps(world, "⌂").await;
        boris.sees("Hours are yours");
        books(anna, world).await;
        anna.sees("Wed 25 Nov, 10:00–11:00");
        let before = house.held(world, slot).await.remove(0);

        let pick = Act::PickPracticeZone {
            tenant: house.tenant,
            zone: "Europe/London".to_owned(),
        };
        house
            .tutor
            .forges(world, &Callback::Do(pick).encode(Origin::Screen))
            .await;
        house.tutor.hears("Time zone");
        let after = house.held(world, slot).await.remove(0);
        assert_eq!((before.start_at, before.end_at), (after.start_at, after.end_at));
        let tenant = tenant::by_id(&mut house::read(world).await, house.tenant).await;
        assert_eq!(tenant.unwrap().unwrap().zone, Zone::parse("Europe/London").unwrap());

        // Who has no zone of their own reads the practice's; who has one, both.
        anna.taps(world, "⌂").await;
        anna.sees("9:00–10:00");
        house
            .tutor
            .forges(world, &house.step(world, &after, "cancel").await)
            .await;
        boris.forges(world, &house.book(slot)).await;
        boris.sees("18:00–19:00 (9:00 London)");
        // Reminders are where they were: a day before ten in Berlin.
        world.comes(at("2026-11-24T10:00")).await;
        boris.sees("⏰");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}
