//! What need not be remembered is forgotten, a little at a time.

use futures::future::BoxFuture;

use crate::core::Core;
use crate::domain::moment::{Moment, Span};
use crate::storage::{
    Lane, Result, Tx, claim, coming, event, inbox, job, message, outbox, outcome, publication, standing_asked, told,
    watch,
};

/// Telegram re-delivers an unconfirmed update for a day; three leave room for an outage.
const INBOX_KEPT: Span = Span::days(3);
const OUTBOX_KEPT: Span = Span::days(30);
/// What was said is in people's chats; here it is only to be answered from.
const MESSAGES_KEPT: Span = Span::days(30);
const CLAIMS_KEPT: Span = Span::days(90);
/// Longer than most horizons, and than anybody is asked before a booking: what is still ahead by then is stepped over.
const TOLD_KEPT: Span = Span::days(90);
/// Long enough to look up who changed a price before the last summer.
const EVENTS_KEPT: Span = Span::days(366);
/// Weekly times that were asked for and declined: longer than an answer can be taken back.
const WISHES_KEPT: Span = Span::days(60);
/// Each has several rows.
const WISHES_AT_ONCE: u64 = 50;
/// Rows in one transaction, so that nobody waits for it.
const AT_ONCE: u64 = 500;

/// Forgets handled updates after three days, and notices that have reached an end and messages after
/// thirty, that a time was free once it has begun, after ninety who was told of it and who said that they come, and
/// after a year who did what; tells how many rows.
pub async fn run_housekeeping(core: &Core, now: Moment) -> Result<u64> {
    let updates = forget(core, move |tx| Box::pin(inbox::forget(tx, now - INBOX_KEPT, AT_ONCE))).await?;
    let notices = forget(core, move |tx| Box::pin(outbox::forget(tx, now - OUTBOX_KEPT, AT_ONCE))).await?;
    let words = forget(core, move |tx| {
        Box::pin(message::forget(tx, now - MESSAGES_KEPT, AT_ONCE))
    })
    .await?;
    let freeings = forget(core, move |tx| Box::pin(watch::forget(tx, now, AT_ONCE))).await?;
    let claims = forget(core, move |tx| Box::pin(claim::forget(tx, now - CLAIMS_KEPT, AT_ONCE))).await?;
    let published = forget(core, move |tx| {
        Box::pin(publication::forget_slots(tx, now - TOLD_KEPT, now, AT_ONCE))
    })
    .await?;
    let days = forget(core, move |tx| {
        Box::pin(publication::forget(tx, now - TOLD_KEPT, AT_ONCE))
    })
    .await?;
    let warnings = forget(core, move |tx| Box::pin(publication::forget_warnings(tx, now, AT_ONCE))).await?;
    let questions = forget(core, move |tx| {
        Box::pin(coming::forget_asked(tx, now - TOLD_KEPT, now, AT_ONCE))
    })
    .await?;
    let answers = forget(core, move |tx| {
        Box::pin(coming::forget(tx, now - TOLD_KEPT, now, AT_ONCE))
    })
    .await?;
    let jobs = forget(core, move |tx| Box::pin(job::forget(tx, now - TOLD_KEPT, AT_ONCE))).await?;
    let daily = forget(core, move |tx| Box::pin(told::forget(tx, now - TOLD_KEPT, AT_ONCE))).await?;
    let asked = forget(core, move |tx| Box::pin(outcome::forget(tx, now - TOLD_KEPT, AT_ONCE))).await?;
    let events = forget(core, move |tx| Box::pin(event::forget(tx, now - EVENTS_KEPT, AT_ONCE))).await?;
    let wishes = forget(core, move |tx| {
        Box::pin(standing_asked::forget(tx, now - WISHES_KEPT, WISHES_AT_ONCE))
    })
    .await?;
    Ok(events
        + wishes
        + asked
        + daily
        + jobs
        + updates
        + notices
        + words
        + freeings
        + claims
        + published
        + days
        + warnings
        + questions
        + answers)
}

/// Runs `unit` until it finds fewer rows than it could take; tells how many in all.
async fn forget<F>(core: &Core, unit: F) -> Result<u64>
where
    F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<u64>> + Clone + Send + Sync + 'static,
{
    let mut forgotten = 0;
    loop {
        let rows = core.keep(Lane::Housekeeping, unit.clone()).await?;
        forgotten += rows;
        if rows < AT_ONCE {
            return Ok(forgotten);
        }
    }
}
