//! What the practice's rules and hours do to its schedule once they are changed; and what a specialist finds of all that
//! they cannot see at once.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::spot::{Spot, Subject, Warnings};
use slotkeeper::storage::{booking, owed, tenant};
use slotkeeper::telegram::callback::{Act, Place};

use crate::hours::{adds_kind, does, go, kinds, opens_stretch, plan, speaks_russian};
use crate::house::{self, House};
use crate::practice::{at, berlin};
use crate::world::{World, story};

/// Somebody without Telegram, at that hour.
async fn puts(world: &World, house: &House, name: &str, wall: &str) {
    let (tutor, tenant, slot) = (&house.tutor, house.tenant, None);
    tutor.forges(world, &go(Place::NewClient { tenant, slot })).await;
    tutor.says(world, name).await;
    puts_again(world, house, name, wall, 0).await;
}

/// As [`puts`], for one who is there; `read` is what the specialist knows of.
async fn puts_again(world: &World, house: &House, name: &str, wall: &str, read: u32) {
    let client = house.kin(world, name).await;
    let put = Act::Put {
        tenant: house.tenant,
        of: Subject::Client(client),
        entry_no: 0,
        spot: Spot::hour(at(wall), 60).unwrap(),
        read: Warnings::from_bits(read).unwrap(),
    };
    house.tutor.forges(world, &does(put)).await;
}

#[tokio::test]
async fn notice_and_horizon_of_the_booking_rules_bound_what_clients_book() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let soon = house.slot(world, "2026-11-23T20:00").await;
        house.slot(world, "2026-11-27T12:00").await;
        let far = house.slot(world, "2026-12-14T12:00").await;
        let anna = world.person(5000, "Аня", "ru");
        anna.opens(world, &house.link).await;
        speaks_russian(world, tutor).await;
        let tenant = house.tenant;
        for (rule, typed) in [("⏳ Записаться", "2 дня"), ("📅 Запись вперёд", "7")] {
            tutor.forges(world, &go(Place::Rules { tenant })).await;
            tutor.taps(world, rule).await;
            tutor.says(world, typed).await;
        }
        tutor.forges(world, &go(Place::Rules { tenant })).await;
        tutor.sees("Записаться: за 2 дня");
        tutor.sees("Запись вперёд: 7 дней");
        anna.forges(world, &house.book(soon)).await;
        anna.hears("Записаться на это время можно было до");
        anna.forges(world, &house.book(far)).await;
        anna.hears("7 дней");
        assert!(house.held(world, soon).await.is_empty() && house.held(world, far).await.is_empty());
        anna.starts(world).await;
        anna.taps(world, "Записаться").await;
        anna.sees("27·1");
        anna.does_not_see("23·");
        // The specialist is warned, and may all the same.
        puts(world, &house, "Олег", "2026-11-23T21:00").await;
        tutor.sees("⚠️ Сами клиенты так поздно не записываются.");
        tutor.taps(world, "⚠️ Всё равно записать").await;
        assert!(
            plan(world, &house)
                .await
                .iter()
                .any(|row| row.start_at == at("2026-11-23T21:00"))
        );
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_owner_moves_to_another_zone_and_no_lesson_does() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        let slot = house.slot(world, "2026-11-26T12:00").await;
        house.slot(world, "2026-11-27T12:00").await;
        anna.forges(world, &house.book(slot)).await;
        tutor.forges(world, &go(Place::PracticeZone { tenant })).await;
        tutor.says(world, "Moscow").await;
        tutor.taps(world, "Moscow · ").await;
        let row = tenant::by_id(&mut house::read(world).await, tenant)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(row.zone.name(), "Europe/Moscow");
        // The moments are as they were; the days are drawn by the new wall.
        assert_eq!(house.held(world, slot).await[0].start_at, at("2026-11-26T12:00"));
        let day = "2026-11-27".parse().unwrap();
        tutor.forges(world, &go(Place::Typed { tenant, day })).await;
        tutor.says(world, "9:00").await;
        let made = plan(world, &house).await;
        assert!(
            made.iter()
                .any(|row| berlin().wall(row.start_at).to_string() == "2026-11-27T07:00")
        );
        let day = "2026-11-26".parse().unwrap();
        tutor.forges(world, &go(Place::Plan { tenant, day })).await;
        tutor.sees("14:00 Anna");
        anna.starts(world).await;
        anna.taps(world, "Bookings").await;
        anna.sees("14:00");
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn days_off_say_whom_the_bot_cannot_tell_and_lead_to_their_text() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        let slot = house.slot(world, "2026-11-26T12:00").await;
        anna.forges(world, &house.book(slot)).await;
        puts(world, &house, "Olivia", "2026-11-26T14:00").await;
        let (from, to) = ("2026-11-26".parse().unwrap(), "2026-11-27".parse().unwrap());
        tutor.forges(world, &go(Place::CancelDays { tenant, from, to })).await;
        tutor.sees("1 client gets one message");
        tutor.sees("📵 1 client can't be reached by the bot");
        tutor.taps(world, "✖ Cancel bookings: 2").await;
        world.passes(Span::minutes(1)).await;
        anna.sees("Thu 26 Nov, 12:00");
        tutor.sees("1 person is told");
        tutor.sees("📵 1 booking is off and the bot couldn't tell them");
        tutor.sees("• Thu 26 Nov, 14:00: Olivia");
        tutor.taps(world, "📵 Olivia · 14:00: open").await;
        tutor.sees("📵 Not in the bot: tell them yourself");
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_cannot_be_told_that_a_time_is_blocked_is_named() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        puts(world, &house, "Оля", "2026-11-26T14:00").await;
        speaks_russian(world, tutor).await;
        let slot = plan(world, &house).await[0].slot_id;
        let state = 2;
        tutor.forges(world, &does(Act::FateOf { tenant, slot, state })).await;
        tutor.taps(world, "Отменить").await;
        tutor.hears("1 запись отменена.");
        tutor.sees("Не всем удалось сообщить");
        tutor.sees("Оля");
        tutor.taps(world, "📵 Оля · 14:00: открыть").await;
        tutor.sees("Оля");
        tutor.sees("26 ноября");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn times_to_offer_are_of_many_days_and_not_of_one_morning() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        let first = house.slot(world, "2026-11-23T20:00").await;
        anna.forges(world, &house.book(first)).await;
        let client = house.client_booking(world, "Anna").await.client_id;
        opens_stretch(world, &house, "9:00-17:00").await;
        let last = house.slot(world, "2026-12-08T16:00").await;
        tutor.forges(world, &go(Place::OfferTo { tenant, client })).await;
        tutor.sees("9:00–10:00");
        tutor.sees("9:30–10:30");
        tutor.does_not_see("10:00–11:00");
        tutor.sees("16:00–17:00");
        tutor.taps(world, "16:00–17:00").await;
        // All of a day, its other starts too, and what is ticked elsewhere is kept.
        tutor.taps(world, "🗓 Another day").await;
        tutor.sees("☑ Tue 8 Dec, 16:00–17:00");
        tutor.taps(world, "13:30–14:30").await;
        tutor.sees("2 times ticked");
        tutor.taps(world, "25 Nov ›").await;
        tutor.sees("no free times");
        tutor.taps(world, "48 h").await;
        anna.sees("[Tomorrow, 13:30–14:30]");
        anna.sees("Tue 8 Dec, 16:00–17:00");
        assert_eq!(house.row(world, last).await.unwrap().taken, 1);
        // The nearest ones for somebody are not of one morning either.
        let of = Subject::Client(client);
        tutor.forges(world, &go(Place::Near { tenant, of })).await;
        tutor.sees("9:00–10:00");
        tutor.does_not_see("10:30–11:30");
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_for_the_usual_week_is_of_the_kind_that_is_open() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let trial = adds_kind(world, &house, "Trial", 30).await;
        let (weekday, chosen) = (2, 0);
        let kind = trial;
        let day = Place::UsualDay {
            tenant,
            kind,
            weekday,
            chosen,
        };
        tutor.forges(world, &go(day)).await;
        tutor.taps(world, "Type it").await;
        tutor.sees("✏️ Trial");
        tutor.says(world, "tue 10:00").await;
        let made = plan(world, &house).await;
        assert!(!made.is_empty());
        assert!(
            made.iter()
                .all(|row| row.kind_id == trial && row.end_at - row.start_at == Span::minutes(30))
        );
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn no_shows_stand_on_the_card_whatever_else_there_is_more_of() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let became = [
            ("cancelled", "void"),
            ("declined", "void"),
            ("expired", "void"),
            ("late-cancel", "void"),
            ("free", "done"),
            ("rendered", "done"),
            ("paid", "done"),
        ];
        puts(world, &house, "Olivia", "2026-11-24T09:00").await;
        for n in 0..14 {
            let wall = format!("2026-11-{}T{:02}:00", 24 + n / 5, 10 + n % 5);
            puts_again(world, &house, "Olivia", &wall, 127).await;
        }
        let rows = booking::open(&mut house::read(world).await, tenant).await.unwrap();
        assert_eq!(rows.len(), 15);
        for (row, (status, phase)) in rows
            .iter()
            .zip([("no-show", "done")].into_iter().chain(became).chain(became))
        {
            let seat = if phase == "void" { "NULL" } else { "seat" };
            let id = row.booking_id;
            let update = format!(
                "UPDATE booking SET status = '{status}', phase = '{phase}', seat = {seat} WHERE booking_id = {id}"
            );
            world.database.sql(&update).await;
        }
        let client = house.kin(world, "Olivia").await;
        tutor.forges(world, &go(Place::Card { tenant, client })).await;
        tutor.sees("🚫 No-show: 1");
        tutor.sees("🎓 Held: 2");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn debtors_are_read_a_page_at_a_time() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        for n in 0..9 {
            let name = format!("Pupil {}", ["A", "B", "C", "D", "E", "F", "G", "H", "I"][n]);
            puts(world, &house, &name, &format!("2026-11-23T{:02}:00", 12 + n)).await;
        }
        world
            .database
            .sql("UPDATE booking SET charged = 1000, due_at = 1")
            .await;
        let mut conn = house::read(world).await;
        let (now, id) = (world.clock.now(), house.tenant);
        assert_eq!(owed::count_debtors(&mut conn, id, now).await.unwrap(), 9);
        let second = owed::debtors(&mut conn, id, now, 8, 8).await.unwrap();
        assert_eq!(
            second.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
            ["Pupil I"]
        );
        drop(conn);
        let (tenant, page) = (house.tenant, 1);
        house.tutor.forges(world, &go(Place::Unpaid { tenant, page })).await;
        house.tutor.sees("Pupil I");
        assert!(!house.tutor.screen().contains("Pupil A"), "{}", house.tutor.screen());
        world
            .database
            .sql("UPDATE booking SET charged = 0, due_at = NULL")
            .await;
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_week_with_an_archived_kind_goes_on_with_the_others() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let usual = kinds(world, &house).await[0].kind_id;
        house.slot(world, "2026-11-24T10:00").await;
        let trial = adds_kind(world, &house, "Trial", 30).await;
        speaks_russian(world, tutor).await;
        let (kind, retired) = (usual, true);
        tutor
            .forges(world, &does(Act::RetireKind { tenant, kind, retired }))
            .await;
        // What is added is of the kind that is left; what is copied of the other is left out and said.
        house.slot(world, "2026-11-25T10:00").await;
        let monday = "2026-11-23".parse().unwrap();
        tutor.forges(world, &go(Place::CopyWeek { tenant, monday })).await;
        tutor.taps(world, "На 30 ноя").await;
        tutor.taps(world, "Скопировать").await;
        world.passes(Span::minutes(1)).await;
        tutor.sees("1 из 2 окон");
        tutor.sees("этот вид занятий в архиве");
        let copied = plan(world, &house).await;
        let copied: Vec<_> = copied
            .iter()
            .filter(|row| row.start_at > at("2026-11-30T00:00"))
            .collect();
        assert_eq!(copied.len(), 1);
        assert_eq!((copied[0].kind_id, copied[0].start_at), (trial, at("2026-12-02T10:00")));
        tutor.looks();
    })
    .await;
}
