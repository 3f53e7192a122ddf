//! One transaction of a tenant, by the clock, as late as it really is: a run through many tenants takes its time.

use std::sync::Arc;

use futures::future::BoxFuture;

use crate::core::{Cause, Core, Done};
use crate::domain::ids::TenantId;
use crate::storage::{Lane, Result};
use crate::usecase::{Outcome, Work};

/// Commits what the clock does to a tenant; gives how many letters that made, and what it tells.
pub(super) async fn in_hand<T, F>(core: &Core, tenant: TenantId, what: &'static str, unit: F) -> Result<(usize, T)>
where
    T: Default + Send + 'static,
    F: for<'w, 't> Fn(&'w mut Work<'t>) -> BoxFuture<'w, Outcome<T>> + Send + Sync + 'static,
{
    let now = core.clock.now();
    let (flows, unit) = (core.flows.clone(), Arc::new(unit));
    core.transact(
        Lane::Housekeeping,
        Cause::Clock(now),
        move |tx| {
            let (flows, unit) = (Arc::clone(&flows), unit.clone());
            Box::pin(async move {
                let mut work = Work::as_clock(tx, &flows, tenant, now).await?;
                let told = unit(&mut work).await?;
                let letters = std::mem::take(&mut work.letters);
                Ok(Done {
                    outcome: (letters.len(), told),
                    letters,
                    ..Done::new((0, T::default()))
                })
            })
        },
        move |_, refusal| {
            Box::pin(async move {
                tracing::error!(%tenant, ?refusal, what, "the clock was refused");
                Ok(Done::new((0, T::default())))
            })
        },
    )
    .await
}
