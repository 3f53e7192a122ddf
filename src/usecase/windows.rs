//! Stretches of time in which clients choose the start of a lesson of any kind.
//!
//! Each start at which a kind fits is a slot of its own, beside others that it overlaps; whatever is booked closes those
//! in its way, with the practice's pause around it, and gives them back when it is gone. The rule is in one place for
//! lists and in one for booking, which holds the tenant's lock.

use super::note::{became, counted};
use super::{Outcome, Work};
use crate::domain::deed::Deed;
use crate::domain::ids::{SlotId, TenantId, WindowId};
use crate::domain::moment::Span;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::domain::slot::{Interval, WallSpan};
use crate::domain::window::{BUFFER_MOST, STEPS, USUAL_STEP, starts};
use crate::domain::zone::{Date, Wall};
use crate::storage::kind::{self, KindRow};
use crate::storage::slot::{self, NewSlot, SlotRow, SlotState};
use crate::storage::window::{self, WindowRow};
use crate::storage::{Conn, Result as StoreResult, offer};

/// Starts that one stretch offers, of all kinds together.
const MOST: usize = 150;

/// Opens a stretch of a local day.
pub async fn open(work: &mut Work<'_>, day: Date, span: WallSpan, step: u32) -> Outcome<WindowId> {
    let zone = work.tenant.tenant.zone;
    let stretch = span.on_day(zone, day).map_err(|_| Refusal::NoSuchTime {
        wall: Wall::new(day, span.start_min).to_string(),
    })?;
    if stretch.start <= work.now {
        return Err(Refusal::TimePast { at: stretch.start }.into());
    }
    if !STEPS.contains(&step) {
        return Err(Refusal::NotFound.into());
    }
    let tenant = work.tenant.id();
    let there = window::between(&mut work.tenant, tenant, stretch.start, stretch.end).await?;
    if let Some(there) = there.first() {
        return Err(Refusal::Overlap {
            start: there.start_at,
            end: there.end_at,
            who: None,
        }
        .into());
    }
    let id = work
        .tenant
        .insert_window(stretch.start, stretch.end, step.into())
        .await?;
    if fill(work, id, stretch, step, Heard::Yes).await?.whole()? == 0 {
        return Err(Refusal::NothingToMake.into());
    }
    let deed = Deed::StretchOpened {
        window: id,
        start: stretch.start,
        end: stretch.end,
    };
    work.note(deed).await?;
    Ok(id)
}

impl From<bool> for Heard {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// Opens a stretch there like one that is; tells how many starts it has.
pub(super) async fn open_like(work: &mut Work<'_>, row: &WindowRow, at: Interval) -> Outcome<usize> {
    let step = u32::try_from(row.step).unwrap_or(USUAL_STEP);
    let id = work.tenant.insert_window(at.start, at.end, row.step).await?;
    if let Some(state) = SlotState::parse(&row.state).filter(|_| !row.is_open()) {
        work.tenant.set_window_state(id, state).await?;
    }
    Ok(fill(work, id, at, step, Heard::from(row.is_open())).await?.free)
}

/// Whether those who wait hear of new starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    Yes,
    No,
}

/// Puts the starts into a stretch at which a kind of service fits; tells how many of them can be booked. Beyond the most
/// there is nothing.
async fn fill(work: &mut Work<'_>, id: WindowId, stretch: Interval, step: u32, heard: Heard) -> Outcome<Filled> {
    let (tenant, zone) = (work.tenant.id(), work.tenant.tenant.zone);
    let kinds = kind::kinds(&mut work.tenant, tenant).await?;
    let there = slot::overlapping(&mut work.tenant, tenant, stretch.start, stretch.end).await?;
    let hours = hours_of;
    let is_there = |kind: &KindRow, lesson: &Interval| {
        there.iter().any(|slot| {
            let of_stretch = slot.window_id == Some(id) && slot.kind_id == kind.kind_id;
            of_stretch && hours(slot) == *lesson
        })
    };
    // What stands there for itself closes them as long as it does.
    let is_free = |lesson: &Interval| {
        let mut standing = there.iter().filter(|slot| slot.stands_for_itself());
        !standing.any(|slot| hours(slot).overlaps(*lesson))
    };
    let mut wanted = Vec::new();
    for kind in kinds.iter().filter(|kind| kind.is_offered()) {
        let all = starts(stretch, Span::minutes(step.into()), Span::minutes(kind.minutes));
        let ahead = all.into_iter().filter(|lesson| lesson.start > work.now);
        let missing = ahead.filter(|lesson| !is_there(kind, lesson));
        wanted.extend(missing.map(|lesson| (kind, lesson)));
    }
    let room = MOST.saturating_sub(there.iter().filter(|slot| slot.window_id == Some(id)).count());
    let left_out = wanted.len().saturating_sub(room);
    wanted.truncate(room);
    let mut made = Vec::with_capacity(wanted.len());
    for (kind, lesson) in wanted {
        let new = NewSlot {
            start: lesson.start,
            end: lesson.end,
            wall: zone.wall(lesson.start).to_string(),
            kind: kind.kind_id,
            price: kind.price,
            seats: kind.seats,
        };
        let slot = work.tenant.insert_slot(&new).await?;
        work.tenant.insert_window_slot(id, slot).await?;
        if is_free(&lesson) {
            made.push(slot);
        }
    }
    if heard == Heard::Yes {
        work.slots_freed(&made).await?;
    }
    work.tenant.set_window_left_out(id, counted(left_out)).await?;
    let free = made.len();
    Ok(Filled { free, left_out })
}

struct Filled {
    /// Starts that can be booked.
    free: usize,
    /// Beyond the most.
    left_out: usize,
}

impl Filled {
    fn whole(self) -> Result<usize, Refusal> {
        match self.left_out {
            0 => Ok(self.free),
            _ => Err(Refusal::TooManyTimes { limit: MOST as i64 }),
        }
    }
}

/// All stretches ahead offer the kinds as they are now.
pub async fn refill(work: &mut Work<'_>, heard: Heard) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    let kinds = kind::kinds(&mut work.tenant, tenant).await?;
    for row in window::ahead(&mut work.tenant, tenant, now).await? {
        let is_stale = |slot: &SlotRow| {
            let kind = kinds.iter().find(|kind| kind.kind_id == slot.kind_id);
            !kind.is_some_and(|kind| {
                let length = Span::minutes(kind.minutes);
                kind.is_offered()
                    && slot.end_at - slot.start_at == length
                    && (slot.price, slot.seats) == (kind.price, kind.seats)
            })
        };
        take_away(work, &row, is_stale).await?;
        let step = u32::try_from(row.step).unwrap_or(USUAL_STEP);
        let heard = if row.is_open() { heard } else { Heard::No };
        fill(work, row.window_id, stretch_of(&row), step, heard).await?;
    }
    Ok(())
}

fn stretch_of(row: &WindowRow) -> Interval {
    Interval {
        start: row.start_at,
        end: row.end_at,
    }
}

/// Whether something that stands for itself closes a start of a stretch; `but` is left out of account.
pub async fn in_the_way(conn: &mut Conn, tenant: TenantId, row: &SlotRow, but: Option<SlotId>) -> StoreResult<bool> {
    if row.window_id.is_none() {
        return Ok(false);
    }
    let stands = slot::standing(conn, tenant, row.start_at, row.end_at).await?;
    let itself = [Some(row.slot_id), but];
    Ok(stands.iter().any(|other| !itself.contains(&Some(other.slot_id))))
}

/// Takes those starts away that nobody has booked; what is blocked or hidden stays so.
async fn take_away(work: &mut Work<'_>, row: &WindowRow, which: impl Fn(&SlotRow) -> bool) -> Outcome<()> {
    let tenant = work.tenant.id();
    for slot in slot::plan(&mut work.tenant, tenant, row.start_at, row.end_at).await? {
        let mere = slot.window_id == Some(row.window_id) && !slot.is_listed();
        if mere && which(&slot) {
            work.tenant
                .set_slot_state(slot.slot_id, slot.revision, SlotState::Deleted)
                .await?;
        }
    }
    Ok(())
}

/// Takes the starts away that nobody has booked.
async fn empty(work: &mut Work<'_>, id: WindowId) -> Outcome<WindowRow> {
    let tenant = work.tenant.id();
    let row = window::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    take_away(work, &row, |_| true).await?;
    Ok(row)
}

/// Closes a stretch: what is booked in it stays, each a time of its own.
pub async fn close(work: &mut Work<'_>, id: WindowId) -> Outcome<WindowRow> {
    let row = empty(work, id).await?;
    work.tenant.delete_window(id, work.now).await?;
    let (start, end) = (row.start_at, row.end_at);
    work.note(Deed::StretchClosed { start, end }).await?;
    Ok(row)
}

/// Hides or blocks a stretch, or shows it again: its free starts are offered as long as it is open, and what is booked
/// in it stays. Who holds one of them for somebody takes that back before they block it.
pub async fn set_state(work: &mut Work<'_>, id: WindowId, state: SlotState) -> Outcome<WindowRow> {
    let tenant = work.tenant.id();
    let row = window::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    if state == SlotState::Deleted {
        return close(work, id).await;
    }
    if row.end_at <= work.now {
        return Err(Refusal::TimePast { at: row.start_at }.into());
    }
    if row.state == state.as_str() {
        return Ok(row);
    }
    if state == SlotState::Blocked && holds(work, &row).await? {
        return Err(Refusal::SlotHeld.into());
    }
    work.tenant.set_window_state(id, state).await?;
    if state == SlotState::Open {
        starts_freed(work, stretch_of(&row), Some(id)).await?;
    }
    let deed = Deed::StretchSet {
        window: id,
        start: row.start_at,
        end: row.end_at,
        became: became(state),
    };
    work.note(deed).await?;
    Ok(row)
}

/// Whether a start of it is held for somebody to pick.
async fn holds(work: &mut Work<'_>, row: &WindowRow) -> Outcome<bool> {
    let tenant = work.tenant.id();
    for slot in slot::plan(&mut work.tenant, tenant, row.start_at, row.end_at).await? {
        let taken = slot.window_id == Some(row.window_id) && slot.taken > 0 && slot.start_at > work.now;
        if taken && !offer::of_slot(&mut work.tenant, tenant, slot.slot_id).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What stood in the way there does not any more: the starts of stretches beside it are free again, of one stretch where
/// it is named.
pub(super) async fn starts_freed(work: &mut Work<'_>, at: Interval, of: Option<WindowId>) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    let there = slot::overlapping(&mut work.tenant, tenant, at.start, at.end).await?;
    let stands: Vec<Interval> = there
        .iter()
        .filter(|slot| slot.stands_for_itself())
        .map(hours_of)
        .collect();
    let is_free = |slot: &&SlotRow| {
        let wanted = slot.window_id.is_some() && (of.is_none() || slot.window_id == of);
        wanted
            && slot.start_at > now
            && slot.is_open()
            && !slot.stands_for_itself()
            && !stands.iter().any(|other| other.overlaps(hours_of(slot)))
    };
    let free: Vec<SlotId> = there.iter().filter(is_free).map(|slot| slot.slot_id).collect();
    work.slots_freed(&free).await
}

fn hours_of(slot: &SlotRow) -> Interval {
    Interval {
        start: slot.start_at,
        end: slot.end_at,
    }
}

/// Offers starts every so many minutes, of the kinds as they are now.
pub async fn set_step(work: &mut Work<'_>, id: WindowId, step: u32) -> Outcome<()> {
    if !STEPS.contains(&step) {
        return Err(Refusal::NotFound.into());
    }
    let row = empty(work, id).await?;
    work.tenant.set_window_step(id, step.into()).await?;
    let filled = fill(work, id, stretch_of(&row), step, Heard::from(row.is_open())).await?;
    filled.whole()?;
    let deed = Deed::StretchStep {
        window: id,
        start: row.start_at,
        end: row.end_at,
        minutes: step.into(),
    };
    work.note(deed).await
}

/// The pause that is kept free around lessons in stretches, in minutes.
pub async fn set_buffer(work: &mut Work<'_>, minutes: i64) -> Outcome<()> {
    let buffer = u16::try_from(minutes).ok().filter(|minutes| *minutes <= BUFFER_MOST);
    let buffer = buffer.ok_or(Refusal::TypedPause {
        limit: BUFFER_MOST.into(),
    })?;
    let policy = Policy {
        buffer,
        ..work.tenant.tenant.policy.clone()
    };
    work.tenant.set_policy(policy).await?;
    work.note(Deed::PauseSet { minutes }).await
}

/// The pause that a booking of a slot leaves to others; a slot that stands for itself needs none.
pub fn pause(policy: &Policy, window: Option<WindowId>) -> Span {
    window.map_or(Span(0), |_| Span::minutes(policy.buffer.into()))
}
