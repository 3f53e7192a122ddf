//! What a person has chosen to hear of a tenant, and when they want to be left alone.

use std::sync::Arc;

use super::{Outcome, Work, Workflows, told};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::notice::NoticeKind;
use crate::domain::refusal::Refusal;
use crate::domain::reminder::{Chosen, Offset, Quiet, codes_of, offsets_of};
use crate::domain::workflow::Phase;
use crate::domain::zone::Zone;
use crate::storage::person::PersonRow;
use crate::storage::{Conn, Result, Tx, booking, hearing, person, tenant};

/// What somebody is reminded by until they choose.
pub fn usual() -> Vec<Offset> {
    Chosen::TWICE.offsets()
}

/// Whether a person hears a kind of notices from a tenant; asked at the moment of sending.
pub async fn hears(conn: &mut Conn, tenant: TenantId, id: PersonId, kind: NoticeKind) -> Result<bool> {
    let chosen = hearing::chosen(conn, tenant, id, kind).await?;
    Ok(chosen.unwrap_or_else(|| kind.usually()))
}

/// The hours on a person's wall in which they want to be left alone.
pub async fn quiet_hours(conn: &mut Conn, id: PersonId) -> Result<Option<Quiet>> {
    let person = person::by_id(conn, id).await?;
    Ok(person.and_then(|person| person.quiet()))
}

/// When a person may be told what comes up at that moment: then, or when their quiet hours are over. `usual` is the zone
/// of who has chosen none.
pub fn heard_from(person: &PersonRow, at: Moment, usual: Zone) -> Moment {
    let zone = person.zone.as_deref().and_then(|zone| Zone::parse(zone).ok());
    person.quiet().map_or(at, |quiet| quiet.over(at, zone.unwrap_or(usual)))
}

/// As [`heard_from`], of somebody of whom only the id is known.
pub async fn due(conn: &mut Conn, id: PersonId, at: Moment, usual: Zone) -> Result<Moment> {
    let person = person::by_id(conn, id).await?;
    Ok(person.map_or(at, |person| heard_from(&person, at, usual)))
}

/// What a person is reminded by with a tenant; nothing where they hear no reminders at all.
pub async fn reminders(conn: &mut Conn, tenant: TenantId, id: PersonId) -> Result<Vec<Offset>> {
    if !hears(conn, tenant, id, NoticeKind::Reminders).await? {
        return Ok(Vec::new());
    }
    let stored = hearing::reminders(conn, tenant, id).await?;
    Ok(stored.map_or_else(usual, |codes| offsets_of(&codes)))
}

/// From now on the one who acts hears a kind of notices from the tenant, or does not.
pub async fn set_hears(work: &mut Work<'_>, kind: NoticeKind, on: bool) -> Outcome<()> {
    let person = work.person.ok_or(Refusal::NotFound)?;
    work.tenant.set_hears(person, kind, on).await?;
    if kind == NoticeKind::Reminders {
        arm_all(work, person).await?;
    }
    Ok(())
}

/// From now on the one who acts is reminded so of what they have with the tenant. To choose nothing is to hear no
/// reminders; what was chosen before is kept for when they are heard again.
pub async fn set_reminders(work: &mut Work<'_>, chosen: Chosen) -> Outcome<()> {
    let person = work.person.ok_or(Refusal::NotFound)?;
    let any = chosen != Chosen::NONE;
    if any {
        work.tenant.set_reminders(person, &codes_of(&chosen.offsets())).await?;
    }
    set_hears(work, NoticeKind::Reminders, any).await
}

/// Sets a person's quiet hours: what they are reminded of comes before these from now on.
pub async fn set_quiet(
    tx: &mut Tx,
    flows: &Arc<Workflows>,
    id: PersonId,
    quiet: Option<Quiet>,
    now: Moment,
) -> Outcome<()> {
    person::set_quiet(tx, id, quiet).await?;
    arm_everywhere(tx, flows, id, now).await
}

/// Sets the reminders of all that is ahead of a person anew, tenant by tenant in the order of their ids.
pub async fn arm_everywhere(tx: &mut Tx, flows: &Arc<Workflows>, id: PersonId, now: Moment) -> Outcome<()> {
    let run = tenant::run_by(tx, id).await?;
    let visited = tenant::visited_by(tx, id).await?;
    let mut tenants: Vec<TenantId> = visited.iter().chain(&run).map(|row| row.id).collect();
    tenants.sort();
    tenants.dedup();
    for tenant in tenants {
        if run.iter().any(|row| row.id == tenant) {
            let mut work = Work::as_clock(tx, flows, tenant, now).await?;
            told::rearm(&mut work, id).await?;
            continue;
        }
        let ahead = booking::active_of_person(tx, tenant, id, now).await?;
        if ahead.iter().any(|row| row.phase == Phase::Upcoming.as_str()) {
            let mut work = Work::as_clock(tx, flows, tenant, now).await?;
            arm_all(&mut work, id).await?;
        }
    }
    Ok(())
}

async fn arm_all(work: &mut Work<'_>, id: PersonId) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    for row in booking::active_of_person(&mut work.tenant, tenant, id, now).await? {
        work.arm_reminders(&row).await?;
    }
    Ok(())
}
