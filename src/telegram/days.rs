//! What the buttons and the typed lines of days off do, and of the long acts behind them.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit, opened};
use crate::args;
use crate::domain::ids::{BookingId, JobId, TenantId};
use crate::domain::job::JobState;
use crate::domain::names;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::typed;
use crate::domain::zone::Date;
use crate::storage::Tx;
use crate::storage::job::{self as jobs, JobRow};
use crate::usecase::{Outcome, copying, day, job};

/// A short act leads on at once; a long one to where its progress is seen.
fn after(row: &JobRow, then: Place) -> Place {
    let (tenant, job) = (row.tenant, row.id);
    match row.ended_at {
        Some(_) => then,
        None => Place::Job { tenant, job },
    }
}

fn back(tenant: TenantId, (from, to): (Date, Date)) -> Place {
    match from == to {
        true => Place::Plan { tenant, day: from },
        false => Place::DaysOff { tenant, page: 0 },
    }
}

pub(super) async fn close(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, days: (Date, Date)) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    day::close_range(&mut work, days).await?;
    let toast = match days.0 == days.1 {
        true => visit.say.plain("specialist-day-closed-toast", &args![]),
        false => visit.say.plain("specialist-off-closed-toast", &args![]),
    };
    Ok(Next::to(back(tenant, days)).toast(toast).letters(work.letters))
}

pub(super) async fn open(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, days: (Date, Date)) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let row = day::open_range(&mut work, days).await?;
    let toast = match days.0 == days.1 {
        true => visit.say.plain("specialist-day-opened-toast", &args![]),
        false => visit.say.plain("specialist-off-opened-toast", &args![]),
    };
    Ok(Next::to(after(&row, back(tenant, days)))
        .toast(toast)
        .letters(work.letters))
}

pub(super) async fn cancel(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    days: (Date, Date),
    count: i64,
) -> Outcome<Next> {
    let (reason, keep) = asked(visit, tenant, days);
    // It closes days as well.
    as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let row = day::cancel_range(&mut work, days, count, (reason.unwrap_or_default(), keep)).await?;
    let place = after(&row, back(tenant, days));
    let toast = visit.say.plain("specialist-off-cancelled-toast", &args![count = count]);
    let next = Next::to(place).letters(work.letters);
    Ok(match row.ended_at {
        Some(_) => next.toast(toast),
        None => next,
    })
}

pub(super) async fn copy(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    (week, onto): (Date, Date),
    times: u32,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let row = copying::copy(&mut work, week, onto, times).await?;
    Ok(Next::to(Place::Job { tenant, job: row.id }).letters(work.letters))
}

pub(super) async fn stop(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: JobId) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Help).await?;
    let before = jobs::by_id(tx, tenant, id).await?.ok_or(Refusal::NotFound)?;
    let mut work = as_specialist(tx, visit, tenant, job::right(&before.task)).await?;
    let row = job::stop(&mut work, id).await?;
    let toast = match row.state {
        JobState::Stopped if before.ended_at.is_none() => visit.say.plain("specialist-job-nothing-toast", &args![]),
        JobState::Stopping | JobState::Active => visit.say.plain("specialist-job-stopped-toast", &args![]),
        JobState::Stopped | JobState::Done => visit.say.plain("specialist-job-over-toast", &args![]),
    };
    Ok(Next::to(Place::Job { tenant, job: id }).toast(toast))
}

/// A typed range of days that are to be closed.
pub(super) async fn typed(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, line: &str) -> Outcome<Next> {
    let work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let today = work.tenant.tenant.zone.date(visit.at);
    let (from, to) = typed::parse_days(line, today).ok_or(Refusal::TypedDays)?;
    Ok(opened(visit, Place::OffAsk { tenant, from, to }))
}

/// The reason that clients are to read: it is shown before anything is done.
pub(super) fn reason(visit: &Visit<'_>, question: Question, line: &str) -> Outcome<Next> {
    let Question::CancelDays {
        tenant, from, to, keep, ..
    } = question
    else {
        return Err(Refusal::UnexpectedText.into());
    };
    let words = names::clean_words(line).map_err(|_| Refusal::TypedReason {
        limit: names::WORDS_MAX,
    })?;
    let question = Question::CancelDays {
        tenant,
        from,
        to,
        reason: Some(words),
        keep,
    };
    Ok(Next {
        question: Some(question),
        ..opened(visit, Place::CancelDays { tenant, from, to })
    })
}

pub(super) async fn close_one(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, day: Date) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    day::close(&mut work, day).await?;
    let toast = visit.say.plain("specialist-day-closed-toast", &args![]);
    Ok(Next::to(Place::Plan { tenant, day }).toast(toast).letters(work.letters))
}

pub(super) async fn open_one(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, day: Date) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Schedule).await?;
    day::open(&mut work, day).await?;
    let toast = visit.say.plain("specialist-day-opened-toast", &args![]);
    Ok(Next::to(Place::Plan { tenant, day }).toast(toast).letters(work.letters))
}

/// By one tap on the day: what stays is said before it begins.
pub(super) async fn cancel_soon(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    of: Date,
    count: i64,
) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let row = day::cancel_soon(&mut work, of, count).await?;
    Ok(Next::to(Place::Job { tenant, job: row.id })
        .toast(visit.say.plain("specialist-day-closed-toast", &args![]))
        .letters(work.letters))
}

pub(super) async fn keep_in(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    job: JobId,
    (booking, keep): (BookingId, bool),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    day::keep_in(&mut work, job, booking, keep).await?;
    Ok(Next::to(Place::Job { tenant, job }))
}

/// What was said so far about these days: why, and what stays.
fn asked(visit: &Visit<'_>, tenant: TenantId, days: (Date, Date)) -> (Option<String>, Vec<BookingId>) {
    match visit.question() {
        Some(Question::CancelDays {
            tenant: of,
            from,
            to,
            reason,
            keep,
        }) if (of, (from, to)) == (tenant, days) => (reason, keep),
        _ => (None, Vec::new()),
    }
}

/// A lesson stays when the others are cancelled, or goes with them.
pub(super) async fn keep(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    (from, to): (Date, Date),
    (booking, stays): (BookingId, bool),
) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Schedule).await?;
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let (reason, mut keep) = asked(visit, tenant, (from, to));
    keep.retain(|other| *other != booking);
    if !day::goes(&mut work, booking, (from, to)).await? {
        return Err(Refusal::Changed.into());
    }
    if stays {
        keep.push(booking);
    }
    let question = Question::CancelDays {
        tenant,
        from,
        to,
        reason,
        keep,
    };
    Ok(Next {
        question: Some(question),
        ..Next::to(Place::CancelDays { tenant, from, to })
    })
}
