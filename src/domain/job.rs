//! Long acts of a tenant: what they do, and how far they have come.

use serde::{Deserialize, Serialize};

use super::ids::BookingId;
use super::mark::Mark;
use super::moment::Moment;
use super::news::Audience;
use super::zone::Date;

/// Of one kind a tenant has one job at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JobKind {
    /// Bookings of some days are cancelled.
    Cancel,
    /// The times of days that were opened again are told to those who wait.
    Open,
    /// A week of the plan is copied onto others.
    Copy,
    /// Many clients are told something.
    News,
    /// The practice is closed.
    Leave,
    /// Many bookings are marked.
    Mark,
    /// Weekly times are put down.
    Regulars,
}

impl JobKind {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Open => "open",
            Self::Copy => "copy",
            Self::News => "news",
            Self::Leave => "leave",
            Self::Mark => "mark",
            Self::Regulars => "regulars",
        }
    }
}

/// What a job does; kept with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "does", rename_all = "snake_case")]
pub enum Task {
    /// Cancels what is booked from the first of these days to the last, both meant.
    Cancel {
        from: Date,
        to: Date,
        reason: String,
        /// These stay.
        #[serde(default)]
        keep: Vec<BookingId>,
        /// Nothing is done before that: until then it can be thought better of.
        #[serde(default)]
        after: Option<Moment>,
    },
    Open {
        from: Date,
        to: Date,
    },
    /// The week of that Monday, onto so many from that of another on.
    Copy {
        week: Date,
        onto: Date,
        times: u32,
    },
    /// A text as it was typed.
    News {
        to: Audience,
        text: String,
        /// Nobody is told before that: until then it can be thought better of.
        #[serde(default)]
        after: Option<Moment>,
    },
    Leave,
    /// One step for these bookings, and why.
    Mark {
        mark: Mark,
        bookings: Vec<BookingId>,
        reason: String,
    },
    /// Lines as they were pasted.
    Regulars {
        text: String,
    },
}

impl Task {
    /// Nothing of it is done before that moment.
    pub fn after(&self) -> Option<Moment> {
        match self {
            Self::Cancel { after, .. } | Self::News { after, .. } => *after,
            Self::Open { .. } | Self::Copy { .. } | Self::Leave | Self::Mark { .. } | Self::Regulars { .. } => None,
        }
    }

    pub fn kind(&self) -> JobKind {
        match self {
            Self::Cancel { .. } => JobKind::Cancel,
            Self::Open { .. } => JobKind::Open,
            Self::Copy { .. } => JobKind::Copy,
            Self::News { .. } => JobKind::News,
            Self::Leave => JobKind::Leave,
            Self::Mark { .. } => JobKind::Mark,
            Self::Regulars { .. } => JobKind::Regulars,
        }
    }
}

/// Whether a job goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    Active,
    /// Somebody has stopped it: what it has done is told of, and no more is done.
    Stopping,
    Stopped,
    Done,
}

impl JobState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Stopping => "stopping",
            Self::Stopped => "stopped",
            Self::Done => "done",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Active, Self::Stopping, Self::Stopped, Self::Done]
            .into_iter()
            .find(|state| state.as_str() == text)
    }
}
