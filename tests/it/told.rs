//! What somebody who runs a practice is told of it: what they turn off, what comes before a lesson and day by day.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::scheduler;
use slotkeeper::storage::told;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

async fn settings(world: &World, house: &House) {
    let tenant = house.tenant;
    let place = Callback::Go(Place::ToldMe { tenant }).encode(Origin::Screen);
    house.tutor.forges(world, &place).await;
    house.tutor.looks();
}

/// Books an hour of a day of November.
async fn books(world: &World, who: &Someone, day: &str, hour: &str) {
    who.starts(world).await;
    who.taps(world, "Book a time").await;
    who.taps(world, &format!("{day}·")).await;
    who.taps(world, hour).await;
    who.taps(world, "✅ Book").await;
    who.taps(world, "⌂").await;
    who.looks();
}

async fn picks_zone(world: &World, who: &Someone, zone: &str) {
    let zone = zone.to_owned();
    let act = Callback::Do(Act::PickZone { zone }).encode(Origin::Screen);
    who.forges(world, &act).await;
    who.looks();
}

#[tokio::test]
async fn what_is_turned_off_is_not_told_and_requests_still_stand_on_home() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        house.slot(world, "2026-11-25T10:00").await;
        house.slot(world, "2026-11-26T10:00").await;
        let anna = house.client(world, "Anna").await;
        let tutor = &house.tutor;
        tutor.taps(world, "Settings").await;
        tutor.taps(world, "What I am told").await;
        tutor.sees("🔔 New requests");
        tutor.taps(world, "New requests").await;
        tutor.sees("🔕 New requests");
        anna.starts(world).await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "25·").await;
        anna.taps(world, "10:00").await;
        anna.taps(world, "✅ Send a request").await;
        anna.looks();
        assert_eq!(tutor.count("New request"), 0);
        tutor.starts(world).await;
        tutor.sees("📥 Requests · 1");
        // That she takes it back is another kind: it comes.
        anna.taps(world, "Withdraw").await;
        anna.taps(world, "Yes").await;
        anna.looks();
        assert_eq!(tutor.count("Request withdrawn: Anna"), 1, "{}", anna.sight());
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_specialist_is_reminded_of_each_lesson_at_the_offsets_they_chose() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-25T10:00").await;
        house.slot(world, "2026-11-25T12:00").await;
        let anna = house.client(world, "Anna").await;
        books(world, &anna, "25", "10:00").await;
        let tutor = &house.tutor;
        settings(world, &house).await;
        tutor.sees("Before a lesson: no reminder");
        tutor.taps(world, "Remind me before a lesson").await;
        tutor.taps(world, "15 min").await;
        tutor.taps(world, "1 h").await;
        tutor.sees("1 h☑");
        tutor.taps(world, "Back").await;
        tutor.sees("Before a lesson: 1 h, 15 min");
        // What is booked afterwards is reminded of as well.
        books(world, &anna, "25", "12:00").await;
        tutor.looks();
        let reminders = || {
            tutor
                .phone
                .messages()
                .iter()
                .filter(|m| m.text.starts_with("⏰ Today"))
                .count()
        };
        world.comes(at("2026-11-25T08:59")).await;
        assert_eq!(reminders(), 0);
        world.comes(at("2026-11-25T09:00")).await;
        assert_eq!(reminders(), 1);
        tutor.sees("⏰ Today, 10:00–11:00\nLesson, 60 min · Anna");
        world.restarts().await;
        world.comes(at("2026-11-25T09:45")).await;
        assert_eq!(reminders(), 2);
        // Turned off in time, none comes of the second lesson.
        settings(world, &house).await;
        tutor.taps(world, "Remind me before a lesson").await;
        tutor.taps(world, "No reminders").await;
        world.comes(at("2026-11-25T12:00")).await;
        assert_eq!(reminders(), 2);
        tutor.looks();
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn the_plan_of_the_day_comes_once_a_day_by_the_readers_clock_whatever_restarts() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-24T10:00").await;
        house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna").await;
        books(world, &anna, "24", "10:00").await;
        books(world, &anna, "25", "10:00").await;
        let tutor = &house.tutor;
        tutor.looks();
        settings(world, &house).await;
        tutor.sees("The day's plan: not sent");
        tutor.taps(world, "Day plan").await;
        tutor.taps(world, "8:00").await;
        tutor.sees("The day's plan: 8:00, every day");
        tutor.says(world, "7:30").await;
        tutor.sees("The day's plan: 7:30, every day");
        tutor.says(world, "half past").await;
        tutor.sees("doesn't read as an hour");
        world.comes(at("2026-11-24T07:29")).await;
        assert_eq!(tutor.count("☀️ Today"), 0);
        world.comes(at("2026-11-24T07:30")).await;
        tutor.sees("☀️ Today, Tue 24 Nov: 1 booking");
        tutor.sees("10:00–11:00 · Anna ✅");
        world.restarts().await;
        world.ticks().await;
        // Another hour, and another zone, on the same day: it was told.
        settings(world, &house).await;
        tutor.taps(world, "Day plan").await;
        tutor.taps(world, "9:00").await;
        picks_zone(world, tutor, "America/New_York").await;
        world.comes(at("2026-11-24T18:00")).await;
        assert_eq!(tutor.count("☀️"), 1, "{}", tutor.sight());
        picks_zone(world, tutor, "Europe/Berlin").await;
        world.comes(at("2026-11-25T09:00")).await;
        assert_eq!(tutor.count("☀️ Today"), 2);
        // An empty day sends nothing.
        world.comes(at("2026-11-26T12:00")).await;
        assert_eq!(tutor.count("☀️ Today"), 2);
        tutor.looks();
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn what_nobody_heard_the_clock_for_is_told_late_but_no_plan_of_yesterday() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-26T18:00").await;
        let anna = house.client(world, "Anna").await;
        books(world, &anna, "26", "18:00").await;
        settings(world, &house).await;
        house.tutor.taps(world, "Day plan").await;
        house.tutor.taps(world, "8:00").await;
        // Nobody hears the clock for three days.
        world.clock.advance(at("2026-11-26T11:00") - world.clock.now());
        world.ticks().await;
        world.ticks().await;
        assert_eq!(house.tutor.count("☀️"), 2, "{}", house.tutor.sight());
        house.tutor.sees("☀️ Today, Thu 26 Nov: 1 booking");
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn an_hour_that_the_clocks_skip_or_show_twice_comes_once_on_its_day() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        settings(world, &house).await;
        tutor.taps(world, "Day plan").await;
        tutor.says(world, "2:30").await;
        tutor.looks();
        // The clocks skip from 2:00 to 3:00 on 28 March, and show 2:30 twice on 31 October.
        for (day, first) in [("2027-03-28", "2027-03-28T03:00"), ("2027-10-31", "2027-10-31T02:30")] {
            world.clock.advance(at(&format!("{day}T00:30")) - world.clock.now());
            world.ticks().await;
            let mut told = Vec::new();
            for _ in 0..48 {
                world.clock.advance(Span::minutes(30));
                let now = world.clock.now();
                let made = scheduler::run_daily(&world.app.core, now).await.unwrap();
                told.extend((0..made).map(|_| now));
            }
            assert_eq!(told.first(), Some(&at(first)), "{day}");
            assert_eq!(told.len(), 1, "{day}");
        }
        world.settles().await;
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn the_unpaid_list_comes_on_the_weekdays_chosen_and_not_when_nothing_is_owed() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let slot = house.slot(world, "2026-11-24T10:00").await;
        let anna = house.client(world, "Anna").await;
        books(world, &anna, "24", "10:00").await;
        world.database.sql("UPDATE account SET term_days = 1").await;
        let tutor = &house.tutor;
        settings(world, &house).await;
        tutor.taps(world, "💸 Unpaid").await;
        tutor.taps(world, "10:00").await;
        tutor.sees("The unpaid list: 10:00, Mon");
        tutor.taps(world, "Thu").await;
        tutor.sees("The unpaid list: 10:00, Mon, Thu");
        tutor.taps(world, "Mon☑").await;
        tutor.sees("The unpaid list: 10:00, Thu");
        // The last day stays: to have none is to turn it off.
        tutor.taps(world, "Thu☑").await;
        tutor.sees("The unpaid list: 10:00, Thu");
        world.comes(at("2026-11-24T11:30")).await;
        let booking = house.held(world, slot).await.remove(0);
        let held = house.step(world, &booking, "held").await;
        tutor.forges(world, &held).await;
        world.comes(at("2026-11-26T09:59")).await;
        assert_eq!(tutor.count("Waiting for payment"), 0);
        world.comes(at("2026-11-26T10:00")).await;
        tutor.sees("💸 Waiting for payment: 1 · €25");
        tutor.sees("Anna · €25 · 2 days");
        tutor.taps(world, "Open the list").await;
        tutor.sees("Anna · €25 · 2 days");
        tutor.taps(world, "Anna · €25").await;
        tutor.taps(world, "💸 24 Nov").await;
        tutor.taps(world, "💰 Paid").await;
        world.comes(at("2026-12-03T12:00")).await;
        assert_eq!(tutor.count("Waiting for payment"), 1);
        tutor.looks();
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn what_is_due_is_found_by_an_index() {
    story(async |world| {
        if world.database.is_postgres() {
            return;
        }
        let moment = world.clock.now();
        for (query, index) in [
            (told::due_query(moment, 500), "daily_due (due_at<?)"),
            (told::old_query(moment, 500), "daily_told_at (told_at<?)"),
        ] {
            let plan = house::read(world).await.plan(&query).await.unwrap();
            assert!(plan.contains(index), "{index}: {plan}");
            assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    })
    .await;
}

#[tokio::test]
async fn after_the_days_last_lesson_one_notice_asks_how_it_went_and_the_taps_redraw_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        for hour in [10, 12, 14] {
            house.slot(world, &format!("2026-11-24T{hour}:00")).await;
        }
        let people = house.clients(world, &["Anna", "Boris", "Clara"]).await;
        for (who, hour) in people.iter().zip(["10:00", "12:00", "14:00"]) {
            books(world, who, "24", hour).await;
        }
        let tutor = &house.tutor;
        // Nobody has to ask for it.
        settings(world, &house).await;
        tutor.sees("🔔 How it went");
        world.comes(at("2026-11-24T14:59")).await;
        assert_eq!(tutor.count("How did it go?"), 0);
        world.comes(at("2026-11-24T15:00")).await;
        tutor.sees("How did it go? Tue 24 Nov");
        tutor.sees("10:00–11:00 · Anna");
        tutor.sees("[Anna] [🎓] [🚫] [🎁]");
        // The newest message is the question; its first row is Anna's.
        tutor.taps(world, "🚫").await;
        tutor.sees("10:00–11:00 · Anna: 🚫 No-show");
        tutor.taps(world, "🎓 All: Held").await;
        tutor.hears("Marked: 2 lessons");
        tutor.sees("12:00–13:00 · Boris: 🎓 Held");
        tutor.sees("[Clara · 🎓 Held]");
        tutor.does_not_see("All: Held");
        world.restarts().await;
        world.comes(at("2026-11-24T23:00")).await;
        assert_eq!(tutor.count("How did it go?"), 1);
        tutor.looks();
        for who in &people {
            who.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn who_owes_past_the_term_hears_of_it_gently_and_not_more_often_than_the_tenant_wants() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let slot = house.slot(world, "2026-11-24T10:00").await;
        let anna = house.client(world, "Anna").await;
        books(world, &anna, "24", "10:00").await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "Settings").await;
        tutor.taps(world, "Money").await;
        tutor.sees("💸 Debts: no reminder");
        tutor.taps(world, "Debts").await;
        tutor.says(world, "4 days").await;
        tutor.sees("Now: every 4 days");
        tutor.says(world, "soon").await;
        tutor.sees("That won't do");
        world.comes(at("2026-11-24T11:30")).await;
        let booking = house.held(world, slot).await.remove(0);
        let held = house.step(world, &booking, "held").await;
        tutor.forges(world, &held).await;
        // The term is three days.
        let notes = || anna.count("A gentle reminder to pay");
        world.comes(at("2026-11-27T11:00")).await;
        assert_eq!(notes(), 0);
        world.comes(at("2026-11-28T11:00")).await;
        assert_eq!(notes(), 1, "{}", anna.sight());
        anna.sees("To be paid: 1 · €25");
        world.comes(at("2026-12-01T12:00")).await;
        assert_eq!(notes(), 1);
        world.comes(at("2026-12-02T11:00")).await;
        assert_eq!(notes(), 2);
        anna.looks();
        tutor.looks();
    })
    .await;
}
