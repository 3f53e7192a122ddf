//! One thing that is done with many bookings at once, and what was left out of it.

use serde::{Deserialize, Serialize};

use super::ids::BookingId;
use super::refusal::Refusal;

/// So many are marked in one transaction.
pub const AT_ONCE: usize = 50;
/// So many are chosen at once.
pub const MOST: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mark", rename_all = "snake_case")]
pub enum Mark {
    /// A request is accepted, wherever its workflow leads from there.
    Accept,
    /// A payment of what is missing.
    Pay,
    /// The step of that name to that status, both as that version of the workflow calls them.
    Step {
        name: String,
        to: String,
        version: i64,
        /// Whether the screen said that the time for it has passed for some of them.
        late: bool,
    },
}

/// Why a booking is left as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Its status has no such step now.
    Status,
    /// It is too late or too early for it.
    Time,
    /// Somebody has the seat.
    Taken,
    /// What a request to move would replace is not ahead any more.
    Stale,
    /// Nothing is missing for it.
    Paid,
    Other,
}

impl Why {
    pub fn of(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::StepNotThere | Refusal::Changed | Refusal::NotFound => Self::Status,
            Refusal::TooLateForStep { .. } | Refusal::TooEarlyForStep { .. } | Refusal::Unsure => Self::Time,
            Refusal::SlotTaken
            | Refusal::SeatTakenMeanwhile
            | Refusal::BookedAgain
            | Refusal::RegularPromised { .. }
            | Refusal::RegularTaken => Self::Taken,
            Refusal::MoveStale | Refusal::MoveGone => Self::Stale,
            _ => Self::Other,
        }
    }

    /// For the texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Time => "time",
            Self::Taken => "taken",
            Self::Stale => "stale",
            Self::Paid => "covered",
            Self::Other => "other",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub booking: BookingId,
    pub why: Why,
}

/// What was left out: the first of it, and how much more that is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub left_out: Vec<LeftOut>,
    pub more: i64,
}

/// A message has room for so many.
const LISTED: usize = 25;

impl Report {
    pub fn add(&mut self, booking: BookingId, why: Why) {
        if self.left_out.len() < LISTED {
            self.left_out.push(LeftOut { booking, why });
        } else {
            self.more += 1;
        }
    }

    pub fn count(&self) -> usize {
        self.left_out.len() + usize::try_from(self.more).unwrap_or(0)
    }
}
