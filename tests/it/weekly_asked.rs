//! Weekly times that clients ask for, two at once and in turns; what is said of them; and what befalls pauses in between.

use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::domain::zone::Date;
use slotkeeper::scheduler::run_weekly;
use slotkeeper::storage::standing;
use slotkeeper::telegram::callback::{Act, Place};

use crate::house::{self, House};
use crate::practice::at;
use crate::regulars::{booked, does, goes, opens_regulars, pastes, rows};
use crate::world::person::Someone;
use crate::world::{World, story};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

async fn two(world: &World, house: &House) -> [Someone; 2] {
    <[Someone; 2]>::try_from(house.clients(world, &["Anna", "Bob"]).await)
        .ok()
        .unwrap()
}

async fn asks(world: &World, house: &House, who: &Someone, wall: &str, turns: bool) {
    let slot = house.slot(world, wall).await;
    let (tenant, client) = (house.tenant, None);
    let wish = Act::AskWeekly {
        tenant,
        slot,
        client,
        turns,
    };
    who.forges(world, &does(wish)).await;
}

/// Answers the request of somebody.
async fn accepts(world: &World, tutor: &Someone, name: &str) {
    tutor.starts(world).await;
    tutor.taps(world, "📥 Requests").await;
    tutor.taps(world, name).await;
    tutor.taps(world, "✅ Accept").await;
}

async fn days_go(world: &World, until: Moment) {
    while world.clock.now() < until {
        let step = (until - world.clock.now()).0.min(86_400);
        world.clock.advance(Span(step));
        world.ticks().await;
    }
}

fn shows(who: &Someone, what: &str) {
    if let Ok(folder) = std::env::var("SLOTKEEPER_SIGHTS") {
        std::fs::write(format!("{folder}/{what}.txt"), who.sight()).unwrap();
    }
}

#[tokio::test]
async fn two_clients_take_turns_at_one_hour_each_in_their_own_weeks() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let [anna, bob] = two(world, &house).await;
        let tutor = &house.tutor;
        asks(world, &house, &anna, "2026-11-26T17:00", true).await;
        anna.hears("Request sent");
        tutor.sees("every other Thursday (weeks A)");
        accepts(world, tutor, "Anna").await;
        // The hour of the other weeks is still to be had, every other week, and not every week.
        let slot = house.slot(world, "2026-12-03T17:00").await;
        let tenant = house.tenant;
        bob.forges(world, &goes(Place::AskWeekly { tenant, slot })).await;
        bob.does_not_see("Ask for every week");
        bob.taps(world, "Ask for every other week").await;
        bob.hears("Request sent");
        accepts(world, tutor, "Bob").await;
        days_go(world, at("2026-12-04T12:00")).await;
        let all = booked(world, &house).await;
        for row in ["2026-12-10T17:00 Anna", "2026-12-17T17:00 Bob", "2026-12-24T17:00 Anna"] {
            assert!(all.contains(&row.to_owned()), "{all:?}");
        }
        assert_eq!(all.len(), 4, "{all:?}");
        for person in [tutor, &anna, &bob] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_who_ask_for_one_time_at_once_one_waits_for_the_answer_and_the_other_is_told() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let [anna, bob] = two(world, &house).await;
        let slot = house.slot(world, "2026-11-26T17:00").await;
        let tenant = house.tenant;
        for who in [&anna, &bob] {
            who.forges(world, &goes(Place::AskWeekly { tenant, slot })).await;
        }
        for who in [&anna, &bob] {
            who.presses("📌 Ask for every week");
        }
        world.settles().await;
        let held = house.held(world, slot).await;
        assert_eq!(held.len(), 1, "{held:?}");
        let states = "SELECT state FROM standing ORDER BY standing_id";
        assert_eq!(world.database.texts(states).await, ["asked"]);
        let told = [&anna, &bob]
            .map(|who| who.count("just taken this time"))
            .iter()
            .sum::<usize>();
        assert_eq!(told, 1, "{} {}", anna.sight(), bob.sight());
        house.tutor.sees("Wants this time for good");
        for person in [&house.tutor, &anna, &bob] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn the_specialists_question_is_asked_and_answered_on_the_way_to_a_weekly_time() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        let question = "Which grade?".to_owned();
        house
            .set_policy(
                world,
                Policy {
                    question,
                    ..Policy::default()
                },
            )
            .await;
        let slot = house.slot(world, "2026-11-26T17:00").await;
        let tenant = house.tenant;
        anna.forges(world, &goes(Place::AskWeekly { tenant, slot })).await;
        anna.sees("Which grade?");
        anna.says(world, "The ninth").await;
        anna.sees("📌");
        anna.sees("The ninth");
        shows(&anna, "asks");
        anna.taps(world, "📌 Ask for every week").await;
        house.tutor.sees("The ninth");
        for person in [&house.tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_practice_with_no_more_weekly_times_to_give_says_so() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        pastes(world, &house.tutor, "mon 9:00 Zoe").await;
        let tenant = house.tenant.0;
        for n in 0..299 {
            let (weekday, minute) = (1 + n % 7, 60 + n / 7 * 30);
            let insert = format!(
                "INSERT INTO standing (tenant_id, standing_id, client_id, kind_id, weekday, wall_minute, minutes, \
                 from_day, until_day) SELECT tenant_id, {n} + 3000000, client_id, kind_id, {weekday}, {minute}, 5, \
                 '2026-11-01', '2026-11-24' FROM standing WHERE tenant_id = {tenant} AND standing_id < 3000000"
            );
            world.database.sql(&insert).await;
        }
        world
            .database
            .sql("UPDATE standing_clock SET due_at = 99999999999")
            .await;
        asks(world, &house, &anna, "2026-11-26T23:00", false).await;
        anna.hears("No more weekly times are given out right now");
        for person in [&house.tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn an_accepted_weekly_time_that_is_taken_back_is_told_of_once_with_all_its_lessons() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let [anna, bob] = two(world, &house).await;
        let tutor = &house.tutor;
        asks(world, &house, &anna, "2026-11-26T17:00", false).await;
        accepts(world, tutor, "Anna").await;
        world.ticks().await;
        anna.looks();
        let undone = anna.count("↩");
        tutor.taps(world, "↩ Back to: Awaiting an answer").await;
        anna.sees("not confirmed yet after all");
        anna.sees("3 more lessons are off");
        assert_eq!(anna.count("↩"), undone, "{}", anna.sight());
        shows(&anna, "unanswered");
        // Declined, it is forgotten after a while; its booking stays as a lesson of one day.
        tutor.taps(world, "✖ Decline").await;
        tutor.taps(world, "✖ Decline without a reason").await;
        world.passes(Span::minutes(1)).await;
        let count = "SELECT CAST(COUNT(*) AS TEXT) FROM standing";
        assert_eq!(world.database.texts(count).await, ["1"]);
        let kept = world.database.texts("SELECT CAST(COUNT(*) AS TEXT) FROM booking").await;
        days_go(world, at("2026-12-20T12:00")).await;
        assert_eq!(world.database.texts(count).await, ["1"]);
        days_go(world, at("2027-01-26T12:00")).await;
        assert_eq!(world.database.texts(count).await, ["0"]);
        assert_eq!(
            world.database.texts("SELECT CAST(COUNT(*) AS TEXT) FROM booking").await,
            kept
        );
        for person in [tutor, &anna, &bob] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn publishing_that_was_cut_off_goes_on_after_a_restart_and_keeps_to_the_pause() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let lines: Vec<String> = (8..20).map(|hour| format!("tue {hour}:00 Pupil{hour:02}")).collect();
        opens_regulars(world, &house.tutor).await;
        house.tutor.taps(world, "➕ Add as a list").await;
        house.tutor.says(world, &lines.join("\n")).await;
        house.tutor.taps(world, "✅ Put down").await;
        // The lines are being put down; the first of them are away for two weeks before any of their days is booked.
        let tenant = house.tenant;
        let first = standing::all(&mut house::read(world).await, tenant, "2026-11-23")
            .await
            .unwrap()[0]
            .standing_id;
        let pause = Act::RegularPause {
            tenant,
            standing: first,
            from: day("2026-11-23"),
            to: day("2026-12-06"),
        };
        house.tutor.forges(world, &does(pause)).await;
        world.restarts().await;
        slotkeeper::scheduler::run_some_jobs(&world.app.core, 2).await.unwrap();
        world.restarts().await;
        for _ in 0..2 {
            run_weekly(&world.app.core, world.clock.now()).await.unwrap();
            world.restarts().await;
        }
        world.ticks().await;
        let all = booked(world, &house).await;
        let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!((all.len(), distinct.len()), (46, 46), "{all:?}");
        let paused: Vec<&String> = all.iter().filter(|row| row.ends_with("Pupil08")).collect();
        assert_eq!(paused, ["2026-12-08T08:00 Pupil08", "2026-12-15T08:00 Pupil08"]);
        world.passes(Span::minutes(5)).await;
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_pause_over_the_night_that_skips_an_hour_comes_back_without_that_hour() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        let tutor = &house.tutor;
        asks(world, &house, &anna, "2026-11-29T02:30", false).await;
        accepts(world, tutor, "Anna").await;
        world.ticks().await;
        for person in [tutor, &anna] {
            person.looks();
        }
        world.clock.advance(at("2027-03-08T12:00") - world.clock.now());
        let tenant = house.tenant;
        let id = standing::all(&mut house::read(world).await, tenant, "2027-03-08")
            .await
            .unwrap()[0]
            .standing_id;
        let (from, to) = (day("2027-03-22"), day("2027-04-04"));
        let standing = id;
        let pause = Act::RegularPause {
            tenant,
            standing,
            from,
            to,
        };
        tutor.forges(world, &does(pause)).await;
        world.ticks().await;
        let sundays = |all: Vec<String>| {
            all.into_iter()
                .filter(|row| row.starts_with("2027-0"))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            sundays(booked(world, &house).await),
            ["2027-03-14T02:30 Anna", "2027-03-21T02:30 Anna"]
        );
        for person in [tutor, &anna] {
            person.looks();
        }
        tutor.forges(world, &goes(Place::Regular { tenant, standing })).await;
        tutor.taps(world, "⏸ Away 22 Mar").await;
        tutor.taps(world, "▶ Take this pause back").await;
        tutor.hears("there is no place on 28 Mar");
        // The hour of the wall is the same on the other side of the change.
        assert_eq!(
            sundays(booked(world, &house).await),
            [
                "2027-03-14T02:30 Anna",
                "2027-03-21T02:30 Anna",
                "2027-04-04T02:30 Anna"
            ]
        );
        world.passes(Span::minutes(1)).await;
        anna.sees("The clocks change and skip this hour: Sun 28 Mar");
        anna.sees("Next: Sun 4 Apr");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_lesson_that_waits_again_after_a_move_leaves_the_weekly_time_alone() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let anna = house.client(world, "Anna").await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        asks(world, &house, &anna, "2026-11-26T17:00", false).await;
        accepts(world, tutor, "Anna").await;
        world.ticks().await;
        let to = house.slot(world, "2026-12-04T10:00").await;
        let lesson = rows(world, &house).await.remove(1);
        let wish = Act::Move {
            tenant,
            booking: lesson.booking_id,
            entry_no: lesson.entry_no,
            slot: to,
        };
        anna.forges(world, &does(wish)).await;
        tutor.starts(world).await;
        tutor.taps(world, "📥 Requests").await;
        tutor.taps(world, "Anna").await;
        tutor.taps(world, "✅ Accept").await;
        world.ticks().await;
        let before = booked(world, &house).await;
        assert!(before.contains(&"2026-12-04T10:00 Anna".to_owned()), "{before:?}");
        tutor.taps(world, "↩").await;
        world.ticks().await;
        let states = "SELECT state FROM standing";
        assert_eq!(world.database.texts(states).await, ["active"]);
        let after = booked(world, &house).await;
        assert!(after.len() >= before.len(), "{after:?}");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}
