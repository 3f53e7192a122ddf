//! What becomes of a family as the history of a practice keeps it: who acts for a client, in what, and who pays with whom.

use serde::{Deserialize, Serialize};

use super::acting::Deeds;
use super::ids::{ClientId, PersonId};

/// Kept inside its event, as the deeds that it stands among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kin", rename_all = "snake_case")]
pub enum KinDeed {
    /// Who did it came by a link.
    Came {
        client: ClientId,
        may: Deeds,
    },
    /// Who did it left.
    Left {
        client: ClientId,
    },
    /// All that the person may do from now on; nothing where it was taken back.
    May {
        client: ClientId,
        person: PersonId,
        may: Deeds,
    },
    /// One bill for two who had one each.
    Shared {
        client: ClientId,
        with: ClientId,
    },
    Parted {
        client: ClientId,
    },
}

impl KinDeed {
    pub fn client(&self) -> ClientId {
        match self {
            Self::Came { client, .. }
            | Self::Left { client }
            | Self::May { client, .. }
            | Self::Shared { client, .. }
            | Self::Parted { client } => *client,
        }
    }
}
