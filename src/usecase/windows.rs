//! Stretches of time in which clients choose the start of a lesson of any kind.
//!
//! Each start at which a kind fits is a slot of its own, beside others that it overlaps; whatever is booked closes those
//! in its way, with the practice's pause around it, and gives them back when it is gone. The rule is in one place for
//! lists and in one for booking, which holds the tenant's lock.

use super::{Outcome, Work};
use crate::domain::deed::Deed;
use crate::domain::ids::{SlotId, WindowId};
use crate::domain::moment::Span;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::domain::slot::{Interval, WallSpan};
use crate::domain::window::{BUFFER_MOST, STEPS, starts};
use crate::domain::zone::{Date, Wall};
use crate::storage::kind::{self, KindRow};
use crate::storage::slot::{self, NewSlot, SlotState};
use crate::storage::window::{self, WindowRow};

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
    if fill(work, id, stretch, step).await? == 0 {
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

/// Puts the starts into a stretch at which a kind of service fits; tells how many.
async fn fill(work: &mut Work<'_>, id: WindowId, stretch: Interval, step: u32) -> Outcome<usize> {
    let (tenant, zone) = (work.tenant.id(), work.tenant.tenant.zone);
    let kinds = kind::kinds(&mut work.tenant, tenant).await?;
    let kinds: Vec<KindRow> = kinds.into_iter().filter(KindRow::is_offered).collect();
    let there = slot::overlapping(&mut work.tenant, tenant, stretch.start, stretch.end).await?;
    // What stands there for itself is offered for itself, or kept from clients; what is booked here comes back by itself.
    let is_free = |kind: &KindRow, lesson: &Interval| {
        !there.iter().any(|slot| {
            let stands = Interval {
                start: slot.start_at,
                end: slot.end_at,
            };
            match slot.window_id {
                None => stands.overlaps(*lesson),
                Some(_) => slot.kind_id == kind.kind_id && stands == *lesson,
            }
        })
    };
    let mut wanted = Vec::new();
    for kind in &kinds {
        let all = starts(stretch, Span::minutes(step.into()), Span::minutes(kind.minutes));
        let ahead = all.into_iter().filter(|lesson| lesson.start > work.now);
        wanted.extend(
            ahead
                .filter(|lesson| is_free(kind, lesson))
                .map(|lesson| (kind, lesson)),
        );
    }
    if wanted.len() > MOST {
        return Err(Refusal::TooManyTimes { limit: MOST as i64 }.into());
    }
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
        made.push(slot);
    }
    work.slots_freed(&made).await?;
    Ok(made.len())
}

/// Takes the starts away that nobody has booked.
async fn empty(work: &mut Work<'_>, id: WindowId) -> Outcome<WindowRow> {
    let tenant = work.tenant.id();
    let row = window::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let slots: Vec<SlotId> = window::slots(&mut work.tenant, tenant, id).await?;
    for slot in slots {
        if let Some(slot) = slot::by_id(&mut work.tenant, tenant, slot).await?
            && slot.taken == 0
        {
            work.tenant
                .set_slot_state(slot.slot_id, slot.revision, SlotState::Deleted)
                .await?;
        }
    }
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

/// Offers starts every so many minutes, of the kinds as they are now.
pub async fn set_step(work: &mut Work<'_>, id: WindowId, step: u32) -> Outcome<()> {
    if !STEPS.contains(&step) {
        return Err(Refusal::NotFound.into());
    }
    let row = empty(work, id).await?;
    work.tenant.set_window_step(id, step.into()).await?;
    let stretch = Interval {
        start: row.start_at,
        end: row.end_at,
    };
    fill(work, id, stretch, step).await?;
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
