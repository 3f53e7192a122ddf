//! When a day's last lesson ends, and in which letters people were asked how their lessons went.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::tables::{DayEnd, OutcomeAsked};
use super::tenant::Locked;
use super::{Conn, ROWS, Result, Tx};
use crate::domain::ids::{BookingId, PersonId, TenantId};
use crate::domain::moment::Moment;

/// A day of a tenant whose last lesson has ended.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DayEndRow {
    pub tenant_id: TenantId,
    pub day: String,
}

/// What [`due`] asks. Public for the tests of query plans.
pub fn due_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([DayEnd::TenantId, DayEnd::Day])
        .from(DayEnd::Table)
        .and_where(Expr::col(DayEnd::DueAt).lte(now))
        .order_by(DayEnd::DueAt, Order::Asc)
        .order_by(DayEnd::TenantId, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// The days that are over, the longest ago first.
pub async fn due(conn: &mut Conn, now: Moment, limit: u64) -> Result<Vec<DayEndRow>> {
    conn.all(&due_query(now, limit)).await
}

/// The moment at which a day ends next.
pub async fn next_due(conn: &mut Conn) -> Result<Option<Moment>> {
    let select = Query::select()
        .column(DayEnd::DueAt)
        .from(DayEnd::Table)
        .order_by(DayEnd::DueAt, Order::Asc)
        .limit(1)
        .to_owned();
    let row: Option<(Moment,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// The letters in which people were asked about a booking.
pub async fn letters_about(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Vec<(String, PersonId)>> {
    let select = Query::select()
        .columns([OutcomeAsked::Letter, OutcomeAsked::PersonId])
        .from(OutcomeAsked::Table)
        .and_where(Expr::col(OutcomeAsked::TenantId).eq(tenant))
        .and_where(Expr::col(OutcomeAsked::BookingId).eq(booking))
        .order_by(OutcomeAsked::PersonId, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// What a letter asks about.
pub async fn asked_in(conn: &mut Conn, tenant: TenantId, letter: &str) -> Result<Vec<BookingId>> {
    let select = Query::select()
        .column(OutcomeAsked::BookingId)
        .from(OutcomeAsked::Table)
        .and_where(Expr::col(OutcomeAsked::TenantId).eq(tenant))
        .and_where(Expr::col(OutcomeAsked::Letter).eq(letter))
        .order_by(OutcomeAsked::BookingId, Order::Asc)
        .to_owned();
    let rows: Vec<(BookingId,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// What [`forget`] looks for. Public for the tests of query plans.
pub fn old_query(before: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([OutcomeAsked::TenantId, OutcomeAsked::BookingId, OutcomeAsked::PersonId])
        .from(OutcomeAsked::Table)
        .and_where(Expr::col(OutcomeAsked::AskedAt).lt(before))
        .order_by(OutcomeAsked::AskedAt, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Forgets up to `limit` questions from before `before`; tells how many.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let columns = [OutcomeAsked::TenantId, OutcomeAsked::BookingId, OutcomeAsked::PersonId];
    let delete = Query::delete()
        .from_table(OutcomeAsked::Table)
        .and_where(Expr::tuple(columns.map(Expr::col)).in_subquery(old_query(before, limit)))
        .to_owned();
    tx.run(&delete).await
}

impl Locked<'_> {
    /// The last lesson of that day ends then; nothing of it is ahead where no moment is given.
    pub async fn set_day_end(&mut self, day: &str, due: Option<Moment>) -> Result<()> {
        let Some(due) = due else {
            let delete = Query::delete()
                .from_table(DayEnd::Table)
                .and_where(Expr::col(DayEnd::TenantId).eq(self.id()))
                .and_where(Expr::col(DayEnd::Day).eq(day))
                .to_owned();
            return self.run(&delete).await.map(drop);
        };
        let insert = Query::insert()
            .into_table(DayEnd::Table)
            .columns([DayEnd::TenantId, DayEnd::Day, DayEnd::DueAt])
            .values_panic([self.id().into(), day.into(), due.into()])
            .on_conflict(
                OnConflict::columns([DayEnd::TenantId, DayEnd::Day])
                    .update_column(DayEnd::DueAt)
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&insert).await
    }

    /// Notes that a letter asks a person about bookings.
    pub async fn insert_outcomes_asked(
        &mut self,
        bookings: &[BookingId],
        person: PersonId,
        letter: &str,
        now: Moment,
    ) -> Result<()> {
        for some in bookings.chunks(ROWS) {
            let mut insert = Query::insert();
            insert
                .into_table(OutcomeAsked::Table)
                .columns([
                    OutcomeAsked::TenantId,
                    OutcomeAsked::BookingId,
                    OutcomeAsked::PersonId,
                    OutcomeAsked::Letter,
                    OutcomeAsked::AskedAt,
                ])
                .on_conflict(OnConflict::new().do_nothing().to_owned());
            for booking in some {
                insert.values_panic([
                    self.id().into(),
                    (*booking).into(),
                    person.into(),
                    letter.into(),
                    now.into(),
                ]);
            }
            self.run(&insert).await?;
        }
        Ok(())
    }
}
