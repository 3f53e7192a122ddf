//! Long acts: begun by a person, done in batches by the clock, each a transaction with its notices; stopped by a tap.
//!
//! The first batch is part of the act itself, so that what must bind at once does; a short act ends with it.

use super::{Outcome, Stop, Work, copying, day, leave, mark, news, standing_lines};
use crate::domain::deed::Deed;
use crate::domain::ids::{JobId, PersonId};
use crate::domain::job::{JobKind, JobState, Task};
use crate::domain::mark::Mark;
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::workflow::By;
use crate::storage::job::{self, JobRow};
use crate::storage::team::with_right;
use crate::storage::{Fault, chat};

/// Faults in a row after which no more of a job is begun, and after as many more it is over.
pub const TRIES: i64 = 5;

/// What a batch did: the job as it stands, and whether that was the last.
pub struct Batch {
    pub job: JobRow,
    pub ended: bool,
}

/// Begins a job with its first batch; refused while another of its kind goes on.
pub async fn begin(work: &mut Work<'_>, task: Task, total: i64) -> Outcome<JobRow> {
    free(work, task.kind()).await?;
    let id = work.tenant.insert_job(&task, total, work.person, work.now).await?;
    step(work, id).await?;
    read(work, id).await
}

/// Refused while a job of that kind goes on.
pub async fn free(work: &mut Work<'_>, kind: JobKind) -> Outcome<()> {
    let tenant = work.tenant.id();
    match job::active(&mut work.tenant, tenant, kind).await? {
        Some(row) => Err(Refusal::JobRunning { job: row.id }.into()),
        None => Ok(()),
    }
}

async fn read(work: &mut Work<'_>, id: JobId) -> Outcome<JobRow> {
    let tenant = work.tenant.id();
    Ok(job::by_id(&mut work.tenant, tenant, id)
        .await?
        .ok_or(Refusal::NotFound)?)
}

/// No more of it is done; those whom it has touched are still told.
pub async fn stop(work: &mut Work<'_>, id: JobId) -> Outcome<JobRow> {
    let mut row = read(work, id).await?;
    let waits = row.is_ahead();
    if row.state == JobState::Active {
        // What has not begun is over at once.
        row.state = if waits { JobState::Stopped } else { JobState::Stopping };
        row.ended_at = waits.then_some(work.now);
        work.tenant.set_job(&row, row.ended_at).await?;
        work.note(Deed::JobStopped).await?;
    }
    Ok(row)
}

/// The next batch; tells whether there is more to do.
pub async fn step(work: &mut Work<'_>, id: JobId) -> Outcome<bool> {
    let row = read(work, id).await?;
    if row.ended_at.is_some() || row.waits_until(work.now).is_some() {
        return Ok(false);
    }
    // It is done as by the one who began it.
    let (person, by) = (work.person, work.by);
    (work.person, work.by) = (row.person, By::Specialist);
    let batch = match row.task.clone() {
        Task::Cancel {
            from, to, reason, keep, ..
        } => day::cancel_batch(work, row, (from, to), (&reason, &keep)).await,
        Task::Open { from, to } => day::open_batch(work, row, (from, to)).await,
        Task::Leave => leave::batch(work, row).await,
        Task::News { to, .. } => news::batch(work, row, to).await,
        Task::Copy { week, onto, times } => copying::batch(work, row, (week, onto), times).await,
        Task::Regulars { text } => standing_lines::batch(work, row, &text).await,
        Task::Mark { mark, bookings, reason } => mark::batch(work, row, (&mark, &bookings), &reason).await,
    };
    (work.person, work.by) = (person, by);
    let Batch { mut job, ended } = batch?;
    // What goes on all the same has come through in the end.
    let gave_up = job.faults >= TRIES && job.state != JobState::Active;
    if !gave_up {
        job.faults = 0;
    }
    if ended {
        job.state = match job.state {
            JobState::Stopping | JobState::Stopped => JobState::Stopped,
            JobState::Active | JobState::Done => JobState::Done,
        };
    }
    work.tenant.set_job(&job, ended.then_some(work.now)).await?;
    if ended && gave_up {
        let (kind, done, total) = (job.task.kind().as_str(), job.done, job.total);
        tell_gave_up(work, id, job.person, (kind, done, total)).await?;
    }
    let Some(starter) = job.person else {
        return Ok(!ended);
    };
    if ended && !gave_up && lasts(&job.task) && !job.came_to_nothing() {
        let notice = Notice::JobEnded { job: id };
        work.tell(starter, notice, &format!("job-ended:{id}"));
    }
    // Whoever looks at its progress sees it; the one who acts has their screen drawn anyway.
    if person.is_none() {
        chat::redraw(&mut work.tenant, &[starter]).await?;
    }
    Ok(!ended)
}

/// A batch met a fault. After some in a row no more of the job is begun, and those whom it has touched are told; where
/// that fails as often it is over. Tells whether it is.
pub async fn stumbled(work: &mut Work<'_>, id: JobId) -> Outcome<bool> {
    let tenant = work.tenant.id();
    let Some(job) = job::outline(&mut work.tenant, tenant, id).await? else {
        return Ok(true);
    };
    let faults = job.faults + 1;
    // A practice that is being closed has nobody who could begin that again: it is tried until it goes through.
    let ends = job.job_kind != JobKind::Leave.as_str();
    let over = ends && faults >= 2 * TRIES;
    let state = match (over, ends && faults >= TRIES, JobState::parse(&job.state)) {
        (true, ..) => JobState::Stopped,
        (false, true, _) => JobState::Stopping,
        (false, false, state) => state.unwrap_or(JobState::Stopping),
    };
    work.tenant
        .set_faults(id, faults, state, over.then_some(work.now))
        .await?;
    if over {
        tell_gave_up(work, id, job.person_id, (&job.job_kind, job.done, job.total)).await?;
    }
    Ok(over)
}

/// Whoever began it hears that it did not go through, or the owner where they are gone.
async fn tell_gave_up(
    work: &mut Work<'_>,
    job: JobId,
    starter: Option<PersonId>,
    (kind, done, total): (&str, i64, i64),
) -> Outcome<()> {
    let tenant = work.tenant.id();
    let mut people = with_right(&mut work.tenant, tenant, Right::Help).await?;
    people.retain(|person| Some(*person) == starter);
    if people.is_empty() {
        people = with_right(&mut work.tenant, tenant, Right::Own).await?;
    }
    let notice = Notice::JobGaveUp {
        job,
        does: kind.to_owned(),
        done,
        total,
    };
    for person in people {
        work.tell(person, notice.clone(), &format!("job-gave-up:{job}"));
    }
    Ok(())
}

/// What it takes to look at a job and to stop it.
pub fn right(task: &Task) -> Right {
    match task {
        Task::Open { .. } | Task::Copy { .. } => Right::Schedule,
        Task::Cancel { .. } | Task::News { .. } | Task::Regulars { .. } => Right::Bookings,
        Task::Leave => Right::Own,
        Task::Mark { mark: Mark::Pay, .. } => Right::Money,
        Task::Mark { .. } => Right::Bookings,
    }
}

/// Whether a job leaves a lasting message of what it did.
fn lasts(task: &Task) -> bool {
    match task {
        Task::Cancel { .. } | Task::News { .. } | Task::Leave => true,
        Task::Open { .. } | Task::Copy { .. } => false,
        Task::Mark { mark, bookings, .. } => mark::lasts(mark, bookings),
        Task::Regulars { text } => standing_lines::lasts(text),
    }
}

/// Where a job has come to, as its kind wrote it.
pub fn reached<T: serde::de::DeserializeOwned>(job: &JobRow) -> Outcome<Option<T>> {
    if job.reached.is_empty() {
        return Ok(None);
    }
    let read = serde_json::from_str(&job.reached);
    Ok(Some(read.map_err(|error| {
        Stop::Fault(Fault::Bug(format!("job {} has come nowhere: {error}", job.id)))
    })?))
}

pub fn set_reached<T: serde::Serialize>(job: &mut JobRow, to: &T) -> Outcome<()> {
    job.reached = serde_json::to_string(to).map_err(|error| Fault::Bug(error.to_string()))?;
    Ok(())
}
