//! A line that names a range of days: `1.01-8.01`, `1–8 января`, `с 28 декабря по 8 января`, `24.12`, `завтра`.

use super::DateSpec;
use super::line::Reader;
use super::words::Meaning;
use crate::domain::typed::lex::Kind;
use crate::domain::zone::Date;

/// How far ahead a day may lie that is named without a year, where days behind are meant as well.
const NEAR: i64 = 60;

/// The first and the last day of it, none before `today`; `None` where it does not read.
pub fn parse_days(line: &str, today: Date) -> Option<(Date, Date)> {
    read(line, today, DateSpec::resolve)
}

/// As [`parse_days`], of days behind as well: without a year it is the last such day that is not far ahead. A month
/// alone is all of it.
pub fn parse_stretch(line: &str, today: Date) -> Option<(Date, Date)> {
    month(line, today).or_else(|| read(line, today, latest))
}

/// The last such day that is not far ahead of `today`.
fn latest(spec: DateSpec, today: Date) -> Option<Date> {
    let DateSpec::Day { day, month, year: None } = spec else {
        return spec.resolve(today);
    };
    let year = chrono::Datelike::year(&today) + 1;
    // A leap day may be eight years off.
    let mut days = (0..10).filter_map(|back| Date::from_ymd_opt(year - back, month.into(), day.into()));
    days.find(|date| (*date - today).num_days() <= NEAR)
}

fn month(line: &str, today: Date) -> Option<(Date, Date)> {
    let reader = Reader::of(line);
    let Some(Meaning::Month(month)) = reader.meaning(0) else {
        return None;
    };
    let year = match reader.tokens.get(1) {
        None => None,
        Some(token) => Some(token.text.parse().ok().filter(|year| (2000..2200).contains(year))?),
    };
    if reader.tokens.len() > 2 {
        return None;
    }
    let first = latest(DateSpec::Day { day: 1, month, year }, today)?;
    let next = first.checked_add_months(chrono::Months::new(1))?;
    Some((first, next.pred_opt()?))
}

fn read(line: &str, today: Date, resolve: fn(DateSpec, Date) -> Option<Date>) -> Option<(Date, Date)> {
    if line.chars().count() > super::LINE_MAX {
        return None;
    }
    let reader = Reader::of(line);
    let mut n = skip(&reader, 0, &[Meaning::From, Meaning::Filler]);
    let (first, count) = day(&reader, n)?;
    n += count;
    let joined = match reader.tokens.get(n) {
        None => {
            let date = resolve(first.whole()?, today)?;
            return Some((date, date));
        }
        Some(token) if token.kind == Kind::Dash => true,
        Some(_) => matches!(reader.meaning(n), Some(Meaning::Until | Meaning::Po)),
    };
    if !joined {
        return None;
    }
    n = skip(&reader, n + 1, &[Meaning::Filler]);
    let (last, count) = day(&reader, n)?;
    if reader.tokens.len() > n + count {
        return None;
    }
    let last = last.whole()?;
    let first = match (first, last) {
        (Named::Whole(first), _) => first,
        // `1–8 January`: the month is said once.
        (Named::Day(day), DateSpec::Day { month, year, .. }) => DateSpec::Day { day, month, year },
        (Named::Day(_), DateSpec::InDays(_)) => return None,
    };
    let from = resolve(first, today)?;
    let to = last.resolve(match last {
        DateSpec::Day { .. } => from,
        DateSpec::InDays(_) => today,
    })?;
    (from <= to).then_some((from, to))
}

/// A date, or a day of a month that is said later.
#[derive(Clone, Copy)]
enum Named {
    Whole(DateSpec),
    Day(u8),
}

impl Named {
    fn whole(self) -> Option<DateSpec> {
        match self {
            Self::Whole(date) => Some(date),
            Self::Day(_) => None,
        }
    }
}

fn skip(reader: &Reader<'_>, mut n: usize, what: &[Meaning]) -> usize {
    while reader.meaning(n).is_some_and(|meaning| what.contains(&meaning)) {
        n += 1;
    }
    n
}

fn day(reader: &Reader<'_>, n: usize) -> Option<(Named, usize)> {
    if let Some((date, count)) = reader.points_date(n) {
        return Some((Named::Whole(date), count));
    }
    if let Some((date, count)) = reader.date(n, false).ok()? {
        return Some((Named::Whole(date), count));
    }
    let number = reader.tokens.get(n).filter(|token| token.kind == Kind::Number)?;
    let day: u8 = number.text.parse().ok()?;
    (1..=31).contains(&day).then_some((Named::Day(day), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_reads_in_whatever_spelling() {
        let today: Date = "2026-11-23".parse().unwrap();
        for (line, from, to) in [
            ("1.01-8.01", "2027-01-01", "2027-01-08"),
            ("1.01 – 8.01", "2027-01-01", "2027-01-08"),
            ("01.01.2027-08.01.2027", "2027-01-01", "2027-01-08"),
            ("2027-01-01 – 2027-01-08", "2027-01-01", "2027-01-08"),
            ("1-8 января", "2027-01-01", "2027-01-08"),
            ("с 28 декабря по 8 января", "2026-12-28", "2027-01-08"),
            ("с 28 по 30 декабря", "2026-12-28", "2026-12-30"),
            ("Dec 24 to Jan 2", "2026-12-24", "2027-01-02"),
            ("from 24.12 until 2.01", "2026-12-24", "2027-01-02"),
            ("24.12", "2026-12-24", "2026-12-24"),
            ("23.11", "2026-11-23", "2026-11-23"),
            ("22.11", "2027-11-22", "2027-11-22"),
            ("завтра", "2026-11-24", "2026-11-24"),
            ("сегодня - послезавтра", "2026-11-23", "2026-11-25"),
            ("завтра - 30.11", "2026-11-24", "2026-11-30"),
        ] {
            let days = (from.parse().unwrap(), to.parse().unwrap());
            assert_eq!(parse_days(line, today), Some(days), "{line}");
        }
    }

    #[test]
    fn a_stretch_may_lie_behind_and_a_month_is_all_of_it() {
        let today: Date = "2026-11-23".parse().unwrap();
        for (line, from, to) in [
            ("1.10-31.10", "2026-10-01", "2026-10-31"),
            ("с 1 марта по 31 мая", "2026-03-01", "2026-05-31"),
            ("1.12-31.12", "2026-12-01", "2026-12-31"),
            ("1.02-7.02", "2026-02-01", "2026-02-07"),
            ("28 декабря 2025 - 8 января", "2025-12-28", "2026-01-08"),
            ("01.01.2025-31.12.2025", "2025-01-01", "2025-12-31"),
            ("22.11", "2026-11-22", "2026-11-22"),
            ("сегодня - 30.11", "2026-11-23", "2026-11-30"),
            ("октябрь", "2026-10-01", "2026-10-31"),
            ("February", "2026-02-01", "2026-02-28"),
            ("фев 2024", "2024-02-01", "2024-02-29"),
        ] {
            let days = (from.parse().unwrap(), to.parse().unwrap());
            assert_eq!(parse_stretch(line, today), Some(days), "{line}");
        }
        for line in ["", "8", "октябрь 2025 10:00", "31.02", "31.10-1.10.2026", "10:00"] {
            assert_eq!(parse_stretch(line, today), None, "{line}");
        }
        let january: Date = "2027-01-10".parse().unwrap();
        let december = ("2026-12-01".parse().unwrap(), "2026-12-31".parse().unwrap());
        assert_eq!(parse_stretch("декабрь", january), Some(december));
    }

    #[test]
    fn what_is_no_range_is_none() {
        let today: Date = "2026-11-23".parse().unwrap();
        let long = "1".repeat(400);
        for line in [
            "",
            "нет",
            "8",
            "1-8",
            "31.02",
            "1.01-",
            "-8.01",
            "1.01-8.01 10:00",
            "8.01.2027-1.01.2027",
            "10:00-12:00",
            "1.01 2.01",
            &long,
        ] {
            assert_eq!(parse_days(line, today), None, "{line}");
        }
    }
}
