//! The ledger of a tenant: charges and payments, appended and never edited.

use sea_query::{Expr, ExprTrait, Func, Order, Query};

use super::tables::{Allocation, LedgerEntry};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{AccountId, BookingId, EntryId, PersonId, TenantId};
use crate::domain::moment::Moment;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// Positive: the account owes more.
    Charge,
    /// Positive: the account has paid more.
    Payment,
}

impl EntryKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Charge => "charge",
            Self::Payment => "payment",
        }
    }
}

/// An entry to be appended.
#[derive(Clone, Debug)]
pub struct NewLedgerEntry {
    pub account: AccountId,
    pub booking: Option<BookingId>,
    pub kind: EntryKind,
    /// Minor units of the tenant's currency; not zero.
    pub amount: i64,
    pub person: Option<PersonId>,
    pub reverses: Option<EntryId>,
}

impl Locked<'_> {
    pub async fn append_entry(&mut self, new: &NewLedgerEntry, now: Moment) -> Result<EntryId> {
        let entry = EntryId(self.next_id().await?);
        let insert = Query::insert()
            .into_table(LedgerEntry::Table)
            .columns([
                LedgerEntry::TenantId,
                LedgerEntry::EntryId,
                LedgerEntry::AccountId,
                LedgerEntry::BookingId,
                LedgerEntry::EntryKind,
                LedgerEntry::Amount,
                LedgerEntry::At,
                LedgerEntry::PersonId,
                LedgerEntry::Reverses,
            ])
            .values_panic([
                self.id().into(),
                entry.into(),
                new.account.into(),
                new.booking.into(),
                new.kind.as_str().into(),
                new.amount.into(),
                now.into(),
                new.person.into(),
                new.reverses.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(entry)
    }

    /// Lets a part of a payment cover a booking's charge; negative when the payment is reversed.
    pub async fn allocate(&mut self, payment: EntryId, booking: BookingId, amount: i64) -> Result<()> {
        let insert = Query::insert()
            .into_table(Allocation::Table)
            .columns([
                Allocation::TenantId,
                Allocation::EntryId,
                Allocation::BookingId,
                Allocation::Amount,
            ])
            .values_panic([self.id().into(), payment.into(), booking.into(), amount.into()])
            .to_owned();
        self.run_one(&insert).await
    }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct EntryRow {
    pub entry_id: EntryId,
    pub account_id: AccountId,
    pub booking_id: Option<BookingId>,
    pub entry_kind: String,
    pub amount: i64,
    pub reverses: Option<EntryId>,
}

pub async fn entry(conn: &mut Conn, tenant: TenantId, entry: EntryId) -> Result<Option<EntryRow>> {
    let select = Query::select()
        .columns([
            LedgerEntry::EntryId,
            LedgerEntry::AccountId,
            LedgerEntry::BookingId,
            LedgerEntry::EntryKind,
        ])
        .columns([LedgerEntry::Amount, LedgerEntry::Reverses])
        .from(LedgerEntry::Table)
        .and_where(Expr::col(LedgerEntry::TenantId).eq(tenant))
        .and_where(Expr::col(LedgerEntry::EntryId).eq(entry))
        .to_owned();
    conn.first(&select).await
}

/// The parts of payments that cover a booking: (payment, amount), oldest first.
pub async fn allocations(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Vec<(EntryId, i64)>> {
    let select = Query::select()
        .columns([Allocation::EntryId, Allocation::Amount])
        .from(Allocation::Table)
        .and_where(Expr::col(Allocation::TenantId).eq(tenant))
        .and_where(Expr::col(Allocation::BookingId).eq(booking))
        .order_by(Allocation::EntryId, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// What the entries of a booking sum to: (charges, payments).
pub async fn sums(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<(i64, i64)> {
    let mut sums = (0, 0);
    for (kind, sum) in [(EntryKind::Charge, &mut sums.0), (EntryKind::Payment, &mut sums.1)] {
        let total = Func::coalesce([Func::sum(Expr::col(LedgerEntry::Amount)).into(), Expr::val(0)]);
        let select = Query::select()
            .expr(Expr::expr(total).cast_as("BIGINT"))
            .from(LedgerEntry::Table)
            .and_where(Expr::col(LedgerEntry::TenantId).eq(tenant))
            .and_where(Expr::col(LedgerEntry::BookingId).eq(booking))
            .and_where(Expr::col(LedgerEntry::EntryKind).eq(kind.as_str()))
            .to_owned();
        *sum = conn.value(&select).await?;
    }
    Ok(sums)
}

/// Whether anything was ever charged or paid.
pub async fn any(conn: &mut Conn, tenant: TenantId) -> Result<bool> {
    let select = Query::select()
        .column(LedgerEntry::EntryId)
        .from(LedgerEntry::Table)
        .and_where(Expr::col(LedgerEntry::TenantId).eq(tenant))
        .limit(1)
        .to_owned();
    let row: Option<(EntryId,)> = conn.first(&select).await?;
    Ok(row.is_some())
}
