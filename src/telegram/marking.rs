//! What the buttons and the typed lines of many bookings do: a name is looked for, some are ticked, all are marked.

use super::acts::as_specialist;
use super::callback::Place;
use super::question::{Picked, Question};
use super::route::{Next, Visit};
use super::screen::PAGE;
use super::screen::specialist::picking::in_hand;
use crate::args;
use crate::domain::filter::Filter;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::mark::{MOST, Mark};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::{Tx, booking, listing};
use crate::usecase::mark::Words;
use crate::usecase::views::listed::wanted;
use crate::usecase::{Outcome, chosen, mark};

/// Of what is looked for, in characters.
const SOUGHT: usize = 40;

/// A name among those whose bookings are to be listed.
pub async fn find(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, filter: Filter, typed: &str) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let query = Some(typed.trim().chars().take(SOUGHT).collect());
    Ok(Next {
        question: Some(Question::ListClient { tenant, filter, query }),
        ..Next::to(Place::ListClients {
            tenant,
            filter,
            page: 0,
        })
    })
}

fn picked(visit: &Visit<'_>, tenant: TenantId) -> Outcome<Picked> {
    let question = visit.question();
    Ok(in_hand(question.as_ref(), tenant).cloned().ok_or(Refusal::Changed)?)
}

fn list(picked: Picked, page: u32) -> Next {
    let (tenant, filter) = (picked.tenant, picked.filter);
    Next {
        question: Some(Question::Picked(picked)),
        ..Next::to(Place::Pick { tenant, filter, page })
    }
}

fn many() -> Refusal {
    Refusal::TooManyPicked { limit: MOST as i64 }
}

pub async fn tick(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    booking: BookingId,
    (page, on): (u32, bool),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    work.booking(booking).await?;
    let mut picked = picked(visit, tenant)?;
    picked.bookings.retain(|other| *other != booking);
    if on {
        if picked.bookings.len() >= MOST {
            return Err(many().into());
        }
        picked.bookings.push(booking);
    }
    Ok(list(picked, page))
}

/// None (0), all of the page (1), all that the filter lets through (2).
pub async fn tick_all(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, page: u32, all: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let mut picked = picked(visit, tenant)?;
    let row = work.tenant.tenant.clone();
    let flows = visit.router.flows.clone();
    let wanted = wanted(&mut work.tenant, &flows, &row, &picked.filter, visit.at).await?;
    let size = u64::from(PAGE);
    let ids = match all {
        0 => Vec::new(),
        1 => listing::ids(&mut work.tenant, tenant, &wanted, u64::from(page) * size, size).await?,
        2 => listing::ids(&mut work.tenant, tenant, &wanted, 0, MOST as u64 + 1).await?,
        _ => return Err(Refusal::NotFound.into()),
    };
    if all != 1 {
        picked.bookings.clear();
    }
    for id in ids {
        if !picked.bookings.contains(&id) {
            picked.bookings.push(id);
        }
    }
    if picked.bookings.len() > MOST {
        return Err(many().into());
    }
    Ok(list(picked, page))
}

fn asked(picked: Picked) -> Next {
    let tenant = picked.tenant;
    Next {
        question: Some(Question::Picked(picked)),
        ..Next::to(Place::MarkAsk { tenant })
    }
}

/// A step that all that is ticked allow; `step` counts in the workflow of the first.
pub async fn with(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, step: u32) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let mut picked = picked(visit, tenant)?;
    let rows = booking::by_ids(&mut work.tenant, tenant, &picked.bookings).await?;
    let first = rows.first().ok_or(Refusal::NothingChosen)?;
    let flows = visit.router.flows.clone();
    let ways = mark::common(&mut work.tenant, &flows, &rows, visit.at).await?;
    let way = ways.into_iter().find(|way| way.index == step);
    let way = way.ok_or(Refusal::Changed)?;
    picked.reason = None;
    picked.mark = Some(Mark::Step {
        name: way.name,
        to: way.to,
        version: first.workflow_version,
        late: way.late,
    });
    Ok(asked(picked))
}

pub async fn with_payment(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Money).await?;
    let mut picked = picked(visit, tenant)?;
    if picked.bookings.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    picked.reason = None;
    picked.mark = Some(Mark::Pay);
    Ok(asked(picked))
}

/// Marks all that is ticked; `count` is how many the screen said that is.
pub async fn mark_all(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, count: i64) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    // A second tap finds nothing in hand any more.
    let picked = picked(visit, tenant)?;
    let mark = picked.mark.clone().ok_or(Refusal::Changed)?;
    if picked.bookings.len() as i64 != count {
        return Err(Refusal::Changed.into());
    }
    if mark == Mark::Pay {
        drop(work);
        work = as_specialist(tx, visit, tenant, Right::Money).await?;
    }
    let reason = picked.reason.clone().unwrap_or_default();
    let job = mark::mark(&mut work, mark, picked.bookings.clone(), reason).await?;
    let toast = visit.say.plain("specialist-marked-toast", &args![count = job.done]);
    let filter = picked.filter;
    // What goes on is seen there, and what could not be marked is named.
    let place = match job.done == job.total {
        true => Place::Listed {
            tenant,
            filter,
            page: 0,
        },
        false => Place::Job { tenant, job: job.id },
    };
    Ok(Next::to(place).toast(toast).letters(work.letters))
}

/// Why, typed where that is asked or can be said.
pub async fn typed(tx: &mut Tx, visit: &Visit<'_>, mut picked: Picked, text: &str) -> Outcome<Next> {
    let Place::MarkAsk { tenant } = visit.place() else {
        return Err(Refusal::UnexpectedText.into());
    };
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let mark = picked.mark.as_ref().ok_or(Refusal::UnexpectedText)?;
    let rows = booking::by_ids(&mut work.tenant, tenant, &picked.bookings).await?;
    let flows = visit.router.flows.clone();
    if mark::words(&mut work.tenant, &flows, &rows, mark, visit.at).await? == Words::None {
        return Err(Refusal::UnexpectedText.into());
    }
    picked.reason = Some(chosen::reason_of(text)?);
    Ok(asked(picked))
}
