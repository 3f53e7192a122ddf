//! What the buttons of those who wait for a time do; `acts` leads here.

use super::acts::as_client;
use super::callback::Place;
use super::route::{Next, Visit, opened};
use crate::args;
use crate::domain::ids::{SlotId, TenantId, WatchId};
use crate::domain::refusal::Refusal;
use crate::domain::watch::Wish;
use crate::domain::workflow::Phase;
use crate::storage::Tx;
use crate::usecase::Outcome;
use crate::usecase::watch::{self, Asked};

pub async fn ask(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, wish: &str, days: u32) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    let wish = Wish::parse(wish).ok_or(Refusal::NotFound)?;
    let days = u16::try_from(days).map_err(|_| Refusal::NotFound)?;
    Ok(match watch::ask(&mut work, wish, days).await? {
        Asked::Watching => {
            let toast = visit.say.plain("client-watch-asked-toast", &args![]);
            Next::to(Place::Watches { tenant }).toast(toast)
        }
        Asked::Free(slot) => {
            let toast = visit.say.plain("client-watch-free-toast", &args![]);
            opened(visit, Place::Confirm { tenant, slot }).toast(toast)
        }
    })
}

pub async fn pause(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: WatchId, paused: bool) -> Outcome<Next> {
    watch::pause(&mut as_client(tx, visit, tenant).await?, id, paused).await?;
    let toast = if paused {
        visit.say.plain("client-watch-paused-toast", &args![])
    } else {
        visit.say.plain("client-watch-resumed-toast", &args![])
    };
    Ok(Next::to(Place::Watch { tenant, watch: id }).toast(toast))
}

pub async fn stop(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: WatchId) -> Outcome<Next> {
    watch::stop(&mut as_client(tx, visit, tenant).await?, id).await?;
    let toast = visit.say.plain("client-watch-stopped-toast", &args![]);
    Ok(Next::to(Place::Watches { tenant }).toast(toast))
}

pub async fn book(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, slot: SlotId, walk: i64) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    let made = watch::book_freed(&mut work, visit.me.person_id, slot, walk).await?;
    let toast = if made.phase == Phase::Pending.as_str() {
        visit.say.plain("client-requested-toast", &args![])
    } else {
        visit.say.plain("client-booked-toast", &args![])
    };
    let booking = made.booking_id;
    Ok(Next::to(Place::Booking { tenant, booking })
        .toast(toast)
        .letters(work.letters))
}

pub async fn decline(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, walk: i64) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    watch::answer(&mut work, visit.me.person_id, walk, None).await?;
    let toast = visit.say.plain("notice-freed-declined-toast", &args![]);
    Ok(Next::to(Place::Watches { tenant }).toast(toast).letters(work.letters))
}
