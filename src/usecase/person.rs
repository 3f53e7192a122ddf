//! What a person sets for themself: the language they are spoken to in, the zone they read times in.

use std::sync::Arc;

use super::{Outcome, Work, Workflows};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::workflow::Phase;
use crate::domain::zone::Zone;
use crate::storage::{Tx, booking, person, tenant};

pub async fn set_lang(tx: &mut Tx, id: PersonId, lang: &str) -> Outcome<()> {
    Ok(person::set_lang(tx, id, lang).await?)
}

/// Moves no booking, but "a day before" is a day of the new zone from now on: the reminders of what is ahead are set
/// anew, tenant by tenant in the order of their ids.
pub async fn set_zone(tx: &mut Tx, flows: &Arc<Workflows>, id: PersonId, zone: Zone, now: Moment) -> Outcome<()> {
    person::set_zone(tx, id, zone.name()).await?;
    let mut tenants: Vec<TenantId> = tenant::visited_by(tx, id)
        .await?
        .into_iter()
        .map(|row| row.id)
        .collect();
    tenants.sort();
    for tenant in tenants {
        let ahead = booking::active_of_person(tx, tenant, id, now).await?;
        if !ahead.iter().any(|row| row.phase == Phase::Upcoming.as_str()) {
            continue;
        }
        let mut work = Work::as_clock(tx, flows, tenant, now).await?;
        for row in booking::active_of_person(&mut work.tenant, tenant, id, now).await? {
            work.arm_reminders(&row).await?;
        }
    }
    Ok(())
}
