//! A draft comes into force as a version, and takes along the open bookings that can live by it.
//!
//! A booking keeps its version where the new one lacks a status that it has or had, or means something else by the one
//! it has: so nobody is ever in a status that does not exist, and what was charged stays what it was.

use std::collections::{BTreeMap, BTreeSet};

use super::status::{Transition, times};
use super::{Outcome, Work, Workflows};
use crate::domain::deed::Deed;
use crate::domain::ids::BookingId;
use crate::domain::moment::Moment;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{By, Origin, Phase, StatusId, Step, StepName, Workflow, load, machine};
use crate::storage::booking::{self, BookingRow};
use crate::storage::due::TimerRow;
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, outbox, workflow};

/// So many bookings go over when the draft is applied; if there are more, the clock takes the rest one by one.
const AT_ONCE: usize = 100;
/// Timers that stand for no step: the names of steps have no brackets. Each names its version.
const BIND: &str = "(bind) ";
/// The same, and all that has passed is caught up with.
const CATCH_UP: &str = "(catch up) ";

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
    /// Of those would-be places some give a time back that still lies ahead.
    pub frees: bool,
}

/// What becomes of bookings whose moment lies in the past by the new rules, and how many the screen spoke of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    /// Nothing was asked, since there were none.
    Unasked,
    Leave(usize),
    /// What the clock would have done is done now, and nobody is told.
    Apply(usize),
}

impl Past {
    fn seen(self) -> usize {
        match self {
            Self::Unasked => 0,
            Self::Leave(seen) | Self::Apply(seen) => seen,
        }
    }
}

/// What was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    pub version: i64,
    /// Bookings that moved on because their moment had passed.
    pub caught_up: usize,
    /// Those that the clock moves on from now.
    pub to_come: usize,
}

/// A booking that goes over.
struct Bound {
    booking: BookingRow,
    timers: Vec<(StepName, Moment)>,
    /// Where it would be if what has passed by the new rules happened now.
    would_be: Option<StatusId>,
    /// A button drawn before would mean another step now.
    misread: bool,
}

/// How a booking goes over to the new rules, with what it has had and what is due of it; `None` if it lives on by the
/// rules it has.
fn bound(
    (old, new): (&Workflow, &Workflow),
    booking: BookingRow,
    had: &[String],
    overdue: &BTreeSet<String>,
    now: Moment,
) -> Option<Bound> {
    let knows_all = had.iter().all(|it| new.status(&StatusId::from(it.as_str())).is_some());
    let status = StatusId::from(booking.status.as_str());
    if !knows_all || !means_the_same(old, new, &status) {
        return None;
    }
    let times = times(&booking);
    let (timers, past): (Vec<_>, Vec<_>) = machine::timers(new, &status, &times)
        .into_iter()
        .partition(|(step, due)| *due > now || overdue.contains(step.as_str()));
    let would_be = past.first().and_then(|(step, _)| {
        let change = machine::step(new, &status, step.as_str(), By::Timer, now, &times, true);
        change.ok().map(|change| change.to)
    });
    Some(Bound {
        misread: misread(old, new, &status),
        booking,
        timers,
        would_be,
    })
}

async fn plan(
    conn: &mut Conn,
    flows: &Workflows,
    tenant: &TenantRow,
    new: &Workflow,
    now: Moment,
) -> Outcome<(Vec<Bound>, Forecast)> {
    let mut had: BTreeMap<BookingId, Vec<String>> = BTreeMap::new();
    for (booking, status) in workflow::statuses_had(conn, tenant.id, None).await? {
        had.entry(booking).or_default().push(status);
    }
    let mut overdue: BTreeMap<BookingId, BTreeSet<String>> = BTreeMap::new();
    for row in workflow::overdue(conn, tenant.id, None, now).await? {
        overdue.entry(row.booking_id).or_default().insert(row.step);
    }
    let (mut all, mut forecast) = (Vec::new(), Forecast::default());
    let none = BTreeSet::new();
    for booking in booking::open(conn, tenant.id).await? {
        let old = flows.of(conn, tenant.id, booking.workflow_version).await?;
        let known = had.get(&booking.booking_id).map_or(&[][..], Vec::as_slice);
        let due = overdue.get(&booking.booking_id).unwrap_or(&none);
        let Some(it) = bound((&old, new), booking, known, due, now) else {
            forecast.kept += 1;
            continue;
        };
        forecast.bound += 1;
        if let Some(to) = &it.would_be {
            forecast.past += 1;
            let void = new.status(to).is_some_and(|to| !to.phase.holds_seat());
            forecast.frees |= void && it.booking.start_at > now;
            *forecast.would_be.entry(to.clone()).or_default() += 1;
        }
        all.push(it);
    }
    Ok((all, forecast))
}

/// The status holds its seat and asks for money as before.
fn means_the_same(old: &Workflow, new: &Workflow, id: &StatusId) -> bool {
    match (old.status(id), new.status(id)) {
        (Some(old), Some(new)) => (old.phase, old.payment, old.charge) == (new.phase, new.payment, new.charge),
        (_, None) | (None, _) => false,
    }
}

/// Buttons name a step by its place in the list, and say where it leads and what that costs.
fn misread(old: &Workflow, new: &Workflow, status: &StatusId) -> bool {
    let mut offered = old
        .steps
        .iter()
        .enumerate()
        .filter(|(_, step)| step.from.contains(status));
    let says = |step: &Step| (step.name.clone(), step.to.clone(), step.ask, step.confirm);
    offered.any(|(place, step)| {
        let reads = |other: &Step| says(other) == says(step) && means_the_same(old, new, &step.to);
        !new.steps.get(place).is_some_and(reads)
    })
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

/// Applies the draft as a new version. Moments may have passed since the screen was drawn that it did not speak of:
/// then it is drawn again.
pub async fn apply(work: &mut Work<'_>, revision: i64, past: Past) -> Outcome<Applied> {
    let stand = work.stand(revision).await?;
    let draft = stand.draft.ok_or(Refusal::Changed)?;
    let new = load("draft", &draft.source, Origin::Own).map_err(|_| Refusal::DraftWrong)?;
    let person = work.person.ok_or(Refusal::NotFound)?;
    let (flows, tenant, now) = (work.flows.clone(), work.tenant.tenant.clone(), work.now);
    let (bound, forecast) = plan(&mut work.tenant, &flows, &tenant, &new, now).await?;
    if forecast.past != past.seen() {
        return Err(Refusal::Changed.into());
    }
    let version = stand.version + 1;
    // What was read under this number belongs to a transaction that did not come to its end.
    flows.forget(tenant.id, version);
    workflow::insert(&mut work.tenant, tenant.id, version, &draft.source, person, now).await?;
    work.tenant.set_workflow_version(version).await?;
    work.tenant.set_draft(None, version, Some(person), now).await?;
    work.note(Deed::WorkflowApplied { version }).await?;
    let all_at_once = bound.len() <= AT_ONCE;
    let (mut behind, mut later) = (Vec::new(), Vec::new());
    for (place, it) in bound.into_iter().enumerate() {
        let (id, mut entry_no) = (it.booking.booking_id, it.booking.entry_no);
        let catches_up = it.would_be.is_some() && matches!(past, Past::Apply(_));
        if place < AT_ONCE {
            entry_no = bind(work, it, version).await?;
        }
        match (catches_up, all_at_once) {
            (true, true) => behind.push(id),
            (true, false) => later.push((id, format!("{CATCH_UP}{version}"), entry_no)),
            (false, _) if place >= AT_ONCE => later.push((id, format!("{BIND}{version}"), entry_no)),
            (false, _) => {}
        }
    }
    work.tenant.insert_timers(&later, now).await?;
    let mut caught_up = 0;
    for id in behind {
        let (person, by) = (work.person.take(), std::mem::replace(&mut work.by, By::Timer));
        let moved = catch_up(work, id).await;
        (work.person, work.by) = (person, by);
        caught_up += usize::from(moved?);
    }
    let to_come = later.iter().filter(|(_, step, _)| step.starts_with(CATCH_UP)).count();
    Ok(Applied {
        version,
        caught_up,
        to_come,
    })
}

/// Lets a booking live by the version; gives the entry that its buttons stand for then.
async fn bind(work: &mut Work<'_>, it: Bound, version: i64) -> Outcome<i64> {
    let (id, entry_no) = (it.booking.booking_id, it.booking.entry_no + i64::from(it.misread));
    work.tenant.bind_booking(id, version, entry_no).await?;
    work.tenant.remove_timers(id).await?;
    for (step, due) in it.timers {
        work.tenant.insert_timer(id, step.as_str(), entry_no, due).await?;
    }
    if it.misread {
        work.ask_again(id, entry_no).await?;
    }
    Ok(entry_no)
}

impl Work<'_> {
    /// The notices that ask about a booking get buttons that stand for its present entry.
    async fn ask_again(&mut self, id: BookingId, entry_no: i64) -> Outcome<()> {
        let tenant = self.tenant.id();
        for (of, to) in outbox::asking(&mut self.tenant, tenant, id).await? {
            let notice = Notice::Reasked { of, booking: id };
            self.tell(to, notice, &format!("reasked:{of}:{entry_no}"));
        }
        Ok(())
    }
}

/// The version that a timer leads a booking to, if it stands for that and not for a step.
pub fn leads_to(timer: &TimerRow) -> Option<i64> {
    let step = timer.step.as_str();
    let version = step.strip_prefix(BIND).or_else(|| step.strip_prefix(CATCH_UP))?;
    version.parse().ok()
}

/// Takes a booking along that was left to the clock, unless another version is in force meanwhile, and catches up with
/// it, unless it has moved on.
pub async fn bind_later(work: &mut Work<'_>, timer: &TimerRow, version: i64) -> Outcome<()> {
    if !work.tenant.fire_timer(timer, work.now).await? || work.tenant.tenant.workflow_version != version {
        return Ok(());
    }
    let (booking, old) = work.booking(timer.booking_id).await?;
    let (tenant, id, moved_on) = (work.tenant.id(), timer.booking_id, booking.entry_no != timer.entry_no);
    let open = [Phase::Pending.as_str(), Phase::Upcoming.as_str()].contains(&booking.phase.as_str());
    if booking.workflow_version < version && open {
        let new = work.workflow_of(version).await?;
        let had = workflow::statuses_had(&mut work.tenant, tenant, Some(id)).await?;
        let had: Vec<String> = had.into_iter().map(|(_, status)| status).collect();
        let overdue = workflow::overdue(&mut work.tenant, tenant, Some(id), work.now).await?;
        let overdue = overdue.into_iter().map(|row| row.step).collect();
        // What she was asked about had passed when she was asked. Later moments, and those of a later status, count.
        let asked = match workflow::version(&mut work.tenant, tenant, version).await? {
            Some(row) if !moved_on => row.applied_at,
            Some(_) | None => Moment(i64::MIN),
        };
        if let Some(it) = bound((&old, &new), booking, &had, &overdue, asked) {
            bind(work, it, version).await?;
        }
    }
    if timer.step.starts_with(CATCH_UP) && !moved_on {
        catch_up(work, id).await?;
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
        let held = work.hold().await?;
        let taken = work.transit(&booking, &workflow, transition).await;
        // What it was to replace is not ahead any more: it stays where it is, as with the clock.
        let Ok(after) = work.end(held, taken).await? else {
            return Ok(moved);
        };
        booking = work.settle_if_covered(after, &workflow, None).await?;
        let tells = |letter: &Letter| matches!(letter.notice, Notice::Stepped { .. });
        work.letters.retain(|letter| !tells(letter));
        moved = true;
    }
}
