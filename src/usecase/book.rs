//! A client takes a seat in a slot, or asks for one.

use super::price::price_for;
use super::{Outcome, Work, ban, prefs};
use crate::domain::ids::{PersonId, SlotId};
use crate::domain::names;
use crate::domain::notice::Notice;
use crate::domain::policy::Facts;
use crate::domain::refusal::Refusal;
use crate::domain::reminder;
use crate::domain::workflow::{Entrance, Phase, machine};
use crate::storage::booking::{BookingRow, NewBooking, NewEntry};
use crate::storage::client::ClientRow;
use crate::storage::{booking, client, person, slot};

/// Books `slot` for the acting person's own client. Every rule is checked under the tenant's lock.
pub async fn book(work: &mut Work<'_>, person: PersonId, slot: SlotId) -> Outcome<BookingRow> {
    let tenant = work.tenant.id();
    let row = slot::by_id(&mut work.tenant, tenant, slot)
        .await?
        .ok_or(Refusal::SlotClosed)?;
    let client = own_client(work, person).await?;
    let active = booking::active_of_client(&mut work.tenant, tenant, client.client_id, work.now).await?;
    if let Some(same) = active.iter().find(|booking| booking.slot_id == slot) {
        let booking = same.booking_id;
        return Err(Refusal::AlreadyBooked { booking }.into());
    }
    let day = work.tenant.tenant.zone.date(row.start_at).to_string();
    let closed = slot::closed_days(&mut work.tenant, tenant, &day, &day).await?;
    let facts = Facts {
        start: row.start_at,
        zone: work.tenant.tenant.zone,
        day_closed: !closed.is_empty(),
        banned: client.banned_at.is_some(),
        needs_approval: false,
        accepted_before: client.accepted_at.is_some(),
        active: active.len() as u32,
        open_requests: active
            .iter()
            .filter(|booking| booking.phase == Phase::Pending.as_str())
            .count() as u32,
    };
    let policy = work.tenant.tenant.policy.clone();
    policy
        .may_book(&facts, work.now)
        .map_err(|refusal| Refusal::by_policy(&policy, refusal))?;
    if !row.is_open() {
        return Err(Refusal::SlotClosed.into());
    }
    if active
        .iter()
        .any(|booking| booking.start_at < row.end_at && booking.end_at > row.start_at)
    {
        return Err(Refusal::OwnOverlap.into());
    }
    if booking::busy_elsewhere(&mut work.tenant, tenant, slot, row.start_at, row.end_at).await? {
        return Err(Refusal::SlotTaken.into());
    }
    let seat = work.tenant.free_seat(slot).await?.ok_or(Refusal::SlotTaken)?;

    let workflow = work.workflow().await?;
    let entrance = if policy.needs_approval(&facts) {
        Entrance::Request
    } else {
        Entrance::Book
    };
    let status = machine::enter(&workflow, entrance);
    let new = NewBooking {
        client: client.client_id,
        account: client.account_id,
        made_by: person,
        slot,
        seat,
        kind: row.kind_id,
        start: row.start_at,
        end: row.end_at,
        price: price_for(Some(&client), row.price),
        place: row.place.clone(),
        status: status.id.to_string(),
        phase: status.phase.as_str(),
    };
    let made = work.tenant.insert_booking(&new, work.now).await?;
    let entry = NewEntry {
        by: work.by.as_str(),
        person: work.person,
        step: "book".to_owned(),
        from: None,
        to: new.status.clone(),
        reason: String::new(),
        undoes: None,
        payment: None,
    };
    work.tenant
        .insert_history(made.booking_id, made.entry_no, &entry, work.now)
        .await?;
    let made = work.charge_entered(made, status).await?;
    work.arm(&made, &workflow).await?;
    work.watch_fulfilled(&made).await?;

    // Some workflows let nobody wait for an answer: who asks is in.
    let (notice, key) = match status.phase {
        Phase::Pending => (
            Notice::Requested {
                booking: made.booking_id,
            },
            "requested",
        ),
        Phase::Upcoming | Phase::Done | Phase::Void => (
            Notice::Booked {
                booking: made.booking_id,
            },
            "booked",
        ),
    };
    let key = format!("{key}:{}", made.booking_id);
    for specialist in person::specialists(&mut work.tenant, tenant).await? {
        work.tell(specialist, notice.clone(), &key);
    }
    work.leave_receipt(&made);
    Ok(made)
}

/// The client that a person books for: a newcomer silently becomes their own.
pub async fn own_client(work: &mut Work<'_>, id: PersonId) -> Outcome<ClientRow> {
    let tenant = work.tenant.id();
    if let Some(client) = client::of_person(&mut work.tenant, tenant, id)
        .await?
        .into_iter()
        .next()
    {
        return Ok(client);
    }
    let person = person::by_id(&mut work.tenant, id).await?.ok_or(Refusal::NotFound)?;
    let (name, folded) = (person.name.as_str(), names::folded(&person.name));
    let made = work
        .tenant
        .insert_own_client(id, name, &folded, &reminder::codes_of(&prefs::usual()), work.now)
        .await?;
    // Somebody banned stays so, also when they come again as somebody new.
    let Some(banned) = ban::before(&mut work.tenant, tenant, &person).await? else {
        return Ok(made);
    };
    work.tenant.set_banned(made.client_id, banned).await?;
    Ok(ClientRow {
        banned_at: Some(banned),
        ..made
    })
}
