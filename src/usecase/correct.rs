//! Corrections of an account with a note: money that was given back, and what was owed or paid ahead when the books were
//! begun. They stand in the ledger as all else does, and are taken back as payments are.

use super::{Outcome, Work, allot, pay};
use crate::domain::deed::Deed;
use crate::domain::ids::{ClientId, EntryId};
use crate::domain::ledger::Sort;
use crate::domain::message::clean_text;
use crate::domain::refusal::Refusal;
use crate::storage::ledger;
use crate::usecase::pay::NOTE_LONGEST;

/// Only what is paid ahead can be given back: a lesson that does not count is let off first, and what it cost is ahead then.
pub async fn correct(
    work: &mut Work<'_>,
    client: ClientId,
    sort: Sort,
    (amount, note): (i64, &str),
) -> Outcome<EntryId> {
    let tenant = work.tenant.id();
    let account = pay::account_of(work, client, amount).await?;
    let note = match note.trim() {
        "" => String::new(),
        note => clean_text(note, NOTE_LONGEST).map_err(|_| Refusal::TypedMessage { limit: NOTE_LONGEST })?,
    };
    if sort == Sort::Refund && ledger::balance(&mut work.tenant, tenant, account).await? < amount {
        return Err(Refusal::NothingToGiveBack.into());
    }
    let entry = pay::enter_sorted(work, client, account, (sort, sort.signed(amount))).await?;
    work.tenant.set_payment_note(entry, &note).await?;
    work.note(Deed::Corrected {
        client,
        entry,
        sort,
        amount,
    })
    .await?;
    // What was paid ahead pays for what is owed.
    allot::settle(work, account).await?;
    Ok(entry)
}
