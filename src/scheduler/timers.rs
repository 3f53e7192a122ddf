//! Timers of workflows whose moment has come: one transaction each, in the order of their moments.

use std::sync::Arc;

use super::Walk;
use crate::core::{Cause, Core, Done};
use crate::domain::moment::{Moment, Span};
use crate::storage::due::{self, TimerRow};
use crate::storage::tenant::Locked;
use crate::storage::{Lane, Result, Tx};
use crate::usecase::{Work, apply, step};

/// When a timer that failed by a bug comes again.
const AFTER_A_BUG: Span = Span::hours(1);

/// Fires every timer that is due, those that are set on the way included; tells how many letters that made.
pub async fn run_timers(core: &Core, now: Moment) -> Result<usize> {
    let mut walk = Walk::new();
    let mut letters = 0;
    loop {
        let rows = due::due_timers(&mut core.db.read().await?, now, walk.page).await?;
        let key = |row: &TimerRow| (row.tenant_id, row.booking_id, row.step.clone(), row.entry_no);
        let Some(fresh) = walk.fresh(rows, key) else { break };
        for row in fresh {
            match fire(core, &row, now).await {
                Ok(made) => letters += made,
                Err(fault) if fault.is_bug() => {
                    tracing::error!(timer = ?row, %fault, "a timer cannot fire and is put off");
                    if let Err(fault) = put_off(core, row, now).await {
                        walk.forgive(fault)?;
                    }
                }
                Err(fault) => walk.forgive(fault)?,
            }
        }
    }
    walk.end(letters)
}

async fn fire(core: &Core, row: &TimerRow, now: Moment) -> Result<usize> {
    let (flows, row, refused) = (core.flows.clone(), Arc::new(row.clone()), Arc::new(row.clone()));
    core.transact(
        Lane::Housekeeping,
        Cause::Clock(now),
        move |tx| {
            let (flows, row) = (flows.clone(), row.clone());
            Box::pin(async move {
                let mut work = Work::as_clock(tx, &flows, row.tenant_id, now).await?;
                match apply::leads_to(&row) {
                    Some(version) => apply::bind_later(&mut work, &row, version).await?,
                    None => drop(step::fire_timer(&mut work, &row).await?),
                }
                let letters = std::mem::take(&mut work.letters);
                Ok(Done {
                    outcome: letters.len(),
                    letters,
                    ..Done::new(0)
                })
            })
        },
        move |tx, refusal| {
            let row = refused.clone();
            Box::pin(async move {
                tracing::warn!(timer = ?row, ?refusal, "a timer's step cannot be taken");
                // The refusal took the mark back with the step: without it the timer would be due for ever.
                mark_fired(tx, &row, now).await?;
                Ok(Done::new(0))
            })
        },
    )
    .await
}

/// A bug of ours must cost nobody a timer: it is tried again, by the next version if need be.
async fn put_off(core: &Core, row: TimerRow, now: Moment) -> Result<()> {
    let row = Arc::new(row);
    let unit = core.keep(Lane::Housekeeping, move |tx| {
        let row = row.clone();
        Box::pin(async move {
            if let Some(mut tenant) = Locked::take(tx, row.tenant_id).await? {
                tenant.postpone_timer(&row, now + AFTER_A_BUG).await?;
            }
            Ok(())
        })
    });
    unit.await
}

async fn mark_fired(tx: &mut Tx, row: &TimerRow, now: Moment) -> Result<()> {
    if let Some(mut tenant) = Locked::take(tx, row.tenant_id).await? {
        tenant.fire_timer(row, now).await?;
    }
    Ok(())
}
