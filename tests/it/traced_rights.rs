//! Faults that were found by following the code: money that was changed without the right to see to it, prices and days
//! that a change of currency or zone lost, and one that cannot be served and holds up the others.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::notice::{Letter, Notice};
use slotkeeper::domain::policy::Approval;
use slotkeeper::scheduler;
use slotkeeper::storage::tenant::Locked;
use slotkeeper::storage::{Lane, outbox};
use slotkeeper::telegram::callback::{Act, Place};

use crate::house::{self, House};
use crate::ledger::{owe, row};
use crate::practice::{self, at};
use crate::regulars::{does, goes};
use crate::team::{BORIS, joins};
use crate::world::{World, invariants, story};

const MONEY: &str = "Money is the practice's owner's business";

/// The assistant has these rights and no others.
async fn lets(world: &World, rights: &str) {
    let set = format!("UPDATE member SET rights = '{rights}' WHERE role = 'assistant'");
    assert_eq!(world.database.sql(&set).await, 1);
}

#[tokio::test]
async fn who_may_not_see_to_money_takes_no_payment_back() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00")]).await;
        let (tenant, booking) = (house.tenant, bookings[0]);
        let boris = joins(world, &house, BORIS, "Boris").await;
        let entry_no = row(world, &house, booking).await.entry_no;
        let pay = Act::Pay {
            tenant,
            booking,
            entry_no,
        };
        house.tutor.forges(world, &does(pay)).await;
        let paid = row(world, &house, booking).await;
        assert_eq!(paid.owed(), 0);
        let undo = does(Act::Undo {
            tenant,
            booking,
            entry_no: paid.entry_no,
        });
        let lesson = goes(Place::Lesson { tenant, booking });

        lets(world, "bookings").await;
        boris.forges(world, &lesson).await;
        boris.sees("Anna");
        boris.does_not_see("↩ Back to");
        boris.forges(world, &undo).await;
        boris.hears(MONEY);
        let after = row(world, &house, booking).await;
        assert_eq!((after.entry_no, after.owed()), (paid.entry_no, 0));

        lets(world, "bookings money").await;
        boris.forges(world, &lesson).await;
        boris.sees("↩ Back to");
        boris.forges(world, &undo).await;
        assert_eq!(row(world, &house, booking).await.owed(), 2500);
        invariants::hold(world).await;
        for someone in [&boris, &people[0], &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn who_makes_times_and_may_not_see_to_money_sets_no_price() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tenant, slot) = (house.tenant, house.slot(world, "2026-11-25T10:00").await);
        world.database.sql("UPDATE slot SET price = 2500").await;
        let boris = joins(world, &house, BORIS, "Boris").await;
        let ask = |field: u32| goes(Place::SlotAsk { tenant, slot, field });
        let (price, seats, place) = (ask(2), ask(3), ask(4));
        let shown = goes(Place::Slot { tenant, slot });

        lets(world, "schedule money").await;
        boris.forges(world, &shown).await;
        boris.sees("[💰 €25]");
        boris.forges(world, &price).await;
        boris.sees("what does it cost?");
        // It is taken from them before they have typed.
        lets(world, "schedule").await;
        boris.says(world, "30").await;
        boris.sees(MONEY);
        assert_eq!(house.row(world, slot).await.unwrap().price, 2500);
        boris.forges(world, &shown).await;
        boris.sees("👥 Seats: 1");
        assert!(!boris.screen().contains("[💰"), "{}", boris.screen());
        boris.forges(world, &price).await;
        boris.sees(MONEY);
        boris.does_not_see("what does it cost?");

        boris.forges(world, &seats).await;
        boris.says(world, "4").await;
        boris.forges(world, &place).await;
        boris.says(world, "Room 7").await;
        boris.sees("Room 7");
        let row = house.row(world, slot).await.unwrap();
        assert_eq!((row.price, row.seats), (2500, 4));
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_price_is_rounded_where_the_new_currency_has_no_small_coins() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-25T10:00").await;
        for table in ["kind", "slot"] {
            let set = format!("UPDATE {table} SET price = 1999");
            assert_eq!(world.database.sql(&set).await, 1);
        }
        // What cost a little is not free now.
        house.slot(world, "2026-11-26T10:00").await;
        let few = "UPDATE slot SET price = 30 WHERE wall = '2026-11-26T10:00'";
        assert_eq!(world.database.sql(few).await, 1);
        let act = Act::SetCurrency {
            tenant: house.tenant,
            code: "JPY".to_owned(),
        };
        house.tutor.forges(world, &does(act)).await;
        let kinds = "SELECT CAST(price AS TEXT) FROM kind";
        assert_eq!(world.database.texts(kinds).await, ["20"]);
        let slots = "SELECT CAST(price AS TEXT) FROM slot ORDER BY start_at";
        assert_eq!(world.database.texts(slots).await, ["20", "1"]);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn how_it_went_is_asked_though_another_zone_has_moved_the_lesson_to_the_next_day() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        let late = at("2026-11-24T23:30");
        let slot = house::insert_slot(&world.app.core.db, tenant, late, 60, 1).await;
        anna.forges(world, &house.book(slot)).await;
        let zone = "Europe/Moscow".to_owned();
        tutor.forges(world, &does(Act::PickPracticeZone { tenant, zone })).await;
        world.comes(late + Span::minutes(59)).await;
        assert_eq!(tutor.count("How did it go?"), 0);
        world.comes(late + Span::hours(1)).await;
        tutor.sees("How did it go? Wed 25 Nov");
        world.passes(Span::hours(24)).await;
        assert_eq!(tutor.count("How did it go?"), 1);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_notice_that_cannot_be_read_is_given_up_and_the_next_arrives() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tenant, owner, now) = (house.tenant, house.owner, world.clock.now());
        let people = house.clients(world, &["Anna", "Clara"]).await;
        let mut bookings = Vec::new();
        for (who, hour) in people.iter().zip([10, 12]) {
            let slot = house.slot(world, &format!("2026-11-30T{hour}:00")).await;
            who.forges(world, &house.book(slot)).await;
            bookings.push(house.held(world, slot).await[0].booking_id);
            who.looks();
        }
        house.tutor.forges(world, &goes(Place::Help)).await;
        house.tutor.looks();
        assert_eq!(house.tutor.count("New booking: Clara"), 1);

        let broken = "INSERT INTO workflow (tenant_id, version, source, applied_at) \
             SELECT tenant_id, 99, 'nonsense', applied_at FROM workflow";
        assert_eq!(world.database.sql(broken).await, 1);
        let of = format!(
            "UPDATE booking SET workflow_version = 99 WHERE booking_id = {}",
            bookings[0]
        );
        assert_eq!(world.database.sql(&of).await, 1);
        let unit = world.app.core.db.write(Lane::Workers, move |tx| {
            let bookings = bookings.clone();
            Box::pin(async move {
                for booking in bookings {
                    let letter = Letter {
                        tenant: Some(tenant),
                        to: owner,
                        notice: Notice::Booked { booking },
                        due: now,
                        not_after: None,
                        dedupe: format!("again:{booking}"),
                    };
                    outbox::put(tx, &letter, now).await?;
                }
                Ok(())
            })
        });
        unit.await.unwrap();
        world.settles().await;
        assert_eq!(world.log.forgives("a notice was set aside"), 1);
        let tried = "SELECT CAST(attempts AS TEXT) FROM outbox WHERE dedupe LIKE 'again:%' ORDER BY outbox_id";
        assert_eq!(world.database.texts(tried).await, ["3", "1"]);
        assert_eq!(house.tutor.count("New booking: Anna"), 1);
        assert_eq!(house.tutor.count("New booking: Clara"), 2);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_job_that_the_database_cannot_do_now_holds_up_no_other_tenants() {
    story(async |world| {
        // Only there can one tenant's rows be made to meet what passes.
        if !world.database.is_postgres() {
            return;
        }
        let house = House::open(world, Approval::Never).await;
        let (tenant, core) = (house.tenant, &world.app.core);
        let anna = house.client(world, "Anna").await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        anna.forges(world, &house.book(slot)).await;
        let close = Act::CancelSoon {
            tenant,
            day: "2026-11-25".parse().unwrap(),
            count: 1,
        };
        house.tutor.forges(world, &does(close)).await;
        let stranger = practice::someone(&core.db, 7000, core.clock.now()).await;
        let other = practice::practice(core, stranger, Approval::Never).await;
        assert!(tenant < other, "the one that cannot go on is the first");
        let copy = format!(
            "INSERT INTO job (tenant_id, job_id, job_kind, task, reached, state, total, begun_at) \
             SELECT {other}, job_id, job_kind, task, reached, state, 0, begun_at FROM job"
        );
        assert_eq!(world.database.sql(&copy).await, 1);
        let function = "CREATE FUNCTION busy() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'busy' USING ERRCODE = '40001'; END $$";
        world.database.sql(function).await;
        let trigger = format!(
            "CREATE TRIGGER busy BEFORE UPDATE ON job FOR EACH ROW WHEN (NEW.tenant_id = {tenant}) \
             EXECUTE FUNCTION busy()"
        );
        world.database.sql(&trigger).await;
        world.clock.advance(Span::minutes(3));
        let run = scheduler::run_jobs(core, core.clock.now()).await;
        assert!(run.unwrap_err().is_passing());
        let under_way = "SELECT CAST(tenant_id AS TEXT) FROM job WHERE ended_at IS NULL";
        assert_eq!(world.database.texts(under_way).await, [tenant.to_string()]);

        // And it goes on when it can.
        world.database.sql("DROP TRIGGER busy ON job").await;
        world.ticks().await;
        assert!(world.database.texts(under_way).await.is_empty());
        anna.sees("has cancelled your booking");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn nobody_comes_by_a_link_that_was_replaced_meanwhile() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tenant, now) = (house.tenant, world.clock.now());
        let anna = house.client(world, "Anna").await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        anna.forges(world, &house.book(slot)).await;
        let client = house.held(world, slot).await[0].client_id;
        let liv = practice::someone(&world.app.core.db, 6001, now).await;
        let unit = world.app.core.db.write(Lane::Workers, move |tx| {
            Box::pin(async move {
                let mut locked = Locked::take(tx, tenant).await?.unwrap();
                for token in ["old", "new"] {
                    locked.put_join(client, token, now + Span::days(7)).await?;
                }
                let mut came = Vec::new();
                for token in ["old", "new", "new"] {
                    came.push(locked.set_came(client, token, liv, now).await?);
                }
                Ok(came)
            })
        });
        assert_eq!(unit.await.unwrap(), [false, true, false]);
        anna.looks();
        house.tutor.looks();
    })
    .await;
}
