//! Who pays for whom: clients who share an account have one balance. Two accounts that become one have what both had: what
//! is owed under the one that is left, and what lies there, goes along by entries of its own. An account that comes apart
//! must be even, so that no money changes hands by it.

use super::clients::client;
use super::{Outcome, Work, pay};
use crate::domain::deed::Deed;
use crate::domain::ids::{AccountId, ClientId};
use crate::domain::kin::KinDeed;
use crate::domain::ledger::Sort;
use crate::domain::refusal::Refusal;
use crate::storage::ahead::payees;
use crate::storage::booking::{self, BookingRow};
use crate::storage::client::{by_id, term};
use crate::storage::ledger::{EntryKind, NewLedgerEntry};
use crate::storage::{account, ledger, pack};

/// One account pays for both from now on, and for all who shared one with either: this client's, or the other's where
/// that alone is the one with money in it. What either owes or has ahead is of both.
pub async fn share(work: &mut Work<'_>, id: ClientId, with: ClientId) -> Outcome<()> {
    let (one, other) = (client(work, id).await?, client(work, with).await?);
    if one.account_id == other.account_id {
        return Ok(());
    }
    let keeps = is_even(work, other.account_id).await? || !is_even(work, one.account_id).await?;
    let (from, to) = match keeps {
        true => (other.account_id, one.account_id),
        false => (one.account_id, other.account_id),
    };
    // Those who paid together still do.
    let tenant = work.tenant.id();
    for client in account::clients(&mut work.tenant, tenant, from).await? {
        work.tenant.set_account(client.client_id, to).await?;
    }
    work.tenant.set_joined(from, to).await?;
    work.cover(from, false).await?;
    work.note(Deed::Kin(KinDeed::Shared { client: id, with })).await
}

/// Whatever stands under an account whose place another has taken goes there: charges that are not covered, whole and with
/// what covers a part of them, and what is left then. What is paid under it stays where it was.
pub(super) async fn move_rest(work: &mut Work<'_>, from: AccountId, into: AccountId) -> Outcome<()> {
    let tenant = work.tenant.id();
    for row in booking::unpaid_of_account(&mut work.tenant, tenant, from).await? {
        if row.covered > 0 {
            work.release(row.booking_id, row.covered).await?;
        }
        for (account, amount) in [(from, -row.charged), (into, row.charged)] {
            let entry = NewLedgerEntry {
                account,
                booking: Some(row.booking_id),
                kind: EntryKind::Charge,
                amount,
                person: work.person,
                reverses: None,
            };
            work.tenant.append_entry(&entry, work.now).await?;
        }
        work.tenant.move_charge(row.booking_id, into).await?;
    }
    let left = ledger::balance(&mut work.tenant, tenant, from).await?;
    let payees = payees(&mut work.tenant, tenant, &[into]).await?;
    if let (Some((_, client, _)), true) = (payees.first(), left != 0) {
        for (account, amount) in [(from, -left), (into, left)] {
            pay::enter_sorted(work, *client, account, (Sort::Moved, amount)).await?;
        }
    }
    Box::pin(work.cover(into, false)).await
}

/// The client pays alone from now on.
pub async fn part(work: &mut Work<'_>, id: ClientId) -> Outcome<()> {
    let row = client(work, id).await?;
    let tenant = work.tenant.id();
    if account::clients(&mut work.tenant, tenant, row.account_id).await?.len() < 2 {
        return Ok(());
    }
    if !is_even(work, row.account_id).await? {
        return Err(Refusal::AccountUneven.into());
    }
    let term = term(&mut work.tenant, tenant, row.account_id).await?;
    let own = work.tenant.insert_account().await?;
    // They pay as they did, only by themselves.
    work.tenant.set_term(own, term).await?;
    work.tenant.set_account(id, own).await?;
    work.note(Deed::Kin(KinDeed::Parted { client: id })).await
}

/// The account under which a charge is entered for a booking of which nothing is charged or covered: whose client's it is
/// by now. Under the one that it had it stays where what lies there pays for it.
pub(super) async fn of_charge(work: &mut Work<'_>, booking: &BookingRow, charge: i64) -> Outcome<AccountId> {
    let (tenant, had) = (work.tenant.id(), booking.account_id);
    let client = by_id(&mut work.tenant, tenant, booking.client_id).await?;
    let Some(now) = client.map(|client| client.account_id).filter(|now| *now != had) else {
        return Ok(had);
    };
    // What others pay under it is for theirs.
    let of_others = !account::clients(&mut work.tenant, tenant, had).await?.is_empty();
    if !of_others && ledger::balance(&mut work.tenant, tenant, had).await? >= charge {
        return Ok(had);
    }
    work.tenant.set_booking_account(booking.booking_id, now).await?;
    Ok(now)
}

async fn is_even(work: &mut Work<'_>, account: AccountId) -> Outcome<bool> {
    let tenant = work.tenant.id();
    // What is left of a pack is worth money too, though none is owed for it yet.
    let pack = pack::next(&mut work.tenant, tenant, account).await?;
    Ok(pack.is_none() && account::is_even(&mut work.tenant, tenant, account).await?)
}
