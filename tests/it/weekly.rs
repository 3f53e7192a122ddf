//! Weekly times of clients: several pauses, an end that is put off, days without a place and who hears of them, kinds of
//! lessons, and lines that are put down a few at a time.

use std::sync::atomic::Ordering;

use slotkeeper::domain::ids::StandingId;
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::{slot, standing};
use slotkeeper::telegram::callback::{Act, Place};

use crate::house::{self, House};
use crate::practice::at;
use crate::regulars::{booked, does, goes, opens_regulars, pastes, rows};
use crate::world::person::Someone;
use crate::world::{World, story};

/// Anna is a client who has a phone, and always comes then.
async fn with_anna(world: &World, line: &str) -> (House, Someone) {
    let house = House::open(world, Approval::Never).await;
    let anna = house.client(world, "Anna").await;
    house.slot(world, "2026-11-27T09:00").await;
    anna.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
    anna.taps(world, "9:00").await;
    anna.taps(world, "✅ Book").await;
    anna.looks();
    pastes(world, &house.tutor, line).await;
    world.passes(Span::minutes(1)).await;
    anna.looks();
    house.tutor.looks();
    (house, anna)
}

async fn days_go(world: &World, until: Moment) {
    while world.clock.now() < until {
        let step = (until - world.clock.now()).0.min(86_400);
        world.clock.advance(Span(step));
        world.ticks().await;
    }
}

async fn only(world: &World, house: &House) -> StandingId {
    let mut conn = house::read(world).await;
    standing::all(&mut conn, house.tenant, "2026-11-23").await.unwrap()[0].standing_id
}

/// The tutor's own time, on which nothing else can be.
async fn blocks(world: &World, house: &House, wall: &str) {
    let id = house.slot(world, wall).await;
    let row = house.row(world, id).await.unwrap();
    let (tenant, slot, revision) = (house.tenant, id, row.revision);
    house
        .tutor
        .forges(world, &does(Act::Block { tenant, slot, revision }))
        .await;
}

/// What stands there is kept where somebody wants to read it.
fn shows(who: &Someone, what: &str) {
    if let Ok(folder) = std::env::var("SLOTKEEPER_SIGHTS") {
        std::fs::write(format!("{folder}/{what}.txt"), who.sight()).unwrap();
    }
}

#[tokio::test]
async fn several_pauses_stand_each_for_itself_and_one_is_taken_back_alone() {
    story(async |world| {
        let (house, anna) = with_anna(world, "tue 16:00 Anna").await;
        let tutor = &house.tutor;
        opens_regulars(world, tutor).await;
        tutor.taps(world, "Tue 16:00 · Anna").await;
        for days in ["1.12-14.12", "1.07.2027-31.08.2027"] {
            tutor.taps(world, "⏸ Pause").await;
            tutor.says(world, days).await;
        }
        tutor.sees("⏸ Away 1 Dec – 14 Dec");
        tutor.sees("⏸ Away 1 Jul – 31 Aug");
        shows(tutor, "pauses");
        world.passes(Span::minutes(1)).await;
        anna.sees("No lesson 1–14 Dec");
        let tuesdays = |all: Vec<String>| all.into_iter().filter(|row| row.contains("T16:00")).collect::<Vec<_>>();
        assert_eq!(
            tuesdays(booked(world, &house).await),
            ["2026-11-24T16:00 Anna", "2026-12-15T16:00 Anna"]
        );
        // A shorter one with the same first day changes nothing; one that meets another is one with it.
        tutor.taps(world, "⏸ Pause").await;
        tutor.says(world, "1.12-5.12").await;
        tutor.sees("A pause 1–14 Dec is there already");
        tutor.says(world, "10.12-16.12").await;
        tutor.sees("⏸ Away 1 Dec – 16 Dec");
        tutor.does_not_see("1–14 Dec");
        assert_eq!(tuesdays(booked(world, &house).await), ["2026-11-24T16:00 Anna"]);

        // Made shorter, what comes back is booked at once.
        tutor.taps(world, "⏸ Away 1 Dec – 16 Dec").await;
        tutor.sees("Write the last day away");
        shows(tutor, "pause");
        tutor.says(world, "5.12").await;
        tutor.sees("⏸ Away 1 Dec – 5 Dec");
        assert_eq!(
            tuesdays(booked(world, &house).await),
            [
                "2026-11-24T16:00 Anna",
                "2026-12-08T16:00 Anna",
                "2026-12-15T16:00 Anna"
            ]
        );
        world.passes(Span::minutes(1)).await;
        anna.sees("No lesson 1–5 Dec");

        // Taken back, the other one stands.
        tutor.taps(world, "⏸ Away 1 Dec – 5 Dec").await;
        tutor.taps(world, "▶ Take this pause back").await;
        tutor.hears("It goes on");
        tutor.sees("⏸ Away 1 Jul – 31 Aug");
        tutor.does_not_see("1–5 Dec");
        assert_eq!(tuesdays(booked(world, &house).await).len(), 4);
        world.passes(Span::minutes(1)).await;
        anna.sees("Lessons take place after all: 1–5 Dec");
        anna.sees("Next: Tue 1 Dec");
        // An old button of it does nothing.
        let (tenant, standing) = (house.tenant, only(world, &house).await);
        let (from, to) = ("2026-12-01".parse().unwrap(), "2026-12-05".parse().unwrap());
        let old = Act::RegularUnpause {
            tenant,
            standing,
            from,
            to,
        };
        tutor.forges(world, &does(old)).await;
        tutor.sees("has changed");
        tutor
            .forges(
                world,
                &goes(Place::Past {
                    tenant,
                    about: 0,
                    before: None,
                }),
            )
            .await;
        tutor.sees("pause 1–5 Dec taken back");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn what_comes_back_and_finds_its_time_taken_is_named_and_not_said_to_be_back() {
    story(async |world| {
        let (house, anna) = with_anna(world, "tue 16:00 Anna").await;
        let tutor = &house.tutor;
        opens_regulars(world, tutor).await;
        tutor.taps(world, "Tue 16:00 · Anna").await;
        for days in ["1.12-9.12", "15.12-16.12"] {
            tutor.taps(world, "⏸ Pause").await;
            tutor.says(world, days).await;
        }
        for wall in ["2026-12-01T16:00", "2026-12-15T16:30"] {
            blocks(world, &house, wall).await;
        }
        world.passes(Span::minutes(1)).await;
        anna.looks();
        let card = Place::Regular {
            tenant: house.tenant,
            standing: only(world, &house).await,
        };
        // Of two days one comes back.
        tutor.forges(world, &goes(card.clone())).await;
        tutor.taps(world, "⏸ Away 1 Dec – 9 Dec").await;
        tutor.taps(world, "▶ Take this pause back").await;
        tutor.hears("Done, but there is no place on 1 Dec");
        tutor.sees("⚠️ Tue 1 Dec: that time is taken");
        world.passes(Span::minutes(1)).await;
        anna.sees("Lessons take place after all: 1–9 Dec");
        anna.sees("The time is taken: Tue 1 Dec");
        shows(&anna, "back");
        anna.looks();
        // Of one none does: nobody is told that it is back.
        tutor.taps(world, "⏸ Away 15 Dec – 16 Dec").await;
        tutor.taps(world, "▶ Take this pause back").await;
        tutor.hears("nothing comes back: no place on 15 Dec");
        world.passes(Span::minutes(1)).await;
        assert_eq!(anna.count("after all: 15–16 Dec"), 0);
        anna.sees("not every time works out");
        anna.sees("The time is taken: Tue 15 Dec");
        shows(&anna, "lacks");
        // Whoever acted has seen it: no message says it again, but Home has it.
        tutor.looks();
        world.passes(Span::hours(2)).await;
        assert_eq!(tutor.count("found no place"), 0);
        tutor.starts(world).await;
        tutor.taps(world, "⚠️ Regulars without a place · 2").await;
        tutor.sees("2 regular lessons found no place");
        tutor.sees("Tue 1 Dec, 16:00 Anna: that time is taken");
        tutor.taps(world, "15 Dec 16:00 · Anna").await;
        tutor.sees("Tue 15 Dec");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn an_end_is_put_off_for_good_unless_somebody_has_the_time_by_then() {
    story(async |world| {
        let (house, anna) = with_anna(world, "tue 16:00 Anna until 8.12").await;
        let tutor = &house.tutor;
        pastes(world, tutor, "mon 10:00 Zoe").await;
        opens_regulars(world, tutor).await;
        tutor.taps(world, "Tue 16:00 · Anna").await;
        tutor.taps(world, "⏹ End").await;
        tutor.taps(world, "∞ No last day").await;
        tutor.hears("No last day any more");
        tutor.does_not_see("Until");
        assert!(
            booked(world, &house)
                .await
                .contains(&"2026-12-15T16:00 Anna".to_owned())
        );
        world.passes(Span::minutes(1)).await;
        anna.sees("Goes on without a last day");
        tutor.taps(world, "⏹ End").await;
        tutor.says(world, "8.12").await;
        // Once it is over, nothing is put off.
        world.comes(at("2026-12-09T12:00")).await;
        tutor.looks();
        let (tenant, standing) = (house.tenant, StandingId(987_654));
        tutor
            .forges(world, &does(Act::RegularEndless { tenant, standing }))
            .await;
        tutor.sees("This isn't here any more");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn days_that_find_no_place_are_told_once_to_the_client_and_to_the_specialist() {
    story(async |world| {
        let (house, anna) = with_anna(world, "tue 16:00 Anna\ntue 18:00 Bea").await;
        let tutor = &house.tutor;
        // Further off than is booked yet, something is put in their way.
        for wall in ["2026-12-29T16:00", "2026-12-29T18:30"] {
            blocks(world, &house, wall).await;
        }
        tutor.looks();
        days_go(world, at("2026-12-03T12:00")).await;
        anna.sees("not every time works out");
        anna.sees("The time is taken: Tue 29 Dec");
        tutor.sees("2 regular lessons found no place");
        tutor.sees("Tue 29 Dec, 16:00 Anna");
        tutor.sees("Tue 29 Dec, 18:00 Bea");
        shows(tutor, "unplaced");
        tutor.taps(world, "⚠️ Look").await;
        tutor.sees("Tue 29 Dec, 16:00 Anna: that time is taken");
        assert_eq!(anna.count("The time is taken: Tue 29 Dec"), 1, "{}", anna.sight());
        tutor.looks();
        days_go(world, at("2026-12-07T12:00")).await;
        assert_eq!(anna.count("The time is taken: Tue 29 Dec"), 1);
        tutor.starts(world).await;
        assert_eq!(tutor.sight().matches("[⚠️ Look]").count(), 1, "{}", tutor.sight());
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_gets_a_weekly_time_hears_on_which_days_it_is_not() {
    story(async |world| {
        let (house, anna) = with_anna(world, "mon 9:00 Zoe").await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let (from, to) = ("2026-12-28".parse().unwrap(), "2027-01-10".parse().unwrap());
        tutor.forges(world, &does(Act::CloseDays { tenant, from, to })).await;
        blocks(world, &house, "2026-12-08T16:00").await;
        pastes(world, tutor, "tue 16:00 Anna").await;
        world.passes(Span::minutes(1)).await;
        anna.sees("Every Tuesday, 16:00–17:00");
        anna.sees("First: tomorrow");
        anna.sees("The time is taken: Tue 8 Dec");
        anna.sees("Days off: Tue 29 Dec, Tue 5 Jan");
        shows(&anna, "begun");
        assert_eq!(anna.count("Tue 8 Dec"), 1);
        // And of another length and price, once.
        anna.looks();
        opens_regulars(world, tutor).await;
        tutor.taps(world, "Tue 16:00 · Anna").await;
        tutor.taps(world, "💰 Price, length").await;
        tutor.says(world, "50").await;
        tutor.taps(world, "💰 Price, length").await;
        tutor.taps(world, "45 min").await;
        world.passes(Span::minutes(10)).await;
        anna.sees("A lesson lasts 45 min");
        anna.sees("A lesson costs €50");
        assert_eq!(anna.count("New terms"), 1);
        shows(&anna, "terms");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_clients_own_view_finds_the_next_day_that_takes_place() {
    story(async |world| {
        let lines: Vec<String> = (9..16).map(|hour| format!("tue {hour}:00 Anna")).collect();
        let (house, anna) = with_anna(world, &lines.join("\n")).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        anna.starts(world).await;
        anna.taps(world, "📋 Bookings").await;
        anna.taps(world, "📌 All weekly times · 7").await;
        anna.sees("Weekly times · 7");
        anna.taps(world, "📌 Tue 15:00").await;
        anna.sees("Every Tuesday, 15:00–16:00");
        anna.looks();
        // All that is booked is called off, the next two weeks are away, one is closed, one is skipped.
        let mut conn = house::read(world).await;
        let all = standing::all(&mut conn, tenant, "2026-11-23").await.unwrap();
        let standing = all.last().unwrap().standing_id;
        let day = |text: &str| text.parse::<slotkeeper::domain::zone::Date>().unwrap();
        let (from, to) = (day("2026-11-23"), day("2026-12-20"));
        let pause = Act::RegularPause {
            tenant,
            standing,
            from,
            to,
        };
        tutor.forges(world, &does(pause)).await;
        let closed = day("2026-12-22");
        tutor.forges(world, &does(Act::CloseDay { tenant, day: closed })).await;
        let skip = Act::RegularSkip {
            tenant,
            standing,
            day: day("2026-12-29"),
            out: true,
        };
        tutor.forges(world, &does(skip)).await;
        world.passes(Span::minutes(1)).await;
        anna.looks();
        anna.forges(world, &goes(Place::OwnRegular { tenant, standing })).await;
        anna.sees("Next: Tue 5 Jan");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_regular_of_another_kind_has_its_length_and_price_in_lines_and_by_taps() {
    story(async |world| {
        let (house, anna) = with_anna(world, "mon 9:00 Zoe").await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        tutor.forges(world, &goes(Place::KindNew { tenant })).await;
        tutor.says(world, "Physics 90").await;
        let kinds = "UPDATE kind SET minutes = 90, price = 7700 WHERE name = 'Physics 90'";
        assert_eq!(world.database.sql(kinds).await, 1);
        // In a time of the plan that is of the other kind it stays what it is.
        house.slot(world, "2026-11-26T10:00").await;
        opens_regulars(world, tutor).await;
        tutor.taps(world, "➕ Add as a list").await;
        tutor
            .says(world, "wed 16:00 Pia Physics 90\nthu 10:00/60 Tom phys\nfri 16:00 Ann")
            .await;
        tutor.sees("Pia (new): every Wednesday, 16:00–17:30 · Physics 90");
        tutor.sees("Tom (new): every Thursday, 10:00–11:00 · Physics 90");
        tutor.taps(world, "✅ Put down: 3").await;
        world.ticks().await;
        let of = |all: &[slotkeeper::storage::booking::BookingRow], name: &str| {
            let row = all.iter().find(|row| row.client_name == name).unwrap();
            ((row.end_at - row.start_at).0 / 60, row.price)
        };
        let all = rows(world, &house).await;
        assert_eq!(of(&all, "Pia"), (90, 7700));
        assert_eq!(of(&all, "Tom"), (60, 7700));
        assert_ne!(of(&all, "Ann").1, 7700);
        // By taps the kind is chosen first.
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Zoe").await;
        tutor.taps(world, "📌 Make a weekly time").await;
        tutor.sees("What are the lessons?");
        tutor.taps(world, "Physics 90").await;
        tutor.taps(world, "Sat").await;
        tutor.taps(world, "12:00").await;
        tutor.sees("Every Saturday, 12:00–13:30");
        tutor.sees("Physics 90");
        tutor.taps(world, "✅ Make it regular").await;
        world.ticks().await;
        let zoe = rows(world, &house).await;
        assert!(zoe.iter().any(|row| row.client_name == "Zoe" && row.price == 7700));
        // What could be two kinds is refused at its place, and so is what could be somebody's name.
        tutor.forges(world, &goes(Place::KindNew { tenant })).await;
        tutor.says(world, "Physics 45").await;
        tutor
            .forges(
                world,
                &does(Act::MakeJoin {
                    tenant,
                    client: house.kin(world, "Zoe").await,
                }),
            )
            .await;
        opens_regulars(world, tutor).await;
        tutor.taps(world, "➕ Add as a list").await;
        tutor.says(world, "sun 16:00 Pia phys").await;
        tutor.sees("sun 16:00 Pia 👉 phys");
        tutor.sees("could be several kinds");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn many_lines_are_put_down_a_few_at_a_time_and_each_once() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let days = ["mon", "tue", "wed", "thu", "fri"];
        let line = |n: usize| format!("{} {}:00 Pupil{:02}", days[n % 5], 8 + n / 5, n % 50);
        let mut lines: Vec<String> = (0..58).map(line).collect();
        lines.push("mon 8:30 Late".to_owned());
        lines.push("nonsense".to_owned());
        opens_regulars(world, tutor).await;
        tutor.taps(world, "➕ Add as a list").await;
        tutor.says(world, &lines.join("\n")).await;
        let make = does(Act::RegularsMake { tenant: house.tenant });
        let statements = || world.app.core.db.counters().statements.load(Ordering::Relaxed);
        let asked = statements();
        tutor.forges(world, &make).await;
        let first = statements() - asked;
        assert!(first < 260, "{first} statements to begin with");
        tutor.hears("Putting them down");
        tutor.sees("Weekly times are being put down");
        let count = async || {
            let mut conn = house::read(world).await;
            let today = "2026-11-23";
            standing::all(&mut conn, house.tenant, today).await.unwrap().len()
        };
        assert_eq!(count().await, 6);
        // A second tap begins nothing.
        tutor.forges(world, &make).await;
        assert_eq!(count().await, 6);
        let (mut units, mut before) = (1, 6);
        while before < 58 {
            let asked = statements();
            slotkeeper::scheduler::run_some_jobs(&world.app.core, 1).await.unwrap();
            let asked = statements() - asked;
            let now = count().await;
            assert!(now > before && now - before <= 8, "{before} to {now}");
            assert!(asked < 200, "{asked} statements for {} lines", now - before);
            (units, before) = (units + 1, now);
        }
        assert_eq!(units, 10);
        world.ticks().await;
        world.passes(Span::minutes(5)).await;
        tutor.sees("Weekly times are put down");
        tutor.sees("1 was left out");
        opens_regulars(world, tutor).await;
        tutor.sees("Regulars · 58");
        let mut conn = house::read(world).await;
        let clients = slotkeeper::storage::clients::list(&mut conn, house.tenant, &[], 0, 99)
            .await
            .unwrap();
        assert_eq!(clients.len(), 50);
        let plan = slot::plan(&mut conn, house.tenant, at("2026-11-30T00:00"), at("2026-12-07T00:00"));
        assert_eq!(plan.await.unwrap().len(), 58);
        tutor.looks();
    })
    .await;
}
