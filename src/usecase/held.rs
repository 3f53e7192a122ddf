//! One of several things that are done in one transaction: a refusal takes back what it alone had begun, and the others
//! stand. Whoever goes on after a refusal does it so.

use super::{Outcome, Stop, Work};
use crate::domain::ids::PersonId;
use crate::domain::notice::Letter;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::By;
use crate::storage::tenant;

/// How the work stood before it.
#[must_use = "it ends with `Work::end`"]
pub struct Held {
    rows: tenant::Held,
    letters: Vec<Letter>,
    actor: (Option<PersonId>, By),
}

impl Work<'_> {
    pub async fn hold(&mut self) -> Outcome<Held> {
        Ok(Held {
            rows: self.tenant.hold().await?,
            letters: self.letters.clone(),
            actor: (self.person, self.by),
        })
    }

    /// Keeps what was done since, or undoes it where that was refused.
    pub async fn end<T>(&mut self, held: Held, done: Outcome<T>) -> Outcome<Result<T, Refusal>> {
        match done {
            Ok(it) => {
                self.tenant.keep_held(held.rows).await?;
                Ok(Ok(it))
            }
            Err(Stop::Refused(why)) => {
                self.tenant.take_back(held.rows).await?;
                self.letters = held.letters;
                (self.person, self.by) = held.actor;
                Ok(Err(why))
            }
            Err(fault) => Err(fault),
        }
    }
}
