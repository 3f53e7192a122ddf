//! What a specialist ticks that a payment is for, and another sum than a client spoke of.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::{PayTicks, Question};
use super::route::{Next, Visit, opened};
use super::screen::client::price;
use crate::args;
use crate::domain::ids::{BookingId, ClaimId, ClientId, EntryId, TenantId};
use crate::domain::ledger;
use crate::domain::money::Currency;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::Tx;
use crate::usecase::views::charges::{self, Meant};
use crate::usecase::{Outcome, allot};

fn ticks(visit: &Visit<'_>, of: TenantId) -> Outcome<PayTicks> {
    match visit.question() {
        Some(Question::PayTicks(ticks)) if ticks.tenant == of => Ok(ticks),
        _ => Err(Refusal::Changed.into()),
    }
}

/// What is ticked now: what the screen began with, until something is ticked.
async fn chosen(tx: &mut Tx, ticks: &PayTicks) -> Outcome<(Vec<BookingId>, Vec<BookingId>)> {
    let charges = charges::of(tx, ticks.tenant, ticks.of).await?.ok_or(Refusal::Changed)?;
    let there = charges.rows.iter().map(|charge| charge.booking.booking_id).collect();
    Ok((charges.ticked(ticks.bookings.as_deref()), there))
}

pub async fn tick(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, (booking, on): (BookingId, bool)) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Money).await?;
    let ticks = ticks(visit, tenant)?;
    let (mut bookings, there) = chosen(tx, &ticks).await?;
    if !there.contains(&booking) {
        return Err(Refusal::Changed.into());
    }
    bookings.retain(|one| *one != booking);
    if on {
        bookings.push(booking);
    }
    let shown = match visit.place() {
        Place::PayFor { page, .. } | Place::PaymentFor { page, .. } => page,
        _ => 0,
    };
    let place = match ticks.of {
        Meant::New { client, sum } => Place::PayFor {
            tenant,
            client,
            sum,
            page: shown,
        },
        Meant::There { entry } => Place::PaymentFor {
            tenant,
            entry,
            page: shown,
        },
    };
    let bookings = Some(bookings);
    Ok(Next {
        question: Some(Question::PayTicks(PayTicks { bookings, ..ticks })),
        ..Next::to(place)
    })
}

pub async fn record(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    client: ClientId,
    (sum, seen): (i64, i64),
) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Money).await?;
    let ticks = ticks(visit, tenant)?;
    if ticks.of != (Meant::New { client, sum }) {
        return Err(Refusal::Changed.into());
    }
    let (bookings, _) = chosen(tx, &ticks).await?;
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let entry = allot::record(&mut work, client, sum, seen, &bookings).await?;
    let sum = price(&visit.say, &work.tenant.tenant, sum).unwrap_or_default();
    let toast = visit.say.plain("specialist-pay-recorded-toast", &args![sum = sum]);
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::Payment { tenant, entry })
        .toast(toast)
        .letters(letters))
}

pub async fn allot(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, entry: EntryId) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Money).await?;
    let ticks = ticks(visit, tenant)?;
    if ticks.of != (Meant::There { entry }) {
        return Err(Refusal::Changed.into());
    }
    let (bookings, _) = chosen(tx, &ticks).await?;
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    allot::allot(&mut work, entry, &bookings).await?;
    let toast = visit.say.plain("specialist-card-kept-toast", &args![]);
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::Payment { tenant, entry })
        .toast(toast)
        .letters(letters))
}

/// The sum that came, as it is typed.
pub async fn other_sum(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, claim: ClaimId, text: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let currency = Currency::parse(&work.tenant.tenant.currency).map_err(|_| Refusal::TypedAmount)?;
    let sum = ledger::amount(text, currency).map_err(|_| Refusal::TypedAmount)?;
    let entry = allot::other_sum(&mut work, claim, sum).await?;
    let letters = std::mem::take(&mut work.letters);
    Ok(opened(visit, Place::Payment { tenant, entry }).letters(letters))
}
