//! A line that puts down somebody's weekly time: `пн 16:00 Аня`, `вт,чт 17:30/90 Пётр 2000`, `mon B 16:00-17:30 Ann`.

use std::ops::Range;

use super::LINE_MAX;
use super::lex::Kind;
use super::line::{Reader, minute};
use super::words::Meaning;
use crate::domain::money::{Currency, Money};
use crate::domain::names;
use crate::domain::slot::is_length;
use crate::domain::standing::Weeks;
use crate::domain::zone::{DAY, Weekday};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegularLine {
    /// By their order in the week, each once, at least one.
    pub weekdays: Vec<Weekday>,
    pub weeks: Weeks,
    /// Minutes of the wall from midnight.
    pub start: u16,
    /// Where the line says it.
    pub minutes: Option<u16>,
    /// Empty where only a time is asked for.
    pub name: String,
    /// In minor units, where the line says it.
    pub price: Option<i64>,
}

/// What is wrong, and where: `&line[fault.at]` is the place (empty at the end, where something is missing).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegularFault {
    pub at: Range<usize>,
    pub what: RegularMistake,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegularMistake {
    TooLong,
    NoWeekday,
    NoTime,
    NotALength,
    UnknownWord,
    NoName,
    NameTooLong,
    /// A time is asked for, and a name stands behind it.
    NameNotHere,
}

/// Reads a line with somebody's name behind the time.
pub fn parse_regular(line: &str, currency: Currency) -> Result<RegularLine, RegularFault> {
    let (mut read, end) = time_of(line)?;
    let rest = line.get(end..).unwrap_or_default();
    let at = |part: &str| {
        let start = line.len() - rest.len() + (part.as_ptr() as usize - rest.as_ptr() as usize);
        start..start + part.len()
    };
    let trimmed = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '·' | '-' | '–' | '—'));
    let (name, price) = with_price(trimmed, currency);
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(RegularFault {
            at: if name.is_empty() {
                line.len()..line.len()
            } else {
                at(name)
            },
            what: RegularMistake::NoName,
        });
    }
    read.name = names::clean_name(name).map_err(|_| RegularFault {
        at: at(name),
        what: RegularMistake::NameTooLong,
    })?;
    read.price = price;
    Ok(read)
}

/// Reads a line of a time alone.
pub fn parse_weekly(line: &str) -> Result<RegularLine, RegularFault> {
    let (read, end) = time_of(line)?;
    let rest = line.get(end..).unwrap_or_default();
    if rest.trim().is_empty() {
        return Ok(read);
    }
    Err(RegularFault {
        at: end..line.len(),
        what: RegularMistake::NameNotHere,
    })
}

/// The part of a line up to the end of the time, and where that is.
fn time_of(line: &str) -> Result<(RegularLine, usize), RegularFault> {
    if let Some((at, _)) = line.char_indices().nth(LINE_MAX) {
        let what = RegularMistake::TooLong;
        return Err(RegularFault {
            at: at..line.len(),
            what,
        });
    }
    let reader = Reader::of(line);
    let end = line.len()..line.len();
    let (mut n, mut weekdays, mut weeks) = (0, Vec::new(), Weeks::Every);
    let start = loop {
        let Some(token) = reader.tokens.get(n) else {
            let what = match weekdays.is_empty() {
                true => RegularMistake::NoWeekday,
                false => RegularMistake::NoTime,
            };
            return Err(RegularFault { at: end, what });
        };
        let fault = |what| RegularFault {
            at: token.at.clone(),
            what,
        };
        match (&token.kind, reader.meaning(n)) {
            (Kind::Number, _) if weekdays.is_empty() => return Err(fault(RegularMistake::NoWeekday)),
            (Kind::Number, _) => {
                let start = minute(token.text).filter(|start| *start < DAY);
                n += 1;
                break start.ok_or_else(|| fault(RegularMistake::NoTime))?;
            }
            (_, Some(Meaning::Days(days))) => {
                weekdays.extend_from_slice(days);
                n += 1;
            }
            (Kind::Separator, _) | (_, Some(Meaning::Filler | Meaning::Po | Meaning::Step | Meaning::From)) => n += 1,
            (Kind::Word(word), None) if !weekdays.is_empty() => match turn(word) {
                Some(turn) => {
                    weeks = turn;
                    n += 1;
                }
                None => return Err(fault(RegularMistake::UnknownWord)),
            },
            (Kind::Word(_) | Kind::Dash | Kind::Slash, _) => return Err(fault(RegularMistake::UnknownWord)),
        }
    };
    let mut at = reader.tokens.get(n - 1).map_or(line.len(), |token| token.at.end);
    let mut minutes = None;
    let number = |n: usize| reader.tokens.get(n).filter(|token| token.kind == Kind::Number);
    if let (Some(Kind::Dash), Some(to)) = (reader.kind(n), number(n + 1)) {
        let length = minute(to.text).map(|end| if end == 0 { DAY } else { end });
        let length = length
            .and_then(|end| end.checked_sub(start))
            .filter(|length| is_length(*length));
        minutes = Some(length.ok_or_else(|| RegularFault {
            at: to.at.clone(),
            what: RegularMistake::NotALength,
        })?);
        at = to.at.end;
    } else if reader.kind(n) == Some(&Kind::Slash) {
        let token = number(n + 1);
        let length = token
            .and_then(|token| token.text.parse().ok())
            .filter(|length| is_length(*length));
        let place = token.map_or(end, |token| token.at.clone());
        minutes = Some(length.ok_or(RegularFault {
            at: place.clone(),
            what: RegularMistake::NotALength,
        })?);
        at = place.end;
        if reader.meaning(n + 2) == Some(Meaning::Unit(1)) {
            at = reader.tokens.get(n + 2).map_or(at, |token| token.at.end);
        }
    }
    weekdays.sort_by_key(Weekday::num_days_from_monday);
    weekdays.dedup();
    let read = RegularLine {
        weekdays,
        weeks,
        start,
        minutes,
        name: String::new(),
        price: None,
    };
    Ok((read, at))
}

/// Every other week: those called A, or those called B, by whatever letter of the two alphabets looks so.
fn turn(word: &str) -> Option<Weeks> {
    match word {
        "a" | "а" => Some(Weeks::A),
        "b" | "б" => Some(Weeks::B),
        _ => None,
    }
}

/// A sum behind the name; a single digit is a part of it, as in `Ann 2`.
fn with_price(text: &str, currency: Currency) -> (&str, Option<i64>) {
    let Some((mut name, mut last)) = text.rsplit_once(char::is_whitespace) else {
        return (text, None);
    };
    // `1 500` is one sum.
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((before, thousands)) = name.rsplit_once(char::is_whitespace)
        && digits(thousands, 3)
        && last.len() >= 3
        && last.get(..3).is_some_and(|group| digits(group, 3))
        && !last.starts_with(|c: char| !c.is_ascii_digit())
        && last.chars().nth(3).is_none_or(|c| !c.is_ascii_digit())
    {
        (name, last) = (before, &text[before.len()..]);
        last = last.trim_start();
    }
    let sum = (last.chars().count() > 1 && last.contains(|c: char| c.is_ascii_digit()))
        .then(|| Money::parse(last, currency).ok())
        .flatten();
    match sum {
        Some(sum) if sum.minor >= 0 => {
            let name = name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
            (name, Some(sum.minor))
        }
        Some(_) | None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rub() -> Currency {
        Currency::parse("RUB").unwrap()
    }

    /// `Mon,Wed every 16:00/60 Ann 2000`, or what is wrong and with which part.
    fn read(line: &str) -> Result<String, (String, RegularMistake)> {
        let read = parse_regular(line, rub()).map_err(|fault| (line[fault.at].to_owned(), fault.what))?;
        let days: Vec<String> = read.weekdays.iter().map(ToString::to_string).collect();
        let length = read.minutes.map_or(String::new(), |minutes| format!("/{minutes}"));
        let price = read.price.map_or(String::new(), |price| format!(" {price}"));
        let (hour, minute) = (read.start / 60, read.start % 60);
        Ok(format!(
            "{} {} {hour}:{minute:02}{length} {}{price}",
            days.join(","),
            read.weeks.as_str(),
            read.name
        ))
    }

    #[test]
    fn a_line_names_days_a_time_somebody_and_perhaps_a_price() {
        for (line, means) in [
            ("пн 16:00 Аня", "Mon every 16:00 Аня"),
            ("вт,чт 17:30/90 Пётр 2000", "Tue,Thu every 17:30/90 Пётр 200000"),
            ("tue, thu 17:30/90 Peter 2000", "Tue,Thu every 17:30/90 Peter 200000"),
            ("По вторникам в 9.30 Мария Петровна", "Tue every 9:30 Мария Петровна"),
            ("mon B 16 Ann", "Mon b 16:00 Ann"),
            ("пн А 16:00-17:30 Аня К., 1 500", "Mon a 16:00/90 Аня К. 150000"),
            ("Ср Б 18 Оля 1500₽", "Wed b 18:00 Оля 150000"),
            ("fri 18:00/45 min Ann 2", "Fri every 18:00/45 Ann 2"),
            ("sat 10:00 - Ann", "Sat every 10:00 Ann"),
        ] {
            assert_eq!(read(line).as_deref(), Ok(means), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_shown_at_its_place() {
        use RegularMistake::*;
        for (line, wrong, what) in [
            ("", "", NoWeekday),
            ("16:00 Ann", "16:00", NoWeekday),
            ("пн", "", NoTime),
            ("пн 25:00 Аня", "25:00", NoTime),
            ("пн Аня 16:00", "Аня", UnknownWord),
            ("mon 16:00", "", NoName),
            ("mon 16:00/3 Ann", "3", NotALength),
            ("mon 16:00/ Ann", "", NotALength),
            ("mon 16:00-15:00 Ann", "15:00", NotALength),
            ("mon 16:00 17:00 Ann", "17:00 Ann", NoName),
        ] {
            assert_eq!(read(line), Err((wrong.to_owned(), what)), "{line}");
        }
        assert!(parse_weekly("mon 16:00/90").is_ok());
        assert_eq!(parse_weekly("mon 16:00 Ann").unwrap_err().what, NameNotHere);
    }

    proptest! {
        #[test]
        fn no_line_makes_it_panic_and_every_place_is_in_it(line in "[ ,;:/a-zа-яё0-9.–🦀₽-]{0,80}") {
            for result in [parse_regular(&line, rub()), parse_weekly(&line)] {
                if let Err(fault) = result {
                    prop_assert!(line.get(fault.at).is_some());
                }
            }
        }
    }
}
