//! A local day is closed for booking, or opened again. What is booked on it stays.

use super::{Outcome, Work};
use crate::domain::zone::Date;

pub async fn close(work: &mut Work<'_>, day: Date) -> Outcome<()> {
    Ok(work.tenant.close_day(&day.to_string()).await?)
}

pub async fn open(work: &mut Work<'_>, day: Date) -> Outcome<()> {
    Ok(work.tenant.open_day(&day.to_string()).await?)
}
