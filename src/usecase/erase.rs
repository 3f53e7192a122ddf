//! A person has their data deleted: what they have booked is cancelled first, then nothing says any more who they were.

use std::sync::Arc;

use super::step::{last_way, leave};
use super::{Outcome, Stop, Work, Workflows, acting, ban, offer, standing, write};
use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::notice::Letter;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::machine;
use crate::storage::booking::BookingRow;
use crate::storage::tenant::{self, TenantRow};
use crate::storage::{Conn, Result, Tx, booking, erase, person, team};

/// What the deletion brings.
pub struct Consequences {
    /// Bookings that will be cancelled.
    pub ahead: usize,
    /// What they owe, tenant by tenant: it stays with the specialist, without a name.
    pub owed: Vec<Debt>,
}

impl Consequences {
    /// What is charged in all because they cancel so late; of several currencies, so it only tells whether it changed.
    pub fn late(&self) -> i64 {
        self.owed.iter().map(|debt| debt.late).sum()
    }
}

pub struct Debt {
    pub tenant: TenantRow,
    pub sum: i64,
    /// What of it is charged only because they cancel so late.
    pub late: i64,
}

pub async fn consequences(conn: &mut Conn, flows: &Workflows, id: PersonId, now: Moment) -> Outcome<Consequences> {
    // The bookings of a practice hang on who runs it.
    if team::all_rights(conn, id)
        .await?
        .iter()
        .any(|(_, rights)| rights.is_owner())
    {
        return Err(Refusal::RunsPractice.into());
    }
    let (mut ahead, mut owed) = (0, Vec::new());
    for tenant in erase::tenants(conn, id).await? {
        let sum = booking::owed_by_person(conn, tenant, id).await?;
        let (mut sum, mut late) = (sum.iter().map(|row| row.owed()).sum::<i64>(), 0);
        for row in to_cancel(conn, tenant, id, now).await? {
            ahead += 1;
            let workflow = flows.of(conn, tenant, row.workflow_version).await?;
            let more = last_way(&workflow, &row, now)
                .and_then(|(_, way)| workflow.status(&way.to))
                .map_or(0, |to| machine::charge(to, row.price) - row.covered - row.owed().max(0))
                .max(0);
            late += more;
            sum += more;
        }
        if sum > 0 {
            let tenant = tenant::by_id(conn, tenant).await?;
            owed.extend(tenant.map(|tenant| Debt { tenant, sum, late }));
        }
    }
    Ok(Consequences { ahead, owed })
}

/// Bookings that have not begun, of clients for whom nobody else acts.
async fn to_cancel(conn: &mut Conn, tenant: TenantId, id: PersonId, now: Moment) -> Result<Vec<BookingRow>> {
    let mut found = Vec::new();
    for client in erase::own_clients(conn, tenant, id).await? {
        let active = booking::active_of_client(conn, tenant, client, now).await?;
        found.extend(active.into_iter().filter(|row| row.start_at > now));
    }
    Ok(found)
}

/// What the screen said that the deletion brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub ahead: usize,
    pub late: i64,
}

/// `seen` is what their screen said; `event` is the number of the update that asks for it;
/// `fresh` is random, for the keys of tenants that have none.
pub async fn erase(
    tx: &mut Tx,
    flows: &Arc<Workflows>,
    id: PersonId,
    seen: Seen,
    event: i64,
    fresh: &str,
    now: Moment,
) -> Outcome<Vec<Letter>> {
    let found = match consequences(tx, flows, id, now).await {
        // The screen has no such button for them, and says why.
        Err(Stop::Refused(Refusal::RunsPractice)) => return Err(Refusal::Changed.into()),
        found => found?,
    };
    if (found.ahead, found.late()) != (seen.ahead, seen.late) {
        return Err(Refusal::Changed.into());
    }
    person::by_id(tx, id).await?.ok_or(Refusal::NotFound)?;
    let mut letters = Vec::new();
    for tenant in erase::tenants(tx, id).await? {
        let mut work = Work::as_leaving(tx, flows, tenant, id, now).await?;
        for booking in to_cancel(&mut work.tenant, tenant, id, now).await? {
            leave(&mut work, booking.booking_id).await?;
        }
        for ward in acting::wards(&mut work.tenant, tenant, id).await? {
            ban::take_along(&mut work, id, ward.client(), fresh).await?;
        }
        for client in erase::own_clients(&mut work.tenant, tenant, id).await? {
            offer::forget(&mut work, client).await?;
            standing::forget(&mut work, client).await?;
            work.tenant.erase_client(client).await?;
        }
        write::forgotten(&mut work, id).await?;
        work.forget_helper(id).await?;
        work.tenant.forget_person(id).await?;
        letters.append(&mut work.letters);
    }
    erase::forget(tx, id, event, now).await?;
    // Nobody is there any more to be told.
    letters.retain(|letter| letter.to != id);
    Ok(letters)
}
