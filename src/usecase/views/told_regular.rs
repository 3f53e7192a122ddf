//! What a client is told of a weekly time of theirs, as it is at the moment of sending.

use super::told::{About, GONE, MOVED_ON, NOT_THEIRS, Reader, Still};
use crate::domain::ids::StandingId;
use crate::domain::moment::Moment;
use crate::domain::slot::Interval;
use crate::domain::standing::{Regular, RegularNews};
use crate::domain::zone::plus_days;
use crate::storage::kind;
use crate::storage::standing::{self, StandingRow};
use crate::storage::tenant;
use crate::storage::{Conn, Result, client};

/// A weekly time that a message speaks of.
#[derive(Clone, Debug)]
pub struct RegularTold {
    pub row: StandingRow,
    pub regular: Regular,
    pub kind: String,
    /// The next time that it is, or the last.
    pub at: Option<Interval>,
}

impl Reader<'_> {
    pub(super) async fn regular(
        &self,
        conn: &mut Conn,
        id: StandingId,
        news: RegularNews,
        now: Moment,
    ) -> Result<Still<About>> {
        let (Some(row), Some(tenant)) = (
            standing::by_id(conn, self.tenant, id).await?,
            tenant::by_id(conn, self.tenant).await?,
        ) else {
            return Ok(Err(GONE));
        };
        let Some(regular) = row.regular() else {
            return Ok(Err(GONE));
        };
        let hearers = client::hearers(conn, self.tenant, row.client_id).await?;
        if !hearers.iter().any(|hearer| hearer.person_id == self.to) {
            return Ok(Err(NOT_THEIRS));
        }
        let today = tenant.zone.date(now);
        let is_over = regular.until.is_some_and(|until| until < today);
        let stands = match news {
            RegularNews::Ended { last } => regular.until == Some(last),
            RegularNews::Declined => true,
            RegularNews::Begun | RegularNews::Moved { .. } | RegularNews::Away { .. } | RegularNews::Back => {
                row.is_active() && !is_over
            }
        };
        if !stands {
            return Ok(Err(MOVED_ON));
        }
        let pauses = standing::pauses_of(conn, self.tenant, id, &today.to_string()).await?;
        let from = match news {
            RegularNews::Moved { from } => from,
            RegularNews::Away { to, .. } => plus_days(to, 1),
            RegularNews::Ended { last } => plus_days(last, -6),
            RegularNews::Begun | RegularNews::Back | RegularNews::Declined => today,
        };
        // What has begun today is no next one; a day that the clocks skip is none either.
        let mut from = from;
        let mut at = None;
        for _ in 0..8 {
            let endless = Regular { until: None, ..regular };
            let Some(day) = endless.next(&pauses, from) else { break };
            from = plus_days(day, 1);
            at = regular.time.span.on_day(tenant.zone, day).ok();
            if at.is_some_and(|at| at.start > now) {
                break;
            }
        }
        let kinds = kind::kinds(conn, self.tenant).await?;
        let kind = kinds.into_iter().find(|kind| kind.kind_id == row.kind_id);
        Ok(Ok(About::Regular {
            told: Box::new(RegularTold {
                kind: kind.map(|kind| kind.name).unwrap_or_default(),
                row,
                regular,
                at,
            }),
            news,
        }))
    }
}
