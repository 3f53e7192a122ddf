//! Long acts of tenants go on where they were: a batch of each in turn, so that none keeps another waiting.

use std::collections::HashSet;

use super::hand::in_hand;
use super::{Faults, PAGE};
use crate::core::Core;
use crate::domain::ids::{JobId, TenantId};
use crate::domain::moment::Moment;
use crate::storage::{Fault, Result, job};
use crate::usecase::{Stop, job as jobs};

/// Batches of one job in one run: the end of the program waits for a run.
const ROUNDS: usize = 20;

/// Goes on with what is under way; tells how many letters that made.
pub async fn run_jobs(core: &Core, _: Moment) -> Result<usize> {
    run_some_jobs(core, ROUNDS).await
}

/// One fault more of a job: it does not keep its kind from the tenant for good. Tells how many letters that made.
async fn stumble(core: &Core, tenant: TenantId, id: JobId) -> Result<usize> {
    let noted = in_hand(core, tenant, "a job that met a fault", move |work| {
        Box::pin(async move { jobs::stumbled(work, id).await })
    });
    match noted.await {
        Ok((letters, over)) => {
            if over {
                tracing::error!(%tenant, job = %id, "a job is given up");
            }
            Ok(letters)
        }
        Err(fault) if fault.is_bug() => {
            tracing::error!(%tenant, job = %id, %fault, "the fault of a job cannot be noted");
            Ok(0)
        }
        Err(fault) => Err(fault),
    }
}

/// As [`run_jobs`], with so many batches of each job.
pub async fn run_some_jobs(core: &Core, rounds: usize) -> Result<usize> {
    let (mut letters, mut over, mut faults) = (0, HashSet::new(), Faults::default());
    for _ in 0..rounds {
        let (mut after, mut goes_on) = ((TenantId(0), String::new()), false);
        loop {
            let rows = job::all_active(&mut core.db.read().await?, &after, PAGE).await?;
            let is_last = (rows.len() as u64) < PAGE;
            if let Some((tenant, kind, _)) = rows.last() {
                after = (*tenant, kind.clone());
            }
            for (tenant, _, id) in rows {
                if over.contains(&(tenant, id)) {
                    continue;
                }
                goes_on = true;
                match step(core, tenant, id).await {
                    Ok((made, more)) => {
                        letters += made;
                        if !more {
                            over.insert((tenant, id));
                        }
                    }
                    Err(fault) if fault.is_bug() => {
                        tracing::error!(%tenant, job = %id, %fault, "a job cannot go on");
                        over.insert((tenant, id));
                        letters += stumble(core, tenant, id).await?;
                    }
                    // It goes on at the next run; the others do not wait for it.
                    Err(fault) => {
                        over.insert((tenant, id));
                        faults.forgive(fault)?;
                    }
                }
            }
            if is_last {
                break;
            }
        }
        if !goes_on {
            break;
        }
    }
    faults.end(letters)
}

async fn step(core: &Core, tenant: TenantId, id: JobId) -> Result<(usize, bool)> {
    let batch = in_hand(core, tenant, "a job", move |work| {
        Box::pin(async move {
            jobs::step(work, id).await.map_err(|stop| match stop {
                // Nobody is there to be refused anything: it would be the same at each run.
                Stop::Refused(why) => Stop::Fault(Fault::Bug(format!("a batch was refused: {why:?}"))),
                stop => stop,
            })
        })
    });
    batch.await
}
