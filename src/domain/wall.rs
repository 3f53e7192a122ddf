//! What calendars and clocks on the wall show, wherever the wall stands.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

pub use chrono::{NaiveDate as Date, Weekday};

/// Minutes of a day with 24 hours.
pub const DAY: u16 = 24 * 60;

/// What a calendar and a clock on the wall show, to the minute. As text `2026-11-24T18:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wall(pub(super) NaiveDateTime);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a wall time looks like 2026-11-24T18:00")]
pub struct NotAWall;

impl Wall {
    /// Minutes from 24:00 on belong to the following days.
    pub fn new(date: Date, minute: u16) -> Self {
        let midnight = date.and_time(NaiveTime::MIN);
        Self(
            midnight
                .checked_add_signed(TimeDelta::minutes(minute.into()))
                .unwrap_or(midnight),
        )
    }

    pub fn date(self) -> Date {
        self.0.date()
    }

    /// Of the day, from midnight: 0 to 1439.
    pub fn minute(self) -> u16 {
        (self.0.hour() * 60 + self.0.minute()) as u16
    }

    /// The same time so many days later, or earlier.
    pub fn plus_days(self, days: i64) -> Self {
        Self::new(plus_days(self.date(), days), self.minute())
    }

    /// Begun minutes are dropped.
    pub(super) fn from_naive(naive: NaiveDateTime) -> Self {
        Self::new(naive.date(), (naive.hour() * 60 + naive.minute()) as u16)
    }
}

const WALL: &str = "%Y-%m-%dT%H:%M";

impl fmt::Display for Wall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format(WALL).fmt(f)
    }
}

impl FromStr for Wall {
    type Err = NotAWall;
    fn from_str(text: &str) -> Result<Self, NotAWall> {
        NaiveDateTime::parse_from_str(text, WALL)
            .map(Self)
            .map_err(|_| NotAWall)
    }
}

impl Serialize for Wall {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Wall {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// So many days later, or earlier; stops at the ends of the calendar.
pub fn plus_days(date: Date, days: i64) -> Date {
    let count = Days::new(days.unsigned_abs());
    if days < 0 {
        date.checked_sub_days(count).unwrap_or(Date::MIN)
    } else {
        date.checked_add_days(count).unwrap_or(Date::MAX)
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
    fn a_wall_time_is_read_and_written_as_text() {
        let time = Wall::new(date("2026-11-24"), 18 * 60 + 5);
        assert_eq!(time.to_string(), "2026-11-24T18:05");
        assert_eq!(serde_json::from_str::<Wall>("\"2026-11-24T18:05\"").unwrap(), time);
        assert_eq!(
            Wall::new(date("2026-12-31"), DAY + 30),
            Wall::new(date("2027-01-01"), 30)
        );
        assert!("2026-11-24 18:05".parse::<Wall>().is_err());
    }

    proptest! {
        #[test]
        fn a_wall_time_comes_back_from_its_text(days in 0i64..40_000, minute in 0..DAY) {
            let wall = Wall::new(plus_days(date("1970-01-01"), days), minute);
            prop_assert_eq!(wall.minute(), minute);
            prop_assert_eq!(wall.to_string().parse(), Ok(wall));
        }

        #[test]
        fn no_number_makes_it_panic(days: i64, minute: u16) {
            let far = plus_days(date("2026-11-24"), days);
            Wall::new(far, minute).plus_days(days);
        }
    }
}
