//! What becomes of regulars: skipped, moved, paused, ended, asked for, and what closed days do to them.

use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::slot;
use slotkeeper::telegram::callback::{Act, Place};

use crate::house::{self, House};
use crate::practice::at;
use crate::regulars::{booked, does, goes, opens_regulars, pastes, rows};
use crate::world::person::Someone;
use crate::world::{World, story};

/// Every lesson of a client's regular, from the Monday of the story on.
async fn has_a_regular(world: &World, house: &House, line: &str) {
    pastes(world, &house.tutor, line).await;
    opens_regulars(world, &house.tutor).await;
}

/// Anna has booked a lesson of Friday.
async fn with_anna(world: &World) -> (House, Someone) {
    let house = House::open(world, Approval::Never).await;
    let anna = house.client(world, "Anna").await;
    house.slot(world, "2026-11-27T09:00").await;
    anna.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
    anna.taps(world, "9:00").await;
    anna.taps(world, "✅ Book").await;
    (house, anna)
}

/// As `comes`, a day at a time: weeks pass.
async fn days_go(world: &World, until: Moment) {
    while world.clock.now() < until {
        let step = (until - world.clock.now()).0.min(86_400);
        world.clock.advance(Span(step));
        world.ticks().await;
    }
}

#[tokio::test]
async fn a_regular_is_skipped_once_moved_once_paused_and_ended() {
    story(async |world| {
        let (house, anna) = with_anna(world).await;
        let tutor = &house.tutor;
        has_a_regular(world, &house, "tue 16:00 Anna").await;
        tutor.taps(world, "Tue 16:00 · Anna").await;
        tutor.sees("24 Nov ✅");
        // What is booked is cancelled, and the client hears of it.
        tutor.taps(world, "✖ Skip").await;
        tutor.hears("Skipped");
        world.passes(Span::minutes(1)).await;
        anna.sees("Tomorrow, 16:00–17:00");
        anna.sees("cancelled");
        // What is further off than is booked is skipped too, and comes after all.
        tutor.taps(world, "✖ Skip 22 Dec").await;
        tutor.sees("✖ Tue 22 Dec: skipped");
        world.passes(Span::minutes(1)).await;
        anna.sees("No lesson Tue 22 Dec");
        anna.sees("Next: Tue 29 Dec");
        tutor.taps(world, "↩ 22 Dec after all").await;
        tutor.does_not_see("skipped");
        assert_eq!(
            booked(world, &house).await,
            [
                "2026-11-27T09:00 Anna",
                "2026-12-01T16:00 Anna",
                "2026-12-08T16:00 Anna",
                "2026-12-15T16:00 Anna"
            ]
        );

        // Moved once, it stays so, and those after it come as ever.
        tutor.taps(world, "1 Dec ✅").await;
        tutor.sees("📌 every Tuesday");
        tutor.taps(world, "Move").await;
        tutor.says(world, "2.12 18:00").await;
        tutor.taps(world, "✅").await;
        days_go(world, at("2026-11-25T12:00")).await;
        assert_eq!(
            booked(world, &house).await[1..],
            [
                "2026-12-02T18:00 Anna",
                "2026-12-08T16:00 Anna",
                "2026-12-15T16:00 Anna",
                "2026-12-22T16:00 Anna"
            ]
        );
        opens_regulars(world, tutor).await;
        tutor.taps(world, "Tue 16:00 · Anna").await;
        tutor.sees("moved to");

        // A pause takes off what is on it, in one message; who goes on has the days again.
        tutor.taps(world, "⏸ Pause").await;
        tutor.says(world, "nonsense").await;
        tutor.sees("We can't read these days");
        tutor.says(world, "7.12-20.12").await;
        tutor.sees("⏸ Away 7 Dec – 20 Dec");
        world.passes(Span::minutes(1)).await;
        anna.sees("No lesson 7–20 Dec");
        assert_eq!(
            booked(world, &house).await[1..],
            ["2026-12-02T18:00 Anna", "2026-12-22T16:00 Anna"]
        );
        tutor.taps(world, "⏸ Away 7 Dec – 20 Dec").await;
        tutor.taps(world, "▶ Take this pause back").await;
        world.ticks().await;
        assert_eq!(booked(world, &house).await.len(), 5);
        world.passes(Span::minutes(1)).await;
        anna.sees("take place after all: 7–20 Dec");

        // Ended after a lesson, nothing comes any more.
        tutor.taps(world, "⏹ End").await;
        tutor.taps(world, "After 15 Dec").await;
        tutor.hears("Ended, 1 lesson off");
        tutor.sees("Until Tue 15 Dec");
        anna.sees("The last day: Tue 15 Dec");
        days_go(world, at("2026-12-16T12:00")).await;
        assert_eq!(booked(world, &house).await, Vec::<String>::new());
        opens_regulars(world, tutor).await;
        tutor.sees("Regulars · 0");
        // What was made for them is off the plan where nobody came.
        let mut conn = house::read(world).await;
        let left = slot::plan(
            &mut conn,
            house.tenant,
            world.clock.now(),
            world.clock.now() + Span::days(60),
        )
        .await
        .unwrap();
        assert!(left.is_empty(), "{left:?}");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_regular_is_moved_from_now_on_with_what_is_booked_and_paid() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        has_a_regular(world, &house, "tue 16:00 Ann 40\nthu 18:00 Olga").await;
        let mut conn = house::read(world).await;
        let ids: Vec<_> = rows(world, &house).await.iter().map(|row| row.booking_id).collect();
        // Something of the tutor's own is in the way of one of them.
        house.slot(world, "2026-12-03T17:00").await;
        let blocked = slot::plan(&mut conn, house.tenant, at("2026-12-03T16:30"), at("2026-12-03T17:30"))
            .await
            .unwrap();
        let block = Act::Block {
            tenant: house.tenant,
            slot: blocked[0].slot_id,
            revision: blocked[0].revision,
        };
        tutor.forges(world, &does(block)).await;
        opens_regulars(world, tutor).await;
        tutor.taps(world, "Tue 16:00 · Ann").await;
        tutor.sees("Own price: €40");
        tutor.taps(world, "↔ Another time from now on").await;
        tutor.says(world, "thu 18:00").await;
        tutor.sees("Olga always has Thu 18:00");
        tutor.taps(world, "‹ Back").await;
        tutor.taps(world, "‹ Back").await;
        tutor.taps(world, "Thu").await;
        tutor.taps(world, "17:00").await;
        tutor.sees("⚠️ Thu 3 Dec: that time is taken");
        tutor.taps(world, "↔ Move from now on").await;
        tutor.hears("Moved. 1 lesson stays");
        world.ticks().await;
        let all = booked(world, &house).await;
        let anns: Vec<&String> = all.iter().filter(|row| row.ends_with("Ann")).collect();
        assert_eq!(
            anns,
            [
                "2026-11-26T17:00 Ann",
                "2026-12-01T16:00 Ann",
                "2026-12-10T17:00 Ann",
                "2026-12-17T17:00 Ann"
            ]
        );
        // The bookings are the same ones as before.
        assert!(
            rows(world, &house)
                .await
                .iter()
                .all(|row| ids.contains(&row.booking_id))
        );
        days_go(world, at("2026-11-27T12:00")).await;
        let all = booked(world, &house).await;
        assert_eq!(all.iter().filter(|row| row.ends_with("Ann")).count(), 4, "{all:?}");

        // A price and a length count for what is booked from then on.
        opens_regulars(world, tutor).await;
        tutor.taps(world, "Thu 17:00 · Ann").await;
        tutor.taps(world, "💰 Price, length").await;
        tutor.says(world, "50").await;
        tutor.sees("Own price: €50");
        tutor.taps(world, "💰 Price, length").await;
        tutor.taps(world, "1 h 30 min").await;
        tutor.sees("Olga always has");
        tutor.taps(world, "45 min").await;
        tutor.sees("17:00–17:45");
        days_go(world, at("2026-12-04T12:00")).await;
        let last = rows(world, &house)
            .await
            .into_iter()
            .rfind(|row| row.client_name == "Ann")
            .unwrap();
        assert_eq!((last.price, (last.end_at - last.start_at).0), (5000, 2700));
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_line_names_the_last_day_and_a_price_as_people_write_them_and_hides_nothing_in_a_name() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        opens_regulars(world, tutor).await;
        tutor.taps(world, "➕ Add as a list").await;
        let long = "x".repeat(65);
        let lines = format!(
            "mon 4pm Ann 2,000 until 8.12\nwed B 18:00 Bob\nthu 10 Carl from 1 September\nfri 10 {long}\nsat 10 Dan until 1.1.2026"
        );
        tutor.says(world, &lines).await;
        tutor.sees("Ann (new): every Monday, 16:00–17:00 · €2,000 · until Tue 8 Dec");
        tutor.sees("thu 10 Carl from 👉 1 September");
        tutor.sees("Behind the time stand a name");
        tutor.sees("The name has more than 64 characters");
        tutor.sees("The last day in this line is over");
        tutor.sees("This is a week A.");
        tutor.taps(world, "✅ Put down: 2").await;
        tutor.sees("This is a week A.");
        world.ticks().await;
        let all = booked(world, &house).await;
        let ann: Vec<&String> = all.iter().filter(|it| it.ends_with("Ann")).collect();
        assert_eq!(ann, ["2026-11-23T16:00 Ann", "2026-11-30T16:00 Ann", "2026-12-07T16:00 Ann"]);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn days_that_are_closed_skip_regulars_who_hear_when_they_go_on() {
    story(async |world| {
        let (house, anna) = with_anna(world).await;
        let tutor = &house.tutor;
        let lines = "tue 10 Anna\ntue 11 Bea\ntue 12 Carl\ntue 13 Dan\ntue 14 Eve\ntue 15 Fay";
        pastes(world, tutor, lines).await;
        // A day of six lessons, of which one stays: a tap for it, and one for the rest.
        let day = "2026-12-01".parse().unwrap();
        let asks = Place::CancelDays {
            tenant: house.tenant,
            from: day,
            to: day,
        };
        tutor.forges(world, &goes(asks)).await;
        let taps = tutor.phone.toasts().len();
        tutor.taps(world, "✖ 13:00 Dan").await;
        tutor.sees("✅ 13:00 Dan stays");
        tutor.taps(world, "Cancel bookings: 5").await;
        assert_eq!(tutor.phone.toasts().len() - taps, 2);
        world.ticks().await;
        let all = booked(world, &house).await;
        let on_day: Vec<&String> = all.iter().filter(|row| row.starts_with("2026-12-01")).collect();
        assert_eq!(on_day, ["2026-12-01T13:00 Dan"]);
        anna.sees("Next: Tue 8 Dec. Every Tuesday, 10:00–11:00");

        // Days that are not booked yet: those who come then hear it too.
        let (from, to) = ("2026-12-28".parse().unwrap(), "2027-01-10".parse().unwrap());
        let close = Act::CloseDays {
            tenant: house.tenant,
            from,
            to,
        };
        tutor.forges(world, &does(close)).await;
        anna.sees("No lesson 28 Dec – 10 Jan");
        anna.sees("Next: Tue 12 Jan");
        for person in [tutor, &anna] {
            person.looks();
        }
        days_go(world, at("2026-12-21T12:00")).await;
        let all = booked(world, &house).await;
        assert!(
            !all.iter()
                .any(|row| row.starts_with("2027-01-05") || row.starts_with("2026-12-29")),
            "{all:?}"
        );
        assert!(all.contains(&"2027-01-12T10:00 Anna".to_owned()), "{all:?}");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_client_asks_for_a_time_for_good_and_skips_a_day_of_it_by_the_rules() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let [anna, bob] = <[Someone; 2]>::try_from(house.clients(world, &["Anna", "Bob"]).await)
            .ok()
            .unwrap();
        let tutor = &house.tutor;
        for wall in ["2026-11-26T17:00", "2026-12-03T17:00", "2026-12-10T17:00"] {
            house.slot(world, wall).await;
        }
        for (who, first) in [(&anna, true), (&bob, false)] {
            who.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
            who.taps(world, "17:00").await;
            who.taps(world, "📌 This time for good").await;
            who.sees("Every Thursday, 17:00–18:00");
            who.taps(world, "📌 Ask for every week").await;
            who.sees("Request sent");
            tutor.sees("Wants this time for good: every Thursday");
            if first {
                tutor.taps(world, "✖ Decline").await;
                tutor.taps(world, "✖ Decline without a reason").await;
                world.passes(Span::minutes(1)).await;
                who.sees("declined");
                assert!(booked(world, &house).await.is_empty());
                who.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
                who.sees("26 Nov");
            }
        }
        tutor.taps(world, "✅ Accept").await;
        world.ticks().await;
        bob.sees("Every Thursday, 17:00–18:00");
        assert_eq!(bob.count("is yours now"), 1);
        assert_eq!(
            booked(world, &house).await,
            [
                "2026-11-26T17:00 Bob",
                "2026-12-03T17:00 Bob",
                "2026-12-10T17:00 Bob",
                "2026-12-17T17:00 Bob"
            ]
        );
        // Nobody is told whose it is, and nobody else can ask for it.
        anna.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
        anna.does_not_see("3 Dec");
        // One's own stands among the bookings.
        bob.starts(world).await;
        bob.taps(world, "📋 Bookings").await;
        bob.taps(world, "📌 Thu 17:00").await;
        bob.sees("Every Thursday, 17:00–18:00");
        bob.taps(world, "✖ Skip").await;
        bob.sees("Cancel");
        bob.taps(world, "Yes").await;
        assert_eq!(booked(world, &house).await[0], "2026-12-03T17:00 Bob");
        days_go(world, at("2026-12-04T12:00")).await;
        assert_eq!(booked(world, &house).await.len(), 4);
        for person in [tutor, &anna, &bob] {
            person.looks();
        }
    })
    .await;
}
