//! Usual weeks and regulars: the clock publishes what has come within reach, tenant by tenant.

use super::Walk;
use super::hand::in_hand;
use crate::core::Core;
use crate::domain::moment::Moment;
use crate::storage::{Result, pattern, standing};
use crate::usecase::weekly;

/// Batches of one tenant that one run makes at most; the next goes on.
const BATCHES: usize = 120;

/// Publishes the weeks that are due; tells how many practices that were.
pub async fn run_weekly(core: &Core, now: Moment) -> Result<usize> {
    let mut walk = Walk::new();
    let mut published = 0;
    loop {
        let mut conn = core.db.read().await?;
        let mut tenants = pattern::due(&mut conn, now, walk.page).await?;
        tenants.extend(standing::due(&mut conn, now, walk.page).await?);
        drop(conn);
        let Some(fresh) = walk.fresh(tenants, |tenant| *tenant) else {
            break;
        };
        for tenant in fresh {
            published += 1;
            for _ in 0..BATCHES {
                let made = in_hand(core, tenant, "the usual week", move |work| {
                    Box::pin(async move { weekly::publish_batch(work).await })
                });
                match made.await {
                    Ok((_, true)) => {}
                    Ok((_, false)) => break,
                    Err(fault) if fault.is_bug() => {
                        tracing::error!(%tenant, %fault, "a usual week cannot be published");
                        break;
                    }
                    Err(fault) => {
                        walk.forgive(fault)?;
                        break;
                    }
                }
            }
        }
    }
    walk.end(published)
}
