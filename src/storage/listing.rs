//! Bookings by a filter: counted, summed and paged from an index alone; only the rows of a page are read.

use sea_query::{CaseStatement, Expr, ExprTrait, Func, Order, Query, SelectStatement};

use super::booking::{self, BookingRow, LONGEST, col};
use super::tables::Booking;
use super::{Conn, Result};
use crate::domain::ids::{BookingId, ClientId, TenantId};
use crate::domain::moment::Moment;

/// A filter as the rows know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Begin in `from..to`.
    pub from: Option<Moment>,
    pub to: Option<Moment>,
    /// Have not ended then, and hold a seat unless statuses are named.
    pub ahead_of: Option<Moment>,
    /// Have ended then.
    pub over_at: Option<Moment>,
    pub client: Option<ClientId>,
    /// Any, if there is none.
    pub statuses: Vec<String>,
    pub unpaid: bool,
    /// Past its term then.
    pub due_by: Option<Moment>,
    pub newest_first: bool,
}

/// How many there are, and how much they come to, as far as they are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Total {
    pub count: i64,
    pub sum: i64,
}

impl Total {
    /// Counting goes no further: a list of all that ever was would take longer with every year.
    pub const MOST: i64 = 1000;

    /// There are more than were counted.
    pub fn more(self) -> bool {
        self.count > Self::MOST
    }
}

fn chosen(tenant: TenantId, wanted: &Wanted) -> SelectStatement {
    let mut select = Query::select();
    select
        .from(Booking::Table)
        .and_where(col(Booking::TenantId).eq(tenant))
        .and_where_option(wanted.client.map(|client| col(Booking::ClientId).eq(client)))
        .and_where_option(wanted.from.map(|from| col(Booking::StartAt).gte(from)))
        .and_where_option(wanted.to.map(|to| col(Booking::StartAt).lt(to)))
        .and_where_option(wanted.due_by.map(|due| col(Booking::DueAt).lte(due)));
    if let Some(now) = wanted.ahead_of {
        select
            .and_where(col(Booking::StartAt).gt(now - LONGEST))
            .and_where(col(Booking::EndAt).gt(now));
        if wanted.statuses.is_empty() {
            select.and_where(col(Booking::Phase).ne("void"));
        }
    }
    if let Some(now) = wanted.over_at {
        select
            .and_where(col(Booking::StartAt).lte(now))
            .and_where(col(Booking::EndAt).lte(now));
    }
    match wanted.statuses.as_slice() {
        [] => {}
        // It has an index of its own, however rare it is.
        [status] => {
            select.and_where(col(Booking::Status).eq(status.as_str()));
        }
        several => {
            select.and_where(col(Booking::Status).is_in(several.iter().map(String::as_str)));
        }
    }
    if wanted.unpaid {
        select.and_where(col(Booking::Charged).gt(col(Booking::Covered)));
    } else if wanted.statuses.is_empty() {
        // Where requests are not asked for by name, a lesson that is to be moved is there once.
        select.and_where(col(Booking::BookingId).not_in_subquery(booking::moves(tenant)));
    }
    select
}

/// What [`total`] asks. Public for the tests of query plans.
pub fn total_query(tenant: TenantId, wanted: &Wanted) -> SelectStatement {
    // What is asked for or ahead is worth its price, what is over what is charged for it.
    let worth = CaseStatement::new()
        .case(col(Booking::Phase).is_in(["pending", "upcoming"]), col(Booking::Price))
        .finally(col(Booking::Charged));
    let worth: Expr = match wanted.unpaid {
        true => col(Booking::Charged).sub(col(Booking::Covered)),
        false => worth.into(),
    };
    let counted = chosen(tenant, wanted)
        .expr_as(worth, "worth")
        .limit(Total::MOST as u64 + 1)
        .to_owned();
    let sum = Func::coalesce([Func::sum(Expr::col("worth")).into(), Expr::val(0)]);
    Query::select()
        .expr_as(Func::count(Expr::col("worth")), "count")
        .expr_as(Expr::expr(sum).cast_as("BIGINT"), "sum")
        .from_subquery(counted, "counted")
        .to_owned()
}

pub async fn total(conn: &mut Conn, tenant: TenantId, wanted: &Wanted) -> Result<Total> {
    let total: Option<Total> = conn.first(&total_query(tenant, wanted)).await?;
    Ok(total.unwrap_or_default())
}

/// What [`ids`] asks. Public for the tests of query plans.
pub fn ids_query(tenant: TenantId, wanted: &Wanted, offset: u64, limit: u64) -> SelectStatement {
    let order = if wanted.newest_first { Order::Desc } else { Order::Asc };
    chosen(tenant, wanted)
        .column((Booking::Table, Booking::BookingId))
        .order_by((Booking::Table, Booking::StartAt), order.clone())
        .order_by((Booking::Table, Booking::BookingId), order)
        .offset(offset)
        .limit(limit)
        .to_owned()
}

pub async fn ids(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    offset: u64,
    limit: u64,
) -> Result<Vec<BookingId>> {
    let rows: Vec<(BookingId,)> = conn.all(&ids_query(tenant, wanted, offset, limit)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// A page of them.
pub async fn page(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    offset: u64,
    limit: u64,
) -> Result<Vec<BookingRow>> {
    let ids = ids(conn, tenant, wanted, offset, limit).await?;
    let mut rows = booking::by_ids(conn, tenant, &ids).await?;
    if wanted.newest_first {
        rows.reverse();
    }
    Ok(rows)
}
