//! What the buttons of stretches do, in which clients choose the start, and what is typed for them.

use super::acts::as_specialist;
use super::callback::Place;
use super::choosing::state_of;
use super::route::{Next, Visit};
use crate::args;
use crate::domain::ids::{TenantId, WindowId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::typed;
use crate::domain::window::{BUFFER_MOST, USUAL_STEP};
use crate::domain::zone::Date;
use crate::storage::Tx;
use crate::storage::slot::SlotState;
use crate::usecase::{Outcome, kinds, windows};

/// `10:00-19:00`: one stretch of a day.
pub async fn typed(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, day: Date, line: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let read = typed::parse_times(line, 1).map_err(|_| Refusal::StretchWanted)?;
    let [stretch] = read[..] else {
        return Err(Refusal::StretchWanted.into());
    };
    let window = windows::open(&mut work, day, stretch, USUAL_STEP).await?;
    Ok(Next::to(Place::Window { tenant, window }).letters(work.letters))
}

pub async fn set_step(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, window: WindowId, step: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    windows::set_step(&mut work, window, step).await?;
    Ok(Next::to(Place::Window { tenant, window }).letters(work.letters))
}

pub async fn set_state(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    window: WindowId,
    state: u32,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let state = state_of(state).filter(|state| *state != SlotState::Deleted);
    let state = state.ok_or(Refusal::NotFound)?;
    windows::set_state(&mut work, window, state).await?;
    let toast = match state {
        SlotState::Open | SlotState::Deleted => visit.say.plain("specialist-window-shown-toast", &args![]),
        SlotState::Hidden => visit.say.plain("specialist-window-hidden-toast", &args![]),
        SlotState::Blocked => visit.say.plain("specialist-window-blocked-toast", &args![]),
    };
    let next = Next::to(Place::Window { tenant, window });
    Ok(next.toast(toast).letters(work.letters))
}

pub async fn delete(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, window: WindowId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let was = windows::close(&mut work, window).await?;
    let day = work.tenant.tenant.zone.date(was.start_at);
    let toast = visit.say.plain("specialist-window-deleted-toast", &args![]);
    Ok(Next::to(Place::Plan { tenant, day }).toast(toast).letters(work.letters))
}

pub async fn set_buffer(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, minutes: i64) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Settings).await?;
    windows::set_buffer(&mut work, minutes).await?;
    Ok(Next::to(Place::Kinds { tenant, page: 0 }))
}

pub async fn buffer_typed(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, text: &str) -> Outcome<Next> {
    let minutes = kinds::minutes_of(text).map_err(|_| Refusal::TypedPause {
        limit: BUFFER_MOST.into(),
    })?;
    set_buffer(tx, visit, tenant, minutes).await
}
