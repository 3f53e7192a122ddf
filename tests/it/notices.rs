//! What clients choose to hear of a practice, and what they hear whatever they choose.

use slotkeeper::domain::ids::PersonId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::notice::NoticeKind;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::storage::{Lane, booking};
use slotkeeper::telegram::callback::{Act, Callback, Origin};
use slotkeeper::usecase::{Stop, Work, prefs};

use crate::house::{self, House};
use crate::practice::{self, at};
use crate::world::person::Someone;
use crate::world::{World, story};

/// The person behind a telephone.
async fn person(world: &World, telegram: i64) -> PersonId {
    practice::someone(&world.app.core.db, telegram, world.clock.now()).await
}

async fn heard(world: &World, house: &House, who: PersonId) -> Vec<NoticeKind> {
    let mut conn = house::read(world).await;
    let mut heard = Vec::new();
    for kind in NoticeKind::ALL {
        if prefs::hears(&mut conn, house.tenant, who, kind).await.unwrap() {
            heard.push(kind);
        }
    }
    heard
}

#[tokio::test]
async fn everybody_begins_with_the_usual_kinds_and_chooses_for_themself() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (
            person(world, house::TUTOR + 1).await,
            person(world, house::TUTOR + 2).await,
        );
        let usual: Vec<NoticeKind> = NoticeKind::ALL.into_iter().filter(|kind| kind.usually()).collect();
        let (flows, tenant, now) = (world.app.core.flows.clone(), house.tenant, world.clock.now());
        let unit = world.app.core.db.write(Lane::Workers, move |tx| {
            let flows = flows.clone();
            Box::pin(async move {
                let mut work = Work::as_client(tx, &flows, tenant, anna, now)
                    .await
                    .unwrap_or_else(stopped);
                for (kind, on) in [
                    (NoticeKind::NewTimes, true),
                    (NoticeKind::News, true),
                    (NoticeKind::News, false),
                ] {
                    prefs::set_hears(&mut work, kind, on).await.unwrap_or_else(stopped);
                }
                Ok(())
            })
        });
        unit.await.unwrap();
        let own = [
            NoticeKind::Reminders,
            NoticeKind::FreedTimes,
            NoticeKind::NewTimes,
            NoticeKind::Changes,
        ];
        assert_eq!(heard(world, &house, anna).await, own);
        assert_eq!(heard(world, &house, boris).await, usual);
        assert_eq!(
            prefs::quiet_hours(&mut house::read(world).await, anna).await.unwrap(),
            None
        );
    })
    .await;
}

fn stopped<T>(stop: Stop) -> T {
    panic!("{stop:?}")
}

fn hear(house: &House, kind: NoticeKind, on: bool) -> String {
    let place = NoticeKind::ALL.iter().position(|it| *it == kind).unwrap();
    let act = Act::Hear {
        tenant: house.tenant,
        kind: place as u32,
        on,
    };
    Callback::Do(act).encode(Origin::Screen)
}

#[tokio::test]
async fn changes_can_be_turned_off_but_nobody_misses_that_their_booking_is_cancelled() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let first = house.slot(world, "2026-11-25T10:00").await;
        let second = house.slot(world, "2026-11-26T10:00").await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        let third = house.slot(world, "2026-11-25T12:00").await;
        for kind in NoticeKind::ALL {
            anna.forges(world, &hear(&house, kind, false)).await;
        }
        for (who, slot) in [(anna, first), (anna, second), (boris, third)] {
            who.forges(world, &house.book(slot)).await;
        }
        world.comes(at("2026-11-25T08:00")).await;
        for (who, slot) in [(anna, first), (boris, third)] {
            let held = house.held(world, slot).await.remove(0);
            let late = house.step(world, &held, "late-cancel").await;
            who.forges(world, &late).await;
            let after = booking::by_id(&mut house::read(world).await, house.tenant, held.booking_id)
                .await
                .unwrap()
                .unwrap();
            let waive = house.step(world, &after, "waive").await;
            house.tutor.forges(world, &waive).await;
        }
        assert_eq!(anna.count("Cancelled\nToday"), 0);
        assert_eq!(boris.count("Cancelled\nToday"), 1);
        assert_eq!(anna.count("⏰"), 0);
        let held = house.held(world, second).await.remove(0);
        let cancel = house.step(world, &held, "cancel").await;
        house.tutor.forges(world, &cancel).await;
        assert_eq!(anna.count("The specialist cancelled your booking"), 1);
        for person in [anna, boris, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn new_times_are_told_together_and_once_a_day_to_those_who_want_to_know() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        anna.starts(world).await;
        anna.taps(world, "⏰ Reminders").await;
        anna.taps(world, "🔔 Messages").await;
        anna.sees("You always hear when the specialist cancels");
        anna.taps(world, "🔕 New times").await;
        anna.sees("🔔 New times");
        let told = |who: &Someone| who.count("New times: ");
        house.slot(world, "2026-11-27T10:00").await;
        world.clock.advance(Span::minutes(5));
        house.slot(world, "2026-11-28T11:00").await;
        let taken = house.slot(world, "2026-11-28T13:00").await;
        boris.forges(world, &house.book(taken)).await;
        world.restarts().await;
        assert_eq!(told(anna), 0);
        world.passes(Span::minutes(15)).await;
        assert_eq!((told(anna), told(boris)), (1, 0));
        anna.sees("Fri 27 Nov, 10:00–11:00\nSat 28 Nov, 11:00–12:00");
        anna.does_not_see("13:00–14:00");
        anna.taps(world, "🗓 Book a time").await;

        // The rest of the day waits for the next morning.
        house.slot(world, "2026-11-29T16:00").await;
        world.comes(at("2026-11-24T09:59")).await;
        assert_eq!(told(anna), 1);
        world.comes(at("2026-11-24T10:00")).await;
        assert_eq!((told(anna), told(boris)), (2, 0));

        // What is turned off before it is sent is not sent.
        house.slot(world, "2026-11-30T16:00").await;
        world.comes(at("2026-11-25T09:59")).await;
        anna.forges(world, &hear(&house, NoticeKind::NewTimes, false)).await;
        world.comes(at("2026-11-25T12:00")).await;
        assert_eq!(told(anna), 2);
        for person in [anna, boris, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn new_times_beyond_the_horizon_are_told_on_the_day_on_which_they_can_be_booked() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let policy = Policy {
            approval: Approval::Never,
            horizon_days: 10,
            ..Policy::default()
        };
        house.set_policy(world, policy).await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &hear(&house, NoticeKind::NewTimes, true)).await;
        let told = || anna.count("New times: ");
        house.slot(world, "2026-11-27T10:00").await;
        house.slot(world, "2026-12-10T10:00").await;
        house.slot(world, "2026-12-10T12:00").await;
        house.slot(world, "2026-12-11T12:00").await;
        world.passes(Span::minutes(15)).await;
        assert_eq!(told(), 1);
        anna.sees("Fri 27 Nov, 10:00–11:00");
        anna.does_not_see("10 Dec");
        world.comes(at("2026-11-30T09:59")).await;
        assert_eq!(told(), 1);
        // What is made on the morning of that day comes with it.
        house.slot(world, "2026-12-05T10:00").await;
        world.comes(at("2026-11-30T10:00")).await;
        assert_eq!(told(), 2);
        anna.sees("Sat 5 Dec, 10:00–11:00\nThu 10 Dec, 10:00–11:00");
        anna.does_not_see("11 Dec");
        world.comes(at("2026-12-01T10:00")).await;
        assert_eq!(told(), 3);
        anna.sees("Fri 11 Dec, 12:00–13:00");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_may_not_book_hears_of_no_new_times() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let policy = Policy {
            approval: Approval::Never,
            max_active: 1,
            ..Policy::default()
        };
        house.set_policy(world, policy).await;
        let hers = house.slot(world, "2026-11-27T10:00").await;
        let his = house.slot(world, "2026-11-27T12:00").await;
        let clients = house.clients(world, &["Anna", "Boris", "Clara"]).await;
        let (anna, boris, clara) = (&clients[0], &clients[1], &clients[2]);
        for someone in &clients {
            someone.forges(world, &hear(&house, NoticeKind::NewTimes, true)).await;
        }
        // Anna has all she may have, Boris is banned.
        anna.forges(world, &house.book(hers)).await;
        boris.forges(world, &house.book(his)).await;
        let held = house.held(world, his).await.remove(0);
        boris.forges(world, &house.step(world, &held, "cancel").await).await;
        let ban = "UPDATE client SET banned_at = 1 WHERE name = 'Boris'";
        assert_eq!(world.database.sql(ban).await, 1);
        house.slot(world, "2026-11-28T10:00").await;
        world.passes(Span::minutes(15)).await;
        let told = clients.iter().map(|someone| someone.count("New times: "));
        assert_eq!(told.collect::<Vec<_>>(), [0, 0, 1]);
        for someone in [anna, boris, clara, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_hundred_and_twenty_listeners_are_told_in_turns_each_once_whatever_breaks_off() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (core, tenant, now) = (&world.app.core, house.tenant, world.clock.now());
        let many = practice::people(&core.db, 5000, 120, now).await;
        let crowd = many.clone();
        let unit = core.db.write(Lane::Workers, move |tx| {
            let crowd = crowd.clone();
            Box::pin(async move {
                for id in crowd {
                    slotkeeper::storage::tenant::meet(tx, tenant, id, now).await?;
                    let mut locked = slotkeeper::storage::tenant::Locked::take(tx, tenant).await?.unwrap();
                    locked.set_hears(id, NoticeKind::NewTimes, true).await?;
                }
                Ok(())
            })
        });
        unit.await.unwrap();
        house.slot(world, "2026-11-27T10:00").await;
        world.clock.advance(Span::minutes(15));
        let now = world.clock.now();
        // The first are told, and then the program breaks off.
        let flows = core.flows.clone();
        let unit = core.db.write(Lane::Workers, move |tx| {
            let flows = flows.clone();
            Box::pin(async move {
                let work = Work::as_clock(tx, &flows, tenant, now).await;
                let mut work = work.unwrap_or_else(stopped);
                let last = work.tell_published("2026-11-23", None).await.unwrap_or_else(stopped);
                let letters = std::mem::take(&mut work.letters);
                for letter in &letters {
                    slotkeeper::storage::outbox::put(tx, letter, now).await?;
                }
                Ok((letters.len(), last))
            })
        });
        assert_eq!(unit.await.unwrap(), (50, Some(many[49])));
        // What is published meanwhile waits for the next day: some have read theirs.
        house.slot(world, "2026-11-28T10:00").await;
        slotkeeper::scheduler::run_publications(core, now).await.unwrap();
        assert_eq!(slotkeeper::scheduler::run_publications(core, now).await.unwrap(), 0);
        let told = "SELECT CAST(person_id AS TEXT) FROM outbox WHERE dedupe LIKE 'new_times:%' ORDER BY outbox_id";
        let asked: Vec<String> = many.iter().map(ToString::to_string).collect();
        assert_eq!(world.database.texts(told).await, asked);
        let days = world
            .database
            .texts("SELECT day FROM published_slot ORDER BY slot_id")
            .await;
        assert_eq!(days, ["2026-11-23", "2026-11-24"]);
        world
            .database
            .sql("DELETE FROM outbox WHERE dedupe LIKE 'new_times:%'")
            .await;
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn new_times_wait_for_the_end_of_quiet_hours() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = world.person(house::TUTOR + 1, "Анна", "ru");
        anna.opens(world, &house.link).await;
        anna.forges(world, &hear(&house, NoticeKind::NewTimes, true)).await;
        let quiet = Act::BeQuiet {
            from: 22 * 60,
            to: 8 * 60,
        };
        anna.forges(world, &Callback::Do(quiet).encode(Origin::Screen)).await;
        world.comes(at("2026-11-23T22:30")).await;
        house.slot(world, "2026-11-27T10:00").await;
        world.comes(at("2026-11-24T07:59")).await;
        assert_eq!(anna.count("Новые окна"), 0);
        world.comes(at("2026-11-24T08:00")).await;
        anna.sees("🗓 Новое свободное время: Tutor 1\nпт 27 ноября, 10:00–11:00\n[🗓 Записаться]");
        house.tutor.looks();
    })
    .await;
}

/// A client in Moscow of the practice in Berlin, with a lesson on Thursday before the clock change of March 2027 and
/// one on the Monday after it.
async fn abroad(world: &World, language: &str) -> (House, Someone) {
    world.clock.advance(Span::days(114));
    let house = House::open(world, Approval::Never).await;
    let before = house.slot(world, "2027-03-25T18:00").await;
    let after = house.slot(world, "2027-03-29T18:00").await;
    let anna = world.person(house::TUTOR + 1, "Anna", language);
    anna.opens(world, &house.link).await;
    let zone = "Europe/Moscow".to_owned();
    anna.forges(world, &Callback::Do(Act::PickZone { zone }).encode(Origin::Screen))
        .await;
    for slot in [before, after] {
        anna.forges(world, &house.book(slot)).await;
    }
    (house, anna)
}

#[tokio::test]
async fn a_clock_change_that_moves_a_clients_hours_is_told_a_week_before_once() {
    story(async |world| {
        let (house, anna) = abroad(world, "en").await;
        let boris = world.person(house::TUTOR + 2, "Boris", "en");
        boris.opens(world, &house.link).await;
        let slot = house.slot(world, "2027-03-29T10:00").await;
        boris.forges(world, &house.book(slot)).await;
        // A week before the change is three in the night.
        world.comes(at("2027-03-21T06:00")).await;
        assert_eq!(anna.count("🕒"), 0);
        world.restarts().await;
        world.comes(at("2027-03-21T07:00")).await;
        anna.sees("🕒 Tutor 1: your hours are 60 min earlier (Sun 28 Mar)");
        anna.sees("Clocks change in one place and not in the other: Moscow, Berlin.");
        anna.sees("First by the new hours: Mon 29 Mar, 19:00–20:00 (18:00 Berlin)");
        world.comes(at("2027-03-29T17:00")).await;
        assert_eq!((anna.count("🕒"), boris.count("🕒")), (1, 0));
        for person in [&anna, &boris, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_is_warned_of_a_change_that_moves_nothing_for_them_any_more() {
    story(async |world| {
        let (house, anna) = abroad(world, "ru").await;
        world.comes(at("2027-03-21T05:00")).await;
        // The warning waits for the morning; by then she has moved to Paris, which changes with Berlin.
        let zone = "Europe/Paris".to_owned();
        anna.forges(world, &Callback::Do(Act::PickZone { zone }).encode(Origin::Screen))
            .await;
        world.comes(at("2027-03-29T12:00")).await;
        assert_eq!(anna.count("🕒"), 0);
        for person in [&anna, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn who_has_nothing_after_the_change_is_not_warned_and_who_books_then_is() {
    story(async |world| {
        let (house, anna) = abroad(world, "ru").await;
        let hers = person(world, house::TUTOR + 1).await;
        let mut conn = house::read(world).await;
        let ahead = booking::active_of_person(&mut conn, house.tenant, hers, world.clock.now()).await;
        let monday = ahead.unwrap().remove(1);
        drop(conn);
        let cancel = house.step(world, &monday, "cancel").await;
        anna.forges(world, &cancel).await;
        world.comes(at("2027-03-22T12:00")).await;
        assert_eq!(anna.count("🕒"), 0);
        let slot = house.slot(world, "2027-03-30T18:00").await;
        anna.forges(world, &house.book(slot)).await;
        world.passes(Span::hours(1)).await;
        anna.sees("🕒 Tutor 1: занятия по вашим часам на 60 мин раньше (вс 28 марта)");
        anna.sees("Первое по новым часам: Вт 30 марта, 19:00–20:00 (18:00 Берлин)");
        house.tutor.looks();
    })
    .await;
}
