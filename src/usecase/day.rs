//! Local days are closed for booking, or opened again: one, or a range of them. What is booked on them stays, or is
//! cancelled by a job, and each person is told of all of theirs in one message.

use serde::{Deserialize, Serialize};

use super::job::{self, Batch};
use super::status::is_ahead;
use super::step::call_off;
use super::{Outcome, Work, day_going, standing_away};
use crate::domain::deed::Deed;
use crate::domain::ids::{BookingId, JobId, PersonId, SlotId};
use crate::domain::job::{JobKind, JobState, Task};
use crate::domain::moment::{Moment, Span};
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::zone::{Date, Zone, plus_days};
use crate::storage::job::JobRow;
use crate::storage::{booking, job as jobs, slot};

/// Days that are closed or opened in one act.
pub const MOST_DAYS: i64 = 366;
/// No day further off is closed.
pub const FURTHEST_DAYS: i64 = 731;
/// So long what was begun by one tap can be thought better of.
pub const GRACE: Span = Span::minutes(2);
/// Bookings that are cancelled in one transaction, people told, and times of opened days put down.
const CANCELLED: u64 = 20;
const TOLD: u64 = 50;
const OPENED: u64 = 100;

/// The moments at which a range of local days begins and ends.
pub fn span(zone: Zone, (from, to): (Date, Date)) -> (Moment, Moment) {
    (zone.day(from).0, zone.day(to).1)
}

/// The days of a range that are still ahead; refused where there are none, or too many.
pub fn ahead(today: Date, (from, to): (Date, Date)) -> Outcome<(Date, Date)> {
    let from = from.max(today);
    if to < from {
        return Err(Refusal::DaysPast.into());
    }
    if (to - from).num_days() >= MOST_DAYS || to > plus_days(today, FURTHEST_DAYS) {
        return Err(Refusal::TooManyDays { limit: MOST_DAYS }.into());
    }
    Ok((from, to))
}

fn ahead_of(work: &Work<'_>, days: (Date, Date)) -> Outcome<(Date, Date)> {
    ahead(work.tenant.tenant.zone.date(work.now), days)
}

pub async fn close(work: &mut Work<'_>, day: Date) -> Outcome<()> {
    close_each(work, (day, day)).await?;
    work.note(Deed::DaysClosed { from: day, to: day }).await
}

pub async fn open(work: &mut Work<'_>, day: Date) -> Outcome<()> {
    day_going::nothing_goes(work, (day, day)).await?;
    let iso = day.to_string();
    if !work.tenant.open_day(&iso).await? {
        return Ok(());
    }
    work.tenant.usual_days_again(&iso, &iso, work.now).await?;
    work.tenant.wake_standing_clock(work.now).await?;
    let (tenant, (start, end)) = (work.tenant.id(), work.tenant.tenant.zone.day(day));
    let slots: Vec<SlotId> = slot::with_seats(&mut work.tenant, tenant, start, end)
        .await?
        .into_iter()
        .map(|slot| slot.slot_id)
        .collect();
    work.slots_freed(&slots).await?;
    standing_away::opened(work, &[day]).await?;
    work.note(Deed::DaysOpened { from: day, to: day }).await
}

/// Closes a range; what is booked stays.
pub async fn close_range(work: &mut Work<'_>, days: (Date, Date)) -> Outcome<()> {
    let (from, to) = ahead_of(work, days)?;
    close_each(work, (from, to)).await?;
    work.note(Deed::DaysClosed { from, to }).await
}

async fn close_each(work: &mut Work<'_>, (from, to): (Date, Date)) -> Outcome<()> {
    let before = closed_of(work, (from, to)).await?;
    let days: Vec<String> = each(from, to).map(|day| day.to_string()).collect();
    work.tenant.close_days(&days).await?;
    let fresh: Vec<Date> = each(from, to).filter(|day| !before.contains(day)).collect();
    standing_away::closed(work, &fresh, (from, to)).await
}

async fn closed_of(work: &mut Work<'_>, (from, to): (Date, Date)) -> Outcome<Vec<Date>> {
    let tenant = work.tenant.id();
    let days = slot::closed_days(&mut work.tenant, tenant, &from.to_string(), &to.to_string()).await?;
    Ok(days.iter().filter_map(|day| day.parse().ok()).collect())
}

/// Opens a range again: a job where it frees many times.
pub async fn open_range(work: &mut Work<'_>, days: (Date, Date)) -> Outcome<JobRow> {
    let (from, to) = ahead_of(work, days)?;
    // What is being cancelled is not offered again meanwhile.
    day_going::nothing_goes(work, (from, to)).await?;
    job::free(work, JobKind::Open).await?;
    let closed = closed_of(work, (from, to)).await?;
    let opened = work.tenant.open_days(&from.to_string(), &to.to_string()).await?;
    if opened == 0 {
        return Err(Refusal::Changed.into());
    }
    work.tenant
        .usual_days_again(&from.to_string(), &to.to_string(), work.now)
        .await?;
    work.tenant.wake_standing_clock(work.now).await?;
    standing_away::opened(work, &closed).await?;
    work.note(Deed::DaysOpened { from, to }).await?;
    job::begin(work, Task::Open { from, to }, 0).await
}

fn each(from: Date, to: Date) -> impl Iterator<Item = Date> {
    from.iter_days().take_while(move |day| *day <= to)
}

/// Closes a range and cancels what is booked in it but for `keep`; `seen` is how many bookings the screen said that is.
pub async fn cancel_range(
    work: &mut Work<'_>,
    days: (Date, Date),
    seen: i64,
    (reason, keep): (String, Vec<BookingId>),
) -> Outcome<JobRow> {
    let (from, to) = ahead_of(work, days)?;
    let after = None;
    let task = Task::Cancel {
        from,
        to,
        reason,
        keep,
        after,
    };
    close_and_cancel(work, (from, to), seen, task).await
}

/// Closes a day and cancels what is booked on it, by one tap: for [`GRACE`] it can be said what stays.
pub async fn cancel_soon(work: &mut Work<'_>, day: Date, seen: i64) -> Outcome<JobRow> {
    let (from, to) = ahead_of(work, (day, day))?;
    hurry(work).await?;
    let task = Task::Cancel {
        from,
        to,
        reason: String::new(),
        keep: Vec::new(),
        after: Some(work.now + GRACE),
    };
    close_and_cancel(work, (from, to), seen, task).await
}

/// Another day is closed so: what waits is done now, unless somebody else may still think better of it.
async fn hurry(work: &mut Work<'_>) -> Outcome<()> {
    let tenant = work.tenant.id();
    let row = jobs::active(&mut work.tenant, tenant, JobKind::Cancel).await?;
    let Some(row) = row.filter(|row| row.is_ahead() && row.person == work.person) else {
        return Ok(());
    };
    if let Task::Cancel {
        from, to, reason, keep, ..
    } = row.task
    {
        let after = None;
        let task = Task::Cancel {
            from,
            to,
            reason,
            keep,
            after,
        };
        work.tenant.set_task(row.id, &task, row.total).await?;
        job::step(work, row.id).await?;
    }
    Ok(())
}

async fn close_and_cancel(work: &mut Work<'_>, (from, to): (Date, Date), seen: i64, task: Task) -> Outcome<JobRow> {
    job::free(work, JobKind::Cancel).await?;
    let tenant = work.tenant.id();
    let (start, end) = span(work.tenant.tenant.zone, (from, to));
    let (count, _) = jobs::count_to_cancel(&mut work.tenant, tenant, start.max(work.now), end).await?;
    let mut kept = 0;
    if let Task::Cancel { keep, .. } = &task {
        for id in keep {
            kept += i64::from(goes(work, *id, (from, to)).await?);
        }
    }
    let count = count - kept;
    if count != seen || count == 0 {
        return Err(Refusal::Changed.into());
    }
    close_each(work, (from, to)).await?;
    job::begin(work, task, count).await
}

/// Before it begins, a lesson is left out of what is cancelled, or goes with it after all.
pub async fn keep_in(work: &mut Work<'_>, id: JobId, booking: BookingId, stays: bool) -> Outcome<()> {
    let tenant = work.tenant.id();
    let row = jobs::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let (waits, came) = (row.is_ahead(), day_going::came(work, &row, booking).await?);
    let Task::Cancel {
        from,
        to,
        reason,
        mut keep,
        after,
    } = row.task
    else {
        return Err(Refusal::NotFound.into());
    };
    if !waits || came || !goes(work, booking, (from, to)).await? {
        return Err(Refusal::Changed.into());
    }
    if keep.contains(&booking) == stays {
        return Ok(());
    }
    let total = if stays { row.total - 1 } else { row.total + 1 };
    match stays {
        true => keep.push(booking),
        false => keep.retain(|other| *other != booking),
    }
    let task = Task::Cancel {
        from,
        to,
        reason,
        keep,
        after,
    };
    Ok(work.tenant.set_task(id, &task, total).await?)
}

/// Whether a booking is one of those that go with these days.
pub async fn goes(work: &mut Work<'_>, booking: BookingId, days: (Date, Date)) -> Outcome<bool> {
    let tenant = work.tenant.id();
    let (start, end) = span(work.tenant.tenant.zone, days);
    let row = booking::by_id(&mut work.tenant, tenant, booking).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    Ok(is_ahead(&row.phase) && row.start_at > work.now && start <= row.start_at && row.start_at < end)
}

/// How far the cancelling of a range has come.
#[derive(Serialize, Deserialize)]
enum Reached {
    Cancelled(Moment, BookingId),
    Told(PersonId),
}

pub(super) async fn cancel_batch(
    work: &mut Work<'_>,
    job: JobRow,
    days: (Date, Date),
    (reason, keep): (&str, &[BookingId]),
) -> Outcome<Batch> {
    if job.state == JobState::Active && job.reached.is_empty() && job.total > 0 {
        // What was to stay has been said by now.
        let ((from, to), count) = (days, job.total);
        work.note(Deed::DaysCancelled { from, to, count }).await?;
    }
    let (start, end) = span(work.tenant.tenant.zone, days);
    cancel_between(work, job, (start, end), (reason, keep)).await
}

/// Cancels the next bookings that begin in `start..end`, or tells the next people when all are cancelled.
pub(super) async fn cancel_between(
    work: &mut Work<'_>,
    mut job: JobRow,
    (start, end): (Moment, Moment),
    (reason, keep): (&str, &[BookingId]),
) -> Outcome<Batch> {
    let tenant = work.tenant.id();
    let mut reached = match job::reached::<Reached>(&job)? {
        Some(Reached::Told(last)) => Reached::Told(last),
        _ if job.state != JobState::Active => Reached::Told(PersonId(0)),
        Some(reached) => reached,
        None => Reached::Cancelled(start, BookingId(0)),
    };
    if let Reached::Cancelled(at, booking) = reached {
        // What has begun by now takes place.
        let from = start.max(work.now);
        let rows = jobs::to_cancel(&mut work.tenant, tenant, from, end, (at, booking), CANCELLED).await?;
        let more = rows.len() as u64 == CANCELLED;
        let flows = work.flows.clone();
        let came = day_going::came_since(&mut work.tenant, &flows, &job, &rows).await?;
        let mut last = (at, booking);
        for row in rows {
            let id = row.booking_id;
            last = (row.start_at, id);
            if row.start_at <= work.now || keep.contains(&id) || came.contains(&id) {
                continue;
            }
            let held = work.hold().await?;
            let done = call_off(work, id, reason).await;
            // Its workflow may have no way out of it.
            if let Ok(Some(entry_no)) = work.end(held, done).await? {
                work.tenant.insert_job_booking(job.id, id, entry_no).await?;
                job.done += 1;
            }
        }
        reached = match more {
            true => Reached::Cancelled(last.0, last.1),
            false => Reached::Told(PersonId(0)),
        };
        if more {
            job::set_reached(&mut job, &reached)?;
            return Ok(Batch { job, ended: false });
        }
    }
    let Reached::Told(last) = reached else {
        return Ok(Batch { job, ended: false });
    };
    let people = jobs::hearers(&mut work.tenant, tenant, job.id, last, TOLD).await?;
    for to in &people {
        let notice = Notice::CalledOff { job: job.id };
        work.tell(*to, notice, &format!("called-off:{}", job.id));
    }
    let ended = (people.len() as u64) < TOLD;
    let last = people.last().copied().unwrap_or(last);
    job::set_reached(&mut job, &Reached::Told(last))?;
    Ok(Batch { job, ended })
}

/// Puts down the next times of days that were opened, as free again.
pub(super) async fn open_batch(work: &mut Work<'_>, mut job: JobRow, days: (Date, Date)) -> Outcome<Batch> {
    let tenant = work.tenant.id();
    let (start, end) = span(work.tenant.tenant.zone, days);
    let after = job::reached::<(Moment, SlotId)>(&job)?;
    let stopped = job.state != JobState::Active;
    let from = after.map_or(start, |(at, _)| at).max(work.now);
    let mut rows = match stopped {
        true => Vec::new(),
        false => slot::first_with_seats(&mut work.tenant, tenant, &[(from, end)], None, after, OPENED).await?,
    };
    let ended = (rows.len() as u64) < OPENED;
    if let Some(last) = rows.last() {
        job::set_reached(&mut job, &(last.start_at, last.slot_id))?;
    }
    job.done += rows.len() as i64;
    job.total = job.total.max(job.done);
    let slots: Vec<SlotId> = rows.drain(..).map(|row| row.slot_id).collect();
    work.slots_freed(&slots).await?;
    Ok(Batch { job, ended })
}
