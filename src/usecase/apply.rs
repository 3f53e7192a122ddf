//! A draft comes into force as a version, and takes along the open bookings that can live by it.
//!
//! A booking keeps its version where the new one lacks a status that it has or had, or means something else by the one
//! it has: so nobody is ever in a status that does not exist, and what was charged stays what it was.

use std::collections::{BTreeMap, BTreeSet};

use super::status::{Transition, times};
use super::{Outcome, Stop, Work, Workflows};
use crate::domain::ids::BookingId;
use crate::domain::moment::Moment;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{By, Origin, StatusId, StepName, Workflow, load, machine};
use crate::storage::booking::{self, BookingRow};
use crate::storage::due::TimerRow;
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, workflow};

/// So many bookings are caught up with when the draft is applied; if there are more, the clock does it one by one.
const AT_ONCE: usize = 100;
/// The step of a timer that stands for all that has passed; the names of steps have no brackets.
const CATCH_UP: &str = "(catch up)";

/// What applying brings with it, in bookings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// They go over to the new rules.
    pub bound: usize,
    /// They live on by the rules they have.
    pub kept: usize,
    /// They go over, and what would have happened by itself lies in the past.
    pub past: usize,
    /// Where those would be if it happened now.
    pub would_be: BTreeMap<StatusId, usize>,
}

/// What becomes of bookings whose moment lies in the past by the new rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    Leave,
    /// What the clock would have done is done now, and nobody is told.
    Apply,
}

/// What was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    pub version: i64,
    /// Bookings that moved on because their moment had passed, or are about to.
    pub caught_up: usize,
}

/// A booking that goes over.
struct Bound {
    booking: BookingRow,
    timers: Vec<(StepName, Moment)>,
    /// Of its moments by the new rules one has passed.
    past: bool,
    /// A button drawn before would mean another step now.
    misread: bool,
}

async fn plan(
    conn: &mut Conn,
    flows: &Workflows,
    tenant: &TenantRow,
    new: &Workflow,
    now: Moment,
) -> Outcome<(Vec<Bound>, Forecast)> {
    let mut had: BTreeMap<BookingId, Vec<String>> = BTreeMap::new();
    for (booking, status) in workflow::statuses_had(conn, tenant.id).await? {
        had.entry(booking).or_default().push(status);
    }
    let overdue = workflow::overdue(conn, tenant.id, now).await?;
    let overdue: BTreeSet<(BookingId, String)> = overdue.into_iter().map(|row| (row.booking_id, row.step)).collect();
    let (mut bound, mut forecast) = (Vec::new(), Forecast::default());
    for booking in booking::open(conn, tenant.id).await? {
        let old = flows.of(conn, tenant.id, booking.workflow_version).await?;
        let known = had.get(&booking.booking_id).map_or(&[][..], Vec::as_slice);
        let knows_all = known
            .iter()
            .all(|it| new.status(&StatusId::from(it.as_str())).is_some());
        if !knows_all || !means_the_same(&old, new, &booking) {
            forecast.kept += 1;
            continue;
        }
        let status = StatusId::from(booking.status.as_str());
        let (timers, past): (Vec<_>, Vec<_>) = machine::timers(new, &status, &times(&booking))
            .into_iter()
            .partition(|(step, due)| *due > now || overdue.contains(&(booking.booking_id, step.to_string())));
        forecast.bound += 1;
        let would = past.first().and_then(|(step, _)| {
            let times = times(&booking);
            machine::step(new, &status, step.as_str(), By::Timer, now, &times, true).ok()
        });
        forecast.past += usize::from(would.is_some());
        let past = would.is_some();
        if let Some(change) = would {
            *forecast.would_be.entry(change.to).or_default() += 1;
        }
        bound.push(Bound {
            misread: misread(&old, new, &status),
            booking,
            timers,
            past,
        });
    }
    Ok((bound, forecast))
}

/// The status of the booking holds its seat and asks for money as before.
fn means_the_same(old: &Workflow, new: &Workflow, booking: &BookingRow) -> bool {
    let id = StatusId::from(booking.status.as_str());
    match (old.status(&id), new.status(&id)) {
        (Some(old), Some(new)) => (old.phase, old.payment, old.charge) == (new.phase, new.payment, new.charge),
        (_, None) | (None, _) => false,
    }
}

/// Buttons name a step by its place in the list.
fn misread(old: &Workflow, new: &Workflow, status: &StatusId) -> bool {
    let mut offered = old
        .steps
        .iter()
        .enumerate()
        .filter(|(_, step)| step.from.contains(status));
    offered.any(|(place, step)| new.steps.get(place).is_none_or(|other| other.name != step.name))
}

/// What would happen now, for the screen that asks.
pub async fn forecast(
    conn: &mut Conn,
    flows: &Workflows,
    tenant: &TenantRow,
    new: &Workflow,
    now: Moment,
) -> Outcome<Forecast> {
    Ok(plan(conn, flows, tenant, new, now).await?.1)
}

/// Applies the draft as a new version.
pub async fn apply(work: &mut Work<'_>, revision: i64, past: Past) -> Outcome<Applied> {
    let stand = work.stand(revision).await?;
    let draft = stand.draft.ok_or(Refusal::Changed)?;
    let new = load("draft", &draft.source, Origin::Own).map_err(|_| Refusal::DraftWrong)?;
    let person = work.person.ok_or(Refusal::NotFound)?;
    let (flows, tenant, now) = (work.flows.clone(), work.tenant.tenant.clone(), work.now);
    let (bound, _) = plan(&mut work.tenant, &flows, &tenant, &new, now).await?;
    let version = stand.version + 1;
    workflow::insert(&mut work.tenant, tenant.id, version, &draft.source, person, now).await?;
    work.tenant.set_workflow_version(version).await?;
    let mut behind = Vec::new();
    for it in bound {
        let (id, entry_no) = (it.booking.booking_id, it.booking.entry_no + i64::from(it.misread));
        work.tenant.bind_booking(id, version, entry_no).await?;
        work.tenant.remove_timers(id).await?;
        for (step, due) in it.timers {
            work.tenant.insert_timer(id, step.as_str(), entry_no, due).await?;
        }
        if it.past {
            behind.push((id, entry_no));
        }
    }
    work.tenant.set_draft(None, version, Some(person), now).await?;
    if past == Past::Leave {
        return Ok(Applied { version, caught_up: 0 });
    }
    if behind.len() > AT_ONCE {
        for (id, entry_no) in &behind {
            let step = format!("{CATCH_UP} {version}");
            work.tenant.insert_timer(*id, &step, *entry_no, now).await?;
        }
        let caught_up = behind.len();
        return Ok(Applied { version, caught_up });
    }
    let mut caught_up = 0;
    for (id, _) in behind {
        let (person, by) = (work.person.take(), std::mem::replace(&mut work.by, By::Timer));
        let moved = catch_up(work, id).await;
        (work.person, work.by) = (person, by);
        caught_up += usize::from(moved?);
    }
    Ok(Applied { version, caught_up })
}

/// Whether a timer stands for all that has passed of a booking, and not for a step.
pub fn is_catch_up(timer: &TimerRow) -> bool {
    timer.step.starts_with(CATCH_UP)
}

/// Catches up with a booking that was left to the clock, unless it has moved on since.
pub async fn catch_up_later(work: &mut Work<'_>, timer: &TimerRow) -> Outcome<()> {
    if !work.tenant.fire_timer(timer, work.now).await? {
        return Ok(());
    }
    let (booking, _) = work.booking(timer.booking_id).await?;
    if booking.entry_no == timer.entry_no {
        catch_up(work, timer.booking_id).await?;
    }
    Ok(())
}

/// Takes the steps whose moments have passed, as the clock would have, but tells nobody.
async fn catch_up(work: &mut Work<'_>, id: BookingId) -> Outcome<bool> {
    let (mut booking, workflow) = work.booking(id).await?;
    let mut moved = false;
    loop {
        let (status, times) = (StatusId::from(booking.status.as_str()), times(&booking));
        let mut timers = machine::timers(&workflow, &status, &times).into_iter();
        let due = timers.find(|(_, due)| *due <= work.now);
        let taken =
            due.map(|(step, _)| machine::step(&workflow, &status, step.as_str(), By::Timer, work.now, &times, true));
        let Some(Ok(change)) = taken else {
            return Ok(moved);
        };
        let transition = Transition::of(change.to, change.step.as_str(), By::Timer);
        let after = match work.transit(&booking, &workflow, transition).await {
            Ok(after) => after,
            // What it was to replace is not ahead any more: it stays where it is, as with the clock.
            Err(Stop::Refused(_)) => return Ok(moved),
            Err(fault) => return Err(fault),
        };
        booking = work.settle_if_covered(after, &workflow, None).await?;
        let tells = |letter: &Letter| matches!(letter.notice, Notice::Stepped { .. });
        work.letters.retain(|letter| !tells(letter));
        moved = true;
    }
}
