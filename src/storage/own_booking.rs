//! What a person has with a tenant, of all clients for whom they act.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

use super::booking::{BookingRow, LONGEST, col, count, in_order, select};
use super::tables::{Booking, ClientPerson};
use super::{Conn, Result};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;

/// The clients for whom a person acts.
pub(super) fn clients_of(tenant: TenantId, person: PersonId) -> SelectStatement {
    Query::select()
        .column(ClientPerson::ClientId)
        .from(ClientPerson::Table)
        .and_where(Expr::col(ClientPerson::TenantId).eq(tenant))
        .and_where(Expr::col(ClientPerson::PersonId).eq(person))
        .to_owned()
}

/// What a person has with a tenant that holds a seat at some moment of `from..to`.
pub async fn between(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    from: Moment,
    to: Moment,
) -> Result<Vec<BookingRow>> {
    conn.all(&in_order(
        select(tenant)
            .and_where(col(Booking::ClientId).in_subquery(clients_of(tenant, person)))
            .and_where(col(Booking::StartAt).gt(from - LONGEST))
            .and_where(col(Booking::StartAt).lt(to))
            .and_where(col(Booking::EndAt).gt(from))
            .and_where(col(Booking::Seat).is_not_null()),
    ))
    .await
}

/// Neither asked for nor ahead any more.
fn is_past(now: Moment) -> Expr {
    col(Booking::EndAt)
        .lte(now)
        .or(col(Booking::Phase).is_not_in(["pending", "upcoming"]))
}

fn past_of(mut select: SelectStatement, tenant: TenantId, person: PersonId, now: Moment) -> SelectStatement {
    select
        .and_where(col(Booking::ClientId).in_subquery(clients_of(tenant, person)))
        .and_where(is_past(now))
        .to_owned()
}

/// A person's bookings with a tenant that are over or off, newest first.
pub async fn past(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    now: Moment,
    offset: u64,
    limit: u64,
) -> Result<Vec<BookingRow>> {
    let select = past_of(select(tenant), tenant, person, now)
        .order_by((Booking::Table, Booking::StartAt), Order::Desc)
        .order_by((Booking::Table, Booking::BookingId), Order::Desc)
        .offset(offset)
        .limit(limit)
        .to_owned();
    conn.all(&select).await
}

pub async fn count_past(conn: &mut Conn, tenant: TenantId, person: PersonId, now: Moment) -> Result<i64> {
    conn.value(&past_of(count(tenant), tenant, person, now)).await
}

/// How many of them [`past`] lists before this one.
pub async fn count_past_before(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    now: Moment,
    row: &BookingRow,
) -> Result<i64> {
    let same_start = col(Booking::StartAt)
        .eq(row.start_at)
        .and(col(Booking::BookingId).gt(row.booking_id));
    let newer = col(Booking::StartAt).gt(row.start_at).or(same_start);
    let select = past_of(count(tenant), tenant, person, now).and_where(newer).to_owned();
    conn.value(&select).await
}
