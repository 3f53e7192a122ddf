//! A specialist's usual week: times that come on the same day and at the same hour of the wall, week after week.

use super::slot::WallSpan;
use super::zone::{Date, Weekday, plus_days};

/// So many weeks ahead it can be published.
pub const WEEKS: std::ops::RangeInclusive<u16> = 1..=26;

/// One time of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeeklyTime {
    pub weekday: Weekday,
    pub span: WallSpan,
}

/// The days of so many weeks from `first` on, each with the places in `times` that come on it, in the order of the wall.
pub fn occurrences(times: &[WeeklyTime], first: Date, weeks: u16) -> Vec<(Date, usize)> {
    let mut sorted: Vec<usize> = (0..times.len()).collect();
    sorted.sort_by_key(|n| times.get(*n).map(|time| time.span));
    let mut found = Vec::new();
    for day in (0..i64::from(weeks) * 7).map(|n| plus_days(first, n)) {
        let weekday = chrono::Datelike::weekday(&day);
        let on_day = sorted
            .iter()
            .filter(|n| times.get(**n).is_some_and(|time| time.weekday == weekday));
        found.extend(on_day.map(|n| (day, *n)));
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::moment::Span;
    use crate::domain::zone::{Wall, Zone};

    const DAYS: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];

    fn at(weekday: Weekday, start_min: u16, length: u16) -> WeeklyTime {
        WeeklyTime {
            weekday,
            span: WallSpan {
                start_min,
                end_min: start_min + length,
            },
        }
    }

    #[test]
    fn the_hour_of_the_wall_stays_over_a_clock_change_and_a_skipped_one_is_none() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let times = [at(Weekday::Sun, 10 * 60, 60), at(Weekday::Sun, 150, 60)];
        let first = "2026-03-22".parse().unwrap();
        let starts: Vec<String> = occurrences(&times, first, 2)
            .into_iter()
            .map(|(day, n)| match times[n].span.on_day(berlin, day) {
                Ok(time) => format!("{} {}", berlin.wall(time.start), berlin.offset_minutes(time.start)),
                Err(_) => format!("{day} skipped"),
            })
            .collect();
        assert_eq!(
            starts,
            [
                "2026-03-22T02:30 60",
                "2026-03-22T10:00 60",
                "2026-03-29 skipped",
                "2026-03-29T10:00 120"
            ]
        );
    }

    proptest! {
        #[test]
        fn every_week_has_each_time_once_at_its_hour(
            zone in prop::sample::select(vec!["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Cairo"]),
            days in 0i64..1500,
            weeks in 1u16..12,
            times in prop::collection::vec((0usize..7, 0u16..1440, 5u16..720), 1..6),
        ) {
            let zone = Zone::parse(zone).unwrap();
            let first = plus_days("2026-01-01".parse().unwrap(), days);
            let times: Vec<WeeklyTime> = times.into_iter().map(|(day, start, length)| at(DAYS[day], start, length)).collect();
            let found = occurrences(&times, first, weeks);
            prop_assert_eq!(found.len(), times.len() * usize::from(weeks));
            for pair in found.windows(2) {
                prop_assert!(pair[0].0 <= pair[1].0);
            }
            for (day, n) in found {
                let time = times[n];
                prop_assert_eq!(chrono::Datelike::weekday(&day), time.weekday);
                match time.span.on_day(zone, day) {
                    Ok(made) => {
                        prop_assert_eq!(zone.wall(made.start), Wall::new(day, time.span.start_min));
                        prop_assert_eq!(made.length(), Span::minutes(time.span.length().into()));
                    }
                    Err(gap) => prop_assert!(gap.before <= Wall::new(day, time.span.start_min)),
                }
            }
        }
    }
}
