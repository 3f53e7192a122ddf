//! A specialist holds a few times for a client, who picks one: the others are free again in the same act. What is not
//! answered in time is let go by the clock.

use super::book::{Offer as Place, has_nothing_then, insert};
use super::{Outcome, Stop, Work, acting, windows};
use crate::domain::acting::May;
use crate::domain::deed::Deed;
use crate::domain::ids::{ClientId, OfferId, PersonId, SlotId};
use crate::domain::moment::Span;
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::storage::booking::{self, BookingRow, Seat};
use crate::storage::clients;
use crate::storage::clients::ActingRow;
use crate::storage::offer::{self, End, HeldRow, OfferRow};
use crate::storage::slot::{self, SlotRow, SlotState};

/// So many times at once, and for so many hours at most.
pub const MOST: usize = 3;
pub const LONGEST_HOURS: u32 = 72;

/// Holds the times for a client until they answer, or for so many hours; never past the first of them.
pub async fn make(work: &mut Work<'_>, id: ClientId, slots: &[SlotId], hours: u32) -> Outcome<OfferId> {
    let by = work.person.ok_or(Refusal::NotFound)?;
    let tenant = work.tenant.id();
    super::clients::client(work, id).await?;
    if slots.len() > MOST || hours == 0 || hours > LONGEST_HOURS {
        return Err(Refusal::NotFound.into());
    }
    if slots.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    if offer::open_of(&mut work.tenant, tenant, id).await?.is_some() {
        return Err(Refusal::OfferOpen.into());
    }
    let people = clients::bookers(&mut work.tenant, tenant, id).await?;
    if !people.iter().any(ActingRow::is_reached) {
        return Err(Refusal::NobodyHears.into());
    }
    let mut until = work.now + Span::hours(hours.into());
    let mut seats = Vec::new();
    for slot in slots {
        let row = slot::by_id(&mut work.tenant, tenant, *slot).await?;
        let row = row.ok_or(Refusal::SlotClosed)?;
        if !takes_bookings(&row) {
            return Err(Refusal::SlotClosed.into());
        }
        if row.start_at <= work.now {
            return Err(Refusal::SlotPast.into());
        }
        if is_off(work, *slot).await? {
            return Err(Refusal::DayClosed.into());
        }
        let (start, end) = (row.start_at, row.end_at);
        has_nothing_then(work, id, &row).await.map_err(|stop| match stop {
            Stop::Refused(Refusal::AlreadyBooked { booking }) => Refusal::PutAlready { booking }.into(),
            Stop::Refused(Refusal::OwnOverlap) => Refusal::TheirOverlap { start, end }.into(),
            other => other,
        })?;
        if windows::in_the_way(&mut work.tenant, tenant, &row, None).await? {
            return Err(Refusal::SlotTaken.into());
        }
        if booking::busy_elsewhere(&mut work.tenant, tenant, *slot, start, end, None).await? {
            return Err(Refusal::SlotTaken.into());
        }
        until = until.min(row.start_at);
        seats.push((*slot, work.tenant.free_seat(*slot).await?.ok_or(Refusal::SlotTaken)?));
    }
    let made = work.tenant.insert_offer(id, by, until, work.now).await?;
    for (slot, seat) in seats {
        work.tenant.hold_seat(made, slot, seat).await?;
    }
    for person in people {
        work.tell(person.person_id, Notice::Offered { offer: made }, &offered_key(made));
    }
    let count = super::note::counted(slots.len());
    work.note(Deed::Offered { client: id, count }).await?;
    Ok(made)
}

/// An open offer to one for whom the person acts.
async fn theirs(work: &mut Work<'_>, person: PersonId, id: OfferId) -> Outcome<OfferRow> {
    let tenant = work.tenant.id();
    let row = offer::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    acting::to(&mut work.tenant, tenant, person, row.client_id, May::Book).await?;
    if row.is_open() && row.until_at > work.now {
        Ok(row)
    } else {
        Err(Refusal::OfferOver.into())
    }
}

/// What came of a client's pick.
pub enum Taken {
    Booked(Box<BookingRow>),
    /// The day was closed since, or the time taken off the plan; `over` where nothing is left to pick from.
    Off {
        over: bool,
    },
}

/// Why a time that is held cannot be booked by now.
async fn is_off(work: &mut Work<'_>, slot: SlotId) -> Outcome<bool> {
    let tenant = work.tenant.id();
    let Some(row) = slot::by_id(&mut work.tenant, tenant, slot).await? else {
        return Ok(true);
    };
    let day = work.tenant.tenant.zone.date(row.start_at).to_string();
    let closed = slot::closed_days(&mut work.tenant, tenant, &day, &day).await?;
    Ok(!closed.is_empty() || !takes_bookings(&row))
}

fn takes_bookings(row: &SlotRow) -> bool {
    matches!(SlotState::parse(&row.state), Some(SlotState::Open | SlotState::Hidden))
}

/// The client wants what is off: both hear of it, and the others are held on as long as there are any.
async fn miss(work: &mut Work<'_>, row: &OfferRow, slot: SlotId, held: &[HeldRow]) -> Outcome<Taken> {
    let mut over = true;
    for other in held {
        over = over && is_off(work, other.slot_id).await?;
    }
    let offer = row.offer_id;
    if over {
        end(work, row, End::Withdrawn, None).await?;
    }
    let key = format!("offer-missed:{offer}:{slot}");
    work.tell_specialists(&Notice::OfferMissed { offer, slot }, &key)
        .await?;
    Ok(Taken::Off { over })
}

/// The client takes one of the times: it counts as accepted, and the others are let go.
pub async fn take(work: &mut Work<'_>, person: PersonId, id: OfferId, slot: SlotId) -> Outcome<Taken> {
    let row = theirs(work, person, id).await?;
    let tenant = work.tenant.id();
    let client = super::clients::client(work, row.client_id).await?;
    if client.banned_at.is_some() {
        return Err(Refusal::Banned.into());
    }
    let held = offer::held(&mut work.tenant, tenant, id).await?;
    if !held.iter().any(|held| held.slot_id == slot) {
        return Err(Refusal::NotFound.into());
    }
    if is_off(work, slot).await? {
        return miss(work, &row, slot, &held).await;
    }
    let slot_row = slot::by_id(&mut work.tenant, tenant, slot).await?;
    let slot_row = slot_row.ok_or(Refusal::SlotClosed)?;
    // They may have booked by themselves since.
    has_nothing_then(work, row.client_id, &slot_row).await?;
    end(work, &row, End::Taken, Some(slot)).await?;
    let seat = Seat {
        slot,
        seat: work.tenant.free_seat(slot).await?.ok_or(Refusal::SlotTaken)?,
        start: slot_row.start_at,
        end: slot_row.end_at,
    };
    let place = Place {
        slot: slot_row,
        seat,
        asks: false,
        waits: false,
        answer: String::new(),
    };
    let made = insert(work, person, &client, &place, None).await?;
    work.tenant.set_accepted(client.client_id, work.now).await?;
    work.leave_receipt(&made).await?;
    Ok(Taken::Booked(Box::new(made)))
}

pub async fn decline(work: &mut Work<'_>, person: PersonId, id: OfferId) -> Outcome<()> {
    let row = theirs(work, person, id).await?;
    end(work, &row, End::Declined, None).await?;
    let client = row.client_id;
    work.note_own(Deed::OfferDeclined { client }).await?;
    tell_ended(work, &row).await
}

/// The specialist takes it back.
pub async fn withdraw(work: &mut Work<'_>, id: OfferId) -> Outcome<ClientId> {
    let tenant = work.tenant.id();
    let row = offer::by_id(&mut work.tenant, tenant, id)
        .await?
        .ok_or(Refusal::NotFound)?;
    if !row.is_open() {
        return Err(Refusal::Changed.into());
    }
    end(work, &row, End::Withdrawn, None).await?;
    let client = row.client_id;
    work.note(Deed::OfferWithdrawn { client }).await?;
    Ok(row.client_id)
}

/// The clock lets go of what nobody has answered.
pub async fn expire(work: &mut Work<'_>, id: OfferId) -> Outcome<()> {
    let tenant = work.tenant.id();
    let row = offer::by_id(&mut work.tenant, tenant, id).await?;
    let Some(row) = row.filter(|row| row.is_open() && row.until_at <= work.now) else {
        return Ok(());
    };
    end(work, &row, End::Expired, None).await?;
    tell_ended(work, &row).await
}

/// Nobody is left to answer.
pub(super) async fn forget(work: &mut Work<'_>, client: ClientId) -> Outcome<()> {
    let tenant = work.tenant.id();
    if let Some(row) = offer::open_of(&mut work.tenant, tenant, client).await? {
        end(work, &row, End::Declined, None).await?;
    }
    Ok(())
}

/// Gives the seats back, and the messages that offered them lose their buttons.
async fn end(work: &mut Work<'_>, row: &OfferRow, how: End, took: Option<SlotId>) -> Outcome<()> {
    let (tenant, offer) = (work.tenant.id(), row.offer_id);
    if !work.tenant.end_offer(offer, how).await? {
        return Err(Refusal::OfferOver.into());
    }
    let held = work.tenant.let_go(offer).await?;
    for row in held.iter().filter(|row| Some(row.slot_id) != took) {
        work.seats_added(row.slot_id).await?;
    }
    for person in clients::people(&mut work.tenant, tenant, row.client_id).await? {
        work.tell(
            person.person_id,
            Notice::OfferSettled { offer, took },
            &format!("offer-settled:{offer}"),
        );
    }
    Ok(())
}

async fn tell_ended(work: &mut Work<'_>, row: &OfferRow) -> Outcome<()> {
    let offer = row.offer_id;
    Ok(work
        .tell_specialists(&Notice::OfferEnded { offer }, &format!("offer-ended:{offer}"))
        .await?)
}

/// The key under which a person is offered times; the message is found by it.
pub fn offered_key(offer: OfferId) -> String {
    format!("offered:{offer}")
}
