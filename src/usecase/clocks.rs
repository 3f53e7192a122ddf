//! A clock change that only one of two zones makes moves a client's hours: they are told a week before, once.

use std::collections::{BTreeMap, HashMap};

use super::{Outcome, Work, prefs};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::moment::{Moment, Span};
use crate::domain::notice::{Letter, Notice};
use crate::domain::reminder::Quiet;
use crate::domain::zone::{Zone, changing, hours_move};
use crate::storage::publication::{self, Abroad};
use crate::storage::{Conn, Result};

/// How long before the change.
pub const AHEAD: Span = Span::days(7);
/// People in one look.
const PAGE: u64 = 500;
/// Nobody is told of it in the night.
const NIGHT: Quiet = Quiet {
    from_min: 21 * 60,
    to_min: 9 * 60,
};

/// The clock changes of the week to come, and whose hours with whom they move: known without reading a row.
pub struct Changes {
    now: Moment,
    any: bool,
    /// By the tenant's zone: the readers' zones, and when their hours move.
    moves: HashMap<Zone, BTreeMap<&'static str, Moment>>,
}

impl Changes {
    pub fn after(now: Moment) -> Self {
        Self {
            now,
            any: !changing(now, now + AHEAD).is_empty(),
            moves: HashMap::new(),
        }
    }

    /// Whether any clocks change at all.
    pub fn any(&self) -> bool {
        self.any
    }

    fn of(&mut self, tenant: Zone) -> &BTreeMap<&'static str, Moment> {
        let now = self.now;
        let moves = |reader: Zone| Some((reader.name(), hours_move(tenant, reader, now, now + AHEAD)?.at));
        self.moves
            .entry(tenant)
            .or_insert_with(|| Zone::all().filter_map(moves).collect())
    }
}

/// Where a walk through those who read a tenant's hours by zones of their own has got to.
pub type Reached = (ClientId, PersonId);

/// Those of a tenant who are to be warned and were not yet, from a page; and where the next page begins, if there is one.
pub async fn unwarned(
    conn: &mut Conn,
    changes: &mut Changes,
    (tenant, zone): (TenantId, &str),
    after: Option<Reached>,
) -> Result<(Vec<(PersonId, Moment)>, Option<Reached>)> {
    let now = changes.now;
    let Ok(zone) = Zone::parse(zone) else {
        return Ok((Vec::new(), None));
    };
    let moves = changes.of(zone);
    if moves.is_empty() {
        return Ok((Vec::new(), None));
    }
    let zones: Vec<&str> = moves.keys().copied().collect();
    let after = after.unwrap_or((ClientId(0), PersonId(0)));
    let page = publication::abroad(conn, tenant, &zones, after, now, PAGE).await?;
    let last = page.last().filter(|_| page.len() as u64 == PAGE);
    let next = last.map(|row| (row.client_id, row.person_id));
    let to_warn = |row: &Abroad| {
        let change = *moves.get(row.zone.as_str())?;
        (row.last_start? >= change).then_some((row.person_id, change))
    };
    let mut found: Vec<(PersonId, Moment)> = page.iter().filter_map(to_warn).collect();
    let people: Vec<PersonId> = found.iter().map(|(person, _)| *person).collect();
    let warned = publication::warned(conn, tenant, &people, now).await?;
    found.retain(|one| !warned.contains(one));
    Ok((found, next))
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
