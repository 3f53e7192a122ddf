//! What the notices of a job speak of: what it has cancelled of its reader's, as that is at the moment of sending.

use super::free;
use super::job::job;
use super::told::{About, GONE, MOVED_ON, NOT_THEIRS, Reader, Still};
use super::told_regular::{RegularTold, regular_from};
use crate::domain::ids::JobId;
use crate::domain::job::{JobState, Task};
use crate::domain::moment::Moment;
use crate::domain::zone::plus_days;
use crate::storage::job::JobRow;
use crate::storage::{Conn, Result, job as jobs};

/// The specialist has thought better of it.
const STOPPED: &str = "stopped";
/// Free times that are offered instead.
const OFFERED: usize = 3;

impl Reader<'_> {
    pub(super) async fn called_off(&self, conn: &mut Conn, id: JobId, now: Moment) -> Result<Still<About>> {
        let Some(row) = jobs::by_id(conn, self.tenant, id).await? else {
            return Ok(Err(GONE));
        };
        let mut lessons = Vec::new();
        for (booking, entry_no, _) in jobs::heard_by(conn, self.tenant, id, self.to).await? {
            // What was taken back since has been told of.
            if let Ok(lesson) = self.lesson(conn, booking).await?
                && lesson.row.entry_no == entry_no
            {
                lessons.push(lesson);
            }
        }
        let Some(first) = lessons.first() else {
            return Ok(Err(MOVED_ON));
        };
        let kind = first.row.kind_id;
        let kind = lessons.iter().all(|it| it.row.kind_id == kind).then_some(kind);
        let tenant = self.waiting.tenant;
        let free = match tenant.active {
            true => free::nearest_of(conn, tenant, kind, None, now, OFFERED).await?,
            false => Vec::new(),
        };
        let (reason, last) = match row.task {
            Task::Cancel { reason, to, .. } => (reason, Some(to)),
            Task::Open { .. }
            | Task::Copy { .. }
            | Task::News { .. }
            | Task::Leave
            | Task::Mark { .. }
            | Task::Regulars { .. } => (String::new(), None),
        };
        let mut goes_on: Vec<RegularTold> = Vec::new();
        if let Some(last) = last {
            for id in lessons.iter().filter_map(|lesson| lesson.row.standing_id) {
                if goes_on.iter().any(|told| told.row.standing_id == id) {
                    continue;
                }
                goes_on.extend(regular_from(conn, self.waiting.tenant, id, plus_days(last, 1), now).await?);
            }
        }
        Ok(Ok(About::CalledOff {
            lessons,
            reason,
            free,
            goes_on,
        }))
    }

    pub(super) async fn news(&self, conn: &mut Conn, id: JobId) -> Result<Still<About>> {
        if !self.waiting.tenant.active {
            return Ok(Err(GONE));
        }
        Ok(match jobs::by_id(conn, self.tenant, id).await? {
            Some(row) if matches!(row.state, JobState::Stopping | JobState::Stopped) => Err(STOPPED),
            Some(JobRow {
                task: Task::News { text, .. },
                ..
            }) => Ok(About::News(text)),
            Some(_) | None => Err(GONE),
        })
    }

    pub(super) async fn job_ended(&self, conn: &mut Conn, id: JobId) -> Result<Still<About>> {
        if !self.specialist {
            return Ok(Err(NOT_THEIRS));
        }
        Ok(job(conn, self.flows, self.tenant, id)
            .await?
            .map(About::JobEnded)
            .ok_or(GONE))
    }
}
