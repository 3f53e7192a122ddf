//! What is told once to many: times that were published, and clock changes that move people's hours.

use super::hand::in_hand;
use super::{Faults, PAGE, Walk};
use crate::core::Core;
use crate::domain::ids::TenantId;
use crate::domain::moment::Moment;
use crate::storage::{Result, publication};
use crate::usecase::clocks;

/// Tells of what was published and is due; tells how many letters that made.
pub async fn run_publications(core: &Core, now: Moment) -> Result<usize> {
    let mut walk = Walk::new();
    let mut letters = 0;
    loop {
        let rows = publication::due(&mut core.db.read().await?, now, walk.page).await?;
        let Some(fresh) = walk.fresh(rows, |row| (row.tenant_id, row.day.clone())) else {
            break;
        };
        for row in fresh {
            let (tenant, mut after) = (row.tenant_id, None);
            loop {
                let (day, from) = (row.day.clone(), after);
                let told = in_hand(core, tenant, "new times", move |work| {
                    let day = day.clone();
                    Box::pin(async move { work.tell_published(&day, from).await })
                });
                match told.await {
                    Ok((made, last)) => {
                        letters += made;
                        after = last;
                    }
                    Err(fault) if fault.is_bug() => {
                        tracing::error!(%tenant, %fault, "new times cannot be told");
                        break;
                    }
                    Err(fault) => {
                        walk.forgive(fault)?;
                        break;
                    }
                }
                if after.is_none() {
                    break;
                }
            }
        }
    }
    walk.end(letters)
}

/// Warns those whose hours a clock change moves within a week, tenant by tenant; tells how many letters that made. In
/// most weeks no clocks change, and nothing is read.
pub async fn run_clock_changes(core: &Core, now: Moment) -> Result<usize> {
    let mut changes = clocks::Changes::after(now);
    let (mut letters, mut after, mut faults) = (0, TenantId(0), Faults::default());
    while changes.any() {
        let tenants = publication::zones(&mut core.db.read().await?, after, PAGE).await?;
        let Some((last, _)) = tenants.last() else { break };
        after = *last;
        for (tenant, zone) in &tenants {
            match warn_of_changes(core, &mut changes, (*tenant, zone)).await {
                Ok(warned) => letters += warned,
                Err(fault) => faults.forgive(fault)?,
            }
        }
    }
    faults.end(letters)
}

async fn warn_of_changes(core: &Core, changes: &mut clocks::Changes, of: (TenantId, &str)) -> Result<usize> {
    let (tenant, mut letters, mut reached) = (of.0, 0, None);
    loop {
        let (unwarned, next) = clocks::unwarned(&mut core.db.read().await?, changes, of, reached).await?;
        for (person, change) in unwarned {
            let warned = in_hand(core, tenant, "a clock change", move |work| {
                Box::pin(async move { clocks::warn(work, person, change).await })
            });
            match warned.await {
                Ok((made, ())) => letters += made,
                Err(fault) if fault.is_bug() => {
                    tracing::error!(%tenant, %person, %fault, "a person cannot be warned of a clock change");
                }
                Err(fault) => return Err(fault),
            }
        }
        if next.is_none() {
            return Ok(letters);
        }
        reached = next;
    }
}
