//! What specialists are told day by day at an hour of their choice, each by the clocks of their own.

use super::Walk;
use super::hand::in_hand;
use crate::core::Core;
use crate::domain::moment::Moment;
use crate::domain::zone::Date;
use crate::storage::{Result, debt, outcome, told};
use crate::usecase;

/// Tells whom something is due, asks how the lessons of a day went that is over, and tells those who owe; tells how many
/// letters that made.
pub async fn run_daily(core: &Core, now: Moment) -> Result<usize> {
    // What stands still in one part holds up no other.
    let parts = [
        run_hours(core, now).await,
        run_day_ends(core, now).await,
        run_debts(core, now).await,
    ];
    parts.into_iter().sum()
}

async fn run_day_ends(core: &Core, now: Moment) -> Result<usize> {
    let mut walk = Walk::new();
    let mut letters = 0;
    loop {
        let rows = outcome::due(&mut core.db.read().await?, now, walk.page).await?;
        let Some(fresh) = walk.fresh(rows, |row| (row.tenant_id, row.day.clone())) else {
            break;
        };
        for row in fresh {
            let tenant = row.tenant_id;
            let Ok(day) = row.day.parse::<Date>() else { continue };
            let asked = in_hand(core, tenant, "how it went", move |work| {
                Box::pin(async move { usecase::outcomes::ask(work, day).await })
            });
            match asked.await {
                Ok((made, ())) => letters += made,
                Err(fault) if fault.is_bug() => {
                    tracing::error!(%tenant, %day, %fault, "nobody can be asked how a day went");
                }
                Err(fault) => walk.forgive(fault)?,
            }
        }
    }
    walk.end(letters)
}

async fn run_debts(core: &Core, now: Moment) -> Result<usize> {
    let mut walk = Walk::new();
    let mut letters = 0;
    loop {
        let rows = debt::due(&mut core.db.read().await?, now, walk.page).await?;
        let Some(fresh) = walk.fresh(rows, |tenant| *tenant) else {
            break;
        };
        for tenant in fresh {
            loop {
                let told = in_hand(core, tenant, "debts", move |work| {
                    Box::pin(async move { usecase::debts::round(work).await })
                });
                match told.await {
                    Ok((made, more)) => {
                        letters += made;
                        if !more {
                            break;
                        }
                    }
                    Err(fault) if fault.is_bug() => {
                        tracing::error!(%tenant, %fault, "those who owe cannot be told");
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
    walk.end(letters)
}

async fn run_hours(core: &Core, now: Moment) -> Result<usize> {
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
