//! Times that were held for a client who has not answered are let go.

use super::Walk;
use super::hand::in_hand;
use crate::core::Core;
use crate::domain::moment::Moment;
use crate::storage::{Result, offer};
use crate::usecase::offer as offering;

/// Ends the offers whose time is over; tells how many letters that made.
pub async fn run_offers(core: &Core, now: Moment) -> Result<usize> {
    let mut letters = 0;
    let mut over = Walk::new();
    loop {
        let rows = offer::over(&mut core.db.read().await?, now, over.page).await?;
        let Some(fresh) = over.fresh(rows, |row| (row.tenant_id, row.offer_id)) else {
            break;
        };
        for row in fresh {
            let (tenant, offer) = (row.tenant_id, row.offer_id);
            let ending = in_hand(core, tenant, "the end of an offer", move |work| {
                Box::pin(async move { offering::expire(work, offer).await })
            });
            match ending.await {
                Ok((made, ())) => letters += made,
                Err(fault) if fault.is_bug() => tracing::error!(%tenant, %fault, "an offer cannot end"),
                Err(fault) => over.forgive(fault)?,
            }
        }
    }
    over.end(letters)
}
