//! Tells dates from times among the tokens of a typed line.

use super::lex::Kind;
use super::line::{Reader, minute};
use super::words::Meaning;
use super::{DateSpec, Mistake, ParseError};
use crate::domain::zone::Date;

impl Reader<'_> {
    /// A date that starts at this token, and of how many tokens it is.
    pub(super) fn date(&self, n: usize, leading: bool) -> Result<Option<(DateSpec, usize)>, ParseError> {
        let Some(token) = self.tokens.get(n) else {
            return Ok(None);
        };
        let number = |n: usize| {
            self.tokens
                .get(n)
                .filter(|token| token.kind == Kind::Number)
                .map(|token| token.text)
        };
        let whole = |n: usize| number(n).and_then(|text| text.parse::<i32>().ok());
        let checked = |day, month, year, count: usize| match date_spec(day, month, year) {
            Some(date) => Ok(Some((date, count))),
            None => Err(token.mistake(Mistake::NotADate)),
        };
        match self.meaning(n) {
            Some(Meaning::InDays(days)) => return Ok(Some((DateSpec::InDays(days), 1))),
            Some(Meaning::Month(month)) => {
                return match whole(n + 1) {
                    Some(day) => checked(day, month.into(), None, 2),
                    None => Err(token.mistake(Mistake::NotADate)),
                };
            }
            _ => (),
        }
        if let (Some(day), Some(Meaning::Month(month))) = (whole(n), self.meaning(n + 1)) {
            let year = whole(n + 2).filter(|year| *year >= 1000);
            return checked(day, month.into(), year, if year.is_some() { 3 } else { 2 });
        }
        let dash = |n: usize| self.kind(n) == Some(&Kind::Dash);
        if let (Some(year @ 1000..), true, Some(month), true, Some(day)) =
            (whole(n), dash(n + 1), whole(n + 2), dash(n + 3), whole(n + 4))
        {
            return checked(day, month, Some(year), 5);
        }
        let Some(text) = number(n).filter(|text| !text.contains(':')) else {
            return Ok(None);
        };
        match text.split('.').map(|part| part.parse::<i32>().ok()).collect::<Vec<_>>()[..] {
            [Some(day), Some(month), Some(year)] => {
                checked(day, month, Some(if year < 100 { 2000 + year } else { year }), 1)
            }
            [Some(_), Some(minutes)] => {
                let later = self
                    .tokens
                    .iter()
                    .enumerate()
                    .skip(n + 1)
                    .filter(|(_, token)| token.kind == Kind::Number);
                let mut times = later
                    .filter(|(n, _)| !self.is_step(*n))
                    .map(|(_, token)| token.text)
                    .peekable();
                let is_followed = times.peek().is_some();
                let unlike = minutes % 5 != 0 || times.any(|text| !text.contains('.'));
                let is_date = minute(text).is_none() || (leading && is_followed && unlike);
                Ok(self.points_date(n).filter(|_| is_date))
            }
            _ => Ok(None),
        }
    }

    /// `24.12` where only a date is expected.
    pub(super) fn points_date(&self, n: usize) -> Option<(DateSpec, usize)> {
        let token = self.tokens.get(n).filter(|token| token.kind == Kind::Number)?;
        let (day, month) = token.text.split_once('.')?;
        Some((date_spec(day.parse().ok()?, month.parse().ok()?, None)?, 1))
    }

    fn is_step(&self, n: usize) -> bool {
        n > 0
            && (self.kind(n - 1) == Some(&Kind::Slash)
                || matches!(self.meaning(n - 1), Some(Meaning::Po | Meaning::Step | Meaning::Until)))
    }
}

/// Of a date that exists, in some year where none is named.
fn date_spec(day: i32, month: i32, year: Option<i32>) -> Option<DateSpec> {
    let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
    let in_year = year.unwrap_or(2000);
    let exists = (2000..2200).contains(&in_year) && Date::from_ymd_opt(in_year, month.into(), day.into()).is_some();
    exists.then_some(DateSpec::Day { day, month, year })
}
