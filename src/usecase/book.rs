//! A client takes a seat in a slot, or asks for one.

use super::acting::{Booker, booker};
use super::price::{place_for, price_for};
use super::standing_guard::is_somebodys;
use super::status::MOVE;
use super::windows::pause;
use super::{Outcome, Work, ban, kinds, windows};
use crate::domain::deed::Deed;
use crate::domain::ids::{BookingId, ClientId, PersonId, SeriesId, SlotId};
use crate::domain::notice::Notice;
use crate::domain::policy::Facts;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Entrance, Phase, machine};
use crate::storage::booking::{BookingRow, NewBooking, Seat};
use crate::storage::client::ClientRow;
use crate::storage::history::NewEntry;
use crate::storage::pack;
use crate::storage::slot::SlotRow;
use crate::storage::{booking, slot};

/// Books `slot` for the acting person's only client. Every rule is checked under the tenant's lock.
pub async fn book(work: &mut Work<'_>, person: PersonId, slot: SlotId) -> Outcome<BookingRow> {
    book_with(work, person, None, (slot, i64::MAX), String::new()).await
}

/// The same for one whom the person names, with the answer to the tenant's own question. It costs so much at most: more
/// is asked first.
pub async fn book_with(
    work: &mut Work<'_>,
    person: PersonId,
    of: Option<ClientId>,
    (slot, most): (SlotId, i64),
    answer: String,
) -> Outcome<BookingRow> {
    let booker = booker(work, person, of).await?;
    let client = booker.client();
    let mut offer = offer(work, &booker, slot, None).await?;
    let tenant = work.tenant.id();
    let pack = pack::next(&mut work.tenant, tenant, client.account_id).await?;
    if price_for(Some(client), pack.as_ref(), offer.slot.price) > most {
        return Err(Refusal::PriceChanged.into());
    }
    offer.answer = answer;
    let made = insert(work, person, client, &offer, None).await?;
    work.tenant.forget_chosen(person).await?;
    work.leave_receipt(&made).await?;
    Ok(made)
}

/// A seat that a client may have.
pub(super) struct Offer {
    pub slot: SlotRow,
    pub seat: Seat,
    /// The specialist wants to be asked about whom it is for.
    pub asks: bool,
    /// It waits for the specialist's word.
    pub waits: bool,
    /// What the booking says to the tenant's own question; one that asks to move keeps its own.
    pub answer: String,
}

/// Finds somebody who books a seat in a slot by every rule there is. `from` is the booking that it would be instead of:
/// that one stands against nothing, and the time must be of its kind and length.
pub(super) async fn offer(
    work: &mut Work<'_>,
    booker: &Booker,
    slot: SlotId,
    from: Option<&BookingRow>,
) -> Outcome<Offer> {
    let (tenant, client) = (work.tenant.id(), booker.client());
    let row = slot::by_id(&mut work.tenant, tenant, slot)
        .await?
        .ok_or(Refusal::SlotClosed)?;
    let mut active = booking::active_of_client(&mut work.tenant, tenant, client.client_id, work.now).await?;
    if let Some(same) = active.iter().find(|booking| booking.slot_id == slot) {
        let booking = same.booking_id;
        return Err(Refusal::AlreadyBooked { booking }.into());
    }
    active.retain(|booking| from.is_none_or(|from| from.booking_id != booking.booking_id));
    let day = work.tenant.tenant.zone.date(row.start_at).to_string();
    let closed = slot::closed_days(&mut work.tenant, tenant, &day, &day).await?;
    let but = from.map(|from| from.booking_id);
    let requests = booking::requests_of_account(&mut work.tenant, tenant, client.account_id, work.now, but).await?;
    let facts = Facts {
        start: row.start_at,
        zone: work.tenant.tenant.zone,
        day_closed: !closed.is_empty(),
        banned: is_banned(work, client).await?,
        needs_approval: client.needs_approval == 1,
        accepted_before: client.accepted_at.is_some(),
        // Nobody is kept from booking by the times that they always have.
        active: active.iter().filter(|booking| booking.counts()).count() as u32,
        open_requests: requests,
    };
    let policy = work.tenant.tenant.policy.clone();
    policy
        .may_book(&facts, work.now)
        .map_err(|refusal| Refusal::by_policy(&policy, refusal))?;
    let fits = from.is_none_or(|from| fits(from, &row));
    if !row.is_open() || !fits {
        return Err(Refusal::SlotClosed.into());
    }
    // What is only asked for already waits where it is.
    let promised = from.is_none_or(|from| from.phase == Phase::Upcoming.as_str());
    // Some workflows let nobody wait for an answer: who asks is in.
    let asks = promised && policy.needs_approval(&facts);
    let waits = asks && work.workflow().await?.entry(Entrance::Request).phase == Phase::Pending;
    let overlaps = |booking: &BookingRow| booking.start_at < row.end_at && booking.end_at > row.start_at;
    // Until the answer comes both are held, and nobody is at two places at once.
    if active.iter().any(overlaps) || (waits && from.is_some_and(overlaps)) {
        return Err(Refusal::OwnOverlap.into());
    }
    let pause = pause(&policy, row.window_id);
    let (start, end) = (row.start_at - pause, row.end_at + pause);
    let own = from.filter(|_| !waits).map(|from| from.slot_id);
    if windows::in_the_way(&mut work.tenant, tenant, &row, own).await?
        || booking::busy_elsewhere(&mut work.tenant, tenant, slot, start, end, but).await?
    {
        return Err(Refusal::SlotTaken.into());
    }
    if is_somebodys(work, client.client_id, &row).await? {
        return Err(Refusal::SlotTaken.into());
    }
    let seat = Seat {
        slot,
        seat: work.tenant.free_seat(slot).await?.ok_or(Refusal::SlotTaken)?,
        start: row.start_at,
        end: row.end_at,
    };
    Ok(Offer {
        slot: row,
        seat,
        asks,
        waits,
        answer: from.map(|from| from.answer.clone()).unwrap_or_default(),
    })
}

/// Refused where the client has that very time already, or something else at its hours.
pub(super) async fn has_nothing_then(work: &mut Work<'_>, client: ClientId, slot: &SlotRow) -> Outcome<()> {
    let tenant = work.tenant.id();
    let active = booking::active_of_client(&mut work.tenant, tenant, client, work.now).await?;
    if let Some(same) = active.iter().find(|booking| booking.slot_id == slot.slot_id) {
        let booking = same.booking_id;
        return Err(Refusal::AlreadyBooked { booking }.into());
    }
    let overlaps = |booking: &&BookingRow| booking.start_at < slot.end_at && booking.end_at > slot.start_at;
    match active.iter().find(overlaps) {
        Some(_) => Err(Refusal::OwnOverlap.into()),
        None => Ok(()),
    }
}

/// A ban is of a client, and of whoever acts for them.
async fn is_banned(work: &mut Work<'_>, client: &ClientRow) -> Outcome<bool> {
    let tenant = work.tenant.id();
    Ok(match work.person {
        Some(person) if client.banned_at.is_none() => ban::is_banned(&mut work.tenant, tenant, person).await?,
        Some(_) | None => client.banned_at.is_some(),
    })
}

/// Whether a booking can be in that slot as it is: a booking keeps its kind, its length and so its price.
pub fn fits(booking: &BookingRow, slot: &SlotRow) -> bool {
    booking.kind_id == slot.kind_id && booking.end_at - booking.start_at == slot.end_at - slot.start_at
}

/// Makes a booking of an offer, and tells the specialists. `from` is the booking that it asks to take the place of,
/// whose price it keeps.
pub(super) async fn insert(
    work: &mut Work<'_>,
    person: PersonId,
    client: &ClientRow,
    offer: &Offer,
    from: Option<&BookingRow>,
) -> Outcome<BookingRow> {
    let made = make(work, person, client, offer, from, None).await?;
    let booking = made.booking_id;
    let (notice, key) = match made.phase == Phase::Pending.as_str() {
        true => (Notice::Requested { booking }, "requested"),
        false => (Notice::Booked { booking }, "booked"),
    };
    tell_specialists(work, &notice, &format!("{key}:{booking}")).await?;
    Ok(made)
}

/// As [`insert`], and tells nobody.
pub(super) async fn make(
    work: &mut Work<'_>,
    person: PersonId,
    client: &ClientRow,
    offer: &Offer,
    from: Option<&BookingRow>,
    series: Option<SeriesId>,
) -> Outcome<BookingRow> {
    let workflow = work.workflow().await?;
    let entrance = match offer.asks {
        true => Entrance::Request,
        false => Entrance::Book,
    };
    let status = machine::enter(&workflow, entrance);
    let row = &offer.slot;
    let tenant = work.tenant.id();
    let pack = match from {
        Some(from) => pack::of_booking(&mut work.tenant, tenant, from.booking_id).await?,
        None => pack::next(&mut work.tenant, tenant, client.account_id).await?,
    };
    let (price, place) = match from {
        Some(from) => (from.price, from.place.clone()),
        None => {
            let usual = place_of_offer(work, row).await?;
            let price = price_for(Some(client), pack.as_ref(), row.price);
            (price, place_for(client, &usual).to_owned())
        }
    };
    let new = NewBooking {
        client: client.client_id,
        account: client.account_id,
        made_by: Some(person),
        slot: row.slot_id,
        seat: offer.seat.seat,
        kind: row.kind_id,
        start: row.start_at,
        end: row.end_at,
        price,
        place,
        status: status.id.to_string(),
        phase: status.phase.as_str(),
        replaces: from.map(|from| from.booking_id),
        answer: offer.answer.clone(),
        series,
        standing: None,
    };
    let made = work.tenant.insert_booking(&new, work.now).await?;
    if let Some(pack) = pack.filter(|_| price > 0) {
        work.tenant.insert_pack_lesson(pack.pack_id, made.booking_id).await?;
    }
    let entry = NewEntry {
        by: work.by.as_str(),
        person: work.person,
        step: from.map_or("book", |_| MOVE).to_owned(),
        from: None,
        to: new.status.clone(),
        reason: String::new(),
        from_slot: None,
        undoes: None,
        payment: None,
    };
    work.tenant
        .insert_history(made.booking_id, made.entry_no, &entry, work.now)
        .await?;
    let (booking, start) = (made.booking_id, made.start_at);
    let waits = status.phase == Phase::Pending;
    work.note_own(match (waits, from) {
        (true, Some(_)) => Deed::AskedMove { booking, start },
        (true, None) => Deed::Asked { booking, start },
        (false, _) => Deed::Booked { booking, start },
    })
    .await?;
    let made = work.charge_entered(made, status).await?;
    work.arm(&made, &workflow).await?;
    work.watch_fulfilled(&made).await?;
    // It may be paid ahead.
    work.settle_if_covered(made, &workflow, None).await
}

/// The booking keeps it, whatever the kind or the practice says later.
pub(super) async fn place_of_offer(work: &mut Work<'_>, row: &SlotRow) -> Outcome<String> {
    let tenant = work.tenant.tenant.clone();
    let kinds = slot::kinds(&mut work.tenant, tenant.id).await?;
    let kind = kinds.iter().find(|kind| kind.kind_id == row.kind_id);
    Ok(kinds::place_of(&tenant, kind, &row.place).to_owned())
}

pub(super) async fn tell_specialists(work: &mut Work<'_>, notice: &Notice, key: &str) -> Outcome<()> {
    Ok(work.tell_specialists(notice, key).await?)
}

/// One's own request for another time, which a booking has at most one of.
pub async fn open_move(work: &mut Work<'_>, booking: BookingId) -> Outcome<Option<BookingRow>> {
    let tenant = work.tenant.id();
    let newest = booking::replacing(&mut work.tenant, tenant, booking).await?;
    Ok(newest.filter(|row| row.phase == Phase::Pending.as_str()))
}
