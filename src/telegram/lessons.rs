//! What the buttons of bookings do, and what is typed about one; `acts` and `said` lead here.

use super::acts::{as_client, as_specialist};
use super::callback::Place;
use super::charged;
use super::route::{Next, Visit, opened};
use super::screen::client::outcome;
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::rights::Right;
use crate::domain::workflow::{By, Phase, StatusId};
use crate::storage::booking::BookingRow;
use crate::storage::{Tx, tenant};
use crate::usecase::moving::{self, MoveCommand, Moved};
use crate::usecase::status::{APPROVE, CANCEL, DECLINE};
use crate::usecase::step::{self, StepCommand};
use crate::usecase::{Outcome, Work, pay, undo};

pub(super) async fn move_to(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, command: MoveCommand) -> Outcome<Next> {
    let say = &visit.say;
    let mut work = as_client(tx, visit, tenant).await?;
    let (booking, toast) = match moving::move_to(&mut work, visit.me.person_id, command).await? {
        Moved::Done(row) => (row.booking_id, say.plain("client-moved-toast", &args![])),
        Moved::Asked(row) => (row.booking_id, say.plain("client-move-asked-toast", &args![])),
    };
    let place = Place::Booking { tenant, booking };
    Ok(Next::to(place).toast(toast).letters(work.letters))
}

/// By whichever side taps it.
pub(super) async fn step(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, command: StepCommand) -> Outcome<Next> {
    let say = &visit.say;
    let booking = command.booking;
    let (mut work, place) = match tenant::rights(tx, tenant, visit.me.person_id).await? {
        Some(_) => (
            as_specialist(tx, visit, tenant, Right::Bookings).await?,
            Place::Lesson { tenant, booking },
        ),
        None => {
            let work = as_client(tx, visit, tenant).await?;
            (work, Place::Booking { tenant, booking })
        }
    };
    let (before, workflow) = work.booking(booking).await?;
    // A button from before the question was asked leads to it.
    if work.by == By::Client
        && !command.sure
        && before.entry_no == command.entry_no
        && outcome::asks(&workflow, &before, command.step, visit.at)
    {
        let ask = Place::OutcomeAsk {
            tenant,
            booking,
            entry_no: command.entry_no,
            step: command.step as u32,
        };
        return Ok(opened(visit, ask));
    }
    let after = step::step(&mut work, command).await?;
    let name = workflow.steps.get(command.step).map(|step| step.name.as_str());
    let toast = match (name, work.by) {
        (Some(APPROVE), _) => say.plain("specialist-accepted-toast", &args![]),
        (Some(DECLINE), _) => say.plain("specialist-declined-toast", &args![]),
        (Some(CANCEL), By::Client) if is_pending(&before) => say.plain("client-withdrawn-toast", &args![]),
        (Some(CANCEL), By::Client) => say.plain("client-cancelled-toast", &args![]),
        _ => status_toast(&mut work, visit, &after).await?,
    };
    Ok(Next::to(place).toast(toast).letters(work.letters))
}

/// A step of the specialist's with what was typed for it.
pub(super) async fn step_typed(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    command: StepCommand,
    text: &str,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let booking = command.booking;
    step::step_with(&mut work, command, Some(text)).await?;
    Ok(Next::to(Place::Lesson { tenant, booking }).letters(work.letters))
}

/// A step of the client's with what was typed for it.
pub(super) async fn own_step_typed(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    command: StepCommand,
    text: &str,
) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    let booking = command.booking;
    charged::as_asked(&mut work, visit, booking, false).await?;
    step::step_with(&mut work, command, Some(text)).await?;
    Ok(Next::to(Place::Booking { tenant, booking }).letters(work.letters))
}

/// A cancellation with its reason; `unasked` where none was asked for.
pub(super) async fn leave(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    booking: BookingId,
    (text, unasked): (&str, bool),
) -> Outcome<Next> {
    let mut work = as_client(tx, visit, tenant).await?;
    charged::as_asked(&mut work, visit, booking, true).await?;
    step::leave_with(&mut work, booking, text, unasked).await?;
    Ok(Next::to(Place::Booking { tenant, booking }).letters(work.letters))
}

pub(super) async fn pay(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    booking: BookingId,
    entry_no: i64,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    let after = pay::pay(&mut work, booking, entry_no).await?;
    let toast = status_toast(&mut work, visit, &after).await?;
    Ok(Next::to(Place::Lesson { tenant, booking })
        .toast(toast)
        .letters(work.letters))
}

pub(super) async fn undo(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    booking: BookingId,
    entry_no: i64,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let (before, _) = work.booking(booking).await?;
    let after = undo::undo(&mut work, booking, entry_no).await?;
    let price = super::screen::client::price(&visit.say, &work.tenant.tenant, after.price);
    let toast = match after.move_no == before.move_no {
        // Its pack was used up meanwhile.
        true if after.price != before.price => {
            let args = args![price = price.unwrap_or_default()];
            visit.say.plain("specialist-undone-price-toast", &args)
        }
        true => {
            let title = status_title(&mut work, visit, &after).await?.1;
            visit.say.plain("specialist-undone-toast", &args![status = title])
        }
        false => visit.say.plain("specialist-moved-back-toast", &args![]),
    };
    Ok(Next::to(Place::Lesson { tenant, booking })
        .toast(toast)
        .letters(work.letters))
}

fn is_pending(booking: &BookingRow) -> bool {
    booking.phase == Phase::Pending.as_str()
}

/// The icon and the title of a booking's status, in the language of the one who acted.
async fn status_title(work: &mut Work<'_>, visit: &Visit<'_>, booking: &BookingRow) -> Outcome<(String, String)> {
    let workflow = work.workflow_of(booking.workflow_version).await?;
    let status = workflow.status(&StatusId::from(booking.status.as_str()));
    let lang = visit.say.lang().code();
    Ok(status
        .map(|status| (status.icon.clone(), status.title.get(lang).to_owned()))
        .unwrap_or_default())
}

async fn status_toast(work: &mut Work<'_>, visit: &Visit<'_>, booking: &BookingRow) -> Outcome<String> {
    let (icon, title) = status_title(work, visit, booking).await?;
    Ok(visit
        .say
        .plain("specialist-booking-done-toast", &args![icon = icon, status = title]))
}
