//! Holidays: days are closed and what is booked on them is cancelled, everybody hears of all of theirs in one message,
//! and it goes on where it was after any restart.

use slotkeeper::domain::ids::{BookingId, JobId, PersonId, SlotId};
use slotkeeper::domain::job::{JobKind, JobState};
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::policy::Approval;
use slotkeeper::scheduler::run_some_jobs;
use slotkeeper::simulator::Limits;
use slotkeeper::storage::{booking, job, slot};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House, insert_slot};
use crate::practice::{self, at};
use crate::world::person::Someone;
use crate::world::{World, story};

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

fn code(act: Act) -> String {
    Callback::Do(act).encode(Origin::Screen)
}

async fn takes(who: &Someone, world: &World, house: &House, slot: SlotId) {
    who.forges(world, &house.book(slot)).await;
    who.looks();
    house.tutor.looks();
}

async fn held(world: &World, house: &House, from: &str, to: &str) -> usize {
    let mut conn = house::read(world).await;
    let rows = booking::between(&mut conn, house.tenant, at(from), at(to))
        .await
        .unwrap();
    rows.len()
}

async fn closed(world: &World, house: &House) -> Vec<String> {
    let mut conn = house::read(world).await;
    slot::closed_days(&mut conn, house.tenant, "2026-01-01", "2028-01-01")
        .await
        .unwrap()
}

/// Anna has two lessons in the holidays and Boris one; one more of Anna's is behind them.
async fn holidays(world: &World) -> (House, Vec<Someone>) {
    let house = House::open(world, Approval::Never).await;
    let mut slots = Vec::new();
    for wall in [
        "2026-11-25T10:00",
        "2026-11-26T10:00",
        "2026-11-26T12:00",
        "2026-11-28T10:00",
        "2026-11-30T10:00",
        "2026-12-01T10:00",
    ] {
        slots.push(house.slot(world, wall).await);
    }
    let clients = house.clients(world, &["Anna", "Boris"]).await;
    for (n, slot) in [(0, 0), (0, 1), (1, 2), (0, 3)] {
        takes(&clients[n], world, &house, slots[slot]).await;
    }
    (house, clients)
}

#[tokio::test]
async fn a_range_is_picked_by_two_taps_and_everybody_hears_of_theirs_once() {
    story(async |world| {
        let (house, clients) = holidays(world).await;
        let tutor = &house.tutor;
        tutor
            .forges(
                world,
                &go(Place::DaysOff {
                    tenant: house.tenant,
                    page: 0,
                }),
            )
            .await;
        tutor.sees("Holidays, a trip");
        tutor.taps(world, "Close days").await;
        tutor.sees("First day off?");
        tutor.taps(world, "25").await;
        tutor.sees("From Wed 25 Nov to which day?");
        tutor.taps(world, "27").await;
        tutor.sees("Close 25–27 Nov?");
        tutor.sees("3 bookings of 2 clients.");
        tutor.taps(world, "Close and cancel: 3").await;
        tutor.sees("Cancel 3 bookings, 25–27 Nov?");
        tutor.sees("2 clients get one message each");
        tutor.says(world, "I'm <ill>, sorry").await;
        tutor.sees("“I'm <ill>, sorry”");
        tutor.taps(world, "Cancel bookings: 3").await;
        tutor.hears("3 bookings cancelled");
        tutor.sees("25 Nov – 27 Nov");
        tutor.sees("Bookings cancelled: 25–27 Nov");
        tutor.sees("2 people are told");

        let anna = &clients[0];
        anna.sees("has cancelled 2 bookings of yours");
        anna.sees("Wed 25 Nov, 10:00–11:00");
        anna.sees("Thu 26 Nov, 10:00–11:00");
        anna.sees("“I'm <ill>, sorry”");
        assert_eq!(anna.count("has cancelled"), 1);
        anna.does_not_see("26 Nov, 12:00");
        // The nearest times lie outside of the holidays, and are booked from the message.
        anna.taps(world, "Mon 30 Nov, 10:00").await;
        anna.taps(world, "✅ Book").await;
        anna.sees("Booking confirmed");
        clients[1].sees("has cancelled your booking");
        tutor.looks();
        assert_eq!(held(world, &house, "2026-11-25T00:00", "2026-11-28T00:00").await, 0);
        assert_eq!(held(world, &house, "2026-11-28T00:00", "2026-12-02T00:00").await, 2);
        assert_eq!(closed(world, &house).await, ["2026-11-25", "2026-11-26", "2026-11-27"]);
    })
    .await;
}

#[tokio::test]
async fn a_typed_range_can_be_closed_with_what_is_booked_kept_and_opened_again() {
    story(async |world| {
        let (house, clients) = holidays(world).await;
        let tutor = &house.tutor;
        tutor
            .forges(
                world,
                &go(Place::OffFrom {
                    tenant: house.tenant,
                    month: "2026-11-23".parse().unwrap(),
                }),
            )
            .await;
        tutor.says(world, "ten days").await;
        tutor.sees("We can't read these days");
        tutor.says(world, "25.11-27.11").await;
        tutor.taps(world, "Close, keep what is booked").await;
        tutor.hears("These days are closed");
        assert_eq!(held(world, &house, "2026-11-25T00:00", "2026-11-28T00:00").await, 3);
        assert_eq!(closed(world, &house).await.len(), 3);
        assert_eq!(clients[0].count("cancelled"), 0);

        // Boris waits for anything; of a closed day nobody is told, of an opened one he is.
        let wait = Act::WatchFor {
            tenant: house.tenant,
            wish: "a".to_owned(),
            days: 30,
        };
        clients[1].forges(world, &code(wait)).await;
        clients[1].looks();
        let anna = &clients[0];
        let slot = booking::between(
            &mut house::read(world).await,
            house.tenant,
            at("2026-11-25T00:00"),
            at("2026-11-26T00:00"),
        )
        .await
        .unwrap()
        .remove(0);
        anna.forges(world, &house.step(world, &slot, "cancel").await).await;
        anna.looks();
        tutor.looks();
        world.passes(Span::minutes(1)).await;
        assert_eq!(clients[1].count("🔔 A time is free"), 0);
        tutor
            .forges(
                world,
                &go(Place::DaysOff {
                    tenant: house.tenant,
                    page: 0,
                }),
            )
            .await;
        tutor.taps(world, "25 Nov – 27 Nov").await;
        tutor.sees("Closed: 25–27 Nov");
        tutor.taps(world, "Open for booking").await;
        tutor.hears("open for booking again");
        assert!(closed(world, &house).await.is_empty());
        world.passes(Span::minutes(1)).await;
        clients[1].sees("25 Nov, 10:00–11:00");
        tutor.looks();
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn one_day_is_cancelled_with_a_reason_from_its_own_screen() {
    story(async |world| {
        let (house, clients) = holidays(world).await;
        let tutor = &house.tutor;
        let day = "2026-11-26".parse().unwrap();
        tutor
            .forges(
                world,
                &go(Place::Plan {
                    tenant: house.tenant,
                    day,
                }),
            )
            .await;
        tutor.taps(world, "🚫 Close day").await;
        tutor.taps(world, "Close and cancel bookings").await;
        tutor.sees("Cancel 2 bookings, Thu 26 Nov?");
        tutor.sees("The day will be closed for booking.");
        tutor.taps(world, "Cancel bookings: 2").await;
        tutor.sees("This day is closed for booking");
        for client in &clients {
            client.sees("has cancelled your booking");
            client.sees("Thu 26 Nov");
        }
        // What is taken back afterwards is told of as any change.
        let mut conn = house::read(world).await;
        let active = booking::active_of_client(
            &mut conn,
            house.tenant,
            slotkeeper::domain::ids::ClientId(0),
            at("2026-11-23T09:00"),
        )
        .await;
        assert!(active.unwrap().is_empty());
    })
    .await;
}

/// So many bookings of people without phones in December, an hour each.
async fn many(world: &World, house: &House, count: i64) -> Vec<BookingId> {
    world.server.telegram.set_limits(Limits::off());
    let core = &world.app.core;
    let people = practice::people(&core.db, 70_000, count, core.clock.now()).await;
    let mut made = Vec::new();
    for (n, person) in (0..).zip(people) {
        let start = at("2026-12-01T08:00") + Span::days(n / 10) + Span::hours(n % 10);
        let slot = insert_slot(&core.db, house.tenant, start, 60, 1).await;
        made.push(practice::book(core, house.tenant, person, slot).await);
    }
    made
}

async fn active(world: &World, house: &House) -> Option<(JobId, i64, JobState)> {
    let row = job::active(&mut house::read(world).await, house.tenant, JobKind::Cancel)
        .await
        .unwrap();
    row.map(|row| (row.id, row.done, row.state))
}

fn cancel(house: &House, count: i64) -> String {
    code(Act::CancelDays {
        tenant: house.tenant,
        from: "2026-12-01".parse().unwrap(),
        to: "2026-12-31".parse().unwrap(),
        count,
    })
}

async fn letters(world: &World, kind: &str) -> u64 {
    let select = format!("UPDATE outbox SET claim = claim WHERE notice LIKE '%\"{kind}\"%'");
    world.database.sql(&select).await
}

#[tokio::test]
async fn a_long_one_shows_its_progress_survives_restarts_and_is_not_begun_twice() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let made = many(world, &house, 70).await;
        house.tutor.looks();
        let tutor = &house.tutor;
        tutor.forges(world, &cancel(&house, 69)).await;
        tutor.hears("This has changed");
        tutor.forges(world, &cancel(&house, 70)).await;
        tutor.sees("Cancelling bookings: 1–31 Dec");
        tutor.sees("20 of 70");
        // The days are closed from the first batch on, and the second tap leads to what goes on.
        assert_eq!(closed(world, &house).await.len(), 31);
        tutor.forges(world, &cancel(&house, 50)).await;
        tutor.hears("The last one is still going on");
        tutor.sees("20 of 70");
        let open = Act::OpenDays {
            tenant: house.tenant,
            from: "2026-12-01".parse().unwrap(),
            to: "2026-12-31".parse().unwrap(),
        };
        tutor.forges(world, &code(open)).await;
        tutor.hears("The last one is still going on");

        for done in [40, 60] {
            run_some_jobs(&world.app.core, 1).await.unwrap();
            world.restarts().await;
            assert_eq!(active(world, &house).await.unwrap().1, done);
            tutor.sees(&format!("{done} of 70"));
        }
        world.passes(Span::minutes(1)).await;
        assert_eq!(active(world, &house).await, None);
        tutor.sees("70 of 70");
        tutor.sees("70 people are told");
        assert_eq!(
            tutor.count("Bookings cancelled: 1–31 Dec"),
            2,
            "the screen and the lasting message"
        );
        assert_eq!(letters(world, "called_off").await, 70);
        for id in made {
            assert_eq!(practice::status(&world.app.core, house.tenant, id).await, "cancelled");
        }
        world.passes(Span::minutes(1)).await;
        assert_eq!(letters(world, "called_off").await, 70);
        // What was done is forgotten one day, and what it did is not.
        let later = world.clock.now() + Span::days(91);
        slotkeeper::scheduler::run_housekeeping(&world.app.core, later)
            .await
            .unwrap();
        assert_eq!(world.database.sql("UPDATE job SET done = done").await, 0);
        assert_eq!(
            world.database.sql("UPDATE job_booking SET entry_no = entry_no").await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_stopped_tells_those_whom_it_has_touched_and_leaves_the_rest() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        many(world, &house, 45).await;
        let tutor = &house.tutor;
        tutor.looks();
        tutor.forges(world, &cancel(&house, 45)).await;
        tutor.sees("20 of 45");
        tutor.taps(world, "⏹ Stop").await;
        tutor.hears("Stopping");
        world.passes(Span::minutes(1)).await;
        tutor.sees("Stopped by you");
        tutor.sees("20 of 45");
        assert_eq!(letters(world, "called_off").await, 20);
        assert_eq!(held(world, &house, "2026-12-01T00:00", "2026-12-31T00:00").await, 25);
        let id = JobId(0);
        let stop = Act::StopJob {
            tenant: house.tenant,
            job: id,
        };
        tutor.forges(world, &code(stop)).await;
        tutor.hears("This isn't here any more");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_jobs_walk_is_found_by_an_index() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        if world.database.is_postgres() {
            return;
        }
        let (tenant, moment, id) = (house.tenant, Moment(1), JobId(1));
        for (query, index) in [
            (job::all_active_query(&(tenant, "cancel".to_owned()), 500), "job_active"),
            (
                job::to_cancel_query(tenant, moment, moment, (moment, BookingId(1)), 20),
                "booking_by_start (tenant_id=? AND",
            ),
            (
                job::count_query(tenant, moment, moment),
                "booking_by_start (tenant_id=? AND",
            ),
            (
                job::hearers_query(tenant, id, PersonId(1), 50),
                "(tenant_id=? AND job_id=?",
            ),
            (
                job::heard_by_query(tenant, id, PersonId(1)),
                "(tenant_id=? AND job_id=?",
            ),
            (job::old_query(moment, 500), "job_ended (ended_at<?)"),
        ] {
            let plan = house::read(world).await.plan(&query).await.unwrap();
            assert!(plan.contains(index), "{index}: {plan}");
            let scans = plan.contains("SCAN") && !plan.contains("SCAN job USING");
            assert!(!scans, "{plan}");
        }
    })
    .await;
}
