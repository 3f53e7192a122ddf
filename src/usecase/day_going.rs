//! What is being cancelled on some days, or is about to be: what of it was there when that was decided, and what becomes
//! of it when the days are opened again.

use std::collections::HashSet;

use super::{Outcome, Work, Workflows, job};
use crate::domain::ids::BookingId;
use crate::domain::job::{JobKind, Task};
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Phase, StatusId};
use crate::domain::zone::Date;
use crate::storage::booking::{self, BookingRow};
use crate::storage::job::JobRow;
use crate::storage::{Conn, Result, chat, history, job as jobs};

/// Nothing is cancelled on days that are opened: what waits for that is over, and what has begun is to end or to be
/// stopped first.
pub(super) async fn nothing_goes(work: &mut Work<'_>, days: (Date, Date)) -> Outcome<()> {
    let tenant = work.tenant.id();
    let row = jobs::active(&mut work.tenant, tenant, JobKind::Cancel).await?;
    let Some(row) = row.filter(|row| row.cancels_on(days)) else {
        return Ok(());
    };
    if !row.is_ahead() {
        return Err(Refusal::JobRunning { job: row.id }.into());
    }
    job::stop(work, row.id).await?;
    // Whoever began it may be looking at what goes.
    let starter = row.person.filter(|person| Some(*person) != work.person);
    if let Some(starter) = starter {
        chat::redraw(&mut work.tenant, &[starter]).await?;
    }
    Ok(())
}

/// Which of these came to the days of a job after it had begun: whoever put them there means them, and nobody has seen
/// them go.
pub async fn came_since(
    conn: &mut Conn,
    flows: &Workflows,
    job: &JobRow,
    rows: &[BookingRow],
) -> Result<HashSet<BookingId>> {
    // A practice that closes leaves nothing.
    let Task::Cancel { .. } = &job.task else {
        return Ok(HashSet::new());
    };
    // Ids are given in one order, to jobs as to bookings.
    let (mut came, there): (HashSet<BookingId>, HashSet<BookingId>) =
        rows.iter().map(|row| row.booking_id).partition(|id| id.0 > job.id.0);
    let there: Vec<BookingId> = there.into_iter().collect();
    for entry in history::since(conn, job.tenant, &there, job.begun_at).await? {
        let Some(row) = rows.iter().find(|row| row.booking_id == entry.booking_id) else {
            continue;
        };
        let workflow = flows.of(conn, job.tenant, row.workflow_version).await?;
        let was = entry.from_status.as_deref().map(StatusId::from);
        let was = was.and_then(|was| workflow.status(&was));
        if entry.from_slot.is_some() || was.is_some_and(|was| was.phase == Phase::Void) {
            came.insert(row.booking_id);
        }
    }
    Ok(came)
}

/// As [`came_since`], of one.
pub(super) async fn came(work: &mut Work<'_>, job: &JobRow, booking: BookingId) -> Outcome<bool> {
    let (tenant, flows) = (work.tenant.id(), work.flows.clone());
    let rows = booking::by_ids(&mut work.tenant, tenant, &[booking]).await?;
    let came = came_since(&mut work.tenant, &flows, job, &rows).await?;
    Ok(came.contains(&booking))
}
