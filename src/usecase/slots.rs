//! Times on the plan: made, hidden, shown, blocked, deleted.

use super::{Outcome, Work};
use crate::domain::ids::SlotId;
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::slot::{Interval, WallSpan};
use crate::domain::zone::{Date, Wall};
use crate::storage::Fault;
use crate::storage::slot::{self, KindRow, NewSlot, SlotState};

/// Makes slots on one local day, from minutes of its wall: all of them, or none and the reason.
pub async fn make(work: &mut Work<'_>, day: Date, times: &[WallSpan]) -> Outcome<Vec<SlotId>> {
    let kind = default_kind(work).await?;
    make_of(work, &kind, day, times).await
}

/// As [`make`], for that kind of service.
pub async fn make_of(work: &mut Work<'_>, kind: &KindRow, day: Date, times: &[WallSpan]) -> Outcome<Vec<SlotId>> {
    if times.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    let tenant = work.tenant.id();
    let zone = work.tenant.tenant.zone;
    let mut made = Vec::with_capacity(times.len());
    for time in times {
        let wall = Wall::new(day, time.start_min);
        let Interval { start, end } = time
            .on_day(zone, day)
            .map_err(|_| Refusal::NoSuchTime { wall: wall.to_string() })?;
        if start <= work.now {
            return Err(Refusal::TimePast { at: start }.into());
        }
        let stands = slot::overlapping(&mut work.tenant, tenant, start, end).await?;
        if let Some(stands) = stands.first() {
            return Err(Refusal::Overlap {
                start: stands.start_at,
                end: stands.end_at,
            }
            .into());
        }
        let new = NewSlot {
            start,
            end,
            wall: wall.to_string(),
            kind: kind.kind_id,
            price: kind.price,
            seats: kind.seats,
        };
        made.push(work.tenant.insert_slot(&new).await?);
    }
    work.slots_freed(&made).await?;
    Ok(made)
}

/// The kind of service that new slots are for.
pub async fn default_kind(work: &mut Work<'_>) -> Outcome<KindRow> {
    let tenant = work.tenant.id();
    let kinds = slot::kinds(&mut work.tenant, tenant).await?;
    Ok(kinds
        .into_iter()
        .next()
        .ok_or_else(|| Fault::Bug(format!("tenant {tenant} has no kind of service")))?)
}

/// Hides, shows, blocks or deletes a slot that is still as the button saw it. What is booked keeps its place: a slot
/// with bookings can be hidden, not blocked or deleted. Returns the slot's start.
pub async fn set_state(work: &mut Work<'_>, id: SlotId, revision: i64, state: SlotState) -> Outcome<Moment> {
    let tenant = work.tenant.id();
    let row = slot::by_id(&mut work.tenant, tenant, id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let takes_away = match state {
        SlotState::Open | SlotState::Hidden => false,
        SlotState::Blocked | SlotState::Deleted => true,
    };
    if takes_away && row.taken > 0 {
        return Err(Refusal::SlotHasBookings.into());
    }
    if !work.tenant.set_slot_state(id, revision, state).await? {
        return Err(Refusal::Changed.into());
    }
    if state == SlotState::Open && !row.is_open() {
        work.slots_freed(&[id]).await?;
    }
    Ok(row.start_at)
}
