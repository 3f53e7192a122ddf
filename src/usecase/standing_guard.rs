//! Times that are a regular's and are not booked for them yet: a lesson in the way was cancelled, a day opened, or the
//! week is still to be published. Nobody else is shown them, and nobody else gets them.

use std::collections::HashMap;

use super::standing_publish::{CLOSED, Fit, Looking, OVERLAP};
use super::{Outcome, Work};
use crate::domain::ids::{ClientId, SlotId};
use crate::domain::moment::Moment;
use crate::domain::slot::Interval;
use crate::domain::standing::Regular;
use crate::domain::zone::{Date, plus_days};
use crate::storage::slot::SlotRow;
use crate::storage::standing::{self, StandingRow};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Result};

/// A time that a regular will be booked at.
#[derive(Clone, Debug)]
pub struct Kept {
    client: ClientId,
    at: Interval,
    /// The group that they will sit in, and how many seats are left there.
    among: Option<(SlotId, i64)>,
}

/// What is kept for regulars of the times of a list.
pub async fn kept(conn: &mut Conn, tenant: &TenantRow, times: &[Interval], now: Moment) -> Result<Vec<Kept>> {
    let (Some(start), Some(end)) = (
        times.iter().map(|time| time.start).min(),
        times.iter().map(|time| time.end).max(),
    ) else {
        return Ok(Vec::new());
    };
    let (zone, today) = (tenant.zone, tenant.zone.date(now));
    let rows = standing::all(conn, tenant.id, &today.to_string()).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    // What begins late on a day may last into the next.
    let (first, last) = (plus_days(zone.date(start), -1).max(today), zone.date(end));
    let mut found: Vec<(&StandingRow, Regular, Date, Interval)> = Vec::new();
    for row in rows.iter().filter(|row| row.client_banned_at.is_none()) {
        let Some(regular) = row.regular() else { continue };
        for day in regular.days(&[], first, last) {
            let Ok(at) = regular.time.span.on_day(zone, day) else {
                continue;
            };
            if times.iter().any(|time| time.overlaps(at)) {
                found.push((row, regular, day, at));
            }
        }
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let (from, to) = (first.to_string(), last.to_string());
    let came: HashMap<_, _> = standing::came_between(conn, tenant.id, &from, &to)
        .await?
        .into_iter()
        .map(|row| ((row.standing_id, row.day), row.why))
        .collect();
    let pauses = standing::pauses(conn, tenant.id, &from).await?;
    found.retain(|(row, _, day, _)| {
        let waits = match came.get(&(row.standing_id, day.to_string())) {
            None => true,
            // It is booked, or was, or was said not to come.
            Some(why) => matches!(why.as_deref(), Some(CLOSED | OVERLAP)),
        };
        let away = |(of, pause): &(_, crate::domain::standing::Pause)| *of == row.standing_id && pause.has(*day);
        waits && !pauses.iter().any(away)
    });
    let (Some(first), Some(last)) = (found.iter().map(|one| one.2).min(), found.iter().map(|one| one.2).max()) else {
        return Ok(Vec::new());
    };
    // Where something else is in its way, it has nothing of the time.
    let looking = Looking::of(conn, tenant, first, last).await?;
    let mut kept = Vec::new();
    for (row, regular, day, at) in found {
        let among = match looking.fit(conn, tenant, (row, &regular), day, now).await? {
            Fit::Slot(n, _) => looking.seats(n),
            Fit::Made(_) => None,
            Fit::Theirs(..) | Fit::Left(_) => continue,
        };
        let client = row.client_id;
        kept.push(Kept { client, at, among });
    }
    Ok(kept)
}

/// Whether a time is kept for somebody else than `client`.
pub fn is_kept(kept: &[Kept], client: Option<ClientId>, slot: SlotId, at: Interval) -> bool {
    let others = || {
        kept.iter()
            .filter(|one| Some(one.client) != client && one.at.overlaps(at))
    };
    let among = |one: &&Kept| one.among.is_some_and(|(of, _)| of == slot);
    let seats = others().filter(among).count() as i64;
    others().any(|one| match one.among {
        // A group has room for others as long as its regulars have theirs.
        Some((of, free)) if of == slot => free <= seats,
        Some(_) | None => true,
    })
}

/// Whether a client cannot have a slot because it is a regular's.
pub(super) async fn is_somebodys(work: &mut Work<'_>, client: ClientId, slot: &SlotRow) -> Outcome<bool> {
    let at = Interval {
        start: slot.start_at,
        end: slot.end_at,
    };
    let (tenant, now) = (work.tenant.tenant.clone(), work.now);
    let kept = kept(&mut work.tenant, &tenant, &[at], now).await?;
    Ok(is_kept(&kept, Some(client), slot.slot_id, at))
}

impl Work<'_> {
    /// Something has become free on these days: regulars who could not be booked there are looked at anew, by the next
    /// tick of the clock.
    pub(super) async fn regulars_may_come(&mut self, first: Moment, last: Moment) -> Outcome<()> {
        let (tenant, zone) = (self.tenant.id(), self.tenant.tenant.zone);
        let (first, last) = (plus_days(zone.date(first), -1), zone.date(last));
        if standing::are_left_out(&mut self.tenant, tenant, &first.to_string(), &last.to_string()).await? {
            self.tenant.wake_standing_clock(self.now).await?;
        }
        Ok(())
    }
}
