//! A specialist's usual week, and what was made of it on which day.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::tables::{Pattern, PatternClock, PatternDay, Slot};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{KindId, PatternId, SlotId, TenantId};
use crate::domain::moment::Moment;

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PatternRow {
    pub pattern_id: PatternId,
    /// 1 is Monday.
    pub weekday: i64,
    pub wall_minute: i64,
    pub minutes: i64,
    pub kind_id: KindId,
}

fn select(tenant: TenantId) -> SelectStatement {
    Query::select()
        .columns([
            Pattern::PatternId,
            Pattern::Weekday,
            Pattern::WallMinute,
            Pattern::Minutes,
            Pattern::KindId,
        ])
        .from(Pattern::Table)
        .and_where(Expr::col(Pattern::TenantId).eq(tenant))
        .and_where(Expr::col(Pattern::EndedAt).is_null())
        .to_owned()
}

/// What [`all`] asks. Public for the tests of query plans.
pub fn all_query(tenant: TenantId) -> SelectStatement {
    select(tenant)
        .order_by(Pattern::Weekday, Order::Asc)
        .order_by(Pattern::WallMinute, Order::Asc)
        .to_owned()
}

/// The times of the usual week, from Monday on.
pub async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<PatternRow>> {
    conn.all(&all_query(tenant)).await
}

pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: PatternId) -> Result<Option<PatternRow>> {
    conn.first(
        &select(tenant)
            .and_where(Expr::col(Pattern::PatternId).eq(id))
            .to_owned(),
    )
    .await
}

/// So many weeks ahead it is published, and when next; `None` where there never was one.
pub async fn clock(conn: &mut Conn, tenant: TenantId) -> Result<Option<(i64, Option<Moment>)>> {
    let select = Query::select()
        .columns([PatternClock::Weeks, PatternClock::DueAt])
        .from(PatternClock::Table)
        .and_where(Expr::col(PatternClock::TenantId).eq(tenant))
        .to_owned();
    conn.first(&select).await
}

/// What [`due`] asks. Public for the tests of query plans.
pub fn due_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .column(PatternClock::TenantId)
        .from(PatternClock::Table)
        .and_where(Expr::col(PatternClock::DueAt).is_not_null())
        .and_where(Expr::col(PatternClock::DueAt).lte(now))
        .order_by(PatternClock::DueAt, Order::Asc)
        .order_by(PatternClock::TenantId, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Whose week is to be published now, the longest overdue first.
pub async fn due(conn: &mut Conn, now: Moment, limit: u64) -> Result<Vec<TenantId>> {
    let rows: Vec<(TenantId,)> = conn.all(&due_query(now, limit)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// What came of a time of the week on a day.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CameRow {
    pub pattern_id: PatternId,
    pub day: String,
    pub slot_id: Option<SlotId>,
    pub why: Option<String>,
}

/// What [`came`] asks. Public for the tests of query plans.
pub fn came_query(tenant: TenantId, from: &str) -> SelectStatement {
    Query::select()
        .columns([
            PatternDay::PatternId,
            PatternDay::Day,
            PatternDay::SlotId,
            PatternDay::Why,
        ])
        .from(PatternDay::Table)
        .and_where(Expr::col(PatternDay::TenantId).eq(tenant))
        .and_where(Expr::col(PatternDay::Day).gte(from))
        .order_by(PatternDay::Day, Order::Asc)
        .order_by(PatternDay::PatternId, Order::Asc)
        .to_owned()
}

/// What came of the week from a local day on.
pub async fn came(conn: &mut Conn, tenant: TenantId, from: &str) -> Result<Vec<CameRow>> {
    conn.all(&came_query(tenant, from)).await
}

/// The slots made of one time of the week that still are on the plan after a moment.
pub async fn slots_of(conn: &mut Conn, tenant: TenantId, id: PatternId, after: Moment) -> Result<Vec<SlotId>> {
    let of = |column: PatternDay| Expr::col((PatternDay::Table, column));
    let select = Query::select()
        .column((Slot::Table, Slot::SlotId))
        .from(PatternDay::Table)
        .inner_join(
            Slot::Table,
            of(PatternDay::TenantId)
                .equals((Slot::Table, Slot::TenantId))
                .and(of(PatternDay::SlotId).equals((Slot::Table, Slot::SlotId))),
        )
        .and_where(of(PatternDay::TenantId).eq(tenant))
        .and_where(of(PatternDay::PatternId).eq(id))
        .and_where(Expr::col((Slot::Table, Slot::State)).ne(Expr::cust("'deleted'")))
        .and_where(Expr::col((Slot::Table, Slot::StartAt)).gt(after))
        .order_by((Slot::Table, Slot::StartAt), Order::Asc)
        .to_owned();
    let rows: Vec<(SlotId,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

impl Locked<'_> {
    pub async fn insert_pattern(
        &mut self,
        weekday: i64,
        wall_minute: i64,
        minutes: i64,
        kind: KindId,
    ) -> Result<PatternId> {
        let id = PatternId(self.next_id().await?);
        let insert = Query::insert()
            .into_table(Pattern::Table)
            .columns([
                Pattern::TenantId,
                Pattern::PatternId,
                Pattern::Weekday,
                Pattern::WallMinute,
                Pattern::Minutes,
                Pattern::KindId,
            ])
            .values_panic([
                self.id().into(),
                id.into(),
                weekday.into(),
                wall_minute.into(),
                minutes.into(),
                kind.into(),
            ])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(id)
    }

    /// Tells whether it was in force.
    pub async fn end_pattern(&mut self, id: PatternId, now: Moment) -> Result<bool> {
        let update = Query::update()
            .table(Pattern::Table)
            .value(Pattern::EndedAt, now)
            .and_where(Expr::col(Pattern::TenantId).eq(self.id()))
            .and_where(Expr::col(Pattern::PatternId).eq(id))
            .and_where(Expr::col(Pattern::EndedAt).is_null())
            .to_owned();
        Ok(self.run(&update).await? == 1)
    }

    /// Notes what came of a time of the week on a day: the slot, or why there is none.
    pub async fn pattern_came(
        &mut self,
        id: PatternId,
        day: &str,
        came: std::result::Result<SlotId, &str>,
    ) -> Result<()> {
        let (slot, why) = match came {
            Ok(slot) => (Some(slot), None),
            Err(why) => (None, Some(why.to_owned())),
        };
        let insert = Query::insert()
            .into_table(PatternDay::Table)
            .columns([
                PatternDay::TenantId,
                PatternDay::PatternId,
                PatternDay::Day,
                PatternDay::SlotId,
                PatternDay::Why,
            ])
            .values_panic([self.id().into(), id.into(), day.into(), slot.into(), why.into()])
            .to_owned();
        self.run_one(&insert).await
    }

    /// What was left out of the usual week because these days were closed comes anew, with the next publishing.
    pub async fn usual_days_again(&mut self, from: &str, to: &str, now: Moment) -> Result<()> {
        let delete = Query::delete()
            .from_table(PatternDay::Table)
            .and_where(Expr::col(PatternDay::TenantId).eq(self.id()))
            .and_where(Expr::col(PatternDay::Day).gte(from))
            .and_where(Expr::col(PatternDay::Day).lte(to))
            .and_where(Expr::col(PatternDay::Why).eq("closed"))
            .to_owned();
        if self.run(&delete).await? == 0 {
            return Ok(());
        }
        let update = Query::update()
            .table(PatternClock::Table)
            .value(PatternClock::DueAt, now)
            .and_where(Expr::col(PatternClock::TenantId).eq(self.id()))
            .and_where(Expr::col(PatternClock::DueAt).is_not_null())
            .to_owned();
        self.run(&update).await.map(drop)
    }

    /// What was left out from that day on is tried again.
    pub async fn forget_left_out(&mut self, from: &str) -> Result<()> {
        let delete = Query::delete()
            .from_table(PatternDay::Table)
            .and_where(Expr::col(PatternDay::TenantId).eq(self.id()))
            .and_where(Expr::col(PatternDay::Day).gte(from))
            .and_where(Expr::col(PatternDay::SlotId).is_null())
            .to_owned();
        self.run(&delete).await.map(drop)
    }

    /// So many weeks ahead, and when it is published next.
    pub async fn set_pattern_clock(&mut self, weeks: i64, due: Option<Moment>) -> Result<()> {
        let insert = Query::insert()
            .into_table(PatternClock::Table)
            .columns([PatternClock::TenantId, PatternClock::Weeks, PatternClock::DueAt])
            .values_panic([self.id().into(), weeks.into(), due.into()])
            .on_conflict(
                OnConflict::column(PatternClock::TenantId)
                    .update_columns([PatternClock::Weeks, PatternClock::DueAt])
                    .to_owned(),
            )
            .to_owned();
        self.run(&insert).await.map(drop)
    }
}
