//! The way of a notice from the outbox to the wire: whose turn it is, who holds it, and what became of it.
//!
//! The order, which [`next`] keeps:
//! - Lanes come first to last. Within a lane the queues (tenants) take turns; within a queue rows leave as they came.
//! - Within a chat the order is (lane, id) among rows that stand in line: those that are due, and those that were
//!   tried and wait to be tried again. A row whose moment has not come and that was never tried holds back nothing.
//! - A row in flight holds back all others of its chat, so that two never overtake each other on the wire.

use sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement, UpdateStatement};

use super::tables::{Outbox, Person};
use super::{Conn, Fault, Result, Tx};
use crate::domain::ids::{OutboxId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::notice::Notice;

/// Kept as the reason of a row whose chat was told to wait, so that a restart knows it.
const TOLD_TO_WAIT: &str = "told to wait";

/// A row whose turn it is.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Next {
    pub outbox_id: OutboxId,
    pub tenant_id: Option<TenantId>,
    pub person_id: PersonId,
    pub lane: i64,
    pub queue: i64,
    notice: String,
    pub created_at: Moment,
    pub due_at: Moment,
    pub not_after: Option<Moment>,
    /// How often it has been claimed before.
    pub attempts: i64,
    pub unreachable_at: Option<Moment>,
}

impl Next {
    pub fn notice(&self) -> Result<Notice> {
        serde_json::from_str(&self.notice)
            .map_err(|error| Fault::Bug(format!("notice {} does not read: {error}", self.outbox_id)))
    }
}

/// Where the turn begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The first lane that has something, its first queue.
    First,
    /// In this lane, the queues after this one.
    After { lane: i64, queue: i64 },
}

/// The next row to leave, of people who are not `held`. Public for tests of query plans.
pub fn next_query(now: Moment, turn: Turn, held: &[PersonId]) -> SelectStatement {
    let before = Expr::col(("e", Outbox::Lane))
        .lt(Expr::col(("o", Outbox::Lane)))
        .or(Expr::col(("e", Outbox::Lane))
            .equals(("o", Outbox::Lane))
            .and(Expr::col(("e", Outbox::OutboxId)).lt(Expr::col(("o", Outbox::OutboxId)))));
    let in_line = Expr::col(("e", Outbox::DueAt))
        .lte(now)
        .or(Expr::col(("e", Outbox::Attempts)).gt(0));
    let in_flight = Expr::col(("e", Outbox::LockedUntil)).gt(now);
    let holding_it_back = Query::select()
        .expr(Expr::cust("1"))
        .from_as(Outbox::Table, "e")
        .and_where(Expr::col(("e", Outbox::PersonId)).equals(("o", Outbox::PersonId)))
        .and_where(Expr::col(("e", Outbox::State)).eq(waiting()))
        .and_where(in_flight.or(before.and(in_line)))
        .to_owned();
    // Not a join: the engine must walk the outbox in its order and stop at the first row.
    let unreachable = Query::select()
        .column(Person::UnreachableAt)
        .from(Person::Table)
        .and_where(Expr::col((Person::Table, Person::PersonId)).equals(("o", Outbox::PersonId)))
        .to_owned();
    let mut select = Query::select();
    select
        .columns([Outbox::OutboxId, Outbox::TenantId, Outbox::PersonId].map(|column| ("o", column)))
        .columns([Outbox::Lane, Outbox::Queue, Outbox::Notice].map(|column| ("o", column)))
        .columns([Outbox::CreatedAt, Outbox::DueAt, Outbox::NotAfter, Outbox::Attempts].map(|column| ("o", column)))
        .expr_as(unreachable, Person::UnreachableAt)
        .from_as(Outbox::Table, "o")
        .and_where(Expr::col(("o", Outbox::State)).eq(waiting()))
        // A sum, so that the index by moment does not tempt the engine to sort all that is due.
        .and_where(Expr::col(("o", Outbox::DueAt)).add(0).lte(now))
        .and_where(Expr::col(("o", Outbox::LockedUntil)).lte(now))
        .and_where(Expr::exists(holding_it_back).not())
        .limit(1);
    if !held.is_empty() {
        select.and_where(Expr::col(("o", Outbox::PersonId)).is_not_in(held.iter().map(|person| person.0)));
    }
    match turn {
        Turn::First => {
            select.order_by(("o", Outbox::Lane), Order::Asc);
        }
        Turn::After { lane, queue } => {
            select
                .and_where(Expr::col(("o", Outbox::Lane)).eq(lane))
                .and_where(Expr::col(("o", Outbox::Queue)).gt(queue));
        }
    }
    select
        .order_by(("o", Outbox::Queue), Order::Asc)
        .order_by(("o", Outbox::OutboxId), Order::Asc)
        .to_owned()
}

pub async fn next(conn: &mut Conn, now: Moment, turn: Turn, held: &[PersonId]) -> Result<Option<Next>> {
    conn.first(&next_query(now, turn, held)).await
}

/// Claims rows and counts the attempt; returns those that were still to be had.
pub async fn claim(
    tx: &mut Tx,
    ids: &[OutboxId],
    token: &str,
    now: Moment,
    locked_until: Moment,
) -> Result<Vec<OutboxId>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let update = Query::update()
        .table(Outbox::Table)
        .value(Outbox::Claim, token)
        .value(Outbox::LockedUntil, locked_until)
        .value(Outbox::Attempts, Expr::col(Outbox::Attempts).add(1))
        .and_where(Expr::col(Outbox::OutboxId).is_in(ids.iter().map(|id| id.0)))
        .and_where(Expr::col(Outbox::State).eq(waiting()))
        .and_where(Expr::col(Outbox::LockedUntil).lte(now))
        .returning_col(Outbox::OutboxId)
        .to_owned();
    let rows: Vec<(OutboxId,)> = tx.all(&update).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// What became of a claimed row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    Sent {
        message_id: Option<i64>,
    },
    Dropped {
        reason: &'static str,
    },
    Dead {
        reason: String,
    },
    /// Not before `due` again.
    Retry {
        due: Moment,
        reason: String,
    },
    /// As if it had never been claimed, and not before `due`.
    Postponed {
        due: Moment,
    },
    /// As `Retry`; and the whole chat was told to wait.
    Wait {
        due: Moment,
    },
}

/// Marks a row and ends its claim; `false`, and nothing done, if the claim is no longer this one.
pub async fn mark(tx: &mut Tx, id: OutboxId, token: &str, mark: &Mark, now: Moment) -> Result<bool> {
    let update = marked(id, mark, now)
        .and_where(Expr::col(Outbox::Claim).eq(token))
        .to_owned();
    Ok(tx.run(&update).await? == 1)
}

/// Ends a row that nobody holds, without a try.
pub async fn end_unsent(tx: &mut Tx, id: OutboxId, mark: &Mark, now: Moment) -> Result<()> {
    let update = marked(id, mark, now)
        .and_where(Expr::col(Outbox::LockedUntil).lte(now))
        .to_owned();
    tx.run(&update).await.map(drop)
}

fn marked(id: OutboxId, mark: &Mark, now: Moment) -> UpdateStatement {
    let mut update = Query::update();
    update
        .table(Outbox::Table)
        .value(Outbox::Claim, Option::<String>::None)
        .value(Outbox::LockedUntil, 0)
        .and_where(Expr::col(Outbox::OutboxId).eq(id))
        .and_where(Expr::col(Outbox::State).eq(waiting()));
    let (state, reason) = match mark {
        Mark::Sent { message_id } => {
            update.value(Outbox::MessageId, *message_id);
            ("sent", None)
        }
        Mark::Dropped { reason } => ("dropped", Some(*reason)),
        Mark::Dead { reason } => ("dead", Some(reason.as_str())),
        Mark::Retry { due, reason } => {
            update.value(Outbox::DueAt, *due);
            ("waiting", Some(reason.as_str()))
        }
        Mark::Postponed { due } => {
            // Without an attempt it stands in nobody's way until then.
            update.value(Outbox::DueAt, *due).value(Outbox::Attempts, 0);
            ("waiting", None)
        }
        Mark::Wait { due } => {
            update.value(Outbox::DueAt, *due);
            ("waiting", Some(TOLD_TO_WAIT))
        }
    };
    update.value(Outbox::State, state).value(Outbox::Reason, reason);
    if state != "waiting" {
        update.value(Outbox::DoneAt, now);
    }
    update
}

/// When something can be claimed next that cannot be now: its moment comes, or its claim ends.
pub async fn next_moment(conn: &mut Conn, now: Moment) -> Result<Option<Moment>> {
    let due = Query::select()
        .column(Outbox::DueAt)
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::State).eq(waiting()))
        .and_where(Expr::col(Outbox::DueAt).gt(now))
        .order_by(Outbox::DueAt, Order::Asc)
        .limit(1)
        .to_owned();
    let free = Query::select()
        .column(Outbox::LockedUntil)
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::LockedUntil).gt(Expr::cust("0")))
        .and_where(Expr::col(Outbox::LockedUntil).gt(now))
        .order_by(Outbox::LockedUntil, Order::Asc)
        .limit(1)
        .to_owned();
    let due: Option<(Moment,)> = conn.first(&due).await?;
    let free: Option<(Moment,)> = conn.first(&free).await?;
    Ok(due.into_iter().chain(free).map(|row| row.0).min())
}

/// Ends every claim: at the start all are of dead owners, since one process holds the instance lease.
pub async fn release_all(tx: &mut Tx) -> Result<()> {
    let update = Query::update()
        .table(Outbox::Table)
        .value(Outbox::Claim, Option::<String>::None)
        .value(Outbox::LockedUntil, 0)
        .and_where(Expr::col(Outbox::LockedUntil).gt(Expr::cust("0")))
        .to_owned();
    tx.run(&update).await.map(drop)
}

/// The chats that were told to wait, and until when.
pub async fn told_to_wait(conn: &mut Conn, now: Moment) -> Result<Vec<(PersonId, Moment)>> {
    let select = Query::select()
        .column(Outbox::PersonId)
        .expr(Func::max(Expr::col(Outbox::DueAt)))
        .from(Outbox::Table)
        .and_where(Expr::col(Outbox::State).eq(waiting()))
        .and_where(Expr::col(Outbox::DueAt).gt(now))
        .and_where(Expr::col(Outbox::Reason).eq(TOLD_TO_WAIT))
        .group_by_col(Outbox::PersonId)
        .order_by(Outbox::PersonId, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// Written out, not bound: only so do the engines see that an index over waiting rows will do.
fn waiting() -> Expr {
    Expr::cust("'waiting'")
}
