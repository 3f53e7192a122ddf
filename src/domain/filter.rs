//! Which bookings a list shows, and in which order.

use serde::{Deserialize, Serialize};

use super::ids::ClientId;
use super::zone::Date;

/// No range of days is longer.
pub const MOST_DAYS: i64 = 3660;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum When {
    /// What has not ended yet and holds a seat.
    Ahead,
    Over,
    Always,
    /// Of the practice's days, both meant.
    Days(Date, Date),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filter {
    pub when: When,
    pub client: Option<ClientId>,
    /// A bit for each status of the workflow that is in force, in its order; none is any.
    pub statuses: u64,
    /// Only what payments don't cover, past its term.
    pub unpaid: bool,
    /// The other way round than is usual.
    pub turned: bool,
}

impl Filter {
    pub const AHEAD: Self = Self {
        when: When::Ahead,
        client: None,
        statuses: 0,
        unpaid: false,
        turned: false,
    };

    pub const OVER: Self = Self {
        when: When::Over,
        ..Self::AHEAD
    };

    pub const UNPAID: Self = Self {
        when: When::Always,
        unpaid: true,
        ..Self::AHEAD
    };

    /// What is over and what is not told apart is read from the newest on.
    pub fn newest_first(&self) -> bool {
        let usual = match self.when {
            When::Over | When::Always => !self.unpaid,
            When::Ahead | When::Days(..) => false,
        };
        usual != self.turned
    }

    /// Neither all that is ahead, nor all that is over.
    pub fn is_narrow(&self) -> bool {
        let plain = Self { turned: false, ..*self };
        plain != Self::AHEAD && plain != Self::OVER
    }

    pub fn has(&self, nth: usize) -> bool {
        nth < 64 && self.statuses & (1 << nth) != 0
    }

    /// With that status in it, or without.
    pub fn turning(self, nth: usize) -> Self {
        Self {
            statuses: self.statuses ^ (1 << nth.min(63)),
            ..self
        }
    }
}
