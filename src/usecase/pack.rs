//! Packs: lessons that are sold together at a price, and drawn down by bookings.

use super::price::{of_pack, price_for};
use super::{Outcome, Work, clients};
use crate::domain::deed::Deed;
use crate::domain::ids::{AccountId, BookingId, ClientId, PackId};
use crate::domain::ledger::PACK_MOST;
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Phase, Status, machine};
use crate::storage::booking::{BookingRow, replacing};
use crate::storage::pack::PackRow;
use crate::storage::{client, owed, pack, slot, standing};

/// Of what is left, when it is said.
const TOLD_AT: [i64; 2] = [2, 0];

/// Sells a pack. Lessons that are booked already and still to come are of it from then on, the soonest first, as far as it
/// goes; what was held before keeps what it cost, be it paid or not.
pub async fn sell(work: &mut Work<'_>, client: ClientId, (lessons, price): (i64, i64)) -> Outcome<PackId> {
    let client = clients::client(work, client).await?;
    if !(1..=PACK_MOST).contains(&lessons) || price < lessons {
        return Err(Refusal::TypedPack.into());
    }
    let (account, client) = (client.account_id, client.client_id);
    let id = work
        .tenant
        .insert_pack(account, client, (lessons, price), work.now)
        .await?;
    work.note(Deed::PackSold { client, lessons, price }).await?;
    take_over(work, id, account).await?;
    Ok(id)
}

async fn take_over(work: &mut Work<'_>, id: PackId, account: AccountId) -> Outcome<()> {
    let tenant = work.tenant.id();
    let Some(mut row) = pack::by_id(&mut work.tenant, tenant, id).await? else {
        return Ok(());
    };
    let most = row.free().max(0) as u64;
    for booking in pack::bookable(&mut work.tenant, tenant, account, work.now, most).await? {
        let Some(price) = row.share() else { break };
        work.tenant.join_pack(id, booking, price).await?;
        // Where it is asked to be elsewhere, it will be of the pack there too.
        if let Some(asked) = replacing(&mut work.tenant, tenant, booking).await? {
            let drawn = pack::drawn_by(&mut work.tenant, tenant, asked.booking_id).await?;
            if drawn.is_none() {
                work.tenant.join_pack(id, asked.booking_id, price).await?;
            }
        }
        row.draw();
    }
    Ok(())
}

/// A lesson of a pack is over, or comes back: whether anything of the pack is left is kept beside it.
pub(super) async fn keep_used(work: &mut Work<'_>, booking: BookingId) -> Outcome<()> {
    let tenant = work.tenant.id();
    let Some(id) = pack::drawn_by(&mut work.tenant, tenant, booking).await? else {
        return Ok(());
    };
    let Some(row) = pack::by_id(&mut work.tenant, tenant, id).await? else {
        return Ok(());
    };
    if row.is_used() != row.used_at.is_some() {
        let used = row.is_used().then_some(work.now);
        work.tenant.set_pack_used(id, used).await?;
    }
    Ok(())
}

/// Nothing is drawn from it any more; what is booked of it keeps its price.
pub async fn end(work: &mut Work<'_>, id: PackId) -> Outcome<ClientId> {
    let tenant = work.tenant.id();
    let row = pack::by_id(&mut work.tenant, tenant, id)
        .await?
        .ok_or(Refusal::NotFound)?;
    if row.ended_at.is_some() {
        return Err(Refusal::Changed.into());
    }
    work.tenant.end_pack(id, work.now).await?;
    let (client, left) = (row.client_id, row.left());
    work.note(Deed::PackEnded { client, left }).await?;
    Ok(client)
}

/// A booking that had given its lesson back takes one again: where all of its pack are drawn by now, of another pack that
/// has one left, or at the usual price.
pub(super) async fn keep_within(work: &mut Work<'_>, booking: &BookingRow, to: &Status) -> Outcome<BookingRow> {
    let holds = |phase: &str, charged: i64| {
        let asks = phase == Phase::Pending.as_str() && booking.replaces.is_none();
        asks || phase == Phase::Upcoming.as_str() || charged > 0
    };
    let charge = machine::charge(to, booking.price);
    if holds(&booking.phase, booking.charged) || !holds(to.phase.as_str(), charge) {
        return Ok(booking.clone());
    }
    let (tenant, id) = (work.tenant.id(), booking.booking_id);
    let Some(row) = pack::of_booking(&mut work.tenant, tenant, id).await? else {
        return Ok(booking.clone());
    };
    // What has its place gives it the lesson back in the same breath.
    let other = replacing(&mut work.tenant, tenant, id).await?;
    let other = other.filter(|other| other.phase == Phase::Upcoming.as_str());
    if row.drawn - i64::from(other.is_some()) < row.lessons {
        return Ok(booking.clone());
    }
    let next = pack::next(&mut work.tenant, tenant, row.account_id).await?;
    let price = usual_price(work, booking, next.as_ref()).await?;
    work.tenant.leave_pack(id, price).await?;
    if let Some(next) = next.filter(|_| price > 0) {
        work.tenant.insert_pack_lesson(next.pack_id, id).await?;
    }
    Ok(BookingRow {
        price,
        ..booking.clone()
    })
}

/// What a booking would cost if it were made now.
async fn usual_price(work: &mut Work<'_>, booking: &BookingRow, next: Option<&PackRow>) -> Outcome<i64> {
    let tenant = work.tenant.id();
    if let Some(id) = booking.standing_id {
        let regular = standing::by_id(&mut work.tenant, tenant, id).await?;
        if let Some(own) = regular.and_then(|row| row.price) {
            return Ok(of_pack(next, own).unwrap_or(own));
        }
    }
    let client = client::by_id(&mut work.tenant, tenant, booking.client_id).await?;
    let usual = match slot::by_id(&mut work.tenant, tenant, booking.slot_id).await? {
        Some(slot) => slot.price,
        // It is off the plan: what its kind costs, then.
        None => {
            let kinds = slot::kinds(&mut work.tenant, tenant).await?;
            let kind = kinds.iter().find(|kind| kind.kind_id == booking.kind_id);
            kind.map_or(booking.price, |kind| kind.price)
        }
    };
    Ok(price_for(client.as_ref(), next, usual))
}

/// A lesson is over: whoever pays hears in time that the pack comes to its end.
pub(super) async fn held(work: &mut Work<'_>, booking: &BookingRow) -> Outcome<()> {
    let tenant = work.tenant.id();
    let Some(row) = pack::of_booking(&mut work.tenant, tenant, booking.booking_id).await? else {
        return Ok(());
    };
    let left = row.left();
    if row.ended_at.is_some() || !TOLD_AT.contains(&left) {
        return Ok(());
    }
    let (notice, key) = (
        Notice::PackLeft { pack: row.pack_id },
        format!("pack:{}:{left}", row.pack_id),
    );
    for to in owed::payers(&mut work.tenant, tenant, row.client_id).await? {
        work.tell(to, notice.clone(), &key);
    }
    Ok(work.tell_specialists(&notice, &key).await?)
}
