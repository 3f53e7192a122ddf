//! The same time every week as a client sees it before booking: which weeks can be had, and why the others can't.

use crate::domain::moment::Moment;
use crate::domain::policy::Facts;
use crate::domain::refusal::Refusal;
use crate::domain::series::{WEEKS, Why, nth_date, nth_week};
use crate::storage::booking::BookingRow;
use crate::storage::client::ClientRow;
use crate::storage::pack;
use crate::storage::slot::{self, SlotRow};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Result, booking};
use crate::usecase::Outcome;
use crate::usecase::price::price_for;
use crate::usecase::views::free;
use crate::usecase::windows;

/// A week of a series, with the slot of the same kind and length that clients see at that time.
#[derive(Clone, Debug)]
pub struct Week {
    pub start: Moment,
    pub end: Moment,
    pub slot: Option<SlotRow>,
}

/// `weeks` weeks from that of `first` on.
pub async fn weekly(conn: &mut Conn, tenant: &TenantRow, first: &SlotRow, weeks: u32) -> Result<Vec<Week>> {
    let length = first.end_at - first.start_at;
    let mut found = vec![Week {
        start: first.start_at,
        end: first.end_at,
        slot: Some(first.clone()).filter(SlotRow::is_open),
    }];
    for nth in 1..weeks {
        let (start, slot) = match nth_week(tenant.zone, first.start_at, nth) {
            Ok(start) => (start, suiting(conn, tenant, first, start).await?),
            Err(start) => (start, None),
        };
        found.push(Week {
            start,
            end: start + length,
            slot,
        });
    }
    Ok(found)
}

/// An open slot like `first` at that moment, one with a seat left if there is any.
async fn suiting(conn: &mut Conn, tenant: &TenantRow, first: &SlotRow, start: Moment) -> Result<Option<SlotRow>> {
    let mut there = slot::plan(conn, tenant.id, start, Moment(start.0 + 1)).await?;
    let length = first.end_at - first.start_at;
    there.retain(|slot| slot.is_open() && slot.kind_id == first.kind_id && slot.end_at - slot.start_at == length);
    let free = there.iter().position(|slot| slot.free_seats() > 0).unwrap_or(0);
    Ok((!there.is_empty()).then(|| there.swap_remove(free)))
}

/// For how many weeks, by the tenant's horizon, a series from that slot on can be.
pub fn lengths(tenant: &TenantRow, first: Moment, now: Moment) -> Vec<u32> {
    let last = free::horizon(tenant, now).1;
    let within = |weeks: &u32| tenant.zone.day(nth_date(tenant.zone, first, weeks - 1)).0 < last;
    WEEKS.into_iter().filter(within).collect()
}

/// Whether any of the weeks to come has the time free, as far as others don't book it first.
pub async fn any_free(conn: &mut Conn, tenant: &TenantRow, first: &SlotRow, weeks: u32) -> Result<bool> {
    for nth in 1..weeks {
        if let Ok(start) = nth_week(tenant.zone, first.start_at, nth)
            && let Some(slot) = suiting(conn, tenant, first, start).await?
            && slot.free_seats() > 0
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A week before it is booked.
#[derive(Clone, Copy, Debug)]
pub struct Preview {
    pub start: Moment,
    pub end: Moment,
    pub price: i64,
    /// Why it can't be had; `None` where it can.
    pub why: Option<Why>,
}

/// What booking the weeks one by one would come to now. `waits`: each would be a request.
pub async fn preview(
    conn: &mut Conn,
    tenant: &TenantRow,
    client: Option<&ClientRow>,
    banned: bool,
    weeks: Vec<Week>,
    waits: bool,
    now: Moment,
) -> Outcome<Vec<Preview>> {
    let active = match client {
        Some(client) => booking::active_of_client(conn, tenant.id, client.client_id, now).await?,
        None => Vec::new(),
    };
    let requests = match client {
        Some(client) => booking::requests_of_account(conn, tenant.id, client.account_id, now, None).await?,
        None => 0,
    };
    let mut ahead = Ahead {
        open_requests: requests,
        count: active.iter().filter(|row| row.counts()).count() as u32,
        active,
        banned,
    };
    let mut pack = pack::of_client(conn, tenant.id, client).await?;
    let mut shown = Vec::new();
    for week in weeks {
        let why = match &week.slot {
            Some(slot) => why_not(conn, tenant, client, &ahead, slot, now).await?,
            None => Some(Refusal::SlotClosed),
        };
        if why.is_none() {
            ahead.count += 1;
            ahead.open_requests += u32::from(waits);
        }
        let why = match why {
            Some(refusal) => Some(Why::of(&refusal).ok_or(refusal)?),
            None => None,
        };
        let price = week.slot.map_or(0, |slot| price_for(client, pack.as_ref(), slot.price));
        if let Some(pack) = pack.as_mut().filter(|_| why.is_none() && price > 0) {
            pack.draw();
        }
        shown.push(Preview {
            start: week.start,
            end: week.end,
            price,
            why,
        });
    }
    Ok(shown)
}

/// What a client has, with what they would have of the weeks before.
struct Ahead {
    banned: bool,
    active: Vec<BookingRow>,
    count: u32,
    open_requests: u32,
}

/// As booking it would be refused.
async fn why_not(
    conn: &mut Conn,
    tenant: &TenantRow,
    client: Option<&ClientRow>,
    ahead: &Ahead,
    slot: &SlotRow,
    now: Moment,
) -> Result<Option<Refusal>> {
    if let Some(own) = ahead.active.iter().find(|row| row.slot_id == slot.slot_id) {
        let booking = own.booking_id;
        return Ok(Some(Refusal::AlreadyBooked { booking }));
    }
    let day = tenant.zone.date(slot.start_at).to_string();
    let facts = Facts {
        start: slot.start_at,
        zone: tenant.zone,
        day_closed: !slot::closed_days(conn, tenant.id, &day, &day).await?.is_empty(),
        banned: ahead.banned,
        needs_approval: client.is_some_and(|client| client.needs_approval == 1),
        accepted_before: client.is_some_and(|client| client.accepted_at.is_some()),
        active: ahead.count,
        open_requests: ahead.open_requests,
    };
    if let Err(refusal) = tenant.policy.may_book(&facts, now) {
        return Ok(Some(Refusal::by_policy(&tenant.policy, refusal)));
    }
    let (start, end) = (slot.start_at, slot.end_at);
    if ahead.active.iter().any(|row| row.start_at < end && row.end_at > start) {
        return Ok(Some(Refusal::OwnOverlap));
    }
    if windows::in_the_way(conn, tenant.id, slot, None).await? {
        return Ok(Some(Refusal::SlotTaken));
    }
    let busy = booking::busy_elsewhere(conn, tenant.id, slot.slot_id, start, end, None).await?;
    Ok((busy || slot.free_seats() <= 0).then_some(Refusal::SlotTaken))
}
