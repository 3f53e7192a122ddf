//! What is told once to many: times that were published, and clock changes that move people's hours.

use std::sync::Arc;

use super::Walk;
use crate::core::{Cause, Core, Done};
use crate::domain::ids::TenantId;
use crate::domain::moment::Moment;
use crate::storage::{Lane, Result, publication};
use crate::usecase::{Outcome, Work, clocks};
use futures::future::BoxFuture;

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
            let (tenant, day) = (row.tenant_id, row.day);
            let told = as_clock(core, tenant, now, move |work| {
                let day = day.clone();
                Box::pin(async move { work.tell_published(&day).await })
            });
            match told.await {
                Ok(made) => letters += made,
                Err(fault) if fault.is_bug() => tracing::error!(%tenant, %fault, "new times cannot be told"),
                Err(fault) => walk.forgive(fault)?,
            }
        }
    }
    walk.end(letters)
}

/// Warns those whose hours a clock change moves within a week; tells how many letters that made.
pub async fn run_clock_changes(core: &Core, now: Moment) -> Result<usize> {
    let unwarned = clocks::unwarned(&mut core.db.read().await?, now).await?;
    let mut letters = 0;
    for (row, change) in unwarned {
        let (tenant, person) = (row.tenant_id, row.person_id);
        let warned = as_clock(core, tenant, now, move |work| {
            Box::pin(async move { clocks::warn(work, person, change).await })
        });
        match warned.await {
            Ok(made) => letters += made,
            Err(fault) if fault.is_bug() => {
                tracing::error!(%tenant, %person, %fault, "a person cannot be warned of a clock change");
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(letters)
}

/// Commits what the clock does to a tenant; tells how many letters that made.
async fn as_clock<F>(core: &Core, tenant: TenantId, now: Moment, act: F) -> Result<usize>
where
    F: for<'w, 't> Fn(&'w mut Work<'t>) -> BoxFuture<'w, Outcome<()>> + Send + Sync + 'static,
{
    let (flows, act) = (core.flows.clone(), Arc::new(act));
    core.transact(
        Lane::Housekeeping,
        Cause::Clock(now),
        move |tx| {
            let (flows, act) = (Arc::clone(&flows), act.clone());
            Box::pin(async move {
                let mut work = Work::as_clock(tx, &flows, tenant, now).await?;
                act(&mut work).await?;
                let letters = std::mem::take(&mut work.letters);
                Ok(Done {
                    outcome: letters.len(),
                    letters,
                    ..Done::new(0)
                })
            })
        },
        move |_, refusal| {
            Box::pin(async move {
                tracing::error!(%tenant, ?refusal, "the clock was refused");
                Ok(Done::new(0))
            })
        },
    )
    .await
}
