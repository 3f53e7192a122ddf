//! What the buttons of a series do; `acts` leads here.

use super::acts::as_specialist;
use super::asking;
use super::callback::Place;
use super::route::{Next, Visit};
use crate::args;
use crate::domain::ids::{ClientId, SeriesId, SlotId, TenantId};
use crate::domain::rights::Right;
use crate::domain::workflow::Phase;
use crate::storage::Tx;
use crate::usecase::{Outcome, Work, series, series_back};

/// `chosen` are for how many weeks, and a bit for each that the screen said can be had.
pub async fn book(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    (of, slot): (Option<ClientId>, SlotId),
    chosen: (u32, u32),
) -> Outcome<Next> {
    let answer = asking::given(visit, tenant, slot);
    let (say, me) = (&visit.say, visit.me.person_id);
    let mut work = Work::as_client(tx, &visit.router.flows, tenant, me, visit.at).await?;
    let booked = series::book(&mut work, me, (of, slot), chosen, &answer).await?;
    let pending = booked.made.iter().any(|row| row.phase == Phase::Pending.as_str());
    let (count, total) = (booked.made.len(), booked.made.len() + booked.missed.len());
    let args = args![count = count, total = total];
    let toast = match (pending, booked.missed.is_empty()) {
        (false, true) => say.plain("client-series-booked-toast", &args),
        (true, true) => say.plain("client-series-requested-toast", &args),
        (false, false) => say.plain("client-series-partly-toast", &args),
        (true, false) => say.plain("client-series-partly-requested-toast", &args),
    };
    Ok(Next::to(Place::Bookings { tenant, page: 0 })
        .toast(toast)
        .letters(work.letters))
}

pub async fn accept(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, of: SeriesId, stamp: i64) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let count = series::accept_all(&mut work, of, stamp).await?;
    let toast = visit
        .say
        .plain("specialist-series-accepted-toast", &args![count = count]);
    Ok(Next::to(Place::Requests { tenant, page: 0 })
        .toast(toast)
        .letters(work.letters))
}

/// All that was accepted of a series waits again.
pub async fn take_back(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, of: SeriesId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let count = series_back::take_back(&mut work, of).await?;
    let toast = visit.say.plain("specialist-series-back-toast", &args![count = count]);
    Ok(Next::to(Place::Requests { tenant, page: 0 })
        .toast(toast)
        .letters(work.letters))
}
