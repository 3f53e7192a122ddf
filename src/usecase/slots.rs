//! Times on the plan: made, hidden, shown, blocked, deleted.

use super::note::{became, counted};
use super::{Outcome, Work, kinds, windows};
use crate::domain::deed::{Deed, Part};
use crate::domain::ids::SlotId;
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::slot::{Interval, WallSpan};
use crate::domain::zone::{Date, Wall};
use crate::storage::Fault;
use crate::storage::slot::{self, KindRow, NewSlot, SlotRow, SlotState};
use crate::storage::{booking, client};

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
        if let Some(stands) = stands.iter().find(|slot| slot.stands_for_itself()) {
            return Err(overlap(work, stands).await?.into());
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
    let count = counted(made.len());
    work.note(Deed::SlotsMade { day, count }).await?;
    Ok(made)
}

/// What stands in the way, and who has it.
async fn overlap(work: &mut Work<'_>, stands: &SlotRow) -> Outcome<Refusal> {
    let tenant = work.tenant.id();
    let bookings = booking::in_slot(&mut work.tenant, tenant, stands.slot_id).await?;
    let who = match bookings.first() {
        Some(booking) => client::by_id(&mut work.tenant, tenant, booking.client_id).await?,
        None => None,
    };
    Ok(Refusal::Overlap {
        start: stands.start_at,
        end: stands.end_at,
        who: who.map(|client| client.name),
    })
}

/// The kind of service that new slots are for.
pub async fn default_kind(work: &mut Work<'_>) -> Outcome<KindRow> {
    let tenant = work.tenant.id();
    let kinds = slot::kinds(&mut work.tenant, tenant).await?;
    Ok(kinds
        .into_iter()
        .find(KindRow::is_offered)
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
        let booked = booking::in_slot(&mut work.tenant, tenant, id).await?;
        return Err(match booked.is_empty() {
            true => Refusal::SlotHeld,
            false => Refusal::SlotHasBookings,
        }
        .into());
    }
    if !work.tenant.set_slot_state(id, revision, state).await? {
        return Err(Refusal::Changed.into());
    }
    if state == SlotState::Open && !row.is_open() {
        work.slots_freed(&[id]).await?;
    }
    if lets_go(&row, state) {
        windows::starts_freed(work, hours_of(&row), None).await?;
    }
    if row.state != state.as_str() {
        let (slot, start, became) = (id, row.start_at, became(state));
        work.note(Deed::SlotSet { slot, start, became }).await?;
    }
    Ok(row.start_at)
}

/// Whether what stood in the way of starts of stretches stands there no more, since it is off the plan, or a start again.
pub(super) fn lets_go(row: &SlotRow, state: SlotState) -> bool {
    let blocked = row.state == SlotState::Blocked.as_str();
    row.taken == 0
        && match row.window_id {
            Some(_) => blocked && state != SlotState::Blocked,
            None => state == SlotState::Deleted,
        }
}

pub(super) fn hours_of(row: &SlotRow) -> Interval {
    Interval {
        start: row.start_at,
        end: row.end_at,
    }
}

/// What new bookings of it cost, in minor units; who has a seat keeps the price they booked at.
pub async fn set_price(work: &mut Work<'_>, id: SlotId, price: i64) -> Outcome<()> {
    let row = ahead(work, id).await?;
    work.tenant.set_slot_price(row.slot_id, price).await?;
    part_set(work, &row, Part::Price).await
}

/// Never fewer than are taken.
pub async fn set_seats(work: &mut Work<'_>, id: SlotId, seats: i64) -> Outcome<()> {
    let row = ahead(work, id).await?;
    let seats = kinds::checked_seats(seats)?;
    if seats < row.taken {
        return Err(Refusal::FewSeats { taken: row.taken }.into());
    }
    work.tenant.set_slot_seats(row.slot_id, seats).await?;
    if row.free_seats() == 0 && seats > row.taken {
        work.seats_added(row.slot_id).await?;
    }
    part_set(work, &row, Part::Seats).await
}

/// `None` takes it away: the place of its kind or of the practice counts again.
pub async fn set_place(work: &mut Work<'_>, id: SlotId, typed: Option<&str>) -> Outcome<()> {
    let row = ahead(work, id).await?;
    let place = kinds::words(typed)?;
    work.tenant.set_slot_place(row.slot_id, &place).await?;
    part_set(work, &row, Part::Place).await
}

/// What clients read who book it; `None` takes it away.
pub async fn set_note(work: &mut Work<'_>, id: SlotId, typed: Option<&str>) -> Outcome<()> {
    let row = ahead(work, id).await?;
    let note = kinds::words(typed)?;
    work.tenant.set_slot_note(row.slot_id, &note).await?;
    part_set(work, &row, Part::Note).await
}

async fn part_set(work: &mut Work<'_>, row: &SlotRow, part: Part) -> Outcome<()> {
    let (slot, start) = (row.slot_id, row.start_at);
    work.note(Deed::SlotPart { slot, start, part }).await
}

async fn ahead(work: &mut Work<'_>, id: SlotId) -> Outcome<SlotRow> {
    let tenant = work.tenant.id();
    let row = slot::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    if row.start_at <= work.now {
        return Err(Refusal::TimePast { at: row.start_at }.into());
    }
    Ok(row)
}
