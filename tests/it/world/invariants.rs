//! What must be true of the whole database between two acts, whatever the acts were.

use std::collections::{BTreeMap, BTreeSet};

use sea_query::{Asterisk, Expr, ExprTrait, Order, Query};
use slotkeeper::domain::ids::{AccountId, BookingId, EntryId, SlotId, TenantId};
use slotkeeper::domain::moment::Moment;
use slotkeeper::domain::workflow::{Payment, StatusId, machine};
use slotkeeper::storage::Conn;
use slotkeeper::storage::booking::{self, BookingRow};
use slotkeeper::storage::tables::{
    Account, Allocation, Booking, Chat, Client, History, LedgerEntry, Outbox, Reminder, Slot, Tenant, Timer,
};
use slotkeeper::storage::{ledger, owed};
use slotkeeper::usecase::status::times;

use super::World;

type Key = (TenantId, BookingId);

#[derive(sqlx::FromRow)]
struct Entry {
    tenant_id: TenantId,
    booking_id: BookingId,
    entry_no: i64,
    from_status: Option<String>,
    to_status: String,
}

#[derive(sqlx::FromRow)]
struct Sum {
    tenant_id: TenantId,
    booking_id: BookingId,
    entry_kind: String,
    amount: i64,
}

#[derive(sqlx::FromRow)]
struct Part {
    tenant_id: TenantId,
    booking_id: BookingId,
    amount: i64,
}

#[derive(sqlx::FromRow)]
struct Seats {
    tenant_id: TenantId,
    slot_id: SlotId,
    seats: i64,
    start_at: Moment,
    end_at: Moment,
}

#[derive(sqlx::FromRow)]
struct Waiting {
    tenant_id: TenantId,
    booking_id: BookingId,
    move_no: i64,
    start_at: Moment,
}

#[derive(sqlx::FromRow)]
struct Armed {
    tenant_id: TenantId,
    booking_id: BookingId,
    step: String,
    entry_no: i64,
    due_at: Moment,
}

/// Seats, statuses, the ledger, reminders, timers, screens and notices, of all tenants.
pub async fn hold(world: &World) {
    let mut conn = world.app.core.db.read().await.unwrap();
    let bookings = bookings(&mut conn).await;
    attendance_and_money_agree(world, &mut conn, &bookings).await;
    accounts_are_even(&mut conn, &bookings, None).await;
    nobody_sits_on_anothers_seat(&mut conn, &bookings).await;
    what_waits_is_what_will_be(world, &mut conn, &bookings).await;
    clients_are_counted(&mut conn).await;
    nothing_is_stuck(&mut conn).await;
}

/// The accounts of one tenant.
pub async fn accounts_hold(conn: &mut Conn, tenant: TenantId) {
    let bookings = bookings(conn).await;
    accounts_are_even(conn, &bookings, Some(tenant)).await;
}

/// What is past its term is what nothing covers and whose term has come, no more and no less.
pub async fn debts_are_what_is_past_its_term(conn: &mut Conn, tenant: TenantId, now: Moment) {
    let all = bookings(conn).await;
    let owing = all.values().filter(|row| row.tenant_id == tenant && row.owed() > 0);
    let mut wanted = BTreeSet::new();
    let mut sum = 0;
    for row in owing {
        if row.due_at.is_some_and(|due| due <= now) {
            wanted.insert(row.booking_id);
            sum += row.owed();
        }
    }
    let listed = owed::overdue(conn, tenant, now, 1000).await.unwrap();
    let listed: BTreeSet<BookingId> = listed.iter().map(|row| row.booking_id).collect();
    assert_eq!(listed, wanted, "what is past its term");
    let total = owed::overdue_total(conn, tenant, now).await.unwrap();
    assert_eq!(total, (wanted.len() as i64, sum), "what is past its term, in all");
    let debtors = owed::debtors(conn, tenant, now, 0, 10_000).await.unwrap();
    assert_eq!(debtors.iter().map(|row| row.owed).sum::<i64>(), sum, "what debtors owe");
}

/// All that stands in a ledger, in the order in which it was entered.
pub async fn ledger_of(conn: &mut Conn, tenant: TenantId) -> Vec<String> {
    let entries = Query::select()
        .column(Asterisk)
        .from(LedgerEntry::Table)
        .and_where(Expr::col(LedgerEntry::TenantId).eq(tenant))
        .order_by(LedgerEntry::EntryId, Order::Asc)
        .to_owned();
    let entries: Vec<ledger::EntryRow> = conn.all(&entries).await.unwrap();
    entries.iter().map(|entry| format!("{entry:?}")).collect()
}

/// All there are, of all tenants.
pub async fn bookings(conn: &mut Conn) -> BTreeMap<Key, BookingRow> {
    let all = Query::select()
        .column((Booking::Table, Asterisk))
        .expr_as(Expr::val(""), "client_name")
        .expr_as(
            Expr::SubQuery(None, Box::new(booking::replaced_start().into())),
            "replaced_start",
        )
        .from(Booking::Table)
        .to_owned();
    let all: Vec<BookingRow> = conn.all(&all).await.unwrap();
    all.into_iter()
        .map(|row| ((row.tenant_id, row.booking_id), row))
        .collect()
}

async fn attendance_and_money_agree(world: &World, conn: &mut Conn, bookings: &BTreeMap<Key, BookingRow>) {
    let entries = Query::select()
        .columns([
            History::TenantId,
            History::BookingId,
            History::EntryNo,
            History::FromStatus,
            History::ToStatus,
        ])
        .from(History::Table)
        .order_by(History::TenantId, Order::Asc)
        .order_by(History::BookingId, Order::Asc)
        .order_by(History::EntryNo, Order::Asc)
        .to_owned();
    let mut histories: BTreeMap<Key, Vec<Entry>> = BTreeMap::new();
    for entry in conn.all::<Entry>(&entries).await.unwrap() {
        let key = (entry.tenant_id, entry.booking_id);
        histories.entry(key).or_default().push(entry);
    }
    let charges = Query::select()
        .columns([
            LedgerEntry::TenantId,
            LedgerEntry::BookingId,
            LedgerEntry::EntryKind,
            LedgerEntry::Amount,
        ])
        .from(LedgerEntry::Table)
        .and_where(Expr::col(LedgerEntry::BookingId).is_not_null())
        .to_owned();
    let mut charged: BTreeMap<Key, i64> = BTreeMap::new();
    for sum in conn.all::<Sum>(&charges).await.unwrap() {
        if sum.entry_kind == "charge" {
            *charged.entry((sum.tenant_id, sum.booking_id)).or_default() += sum.amount;
        }
    }
    let parts = Query::select()
        .columns([Allocation::TenantId, Allocation::BookingId, Allocation::Amount])
        .from(Allocation::Table)
        .to_owned();
    let mut covered: BTreeMap<Key, i64> = BTreeMap::new();
    for part in conn.all::<Part>(&parts).await.unwrap() {
        *covered.entry((part.tenant_id, part.booking_id)).or_default() += part.amount;
    }
    for (key, row) in bookings {
        let workflow = world
            .app
            .core
            .flows
            .of(conn, row.tenant_id, row.workflow_version)
            .await
            .unwrap();
        let status = workflow.status(&StatusId::from(row.status.as_str()));
        let status = status.unwrap_or_else(|| panic!("{key:?} is in no status of its workflow: {}", row.status));
        assert_eq!(row.phase, status.phase.as_str(), "{key:?}");
        assert_eq!(row.seat.is_some(), status.phase.holds_seat(), "{key:?}");
        let charge = machine::charge(status, row.price);
        assert_eq!(row.charged, charge, "what the status of {key:?} charges");
        assert_eq!(
            charge,
            charged.get(key).copied().unwrap_or(0),
            "what the ledger charges for {key:?}"
        );
        assert_eq!(
            row.covered,
            covered.get(key).copied().unwrap_or(0),
            "what payments cover of {key:?}"
        );
        if status.payment == Payment::Paid {
            assert!(row.covered >= row.charged, "{key:?} is paid, and yet owed");
        }
        let history = &histories[key];
        for (n, entry) in history.iter().enumerate() {
            let before = n.checked_sub(1).map(|before| history[before].to_status.as_str());
            assert_eq!(entry.from_status.as_deref(), before, "the history of {key:?} has a gap");
        }
        let last = history.last().unwrap();
        assert_eq!((&last.to_status, last.entry_no), (&row.status, row.entry_no), "{key:?}");
    }
}

/// Of each account: what is paid without what is charged is what lies on it, or what is not covered; never both.
async fn accounts_are_even(conn: &mut Conn, bookings: &BTreeMap<Key, BookingRow>, of: Option<TenantId>) {
    let mut entries = Query::select()
        .columns([
            LedgerEntry::TenantId,
            LedgerEntry::AccountId,
            LedgerEntry::EntryKind,
            LedgerEntry::Amount,
        ])
        .from(LedgerEntry::Table)
        .to_owned();
    if let Some(of) = of {
        entries.and_where(Expr::col(LedgerEntry::TenantId).eq(of));
    }
    let entries: Vec<(TenantId, AccountId, String, i64)> = conn.all(&entries).await.unwrap();
    let mut balances: BTreeMap<(TenantId, AccountId), i64> = BTreeMap::new();
    for (tenant, account, kind, amount) in entries {
        let sign = if kind == "payment" { 1 } else { -1 };
        *balances.entry((tenant, account)).or_default() += sign * amount;
    }
    let mut kept = Query::select()
        .columns([Account::TenantId, Account::AccountId, Account::Balance])
        .from(Account::Table)
        .to_owned();
    if let Some(of) = of {
        kept.and_where(Expr::col(Account::TenantId).eq(of));
    }
    for (tenant, account, kept) in conn.all::<(TenantId, AccountId, i64)>(&kept).await.unwrap() {
        let summed = *balances.entry((tenant, account)).or_default();
        assert_eq!(kept, summed, "the balance of {account}");
    }
    let mut owed: BTreeMap<(TenantId, AccountId), i64> = BTreeMap::new();
    for (key, row) in bookings.iter().filter(|(key, _)| of.is_none_or(|of| of == key.0)) {
        assert!(row.covered <= row.charged, "{key:?} is paid twice");
        *owed.entry((row.tenant_id, row.account_id)).or_default() += row.owed();
    }
    for ((tenant, account), balance) in &balances {
        let remainders = owed.remove(&(*tenant, *account)).unwrap_or(0);
        // What was taken off the account by hand, as far as nothing has come for it.
        let parts: Vec<(EntryId, i64)> = conn.all(&ledger::free_query(*tenant, *account)).await.unwrap();
        let besides = std::cmp::max(-parts.iter().map(|part| part.1).sum::<i64>(), 0);
        assert_eq!(
            remainders + besides,
            std::cmp::max(-balance, 0),
            "what {account} owes, with {balance}"
        );
        let lying: i64 = ledger::free(conn, *tenant, *account)
            .await
            .unwrap()
            .iter()
            .map(|it| it.1)
            .sum();
        assert_eq!(lying, std::cmp::max(*balance, 0), "what lies on {account}");
    }
    assert!(
        owed.values().all(|owed| *owed == 0),
        "owed, and never charged: {owed:?}"
    );
    let parts = Query::select()
        .columns([Allocation::TenantId, Allocation::BookingId, Allocation::Amount])
        .from(Allocation::Table)
        .and_where(Expr::col(Allocation::Amount).lte(0))
        .to_owned();
    let idle: Vec<Part> = conn.all(&parts).await.unwrap();
    assert_eq!(idle.len(), 0, "parts of payments that cover nothing");
}

/// What specialists put where it is, knowingly beside something else perhaps.
async fn put(conn: &mut Conn) -> BTreeSet<Key> {
    let put = Query::select()
        .columns([History::TenantId, History::BookingId])
        .from(History::Table)
        .and_where(Expr::col(History::By).eq("specialist"))
        .and_where(Expr::col(History::Step).is_in(["book", "move", "undo"]))
        .to_owned();
    conn.all::<Key>(&put).await.unwrap().into_iter().collect()
}

async fn nobody_sits_on_anothers_seat(conn: &mut Conn, bookings: &BTreeMap<Key, BookingRow>) {
    let put = put(conn).await;
    let slots = Query::select()
        .columns([Slot::TenantId, Slot::SlotId, Slot::Seats, Slot::StartAt, Slot::EndAt])
        .from(Slot::Table)
        .to_owned();
    let slots: BTreeMap<(TenantId, SlotId), Seats> = conn
        .all::<Seats>(&slots)
        .await
        .unwrap()
        .into_iter()
        .map(|slot| ((slot.tenant_id, slot.slot_id), slot))
        .collect();
    let mut taken: BTreeSet<(TenantId, SlotId, i64)> = BTreeSet::new();
    let mut held: BTreeMap<TenantId, Vec<&BookingRow>> = BTreeMap::new();
    for (key, row) in bookings {
        let slot = &slots[&(row.tenant_id, row.slot_id)];
        assert_eq!((row.start_at, row.end_at), (slot.start_at, slot.end_at), "{key:?}");
        let Some(seat) = row.seat else { continue };
        assert!((1..=slot.seats).contains(&seat) || seat == 0, "seat {seat} of {key:?}");
        assert!(
            taken.insert((row.tenant_id, row.slot_id, seat)),
            "{key:?} sits on a seat that is taken"
        );
        let others = held.entry(row.tenant_id).or_default();
        for other in others.iter() {
            let apart = other.slot_id == row.slot_id || other.end_at <= row.start_at || row.end_at <= other.start_at;
            let knowingly = put.contains(key) || put.contains(&(other.tenant_id, other.booking_id));
            assert!(apart || knowingly, "{key:?} overlaps with {}", other.booking_id);
        }
        others.push(row);
    }
}

async fn what_waits_is_what_will_be(world: &World, conn: &mut Conn, bookings: &BTreeMap<Key, BookingRow>) {
    let reminders = Query::select()
        .columns([
            Reminder::TenantId,
            Reminder::BookingId,
            Reminder::MoveNo,
            Reminder::StartAt,
        ])
        .from(Reminder::Table)
        .and_where(Expr::col(Reminder::FiredAt).is_null())
        .to_owned();
    for waiting in conn.all::<Waiting>(&reminders).await.unwrap() {
        let key = (waiting.tenant_id, waiting.booking_id);
        let row = &bookings[&key];
        assert_eq!(row.phase, "upcoming", "{key:?} is reminded of");
        assert_eq!(
            (waiting.move_no, waiting.start_at),
            (row.move_no, row.start_at),
            "{key:?}"
        );
    }
    let timers = Query::select()
        .columns([
            Timer::TenantId,
            Timer::BookingId,
            Timer::Step,
            Timer::EntryNo,
            Timer::DueAt,
        ])
        .from(Timer::Table)
        .and_where(Expr::col(Timer::FiredAt).is_null())
        .to_owned();
    let mut armed: BTreeMap<Key, BTreeSet<(String, i64, Moment)>> = BTreeMap::new();
    for timer in conn.all::<Armed>(&timers).await.unwrap() {
        let key = (timer.tenant_id, timer.booking_id);
        armed
            .entry(key)
            .or_default()
            .insert((timer.step, timer.entry_no, timer.due_at));
    }
    for (key, row) in bookings {
        let workflow = world
            .app
            .core
            .flows
            .of(conn, row.tenant_id, row.workflow_version)
            .await
            .unwrap();
        let wanted = machine::timers(&workflow, &StatusId::from(row.status.as_str()), &times(row));
        let wanted: BTreeSet<_> = wanted
            .into_iter()
            .map(|(step, due)| (step.to_string(), row.entry_no, due))
            .collect();
        let armed = armed.remove(key).unwrap_or_default();
        assert!(armed.is_subset(&wanted), "{key:?} waits for {armed:?}, not {wanted:?}");
        let ahead = |(_, _, due): &&(String, i64, Moment)| *due > world.clock.now();
        assert_eq!(
            armed.iter().filter(ahead).count(),
            wanted.iter().filter(ahead).count(),
            "a timer of {key:?} is missing"
        );
    }
    assert!(armed.is_empty(), "timers of nothing: {armed:?}");
}

async fn clients_are_counted(conn: &mut Conn) {
    let there = Query::select()
        .column(Client::TenantId)
        .from(Client::Table)
        .and_where(Expr::col(Client::Folded).gt(""))
        .to_owned();
    let mut counted: BTreeMap<TenantId, i64> = BTreeMap::new();
    for (tenant,) in conn.all::<(TenantId,)>(&there).await.unwrap() {
        *counted.entry(tenant).or_default() += 1;
    }
    let kept = Query::select()
        .columns([Tenant::TenantId, Tenant::Clients])
        .from(Tenant::Table)
        .to_owned();
    for (tenant, kept) in conn.all::<(TenantId, i64)>(&kept).await.unwrap() {
        let there = counted.get(&tenant).copied().unwrap_or_default();
        assert_eq!(kept, there, "how many clients {tenant} has");
    }
}

async fn nothing_is_stuck(conn: &mut Conn) {
    let stale = Query::select()
        .column(Chat::PersonId)
        .from(Chat::Table)
        .and_where(Expr::col(Chat::Wanted).gt(Expr::col(Chat::Drawn)))
        .to_owned();
    let stale: Vec<(i64,)> = conn.all(&stale).await.unwrap();
    assert!(stale.is_empty(), "screens that were not drawn: {stale:?}");
    let dead = Query::select()
        .columns([Outbox::Notice, Outbox::Reason])
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::State).eq("dead"))
        .to_owned();
    let dead: Vec<(String, Option<String>)> = conn.all(&dead).await.unwrap();
    assert!(dead.is_empty(), "notices that can't be sent: {dead:?}");
}
