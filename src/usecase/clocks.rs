//! A clock change that only one of two zones makes moves a client's hours: they are told a week before, once.

use super::{Outcome, Work, prefs};
use crate::domain::ids::PersonId;
use crate::domain::moment::{Moment, Span};
use crate::domain::notice::{Letter, Notice};
use crate::domain::reminder::Quiet;
use crate::domain::zone::{Zone, hours_move};
use crate::storage::publication::{self, Abroad};
use crate::storage::{Conn, Result};

/// How long before the change.
pub const AHEAD: Span = Span::days(7);
/// Nobody is told of it in the night.
const NIGHT: Quiet = Quiet {
    from_min: 21 * 60,
    to_min: 9 * 60,
};

/// The moment of the change that somebody is to be warned of now.
pub fn coming(tenant: Zone, reader: Zone, last_start: Moment, now: Moment) -> Option<Moment> {
    let shift = hours_move(tenant, reader, now, now + AHEAD)?;
    (last_start >= shift.at).then_some(shift.at)
}

/// Those who are to be warned, and were not yet.
pub async fn unwarned(conn: &mut Conn, now: Moment) -> Result<Vec<(Abroad, Moment)>> {
    let mut found = Vec::new();
    for row in publication::abroad(conn, now).await? {
        let (Ok(tenant), Ok(reader)) = (Zone::parse(&row.tenant_zone), Zone::parse(&row.person_zone)) else {
            continue;
        };
        if let Some(change) = coming(tenant, reader, row.last_start, now)
            && !publication::was_warned(conn, row.tenant_id, row.person_id, change).await?
        {
            found.push((row, change));
        }
    }
    Ok(found)
}

/// Warns a person of a change, by day on their own wall.
pub async fn warn(work: &mut Work<'_>, person: PersonId, change: Moment) -> Outcome<()> {
    if !work.tenant.insert_clock_warning(person, change, work.now).await? {
        return Ok(());
    }
    let zone = work.zone_of(person).await?;
    let by_day = NIGHT.over(work.now, zone);
    let (tenant, usual) = (work.tenant.id(), work.tenant.tenant.zone);
    let due = prefs::due(&mut work.tenant, person, by_day, usual).await?;
    work.letters.push(Letter {
        tenant: Some(tenant),
        to: person,
        notice: Notice::ClockChange { at: change },
        due,
        not_after: Some(change),
        dedupe: format!("clock_change:{}:{tenant}:{person}", change.0),
    });
    Ok(())
}
