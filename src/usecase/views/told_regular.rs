//! What a client is told of a weekly time of theirs, as it is at the moment of sending.

use super::told::{About, GONE, MOVED_ON, NOT_THEIRS, Reader, Still};
use crate::domain::ids::StandingId;
use crate::domain::moment::Moment;
use crate::domain::slot::Interval;
use crate::domain::standing::{Regular, RegularNews};
use crate::domain::zone::{Date, plus_days};
use crate::storage::slot;
use crate::storage::standing::{self, StandingRow};
use crate::storage::tenant::{self, TenantRow};
use crate::storage::{Conn, Result, client};

/// A weekly time that a message speaks of.
#[derive(Clone, Debug)]
pub struct RegularTold {
    pub row: StandingRow,
    pub regular: Regular,
    /// The next time that it is.
    pub at: Option<Interval>,
    /// Its hours on some day, whether it is then or not.
    pub hours: Option<Interval>,
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
        let to_specialist = matches!(news, RegularNews::Left { .. });
        let hears = match to_specialist {
            true => self.specialist,
            false => hearers.iter().any(|hearer| hearer.person_id == self.to),
        };
        if !hears {
            return Ok(Err(NOT_THEIRS));
        }
        let today = tenant.zone.date(now);
        let is_over = regular.until.is_some_and(|until| until < today);
        let stands = match news {
            RegularNews::Ended { last } | RegularNews::Left { last } => regular.until == Some(last),
            RegularNews::AllBegun { .. } => true,
            RegularNews::Begun | RegularNews::Moved { .. } | RegularNews::Away { .. } | RegularNews::Back => {
                row.is_active() && !is_over
            }
        };
        if !stands {
            return Ok(Err(MOVED_ON));
        }
        let from = match news {
            RegularNews::Moved { from } => from,
            RegularNews::Away { to, .. } => plus_days(to, 1),
            RegularNews::Ended { last } | RegularNews::Left { last } => plus_days(last, -6),
            RegularNews::Begun | RegularNews::AllBegun { .. } | RegularNews::Back => today,
        };
        if let RegularNews::AllBegun { last } = news {
            let mut all = Vec::new();
            for row in standing::of_client(conn, self.tenant, row.client_id, &today.to_string()).await? {
                if (id..=last).contains(&row.standing_id) {
                    all.extend(regular_from(conn, &tenant, row.standing_id, today, now).await?);
                }
            }
            return Ok(match all.is_empty() {
                true => Err(MOVED_ON),
                false => Ok(About::RegularsBegun(all)),
            });
        }
        // The day of a time that has ended is told of too.
        let is_over = matches!(news, RegularNews::Ended { .. } | RegularNews::Left { .. });
        let endless = Regular {
            until: regular.until.filter(|_| !is_over),
            ..regular
        };
        let told = told(conn, &tenant, row, (&regular, &endless), from, now).await?;
        Ok(Ok(About::Regular {
            told: Box::new(told),
            news,
        }))
    }
}

/// A weekly time that is in force, and when it is next, from a local day on.
pub(super) async fn regular_from(
    conn: &mut Conn,
    tenant: &TenantRow,
    id: StandingId,
    from: Date,
    now: Moment,
) -> Result<Option<RegularTold>> {
    let row = standing::by_id(conn, tenant.id, id)
        .await?
        .filter(StandingRow::is_active);
    let Some((row, regular)) = row.and_then(|row| row.regular().map(|regular| (row, regular))) else {
        return Ok(None);
    };
    let told = told(conn, tenant, row, (&regular, &regular), from, now).await?;
    Ok(Some(told).filter(|told| told.at.is_some()))
}

async fn told(
    conn: &mut Conn,
    tenant: &TenantRow,
    row: StandingRow,
    (regular, days): (&Regular, &Regular),
    from: Date,
    now: Moment,
) -> Result<RegularTold> {
    let today = tenant.zone.date(now).to_string();
    let pauses = standing::pauses_of(conn, tenant.id, row.standing_id, &today).await?;
    // What has begun today is no next one; a day that the clocks skip is none either, nor one that is closed.
    let (mut from, mut at, mut usual) = (from, None, None);
    for _ in 0..60 {
        let Some(day) = days.next(&pauses, from) else { break };
        from = plus_days(day, 1);
        let iso = day.to_string();
        let closed = !slot::closed_days(conn, tenant.id, &iso, &iso).await?.is_empty();
        let hours = regular.time.span.on_day(tenant.zone, day).ok();
        usual = hours.or(usual);
        at = hours.filter(|hours| !closed && hours.start > now);
        if at.is_some() {
            break;
        }
    }
    Ok(RegularTold {
        row,
        regular: *regular,
        at,
        hours: usual,
    })
}
