//! What the buttons do by which people who run a practice choose what they are told of it; `acts` leads here.

use super::acts::as_specialist;
use super::callback::Place;
use super::route::{Next, Visit, opened};
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::reminder::Chosen;
use crate::domain::rights::Right;
use crate::domain::told::{Daily, Hour, ToldKind, Weekdays};
use crate::domain::typed;
use crate::domain::zone::DAY;
use crate::storage::{Tx, told as choices};
use crate::usecase::{Outcome, Work, outcomes, told};

pub async fn tell(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, kind: u32, on: bool) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let kind = ToldKind::ALL.get(kind as usize).ok_or(Refusal::NotFound)?;
    told::set_hears(&mut work, *kind, on).await?;
    Ok(Next::to(Place::ToldMe { tenant }))
}

pub async fn remind(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, chosen: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let chosen = Chosen::of_bits(chosen).ok_or(Refusal::NotFound)?;
    told::set_reminders(&mut work, chosen).await?;
    Ok(Next::to(Place::ToldAhead { tenant }))
}

/// As somebody who may see what comes day by day.
async fn as_told<'t>(tx: &'t mut Tx, visit: &Visit<'_>, tenant: TenantId, which: u32) -> Outcome<(Daily, Work<'t>)> {
    let daily = Daily::ALL.get(which as usize).copied();
    let right = daily.map_or(Right::Help, Daily::right);
    let work = as_specialist(tx, visit, tenant, right).await?;
    Ok((daily.ok_or(Refusal::NotFound)?, work))
}

/// The minute behind the day's last turns it off.
pub async fn set_daily(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    which: u32,
    (minute, weekdays): (u32, u32),
) -> Outcome<Next> {
    let (daily, mut work) = as_told(tx, visit, tenant, which).await?;
    let weekdays = Weekdays::of_bits(weekdays).ok_or(Refusal::NotFound)?;
    let minute = u16::try_from(minute).ok().filter(|minute| *minute <= DAY);
    let minute = minute.ok_or(Refusal::NotFound)?;
    let hour = (minute < DAY).then_some(Hour { minute, weekdays });
    told::set_daily(&mut work, daily, hour).await?;
    // Another hour may be typed on that screen.
    Ok(match hour {
        Some(_) => opened(visit, Place::ToldDaily { tenant, which }),
        None => Next::to(Place::ToldMe { tenant }),
    })
}

/// An hour that was typed, on the weekdays that are chosen.
pub async fn typed_hour(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, which: u32, text: &str) -> Outcome<Next> {
    let (daily, mut work) = as_told(tx, visit, tenant, which).await?;
    let times = typed::parse_times(text, 60).map_err(|_| Refusal::TypedDailyHour)?;
    let [time] = times.as_slice() else {
        return Err(Refusal::TypedDailyHour.into());
    };
    let rows = choices::dailies(&mut work.tenant, tenant, Some(visit.me.person_id)).await?;
    let now = rows
        .iter()
        .filter_map(choices::DailyRow::read)
        .find(|(of, _)| *of == daily);
    let hour = Hour {
        minute: time.start_min,
        weekdays: now.map_or(daily.usual(), |(_, hour)| hour.weekdays),
    };
    told::set_daily(&mut work, daily, Some(hour)).await?;
    Ok(opened(visit, Place::ToldDaily { tenant, which }))
}

/// The message that asked stays, and is drawn anew.
pub async fn all_went(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, booking: BookingId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let went = outcomes::all_went(&mut work, booking).await?;
    let toast = visit.say.plain("settings-told-went-toast", &args![count = went]);
    Ok(Next::to(Place::Lesson { tenant, booking })
        .toast(toast)
        .letters(work.letters))
}
