//! What specialists are told day by day at an hour of their choice, each by the clocks of their own.

use super::Walk;
use super::hand::in_hand;
use crate::core::Core;
use crate::domain::moment::Moment;
use crate::storage::{Result, told};
use crate::usecase;

/// Tells whom something is due; tells how many letters that made.
pub async fn run_daily(core: &Core, now: Moment) -> Result<usize> {
    let mut walk = Walk::new();
    let mut letters = 0;
    loop {
        let rows = told::due(&mut core.db.read().await?, now, walk.page).await?;
        let key = |row: &told::DailyRow| (row.tenant_id, row.person_id, row.told.clone());
        let Some(fresh) = walk.fresh(rows, key) else { break };
        for row in fresh {
            // Of a kind that another version of the program has written nothing is known here.
            let Some((kind, _)) = row.read() else { continue };
            let (tenant, person, due) = (row.tenant_id, row.person_id, row.due_at);
            let told = in_hand(core, tenant, "a daily notice", move |work| {
                Box::pin(async move { usecase::told::tell_daily(work, person, kind, due).await })
            });
            match told.await {
                Ok((made, ())) => letters += made,
                Err(fault) if fault.is_bug() => {
                    tracing::error!(%tenant, %person, %fault, "a person cannot be told what is due");
                }
                Err(fault) => walk.forgive(fault)?,
            }
        }
    }
    walk.end(letters)
}
