//! A local day is closed for booking, or opened again. What is booked on it stays.

use super::{Outcome, Work};
use crate::domain::ids::SlotId;
use crate::domain::zone::Date;
use crate::storage::slot;

pub async fn close(work: &mut Work<'_>, day: Date) -> Outcome<()> {
    Ok(work.tenant.close_day(&day.to_string()).await?)
}

pub async fn open(work: &mut Work<'_>, day: Date) -> Outcome<()> {
    if !work.tenant.open_day(&day.to_string()).await? {
        return Ok(());
    }
    let (tenant, (start, end)) = (work.tenant.id(), work.tenant.tenant.zone.day(day));
    let slots: Vec<SlotId> = slot::with_seats(&mut work.tenant, tenant, start, end)
        .await?
        .into_iter()
        .map(|slot| slot.slot_id)
        .collect();
    work.slots_freed(&slots).await
}
