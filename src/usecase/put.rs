//! A specialist books for a client, or takes their booking to another time: to what is free on the plan or to any hour,
//! which is then made for it, hidden from others. What stands against it is warned of, and overridden knowingly; a seat
//! that somebody has is never given twice.

use super::book::{Offer, make, open_move};
use super::status::{MOVE, Transition, times};
use super::views::place::{Found, look};
use super::{Outcome, Work};
use crate::domain::deed::Deed;
use crate::domain::ids::{BookingId, ClientId};
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::spot::{Spot, Warnings};
use crate::domain::watch::Wish;
use crate::domain::workflow::{By, Phase, StatusId, Workflow, machine};
use crate::domain::zone::Wall;
use crate::storage::booking::{BookingRow, Seat};
use crate::storage::slot::{self, NewSlot, SlotRow, SlotState};
use crate::storage::{Fault, client, clients};

/// Books for a client. `read` is what the screen warned of.
pub async fn book(work: &mut Work<'_>, id: ClientId, spot: Spot, read: Warnings) -> Outcome<BookingRow> {
    let person = work.person.ok_or(Refusal::NotFound)?;
    let client = super::clients::client(work, id).await?;
    let tenant = work.tenant.tenant.clone();
    let found = look(&mut work.tenant, &tenant, &client, spot, None, work.now).await?;
    if !found.warnings.are_among(read) {
        return Err(Refusal::Unsure.into());
    }
    let (slot, seat) = take_seat(work, found).await?;
    let offer = Offer {
        slot,
        seat,
        asks: false,
        waits: false,
        answer: String::new(),
    };
    let made = make(work, person, &client, &offer, None, None).await?;
    work.tenant.set_accepted(id, work.now).await?;
    let booking = made.booking_id;
    for person in clients::people(&mut work.tenant, tenant.id, id).await? {
        let wish = Wish::Slot(made.slot_id).code();
        work.tenant.remove_wish(person.person_id, &wish).await?;
        work.tell(
            person.person_id,
            Notice::BookedFor { booking },
            &format!("booked-for:{booking}"),
        );
    }
    work.leave_receipt(&made).await?;
    let start = made.start_at;
    work.note(Deed::Booked { booking, start }).await?;
    Ok(made)
}

/// Whether a specialist can take the booking to another time.
pub fn may_move(workflow: &Workflow, booking: &BookingRow, now: crate::domain::moment::Moment) -> Result<(), Refusal> {
    let status = StatusId::from(booking.status.as_str());
    let ahead = booking.phase == Phase::Upcoming.as_str() && booking.start_at > now;
    if !ahead {
        return Err(Refusal::StepNotThere);
    }
    machine::step(workflow, &status, MOVE, By::Specialist, now, &times(booking), true)?;
    Ok(())
}

/// Takes a booking to another time; it keeps its kind, length, price and place.
pub async fn move_to(
    work: &mut Work<'_>,
    id: BookingId,
    entry_no: i64,
    spot: Spot,
    read: Warnings,
) -> Outcome<BookingRow> {
    let (row, workflow) = work.booking(id).await?;
    let tenant = work.tenant.tenant.clone();
    let client = client::by_id(&mut work.tenant, tenant.id, row.client_id)
        .await?
        .ok_or_else(|| Fault::Bug(format!("booking {id} has no client")))?;
    may_move(&workflow, &row, work.now)?;
    let found = look(&mut work.tenant, &tenant, &client, spot, Some(&row), work.now).await?;
    if row.entry_no != entry_no {
        return Err(Refusal::Changed.into());
    }
    // The client's own request for another time is answered first.
    if open_move(work, id).await?.is_some() {
        return Err(Refusal::MoveWaits.into());
    }
    if !found.warnings.are_among(read) {
        return Err(Refusal::Unsure.into());
    }
    let (_, seat) = take_seat(work, found).await?;
    let status = StatusId::from(row.status.as_str());
    let change = machine::step(&workflow, &status, MOVE, work.by, work.now, &times(&row), true)?;
    let transition = Transition {
        moved: Some(seat),
        ..Transition::of(change.to.clone(), MOVE, work.by)
    };
    let row = work.transit(&row, &workflow, transition).await?;
    work.tell_of_step(&row, &change.notify).await?;
    work.leave_receipt(&row).await?;
    let (booking, start) = (id, row.start_at);
    work.note(Deed::Moved { booking, start }).await?;
    Ok(row)
}

/// A seat there; where there is no such time on the plan, one is made that clients don't see.
async fn take_seat(work: &mut Work<'_>, found: Found) -> Outcome<(SlotRow, Seat)> {
    let tenant = work.tenant.id();
    let slot = match found.slot {
        Some(slot) => slot,
        None => {
            let wall: Wall = work.tenant.tenant.zone.wall(found.start);
            let new = NewSlot {
                start: found.start,
                end: found.end,
                wall: wall.to_string(),
                kind: found.kind,
                price: found.price,
                seats: 1,
            };
            let id = work.tenant.insert_slot(&new).await?;
            work.tenant.set_slot_state(id, 0, SlotState::Hidden).await?;
            work.tenant.set_slot_for_one(id).await?;
            let made = slot::by_id(&mut work.tenant, tenant, id).await?;
            made.ok_or_else(|| Fault::Bug("a new slot is not there".to_owned()))?
        }
    };
    let seat = work.tenant.free_seat(slot.slot_id).await?.ok_or(Refusal::SlotTaken)?;
    let seat = Seat {
        slot: slot.slot_id,
        seat,
        start: slot.start_at,
        end: slot.end_at,
    };
    Ok((slot, seat))
}
