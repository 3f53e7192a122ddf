//! Stretches of time in which clients choose the start, and the starts that they offer.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement, Value};

use super::slot::SlotState;
use super::tables::{Slot, TimeWindow, WindowSlot};
use super::tenant::Locked;
use super::{Conn, Result};
use crate::domain::ids::{SlotId, TenantId, WindowId};
use crate::domain::moment::{Moment, Span};

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct WindowRow {
    pub window_id: WindowId,
    pub start_at: Moment,
    pub end_at: Moment,
    /// In minutes.
    pub step: i64,
    /// Open, hidden or blocked, as a [`SlotState`].
    pub state: String,
    /// Starts that had no room in it when it was filled.
    pub left_out: i64,
}

impl WindowRow {
    pub fn is_open(&self) -> bool {
        self.state == SlotState::Open.as_str()
    }
}

fn select(tenant: TenantId) -> SelectStatement {
    Query::select()
        .columns([
            TimeWindow::WindowId,
            TimeWindow::StartAt,
            TimeWindow::EndAt,
            TimeWindow::Step,
            TimeWindow::State,
            TimeWindow::LeftOut,
        ])
        .from(TimeWindow::Table)
        .and_where(Expr::col(TimeWindow::TenantId).eq(tenant))
        .and_where(Expr::col(TimeWindow::DeletedAt).is_null())
        .to_owned()
}

pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: WindowId) -> Result<Option<WindowRow>> {
    conn.first(
        &select(tenant)
            .and_where(Expr::col(TimeWindow::WindowId).eq(id))
            .to_owned(),
    )
    .await
}

/// No plan reaches further.
const FAR_DAYS: i64 = 3660;

/// What [`between`] asks. Public for the tests of query plans.
pub fn between_query(tenant: TenantId, from: Moment, to: Moment) -> SelectStatement {
    select(tenant)
        // None is longer: the table checks it.
        .and_where(Expr::col(TimeWindow::StartAt).gt(from - Span::hours(12)))
        .and_where(Expr::col(TimeWindow::StartAt).lt(to))
        .order_by(TimeWindow::StartAt, Order::Asc)
        .order_by(TimeWindow::WindowId, Order::Asc)
        .to_owned()
}

/// Those that share a moment with `from..to`, in order.
pub async fn between(conn: &mut Conn, tenant: TenantId, from: Moment, to: Moment) -> Result<Vec<WindowRow>> {
    let rows: Vec<WindowRow> = conn.all(&between_query(tenant, from, to)).await?;
    Ok(rows.into_iter().filter(|row| row.end_at > from).collect())
}

/// Those that begin after `now`, in order.
pub async fn ahead(conn: &mut Conn, tenant: TenantId, now: Moment) -> Result<Vec<WindowRow>> {
    let rows: Vec<WindowRow> = conn
        .all(&between_query(tenant, now, now + Span::days(FAR_DAYS)))
        .await?;
    Ok(rows.into_iter().filter(|row| row.end_at > now).collect())
}

/// The stretch that the slot at hand is a start of; NULL for a slot of its own, and once the stretch is gone.
pub(super) fn of_slot(tenant: TenantId) -> SelectStatement {
    beside_slot(tenant)
        .column((WindowSlot::Table, WindowSlot::WindowId))
        .to_owned()
}

/// What the stretch of the slot at hand makes of it: NULL where there is none, and where it is open.
pub(super) fn shut_state(tenant: TenantId) -> SelectStatement {
    // Written out, not bound, as wherever a statement asks for a state.
    let state = Expr::cust("CASE time_window.state WHEN 'blocked' THEN 'closed' ELSE time_window.state END");
    beside_slot(tenant)
        .expr(state)
        .and_where(Expr::col((TimeWindow::Table, TimeWindow::State)).ne(Expr::cust("'open'")))
        .to_owned()
}

fn beside_slot(tenant: TenantId) -> SelectStatement {
    Query::select()
        .from(WindowSlot::Table)
        .inner_join(
            TimeWindow::Table,
            Expr::col((WindowSlot::Table, WindowSlot::TenantId))
                .equals((TimeWindow::Table, TimeWindow::TenantId))
                .and(
                    Expr::col((WindowSlot::Table, WindowSlot::WindowId))
                        .equals((TimeWindow::Table, TimeWindow::WindowId)),
                ),
        )
        .and_where(Expr::col((TimeWindow::Table, TimeWindow::DeletedAt)).is_null())
        .and_where(Expr::col((WindowSlot::Table, WindowSlot::TenantId)).eq(tenant))
        .and_where(Expr::col((WindowSlot::Table, WindowSlot::SlotId)).equals((Slot::Table, Slot::SlotId)))
        .to_owned()
}

impl Locked<'_> {
    pub async fn insert_window(&mut self, start: Moment, end: Moment, step: i64) -> Result<WindowId> {
        let id = WindowId(self.next_id().await?);
        let insert = Query::insert()
            .into_table(TimeWindow::Table)
            .columns([
                TimeWindow::TenantId,
                TimeWindow::WindowId,
                TimeWindow::StartAt,
                TimeWindow::EndAt,
                TimeWindow::Step,
            ])
            .values_panic([self.id().into(), id.into(), start.into(), end.into(), step.into()])
            .to_owned();
        self.run_one(&insert).await?;
        Ok(id)
    }

    pub async fn insert_window_slot(&mut self, id: WindowId, slot: SlotId) -> Result<()> {
        let insert = Query::insert()
            .into_table(WindowSlot::Table)
            .columns([WindowSlot::TenantId, WindowSlot::SlotId, WindowSlot::WindowId])
            .values_panic([self.id().into(), slot.into(), id.into()])
            .to_owned();
        self.run_one(&insert).await
    }

    pub async fn set_window_step(&mut self, id: WindowId, step: i64) -> Result<()> {
        let update = Query::update()
            .table(TimeWindow::Table)
            .value(TimeWindow::Step, step)
            .and_where(Expr::col(TimeWindow::TenantId).eq(self.id()))
            .and_where(Expr::col(TimeWindow::WindowId).eq(id))
            .to_owned();
        self.run_one(&update).await
    }

    pub async fn set_window_state(&mut self, id: WindowId, state: SlotState) -> Result<()> {
        self.set_window(id, TimeWindow::State, state.as_str().into()).await
    }

    pub async fn set_window_left_out(&mut self, id: WindowId, count: i64) -> Result<()> {
        self.set_window(id, TimeWindow::LeftOut, count.into()).await
    }

    async fn set_window(&mut self, id: WindowId, column: TimeWindow, to: Value) -> Result<()> {
        let update = Query::update()
            .table(TimeWindow::Table)
            .value(column, to)
            .and_where(Expr::col(TimeWindow::TenantId).eq(self.id()))
            .and_where(Expr::col(TimeWindow::WindowId).eq(id))
            .to_owned();
        self.run_one(&update).await
    }

    pub async fn delete_window(&mut self, id: WindowId, now: Moment) -> Result<()> {
        let update = Query::update()
            .table(TimeWindow::Table)
            .value(TimeWindow::DeletedAt, now)
            .and_where(Expr::col(TimeWindow::TenantId).eq(self.id()))
            .and_where(Expr::col(TimeWindow::WindowId).eq(id))
            .to_owned();
        self.run_one(&update).await
    }
}
