//! Payments: of what is missing for a booking, or of any sum for an account; and how one is set right.

use super::status::{PAY, Transition};
use super::{Outcome, Work, allot, claim, clients};
use crate::domain::deed::Deed;
use crate::domain::ids::{AccountId, BookingId, ClientId, EntryId};
use crate::domain::ledger::{Method, Sort, Term};
use crate::domain::message::clean_text;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::StatusId;
use crate::domain::zone::{Date, plus_days};
use crate::storage::booking::BookingRow;
use crate::storage::client::by_id;
use crate::storage::ledger::{EntryKind, NewLedgerEntry};
use crate::storage::payment::{self, PaymentRow};

/// Of what is noted with a payment, in characters.
pub const NOTE_LONGEST: usize = 200;
/// How long ago a payment may have been received.
pub const OLDEST_DAYS: i64 = 366;

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
    let payment = append(work, &entry, booking.client_id).await?;
    work.tenant.allocate(payment, id, entry.amount).await?;
    claim::paid(work, id, amount).await?;
    work.note(Deed::Paid { booking: id, amount }).await?;
    let (paid, _) = work.booking(id).await?;
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

async fn append(work: &mut Work<'_>, entry: &NewLedgerEntry, client: ClientId) -> Outcome<EntryId> {
    let today = work.tenant.tenant.zone.date(work.now).to_string();
    let payment = work.tenant.append_entry(entry, work.now).await?;
    work.tenant.insert_payment(payment, client, &today).await?;
    Ok(payment)
}

/// Enters what a client has paid: it covers what their account owes, oldest first, and the rest is paid ahead. `seen` is
/// the newest payment that the screen knew of: who enters it at the same time as somebody else looks again.
pub async fn record(work: &mut Work<'_>, client: ClientId, amount: i64, seen: i64) -> Outcome<EntryId> {
    let account = unseen(work, client, amount, seen).await?;
    allot::receive(work, client, account, amount, &[]).await
}

/// The account of a client from whom so much may have come that nobody has entered yet.
pub(super) async fn unseen(work: &mut Work<'_>, client: ClientId, amount: i64, seen: i64) -> Outcome<AccountId> {
    let tenant = work.tenant.id();
    let account = account_of(work, client, amount).await?;
    let newest = payment::newest_of_account(&mut work.tenant, tenant, account).await?;
    match newest == seen {
        true => Ok(account),
        false => Err(Refusal::PaidMeanwhile.into()),
    }
}

/// The account of a client for whom a sum is entered.
pub(super) async fn account_of(work: &mut Work<'_>, client: ClientId, amount: i64) -> Outcome<AccountId> {
    let tenant = work.tenant.id();
    // Who had their data deleted may still pay.
    let client = by_id(&mut work.tenant, tenant, client)
        .await?
        .ok_or(Refusal::NotFound)?;
    if amount <= 0 || amount > crate::domain::money::AMOUNT_MAX {
        return Err(Refusal::TypedAmount.into());
    }
    Ok(client.account_id)
}

/// A payment of an account by itself, which covers nothing yet.
pub(super) async fn enter_for(
    work: &mut Work<'_>,
    client: ClientId,
    account: AccountId,
    amount: i64,
) -> Outcome<EntryId> {
    let entry = enter_sorted(work, client, account, (Sort::Payment, amount)).await?;
    work.note(Deed::Received { client, entry, amount }).await?;
    Ok(entry)
}

/// An entry of an account by itself, with what it is; what is taken off the account is negative.
pub(super) async fn enter_sorted(
    work: &mut Work<'_>,
    client: ClientId,
    account: AccountId,
    (sort, amount): (Sort, i64),
) -> Outcome<EntryId> {
    let entry = NewLedgerEntry {
        account,
        booking: None,
        kind: EntryKind::Payment,
        amount,
        person: work.person,
        reverses: None,
    };
    let entry = append(work, &entry, client).await?;
    if sort != Sort::Payment {
        work.tenant.set_payment_sort(entry, sort).await?;
    }
    Ok(entry)
}

/// A payment that nobody has taken back.
pub(super) async fn standing(work: &mut Work<'_>, id: EntryId) -> Outcome<PaymentRow> {
    let tenant = work.tenant.id();
    let row = payment::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    match row.back_at {
        None => Ok(row),
        Some(_) => Err(Refusal::Changed.into()),
    }
}

/// Takes a payment back, by an entry of its own; what it had covered is covered by what else there is, or owed again.
pub async fn take_back(work: &mut Work<'_>, id: EntryId) -> Outcome<PaymentRow> {
    let row = standing(work, id).await?;
    // Half of what went from one account to another does not come back alone.
    if row.sort() == Sort::Moved {
        return Err(Refusal::Changed.into());
    }
    reverse(work, &row).await?;
    let (client, amount) = (row.client_id, row.amount);
    work.note(Deed::PaymentBack {
        client,
        entry: id,
        amount,
    })
    .await?;
    Ok(row)
}

async fn reverse(work: &mut Work<'_>, row: &PaymentRow) -> Outcome<()> {
    let covered = work.reverse_payment(row.entry_id).await?;
    work.cover(row.account_id, false).await?;
    for booking in covered {
        work.uncovered(booking).await?;
    }
    Ok(())
}

/// Another sum than was entered: the payment is taken back and entered anew, with all that is known of it.
pub async fn correct(work: &mut Work<'_>, id: EntryId, amount: i64) -> Outcome<EntryId> {
    let row = standing(work, id).await?;
    if row.amount == amount {
        return Ok(id);
    }
    // A correction is taken back and entered anew.
    if row.sort() != Sort::Payment {
        return Err(Refusal::Changed.into());
    }
    let covered = work.reverse_payment(id).await?;
    let entry = NewLedgerEntry {
        account: row.account_id,
        booking: row.booking_id,
        kind: EntryKind::Payment,
        amount,
        person: work.person,
        reverses: None,
    };
    let anew = append(work, &entry, row.client_id).await?;
    work.tenant.set_payment_day(anew, &row.day).await?;
    if let Some(method) = Method::ALL.into_iter().find(|method| method.as_str() == row.method) {
        work.tenant.set_payment_method(anew, method).await?;
    }
    work.tenant.set_payment_note(anew, &row.note).await?;
    work.tenant.set_payment_receipt(anew, row.receipt == 1).await?;
    // Whoever takes back that it was entered takes this one back.
    if let Some(booking) = row.booking_id {
        work.tenant.set_history_payment(booking, id, anew).await?;
    }
    // What it was for comes first.
    let mut left = amount;
    for booking in &covered {
        let (row, _) = work.booking(*booking).await?;
        let part = row.owed().min(left);
        if part > 0 {
            work.tenant.allocate(anew, *booking, part).await?;
            left -= part;
        }
    }
    work.cover(row.account_id, false).await?;
    for booking in covered {
        work.covered(booking).await?;
        work.uncovered(booking).await?;
    }
    let (client, was) = (row.client_id, row.amount);
    work.note(Deed::PaymentCorrected {
        client,
        entry: anew,
        was,
        amount,
    })
    .await?;
    Ok(anew)
}

/// When an account pays, for what is charged from now on.
pub async fn set_term(work: &mut Work<'_>, client: ClientId, term: Term) -> Outcome<()> {
    let client = clients::client(work, client).await?;
    work.tenant.set_term(client.account_id, term).await?;
    let client = client.client_id;
    work.note(Deed::TermSet { client }).await
}

pub async fn set_method(work: &mut Work<'_>, id: EntryId, method: Method) -> Outcome<()> {
    standing(work, id).await?;
    Ok(work.tenant.set_payment_method(id, method).await?)
}

/// Whether the client was given a receipt for it.
pub async fn set_receipt(work: &mut Work<'_>, id: EntryId, given: bool) -> Outcome<()> {
    standing(work, id).await?;
    Ok(work.tenant.set_payment_receipt(id, given).await?)
}

/// `None` takes the note away.
pub async fn set_note(work: &mut Work<'_>, id: EntryId, typed: Option<&str>) -> Outcome<()> {
    standing(work, id).await?;
    let note = match typed {
        None => String::new(),
        Some(typed) => clean_text(typed, NOTE_LONGEST).map_err(|_| Refusal::TypedMessage { limit: NOTE_LONGEST })?,
    };
    Ok(work.tenant.set_payment_note(id, &note).await?)
}

/// The local day on which it was received.
pub async fn set_day(work: &mut Work<'_>, id: EntryId, day: Date) -> Outcome<()> {
    standing(work, id).await?;
    let today = work.tenant.tenant.zone.date(work.now);
    if day > today || day < plus_days(today, -OLDEST_DAYS) {
        return Err(Refusal::PaymentDay.into());
    }
    Ok(work.tenant.set_payment_day(id, &day.to_string()).await?)
}
