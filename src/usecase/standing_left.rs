//! Whoever is concerned hears once of the days on which a regular time found no place.

use std::collections::BTreeMap;

use super::standing::tell;
use super::{Outcome, Work};
use crate::domain::ids::StandingId;
use crate::domain::notice::Notice;
use crate::domain::standing::RegularNews;
use crate::domain::zone::Date;
use crate::storage::standing::{self, DayRow, StandingRow};
use crate::storage::standing_left;

/// Whether a message that is on its way already says what this one lacks.
fn says(work: &Work<'_>, id: StandingId) -> bool {
    work.letters.iter().any(|letter| match &letter.notice {
        Notice::Regular { standing, news } => match news {
            RegularNews::AllBegun { last } => (*standing..=*last).contains(&id),
            RegularNews::Begun | RegularNews::Moved { .. } | RegularNews::BackOn { .. } => *standing == id,
            _ => false,
        },
        _ => false,
    })
}

/// Tells of what is new, once all that is within reach has been looked at: each client of theirs in one message, and the
/// specialist of all in one.
pub(super) async fn tell_left(work: &mut Work<'_>) -> Outcome<()> {
    let (tenant, today) = (work.tenant.id(), work.tenant.tenant.zone.date(work.now));
    let new = standing_left::untold(&mut work.tenant, tenant, &today.to_string()).await?;
    let Some(first) = new.first().map(|row| row.standing_id) else {
        return Ok(());
    };
    let mut days: BTreeMap<StandingId, Vec<&DayRow>> = BTreeMap::new();
    for row in &new {
        days.entry(row.standing_id).or_default().push(row);
    }
    for (id, days) in days {
        let day = |row: Option<&&DayRow>| row.and_then(|row| row.day.parse::<Date>().ok());
        let (Some(from), Some(to)) = (day(days.first()), day(days.last())) else {
            continue;
        };
        let row = standing::by_id(&mut work.tenant, tenant, id).await?;
        if let Some(row) = row.filter(StandingRow::is_active)
            && !says(work, id)
        {
            tell(work, id, row.client_id, RegularNews::Lacks { from, to }).await?;
        }
    }
    work.tenant.told_of_left(&new).await?;
    let notice = Notice::Regular {
        standing: first,
        news: RegularNews::Unplaced,
    };
    let key = format!("regular-unplaced:{}", work.tenant.next_id().await?);
    Ok(work.tell_specialists(&notice, &key).await?)
}
