//! What regulars hold against everything around them: moves, ends, requests, closed days, bans, and the usual week.

use slotkeeper::domain::ids::StandingId;
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::standing::{Holder, Weeks};
use slotkeeper::storage::{slot, standing};
use slotkeeper::telegram::callback::{Act, Place};

use crate::house::{self, House, insert_slot};
use crate::practice::at;
use crate::regulars::{booked, does, goes, opens_regulars, pastes};
use crate::world::person::Someone;
use crate::world::{World, story};

async fn days_go(world: &World, until: Moment) {
    while world.clock.now() < until {
        let step = (until - world.clock.now()).0.min(86_400);
        world.clock.advance(Span(step));
        world.ticks().await;
    }
}

/// The regular of a client who has one.
async fn regular_of(world: &World, house: &House, name: &str) -> StandingId {
    let mut conn = house::read(world).await;
    let rows = standing::all(&mut conn, house.tenant, "2026-11-01").await.unwrap();
    rows.iter().find(|row| row.client_name == name).unwrap().standing_id
}

async fn moves_on(world: &World, house: &House, id: StandingId, weekday: u32, hour: u32) {
    let act = Act::RegularSet {
        tenant: house.tenant,
        of: Holder::Standing(id),
        weekday,
        minute: hour * 60,
        length: 60,
        weeks: Weeks::Every,
    };
    house.tutor.forges(world, &does(act)).await;
}

async fn skips(world: &World, house: &House, id: StandingId, day: &str) {
    let act = Act::RegularSkip {
        tenant: house.tenant,
        standing: id,
        day: day.parse().unwrap(),
        out: true,
    };
    house.tutor.forges(world, &does(act)).await;
    house.tutor.hears("Skipped");
}

async fn ends(world: &World, house: &House, id: StandingId, last: &str) {
    let act = Act::RegularEnd {
        tenant: house.tenant,
        standing: id,
        last: last.parse().unwrap(),
    };
    house.tutor.forges(world, &does(act)).await;
}

/// Whoever books is a client, here of Friday nine o'clock.
async fn becomes_a_client(world: &World, house: &House, who: &Someone) {
    let slot = house.slot(world, "2026-11-27T09:00").await;
    who.forges(world, &house.book(slot)).await;
    who.looks();
    house.tutor.looks();
}

#[tokio::test]
async fn a_move_from_now_on_keeps_what_was_said_of_the_weeks() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        pastes(world, &house.tutor, "thu 16:00 Ann").await;
        let id = regular_of(world, &house, "Ann").await;
        // One is booked and is cancelled, the other further off than that.
        skips(world, &house, id, "2026-12-03").await;
        skips(world, &house, id, "2026-12-24").await;
        moves_on(world, &house, id, 5, 17).await;
        world.ticks().await;
        assert_eq!(
            booked(world, &house).await,
            ["2026-11-27T17:00 Ann", "2026-12-11T17:00 Ann", "2026-12-18T17:00 Ann"]
        );
        days_go(world, at("2026-12-05T12:00")).await;
        assert_eq!(
            booked(world, &house).await,
            ["2026-12-11T17:00 Ann", "2026-12-18T17:00 Ann", "2027-01-01T17:00 Ann"]
        );
        // The skip can still be taken back, under its new day.
        let back = Act::RegularSkip {
            tenant: house.tenant,
            standing: id,
            day: "2026-12-25".parse().unwrap(),
            out: false,
        };
        house.tutor.forges(world, &does(back)).await;
        world.ticks().await;
        assert!(booked(world, &house).await.contains(&"2026-12-25T17:00 Ann".to_owned()));
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_week_that_was_held_on_another_day_gets_no_second_lesson() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        pastes(world, tutor, "thu 16:00 Ann").await;
        let id = regular_of(world, &house, "Ann").await;
        // Thursday's is held on Tuesday already.
        tutor
            .forges(
                world,
                &goes(Place::Regular {
                    tenant: house.tenant,
                    standing: id,
                }),
            )
            .await;
        tutor.taps(world, "26 Nov ✅").await;
        tutor.taps(world, "Move").await;
        tutor.says(world, "24.11 18:00").await;
        tutor.taps(world, "✅").await;
        days_go(world, at("2026-11-25T12:00")).await;
        moves_on(world, &house, id, 5, 17).await;
        world.ticks().await;
        assert_eq!(booked(world, &house).await[0], "2026-12-04T17:00 Ann");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_lesson_that_stays_behind_a_move_to_an_earlier_weekday_ends_with_the_rest() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        pastes(world, &house.tutor, "thu 16:00 Ann").await;
        let id = regular_of(world, &house, "Ann").await;
        days_go(world, at("2026-11-25T12:00")).await;
        moves_on(world, &house, id, 1, 16).await;
        house.tutor.hears("Moved. 1 lesson stays");
        world.ticks().await;
        let all = booked(world, &house).await;
        assert_eq!(all[..2], ["2026-11-26T16:00 Ann", "2026-11-30T16:00 Ann"], "{all:?}");
        let end = Place::RegularEnd {
            tenant: house.tenant,
            standing: id,
        };
        house.tutor.forges(world, &goes(end)).await;
        house.tutor.sees(&format!("Now, {} lessons off", all.len()));
        ends(world, &house, id, "2026-11-24").await;
        house.tutor.hears(&format!("Ended, {} lessons off", all.len()));
        assert_eq!(booked(world, &house).await, Vec::<String>::new());
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_end_is_not_put_off_into_somebody_elses_time() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        pastes(world, tutor, "tue 16:00 Ann").await;
        let id = regular_of(world, &house, "Ann").await;
        ends(world, &house, id, "2026-12-01").await;
        let bob = house.client(world, "Bob").await;
        house.slot(world, "2026-12-15T16:00").await;
        bob.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
        bob.taps(world, "16:00").await;
        bob.taps(world, "📌 This time for good").await;
        bob.taps(world, "📌 Ask for every week").await;
        tutor.taps(world, "✅ Accept").await;
        world.ticks().await;
        // Up to the week before Bob's first it may go on.
        ends(world, &house, id, "2026-12-08").await;
        tutor.hears("Ended");
        ends(world, &house, id, "2026-12-31").await;
        tutor.sees("Bob always has Tue 16:00");
        world.ticks().await;
        let all = booked(world, &house).await;
        assert_eq!(
            all,
            [
                "2026-11-24T16:00 Ann",
                "2026-12-01T16:00 Ann",
                "2026-12-08T16:00 Ann",
                "2026-12-15T16:00 Bob"
            ]
        );
        bob.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_lesson_moved_by_an_accepted_request_is_still_the_regulars() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        becomes_a_client(world, &house, &anna).await;
        pastes(world, tutor, "tue 16:00 Anna").await;
        let id = regular_of(world, &house, "Anna").await;
        let ask = slotkeeper::domain::policy::Policy {
            approval: Approval::Always,
            ..slotkeeper::storage::tenant::by_id(&mut house::read(world).await, tenant)
                .await
                .unwrap()
                .unwrap()
                .policy
        };
        house.set_policy(world, ask).await;
        let wanted = house.slot(world, "2026-12-02T10:00").await;
        let lesson = crate::regulars::rows(world, &house)
            .await
            .into_iter()
            .find(|row| row.start_at == at("2026-12-01T16:00"))
            .unwrap();
        let ask = Act::Move {
            tenant,
            booking: lesson.booking_id,
            entry_no: lesson.entry_no,
            slot: wanted,
        };
        anna.forges(world, &does(ask)).await;
        tutor.taps(world, "✅ Accept").await;
        world.ticks().await;
        let tied = "SELECT standing_day || ' ' || phase FROM booking WHERE standing_day = '2026-12-01'";
        assert_eq!(world.database.texts(tied).await, ["2026-12-01 upcoming"]);
        let there = goes(Place::Regular { tenant, standing: id });
        tutor.forges(world, &there).await;
        tutor.sees("↔ Tue 1 Dec: moved to");
        // The week is not booked again.
        days_go(world, at("2026-11-26T12:00")).await;
        let all = booked(world, &house).await;
        assert!(all.contains(&"2026-12-02T10:00 Anna".to_owned()), "{all:?}");
        assert!(!all.iter().any(|row| row.starts_with("2026-12-01")), "{all:?}");
        anna.looks();

        // Taken back, the tie is where it was.
        let asked = house.held(world, wanted).await.remove(0);
        let undo = Act::Undo {
            tenant,
            booking: asked.booking_id,
            entry_no: asked.entry_no,
        };
        tutor.forges(world, &does(undo)).await;
        assert_eq!(world.database.texts(tied).await, ["2026-12-01 upcoming"]);
        let all = booked(world, &house).await;
        assert!(all.contains(&"2026-12-01T16:00 Anna".to_owned()), "{all:?}");
        // And accepted again, it goes with the regular.
        tutor.taps(world, "✅ Accept").await;
        ends(world, &house, id, "2026-11-25").await;
        assert_eq!(booked(world, &house).await, ["2026-11-27T09:00 Anna"]);
        world.ticks().await;
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_time_that_comes_free_beside_a_regular_is_nobody_elses() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let [bob, carl] = <[Someone; 2]>::try_from(house.clients(world, &["Bob", "Carl"]).await)
            .ok()
            .unwrap();
        // Bob's is across the time of Ann's regular; the eighth is closed.
        let across = house.slot(world, "2026-12-01T15:30").await;
        let later = house.slot(world, "2026-12-08T16:00").await;
        let beyond = house.slot(world, "2027-01-05T16:00").await;
        bob.forges(world, &house.book(across)).await;
        let day = "2026-12-08".parse().unwrap();
        tutor.forges(world, &does(Act::CloseDay { tenant, day })).await;
        pastes(world, tutor, "tue 16:00 Ann").await;
        tutor.does_not_see("Not booked: 0");
        let row = house.held(world, across).await.remove(0);
        bob.forges(world, &house.step(world, &row, "cancel").await).await;
        tutor.forges(world, &does(Act::OpenDay { tenant, day })).await;
        // Before the clock has ticked: nobody is shown it, and nobody gets it.
        carl.forges(world, &goes(Place::Nearest { tenant })).await;
        for hidden in ["1 Dec", "8 Dec", "5 Jan"] {
            carl.does_not_see(hidden);
        }
        for slot in [across, later, beyond] {
            carl.forges(world, &house.book(slot)).await;
            assert!(house.held(world, slot).await.is_empty());
        }
        world.ticks().await;
        assert_eq!(
            booked(world, &house).await,
            [
                "2026-11-24T16:00 Ann",
                "2026-12-01T16:00 Ann",
                "2026-12-08T16:00 Ann",
                "2026-12-15T16:00 Ann"
            ]
        );
        assert_eq!(house.held(world, later).await.len(), 1);
        // A day that was skipped is anybody's.
        let id = regular_of(world, &house, "Ann").await;
        skips(world, &house, id, "2026-12-08").await;
        carl.forges(world, &house.book(later)).await;
        assert_eq!(house.held(world, later).await[0].client_name, "Carl");
        for someone in [tutor, &bob, &carl] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn others_come_to_a_group_as_long_as_its_regulars_have_their_seats() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET seats = 3").await;
        let [bob, carl] = <[Someone; 2]>::try_from(house.clients(world, &["Bob", "Carl"]).await)
            .ok()
            .unwrap();
        pastes(world, &house.tutor, "tue 16:00 Ann\ntue 16:00 Bea").await;
        // Weeks ahead of what is booked by now.
        let db = &world.app.core.db;
        let group = insert_slot(db, house.tenant, at("2027-01-05T16:00"), 60, 3).await;
        bob.forges(world, &house.book(group)).await;
        carl.forges(world, &house.book(group)).await;
        let names = |rows: Vec<slotkeeper::storage::booking::BookingRow>| -> Vec<String> {
            rows.into_iter().map(|row| row.client_name).collect()
        };
        assert_eq!(names(house.held(world, group).await), ["Bob"]);
        days_go(world, at("2026-12-09T12:00")).await;
        let mut all = names(house.held(world, group).await);
        all.sort();
        assert_eq!(all, ["Ann", "Bea", "Bob"]);
        for someone in [&house.tutor, &bob, &carl] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_ban_stops_a_regular_and_it_goes_on_after_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        pastes(world, tutor, "tue 16:00 Ann\nwed 16:00 Bea").await;
        let client = house.kin(world, "Ann").await;
        let banned = |banned: bool| does(Act::Ban { tenant, client, banned });
        tutor.forges(world, &banned(true)).await;
        days_go(world, at("2026-12-10T12:00")).await;
        let all = booked(world, &house).await;
        assert_eq!(all.iter().filter(|row| row.ends_with("Ann")).count(), 1, "{all:?}");
        assert_eq!(all.iter().filter(|row| row.ends_with("Bea")).count(), 4, "{all:?}");
        opens_regulars(world, tutor).await;
        tutor.sees("🚫 Not booked while banned: Ann");
        tutor.taps(world, "Tue 16:00 · Ann").await;
        tutor.sees("🚫 Banned: no lessons are booked");
        tutor.forges(world, &banned(false)).await;
        world.ticks().await;
        let all = booked(world, &house).await;
        assert_eq!(all.iter().filter(|row| row.ends_with("Ann")).count(), 4, "{all:?}");
        opens_regulars(world, tutor).await;
        tutor.does_not_see("banned");

        // What is offered no more is still what a regular has.
        world
            .database
            .sql("UPDATE kind SET retired_at = 1, name = 'Piano'")
            .await;
        tutor.taps(world, "Tue 16:00 · Ann").await;
        tutor.sees("“Piano” isn't offered any more: this time keeps its length and price.");
        days_go(world, at("2026-12-17T12:00")).await;
        let all = booked(world, &house).await;
        assert!(all.contains(&"2027-01-12T16:00 Ann".to_owned()), "{all:?}");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn several_times_put_down_together_are_told_in_one_message() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        becomes_a_client(world, &house, &anna).await;
        pastes(world, &house.tutor, "tue,thu 16:00 Anna\nsat B 10:00 Anna").await;
        anna.sees("📌 Your weekly times at Tutor");
        anna.sees("Every Tuesday, 16:00–17:00 (Berlin), first: tomorrow");
        anna.sees("Every Thursday, 16:00–17:00 (Berlin), first: Thu 26 Nov");
        anna.sees("Every other Saturday");
        anna.does_not_see("is yours now");
        assert_eq!(anna.count("Your weekly times"), 1);
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_regular_and_a_time_of_the_week_that_it_crosses_are_never_both_made() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        pastes(world, tutor, "tue 15:30 Ann\ntue 18:00 Bea").await;
        tutor
            .forges(world, &goes(Place::UsualWeek { tenant: house.tenant }))
            .await;
        tutor.taps(world, "Type it").await;
        tutor.says(world, "mon-fri 14:00-20:00/60").await;
        // A day a week comes into reach, with all that is on it.
        days_go(world, at("2026-12-10T12:00")).await;
        let mut conn = house::read(world).await;
        for day in ["2026-12-22", "2026-12-29", "2027-01-05"] {
            let (from, to) = (at(&format!("{day}T00:00")), at(&format!("{day}T23:00")));
            let plan = slot::plan(&mut conn, house.tenant, from, to).await.unwrap();
            let starts: Vec<String> = plan
                .iter()
                .map(|row| crate::practice::berlin().wall(row.start_at).to_string()[11..16].to_owned())
                .collect();
            assert_eq!(starts, ["14:00", "15:30", "17:00", "18:00", "19:00"], "{day}");
        }
        tutor.looks();
    })
    .await;
}
