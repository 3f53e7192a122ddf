//! The button "Paid": a payment of what is missing for a booking.

use super::status::{PAY, Transition};
use super::{Outcome, Work, claim};
use crate::domain::deed::Deed;
use crate::domain::ids::BookingId;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::StatusId;
use crate::storage::booking::BookingRow;
use crate::storage::ledger::{EntryKind, NewLedgerEntry};

/// Enters a payment of the remainder and lets the ledger settle the booking.
pub async fn pay(work: &mut Work<'_>, id: BookingId, entry_no: i64) -> Outcome<BookingRow> {
    let (booking, _) = work.booking(id).await?;
    enter(work, id, entry_no, booking.owed()).await
}

/// Enters a payment of at most the remainder; what is still missing then stays due.
pub(super) async fn enter(work: &mut Work<'_>, id: BookingId, entry_no: i64, amount: i64) -> Outcome<BookingRow> {
    let (booking, workflow) = work.booking(id).await?;
    if booking.entry_no != entry_no || amount <= 0 || amount > booking.owed() {
        return Err(Refusal::Changed.into());
    }
    let entry = NewLedgerEntry {
        account: booking.account_id,
        booking: Some(id),
        kind: EntryKind::Payment,
        amount,
        person: work.person,
        reverses: None,
    };
    let payment = work.tenant.append_entry(&entry, work.now).await?;
    work.tenant.allocate(payment, id, entry.amount).await?;
    claim::paid(work, id, amount).await?;
    work.note(Deed::Paid { booking: id, amount }).await?;
    let mut paid = booking.clone();
    paid.covered += entry.amount;
    let settled = work.settle_if_covered(paid.clone(), &workflow, Some(payment)).await?;
    if settled.entry_no != paid.entry_no {
        return Ok(settled);
    }
    // The workflow has no step for it here: the payment stands in the history by itself, so that it can be undone.
    let change = Transition {
        payment: Some(payment),
        ..Transition::of(StatusId::from(paid.status.as_str()), PAY, work.by)
    };
    work.transit(&paid, &workflow, change).await
}
