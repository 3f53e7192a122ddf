//! What a practice can have on paper for a stretch of days, and who may ask for it.

use super::rights::Right;
use super::zone::Date;

/// A longer stretch is asked for in parts.
pub const MOST_DAYS: i64 = 5 * 366;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// Charts.
    Lessons,
    Income,
    Outcomes,
    Load,
    /// Tables.
    BookingsXlsx,
    BookingsCsv,
    MoneyXlsx,
    MoneyCsv,
    /// The plan for a calendar.
    Plan,
}

impl Paper {
    /// In the order of the screen; buttons count in it.
    pub const ALL: [Self; 9] = [
        Self::Lessons,
        Self::Income,
        Self::Outcomes,
        Self::Load,
        Self::BookingsXlsx,
        Self::BookingsCsv,
        Self::MoneyXlsx,
        Self::MoneyCsv,
        Self::Plan,
    ];

    pub fn of(number: u32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }

    pub fn number(self) -> u32 {
        Self::ALL
            .iter()
            .zip(0..)
            .find(|(one, _)| **one == self)
            .map_or(0, |(_, n)| n)
    }

    pub fn right(self) -> Right {
        match self {
            Self::Income | Self::MoneyXlsx | Self::MoneyCsv => Right::Money,
            Self::Lessons | Self::Outcomes | Self::Load | Self::BookingsXlsx | Self::BookingsCsv | Self::Plan => {
                Right::Bookings
            }
        }
    }
}

/// Whether a stretch has days, and not too many.
pub fn is_stretch(from: Date, to: Date) -> bool {
    (0..MOST_DAYS).contains(&(to - from).num_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_paper_has_its_number() {
        for paper in Paper::ALL {
            assert_eq!(Paper::of(paper.number()), Some(paper));
        }
        assert_eq!(Paper::of(9), None);
    }
}
