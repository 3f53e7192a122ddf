//! Where a specialist would put a client: what is there then, and what stands against it.

use crate::domain::ids::KindId;
use crate::domain::moment::{Moment, Span};
use crate::domain::refusal::Refusal;
use crate::domain::spot::{Spot, Warning, Warnings};
use crate::storage::booking::{self, BookingRow};
use crate::storage::client::ClientRow;
use crate::storage::kind::KindRow;
use crate::storage::slot::{self, SlotRow, SlotState};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Fault};
use crate::usecase::Outcome;

/// Of what else the specialist has then, so many are named.
const NAMED: usize = 3;

pub struct Found {
    pub start: Moment,
    pub end: Moment,
    /// `None`: the time is not on the plan, and would be made for this booking alone.
    pub slot: Option<SlotRow>,
    pub kind: KindId,
    /// What a lesson of the kind, or this slot, costs everybody.
    pub price: i64,
    pub warnings: Warnings,
    /// What the specialist has at that time.
    pub busy: Vec<BookingRow>,
    /// And what is held for somebody to pick.
    pub offered: bool,
    /// What they have blocked then.
    pub blocked: Option<(Moment, Moment)>,
}

/// How long a time made for a client is.
pub fn length(client: &ClientRow, usual: i64) -> u16 {
    u16::try_from(client.minutes.unwrap_or(usual)).unwrap_or(60)
}

/// Looks whether a client can be put there; `from` is the booking that would move. What can't be overridden is refused.
pub async fn look(
    conn: &mut Conn,
    tenant: &TenantRow,
    client: &ClientRow,
    spot: Spot,
    from: Option<&BookingRow>,
    now: Moment,
) -> Outcome<Found> {
    let (slot, start, end) = match spot {
        Spot::Slot(id) => {
            let row = slot::by_id(conn, tenant.id, id).await?.ok_or(Refusal::SlotClosed)?;
            let (start, end) = (row.start_at, row.end_at);
            (Some(row), start, end)
        }
        Spot::Hour { minute, length, kind } => {
            let span = Spot::span(minute, length);
            (there(conn, tenant, span, kind, from).await?, span.0, span.1)
        }
    };
    let mut active = booking::active_of_client(conn, tenant.id, client.client_id, now).await?;
    let same = |row: &&BookingRow| {
        let here = slot.as_ref().is_some_and(|slot| slot.slot_id == row.slot_id);
        here || (row.start_at, row.end_at) == (start, end)
    };
    if let Some(same) = active.iter().find(same) {
        let booking = same.booking_id;
        return Err(Refusal::PutAlready { booking }.into());
    }
    if start <= now {
        return Err(Refusal::TimePast { at: start }.into());
    }
    active.retain(|row| from.is_none_or(|from| from.booking_id != row.booking_id));
    let (kind, price) = match (&slot, from) {
        (Some(slot), _) => (slot.kind_id, slot.price),
        (None, Some(from)) => (from.kind_id, from.price),
        (None, None) => new_kind(conn, tenant, spot).await?,
    };
    if let Some(slot) = &slot {
        if !takes_bookings(slot) || from.is_some_and(|from| !super::super::book::fits(from, slot)) {
            return Err(Refusal::SlotClosed.into());
        }
        if slot.free_seats() <= 0 {
            return Err(Refusal::SlotTaken.into());
        }
    }
    let blocked = blocked(conn, tenant, slot.as_ref(), (start, end)).await?;
    let (busy, offered) = busy(conn, tenant, slot.as_ref(), (start, end), from).await?;
    let day = tenant.zone.date(start).to_string();
    let closed = !slot::closed_days(conn, tenant.id, &day, &day).await?.is_empty();
    let policy = &tenant.policy;
    let mut warnings = Warnings::default();
    warnings.add_if(Warning::Banned, client.banned_at.is_some());
    warnings.add_if(Warning::DayClosed, closed);
    warnings.add_if(Warning::Late, start < now + policy.min_notice_book);
    warnings.add_if(Warning::FarAhead, policy.bookable_from(start, tenant.zone) > now);
    let counted = active.iter().filter(|row| row.counts()).count();
    let many = counted >= usize::from(policy.max_active);
    warnings.add_if(Warning::ManyActive, many && from.is_none());
    warnings.add_if(Warning::Busy, !busy.is_empty() || offered);
    warnings.add_if(Warning::Blocked, blocked.is_some());
    Ok(Found {
        start,
        end,
        slot,
        kind,
        price,
        warnings,
        busy,
        offered,
        blocked,
    })
}

fn takes_bookings(slot: &SlotRow) -> bool {
    [SlotState::Open.as_str(), SlotState::Hidden.as_str()].contains(&slot.state.as_str())
}

/// The time of the plan that is this very hour and has a seat left.
async fn there(
    conn: &mut Conn,
    tenant: &TenantRow,
    (start, end): (Moment, Moment),
    kind: Option<KindId>,
    from: Option<&BookingRow>,
) -> Outcome<Option<SlotRow>> {
    let kind = kind.filter(|_| from.is_none());
    let slots = slot::plan(conn, tenant.id, start, start + Span(1)).await?;
    let suits = |slot: &SlotRow| {
        slot.end_at == end
            && kind.is_none_or(|kind| kind == slot.kind_id)
            && takes_bookings(slot)
            && slot.free_seats() > 0
            && from.is_none_or(|from| super::super::book::fits(from, slot))
    };
    Ok(slots.into_iter().find(suits))
}

/// The kind of service of a time that would be made, and its price: the chosen one, else the usual one. Nothing new is
/// made of a retired kind.
async fn new_kind(conn: &mut Conn, tenant: &TenantRow, spot: Spot) -> Outcome<(KindId, i64)> {
    let chosen = match spot {
        Spot::Hour { kind, .. } => kind,
        Spot::Slot(_) => None,
    };
    let kinds = slot::kinds(conn, tenant.id).await?;
    let mut offered = kinds.into_iter().filter(KindRow::is_offered);
    let found = match chosen {
        Some(chosen) => offered.find(|kind| kind.kind_id == chosen).ok_or(Refusal::Changed)?,
        None => offered
            .next()
            .ok_or_else(|| Fault::Bug(format!("tenant {} has no kind of service", tenant.id)))?,
    };
    Ok((found.kind_id, found.price))
}

/// The first time of the plan that is blocked then.
async fn blocked(
    conn: &mut Conn,
    tenant: &TenantRow,
    slot: Option<&SlotRow>,
    (start, end): (Moment, Moment),
) -> Outcome<Option<(Moment, Moment)>> {
    let there = slot::overlapping(conn, tenant.id, start, end).await?;
    let mut blocked = there.into_iter().filter(|other| {
        let itself = slot.is_some_and(|slot| slot.slot_id == other.slot_id);
        !itself && other.is_blocked()
    });
    Ok(blocked.next().map(|row| (row.start_at, row.end_at)))
}

async fn busy(
    conn: &mut Conn,
    tenant: &TenantRow,
    slot: Option<&SlotRow>,
    (start, end): (Moment, Moment),
    from: Option<&BookingRow>,
) -> Outcome<(Vec<BookingRow>, bool)> {
    let others = booking::busy(conn, tenant.id, start, end).await?;
    let (mut named, mut offered) = (Vec::new(), false);
    for other in others {
        let here = slot.is_some_and(|slot| slot.slot_id == other.slot_id);
        let itself = from.is_some_and(|from| from.booking_id == other.booking_id);
        if here || itself {
            continue;
        }
        match booking::by_id(conn, tenant.id, other.booking_id).await? {
            Some(row) if named.len() < NAMED => named.push(row),
            Some(_) => {}
            None => offered = true,
        }
    }
    Ok((named, offered))
}
