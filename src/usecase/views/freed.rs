//! What of the times that have become free somebody could book now.

use std::collections::HashSet;

use super::free;
use crate::domain::ids::{PersonId, SlotId};
use crate::domain::moment::Moment;
use crate::domain::policy::Facts;
use crate::domain::workflow::Phase;
use crate::domain::zone::Zone;
use crate::storage::booking::{self, BookingRow};
use crate::storage::client::{self, ClientRow};
use crate::storage::tenant::{self, Relation, TenantRow};
use crate::storage::watch::FreeingRow;
use crate::storage::{Conn, Result};
use crate::usecase::ban;
use crate::usecase::price::price_for;

/// Of these times those that are still free for clients; `times` are in order.
pub async fn still(
    conn: &mut Conn,
    tenant: &TenantRow,
    times: Vec<FreeingRow>,
    now: Moment,
) -> Result<Vec<FreeingRow>> {
    let (Some(first), Some(last)) = (times.first(), times.last()) else {
        return Ok(times);
    };
    let (from, to) = (first.start_at, Moment(last.start_at.0.saturating_add(1)));
    let free = free::between(conn, tenant, from, to, now).await?;
    let free: HashSet<SlotId> = free.into_iter().map(|slot| slot.slot_id).collect();
    Ok(times.into_iter().filter(|time| free.contains(&time.slot_id)).collect())
}

/// How somebody stands with a tenant whom they could book with.
pub struct Standing {
    clients: Vec<ClientRow>,
    active: Vec<BookingRow>,
    banned: bool,
}

impl Standing {
    /// `None` for those who are no clients there: strangers, and those who run the practice.
    pub async fn of(conn: &mut Conn, tenant: &TenantRow, person: PersonId, now: Moment) -> Result<Option<Self>> {
        match tenant::known(conn, tenant.id, person).await? {
            Some((row, Relation::Visits)) if row.active => {}
            Some(_) | None => return Ok(None),
        }
        let clients = client::of_person(conn, tenant.id, person).await?;
        let active = match clients.first() {
            Some(own) => booking::active_of_client(conn, tenant.id, own.client_id, now).await?,
            None => Vec::new(),
        };
        let banned = ban::is_banned(conn, tenant.id, person).await?;
        Ok(Some(Self {
            clients,
            active,
            banned,
        }))
    }

    fn facts(&self, start: Moment, zone: Zone) -> Facts {
        let own = self.clients.first();
        let pending = |booking: &&BookingRow| booking.phase == Phase::Pending.as_str();
        Facts {
            start,
            zone,
            day_closed: false,
            banned: self.banned,
            needs_approval: own.is_some_and(|client| client.needs_approval == 1),
            accepted_before: own.is_some_and(|client| client.accepted_at.is_some()),
            active: self.active.len() as u32,
            open_requests: self.active.iter().filter(pending).count() as u32,
        }
    }

    /// Whether a free time is news for them, and the tenant's policy lets them book it: nobody hears of what they
    /// have just given up themself, or have something else at.
    pub fn could_book(&self, tenant: &TenantRow, time: &FreeingRow, now: Moment) -> bool {
        let gave_up = |client: &ClientRow| Some(client.client_id) == time.client_id;
        let busy = |booking: &BookingRow| booking.start_at < time.end_at && booking.end_at > time.start_at;
        let facts = self.facts(time.start_at, tenant.zone);
        !self.clients.iter().any(gave_up)
            && !self.active.iter().any(busy)
            && tenant.policy.may_book(&facts, now).is_ok()
    }

    /// What a time costs them that costs everybody `usual`.
    pub fn price(&self, usual: i64) -> i64 {
        price_for(self.clients.first(), usual)
    }

    /// Whether what they book waits for the specialist's word.
    pub fn needs_approval(&self, tenant: &TenantRow, now: Moment) -> bool {
        tenant.policy.needs_approval(&self.facts(now, tenant.zone))
    }
}
