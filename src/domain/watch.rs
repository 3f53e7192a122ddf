//! Watches: what somebody waits for to become free, and whether a time is that.

use super::ids::SlotId;
use super::moment::{Moment, Span};
use super::zone::{DAY, Date, Weekday, Zone, plus_days};

/// Watches that a person may have with a tenant at a time.
pub const MOST: usize = 10;
/// How long "anything" can be waited for, in days.
pub const DAYS: [u16; 3] = [7, 14, 30];
/// How long a wish for weekdays and hours stands, in days.
pub const WEEKLY_DAYS: u16 = 60;

/// What somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wish {
    /// A time on the plan that somebody else has.
    Slot(SlotId),
    /// Any time of a local day of the tenant.
    Day(Date),
    /// Some weekdays, between two hours of the wall of the one who waits.
    Weekly(Weekly),
    /// Any time before the watch ends.
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weekly {
    pub weekdays: Weekdays,
    /// From this hour, 0 to 23, to that one, 1 to 24, in which the time has to end.
    pub from: u8,
    pub to: u8,
}

/// A set of weekdays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

impl Weekdays {
    pub const NONE: Self = Self(0);

    /// A bit a weekday, Monday's the lowest.
    pub fn from_bits(bits: u32) -> Option<Self> {
        u8::try_from(bits).ok().filter(|bits| *bits < 1 << 7).map(Self)
    }

    pub fn bits(self) -> u32 {
        self.0.into()
    }

    pub fn of(weekday: Weekday) -> Self {
        Self(1 << weekday.num_days_from_monday())
    }

    pub fn has(self, weekday: Weekday) -> bool {
        self.0 & Self::of(weekday).0 != 0
    }

    /// With this weekday where it is not in the set, and without it where it is.
    pub fn with_or_without(self, weekday: Weekday) -> Self {
        Self(self.0 ^ Self::of(weekday).0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Neighbours as one: the first and the last weekday of each run, from Monday on.
    pub fn runs(self) -> Vec<(Weekday, Weekday)> {
        let mut runs: Vec<(Weekday, Weekday)> = Vec::new();
        for weekday in WEEK.into_iter().filter(|weekday| self.has(*weekday)) {
            match runs.last_mut() {
                Some((_, last)) if last.succ() == weekday => *last = weekday,
                _ => runs.push((weekday, weekday)),
            }
        }
        runs
    }
}

impl Weekly {
    /// `None` for what nothing can fulfil.
    pub fn new(weekdays: Weekdays, from: u8, to: u8) -> Option<Self> {
        let some = !weekdays.is_empty() && from < to && to <= 24;
        some.then_some(Self { weekdays, from, to })
    }

    /// Whether a time begins on one of the weekdays and lies between the hours, by the wall of a zone.
    fn holds(self, start: Moment, end: Moment, zone: Zone) -> bool {
        let (begins, ends) = (zone.wall(start), zone.wall(end));
        let last = if ends.date() == begins.date() {
            ends.minute()
        } else if ends.date() == plus_days(begins.date(), 1) && ends.minute() == 0 {
            DAY
        } else {
            return false;
        };
        self.weekdays.has(zone.weekday(start))
            && begins.minute() >= u16::from(self.from) * 60
            && last <= u16::from(self.to) * 60
    }
}

/// A time that has become free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freed {
    pub slot: SlotId,
    pub start: Moment,
    pub end: Moment,
}

impl Wish {
    /// As it is kept and as a button carries it: one word for one wish, so that the same wish twice is one.
    pub fn code(&self) -> String {
        match self {
            Self::Slot(slot) => format!("s{slot}"),
            Self::Day(day) => format!("d{day}"),
            Self::Weekly(Weekly { weekdays, from, to }) => format!("w{}-{from}-{to}", weekdays.bits()),
            Self::Any => "a".to_owned(),
        }
    }

    /// `None` for what is no code of ours.
    pub fn parse(code: &str) -> Option<Self> {
        let wish = match (code.get(..1)?, code.get(1..)?) {
            ("s", slot) => Self::Slot(SlotId(slot.parse().ok().filter(|id| *id >= 0)?)),
            ("d", day) => Self::Day(day.parse().ok()?),
            ("w", weekly) => {
                let mut parts = weekly.splitn(3, '-');
                let mut next = || parts.next()?.parse::<u8>().ok();
                let (weekdays, from, to) = (next()?, next()?, next()?);
                Self::Weekly(Weekly::new(Weekdays::from_bits(weekdays.into())?, from, to)?)
            }
            ("a", "") => Self::Any,
            _ => return None,
        };
        // There are other ways to write a number.
        (wish.code() == code).then_some(wish)
    }

    /// Until when it is waited for; `start` is the watched slot's, `days` how long anything is waited for.
    pub fn until(&self, start: Option<Moment>, days: u16, tenant: Zone, now: Moment) -> Option<Moment> {
        match self {
            Self::Slot(_) => start,
            Self::Day(day) => Some(tenant.day(*day).1),
            Self::Weekly(_) => Some(now + Span::days(WEEKLY_DAYS.into())),
            Self::Any => DAYS
                .contains(&days)
                .then(|| tenant.day(plus_days(tenant.date(now), days.into())).1),
        }
    }

    /// Whether a time is what was waited for; `until` is when the watch ends, `reader` the zone of the one who waits.
    pub fn is(&self, time: &Freed, until: Moment, tenant: Zone, reader: Zone) -> bool {
        match self {
            // The same hour, made anew, will do as well.
            Self::Slot(slot) => *slot == time.slot || time.start == until,
            Self::Day(day) => tenant.date(time.start) == *day,
            Self::Weekly(weekly) => weekly.holds(time.start, time.end, reader),
            Self::Any => time.start < until,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::slot::Interval;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn on(zone: Zone, day: Date, start_min: u16, minutes: u16) -> Option<Freed> {
        let Interval { start, end } = Interval::on_day(zone, day, start_min, minutes).ok()?;
        Some(Freed {
            slot: SlotId(1),
            start,
            end,
        })
    }

    fn tuesdays(from: u8, to: u8) -> Wish {
        Wish::Weekly(Weekly::new(Weekdays::of(Weekday::Tue), from, to).unwrap())
    }

    const LATER: Moment = Moment(i64::MAX);

    #[test]
    fn hours_are_those_of_the_one_who_waits_on_both_sides_of_a_clock_change() {
        let (berlin, moscow) = (zone("Europe/Berlin"), zone("Europe/Moscow"));
        let wish = tuesdays(17, 20);
        // The Tuesday before and after the clocks of Berlin change; those of Moscow stay.
        for (day, in_moscow) in [("2026-10-20", 16), ("2026-10-27", 15)] {
            let at_five = on(berlin, date(day), 17 * 60, 60).unwrap();
            assert!(wish.is(&at_five, LATER, moscow, berlin), "{day}");
            let before = on(moscow, date(day), in_moscow * 60, 60).unwrap();
            assert!(!wish.is(&before, LATER, moscow, berlin), "{day}");
            let same = on(moscow, date(day), (if in_moscow == 16 { 18 } else { 19 }) * 60, 60).unwrap();
            assert_eq!(same.start, at_five.start, "{day}");
        }
    }

    #[test]
    fn a_weekday_is_that_of_the_one_who_waits() {
        let (tokyo, la) = (zone("Asia/Tokyo"), zone("America/Los_Angeles"));
        // Wednesday at nine in Tokyo is Tuesday, four in the afternoon, in Los Angeles.
        let time = on(tokyo, date("2026-11-25"), 9 * 60, 60).unwrap();
        assert!(tuesdays(16, 17).is(&time, LATER, tokyo, la));
        assert!(!tuesdays(9, 10).is(&time, LATER, tokyo, la));
        assert!(!tuesdays(0, 24).is(&time, LATER, la, tokyo));
    }

    #[test]
    fn a_time_has_to_end_within_the_hours_and_midnight_is_the_end_of_a_day() {
        let utc = Zone::UTC;
        let is = |start, minutes, wish: Wish| {
            let time = on(utc, date("2026-11-24"), start, minutes).unwrap();
            wish.is(&time, LATER, utc, utc)
        };
        assert!(is(19 * 60, 60, tuesdays(17, 20)));
        assert!(!is(19 * 60 + 5, 60, tuesdays(17, 20)));
        assert!(!is(16 * 60 + 55, 60, tuesdays(17, 20)));
        assert!(is(23 * 60, 60, tuesdays(17, 24)));
        assert!(!is(23 * 60 + 30, 60, tuesdays(17, 24)));
    }

    #[test]
    fn each_wish_ends_by_itself() {
        let (moscow, now) = (zone("Europe/Moscow"), Moment(1_795_413_600));
        let until = |wish: Wish, days| wish.until(Some(Moment(7)), days, moscow, now);
        assert_eq!(until(Wish::Slot(SlotId(1)), 0), Some(Moment(7)));
        assert_eq!(
            until(Wish::Day(date("2026-11-24")), 0),
            Some(moscow.day(date("2026-11-25")).0)
        );
        assert_eq!(until(Wish::Any, 7), Some(moscow.day(date("2026-12-01")).0));
        assert_eq!(until(Wish::Any, 8), None);
        assert_eq!(until(tuesdays(9, 10), 0), Some(now + Span::days(60)));
    }

    #[test]
    fn what_we_never_wrote_is_no_wish() {
        for code in [
            "",
            "s",
            "s-1",
            "s01",
            "d",
            "d2026-13-01",
            "w0-1-2",
            "w128-1-2",
            "w1-2-2",
            "w1-2-25",
            "w1-2",
            "a7",
            "🦀",
        ] {
            assert_eq!(Wish::parse(code), None, "{code}");
        }
    }

    #[test]
    fn neighbours_are_named_as_one() {
        let set = |bits| Weekdays::from_bits(bits).unwrap().runs();
        use Weekday::{Fri, Mon, Sun, Tue, Wed};
        assert_eq!(set(0b001_0111), [(Mon, Wed), (Fri, Fri)]);
        assert_eq!(set(0b100_0010), [(Tue, Tue), (Sun, Sun)]);
        assert_eq!(set(0), []);
        assert_eq!(set(127), [(Mon, Sun)]);
    }

    fn any_wish() -> impl Strategy<Value = Wish> {
        let weekly = (1u32..128, 0u8..24, 1u8..=24).prop_filter_map("no hours", |(bits, from, to)| {
            Weekly::new(Weekdays::from_bits(bits)?, from, to).map(Wish::Weekly)
        });
        prop_oneof![
            (0..i64::MAX).prop_map(|id| Wish::Slot(SlotId(id))),
            (0i64..40_000).prop_map(|n| Wish::Day(plus_days(date("1970-01-01"), n))),
            weekly,
            Just(Wish::Any),
        ]
    }

    proptest! {
        #[test]
        fn every_wish_reads_back_and_is_short(wish in any_wish()) {
            prop_assert_eq!(Wish::parse(&wish.code()), Some(wish));
            prop_assert!(wish.code().len() <= 20);
        }

        #[test]
        fn nothing_from_outside_is_a_fault(code in ".{0,30}") {
            if let Some(wish) = Wish::parse(&code) {
                prop_assert_eq!(wish.code(), code);
            }
        }

        /// All year round, whatever the clocks do: what the wall says decides.
        #[test]
        fn weekly_hours_follow_the_wall(
            n in 0i64..1500, start in 0u16..1440, minutes in 5u16..=720, bits in 1u32..128, from in 0u8..24, to in 1u8..=24,
            there in 0usize..4,
        ) {
            let reader = [zone("Europe/Berlin"), zone("America/New_York"), zone("Australia/Lord_Howe"), Zone::UTC][there];
            let day = plus_days(date("2026-01-01"), n);
            let weekdays = Weekdays::from_bits(bits).unwrap();
            if let (Some(weekly), Some(time)) = (Weekly::new(weekdays, from, to), on(reader, day, start, minutes)) {
                let calm = reader.offset_minutes(time.start) == reader.offset_minutes(time.end);
                let within = start >= u16::from(from) * 60 && start + minutes <= u16::from(to) * 60;
                let is = Wish::Weekly(weekly).is(&time, LATER, Zone::UTC, reader);
                if calm {
                    prop_assert_eq!(is, weekdays.has(chrono::Datelike::weekday(&day)) && within);
                }
            }
        }

        /// Who waits for more hears of all that who waits for less hears of.
        #[test]
        fn wider_hours_and_more_weekdays_miss_nothing(
            at in 1_700_000_000i64..1_900_000_000, minutes in 5i64..=720, bits in 1u32..128, more in 0u32..128, from in 0u8..24, to in 1u8..=24,
        ) {
            let time = Freed { slot: SlotId(1), start: Moment(at), end: Moment(at) + Span::minutes(minutes) };
            let berlin = zone("Europe/Berlin");
            let of = |bits, from, to| Some(Wish::Weekly(Weekly::new(Weekdays::from_bits(bits)?, from, to)?));
            if let Some(narrow) = of(bits, from, to) {
                let wide = of(bits | more, from.saturating_sub(1), (to + 1).min(24)).unwrap();
                let is = |wish: Wish| wish.is(&time, LATER, berlin, berlin);
                prop_assert!(!is(narrow) || is(wide));
            }
        }
    }
}
