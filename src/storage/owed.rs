//! Who owes what: past the term, or in all; which accounts are not even; and a practice's money month by month.

use sea_query::{CaseStatement, Expr, ExprTrait, Func, Order, Query, SelectStatement};

use super::ahead::{AT_ONCE, payees};
use super::booking::{BookingRow, col, in_order, select, unpaid_query};
use super::tables::{Account, Booking, ClientPerson, LedgerEntry, Payment, PaymentClaim, Person};
use super::{Conn, Result, bill};
use crate::domain::ids::{AccountId, ClientId, PersonId, TenantId};
use crate::domain::moment::Moment;

/// What is owed under an account.
#[derive(Clone, Debug)]
pub struct DebtorRow {
    pub account_id: AccountId,
    /// One of those whom it pays for, and the names of all of them; of somebody who owes where there is none any more.
    pub client_id: ClientId,
    pub name: String,
    pub lessons: i64,
    pub owed: i64,
    /// When the oldest of them began.
    pub since: Moment,
}

#[derive(sqlx::FromRow)]
struct OwingRow {
    account_id: AccountId,
    client_id: ClientId,
    lessons: i64,
    owed: i64,
    since: Moment,
}

fn missing() -> Expr {
    col(Booking::Charged).sub(col(Booking::Covered))
}

/// What is past its term. Public for the tests of query plans.
pub fn overdue_query(tenant: TenantId, now: Moment) -> SelectStatement {
    unpaid_query(tenant).and_where(col(Booking::DueAt).lte(now)).to_owned()
}

pub async fn overdue(conn: &mut Conn, tenant: TenantId, now: Moment, limit: u64) -> Result<Vec<BookingRow>> {
    conn.all(&overdue_query(tenant, now).limit(limit).to_owned()).await
}

/// What [`overdue_total`] asks. Public for the tests of query plans.
pub fn overdue_total_query(tenant: TenantId, now: Moment) -> SelectStatement {
    let sum = Func::coalesce([Func::sum(missing()).into(), Expr::val(0)]);
    Query::select()
        .expr(Func::count(col(Booking::BookingId)))
        .expr(Expr::expr(sum).cast_as("BIGINT"))
        .from(Booking::Table)
        .and_where(col(Booking::TenantId).eq(tenant))
        .and_where(col(Booking::Charged).gt(col(Booking::Covered)))
        .and_where(col(Booking::DueAt).lte(now))
        .to_owned()
}

/// How many bookings are past their term, and how much is missing for them.
pub async fn overdue_total(conn: &mut Conn, tenant: TenantId, now: Moment) -> Result<(i64, i64)> {
    let row: Option<(i64, i64)> = conn.first(&overdue_total_query(tenant, now)).await?;
    Ok(row.unwrap_or((0, 0)))
}

/// The accounts that owe past the term, which has owed for longest first. Public for the tests of query plans.
pub fn debtors_query(tenant: TenantId, now: Moment) -> SelectStatement {
    Query::select()
        .column((Booking::Table, Booking::AccountId))
        .expr_as(Func::min(col(Booking::ClientId)), "client_id")
        .expr_as(Func::count(col(Booking::BookingId)), "lessons")
        .expr_as(Expr::expr(Func::sum(missing())).cast_as("BIGINT"), "owed")
        .expr_as(Func::min(col(Booking::StartAt)), "since")
        .from(Booking::Table)
        .and_where(col(Booking::TenantId).eq(tenant))
        .and_where(col(Booking::Charged).gt(col(Booking::Covered)))
        .and_where(col(Booking::DueAt).lte(now))
        .group_by_col((Booking::Table, Booking::AccountId))
        .order_by_expr(Func::min(col(Booking::StartAt)).into(), Order::Asc)
        .order_by((Booking::Table, Booking::AccountId), Order::Asc)
        .to_owned()
}

/// A page of them, with the names of those whom they pay for.
pub async fn debtors(
    conn: &mut Conn,
    tenant: TenantId,
    now: Moment,
    offset: u64,
    limit: u64,
) -> Result<Vec<DebtorRow>> {
    let page = debtors_query(tenant, now).offset(offset).limit(limit).to_owned();
    let rows: Vec<OwingRow> = conn.all(&page).await?;
    let accounts: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    let payees = payees(conn, tenant, &accounts).await?;
    let mut named = Vec::new();
    for row in rows {
        let of = payees
            .iter()
            .filter(|payee| payee.0 == row.account_id && !payee.2.is_empty());
        let of: Vec<_> = of.collect();
        let (client_id, name) = match of.first() {
            Some(first) => {
                let names: Vec<&str> = of.iter().map(|payee| payee.2.as_str()).collect();
                (first.1, names.join(", "))
            }
            None => {
                let names = bill::names(conn, tenant, &[row.client_id]).await?;
                (row.client_id, names.into_values().next().unwrap_or_default())
            }
        };
        named.push(DebtorRow {
            account_id: row.account_id,
            client_id,
            name,
            lessons: row.lessons,
            owed: row.owed,
            since: row.since,
        });
    }
    Ok(named)
}

/// What [`count_debtors`] asks. Public for the tests of query plans.
pub fn count_debtors_query(tenant: TenantId, now: Moment) -> SelectStatement {
    Query::select()
        .expr(col(Booking::AccountId).count_distinct())
        .from(Booking::Table)
        .and_where(col(Booking::TenantId).eq(tenant))
        .and_where(col(Booking::Charged).gt(col(Booking::Covered)))
        .and_where(col(Booking::DueAt).lte(now))
        .to_owned()
}

/// How many accounts owe past the term.
pub async fn count_debtors(conn: &mut Conn, tenant: TenantId, now: Moment) -> Result<i64> {
    conn.value(&count_debtors_query(tenant, now)).await
}

/// The accounts for which somebody says they have paid, and nobody has answered yet.
pub async fn claimed(conn: &mut Conn, tenant: TenantId) -> Result<Vec<AccountId>> {
    let select = Query::select()
        .distinct()
        .column((Booking::Table, Booking::AccountId))
        .from(PaymentClaim::Table)
        .inner_join(
            Booking::Table,
            col(Booking::TenantId)
                .equals((PaymentClaim::Table, PaymentClaim::TenantId))
                .and(col(Booking::BookingId).equals((PaymentClaim::Table, PaymentClaim::BookingId))),
        )
        .and_where(Expr::col((PaymentClaim::Table, PaymentClaim::TenantId)).eq(tenant))
        .and_where(Expr::col((PaymentClaim::Table, PaymentClaim::SettledAt)).is_null())
        .to_owned();
    let rows: Vec<(AccountId,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The accounts that are not even.
fn uneven_accounts(tenant: TenantId) -> SelectStatement {
    let of = |column: Account| Expr::col((Account::Table, column));
    Query::select()
        .from(Account::Table)
        .and_where(of(Account::TenantId).eq(tenant))
        // As the index has it.
        .and_where(of(Account::Balance).ne(Expr::cust("0")))
        .to_owned()
}

/// How many accounts are not even, what is owed under them, and what is paid ahead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct UnevenRow {
    pub accounts: i64,
    pub owed: i64,
    pub ahead: i64,
}

/// What [`uneven_total`] asks. Public for the tests of query plans.
pub fn uneven_total_query(tenant: TenantId) -> SelectStatement {
    let balance = || Expr::col((Account::Table, Account::Balance));
    let sum = |case: CaseStatement| {
        let sum = Func::coalesce([Func::sum(case.finally(0)).into(), Expr::val(0)]);
        Expr::expr(sum).cast_as("BIGINT")
    };
    uneven_accounts(tenant)
        .expr_as(Func::count(Expr::col((Account::Table, Account::AccountId))), "accounts")
        .expr_as(
            sum(CaseStatement::new().case(balance().lt(0), balance().mul(-1))),
            "owed",
        )
        .expr_as(sum(CaseStatement::new().case(balance().gt(0), balance())), "ahead")
        .to_owned()
}

pub async fn uneven_total(conn: &mut Conn, tenant: TenantId) -> Result<UnevenRow> {
    let row: Option<UnevenRow> = conn.first(&uneven_total_query(tenant)).await?;
    Ok(row.unwrap_or_default())
}

/// The accounts that are not even, who owes most first. Public for the tests of query plans.
pub fn uneven_query(tenant: TenantId) -> SelectStatement {
    uneven_accounts(tenant)
        .columns([(Account::Table, Account::AccountId), (Account::Table, Account::Balance)])
        .order_by((Account::Table, Account::Balance), Order::Asc)
        .order_by((Account::Table, Account::AccountId), Order::Asc)
        .to_owned()
}

/// A page of the accounts that are not even, with their balances.
pub async fn uneven(conn: &mut Conn, tenant: TenantId, offset: u64, limit: u64) -> Result<Vec<(AccountId, i64)>> {
    conn.all(&uneven_query(tenant).offset(offset).limit(limit).to_owned())
        .await
}

/// What was charged for the bookings that began in `from..to`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct ChargedRow {
    pub lessons: i64,
    pub charged: i64,
    pub covered: i64,
}

pub async fn charged_between(conn: &mut Conn, tenant: TenantId, from: Moment, to: Moment) -> Result<ChargedRow> {
    let sum =
        |column: Booking| Expr::expr(Func::coalesce([Func::sum(col(column)).into(), Expr::val(0)])).cast_as("BIGINT");
    let select = Query::select()
        .expr_as(Func::count(col(Booking::BookingId)), "lessons")
        .expr_as(sum(Booking::Charged), "charged")
        .expr_as(sum(Booking::Covered), "covered")
        .from(Booking::Table)
        .and_where(col(Booking::TenantId).eq(tenant))
        .and_where(col(Booking::StartAt).gte(from))
        .and_where(col(Booking::StartAt).lt(to))
        .and_where(col(Booking::Charged).gt(0))
        .to_owned();
    let row: Option<ChargedRow> = conn.first(&select).await?;
    Ok(row.unwrap_or_default())
}

/// Payments of one way to pay that were received and stand.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReceivedRow {
    /// As [`Sort`](crate::domain::ledger::Sort) writes it.
    pub sort: String,
    pub method: String,
    pub receipt: i64,
    pub payments: i64,
    pub amount: i64,
}

/// Of the local days from the first to the last, both meant.
pub async fn received_between(conn: &mut Conn, tenant: TenantId, first: &str, last: &str) -> Result<Vec<ReceivedRow>> {
    const BACK: &str = "back";
    let back = Query::select()
        .expr(Expr::cust("1"))
        .from_as(LedgerEntry::Table, BACK)
        .and_where(Expr::col((BACK, LedgerEntry::TenantId)).equals((Payment::Table, Payment::TenantId)))
        .and_where(Expr::col((BACK, LedgerEntry::Reverses)).equals((Payment::Table, Payment::EntryId)))
        .to_owned();
    let of = |column: Payment| Expr::col((Payment::Table, column));
    let amount = Func::sum(Expr::col((LedgerEntry::Table, LedgerEntry::Amount)));
    let select = Query::select()
        .columns([Payment::Sort, Payment::Method, Payment::Receipt].map(|column| (Payment::Table, column)))
        .expr_as(Func::count(of(Payment::EntryId)), "payments")
        .expr_as(Expr::expr(amount).cast_as("BIGINT"), "amount")
        .from(Payment::Table)
        .inner_join(
            LedgerEntry::Table,
            Expr::col((LedgerEntry::Table, LedgerEntry::TenantId))
                .equals((Payment::Table, Payment::TenantId))
                .and(Expr::col((LedgerEntry::Table, LedgerEntry::EntryId)).equals((Payment::Table, Payment::EntryId))),
        )
        .and_where(of(Payment::TenantId).eq(tenant))
        .and_where(of(Payment::Day).gte(first))
        .and_where(of(Payment::Day).lte(last))
        .and_where(Expr::exists(back).not())
        .group_by_col((Payment::Table, Payment::Sort))
        .group_by_col((Payment::Table, Payment::Method))
        .group_by_col((Payment::Table, Payment::Receipt))
        .order_by((Payment::Table, Payment::Method), Order::Asc)
        .order_by((Payment::Table, Payment::Receipt), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// A client's bookings that began in `from..to` and cost something, soonest first.
pub async fn charged_of_client(
    conn: &mut Conn,
    tenant: TenantId,
    client: ClientId,
    from: Moment,
    to: Moment,
) -> Result<Vec<BookingRow>> {
    conn.all(&in_order(
        select(tenant)
            .and_where(col(Booking::ClientId).eq(client))
            .and_where(col(Booking::StartAt).gte(from))
            .and_where(col(Booking::StartAt).lt(to))
            .and_where(col(Booking::Charged).gt(0)),
    ))
    .await
}

/// What a client owes for what began before.
pub async fn owed_before(conn: &mut Conn, tenant: TenantId, client: ClientId, before: Moment) -> Result<i64> {
    let sum = Func::coalesce([Func::sum(missing()).into(), Expr::val(0)]);
    let select = Query::select()
        .expr(Expr::expr(sum).cast_as("BIGINT"))
        .from(Booking::Table)
        .and_where(col(Booking::TenantId).eq(tenant))
        .and_where(col(Booking::ClientId).eq(client))
        .and_where(col(Booking::StartAt).lt(before))
        .and_where(col(Booking::Charged).gt(col(Booking::Covered)))
        .to_owned();
    conn.value(&select).await
}

/// The people who may pay for a client and can be told something.
pub async fn payers(conn: &mut Conn, tenant: TenantId, client: ClientId) -> Result<Vec<PersonId>> {
    let rows = payers_of(conn, tenant, &[client]).await?;
    Ok(rows.into_iter().map(|row| row.1).collect())
}

/// Of several clients: (client, person).
pub async fn payers_of(conn: &mut Conn, tenant: TenantId, clients: &[ClientId]) -> Result<Vec<(ClientId, PersonId)>> {
    let mut found = Vec::new();
    for some in clients.chunks(AT_ONCE) {
        let select = Query::select()
            .column((ClientPerson::Table, ClientPerson::ClientId))
            .column((ClientPerson::Table, ClientPerson::PersonId))
            .from(ClientPerson::Table)
            .inner_join(
                Person::Table,
                Expr::col((Person::Table, Person::PersonId)).equals((ClientPerson::Table, ClientPerson::PersonId)),
            )
            .and_where(Expr::col((ClientPerson::Table, ClientPerson::TenantId)).eq(tenant))
            .and_where(Expr::col((ClientPerson::Table, ClientPerson::ClientId)).is_in(some.iter().copied()))
            .and_where(Expr::col((ClientPerson::Table, ClientPerson::MayPay)).eq(1))
            .and_where(Expr::col((Person::Table, Person::TelegramId)).is_not_null())
            .and_where(Expr::col((Person::Table, Person::UnreachableAt)).is_null())
            .order_by((ClientPerson::Table, ClientPerson::PersonId), Order::Asc)
            .to_owned();
        found.extend(conn.all::<(ClientId, PersonId)>(&select).await?);
    }
    Ok(found)
}
