//! A week of the plan is copied onto others: times alone, at the same hours of the wall, and what is left out is listed.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::zone::Zone;
use slotkeeper::scheduler::run_some_jobs;
use slotkeeper::storage::slot;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House, insert_slot};
use crate::practice::{at, berlin};
use crate::world::{World, story};

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

/// The times on the plan, by Berlin's wall.
async fn plan(world: &World, house: &House, from: &str, to: &str) -> Vec<String> {
    let rows = slot::plan(&mut house::read(world).await, house.tenant, at(from), at(to))
        .await
        .unwrap();
    let zone: Zone = berlin();
    rows.iter().map(|row| zone.wall(row.start_at).to_string()).collect()
}

#[tokio::test]
async fn a_week_is_copied_onto_the_next_ones_without_its_bookings() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let slot = house.slot(world, "2026-11-24T10:00").await;
        house.slot(world, "2026-11-26T18:30").await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        anna.forges(world, &house.book(slot)).await;
        // One is there already, one stands in the way, and one day is off.
        house.slot(world, "2026-12-01T10:00").await;
        house.slot(world, "2026-12-10T18:00").await;
        let monday = "2026-11-23".parse().unwrap();
        let off = Act::CloseDay {
            tenant: house.tenant,
            day: "2026-12-15".parse().unwrap(),
        };
        tutor.forges(world, &Callback::Do(off).encode(Origin::Screen)).await;
        tutor
            .forges(
                world,
                &go(Place::Week {
                    tenant: house.tenant,
                    monday,
                }),
            )
            .await;
        tutor.taps(world, "📆 Copy").await;
        tutor.sees("Copy the week 23–29 Nov");
        tutor.sees("2 times. Times only: bookings aren't copied.");
        tutor.taps(world, "4 wks").await;
        tutor.sees("onto 4 weeks, 30 Nov – 27 Dec?");
        let wait = Act::WatchFor {
            tenant: house.tenant,
            wish: "a".to_owned(),
            days: 30,
        };
        boris.forges(world, &Callback::Do(wait).encode(Origin::Screen)).await;
        boris.looks();
        tutor.taps(world, "Copy times: 8").await;
        // Who waits hears of what is copied as of any new time.
        world.passes(Span::minutes(1)).await;
        boris.sees("Thu 3 Dec, 18:30–19:30");
        tutor.sees("Copied: 23–29 Nov onto 30 Nov – 27 Dec");
        tutor.sees("5 of 8 times");
        tutor.sees("Tue 1 Dec, 10:00 — already there");
        tutor.sees("Thu 10 Dec, 18:30 — another time is in the way");
        tutor.sees("Tue 15 Dec, 10:00 — day off");
        assert_eq!(
            plan(world, &house, "2026-11-30T00:00", "2027-01-30T00:00").await,
            [
                "2026-12-01T10:00",
                "2026-12-03T18:30",
                "2026-12-08T10:00",
                "2026-12-10T18:00",
                "2026-12-17T18:30",
                "2026-12-22T10:00",
                "2026-12-24T18:30",
            ]
        );
        let taken = house.held(world, slot).await.len();
        assert_eq!(taken, 1);
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn hours_stay_on_the_wall_over_a_clock_change_and_the_hour_that_is_skipped_is_said() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        world.clock.advance(at("2027-03-15T09:00") - world.clock.now());
        for wall in ["2027-03-21T02:30", "2027-03-21T10:00", "2027-03-22T10:00"] {
            let at = at(wall);
            insert_slot(&world.app.core.db, house.tenant, at, 60, 1).await;
        }
        let act = |onto: &str| {
            let act = Act::CopyWeek {
                tenant: house.tenant,
                week: "2027-03-15".parse().unwrap(),
                onto: onto.parse().unwrap(),
                times: 1,
            };
            Callback::Do(act).encode(Origin::Screen)
        };
        tutor.forges(world, &act("2027-03-22")).await;
        tutor.sees("1 of 2 times");
        tutor.sees("Sun 28 Mar, 2:30 — the clocks skip this hour");
        assert_eq!(
            plan(world, &house, "2027-03-28T00:00", "2027-03-29T00:00").await,
            ["2027-03-28T10:00"]
        );
        // Onto itself there is nothing to copy, nor from an empty week.
        tutor.forges(world, &act("2027-03-15")).await;
        tutor.hears("This isn't here any more");
        let empty = Act::CopyWeek {
            tenant: house.tenant,
            week: "2027-05-03".parse().unwrap(),
            onto: "2027-05-10".parse().unwrap(),
            times: 2,
        };
        tutor.forges(world, &Callback::Do(empty).encode(Origin::Screen)).await;
        tutor.hears("This week has no times to copy");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn many_times_are_copied_by_a_job_that_a_restart_does_not_disturb() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        for day in 23..30 {
            for hour in 8..16 {
                insert_slot(
                    &world.app.core.db,
                    house.tenant,
                    at(&format!("2026-11-{day}T{hour:02}:00")),
                    60,
                    1,
                )
                .await;
            }
        }
        let act = Act::CopyWeek {
            tenant: house.tenant,
            week: "2026-11-23".parse().unwrap(),
            onto: "2026-11-30".parse().unwrap(),
            times: 12,
        };
        let tutor = &house.tutor;
        tutor.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
        tutor.sees("Copying 23–29 Nov onto 30 Nov – 21 Feb");
        tutor.sees("64 of 672 times");
        run_some_jobs(&world.app.core, 2).await.unwrap();
        world.restarts().await;
        tutor.sees("192 of 672 times");
        world.passes(Span::minutes(1)).await;
        tutor.sees("672 of 672 times");
        assert_eq!(
            plan(world, &house, "2026-11-30T00:00", "2027-02-22T00:00").await.len(),
            672
        );
    })
    .await;
}
