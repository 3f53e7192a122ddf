//! What a button carries: a place to go to or an act to do, in at most 64 bytes.
//!
//! It is input from outside: whoever holds a chat can send any of it. So it names its tenant and the version of what
//! it acts on, and everything it names is looked up under the rights of the one who taps.

mod act;
mod codec;
mod listing;
mod needs;
mod place;
#[cfg(test)]
mod tests;

use crate::domain::ids::TenantId;

pub use self::act::Act;
pub use self::listing::Listing;
pub use self::place::Place;

/// A button of the live screen, or of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Screen,
    Notice,
}

/// What the button means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Callback {
    Go(Place),
    Do(Act),
}

/// Telegram's limit, in bytes.
pub const LONGEST: usize = 64;

impl Callback {
    /// `a…` on a screen, `b…` on a notice: the first character is the version of the whole.
    pub fn encode(&self, origin: Origin) -> String {
        let version = match origin {
            Origin::Screen => 'a',
            Origin::Notice => 'b',
        };
        match self {
            Self::Go(place) => format!("{version}{}", place.encode()),
            Self::Do(act) => format!("{version}!{}", act.encode()),
        }
    }

    /// The tenant whose affair it is.
    pub fn tenant(&self) -> Option<TenantId> {
        match self {
            Self::Go(place) => place.tenant(),
            Self::Do(act) => act.tenant(),
        }
    }

    /// `None` for what no version of ours has written.
    pub fn decode(data: &str) -> Option<(Self, Origin)> {
        let origin = match data.as_bytes().first()? {
            b'a' => Origin::Screen,
            b'b' => Origin::Notice,
            _ => return None,
        };
        let rest = &data[1..];
        let callback = match rest.strip_prefix('!') {
            Some(act) => Self::Do(Act::decode(act)?),
            None => Self::Go(Place::decode(rest)?),
        };
        Some((callback, origin))
    }
}
