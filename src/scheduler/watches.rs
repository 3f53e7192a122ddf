//! Those who wait are told of what has become free, and watches end: a transaction for each batch.

use std::sync::Arc;

use super::Walk;
use crate::core::{Cause, Core, Done};
use crate::domain::ids::TenantId;
use crate::domain::moment::Moment;
use crate::storage::{Lane, Result, watch};
use crate::usecase::watch as watching;
use crate::usecase::{Outcome, Work};

/// Tells everybody who waits for what has become free, and ends the watches whose time is over; tells how many letters
/// that made.
pub async fn run_watches(core: &Core, now: Moment) -> Result<usize> {
    let mut letters = 0;
    let mut ended = Walk::new();
    loop {
        let rows = watch::ended(&mut core.db.read().await?, now, ended.page).await?;
        let Some(fresh) = ended.fresh(rows, |row| (row.tenant_id, row.watch_id)) else {
            break;
        };
        for row in fresh {
            let (tenant, row) = (row.tenant_id, Arc::new(row));
            let ending = in_hand(core, tenant, now, move |work| {
                let row = row.clone();
                Box::pin(async move { watching::expire(work, &row).await.map(|()| false) })
            });
            match ending.await {
                Ok((made, _)) => letters += made,
                Err(fault) if fault.is_bug() => tracing::error!(%tenant, %fault, "a watch cannot end"),
                Err(fault) => ended.forgive(fault)?,
            }
        }
    }
    letters = ended.end(letters)?;
    for tenant in watch::due_tenants(&mut core.db.read().await?, now).await? {
        loop {
            let batch = in_hand(core, tenant, now, |work| Box::pin(watching::walk(work)));
            match batch.await {
                Ok((made, more)) => {
                    letters += made;
                    if !more {
                        break;
                    }
                }
                Err(fault) if fault.is_bug() => {
                    tracing::error!(%tenant, %fault, "those who wait cannot be told");
                    break;
                }
                Err(fault) => return Err(fault),
            }
        }
    }
    Ok(letters)
}

type Unit<'w> = futures::future::BoxFuture<'w, Outcome<bool>>;

/// One transaction of a tenant, by the clock; gives how many letters it made, and what it tells.
async fn in_hand<F>(core: &Core, tenant: TenantId, now: Moment, unit: F) -> Result<(usize, bool)>
where
    F: for<'w, 't> Fn(&'w mut Work<'t>) -> Unit<'w> + Send + Sync + 'static,
{
    let (flows, unit) = (core.flows.clone(), Arc::new(unit));
    core.transact(
        Lane::Housekeeping,
        Cause::Clock(now),
        move |tx| {
            let (flows, unit) = (Arc::clone(&flows), unit.clone());
            Box::pin(async move {
                let mut work = Work::as_clock(tx, &flows, tenant, now).await?;
                let more = unit(&mut work).await?;
                let letters = std::mem::take(&mut work.letters);
                Ok(Done {
                    outcome: (letters.len(), more),
                    letters,
                    ..Done::new((0, false))
                })
            })
        },
        move |_, refusal| {
            Box::pin(async move {
                tracing::error!(%tenant, ?refusal, "a walk through the watches was refused");
                Ok(Done::new((0, false)))
            })
        },
    )
    .await
}
