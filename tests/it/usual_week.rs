//! The usual week: times that appear by themselves, so many weeks ahead.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::zone::Wall;
use slotkeeper::storage::slot::SlotRow;
use slotkeeper::storage::{pattern, slot};
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::{self, House};
use crate::practice::{at, berlin};
use crate::world::{World, story};

async fn slots(world: &World, house: &House) -> Vec<SlotRow> {
    let mut conn = house::read(world).await;
    let now = world.clock.now();
    slot::plan(&mut conn, house.tenant, now, now + Span::days(400))
        .await
        .unwrap()
}

async fn walls(world: &World, house: &House) -> Vec<String> {
    let walls = slots(world, house)
        .await
        .into_iter()
        .map(|row| berlin().wall(row.start_at));
    walls.map(|wall: Wall| wall.to_string()).collect()
}

#[tokio::test]
async fn times_of_the_week_are_published_ahead_once_and_after_silence_too() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        let hears = Act::Hear {
            tenant: house.tenant,
            kind: 2,
            on: true,
        };
        anna.forges(world, &Callback::Do(hears).encode(Origin::Screen)).await;
        let tutor = &house.tutor;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Usual week").await;
        tutor.sees("Say when you are free every week");
        tutor.taps(world, "Mon").await;
        tutor.sees("every Monday");
        tutor.taps(world, "10:00").await;
        tutor.taps(world, "11:00").await;
        tutor.taps(world, "Add 2 times to the week").await;
        tutor.sees("Mon 10:00, 11:00");
        tutor.sees("4 weeks ahead");
        assert_eq!(slots(world, &house).await.len(), 8);
        world.ticks().await;
        assert_eq!(slots(world, &house).await.len(), 8);

        // Each day brings one more into reach; what was deleted is not made again.
        world.comes(at("2026-11-24T12:00")).await;
        anna.sees("New times");
        let ahead = slots(world, &house).await;
        assert_eq!(ahead.len(), 8, "last Monday's are over, another Monday is there");
        let delete = Act::Delete {
            tenant: house.tenant,
            slot: ahead[0].slot_id,
            revision: ahead[0].revision,
        };
        tutor.forges(world, &Callback::Do(delete).encode(Origin::Screen)).await;
        world.comes(at("2026-11-25T12:00")).await;
        assert_eq!(slots(world, &house).await.len(), 7);

        // Ten days without a tick.
        world.clock.advance(Span::days(10));
        world.ticks().await;
        let expected = ["2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28"];
        let expected: Vec<String> = expected
            .iter()
            .flat_map(|day| [format!("{day}T10:00"), format!("{day}T11:00")])
            .collect();
        assert_eq!(walls(world, &house).await, expected);

        // Stopped, it makes no more; going on, it makes what is missing.
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Usual week").await;
        tutor.taps(world, "Stop").await;
        world.clock.advance(Span::days(7));
        world.ticks().await;
        assert_eq!(slots(world, &house).await.len(), 6);
        tutor.taps(world, "Create times").await;
        assert_eq!(slots(world, &house).await.len(), 8);
        tutor.taps(world, "Weeks: 4").await;
        tutor.taps(world, "6 weeks").await;
        assert_eq!(slots(world, &house).await.len(), 12);

        // A time is taken out of the week, with what is free of it.
        tutor.taps(world, "Mon·").await;
        tutor.taps(world, "10:00■").await;
        tutor.sees("Every Monday, 10:00–11:00");
        tutor.taps(world, "And delete 6 free times").await;
        tutor.hears("6 times deleted");
        world.passes(Span::days(1)).await;
        assert!(walls(world, &house).await.iter().all(|wall| wall.ends_with("11:00")));
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_published_is_left_out_and_listed() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-12-01T10:30").await;
        let tutor = &house.tutor;
        let day = "2026-12-03".parse().unwrap();
        let tenant = house.tenant;
        for act in [Act::CloseDay { tenant, day }] {
            tutor.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
        }
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Usual week").await;
        tutor.taps(world, "Type it").await;
        tutor.says(world, "tomorrow 10:00").await;
        tutor.sees("Days of the week and hours are wanted here");
        tutor.says(world, "tue,thu 10:00-12:00/60").await;
        tutor.sees("Tue 10:00, 11:00");
        tutor.sees("Not created: 4");
        tutor.sees("Tue 1 Dec, 10:00: there is a time already");
        tutor.sees("Thu 3 Dec, 10:00: the day is closed");
        assert_eq!(slots(world, &house).await.len(), 13);
        tutor.taps(world, "Type it").await;
        tutor.says(world, "thu 11:30").await;
        tutor.sees("Your week has Thu 11:00–12:00 already");

        let open = Act::OpenDay { tenant, day };
        tutor.forges(world, &Callback::Do(open).encode(Origin::Screen)).await;
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Usual week").await;
        tutor.taps(world, "Try again").await;
        tutor.sees("Not created: 2");
        assert_eq!(slots(world, &house).await.len(), 15);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn the_hour_of_the_wall_stays_over_a_clock_change() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.clock.advance(at("2027-03-15T12:00") - world.clock.now());
        world.ticks().await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Usual week").await;
        tutor.taps(world, "Type it").await;
        tutor.says(world, "sun 2:30 10:00").await;
        tutor.sees("Sun 28 Mar, 2:30: the clocks change that day and skip it");
        let sundays = ["2027-03-21", "2027-03-28", "2027-04-04", "2027-04-11"];
        let mut expected: Vec<String> = sundays
            .iter()
            .flat_map(|day| [format!("{day}T02:30"), format!("{day}T10:00")])
            .collect();
        expected.retain(|wall| wall != "2027-03-28T02:30");
        assert_eq!(walls(world, &house).await, expected);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn the_week_is_found_by_its_indexes() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let mut conn = house::read(world).await;
        for (query, index) in [
            (pattern::all_query(house.tenant), "pattern_in_force"),
            (pattern::came_query(house.tenant, "2026-11-23"), "pattern_day_by_day"),
            (pattern::due_query(world.clock.now(), 10), "pattern_due"),
        ] {
            let plan = conn.plan(&query).await.unwrap();
            assert!(plan.contains(index) || plan.contains("Seq Scan"), "{plan}");
        }
    })
    .await;
}

#[tokio::test]
async fn days_that_are_opened_again_get_their_usual_times_and_a_closed_practice_gets_no_more() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let tenant = house.tenant;
        let (from, to) = ("2026-11-30".parse().unwrap(), "2026-12-06".parse().unwrap());
        let does = |act: Act| Callback::Do(act).encode(Origin::Screen);
        tutor.forges(world, &does(Act::CloseDays { tenant, from, to })).await;
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Usual week").await;
        tutor.taps(world, "Mon").await;
        tutor.taps(world, "10:00").await;
        tutor.taps(world, "Add 1 time to the week").await;
        let third = "2026-11-30T10:00".to_owned();
        assert!(!walls(world, &house).await.contains(&third));
        tutor.forges(world, &does(Act::OpenDays { tenant, from, to })).await;
        world.passes(Span::minutes(1)).await;
        assert!(walls(world, &house).await.contains(&third));

        let before = slots(world, &house).await.len();
        let name = slotkeeper::storage::tenant::by_id(&mut house::read(world).await, tenant)
            .await
            .unwrap()
            .unwrap()
            .name;
        let leave = slotkeeper::telegram::callback::Place::Leave { tenant };
        tutor.forges(world, &Callback::Go(leave).encode(Origin::Screen)).await;
        tutor.says(world, &name).await;
        world.passes(Span::days(8)).await;
        assert!(slots(world, &house).await.len() < before);
        tutor.looks();
    })
    .await;
}
