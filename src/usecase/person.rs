//! What a person sets for themself: the language they are spoken to in, the zone they read times in.

use super::Outcome;
use crate::domain::ids::PersonId;
use crate::domain::zone::Zone;
use crate::storage::{Tx, person};

pub async fn set_lang(tx: &mut Tx, id: PersonId, lang: &str) -> Outcome<()> {
    Ok(person::set_lang(tx, id, lang).await?)
}

/// Moves no booking; reminders that count in days stay where they were set until the booking changes.
pub async fn set_zone(tx: &mut Tx, id: PersonId, zone: Zone) -> Outcome<()> {
    Ok(person::set_zone(tx, id, zone.name()).await?)
}
