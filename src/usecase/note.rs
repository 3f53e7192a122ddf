//! The one place by which what somebody did with a practice comes into its history, in the transaction that does it.

use super::{Outcome, Work};
use crate::domain::deed::{Became, Deed};
use crate::domain::kin::KinDeed;
use crate::domain::workflow::By;
use crate::storage::slot::SlotState;

impl Work<'_> {
    /// Puts down what was done, where it was one who runs the practice that did it: clients and the clock have no part
    /// in this history.
    pub async fn note(&mut self, deed: Deed) -> Outcome<()> {
        match (self.person, self.by) {
            (Some(person), By::Specialist) => Ok(self.tenant.insert_event(person, &deed, self.now).await?),
            _ => Ok(()),
        }
    }

    /// Who acts for a client is put down whoever changed it: those who run the practice read there how it came about.
    pub async fn note_kin(&mut self, deed: KinDeed) -> Outcome<()> {
        match self.person {
            Some(person) => Ok(self.tenant.insert_event(person, &Deed::Kin(deed), self.now).await?),
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
