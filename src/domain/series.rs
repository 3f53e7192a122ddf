//! The same time every week: for how many weeks, and why one of them is left out.

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use super::refusal::Refusal;
use super::zone::{Date, Local, Wall, Zone, plus_days};

/// How many weeks can be booked at once, the first one counted.
pub const WEEKS: [u32; 4] = [2, 4, 8, 12];

/// The week `nth` weeks after that of `first`, at the same time on the wall of the zone; where the clocks skip it that
/// day, the moment at which they do.
pub fn nth_week(zone: Zone, first: Moment, nth: u32) -> Result<Moment, Moment> {
    match zone.resolve(Wall::new(nth_date(zone, first, nth), zone.wall(first).minute())) {
        Local::Unambiguous(at) | Local::Fold { earlier: at, .. } => Ok(at),
        Local::Gap(gap) => Err(gap.at),
    }
}

pub fn nth_date(zone: Zone, first: Moment, nth: u32) -> Date {
    plus_days(zone.date(first), 7 * i64::from(nth))
}

/// Why a week of a series is not booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Taken,
    /// The day is closed.
    Closed,
    /// There is no such time on the plan that week.
    NoTime,
    /// As many as a client may have are booked or asked for.
    Limit,
    /// As many as may wait for an answer do.
    Unanswered,
    /// It is theirs already.
    Yours,
    /// They have something else at that hour.
    Overlap,
    TooLate,
    /// It can't be booked that early.
    TooFar,
    /// It was not to be had when the weeks were looked at, and is now.
    Freed,
}

impl Why {
    /// `None` where the refusal is not of one week, but of all.
    pub fn of(refusal: &Refusal) -> Option<Self> {
        Some(match refusal {
            Refusal::SlotTaken => Self::Taken,
            Refusal::SlotClosed => Self::NoTime,
            Refusal::DayClosed => Self::Closed,
            Refusal::TooManyActive { .. } => Self::Limit,
            Refusal::TooManyRequests { .. } => Self::Unanswered,
            Refusal::AlreadyBooked { .. } => Self::Yours,
            Refusal::OwnOverlap => Self::Overlap,
            Refusal::SlotPast | Refusal::TooLateToBook { .. } => Self::TooLate,
            Refusal::TooFarAhead { .. } => Self::TooFar,
            _ => return None,
        })
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Closed => "closed",
            Self::NoTime => "none",
            Self::Limit => "limit",
            Self::Unanswered => "unanswered",
            Self::Yours => "yours",
            Self::Overlap => "overlap",
            Self::TooLate => "late",
            Self::TooFar => "far",
            Self::Freed => "freed",
        }
    }
}

/// A week that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    pub start: Moment,
    pub end: Moment,
    pub why: Why,
}
