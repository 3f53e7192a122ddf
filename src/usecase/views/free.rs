//! Free times as clients see them.

use std::collections::{BTreeMap, HashSet};

use chrono::Datelike;

use crate::domain::ids::{BookingId, KindId, SlotId};
use crate::domain::moment::{Moment, Span};
use crate::domain::refusal::Refusal;
use crate::domain::slot::Interval;
use crate::domain::zone::{Date, plus_days};
use crate::storage::booking::BookingRow;
use crate::storage::slot::{self, FreeRow, SlotRow, StandingRow};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Result, booking};
use crate::usecase::standing_guard;
use crate::usecase::windows::pause;

/// The slots of `from..to` in which a client could book now: open, with a seat, in time, within the horizon, on a
/// day that is not closed, not while the specialist is busy elsewhere, and at nobody's regular time.
pub async fn between(
    conn: &mut Conn,
    tenant: &TenantRow,
    from: Moment,
    to: Moment,
    now: Moment,
) -> Result<Vec<FreeRow>> {
    between_for(conn, tenant, None, from, to, now).await
}

/// A booking that is to be at another time: what suits it, and what it leaves behind.
#[derive(Clone, Copy, Debug)]
pub struct Moving {
    pub booking: BookingId,
    pub slot: SlotId,
    pub kind: KindId,
    pub start: Moment,
    pub end: Moment,
    /// Its own time is free for it: it goes at once.
    pub at_once: bool,
}

impl Moving {
    pub fn of(booking: &BookingRow, at_once: bool) -> Self {
        Self {
            booking: booking.booking_id,
            slot: booking.slot_id,
            kind: booking.kind_id,
            start: booking.start_at,
            end: booking.end_at,
            at_once,
        }
    }

    fn suits(&self, slot: &FreeRow) -> bool {
        let overlaps = self.start < slot.end_at && self.end > slot.start_at;
        slot.slot_id != self.slot
            && slot.kind_id == self.kind
            && slot.end_at - slot.start_at == self.end - self.start
            && (self.at_once || !overlaps)
    }
}

/// As [`between`], of that what suits the booking that moves.
pub async fn between_for(
    conn: &mut Conn,
    tenant: &TenantRow,
    moving: Option<Moving>,
    from: Moment,
    to: Moment,
    now: Moment,
) -> Result<Vec<FreeRow>> {
    let from = from.max(now + tenant.policy.min_notice_book);
    let to = to.min(horizon(tenant, now).1);
    if from >= to {
        return Ok(Vec::new());
    }
    let slots = slot::with_seats(conn, tenant.id, from, to).await?;
    bookable(conn, tenant, moving, slots, now).await
}

/// A stretch has so many starts among the first times: it would fill their list with one morning.
const OF_STRETCH: usize = 2;

/// The first free times from then on, no more of them than that, and few of one stretch.
pub async fn first(
    conn: &mut Conn,
    tenant: &TenantRow,
    moving: Option<Moving>,
    from: Moment,
    now: Moment,
    limit: usize,
) -> Result<Vec<FreeRow>> {
    let all = [(from, horizon(tenant, now).1)];
    first_of(conn, tenant, (None, moving), &all, now, (limit, OF_STRETCH)).await
}

/// Those of open slots with a seat, in order, that suit the booking that moves, are not on a closed day, and not while the
/// specialist is busy elsewhere.
async fn bookable(
    conn: &mut Conn,
    tenant: &TenantRow,
    moving: Option<Moving>,
    mut slots: Vec<FreeRow>,
    now: Moment,
) -> Result<Vec<FreeRow>> {
    slots.retain(|slot| moving.is_none_or(|moving| moving.suits(slot)));
    let leaves = moving.map(|moving| moving.booking);
    let (Some(first), Some(last)) = (slots.first(), slots.last()) else {
        return Ok(slots);
    };
    let from = first.start_at;
    let end = slots.iter().map(|slot| slot.end_at).max().unwrap_or(last.end_at);
    let (first, last) = (tenant.zone.date(from), tenant.zone.date(last.start_at));
    let closed = slot::closed_days(conn, tenant.id, &first.to_string(), &last.to_string()).await?;
    let closed: HashSet<String> = closed.into_iter().collect();
    let widest = Span::minutes(tenant.policy.buffer.into());
    let busy = booking::busy(conn, tenant.id, from - widest, end + widest).await?;
    let stands = standing(conn, tenant, &slots).await?;
    // Whoever goes at once leaves their own hour to it.
    let own = moving.filter(|moving| moving.at_once).map(|moving| moving.slot);
    let is_free = |slot: &FreeRow| {
        (closed.is_empty() || !closed.contains(&tenant.zone.date(slot.start_at).to_string()))
            && !is_in_the_way(slot, &stands, own)
            && !busy.iter().any(|other| {
                let pause = pause(&tenant.policy, slot.window_id);
                other.slot_id != slot.slot_id
                    && Some(other.booking_id) != leaves
                    && other.start_at < slot.end_at + pause
                    && other.end_at + pause > slot.start_at
            })
    };
    slots.retain(|slot| is_free(slot));
    let at = |slot: &FreeRow| Interval {
        start: slot.start_at,
        end: slot.end_at,
    };
    let times: Vec<Interval> = slots.iter().map(at).collect();
    let kept = standing_guard::kept(conn, tenant, &times, now).await?;
    slots.retain(|slot| !standing_guard::is_kept(&kept, None, slot.slot_id, at(slot)));
    Ok(slots)
}

/// What stands beside the starts of stretches among these.
async fn standing(conn: &mut Conn, tenant: &TenantRow, slots: &[FreeRow]) -> Result<Vec<StandingRow>> {
    let starts = || slots.iter().filter(|slot| slot.window_id.is_some());
    let (from, to) = (
        starts().map(|slot| slot.start_at).min(),
        starts().map(|slot| slot.end_at).max(),
    );
    match (from, to) {
        (Some(from), Some(to)) => slot::standing(conn, tenant.id, from, to).await,
        (_, _) => Ok(Vec::new()),
    }
}

/// Whether a start of a stretch is closed by what stands there for itself; `but` is left out of account.
fn is_in_the_way(slot: &FreeRow, stands: &[StandingRow], but: Option<SlotId>) -> bool {
    slot.window_id.is_some()
        && stands.iter().any(|other| {
            ![Some(slot.slot_id), but].contains(&Some(other.slot_id))
                && other.start_at < slot.end_at
                && other.end_at > slot.start_at
        })
}

/// Why a slot that is not among the free ones can't be booked at `now`.
pub async fn why_not(conn: &mut Conn, tenant: &TenantRow, slot: &SlotRow, now: Moment) -> Result<Refusal> {
    let day = tenant.zone.date(slot.start_at).to_string();
    Ok(if slot.start_at <= now {
        Refusal::SlotPast
    } else if !slot.is_open() {
        Refusal::SlotClosed
    } else if !slot::closed_days(conn, tenant.id, &day, &day).await?.is_empty() {
        Refusal::DayClosed
    } else if slot.free_seats() <= 0 {
        Refusal::SlotTaken
    } else if slot.start_at < now + tenant.policy.min_notice_book {
        Refusal::TooLateToBook {
            until: slot.start_at - tenant.policy.min_notice_book,
        }
    } else if slot.start_at >= horizon(tenant, now).1 {
        Refusal::TooFarAhead {
            days: tenant.policy.horizon_days.into(),
            from: tenant.policy.bookable_from(slot.start_at, tenant.zone),
        }
    } else {
        Refusal::SlotTaken
    })
}

/// The times of `from..to` that clients see and cannot book: those in time that are not among `free`. Those of closed
/// days are left out.
pub async fn taken(
    conn: &mut Conn,
    tenant: &TenantRow,
    from: Moment,
    to: Moment,
    now: Moment,
    free: &[FreeRow],
) -> Result<Vec<FreeRow>> {
    let from = from.max(now + tenant.policy.min_notice_book);
    let to = to.min(horizon(tenant, now).1);
    if from >= to {
        return Ok(Vec::new());
    }
    let open = slot::open_between(conn, tenant.id, from, to).await?;
    let (first, last) = (tenant.zone.date(from), tenant.zone.date(to));
    let closed = slot::closed_days(conn, tenant.id, &first.to_string(), &last.to_string()).await?;
    let closed: HashSet<String> = closed.into_iter().collect();
    let free: HashSet<SlotId> = free.iter().map(|slot| slot.slot_id).collect();
    let stands = standing(conn, tenant, &open).await?;
    let is_taken = |slot: &FreeRow| {
        !free.contains(&slot.slot_id)
            // What stands there is shown for itself, or not at all.
            && !is_in_the_way(slot, &stands, None)
            && (closed.is_empty() || !closed.contains(&tenant.zone.date(slot.start_at).to_string()))
    };
    Ok(open.into_iter().filter(is_taken).collect())
}

/// The first and the last local day that can be booked, and the moment at which the last one ends.
pub fn horizon(tenant: &TenantRow, now: Moment) -> (Date, Moment) {
    let today = tenant.zone.date(now);
    let last = plus_days(today, i64::from(tenant.policy.horizon_days));
    (today, tenant.zone.day(last).1)
}

/// The next free times, soonest first; of one kind of service where one is named.
pub async fn nearest_of(
    conn: &mut Conn,
    tenant: &TenantRow,
    kind: Option<KindId>,
    moving: Option<Moving>,
    now: Moment,
    limit: usize,
) -> Result<Vec<FreeRow>> {
    let all = [(now, horizon(tenant, now).1)];
    first_of(conn, tenant, (kind, moving), &all, now, (limit, usize::MAX)).await
}

/// As [`nearest_of`], those of one weekday of the tenant's, counted from Monday as the first.
pub async fn of_weekday(
    conn: &mut Conn,
    tenant: &TenantRow,
    (kind, moving): (Option<KindId>, Option<Moving>),
    weekday: u32,
    now: Moment,
    limit: usize,
) -> Result<Vec<FreeRow>> {
    let today = tenant.zone.date(now);
    let days: Vec<(Moment, Moment)> = (0..=i64::from(tenant.policy.horizon_days))
        .map(|n| plus_days(today, n))
        .filter(|day| day.weekday().number_from_monday() == weekday)
        .map(|day| tenant.zone.day(day))
        .collect();
    first_of(conn, tenant, (kind, moving), &days, now, (limit, usize::MAX)).await
}

/// Stretches that are asked for at once.
const TOGETHER: usize = 10;

/// The first of the free times that begin in these stretches, which are in order: a full calendar is not read for them.
/// Of one stretch of the plan there are `of_one` at most.
async fn first_of(
    conn: &mut Conn,
    tenant: &TenantRow,
    (kind, moving): (Option<KindId>, Option<Moving>),
    stretches: &[(Moment, Moment)],
    now: Moment,
    (limit, of_one): (usize, usize),
) -> Result<Vec<FreeRow>> {
    let (first, last) = (now + tenant.policy.min_notice_book, horizon(tenant, now).1);
    let stretches: Vec<(Moment, Moment)> = stretches
        .iter()
        .map(|(from, to)| ((*from).max(first), (*to).min(last)))
        .filter(|(from, to)| from < to)
        .collect();
    let mut found: Vec<FreeRow> = Vec::new();
    for some in stretches.chunks(TOGETHER) {
        // Most of what has a seat can be booked; where little of it can, more is asked for each time.
        let (mut after, mut ask) = (None, 2 * limit);
        while found.len() < limit {
            let slots = slot::first_with_seats(conn, tenant.id, some, kind, after, ask as u64).await?;
            let whole = slots.len() < ask;
            after = slots.last().map(|slot| (slot.start_at, slot.slot_id));
            for slot in bookable(conn, tenant, moving, slots, now).await? {
                let before = |other: &&FreeRow| slot.window_id.is_some() && other.window_id == slot.window_id;
                if found.iter().filter(before).count() < of_one {
                    found.push(slot);
                }
            }
            if whole {
                break;
            }
            ask *= 4;
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// How many free times each local day of `from..=to` has, of one kind of service where one is named, none included; days
/// without times that clients see are left out.
pub async fn days(
    conn: &mut Conn,
    tenant: &TenantRow,
    kind: Option<KindId>,
    moving: Option<Moving>,
    from: Date,
    to: Date,
    now: Moment,
) -> Result<BTreeMap<Date, usize>> {
    let (start, end) = (tenant.zone.day(from).0, tenant.zone.day(to).1);
    let mut days = BTreeMap::new();
    let free = between_for(conn, tenant, moving, start, end, now).await?;
    let among = |slot: &FreeRow| kind.is_none_or(|kind| slot.kind_id == kind);
    // Whoever moves a booking looks for what is free alone.
    if moving.is_none() {
        for slot in taken(conn, tenant, start, end, now, &free).await? {
            if among(&slot) {
                days.entry(tenant.zone.date(slot.start_at)).or_insert(0);
            }
        }
    }
    for slot in free.iter().filter(|slot| among(slot)) {
        *days.entry(tenant.zone.date(slot.start_at)).or_insert(0) += 1;
    }
    Ok(days)
}
