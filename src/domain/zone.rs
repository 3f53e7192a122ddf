//! Wall time: the one file that knows the rules of time zones.
//!
//! What a clock on the wall shows and what passes are two things. A [`Wall`] is the first, a [`Moment`] the second, and
//! [`Zone::resolve`] says which moments a wall time stands for: one, none (a gap) or two (a fold).

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};
use serde::{Deserialize, Serialize};

pub use super::cities::{ZoneChoice, city, likely, near, search};
use super::moment::Moment;
pub use super::wall::{DAY, Date, NotAWall, Wall, Weekday, plus_days};

/// A time zone of the IANA database; stored by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zone(Tz);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no time zone {0:?}; a name looks like Europe/Moscow")]
pub struct UnknownZone(pub String);

/// The moments that a wall time stands for in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    Unambiguous(Moment),
    /// The clocks skip it.
    Gap(Gap),
    /// The clocks show it twice.
    Fold {
        earlier: Moment,
        later: Moment,
    },
}

/// At `at` the clocks were put forward from `before` to `after`: no wall time from `before` up to `after` exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the clocks skip from {before} to {after}")]
pub struct Gap {
    /// The first moment after the gap.
    pub at: Moment,
    pub before: Wall,
    pub after: Wall,
}

impl Zone {
    pub const UTC: Self = Self(Tz::UTC);

    /// By its IANA name, in any letter case.
    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        let name = name.trim();
        name.parse::<Tz>()
            .ok()
            .or_else(|| {
                TZ_VARIANTS
                    .iter()
                    .copied()
                    .find(|tz| tz.name().eq_ignore_ascii_case(name))
            })
            .map(Self)
            .ok_or_else(|| UnknownZone(name.to_owned()))
    }

    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Every name of the database, links and historical ones included.
    pub fn all() -> impl Iterator<Item = Self> {
        TZ_VARIANTS.iter().copied().map(Self)
    }

    pub fn resolve(self, wall: Wall) -> Local {
        let at = |offset: &chrono_tz::TzOffset| Moment(seconds(wall.0) - i64::from(offset.fix().local_minus_utc()));
        match self.0.offset_from_local_datetime(&wall.0) {
            MappedLocalTime::Single(offset) => Local::Unambiguous(at(&offset)),
            MappedLocalTime::Ambiguous(one, other) => {
                let (one, other) = (at(&one), at(&other));
                Local::Fold {
                    earlier: one.min(other),
                    later: one.max(other),
                }
            }
            MappedLocalTime::None => Local::Gap(self.gap(wall)),
        }
    }

    /// The moment of a wall time, in a fold the earlier.
    pub fn instant(self, wall: Wall) -> Result<Moment, Gap> {
        match self.resolve(wall) {
            Local::Unambiguous(moment) | Local::Fold { earlier: moment, .. } => Ok(moment),
            Local::Gap(gap) => Err(gap),
        }
    }

    /// As [`instant`](Self::instant), but in a gap the first moment after it.
    pub fn instant_or_after_gap(self, wall: Wall) -> Moment {
        self.instant(wall).unwrap_or_else(|gap| gap.at)
    }

    /// What a clock in this zone shows at the moment; begun minutes are dropped.
    pub fn wall(self, moment: Moment) -> Wall {
        Wall::from_naive(self.local(moment))
    }

    pub fn date(self, moment: Moment) -> Date {
        self.local(moment).date()
    }

    pub fn weekday(self, moment: Moment) -> Weekday {
        self.date(moment).weekday()
    }

    /// The half-open bounds `[start, end)` of a local day. The end of each day is the start of the next, so a day that the
    /// zone skipped is empty. (Until 2011 some zones put the clocks back from 0:01 to 23:01: there the day begins with its
    /// first midnight.)
    pub fn day(self, date: Date) -> (Moment, Moment) {
        let next = date.succ_opt().unwrap_or(date);
        (
            self.instant_or_after_gap(Wall::new(date, 0)),
            self.instant_or_after_gap(Wall::new(next, 0)),
        )
    }

    /// The wall time of `moment` on another local date: how patterns and copies of weeks carry hours over a clock change.
    pub fn same_wall(self, moment: Moment, date: Date) -> Local {
        self.resolve(Wall::new(date, self.wall(moment).minute()))
    }

    /// East of Greenwich is positive.
    pub fn offset_minutes(self, moment: Moment) -> i32 {
        self.offset(moment).div_euclid(60)
    }

    /// Whether clocks in the two zones show different times at the moment.
    pub fn differs(self, other: Self, moment: Moment) -> bool {
        self.offset(moment) != other.offset(moment)
    }

    fn offset(self, moment: Moment) -> i32 {
        self.0.offset_from_utc_datetime(&utc(moment)).fix().local_minus_utc()
    }

    fn local(self, moment: Moment) -> NaiveDateTime {
        utc(moment) + TimeDelta::seconds(self.offset(moment).into())
    }

    /// The jump of the clocks over a wall time that does not exist. The range below holds every offset ever used, so the
    /// clocks show less than `wall` at its start and more at its end; in between they never show it.
    fn gap(self, wall: Wall) -> Gap {
        let shows_more = |at: i64| self.local(Moment(at)) > wall.0;
        let (mut less, mut more) = (seconds(wall.0) - 26 * 3600, seconds(wall.0) + 26 * 3600);
        while more - less > 1 {
            let middle = less + (more - less) / 2;
            if shows_more(middle) {
                more = middle;
            } else {
                less = middle;
            }
        }
        let before = utc(Moment(more)) + TimeDelta::seconds(self.offset(Moment(less)).into());
        Gap {
            at: Moment(more),
            before: Wall::from_naive(before),
            after: self.wall(Moment(more)),
        }
    }
}

/// A clock change after which a reader's hours with a tenant are others than before: only one of the two zones makes it,
/// or not both by the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoursMove {
    pub at: Moment,
    /// How much later by the reader's clock the tenant's hours are from then on; earlier where it is negative.
    pub minutes: i32,
}

/// The first moment after `from`, up to `until`, from which the tenant's hours stand elsewhere on the reader's wall. Two
/// zones that change in one night at different hours (New York, Los Angeles) are out of step for that night only: that
/// moves nobody's lessons.
pub fn hours_move(tenant: Zone, reader: Zone, from: Moment, until: Moment) -> Option<HoursMove> {
    let apart = |at: Moment| reader.offset(at) - tenant.offset(at);
    let before = apart(from);
    // No zone changes its clocks twice in a day.
    let mut known = from;
    while known < until {
        let next = until.min(Moment(known.0.saturating_add(86_400)));
        let a_day_on = Moment(next.0.saturating_add(86_400));
        if apart(next) != before && apart(a_day_on) != before {
            let (mut same, mut other) = (known.0, next.0);
            while other - same > 1 {
                let middle = same + (other - same) / 2;
                if apart(Moment(middle)) == before {
                    same = middle;
                } else {
                    other = middle;
                }
            }
            return Some(HoursMove {
                at: Moment(other),
                minutes: (apart(Moment(other)) - before).div_euclid(60),
            });
        }
        known = next;
    }
    None
}

/// The zones in which the clocks change after `from`, until `until`.
pub fn changing(from: Moment, until: Moment) -> Vec<Zone> {
    Zone::all()
        .filter(|zone| hours_move(Zone::UTC, *zone, from, until).is_some())
        .collect()
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = UnknownZone;
    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        Self::parse(name)
    }
}

fn seconds(naive: NaiveDateTime) -> i64 {
    naive.and_utc().timestamp()
}

/// Moments outside of the years 1 to 9999 are taken as the nearest inside: ids and durations gone wrong must not panic.
fn utc(moment: Moment) -> NaiveDateTime {
    const FIRST: i64 = -62_135_596_800;
    const LAST: i64 = 253_402_300_799;
    DateTime::from_timestamp(moment.0.clamp(FIRST, LAST), 0)
        .unwrap_or_default()
        .naive_utc()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn wall(text: &str) -> Wall {
        text.parse().unwrap()
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn hours(zone: Zone, day: &str) -> i64 {
        let (start, end) = zone.day(date(day));
        (end - start).0 / 3600
    }

    #[test]
    fn a_zone_is_read_and_written_by_its_name() {
        let moscow = zone(" europe/moscow ");
        assert_eq!(moscow.to_string(), "Europe/Moscow");
        assert_eq!(serde_json::to_string(&moscow).unwrap(), "\"Europe/Moscow\"");
        assert_eq!(serde_json::from_str::<Zone>("\"Europe/Moscow\"").unwrap(), moscow);
        assert!(serde_json::from_str::<Zone>("\"Europe/Mosco\"").is_err());
        assert_eq!(Zone::parse("Mars/Base"), Err(UnknownZone("Mars/Base".into())));
    }

    #[test]
    fn the_hour_that_is_skipped_is_a_gap_with_both_of_its_ends() {
        let gap = zone("Europe/Berlin").instant(wall("2026-03-29T02:30")).unwrap_err();
        assert_eq!(
            (gap.before, gap.after),
            (wall("2026-03-29T02:00"), wall("2026-03-29T03:00"))
        );
        assert_eq!(gap.at, Moment(1_774_746_000));
        let gap = zone("Australia/Lord_Howe")
            .instant(wall("2026-10-04T02:15"))
            .unwrap_err();
        assert_eq!(
            (gap.before, gap.after),
            (wall("2026-10-04T02:00"), wall("2026-10-04T02:30"))
        );
    }

    #[test]
    fn the_hour_that_is_repeated_is_a_fold_and_the_earlier_counts() {
        let berlin = zone("Europe/Berlin");
        let Local::Fold { earlier, later } = berlin.resolve(wall("2026-10-25T02:30")) else {
            panic!("no fold")
        };
        assert_eq!((later - earlier).0, 3600);
        assert_eq!(berlin.instant(wall("2026-10-25T02:30")), Ok(earlier));
        assert_eq!(berlin.offset_minutes(earlier), 120);
        assert_eq!(berlin.offset_minutes(later), 60);
    }

    #[test]
    fn a_day_whose_midnight_does_not_exist_begins_after_the_gap() {
        for (name, day) in [
            ("Asia/Beirut", "2026-03-29"),
            ("America/Santiago", "2026-09-06"),
            ("Africa/Cairo", "2026-04-24"),
        ] {
            let zone = zone(name);
            let (start, _) = zone.day(date(day));
            assert_eq!(zone.wall(start), Wall::new(date(day), 60), "{name}");
            assert_eq!(hours(zone, day), 23, "{name}");
        }
        assert_eq!(hours(zone("Asia/Beirut"), "2026-10-24"), 25);
        assert_eq!(hours(zone("America/Havana"), "2026-11-01"), 25);
    }

    #[test]
    fn a_day_that_the_zone_skipped_is_empty() {
        let apia = zone("Pacific/Apia");
        let (start, end) = apia.day(date("2011-12-30"));
        assert_eq!(start, end);
        assert_eq!(apia.day(date("2011-12-29")).1, start);
        assert_eq!(apia.day(date("2011-12-31")), (end, Moment(end.0 + 86_400)));
        let gap = apia.instant(wall("2011-12-30T12:00")).unwrap_err();
        assert_eq!(
            (gap.before, gap.after),
            (wall("2011-12-30T00:00"), wall("2011-12-31T00:00"))
        );
    }

    #[test]
    fn the_wall_time_stays_over_a_clock_change_and_over_changed_rules() {
        let berlin = zone("Europe/Berlin");
        let before = berlin.instant(wall("2026-10-23T18:00")).unwrap();
        let Local::Unambiguous(after) = berlin.same_wall(before, date("2026-10-30")) else {
            panic!("ambiguous")
        };
        assert_eq!((after - before).0, 7 * 86_400 + 3600);
        let almaty = zone("Asia/Almaty");
        assert_eq!(
            almaty.offset_minutes(almaty.instant(wall("2024-02-29T12:00")).unwrap()),
            360
        );
        assert_eq!(
            almaty.offset_minutes(almaty.instant(wall("2024-03-01T12:00")).unwrap()),
            300
        );
    }

    #[test]
    fn zones_differ_where_their_clocks_do() {
        let winter = zone("Europe/Moscow").instant(wall("2026-12-01T12:00")).unwrap();
        let summer = zone("Europe/Moscow").instant(wall("2026-07-01T12:00")).unwrap();
        assert!(!zone("Europe/Moscow").differs(zone("Europe/Minsk"), winter));
        assert!(zone("Europe/Helsinki").differs(zone("Europe/Moscow"), winter));
        assert!(!zone("Europe/Helsinki").differs(zone("Europe/Moscow"), summer));
        assert_eq!(zone("Asia/Kathmandu").offset_minutes(winter), 345);
        assert_eq!(zone("America/St_Johns").offset_minutes(winter), -210);
    }

    #[test]
    fn a_night_in_which_two_zones_change_at_different_hours_moves_nothing() {
        let (new_york, los_angeles) = (zone("America/New_York"), zone("America/Los_Angeles"));
        // New York has gone over at 7:00 UTC, Los Angeles will at 10:00.
        let between = Zone::UTC.instant(wall("2026-03-08T08:00")).unwrap();
        for hours in [0, 1, 3, 12, 24, 36] {
            let (from, until) = (
                Moment(between.0 - 86_400 + hours * 60),
                Moment(between.0 + hours * 3_600),
            );
            assert_eq!(hours_move(new_york, los_angeles, from, until), None);
            assert_eq!(hours_move(los_angeles, new_york, from, until), None);
        }
    }

    #[test]
    fn hours_move_where_one_of_two_zones_changes_its_clocks() {
        let (moscow, berlin, new_york) = (zone("Europe/Moscow"), zone("Europe/Berlin"), zone("America/New_York"));
        let at = |zone: Zone, text: &str| zone.instant(wall(text)).unwrap();
        let year = |tenant: Zone, reader: Zone| {
            let mut found = Vec::new();
            let (mut from, until) = (at(Zone::UTC, "2026-01-01T00:00"), at(Zone::UTC, "2027-01-01T00:00"));
            while let Some(shift) = hours_move(tenant, reader, from, until) {
                found.push((Zone::UTC.wall(shift.at).to_string(), shift.minutes));
                from = shift.at;
            }
            found
        };
        let found = |list: &[(&str, i32)]| list.iter().map(|(at, n)| ((*at).to_owned(), *n)).collect::<Vec<_>>();
        assert_eq!(
            year(moscow, berlin),
            found(&[("2026-03-29T01:00", 60), ("2026-10-25T01:00", -60)])
        );
        assert_eq!(
            year(berlin, moscow),
            found(&[("2026-03-29T01:00", -60), ("2026-10-25T01:00", 60)])
        );
        // Both change, on the same night: nothing moves.
        assert_eq!(year(berlin, zone("Europe/London")), []);
        // Both change, weeks apart: the hours move and come back, twice a year.
        assert_eq!(
            year(new_york, berlin),
            found(&[
                ("2026-03-08T07:00", -60),
                ("2026-03-29T01:00", 60),
                ("2026-10-25T01:00", -60),
                ("2026-11-01T06:00", 60),
            ])
        );
        assert_eq!(year(moscow, zone("Asia/Tokyo")), []);
    }

    /// 1990 to 2037.
    fn moments() -> impl Strategy<Value = Moment> {
        (631_152_000i64..2_145_916_800).prop_map(|n| Moment(n - n % 60))
    }

    fn zones() -> impl Strategy<Value = Zone> {
        (0..TZ_VARIANTS.len()).prop_map(|n| Zone(TZ_VARIANTS[n]))
    }

    /// Around clock changes, where random moments seldom fall: the hours about a day of which the length is odd.
    fn near_changes() -> impl Strategy<Value = (Zone, Moment)> {
        (zones(), moments(), -1500i64..1500).prop_map(|(zone, moment, minutes)| {
            let change = (0..400)
                .map(|day| Moment(moment.0 + day * 86_400))
                .find(|day| zone.offset(*day) != zone.offset(Moment(day.0 + 86_400)));
            (zone, Moment(change.unwrap_or(moment).0 + minutes * 60))
        })
    }

    fn agrees(zone: Zone, moment: Moment) -> Result<(), TestCaseError> {
        let shown = zone.wall(moment);
        match zone.resolve(shown) {
            Local::Unambiguous(found) => prop_assert_eq!(found, moment),
            Local::Fold { earlier, later } => {
                prop_assert!(earlier < later && (moment == earlier || moment == later));
                prop_assert_eq!((zone.wall(earlier), zone.wall(later)), (shown, shown));
            }
            Local::Gap(gap) => prop_assert!(false, "{} at {:?} in {:?}", zone, moment, gap),
        }
        let (start, end) = zone.day(zone.date(moment));
        prop_assert!(start < end);
        prop_assert_eq!(zone.date(start), zone.date(moment));
        prop_assert_eq!(zone.date(Moment(end.0 - 1)), zone.date(moment));
        Ok(())
    }

    proptest! {
        #[test]
        fn what_the_clock_shows_leads_back_to_the_moment(zone in zones(), moment in moments()) {
            agrees(zone, moment)?;
        }

        #[test]
        fn so_it_does_near_a_clock_change((zone, moment) in near_changes()) {
            agrees(zone, moment)?;
        }

        #[test]
        fn a_gap_lies_between_its_ends_and_the_clock_never_shows_it((zone, moment) in near_changes(), minutes in -90i64..90) {
            let asked = Wall::from_naive(zone.local(moment) + TimeDelta::minutes(minutes));
            if let Local::Gap(gap) = zone.resolve(asked) {
                prop_assert!(gap.before <= asked && asked < gap.after);
                prop_assert_eq!(zone.wall(gap.at), gap.after);
                prop_assert!(zone.wall(Moment(gap.at.0 - 60)) < gap.before);
            } else {
                prop_assert_eq!(zone.wall(zone.instant(asked).unwrap()), asked);
            }
        }

        #[test]
        fn hours_stand_still_until_they_move(
            (tenant, near) in near_changes(), reader in zones(), days in 0i64..30, some in 0i64..30 * 86_400,
        ) {
            let (from, until) = (Moment(near.0 - 86_400), Moment(near.0 + days * 86_400));
            let some = Moment(from.0 + some).min(until);
            let apart = |at: Moment| reader.offset(at) - tenant.offset(at);
            // But for a night in which both change, each at its hour.
            let stands = || (0..=4).any(|part| apart(Moment(some.0 + part * 21_600)) == apart(from));
            match hours_move(tenant, reader, from, until) {
                None => prop_assert!(stands()),
                Some(shift) => {
                    prop_assert!(from < shift.at && shift.at <= until);
                    prop_assert_eq!(apart(Moment(shift.at.0 - 1)), apart(from));
                    prop_assert!(apart(shift.at) != apart(from));
                    prop_assert!(some >= shift.at || stands());
                    // The same wall time of the tenant is so much later on the reader's.
                    prop_assert_eq!(shift.minutes, (apart(shift.at) - apart(from)).div_euclid(60));
                }
            }
        }

        #[test]
        fn days_follow_each_other_without_a_hole(zone in zones(), moment in moments()) {
            let today = zone.date(moment);
            let (start, end) = zone.day(today);
            prop_assert!(start <= end);
            prop_assert_eq!(zone.day(today.succ_opt().unwrap()).0, end);
        }

        #[test]
        fn no_number_makes_it_panic(zone in zones(), seconds: i64, minute: u16) {
            let shown = zone.wall(Moment(seconds));
            zone.resolve(Wall::new(shown.date(), minute));
            zone.day(plus_days(shown.date(), seconds));
        }
    }
}
