//! A line that names a range of days: `1.01-8.01`, `1–8 января`, `с 28 декабря по 8 января`, `24.12`, `завтра`.

use super::DateSpec;
use super::line::Reader;
use super::words::Meaning;
use crate::domain::typed::lex::Kind;
use crate::domain::zone::Date;

/// The first and the last day of it, none before `today`; `None` where it does not read.
pub fn parse_days(line: &str, today: Date) -> Option<(Date, Date)> {
    if line.chars().count() > super::LINE_MAX {
        return None;
    }
    let reader = Reader::of(line);
    let mut n = skip(&reader, 0, &[Meaning::From, Meaning::Filler]);
    let (first, count) = day(&reader, n)?;
    n += count;
    let joined = match reader.tokens.get(n) {
        None => {
            let date = first.whole()?.resolve(today)?;
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
    let from = first.resolve(today)?;
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
