//! Bookings and money of a stretch of time, whatever became of them, a page at a time: for files and charts.

use sea_query::{Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};

use super::booking::{self, BookingRow, col, in_order};
use super::tables::{Booking, Client, LedgerEntry, Payment};
use super::{Conn, Result};
use crate::domain::ids::{BookingId, EntryId, KindId, TenantId};
use crate::domain::ledger::Sort;
use crate::domain::moment::Moment;
use crate::domain::zone::Date;

const SAME_ACCOUNT: &str = "payer";
const PAID_BY: &str = "paid_by";

/// What [`bookings`] asks. Public for the tests of query plans.
pub fn bookings_query(
    tenant: TenantId,
    (from, to): (Moment, Moment),
    after: Option<(Moment, BookingId)>,
    limit: u64,
) -> SelectStatement {
    let place = Expr::tuple([col(Booking::StartAt), col(Booking::BookingId)]);
    in_order(
        booking::select(tenant)
            .and_where(col(Booking::StartAt).gte(from))
            .and_where(col(Booking::StartAt).lt(to))
            .and_where_option(after.map(|(at, id)| place.gt(Expr::tuple([at.into(), id.into()]))))
            .limit(limit),
    )
}

/// The bookings that start in `from..to`, cancelled ones among them, soonest first, from behind `after` on.
pub async fn bookings(
    conn: &mut Conn,
    tenant: TenantId,
    within: (Moment, Moment),
    after: Option<(Moment, BookingId)>,
    limit: u64,
) -> Result<Vec<BookingRow>> {
    conn.all(&bookings_query(tenant, within, after, limit)).await
}

/// An entry of the ledger with what it is about.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MoneyRow {
    pub entry_id: EntryId,
    pub entry_kind: String,
    pub amount: i64,
    pub at: Moment,
    pub reverses: Option<EntryId>,
    pub start_at: Option<Moment>,
    pub kind_id: Option<KindId>,
    /// Who paid, whose booking it was, or the first of those who share the account.
    pub client_name: Option<String>,
    /// Of a payment, and of what takes it back: the tenant's day on which it was received, and what is known of it.
    pub day: Option<String>,
    pub method: Option<String>,
    pub note: Option<String>,
    pub sort: Option<String>,
}

impl MoneyRow {
    pub fn is_payment(&self) -> bool {
        self.entry_kind == "payment"
    }

    pub fn sort(&self) -> Sort {
        Sort::parse(self.sort.as_deref().unwrap_or_default())
    }

    /// Money that came or was given back, as it is none that was owed or paid before the books, or went to another account.
    pub fn is_money(&self) -> bool {
        self.is_payment() && matches!(self.sort(), Sort::Payment | Sort::Refund)
    }
}

/// What [`money`] asks. Public for the tests of query plans.
pub fn money_query(
    tenant: TenantId,
    (from, to): (Moment, Moment),
    (first, last): (Date, Date),
    after: Option<(Moment, EntryId)>,
    limit: u64,
) -> SelectStatement {
    let payment = |column: Payment| Expr::col((Payment::Table, column));
    let entry = |column: LedgerEntry| Expr::col((LedgerEntry::Table, column));
    let payer = Query::select()
        .column((SAME_ACCOUNT, Client::Name))
        .from_as(Client::Table, SAME_ACCOUNT)
        .and_where(Expr::col((SAME_ACCOUNT, Client::TenantId)).eq(tenant))
        .and_where(Expr::col((SAME_ACCOUNT, Client::AccountId)).equals((LedgerEntry::Table, LedgerEntry::AccountId)))
        .order_by((SAME_ACCOUNT, Client::ClientId), Order::Asc)
        .limit(1)
        .to_owned();
    let whoever = Expr::SubQuery(None, Box::new(payer.into()));
    let name = Func::coalesce([
        Expr::col((PAID_BY, Client::Name)),
        Expr::col((Client::Table, Client::Name)),
        whoever,
    ]);
    // What takes a payment back belongs to the day of the payment.
    let original = Func::coalesce([entry(LedgerEntry::Reverses), entry(LedgerEntry::EntryId)]);
    let received = payment(Payment::Day)
        .gte(first.to_string())
        .and(payment(Payment::Day).lte(last.to_string()));
    let made = payment(Payment::Day)
        .is_null()
        .and(entry(LedgerEntry::At).gte(from))
        .and(entry(LedgerEntry::At).lt(to));
    let place = Expr::tuple([entry(LedgerEntry::At), entry(LedgerEntry::EntryId)]);
    Query::select()
        .columns(
            [
                LedgerEntry::EntryId,
                LedgerEntry::EntryKind,
                LedgerEntry::Amount,
                LedgerEntry::At,
                LedgerEntry::Reverses,
            ]
            .map(|column| (LedgerEntry::Table, column)),
        )
        .columns([Booking::StartAt, Booking::KindId].map(|column| (Booking::Table, column)))
        .columns([Payment::Day, Payment::Method, Payment::Note, Payment::Sort].map(|column| (Payment::Table, column)))
        .expr_as(name, "client_name")
        .from(LedgerEntry::Table)
        .left_join(
            Booking::Table,
            col(Booking::TenantId)
                .equals((LedgerEntry::Table, LedgerEntry::TenantId))
                .and(col(Booking::BookingId).equals((LedgerEntry::Table, LedgerEntry::BookingId))),
        )
        .left_join(
            Client::Table,
            Expr::col((Client::Table, Client::TenantId))
                .equals((Booking::Table, Booking::TenantId))
                .and(Expr::col((Client::Table, Client::ClientId)).equals((Booking::Table, Booking::ClientId))),
        )
        .left_join(
            Payment::Table,
            payment(Payment::TenantId)
                .equals((LedgerEntry::Table, LedgerEntry::TenantId))
                .and(payment(Payment::EntryId).eq(original)),
        )
        .join_as(
            JoinType::LeftJoin,
            Client::Table,
            PAID_BY,
            Expr::col((PAID_BY, Client::TenantId))
                .equals((Payment::Table, Payment::TenantId))
                .and(Expr::col((PAID_BY, Client::ClientId)).equals((Payment::Table, Payment::ClientId))),
        )
        .and_where(entry(LedgerEntry::TenantId).eq(tenant))
        .and_where(received.or(made))
        .and_where_option(after.map(|(at, id)| place.gt(Expr::tuple([at.into(), id.into()]))))
        .order_by((LedgerEntry::Table, LedgerEntry::At), Order::Asc)
        .order_by((LedgerEntry::Table, LedgerEntry::EntryId), Order::Asc)
        .limit(limit)
        .to_owned()
}

/// The charges made in `within` and the payments received on `days`, oldest first, from behind `after` on.
pub async fn money(
    conn: &mut Conn,
    tenant: TenantId,
    within: (Moment, Moment),
    days: (Date, Date),
    after: Option<(Moment, EntryId)>,
    limit: u64,
) -> Result<Vec<MoneyRow>> {
    conn.all(&money_query(tenant, within, days, after, limit)).await
}
