//! Which of the lists of free times a button leads to.

use super::codec::Field;
use crate::domain::zone::Date;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Listing {
    Nearest,
    /// A day of that month.
    Month(Date),
    Day(Date),
    /// Of all weeks, counted from Monday as 1; and the month that the list was opened from.
    Weekday(Date, u32),
}

impl Field for Listing {
    fn put(&self) -> String {
        match self {
            Self::Nearest => "n".to_owned(),
            Self::Month(day) => format!("m{}", day.put()),
            Self::Day(day) => format!("d{}", day.put()),
            Self::Weekday(day, number) => format!("{}{}", number % 8, day.put()),
        }
    }

    fn take(text: &str) -> Option<Self> {
        let rest = || Date::take(text.get(1..)?);
        match *text.as_bytes().first()? {
            b'n' => (text.len() == 1).then_some(Self::Nearest),
            b'm' => Some(Self::Month(rest()?)),
            b'd' => Some(Self::Day(rest()?)),
            digit @ b'0'..=b'7' => Some(Self::Weekday(rest()?, u32::from(digit - b'0'))),
            _ => None,
        }
    }
}
