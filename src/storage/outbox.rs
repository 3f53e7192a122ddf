//! The outbox: notices as data, written with the change that caused them.

use sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query};

use super::tables::Outbox;
use super::{Conn, Fault, Result, Tx};
use crate::domain::ids::{BookingId, OutboxId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::notice::{Letter, Notice};

/// Puts a letter into the outbox; one with the same key is already there or has been sent, and stays the only one.
pub async fn put(tx: &mut Tx, letter: &Letter, now: Moment) -> Result<()> {
    let notice = serde_json::to_string(&letter.notice).map_err(|error| Fault::Bug(error.to_string()))?;
    let insert = Query::insert()
        .into_table(Outbox::Table)
        .columns([
            Outbox::TenantId,
            Outbox::PersonId,
            Outbox::Lane,
            Outbox::Queue,
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
            letter.tenant.map_or(0, |tenant| tenant.0).into(),
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

/// The letter with this key, where it still asks for an answer.
pub async fn asking_by_key(conn: &mut Conn, dedupe: &str) -> Result<Option<OutboxId>> {
    let select = Query::select()
        .column(Outbox::OutboxId)
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::Dedupe).eq(dedupe))
        .and_where(Expr::col(Outbox::Asks).eq(1))
        .to_owned();
    let row: Option<(OutboxId,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// The letter with this key, which asks for an answer from now on, whether it did or not.
pub async fn asks_again(tx: &mut Tx, dedupe: &str) -> Result<Option<OutboxId>> {
    let Some(id) = by_key(tx, dedupe).await? else {
        return Ok(None);
    };
    let update = Query::update()
        .table(Outbox::Table)
        .value(Outbox::Asks, 1)
        .and_where(Expr::col(Outbox::OutboxId).eq(id))
        .and_where(Expr::col(Outbox::Asks).eq(0))
        .to_owned();
    tx.run(&update).await?;
    Ok(Some(id))
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

/// Whether the letter with this key has left.
pub async fn was_sent(conn: &mut Conn, dedupe: &str) -> Result<bool> {
    let select = Query::select()
        .column(Outbox::OutboxId)
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::Dedupe).eq(dedupe))
        .and_where(Expr::col(Outbox::State).eq("sent"))
        .to_owned();
    let row: Option<(OutboxId,)> = conn.first(&select).await?;
    Ok(row.is_some())
}

/// The letter with this key, be it on its way or at its end.
pub async fn by_key(conn: &mut Conn, dedupe: &str) -> Result<Option<OutboxId>> {
    let select = Query::select()
        .column(Outbox::OutboxId)
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::Dedupe).eq(dedupe))
        .to_owned();
    let row: Option<(OutboxId,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// The letter with this key: what it says, and the message that it became, if it has.
pub async fn notice_by_key(conn: &mut Conn, dedupe: &str) -> Result<Option<(Notice, Option<i64>)>> {
    let select = Query::select()
        .columns([Outbox::Notice, Outbox::MessageId])
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::Dedupe).eq(dedupe))
        .to_owned();
    let row: Option<(String, Option<i64>)> = conn.first(&select).await?;
    row.map(|(notice, message)| {
        let notice = serde_json::from_str(&notice).map_err(|error| Fault::Bug(error.to_string()))?;
        Ok((notice, message))
    })
    .transpose()
}

/// The message that a notice became: in whose chat, and its id. `None` while it has not been sent, or never was.
pub async fn message(conn: &mut Conn, id: OutboxId) -> Result<Option<(PersonId, i64)>> {
    let select = Query::select()
        .columns([Outbox::PersonId, Outbox::MessageId])
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::OutboxId).eq(id))
        .and_where(Expr::col(Outbox::MessageId).is_not_null())
        .to_owned();
    conn.first(&select).await
}

/// The message that the letter with this key became; `None` while it has not been sent, or never was.
pub async fn message_of(conn: &mut Conn, dedupe: &str) -> Result<Option<i64>> {
    let select = Query::select()
        .column(Outbox::MessageId)
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::Dedupe).eq(dedupe))
        .and_where(Expr::col(Outbox::MessageId).is_not_null())
        .to_owned();
    let row: Option<(i64,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// How many notices have not reached an end.
pub async fn waiting(conn: &mut Conn) -> Result<i64> {
    let select = Query::select()
        .expr(Func::count(Expr::col(Outbox::OutboxId)))
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::State).eq(Expr::cust("'waiting'")))
        .to_owned();
    conn.value(&select).await
}

/// Forgets up to `limit` of what was done before `before`; tells how many. What still asks for an answer stays, and
/// so does everything of a person to whom something is on its way, since that may be an edit of it.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let on_its_way = Query::select()
        .expr(Expr::cust("1"))
        .from_as(Outbox::Table, "later")
        .and_where(Expr::col(("later", Outbox::PersonId)).equals((Outbox::Table, Outbox::PersonId)))
        .and_where(Expr::col(("later", Outbox::State)).eq(Expr::cust("'waiting'")))
        .to_owned();
    let old = Query::select()
        .column(Outbox::OutboxId)
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::State).ne(Expr::cust("'waiting'")))
        .and_where(Expr::col(Outbox::DoneAt).lt(before))
        .and_where(Expr::col(Outbox::Asks).eq(0))
        .and_where(Expr::exists(on_its_way).not())
        .order_by(Outbox::DoneAt, Order::Asc)
        .limit(limit)
        .to_owned();
    let delete = Query::delete()
        .from_table(Outbox::Table)
        .and_where(Expr::col(Outbox::OutboxId).in_subquery(old))
        .to_owned();
    tx.run(&delete).await
}

/// How many notices should have left by `now`.
pub async fn waiting_due(conn: &mut Conn, now: Moment) -> Result<i64> {
    let select = Query::select()
        .expr(Func::count(Expr::col(Outbox::OutboxId)))
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::State).eq(Expr::cust("'waiting'")))
        .and_where(Expr::col(Outbox::DueAt).lte(now))
        .to_owned();
    conn.value(&select).await
}
