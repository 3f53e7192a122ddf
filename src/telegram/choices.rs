//! What the buttons do by which people choose what they hear of us, and when; `acts` leads here.

use super::acts::as_client;
use super::callback::Place;
use super::route::{Next, Visit};
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::notice::NoticeKind;
use crate::domain::refusal::Refusal;
use crate::domain::reminder::{Chosen, Quiet};
use crate::domain::zone::DAY;
use crate::storage::Tx;
use crate::usecase::{Outcome, coming, prefs};

pub async fn remind(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, chosen: u32) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    let chosen = Chosen::of_bits(chosen).ok_or(Refusal::NotFound)?;
    prefs::set_reminders(&mut work, chosen).await?;
    Ok(Next::to(Place::Reminders { tenant }))
}

pub async fn hear(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, kind: u32, on: bool) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    let kind = NoticeKind::ALL.get(kind as usize).ok_or(Refusal::NotFound)?;
    prefs::set_hears(&mut work, *kind, on).await?;
    let next = Next::to(Place::Hearing { tenant });
    Ok(match (kind, on) {
        // It is tapped on the news themselves, which show no switch.
        (NoticeKind::News, false) => next.toast(visit.say.plain("notice-news-off-toast", &args![])),
        _ => next,
    })
}

pub async fn come(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    booking: BookingId,
    (move_no, all): (i64, bool),
) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    coming::say(&mut work, booking, move_no, all).await?;
    let toast = visit.say.plain("notice-coming-toast", &args![]);
    Ok(Next::to(Place::Booking { tenant, booking })
        .toast(toast)
        .letters(work.letters))
}

/// Back to the screen of quiet hours that the tap came from.
pub async fn be_quiet(tx: &mut Tx, visit: &Visit<'_>, from: u32, to: u32) -> Outcome<Next> {
    let minute = |n: u32| u16::try_from(n).ok().filter(|n| *n < DAY).ok_or(Refusal::NotFound);
    let quiet = Quiet {
        from_min: minute(from)?,
        to_min: minute(to)?,
    };
    let quiet = (from != to).then_some(quiet);
    prefs::set_quiet(tx, &visit.router.flows, visit.me.person_id, quiet, visit.at).await?;
    let place = match visit.place() {
        place @ Place::QuietOf { .. } => place,
        _ => Place::Quiet,
    };
    let next = Next::to(place);
    Ok(match quiet {
        Some(_) => next,
        None => next.toast(visit.say.plain("settings-quiet-off-toast", &args![])),
    })
}
