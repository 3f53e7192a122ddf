//! When a person is reminded of a booking: the offsets they chose, their quiet hours, and what goes into one message.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::moment::{Moment, Span};
use super::zone::{DAY, Date, Wall, Zone};

/// How long before the start. As text `1d`, `2h`, `90m`; `1w` is read as `7d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Offset {
    /// The same time on the wall of the reader, so many days earlier.
    Days(u16),
    /// Elapsed minutes.
    Minutes(u16),
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a time before a booking; one looks like 1d, 2h or 90m and is at most {DAYS_MAX} days")]
pub struct NotAnOffset(pub String);

pub const DAYS_MAX: u16 = 30;

/// What can be chosen, the earliest first.
pub const CHOICES: [Offset; 11] = [
    Offset::Days(7),
    Offset::Days(3),
    Offset::Days(2),
    Offset::Days(1),
    Offset::Minutes(12 * 60),
    Offset::Minutes(6 * 60),
    Offset::Minutes(3 * 60),
    Offset::Minutes(2 * 60),
    Offset::Minutes(60),
    Offset::Minutes(30),
    Offset::Minutes(15),
];

/// A set of [`CHOICES`], a bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen(u32);

/// From `from_min` up to `to_min` on the reader's wall, maybe over midnight; the same minute twice is no quiet at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    pub from_min: u16,
    pub to_min: u16,
}

/// Reminders that come within this of the first go into its message.
pub const TOGETHER: Span = Span::minutes(10);

/// A reminder of one person that waits to be sent; `key` is what the caller knows it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due<K> {
    pub key: K,
    pub at: Moment,
    pub offset: Offset,
    pub start: Moment,
}

/// What goes into one message, sent when the first of it is due; by start. One booking may stand in it twice, with two offsets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle<K> {
    pub at: Moment,
    pub rows: Vec<Due<K>>,
}

/// When a booking's reminders come, first to last. A moment that is not after `now` is left out. Quiet hours shift a reminder
/// to the moment they begin, but not before `now`: a booking made within them is reminded of at once rather than never.
/// Of offsets that come to the same moment the one nearest to the start stays.
pub fn plan(start: Moment, offsets: &[Offset], zone: Zone, quiet: Option<Quiet>, now: Moment) -> Vec<(Offset, Moment)> {
    let mut nearest = BTreeMap::new();
    for offset in offsets {
        let wanted = moment(*offset, start, zone);
        if wanted > now {
            let shifted = quiet.map_or(wanted, |quiet| quiet.shift(wanted, zone)).max(now);
            let kept = nearest.entry(shifted).or_insert((wanted, *offset));
            *kept = (*kept).max((wanted, *offset));
        }
    }
    nearest
        .into_iter()
        .map(|(shifted, (_, offset))| (offset, shifted))
        .collect()
}

/// Days are counted on the reader's wall: in a gap the first moment after it, in a fold the earlier one.
pub fn moment(offset: Offset, start: Moment, reader: Zone) -> Moment {
    match offset {
        Offset::Days(days) => reader.instant_or_after_gap(reader.wall(start).plus_days(-i64::from(days))),
        Offset::Minutes(minutes) => start - Span::minutes(minutes.into()),
    }
}

/// Which of a person's reminders go into one message: those that come within ten minutes of the first, and with a reminder
/// some days before those of the same kind for all lessons of that local day, though they would come later.
pub fn bundle<K>(rows: Vec<Due<K>>, reader: Zone) -> Vec<Bundle<K>> {
    let mut days: BTreeMap<(u16, Date), Vec<Due<K>>> = BTreeMap::new();
    let mut groups = Vec::new();
    for row in rows {
        match row.offset {
            Offset::Days(n) => days.entry((n, reader.date(row.start))).or_default().push(row),
            Offset::Minutes(_) => groups.push(Bundle {
                at: row.at,
                rows: vec![row],
            }),
        }
    }
    for rows in days.into_values() {
        let first = rows.iter().map(|row| row.at).min();
        groups.extend(first.map(|at| Bundle { at, rows }));
    }
    groups.sort_by_key(|group| group.at);
    let mut bundles: Vec<Bundle<K>> = Vec::new();
    for group in groups {
        match bundles.last_mut() {
            Some(last) if group.at <= last.at + TOGETHER => last.rows.extend(group.rows),
            _ => bundles.push(group),
        }
    }
    for bundle in &mut bundles {
        bundle.rows.sort_by_key(|row| (row.start, row.at));
    }
    bundles
}

impl Offset {
    /// At most a day before.
    pub fn is_near(self) -> bool {
        match self {
            Self::Days(days) => days <= 1,
            Self::Minutes(minutes) => minutes <= DAY,
        }
    }
}

impl Chosen {
    pub const NONE: Self = Self(0);
    /// The day before.
    pub const ONCE: Self = Self(1 << 3);
    /// A day and two hours before.
    pub const TWICE: Self = Self(1 << 3 | 1 << 7);

    /// `None` for bits that choose nothing.
    pub fn of_bits(bits: u32) -> Option<Self> {
        (bits >> CHOICES.len() == 0).then_some(Self(bits))
    }

    pub fn bits(self) -> u32 {
        self.0
    }

    /// What of the choices stands among these.
    pub fn of(offsets: &[Offset]) -> Self {
        let bit = |(n, choice): (usize, &Offset)| u32::from(offsets.contains(choice)) << n;
        Self(CHOICES.iter().enumerate().map(bit).sum())
    }

    pub fn offsets(self) -> Vec<Offset> {
        let chosen = CHOICES.iter().enumerate().filter(|(n, _)| self.has(*n));
        chosen.map(|(_, choice)| *choice).collect()
    }

    pub fn has(self, n: usize) -> bool {
        self.0 >> n & 1 == 1
    }

    /// With the `n`th choice put in, or taken out.
    pub fn turned(self, n: usize) -> Self {
        Self(self.0 ^ 1 << n)
    }
}

/// Offsets as they are stored: codes with spaces between them. What does not read is left out.
pub fn offsets_of(codes: &str) -> Vec<Offset> {
    codes.split(' ').filter_map(|code| code.parse().ok()).collect()
}

/// As [`offsets_of`] reads them.
pub fn codes_of(offsets: &[Offset]) -> String {
    let codes: Vec<String> = offsets.iter().map(Offset::to_string).collect();
    codes.join(" ")
}

impl Quiet {
    pub fn contains(self, minute: u16) -> bool {
        let Self { from_min, to_min } = self;
        if from_min <= to_min {
            (from_min..to_min).contains(&minute)
        } else {
            minute >= from_min || minute < to_min
        }
    }

    /// A moment in quiet hours becomes the moment at which they began, another one stays.
    pub fn shift(self, moment: Moment, reader: Zone) -> Moment {
        let wall = reader.wall(moment);
        if !self.contains(wall.minute()) {
            return moment;
        }
        let began_yesterday = wall.minute() < self.from_min;
        let began = Wall::new(wall.date(), self.from_min.min(DAY)).plus_days(if began_yesterday { -1 } else { 0 });
        reader.instant_or_after_gap(began).min(moment)
    }

    /// When quiet hours at `moment` are over; the moment itself outside of them. For what need not come earlier.
    pub fn over(self, moment: Moment, reader: Zone) -> Moment {
        let wall = reader.wall(moment);
        if !self.contains(wall.minute()) {
            return moment;
        }
        let ends_tomorrow = wall.minute() >= self.to_min;
        let ends = Wall::new(wall.date(), self.to_min.min(DAY)).plus_days(if ends_tomorrow { 1 } else { 0 });
        reader.instant_or_after_gap(ends).max(moment)
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(n) => write!(f, "{n}d"),
            Self::Minutes(n) if n % 60 == 0 => write!(f, "{}h", n / 60),
            Self::Minutes(n) => write!(f, "{n}m"),
        }
    }
}

impl FromStr for Offset {
    type Err = NotAnOffset;
    fn from_str(text: &str) -> Result<Self, NotAnOffset> {
        let problem = || NotAnOffset(text.to_owned());
        let number = text.get(..text.len().saturating_sub(1)).unwrap_or_default();
        let digits = number.bytes().all(|b| b.is_ascii_digit());
        let n = number
            .parse::<u16>()
            .ok()
            .filter(|n| digits && *n > 0)
            .ok_or_else(problem)?;
        let minutes = |each: u16| n.checked_mul(each).filter(|n| *n <= DAYS_MAX * DAY).map(Self::Minutes);
        let days = |each: u16| n.checked_mul(each).filter(|n| *n <= DAYS_MAX).map(Self::Days);
        match text.as_bytes().last() {
            Some(b'm') => minutes(1),
            Some(b'h') => minutes(60),
            Some(b'd') => days(1),
            Some(b'w') => days(7),
            _ => None,
        }
        .ok_or_else(problem)
    }
}

impl From<Offset> for String {
    fn from(offset: Offset) -> Self {
        offset.to_string()
    }
}

impl TryFrom<String> for Offset {
    type Error = NotAnOffset;
    fn try_from(text: String) -> Result<Self, NotAnOffset> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NIGHT: Quiet = Quiet {
        from_min: 22 * 60,
        to_min: 8 * 60,
    };
    const DAY_BEFORE: Offset = Offset::Days(1);
    const TWO_HOURS: Offset = Offset::Minutes(120);

    fn berlin() -> Zone {
        Zone::parse("Europe/Berlin").unwrap()
    }

    fn at(text: &str) -> Moment {
        berlin().instant(text.parse().unwrap()).unwrap()
    }

    fn shown(moment: Moment) -> String {
        berlin().wall(moment).to_string()
    }

    #[test]
    fn an_offset_is_read_and_written_as_text() {
        for (text, offset, written) in [
            ("1d", Offset::Days(1), "1d"),
            ("1w", Offset::Days(7), "7d"),
            ("120m", TWO_HOURS, "2h"),
            ("2h", TWO_HOURS, "2h"),
            ("90m", Offset::Minutes(90), "90m"),
            ("24h", Offset::Minutes(1440), "24h"),
        ] {
            assert_eq!(text.parse(), Ok(offset));
            assert_eq!(offset.to_string(), written);
        }
        for text in ["", "d", "1", "0m", "-1d", "+1d", "1.5h", "31d", "99999h", "1ч", "1dd"] {
            assert!(text.parse::<Offset>().is_err(), "{text}");
        }
        assert_eq!(
            serde_json::to_string(&[DAY_BEFORE, TWO_HOURS]).unwrap(),
            r#"["1d","2h"]"#
        );
    }

    #[test]
    fn the_presets_are_what_they_say() {
        assert_eq!(codes_of(&Chosen::ONCE.offsets()), "1d");
        assert_eq!(codes_of(&Chosen::TWICE.offsets()), "1d 2h");
        assert_eq!(Chosen::NONE.offsets(), []);
        assert_eq!(Chosen::of_bits(1 << CHOICES.len()), None);
    }

    #[test]
    fn a_day_before_is_the_same_hour_over_a_clock_change_and_hours_are_elapsed() {
        let start = at("2026-10-25T18:00");
        assert_eq!(shown(moment(DAY_BEFORE, start, berlin())), "2026-10-24T18:00");
        assert_eq!(
            shown(moment(Offset::Minutes(1440), start, berlin())),
            "2026-10-24T19:00"
        );
    }

    #[test]
    fn a_day_before_in_a_gap_is_after_it_and_in_a_fold_the_earlier() {
        assert_eq!(
            shown(moment(DAY_BEFORE, at("2026-03-30T02:30"), berlin())),
            "2026-03-29T03:00"
        );
        let earlier = at("2026-10-25T02:30");
        assert_eq!(moment(DAY_BEFORE, at("2026-10-26T02:30"), berlin()), earlier);
    }

    #[test]
    fn quiet_hours_shift_a_reminder_to_their_beginning() {
        assert_eq!(shown(NIGHT.shift(at("2026-11-24T07:00"), berlin())), "2026-11-23T22:00");
        assert_eq!(shown(NIGHT.shift(at("2026-11-24T23:30"), berlin())), "2026-11-24T22:00");
        assert_eq!(shown(NIGHT.shift(at("2026-11-24T08:00"), berlin())), "2026-11-24T08:00");
        let noon = Quiet {
            from_min: 12 * 60,
            to_min: 14 * 60,
        };
        assert_eq!(shown(noon.shift(at("2026-11-24T13:59"), berlin())), "2026-11-24T12:00");
        let none = Quiet {
            from_min: 600,
            to_min: 600,
        };
        assert_eq!(shown(none.shift(at("2026-11-24T10:00"), berlin())), "2026-11-24T10:00");
        assert_eq!(shown(NIGHT.over(at("2026-11-24T23:30"), berlin())), "2026-11-25T08:00");
        assert_eq!(shown(NIGHT.over(at("2026-11-24T03:00"), berlin())), "2026-11-24T08:00");
        assert_eq!(shown(noon.over(at("2026-11-24T14:00"), berlin())), "2026-11-24T14:00");
    }

    #[test]
    fn moments_already_past_are_left_out_and_the_rest_is_in_order() {
        let start = at("2026-11-24T18:00");
        let offsets = [TWO_HOURS, DAY_BEFORE, TWO_HOURS, Offset::Days(7)];
        let planned = plan(start, &offsets, berlin(), Some(NIGHT), at("2026-11-20T12:00"));
        let expected = [
            (DAY_BEFORE, at("2026-11-23T18:00")),
            (TWO_HOURS, at("2026-11-24T16:00")),
        ];
        assert_eq!(planned, expected);
        assert_eq!(plan(start, &offsets, berlin(), None, at("2026-11-24T16:00")), []);
    }

    #[test]
    fn offsets_that_come_to_one_moment_are_one_reminder() {
        let start = at("2026-11-24T18:00");
        let planned = plan(
            start,
            &[DAY_BEFORE, Offset::Minutes(1440)],
            berlin(),
            None,
            at("2026-11-01T12:00"),
        );
        assert_eq!(planned.len(), 1);
        let early = at("2026-11-24T07:30");
        let planned = plan(
            early,
            &[TWO_HOURS, Offset::Minutes(60)],
            berlin(),
            Some(NIGHT),
            at("2026-11-01T12:00"),
        );
        assert_eq!(planned, [(Offset::Minutes(60), at("2026-11-23T22:00"))]);
    }

    #[test]
    fn a_booking_made_in_quiet_hours_is_reminded_of_at_once_rather_than_never() {
        let (start, now) = (at("2026-11-24T09:00"), at("2026-11-23T23:00"));
        assert_eq!(
            plan(start, &[TWO_HOURS], berlin(), Some(NIGHT), now),
            [(TWO_HOURS, now)]
        );
    }

    fn due(key: u32, offset: Offset, start: &str) -> Due<u32> {
        Due {
            key,
            at: moment(offset, at(start), berlin()),
            offset,
            start: at(start),
        }
    }

    fn keys(rows: Vec<Due<u32>>) -> Vec<(String, Vec<u32>)> {
        let keys = |bundle: Bundle<u32>| (shown(bundle.at), bundle.rows.iter().map(|row| row.key).collect());
        bundle(rows, berlin()).into_iter().map(keys).collect()
    }

    #[test]
    fn lessons_of_one_day_and_what_falls_within_ten_minutes_are_one_message() {
        let rows = vec![
            due(1, DAY_BEFORE, "2026-11-24T18:00"),
            due(2, DAY_BEFORE, "2026-11-24T10:00"),
            due(3, DAY_BEFORE, "2026-11-25T10:00"),
            due(4, TWO_HOURS, "2026-11-24T10:00"),
            due(5, TWO_HOURS, "2026-11-24T10:10"),
            due(6, TWO_HOURS, "2026-11-24T10:11"),
        ];
        let expected = [
            ("2026-11-23T10:00".to_owned(), vec![2, 1]),
            ("2026-11-24T08:00".to_owned(), vec![4, 5]),
            ("2026-11-24T08:11".to_owned(), vec![6]),
            ("2026-11-24T10:00".to_owned(), vec![3]),
        ];
        assert_eq!(keys(rows), expected);
    }

    fn offsets() -> impl Strategy<Value = Offset> {
        prop_oneof![
            (1..=DAYS_MAX).prop_map(Offset::Days),
            (1..=DAYS_MAX * DAY).prop_map(Offset::Minutes),
            (0u16..20).prop_map(|n| Offset::Minutes(1 + n)),
        ]
    }

    fn zones() -> impl Strategy<Value = Zone> {
        proptest::sample::select(Zone::all().collect::<Vec<_>>())
    }

    fn quiets() -> impl Strategy<Value = Quiet> {
        (0..DAY, 0..DAY).prop_map(|(from_min, to_min)| Quiet { from_min, to_min })
    }

    /// Minutes of 2025 to 2034.
    fn starts() -> impl Strategy<Value = Moment> {
        (28_928_160i64..34_187_040).prop_map(|minutes| Moment(minutes * 60))
    }

    proptest! {
        #[test]
        fn every_offset_comes_back_from_its_text(offset in offsets()) {
            prop_assert_eq!(offset.to_string().parse(), Ok(offset));
        }

        #[test]
        fn what_is_chosen_comes_back_from_what_is_stored(bits in 0u32..1 << CHOICES.len(), n in 0..CHOICES.len()) {
            let chosen = Chosen::of_bits(bits).unwrap();
            prop_assert_eq!(Chosen::of(&offsets_of(&codes_of(&chosen.offsets()))), chosen);
            prop_assert_eq!(chosen.turned(n).has(n), !chosen.has(n));
            prop_assert_eq!(chosen.turned(n).turned(n), chosen);
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            let _ = text.parse::<Offset>();
        }

        #[test]
        fn a_shifted_moment_is_earlier_within_a_day_and_stays_where_it_is(
            quiet in quiets(), moment in starts(), zone in zones(),
        ) {
            let shifted = quiet.shift(moment, zone);
            prop_assert!(shifted <= moment && moment <= shifted + Span::hours(26));
            prop_assert_eq!(quiet.shift(shifted, zone), shifted);
        }

        #[test]
        fn what_waits_for_the_end_of_quiet_hours_waits_less_than_a_day(
            quiet in quiets(), moment in starts(), zone in zones(),
        ) {
            let over = quiet.over(moment, zone);
            prop_assert!(moment <= over && over <= moment + Span::hours(26));
            prop_assert!(over == moment || quiet.contains(zone.wall(moment).minute()));
        }

        #[test]
        fn a_plan_drops_only_what_is_past_and_what_comes_twice(
            start in starts(), offsets in prop::collection::vec(offsets(), 0..6), zone in zones(),
            quiet in prop::option::of(quiets()), before in 0i64..40 * 86_400,
        ) {
            let now = start - Span(before);
            let planned = plan(start, &offsets, zone, quiet, now);
            prop_assert!(planned.windows(2).all(|pair| pair[0].1 < pair[1].1));
            for (offset, at) in &planned {
                prop_assert!(now <= *at && *at <= moment(*offset, start, zone) && *at < start);
            }
            let wanted = |offset: &Offset| moment(*offset, start, zone) > now;
            prop_assert_eq!(planned.is_empty(), !offsets.iter().any(wanted));
        }

        #[test]
        fn every_reminder_is_in_one_bundle_and_none_comes_late(
            rows in prop::collection::vec((offsets(), 0i64..4_000), 0..30), base in starts(), zone in zones(),
        ) {
            let due = |(key, (offset, minutes)): (usize, (Offset, i64))| {
                let start = base + Span::minutes(minutes);
                Due { key, at: moment(offset, start, zone), offset, start }
            };
            let rows: Vec<_> = rows.into_iter().enumerate().map(due).collect();
            let count = rows.len();
            let bundles = bundle(rows, zone);
            let mut keys: Vec<_> = bundles.iter().flat_map(|bundle| &bundle.rows).map(|row| row.key).collect();
            keys.sort();
            prop_assert_eq!(keys, (0..count).collect::<Vec<_>>());
            prop_assert!(bundles.windows(2).all(|pair| pair[0].at + TOGETHER < pair[1].at));
            for bundle in &bundles {
                prop_assert_eq!(Some(bundle.at), bundle.rows.iter().map(|row| row.at).min());
                prop_assert!(bundle.rows.windows(2).all(|pair| pair[0].start <= pair[1].start));
            }
        }
    }
}
