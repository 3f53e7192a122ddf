//! The day with which a week begins, where a practice shows weeks and months.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::zone::{Date, Weekday, plus_days};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeekStart {
    #[default]
    Monday,
    Sunday,
    Saturday,
}

impl WeekStart {
    pub const ALL: [Self; 3] = [Self::Monday, Self::Sunday, Self::Saturday];

    pub fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Mon,
            Self::Sunday => Weekday::Sun,
            Self::Saturday => Weekday::Sat,
        }
    }

    /// The first day of the date's week.
    pub fn of(self, date: Date) -> Date {
        let since = 7 + date.weekday().num_days_from_monday() - self.weekday().num_days_from_monday();
        plus_days(date, -i64::from(since % 7))
    }

    /// The days of a week in their order.
    pub fn days(self) -> [Weekday; 7] {
        let mut day = self.weekday().pred();
        [(); 7].map(|()| {
            day = day.succ();
            day
        })
    }

    /// The weeks of a month; days of other months are `None`. Empty if there is no such month.
    pub fn month_grid(self, year: i32, month: u32) -> Vec<Vec<Option<Date>>> {
        let Some(first) = Date::from_ymd_opt(year, month, 1) else {
            return Vec::new();
        };
        let begin = self.of(first);
        let in_month = |date: &Date| date.year() == first.year() && date.month() == first.month();
        (0..6)
            .map(|week| {
                (0..7)
                    .map(|day| Some(plus_days(begin, week * 7 + day)).filter(in_month))
                    .collect()
            })
            .filter(|week: &Vec<Option<Date>>| week.iter().any(Option::is_some))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_begins_with_the_day_that_was_chosen_and_a_month_is_a_grid() {
        assert_eq!(WeekStart::Monday.of(date("2026-11-24")), date("2026-11-23"));
        assert_eq!(WeekStart::Monday.of(date("2026-11-23")), date("2026-11-23"));
        assert_eq!(WeekStart::Monday.of(date("2027-01-01")), date("2026-12-28"));
        assert_eq!(WeekStart::Sunday.of(date("2026-11-24")), date("2026-11-22"));
        assert_eq!(WeekStart::Saturday.of(date("2026-11-20")), date("2026-11-14"));
        assert_eq!(WeekStart::Sunday.days()[..2], [Weekday::Sun, Weekday::Mon]);
        let november = WeekStart::Monday.month_grid(2026, 11);
        assert_eq!(november.len(), 6);
        assert_eq!(november[0][5], None);
        assert_eq!(november[0][6], Some(date("2026-11-01")));
        assert_eq!(november[5][0], Some(date("2026-11-30")));
        assert_eq!(WeekStart::Sunday.month_grid(2026, 11)[0][0], Some(date("2026-11-01")));
        assert_eq!(WeekStart::Monday.month_grid(2027, 2).len(), 4);
        assert!(WeekStart::Monday.month_grid(2026, 13).is_empty());
    }

    proptest! {
        #[test]
        fn a_day_is_in_the_week_that_begins_at_most_six_days_before(days in 0i64..40_000, which in 0usize..3) {
            let (start, day) = (WeekStart::ALL[which], plus_days(date("1970-01-01"), days));
            let first = start.of(day);
            prop_assert_eq!(first.weekday(), start.weekday());
            prop_assert!((0..7).contains(&(day - first).num_days()));
        }

        #[test]
        fn no_number_makes_it_panic(days: i64, month: u32) {
            let far = plus_days(date("2026-11-24"), days);
            WeekStart::Saturday.of(far);
            WeekStart::Sunday.month_grid(days as i32, month);
        }
    }
}
