//! Packs: lessons that are sold together at a price, and drawn down by bookings.

use super::{Outcome, Work, clients};
use crate::domain::deed::Deed;
use crate::domain::ids::{ClientId, PackId};
use crate::domain::ledger::PACK_MOST;
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::storage::booking::BookingRow;
use crate::storage::{owed, pack};

/// Of what is left, when it is said.
const TOLD_AT: [i64; 2] = [2, 0];

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
    Ok(id)
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
