//! Payments as they are shown: what stands in the ledger, with what is known of each beside its sum.

use sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement};

use super::tables::{Client, LedgerEntry, Payment};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{AccountId, BookingId, ClientId, EntryId, PersonId, TenantId};
use crate::domain::ledger::{Method, Sort};
use crate::domain::moment::Moment;

const BACK: &str = "back";

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PaymentRow {
    pub entry_id: EntryId,
    pub account_id: AccountId,
    /// For which it was entered, if for one.
    pub booking_id: Option<BookingId>,
    pub amount: i64,
    /// When it was entered, and by whom.
    pub at: Moment,
    pub person_id: Option<PersonId>,
    pub client_id: ClientId,
    pub client_name: String,
    /// The tenant's local day on which it was received.
    pub day: String,
    pub method: String,
    pub note: String,
    pub receipt: i64,
    /// As [`Sort`] writes it.
    pub sort: String,
    /// When it was taken back.
    pub back_at: Option<Moment>,
}

impl PaymentRow {
    pub fn sort(&self) -> Sort {
        Sort::parse(&self.sort)
    }
}

fn entry(column: LedgerEntry) -> Expr {
    Expr::col((LedgerEntry::Table, column))
}

fn payment(column: Payment) -> Expr {
    Expr::col((Payment::Table, column))
}

fn select(tenant: TenantId) -> SelectStatement {
    let back = Query::select()
        .column((BACK, LedgerEntry::At))
        .from_as(LedgerEntry::Table, BACK)
        .and_where(Expr::col((BACK, LedgerEntry::TenantId)).equals((Payment::Table, Payment::TenantId)))
        .and_where(Expr::col((BACK, LedgerEntry::Reverses)).equals((Payment::Table, Payment::EntryId)))
        .to_owned();
    Query::select()
        .columns([
            (LedgerEntry::Table, LedgerEntry::EntryId),
            (LedgerEntry::Table, LedgerEntry::AccountId),
            (LedgerEntry::Table, LedgerEntry::BookingId),
            (LedgerEntry::Table, LedgerEntry::Amount),
            (LedgerEntry::Table, LedgerEntry::At),
            (LedgerEntry::Table, LedgerEntry::PersonId),
        ])
        .columns([
            (Payment::Table, Payment::ClientId),
            (Payment::Table, Payment::Day),
            (Payment::Table, Payment::Method),
            (Payment::Table, Payment::Note),
            (Payment::Table, Payment::Receipt),
            (Payment::Table, Payment::Sort),
        ])
        .expr_as(Expr::col((Client::Table, Client::Name)), "client_name")
        .expr_as(Expr::SubQuery(None, Box::new(back.into())), "back_at")
        .from(Payment::Table)
        .inner_join(
            LedgerEntry::Table,
            entry(LedgerEntry::TenantId)
                .equals((Payment::Table, Payment::TenantId))
                .and(entry(LedgerEntry::EntryId).equals((Payment::Table, Payment::EntryId))),
        )
        .inner_join(
            Client::Table,
            Expr::col((Client::Table, Client::TenantId))
                .equals((Payment::Table, Payment::TenantId))
                .and(Expr::col((Client::Table, Client::ClientId)).equals((Payment::Table, Payment::ClientId))),
        )
        .and_where(payment(Payment::TenantId).eq(tenant))
        .to_owned()
}

pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: EntryId) -> Result<Option<PaymentRow>> {
    conn.first(&select(tenant).and_where(payment(Payment::EntryId).eq(id)).to_owned())
        .await
}

/// The payments of an account, newest first. Public for the tests of query plans.
pub fn of_account_query(tenant: TenantId, account: AccountId) -> SelectStatement {
    select(tenant)
        .and_where(entry(LedgerEntry::TenantId).eq(tenant))
        .and_where(entry(LedgerEntry::AccountId).eq(account))
        .order_by((LedgerEntry::Table, LedgerEntry::EntryId), Order::Desc)
        .to_owned()
}

pub async fn of_account(
    conn: &mut Conn,
    tenant: TenantId,
    account: AccountId,
    offset: u64,
    limit: u64,
) -> Result<Vec<PaymentRow>> {
    conn.all(&of_account_query(tenant, account).offset(offset).limit(limit).to_owned())
        .await
}

/// The newest payment of that sum since a moment that nobody has taken back.
pub async fn same_since(
    conn: &mut Conn,
    tenant: TenantId,
    account: AccountId,
    amount: i64,
    since: Moment,
) -> Result<Option<PaymentRow>> {
    let same = of_account_query(tenant, account)
        .and_where(entry(LedgerEntry::Amount).eq(amount))
        .and_where(entry(LedgerEntry::At).gte(since))
        .to_owned();
    let rows: Vec<PaymentRow> = conn.all(&same).await?;
    Ok(rows.into_iter().find(|row| row.back_at.is_none()))
}

/// What [`count_of_account`] asks. Public for the tests of query plans.
pub fn count_query(tenant: TenantId, account: AccountId) -> SelectStatement {
    // All of them without those that take one back: asked for by what they lack, a planner would walk the whole tenant.
    let count = |column: LedgerEntry| Expr::from(Func::count(entry(column)));
    Query::select()
        .expr(count(LedgerEntry::EntryId).sub(count(LedgerEntry::Reverses)))
        .from(LedgerEntry::Table)
        .and_where(entry(LedgerEntry::TenantId).eq(tenant))
        .and_where(entry(LedgerEntry::AccountId).eq(account))
        .and_where(entry(LedgerEntry::EntryKind).eq("payment"))
        .to_owned()
}

pub async fn count_of_account(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<i64> {
    conn.value(&count_query(tenant, account)).await
}

/// What [`newest_of_account`] asks. Public for the tests of query plans.
pub fn newest_query(tenant: TenantId, account: AccountId) -> SelectStatement {
    let newest = Func::coalesce([Func::max(entry(LedgerEntry::EntryId)).into(), Expr::val(0)]);
    Query::select()
        .expr(Expr::expr(newest).cast_as("BIGINT"))
        .from(LedgerEntry::Table)
        .and_where(entry(LedgerEntry::TenantId).eq(tenant))
        .and_where(entry(LedgerEntry::AccountId).eq(account))
        .and_where(entry(LedgerEntry::EntryKind).eq("payment"))
        .to_owned()
}

/// The newest entry by which an account paid or took a payment back; nought where there is none.
pub async fn newest_of_account(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<i64> {
    conn.value(&newest_query(tenant, account)).await
}

impl Locked<'_> {
    pub async fn insert_payment(&mut self, id: EntryId, client: ClientId, day: &str) -> Result<()> {
        let insert = Query::insert()
            .into_table(Payment::Table)
            .columns([Payment::TenantId, Payment::EntryId, Payment::ClientId, Payment::Day])
            .values_panic([self.id().into(), id.into(), client.into(), day.into()])
            .to_owned();
        self.run_one(&insert).await
    }

    /// What an entry is that is no money that came.
    pub async fn set_payment_sort(&mut self, id: EntryId, sort: Sort) -> Result<()> {
        self.set_payment(id, Payment::Sort, sort.as_str().into()).await
    }

    pub async fn set_payment_day(&mut self, id: EntryId, day: &str) -> Result<()> {
        self.set_payment(id, Payment::Day, day.into()).await
    }

    pub async fn set_payment_method(&mut self, id: EntryId, method: Method) -> Result<()> {
        self.set_payment(id, Payment::Method, method.as_str().into()).await
    }

    pub async fn set_payment_note(&mut self, id: EntryId, note: &str) -> Result<()> {
        self.set_payment(id, Payment::Note, note.into()).await
    }

    pub async fn set_payment_receipt(&mut self, id: EntryId, given: bool) -> Result<()> {
        self.set_payment(id, Payment::Receipt, i64::from(given).into()).await
    }

    async fn set_payment(&mut self, id: EntryId, column: Payment, value: sea_query::Value) -> Result<()> {
        let update = Query::update()
            .table(Payment::Table)
            .value(column, value)
            .and_where(Expr::col(Payment::TenantId).eq(self.id()))
            .and_where(Expr::col(Payment::EntryId).eq(id))
            .to_owned();
        self.run_one(&update).await
    }
}
