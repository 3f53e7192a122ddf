//! The edges of the schedule: what lists do not show is not touched, what is held or blocked is said, and any hour can be
//! of any kind of lesson.

use slotkeeper::domain::ids::{ClientId, KindId, SlotId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::slot::SlotRow;
use slotkeeper::storage::{booking, kind, slot};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice::{at, berlin};
use crate::world::person::Someone;
use crate::world::{World, story};

pub fn does(act: Act) -> String {
    Callback::Do(act).encode(Origin::Screen)
}

pub fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

pub async fn speaks_russian(world: &World, person: &Someone) {
    let code = "ru".to_owned();
    person.forges(world, &does(Act::PickLanguage { code })).await;
}

/// The tutor types a stretch of Tuesday.
pub async fn opens_stretch(world: &World, house: &House, hours: &str) {
    let day = "2026-11-24".parse().unwrap();
    let tenant = house.tenant;
    house.tutor.forges(world, &go(Place::WindowNew { tenant, day })).await;
    house.tutor.says(world, hours).await;
}

pub async fn plan(world: &World, house: &House) -> Vec<SlotRow> {
    let (from, mut conn) = (world.clock.now(), house::read(world).await);
    slot::plan(&mut conn, house.tenant, from, from + Span::days(90))
        .await
        .unwrap()
}

pub async fn kinds(world: &World, house: &House) -> Vec<kind::KindRow> {
    kind::kinds(&mut house::read(world).await, house.tenant).await.unwrap()
}

/// Another kind of lesson, so long.
pub async fn adds_kind(world: &World, house: &House, name: &str, minutes: u32) -> KindId {
    let tenant = house.tenant;
    house.tutor.forges(world, &go(Place::KindNew { tenant })).await;
    house.tutor.says(world, name).await;
    let all = kinds(world, house).await;
    let kind = all.iter().find(|kind| kind.name == name).unwrap().kind_id;
    let (field, value) = (1, minutes);
    let length = Act::KindValue {
        tenant,
        kind,
        field,
        value,
    };
    house.tutor.forges(world, &does(length)).await;
    assert!(
        kinds(world, house)
            .await
            .iter()
            .any(|row| row.kind_id == kind && row.minutes == i64::from(minutes))
    );
    kind
}

/// The starts of Tuesday that a client is offered, by Berlin's wall.
async fn free(world: &World, house: &House) -> Vec<(KindId, String)> {
    let mut conn = house::read(world).await;
    let tenant = slotkeeper::storage::tenant::by_id(&mut conn, house.tenant)
        .await
        .unwrap()
        .unwrap();
    let (from, to) = (at("2026-11-24T00:00"), at("2026-11-25T00:00"));
    let rows = slotkeeper::usecase::views::free::between(&mut conn, &tenant, from, to, world.clock.now())
        .await
        .unwrap();
    rows.iter()
        .map(|row| {
            let wall = berlin().wall(row.start_at).to_string();
            (row.kind_id, wall[11..].to_owned())
        })
        .collect()
}

async fn starts(world: &World, house: &House) -> Vec<String> {
    free(world, house).await.into_iter().map(|(_, wall)| wall).collect()
}

#[tokio::test]
async fn all_that_is_chosen_is_all_that_the_list_shows() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        opens_stretch(world, &house, "10:00-13:00").await;
        let alone = house.slot(world, "2026-11-24T15:00").await;
        let before = plan(world, &house).await.len();
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Tue 24").await;
        tutor.taps(world, "Several").await;
        tutor.taps(world, "Choose all: 2").await;
        tutor.sees("Chosen: 2");
        tutor.taps(world, "10:00–13:00 · stretch").await;
        tutor.sees("Chosen: 1");
        tutor.taps(world, "🔒 Block").await;
        tutor.hears("1 time blocked.");
        tutor.taps(world, "Several").await;
        tutor.taps(world, "15:00–16:00").await;
        tutor.taps(world, "🗑 Delete").await;
        tutor.sees("Delete 1 time?");
        tutor.taps(world, "🗑 Delete 1 time").await;
        assert!(house.row(world, alone).await.is_none());
        // The starts of the stretch are as they were.
        assert_eq!(plan(world, &house).await.len(), before - 1);
        assert_eq!(
            starts(world, &house).await,
            ["10:00", "10:30", "11:00", "11:30", "12:00"]
        );
        // A forged tick of a start takes nothing either.
        let start = plan(world, &house).await[0].slot_id;
        tutor
            .forges(
                world,
                &go(Place::Choose {
                    tenant: house.tenant,
                    from: "2026-11-24".parse().unwrap(),
                    days: 1,
                    page: 0,
                }),
            )
            .await;
        let (slot, page, on) = (start, 0, true);
        let tick = Act::Choose {
            tenant: house.tenant,
            slot,
            page,
            on,
        };
        tutor.forges(world, &does(tick)).await;
        tutor.hears("This has changed");
        tutor.looks();
    })
    .await;
}

/// Anna, and times that she is offered for a day.
async fn offered(world: &World, walls: &[&str]) -> (House, Someone, Vec<SlotId>) {
    let house = House::open(world, Approval::Never).await;
    let anna = house.client(world, "Anna").await;
    let slot = house.slot(world, "2026-11-24T10:00").await;
    anna.forges(world, &house.book(slot)).await;
    let client = annas(world, &house).await;
    let mut times = Vec::new();
    for wall in walls {
        times.push(house.slot(world, wall).await);
    }
    let tenant = house.tenant;
    house.tutor.forges(world, &go(Place::OfferTo { tenant, client })).await;
    for slot in &times {
        let (slot, on) = (*slot, true);
        let tick = Act::TickOffer {
            tenant,
            client,
            slot,
            on,
        };
        house.tutor.forges(world, &does(tick)).await;
    }
    let hours = 24;
    house
        .tutor
        .forges(world, &does(Act::SendOffer { tenant, client, hours }))
        .await;
    anna.sees("offers you a choice");
    anna.looks();
    house.tutor.looks();
    (house, anna, times)
}

async fn annas(world: &World, house: &House) -> ClientId {
    house.client_booking(world, "Anna").await.client_id
}

#[tokio::test]
async fn a_time_of_a_day_closed_since_is_not_taken_and_both_hear_of_it() {
    story(async |world| {
        let (house, anna, times) = offered(world, &["2026-11-26T12:00", "2026-11-27T14:00"]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let close = |day: &str| {
            does(Act::CloseDay {
                tenant,
                day: day.parse().unwrap(),
            })
        };
        tutor.forges(world, &close("2026-11-26")).await;
        anna.presses("Thu 26 Nov, 12:00–13:00");
        anna.presses("Thu 26 Nov, 12:00–13:00");
        world.settles().await;
        anna.hears("That day has been closed meanwhile");
        anna.hears("The other times are still held for you");
        assert!(house.held(world, times[0]).await.is_empty());
        assert_eq!(tutor.count("Anna picked a time that is off"), 1);
        tutor.sees("Thu 26 Nov, 12:00–13:00: you offered it");
        // The other one can be taken still, until its day is closed too.
        speaks_russian(world, tutor).await;
        speaks_russian(world, &anna).await;
        tutor.forges(world, &close("2026-11-27")).await;
        anna.presses("14:00–15:00");
        world.settles().await;
        anna.hears("Этот день уже закрыли");
        anna.hears("Мы передали специалисту, что вы его выбрали");
        anna.sees("больше не держим");
        tutor.sees("Anna: записать не получилось");
        assert!(house.held(world, times[1]).await.is_empty());
        assert_eq!(house.row(world, times[1]).await.unwrap().taken, 0);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_time_that_is_held_says_for_whom_and_goes_once_the_offer_is_taken_back() {
    story(async |world| {
        let (house, anna, times) = offered(world, &["2026-11-26T12:00"]).await;
        let (tutor, tenant, slot) = (&house.tutor, house.tenant, times[0]);
        tutor.forges(world, &go(Place::Slot { tenant, slot })).await;
        tutor.sees("⏳ Held for Anna until");
        tutor.taps(world, "🗑 Delete this time").await;
        tutor.sees("Delete 1 time?");
        tutor.sees("is held for Anna until");
        // Nothing else is offered, and nothing forged helps.
        let (state, fate) = (3, 2);
        tutor.forges(world, &does(Act::SetChosen { tenant, state, fate })).await;
        tutor.hears("1 time is held for a client and stays.");
        assert_eq!(house.row(world, slot).await.unwrap().state, "open");
        let revision = house.row(world, slot).await.unwrap().revision;
        tutor.forges(world, &does(Act::Delete { tenant, slot, revision })).await;
        tutor.hears("held for a client to pick");
        tutor.forges(world, &go(Place::Slot { tenant, slot })).await;
        tutor.taps(world, "🗑 Delete this time").await;
        tutor.presses("✖ Take it back from Anna");
        tutor.presses("✖ Take it back from Anna");
        world.settles().await;
        tutor.sees("Delete 1 time?");
        anna.sees("aren't held for you any more");
        tutor.taps(world, "🗑 Delete 1 time").await;
        assert!(house.row(world, slot).await.is_none());
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn any_hour_is_of_a_kind_that_is_chosen_and_never_of_an_archived_one() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        let slot = house.slot(world, "2026-11-24T10:00").await;
        anna.forges(world, &house.book(slot)).await;
        let client = annas(world, &house).await;
        let usual = kinds(world, &house).await[0].kind_id;
        let trial = adds_kind(world, &house, "Trial", 30).await;
        speaks_russian(world, tutor).await;
        let of = slotkeeper::domain::spot::Subject::Client(client);
        tutor.forges(world, &go(Place::Near { tenant, of })).await;
        tutor.says(world, "26.11 17:00").await;
        tutor.sees("17:00–18:00");
        tutor.taps(world, "↻ Trial · 30 мин").await;
        tutor.sees("17:00–17:30");
        tutor.sees("[↻ Lesson · ");
        tutor.taps(world, "✅ Записать").await;
        let rows = booking::open(&mut house::read(world).await, tenant).await.unwrap();
        let made = rows.iter().find(|row| row.start_at == at("2026-11-26T17:00")).unwrap();
        assert_eq!((made.kind_id, made.end_at), (trial, at("2026-11-26T17:30")));

        // The usual kind goes to the archive: hours are of the other one, by an old button too.
        let (kind, retired) = (usual, true);
        tutor
            .forges(world, &does(Act::RetireKind { tenant, kind, retired }))
            .await;
        tutor.forges(world, &go(Place::Near { tenant, of })).await;
        tutor.says(world, "27.11 17:00-18:00").await;
        tutor.sees("Trial");
        tutor.does_not_see("↻");
        let spot = slotkeeper::domain::spot::Spot::hour(at("2026-11-27T17:00"), 60).unwrap();
        let old = Act::Put {
            tenant,
            of,
            entry_no: 0,
            spot: spot.of_kind(usual),
            read: slotkeeper::domain::spot::Warnings::default(),
        };
        tutor.forges(world, &does(old)).await;
        tutor.hears("изменилось");
        let again = Act::Put {
            tenant,
            of,
            entry_no: 0,
            spot,
            read: slotkeeper::domain::spot::Warnings::default(),
        };
        tutor.forges(world, &does(again)).await;
        let rows = booking::open(&mut house::read(world).await, tenant).await.unwrap();
        let made = rows.iter().find(|row| row.start_at == at("2026-11-27T17:00")).unwrap();
        assert_eq!(made.kind_id, trial);
        // So are times that are added.
        let day = "2026-11-30".parse().unwrap();
        tutor.forges(world, &go(Place::Typed { tenant, day })).await;
        tutor.says(world, "9:00").await;
        let added = plan(world, &house).await;
        let added = added.iter().find(|row| row.start_at == at("2026-11-30T09:00")).unwrap();
        assert_eq!((added.kind_id, added.end_at), (trial, at("2026-11-30T09:30")));
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_hour_over_a_blocked_time_is_warned_of_and_can_be_given_all_the_same() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        let first = house.slot(world, "2026-11-24T10:00").await;
        anna.forges(world, &house.book(first)).await;
        let client = annas(world, &house).await;
        let slot = house.slot(world, "2026-11-26T12:00").await;
        let revision = house.row(world, slot).await.unwrap().revision;
        tutor.forges(world, &does(Act::Block { tenant, slot, revision })).await;
        let of = slotkeeper::domain::spot::Subject::Client(client);
        let day = "2026-11-26".parse().unwrap();
        tutor.forges(world, &go(Place::Hours { tenant, of, day })).await;
        tutor.sees("[12:00■]");
        tutor.sees("[13:00]");
        tutor.taps(world, "12:00■").await;
        tutor.sees("⚠️ You have blocked 12:00–13:00.");
        let spot = slotkeeper::domain::spot::Spot::hour(at("2026-11-26T12:00"), 60).unwrap();
        let unread = Act::Put {
            tenant,
            of,
            entry_no: 0,
            spot,
            read: slotkeeper::domain::spot::Warnings::default(),
        };
        tutor.forges(world, &does(unread)).await;
        tutor.sees("⚠️ You have blocked");
        tutor.taps(world, "⚠️ Book anyway").await;
        anna.sees("You're booked\nThu 26 Nov, 12:00–13:00");
        assert_eq!(house.row(world, slot).await.unwrap().state, "blocked");

        // Unblocked, it is an ordinary time again.
        let second = house.slot(world, "2026-11-27T12:00").await;
        let revision = house.row(world, second).await.unwrap().revision;
        let block = Act::Block {
            tenant,
            slot: second,
            revision,
        };
        tutor.forges(world, &does(block)).await;
        tutor.forges(world, &go(Place::Slot { tenant, slot: second })).await;
        tutor.sees("🔒 Blocked");
        tutor.taps(world, "Unblock").await;
        tutor.sees("Open");
        anna.forges(world, &house.book(second)).await;
        assert_eq!(house.held(world, second).await.len(), 1);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_is_blocked_inside_of_a_stretch_is_not_offered_until_it_is_gone() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        opens_stretch(world, &house, "10:00-14:00").await;
        let stretch = plan(world, &house).await;
        let slot = house.slot(world, "2026-11-24T11:00").await;
        // Beside a time of its own no start is offered; the time itself is.
        assert_eq!(
            starts(world, &house).await,
            ["10:00", "11:00", "12:00", "12:30", "13:00"]
        );
        let revision = house.row(world, slot).await.unwrap().revision;
        tutor.forges(world, &does(Act::Block { tenant, slot, revision })).await;
        assert_eq!(starts(world, &house).await, ["10:00", "12:00", "12:30", "13:00"]);
        let inside = stretch
            .iter()
            .find(|row| row.start_at == at("2026-11-24T10:30"))
            .unwrap();
        anna.forges(world, &house.book(inside.slot_id)).await;
        anna.hears("Somebody has just taken this time");
        assert!(house.held(world, inside.slot_id).await.is_empty());
        let revision = house.row(world, slot).await.unwrap().revision;
        tutor.forges(world, &does(Act::Delete { tenant, slot, revision })).await;
        assert_eq!(starts(world, &house).await.len(), 7);

        // A booked start that is blocked stays blocked, whatever the step becomes, and can be seen.
        anna.forges(world, &house.book(inside.slot_id)).await;
        let slot = inside.slot_id;
        let state = 2;
        tutor.forges(world, &does(Act::FateOf { tenant, slot, state })).await;
        tutor.taps(world, "Cancel it and block").await;
        assert_eq!(starts(world, &house).await, ["11:30", "12:00", "12:30", "13:00"]);
        let window = inside.window_id.unwrap();
        let step = 60;
        tutor
            .forges(world, &does(Act::WindowStep { tenant, window, step }))
            .await;
        assert_eq!(starts(world, &house).await, ["12:00", "13:00"]);
        let day = "2026-11-24".parse().unwrap();
        tutor.forges(world, &go(Place::Plan { tenant, day })).await;
        tutor.sees("10:30");
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn stretches_offer_the_kinds_as_they_are() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        opens_stretch(world, &house, "10:00-12:00").await;
        let usual = kinds(world, &house).await[0].kind_id;
        assert_eq!(starts(world, &house).await, ["10:00", "10:30", "11:00"]);
        let long = adds_kind(world, &house, "Double", 120).await;
        let of_long = free(world, &house).await.into_iter().filter(|(kind, _)| *kind == long);
        assert_eq!(of_long.map(|(_, wall)| wall).collect::<Vec<_>>(), ["10:00"]);
        // What somebody has booked stays as it is.
        let row = plan(world, &house).await;
        let booked = row
            .iter()
            .find(|row| row.start_at == at("2026-11-24T11:00"))
            .unwrap()
            .slot_id;
        anna.forges(world, &house.book(booked)).await;
        let (kind, retired) = (usual, true);
        tutor
            .forges(world, &does(Act::RetireKind { tenant, kind, retired }))
            .await;
        assert_eq!(free(world, &house).await, []);
        let booking = house.held(world, booked).await.remove(0);
        anna.forges(world, &house.step(world, &booking, "cancel").await).await;
        assert!(
            free(world, &house)
                .await
                .iter()
                .all(|(kind, wall)| *kind == long || wall == "11:00")
        );
        let retired = false;
        tutor
            .forges(world, &does(Act::RetireKind { tenant, kind, retired }))
            .await;
        assert_eq!(free(world, &house).await.len(), 4);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_stretch_at_quarters_offers_each_of_them() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let anna = house.client(world, "Anna").await;
        opens_stretch(world, &house, "10:00-12:00").await;
        speaks_russian(world, tutor).await;
        speaks_russian(world, &anna).await;
        tutor.starts(world).await;
        tutor.taps(world, "Расписание").await;
        tutor.taps(world, "Вт 24").await;
        tutor.taps(world, "промежуток").await;
        tutor.taps(world, "15 мин").await;
        tutor.sees("✓ 15");
        assert_eq!(
            starts(world, &house).await,
            ["10:00", "10:15", "10:30", "10:45", "11:00"]
        );
        anna.starts(world).await;
        anna.taps(world, "Записаться").await;
        anna.taps(world, "24·").await;
        anna.taps(world, "10:45").await;
        anna.taps(world, "✅ Записаться").await;
        anna.sees("10:45–11:45");
        assert_eq!(starts(world, &house).await, [""; 0]);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_name_with_numbers_is_a_name_and_a_wrong_phone_is_said() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        speaks_russian(world, tutor).await;
        for (typed, seen) in [
            ("Аня 10 класс +7 999 123-45-67", ["Аня 10 класс", "📞 +79991234567"]),
            ("Аня 2 89991234567", ["Аня 2", "📞 89991234567"]),
        ] {
            let slot = None;
            tutor.forges(world, &go(Place::NewClient { tenant, slot })).await;
            tutor.says(world, typed).await;
            for words in seen {
                tutor.sees(words);
            }
        }
        let slot = None;
        tutor.forges(world, &go(Place::NewClient { tenant, slot })).await;
        for wrong in ["Оля 899912345", "Оля +7 999 123-45-6", "Оля 89991234567 89997654321"] {
            tutor.says(world, wrong).await;
            tutor.sees("Не разобрали телефон");
        }
        tutor.says(world, "Оля 3").await;
        tutor.sees("Оля 3");
        tutor.starts(world).await;
        tutor.taps(world, "👥 Клиенты").await;
        tutor.sees("Клиенты · 3");
        tutor.looks();
    })
    .await;
}
