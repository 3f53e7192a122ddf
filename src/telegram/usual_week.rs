//! What the buttons of the usual week do, and what is typed for it; `acts` and `said` lead here.

use super::acts::as_specialist;
use super::callback::Place;
use super::route::{Next, Visit};
use super::screen::specialist::add;
use crate::args;
use crate::domain::ids::{KindId, PatternId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::typed::{self, DaysSpec};
use crate::domain::zone::Weekday;
use crate::storage::Tx;
use crate::usecase::{Outcome, kinds, weekly};

/// As buttons count them: Monday is 1.
pub fn weekday_of(n: u32) -> Option<Weekday> {
    Weekday::try_from(u8::try_from(n.checked_sub(1)?).ok()?).ok()
}

pub async fn add(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    kind: KindId,
    (weekday, chosen): (u32, u32),
) -> Outcome<Next> {
    let weekday = weekday_of(weekday).ok_or(Refusal::NotFound)?;
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let kind = kinds::offered(&mut work, kind).await?;
    let times = add::cells(chosen, kind.minutes);
    if times.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    let added = weekly::add(&mut work, &kind, &[weekday], &times).await?;
    let toast = visit.say.plain("specialist-week-added-toast", &args![count = added]);
    Ok(Next::to(Place::UsualWeek { tenant }).toast(toast).letters(work.letters))
}

/// `mon,wed 10:00-14:00/60`: every week on these days.
pub async fn typed(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, kind: KindId, line: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let kind = kinds::offered(&mut work, kind).await?;
    let minutes = u16::try_from(kind.minutes).unwrap_or(60);
    let plan = typed::parse_plan(line, minutes).map_err(|_| Refusal::TypedTimes {
        line: line.chars().take(400).collect(),
        minutes,
    })?;
    let weekdays = match (plan.days, plan.until) {
        (DaysSpec::Weekdays(weekdays), None) => weekdays,
        (DaysSpec::Weekdays(_) | DaysSpec::AtHand | DaysSpec::Dates(_), _) => {
            return Err(Refusal::WeekdaysWanted.into());
        }
    };
    weekly::add(&mut work, &kind, &weekdays, &plan.times).await?;
    Ok(Next::to(Place::UsualWeek { tenant }).letters(work.letters))
}

pub async fn remove(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, pattern: PatternId, free: bool) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let deleted = weekly::remove(&mut work, pattern, free).await?;
    let toast = match deleted {
        0 => visit.say.plain("specialist-week-removed-toast", &args![]),
        count => visit
            .say
            .plain("specialist-week-removed-free-toast", &args![count = count]),
    };
    Ok(Next::to(Place::UsualWeek { tenant }).toast(toast).letters(work.letters))
}

pub async fn set_weeks(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, weeks: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    weekly::set_weeks(&mut work, weeks).await?;
    Ok(Next::to(Place::UsualWeek { tenant }).letters(work.letters))
}

pub async fn switch(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, on: bool) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    weekly::switch(&mut work, on).await?;
    let toast = match on {
        true => visit.say.plain("specialist-week-on-toast", &args![]),
        false => visit.say.plain("specialist-week-off-toast", &args![]),
    };
    Ok(Next::to(Place::UsualWeek { tenant }).toast(toast).letters(work.letters))
}

pub async fn retry(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    weekly::retry(&mut work).await?;
    Ok(Next::to(Place::UsualWeek { tenant }).letters(work.letters))
}
