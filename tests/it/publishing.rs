//! Publishing many regulars: what one transaction does at most, so that it holds up nobody for long.

use std::sync::atomic::Ordering;

use slotkeeper::core::{Cause, Done};
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::Lane;
use slotkeeper::usecase::weekly::{self, REGULARS_AT_ONCE};
use slotkeeper::usecase::{Work, join};

use crate::house::House;
use crate::world::{World, story};

/// Statements that one transaction may make for each booking, and beside them.
const EACH: u64 = 30;
const BESIDE: u64 = 40;

/// So many regulars, one client each; `at` gives the weekday and the minute of each.
async fn with_regulars(world: &World, house: &House, count: i64, at: impl Fn(i64) -> (i64, i64)) {
    let (core, tenant, owner) = (&world.app.core, house.tenant, house.owner);
    let now = core.clock.now();
    for n in 1..=count {
        let flows = core.flows.clone();
        let made = core.transact(
            Lane::Workers,
            Cause::Clock(now),
            move |tx| {
                let flows = flows.clone();
                Box::pin(async move {
                    let right = slotkeeper::domain::rights::Right::Bookings;
                    let mut work = Work::as_specialist(tx, &flows, tenant, owner, right, now).await?;
                    let made = join::add(&mut work, &format!("Client {n}")).await?;
                    Ok(Done::new(made.client_id))
                })
            },
            |_, refusal| panic!("refused: {refusal:?}"),
        );
        let (client, (weekday, minute)) = (made.await.unwrap(), at(n));
        let insert = format!(
            "INSERT INTO standing (tenant_id, standing_id, client_id, kind_id, weekday, wall_minute, from_day) \
             SELECT {tenant}, {n} + 3000000, {client}, MIN(kind_id), {weekday}, {minute}, '2026-11-01' \
             FROM kind WHERE tenant_id = {tenant}"
        );
        world.database.sql(&insert).await;
    }
    let due = format!(
        "INSERT INTO standing_clock (tenant_id, due_at) VALUES ({tenant}, {})",
        now.0
    );
    world.database.sql(&due).await;
}

async fn booked(world: &World) -> u64 {
    let rows = world.database.texts("SELECT CAST(COUNT(*) AS TEXT) FROM booking").await;
    rows[0].parse().unwrap()
}

/// One transaction of the clock; what it booked, what it asked the database, and whether there is more.
async fn publishes(world: &World, house: &House) -> (u64, u64, bool) {
    let (core, tenant) = (&world.app.core, house.tenant);
    let statements = || core.db.counters().statements.load(Ordering::Relaxed);
    let (now, before) = (core.clock.now(), booked(world).await);
    let asked = statements();
    let flows = core.flows.clone();
    let unit = core.transact(
        Lane::Housekeeping,
        Cause::Clock(now),
        move |tx| {
            let flows = flows.clone();
            Box::pin(async move {
                let mut work = Work::as_clock(tx, &flows, tenant, now).await?;
                Ok(Done::new(weekly::publish_batch(&mut work).await?))
            })
        },
        |_, refusal| panic!("refused: {refusal:?}"),
    );
    let more = unit.await.unwrap();
    let asked = statements() - asked;
    (booked(world).await - before, asked, more)
}

async fn publishes_all(world: &World, house: &House) -> u64 {
    let mut all = 0;
    loop {
        let (bookings, asked, more) = publishes(world, house).await;
        assert!(bookings <= REGULARS_AT_ONCE as u64, "{bookings}");
        let most = BESIDE + EACH * bookings;
        assert!(asked <= most, "{asked} statements for {bookings} bookings");
        all += bookings;
        if !more {
            return all;
        }
        assert!(
            bookings > 0,
            "a transaction that does nothing and says that there is more"
        );
    }
}

#[tokio::test]
async fn one_transaction_books_a_handful_of_regulars_and_the_next_goes_on() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        with_regulars(world, &house, 25, |n| (1 + n % 5, 600 + 60 * (n / 5))).await;
        // Monday's first hours may be over: what is past is not booked.
        let all = publishes_all(world, &house).await;
        assert!((95..=100).contains(&all), "{all}");
        assert_eq!(publishes_all(world, &house).await, 0);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_group_of_regulars_at_one_time_is_booked_in_parts_too() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET seats = 12").await;
        with_regulars(world, &house, 12, |_| (3, 900)).await;
        assert_eq!(publishes_all(world, &house).await, 48);
        // One time a week for all of them, that nobody else is shown.
        let slots = "SELECT state || ' ' || CAST(seats AS TEXT) FROM slot ORDER BY start_at";
        assert_eq!(world.database.texts(slots).await, ["hidden 12"; 4]);
        house.tutor.looks();
    })
    .await;
}
