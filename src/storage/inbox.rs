//! The durable inbox: updates are kept before Telegram is told so, handled once, and remembered for three days.

use std::collections::HashMap;

use sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query};

use super::tables::{Chat, Inbox, Setting};
use super::{Conn, Fault, ROWS, Result, Tx};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;

/// An update as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    pub update_id: i64,
    pub person: PersonId,
    /// Our own event, serialised.
    pub event: String,
}

/// Keeps updates; a repeat of a known one changes nothing.
pub async fn keep(tx: &mut Tx, bot: i64, updates: &[Kept], now: Moment) -> Result<()> {
    for some in updates.chunks(ROWS) {
        let mut insert = Query::insert();
        insert
            .into_table(Inbox::Table)
            .columns([
                Inbox::BotId,
                Inbox::UpdateId,
                Inbox::PersonId,
                Inbox::Event,
                Inbox::ReceivedAt,
            ])
            .on_conflict(OnConflict::new().do_nothing().to_owned());
        for kept in some {
            insert.values_panic([
                bot.into(),
                kept.update_id.into(),
                kept.person.into(),
                kept.event.as_str().into(),
                now.into(),
            ]);
        }
        tx.run(&insert).await?;
    }
    Ok(())
}

/// Remembers the offset of the next `getUpdates`: the last id of the last batch + 1.
pub async fn set_offset(tx: &mut Tx, bot: i64, offset: i64) -> Result<()> {
    let insert = Query::insert()
        .into_table(Setting::Table)
        .columns([Setting::Name, Setting::Value])
        .values_panic([format!("offset:{bot}").into(), offset.to_string().into()])
        .on_conflict(
            OnConflict::column(Setting::Name)
                .update_column(Setting::Value)
                .to_owned(),
        )
        .to_owned();
    tx.run(&insert).await.map(drop)
}

pub async fn offset(conn: &mut Conn, bot: i64) -> Result<Option<i64>> {
    let select = Query::select()
        .column(Setting::Value)
        .from(Setting::Table)
        .and_where(Expr::col(Setting::Name).eq(format!("offset:{bot}")))
        .to_owned();
    let row: Option<(String,)> = conn.first(&select).await?;
    Ok(row.and_then(|row| row.0.parse().ok()))
}

/// The right to handle one event of one chat. A commit with a stale fence fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub person: PersonId,
    pub fence: i64,
    pub seq: i64,
    /// How often the event has been begun, this time included.
    pub attempts: i64,
    pub event: String,
    pub received_at: Moment,
}

#[derive(sqlx::FromRow)]
struct Head {
    person_id: PersonId,
    seq: i64,
    attempts: i64,
    event: String,
    received_at: Moment,
}

/// Claims the oldest waiting event of up to `limit` chats that nobody holds, and counts the attempt.
pub async fn claim(tx: &mut Tx, owner: &str, now: Moment, until: Moment, limit: u64) -> Result<Vec<Claim>> {
    let oldest = Query::select()
        .expr(Func::min(Expr::col((Inbox::Table, Inbox::Seq))))
        .from(Inbox::Table)
        .inner_join(
            Chat::Table,
            Expr::col((Chat::Table, Chat::PersonId)).equals((Inbox::Table, Inbox::PersonId)),
        )
        .and_where(Expr::col((Inbox::Table, Inbox::DoneAt)).is_null())
        .and_where(Expr::col((Chat::Table, Chat::LockedUntil)).lte(now))
        .group_by_col((Inbox::Table, Inbox::PersonId))
        .order_by_expr(Func::min(Expr::col((Inbox::Table, Inbox::Seq))).into(), Order::Asc)
        .limit(limit)
        .to_owned();
    let count = Query::update()
        .table(Inbox::Table)
        .value(Inbox::Attempts, Expr::col(Inbox::Attempts).add(1))
        .and_where(Expr::col(Inbox::Seq).in_subquery(oldest))
        .and_where(Expr::col(Inbox::DoneAt).is_null())
        .returning(Query::returning().columns([
            Inbox::PersonId,
            Inbox::Seq,
            Inbox::Attempts,
            Inbox::Event,
            Inbox::ReceivedAt,
        ]))
        .to_owned();
    let mut heads: Vec<Head> = tx.all(&count).await?;
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    heads.sort_by_key(|head| head.seq);
    let lock = Query::update()
        .table(Chat::Table)
        .value(Chat::Owner, owner)
        .value(Chat::LockedUntil, until)
        .value(Chat::Fence, Expr::col(Chat::Fence).add(1))
        .and_where(Expr::col(Chat::PersonId).is_in(heads.iter().map(|head| head.person_id)))
        .and_where(Expr::col(Chat::LockedUntil).lte(now))
        .returning(Query::returning().columns([Chat::PersonId, Chat::Fence]))
        .to_owned();
    let locked: Vec<(PersonId, i64)> = tx.all(&lock).await?;
    let fences: HashMap<PersonId, i64> = locked.into_iter().collect();
    let claim = |head: Head| {
        Some(Claim {
            person: head.person_id,
            fence: *fences.get(&head.person_id)?,
            seq: head.seq,
            attempts: head.attempts,
            event: head.event,
            received_at: head.received_at,
        })
    };
    Ok(heads.into_iter().filter_map(claim).collect())
}

/// What an event leaves behind in its chat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChatChange {
    /// The screen to be drawn; `None` leaves the chat as it is and draws nothing.
    pub place: Option<String>,
    /// What the screen says first: a refusal, serialised.
    pub banner: Option<String>,
    /// The question that the next typed line answers, and until when.
    pub question: Option<(String, Moment)>,
    /// The tenant last used.
    pub tenant: Option<TenantId>,
    /// The list that screens are opened from, from now on; an empty one is none.
    pub list: Option<String>,
    /// Whether the screen is sent at the bottom of the chat instead of edited in place.
    pub anew: bool,
}

/// Ends a claim: the event is done, and the chat changed. A stale fence undoes the whole unit of work.
pub async fn finish(tx: &mut Tx, claim: &Claim, change: &ChatChange, fault: Option<&str>, now: Moment) -> Result<()> {
    let mut update = Query::update();
    update
        .table(Chat::Table)
        .value(Chat::Owner, Option::<String>::None)
        .value(Chat::LockedUntil, 0)
        .and_where(Expr::col(Chat::PersonId).eq(claim.person))
        .and_where(Expr::col(Chat::Fence).eq(claim.fence))
        .and_where(Expr::col(Chat::Owner).is_not_null());
    if let Some(place) = &change.place {
        update
            .value(Chat::Place, place.as_str())
            .value(Chat::Banner, change.banner.as_deref())
            .value(
                Chat::Question,
                change.question.as_ref().map(|question| question.0.as_str()),
            )
            .value(
                Chat::QuestionUntil,
                change.question.as_ref().map(|question| question.1.0),
            )
            .value(Chat::Wanted, Expr::col(Chat::Wanted).add(1));
    }
    if let Some(list) = &change.list {
        update.value(Chat::List, list.as_str());
    }
    if let Some(tenant) = change.tenant {
        update.value(Chat::TenantId, tenant);
    }
    if change.anew {
        update.value(Chat::Anew, 1);
    }
    let done = Query::update()
        .table(Inbox::Table)
        .value(Inbox::DoneAt, now)
        .value(Inbox::Fault, fault)
        .and_where(Expr::col(Inbox::Seq).eq(claim.seq))
        .and_where(Expr::col(Inbox::DoneAt).is_null())
        .to_owned();
    match tx.run_both(&update, &done).await? {
        2 => Ok(()),
        _ => Err(Fault::StaleClaim),
    }
}

/// Gives a claim back unhandled and uncounted: the fault was the machine's, not the event's.
pub async fn give_back(tx: &mut Tx, claim: &Claim) -> Result<()> {
    let unlock = Query::update()
        .table(Chat::Table)
        .value(Chat::Owner, Option::<String>::None)
        .value(Chat::LockedUntil, 0)
        .and_where(Expr::col(Chat::PersonId).eq(claim.person))
        .and_where(Expr::col(Chat::Fence).eq(claim.fence))
        .to_owned();
    if tx.run(&unlock).await? == 0 {
        return Ok(());
    }
    let uncount = Query::update()
        .table(Inbox::Table)
        .value(Inbox::Attempts, Expr::col(Inbox::Attempts).sub(1))
        .and_where(Expr::col(Inbox::Seq).eq(claim.seq))
        .to_owned();
    tx.run(&uncount).await.map(drop)
}

/// Lets go of one chat whose event failed by a bug; the attempt stays counted.
pub async fn let_go(tx: &mut Tx, claim: &Claim) -> Result<()> {
    let unlock = Query::update()
        .table(Chat::Table)
        .value(Chat::Owner, Option::<String>::None)
        .value(Chat::LockedUntil, 0)
        .and_where(Expr::col(Chat::PersonId).eq(claim.person))
        .and_where(Expr::col(Chat::Fence).eq(claim.fence))
        .to_owned();
    tx.run(&unlock).await.map(drop)
}

/// Frees every chat: at the start, all claims are of dead owners, since one process holds the instance lease.
pub async fn release_all(tx: &mut Tx) -> Result<()> {
    let update = Query::update()
        .table(Chat::Table)
        .value(Chat::Owner, Option::<String>::None)
        .value(Chat::LockedUntil, 0)
        .and_where(Expr::col(Chat::LockedUntil).gt(0))
        .to_owned();
    tx.run(&update).await.map(drop)
}

/// How many events wait to be handled.
pub async fn waiting(conn: &mut Conn) -> Result<i64> {
    let select = Query::select()
        .expr(Func::count(Expr::col(Inbox::Seq)))
        .from(Inbox::Table)
        .and_where(Expr::col(Inbox::DoneAt).is_null())
        .and_where(Expr::col(Inbox::PersonId).is_not_null())
        .to_owned();
    conn.value(&select).await
}

/// Forgets up to `limit` of what was done before `before`; tells how many.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let old = Query::select()
        .column(Inbox::Seq)
        .from(Inbox::Table)
        .and_where(Expr::col(Inbox::DoneAt).lt(before))
        .order_by(Inbox::DoneAt, Order::Asc)
        .order_by(Inbox::Seq, Order::Asc)
        .limit(limit)
        .to_owned();
    let delete = Query::delete()
        .from_table(Inbox::Table)
        .and_where(Expr::col(Inbox::Seq).in_subquery(old))
        .to_owned();
    tx.run(&delete).await
}
