//! The ledger of a tenant: charges and payments, appended and never edited.

use sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query, SelectStatement};

use super::tables::{Account, Allocation, Booking, LedgerEntry};
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
        // Beside the entry, and nowhere else.
        let more = match new.kind {
            EntryKind::Charge => -new.amount,
            EntryKind::Payment => new.amount,
        };
        let update = Query::update()
            .table(Account::Table)
            .value(Account::Balance, Expr::col(Account::Balance).add(more))
            .and_where(Expr::col(Account::TenantId).eq(self.id()))
            .and_where(Expr::col(Account::AccountId).eq(new.account))
            .to_owned();
        self.run_one(&update).await?;
        Ok(entry)
    }

    /// Lets a part of a payment cover a booking's charge, or with a negative amount cover it no more.
    pub async fn allocate(&mut self, payment: EntryId, booking: BookingId, amount: i64) -> Result<()> {
        let tenant = self.id();
        let more = Expr::col((Allocation::Table, Allocation::Amount)).add(amount);
        let insert = Query::insert()
            .into_table(Allocation::Table)
            .columns([
                Allocation::TenantId,
                Allocation::EntryId,
                Allocation::BookingId,
                Allocation::Amount,
            ])
            .values_panic([tenant.into(), payment.into(), booking.into(), amount.into()])
            .on_conflict(
                OnConflict::columns([Allocation::TenantId, Allocation::EntryId, Allocation::BookingId])
                    .value(Allocation::Amount, more)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await?;
        if amount < 0 {
            let delete = Query::delete()
                .from_table(Allocation::Table)
                .and_where(Expr::col(Allocation::TenantId).eq(tenant))
                .and_where(Expr::col(Allocation::EntryId).eq(payment))
                .and_where(Expr::col(Allocation::BookingId).eq(booking))
                .and_where(Expr::col(Allocation::Amount).lte(0))
                .to_owned();
            self.run(&delete).await?;
        }
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::Covered, Expr::col(Booking::Covered).add(amount))
            .and_where(Expr::col(Booking::TenantId).eq(tenant))
            .and_where(Expr::col(Booking::BookingId).eq(booking))
            .to_owned();
        self.run_one(&update).await
    }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct EntryRow {
    pub entry_id: EntryId,
    pub account_id: AccountId,
    pub booking_id: Option<BookingId>,
    pub entry_kind: String,
    pub amount: i64,
    pub at: Moment,
    pub person_id: Option<PersonId>,
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
        .columns([
            LedgerEntry::Amount,
            LedgerEntry::At,
            LedgerEntry::PersonId,
            LedgerEntry::Reverses,
        ])
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

/// What a payment covers: (booking, amount).
pub async fn parts(conn: &mut Conn, tenant: TenantId, payment: EntryId) -> Result<Vec<(BookingId, i64)>> {
    let select = Query::select()
        .columns([Allocation::BookingId, Allocation::Amount])
        .from(Allocation::Table)
        .and_where(Expr::col(Allocation::TenantId).eq(tenant))
        .and_where(Expr::col(Allocation::EntryId).eq(payment))
        .order_by(Allocation::BookingId, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// The entry by which another was taken back.
pub async fn reversal(conn: &mut Conn, tenant: TenantId, entry: EntryId) -> Result<Option<EntryId>> {
    let select = Query::select()
        .column(LedgerEntry::EntryId)
        .from(LedgerEntry::Table)
        .and_where(Expr::col(LedgerEntry::TenantId).eq(tenant))
        .and_where(Expr::col(LedgerEntry::Reverses).eq(entry))
        .to_owned();
    let row: Option<(EntryId,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// What [`balance`] asks. Public for the tests of query plans.
pub fn balance_query(tenant: TenantId, account: AccountId) -> SelectStatement {
    Query::select()
        .column(Account::Balance)
        .from(Account::Table)
        .and_where(Expr::col(Account::TenantId).eq(tenant))
        .and_where(Expr::col(Account::AccountId).eq(account))
        .to_owned()
}

/// What an account has paid beyond what it is charged; negative where it owes.
pub async fn balance(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<i64> {
    conn.value(&balance_query(tenant, account)).await
}

/// What [`free`] asks: of each payment what covers nothing, nought where all of it does; and what was taken off the account,
/// as negative sums. Public for the tests of query plans.
pub fn free_query(tenant: TenantId, account: AccountId) -> SelectStatement {
    const BACK: &str = "back";
    let of = |column: LedgerEntry| Expr::col((LedgerEntry::Table, column));
    let used = Query::select()
        .expr(Func::coalesce([
            Func::sum(Expr::col((Allocation::Table, Allocation::Amount))).into(),
            Expr::val(0),
        ]))
        .from(Allocation::Table)
        .and_where(
            Expr::col((Allocation::Table, Allocation::TenantId)).equals((LedgerEntry::Table, LedgerEntry::TenantId)),
        )
        .and_where(
            Expr::col((Allocation::Table, Allocation::EntryId)).equals((LedgerEntry::Table, LedgerEntry::EntryId)),
        )
        .to_owned();
    let back = Query::select()
        .expr(Expr::cust("1"))
        .from_as(LedgerEntry::Table, BACK)
        .and_where(Expr::col((BACK, LedgerEntry::TenantId)).equals((LedgerEntry::Table, LedgerEntry::TenantId)))
        .and_where(Expr::col((BACK, LedgerEntry::Reverses)).equals((LedgerEntry::Table, LedgerEntry::EntryId)))
        .to_owned();
    let used = Expr::SubQuery(None, Box::new(used.into()));
    Query::select()
        .column((LedgerEntry::Table, LedgerEntry::EntryId))
        .expr(Expr::expr(of(LedgerEntry::Amount).sub(used)).cast_as("BIGINT"))
        .from(LedgerEntry::Table)
        .and_where(of(LedgerEntry::TenantId).eq(tenant))
        .and_where(of(LedgerEntry::AccountId).eq(account))
        .and_where(of(LedgerEntry::EntryKind).eq(EntryKind::Payment.as_str()))
        // Neither what takes one back, nor what was.
        .and_where(of(LedgerEntry::Reverses).is_null())
        .and_where(Expr::exists(back).not())
        .order_by((LedgerEntry::Table, LedgerEntry::EntryId), Order::Asc)
        .to_owned()
}

/// What payments of an account have that covers nothing yet, oldest first. What was given back, or owed before there were
/// books, is taken off the oldest.
pub async fn free(conn: &mut Conn, tenant: TenantId, account: AccountId) -> Result<Vec<(EntryId, i64)>> {
    let mut rows: Vec<(EntryId, i64)> = conn.all(&free_query(tenant, account)).await?;
    let mut off: i64 = rows.iter().filter(|row| row.1 < 0).map(|row| -row.1).sum();
    for (_, amount) in rows.iter_mut().filter(|row| row.1 > 0) {
        let taken = std::cmp::min(off, *amount);
        (off, *amount) = (off - taken, *amount - taken);
    }
    rows.retain(|(_, free)| *free > 0);
    Ok(rows)
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
