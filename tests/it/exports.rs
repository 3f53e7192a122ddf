//! What a practice and a person take along: all that is kept, but for what is left out on purpose.

use std::collections::BTreeSet;

use slotkeeper::storage::{dump, export};

use crate::house;
use crate::ledger::owe;
use crate::practice;
use crate::regulars::pastes;
use crate::world::{World, story};

#[tokio::test]
async fn every_table_of_a_practice_is_taken_along_or_left_out_for_a_reason() {
    story(async |world| {
        let tables = if world.database.is_postgres() {
            "SELECT table_name::text FROM information_schema.columns \
             WHERE table_schema = 'public' AND column_name = 'tenant_id'"
        } else {
            "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND c.name = 'tenant_id'"
        };
        let there: BTreeSet<String> = world.database.texts(tables).await.into_iter().collect();
        let taken = dump::TABLES.iter().map(|(name, _)| *name);
        let left = dump::LEFT_OUT.iter().map(|(name, why)| {
            assert!(!why.is_empty(), "{name}");
            *name
        });
        let named: Vec<String> = taken.chain(left).map(str::to_owned).collect();
        let known: BTreeSet<String> = named.iter().cloned().collect();
        assert_eq!(known.len(), named.len(), "a table is named twice");
        assert_eq!(there, known);
    })
    .await;
}

async fn file(world: &World, tenant: slotkeeper::domain::ids::TenantId, telegram_id: i64) -> export::OfTenant {
    let person = practice::someone(&world.app.core.db, telegram_id, world.clock.now()).await;
    let mut conn = house::read(world).await;
    export::of_tenant(&mut conn, tenant, person).await.unwrap()
}

#[tokio::test]
async fn a_client_reads_of_their_weekly_time_their_packs_and_how_they_paid() {
    story(async |world| {
        let (house, people, _) = owe(world, &[("Anna K.", "10:00")]).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.says(world, "anna 6000").await;
        tutor.taps(world, "✅ Record").await;
        pastes(world, tutor, "tue 16:00 Anna K.").await;
        let note = "UPDATE payment SET method = 'cash', note = 'in an envelope'";
        assert_eq!(world.database.sql(note).await, 1);
        assert_eq!(world.database.sql("UPDATE standing SET price = 4321").await, 1);
        let pack = "INSERT INTO pack (tenant_id, pack_id, account_id, client_id, lessons, price, sold_at) \
                    SELECT tenant_id, 900001, account_id, client_id, 8, 77700, created_at FROM client";
        assert_eq!(world.database.sql(pack).await, 1);
        let away = "INSERT INTO standing_pause (tenant_id, standing_id, from_day, to_day) \
                    SELECT tenant_id, standing_id, '2027-02-01', '2027-02-14' FROM standing";
        assert_eq!(world.database.sql(away).await, 1);
        let anna = people[0].phone.id();
        let kept = file(world, house.tenant, anna).await;
        let weekly = &kept.weekly_times[0];
        assert_eq!((weekly.weekday, weekly.wall_minute, weekly.price), (2, 960, Some(4321)));
        assert_eq!(kept.weekly_times_away[0].to_day, "2027-02-14");
        assert_eq!((kept.packs[0].lessons, kept.packs[0].price), (8, 77700));
        let paid = kept.ledger.iter().find(|entry| entry.entry_kind == "payment").unwrap();
        assert_eq!(paid.method.as_deref(), Some("cash"));
        assert_eq!(paid.note.as_deref(), Some("in an envelope"));
        assert!(paid.day.is_some());
        // Who does not pay learns nothing of the money.
        world.database.sql("UPDATE client_person SET may_pay = 0").await;
        let kept = file(world, house.tenant, anna).await;
        assert_eq!((kept.weekly_times.len(), kept.weekly_times[0].price), (1, None));
        assert!(kept.packs.is_empty() && kept.ledger.is_empty(), "{kept:?}");
        // And the practice takes all of it along.
        let mut conn = house::read(world).await;
        let tables = dump::tables(&mut conn, house.tenant).await.unwrap();
        for name in [
            "standing",
            "standing_pause",
            "standing_day",
            "pack",
            "member",
            "tenant_event",
        ] {
            let table = tables.iter().find(|table| table.name == name).unwrap();
            assert!(!table.rows.is_empty(), "{name}");
        }
        for person in people.iter().chain([tutor]) {
            person.looks();
        }
    })
    .await;
}
