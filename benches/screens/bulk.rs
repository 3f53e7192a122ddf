//! A practice with years behind it, written into the tables as they are.

use slotkeeper::core::Core;
use slotkeeper::domain::ids::{PersonId, TenantId};
use slotkeeper::storage::{slot, tenant};
use sqlx::{Connection, PgConnection};

use crate::seed;

/// How much of everything there is.
#[derive(Clone, Copy)]
pub struct Bulk {
    /// Free times ahead.
    pub slots: i64,
    pub clients: i64,
    /// Lessons held and paid; the newest forty are owed for.
    pub past: i64,
}

pub struct Practice {
    pub tenant: TenantId,
    pub owner: PersonId,
    /// Of the first client, who has every fiftieth lesson.
    pub client: PersonId,
}

/// Lessons still to come.
const AHEAD: i64 = 30;
const PRICE: i64 = 2_000;
const HOUR: i64 = 3_600;

pub async fn practice(core: &Core, url: &str, number: i64, bulk: Bulk) -> Practice {
    let owner = seed::meet(core, 10 * number, "Tutor").await;
    let client = seed::meet(core, 10 * number + 1, "Client").await;
    let now = core.clock.now();
    let tenant = seed::found(core, owner, number).await;
    let mut conn = core.db.read().await.unwrap();
    let kind = slot::kinds(&mut conn, tenant).await.unwrap().remove(0).kind_id;
    let version = tenant::by_id(&mut conn, tenant)
        .await
        .unwrap()
        .unwrap()
        .workflow_version;
    drop(conn);
    // The first ids of each table; within a practice no two rows of any share one.
    let (accounts, clients, slots, old) = (1_000_000, 2_000_000, 3_000_000, 4_000_000);
    let (bookings, charges, payments) = (5_000_000, 6_000_000, 7_000_000);
    let base = now.0 - now.0 % HOUR;
    let (all, past) = (bulk.clients, bulk.past);
    let rows = |count: i64| {
        format!("WITH RECURSIVE n (i) AS (SELECT 1 WHERE {count} > 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count})")
    };
    let status = "CASE WHEN i <= 40 THEN 'unpaid' ELSE 'paid' END";
    let covered = format!("CASE WHEN i <= 40 THEN 0 ELSE {PRICE} END");
    // Every fiftieth lesson is the first client's.
    let whose = format!("CASE WHEN i % 50 = 0 THEN 1 ELSE 1 + i % {all} END");
    seed::run(
        url,
        &[
            format!("UPDATE tenant SET next_id = 9000000, clients = {all} WHERE tenant_id = {tenant}"),
            format!(
                "INSERT INTO visitor (tenant_id, person_id, met_at) VALUES ({tenant}, {client}, {now})",
                now = now.0
            ),
            format!(
                "{} INSERT INTO account (tenant_id, account_id, term_days) SELECT {tenant}, {accounts} + i, 0 FROM n",
                rows(all)
            ),
            format!(
                "{} INSERT INTO client (tenant_id, client_id, account_id, name, folded, accepted_at, created_at) \
                 SELECT {tenant}, {clients} + i, {accounts} + i, 'Client ' || i, 'client ' || i, {base}, {base} FROM n",
                rows(all)
            ),
            format!(
                "INSERT INTO client_person (tenant_id, client_id, person_id, may_book, may_hear, may_pay, reminders) \
                 SELECT {tenant}, {clients} + 1, {client}, 1, 1, 1, '24h'"
            ),
            format!(
                "{} INSERT INTO slot (tenant_id, slot_id, start_at, end_at, wall, zone, seats, state, kind_id, price) \
                 SELECT {tenant}, {slots} + i, {base} + i * 2 * {HOUR}, {base} + i * 2 * {HOUR} + {HOUR}, \
                 '2026-01-01T00:00', 'Europe/Moscow', 1, 'open', {kind}, {PRICE} FROM n",
                rows(bulk.slots)
            ),
            format!(
                "{} INSERT INTO slot (tenant_id, slot_id, start_at, end_at, wall, zone, seats, state, kind_id, price) \
                 SELECT {tenant}, {old} + i, {base} - i * {HOUR}, {base} - i * {HOUR} + 2700, \
                 '2026-01-01T00:00', 'Europe/Moscow', 1, 'open', {kind}, {PRICE} FROM n",
                rows(past)
            ),
            format!(
                "INSERT INTO slot_seat (tenant_id, slot_id, seat) SELECT tenant_id, slot_id, 1 FROM slot \
                 WHERE tenant_id = {tenant}"
            ),
            format!(
                "{} INSERT INTO booking (tenant_id, booking_id, client_id, account_id, slot_id, seat, kind_id, start_at, \
                 end_at, price, status, phase, workflow_version, entry_no, entered_at, created_at, charged, covered) \
                 SELECT {tenant}, {bookings} + i, {clients} + {whose}, {accounts} + {whose}, {old} + i, 1, {kind}, \
                 {base} - i * {HOUR}, {base} - i * {HOUR} + 2700, {PRICE}, {status}, 'done', {version}, 1, \
                 {base} - i * {HOUR} + 3600, {base} - i * {HOUR} - 86400, {PRICE}, {covered} FROM n",
                rows(past)
            ),
            format!(
                "{} INSERT INTO booking (tenant_id, booking_id, client_id, account_id, slot_id, seat, kind_id, start_at, \
                 end_at, price, status, phase, workflow_version, entry_no, entered_at, created_at) \
                 SELECT {tenant}, {bookings} + {past} + i, {clients} + 1 + i % 10, {accounts} + 1 + i % 10, \
                 {slots} + 1 + i * 3, 1, {kind}, {base} + (1 + i * 3) * 2 * {HOUR}, \
                 {base} + (1 + i * 3) * 2 * {HOUR} + {HOUR}, {PRICE}, \
                 CASE WHEN i % 10 = 0 THEN 'requested' ELSE 'confirmed' END, \
                 CASE WHEN i % 10 = 0 THEN 'pending' ELSE 'upcoming' END, {version}, 1, {base}, {base} FROM n",
                rows(AHEAD.min(bulk.slots))
            ),
            format!(
                "INSERT INTO history (tenant_id, booking_id, entry_no, at, by, step, to_status) \
                 SELECT tenant_id, booking_id, 1, created_at, 'client', 'book', status FROM booking \
                 WHERE tenant_id = {tenant}"
            ),
            format!(
                "{} INSERT INTO ledger_entry (tenant_id, entry_id, account_id, booking_id, entry_kind, amount, at) \
                 SELECT {tenant}, {charges} + i, {accounts} + {whose}, {bookings} + i, 'charge', {PRICE}, \
                 {base} - i * {HOUR} FROM n",
                rows(past)
            ),
            format!(
                "{} INSERT INTO ledger_entry (tenant_id, entry_id, account_id, booking_id, entry_kind, amount, at) \
                 SELECT {tenant}, {payments} + i, {accounts} + {whose}, {bookings} + i, 'payment', {PRICE}, \
                 {base} - i * {HOUR} + 1 FROM n WHERE i > 40",
                rows(past)
            ),
            format!(
                "UPDATE account SET balance = COALESCE((SELECT CAST(SUM(CASE WHEN e.entry_kind = 'payment' \
                 THEN e.amount ELSE -e.amount END) AS BIGINT) FROM ledger_entry e WHERE e.tenant_id = account.tenant_id \
                 AND e.account_id = account.account_id), 0) WHERE tenant_id = {tenant}"
            ),
            format!(
                "{} INSERT INTO allocation (tenant_id, entry_id, booking_id, amount) \
                 SELECT {tenant}, {payments} + i, {bookings} + i, {PRICE} FROM n WHERE i > 40",
                rows(past)
            ),
        ],
    )
    .await;
    Practice { tenant, owner, client }
}

/// What the server would do by itself after a while. SQLite's numbers are written down by a migration.
pub async fn settle(url: &str) {
    if url.starts_with("postgres") {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::query("VACUUM ANALYZE").execute(&mut connection).await.unwrap();
    }
}

/// Takes everything out of a database of PostgreSQL's.
pub async fn empty(url: &str) {
    seed::run(
        url,
        &[
            "DROP SCHEMA public CASCADE".to_owned(),
            "CREATE SCHEMA public".to_owned(),
        ],
    )
    .await;
}
