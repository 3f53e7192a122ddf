//! What somebody may do for a client: each of it is given by itself.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum May {
    /// To book, move, cancel, and say that they come.
    Book,
    /// To be told of it, and reminded.
    Hear,
    /// To see what is owed, and say that it is paid.
    Pay,
}

impl May {
    pub const ALL: [Self; 3] = [Self::Book, Self::Hear, Self::Pay];

    fn bit(self) -> u32 {
        match self {
            Self::Book => 1,
            Self::Hear => 2,
            Self::Pay => 4,
        }
    }
}

/// All that somebody may do for a client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Deeds(u32);

impl Deeds {
    pub const NONE: Self = Self(0);
    pub const ALL: Self = Self(7);

    pub fn from_bits(bits: u32) -> Option<Self> {
        (bits <= Self::ALL.0).then_some(Self(bits))
    }

    pub fn bits(self) -> u32 {
        self.0
    }

    pub fn has(self, deed: May) -> bool {
        self.0 & deed.bit() != 0
    }

    pub fn with(self, deed: May, on: bool) -> Self {
        match on {
            true => Self(self.0 | deed.bit()),
            false => Self(self.0 & !deed.bit()),
        }
    }

    pub fn are_among(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_deed_is_given_and_taken_by_itself() {
        let mut deeds = Deeds::NONE;
        for deed in May::ALL {
            deeds = deeds.with(deed, true);
            assert!(deeds.has(deed) && deeds.are_among(Deeds::ALL));
            assert_eq!(Deeds::from_bits(deeds.bits()), Some(deeds));
        }
        assert_eq!(deeds, Deeds::ALL);
        let hears = deeds.with(May::Book, false).with(May::Pay, false);
        assert!(!hears.has(May::Book) && hears.has(May::Hear) && !deeds.are_among(hears));
        assert_eq!(Deeds::from_bits(8), None);
    }
}
