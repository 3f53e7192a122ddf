//! What people who run a practice choose to be told of it, each for themself, and what the clock tells them day by day.

use super::{Outcome, Work};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::reminder::{self, Chosen, codes_of, offsets_of};
use crate::domain::told::{Daily, Hour, ToldKind};
use crate::domain::workflow::Phase;
use crate::domain::zone::Zone;
use crate::storage::due::ReminderRow;
use crate::storage::{booking, person, told};

/// From now on the one who acts hears a kind of notices, or does not.
pub async fn set_hears(work: &mut Work<'_>, kind: ToldKind, on: bool) -> Outcome<()> {
    let me = work.person.ok_or(Refusal::NotFound)?;
    Ok(work.tenant.set_told(me, kind, on).await?)
}

/// From now on the one who acts is reminded so of the practice's lessons.
pub async fn set_reminders(work: &mut Work<'_>, chosen: Chosen) -> Outcome<()> {
    let me = work.person.ok_or(Refusal::NotFound)?;
    work.tenant
        .set_member_reminders(me, &codes_of(&chosen.offsets()))
        .await?;
    arm_lessons(work, me).await
}

/// From now on the one who acts is told that at that hour of their own wall; without one, not at all.
pub async fn set_daily(work: &mut Work<'_>, kind: Daily, hour: Option<Hour>) -> Outcome<()> {
    let me = work.person.ok_or(Refusal::NotFound)?;
    let zone = work.zone_of(me).await?;
    let next = hour.map(|hour| (hour, hour.next(zone, work.now).1));
    Ok(work.tenant.set_daily(me, kind, next).await?)
}

/// A person's hours are others now: what they are told, and reminded of, comes by these.
pub async fn rearm(work: &mut Work<'_>, id: PersonId) -> Outcome<()> {
    rearm_daily(work, id).await?;
    arm_lessons(work, id).await
}

/// The tenant's clocks are others now, and so are those of whoever has none of their own.
pub async fn rearm_all(work: &mut Work<'_>) -> Outcome<()> {
    let tenant = work.tenant.id();
    let mut people: Vec<PersonId> = told::dailies(&mut work.tenant, tenant, None)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    people.dedup();
    for id in people {
        rearm_daily(work, id).await?;
    }
    Ok(())
}

async fn rearm_daily(work: &mut Work<'_>, id: PersonId) -> Outcome<()> {
    let (tenant, zone) = (work.tenant.id(), work.zone_of(id).await?);
    for row in told::dailies(&mut work.tenant, tenant, Some(id)).await? {
        // What is due and was not heard yet, since nobody heard the clock, stays due.
        if let Some((kind, hour)) = row.read().filter(|_| row.due_at > work.now) {
            let next = hour.next(zone, work.now).1;
            work.tenant.set_daily(id, kind, Some((hour, next))).await?;
        }
    }
    Ok(())
}

/// Sets the reminders of all that is ahead anew for one who runs the practice; those that have fired stay fired.
async fn arm_lessons(work: &mut Work<'_>, id: PersonId) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    work.tenant.remove_reminders_of(id, now).await?;
    let offsets = offsets_of(&told::reminders(&mut work.tenant, tenant, id).await?);
    let Some(me) = person::by_id(&mut work.tenant, id)
        .await?
        .filter(|_| !offsets.is_empty())
    else {
        return Ok(());
    };
    let own = me.zone.as_deref().and_then(|zone| Zone::parse(zone).ok());
    let zone = own.unwrap_or(work.tenant.tenant.zone);
    let ahead = booking::between(&mut work.tenant, tenant, now, Moment(i64::MAX)).await?;
    let mut rows = Vec::new();
    for row in ahead.iter().filter(|row| row.phase == Phase::Upcoming.as_str()) {
        let moments = reminder::plan(row.start_at, &offsets, zone, me.quiet(), now);
        rows.extend(moments.into_iter().map(|(ahead, due_at)| ReminderRow {
            tenant_id: tenant,
            booking_id: row.booking_id,
            move_no: row.move_no,
            person_id: id,
            ahead: ahead.to_string(),
            due_at,
            start_at: row.start_at,
        }));
    }
    Ok(work.tenant.insert_reminders(&rows).await?)
}

/// Tells a person what is due for them, once a local day, and sets when it comes next. What nobody heard the clock for is
/// told late: of several days only the last, and the plan of a day on that day alone.
pub async fn tell_daily(work: &mut Work<'_>, id: PersonId, kind: Daily, due: Moment) -> Outcome<()> {
    let (tenant, zone) = (work.tenant.id(), work.zone_of(id).await?);
    let rows = told::dailies(&mut work.tenant, tenant, Some(id)).await?;
    let due_now = |(of, _): &(Daily, Hour)| *of == kind;
    let found = rows.iter().filter(|row| row.due_at == due);
    let Some((_, hour)) = found.filter_map(told::DailyRow::read).find(due_now) else {
        return Ok(());
    };
    let (_, next) = hour.next(zone, work.now);
    work.tenant.set_daily(id, kind, Some((hour, next))).await?;
    let Some((day, _)) = hour.last(zone, work.now) else {
        return Ok(());
    };
    let end = zone.day(day).1;
    let (notice, not_after) = match kind {
        Daily::Plan => (Notice::Plan { day }, Some(end)),
        Daily::Unpaid => (Notice::UnpaidList { day }, None),
    };
    if not_after.is_some_and(|end| work.now >= end)
        || !work
            .tenant
            .insert_daily_told(id, kind, &day.to_string(), work.now)
            .await?
    {
        return Ok(());
    }
    work.letters.push(Letter {
        tenant: Some(tenant),
        to: id,
        notice,
        due: work.now,
        not_after,
        dedupe: format!("daily:{}:{tenant}:{day}:{id}", kind.as_str()),
    });
    Ok(())
}
