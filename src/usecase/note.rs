//! The one place by which what somebody did with a practice comes into its history, in the transaction that does it.

use super::{Outcome, Work};
use crate::domain::deed::{Became, Deed};
use crate::domain::kin::KinDeed;
use crate::domain::workflow::By;
use crate::storage::slot::SlotState;

impl Work<'_> {
    /// Puts down what was done, be it by one who runs the practice or by a client: the clock has no part in this history.
    pub async fn note(&mut self, deed: Deed) -> Outcome<()> {
        let by_client = match self.by {
            By::Specialist => false,
            By::Client => true,
            By::Timer | By::Ledger => return Ok(()),
        };
        match self.person {
            Some(person) => Ok(self.tenant.insert_event(person, by_client, &deed, self.now).await?),
            None => Ok(()),
        }
    }

    /// The same where a client did it: what one who runs the practice does is put down elsewhere.
    pub(super) async fn note_own(&mut self, deed: Deed) -> Outcome<()> {
        match self.by {
            By::Client => self.note(deed).await,
            By::Specialist | By::Timer | By::Ledger => Ok(()),
        }
    }

    /// Who acts for a client is put down whoever changed it: those who run the practice read there how it came about.
    pub async fn note_kin(&mut self, deed: KinDeed) -> Outcome<()> {
        let by_client = self.by == By::Client;
        match self.person {
            Some(person) => Ok(self
                .tenant
                .insert_event(person, by_client, &Deed::Kin(deed), self.now)
                .await?),
            None => Ok(()),
        }
    }
}

pub(super) fn became(state: SlotState) -> Became {
    match state {
        SlotState::Open => Became::Shown,
        SlotState::Hidden => Became::Hidden,
        SlotState::Blocked => Became::Blocked,
        SlotState::Deleted => Became::Deleted,
    }
}

/// As numbers stand in a deed.
pub(super) fn counted(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
