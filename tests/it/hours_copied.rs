//! A copied week has what the specialist put into it, and nothing that was there for somebody alone.

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::spot::{Spot, Subject, Warnings};
use slotkeeper::storage::slot::SlotRow;
use slotkeeper::storage::window;
use slotkeeper::telegram::callback::{Act, Place};

use crate::hours::{adds_kind, does, go, kinds, opens_stretch, plan, speaks_russian};
use crate::house::{self, House};
use crate::practice::{at, berlin};
use crate::world::{World, story};

async fn later(world: &World, house: &House, from: &str) -> Vec<SlotRow> {
    let rows = plan(world, house).await;
    rows.into_iter().filter(|row| row.start_at >= at(from)).collect()
}

fn walls(rows: &[SlotRow]) -> Vec<String> {
    rows.iter().map(|row| berlin().wall(row.start_at).to_string()).collect()
}

async fn says(world: &World, house: &House, slot: SlotId, field: u32, words: &str) {
    let tenant = house.tenant;
    house
        .tutor
        .forges(world, &go(Place::SlotAsk { tenant, slot, field }))
        .await;
    house.tutor.says(world, words).await;
}

#[tokio::test]
async fn a_copied_week_has_its_stretches_and_words_and_nothing_made_for_one() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        opens_stretch(world, &house, "10:00-12:00").await;
        let start = plan(world, &house).await[1].slot_id;
        anna.forges(world, &house.book(start)).await;
        let client = house.client_booking(world, "Anna").await.client_id;
        let slot = house.slot(world, "2026-11-25T15:00").await;
        says(world, &house, slot, 4, "Room 7").await;
        says(world, &house, slot, 5, "Bring a pen").await;
        // An hour for Anna alone, and a time of a kind that goes to the archive.
        let put = Act::Put {
            tenant,
            of: Subject::Client(client),
            entry_no: 0,
            spot: Spot::hour(at("2026-11-26T17:00"), 60).unwrap(),
            read: Warnings::default(),
        };
        tutor.forges(world, &does(put)).await;
        anna.sees("Thu 26 Nov, 17:00–18:00");
        let trial = adds_kind(world, &house, "Trial", 30).await;
        let day = "2026-11-27".parse().unwrap();
        tutor
            .forges(
                world,
                &go(Place::TypedOf {
                    tenant,
                    kind: trial,
                    day,
                }),
            )
            .await;
        tutor.says(world, "9:00").await;
        let (kind, retired) = (trial, true);
        tutor
            .forges(world, &does(Act::RetireKind { tenant, kind, retired }))
            .await;

        let monday = "2026-11-23".parse().unwrap();
        tutor.forges(world, &go(Place::CopyWeek { tenant, monday })).await;
        tutor.sees("2 times. Times only");
        tutor.sees("1 stretch, with the starts that fit now");
        tutor.taps(world, "Onto 30 Nov").await;
        tutor.taps(world, "Copy times: 3").await;
        world.passes(Span::minutes(1)).await;
        tutor.sees("2 of 3 times");
        tutor.sees("Fri 4 Dec, 9:00 — its kind of lesson is archived");
        let copied = later(world, &house, "2026-11-30T00:00").await;
        assert_eq!(
            walls(&copied),
            [
                "2026-12-01T10:00",
                "2026-12-01T10:30",
                "2026-12-01T11:00",
                "2026-12-02T15:00"
            ]
        );
        let words = &copied[3];
        assert_eq!((words.place.as_str(), words.note.as_str()), ("Room 7", "Bring a pen"));
        assert_eq!(words.state, "open");
        let windows = window::between(
            &mut house::read(world).await,
            tenant,
            at("2026-12-01T00:00"),
            at("2026-12-02T00:00"),
        )
        .await
        .unwrap();
        assert_eq!(windows.len(), 1);
        assert!(
            copied[..3]
                .iter()
                .all(|row| row.window_id == Some(windows[0].window_id) && row.taken == 0)
        );
        // Once more it is all there.
        tutor.forges(world, &go(Place::CopyWeek { tenant, monday })).await;
        tutor.taps(world, "Onto 30 Nov").await;
        tutor.taps(world, "Copy times: 3").await;
        world.passes(Span::minutes(1)).await;
        tutor.sees("0 of 3 times");
        tutor.sees("Tue 1 Dec, 10:00 — already there");
        assert_eq!(later(world, &house, "2026-11-30T00:00").await.len(), 4);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_week_is_copied_onto_one_other_that_is_chosen() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        house.slot(world, "2026-11-24T10:00").await;
        let blocked = house.slot(world, "2026-11-26T18:30").await;
        let revision = house.row(world, blocked).await.unwrap().revision;
        let block = Act::Block {
            tenant,
            slot: blocked,
            revision,
        };
        tutor.forges(world, &does(block)).await;
        // The usual kind is another by then: a copy stays what it was.
        let of = kinds(world, &house).await[0].kind_id;
        adds_kind(world, &house, "Trial", 30).await;
        speaks_russian(world, tutor).await;
        tutor.starts(world).await;
        tutor.taps(world, "Расписание").await;
        tutor.taps(world, "📆 Копировать").await;
        tutor.taps(world, "Другая неделя").await;
        tutor.sees("На какую неделю скопировать 23–29 ноя");
        tutor.taps(world, "14 дек").await;
        tutor.sees("на 14–20 дек");
        tutor.taps(world, "Скопировать").await;
        world.passes(Span::minutes(1)).await;
        tutor.sees("2 из 2 окон");
        let copied = later(world, &house, "2026-11-30T00:00").await;
        assert_eq!(walls(&copied), ["2026-12-15T10:00", "2026-12-17T18:30"]);
        assert_eq!(
            copied.iter().map(|row| row.state.as_str()).collect::<Vec<_>>(),
            ["open", "blocked"]
        );
        assert!(copied.iter().all(|row| row.kind_id == of));
        tutor.looks();
    })
    .await;
}
