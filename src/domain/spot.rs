//! Where a specialist puts a client: a time of the plan, or any hour; and what stands against it.

use serde::{Deserialize, Serialize};

use super::ids::{BookingId, ClientId, KindId, SlotId};
use super::moment::{Moment, Span};
use super::slot;

/// In the year 9575: no calendar of ours ends so soon.
const LAST_MINUTE: u32 = 4_000_000_000;

/// For whom a time is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A new booking.
    Client(ClientId),
    /// One that is to be at another time.
    Booking(BookingId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    Slot(SlotId),
    /// So many minutes after the epoch, so many long; of that kind of service, where one was chosen.
    Hour {
        minute: u32,
        length: u16,
        kind: Option<KindId>,
    },
}

impl Spot {
    pub fn hour(start: Moment, length: u16) -> Option<Self> {
        let minute = u32::try_from(start.0.div_euclid(60)).ok()?;
        Self::of_minute(minute, length)
    }

    /// `None` for what no plan has: too far ahead for a calendar, too short or too long.
    pub fn of_minute(minute: u32, length: u16) -> Option<Self> {
        let is_spot = minute <= LAST_MINUTE && slot::is_length(length);
        let kind = None;
        is_spot.then_some(Self::Hour { minute, length, kind })
    }

    /// The same of a kind of service that was chosen; a slot has its own.
    pub fn of_kind(self, chosen: KindId) -> Self {
        match self {
            Self::Slot(_) => self,
            Self::Hour { minute, length, .. } => Self::Hour {
                minute,
                length,
                kind: Some(chosen),
            },
        }
    }

    /// When an hour begins and ends.
    pub fn span(minute: u32, length: u16) -> (Moment, Moment) {
        let start = Moment(i64::from(minute) * 60);
        (start, start + Span::minutes(length.into()))
    }
}

/// What stands against it for a client, and for a specialist only until they are sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Warning {
    Banned,
    DayClosed,
    /// Clients book earlier than this.
    Late,
    FarAhead,
    ManyActive,
    /// The specialist has something else then.
    Busy,
    /// They have blocked that time.
    Blocked,
}

impl Warning {
    pub const ALL: [Self; 7] = [
        Self::Banned,
        Self::DayClosed,
        Self::Late,
        Self::FarAhead,
        Self::ManyActive,
        Self::Busy,
        Self::Blocked,
    ];
}

/// A set of them: a bit for each in [`Warning::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Warnings(u32);

impl Warnings {
    pub const fn bits(self) -> u32 {
        self.0
    }

    pub const fn from_bits(bits: u32) -> Option<Self> {
        if bits < 1 << Warning::ALL.len() {
            Some(Self(bits))
        } else {
            None
        }
    }

    fn bit(warning: Warning) -> u32 {
        let place = Warning::ALL.iter().position(|one| *one == warning);
        place.map_or(0, |place| 1 << place)
    }

    pub fn add_if(&mut self, warning: Warning, is_so: bool) {
        if is_so {
            self.0 |= Self::bit(warning);
        }
    }

    pub fn has(self, warning: Warning) -> bool {
        self.0 & Self::bit(warning) != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of these have been read.
    pub fn are_among(self, read: Self) -> bool {
        self.0 & !read.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_warning_is_not_among_those_that_were_read() {
        let (mut read, mut now) = (Warnings::default(), Warnings::default());
        read.add_if(Warning::Busy, true);
        now.add_if(Warning::Late, false);
        assert!(now.is_empty() && now.are_among(read));
        now.add_if(Warning::Busy, true);
        assert!(now.are_among(read) && now.has(Warning::Busy) && !now.has(Warning::Late));
        now.add_if(Warning::DayClosed, true);
        assert!(!now.are_among(read) && read.are_among(now));
        assert_eq!(Warnings::from_bits(now.bits()), Some(now));
        assert_eq!(Warnings::from_bits(128), None);
    }

    #[test]
    fn an_hour_is_as_long_as_a_slot_may_be() {
        let spot = Spot::hour(Moment(1_795_413_600), 60);
        assert_eq!(
            spot,
            Some(Spot::Hour {
                minute: 29_923_560,
                length: 60,
                kind: None
            })
        );
        let chosen = spot.map(|spot| spot.of_kind(KindId(3)));
        assert!(matches!(
            chosen,
            Some(Spot::Hour {
                kind: Some(KindId(3)),
                ..
            })
        ));
        assert_eq!(
            Spot::span(29_923_560, 60),
            (Moment(1_795_413_600), Moment(1_795_417_200))
        );
        assert_eq!(Spot::hour(Moment(60), 4), None);
        assert_eq!(Spot::hour(Moment(-60), 60), None);
    }
}
