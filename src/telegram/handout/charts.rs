//! The totals of a stretch of days as pictures: how many lessons, what they brought, how they ended, and when.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::papers::{Within, day_of};
use super::{Made, Maker, money_of, stretch};
use crate::args;
use crate::domain::moment::{Moment, Span};
use crate::domain::paper::Paper;
use crate::domain::week::WeekStart;
use crate::domain::workflow::{Phase, StatusId};
use crate::domain::zone::{Date, Weekday, Zone, plus_days};
use crate::picture::Svg;
use crate::picture::bars::{self, Bar, Bars, Head, Heat, Rows, Share};
use crate::telegram::texts::Speaker;

/// Longer stretches are drawn by weeks, and still longer ones by months.
const BY_DAYS: i64 = 31;
const BY_WEEKS: i64 = 26 * 7;

type Days = (Date, Date);

pub(super) async fn chart(mut maker: Maker<'_>, paper: Paper, days: Days, within: Within) -> anyhow::Result<Made> {
    let maker = &mut maker;
    let (title, svg) = match paper {
        Paper::Lessons => lessons(maker, days, within).await?,
        Paper::Income => income(maker, days, within).await?,
        Paper::Outcomes => outcomes(maker, days, within).await?,
        Paper::Load => load(maker, days, within).await?,
        other => anyhow::bail!("{other:?} is no chart"),
    };
    let args = args![
        title = title,
        days = stretch(maker.say, days),
        tenant = &maker.tenant.name
    ];
    Ok(Made::Picture {
        svg,
        caption: maker.say.plain("picture-chart-caption", &args),
    })
}

/// The title with whose numbers these are and of which days; what else there is to say comes behind.
fn head(maker: &Maker<'_>, days: Days, title: &str, note: String) -> Head {
    Head {
        title: title.to_owned(),
        notes: vec![stretch(maker.say, days), maker.tenant.name.clone(), note],
        empty: maker.say.plain("picture-chart-empty", &args![]),
    }
}

/// Days, weeks or months one after another, each with its label.
struct Buckets(Vec<(Date, String)>);

/// What a bar stands for.
#[derive(Clone, Copy)]
enum Grain {
    Day,
    Week,
    Month,
}

impl Grain {
    fn of(days: i64) -> Self {
        if days <= BY_DAYS {
            Self::Day
        } else if days <= BY_WEEKS {
            Self::Week
        } else {
            Self::Month
        }
    }
}

impl Buckets {
    fn of(say: &Speaker, week: WeekStart, (from, to): Days) -> Self {
        let length = (to - from).num_days() + 1;
        let grain = Grain::of(length);
        let mut starts = Vec::new();
        let mut at = match grain {
            Grain::Day => from,
            Grain::Week => week.of(from),
            Grain::Month => from.with_day(1).unwrap_or(from),
        };
        while at <= to {
            let label = match grain {
                Grain::Day if length <= 7 => say.weekday_label(at.weekday()),
                Grain::Day => at.day().to_string(),
                Grain::Week => say.date_short(at),
                Grain::Month => format!("{:02}.{:02}", at.month(), at.year().rem_euclid(100)),
            };
            starts.push((at, label));
            at = match grain {
                Grain::Day => plus_days(at, 1),
                Grain::Week => plus_days(at, 7),
                Grain::Month => plus_days(at, 31).with_day(1).unwrap_or(plus_days(at, 31)),
            };
        }
        Self(starts)
    }

    fn place(&self, date: Date) -> Option<usize> {
        self.0.partition_point(|(start, _)| *start <= date).checked_sub(1)
    }
}

async fn lessons(maker: &mut Maker<'_>, days: Days, within: Within) -> anyhow::Result<(String, Svg)> {
    let (say, zone) = (maker.say, maker.tenant.zone);
    let buckets = Buckets::of(say, maker.tenant.policy.week, days);
    let mut counts = vec![[0_i64; 3]; buckets.0.len()];
    maker
        .each_booking(within, |row, _| {
            let part = match Phase::parse(&row.phase) {
                Some(Phase::Done) => 0,
                Some(Phase::Pending | Phase::Upcoming) => 1,
                Some(Phase::Void) | None => 2,
            };
            if let Some(n) = buckets.place(zone.date(row.start_at)) {
                counts[n][part] += 1;
            }
        })
        .await?;
    let sum = |part: usize| counts.iter().map(|parts| parts[part]).sum::<i64>();
    let note = say.plain(
        "picture-chart-lessons-note",
        &args![done = sum(0), ahead = sum(1), void = sum(2)],
    );
    let most = counts.iter().map(|parts| parts.iter().sum()).max().unwrap_or(0);
    let title = say.plain("picture-chart-lessons", &args![]);
    let bars = buckets.0.into_iter().zip(&counts).map(|((_, label), parts)| Bar {
        label,
        value: parts.iter().sum::<i64>().to_string(),
        parts: parts.map(|count| count as f64).to_vec(),
    });
    let chart = Bars {
        head: head(maker, days, &title, note),
        bars: bars.collect(),
        ticks: bars::steps(most)
            .into_iter()
            .map(|n| (n as f64, n.to_string()))
            .collect(),
        legend: vec![
            say.plain("picture-chart-done", &args![]),
            say.plain("picture-chart-ahead", &args![]),
            say.plain("picture-chart-void", &args![]),
        ],
    };
    Ok((title, bars::bars(&chart)))
}

async fn income(maker: &mut Maker<'_>, days: Days, within: Within) -> anyhow::Result<(String, Svg)> {
    let (say, zone) = (maker.say, maker.tenant.zone);
    let buckets = Buckets::of(say, maker.tenant.policy.week, days);
    let mut sums = vec![0_i64; buckets.0.len()];
    maker
        .each_entry(days, |row| {
            if let (true, Some(n)) = (row.is_money(), buckets.place(day_of(row, zone))) {
                sums[n] += row.amount;
            }
        })
        .await?;
    let mut owed = 0;
    maker.each_booking(within, |row, _| owed += row.owed().max(0)).await?;
    let (code, digits) = money_of(maker.tenant);
    let money = |minor: i64| say.money(minor, &code, digits);
    let total: i64 = sums.iter().sum();
    let note = say.plain(
        "picture-chart-income-note",
        &args![paid = money(total), owed = money(owed)],
    );
    let unit = 10_i64.pow(digits);
    let most = sums.iter().copied().max().unwrap_or(0).max(0);
    let ticks = bars::steps(most / unit + i64::from(most % unit > 0)).into_iter();
    let title = say.plain("picture-chart-income", &args![]);
    let bars = buckets.0.into_iter().zip(&sums).map(|((_, label), sum)| Bar {
        label,
        value: money(*sum),
        parts: vec![*sum as f64],
    });
    let chart = Bars {
        head: head(maker, days, &title, note),
        bars: bars.collect(),
        ticks: ticks.map(|n| ((n * unit) as f64, money(n * unit))).collect(),
        legend: Vec::new(),
    };
    Ok((title, bars::bars(&chart)))
}

async fn outcomes(maker: &mut Maker<'_>, days: Days, within: Within) -> anyhow::Result<(String, Svg)> {
    let say = maker.say;
    let mut counts: BTreeMap<(usize, String), i64> = BTreeMap::new();
    maker
        .each_booking(within, |row, workflow| {
            let colour = match Phase::parse(&row.phase) {
                Some(Phase::Done) => 0,
                Some(Phase::Void) => 2,
                // How those end is not known yet.
                Some(Phase::Pending | Phase::Upcoming) | None => return,
            };
            let status = workflow.status(&StatusId::from(row.status.as_str()));
            let title = status.map_or(row.status.as_str(), |status| status.title.get(say.lang().code()));
            *counts.entry((colour, title.to_owned())).or_default() += 1;
        })
        .await?;
    let total: i64 = counts.values().sum();
    let mut rows: Vec<((usize, String), i64)> = counts.into_iter().collect();
    rows.sort_by_key(|(_, count)| -count);
    let note = say.plain("picture-chart-outcomes-note", &args![count = total]);
    let title = say.plain("picture-chart-outcomes", &args![]);
    let rows = rows.into_iter().map(|((colour, label), count)| {
        let percent = (count * 200 + total) / (total * 2).max(1);
        Share {
            label,
            value: say.plain("picture-chart-share", &args![count = count, percent = percent]),
            size: count as f64,
            colour,
        }
    });
    let chart = Rows {
        rows: rows.collect(),
        head: head(maker, days, &title, note),
    };
    Ok((title, bars::rows(&chart)))
}

async fn load(maker: &mut Maker<'_>, days: Days, within: Within) -> anyhow::Result<(String, Svg)> {
    let (say, zone) = (maker.say, maker.tenant.zone);
    let weekdays = maker.tenant.policy.week.days();
    let mut hours = [[0_u32; 7]; 24];
    maker
        .each_booking(within, |row, _| {
            // Who was called off left the hour free; several in one group are one lesson each.
            if row.seat.is_some() {
                count_hours(&mut hours, &weekdays, zone, (row.start_at, row.end_at));
            }
        })
        .await?;
    let busy: Vec<usize> = (0..24)
        .filter(|hour| hours[*hour].iter().any(|count| *count > 0))
        .collect();
    let shown = match (busy.first(), busy.last()) {
        (Some(first), Some(last)) => *first..*last + 1,
        _ => 0..0,
    };
    let title = say.plain("picture-chart-load", &args![]);
    let note = say.plain("picture-chart-load-note", &args![city = say.city(zone.name())]);
    let chart = Heat {
        head: head(maker, days, &title, note),
        columns: weekdays.map(|weekday| say.weekday_label(weekday)).to_vec(),
        rows: shown.map(|hour| (format!("{hour}:00"), hours[hour].to_vec())).collect(),
    };
    Ok((title, bars::heat(&chart)))
}

/// One more lesson in each hour of the wall that it touches, in the column of its weekday.
fn count_hours(hours: &mut [[u32; 7]; 24], weekdays: &[Weekday; 7], zone: Zone, (start, end): (Moment, Moment)) {
    let mut at = start;
    while at < end {
        let wall = zone.wall(at);
        let weekday = wall.date().weekday();
        let column = weekdays.iter().position(|day| *day == weekday).unwrap_or_default();
        hours[usize::from(wall.minute() / 60)][column] += 1;
        at = at + Span::minutes(60 - i64::from(wall.minute() % 60));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::texts::{Lang, Texts};

    #[test]
    fn the_load_of_a_week_begins_with_the_day_that_the_practice_begins_with() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let sunday = zone.day("2026-11-29".parse().unwrap()).0 + Span::minutes(600);
        let lesson = (sunday, sunday + Span::minutes(90));
        for (week, column) in [(WeekStart::Sunday, 0), (WeekStart::Saturday, 1), (WeekStart::Monday, 6)] {
            let mut hours = [[0; 7]; 24];
            count_hours(&mut hours, &week.days(), zone, lesson);
            assert_eq!((hours[10][column], hours[11][column]), (1, 1), "{week:?}");
            assert_eq!(hours.iter().flatten().sum::<u32>(), 2);
        }
    }

    #[test]
    fn a_stretch_falls_into_days_weeks_or_months() {
        let say = Texts::embedded().unwrap().in_language(Lang::Ru);
        let day = |text: &str| text.parse::<Date>().unwrap();
        for (from, to, count, first, last) in [
            ("2026-11-23", "2026-11-29", 7, "Пн", "Вс"),
            ("2026-11-01", "2026-11-30", 30, "1", "30"),
            ("2026-10-01", "2026-11-30", 10, "28 сен", "30 ноя"),
            ("2025-11-15", "2026-11-01", 13, "11.25", "11.26"),
        ] {
            let buckets = Buckets::of(&say, WeekStart::Monday, (day(from), day(to)));
            let labels: Vec<&str> = buckets.0.iter().map(|(_, label)| label.as_str()).collect();
            assert_eq!((labels.len(), labels[0], labels[count - 1]), (count, first, last));
            assert_eq!(buckets.place(day(from)), Some(0));
            assert_eq!(buckets.place(day(to)), Some(count - 1));
        }
    }
}
