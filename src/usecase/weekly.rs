//! A specialist's usual week is published so many weeks ahead, by itself, in the practice's own zone.
//!
//! Each time of the week comes to each local day once: what was made, or why not, is kept, so a slot that the specialist
//! has deleted is not made again, a tick too many makes nothing, and after days of silence the next one makes what is
//! missing.

use std::collections::{BTreeMap, HashSet};

use super::chosen::{self, Fate};
use super::note::counted;
use super::plan::{Wanted, Why};
use super::standing_publish::{self, Looking, Missing};
use super::{Outcome, Work, plan, standing_left};
use crate::domain::deed::Deed;
use crate::domain::ids::{KindId, PatternId, SlotId};
use crate::domain::moment::{Moment, Span};
use crate::domain::pattern::{WEEKS, WeeklyTime, occurrences};
use crate::domain::refusal::Refusal;
use crate::domain::slot::WallSpan;
use crate::domain::zone::{DAY, Date, Weekday, plus_days};
use crate::storage::kind::{self, KindRow};
use crate::storage::pattern::{self, PatternRow};
use crate::storage::slot::{self, SlotState};
use crate::storage::standing;

/// Times that a week has at most, and weeks ahead where nothing else was chosen.
pub const MOST: usize = 100;
pub const USUAL_WEEKS: i64 = 4;
/// Times that one transaction looks at; the clock goes on with the rest.
const AT_ONCE: usize = 48;
/// A booking costs as much as so many free times.
const BOOKING_COSTS: usize = 12;
/// Regulars whom one transaction books at most, so that it holds up nobody for long. Those who share a time of the week's
/// own come with it, however many they are: between two transactions others would see the seats that are left.
pub const REGULARS_AT_ONCE: usize = AT_ONCE / BOOKING_COSTS;

pub fn time_of(row: &PatternRow) -> Option<WeeklyTime> {
    let weekday = Weekday::try_from(u8::try_from(row.weekday - 1).ok()?).ok()?;
    let start_min = u16::try_from(row.wall_minute).ok()?;
    let end_min = start_min.checked_add(u16::try_from(row.minutes).ok()?)?;
    Some(WeeklyTime {
        weekday,
        span: WallSpan { start_min, end_min },
    })
}

/// Puts times into the week, of that kind, and publishes them. Nothing is put over what stands there.
pub async fn add(work: &mut Work<'_>, kind: &KindRow, weekdays: &[Weekday], times: &[WallSpan]) -> Outcome<usize> {
    let tenant = work.tenant.id();
    let there = pattern::all(&mut work.tenant, tenant).await?;
    if there.len() + weekdays.len() * times.len() > MOST {
        return Err(Refusal::TooManyTimes { limit: MOST as i64 }.into());
    }
    let before: Vec<WeeklyTime> = there.iter().filter_map(time_of).collect();
    for weekday in weekdays {
        for span in times {
            let stands = before
                .iter()
                .find(|time| time.weekday == *weekday && time.span.overlaps(*span));
            if let Some(stands) = stands {
                return Err(Refusal::WeekOverlap {
                    weekday: *weekday,
                    span: stands.span,
                }
                .into());
            }
            let day = i64::from(weekday.number_from_monday());
            let (start, length) = (i64::from(span.start_min % DAY), i64::from(span.length()));
            work.tenant.insert_pattern(day, start, length, kind.kind_id).await?;
        }
    }
    let weeks = match pattern::clock(&mut work.tenant, tenant).await? {
        Some((weeks, Some(_))) => Some(weeks),
        // Whoever stopped it goes on when they say so.
        Some((_, None)) => None,
        None => Some(USUAL_WEEKS),
    };
    if let Some(weeks) = weeks {
        work.tenant.set_pattern_clock(weeks, Some(work.now)).await?;
        publish(work).await?;
    }
    let added = weekdays.len() * times.len();
    let count = counted(added);
    work.note(Deed::WeekAdded { count }).await?;
    Ok(added)
}

/// Takes a time out of the week; what was published of it stays, or goes where nobody has booked it.
pub async fn remove(work: &mut Work<'_>, id: PatternId, with_free: bool) -> Outcome<usize> {
    let tenant = work.tenant.id();
    let row = pattern::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    work.tenant.end_pattern(id, work.now).await?;
    let deed = Deed::WeekRemoved {
        weekday: u32::try_from(row.weekday).unwrap_or(1),
        minute: u16::try_from(row.wall_minute).unwrap_or(0),
    };
    work.note(deed).await?;
    let made = pattern::slots_of(&mut work.tenant, tenant, id, work.now).await?;
    if !with_free || made.is_empty() {
        return Ok(0);
    }
    let changed = chosen::set_states(work, (&made, &[]), SlotState::Deleted, Fate::Keep, "").await?;
    Ok(changed.map_or(0, |changed| changed.slots))
}

pub async fn set_weeks(work: &mut Work<'_>, weeks: u32) -> Outcome<()> {
    let fits = u16::try_from(weeks).is_ok_and(|weeks| WEEKS.contains(&weeks));
    if !fits {
        return Err(Refusal::NotFound.into());
    }
    work.tenant.set_pattern_clock(weeks.into(), Some(work.now)).await?;
    work.note(Deed::WeeksAhead { weeks: weeks.into() }).await?;
    publish(work).await
}

/// Stops publishing, or goes on with it.
pub async fn switch(work: &mut Work<'_>, on: bool) -> Outcome<()> {
    let tenant = work.tenant.id();
    let weeks = match pattern::clock(&mut work.tenant, tenant).await? {
        Some((weeks, _)) => weeks,
        None => USUAL_WEEKS,
    };
    work.tenant.set_pattern_clock(weeks, on.then_some(work.now)).await?;
    work.note(Deed::WeekOn { on }).await?;
    if on { publish(work).await } else { Ok(()) }
}

/// What was left out is looked at once more: the day was opened, or what stood there is gone.
pub async fn retry(work: &mut Work<'_>) -> Outcome<()> {
    let tenant = work.tenant.id();
    let today = work.tenant.tenant.zone.date(work.now);
    work.tenant.forget_left_out(&today.to_string()).await?;
    match pattern::clock(&mut work.tenant, tenant).await? {
        Some((weeks, Some(_))) => {
            work.tenant.set_pattern_clock(weeks, Some(work.now)).await?;
            publish(work).await
        }
        Some((_, None)) | None => Ok(()),
    }
}

/// Makes what of the week is missing ahead. Where that is much, the clock goes on with it.
pub async fn publish(work: &mut Work<'_>) -> Outcome<()> {
    publish_batch(work).await.map(drop)
}

/// Books the regulars and makes the times of the week that are missing ahead, in the order of the wall. Tells whether
/// there is more to be made.
pub async fn publish_batch(work: &mut Work<'_>) -> Outcome<bool> {
    let tenant = work.tenant.tenant.clone();
    let clock = pattern::clock(&mut work.tenant, tenant.id).await?;
    let regulars = standing::clock(&mut work.tenant, tenant.id).await?;
    let is_due = |due: Option<Moment>| due.is_some_and(|due| due <= work.now);
    if !is_due(clock.and_then(|(_, due)| due)) && !is_due(regulars) {
        return Ok(false);
    }
    let weeks = clock.map_or(USUAL_WEEKS, |(weeks, _)| weeks);
    let runs = matches!(clock, Some((_, Some(_))));
    let today = tenant.zone.date(work.now);
    let kinds = kind::kinds(&mut work.tenant, tenant.id).await?;
    let kind_of = |id: KindId| kinds.iter().find(|kind| kind.kind_id == id && kind.is_offered());
    let rows = match runs {
        true => pattern::all(&mut work.tenant, tenant.id).await?,
        false => Vec::new(),
    };
    let (rows, times): (Vec<PatternRow>, Vec<WeeklyTime>) = rows
        .into_iter()
        .filter(|row| kind_of(row.kind_id).is_some())
        .filter_map(|row| time_of(&row).map(|time| (row, time)))
        .unzip();
    let came = pattern::came(&mut work.tenant, tenant.id, &today.to_string()).await?;
    let came: HashSet<(PatternId, String)> = came.into_iter().map(|row| (row.pattern_id, row.day)).collect();
    let mut missing: Vec<_> = occurrences(&times, today, u16::try_from(weeks).unwrap_or(1))
        .into_iter()
        .filter(|(day, n)| !came.contains(&(rows[*n].pattern_id, day.to_string())))
        .collect();
    let mut regulars = match regulars {
        Some(_) => standing_publish::missing(work, today, weeks).await?,
        None => Missing::default(),
    };
    let regular_rows = std::mem::take(&mut regulars.rows);
    let start_of = |n: usize| {
        regular_rows
            .get(n)
            .map_or(0, |(_, regular)| regular.time.span.start_min)
    };
    regulars.fresh.sort_by_key(|(day, n)| (*day, start_of(*n), *n));
    let end_of = |n: usize| regular_rows.get(n).map_or(0, |(_, regular)| regular.time.span.end_min);
    // What shares time is done at once: a regular has the seat of the week's own time before anybody sees it, and what
    // it stands across is not made beside it.
    let mut at: BTreeMap<(Date, u16), (usize, u16)> = BTreeMap::new();
    let mut add = |day: Date, start: u16, end: u16, cost: usize| {
        let one = at.entry((day, start)).or_default();
        *one = (one.0 + cost, one.1.max(end));
    };
    for (day, n) in &missing {
        add(*day, times[*n].span.start_min, times[*n].span.end_min, 1);
    }
    for (day, n) in &regulars.fresh {
        add(*day, start_of(*n), end_of(*n), BOOKING_COSTS);
    }
    let (mut cost, mut end, mut until) = (0, None, (today, 0));
    for ((day, start), (more, ends)) in &at {
        if cost > 0 && cost + more > AT_ONCE && (*day, *start) >= until {
            end = Some((*day, *start));
            break;
        }
        cost += more;
        until = until.max((*day, *ends));
    }
    let mut is_all = end.is_none();
    if let Some(end) = end {
        missing.retain(|(day, n)| (*day, times[*n].span.start_min) < end);
        regulars.fresh.retain(|(day, n)| (*day, start_of(*n)) < end);
    }
    if missing.is_empty() && regulars.fresh.len() > REGULARS_AT_ONCE {
        regulars.fresh.truncate(REGULARS_AT_ONCE);
        is_all = false;
    }
    // A regular stands across it: where that is booked, the time is not made.
    let is_crossed = |day: Date, time: WeeklyTime| {
        regulars.fresh.iter().any(|(on, n)| {
            let span = WallSpan {
                start_min: start_of(*n),
                end_min: end_of(*n),
            };
            *on == day && span != time.span && span.overlaps(time.span)
        })
    };
    let (crossed, clear): (Vec<_>, Vec<_>) = missing
        .into_iter()
        .map(|(day, n)| (day, times[n], &rows[n]))
        .partition(|(day, time, _)| is_crossed(*day, *time));
    let mut made = put_down(work, &kinds, &clear).await?;
    let mut days: Vec<(Date, usize, Option<String>)> = regulars.fresh.iter().map(|(day, n)| (*day, *n, None)).collect();
    if is_all {
        // What was in the way before may be gone.
        let again = regulars.left_out.into_iter();
        days.extend(again.map(|(day, n, why)| (day, n, Some(why))));
    }
    let mut room = AT_ONCE.saturating_sub(cost) / BOOKING_COSTS;
    let (first, last) = (days.iter().map(|day| day.0).min(), days.iter().map(|day| day.0).max());
    if let (Some(first), Some(last)) = (first, last) {
        let mut looking = Looking::of(&mut work.tenant, &tenant, first, last).await?;
        for (day, n, before) in &days {
            let Some((row, regular)) = regular_rows.get(*n) else {
                continue;
            };
            if before.is_some() && room == 0 {
                is_all = false;
                break;
            }
            let booked =
                standing_publish::book_day(work, &mut looking, (row, regular), *day, before.as_deref()).await?;
            if booked.is_some() && before.is_some() {
                room -= 1;
            }
        }
    }
    made.extend(put_down(work, &kinds, &crossed).await?);
    let mut free = Vec::with_capacity(made.len());
    for id in made {
        let is_free = match days.is_empty() {
            true => true,
            false => slot::by_id(&mut work.tenant, tenant.id, id)
                .await?
                .is_some_and(|row| row.free_seats() > 0),
        };
        if is_free {
            free.push(id);
        }
    }
    work.slots_freed(&free).await?;
    let next = if is_all { next_day(work) } else { work.now };
    if runs {
        work.tenant.set_pattern_clock(weeks, Some(next)).await?;
    }
    if !regular_rows.is_empty() {
        work.tenant.set_standing_clock(next).await?;
    } else {
        work.tenant.remove_standing_clock().await?;
    }
    if is_all {
        standing_left::tell_left(work).await?;
    }
    Ok(!is_all)
}

/// Makes times of the week on their days, or notes why not; gives those that were made.
async fn put_down(
    work: &mut Work<'_>,
    kinds: &[KindRow],
    times: &[(Date, WeeklyTime, &PatternRow)],
) -> Outcome<Vec<SlotId>> {
    let tenant = work.tenant.tenant.clone();
    let wanted: Vec<Wanted> = times
        .iter()
        .map(|(day, time, _)| Wanted {
            day: *day,
            span: time.span,
        })
        .collect();
    let sifted = plan::sift(&mut work.tenant, &tenant, &wanted, work.now).await?;
    let row_of = |one: &Wanted| {
        let found = times
            .iter()
            .find(|(day, time, _)| (*day, time.span) == (one.day, one.span));
        found.map(|(_, _, row)| *row)
    };
    let mut made = Vec::with_capacity(sifted.make.len());
    for (one, interval) in &sifted.make {
        let kind_of = |row: &PatternRow| kinds.iter().find(|kind| kind.kind_id == row.kind_id);
        let Some((row, kind)) = row_of(one).and_then(|row| Some((row, kind_of(row)?))) else {
            continue;
        };
        let slot = plan::insert(work, kind, *one, *interval).await?;
        work.tenant
            .pattern_came(row.pattern_id, &one.day.to_string(), Ok(slot))
            .await?;
        made.push(slot);
    }
    for (one, why) in &sifted.skip {
        if let Some(row) = row_of(one) {
            let why = code_of(why);
            work.tenant
                .pattern_came(row.pattern_id, &one.day.to_string(), Err(why))
                .await?;
        }
    }
    Ok(made)
}

/// The start of the practice's next day: one more comes into reach.
fn next_day(work: &Work<'_>) -> Moment {
    let zone = work.tenant.tenant.zone;
    let tomorrow = plus_days(zone.date(work.now), 1);
    zone.day(tomorrow).0.max(work.now + Span(1))
}

/// As it is kept.
fn code_of(why: &Why) -> &'static str {
    match why {
        Why::Past => "past",
        Why::DayClosed => "closed",
        Why::Gap => "gap",
        Why::Overlap { .. } => "overlap",
    }
}
