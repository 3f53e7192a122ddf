//! The history of bookings: every change is an entry, and none is taken out.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

use super::tables::History;
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{BookingId, EntryId, PersonId, SlotId, TenantId};
use crate::domain::moment::Moment;

/// One entry of a booking's history.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HistoryRow {
    pub entry_no: i64,
    pub at: Moment,
    pub by: String,
    pub person_id: Option<PersonId>,
    pub step: String,
    pub from_status: Option<String>,
    pub to_status: String,
    pub reason: String,
    /// Where the booking was before, if the entry took it to another slot.
    pub from_slot: Option<SlotId>,
    pub undoes: Option<i64>,
    /// Taken back by a later entry.
    pub undone: i64,
    pub payment_id: Option<EntryId>,
}

/// An entry to be appended; its number is the booking's next.
#[derive(Clone, Debug)]
pub struct NewEntry {
    pub by: &'static str,
    pub person: Option<PersonId>,
    pub step: String,
    pub from: Option<String>,
    pub to: String,
    pub reason: String,
    pub from_slot: Option<SlotId>,
    pub undoes: Option<i64>,
    pub payment: Option<EntryId>,
}

/// What [`of_booking`] asks. Public for the tests of query plans.
pub fn of_booking_query(tenant: TenantId, booking: BookingId) -> SelectStatement {
    Query::select()
        .columns([
            History::EntryNo,
            History::At,
            History::By,
            History::PersonId,
            History::Step,
            History::FromStatus,
            History::ToStatus,
            History::Reason,
            History::FromSlot,
            History::Undoes,
            History::Undone,
            History::PaymentId,
        ])
        .from(History::Table)
        .and_where(Expr::col(History::TenantId).eq(tenant))
        .and_where(Expr::col(History::BookingId).eq(booking))
        .order_by(History::EntryNo, Order::Asc)
        .to_owned()
}

/// The entries of a booking, oldest first.
pub async fn of_booking(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Vec<HistoryRow>> {
    conn.all(&of_booking_query(tenant, booking)).await
}

/// What a later entry of a booking's history says of where it was before.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CameRow {
    pub booking_id: BookingId,
    pub from_status: Option<String>,
    pub from_slot: Option<SlotId>,
}

/// What [`since`] asks. Public for the tests of query plans.
pub fn since_query(tenant: TenantId, bookings: &[BookingId], since: Moment) -> SelectStatement {
    Query::select()
        .columns([History::BookingId, History::FromStatus, History::FromSlot])
        .from(History::Table)
        .and_where(Expr::col(History::TenantId).eq(tenant))
        .and_where(Expr::col(History::BookingId).is_in(bookings.iter().copied()))
        .and_where(Expr::col(History::At).gt(since))
        .order_by(History::BookingId, Order::Asc)
        .order_by(History::EntryNo, Order::Asc)
        .to_owned()
}

/// The entries of these bookings that are later than that.
pub async fn since(conn: &mut Conn, tenant: TenantId, bookings: &[BookingId], since: Moment) -> Result<Vec<CameRow>> {
    if bookings.is_empty() {
        return Ok(Vec::new());
    }
    conn.all(&since_query(tenant, bookings, since)).await
}

impl Locked<'_> {
    /// Appends the entry `entry_no` of a booking's history.
    pub async fn insert_history(
        &mut self,
        booking: BookingId,
        entry_no: i64,
        entry: &NewEntry,
        now: Moment,
    ) -> Result<()> {
        let insert = Query::insert()
            .into_table(History::Table)
            .columns([
                History::TenantId,
                History::BookingId,
                History::EntryNo,
                History::At,
                History::By,
                History::PersonId,
                History::Step,
                History::FromStatus,
                History::ToStatus,
                History::Reason,
                History::FromSlot,
                History::Undoes,
                History::PaymentId,
            ])
            .values_panic([
                self.id().into(),
                booking.into(),
                entry_no.into(),
                now.into(),
                entry.by.into(),
                entry.person.into(),
                entry.step.as_str().into(),
                entry.from.as_deref().into(),
                entry.to.as_str().into(),
                entry.reason.as_str().into(),
                entry.from_slot.into(),
                entry.undoes.into(),
                entry.payment.into(),
            ])
            .to_owned();
        self.run_one(&insert).await
    }

    /// Marks an entry and those after it as taken back.
    pub async fn set_undone(&mut self, booking: BookingId, from_entry: i64, before_entry: i64) -> Result<()> {
        let update = Query::update()
            .table(History::Table)
            .value(History::Undone, 1)
            .and_where(Expr::col(History::TenantId).eq(self.id()))
            .and_where(Expr::col(History::BookingId).eq(booking))
            .and_where(Expr::col(History::EntryNo).gte(from_entry))
            .and_where(Expr::col(History::EntryNo).lt(before_entry))
            .to_owned();
        self.run(&update).await.map(drop)
    }

    /// What was entered by that payment stands as another from now on.
    pub async fn set_history_payment(&mut self, booking: BookingId, from: EntryId, to: EntryId) -> Result<()> {
        let update = Query::update()
            .table(History::Table)
            .value(History::PaymentId, to)
            .and_where(Expr::col(History::TenantId).eq(self.id()))
            .and_where(Expr::col(History::BookingId).eq(booking))
            .and_where(Expr::col(History::PaymentId).eq(from))
            .to_owned();
        self.run(&update).await.map(drop)
    }
}
