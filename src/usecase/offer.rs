//! A specialist holds a few times for a client, who picks one: the others are free again in the same act. What is not
//! answered in time is let go by the clock.

use super::book::{Offer as Place, insert};
use super::{Outcome, Work, acting};
use crate::domain::acting::May;
use crate::domain::deed::Deed;
use crate::domain::ids::{ClientId, OfferId, PersonId, SlotId};
use crate::domain::moment::Span;
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::storage::booking::{self, BookingRow, Seat};
use crate::storage::clients;
use crate::storage::clients::ActingRow;
use crate::storage::offer::{self, End, OfferRow};
use crate::storage::slot::{self, SlotState};

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
    let people = clients::people(&mut work.tenant, tenant, id).await?;
    if !people.iter().any(ActingRow::is_reached) {
        return Err(Refusal::NobodyHears.into());
    }
    let mut until = work.now + Span::hours(hours.into());
    let mut seats = Vec::new();
    for slot in slots {
        let row = slot::by_id(&mut work.tenant, tenant, *slot).await?;
        let row = row.ok_or(Refusal::SlotClosed)?;
        let state = SlotState::parse(&row.state);
        if !matches!(state, Some(SlotState::Open | SlotState::Hidden)) {
            return Err(Refusal::SlotClosed.into());
        }
        if row.start_at <= work.now {
            return Err(Refusal::SlotPast.into());
        }
        let (start, end) = (row.start_at, row.end_at);
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

/// The client takes one of the times: it counts as accepted, and the others are let go.
pub async fn take(work: &mut Work<'_>, person: PersonId, id: OfferId, slot: SlotId) -> Outcome<BookingRow> {
    let row = theirs(work, person, id).await?;
    let tenant = work.tenant.id();
    let client = super::clients::client(work, row.client_id).await?;
    if client.banned_at.is_some() {
        return Err(Refusal::Banned.into());
    }
    let held = end(work, &row, End::Taken, Some(slot)).await?;
    if !held.contains(&slot) {
        return Err(Refusal::NotFound.into());
    }
    let slot_row = slot::by_id(&mut work.tenant, tenant, slot).await?;
    let slot_row = slot_row.ok_or(Refusal::SlotClosed)?;
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
    Ok(made)
}

pub async fn decline(work: &mut Work<'_>, person: PersonId, id: OfferId) -> Outcome<()> {
    let row = theirs(work, person, id).await?;
    end(work, &row, End::Declined, None).await?;
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

/// Gives the seats back, and the messages that offered them lose their buttons. Tells what was held.
async fn end(work: &mut Work<'_>, row: &OfferRow, how: End, took: Option<SlotId>) -> Outcome<Vec<SlotId>> {
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
    Ok(held.into_iter().map(|row| row.slot_id).collect())
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
