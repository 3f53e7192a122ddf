//! A tenant's workflows: every version that was applied, the one draft, and which bookings live by which version.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::tables::{Booking, History, Timer, Workflow, WorkflowDraft};
use super::tenant::Locked;
use super::{Conn, Result, Tx};
use crate::domain::ids::{BookingId, PersonId, TenantId};
use crate::domain::moment::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct VersionRow {
    pub version: i64,
    pub source: String,
    pub applied_at: Moment,
    pub applied_by: Option<PersonId>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DraftRow {
    /// `None` where nothing is being changed.
    pub source: Option<String>,
    /// Grows with each change, over all drafts of the tenant.
    pub revision: i64,
    /// The version that stood when the draft was begun.
    pub based_on: i64,
    pub edited_at: Moment,
    pub edited_by: Option<PersonId>,
}

/// A timer that has not fired.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct WaitingRow {
    pub booking_id: BookingId,
    pub step: String,
    pub due_at: Moment,
}

fn versions_query(tenant: TenantId) -> SelectStatement {
    Query::select()
        .columns([
            Workflow::Version,
            Workflow::Source,
            Workflow::AppliedAt,
            Workflow::AppliedBy,
        ])
        .from(Workflow::Table)
        .and_where(Expr::col(Workflow::TenantId).eq(tenant))
        .to_owned()
}

/// The versions of a tenant, the newest first.
pub async fn versions(conn: &mut Conn, tenant: TenantId, offset: u64, limit: u64) -> Result<Vec<VersionRow>> {
    let select = versions_query(tenant)
        .order_by(Workflow::Version, Order::Desc)
        .offset(offset)
        .limit(limit)
        .to_owned();
    conn.all(&select).await
}

pub async fn version(conn: &mut Conn, tenant: TenantId, version: i64) -> Result<Option<VersionRow>> {
    let select = versions_query(tenant)
        .and_where(Expr::col(Workflow::Version).eq(version))
        .to_owned();
    conn.first(&select).await
}

/// The text of one version of a tenant's workflow.
pub async fn source(conn: &mut Conn, tenant: TenantId, number: i64) -> Result<Option<String>> {
    Ok(version(conn, tenant, number).await?.map(|row| row.source))
}

pub async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    version: i64,
    source: &str,
    by: PersonId,
    now: Moment,
) -> Result<()> {
    let insert = Query::insert()
        .into_table(Workflow::Table)
        .columns([
            Workflow::TenantId,
            Workflow::Version,
            Workflow::Source,
            Workflow::AppliedAt,
            Workflow::AppliedBy,
        ])
        .values_panic([tenant.into(), version.into(), source.into(), now.into(), by.into()])
        .to_owned();
    tx.run_one(&insert).await
}

pub async fn draft(conn: &mut Conn, tenant: TenantId) -> Result<Option<DraftRow>> {
    let select = Query::select()
        .columns([
            WorkflowDraft::Source,
            WorkflowDraft::Revision,
            WorkflowDraft::BasedOn,
            WorkflowDraft::EditedAt,
            WorkflowDraft::EditedBy,
        ])
        .from(WorkflowDraft::Table)
        .and_where(Expr::col(WorkflowDraft::TenantId).eq(tenant))
        .to_owned();
    conn.first(&select).await
}

/// All of them, or that one if it is.
fn open_bookings(tenant: TenantId, only: Option<BookingId>) -> SelectStatement {
    Query::select()
        .column(Booking::BookingId)
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::Phase).is_in(["pending", "upcoming"]))
        .and_where_option(only.map(|id| Expr::col(Booking::BookingId).eq(id)))
        .to_owned()
}

/// Every status that open bookings have had, or that one, each once.
pub async fn statuses_had(
    conn: &mut Conn,
    tenant: TenantId,
    only: Option<BookingId>,
) -> Result<Vec<(BookingId, String)>> {
    let select = Query::select()
        .distinct()
        .columns([History::BookingId, History::ToStatus])
        .from(History::Table)
        .and_where(Expr::col(History::TenantId).eq(tenant))
        .and_where(Expr::col(History::BookingId).in_subquery(open_bookings(tenant, only)))
        .to_owned();
    conn.all(&select).await
}

/// The timers of open bookings, or of that one, that are due and have not fired.
pub async fn overdue(
    conn: &mut Conn,
    tenant: TenantId,
    only: Option<BookingId>,
    now: Moment,
) -> Result<Vec<WaitingRow>> {
    let select = Query::select()
        .columns([Timer::BookingId, Timer::Step, Timer::DueAt])
        .from(Timer::Table)
        .and_where(Expr::col(Timer::TenantId).eq(tenant))
        .and_where(Expr::col(Timer::FiredAt).is_null())
        .and_where(Expr::col(Timer::DueAt).lte(now))
        .and_where(Expr::col(Timer::BookingId).in_subquery(open_bookings(tenant, only)))
        .to_owned();
    conn.all(&select).await
}

impl Locked<'_> {
    /// Writes the draft, or takes it away; gives its new revision.
    pub async fn set_draft(
        &mut self,
        source: Option<&str>,
        based_on: i64,
        by: Option<PersonId>,
        now: Moment,
    ) -> Result<i64> {
        let tenant = self.id();
        // The tenant's row is held, so nobody counts on meanwhile.
        let revision = draft(self, tenant).await?.map_or(0, |row| row.revision) + 1;
        let upsert = Query::insert()
            .into_table(WorkflowDraft::Table)
            .columns([
                WorkflowDraft::TenantId,
                WorkflowDraft::Source,
                WorkflowDraft::Revision,
                WorkflowDraft::BasedOn,
                WorkflowDraft::EditedAt,
                WorkflowDraft::EditedBy,
            ])
            .values_panic([
                tenant.into(),
                source.into(),
                revision.into(),
                based_on.into(),
                now.into(),
                by.into(),
            ])
            .on_conflict(
                OnConflict::column(WorkflowDraft::TenantId)
                    .update_columns([
                        WorkflowDraft::Source,
                        WorkflowDraft::Revision,
                        WorkflowDraft::BasedOn,
                        WorkflowDraft::EditedAt,
                        WorkflowDraft::EditedBy,
                    ])
                    .to_owned(),
            )
            .to_owned();
        self.run_one(&upsert).await?;
        Ok(revision)
    }

    /// Lets a booking live by another version. Its buttons stand for the entry `entry_no` from then on.
    pub async fn bind_booking(&mut self, booking: BookingId, version: i64, entry_no: i64) -> Result<()> {
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::WorkflowVersion, version)
            .value(Booking::EntryNo, entry_no)
            .and_where(Expr::col(Booking::TenantId).eq(self.id()))
            .and_where(Expr::col(Booking::BookingId).eq(booking))
            .to_owned();
        self.run_one(&update).await
    }
}
