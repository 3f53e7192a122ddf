//! What the buttons of kinds of service and of times do, and what is typed for them; `acts` and `said` lead here.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit};
use super::screen::specialist::add;
use super::screen::specialist::kinds::Field;
use crate::args;
use crate::domain::ids::{KindId, SlotId, TenantId};
use crate::domain::money::{Currency, Money};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::slot;
use crate::domain::typed::{self, TypedPlan};
use crate::domain::zone::Date;
use crate::storage::Tx;
use crate::storage::kind::KindRow;
use crate::storage::slot::SlotState;
use crate::usecase::{Outcome, Work, kinds, plan, practice, slots};

pub async fn add_kind(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, typed: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let kind = kinds::add(&mut work, typed).await?;
    Ok(Next::to(Place::Kind { tenant, kind }))
}

pub async fn make_usual(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, kind: KindId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    kinds::make_usual(&mut work, kind).await?;
    let toast = visit.say.plain("settings-kind-usual-toast", &args![]);
    Ok(Next::to(Place::Kind { tenant, kind }).toast(toast))
}

pub async fn retire(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, kind: KindId, retired: bool) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    kinds::retire(&mut work, kind, retired).await?;
    let toast = match retired {
        true => visit.say.plain("settings-kind-retired-toast", &args![]),
        false => visit.say.plain("settings-kind-back-toast", &args![]),
    };
    Ok(Next::to(Place::Kind { tenant, kind }).toast(toast))
}

/// A length or a number of seats, by a button.
pub async fn kind_value(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    kind: KindId,
    (field, value): (u32, u32),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    match Field::of(field).ok_or(Refusal::NotFound)? {
        Field::Length => kinds::set_minutes(&mut work, kind, value.into()).await?,
        Field::Seats => kinds::set_seats(&mut work, kind, value.into()).await?,
        Field::Name | Field::Price | Field::Place | Field::Note => return Err(Refusal::NotFound.into()),
    }
    Ok(Next::to(Place::Kind { tenant, kind }))
}

/// What is typed for a kind; `None` takes it away.
pub async fn set_kind(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    kind: KindId,
    field: u32,
    typed: Option<&str>,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    match (Field::of(field).ok_or(Refusal::NotFound)?, typed) {
        (Field::Name, Some(typed)) => kinds::rename(&mut work, kind, typed).await?,
        (Field::Length, Some(typed)) => kinds::set_minutes(&mut work, kind, kinds::minutes_of(typed)?).await?,
        (Field::Price, Some(typed)) => {
            let price = sum(&work, typed)?;
            kinds::set_price(&mut work, kind, price).await?;
        }
        (Field::Seats, Some(typed)) => kinds::set_seats(&mut work, kind, kinds::seats_of(typed)?).await?,
        (Field::Place, typed) => kinds::set_place(&mut work, kind, typed).await?,
        (Field::Note, _) | (_, None) => return Err(Refusal::NotFound.into()),
    }
    Ok(Next::to(Place::Kind { tenant, kind }))
}

pub async fn set_place(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, typed: Option<&str>) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    kinds::set_practice_place(&mut work, typed).await?;
    Ok(Next::to(Place::Kinds { tenant, page: 0 }))
}

pub async fn set_note(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, typed: Option<&str>) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    kinds::set_practice_note(&mut work, typed).await?;
    Ok(Next::to(Place::Kinds { tenant, page: 0 }))
}

pub async fn slot_value(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    slot: SlotId,
    (field, value): (u32, u32),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    match Field::of(field).ok_or(Refusal::NotFound)? {
        Field::Seats => slots::set_seats(&mut work, slot, value.into()).await?,
        Field::Name | Field::Length | Field::Price | Field::Place | Field::Note => {
            return Err(Refusal::NotFound.into());
        }
    }
    Ok(Next::to(Place::Slot { tenant, slot }).letters(work.letters))
}

/// What is typed for a time; `None` takes it away.
pub async fn set_slot(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    slot: SlotId,
    field: u32,
    typed: Option<&str>,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    match (Field::of(field).ok_or(Refusal::NotFound)?, typed) {
        (Field::Price, Some(typed)) => {
            work.must(Right::Money).await?;
            let price = sum(&work, typed)?;
            slots::set_price(&mut work, slot, price).await?;
        }
        (Field::Seats, Some(typed)) => slots::set_seats(&mut work, slot, kinds::seats_of(typed)?).await?,
        (Field::Place, typed) => slots::set_place(&mut work, slot, typed).await?,
        (Field::Note, typed) => slots::set_note(&mut work, slot, typed).await?,
        (Field::Name | Field::Length, _) | (_, None) => return Err(Refusal::NotFound.into()),
    }
    Ok(Next::to(Place::Slot { tenant, slot }).letters(work.letters))
}

fn sum(work: &Work<'_>, typed: &str) -> Outcome<i64> {
    let currency = Currency::parse(&work.tenant.tenant.currency).map_err(|_| Refusal::TypedAmount)?;
    Ok(Money::parse(typed, currency).map_err(|_| Refusal::TypedAmount)?.minor)
}

/// Ticked hours of a day, of a kind that was chosen.
pub async fn make_of(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    kind: KindId,
    (day, chosen): (Date, u32),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let kind = kinds::offered(&mut work, kind).await?;
    let made = slots::make_of(&mut work, &kind, day, &add::cells(chosen, kind.minutes)).await?;
    let toast = visit.say.plain("specialist-added-toast", &args![count = made.len()]);
    Ok(Next::to(Place::Plan { tenant, day }).toast(toast))
}

/// A typed line of times for a day, or for days that it names: what is for several is shown before it is made.
pub async fn typed(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    of: Option<KindId>,
    day: Date,
    line: &str,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let kind = kind_of(&mut work, of).await?;
    let typed = read(line, &kind)?;
    let days = plan::days_of(&typed, day, work.tenant.tenant.zone.date(work.now))?;
    if let (None, [day]) = (typed.until, &days[..]) {
        slots::make_of(&mut work, &kind, *day, &typed.times).await?;
        return Ok(Next::to(Place::Plan { tenant, day: *day }));
    }
    let question = Question::Times {
        tenant,
        day,
        kind: of,
        line: Some(line.to_owned()),
    };
    Ok(Next {
        question: Some(question),
        ..Next::to(Place::Preview { tenant })
    })
}

/// Makes what the preview shows; what has come between meanwhile is left out and counted.
pub async fn make_typed(tx: &mut Tx, visit: &Visit<'_>, id: TenantId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, id, Right::Schedule).await?;
    let Some(Question::Times {
        tenant,
        day,
        kind,
        line: Some(line),
    }) = visit.question()
    else {
        return Err(Refusal::Changed.into());
    };
    if tenant != id {
        return Err(Refusal::Changed.into());
    }
    let kind = kind_of(&mut work, kind).await?;
    let typed = read(&line, &kind)?;
    let days = plan::days_of(&typed, day, work.tenant.tenant.zone.date(work.now))?;
    let (made, skipped) = plan::make(&mut work, &kind, &plan::wanted(&days, &typed.times)).await?;
    if made.is_empty() {
        return Err(Refusal::NothingToMake.into());
    }
    let toast = match skipped.len() {
        0 => visit.say.plain("specialist-added-toast", &args![count = made.len()]),
        skipped => {
            let args = args![count = made.len(), skipped = skipped];
            visit.say.plain("specialist-added-some-toast", &args)
        }
    };
    let monday = days.first().copied().unwrap_or(day);
    Ok(Next::to(Place::Week { tenant, monday }).toast(toast))
}

/// The kind that was chosen, or the usual one.
async fn kind_of(work: &mut Work<'_>, kind: Option<KindId>) -> Outcome<KindRow> {
    match kind {
        Some(kind) => kinds::offered(work, kind).await,
        None => slots::default_kind(work).await,
    }
}

fn read(line: &str, kind: &KindRow) -> Outcome<TypedPlan> {
    let minutes = u16::try_from(kind.minutes).unwrap_or(60);
    Ok(typed::parse_plan(line, minutes).map_err(|_| Refusal::TypedTimes {
        line: line.chars().take(400).collect(),
        minutes,
    })?)
}

/// Of the usual kind, as they were ticked in the grid.
pub async fn make(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, day: Date, chosen: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let minutes = slots::default_kind(&mut work).await?.minutes;
    let made = slots::make(&mut work, day, &add::cells(chosen, minutes)).await?;
    let toast = visit.say.plain("specialist-added-toast", &args![count = made.len()]);
    Ok(Next::to(Place::Plan { tenant, day }).toast(toast))
}

/// Of the usual kind, on the way to times of a day.
pub async fn length(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, day: Date, minutes: u32) -> Outcome<Next> {
    let minutes = u16::try_from(minutes)
        .ok()
        .filter(|n| slot::is_length(*n))
        .ok_or(Refusal::NotFound)?;
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    let kind = slots::default_kind(&mut work).await?;
    practice::set_kind(&mut work, kind.kind_id, i64::from(minutes), kind.price).await?;
    let toast = visit.say.plain(
        "settings-length-toast",
        &args![duration = visit.say.duration(i64::from(minutes))],
    );
    Ok(Next::to(Place::Grid { tenant, day, chosen: 0 }).toast(toast))
}

pub async fn set_state(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    (slot, revision): (SlotId, i64),
    state: SlotState,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let start = slots::set_state(&mut work, slot, revision, state).await?;
    let day = work.tenant.tenant.zone.date(start);
    let (place, toast) = match state {
        SlotState::Open => (Place::Slot { tenant, slot }, "specialist-slot-shown-toast"),
        SlotState::Hidden => (Place::Slot { tenant, slot }, "specialist-slot-hidden-toast"),
        SlotState::Blocked => (Place::Slot { tenant, slot }, "specialist-slot-blocked-toast"),
        SlotState::Deleted => (Place::Plan { tenant, day }, "specialist-slot-deleted-toast"),
    };
    Ok(Next::to(place).toast(visit.say.plain(toast, &args![])))
}
