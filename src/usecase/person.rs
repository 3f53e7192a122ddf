//! What a person sets for themself: the language they are spoken to in, the zone they read times in.

use std::sync::Arc;

use super::{Outcome, Workflows, prefs};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::zone::Zone;
use crate::storage::{Tx, person};

pub async fn set_lang(tx: &mut Tx, id: PersonId, lang: &str) -> Outcome<()> {
    Ok(person::set_lang(tx, id, lang).await?)
}

/// Moves no booking, but "a day before" is a day of the new zone from now on, and so are quiet hours.
pub async fn set_zone(tx: &mut Tx, flows: &Arc<Workflows>, id: PersonId, zone: Zone, now: Moment) -> Outcome<()> {
    person::set_zone(tx, id, zone.name()).await?;
    prefs::arm_everywhere(tx, flows, id, now).await
}
