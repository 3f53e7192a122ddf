//! The days on which a regular time does not come, and its last one: said, joined, changed, taken back. What comes back
//! is booked at once, as far as it is within reach and free.

use super::standing::{FURTHEST, ahead, note, of, publish_in_view, stands_alone, take_off, tell};
use super::standing_publish::{CLOSED, GAP, OVERLAP};
use super::{Outcome, Work};
use crate::domain::ids::{ClientId, StandingId};
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::standing::{Pause, Regular, RegularDeed, RegularNews};
use crate::domain::zone::{Date, plus_days};
use crate::storage::standing::{self, StandingRow};

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Lessons that were taken off.
    pub gone: usize,
    /// Days that would have come back, and found no place.
    pub left: Vec<Date>,
    /// Others came back, or will.
    pub back: bool,
}

fn fits(work: &Work<'_>, pause: Pause) -> Outcome<()> {
    let today = work.tenant.tenant.zone.date(work.now);
    if pause.to < pause.from || pause.to < today {
        return Err(Refusal::DaysPast.into());
    }
    if pause.to > plus_days(today, FURTHEST) {
        return Err(Refusal::TooManyDays { limit: FURTHEST }.into());
    }
    Ok(())
}

/// It does not come from one day to another; tells how many lessons were taken off. Pauses that meet are one: none is
/// made shorter by another.
pub async fn pause(work: &mut Work<'_>, id: StandingId, pause: Pause) -> Outcome<usize> {
    let (row, regular) = of(work, id).await?;
    let today = work.tenant.tenant.zone.date(work.now);
    fits(work, pause)?;
    let pause = Pause {
        from: pause.from.max(today),
        to: pause.to,
    };
    let said = said(work, id).await?;
    if let Some(same) = said
        .iter()
        .find(|other| other.from <= pause.from && pause.to <= other.to)
    {
        let (from, to) = (same.from, same.to);
        return Err(Refusal::RegularAway { from, to }.into());
    }
    let (whole, gone) = put(work, id, pause, &said).await?;
    let (from, to) = (whole.from.max(today), whole.to);
    tell(work, id, row.client_id, RegularNews::Away { from, to }).await?;
    note(work, id, &regular.time, RegularDeed::Paused(whole)).await?;
    Ok(gone)
}

async fn said(work: &mut Work<'_>, id: StandingId) -> Outcome<Vec<Pause>> {
    let (tenant, today) = (work.tenant.id(), work.tenant.tenant.zone.date(work.now));
    Ok(standing::pauses_of(&mut work.tenant, tenant, id, &today.to_string()).await?)
}

/// Puts a pause among the others, one with those that it meets, and takes off what is booked on it.
async fn put(work: &mut Work<'_>, id: StandingId, pause: Pause, others: &[Pause]) -> Outcome<(Pause, usize)> {
    let (whole, met) = pause.joined(others);
    for other in met {
        work.tenant.remove_pause(id, other).await?;
    }
    work.tenant.insert_pause(id, whole).await?;
    let mut gone = 0;
    for (day_row, day, booking) in ahead(work, id).await? {
        if whole.has(day) && take_off(work, &day_row, &booking).await? {
            gone += 1;
        }
    }
    let today = work.tenant.tenant.zone.date(work.now);
    let from = whole.from.max(today);
    work.tenant.forget_left(id, Pause { from, ..whole }).await?;
    Ok((whole, gone))
}

/// A pause that was said is not: what it kept away comes back.
pub async fn take_back(work: &mut Work<'_>, id: StandingId, pause: Pause) -> Outcome<Changed> {
    let (row, regular) = of(work, id).await?;
    if !work.tenant.remove_pause(id, pause).await? {
        return Err(Refusal::Changed.into());
    }
    note(work, id, &regular.time, RegularDeed::Unpaused(pause)).await?;
    comes_back(work, (&row, &regular), pause).await
}

/// A pause that was said lasts until another day.
pub async fn until(work: &mut Work<'_>, id: StandingId, pause: Pause, to: Date) -> Outcome<Changed> {
    let (row, regular) = of(work, id).await?;
    let new = Pause { to, ..pause };
    fits(work, new)?;
    if new == pause || !work.tenant.remove_pause(id, pause).await? {
        return Err(Refusal::Changed.into());
    }
    let others = said(work, id).await?;
    let (whole, gone) = put(work, id, new, &others).await?;
    let today = work.tenant.tenant.zone.date(work.now);
    let (from, to) = (whole.from.max(today), whole.to);
    tell(work, id, row.client_id, RegularNews::Away { from, to }).await?;
    note(work, id, &regular.time, RegularDeed::Paused(whole)).await?;
    publish_in_view(work).await?;
    let back = Pause {
        from: plus_days(new.to, 1),
        to: pause.to,
    };
    let left = left(work, id, back).await?;
    Ok(Changed {
        gone,
        back: !left.is_empty() && left.len() < days(work, id, &regular, back).await?.len(),
        left,
    })
}

/// Books what these days have again, and says so as far as it is true.
async fn comes_back(
    work: &mut Work<'_>,
    (row, regular): (&StandingRow, &Regular),
    days_off: Pause,
) -> Outcome<Changed> {
    let id = row.standing_id;
    let today = work.tenant.tenant.zone.date(work.now);
    let (from, to) = (days_off.from.max(today), days_off.to);
    let news = RegularNews::BackOn { from, to };
    tell(work, id, row.client_id, news).await?;
    publish_in_view(work).await?;
    let back = Pause { from, to };
    let left = left(work, id, back).await?;
    let all = days(work, id, regular, back).await?;
    let is_back = left.len() < all.len();
    if !is_back {
        not_back(work, row.client_id, id, news, (from, to), &left).await?;
    }
    Ok(Changed {
        gone: 0,
        left,
        back: is_back,
    })
}

/// Nothing of it comes back: who was to hear that it does hears what it lacks.
async fn not_back(
    work: &mut Work<'_>,
    client: ClientId,
    id: StandingId,
    said: RegularNews,
    (from, to): (Date, Date),
    left: &[Date],
) -> Outcome<()> {
    let told = Notice::Regular {
        standing: id,
        news: said,
    };
    work.letters.retain(|letter| letter.notice != told);
    if left.is_empty() {
        return Ok(());
    }
    tell(work, id, client, RegularNews::Lacks { from, to }).await
}

/// The days of it that it comes on again.
async fn days(work: &mut Work<'_>, id: StandingId, regular: &Regular, among: Pause) -> Outcome<Vec<Date>> {
    let pauses = said(work, id).await?;
    let today = work.tenant.tenant.zone.date(work.now);
    let mut days = regular.days(&pauses, among.from.max(today), among.to);
    let (zone, now) = (work.tenant.tenant.zone, work.now);
    days.retain(|day| regular.time.span.on_day(zone, *day).map_or(true, |at| at.start > now));
    Ok(days)
}

/// Those of these days on which it found no place.
pub(super) async fn left(work: &mut Work<'_>, id: StandingId, among: Pause) -> Outcome<Vec<Date>> {
    let tenant = work.tenant.id();
    let came = standing::came_of(&mut work.tenant, tenant, id, &among.from.to_string()).await?;
    let lacks = came
        .into_iter()
        .filter(|row| matches!(row.why.as_deref(), Some(CLOSED | GAP | OVERLAP)))
        .filter_map(|row| row.day.parse::<Date>().ok())
        .filter(|day| among.has(*day));
    Ok(lacks.collect())
}

/// That day is the last on which it comes.
pub async fn end(work: &mut Work<'_>, id: StandingId, last: Date) -> Outcome<Changed> {
    let (row, regular) = of(work, id).await?;
    let today = work.tenant.tenant.zone.date(work.now);
    let last = last.max(plus_days(today, -1));
    if last > plus_days(today, FURTHEST) {
        return Err(Refusal::TooManyDays { limit: FURTHEST }.into());
    }
    let news = RegularNews::Ended { last };
    let left = set_last(work, (&row, &regular), Some(last), news).await?;
    note(work, id, &regular.time, RegularDeed::Ended(last)).await?;
    let mut gone = 0;
    for (day_row, day, booking) in ahead(work, id).await? {
        if day > last && take_off(work, &day_row, &booking).await? {
            gone += 1;
        }
    }
    Ok(Changed { gone, left, back: true })
}

/// It has no last day any more.
pub async fn endless(work: &mut Work<'_>, id: StandingId) -> Outcome<Changed> {
    let (row, regular) = of(work, id).await?;
    if regular.until.is_none() {
        return Err(Refusal::Changed.into());
    }
    let left = set_last(work, (&row, &regular), None, RegularNews::Endless).await?;
    note(work, id, &regular.time, RegularDeed::Endless).await?;
    Ok(Changed {
        gone: 0,
        left,
        back: true,
    })
}

/// Gives the days that a later end brought back and that found no place.
async fn set_last(
    work: &mut Work<'_>,
    (row, regular): (&StandingRow, &Regular),
    until: Option<Date>,
    news: RegularNews,
) -> Outcome<Vec<Date>> {
    let id = row.standing_id;
    let new = Regular { until, ..*regular };
    let later = regular.until.filter(|was| until.is_none_or(|until| *was < until));
    // What comes back with a later end may be somebody else's by now.
    if later.is_some() {
        stands_alone(work, row, &new).await?;
    }
    work.tenant.set_standing(id, &new).await?;
    tell(work, id, row.client_id, news).await?;
    publish_in_view(work).await?;
    match later {
        Some(was) => {
            let today = work.tenant.tenant.zone.date(work.now);
            let to = until.unwrap_or_else(|| plus_days(today, FURTHEST));
            left(
                work,
                id,
                Pause {
                    from: plus_days(was, 1),
                    to,
                },
            )
            .await
        }
        None => Ok(Vec::new()),
    }
}
