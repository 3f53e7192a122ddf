//! Lines as people type them.

use proptest::prelude::*;

use super::*;
use crate::domain::slot::{MOST_PER_DAY, is_length};

/// `10:00-11:00` and so on, or what is wrong and with which part of the line.
fn times(line: &str) -> Result<String, (String, Mistake)> {
    let spans = parse_times(line, 60).map_err(|error| (line[error.at].to_owned(), error.what))?;
    Ok(spans.into_iter().map(shown).collect::<Vec<_>>().join(" "))
}

fn shown(span: WallSpan) -> String {
    let clock = |minute: u16| format!("{}:{:02}", minute / 60, minute % 60);
    format!("{}-{}", clock(span.start_min), clock(span.end_min))
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// On Tuesday 24 November 2026, for Thursday the 26th, until the end of 2027.
fn dates(line: &str) -> Vec<String> {
    let plan = parse_plan(line, 60).unwrap_or_else(|error| panic!("{line}: {error}"));
    let dates = plan.dates(date("2026-11-26"), date("2026-11-24"), date("2027-12-31"));
    dates.iter().map(Date::to_string).collect()
}

#[test]
fn times_are_read_in_many_spellings() {
    for line in [
        "10:00 11:30",
        "10:00, 11:30",
        "10.00; 11.30",
        "10 11:30",
        " 10:00  и 11:30 ",
        "at 10:00 and 11:30",
    ] {
        assert_eq!(times(line).as_deref(), Ok("10:00-11:00 11:30-12:30"), "{line}");
    }
    assert_eq!(times("9 10 11").as_deref(), Ok("9:00-10:00 10:00-11:00 11:00-12:00"));
    assert_eq!(times("9.30").as_deref(), Ok("9:30-10:30"));
    assert_eq!(times("11 9").as_deref(), Ok("9:00-10:00 11:00-12:00"));
    assert_eq!(times("23:30").as_deref(), Ok("23:30-24:30"));
    assert_eq!(times("10.10 11.10").as_deref(), Ok("10:10-11:10 11:10-12:10"));
}

#[test]
fn ranges_are_cut_by_their_step_in_many_spellings() {
    for line in [
        "10:00-12:00/60",
        "10-12/60",
        "10:00 – 12:00 / 60",
        "10—12 / 1ч",
        "10:00-12:00 по 60",
        "10-12 по 60 мин.",
        "10-12 по 1 часу",
        "10-12 по часу",
        "с 10 до 12 по 60",
        "С 10:00 До 12:00, по 1:00",
        "с 10 по 12 по 60",
        "10 до 12 каждые 60 минут",
        "from 10 to 12 by 60",
        "10 to 12 every hour",
        "10-12 every 60 min",
    ] {
        assert_eq!(times(line).as_deref(), Ok("10:00-11:00 11:00-12:00"), "{line}");
    }
    assert_eq!(times("10-14/90").as_deref(), Ok("10:00-11:30 11:30-13:00"));
    assert_eq!(times("10:00-14:00").as_deref(), Ok("10:00-14:00"));
    assert_eq!(times("10:00-11:30 16").as_deref(), Ok("10:00-11:30 16:00-17:00"));
    assert_eq!(times("22:00-24:00/60").as_deref(), Ok("22:00-23:00 23:00-24:00"));
    assert_eq!(times("22:00-0:00").as_deref(), Ok("22:00-24:00"));
    assert_eq!(times("16:00/90 18/45").as_deref(), Ok("16:00-17:30 18:00-18:45"));
    assert_eq!(
        times("10-11, 14-15 по 30").as_deref(),
        Ok("10:00-10:30 10:30-11:00 14:00-14:30 14:30-15:00")
    );
}

#[test]
fn a_mistake_is_shown_at_its_place() {
    use Mistake::*;
    for (line, place, what) in [
        ("", "", Empty),
        (" , ", "", Empty),
        ("10:00 25:00", "25:00", NotATime),
        ("10:00 9:75", "9:75", NotATime),
        ("10:0", "10:0", NotATime),
        ("1030", "1030", NotATime),
        ("24:00", "24:00", NotATime),
        ("10:00-", "", NotATime),
        ("10:00-утра", "утра", NotATime),
        ("14:00-10:00/60", "14:00-10:00", EndBeforeStart),
        ("10-10", "10-10", EndBeforeStart),
        ("10-11/90", "90", LengthDoesNotFit),
        ("10-11/2", "2", NotALength),
        ("10/13 ч", "13 ч", NotALength),
        ("10-12/", "", NotALength),
        ("10-23", "10-23", NotALength),
        ("0-24/15", "0-24", TooMany),
        ("10:00 в обед", "обед", UnknownWord),
        ("10:00 🎸🎸 11:00", "🎸🎸", UnknownWord),
        ("١٠:٠٠", "١٠:٠٠", UnknownWord),
        ("-10", "-", UnknownWord),
        ("завтра 10:00", "завтра", DaysNotHere),
        ("10:00 until 24.12", "until 24.12", DaysNotHere),
    ] {
        assert_eq!(times(line), Err((place.to_owned(), what)), "{line}");
    }
    let (ten, half_past) = (
        WallSpan {
            start_min: 600,
            end_min: 660,
        },
        WallSpan {
            start_min: 630,
            end_min: 690,
        },
    );
    assert_eq!(
        times("10:00 12:00 10:30"),
        Err(("10:30".to_owned(), Overlap(ten, half_past)))
    );
    assert_eq!(times("10:30 10:00"), Err(("10:00".to_owned(), Overlap(ten, half_past))));
    assert_eq!(times("10 10"), Err(("10".to_owned(), Overlap(ten, ten))));
    assert_eq!(times(&"🎸".repeat(301)), Err(("🎸".to_owned(), TooLong)));
}

#[test]
fn mistakes_in_days_are_shown_at_their_place() {
    use Mistake::*;
    for (line, place, what) in [
        ("пн 24.12 10:00", "24.12", DaysMixed),
        ("24.12 пн 10:00", "пн", DaysMixed),
        ("пн 10:00 ср 12:00", "ср", DaysMixed),
        ("24.12 10:00 25.12.2026 12:00", "25.12.2026", DaysMixed),
        ("пн 10:00 до", "", NotADate),
        ("пн 10:00 до вчера", "вчера", NotADate),
        ("пн 10-11 до 32.12", "32.12", NotADate),
        ("пн 10:00 до 30.02", "30.02", NotADate),
        ("31.11.2026 10:00", "31.11.2026", NotADate),
        ("31 ноября 10:00", "31", NotADate),
        ("32.12 10:00", "32.12", NotATime),
        ("пн 10:00 до 1.12 до 2.12", "до", NotADate),
        ("пн,ср", "", Empty),
        ("завтра", "", Empty),
    ] {
        let error = parse_plan(line, 60).unwrap_err();
        assert_eq!((&line[error.at.clone()], error.what), (place, what), "{line}");
    }
}

#[test]
fn weekdays_and_the_last_date_are_read() {
    let mondays_and_wednesdays = DaysSpec::Weekdays(vec![Weekday::Mon, Weekday::Wed]);
    let until = Some(DateSpec::Day {
        day: 24,
        month: 12,
        year: None,
    });
    for line in [
        "mon,wed 10:00-14:00/60 until 24.12",
        "Mon Wed 10-14/60 till 24 Dec",
        "пн,ср 10:00-14:00/60 до 24.12",
        "ср и пн: с 10 до 14 по 60 до 24 декабря",
        "по понедельникам и средам 10:00-14:00 по 60 по 24.12",
        "10-14/60 пн., ср. до 24.12",
        "10-12/60, 12-14/60 mon, wed until 24.12",
    ] {
        let plan = parse_plan(line, 60).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!(
            (&plan.days, plan.until, plan.times.len()),
            (&mondays_and_wednesdays, until, 4),
            "{line}"
        );
    }
}

#[test]
fn groups_and_ranges_of_weekdays_are_read() {
    for (line, count) in [
        ("пн-пт 10", 5),
        ("с пн по пт 10", 5),
        ("mon to fri 10:00", 5),
        ("сб–пн 10", 3),
        ("будни 10", 5),
        ("weekends 10", 2),
        ("каждый день 10", 7),
        ("daily 10", 7),
        ("пн пн-вт 10", 2),
        ("every mon 10", 1),
    ] {
        let DaysSpec::Weekdays(days) = parse_plan(line, 60).unwrap().days else {
            panic!("{line}")
        };
        assert_eq!(days.len(), count, "{line}");
    }
}

#[test]
fn dates_are_told_from_times() {
    assert_eq!(dates("завтра 10:00"), ["2026-11-25"]);
    assert_eq!(dates("today 20:00"), ["2026-11-24"]);
    for line in [
        "24.12 10:00",
        "24.12.2026 10",
        "24.12.26 10",
        "2026-12-24 10:00",
        "24 декабря 10:00",
        "Dec 24 10:00",
    ] {
        assert_eq!(dates(line), ["2026-12-24"], "{line}");
    }
    assert_eq!(dates("10.12 10:00"), ["2026-12-10"]);
    assert_eq!(dates("10.12 11.30"), ["2026-12-10"]);
    assert_eq!(dates("5.10 10-14/60"), ["2027-10-05"]);
    assert_eq!(dates("24.12, 25.12 10:00"), ["2026-12-24", "2026-12-25"]);
    assert_eq!(times("10.12").as_deref(), Ok("10:12-11:12"));
    assert_eq!(times("10.10-12.10/60").as_deref(), Ok("10:10-11:10 11:10-12:10"));
    assert_eq!(dates("29.02 10:00"), Vec::<String>::new());
}

#[test]
fn days_become_dates() {
    assert_eq!(dates("10:00"), ["2026-11-26"]);
    assert_eq!(dates("10:00 until 28.11"), ["2026-11-26", "2026-11-27", "2026-11-28"]);
    assert_eq!(dates("thu,tue 10:00"), ["2026-11-26", "2026-12-01"]);
    assert_eq!(dates("пн 10:00 до 14.12"), ["2026-11-30", "2026-12-07", "2026-12-14"]);
    assert_eq!(dates("1.1 10:00"), ["2027-01-01"]);
    assert_eq!(dates("23.11.2026 10:00"), Vec::<String>::new());
    assert_eq!(
        dates("tomorrow 10:00 until 27.11"),
        ["2026-11-25", "2026-11-26", "2026-11-27"]
    );
}

/// Pieces of good lines in any order, with some that are not.
fn plausible() -> impl Strategy<Value = String> {
    const PIECES: &str = "10 10:00 9.30 24.12 - – / 60 , с до по пн ср until from завтра декабря 2026 мин часу every \
        🎸 ё ٣ 24:00 0 и \u{301} . : день";
    let pieces: Vec<&str> = PIECES.split(' ').chain([" ", " ", " "]).collect();
    prop::collection::vec(proptest::sample::select(pieces), 0..14).prop_map(|pieces| pieces.join(""))
}

proptest! {
    #[test]
    fn no_line_makes_it_panic_and_what_it_reads_is_sound(any: String, line in plausible(), spaced in plausible(), length: u16) {
        for line in [any, line, spaced.replace("", " ")] {
            match parse_plan(&line, length) {
                Ok(plan) => {
                    prop_assert!((1..=MOST_PER_DAY).contains(&plan.times.len()));
                    prop_assert!(plan.times.iter().all(|span| is_length(span.length()) && span.start_min < 24 * 60));
                    prop_assert!(plan.times.windows(2).all(|pair| pair[0].end_min <= pair[1].start_min));
                    let (today, last) = (date("2026-11-24"), date("2027-12-31"));
                    let dates = plan.dates(date("2026-11-26"), today, last);
                    prop_assert!(dates.iter().all(|date| today <= *date && *date <= last));
                }
                Err(error) => prop_assert!(line.get(error.at.clone()).is_some(), "{:?} in {:?}", error.at, line),
            }
        }
    }

    #[test]
    fn times_that_do_not_overlap_are_read_as_written(starts in prop::collection::btree_set(0u16..46, 1..20), dot: bool) {
        let mark = if dot { "." } else { ":" };
        let spans: Vec<_> = starts.iter().map(|n| WallSpan { start_min: n * 30, end_min: n * 30 + 30 }).collect();
        let typed: Vec<_> = starts.iter().map(|n| format!("{}{mark}{:02}", n / 2, n % 2 * 30)).collect();
        prop_assert_eq!(parse_times(&typed.join(" "), 30), Ok(spans));
    }
}
