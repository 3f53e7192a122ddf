//! What somebody who runs a practice is told of it: kinds of notices that they can turn off, and what comes day by day at
//! an hour of their own.

use super::moment::Moment;
use super::rights::Right;
use super::zone::{Date, Wall, Weekday, Zone, plus_days};

/// What a specialist may choose to hear or not. What a client asks or writes, and says about paying, is always told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToldKind {
    /// They wait on the home screen in any case.
    Requests,
    Bookings,
    Cancellations,
    Moves,
    /// Somebody can't come, and says so late.
    NotComing,
    /// What happens by itself, or is taken back by another.
    Others,
    /// "How did it go?", after the day's last lesson.
    Outcomes,
}

impl ToldKind {
    pub const ALL: [Self; 7] = [
        Self::Requests,
        Self::Bookings,
        Self::Cancellations,
        Self::Moves,
        Self::NotComing,
        Self::Others,
        Self::Outcomes,
    ];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::Bookings => "bookings",
            Self::Cancellations => "cancellations",
            Self::Moves => "moves",
            Self::NotComing => "not_coming",
            Self::Others => "others",
            Self::Outcomes => "outcomes",
        }
    }
}

/// What comes at an hour of choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Daily {
    /// What is on today.
    Plan,
    /// What is unpaid.
    Unpaid,
}

impl Daily {
    pub const ALL: [Self; 2] = [Self::Plan, Self::Unpaid];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Unpaid => "unpaid",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|daily| daily.as_str() == text)
    }

    /// What it asks of who runs the practice.
    pub fn right(self) -> Right {
        match self {
            Self::Plan => Right::Help,
            Self::Unpaid => Right::Money,
        }
    }

    /// The days on which it comes until others are chosen.
    pub fn usual(self) -> Weekdays {
        match self {
            Self::Plan => Weekdays::ALL,
            Self::Unpaid => Weekdays(1),
        }
    }
}

/// A set of weekdays, a bit for each from Monday on; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekdays(u8);

impl Weekdays {
    pub const ALL: Self = Self(0b111_1111);

    pub fn of_bits(bits: u32) -> Option<Self> {
        let bits = u8::try_from(bits).ok()?;
        (bits != 0 && bits <= Self::ALL.0).then_some(Self(bits))
    }

    pub fn bits(self) -> u32 {
        self.0.into()
    }

    pub fn has(self, weekday: Weekday) -> bool {
        self.0 >> weekday.num_days_from_monday() & 1 == 1
    }

    /// With the weekday put in or taken out; the last one stays.
    pub fn turned(self, weekday: Weekday) -> Self {
        match self.0 ^ 1 << weekday.num_days_from_monday() {
            0 => self,
            bits => Self(bits),
        }
    }
}

/// An hour on the wall of its reader, and the days on which it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    /// Of the day.
    pub minute: u16,
    pub weekdays: Weekdays,
}

impl Hour {
    /// The moment on a day: in a gap of the clocks the first after it, in a fold the earlier one.
    pub fn on(self, day: Date, zone: Zone) -> Moment {
        zone.instant_or_after_gap(Wall::new(day, self.minute))
    }

    /// The last moment up to `now`, and its local day.
    pub fn last(self, zone: Zone, now: Moment) -> Option<(Date, Moment)> {
        let today = zone.date(now);
        let days = (0..=8).map(|n| plus_days(today, -n));
        let past = days.filter(|day| self.weekdays.has(chrono::Datelike::weekday(day)));
        past.map(|day| (day, self.on(day, zone))).find(|(_, at)| *at <= now)
    }

    /// The first moment after `now`, and its local day.
    pub fn next(self, zone: Zone, now: Moment) -> (Date, Moment) {
        let today = zone.date(now);
        let days = (0..=8).map(|n| plus_days(today, n));
        let coming = days
            .filter(|day| self.weekdays.has(chrono::Datelike::weekday(day)))
            .map(|day| (day, self.on(day, zone)));
        let mut coming = coming.filter(|(_, at)| *at > now);
        // A week has every weekday; only a zone that skips a whole day could make it two.
        coming.next().unwrap_or_else(|| {
            let day = plus_days(today, 14);
            (day, self.on(day, zone))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn berlin() -> Zone {
        Zone::parse("Europe/Berlin").unwrap()
    }

    fn at(wall: &str) -> Moment {
        berlin().instant(wall.parse().unwrap()).unwrap()
    }

    #[test]
    fn an_hour_in_a_gap_comes_right_after_it_and_in_a_fold_once() {
        let half_past_two = Hour {
            minute: 150,
            weekdays: Weekdays::ALL,
        };
        let (day, moment) = half_past_two.next(berlin(), at("2027-03-27T12:00"));
        assert_eq!(day.to_string(), "2027-03-28");
        assert_eq!(berlin().wall(moment).to_string(), "2027-03-28T03:00");
        let (_, first) = half_past_two.next(berlin(), at("2026-10-24T12:00"));
        let (day, _) = half_past_two.next(berlin(), first);
        assert_eq!(day.to_string(), "2026-10-26");
    }

    #[test]
    fn the_last_weekday_cannot_be_taken_out() {
        let monday = Daily::Unpaid.usual();
        assert!(monday.has(Weekday::Mon) && !monday.has(Weekday::Tue));
        assert_eq!(monday.turned(Weekday::Mon), monday);
        assert_eq!(monday.turned(Weekday::Tue).bits(), 3);
        assert_eq!((Weekdays::of_bits(0), Weekdays::of_bits(128)), (None, None));
    }

    proptest! {
        #[test]
        fn each_chosen_day_has_one_moment_and_no_other_day_has_any(
            from in 1_700_000_000i64..1_900_000_000, minute in 0u16..1440, bits in 1u32..128
        ) {
            let hour = Hour { minute, weekdays: Weekdays::of_bits(bits).unwrap() };
            let zones = ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"];
            for zone in zones.map(|name| Zone::parse(name).unwrap()) {
                let (mut now, mut days) = (Moment(from), Vec::new());
                for _ in 0..20 {
                    let (day, next) = hour.next(zone, now);
                    prop_assert!(next > now);
                    prop_assert_eq!(zone.date(next), day);
                    prop_assert!(hour.weekdays.has(chrono::Datelike::weekday(&day)));
                    days.push(day);
                    now = next;
                }
                let gaps: Vec<i64> = days.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).collect();
                prop_assert!(gaps.iter().all(|gap| (1..=7).contains(gap)), "{:?}", gaps);
                let week = days.iter().take_while(|day| **day < plus_days(days[0], 7)).count();
                prop_assert_eq!(week as u32, bits.count_ones());
            }
        }
    }
}
