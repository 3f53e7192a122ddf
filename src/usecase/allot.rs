//! What a payment is for: the charges that are chosen come first, and what it has left covers the oldest of the rest, so
//! that nobody owes and has money lying at the same time.

use super::{Outcome, Work, claim, pay};
use crate::domain::deed::Deed;
use crate::domain::ids::{AccountId, BookingId, ClientId, EntryId};
use crate::domain::ledger::spread;
use crate::domain::money::AMOUNT_MAX;
use crate::domain::refusal::Refusal;
use crate::storage::booking::BookingRow;
use crate::storage::ledger;

/// Charges that are chosen from at once, the oldest.
pub const AT_ONCE: usize = 50;

/// Enters what a client has paid for these bookings of their account. `seen` as [`pay::record`] has it.
pub async fn record(
    work: &mut Work<'_>,
    client: ClientId,
    amount: i64,
    seen: i64,
    chosen: &[BookingId],
) -> Outcome<EntryId> {
    let account = pay::unseen(work, client, amount, seen).await?;
    let chosen = charged(work, account, chosen).await?;
    receive(work, client, account, amount, &chosen).await
}

/// The bookings that are meant, the oldest first; of another account there is none.
async fn charged(work: &mut Work<'_>, account: AccountId, ids: &[BookingId]) -> Outcome<Vec<BookingRow>> {
    let mut rows = Vec::new();
    for id in ids.iter().take(AT_ONCE) {
        let (row, _) = work.booking(*id).await?;
        if row.account_id != account {
            return Err(Refusal::NotFound.into());
        }
        rows.push(row);
    }
    rows.sort_by_key(|row| (row.start_at, row.booking_id));
    rows.dedup_by_key(|row| row.booking_id);
    Ok(rows)
}

/// One payment of an account: for what is chosen, then for the oldest, then ahead.
pub(super) async fn receive(
    work: &mut Work<'_>,
    client: ClientId,
    account: AccountId,
    amount: i64,
    chosen: &[BookingRow],
) -> Outcome<EntryId> {
    let payment = pay::enter_for(work, client, account, amount).await?;
    let wanted: Vec<(BookingId, i64)> = chosen.iter().map(|row| (row.booking_id, row.owed())).collect();
    let parts = spread(&[(payment, amount)], &wanted);
    for (payment, booking, part) in &parts {
        work.tenant.allocate(*payment, *booking, *part).await?;
        claim::paid(work, *booking, *part).await?;
    }
    work.cover(account, true).await?;
    for (_, booking, _) in parts {
        work.covered(booking).await?;
    }
    Ok(payment)
}

/// What lies on an account covers what it owes; nobody's word of a payment is answered by it.
pub(super) async fn settle(work: &mut Work<'_>, account: AccountId) -> Outcome<()> {
    work.cover(account, false).await
}

/// A payment that is there is for these bookings from now on; what it covered besides is covered by what else there is,
/// or owed again.
pub async fn allot(work: &mut Work<'_>, id: EntryId, chosen: &[BookingId]) -> Outcome<()> {
    let row = pay::standing(work, id).await?;
    if row.amount <= 0 {
        return Err(Refusal::Changed.into());
    }
    let tenant = work.tenant.id();
    let before = ledger::parts(&mut work.tenant, tenant, id).await?;
    for (booking, part) in &before {
        work.tenant.allocate(id, *booking, -part).await?;
    }
    let chosen = charged(work, row.account_id, chosen).await?;
    let wanted: Vec<(BookingId, i64)> = chosen.iter().map(|row| (row.booking_id, row.owed())).collect();
    let mut touched: Vec<BookingId> = before.iter().map(|part| part.0).collect();
    for (payment, booking, part) in spread(&[(id, row.amount)], &wanted) {
        work.tenant.allocate(payment, booking, part).await?;
        if before.iter().all(|old| old.0 != booking) {
            claim::paid(work, booking, part).await?;
            touched.push(booking);
        }
    }
    // No money came now: nobody's word of a payment is answered by it.
    work.cover(row.account_id, false).await?;
    for booking in touched {
        work.covered(booking).await?;
        work.uncovered(booking).await?;
    }
    work.note(Deed::PaymentMeant {
        client: row.client_id,
        entry: id,
    })
    .await
}

/// Another sum came than the client spoke of: it is entered as theirs, for what they spoke of first. What is not covered
/// by it stays owed, and what is more is ahead. The client's word is answered by that.
pub async fn other_sum(work: &mut Work<'_>, id: crate::domain::ids::ClaimId, amount: i64) -> Outcome<EntryId> {
    if !(1..=AMOUNT_MAX).contains(&amount) {
        return Err(Refusal::TypedAmount.into());
    }
    let mut bookings = Vec::new();
    for part in claim::open_parts(work, id).await? {
        bookings.push(work.booking(part.booking_id).await?.0);
    }
    // Somebody may speak for clients who pay apart: each account gets its own payment, and the last what is left.
    bookings.sort_by_key(|row| (row.account_id, row.start_at, row.booking_id));
    let groups: Vec<&[BookingRow]> = bookings
        .chunk_by(|one, other| one.account_id == other.account_id)
        .collect();
    let mut left = amount;
    let mut sums = Vec::new();
    for (n, group) in groups.iter().enumerate() {
        let owed: i64 = group.iter().map(BookingRow::owed).sum();
        let sum = if n + 1 == groups.len() { left } else { left.min(owed) };
        left -= sum;
        sums.push(sum);
        let mut over = sum;
        for (at, row) in group.iter().enumerate() {
            let part = if at + 1 == group.len() {
                over
            } else {
                over.min(row.owed())
            };
            over -= part;
            claim::seen(work, id, row.booking_id, part).await?;
        }
    }
    let mut entry = None;
    for (group, sum) in groups.into_iter().zip(sums).filter(|(_, sum)| *sum > 0) {
        let Some(first) = group.first() else { continue };
        entry = Some(receive(work, first.client_id, first.account_id, sum, group).await?);
    }
    claim::tell_settled(work, id).await?;
    entry.ok_or_else(|| Refusal::NotFound.into())
}
