//! A week as a picture: the free times, fit to be passed on to anybody, or the whole plan.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::{Made, Maker, caption};
use crate::args;
use crate::domain::ids::WindowId;
use crate::domain::moment::Moment;
use crate::domain::workflow::Phase;
use crate::domain::zone::{Date, Weekday, Zone, plus_days};
use crate::picture::{
    self,
    sheet::{Day, Sheet, Time, Tone, sheet},
};
use crate::storage::booking::BookingRow;
use crate::storage::slot::{FreeRow, SlotState};
use crate::telegram::texts::Speaker;
use crate::usecase::views::agenda::{self, DayPlan, Planned};
use crate::usecase::views::free;

/// What clients could book now, and nobody's name.
pub(super) async fn free(maker: Maker<'_>, monday: Date) -> anyhow::Result<Made> {
    let (say, zone, link) = (maker.say, maker.tenant.zone, maker.link());
    let sunday = plus_days(monday, 6);
    let (start, end) = (zone.day(monday).0, zone.day(sunday).1);
    let slots = free::between(maker.conn, maker.tenant, start, end, maker.now).await?;
    let mut times: BTreeMap<Date, Vec<Time>> = BTreeMap::new();
    for (from, to) in stretches(&slots) {
        let hour = match to {
            Some(to) => range(say, zone, from, to),
            None => time(say, zone, from),
        };
        let day = times.entry(zone.date(from)).or_default();
        // Services of several kinds may begin at the same hour.
        if day.last().is_none_or(|last| last.hour != hour) {
            day.push(Time::new(Tone::Free, hour, String::new()));
        }
    }
    let none = slots.is_empty();
    let today = zone.date(maker.now);
    let days = (0..7).map(|n| plus_days(monday, n)).filter(|day| *day >= today);
    let days = days.map(|date| {
        let times = times.remove(&date).unwrap_or_default();
        day(say, date, say.plain("picture-free-none", &args![]), times)
    });
    let title = say.plain("picture-free-title", &args![days = say.days(monday, sunday)]);
    let mut notes = vec![maker.tenant.name.clone(), clock(say, zone, start, end)];
    if none {
        notes.push(say.plain("picture-free-empty", &args![]));
    }
    let drawn = Sheet {
        title: title.clone(),
        notes,
        days: days.collect(),
        legend: Vec::new(),
        link: Some((say.plain("picture-free-call", &args![]), link.clone())),
    };
    let words = say.plain(
        "picture-free-caption",
        &args![tenant = &maker.tenant.name, title = title],
    );
    Ok(Made::Picture {
        svg: sheet(&drawn)?,
        caption: caption(&words, &link),
    })
}

/// Times with their starts; where a client chooses the start, the whole stretch with its end.
fn stretches(slots: &[FreeRow]) -> Vec<(Moment, Option<Moment>)> {
    let mut found: Vec<(Moment, Option<Moment>)> = Vec::new();
    let mut open: Option<(WindowId, usize)> = None;
    for slot in slots {
        let before = open.filter(|(window, _)| Some(*window) == slot.window_id);
        match (slot.window_id, before) {
            (Some(_), Some((_, n))) if found[n].1.is_some_and(|end| slot.start_at <= end) => {
                found[n].1 = found[n].1.max(Some(slot.end_at));
            }
            (Some(window), _) => {
                open = Some((window, found.len()));
                found.push((slot.start_at, Some(slot.end_at)));
            }
            (None, _) => found.push((slot.start_at, None)),
        }
    }
    found
}

/// All that is on the plan, with names: for those who run the practice.
pub(super) async fn whole(maker: Maker<'_>, monday: Date) -> anyhow::Result<Made> {
    let (say, zone) = (maker.say, maker.tenant.zone);
    let sunday = plus_days(monday, 6);
    let plans = agenda::days(maker.conn, maker.tenant, monday, sunday).await?;
    let days: Vec<Day> = plans.iter().map(|plan| whole_day(say, zone, plan)).collect();
    let has = |tone: Tone| days.iter().flat_map(|day| &day.times).any(|time| time.tone == tone);
    let legend = [
        (Tone::Taken, say.plain("picture-week-taken", &args![])),
        (Tone::Asked, say.plain("picture-week-asked", &args![])),
        (Tone::Free, say.plain("picture-week-free", &args![])),
        (Tone::Off, say.plain("picture-week-off", &args![])),
    ];
    let title = say.plain("picture-week-title", &args![days = say.days(monday, sunday)]);
    let booked: usize = plans.iter().map(DayPlan::busy).sum();
    let (start, end) = (zone.day(monday).0, zone.day(sunday).1);
    let drawn = Sheet {
        title: title.clone(),
        notes: vec![
            maker.tenant.name.clone(),
            say.plain("picture-week-booked", &args![count = booked]),
            clock(say, zone, start, end),
        ],
        legend: legend.into_iter().filter(|(tone, _)| has(*tone)).collect(),
        days,
        link: None,
    };
    let args = args![tenant = &maker.tenant.name, title = title];
    Ok(Made::Picture {
        svg: sheet(&drawn)?,
        caption: say.plain("picture-week-caption", &args),
    })
}

fn whole_day(say: &Speaker, zone: Zone, plan: &DayPlan) -> Day {
    let mut times: Vec<(Moment, Time)> = Vec::new();
    for entry in &plan.entries {
        times.extend(planned(say, zone, entry));
    }
    for window in &plan.windows {
        let words = say.plain("picture-week-window", &args![]);
        let hours = range(say, zone, window.start_at, window.end_at);
        times.push((window.start_at, Time::new(Tone::Free, hours, words)));
    }
    times.sort_by_key(|(start, _)| *start);
    let empty = match plan.closed {
        true => say.plain("picture-week-closed", &args![]),
        false => say.plain("picture-week-empty", &args![]),
    };
    day(say, plan.day, empty, times.into_iter().map(|(_, time)| time).collect())
}

fn planned(say: &Speaker, zone: Zone, entry: &Planned) -> Option<(Moment, Time)> {
    let seats = entry.slot.as_ref().map_or(1, |slot| slot.seats);
    if let Some(first) = entry.bookings.first() {
        let asked = entry.bookings.iter().all(|one| one.phase == Phase::Pending.as_str());
        let tone = if asked { Tone::Asked } else { Tone::Taken };
        let name = |one: &BookingRow| match picture::shows(&one.client_name) {
            true => one.client_name.clone(),
            // In a script that the font doesn't have, or of emoji alone.
            false => say.plain("picture-week-somebody", &args![]),
        };
        let names = entry.bookings.iter().map(name).collect::<Vec<_>>().join(", ");
        let words = match seats {
            ..=1 => names,
            _ => say.plain(
                "picture-week-group",
                &args![taken = entry.bookings.len(), seats = seats, names = names],
            ),
        };
        return Some((first.start_at, Time::new(tone, time(say, zone, first.start_at), words)));
    }
    let slot = entry.slot.as_ref()?;
    let (tone, words) = if slot.state == SlotState::Hidden.as_str() {
        (Tone::Off, say.plain("picture-week-hidden", &args![]))
    } else if !slot.is_open() {
        (Tone::Off, say.plain("picture-week-blocked", &args![]))
    } else if slot.free_seats() <= 0 {
        (Tone::Asked, say.plain("picture-week-offered", &args![]))
    } else {
        (Tone::Free, say.plain("picture-week-free", &args![]))
    };
    Some((slot.start_at, Time::new(tone, time(say, zone, slot.start_at), words)))
}

fn day(say: &Speaker, date: Date, empty: String, times: Vec<Time>) -> Day {
    Day {
        weekday: say.weekday_label(date.weekday()),
        date: say.date_short(date),
        weekend: matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        empty,
        times,
    }
}

fn time(say: &Speaker, zone: Zone, at: Moment) -> String {
    say.minute(zone.wall(at).minute())
}

fn range(say: &Speaker, zone: Zone, from: Moment, to: Moment) -> String {
    say.plain(
        "common-range",
        &args![start = time(say, zone, from), end = time(say, zone, to)],
    )
}

/// Whose hours these are: a picture that is passed on may be read anywhere.
fn clock(say: &Speaker, zone: Zone, start: Moment, end: Moment) -> String {
    let city = say.city(zone.name());
    let (minutes, later) = (zone.offset_minutes(start), zone.offset_minutes(end));
    // The clocks change in that week.
    if minutes != later {
        return say.plain("picture-clock-changing", &args![city = city]);
    }
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let offset = match rest {
        0 => format!("{sign}{hours}"),
        _ => format!("{sign}{hours}:{rest:02}"),
    };
    say.plain("picture-clock", &args![city = city, offset = offset])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{KindId, SlotId};

    fn row(slot: i64, from: i64, to: i64, window: Option<i64>) -> FreeRow {
        FreeRow {
            slot_id: SlotId(slot),
            kind_id: KindId(1),
            start_at: Moment(from),
            end_at: Moment(to),
            window_id: window.map(WindowId),
        }
    }

    #[test]
    fn starts_of_one_stretch_are_told_as_the_stretch() {
        let slots = [
            row(1, 0, 60, Some(1)),
            row(2, 30, 90, Some(1)),
            row(3, 35, 65, None),
            row(4, 60, 120, Some(1)),
            // Something is booked between.
            row(5, 300, 360, Some(1)),
            row(6, 400, 460, Some(2)),
        ];
        let told = stretches(&slots)
            .into_iter()
            .map(|(from, to)| (from.0, to.map(|to| to.0)));
        let told: Vec<_> = told.collect();
        assert_eq!(told, [(0, Some(120)), (35, None), (300, Some(360)), (400, Some(460))]);
    }
}
