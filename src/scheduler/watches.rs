//! Those who wait are told of what has become free, and watches end: a transaction for each batch.

use std::sync::Arc;

use super::Walk;
use super::hand::in_hand;
use super::offers::run_offers;
use crate::core::Core;
use crate::domain::moment::Moment;
use crate::storage::{Result, watch};
use crate::usecase::watch as watching;

/// Tells everybody who waits for what has become free, and ends the watches whose time is over; tells how many letters
/// that made. What is due is looked up as of `now`; people's hours are by the clock as it goes on.
pub async fn run_watches(core: &Core, now: Moment) -> Result<usize> {
    // What is let go may be what somebody waits for.
    let offers = run_offers(core, now).await;
    let mut letters = 0;
    let mut ended = Walk::new();
    loop {
        let rows = watch::ended(&mut core.db.read().await?, now, ended.page).await?;
        let Some(fresh) = ended.fresh(rows, |row| (row.tenant_id, row.watch_id)) else {
            break;
        };
        for row in fresh {
            let (tenant, row) = (row.tenant_id, Arc::new(row));
            let ending = in_hand(core, tenant, "the end of a watch", move |work| {
                let row = row.clone();
                Box::pin(async move { watching::expire(work, &row).await })
            });
            match ending.await {
                Ok((made, ())) => letters += made,
                Err(fault) if fault.is_bug() => tracing::error!(%tenant, %fault, "a watch cannot end"),
                Err(fault) => ended.forgive(fault)?,
            }
        }
    }
    for tenant in watch::due_tenants(&mut core.db.read().await?, now).await? {
        loop {
            let batch = in_hand(core, tenant, "a walk through the watches", |work| {
                Box::pin(watching::walk(work))
            });
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
                Err(fault) => {
                    ended.forgive(fault)?;
                    break;
                }
            }
        }
    }
    Ok(offers? + ended.end(letters)?)
}
