//! A specialist puts a client at a time, by a tap or by a typed line.

use super::acts::as_specialist;
use super::callback::{Act, Callback, Place};
use super::question::Question;
use super::route::{Next, Visit, opened};
use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::spot::{Spot, Subject, Warnings};
use crate::domain::typed;
use crate::domain::zone::{Date, plus_days};
use crate::storage::{Tx, booking, client};
use crate::usecase::views::place;
use crate::usecase::{Outcome, clients, put, slots};

/// As far ahead as a date is typed without a year.
const FAR: i64 = 366;

pub async fn put(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    (of, entry_no): (Subject, i64),
    (spot, read): (Spot, Warnings),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let (row, toast) = match of {
        Subject::Client(client) => (
            put::book(&mut work, client, spot, read).await?,
            visit.say.plain("specialist-put-toast", &args![]),
        ),
        Subject::Booking(booking) => (
            put::move_to(&mut work, booking, entry_no, spot, read).await?,
            visit.say.plain("specialist-move-toast", &args![]),
        ),
    };
    let booking = row.booking_id;
    Ok(Next::to(Place::Lesson { tenant, booking })
        .toast(toast)
        .letters(work.letters))
}

/// A typed hour, perhaps with its day; `at_hand` is the day that is looked at.
pub async fn typed_hour(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    (of, at_hand): (Subject, Option<Date>),
    text: &str,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let usual = slots::default_kind(&mut work).await?.minutes;
    let length = match of {
        Subject::Client(id) => place::length(&clients::client(&mut work, id).await?, usual),
        Subject::Booking(id) => {
            let row = booking::by_id(&mut work.tenant, tenant, id).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            client::by_id(&mut work.tenant, tenant, row.client_id).await?;
            u16::try_from((row.end_at - row.start_at).0 / 60).unwrap_or(60)
        }
    };
    let zone = work.tenant.tenant.zone;
    let today = zone.date(visit.at);
    let plan = typed::parse_plan(text, length).map_err(|_| Refusal::TypedHour)?;
    let days = plan.dates(at_hand.unwrap_or(today), today, plus_days(today, FAR));
    let ([day], [time]) = (days.as_slice(), plan.times.as_slice()) else {
        return Err(Refusal::TypedHour.into());
    };
    let hour = time.on_day(zone, *day).map_err(|_| Refusal::NoSuchTime {
        wall: crate::domain::zone::Wall::new(*day, time.start_min).to_string(),
    })?;
    if hour.start <= visit.at {
        return Err(Refusal::TimePast { at: hour.start }.into());
    }
    // A booking that moves keeps its length, whatever end is typed.
    let long = match of {
        Subject::Client(_) => time.length(),
        Subject::Booking(_) => length,
    };
    let spot = Spot::hour(hour.start, long).ok_or(Refusal::TypedHour)?;
    Ok(opened(visit, Place::PutAsk { tenant, of, spot }))
}

pub async fn find_for(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, slot: SlotId, query: String) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Bookings).await?;
    Ok(Next {
        question: Some(Question::FindClient {
            tenant,
            query: Some(query),
            slot: Some(slot),
        }),
        ..Next::to(Place::WhoFor { tenant, slot, page: 0 })
    })
}

/// Where somebody goes who could not be put there.
pub fn way_out(why: &Refusal, callback: &Callback) -> Option<Place> {
    let Callback::Do(Act::Put { tenant, of, spot, .. }) = callback else {
        return None;
    };
    let (tenant, of, spot) = (*tenant, *of, *spot);
    Some(match (why, of) {
        (Refusal::Unsure, _) => Place::PutAsk { tenant, of, spot },
        (Refusal::PutAlready { booking }, _) => Place::Lesson {
            tenant,
            booking: *booking,
        },
        (Refusal::SlotTaken | Refusal::SlotClosed | Refusal::TimePast { .. }, _) => Place::Near { tenant, of },
        (_, Subject::Booking(booking)) => Place::Lesson { tenant, booking },
        (_, Subject::Client(client)) => Place::Card { tenant, client },
    })
}
