//! However long a ledger is, what a screen of money asks is answered from an index.

use sea_query::SelectStatement;
use slotkeeper::domain::ids::{AccountId, BookingId};
use slotkeeper::storage::{Conn, ahead, bill, booking, claim, debt, ledger, owed, pack, payment};
use slotkeeper::telegram::callback::{Callback, Origin, Place};

use crate::house::{self, House};
use crate::ledger::owe;
use crate::world::{World, story};

/// Entries that are put into one account.
const ENTRIES: i64 = 20_000;

/// As many payments of one account.
async fn long_ledger(world: &World, house: &House) -> AccountId {
    let account = world
        .database
        .texts("SELECT CAST(MIN(account_id) AS TEXT) FROM client")
        .await;
    let account: i64 = account[0].parse().unwrap();
    let mut made = 1;
    let tenant = house.tenant;
    let next = world.database.texts("SELECT CAST(next_id AS TEXT) FROM tenant").await;
    let next: i64 = next[0].parse().unwrap();
    let entry = |n: i64| format!("({tenant}, {}, {account}, 'payment', 2, {n})", next + n);
    while made <= ENTRIES {
        let rows: Vec<String> = (made..made + 500).map(entry).collect();
        let insert = format!(
            "INSERT INTO ledger_entry (tenant_id, entry_id, account_id, entry_kind, amount, at) VALUES {}",
            rows.join(", ")
        );
        world.database.sql(&insert).await;
        made += 500;
    }
    let balance = format!(
        "UPDATE account SET balance = balance + {} WHERE account_id = {account}",
        2 * ENTRIES
    );
    world.database.sql(&balance).await;
    let advanced = format!("UPDATE tenant SET next_id = {}", next + ENTRIES + 1);
    world.database.sql(&advanced).await;
    let known = format!(
        "INSERT INTO payment (tenant_id, entry_id, client_id, day) SELECT tenant_id, entry_id, \
         (SELECT MIN(client_id) FROM client), '2026-11-23' FROM ledger_entry WHERE entry_id > {next}"
    );
    world.database.sql(&known).await;
    AccountId(account)
}

async fn is_from_an_index(conn: &mut Conn, name: &str, query: &SelectStatement, alone: bool) {
    let plan = conn.plan(query).await.unwrap();
    for bad in ["SCAN ", "Seq Scan"] {
        assert!(!plan.contains(bad), "{name}:\n{plan}");
    }
    if alone {
        // Which of two indexes PostgreSQL takes depends on numbers that a new database has not gathered.
        let indexed =
            plan.contains("COVERING INDEX") || plan.contains("Index Scan") || plan.contains("Index Only Scan");
        assert!(indexed, "{name}:\n{plan}");
    }
}

#[tokio::test]
async fn a_ledger_of_twenty_thousand_entries_shows_its_balance_from_an_index() {
    story(async |world| {
        let (house, people, _) = owe(world, &[("Anna", "10:00")]).await;
        house.tutor.says(world, "Anna 25").await;
        house.tutor.taps(world, "✅ Record €25").await;
        people[0].looks();
        house.tutor.looks();
        let account = long_ledger(world, &house).await;
        world.database.prefers_indexes().await;
        world.restarts().await;
        let (tenant, now) = (house.tenant, world.clock.now());
        let mut conn = house::read(world).await;
        let balance = ledger::balance(&mut conn, tenant, account).await.unwrap();
        assert_eq!(balance, 2 * ENTRIES);
        // Nothing beyond the index is read.
        for (name, query) in [
            ("accounts that are not even, in all", owed::uneven_total_query(tenant)),
            ("what an account owes", booking::owed_of_account_query(tenant, account)),
            ("how many payments", payment::count_query(tenant, account)),
            ("what lies there", ledger::free_query(tenant, account)),
            ("the newest payment", payment::newest_query(tenant, account)),
            ("what is past its term, in all", owed::overdue_total_query(tenant, now)),
            (
                "what of a month is missing",
                bill::missing_query(tenant, Some(now), now),
            ),
            ("accounts past their term", owed::debtors_query(tenant, now)),
        ] {
            is_from_an_index(&mut conn, name, &query, true).await;
        }
        let month = "2026-11-01".parse().unwrap();
        // A page of rows by it.
        let mut uneven = owed::uneven_query(tenant);
        let plan = conn.plan(uneven.limit(8)).await.unwrap();
        assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
        assert!(plan.contains("account_uneven"), "{plan}");
        let bookings = [BookingId(1), BookingId(2)];
        for (name, mut query) in [
            ("the balance", ledger::balance_query(tenant, account)),
            ("those an account pays for", ahead::payees_query(tenant, &[account])),
            (
                "some balances",
                ahead::balances_of_query(tenant, &[account, AccountId(1)]),
            ),
            ("unpaid lessons", booking::unpaid_of_account_query(tenant, account)),
            ("payments of an account", payment::of_account_query(tenant, account)),
            ("packs of an account", pack::of_account_query(tenant, account)),
            ("open packs of an account", pack::open_query(tenant, Some(account))),
            ("open packs of all", pack::open_query(tenant, None)),
            ("what a pack takes over", pack::bookable_query(tenant, account, now)),
            ("what comes", ahead::coming_query(tenant, None, now, now)),
            (
                "what an account comes to",
                ahead::coming_query(tenant, Some(account), now, now),
            ),
            ("past the term", owed::overdue_query(tenant, now)),
            ("debtors", owed::debtors_query(tenant, now)),
            ("who is reminded", debt::debtors_query(tenant, now, now, 50)),
            ("open claims", claim::open_query(tenant, &bookings)),
            (
                "what of a month is missing",
                bill::missing_query(tenant, Some(now), now),
            ),
            ("what is missing for before", bill::missing_query(tenant, None, now)),
            ("bills that went out", bill::sent_query(tenant, month, None)),
        ] {
            is_from_an_index(&mut conn, name, query.limit(8), false).await;
        }
        drop(conn);
        // And the screen of the account stands.
        let tutor = &house.tutor;
        let client = world
            .database
            .texts("SELECT CAST(MIN(client_id) AS TEXT) FROM client")
            .await[0]
            .parse()
            .unwrap();
        let client = slotkeeper::domain::ids::ClientId(client);
        let place = Place::Money {
            tenant,
            client,
            page: 0,
        };
        tutor.forges(world, &Callback::Go(place).encode(Origin::Screen)).await;
        tutor.sees("Money · Anna");
        tutor.sees("Paid ahead: €400");
        tutor.sees("Payments: 20001");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn the_migration_reckons_balances_and_counts_clients_that_are_there() {
    story(async |world| {
        let people = [("Anna", "10:00"), ("Boris", "11:00")];
        let (house, people, _) = owe(world, &people).await;
        house.tutor.says(world, "Anna 40").await;
        house.tutor.taps(world, "✅ Record €40").await;
        for person in people.iter().chain([&house.tutor]) {
            person.looks();
        }
        let kept = "SELECT CAST(balance AS TEXT) FROM account ORDER BY tenant_id, account_id";
        let before = world.database.texts(kept).await;
        assert!(before.iter().any(|sum| sum.starts_with('-')) && before.iter().any(|sum| sum == "1500"));
        world.database.sql("UPDATE account SET balance = 7").await;
        let migration = match world.database.is_postgres() {
            true => include_str!("../../migrations/postgres/0100_large_practices.sql"),
            false => include_str!("../../migrations/sqlite/0100_large_practices.sql"),
        };
        let listed = "SELECT CAST(clients AS TEXT) FROM tenant";
        assert_eq!(world.database.texts(listed).await, ["2"]);
        world.database.sql("UPDATE tenant SET clients = 7").await;
        let reckons = |it: &&str| {
            ["UPDATE account", "UPDATE tenant"]
                .iter()
                .any(|start| it.trim_start().starts_with(start))
        };
        let reckoned = migration.split(';').filter(reckons);
        let reckoned: Vec<&str> = reckoned.collect();
        assert_eq!(reckoned.len(), 2, "{reckoned:?}");
        for update in reckoned {
            world.database.sql(update).await;
        }
        assert_eq!(world.database.texts(kept).await, before);
        assert_eq!(world.database.texts(listed).await, ["2"]);
    })
    .await;
}
