//! Lines in which a specialist types times, in English and in Russian, in whatever spelling comes first to mind:
//! `10:00 11:30`, `9.30`, `10-14/60`, `с 10 до 14 по 60`, `mon,wed 10:00-14:00/60 until 24.12`, `завтра 10:00`.

pub mod amounts;
mod dates;
mod lex;
mod line;
mod range;
mod regular;
mod words;

use std::ops::Range;

pub use range::{parse_days, parse_stretch};
pub use regular::{RegularFault, RegularLine, RegularMistake, parse_regular, parse_weekly};

use serde::{Deserialize, Serialize};

use super::slot::WallSpan;
use super::zone::{Date, Weekday, plus_days};

/// In characters.
pub const LINE_MAX: usize = 300;

/// What a line asks for. Which dates that is depends on the day it is typed on and for: [`dates`](Self::dates).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedPlan {
    pub days: DaysSpec,
    /// The last date, if a line names one.
    pub until: Option<DateSpec>,
    /// By start, without overlaps, at least one.
    pub times: Vec<WallSpan>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DaysSpec {
    /// None are named: the day the line is typed for.
    AtHand,
    /// By their order in the week, each once.
    Weekdays(Vec<Weekday>),
    /// In the order typed.
    Dates(Vec<DateSpec>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateSpec {
    /// Today is 0.
    InDays(u8),
    /// Without a year, the next such date.
    Day { day: u8, month: u8, year: Option<i32> },
}

/// What is wrong, and where: `&line[error.at]` is the place (empty at the end of the line, where something is missing).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} at {at:?}")]
pub struct ParseError {
    pub at: Range<usize>,
    pub what: Mistake,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    #[error("there is no time")]
    Empty,
    #[error("more than {LINE_MAX} characters")]
    TooLong,
    #[error("not a time")]
    NotATime,
    #[error("not a date")]
    NotADate,
    #[error("not a length of 5 minutes to 12 hours")]
    NotALength,
    #[error("an end before its start")]
    EndBeforeStart,
    /// The step is longer than the range it should divide.
    #[error("a length that does not fit")]
    LengthDoesNotFit,
    #[error("too many slots for a day")]
    TooMany,
    #[error("{0:?} overlaps {1:?}")]
    Overlap(WallSpan, WallSpan),
    #[error("an unknown word")]
    UnknownWord,
    /// Weekdays and dates, or days with times of their own: each wants its own line.
    #[error("days of two kinds in one line")]
    DaysMixed,
    /// Only times are asked for.
    #[error("days where only times belong")]
    DaysNotHere,
}

/// Reads a line that may name days. A time without an end lasts `default_len` minutes; a range without a step is one slot; a
/// range with a step is cut from its start, and what is left over stays free.
///
/// `9.30` is a time and `24.12` a date. What could be both, `10.12`, is a date after `until`, and at the beginning of a line if
/// times follow that are written without a point, or if its minutes are not a multiple of five.
pub fn parse_plan(line: &str, default_len: u16) -> Result<TypedPlan, ParseError> {
    line::read(line, default_len).map(|(plan, _)| plan)
}

/// Reads a line of times for a day that is known already.
pub fn parse_times(line: &str, default_len: u16) -> Result<Vec<WallSpan>, ParseError> {
    match line::read(line, default_len)? {
        (plan, None) => Ok(plan.times),
        (_, Some(at)) => Err(ParseError {
            at,
            what: Mistake::DaysNotHere,
        }),
    }
}

impl TypedPlan {
    /// The dates meant, first to last, none before `today` or after `last`. `at_hand` is the day the line is typed for: it is
    /// the first that weekdays are looked for on, and the one that is meant when none is named. Weekdays without an end are
    /// the next of each; a day or date with an end is every day up to it.
    pub fn dates(&self, at_hand: Date, today: Date, last: Date) -> Vec<Date> {
        let until = self.until.map(|until| until.resolve(today));
        let last = match until {
            Some(until) => until.map_or(Date::MIN, |until| until.min(last)),
            None => last,
        };
        let all_from = |first: Date| first.iter_days().take_while(move |date| *date <= last);
        let mut dates: Vec<Date> = match (&self.days, until) {
            (DaysSpec::AtHand, None) => vec![at_hand],
            (DaysSpec::AtHand, Some(_)) => all_from(at_hand.max(today)).collect(),
            (DaysSpec::Weekdays(weekdays), until) => {
                let first = at_hand.max(today);
                let last = if until.is_some() {
                    last
                } else {
                    last.min(plus_days(first, 6))
                };
                all_from(first)
                    .filter(|date| *date <= last && weekdays.contains(&weekday(*date)))
                    .collect()
            }
            (DaysSpec::Dates(dates), None) => dates.iter().filter_map(|date| date.resolve(today)).collect(),
            (DaysSpec::Dates(dates), Some(_)) => {
                let first = dates.iter().filter_map(|date| date.resolve(today)).min();
                first.into_iter().flat_map(|first| all_from(first.max(today))).collect()
            }
        };
        dates.retain(|date| today <= *date && *date <= last);
        dates.sort();
        dates.dedup();
        dates
    }
}

impl DateSpec {
    /// `None` where no such date comes.
    pub fn resolve(self, today: Date) -> Option<Date> {
        match self {
            Self::InDays(days) => Some(plus_days(today, days.into())),
            Self::Day {
                day,
                month,
                year: Some(year),
            } => Date::from_ymd_opt(year, month.into(), day.into()),
            // A leap day may be eight years off.
            Self::Day { day, month, year: None } => {
                let this = chrono::Datelike::year(&today);
                let mut years =
                    (this..=this.saturating_add(8)).filter_map(|y| Date::from_ymd_opt(y, month.into(), day.into()));
                years.find(|date| *date >= today)
            }
        }
    }
}

fn weekday(date: Date) -> Weekday {
    chrono::Datelike::weekday(&date)
}

#[cfg(test)]
mod tests;
