//! Days are closed or opened: whose weekly time is on them and not booked yet hears that it does not come, and when it
//! goes on; or that it comes after all.

use super::standing::tell;
use super::{Outcome, Work};
use crate::domain::standing::RegularNews;
use crate::domain::zone::Date;
use crate::storage::standing::{self, StandingRow};

/// Whose weekly time falls on these days, where nothing of theirs is booked on any of them. Those who have something
/// there are told of that, and of what goes on.
async fn waiting(work: &mut Work<'_>, days: &[Date]) -> Outcome<Vec<StandingRow>> {
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
        return Ok(Vec::new());
    };
    let (tenant, from) = (work.tenant.id(), first.to_string());
    let rows = standing::all(&mut work.tenant, tenant, &from).await?;
    if rows.is_empty() {
        return Ok(rows);
    }
    let pauses = standing::pauses(&mut work.tenant, tenant, &from).await?;
    let came = standing::came(&mut work.tenant, tenant, &from).await?;
    let falls = |row: &StandingRow| {
        let Some(regular) = row.regular() else { return false };
        let own = pauses.iter().filter(|(of, _)| *of == row.standing_id);
        let own: Vec<_> = own.map(|(_, pause)| *pause).collect();
        let mut on = regular.days(&own, *first, *last);
        on.retain(|day| days.contains(day));
        let booked = |day: &Date| {
            let iso = day.to_string();
            let mut came = came.iter().filter(|came| came.standing_id == row.standing_id);
            came.any(|came| came.day == iso && came.booking_id.is_some())
        };
        !on.is_empty() && !on.iter().any(booked)
    };
    Ok(rows.into_iter().filter(falls).collect())
}

/// `days` are those that were open until now.
pub(super) async fn closed(work: &mut Work<'_>, days: &[Date], (from, to): (Date, Date)) -> Outcome<()> {
    for row in waiting(work, days).await? {
        let news = RegularNews::Away { from, to };
        tell(work, row.standing_id, row.client_id, news).await?;
    }
    Ok(())
}

/// `days` are those that were closed until now.
pub(super) async fn opened(work: &mut Work<'_>, days: &[Date]) -> Outcome<()> {
    for row in waiting(work, days).await? {
        tell(work, row.standing_id, row.client_id, RegularNews::Back).await?;
    }
    Ok(())
}
