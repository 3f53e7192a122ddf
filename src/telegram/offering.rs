//! Times that a specialist ticks and holds for a client, and the client's answer.

use super::acts::{as_client, as_specialist};
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit, opened};
use crate::domain::ids::{ClientId, OfferId, SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::Tx;
use crate::usecase::Outcome;
use crate::usecase::offer::{self, MOST, Taken};
use crate::{args, usecase::clients};

fn ticked(visit: &Visit<'_>, of: (TenantId, ClientId)) -> Vec<SlotId> {
    match visit.question() {
        Some(Question::Offering { tenant, client, slots }) if (tenant, client) == of => slots,
        _ => Vec::new(),
    }
}

/// The newest ticks count: with one too many the first goes.
pub async fn tick(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: ClientId,
    (slot, on): (SlotId, bool),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    clients::client(&mut work, client).await?;
    let there = crate::storage::slot::by_id(&mut work.tenant, tenant, slot).await?;
    there.ok_or(Refusal::SlotClosed)?;
    let mut slots = ticked(visit, (tenant, client));
    slots.retain(|one| *one != slot);
    if on {
        slots.push(slot);
    }
    if slots.len() > MOST {
        slots.remove(0);
    }
    Ok(Next {
        question: Some(Question::Offering { tenant, client, slots }),
        ..Next::to(match visit.place() {
            place @ Place::OfferDay { .. } if place.tenant() == Some(tenant) => place,
            _ => Place::OfferTo { tenant, client },
        })
    })
}

pub async fn send(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, client: ClientId, hours: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    offer::make(&mut work, client, &ticked(visit, (tenant, client)), hours).await?;
    let toast = visit.say.plain("specialist-offer-toast", &args![]);
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::Card { tenant, client })
        .toast(toast)
        .letters(letters))
}

pub async fn withdraw(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: OfferId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let client = offer::withdraw(&mut work, id).await?;
    let toast = visit.say.plain("specialist-offer-withdrawn-toast", &args![]);
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::Card { tenant, client })
        .toast(toast)
        .letters(letters))
}

pub async fn take(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: OfferId, slot: SlotId) -> Outcome<Next> {
    let me = visit.me.person_id;
    let mut work = as_client(tx, visit, tenant).await?;
    let made = match offer::take(&mut work, me, id, slot).await? {
        Taken::Booked(made) => made,
        Taken::Off { over } => {
            let (key, place) = match over {
                true => ("notice-offer-off-over-alert", Place::Nearest { tenant }),
                false => ("notice-offer-off-alert", visit.place()),
            };
            return Ok(Next {
                alert: true,
                stay: !over,
                ..Next::to(place)
            }
            .toast(visit.say.plain(key, &args![]))
            .letters(work.letters));
        }
    };
    let toast = visit.say.plain("client-booked-toast", &args![]);
    let booking = made.booking_id;
    Ok(Next::to(Place::Booking { tenant, booking })
        .toast(toast)
        .letters(work.letters))
}

pub async fn decline(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: OfferId) -> Outcome<Next> {
    let me = visit.me.person_id;
    let mut work = as_client(tx, visit, tenant).await?;
    offer::decline(&mut work, me, id).await?;
    let toast = visit.say.plain("notice-offer-declined-toast", &args![]);
    Ok(Next::to(Place::Client { tenant }).toast(toast).letters(work.letters))
}

/// Where a client goes who answers too late: to what is free now.
pub fn way_out(why: &Refusal, tenant: Option<TenantId>) -> Option<Place> {
    match (why, tenant) {
        (Refusal::OfferOver, Some(tenant)) => Some(Place::Nearest { tenant }),
        _ => None,
    }
}
