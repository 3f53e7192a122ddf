//! What a notice of freed times speaks of: of the times it was made for, those that its reader could book now.

use std::collections::HashMap;

use super::freed::{Standing, still};
use super::told::About;
use crate::domain::ids::{KindId, OutboxId, SlotId};
use crate::domain::moment::Moment;
use crate::domain::notice::FreedTime;
use crate::domain::watch::Wish;
use crate::domain::workflow::{Entrance, Phase};
use crate::storage::person::PersonRow;
use crate::storage::tenant::TenantRow;
use crate::storage::watch::{FreeingRow, WatchRow};
use crate::storage::{Conn, Result, outbox, slot, watch};
use crate::usecase::Workflows;
use crate::usecase::watch::wants;

/// A time on offer.
#[derive(Clone, Debug)]
pub struct Offer {
    pub slot: SlotId,
    pub start: Moment,
    pub end: Moment,
    pub kind: String,
    pub price: i64,
}

const TAKEN: &str = "taken again";
const UNWANTED: &str = "not waited for any more";
const NEVER_SENT: &str = "never sent";
const GONE: &str = "gone";

type Still = std::result::Result<About, &'static str>;

/// Somebody who reads of a tenant's times.
pub struct Reader<'a> {
    pub flows: &'a Workflows,
    pub tenant: &'a TenantRow,
    pub me: &'a PersonRow,
    pub now: Moment,
}

impl Reader<'_> {
    /// Of the times of a walk, or of all since the one numbered `since`, what is free and wanted.
    pub async fn freed(&self, conn: &mut Conn, walk: i64, of: &[FreedTime], since: Option<i64>) -> Result<Still> {
        let (tenant, me) = (self.tenant, self.me.person_id);
        let Some(standing) = Standing::of(conn, tenant, me, self.now).await? else {
            return Ok(Err(GONE));
        };
        let watches = watch::of_person(conn, tenant.id, me, self.now).await?;
        let watches: Vec<WatchRow> = watches.into_iter().filter(|row| row.paused_at.is_none()).collect();
        if watches.is_empty() {
            return Ok(Err(UNWANTED));
        }
        let times = match since {
            Some(number) => watch::freed_since(conn, tenant.id, number, self.now).await?,
            None => {
                let slots: Vec<SlotId> = of.iter().map(|time| time.slot).collect();
                let mut times = watch::freed(conn, tenant.id, &slots).await?;
                // One that was taken and has become free again since is told of by the notice of that.
                times.retain(|time| of.iter().any(|of| (of.slot, of.number) == (time.slot_id, time.number)));
                times
            }
        };
        let wanted = |time: &FreeingRow| {
            let zone = self.me.zone.as_deref();
            watches
                .iter()
                .any(|row| wants(&row.wish, row.until_at, zone, tenant, time))
        };
        let mut times = still(conn, tenant, times, self.now).await?;
        times.retain(|time| wanted(time) && standing.could_book(tenant, time, self.now));
        if times.is_empty() {
            return Ok(Err(TAKEN));
        }
        let workflow = self.flows.of(conn, tenant.id, tenant.workflow_version).await?;
        // Some workflows let nobody wait for an answer.
        let request =
            standing.needs_approval(tenant, self.now) && workflow.entry(Entrance::Request).phase == Phase::Pending;
        let kinds = slot::kinds(conn, tenant.id).await?;
        let kinds: HashMap<KindId, String> = kinds.into_iter().map(|kind| (kind.kind_id, kind.name)).collect();
        let offer = |time: FreeingRow| Offer {
            slot: time.slot_id,
            start: time.start_at,
            end: time.end_at,
            kind: kinds.get(&time.kind_id).cloned().unwrap_or_default(),
            price: standing.price(time.price),
        };
        Ok(Ok(About::Freed {
            walk,
            times: times.into_iter().map(offer).collect(),
            request,
        }))
    }

    /// The message that offered times, and the one that its reader took.
    pub async fn answered(&self, conn: &mut Conn, of: OutboxId, took: Option<SlotId>) -> Result<Still> {
        let Some((_, message)) = outbox::message(conn, of).await? else {
            return Ok(Err(NEVER_SENT));
        };
        let took = match took {
            Some(id) => slot::by_id(conn, self.tenant.id, id).await?,
            None => None,
        };
        Ok(Ok(About::FreedAnswered {
            message,
            took: took.map(|slot| (slot.start_at, slot.end_at)),
        }))
    }

    /// A watch that has ended, unless it was asked for anew.
    pub async fn ended(&self, conn: &mut Conn, wish: &str) -> Result<Still> {
        let watches = watch::of_person(conn, self.tenant.id, self.me.person_id, self.now).await?;
        if watches.iter().any(|row| row.wish == wish) {
            return Ok(Err(UNWANTED));
        }
        Ok(Wish::parse(wish).map(About::WatchEnded).ok_or(GONE))
    }
}
