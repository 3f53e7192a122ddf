//! Intervals of a plan: on the clock on the wall, and in time.

use serde::{Deserialize, Serialize};

use super::moment::{Moment, Span};
use super::zone::{Date, Gap, Wall, Zone};

/// Lengths of a slot, in minutes.
pub const SHORTEST: u16 = 5;
pub const LONGEST: u16 = 12 * 60;
/// Slots that one line may make on a day.
pub const MOST_PER_DAY: usize = 48;

/// From start up to end, which are minutes from the midnight of a local day; the end may lie on the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WallSpan {
    pub start_min: u16,
    pub end_min: u16,
}

impl WallSpan {
    pub fn length(self) -> u16 {
        self.end_min.saturating_sub(self.start_min)
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.start_min < other.end_min && other.start_min < self.end_min
    }

    pub fn on_day(self, zone: Zone, date: Date) -> Result<Interval, Gap> {
        Interval::on_day(zone, date, self.start_min, self.length())
    }
}

/// From start up to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval {
    pub start: Moment,
    pub end: Moment,
}

impl Interval {
    /// It starts when the clock on the wall shows so many minutes from midnight, and lasts that long whatever the clock does
    /// meanwhile: an hour's lesson is an hour. A start in a gap is none; in a fold it is the earlier.
    pub fn on_day(zone: Zone, date: Date, start_min: u16, len_min: u16) -> Result<Self, Gap> {
        let start = zone.instant(Wall::new(date, start_min))?;
        Ok(Self {
            start,
            end: start + Span::minutes(len_min.into()),
        })
    }

    pub fn length(self) -> Span {
        self.end - self.start
    }

    /// Intervals that only touch don't overlap.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub fn contains(self, moment: Moment) -> bool {
        self.start <= moment && moment < self.end
    }
}

/// Whether a slot may be so long.
pub fn is_length(minutes: u16) -> bool {
    (SHORTEST..=LONGEST).contains(&minutes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn berlin() -> Zone {
        Zone::parse("Europe/Berlin").unwrap()
    }

    #[test]
    fn a_lesson_that_crosses_midnight_ends_on_the_next_day() {
        let late = Interval::on_day(berlin(), date("2026-11-24"), 23 * 60 + 30, 60).unwrap();
        assert_eq!(berlin().wall(late.end).to_string(), "2026-11-25T00:30");
        let after = Interval::on_day(berlin(), date("2026-11-24"), 24 * 60 + 30, 60).unwrap();
        assert_eq!(after.start, late.end);
        assert!(!late.overlaps(after));
    }

    #[test]
    fn an_hour_is_an_hour_over_a_clock_change_and_none_starts_in_a_gap() {
        let spring = Interval::on_day(berlin(), date("2026-03-29"), 90, 60).unwrap();
        assert_eq!(spring.length(), Span::hours(1));
        assert_eq!(berlin().wall(spring.end).to_string(), "2026-03-29T03:30");
        assert!(Interval::on_day(berlin(), date("2026-03-29"), 150, 60).is_err());
        let autumn = Interval::on_day(berlin(), date("2026-10-25"), 150, 60).unwrap();
        assert_eq!(berlin().offset_minutes(autumn.start), 120);
    }

    #[test]
    fn lengths_have_bounds() {
        assert_eq!([4, 5, 720, 721].map(is_length), [false, true, true, false]);
    }

    proptest! {
        #[test]
        fn two_intervals_overlap_where_they_share_a_moment(a in 0i64..50, b in 1i64..50, c in 0i64..50, d in 1i64..50) {
            let one = Interval { start: Moment(a), end: Moment(a + b) };
            let other = Interval { start: Moment(c), end: Moment(c + d) };
            let shared = (0..100).any(|n| one.contains(Moment(n)) && other.contains(Moment(n)));
            prop_assert_eq!(one.overlaps(other), shared);
            prop_assert_eq!(other.overlaps(one), shared);
        }

        #[test]
        fn no_numbers_make_it_panic(start: u16, length: u16, days in -1_000_000i64..1_000_000) {
            let day = crate::domain::zone::plus_days(date("2026-11-24"), days);
            let _ = Interval::on_day(berlin(), day, start, length);
        }
    }
}
