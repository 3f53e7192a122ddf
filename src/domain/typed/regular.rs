//! A line that puts down somebody's weekly time: `пн 16:00 Аня`, `вт,чт 17:30/90 Пётр 2000`, `mon B 16:00-17:30 Ann`.

use std::ops::Range;

use super::lex::{Kind, Token};
use super::line::{Reader, minute};
use super::words::Meaning;
use super::{DateSpec, LINE_MAX};
use crate::domain::ledger::amount;
use crate::domain::money::{Currency, Money};
use crate::domain::names;
use crate::domain::slot::is_length;
use crate::domain::standing::Weeks;
use crate::domain::zone::{DAY, Weekday};

/// Which of the kinds, and where the line says it.
pub type NamedKind = (usize, Range<usize>);

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
    /// As the line has it, with the kind behind it, where one is named.
    pub whole: String,
    /// Which of the kinds, where the line names one, and where it does.
    pub kind: Option<NamedKind>,
    /// In minor units, where the line says it.
    pub price: Option<i64>,
    /// The last day, where the line says it.
    pub until: Option<DateSpec>,
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
    NotADate,
    NotALength,
    UnknownWord,
    /// Behind the time: no name, price or last day.
    UnknownBehind,
    NoName,
    NameTooLong,
    /// Several kinds of service may be meant.
    WhichKind,
    /// A time is asked for, and a name stands behind it.
    NameNotHere,
}

/// Reads a line with somebody's name behind the time, and perhaps one of these kinds of service behind it.
pub fn parse_regular(line: &str, currency: Currency, kinds: &[String]) -> Result<RegularLine, RegularFault> {
    let (mut read, end) = time_of(line)?;
    let (text, until, behind) = parted(line, end)?;
    let bare = |text: &'_ str| -> Range<usize> {
        let kept = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '·' | '-' | '–' | '—'));
        place(text, kept)
    };
    let (text, behind) = (&text[bare(text)], &behind[bare(behind)]);
    let trimmed = |text: &'_ str| -> usize { text[bare(text)].len() };
    // `Ann English 90 2000` and `Ann 2000 English 90`: a kind may have a number in its name.
    let (text, mut kind) = with_kind(line, text, kinds, false)?;
    let text = &text[..trimmed(text)];
    let (name, price) = match sum(behind, currency) {
        _ if behind.is_empty() => with_price(text, currency),
        Some(price) => (text, Some(price)),
        None => {
            return Err(RegularFault {
                at: place(line, behind),
                what: RegularMistake::UnknownBehind,
            });
        }
    };
    let whole = name;
    let name = match kind {
        Some(_) => name,
        None => {
            let (name, named) = with_kind(line, name, kinds, true)?;
            kind = named;
            name
        }
    };
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(RegularFault {
            at: place(line, name),
            what: RegularMistake::NoName,
        });
    }
    if let Some(wrong) = no_part_of_a_name(name) {
        return Err(RegularFault {
            at: place(line, wrong),
            what: RegularMistake::UnknownBehind,
        });
    }
    read.name = names::clean_name(name).map_err(|_| RegularFault {
        at: place(line, name),
        what: RegularMistake::NameTooLong,
    })?;
    let whole = match &kind {
        Some((_, at)) => line.get(place(line, name).start..at.end).unwrap_or(whole),
        None => whole,
    };
    read.whole = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    read.price = price;
    read.until = until;
    read.kind = kind;
    Ok(read)
}

/// Letters of the shortest short form.
const SHORT: usize = 3;

/// A text without the kind of service at its end, which kind that is, and where it stands; somebody's name stays before
/// it. In short it is the first letters of its name, where there are others that it could be.
fn with_kind<'l>(
    line: &str,
    text: &'l str,
    kinds: &[String],
    in_short: bool,
) -> Result<(&'l str, Option<NamedKind>), RegularFault> {
    let folded: Vec<String> = kinds.iter().map(|kind| names::folded(kind)).collect();
    let starts = text.char_indices().zip(text.chars().skip(1));
    let starts = starts.filter(|((_, c), next)| c.is_whitespace() && !next.is_whitespace());
    for ((at, c), _) in starts {
        let (name, last) = (&text[..at], &text[at + c.len_utf8()..]);
        let name = name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '·'));
        let said = names::folded(last);
        let mut meant: Vec<usize> = (0..folded.len()).filter(|n| folded[*n] == said).collect();
        let short = said.trim_end_matches('.');
        let is_short = in_short && short.chars().count() >= SHORT && kinds.len() > 1;
        if meant.is_empty() && is_short && !short.contains(' ') {
            meant = (0..folded.len()).filter(|n| folded[*n].starts_with(short)).collect();
        }
        match meant[..] {
            [] => {}
            [one] if !name.is_empty() => return Ok((name, Some((one, place(line, last))))),
            [_] => {}
            [..] => {
                return Err(RegularFault {
                    at: place(line, last),
                    what: RegularMistake::WhichKind,
                });
            }
        }
    }
    Ok((text, None))
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
    let mut start = loop {
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
                let half = half_of_day(&reader, n);
                let start = minute(token.text).and_then(|start| in_half(start, half.0));
                n = half.1;
                break start
                    .filter(|start| *start < DAY)
                    .ok_or_else(|| fault(RegularMistake::NoTime))?;
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
        let half = half_of_day(&reader, n + 1);
        let end = minute(to.text).and_then(|end| in_half(end, half.0));
        // `4-5pm` is in the afternoon as a whole.
        let is_shared = half.0 == Some(Half::Pm) && !reader.tokens.get(n - 1).is_some_and(|it| it.kind.is_word("am"));
        if is_shared && start < DAY / 2 {
            start = end
                .filter(|end| start + DAY / 2 < *end)
                .map_or(start, |_| start + DAY / 2);
        }
        let length = end.map(|end| if end == 0 { DAY } else { end });
        let length = length
            .and_then(|end| end.checked_sub(start))
            .filter(|length| is_length(*length));
        minutes = Some(length.ok_or_else(|| RegularFault {
            at: to.at.clone(),
            what: RegularMistake::NotALength,
        })?);
        at = reader.tokens.get(half.1 - 1).map_or(to.at.end, |token| token.at.end);
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
        whole: String::new(),
        kind: None,
        price: None,
        until: None,
    };
    Ok((read, at))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

/// What stands behind the time that is this token: `4 pm`, `16 ч`; and the token after it.
fn half_of_day(reader: &Reader<'_>, n: usize) -> (Option<Half>, usize) {
    let is = |word: &str| reader.kind(n + 1).is_some_and(|kind| kind.is_word(word));
    match reader.meaning(n + 1) {
        Some(Meaning::Unit(60)) => (None, n + 2),
        _ if is("am") => (Some(Half::Am), n + 2),
        _ if is("pm") => (Some(Half::Pm), n + 2),
        _ => (None, n + 1),
    }
}

/// `None` where there is no such time on a dial.
fn in_half(minute: u16, half: Option<Half>) -> Option<u16> {
    let on_dial = |shift: u16| (60..13 * 60).contains(&minute).then_some(minute % (DAY / 2) + shift);
    match half {
        None => Some(minute),
        Some(Half::Am) => on_dial(0),
        Some(Half::Pm) => on_dial(DAY / 2),
    }
}

/// Every other week: those called A, or those called B, by whatever letter of the two alphabets looks so.
fn turn(word: &str) -> Option<Weeks> {
    match word {
        "a" | "а" => Some(Weeks::A),
        "b" | "б" => Some(Weeks::B),
        _ => None,
    }
}

/// Where a part of the line stands; its end, where the part is empty.
fn place(line: &str, part: &str) -> Range<usize> {
    match part.is_empty() {
        true => line.len()..line.len(),
        false => {
            let start = part.as_ptr() as usize - line.as_ptr() as usize;
            start..start + part.len()
        }
    }
}

/// What stands between the time and `until 31.05`, the date, and what stands behind it.
fn parted(line: &str, end: usize) -> Result<(&str, Option<DateSpec>, &str), RegularFault> {
    let reader = Reader::of(line);
    let is_date = |n: usize| {
        let is_number = reader.kind(n) == Some(&Kind::Number);
        is_number || matches!(reader.meaning(n), Some(Meaning::Month(_) | Meaning::InDays(_)))
    };
    let opens = |n: &usize| {
        let says = |token: &Token<'_>| token.at.start >= end && UNTIL.iter().any(|word| token.kind.is_word(word));
        reader.tokens.get(*n).is_some_and(says) && is_date(n + 1)
    };
    let Some(n) = (0..reader.tokens.len()).rfind(opens) else {
        return Ok((line.get(end..).unwrap_or_default(), None, ""));
    };
    let not_a_date = |at: Range<usize>| RegularFault {
        at,
        what: RegularMistake::NotADate,
    };
    let date = reader.date(n + 1, false).map_err(|wrong| not_a_date(wrong.at))?;
    let (from, to) = (&reader.tokens[n].at, &reader.tokens[n + 1].at);
    let (date, tokens) = date
        .or_else(|| reader.points_date(n + 1))
        .ok_or_else(|| not_a_date(to.clone()))?;
    let last = &reader.tokens[n + tokens].at;
    Ok((&line[end..from.start], Some(date), &line[last.end..]))
}

/// Before the last date.
const UNTIL: [&str; 3] = ["до", "until", "till"];

/// A word that was meant to say something else: a time, a date, a sum that can't be read. `Masha 11` and `Ann 2` are names.
fn no_part_of_a_name(name: &str) -> Option<&str> {
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let words: Vec<&str> = name.split_whitespace().collect();
    words.iter().enumerate().find_map(|(n, word)| {
        let reader = Reader::of(words.get(n + 1).copied().unwrap_or_default());
        let is_date = digits(word) > 0 && matches!(reader.meaning(0), Some(Meaning::Month(_)));
        let is_number = digits(word) > 2 || (digits(word) > 0 && word.contains(['.', ',', ':', '/', '-', '−', '+']));
        (is_date || is_number).then_some(*word)
    })
}

fn sum(text: &str, currency: Currency) -> Option<i64> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let free = || Money::parse(&text, currency).ok().map(|money| money.minor);
    amount(&text, currency).ok().or_else(free)
}

/// A sum behind the name, as much as can be read as one: `1 500 ₽`. A single digit is a part of the name, as in `Ann 2`.
fn with_price(text: &str, currency: Currency) -> (&str, Option<i64>) {
    let starts = text.char_indices().zip(text.chars().skip(1));
    let starts = starts.filter(|((_, c), next)| c.is_whitespace() && !next.is_whitespace());
    for ((at, _), _) in starts {
        let (name, last) = text.split_at(at);
        if last.trim().chars().count() > 1
            && let Some(sum) = sum(last, currency)
        {
            let name = name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
            return (name, Some(sum));
        }
    }
    (text, None)
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
        let read = parse_regular(line, rub(), &[]).map_err(|fault| (line[fault.at].to_owned(), fault.what))?;
        let days: Vec<String> = read.weekdays.iter().map(ToString::to_string).collect();
        let length = read.minutes.map_or(String::new(), |minutes| format!("/{minutes}"));
        let price = read.price.map_or(String::new(), |price| format!(" {price}"));
        let until = match read.until {
            Some(DateSpec::Day { day, month, .. }) => format!(" until {day}.{month}"),
            Some(DateSpec::InDays(_)) | None => String::new(),
        };
        let (hour, minute) = (read.start / 60, read.start % 60);
        Ok(format!(
            "{} {} {hour}:{minute:02}{length} {}{price}{until}",
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
            ("пн 16:00 Оля 1 500 ₽", "Mon every 16:00 Оля 150000"),
            ("пн 16:00 Пётр 2000 руб", "Mon every 16:00 Пётр 200000"),
            ("mon 16:00 Ann 2,000", "Mon every 16:00 Ann 200000"),
            ("пн 16:00 Аня 2к", "Mon every 16:00 Аня 200000"),
            (
                "пн 16:00 Маша 11 класс 2 2000",
                "Mon every 16:00 Маша 11 класс 2 200000",
            ),
            ("mon 4pm Ann", "Mon every 16:00 Ann"),
            ("mon 4 pm/45 Ann", "Mon every 16:00/45 Ann"),
            ("mon 12 am Ann", "Mon every 0:00 Ann"),
            ("mon 4-5:30pm Ann", "Mon every 16:00/90 Ann"),
            ("mon 11am-1pm Ann", "Mon every 11:00/120 Ann"),
            ("пн в 16 ч Аня", "Mon every 16:00 Аня"),
            ("пн 16ч Аня", "Mon every 16:00 Аня"),
            ("пн 16:00 Аня до 31.05", "Mon every 16:00 Аня until 31.5"),
            ("пн 16:00 Аня 2000 до 31 мая", "Mon every 16:00 Аня 200000 until 31.5"),
            (
                "mon 16:00 June until 31.05.2027, 2000",
                "Mon every 16:00 June 200000 until 31.5",
            ),
        ] {
            assert_eq!(read(line).as_deref(), Ok(means), "{line}");
        }
    }

    fn kinds() -> Vec<String> {
        ["Английский", "Английский 90", "Математика", "Math"]
            .map(str::to_owned)
            .to_vec()
    }

    #[test]
    fn a_kind_may_stand_behind_the_name_in_full_or_in_short() {
        let read = |line: &str| {
            let read = parse_regular(line, rub(), &kinds()).map_err(|fault| line[fault.at].to_owned())?;
            let kind = read.kind.map_or("-".to_owned(), |(kind, _)| kinds()[kind].clone());
            Ok(format!("{}: {kind} {:?}", read.name, read.price))
        };
        for (line, means) in [
            ("пн 16:00 Аня Английский", "Аня: Английский None"),
            ("пн 16:00 Аня английский 90", "Аня: Английский 90 None"),
            ("пн 16:00 Аня Английский 90 2000", "Аня: Английский 90 Some(200000)"),
            ("пн 16:00 Аня 2000 английский 90", "Аня: Английский 90 Some(200000)"),
            ("пн 16:00 Аня К. мат. 2000", "Аня К.: Математика Some(200000)"),
            ("пн 16:00 Аня, математика до 31.05", "Аня: Математика None"),
            ("пн 16:00 Математика", "Математика: - None"),
            ("пн 16:00 Аня Ма", "Аня Ма: - None"),
            ("mon 16:00 Ann Math 2000", "Ann: Math Some(200000)"),
        ] {
            assert_eq!(read(line).as_deref(), Ok(means), "{line}");
        }
        assert_eq!(read("пн 16:00 Аня англ"), Err("англ".to_owned()));
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
            ("mon 13pm Ann", "13", NoTime),
            ("mon 16:00 Ann 17:00", "17:00", UnknownBehind),
            ("пн 16:00 Аня с 1 сентября", "1", UnknownBehind),
            ("пн 16:00 Аня 2000 5 EUR", "2000", UnknownBehind),
            ("пн 16:00 Аня до 31.13", "31.13", NotADate),
            ("пн 16:00 Аня до 31.05 и дальше", "и дальше", UnknownBehind),
        ] {
            assert_eq!(read(line), Err((wrong.to_owned(), what)), "{line}");
        }
        assert!(parse_weekly("mon 16:00/90").is_ok());
        assert_eq!(parse_weekly("mon 16:00 Ann").unwrap_err().what, NameNotHere);
    }

    proptest! {
        #[test]
        fn no_line_makes_it_panic_and_every_place_is_in_it(line in "[ ,;:/a-zа-яё0-9.–🦀₽-]{0,80}") {
            for result in [parse_regular(&line, rub(), &kinds()), parse_weekly(&line)] {
                if let Err(fault) = result {
                    prop_assert!(line.get(fault.at).is_some());
                }
            }
        }
    }
}
