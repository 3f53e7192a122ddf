//! The outbox: notices as data, written with the change that caused them.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query};

use super::tables::Outbox;
use super::{Conn, Fault, Result, Tx};
use crate::domain::ids::{BookingId, OutboxId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::notice::Letter;

/// Puts a letter into the outbox; one with the same key is already there or has been sent, and stays the only one.
pub async fn put(tx: &mut Tx, letter: &Letter, now: Moment) -> Result<()> {
    let notice = serde_json::to_string(&letter.notice).map_err(|error| Fault::Bug(error.to_string()))?;
    let insert = Query::insert()
        .into_table(Outbox::Table)
        .columns([
            Outbox::TenantId,
            Outbox::PersonId,
            Outbox::Lane,
            Outbox::Notice,
            Outbox::Dedupe,
            Outbox::BookingId,
            Outbox::CreatedAt,
            Outbox::DueAt,
            Outbox::NotAfter,
            Outbox::State,
            Outbox::Asks,
        ])
        .values_panic([
            letter.tenant.into(),
            letter.to.into(),
            (letter.notice.lane() as i64).into(),
            notice.into(),
            letter.dedupe.as_str().into(),
            letter.notice.booking().into(),
            now.into(),
            letter.due.into(),
            letter.not_after.into(),
            "waiting".into(),
            i64::from(letter.notice.asks()).into(),
        ])
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .to_owned();
    tx.run(&insert).await.map(drop)
}

/// The notices about a booking that still ask for an answer: (outbox id, to whom).
pub async fn asking(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Vec<(OutboxId, PersonId)>> {
    let select = Query::select()
        .columns([Outbox::OutboxId, Outbox::PersonId])
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::TenantId).eq(tenant))
        .and_where(Expr::col(Outbox::BookingId).eq(booking))
        .and_where(Expr::col(Outbox::Asks).eq(Expr::cust("1")))
        .order_by(Outbox::OutboxId, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// From now on the notice asks for nothing.
pub async fn set_settled(tx: &mut Tx, id: OutboxId) -> Result<()> {
    let update = Query::update()
        .table(Outbox::Table)
        .value(Outbox::Asks, 0)
        .and_where(Expr::col(Outbox::OutboxId).eq(id))
        .to_owned();
    tx.run(&update).await.map(drop)
}
