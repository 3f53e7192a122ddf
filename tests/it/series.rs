//! The same time every week: shown week by week, booked in one act by the rules of a single booking, told of once.

use slotkeeper::domain::ids::{SeriesId, SlotId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::domain::series::WEEKS;
use slotkeeper::simulator::Message;
use slotkeeper::storage::booking::BookingRow;
use slotkeeper::storage::{booking, due};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House, callbacks, insert_slot};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

const TUESDAYS: [&str; 4] = [
    "2026-11-24T18:00",
    "2026-12-01T18:00",
    "2026-12-08T18:00",
    "2026-12-15T18:00",
];

/// Four Tuesdays at six are free.
struct Scene {
    house: House,
    anna: Someone,
    boris: Someone,
    slots: Vec<SlotId>,
}

impl Scene {
    async fn open(world: &World, approval: Approval) -> Self {
        let house = House::open(world, approval).await;
        let mut slots = Vec::new();
        for wall in TUESDAYS {
            slots.push(house.slot(world, wall).await);
        }
        let mut people = house.clients(world, &["Anna", "Boris"]).await;
        let (boris, anna) = (people.pop().unwrap(), people.pop().unwrap());
        Self {
            house,
            anna,
            boris,
            slots,
        }
    }

    fn act(&self, weeks: u32) -> String {
        let (tenant, slot) = (self.house.tenant, self.slots[0]);
        let shown = if WEEKS.contains(&weeks) { (1 << weeks) - 1 } else { 1 };
        let act = Act::BookSeries {
            tenant,
            slot,
            weeks,
            shown,
        };
        Callback::Do(act).encode(Origin::Screen)
    }

    async fn confirms(&self, world: &World, who: &Someone) {
        let (tenant, slot) = (self.house.tenant, self.slots[0]);
        let place = Callback::Go(Place::Confirm { tenant, slot });
        who.forges(world, &place.encode(Origin::Screen)).await;
    }

    /// Who holds a seat in which of the slots.
    async fn held(&self, world: &World) -> Vec<Option<BookingRow>> {
        let mut held = Vec::new();
        for slot in &self.slots {
            held.push(self.house.held(world, *slot).await.pop());
        }
        held
    }

    async fn names(&self, world: &World) -> Vec<String> {
        let held = self.held(world).await;
        held.into_iter()
            .map(|row| row.map_or_else(String::new, |row| row.client_name))
            .collect()
    }

    async fn series(&self, world: &World) -> SeriesId {
        let held = self.held(world).await;
        held.into_iter().flatten().find_map(|row| row.series_id).unwrap()
    }

    /// What the button "Accept all" carries now.
    async fn accept(&self, world: &World) -> String {
        let (tenant, series) = (self.house.tenant, self.series(world).await);
        let rows = booking::of_series(&mut house::read(world).await, tenant, series).await;
        let stamp = rows.unwrap().iter().map(|row| row.entry_no).sum();
        let act = Act::AcceptSeries { tenant, series, stamp };
        Callback::Do(act).encode(Origin::Screen)
    }

    fn everybody_looks(&self) {
        for person in [&self.anna, &self.boris, &self.house.tutor] {
            person.looks();
        }
    }

    async fn set_policy(&self, world: &World, policy: Policy) {
        self.house.set_policy(world, policy).await;
    }
}

fn notice(who: &Someone, words: &str) -> Message {
    let messages = who.phone.messages();
    let found = messages.into_iter().rev().find(|message| message.text.contains(words));
    found.unwrap_or_else(|| panic!("no {words:?}:\n{}", who.sight()))
}

async fn in_russian(world: &World, who: &Someone) {
    let code = "ru".to_owned();
    let data = Callback::Do(Act::PickLanguage { code }).encode(Origin::Screen);
    who.forges(world, &data).await;
    who.looks();
}

#[tokio::test]
async fn the_same_time_every_week_is_booked_at_once_and_told_of_in_one_message() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Never).await;
        let (anna, tutor) = (&scene.anna, &scene.house.tutor);
        scene.confirms(world, anna).await;
        anna.taps(world, "🔁 For several weeks").await;
        anna.sees("The same time 4 weeks in a row");
        anna.sees("✅ Tomorrow, 18:00–19:00");
        anna.sees("✅ Tue 15 Dec, 18:00–19:00");
        anna.sees("You can book 4 of them");
        anna.taps(world, "8 wks").await;
        anna.sees("✖ Tue 22 Dec, 18:00–19:00 (Berlin) — no such time");
        anna.does_not_see("12 wks");
        anna.taps(world, "4 wks").await;
        anna.taps(world, "Book what is free: 4").await;
        anna.hears("4 bookings confirmed");
        anna.sees("4 bookings confirmed, every week");
        assert!(anna.screen().contains("My bookings · 4"), "{}", anna.screen());
        assert_eq!(scene.names(world).await, ["Anna"; 4]);
        let rows: Vec<BookingRow> = scene.held(world).await.into_iter().flatten().collect();
        let series = scene.series(world).await;
        assert!(rows.iter().all(|row| row.series_id == Some(series)));
        assert!(rows.iter().all(|row| row.phase == "upcoming"));

        tutor.sees("4 new bookings, every week: Anna");
        tutor.sees("Tue 1 Dec, 18:00–19:00");
        assert_eq!(tutor.count("New booking"), 0, "{}", tutor.sight());
        // Each is a booking like any other: one is cancelled, the rest stays, and all are reminded of.
        let cancel = scene.house.step(world, &rows[1], "cancel").await;
        anna.forges(world, &cancel).await;
        anna.hears("Booking cancelled");
        assert_eq!(scene.names(world).await, ["Anna", "", "Anna", "Anna"]);
        scene.everybody_looks();
        let mut conn = house::read(world).await;
        let next = due::next_reminder(&mut conn).await.unwrap();
        assert!(next.is_some(), "nothing is going to remind her");
        drop(conn);
        world.comes(at("2026-11-24T17:30")).await;
        anna.sees("⏰");
        let before = anna.count("⏰");
        world.comes(at("2026-12-07T20:00")).await;
        assert!(anna.count("⏰") > before, "{}", anna.sight());
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn requests_for_every_week_are_accepted_by_one_tap_in_russian() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Always).await;
        scene.set_policy(world, waiting_for(10)).await;
        let (anna, tutor) = (&scene.anna, &scene.house.tutor);
        in_russian(world, anna).await;
        in_russian(world, tutor).await;
        scene.confirms(world, anna).await;
        anna.taps(world, "🔁 На несколько недель").await;
        anna.sees("То же время 4 недели подряд");
        anna.sees("Специалист ответит на каждую заявку");
        anna.taps(world, "Отправить заявки: 4").await;
        anna.hears("Отправлены 4 заявки");
        anna.sees("Отправлены 4 заявки, каждую неделю");
        anna.sees("Ответ придёт сюда.");
        tutor.sees("Anna просит 4 занятия, каждую неделю");
        assert_eq!(tutor.count("Новая заявка"), 0, "{}", tutor.sight());
        tutor.sees("Принять все: 4");

        // One is declined by itself: the message says so, and the rest can still be accepted together.
        let rows: Vec<BookingRow> = scene.held(world).await.into_iter().flatten().collect();
        let decline = scene.house.step(world, &rows[1], "decline").await;
        tutor.forges(world, &decline).await;
        tutor.sees("Принять все: 3");
        anna.looks();
        tutor.taps(world, "Принять все: 3").await;
        tutor.hears("Приняты 3 заявки");
        assert_eq!(scene.names(world).await, ["Anna", "", "Anna", "Anna"]);
        let rows: Vec<BookingRow> = scene.held(world).await.into_iter().flatten().collect();
        assert!(rows.iter().all(|row| row.phase == "upcoming"), "{rows:?}");
        let told = notice(tutor, "просит 4 занятия");
        let back = |button: &Callback| matches!(button, Callback::Do(Act::TakeBackSeries { .. }));
        assert!(callbacks(&told).iter().all(back), "{}", told.text);
        anna.sees("Подтверждены 3 записи");
        assert_eq!(anna.count("Запись подтверждена"), 0, "{}", anna.sight());
        anna.taps(world, "📋 Мои записи").await;
        assert!(anna.screen().contains("Мои записи · 3"), "{}", anna.screen());
        scene.everybody_looks();

        // What is taken back is told of, although it was told of together with others.
        let undo = Act::Undo {
            tenant: scene.house.tenant,
            booking: rows[0].booking_id,
            entry_no: rows[0].entry_no,
        };
        tutor.forges(world, &Callback::Do(undo).encode(Origin::Screen)).await;
        anna.sees("↩");
        scene.everybody_looks();
    })
    .await;
}

/// Approval by hand, with so many requests that a newcomer may have open.
fn waiting_for(requests: u16) -> Policy {
    Policy {
        approval: Approval::Always,
        max_open_requests_of_newcomers: requests,
        ..Policy::default()
    }
}

#[tokio::test]
async fn what_is_taken_closed_or_not_there_is_said_before_and_left_out() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Never).await;
        let (anna, boris, tutor) = (&scene.anna, &scene.boris, &scene.house.tutor);
        boris.forges(world, &scene.house.book(scene.slots[1])).await;
        let tenant = scene.house.tenant;
        let day = "2026-12-08".parse().unwrap();
        let close = Callback::Do(Act::CloseDay { tenant, day }).encode(Origin::Screen);
        tutor.forges(world, &close).await;
        // At the hour, but longer: another lesson.
        insert_slot(&world.app.core.db, tenant, at("2026-12-22T18:00"), 90, 1).await;
        scene.confirms(world, anna).await;
        anna.taps(world, "For several weeks").await;
        anna.taps(world, "8 wks").await;
        anna.sees("Tue 1 Dec, 18:00–19:00 (Berlin) — taken");
        anna.sees("Tue 8 Dec, 18:00–19:00 (Berlin) — day off");
        anna.sees("Tue 22 Dec, 18:00–19:00 (Berlin) — no such time");
        anna.sees("You can book 2 of them");
        // Boris is quicker with the last one that she saw free.
        boris.forges(world, &scene.house.book(scene.slots[3])).await;
        anna.taps(world, "Book what is free: 2").await;
        anna.hears("1 of 8 booked");
        anna.sees("Left out:");
        anna.sees("Tue 15 Dec, 18:00–19:00 (Berlin) — taken");
        assert_eq!(scene.names(world).await, ["Anna", "Boris", "", "Boris"]);
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn the_limit_ends_a_series_midway() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Never).await;
        let anna = &scene.anna;
        let policy = Policy {
            approval: Approval::Never,
            max_active: 3,
            ..Policy::default()
        };
        scene.set_policy(world, policy).await;
        scene.confirms(world, anna).await;
        anna.taps(world, "For several weeks").await;
        anna.sees("Tue 15 Dec, 18:00–19:00 (Berlin) — more than you can hold at once");
        anna.taps(world, "Book what is free: 3").await;
        anna.hears("3 of 4 booked");
        assert_eq!(scene.names(world).await, ["Anna", "Anna", "Anna", ""]);
        scene.everybody_looks();

        // A newcomer asks for no more than they may, and both sides are told of what was asked for.
        scene.set_policy(world, waiting_for(2)).await;
        let boris = &scene.boris;
        let friday = ["2026-11-27T12:00", "2026-12-04T12:00", "2026-12-11T12:00"];
        let mut slots = Vec::new();
        for wall in friday {
            slots.push(scene.house.slot(world, wall).await);
        }
        let (tenant, slot) = (scene.house.tenant, slots[0]);
        let act = Act::BookSeries {
            tenant,
            slot,
            weeks: 4,
            shown: 15,
        };
        boris.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
        boris.hears("2 of 4 requested");
        boris.sees("Fri 11 Dec, 12:00–13:00 (Berlin) — too many requests without an answer");
        boris.sees("Fri 18 Dec, 12:00–13:00 (Berlin) — no such time");
        scene.house.tutor.sees("Boris asks for 2 times, every week");
        scene.house.tutor.taps(world, "Accept all: 2").await;
        boris.sees("2 of your bookings are confirmed");
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn the_time_on_the_wall_stays_over_the_clock_change_of_october() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.clock.advance(at("2027-10-18T08:00") - world.clock.now());
        let anna = house.client(world, "Anna").await;
        let mut slots = Vec::new();
        for wall in ["2027-10-19T18:00", "2027-10-26T18:00", "2027-11-02T18:00"] {
            slots.push(house.slot(world, wall).await);
        }
        // What was six o'clock by the other offset is another time.
        let other = insert_slot(&world.app.core.db, house.tenant, at("2027-11-09T17:00"), 60, 1).await;
        let (tenant, slot) = (house.tenant, slots[0]);
        let place = Callback::Go(Place::Series { tenant, slot, weeks: 4 });
        anna.forges(world, &place.encode(Origin::Screen)).await;
        anna.sees("✅ Tue 2 Nov, 18:00–19:00");
        anna.sees("✖ Tue 9 Nov, 18:00–19:00 (Berlin) — no such time");
        anna.taps(world, "Book what is free: 3").await;
        let mut starts = Vec::new();
        for slot in slots {
            starts.push(house.held(world, slot).await.pop().unwrap().start_at);
        }
        assert_eq!(starts[1] - starts[0], Span::days(7));
        assert_eq!(starts[2] - starts[1], Span::hours(7 * 24 + 1));
        assert!(house.held(world, other).await.is_empty());
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_second_tap_books_nothing_more_and_says_so() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Never).await;
        let anna = &scene.anna;
        anna.forges(world, &scene.act(4)).await;
        let first = scene.series(world).await;
        anna.forges(world, &scene.act(4)).await;
        anna.hears("You already have this time");
        assert_eq!(scene.series(world).await, first);
        assert_eq!(scene.house.tutor.count("every week"), 1);
        assert_eq!(anna.count("every week"), 1);
        // Looked at again, they are hers.
        let (tenant, slot) = (scene.house.tenant, scene.slots[0]);
        let place = Callback::Go(Place::Series { tenant, slot, weeks: 4 });
        anna.forges(world, &place.encode(Origin::Screen)).await;
        anna.sees("Tue 1 Dec, 18:00–19:00 (Berlin) — already yours");
        assert!(!anna.screen().contains("Book what is free"), "{}", anna.screen());
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn of_two_who_race_for_the_same_weeks_each_gets_whole_weeks_and_nobody_both() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Never).await;
        let data = scene.act(4);
        for person in [&scene.anna, &scene.boris] {
            let screen = person.phone.messages_with_buttons().pop().unwrap().id;
            for _ in 0..2 {
                person.phone.forges(screen, &data, world.clock.now_ms()).unwrap();
            }
        }
        world.settles().await;
        let names = scene.names(world).await;
        assert!(
            names.iter().all(|name| *name == names[0] && !name.is_empty()),
            "{names:?}"
        );
        let (won, lost) = match names[0] == "Anna" {
            true => (&scene.anna, &scene.boris),
            false => (&scene.boris, &scene.anna),
        };
        won.hears("You already have this time");
        lost.hears("Somebody has just taken this time.");
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn what_no_button_says_is_refused() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Always).await;
        scene.set_policy(world, waiting_for(10)).await;
        let (anna, boris) = (&scene.anna, &scene.boris);
        for weeks in [0, 1, 3, 13, 1_000_000, u32::MAX] {
            anna.forges(world, &scene.act(weeks)).await;
            anna.hears("This isn't here any more");
            let (tenant, slot) = (scene.house.tenant, scene.slots[0]);
            let place = Callback::Go(Place::Series { tenant, slot, weeks });
            anna.forges(world, &place.encode(Origin::Screen)).await;
            assert!(!anna.screen().contains("in a row"), "{}", anna.screen());
        }
        // Somebody else's slot is not there, and a hidden one tells nothing.
        let (tenant, slot) = (scene.house.tenant, SlotId(987_654));
        let act = Act::BookSeries {
            tenant,
            slot,
            weeks: 4,
            shown: 15,
        };
        anna.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
        anna.hears("This time can't be booked any more");
        assert_eq!(scene.names(world).await, [""; 4]);

        // Only who runs the practice accepts, and only what waits.
        anna.forges(world, &scene.act(4)).await;
        let series = scene.series(world).await;
        let accept = scene.accept(world).await;
        for person in [anna, boris] {
            person.forges(world, &accept).await;
            person.hears("This isn't here any more");
        }
        let mut conn = house::read(world).await;
        let rows = booking::of_series(&mut conn, tenant, series).await.unwrap();
        drop(conn);
        assert!(rows.iter().all(|row| row.phase == "pending"), "{rows:?}");
        scene.house.tutor.forges(world, &accept).await;
        scene.house.tutor.hears("4 requests accepted");
        scene.house.tutor.forges(world, &accept).await;
        scene.house.tutor.hears("This has changed");
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn what_the_client_answered_goes_with_each_of_them() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Always).await;
        let policy = Policy {
            question: "What are we learning?".to_owned(),
            ..waiting_for(10)
        };
        scene.set_policy(world, policy).await;
        let anna = &scene.anna;
        scene.confirms(world, anna).await;
        anna.says(world, "Fractions").await;
        anna.taps(world, "For several weeks").await;
        anna.sees("Your answer: “Fractions”");
        anna.taps(world, "2 wks").await;
        anna.says(world, "Geometry").await;
        anna.sees("Your answer: “Geometry”");
        anna.sees("The same time 2 weeks in a row");
        // However long ago it was typed: it is on the screen, and goes along.
        world.passes(Span::hours(25)).await;
        anna.taps(world, "Send requests: 2").await;
        anna.hears("2 requests sent");
        scene.house.tutor.sees("Geometry");
        let rows: Vec<BookingRow> = scene.held(world).await.into_iter().flatten().collect();
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|row| row.answer == "Geometry"), "{rows:?}");
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn a_week_that_became_free_after_the_screen_is_not_booked_unasked() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Never).await;
        let (anna, boris) = (&scene.anna, &scene.boris);
        boris.forges(world, &scene.house.book(scene.slots[2])).await;
        scene.confirms(world, anna).await;
        anna.taps(world, "For several weeks").await;
        anna.sees("Tue 8 Dec, 18:00–19:00 (Berlin) — taken");
        anna.sees("Each booking can be cancelled up to 12 h before it begins.");
        let his = scene.house.held(world, scene.slots[2]).await.remove(0);
        let cancel = scene.house.step(world, &his, "cancel").await;
        boris.forges(world, &cancel).await;
        anna.taps(world, "Book what is free: 3").await;
        anna.hears("3 of 4 booked");
        anna.sees("Tue 8 Dec, 18:00–19:00 (Berlin) — became free later, you can book it by itself");
        assert_eq!(scene.names(world).await, ["Anna", "Anna", "", "Anna"]);
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn accept_all_is_of_what_the_message_shows_and_is_offered_again_after_an_undo() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Always).await;
        scene.set_policy(world, waiting_for(10)).await;
        let (anna, tutor) = (&scene.anna, &scene.house.tutor);
        anna.forges(world, &scene.act(2)).await;
        tutor.sees("Anna asks for 2 times, every week");
        // She takes one of them elsewhere before the answer comes.
        let stale = scene.accept(world).await;
        let rows: Vec<BookingRow> = scene.held(world).await.into_iter().flatten().collect();
        let act = Act::Move {
            tenant: scene.house.tenant,
            booking: rows[1].booking_id,
            entry_no: rows[1].entry_no,
            slot: scene.slots[2],
        };
        anna.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
        anna.hears("Moved");
        tutor.forges(world, &stale).await;
        tutor.hears("This has changed");
        assert_eq!(scene.names(world).await, ["Anna", "", "Anna", ""]);
        scene.everybody_looks();
        tutor.forges(world, &scene.accept(world).await).await;
        tutor.hears("2 requests accepted");
        let told = notice(tutor, "asks for 2 times");
        let back = |button: &Callback| matches!(button, Callback::Do(Act::TakeBackSeries { .. }));
        assert!(callbacks(&told).iter().all(back), "{}", told.text);
        let rows: Vec<BookingRow> = scene.held(world).await.into_iter().flatten().collect();
        assert!(rows.iter().all(|row| row.phase == "upcoming"), "{rows:?}");
        let undo = Act::Undo {
            tenant: scene.house.tenant,
            booking: rows[0].booking_id,
            entry_no: rows[0].entry_no,
        };
        tutor.forges(world, &Callback::Do(undo).encode(Origin::Screen)).await;
        let told = notice(tutor, "asks for 2 times");
        let offered = callbacks(&told);
        let accept = |button: &Callback| matches!(button, Callback::Do(Act::AcceptSeries { .. }));
        assert!(offered.iter().any(accept), "{}", told.text);
        tutor.forges(world, &scene.accept(world).await).await;
        tutor.hears("1 request accepted");
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn requests_of_a_series_that_nobody_answers_expire_and_their_message_asks_no_more() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Always).await;
        scene.set_policy(world, waiting_for(10)).await;
        let (anna, tutor) = (&scene.anna, &scene.house.tutor);
        anna.forges(world, &scene.act(2)).await;
        anna.sees("2 requests sent, every week");
        scene.everybody_looks();
        world.passes(Span::hours(25)).await;
        let mut conn = house::read(world).await;
        let held = booking::pending(&mut conn, scene.house.tenant, 0, 10).await.unwrap();
        assert!(held.is_empty(), "{held:?}");
        drop(conn);
        let told = notice(tutor, "asks for 2 times");
        let back = |button: &Callback| matches!(button, Callback::Do(Act::TakeBackSeries { .. }));
        assert!(callbacks(&told).iter().all(back), "{}", told.text);
        // Each side hears of both in one message.
        for person in [anna, tutor] {
            let told = notice(person, "Expired: 2 bookings");
            assert!(
                told.text.contains("24 Nov") || told.text.contains("Today"),
                "{}",
                told.text
            );
            assert!(told.text.contains("1 Dec"), "{}", told.text);
            let unanswered = person
                .phone
                .messages()
                .iter()
                .filter(|message| message.text.contains("unanswered"))
                .count();
            assert_eq!(unanswered, 0, "nothing is told twice");
        }
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn what_a_guard_stands_against_is_accepted_one_by_one() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Always).await;
        scene.set_policy(world, waiting_for(10)).await;
        let edit = "UPDATE workflow SET source = replace(source, 'to = \"confirmed\"\nby = [\"specialist\"]', \
                    'to = \"confirmed\"\nby = [\"specialist\"]\nuntil = \"created + 1h\"')";
        assert_eq!(world.database.sql(edit).await, 1);
        world.restarts().await;
        let (anna, tutor) = (&scene.anna, &scene.house.tutor);
        anna.forges(world, &scene.act(2)).await;
        scene.everybody_looks();
        world.passes(Span::hours(2)).await;
        tutor.forges(world, &scene.accept(world).await).await;
        tutor.hears("Open them one by one");
        assert!(tutor.screen().contains("Requests"), "{}", tutor.screen());
        let rows: Vec<BookingRow> = scene.held(world).await.into_iter().flatten().collect();
        assert!(rows.iter().all(|row| row.phase == "pending"), "{rows:?}");
        scene.everybody_looks();
    })
    .await;
}

#[tokio::test]
async fn what_was_accepted_together_is_taken_back_by_one_tap_and_told_of_in_one_message() {
    story(async |world| {
        let scene = Scene::open(world, Approval::Always).await;
        scene.set_policy(world, waiting_for(10)).await;
        let (anna, tutor) = (&scene.anna, &scene.house.tutor);
        anna.forges(world, &scene.act(4)).await;
        tutor.forges(world, &scene.accept(world).await).await;
        let told = notice(tutor, "asks for 4 times");
        assert!(told.text.contains("✅ Accepted"), "{}", told.text);
        scene.everybody_looks();
        tutor.taps(world, "↩ Take back all: 4").await;
        tutor.hears("4 requests wait again");
        let rows: Vec<BookingRow> = scene.held(world).await.into_iter().flatten().collect();
        assert!(rows.iter().all(|row| row.phase == "pending"), "{rows:?}");
        world.passes(Span::minutes(1)).await;
        assert_eq!(anna.count("↩"), 0, "{}", anna.sight());
        anna.sees("4 bookings");
        // A second tap finds nothing to take back, and all can be accepted again.
        let series = rows[0].series_id.unwrap();
        let tenant = scene.house.tenant;
        let again = Callback::Do(Act::TakeBackSeries { tenant, series }).encode(Origin::Screen);
        tutor.forges(world, &again).await;
        tutor.hears("This has changed");
        tutor.forges(world, &scene.accept(world).await).await;
        tutor.hears("4 requests accepted");
        world.passes(Span::minutes(1)).await;
        scene.everybody_looks();
    })
    .await;
}
