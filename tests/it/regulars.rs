//! Regulars: clients who come at the same time week after week, booked by themselves.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::domain::zone::plus_days;
use slotkeeper::storage::booking::{self, BookingRow};
use slotkeeper::storage::{slot, standing, tenant};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice::{at, berlin};
use crate::world::person::Someone;
use crate::world::{World, story};

pub fn does(act: Act) -> String {
    Callback::Do(act).encode(Origin::Screen)
}

pub fn goes(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

/// What is booked and ahead, by the practice's wall: `2026-11-30T16:00 Ann`.
pub async fn booked(world: &World, house: &House) -> Vec<String> {
    let said = |row: BookingRow| format!("{} {}", berlin().wall(row.start_at), row.client_name);
    rows(world, house).await.into_iter().map(said).collect()
}

pub async fn rows(world: &World, house: &House) -> Vec<BookingRow> {
    let mut conn = house::read(world).await;
    let now = world.clock.now();
    booking::between(&mut conn, house.tenant, now, now + Span::days(800))
        .await
        .unwrap()
}

pub async fn opens_regulars(world: &World, tutor: &Someone) {
    tutor.starts(world).await;
    tutor.taps(world, "Schedule").await;
    tutor.taps(world, "📌 Regulars").await;
}

/// Puts lines down, and lets the clock go on with what they bring.
pub async fn pastes(world: &World, tutor: &Someone, lines: &str) {
    opens_regulars(world, tutor).await;
    tutor.taps(world, "➕ Add as a list").await;
    tutor.says(world, lines).await;
    tutor.taps(world, "✅ Put down").await;
    world.ticks().await;
}

#[tokio::test]
async fn pasted_lines_make_regulars_and_clients_and_show_each_mistake_at_its_place() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        let tutor = &house.tutor;
        // Whoever books is a client.
        house.slot(world, "2026-11-27T09:00").await;
        let nearest = goes(Place::Nearest { tenant: house.tenant });
        anna.forges(world, &nearest).await;
        anna.taps(world, "9:00").await;
        anna.taps(world, "✅ Book").await;
        opens_regulars(world, tutor).await;
        tutor.sees("Clients who always come at the same time");
        tutor.taps(world, "➕ Add as a list").await;
        tutor
            .says(
                world,
                "пн 16:00 Anna\nвт,чт 17:30/90 Пётр 20\nmon 16:30 Olga\nfri Ann\nwed 25:00 Bob\nsat B 10 Bob",
            )
            .await;
        tutor.sees("4 weekly times");
        tutor.sees("Anna: every Monday, 16:00–17:00");
        tutor.sees("Пётр (new): every Tuesday, every Thursday, 17:30–19:00 · €20");
        tutor.sees("Bob (new): every other Saturday (weeks B), 10:00–11:00");
        tutor.sees("👉 mon 16:30 Olga\nAnna always has Mon 16:00.");
        tutor.sees("fri 👉 Ann\n");
        tutor.sees("wed 👉 25:00 Bob");
        tutor.sees("3 lines are left out");
        tutor.taps(world, "✅ Put down: 4").await;
        tutor.hears("Done: 4 weekly times");
        tutor.sees("Regulars · 4");
        tutor.sees("Mon 16:00 · Anna");
        tutor.sees("Sat B 10:00 · Bob");
        world.ticks().await;
        let all = booked(world, &house).await;
        for line in [
            "2026-11-23T16:00 Anna",
            "2026-12-14T16:00 Anna",
            "2026-11-24T17:30 Пётр",
            "2026-12-17T17:30 Пётр",
        ] {
            assert!(all.contains(&line.to_owned()), "{line} in {all:?}");
        }
        assert_eq!(all.len(), 1 + 4 + 8 + 2, "{all:?}");
        let sums: Vec<i64> = rows(world, &house)
            .await
            .into_iter()
            .filter(|row| row.client_name == "Пётр")
            .map(|row| row.price)
            .collect();
        assert_eq!(sums, [2000; 8]);
        // Anna hears of it once, and is reminded as ever.
        anna.sees("Every Monday, 16:00–17:00");
        anna.sees("First: today");
        assert_eq!(anna.count("is yours now"), 1);
        world.comes(at("2026-11-29T17:00")).await;
        anna.sees("⏰");
        world.comes(at("2026-12-08T12:00")).await;
        assert_eq!(anna.count("is yours now"), 1);
        let all = booked(world, &house).await;
        assert!(all.contains(&"2026-12-28T16:00 Anna".to_owned()), "{all:?}");

        // Sent again, the same lines are taken.
        opens_regulars(world, tutor).await;
        tutor.taps(world, "➕ Add as a list").await;
        tutor.says(world, "mon 16:00 Anna").await;
        tutor.sees("Nothing to put down yet");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_week_of_twenty_five_regulars_needs_no_taps_and_nobody_else_is_shown_their_times() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let guest = house.client(world, "Guest").await;
        let tutor = &house.tutor;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Usual week").await;
        tutor.taps(world, "Type it").await;
        tutor.says(world, "mon-fri 14:00-20:00/60").await;
        let names: Vec<String> = (0..25)
            .map(|n| {
                let day = ["mon", "tue", "wed", "thu", "fri"][n / 5];
                format!("{day} {}:00 Pupil{n:02}", 15 + n % 5)
            })
            .collect();
        pastes(world, tutor, &names.join("\n")).await;
        let taps = tutor.phone.toasts().len();
        let mut conn = house::read(world).await;
        for (week, monday) in ["2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"]
            .into_iter()
            .enumerate()
        {
            let monday: slotkeeper::domain::zone::Date = monday.parse().unwrap();
            // Four weeks ahead of it each of its days is booked as it comes.
            let until = berlin().day(plus_days(monday, -21)).0 + Span::hours(1);
            while world.clock.now() < until {
                let step = Span((until - world.clock.now()).0.min(86_400));
                world.clock.advance(step);
                world.ticks().await;
            }
            let (from, to) = (berlin().day(monday).0, berlin().day(plus_days(monday, 7)).0);
            let held = booking::between(&mut conn, house.tenant, from, to).await.unwrap();
            assert_eq!(held.len(), 25, "week {week}");
            assert!(
                held.iter()
                    .all(|row| row.made_by.is_none() && row.standing_id.is_some())
            );
            // They sit in the week's own times: of thirty, five are left.
            let free = slot::with_seats(&mut conn, house.tenant, from, to).await.unwrap();
            assert_eq!(free.len(), 5, "week {week}");
            let plan = slot::plan(&mut conn, house.tenant, from, to).await.unwrap();
            assert_eq!(plan.len(), 30);
        }
        assert_eq!(tutor.phone.toasts().len(), taps);
        guest
            .forges(world, &goes(Place::Nearest { tenant: house.tenant }))
            .await;
        guest.sees("14:00");
        guest.does_not_see("16:00–");
        guest.does_not_see("[16:00");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_stands_in_the_way_is_listed_and_booked_once_it_is_gone() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let tenant = house.tenant;
        let day = "2026-11-30".parse().unwrap();
        tutor.forges(world, &does(Act::CloseDay { tenant, day })).await;
        pastes(world, tutor, "mon 16:00 Ann\nsun 2:30 Owl").await;
        opens_regulars(world, tutor).await;
        tutor.sees("Not booked: 1");
        tutor.sees("Mon 30 Nov, 16:00 Ann: the day is closed");
        tutor.taps(world, "Mon 16:00 · Ann").await;
        tutor.sees("Ann · every Monday, 16:00–17:00");
        tutor.sees("⚠️ Mon 30 Nov: the day is closed");
        tutor.forges(world, &does(Act::OpenDay { tenant, day })).await;
        world.ticks().await;
        opens_regulars(world, tutor).await;
        tutor.does_not_see("Not booked");
        assert!(booked(world, &house).await.contains(&"2026-11-30T16:00 Ann".to_owned()));

        // The night that skips an hour has no lesson at it, and says so.
        world.clock.advance(at("2027-03-08T12:00") - world.clock.now());
        world.ticks().await;
        opens_regulars(world, tutor).await;
        tutor.sees("Sun 28 Mar, 2:30 Owl: the clocks change that day and skip it");
        let all = booked(world, &house).await;
        assert!(all.contains(&"2027-03-29T16:00 Ann".to_owned()), "{all:?}");
        assert!(all.contains(&"2027-03-21T02:30 Owl".to_owned()) && !all.iter().any(|row| row.contains("03-28")));
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_regular_is_made_by_taps_from_the_clients_card_and_does_not_count_as_active() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house
            .set_policy(
                world,
                Policy {
                    max_active: 1,
                    ..tenant::by_id(&mut house::read(world).await, house.tenant)
                        .await
                        .unwrap()
                        .unwrap()
                        .policy
                },
            )
            .await;
        let anna = house.client(world, "Anna").await;
        let tutor = &house.tutor;
        for wall in ["2026-11-27T09:00", "2026-11-27T11:00", "2026-12-01T16:00"] {
            house.slot(world, wall).await;
        }
        anna.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
        anna.taps(world, "9:00").await;
        anna.taps(world, "✅ Book").await;
        let mut conn = house::read(world).await;
        let mine = rows(world, &house).await.remove(0);
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Anna").await;
        tutor.taps(world, "📌 Make a weekly time").await;
        tutor.sees("Weekly time: Anna");
        tutor.taps(world, "Tue").await;
        tutor.taps(world, "16:00").await;
        tutor.sees("Every Tuesday, 16:00–17:00");
        tutor.sees("From Tue 24 Nov");
        tutor.taps(world, "✅ Make it regular").await;
        tutor.sees("Anna · every Tuesday, 16:00–17:00");
        world.ticks().await;
        let held = rows(world, &house).await;
        assert_eq!(held.iter().filter(|row| row.standing_id.is_some()).count(), 4);
        // The time of the plan has taken its own.
        let slots = slot::plan(&mut conn, house.tenant, at("2026-12-01T00:00"), at("2026-12-02T00:00"))
            .await
            .unwrap();
        assert_eq!((slots.len(), slots[0].taken), (1, 1));
        // One more can be had once the other is gone, whatever the regular time has.
        let cancel = house.step(world, &mine, "cancel").await;
        anna.forges(world, &cancel).await;
        anna.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
        anna.taps(world, "11:00").await;
        anna.taps(world, "✅ Book").await;
        anna.sees("Fri 27 Nov, 11:00–12:00");
        // By a line: half past, every other week.
        tutor
            .forges(
                world,
                &goes(Place::Card {
                    tenant: house.tenant,
                    client: mine.client_id,
                }),
            )
            .await;
        tutor.sees("📌 Tue 16:00");
        tutor.taps(world, "📌 Make a weekly time").await;
        tutor.says(world, "thu").await;
        tutor.sees("Write a day of the week and an hour");
        tutor.says(world, "thu A 16:30/90").await;
        tutor.sees("Every other Thursday (weeks A), 16:30–18:00");
        tutor.taps(world, "✅ Make it regular").await;
        world.ticks().await;
        let all = booked(world, &house).await;
        assert_eq!(all.iter().filter(|row| row.contains("T16:30")).count(), 2, "{all:?}");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn regulars_are_found_by_their_indexes() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let mut conn = house::read(world).await;
        for (query, index) in [
            (standing::all_query(house.tenant, "2026-11-23"), "standing_in_force"),
            (standing::came_query(house.tenant, "2026-11-23"), "standing_day_by_day"),
            (standing::due_query(world.clock.now(), 10), "standing_clock_due"),
        ] {
            let plan = conn.plan(&query).await.unwrap();
            assert!(plan.contains(index) || plan.contains("Seq Scan"), "{plan}");
        }
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_has_a_seat_in_a_group_keeps_it_and_gets_no_second_one() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let slot = house.slot(world, "2026-11-30T16:00").await;
        for sql in [
            "UPDATE slot SET seats = 3",
            "INSERT INTO slot_seat (tenant_id, slot_id, seat) SELECT tenant_id, slot_id, 2 FROM slot",
            "INSERT INTO slot_seat (tenant_id, slot_id, seat) SELECT tenant_id, slot_id, 3 FROM slot",
        ] {
            world.database.sql(sql).await;
        }
        for person in &people {
            person.forges(world, &house.book(slot)).await;
        }
        pastes(world, &house.tutor, "mon 16:00 Anna").await;
        let held = house.held(world, slot).await;
        let of_anna = held.iter().filter(|row| row.standing_id.is_some()).count();
        assert_eq!((held.len(), of_anna), (2, 1), "{held:?}");
        for someone in people.iter().chain([&house.tutor]) {
            someone.looks();
        }
    })
    .await;
}
