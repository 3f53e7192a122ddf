//! What the buttons do by which people choose what they hear of us, and when; `acts` leads here.

use super::acts::as_client;
use super::callback::Place;
use super::founding::known_zone;
use super::route::{Next, Visit, opened};
use super::texts::Lang;
use crate::args;
use crate::domain::ids::{BookingId, SlotId, TenantId};
use crate::domain::notice::NoticeKind;
use crate::domain::refusal::Refusal;
use crate::domain::reminder::{Chosen, Quiet};
use crate::domain::zone::DAY;
use crate::storage::{Tx, tenant};
use crate::usecase::{Outcome, coming, person, prefs};

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

pub async fn speak(tx: &mut Tx, visit: &Visit<'_>, code: String) -> Outcome<Next> {
    let lang = Lang::of_code(&code).ok_or(Refusal::NotFound)?;
    person::set_lang(tx, visit.me.person_id, lang.code()).await?;
    let toast = visit.router.texts.plain(lang, "settings-language-toast", &args![]);
    Ok(Next::to(Place::Settings).toast(toast))
}

pub async fn live_in(tx: &mut Tx, visit: &Visit<'_>, zone: String) -> Outcome<Next> {
    let say = &visit.say;
    let zone = known_zone(&zone)?;
    person::set_zone(tx, &visit.router.flows, visit.me.person_id, zone, visit.at).await?;
    let toast = say.plain("settings-zone-toast", &args![zone = say.city(zone.name())]);
    Ok(Next::to(Place::Settings).toast(toast))
}

/// On the way to a booking, to which it leads back.
pub async fn live_in_for(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    slot: SlotId,
    zone: String,
) -> Outcome<Next> {
    let (say, me) = (&visit.say, visit.me.person_id);
    let zone = known_zone(&zone)?;
    tenant::known(tx, tenant, me).await?.ok_or(Refusal::NotFound)?;
    let there = crate::storage::slot::by_id(tx, tenant, slot).await?;
    there.ok_or(Refusal::SlotClosed)?;
    person::set_zone(tx, &visit.router.flows, me, zone, visit.at).await?;
    let toast = say.plain("settings-zone-toast", &args![zone = say.city(zone.name())]);
    Ok(opened(visit, Place::Confirm { tenant, slot }).toast(toast))
}
