//! What need not be remembered is forgotten, a little at a time.

use crate::core::Core;
use crate::domain::moment::{Moment, Span};
use crate::storage::{Lane, Result, inbox, outbox};

/// Telegram re-delivers an unconfirmed update for a day; three leave room for an outage.
const INBOX_KEPT: Span = Span::days(3);
const OUTBOX_KEPT: Span = Span::days(30);
/// Rows in one transaction, so that nobody waits for it.
const AT_ONCE: u64 = 500;

/// Forgets handled updates after three days, and notices that have reached an end after thirty; tells how many rows.
pub async fn run_housekeeping(core: &Core, now: Moment) -> Result<u64> {
    let forget_updates = core.db.write(Lane::Housekeeping, move |tx| {
        Box::pin(inbox::forget(tx, now - INBOX_KEPT))
    });
    let mut forgotten = forget_updates.await?;
    loop {
        let before = now - OUTBOX_KEPT;
        let unit = core.db.write(Lane::Housekeeping, move |tx| {
            Box::pin(outbox::forget(tx, before, AT_ONCE))
        });
        let rows = unit.await?;
        forgotten += rows;
        if rows < AT_ONCE {
            return Ok(forgotten);
        }
    }
}
