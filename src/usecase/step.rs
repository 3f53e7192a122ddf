//! A step of the workflow, taken by a client, a specialist or a timer.

use super::status::{APPROVE, CANCEL, MOVE, Transition, times};
use super::theirs::booking_of;
use super::{Outcome, Work, series, standing_ask};
use crate::domain::acting::May;
use crate::domain::deed::Deed;
use crate::domain::ids::{BookingId, SeriesId};
use crate::domain::moment::Moment;
use crate::domain::money::{Currency, Money};
use crate::domain::names;
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Ask, By, Notify, Phase, StatusId, Step, Workflow, machine};
use crate::storage::booking::{self, BookingRow};
use crate::storage::due::{self, TimerRow};

/// What a button says: the booking, the entry of its history that the button was drawn for, and the step by its
/// place in the workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepCommand {
    pub booking: BookingId,
    pub entry_no: i64,
    pub step: usize,
    /// The specialist was asked and is sure about breaking a guard.
    pub sure: bool,
}

/// Takes a step for a person. An old button is refused with [`Refusal::Changed`].
pub async fn step(work: &mut Work<'_>, command: StepCommand) -> Outcome<BookingRow> {
    step_with(work, command, None).await
}

/// Takes a step with what the person answered to its question; see `ask` of the workflow.
pub async fn step_with(work: &mut Work<'_>, command: StepCommand, words: Option<&str>) -> Outcome<BookingRow> {
    with_words(work, command, words, false).await
}

/// `unasked`: the person may say why although the step does not ask.
async fn with_words(
    work: &mut Work<'_>,
    command: StepCommand,
    words: Option<&str>,
    unasked: bool,
) -> Outcome<BookingRow> {
    let (booking, workflow) = work.booking(command.booking).await?;
    if work.by == By::Client {
        let person = work.person.ok_or(Refusal::NotFound)?;
        booking_of(&mut work.tenant, booking.tenant_id, person, command.booking, May::Book).await?;
    }
    if booking.entry_no != command.entry_no {
        return Err(Refusal::Changed.into());
    }
    let step = workflow.steps.get(command.step).ok_or(Refusal::StepNotThere)?;
    // A specialist who turns a client away may say why.
    let unasked = unasked || work.by == By::Specialist && may_say_why(&workflow, step);
    let reason = match (step.ask, words) {
        (None, None) => String::new(),
        (Some(ask), Some(words)) => answered(work, ask, words)?,
        // Only the screen with the question leads on.
        (Some(_), None) => return Err(Refusal::Unsure.into()),
        (None, Some(words)) if unasked => answered(work, Ask::Reason, words)?,
        (None, Some(_)) => return Err(Refusal::UnexpectedText.into()),
    };
    let after = take(work, booking, step.name.as_str(), command.sure, reason).await?;
    note(work, &after).await?;
    Ok(after)
}

/// Puts a step into the history of the practice, where it is the specialist's.
pub(super) async fn note(work: &mut Work<'_>, after: &BookingRow) -> Outcome<()> {
    let deed = Deed::Stepped {
        booking: after.booking_id,
        start: after.start_at,
        status: after.status.clone(),
        version: after.workflow_version,
    };
    work.note(deed).await
}

/// The answer as it is kept with the change.
fn answered(work: &Work<'_>, ask: Ask, words: &str) -> Outcome<String> {
    match ask {
        Ask::Reason => Ok(names::clean_words(words).map_err(|_| Refusal::TypedReason {
            limit: names::WORDS_MAX,
        })?),
        Ask::Amount => {
            let currency = Currency::parse(&work.tenant.tenant.currency).map_err(|_| Refusal::TypedAmount)?;
            let money = Money::parse(words, currency).map_err(|_| Refusal::TypedAmount)?;
            Ok(format!("{} {}", money.to_decimal(), work.tenant.tenant.currency))
        }
    }
}

/// Takes a client out of a booking by the way that is open to them now, with what that asks for, or with what they say
/// unasked.
pub async fn leave_with(work: &mut Work<'_>, id: BookingId, words: &str, unasked: bool) -> Outcome<BookingRow> {
    let (booking, workflow) = work.booking(id).await?;
    let status = StatusId::from(booking.status.as_str());
    let way = machine::way_out(&workflow, &status, work.by, work.now, &times(&booking)).ok_or(Refusal::StepNotThere)?;
    let place = workflow.steps.iter().position(|step| std::ptr::eq(step, way.step));
    let command = StepCommand {
        booking: id,
        entry_no: booking.entry_no,
        step: place.ok_or(Refusal::StepNotThere)?,
        sure: false,
    };
    with_words(work, command, Some(words), unasked).await
}

/// The way by which [`leave`] takes a client out of a booking, and whose it is. A guard holds a client for good; a
/// specialist may break it.
pub fn last_way(workflow: &Workflow, booking: &BookingRow, now: Moment) -> Option<(By, Step)> {
    let status = StatusId::from(booking.status.as_str());
    for by in [By::Client, By::Specialist] {
        let way = machine::way_out(workflow, &status, by, now, &times(booking));
        if let Some(way) = way.filter(|way| by == By::Specialist || way.guard.is_none()) {
            return Some((by, way.step.clone()));
        }
    }
    None
}

/// Takes a client out of a booking for good, by whatever way there is: nothing is asked, and no guard holds it.
pub async fn leave(work: &mut Work<'_>, id: BookingId) -> Outcome<()> {
    let (booking, workflow) = work.booking(id).await?;
    let Some((by, way)) = last_way(&workflow, &booking, work.now) else {
        return Ok(());
    };
    let name = way.name.to_string();
    let own = std::mem::replace(&mut work.by, by);
    let left = take(work, booking, &name, true, String::new()).await;
    work.by = own;
    let left = left?;
    work.tell_of_step(&left, &[Notify::Specialist]).await
}

/// Takes a booking off for a specialist who cancels many, by whatever way there is: no guard holds it, and nobody is
/// told here. Gives the entry of its history; `None` where there is no way.
pub async fn call_off(work: &mut Work<'_>, id: BookingId, reason: &str) -> Outcome<Option<i64>> {
    let (booking, workflow) = work.booking(id).await?;
    let status = StatusId::from(booking.status.as_str());
    let Some(way) = machine::way_out(&workflow, &status, By::Specialist, work.now, &times(&booking)) else {
        return Ok(None);
    };
    let (name, letters) = (way.step.name.to_string(), work.letters.len());
    let left = take(work, booking, &name, true, reason.to_owned()).await?;
    let others = work.letters.split_off(letters);
    let tells = |notice: &Notice| matches!(notice, Notice::Stepped { booking, .. } | Notice::Receipt { booking, .. } if *booking == id);
    work.letters
        .extend(others.into_iter().filter(|letter| !tells(&letter.notice)));
    Ok(Some(left.entry_no))
}

/// As [`call_off`], and whoever comes hears of it. Tells whether there was a way.
pub async fn call_off_and_tell(work: &mut Work<'_>, id: BookingId, reason: &str) -> Outcome<bool> {
    if call_off(work, id, reason).await?.is_none() {
        return Ok(false);
    }
    let (left, _) = work.booking(id).await?;
    work.tell_of_step(&left, &[Notify::Client]).await?;
    Ok(true)
}

/// Takes the step that a timer was set for, unless the booking has moved on since. What of its series the same befalls
/// goes along, so that people hear of it once.
pub async fn fire_timer(work: &mut Work<'_>, timer: &TimerRow) -> Outcome<Option<BookingRow>> {
    let Some(first) = fire_one(work, timer).await? else {
        return Ok(None);
    };
    if let Some(series) = first.series_id {
        let mut together = vec![first.booking_id];
        for other in also_due(work, series, timer).await? {
            let taken = fire_one(work, &other).await?;
            together.extend(taken.filter(|row| row.status == first.status).map(|row| row.booking_id));
        }
        series::step_together(work, Some(series), &together, &first);
    }
    Ok(Some(first))
}

async fn fire_one(work: &mut Work<'_>, timer: &TimerRow) -> Outcome<Option<BookingRow>> {
    if !work.tenant.fire_timer(timer, work.now).await? {
        return Ok(None);
    }
    let (booking, _) = work.booking(timer.booking_id).await?;
    if booking.entry_no != timer.entry_no {
        return Ok(None);
    }
    take(work, booking, &timer.step, true, String::new()).await.map(Some)
}

/// The timers of the other bookings of a series that are due for the same step and will not be refused it: a refusal
/// would take the first one back too.
async fn also_due(work: &mut Work<'_>, series: SeriesId, timer: &TimerRow) -> Outcome<Vec<TimerRow>> {
    let (tenant, now) = (work.tenant.id(), work.now);
    let mut may = Vec::new();
    for row in booking::of_series(&mut work.tenant, tenant, series).await? {
        let workflow = work.workflow_of(row.workflow_version).await?;
        let from = StatusId::from(row.status.as_str());
        let stands = machine::step(&workflow, &from, &timer.step, work.by, now, &times(&row), true).is_ok();
        if stands && row.replaces.is_none() && row.booking_id != timer.booking_id {
            may.push(row.booking_id);
        }
    }
    if may.is_empty() {
        return Ok(Vec::new());
    }
    Ok(due::due_together(&mut work.tenant, tenant, &may, &timer.step, now).await?)
}

/// Whether a specialist's step tells the client, whatever it is.
pub fn tells_client(step: &Step) -> bool {
    step.notify.iter().any(|notify| match notify {
        Notify::Client | Notify::Other => true,
        Notify::Specialist => false,
    })
}

/// Whether a specialist may say why they take a step that does not ask for it: the client loses something and reads it.
pub fn may_say_why(workflow: &Workflow, step: &Step) -> bool {
    let leaves = workflow.status(&step.to).is_some_and(|to| !to.phase.holds_seat());
    step.ask.is_none() && leaves && tells_client(step)
}

pub(super) async fn take(
    work: &mut Work<'_>,
    booking: BookingRow,
    name: &str,
    sure: bool,
    reason: String,
) -> Outcome<BookingRow> {
    let workflow = work.workflow_of(booking.workflow_version).await?;
    let from = StatusId::from(booking.status.as_str());
    let change = machine::step(&workflow, &from, name, work.by, work.now, &times(&booking), sure)?;
    // A move takes a booking somewhere, which needs more than a step's name.
    if name == MOVE {
        return Err(Refusal::StepNotThere.into());
    }
    let transition = Transition {
        reason,
        ..Transition::of(change.to.clone(), name, work.by)
    };
    let before = work.letters.len();
    let booking = work.transit(&booking, &workflow, transition).await?;
    // What the step is comes before what it brought with it.
    let brought = work.letters.split_off(before);
    if name == APPROVE {
        work.tenant.set_accepted(booking.client_id, work.now).await?;
    }
    work.tell_of_step(&booking, &change.notify).await?;
    standing_ask::say_once(work, &booking, &brought);
    work.letters.extend(brought);
    let gave_up = work.by == By::Client && change.to_phase == Phase::Void;
    if name == CANCEL || gave_up {
        work.leave_receipt(&booking).await?;
    } else if work.by == By::Client {
        work.tell_family(&booking).await?;
    }
    work.settle_if_covered(booking, &workflow, None).await
}
