//! Weekly times that clients ask for: what is in the way of one, with which booking it was asked for, and until when a
//! declined one is remembered.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

use super::standing::{StandingRow, all_query, col};
use super::tables::{Booking, Standing, StandingDay, StandingPause, StandingRequest};
use super::tenant::Locked;
use super::{Conn, Result, Tx};
use crate::domain::ids::{BookingId, StandingId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::pattern::WeeklyTime;

/// What [`at`] asks. Public for the tests of query plans.
pub fn at_query(tenant: TenantId, today: &str, time: &WeeklyTime) -> SelectStatement {
    let (start, end) = (i64::from(time.span.start_min), i64::from(time.span.end_min));
    let ends = col(Standing::WallMinute).add(col(Standing::Minutes));
    all_query(tenant, today)
        .and_where(col(Standing::Weekday).eq(i64::from(time.weekday.number_from_monday())))
        .and_where(col(Standing::WallMinute).lt(end))
        .and_where(ends.gt(start))
        .to_owned()
}

/// The regular times in force that stand across a time of the week, whichever weeks they come in.
pub async fn at(conn: &mut Conn, tenant: TenantId, today: &str, time: &WeeklyTime) -> Result<Vec<StandingRow>> {
    conn.all(&at_query(tenant, today, time)).await
}

/// How many are in force.
pub async fn count(conn: &mut Conn, tenant: TenantId, today: &str) -> Result<usize> {
    let select = Query::select()
        .expr(Expr::cust("COUNT(*)"))
        .from(Standing::Table)
        .and_where(col(Standing::TenantId).eq(tenant))
        .and_where(col(Standing::State).eq(Expr::cust("'active'")))
        .and_where(col(Standing::UntilDay).is_null().or(col(Standing::UntilDay).gte(today)))
        .to_owned();
    let row: Option<(i64,)> = conn.first(&select).await?;
    Ok(row.map_or(0, |row| usize::try_from(row.0).unwrap_or_default()))
}

/// The booking that a weekly time was asked for with.
pub async fn request(conn: &mut Conn, tenant: TenantId, id: StandingId) -> Result<Option<BookingId>> {
    let select = Query::select()
        .column(StandingRequest::BookingId)
        .from(StandingRequest::Table)
        .and_where(Expr::col(StandingRequest::TenantId).eq(tenant))
        .and_where(Expr::col(StandingRequest::StandingId).eq(id))
        .to_owned();
    let row: Option<(BookingId,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// What [`forget`] asks. Public for the tests of query plans.
pub fn old_query(before: Moment, limit: u64) -> SelectStatement {
    let of = |column: StandingRequest| Expr::col((StandingRequest::Table, column));
    Query::select()
        .columns([
            (StandingRequest::Table, StandingRequest::TenantId),
            (StandingRequest::Table, StandingRequest::StandingId),
        ])
        .from(StandingRequest::Table)
        .inner_join(
            Standing::Table,
            col(Standing::TenantId)
                .equals((StandingRequest::Table, StandingRequest::TenantId))
                .and(col(Standing::StandingId).equals((StandingRequest::Table, StandingRequest::StandingId))),
        )
        .and_where(of(StandingRequest::AskedAt).lt(before))
        .and_where(col(Standing::State).eq(Expr::cust("'declined'")))
        .order_by((StandingRequest::Table, StandingRequest::AskedAt), Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Forgets weekly times that were asked for before then and declined: their bookings stay, as lessons of one day.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let rows: Vec<(TenantId, StandingId)> = tx.all(&old_query(before, limit)).await?;
    for (tenant, id) in &rows {
        let untie = Query::update()
            .table(Booking::Table)
            .value(Booking::StandingId, None::<StandingId>)
            .value(Booking::StandingDay, None::<String>)
            .and_where(Expr::col(Booking::TenantId).eq(*tenant))
            .and_where(Expr::col(Booking::StandingId).eq(*id))
            .to_owned();
        tx.run(&untie).await?;
        let days = Query::delete()
            .from_table(StandingDay::Table)
            .and_where(Expr::col(StandingDay::TenantId).eq(*tenant))
            .and_where(Expr::col(StandingDay::StandingId).eq(*id))
            .to_owned();
        tx.run(&days).await?;
        let pauses = Query::delete()
            .from_table(StandingPause::Table)
            .and_where(Expr::col(StandingPause::TenantId).eq(*tenant))
            .and_where(Expr::col(StandingPause::StandingId).eq(*id))
            .to_owned();
        tx.run(&pauses).await?;
        let request = Query::delete()
            .from_table(StandingRequest::Table)
            .and_where(Expr::col(StandingRequest::TenantId).eq(*tenant))
            .and_where(Expr::col(StandingRequest::StandingId).eq(*id))
            .to_owned();
        tx.run(&request).await?;
        let standing = Query::delete()
            .from_table(Standing::Table)
            .and_where(Expr::col(Standing::TenantId).eq(*tenant))
            .and_where(Expr::col(Standing::StandingId).eq(*id))
            .to_owned();
        tx.run(&standing).await?;
    }
    Ok(rows.len() as u64)
}

impl Locked<'_> {
    pub async fn insert_standing_request(&mut self, id: StandingId, booking: BookingId, now: Moment) -> Result<()> {
        let insert = Query::insert()
            .into_table(StandingRequest::Table)
            .columns([
                StandingRequest::TenantId,
                StandingRequest::StandingId,
                StandingRequest::BookingId,
                StandingRequest::AskedAt,
            ])
            .values_panic([self.id().into(), id.into(), booking.into(), now.into()])
            .to_owned();
        self.run_one(&insert).await
    }
}
