//! What buttons and typed lines do of those who act for several clients, and of the several who act for one; `acts` and
//! `said` lead here.

use super::acts::{as_client, as_specialist};
use super::asking;
use super::callback::Place;
use super::founding::token;
use super::leaving::fresh;
use super::route::{Next, Visit, opened};
use crate::args;
use crate::domain::acting::Deeds;
use crate::domain::ids::{ClientId, PersonId, SlotId, TenantId};
use crate::domain::rights::Right;
use crate::domain::workflow::Phase;
use crate::storage::Tx;
use crate::usecase::{Outcome, book, family};

/// `of` is whom it is for, where the person books for several; `said` is what the question said that it costs.
pub async fn book(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    slot: SlotId,
    (of, said): (Option<ClientId>, Option<i64>),
) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    let answer = asking::given(visit, tenant, slot);
    let made = book::book_with(&mut work, visit.me.person_id, of, (slot, said.unwrap_or(0)), answer).await?;
    let toast = match made.phase == Phase::Pending.as_str() {
        true => visit.say.plain("client-requested-toast", &args![]),
        false => visit.say.plain("client-booked-toast", &args![]),
    };
    let place = Place::Booking {
        tenant,
        booking: made.booking_id,
    };
    Ok(Next::to(place).toast(toast).letters(work.letters))
}

/// The screen of the booking stays, and with it what was answered there.
pub async fn choose(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, slot: SlotId, client: ClientId) -> Outcome<Next> {
    family::choose(&mut as_client(tx, visit, tenant).await?, client).await?;
    Ok(opened(visit, Place::Confirm { tenant, slot }))
}

/// Somebody was on the way to a booking, or looked at their family.
pub async fn add(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, slot: Option<SlotId>, typed: &str) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    let client = family::add(&mut work, typed).await?;
    if let Some(slot) = slot {
        family::choose(&mut work, client).await?;
        return Ok(opened(visit, Place::Confirm { tenant, slot }));
    }
    Ok(opened(visit, Place::Family { tenant }))
}

pub async fn rename(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, client: ClientId, typed: &str) -> Outcome<Next> {
    family::rename(&mut as_client(tx, visit, tenant).await?, client, typed).await?;
    Ok(opened(visit, Place::Kin { tenant, client }))
}

pub async fn make_link(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: ClientId,
    deeds: Deeds,
) -> Outcome<Next> {
    family::invite(&mut as_client(tx, visit, tenant).await?, client, deeds, &token()).await?;
    Ok(opened(visit, Place::KinInvite { tenant, client, deeds }))
}

pub async fn leave(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, client: ClientId) -> Outcome<Next> {
    family::leave(&mut as_client(tx, visit, tenant).await?, client, &fresh()).await?;
    let toast = visit.say.plain("client-family-left-toast", &args![]);
    Ok(opened(visit, Place::Family { tenant }).toast(toast))
}

pub async fn set(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: ClientId,
    (person, deeds): (PersonId, Deeds),
) -> Outcome<Next> {
    family::set(
        &mut as_client(tx, visit, tenant).await?,
        client,
        person,
        deeds,
        &fresh(),
    )
    .await?;
    let (place, toast) = match deeds == Deeds::NONE {
        true => (
            Place::Kin { tenant, client },
            visit.say.plain("client-family-removed-toast", &args![]),
        ),
        false => (
            Place::KinPerson { tenant, client, person },
            visit.say.plain("client-family-set-toast", &args![]),
        ),
    };
    Ok(opened(visit, place).toast(toast))
}

pub async fn set_by_specialist(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: ClientId,
    (person, deeds): (PersonId, Deeds),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    family::set(&mut work, client, person, deeds, &fresh()).await?;
    let (place, toast) = match deeds == Deeds::NONE {
        true => (
            Place::CardPeople { tenant, client },
            visit.say.plain("client-family-removed-toast", &args![]),
        ),
        false => (
            Place::CardPerson { tenant, client, person },
            visit.say.plain("client-family-set-toast", &args![]),
        ),
    };
    Ok(opened(visit, place).toast(toast))
}
