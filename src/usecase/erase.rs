//! A person has their data deleted: what they have booked is cancelled first, then nothing says any more who they were.

use std::sync::Arc;

use super::step::leave;
use super::{Outcome, Stop, Work, Workflows};
use crate::domain::ids::{BookingId, PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::notice::Letter;
use crate::domain::print;
use crate::domain::refusal::Refusal;
use crate::storage::tenant::{self, TenantRow};
use crate::storage::{Conn, Result, Tx, booking, client, erase, person};

/// What the deletion brings.
pub struct Consequences {
    /// Bookings that will be cancelled.
    pub ahead: usize,
    /// What they owe, tenant by tenant: it stays with the specialist, without a name.
    pub owed: Vec<(TenantRow, i64)>,
}

pub async fn consequences(conn: &mut Conn, id: PersonId, now: Moment) -> Outcome<Consequences> {
    // The bookings of a practice hang on who runs it.
    if !tenant::run_by(conn, id).await?.is_empty() {
        return Err(Refusal::RunsPractice.into());
    }
    let (mut ahead, mut owed) = (0, Vec::new());
    for tenant in erase::tenants(conn, id).await? {
        ahead += to_cancel(conn, tenant, id, now).await?.len();
        let sum = booking::owed_by_person(conn, tenant, id).await?;
        let sum: i64 = sum.iter().map(|row| row.owed()).sum();
        if sum > 0 {
            owed.extend(tenant::by_id(conn, tenant).await?.map(|tenant| (tenant, sum)));
        }
    }
    Ok(Consequences { ahead, owed })
}

/// Bookings that have not begun, of clients for whom nobody else acts.
async fn to_cancel(conn: &mut Conn, tenant: TenantId, id: PersonId, now: Moment) -> Result<Vec<BookingId>> {
    let mut found = Vec::new();
    for client in erase::own_clients(conn, tenant, id).await? {
        let active = booking::active_of_client(conn, tenant, client, now).await?;
        let ahead = active.into_iter().filter(|row| row.start_at > now);
        found.extend(ahead.map(|row| row.booking_id));
    }
    Ok(found)
}

/// `seen` is how many bookings their screen said would be cancelled; `event` is the number of the update that asks for it;
/// `fresh` is random, for the keys of tenants that have none.
pub async fn erase(
    tx: &mut Tx,
    flows: &Arc<Workflows>,
    id: PersonId,
    seen: usize,
    event: i64,
    fresh: &str,
    now: Moment,
) -> Outcome<Vec<Letter>> {
    let found = match consequences(tx, id, now).await {
        // The screen has no such button for them, and says why.
        Err(Stop::Refused(Refusal::RunsPractice)) => return Err(Refusal::Changed.into()),
        found => found?,
    };
    if found.ahead != seen {
        return Err(Refusal::Changed.into());
    }
    let me = person::by_id(tx, id).await?.ok_or(Refusal::NotFound)?;
    let mut letters = Vec::new();
    for tenant in erase::tenants(tx, id).await? {
        let mut work = Work::as_leaving(tx, flows, tenant, id, now).await?;
        for booking in to_cancel(&mut work.tenant, tenant, id, now).await? {
            leave(&mut work, booking).await?;
        }
        for client in erase::own_clients(&mut work.tenant, tenant, id).await? {
            let row = client::by_id(&mut work.tenant, tenant, client).await?;
            if let (Some(banned), Some(telegram_id)) = (row.and_then(|row| row.banned_at), me.telegram_id) {
                let key = work.tenant.ban_key(fresh).await?;
                work.tenant.put_ban(&print::print(&key, telegram_id), banned).await?;
            }
            work.tenant.erase_client(client).await?;
        }
        work.tenant.forget_person(id).await?;
        letters.append(&mut work.letters);
    }
    erase::forget(tx, id, event, now).await?;
    // Nobody is there any more to be told.
    letters.retain(|letter| letter.to != id);
    Ok(letters)
}
