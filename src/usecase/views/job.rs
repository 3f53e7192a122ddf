//! A long act as its screen and its last message show it.

use super::super::Workflows;
use super::super::mark::report;
use super::super::status::status_of;
use crate::domain::ids::{BookingId, JobId, TenantId};
use crate::domain::job::Task;
use crate::domain::mark::{Mark, Why};
use crate::domain::moment::Moment;
use crate::domain::workflow::Titles;
use crate::storage::booking::{self, BookingRow};
use crate::storage::job::{self, JobRow};
use crate::storage::slot;
use crate::storage::{Conn, Result};

/// So many of them are listed.
const UNTOLD: u64 = 30;

#[derive(Clone, Debug)]
pub struct JobView {
    pub row: JobRow,
    /// People who hear of what it has cancelled.
    pub told: i64,
    /// Bookings of clients whom nobody could tell: those to be called.
    pub untold: Vec<BookingRow>,
    pub marked: Option<Marked>,
    /// The first of its days is closed for booking now.
    pub closed: bool,
}

/// What bookings were marked with, and what was left out.
#[derive(Clone, Debug)]
pub struct Marked {
    /// Icon and title of the status; none where it is no step of the workflow.
    pub status: Option<(String, Titles)>,
    pub left_out: Vec<Left>,
    /// And so many more.
    pub more: usize,
}

#[derive(Clone, Debug)]
pub struct Left {
    pub name: String,
    pub start: Moment,
    pub why: Why,
    pub icon: String,
    pub title: Titles,
}

pub async fn job(conn: &mut Conn, flows: &Workflows, tenant: TenantId, id: JobId) -> Result<Option<JobView>> {
    let Some(row) = job::by_id(conn, tenant, id).await? else {
        return Ok(None);
    };
    let told = job::count_hearers(conn, tenant, id).await?;
    let marked = match &row.task {
        Task::Mark { mark, .. } => Some(marked(conn, flows, &row, mark).await?),
        Task::Cancel { .. }
        | Task::Open { .. }
        | Task::Copy { .. }
        | Task::News { .. }
        | Task::Regulars { .. }
        | Task::Leave => None,
    };
    let untold = job::untold(conn, tenant, id, UNTOLD).await?;
    let closed = match &row.task {
        Task::Cancel { from, .. } => {
            let day = from.to_string();
            !slot::closed_days(conn, tenant, &day, &day).await?.is_empty()
        }
        Task::Open { .. }
        | Task::Copy { .. }
        | Task::News { .. }
        | Task::Leave
        | Task::Regulars { .. }
        | Task::Mark { .. } => false,
    };
    Ok(Some(JobView {
        row,
        told,
        untold,
        marked,
        closed,
    }))
}

async fn marked(conn: &mut Conn, flows: &Workflows, row: &JobRow, mark: &Mark) -> Result<Marked> {
    let status = match mark {
        Mark::Step { to, version, .. } => {
            let workflow = flows.of(conn, row.tenant, *version).await?;
            let status = status_of(&workflow, to)?;
            Some((status.icon.clone(), status.title.clone()))
        }
        Mark::Accept | Mark::Pay => None,
    };
    let report = report(row)?;
    let ids: Vec<BookingId> = report.left_out.iter().map(|left| left.booking).collect();
    let mut left_out = Vec::new();
    for booking in booking::by_ids(conn, row.tenant, &ids).await? {
        let workflow = flows.of(conn, row.tenant, booking.workflow_version).await?;
        let status = status_of(&workflow, &booking.status)?;
        let why = report.left_out.iter().find(|left| left.booking == booking.booking_id);
        left_out.push(Left {
            why: why.map_or(Why::Other, |left| left.why),
            icon: status.icon.clone(),
            title: status.title.clone(),
            start: booking.start_at,
            name: booking.client_name,
        });
    }
    let more = report.count() - left_out.len();
    Ok(Marked { status, left_out, more })
}
