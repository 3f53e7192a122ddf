//! What a person has with a tenant, of all clients for whom they act.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement, UnionType};

use super::booking::{self, BookingRow, LONGEST, col, count, in_order, select};
use super::tables::{Booking, ClientPerson};
use super::{Conn, Result};
use crate::domain::ids::{BookingId, ClientId, PersonId, TenantId};
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

async fn ids_of_clients(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Vec<ClientId>> {
    let rows: Vec<(ClientId,)> = conn.all(&clients_of(tenant, person)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// What [`past`] asks. The clients are named, so that each is an index to walk from its end, and they are merged. Public for
/// the tests of query plans.
pub fn past_query(tenant: TenantId, clients: &[ClientId], now: Moment) -> SelectStatement {
    let of_one = |client: Option<ClientId>| {
        Query::select()
            .columns([Booking::BookingId, Booking::StartAt].map(|column| (Booking::Table, column)))
            .from(Booking::Table)
            .and_where(col(Booking::TenantId).eq(tenant))
            .and_where(col(Booking::ClientId).eq(client))
            .and_where(is_past(now))
            .to_owned()
    };
    let mut clients = clients.iter().copied();
    let mut select = of_one(clients.next());
    for more in clients {
        select.union(UnionType::All, of_one(Some(more)));
    }
    select
        .order_by(Booking::StartAt, Order::Desc)
        .order_by(Booking::BookingId, Order::Desc)
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
    let clients = ids_of_clients(conn, tenant, person).await?;
    let page = past_query(tenant, &clients, now).offset(offset).limit(limit).to_owned();
    let ids: Vec<(BookingId, Moment)> = conn.all(&page).await?;
    let ids: Vec<BookingId> = ids.into_iter().map(|row| row.0).collect();
    let mut rows = booking::by_ids(conn, tenant, &ids).await?;
    rows.reverse();
    Ok(rows)
}

/// What [`count_past`] asks. Public for the tests of query plans.
pub fn count_past_query(tenant: TenantId, person: PersonId, now: Moment) -> SelectStatement {
    count(tenant)
        .and_where(col(Booking::ClientId).in_subquery(clients_of(tenant, person)))
        .and_where(is_past(now))
        .to_owned()
}

pub async fn count_past(conn: &mut Conn, tenant: TenantId, person: PersonId, now: Moment) -> Result<i64> {
    conn.value(&count_past_query(tenant, person, now)).await
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
    let select = count_past_query(tenant, person, now).and_where(newer).to_owned();
    conn.value(&select).await
}
