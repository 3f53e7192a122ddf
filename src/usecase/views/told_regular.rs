//! What a client is told of a weekly time of theirs, as it is at the moment of sending.

use std::collections::BTreeMap;

use super::super::standing_publish::{CLOSED, GAP, OVERLAP};
use super::told::{About, GONE, MOVED_ON, NOT_THEIRS, Reader, Still};
use crate::domain::ids::StandingId;
use crate::domain::moment::Moment;
use crate::domain::slot::Interval;
use crate::domain::standing::{Regular, RegularNews};
use crate::domain::zone::{Date, plus_days};
use crate::storage::standing::{self, DayRow, StandingRow};
use crate::storage::tenant::{self, TenantRow};
use crate::storage::{Conn, Result, client};
use crate::storage::{slot, standing_left};

/// Closed days so far ahead are named to who gets a weekly time.
const KNOWN: i64 = 62;
/// Days that the specialist reads one by one.
const NAMED: usize = 6;

/// A weekly time that a message speaks of.
#[derive(Clone, Debug)]
pub struct RegularTold {
    pub row: StandingRow,
    pub regular: Regular,
    /// The next time that it is.
    pub at: Option<Interval>,
    /// Its hours on some day, whether it is then or not.
    pub hours: Option<Interval>,
    /// Days on which it is not, that the message is to name.
    pub lacks: Vec<Lack>,
}

/// A day on which a weekly time found no place.
#[derive(Clone, Debug)]
pub struct Lack {
    pub day: Date,
    /// Where there is such an hour on it.
    pub start: Option<Moment>,
    pub why: Missing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Taken,
    Closed,
    Gap,
}

impl Reader<'_> {
    pub(super) async fn regular(
        &self,
        conn: &mut Conn,
        id: StandingId,
        news: RegularNews,
        now: Moment,
    ) -> Result<Still<About>> {
        let (Some(row), Some(tenant)) = (
            standing::by_id(conn, self.tenant, id).await?,
            tenant::by_id(conn, self.tenant).await?,
        ) else {
            return Ok(Err(GONE));
        };
        let Some(regular) = row.regular() else {
            return Ok(Err(GONE));
        };
        let hearers = client::hearers(conn, self.tenant, row.client_id).await?;
        let to_specialist = matches!(news, RegularNews::Left { .. } | RegularNews::Unplaced);
        let hears = match to_specialist {
            true => self.specialist,
            false => hearers.iter().any(|hearer| hearer.person_id == self.to),
        };
        if !hears {
            return Ok(Err(NOT_THEIRS));
        }
        let today = tenant.zone.date(now);
        let is_over = regular.until.is_some_and(|until| until < today);
        let stands = match news {
            RegularNews::Ended { last } | RegularNews::Left { last } => regular.until == Some(last),
            RegularNews::AllBegun { .. } | RegularNews::Unplaced => true,
            RegularNews::Unanswered { .. } => row.is_asked(),
            RegularNews::Endless => row.is_active() && regular.until.is_none(),
            RegularNews::Terms { minutes, price } => {
                row.is_active() && !is_over && regular.time.span.length() == minutes && row.price == price
            }
            RegularNews::Begun
            | RegularNews::Moved { .. }
            | RegularNews::Away { .. }
            | RegularNews::Back
            | RegularNews::BackOn { .. }
            | RegularNews::Lacks { .. } => row.is_active() && !is_over,
        };
        if !stands {
            return Ok(Err(MOVED_ON));
        }
        let from = match news {
            RegularNews::Moved { from } => from,
            RegularNews::Away { to, .. } => plus_days(to, 1),
            RegularNews::Ended { last } | RegularNews::Left { last } => plus_days(last, -6),
            RegularNews::BackOn { from, .. } => from.max(today),
            RegularNews::Begun
            | RegularNews::AllBegun { .. }
            | RegularNews::Back
            | RegularNews::Endless
            | RegularNews::Terms { .. }
            | RegularNews::Lacks { .. }
            | RegularNews::Unplaced
            | RegularNews::Unanswered { .. } => today,
        };
        if news == RegularNews::Unplaced {
            let left = standing_left::list(conn, self.tenant, &today.to_string()).await?;
            return Ok(unplaced(conn, &tenant, &left).await?.ok_or(MOVED_ON));
        }
        if let RegularNews::AllBegun { last } = news {
            let mut all = Vec::new();
            for row in standing::of_client(conn, self.tenant, row.client_id, &today.to_string()).await? {
                if (id..=last).contains(&row.standing_id)
                    && let Some(mut told) = regular_from(conn, &tenant, row.standing_id, today, now).await?
                {
                    told.lacks = lacks(conn, &tenant, &told, (today, plus_days(today, KNOWN)), true).await?;
                    all.push(told);
                }
            }
            return Ok(match all.is_empty() {
                true => Err(MOVED_ON),
                false => Ok(About::RegularsBegun(all)),
            });
        }
        // The day of a time that has ended is told of too.
        let is_over = matches!(news, RegularNews::Ended { .. } | RegularNews::Left { .. });
        let endless = Regular {
            until: regular.until.filter(|_| !is_over),
            ..regular
        };
        let mut told = told(conn, &tenant, row, (&regular, &endless), from, now).await?;
        told.lacks = match news {
            RegularNews::Begun => lacks(conn, &tenant, &told, (today, plus_days(today, KNOWN)), true).await?,
            RegularNews::Moved { from } => lacks(conn, &tenant, &told, (from, plus_days(from, KNOWN)), true).await?,
            RegularNews::BackOn { to, .. } => lacks(conn, &tenant, &told, (from, to), true).await?,
            RegularNews::Lacks { from, to } => lacks(conn, &tenant, &told, (from, to), false).await?,
            _ => Vec::new(),
        };
        let says_nothing = match news {
            RegularNews::Lacks { .. } => told.lacks.is_empty(),
            RegularNews::BackOn { to, .. } => {
                let is_in = |at: Interval| tenant.zone.date(at.start) <= to;
                !told.at.is_some_and(is_in)
            }
            _ => false,
        };
        if says_nothing {
            return Ok(Err(MOVED_ON));
        }
        Ok(Ok(About::Regular {
            told: Box::new(told),
            news,
        }))
    }
}

/// A weekly time that is in force, and when it is next, from a local day on.
pub(super) async fn regular_from(
    conn: &mut Conn,
    tenant: &TenantRow,
    id: StandingId,
    from: Date,
    now: Moment,
) -> Result<Option<RegularTold>> {
    let row = standing::by_id(conn, tenant.id, id)
        .await?
        .filter(StandingRow::is_active);
    let Some((row, regular)) = row.and_then(|row| row.regular().map(|regular| (row, regular))) else {
        return Ok(None);
    };
    let told = told(conn, tenant, row, (&regular, &regular), from, now).await?;
    Ok(Some(told).filter(|told| told.at.is_some()))
}

async fn told(
    conn: &mut Conn,
    tenant: &TenantRow,
    row: StandingRow,
    (regular, days): (&Regular, &Regular),
    from: Date,
    now: Moment,
) -> Result<RegularTold> {
    let today = tenant.zone.date(now).to_string();
    let pauses = standing::pauses_of(conn, tenant.id, row.standing_id, &today).await?;
    let came = standing::came_of(conn, tenant.id, row.standing_id, &today).await?;
    // What has begun today is no next one; a day that the clocks skip is none either, nor one that is closed.
    let (mut from, mut at, mut usual) = (from, None, None);
    for _ in 0..60 {
        let Some(day) = days.next(&pauses, from) else { break };
        from = plus_days(day, 1);
        let iso = day.to_string();
        // Nor one that was said not to be, or that found no place.
        let is_out = came.iter().any(|row| row.day == iso && row.why.is_some());
        let closed = is_out || !slot::closed_days(conn, tenant.id, &iso, &iso).await?.is_empty();
        let hours = regular.time.span.on_day(tenant.zone, day).ok();
        usual = hours.or(usual);
        at = hours.filter(|hours| !closed && hours.start > now);
        if at.is_some() {
            break;
        }
    }
    Ok(RegularTold {
        row,
        regular: *regular,
        at,
        hours: usual,
        lacks: Vec::new(),
    })
}

/// The days of these on which it found no place; and, where they are wanted, those that are closed and further off than
/// is booked yet.
async fn lacks(
    conn: &mut Conn,
    tenant: &TenantRow,
    told: &RegularTold,
    (first, last): (Date, Date),
    closed: bool,
) -> Result<Vec<Lack>> {
    let mut found: BTreeMap<Date, Missing> = BTreeMap::new();
    let (from, to) = (first.to_string(), last.to_string());
    if closed {
        let pauses = standing::pauses_of(conn, tenant.id, told.row.standing_id, &from).await?;
        let shut = slot::closed_days(conn, tenant.id, &from, &to).await?;
        let mut days = told.regular.days(&pauses, first, last);
        days.retain(|day| shut.contains(&day.to_string()));
        found.extend(days.into_iter().map(|day| (day, Missing::Closed)));
    }
    for row in standing::came_of(conn, tenant.id, told.row.standing_id, &from).await? {
        let Ok(day) = row.day.parse::<Date>() else { continue };
        let why = match row.why.as_deref() {
            Some(OVERLAP) => Missing::Taken,
            Some(GAP) => Missing::Gap,
            Some(CLOSED) if closed => Missing::Closed,
            Some(_) | None => {
                found.remove(&day);
                continue;
            }
        };
        if day <= last {
            found.insert(day, why);
        }
    }
    let lack = |(day, why)| Lack {
        day,
        start: told.regular.time.span.on_day(tenant.zone, day).ok().map(|at| at.start),
        why,
    };
    Ok(found.into_iter().map(lack).collect())
}

/// What the specialist is told of regular times without a place; nothing where all have found one.
async fn unplaced(conn: &mut Conn, tenant: &TenantRow, left: &[DayRow]) -> Result<Option<About>> {
    let mut rows = Vec::new();
    for day in left.iter().take(NAMED) {
        let row = standing::by_id(conn, tenant.id, day.standing_id).await?;
        let Some((row, day)) = row.zip(day.day.parse::<Date>().ok()) else {
            continue;
        };
        let start = row
            .regular()
            .and_then(|regular| regular.time.span.on_day(tenant.zone, day).ok());
        rows.push((row.client_name, day, start.map(|at| at.start)));
    }
    let count = left.len();
    Ok((count > 0).then_some(About::Unplaced { rows, count }))
}
