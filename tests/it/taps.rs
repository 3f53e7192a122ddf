//! How many taps the daily work takes, counted on the screens from home.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::booking;
use slotkeeper::telegram::callback::Place;

use crate::house::{self, House};
use crate::ledger::{owe, row};
use crate::practice::{at, berlin};
use crate::regulars::{booked, goes, pastes};
use crate::world::person::Someone;
use crate::world::{World, story};

/// Taps what stands there, one after the other; tells how many taps Telegram has seen.
async fn walks(world: &World, who: &Someone, labels: &[&str]) -> usize {
    let before = who.phone.toasts().len();
    for label in labels {
        who.taps(world, label).await;
    }
    who.phone.toasts().len() - before
}

#[tokio::test]
async fn a_week_of_twenty_five_regulars_takes_none() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let mut lines = String::new();
        for (n, name) in (0..25).map(|n| (n, format!("Pupil {n}"))) {
            let day = ["mon", "tue", "wed", "thu", "fri"][n % 5];
            lines.push_str(&format!("{day} {}:00 {name}\n", 14 + n / 5));
        }
        pastes(world, tutor, &lines).await;
        let before = tutor.phone.toasts().len();
        let (from, to) = (berlin().day("2027-01-04".parse().unwrap()).0, Span::days(7));
        // Within reach it comes by itself, a day at a time.
        while world.clock.now() < from - Span::days(21) {
            world.clock.advance(Span::hours(24));
            world.ticks().await;
        }
        let mut conn = house::read(world).await;
        let held = booking::between(&mut conn, house.tenant, from, from + to)
            .await
            .unwrap();
        assert_eq!(held.len(), 25);
        assert_eq!(tutor.phone.toasts().len(), before);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn closing_a_day_of_six_lessons_takes_one_and_one_for_each_that_stays() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let lines = "tue 10 Ann\ntue 11 Bea\ntue 12 Carl\ntue 13 Dan\ntue 14 Eve\ntue 15 Fay";
        pastes(world, tutor, lines).await;
        tutor.starts(world).await;
        walks(world, tutor, &["Schedule", "Tue 24"]).await;
        tutor.sees("Tomorrow, Tue 24 Nov");
        assert_eq!(walks(world, tutor, &["✖ Close, cancel 6 bookings"]).await, 1);
        tutor.sees("🚫 Closed: tomorrow");
        tutor.sees("6 bookings are cancelled, and the clients are told");
        // Until then nothing is.
        assert_eq!(on(world, &house, "2026-11-24").await, 6);
        assert_eq!(walks(world, tutor, &["✖ 13:00 Dan"]).await, 1);
        tutor.sees("✅ 13:00 Dan stays");
        tutor.sees("5 bookings are cancelled");
        world.passes(Span::minutes(3)).await;
        assert_eq!(on(world, &house, "2026-11-24").await, 1);
        assert_eq!(on(world, &house, "2026-12-01").await, 6);
        tutor.sees("✖ Bookings cancelled: tomorrow");

        // Who thinks better of it loses nothing.
        let (tenant, day) = (house.tenant, "2026-12-01".parse().unwrap());
        tutor.forges(world, &goes(Place::Plan { tenant, day })).await;
        let nothing = ["✖ Close, cancel 6 bookings", "↩ Cancel nothing"];
        assert_eq!(walks(world, tutor, &nothing).await, 2);
        tutor.hears("Nothing cancelled. The day stays closed.");
        tutor.sees("↩ Nothing cancelled: Tue 1 Dec");
        tutor.sees("The day stays closed for booking.");
        tutor.does_not_see("0 of 6");
        tutor.does_not_see("by you");
        world.passes(Span::minutes(3)).await;
        assert_eq!(on(world, &house, "2026-12-01").await, 6);
        assert_eq!(tutor.count("Bookings cancelled: Tue 1 Dec"), 0);
        tutor.taps(world, "Open day").await;
        tutor.hears("open for booking again");
        tutor.looks();
    })
    .await;
}

async fn on(world: &World, house: &House, day: &str) -> usize {
    let all = booked(world, house).await;
    all.iter().filter(|row| row.starts_with(day)).count()
}

#[tokio::test]
async fn moving_a_lesson_takes_four() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        pastes(world, tutor, "mon 16:00 Ann").await;
        house.slot(world, "2026-11-24T12:00").await;
        tutor.starts(world).await;
        assert_eq!(walks(world, tutor, &["16:00", "Move", "12:00", "✅"]).await, 4);
        assert_eq!(booked(world, &house).await[0], "2026-11-24T12:00 Ann");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_her_mother_sent_takes_a_line_and_one_tap() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna K.", "10:00")]).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        let before = tutor.phone.toasts().len();
        tutor.says(world, "anna 6000").await;
        assert_eq!(tutor.phone.toasts().len(), before);
        assert_eq!(walks(world, tutor, &["✅ Record"]).await, 1);
        assert_eq!(row(world, &house, bookings[0]).await.status, "paid");
        world.comes(at("2026-11-25T19:00")).await;
        people[0].looks();
        tutor.looks();
    })
    .await;
}
