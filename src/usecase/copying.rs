//! A week of the plan is copied onto others: times and stretches alone, at the same hours of the wall, whatever the clocks do.

use super::job::{self, Batch};
use super::{Outcome, Work, windows};
use crate::domain::copying::{MOST_TIMES, Report, Why};
use crate::domain::deed::Deed;
use crate::domain::job::{JobKind, JobState, Task};
use crate::domain::moment::{Moment, Span};
use crate::domain::refusal::Refusal;
use crate::domain::slot::Interval;
use crate::domain::zone::{Date, Wall, plus_days};
use crate::storage::job::JobRow;
use crate::storage::kind::{self, KindRow};
use crate::storage::slot::{self, NewSlot, SlotRow, SlotState};
use crate::storage::window::{self, WindowRow};
use crate::storage::{Conn, Fault, Result, tenant::TenantRow};
use crate::usecase::day::FURTHEST_DAYS;

/// Times that are made in one transaction, more or less: a day is never begun twice.
const AT_ONCE: usize = 60;

/// The times of a local day that are on the plan.
async fn of_day(conn: &mut Conn, tenant: &TenantRow, day: Date) -> Result<Vec<SlotRow>> {
    let (start, end) = tenant.zone.day(day);
    let all = slot::plan(conn, tenant.id, start, end).await?;
    // The starts of a stretch come with it, and what was made for a booking stays with that.
    Ok(all.into_iter().filter(SlotRow::is_of_plan).collect())
}

/// What there is to copy of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub times: usize,
    pub stretches: usize,
}

impl Counted {
    pub fn all(self) -> usize {
        self.times + self.stretches
    }
}

/// How many times and stretches a week has on the plan.
pub async fn count(conn: &mut Conn, tenant: &TenantRow, monday: Date) -> Result<Counted> {
    let (start, end) = (tenant.zone.day(monday).0, tenant.zone.day(plus_days(monday, 6)).1);
    let all = slot::plan(conn, tenant.id, start, end).await?;
    Ok(Counted {
        times: all.iter().filter(|slot| slot.is_of_plan()).count(),
        stretches: beginning(conn, tenant, (start, end)).await?.len(),
    })
}

/// The stretches that begin in that time.
async fn beginning(conn: &mut Conn, tenant: &TenantRow, (start, end): (Moment, Moment)) -> Result<Vec<WindowRow>> {
    let rows = window::between(conn, tenant.id, start, end).await?;
    Ok(rows.into_iter().filter(|row| row.start_at >= start).collect())
}

/// Copies the practice's week of `week` onto `times` weeks, that of `onto` the first.
pub async fn copy(work: &mut Work<'_>, week: Date, onto: Date, times: u32) -> Outcome<JobRow> {
    let tenant = work.tenant.tenant.clone();
    let start = tenant.policy.week;
    let (week, onto) = (start.of(week), start.of(onto));
    let today = tenant.zone.date(work.now);
    let last = plus_days(onto, 7 * i64::from(times) - 1);
    if times == 0 || times > MOST_TIMES || onto == week {
        return Err(Refusal::NotFound.into());
    }
    if last < today || last > plus_days(today, FURTHEST_DAYS) {
        return Err(Refusal::DaysPast.into());
    }
    job::free(work, JobKind::Copy).await?;
    let count = count(&mut work.tenant, &tenant, week).await?.all();
    if count == 0 {
        return Err(Refusal::NothingToCopy.into());
    }
    let total = count as i64 * i64::from(times);
    let deed = Deed::WeekCopied {
        week,
        onto,
        times: times.into(),
    };
    work.note(deed).await?;
    job::begin(work, Task::Copy { week, onto, times }, total).await
}

/// Copies onto the next days, until there is enough for one transaction.
pub(super) async fn batch(
    work: &mut Work<'_>,
    mut job: JobRow,
    (week, onto): (Date, Date),
    times: u32,
) -> Outcome<Batch> {
    if job.state != JobState::Active {
        return Ok(Batch { job, ended: true });
    }
    let mut next = job::reached::<u32>(&job)?.unwrap_or(0);
    let mut report: Report = match job.report.as_str() {
        "" => Report::default(),
        text => serde_json::from_str(text).map_err(|error| Fault::Bug(error.to_string()))?,
    };
    let tenant = work.tenant.tenant.clone();
    let (mut made, mut looked_at) = (Vec::new(), 0);
    let kinds = kind::kinds(&mut work.tenant, tenant.id).await?;
    let is_retired = |row: &SlotRow| {
        let kind = kinds.iter().find(|kind| kind.kind_id == row.kind_id);
        !kind.is_some_and(KindRow::is_offered)
    };
    while next < 7 * times && looked_at < AT_ONCE {
        let from = plus_days(week, i64::from(next % 7));
        let to = plus_days(onto, i64::from(next));
        next += 1;
        let day = to.to_string();
        let closed = !slot::closed_days(&mut work.tenant, tenant.id, &day, &day)
            .await?
            .is_empty();
        for row in of_day(&mut work.tenant, &tenant, from).await? {
            looked_at += 1;
            let wall = Wall::new(to, tenant.zone.wall(row.start_at).minute());
            if is_retired(&row) {
                report.add(wall, Why::Retired);
                continue;
            }
            match place(work, &row, wall, closed).await? {
                Ok(at) => {
                    let new = NewSlot {
                        start: at.start,
                        end: at.end,
                        wall: wall.to_string(),
                        kind: row.kind_id,
                        price: row.price,
                        seats: row.seats,
                    };
                    let slot = work.tenant.insert_slot(&new).await?;
                    job.done += 1;
                    match SlotState::parse(&row.state) {
                        Some(SlotState::Open) | None => made.push(slot),
                        Some(state) => drop(work.tenant.set_slot_state(slot, 0, state).await?),
                    }
                    if !row.place.is_empty() {
                        work.tenant.set_slot_place(slot, &row.place).await?;
                    }
                    if !row.note.is_empty() {
                        work.tenant.set_slot_note(slot, &row.note).await?;
                    }
                }
                Err(why) => report.add(wall, why),
            }
        }
        for row in beginning(&mut work.tenant, &tenant, tenant.zone.day(from)).await? {
            let wall = Wall::new(to, tenant.zone.wall(row.start_at).minute());
            match stretch(work, &row, wall, closed).await? {
                Ok(starts) => {
                    job.done += 1;
                    looked_at += starts;
                }
                Err(why) => report.add(wall, why),
            }
        }
    }
    work.slots_freed(&made).await?;
    job::set_reached(&mut job, &next)?;
    job.report = serde_json::to_string(&report).map_err(|error| Fault::Bug(error.to_string()))?;
    let ended = next >= 7 * times;
    Ok(Batch { job, ended })
}

/// Opens a stretch on another day as one is, with the kinds as they are now; tells how many starts that made, or why it is
/// left out.
async fn stretch(
    work: &mut Work<'_>,
    row: &WindowRow,
    wall: Wall,
    closed: bool,
) -> Outcome<std::result::Result<usize, Why>> {
    let at = match ahead(work, row.end_at - row.start_at, wall, closed) {
        Ok(at) => at,
        Err(why) => return Ok(Err(why)),
    };
    let id = work.tenant.id();
    let there = window::between(&mut work.tenant, id, at.start, at.end).await?;
    let same = |other: &WindowRow| (other.start_at, other.end_at) == (at.start, at.end);
    if !there.is_empty() {
        return Ok(Err(match there.iter().any(same) {
            true => Why::There,
            false => Why::Overlap,
        }));
    }
    Ok(Ok(windows::open_like(work, row, at).await?))
}

/// When something so long would be on another day, or why it would not.
fn ahead(work: &Work<'_>, long: Span, wall: Wall, closed: bool) -> std::result::Result<Interval, Why> {
    if closed {
        return Err(Why::Closed);
    }
    let minutes = u16::try_from(long.0 / 60).unwrap_or(u16::MAX);
    let at = Interval::on_day(work.tenant.tenant.zone, wall.date(), wall.minute(), minutes);
    match at {
        Err(_) => Err(Why::Gap),
        Ok(at) if at.start <= work.now => Err(Why::Past),
        Ok(at) => Ok(at),
    }
}

/// When a time would be on another day, or why it would not.
async fn place(
    work: &mut Work<'_>,
    row: &SlotRow,
    wall: Wall,
    closed: bool,
) -> Outcome<std::result::Result<Interval, Why>> {
    let at = match ahead(work, row.end_at - row.start_at, wall, closed) {
        Ok(at) => at,
        Err(why) => return Ok(Err(why)),
    };
    let id = work.tenant.id();
    let mut stands = slot::overlapping(&mut work.tenant, id, at.start, at.end).await?;
    stands.retain(SlotRow::stands_for_itself);
    let same = |other: &SlotRow| (other.start_at, other.end_at) == (at.start, at.end);
    Ok(match (stands.is_empty(), stands.iter().any(same)) {
        (true, _) => Ok(at),
        (false, true) => Err(Why::There),
        (false, false) => Err(Why::Overlap),
    })
}
