//! Looking for a time: the kind of service first where there are several, then its days and times, at one's own price.

use slotkeeper::core::{Cause, Done};
use slotkeeper::domain::ids::KindId;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::rights::Right;
use slotkeeper::domain::slot::WallSpan;
use slotkeeper::domain::zone::Wall;
use slotkeeper::storage::{Lane, slot};
use slotkeeper::usecase::{Work, practice, slots};

use crate::house::{self, House};
use crate::world::{World, story};

/// Another kind of service of the house.
async fn kind(world: &World, house: &House, name: &'static str, minutes: u16, price: i64, seats: u16) -> KindId {
    let (tenant, owner, core) = (house.tenant, house.owner, &world.app.core);
    let (now, flows) = (core.clock.now(), core.flows.clone());
    let made = core.transact(
        Lane::Workers,
        Cause::Clock(now),
        move |tx| {
            let flows = flows.clone();
            Box::pin(async move {
                let mut work = Work::as_specialist(tx, &flows, tenant, owner, Right::Help, now).await?;
                Ok(Done::new(
                    practice::add_kind(&mut work, name, minutes, price, seats).await?,
                ))
            })
        },
        |_, refusal| panic!("refused: {refusal:?}"),
    );
    made.await.unwrap()
}

/// A time of that kind, by Berlin's wall.
async fn time(world: &World, house: &House, kind: KindId, wall: &str) {
    let (tenant, owner, core) = (house.tenant, house.owner, &world.app.core);
    let (now, flows) = (core.clock.now(), core.flows.clone());
    let wall: Wall = wall.parse().unwrap();
    let kinds = slot::kinds(&mut house::read(world).await, tenant).await.unwrap();
    let kind = kinds.into_iter().find(|row| row.kind_id == kind).unwrap();
    let made = core.transact(
        Lane::Workers,
        Cause::Clock(now),
        move |tx| {
            let (flows, kind) = (flows.clone(), kind.clone());
            Box::pin(async move {
                let mut work = Work::as_specialist(tx, &flows, tenant, owner, Right::Help, now).await?;
                let minutes = u16::try_from(kind.minutes).unwrap();
                let span = WallSpan {
                    start_min: wall.minute(),
                    end_min: wall.minute() + minutes,
                };
                Ok(Done::new(slots::make_of(&mut work, &kind, wall.date(), &[span]).await?))
            })
        },
        |_, refusal| panic!("refused: {refusal:?}"),
    );
    made.await.unwrap();
}

#[tokio::test]
async fn of_several_kinds_one_is_asked_first_and_its_times_alone_are_shown() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        house.slot(world, "2026-11-24T10:00").await;
        let anna = house.client(world, "Anna").await;
        // One kind is never asked.
        anna.taps(world, "Book a time").await;
        anna.sees("November 2026");
        anna.taps(world, "‹ Back").await;

        let group = kind(world, &house, "Talk club", 90, 900, 3).await;
        time(world, &house, group, "2026-11-24T12:00").await;
        time(world, &house, group, "2026-11-26T12:00").await;
        anna.taps(world, "Book a time").await;
        anna.sees("What would you like to book?");
        anna.sees("Lesson, 60 min · €25");
        anna.sees("Talk club, 1 h 30 min · €9");
        anna.taps(world, "Talk club · 1 h 30 min · €9").await;
        anna.sees("[24·1]");
        anna.sees("[26·1]");
        anna.taps(world, "Nearest").await;
        anna.does_not_see("10:00");
        anna.sees("Thu 26 Nov, 12:00–13:30");
        anna.taps(world, "Calendar").await;
        anna.taps(world, "Thu").await;
        anna.sees("Free times: Thursday");
        anna.does_not_see("Tomorrow, 12:00");
        anna.taps(world, "‹ Back").await;
        anna.taps(world, "24·1").await;
        anna.does_not_see("10:00");
        anna.taps(world, "12:00").await;
        anna.sees("Talk club, 1 h 30 min · €9");
        anna.sees("3 seats left");
        anna.taps(world, "✅ Book").await;
        anna.sees("Talk club, 1 h 30 min · €9");

        // Where all stand together, each time says of which kind it is.
        let day = world.server.telegram.link(&format!("d_{}_20261124", house.slug));
        anna.opens(world, &day).await;
        anna.sees("[10:00 · Lesson]");
        anna.sees("[12:00 · Talk club]");
        anna.taps(world, "[10:00 · Lesson]".trim_matches(['[', ']'])).await;
        anna.sees("Lesson, 60 min · €25");
        anna.taps(world, "‹ Back").await;
        anna.does_not_see("12:00 ·");
        for person in [&anna, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_client_sees_and_is_charged_their_own_price() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        house.slot(world, "2026-11-24T10:00").await;
        let second = house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "24·1").await;
        anna.taps(world, "10:00").await;
        anna.sees("€25");
        anna.taps(world, "✅ Book").await;
        world.database.sql("UPDATE client SET price = 1700").await;
        anna.taps(world, "⌂").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "25·1").await;
        anna.taps(world, "10:00").await;
        assert!(anna.screen().contains("€17"), "{}", anna.screen());
        anna.taps(world, "✅ Book").await;
        assert!(anna.screen().contains("€17"), "{}", anna.screen());
        assert_eq!(house.held(world, second).await[0].price, 1700);

        // What is free for everybody stays free for them.
        world.database.sql("UPDATE kind SET price = 0").await;
        let third = house.slot(world, "2026-11-26T10:00").await;
        anna.forges(world, &house.book(third)).await;
        assert_eq!(house.held(world, third).await[0].price, 0);
        for person in [&anna, &house.tutor] {
            person.looks();
        }
    })
    .await;
}
