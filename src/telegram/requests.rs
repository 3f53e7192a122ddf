//! What the buttons and the typed lines of requests do: all that wait are accepted, those of a series declined.

use super::acts::as_specialist;
use super::callback::Place;
use super::route::{Next, Visit};
use super::screen::specialist::requests::waiting;
use crate::args;
use crate::domain::ids::{BookingId, SeriesId, TenantId};
use crate::domain::mark::Mark;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::Tx;
use crate::usecase::{Outcome, mark, series};

/// Accepts all that waits, if that is still what the list counted.
pub async fn accept(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, stamp: i64) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let rows = waiting(&mut work.tenant, tenant).await?;
    if mark::stamp(rows.iter()) != stamp {
        return Err(Refusal::Changed.into());
    }
    let ids: Vec<BookingId> = rows.iter().map(|row| row.booking_id).collect();
    let job = mark::mark(&mut work, Mark::Accept, ids, String::new()).await?;
    let toast = visit
        .say
        .plain("specialist-series-accepted-toast", &args![count = job.done]);
    // What could not be accepted is named there, with the reason.
    let place = match job.done == job.total {
        true => Place::Requests { tenant, page: 0 },
        false => Place::Job { tenant, job: job.id },
    };
    Ok(Next::to(place).toast(toast).letters(work.letters))
}

/// `words`: why, if they say so.
pub async fn decline_series(
    tx: &mut Tx,
    visit: &Visit<'_>,
    tenant: TenantId,
    (of, stamp): (SeriesId, i64),
    words: Option<&str>,
) -> Outcome<Next> {
    let mut work = as_specialist(tx, visit, tenant, Right::Bookings).await?;
    let count = series::decline_all(&mut work, of, stamp, words).await?;
    let toast = visit
        .say
        .plain("specialist-series-declined-toast", &args![count = count]);
    Ok(Next::to(Place::Requests { tenant, page: 0 })
        .toast(toast)
        .letters(work.letters))
}
