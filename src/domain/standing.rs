//! A regular's weekly time: on one weekday, at one hour of the wall, every week or every other, with no end or until a day.

use serde::{Deserialize, Serialize};

use super::ids::{ClientId, KindId, StandingId};
use super::pattern::WeeklyTime;
use super::zone::{Date, plus_days};

/// The regular times of one practice, and those that one paste brings.
pub const MOST: usize = 300;
pub const MOST_LINES: usize = 60;
/// So far ahead the next day of a regular is looked for.
const FAR: i64 = 800;

/// Which weeks it comes in. Weeks are counted from a fixed Monday, whatever a year calls them, so that two regulars who
/// take turns never meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weeks {
    Every,
    A,
    B,
}

impl Weeks {
    pub const ALL: [Self; 3] = [Self::Every, Self::A, Self::B];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Every => "every",
            Self::A => "a",
            Self::B => "b",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|weeks| weeks.as_str() == text)
    }

    /// A or B, whichever a day's week is.
    pub fn of(day: Date) -> Self {
        // The first day of the first year was a Monday.
        let week = (chrono::Datelike::num_days_from_ce(&day) - 1).div_euclid(7);
        if week.rem_euclid(2) == 0 { Self::A } else { Self::B }
    }

    pub fn has(self, day: Date) -> bool {
        self == Self::Every || self == Self::of(day)
    }

    /// Whether two such times can be on one day.
    pub fn meets(self, other: Self) -> bool {
        self == Self::Every || other == Self::Every || self == other
    }
}

/// Days on which a regular does not come, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub from: Date,
    pub to: Date,
}

impl Pause {
    pub fn has(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// With what of the others it overlaps, as one; and which those were.
    pub fn joined(self, others: &[Self]) -> (Self, Vec<Self>) {
        let mut whole = self;
        loop {
            let met: Vec<Self> = others.iter().copied().filter(|other| other.overlaps(whole)).collect();
            let first = met.iter().map(|pause| pause.from).min();
            let last = met.iter().map(|pause| pause.to).max();
            let wider = Self {
                from: first.map_or(whole.from, |first| first.min(whole.from)),
                to: last.map_or(whole.to, |last| last.max(whole.to)),
            };
            if wider == whole {
                return (whole, met);
            }
            whole = wider;
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regular {
    pub time: WeeklyTime,
    pub weeks: Weeks,
    pub from: Date,
    /// The last day on which it can be.
    pub until: Option<Date>,
}

impl Regular {
    pub fn is_on(&self, day: Date) -> bool {
        chrono::Datelike::weekday(&day) == self.time.weekday
            && self.weeks.has(day)
            && self.from <= day
            && self.until.is_none_or(|until| day <= until)
    }

    /// Its days of `first..=last`, in order.
    pub fn days(&self, pauses: &[Pause], first: Date, last: Date) -> Vec<Date> {
        let all = first.max(self.from).iter_days().take_while(|day| *day <= last);
        all.filter(|day| self.is_on(*day) && !pauses.iter().any(|pause| pause.has(*day)))
            .collect()
    }

    /// Its first day from `from` on.
    pub fn next(&self, pauses: &[Pause], from: Date) -> Option<Date> {
        let first = from.max(self.from);
        let day = |n: i64| plus_days(first, n);
        (0..FAR)
            .map(day)
            .find(|day| self.is_on(*day) && !pauses.iter().any(|pause| pause.has(*day)))
    }

    /// Whether two of them are ever on the same wall at the same time of the same day.
    pub fn collides(&self, other: &Self) -> bool {
        let both_last = |one: &Self, other: &Self| one.until.is_none_or(|until| until >= other.from);
        self.time.weekday == other.time.weekday
            && self.time.span.overlaps(other.time.span)
            && self.weeks.meets(other.weeks)
            && both_last(self, other)
            && both_last(other, self)
    }
}

/// Whose time is set by a screen: a client's first, or one that is to be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    Client(ClientId),
    /// A client's, of a kind that is not the usual one.
    Of(ClientId, KindId),
    Standing(StandingId),
}

/// What those who run a practice do with a regular time, as its history keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegularDeed {
    Made,
    /// A client had asked for it.
    Accepted,
    /// It was at another time before.
    Moved,
    Skipped(Date),
    Unskipped(Date),
    Paused(Pause),
    /// All pauses were taken back, as it was done once.
    Resumed,
    Unpaused(Pause),
    Ended(Date),
    /// It has no last day any more.
    Endless,
    Length(u16),
    Price,
}

/// What the client of a regular time is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum RegularNews {
    /// It begins.
    Begun,
    /// It begins, and with it those of the client's that were put down with it, up to this one.
    AllBegun { last: StandingId },
    /// It is at another time from that day on.
    Moved { from: Date },
    /// It does not come on these days.
    Away { from: Date, to: Date },
    /// It goes on although a pause was said.
    Back,
    /// It comes on these days after all.
    BackOn { from: Date, to: Date },
    /// It has no last day any more.
    Endless,
    /// It is so long and costs so much from now on; as usual, where no sum is said.
    Terms { minutes: u16, price: Option<i64> },
    /// On some of these days it found no place.
    Lacks { from: Date, to: Date },
    /// The last day was, or will be, this one.
    Ended { last: Date },
    /// To the specialist: the client has ended it.
    Left { last: Date },
    /// To the specialist: this one found no place on some day, and perhaps others.
    Unplaced,
    /// The word that it is theirs was taken back: it is asked for again, and so many lessons are off.
    Unanswered { count: u32 },
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::slot::WallSpan;
    use crate::domain::zone::{Wall, Weekday, Zone};

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn at(weekday: u8, start_min: u16, length: u16, weeks: Weeks) -> Regular {
        Regular {
            time: WeeklyTime {
                weekday: Weekday::try_from(weekday).unwrap(),
                span: WallSpan {
                    start_min,
                    end_min: start_min + length,
                },
            },
            weeks,
            from: date("2026-11-23"),
            until: None,
        }
    }

    #[test]
    fn weeks_take_turns_over_the_end_of_a_year_with_fifty_three_of_them() {
        let mondays: Vec<Weeks> = (0..4)
            .map(|n| Weeks::of(plus_days(date("2026-12-21"), n * 7)))
            .collect();
        assert_eq!(mondays, [Weeks::A, Weeks::B, Weeks::A, Weeks::B]);
        assert_eq!(Weeks::of(date("2026-12-27")), Weeks::A);
        assert_eq!(Weeks::of(date("2026-12-28")), Weeks::B);
    }

    #[test]
    fn a_summer_is_left_out_and_the_first_day_after_it_is_found() {
        let monday = at(0, 960, 60, Weeks::Every);
        let summer = Pause {
            from: date("2027-07-01"),
            to: date("2027-08-31"),
        };
        assert_eq!(
            monday.days(&[summer], date("2027-06-25"), date("2027-09-10")),
            [date("2027-06-28"), date("2027-09-06")]
        );
        assert_eq!(monday.next(&[summer], date("2027-07-01")), Some(date("2027-09-06")));
        let over = Regular {
            until: Some(date("2027-06-30")),
            ..monday
        };
        assert_eq!(over.next(&[], date("2027-07-01")), None);
    }

    #[test]
    fn pauses_that_overlap_are_one_and_a_shorter_one_changes_nothing() {
        let pause = |from: &str, to: &str| Pause {
            from: date(from),
            to: date(to),
        };
        let summer = pause("2027-07-01", "2027-08-31");
        let feast = pause("2026-12-28", "2027-01-10");
        assert_eq!(
            pause("2027-07-01", "2027-07-14").joined(&[feast, summer]),
            (summer, vec![summer])
        );
        let both = pause("2027-01-05", "2027-07-03").joined(&[feast, summer]);
        assert_eq!(both, (pause("2026-12-28", "2027-08-31"), vec![feast, summer]));
        let apart = pause("2027-03-01", "2027-03-07");
        assert_eq!(apart.joined(&[feast, summer]), (apart, vec![]));
    }

    #[test]
    fn those_who_take_turns_never_collide() {
        let a = at(0, 960, 60, Weeks::A);
        assert!(!a.collides(&at(0, 960, 60, Weeks::B)));
        assert!(a.collides(&at(0, 990, 60, Weeks::Every)));
        assert!(!a.collides(&at(0, 1020, 60, Weeks::A)));
        assert!(!a.collides(&at(1, 960, 60, Weeks::A)));
        let before = Regular {
            until: Some(date("2026-12-31")),
            ..a
        };
        let after = Regular {
            from: date("2027-01-01"),
            ..a
        };
        assert!(!before.collides(&after) && !after.collides(&before));
    }

    proptest! {
        #[test]
        fn the_hour_of_the_wall_stays_whatever_the_clocks_do(
            zone in prop::sample::select(vec!["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Cairo"]),
            begins in 0i64..1500,
            weekday in 0u8..7,
            start in 0u16..1440,
            length in 5u16..720,
            weeks in prop::sample::select(Weeks::ALL.to_vec()),
        ) {
            let zone = Zone::parse(zone).unwrap();
            let first = plus_days(date("2026-01-01"), begins);
            let regular = Regular { from: first, ..at(weekday, start, length, weeks) };
            for day in regular.days(&[], first, plus_days(first, 400)) {
                prop_assert_eq!(chrono::Datelike::weekday(&day), regular.time.weekday);
                if let Ok(made) = regular.time.span.on_day(zone, day) {
                    prop_assert_eq!(zone.wall(made.start), Wall::new(day, start));
                    prop_assert_eq!((made.end - made.start).0, i64::from(length) * 60);
                }
            }
        }

        #[test]
        fn every_week_has_one_day_of_a_weekly_time_and_one_of_each_pair_of_turns(
            begins in 0i64..3000,
            weekday in 0u8..7,
            count in 1i64..60,
        ) {
            let first = crate::domain::week::WeekStart::Monday.of(plus_days(date("2026-01-01"), begins));
            let last = plus_days(first, count * 7 - 1);
            let of = |weeks| Regular { from: first, ..at(weekday, 600, 60, weeks) }.days(&[], first, last);
            let (every, a, b) = (of(Weeks::Every), of(Weeks::A), of(Weeks::B));
            prop_assert_eq!(every.len() as i64, count);
            prop_assert!(a.iter().all(|day| !b.contains(day)));
            for pair in a.windows(2).chain(b.windows(2)) {
                prop_assert_eq!((pair[1] - pair[0]).num_days(), 14);
            }
            let mut both: Vec<Date> = a.into_iter().chain(b).collect();
            both.sort();
            prop_assert_eq!(both, every);
        }

        #[test]
        fn pauses_and_the_end_take_days_away_and_nothing_else(
            weekday in 0u8..7,
            from in 0i64..200,
            length in 0i64..100,
            until in prop::option::of(0i64..300),
            weeks in prop::sample::select(Weeks::ALL.to_vec()),
        ) {
            let first = date("2026-11-23");
            let last = plus_days(first, 365);
            let whole = at(weekday, 600, 60, weeks);
            let regular = Regular { until: until.map(|n| plus_days(first, n)), ..whole };
            let pause = Pause { from: plus_days(first, from), to: plus_days(first, from + length) };
            let left = regular.days(&[pause], first, last);
            for day in whole.days(&[], first, last) {
                let out = pause.has(day) || regular.until.is_some_and(|until| day > until);
                prop_assert_eq!(left.contains(&day), !out);
            }
            prop_assert!(left.iter().all(|day| whole.is_on(*day)));
            prop_assert_eq!(regular.next(&[pause], first), left.first().copied());
        }
    }
}
