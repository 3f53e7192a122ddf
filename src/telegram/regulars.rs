//! What the buttons of regular times do, and what is typed for them; `acts` and `said` lead here.

use super::acts::{as_client, as_specialist};
use super::asking;
use super::callback::Place;
use super::question::Question;
use super::route::{Next, Visit, opened};
use super::usual_week::weekday_of;
use crate::args;
use crate::domain::ids::{ClientId, SlotId, StandingId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::standing::{Holder, Pause, Weeks};
use crate::domain::typed::{parse_days, parse_weekly};
use crate::domain::workflow::Phase;
use crate::domain::zone::Date;
use crate::storage::{Tx, client, standing as rows};
use crate::usecase::standing::{self, Begin, When};
use crate::usecase::standing_pause::{self, Changed};
use crate::usecase::{
    Outcome, Work, clients, kinds, slots, standing_ask, standing_lines, standing_move, standing_own, standing_paste,
};

/// Characters of a paste: all of a message.
const PASTED: usize = 4096;
/// Days that an alert names.
const NAMED: usize = 4;

pub async fn pasted(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, text: &str) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let text: String = text.chars().take(PASTED).collect();
    standing_paste::lines_of(&text)?;
    Ok(Next {
        question: Some(Question::RegularLines {
            tenant,
            text: Some(text),
        }),
        ..Next::to(Place::RegularPaste { tenant })
    })
}

/// What the preview shows.
pub async fn make(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let Some(Question::RegularLines {
        tenant: asked,
        text: Some(text),
    }) = visit.question()
    else {
        return Err(Refusal::FormExpired.into());
    };
    if asked != tenant {
        return Err(Refusal::FormExpired.into());
    }
    let job = standing_lines::begin(&mut work, &text).await?;
    let next = match job.ended_at.is_some() {
        true => {
            let args = args![count = job.done];
            let toast = visit.say.plain("specialist-regulars-made-toast", &args);
            Next::to(Place::Regulars { tenant, page: 0 }).toast(toast)
        }
        false => {
            let job = job.id;
            let toast = visit.say.plain("specialist-regulars-making-toast", &args![]);
            Next::to(Place::Job { tenant, job }).toast(toast)
        }
    };
    Ok(next.letters(work.letters))
}

pub async fn set(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    of: Holder,
    (weekday, minute, length, weeks): (u32, u32, u32, Weeks),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let small = |n: u32| u16::try_from(n).map_err(|_| Refusal::NotFound);
    let when = When {
        weekday: weekday_of(weekday).ok_or(Refusal::NotFound)?,
        start: small(minute)?,
        minutes: small(length)?,
        weeks,
    };
    let (id, toast) = match of {
        Holder::Client(client) | Holder::Of(client, _) => {
            let kind = match of {
                Holder::Of(_, kind) => kinds::offered(&mut work, kind).await?.kind_id,
                Holder::Client(_) | Holder::Standing(_) => slots::default_kind(&mut work).await?.kind_id,
            };
            let begin = Begin {
                client,
                kind,
                when,
                price: None,
                until: None,
            };
            let id = standing::begin(&mut work, &begin).await?;
            (id, visit.say.plain("specialist-regulars-made-toast", &args![count = 1]))
        }
        Holder::Standing(id) => {
            let done = standing_move::move_on(&mut work, id, when).await?;
            let toast = match done.left {
                0 => visit.say.plain("specialist-regular-moved-toast", &args![]),
                left => visit
                    .say
                    .plain("specialist-regular-moved-left-toast", &args![count = left]),
            };
            (id, toast)
        }
    };
    let place = Place::Regular { tenant, standing: id };
    Ok(opened(visit, place).toast(toast).letters(work.letters))
}

/// `mon 16:00/90`: when somebody's is to be.
pub async fn typed_time(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, of: Holder, line: &str) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let unread = || Refusal::TypedRegular {
        line: line.chars().take(100).collect(),
    };
    let read = parse_weekly(line).map_err(|_| unread())?;
    let [weekday] = read.weekdays[..] else {
        return Err(unread().into());
    };
    let usual = usual_length(&mut work, of).await?;
    let place = Place::RegularSure {
        tenant,
        of,
        weekday: weekday.number_from_monday(),
        minute: read.start.into(),
        length: read.minutes.unwrap_or(usual).into(),
        weeks: read.weeks,
    };
    Ok(opened(visit, place))
}

async fn usual_length(work: &mut Work<'_>, of: Holder) -> Outcome<u16> {
    let id = work.tenant.id();
    match of {
        Holder::Client(client) | Holder::Of(client, _) => {
            clients::client(work, client).await?;
            let row = client::by_id(&mut work.tenant, id, client).await?;
            let kind = match of {
                Holder::Of(_, kind) => kinds::offered(work, kind).await?,
                Holder::Client(_) | Holder::Standing(_) => slots::default_kind(work).await?,
            };
            Ok(standing::length(row.as_ref(), &kind))
        }
        Holder::Standing(of) => {
            let row = rows::by_id(&mut work.tenant, id, of).await?.ok_or(Refusal::NotFound)?;
            Ok(u16::try_from(row.minutes).unwrap_or(60))
        }
    }
}

pub async fn skip(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    id: StandingId,
    (day, out): (Date, bool),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    standing::skip(&mut work, id, day, out).await?;
    let toast = match out {
        true => visit.say.plain("specialist-regular-skipped-toast", &args![]),
        false => visit.say.plain("specialist-regular-back-toast", &args![]),
    };
    Ok(shown(tenant, id, toast, work))
}

fn shown(tenant: TenantId, standing: StandingId, toast: String, work: Work<'_>) -> Next {
    Next::to(Place::Regular { tenant, standing })
        .toast(toast)
        .letters(work.letters)
}

pub async fn pause(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    id: StandingId,
    (from, to): (Date, Date),
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let gone = standing_pause::pause(&mut work, id, Pause { from, to }).await?;
    let toast = visit.say.plain("specialist-regular-paused-toast", &args![count = gone]);
    Ok(shown(tenant, id, toast, work))
}

/// `1.07-31.08`.
pub async fn typed_pause(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    id: StandingId,
    line: &str,
) -> Outcome<Next> {
    let today = today(tx, visit, tenant).await?;
    let days = parse_days(line, today).ok_or(Refusal::TypedDays)?;
    pause(tx, visit, tenant, id, days).await
}

async fn today(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Date> {
    let work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    Ok(work.tenant.tenant.zone.date(work.now))
}

/// A pause is taken back; what finds no place then is named.
pub async fn unpause(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: StandingId, pause: Pause) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let changed = standing_pause::take_back(&mut work, id, pause).await?;
    let usual = visit.say.plain("specialist-regular-resumed-toast", &args![]);
    Ok(with_left(visit, &changed, shown(tenant, id, usual, work)))
}

/// Names the days that found no place, to be read and put away.
fn with_left(visit: &Visit<'_>, changed: &Changed, next: Next) -> Next {
    if changed.left.is_empty() {
        return next;
    }
    let days = changed.left.iter().take(NAMED).map(|day| visit.say.date_short(*day));
    let days = days.collect::<Vec<_>>().join(", ");
    let args = args![days = days, count = changed.left.len().saturating_sub(NAMED)];
    let text = match changed.back {
        true => visit.say.plain("specialist-regular-left-alert", &args),
        false => visit.say.plain("specialist-regular-none-back-alert", &args),
    };
    Next {
        alert: true,
        ..next.toast(text)
    }
}

pub async fn endless(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: StandingId) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let changed = standing_pause::endless(&mut work, id).await?;
    let toast = visit.say.plain("specialist-regular-endless-toast", &args![]);
    Ok(with_left(visit, &changed, shown(tenant, id, toast, work)))
}

/// `14.08`: the last day of a pause; or both of its days.
pub async fn typed_until(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    id: StandingId,
    pause: Pause,
    line: &str,
) -> Outcome<Next> {
    let today = today(tx, visit, tenant).await?;
    let (from, to) = parse_days(line, today).ok_or(Refusal::TypedDays)?;
    if from != to && from != pause.from {
        return Err(Refusal::TypedDays.into());
    }
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let changed = standing_pause::until(&mut work, id, pause, to).await?;
    let toast = visit
        .say
        .plain("specialist-regular-paused-toast", &args![count = changed.gone]);
    Ok(with_left(visit, &changed, shown(tenant, id, toast, work)))
}

pub async fn end(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: StandingId, last: Date) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let changed = standing_pause::end(&mut work, id, last).await?;
    let toast = visit
        .say
        .plain("specialist-regular-ended-toast", &args![count = changed.gone]);
    let today = work.tenant.tenant.zone.date(work.now);
    if last < today {
        return Ok(Next::to(Place::Regulars { tenant, page: 0 })
            .toast(toast)
            .letters(work.letters));
    }
    Ok(with_left(visit, &changed, shown(tenant, id, toast, work)))
}

/// `24.12`: the last day.
pub async fn typed_end(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: StandingId, line: &str) -> Outcome<Next> {
    let today = today(tx, visit, tenant).await?;
    match parse_days(line, today) {
        Some((from, to)) if from == to => end(tx, visit, tenant, id, to).await,
        Some(_) | None => Err(Refusal::TypedDays.into()),
    }
}

pub async fn set_length(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    id: StandingId,
    minutes: u32,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let minutes = u16::try_from(minutes).map_err(|_| Refusal::TypedMinutes)?;
    standing::set_minutes(&mut work, id, minutes).await?;
    let toast = visit.say.plain("specialist-regular-terms-toast", &args![]);
    Ok(shown(tenant, id, toast, work))
}

pub async fn set_price(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    id: StandingId,
    typed: Option<&str>,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Money).await?;
    standing::set_price(&mut work, id, typed).await?;
    let toast = visit.say.plain("specialist-regular-terms-toast", &args![]);
    Ok(shown(tenant, id, toast, work))
}

/// A client comes no longer.
pub async fn give_up(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, id: StandingId) -> Outcome<Next> {
    let me = visit.me.person_id;
    let mut work = as_client(tx, visit, tenant).await?;
    standing_own::give_up(&mut work, me, id).await?;
    let toast = visit.say.plain("client-regular-ended-toast", &args![]);
    Ok(Next::to(Place::Bookings { tenant, page: 0 })
        .toast(toast)
        .letters(work.letters))
}

/// A client wants a free time every week.
pub async fn ask(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    (of, slot): (Option<ClientId>, SlotId),
    turns: bool,
) -> Outcome<Next> {
    let me = visit.me.person_id;
    let mut work = as_client(tx, visit, tenant).await?;
    let answer = asking::given(visit, tenant, slot);
    let made = standing_ask::ask(&mut work, me, (of, slot), turns, answer).await?;
    // Some workflows let nobody wait for an answer.
    let toast = match made.phase == Phase::Pending.as_str() {
        true => visit.say.plain("client-requested-toast", &args![]),
        false => visit.say.plain("client-weekly-booked-toast", &args![]),
    };
    let booking = made.booking_id;
    Ok(Next::to(Place::Booking { tenant, booking })
        .toast(toast)
        .letters(work.letters))
}
