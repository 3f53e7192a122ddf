//! Several times at once are hidden, shown, blocked or deleted, and what is booked in them is kept or called off.

use super::note::{became, counted};
use super::slots::{hours_of, lets_go};
use super::step::call_off_and_tell;
use super::{Outcome, Stop, Work, windows};
use crate::domain::deed::Deed;
use crate::domain::ids::{BookingId, SlotId, WindowId};
use crate::domain::names;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{By, StatusId, machine};
use crate::storage::booking::{self, BookingRow};
use crate::storage::slot::{self, SlotRow, SlotState};
use crate::storage::{job, window};

/// So many times are chosen at once.
pub const MOST: usize = 100;

/// What becomes of bookings in times that are taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nobody has said it yet: where there are any, nothing is done.
    Ask,
    /// Their times stay as they are.
    Keep,
    /// They are called off, and their clients hear of it.
    Cancel,
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    pub slots: usize,
    pub stretches: usize,
    pub bookings: usize,
    /// Times that stay because of what is booked in them.
    pub kept: usize,
    /// And because they are held for somebody to pick.
    pub held: usize,
    /// Bookings that are off and of which nobody hears.
    pub untold: Vec<BookingId>,
}

/// `None` where it has to be said first what becomes of bookings.
pub async fn set_states(
    work: &mut Work<'_>,
    (ids, stretches): (&[SlotId], &[WindowId]),
    state: SlotState,
    fate: Fate,
    reason: &str,
) -> Outcome<Option<Changed>> {
    if ids.is_empty() && stretches.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    let tenant = work.tenant.id();
    let takes_away = matches!(state, SlotState::Blocked | SlotState::Deleted);
    let mut rows: Vec<SlotRow> = Vec::new();
    for id in ids {
        rows.extend(slot::by_id(&mut work.tenant, tenant, *id).await?);
    }
    // The mere starts of a stretch go with it: no list shows them.
    rows.retain(SlotRow::is_listed);
    if takes_away && fate == Fate::Ask && rows.iter().any(|row| row.taken > 0) {
        return Ok(None);
    }
    let (mut changed, mut freed, mut let_go) = (Changed::default(), Vec::new(), Vec::new());
    for row in rows {
        if row.start_at <= work.now && state != SlotState::Deleted || row.state == state.as_str() {
            continue;
        }
        let mut booked = Vec::new();
        if takes_away && row.taken > 0 {
            booked = booking::in_slot(&mut work.tenant, tenant, row.slot_id).await?;
            if row.taken > booked.len() as i64 {
                changed.held += 1;
                continue;
            }
            if fate != Fate::Cancel || !all_can_leave(work, &booked).await? {
                changed.kept += 1;
                continue;
            }
        }
        // Before its bookings: what is off the plan becomes free for nobody.
        if !work.tenant.set_slot_state(row.slot_id, row.revision, state).await? {
            continue;
        }
        for booking in booked {
            call_off_and_tell(work, booking.booking_id, reason).await?;
            changed.bookings += 1;
            changed.untold.push(booking.booking_id);
        }
        if state == SlotState::Open {
            freed.push(row.slot_id);
        }
        if lets_go(
            &SlotRow {
                taken: 0,
                ..row.clone()
            },
            state,
        ) {
            let_go.push(hours_of(&row));
        }
        changed.slots += 1;
    }
    work.slots_freed(&freed).await?;
    for at in let_go {
        windows::starts_freed(work, at, None).await?;
    }
    changed.stretches = set_stretches(work, stretches, state).await?;
    if changed.slots > 0 {
        let deed = Deed::SlotsSet {
            became: became(state),
            count: counted(changed.slots),
            cancelled: counted(changed.bookings),
        };
        work.note(deed).await?;
    }
    let untold = job::untold_of(&mut work.tenant, tenant, &changed.untold).await?;
    changed.untold = untold.into_iter().map(|row| row.booking_id).collect();
    Ok(Some(changed))
}

/// Of stretches only the free starts are meant, and what is booked in them stays. Those that are gone or over by now, or
/// of which something is held, stay as they are.
async fn set_stretches(work: &mut Work<'_>, stretches: &[WindowId], state: SlotState) -> Outcome<usize> {
    let tenant = work.tenant.id();
    let mut set = 0;
    for id in stretches {
        let row = window::by_id(&mut work.tenant, tenant, *id).await?;
        if row.is_none_or(|row| row.state == state.as_str()) {
            continue;
        }
        match windows::set_state(work, *id, state).await {
            Ok(_) => set += 1,
            Err(Stop::Refused(Refusal::SlotHeld | Refusal::TimePast { .. })) => {}
            Err(stop) => return Err(stop),
        }
    }
    Ok(set)
}

async fn all_can_leave(work: &mut Work<'_>, booked: &[BookingRow]) -> Outcome<bool> {
    for booking in booked {
        let workflow = work.workflow_of(booking.workflow_version).await?;
        let status = StatusId::from(booking.status.as_str());
        let times = super::status::times(booking);
        if machine::way_out(&workflow, &status, By::Specialist, work.now, &times).is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Why, as the clients will read it.
pub fn reason_of(typed: &str) -> Result<String, Refusal> {
    names::clean_words(typed).map_err(|_| Refusal::TypedReason {
        limit: names::WORDS_MAX,
    })
}
