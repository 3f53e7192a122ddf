//! What of the times that have become free somebody could book now.

use std::collections::HashSet;

use super::free;
use crate::domain::ids::{PersonId, SlotId};
use crate::domain::moment::Moment;
use crate::domain::policy::Facts;
use crate::domain::workflow::Phase;
use crate::domain::zone::Zone;
use crate::storage::booking::{self, BookingRow};
use crate::storage::client::ClientRow;
use crate::storage::pack::{self, PackRow};
use crate::storage::tenant::{self, Relation, TenantRow};
use crate::storage::watch::FreeingRow;
use crate::storage::{Conn, Result};
use crate::usecase::price::price_for;
use crate::usecase::{acting, ban};

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
    /// Whom they may book for; a newcomer is nobody's yet.
    ones: Vec<One>,
    /// Which of them it is, where it need not be asked.
    chosen: usize,
    banned: bool,
}

#[derive(Default)]
struct One {
    client: Option<ClientRow>,
    pack: Option<PackRow>,
    active: Vec<BookingRow>,
}

impl Standing {
    /// `None` for those who are no clients there: strangers, those who run the practice, and who may book for nobody.
    pub async fn of(conn: &mut Conn, tenant: &TenantRow, person: PersonId, now: Moment) -> Result<Option<Self>> {
        match tenant::known(conn, tenant.id, person).await? {
            Some((row, Relation::Visits)) if row.active => {}
            Some(_) | None => return Ok(None),
        }
        let bookers = acting::bookers(conn, tenant.id, person, now).await?;
        if bookers.barred {
            return Ok(None);
        }
        let mut ones = Vec::new();
        for ward in &bookers.all {
            ones.push(One {
                client: Some(ward.client().clone()),
                pack: pack::of_client(conn, tenant.id, Some(ward.client())).await?,
                active: booking::active_of_client(conn, tenant.id, ward.id(), now).await?,
            });
        }
        if ones.is_empty() {
            ones.push(One::default());
        }
        let banned = ban::is_banned(conn, tenant.id, person).await?;
        Ok(Some(Self {
            ones,
            chosen: bookers.chosen.unwrap_or_default(),
            banned,
        }))
    }

    fn facts(&self, one: Option<&One>, start: Moment, zone: Zone) -> Facts {
        let client = one.and_then(|one| one.client.as_ref());
        let active = one.map_or(&[][..], |one| &one.active);
        let pending = |booking: &&BookingRow| booking.phase == Phase::Pending.as_str();
        Facts {
            start,
            zone,
            day_closed: false,
            banned: self.banned,
            needs_approval: client.is_some_and(|client| client.needs_approval == 1),
            accepted_before: client.is_some_and(|client| client.accepted_at.is_some()),
            active: active.iter().filter(|booking| booking.counts()).count() as u32,
            open_requests: active.iter().filter(pending).count() as u32,
        }
    }

    /// Whether a free time is news for them, and the tenant's policy lets them book it: nobody hears of what they
    /// have just given up themself, or have something else at.
    pub fn could_book(&self, tenant: &TenantRow, time: &FreeingRow, now: Moment) -> bool {
        let gave_up = |one: &One| {
            let id = one.client.as_ref().map(|client| client.client_id);
            id.is_some() && id == time.client_id
        };
        let busy = |booking: &BookingRow| booking.start_at < time.end_at && booking.end_at > time.start_at;
        let could = |one: &One| {
            let facts = self.facts(Some(one), time.start_at, tenant.zone);
            !one.active.iter().any(busy) && tenant.policy.may_book(&facts, now).is_ok()
        };
        !self.ones.iter().any(gave_up) && self.ones.iter().any(could)
    }

    fn own(&self) -> Option<&One> {
        self.ones.get(self.chosen)
    }

    /// What a time costs them that costs everybody `usual`.
    pub fn price(&self, usual: i64) -> i64 {
        let own = self.own();
        let client = own.and_then(|own| own.client.as_ref());
        price_for(client, own.and_then(|own| own.pack.as_ref()), usual)
    }

    /// Whether what they book waits for the specialist's word.
    pub fn needs_approval(&self, tenant: &TenantRow, now: Moment) -> bool {
        tenant.policy.needs_approval(&self.facts(self.own(), now, tenant.zone))
    }
}
