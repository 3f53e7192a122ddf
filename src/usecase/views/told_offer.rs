//! Notices of times that are held for a client, as they are at the moment of sending.

use super::told::{About, GONE, MOVED_ON, NEVER_SENT, NOT_THEIRS, Reader, Still};
use crate::domain::acting::May;
use crate::domain::ids::{OfferId, SlotId};
use crate::domain::moment::Moment;
use crate::storage::offer::{self, End};
use crate::storage::{Conn, Result, client, outbox, slot};
use crate::usecase::acting;
use crate::usecase::offer::offered_key;

impl Reader<'_> {
    pub(super) async fn offered(&self, conn: &mut Conn, id: OfferId, now: Moment) -> Result<Still<About>> {
        let Some(row) = offer::by_id(conn, self.tenant, id).await? else {
            return Ok(Err(GONE));
        };
        // Who may not book could do nothing with it.
        let bookers = acting::who_may(conn, self.tenant, self.to, May::Book).await?;
        if !bookers
            .iter()
            .any(|ward| ward.id() == row.client_id && ward.may(May::Hear))
        {
            return Ok(Err(NOT_THEIRS));
        }
        if !row.is_open() || row.until_at <= now {
            return Ok(Err(MOVED_ON));
        }
        let held = offer::held(conn, self.tenant, id).await?;
        Ok(Ok(About::Offered {
            offer: id,
            until: row.until_at,
            held,
        }))
    }

    pub(super) async fn offer_settled(
        &self,
        conn: &mut Conn,
        id: OfferId,
        took: Option<SlotId>,
    ) -> Result<Still<About>> {
        let key = format!("{}:{}:{}", offered_key(id), self.tenant, self.to);
        let Some(message) = outbox::message_of(conn, &key).await? else {
            return Ok(Err(NEVER_SENT));
        };
        let row = offer::by_id(conn, self.tenant, id).await?;
        let Some(end) = row.and_then(|row| End::parse(&row.state)) else {
            return Ok(Err(GONE));
        };
        let took = match took {
            Some(slot) => slot::hours(conn, self.tenant, slot).await?,
            None => None,
        };
        Ok(Ok(About::OfferSettled { message, end, took }))
    }

    pub(super) async fn offer_missed(&self, conn: &mut Conn, id: OfferId, wanted: SlotId) -> Result<Still<About>> {
        if !self.specialist {
            return Ok(Err(NOT_THEIRS));
        }
        let Some(row) = offer::by_id(conn, self.tenant, id).await? else {
            return Ok(Err(GONE));
        };
        let client = client::by_id(conn, self.tenant, row.client_id).await?;
        let hours = slot::hours(conn, self.tenant, wanted).await?;
        Ok(match (client, hours) {
            (Some(client), Some((start, end))) => Ok(About::OfferMissed {
                client: client.client_id,
                name: client.name,
                start,
                end,
            }),
            (_, _) => Err(GONE),
        })
    }

    pub(super) async fn offer_ended(&self, conn: &mut Conn, id: OfferId) -> Result<Still<About>> {
        if !self.specialist {
            return Ok(Err(NOT_THEIRS));
        }
        let Some(row) = offer::by_id(conn, self.tenant, id).await? else {
            return Ok(Err(GONE));
        };
        let client = client::by_id(conn, self.tenant, row.client_id).await?;
        Ok(match (client, End::parse(&row.state)) {
            (Some(client), Some(end)) => Ok(About::OfferEnded {
                client: client.client_id,
                name: client.name,
                end,
            }),
            (_, _) => Err(GONE),
        })
    }
}
