//! Reminders whose moment has come become notices: one transaction for each person of a tenant.

use std::sync::Arc;

use super::Walk;
use crate::core::{Cause, Core, Done};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::storage::{Lane, Result, due};
use crate::usecase::{Work, remind};

/// Fires every reminder that is due; tells how many letters that made for now. What passed while the program was down is
/// late, not lost: whether it still makes sense is asked when it is sent.
pub async fn run_reminders(core: &Core, now: Moment) -> Result<usize> {
    let mut walk = Walk::new();
    let mut letters = 0;
    loop {
        let rows = due::due_reminders(&mut core.db.read().await?, now, walk.page).await?;
        let Some(fresh) = walk.fresh(rows, |row| (row.tenant_id, row.person_id)) else {
            break;
        };
        for row in fresh {
            match remind_person(core, row.tenant_id, row.person_id, now).await {
                Ok(made) => letters += made,
                Err(fault) if fault.is_bug() => {
                    let (tenant, person) = (row.tenant_id, row.person_id);
                    tracing::error!(%tenant, %person, %fault, "a person cannot be reminded");
                }
                Err(fault) => walk.forgive(fault)?,
            }
        }
    }
    walk.end(letters)
}

async fn remind_person(core: &Core, tenant: TenantId, person: PersonId, now: Moment) -> Result<usize> {
    let flows = core.flows.clone();
    core.transact(
        Lane::Housekeeping,
        Cause::Clock(now),
        move |tx| {
            let flows = Arc::clone(&flows);
            Box::pin(async move {
                let mut work = Work::as_clock(tx, &flows, tenant, now).await?;
                remind::remind(&mut work, person).await?;
                let letters = std::mem::take(&mut work.letters);
                Ok(Done {
                    outcome: letters.iter().filter(|letter| letter.due <= now).count(),
                    letters,
                    ..Done::new(0)
                })
            })
        },
        move |_, refusal| {
            Box::pin(async move {
                tracing::error!(%tenant, %person, ?refusal, "a reminder was refused");
                Ok(Done::new(0))
            })
        },
    )
    .await
}
