//! A client says "I have paid". Nothing is paid by that: the specialist sees the money or does not.

use super::theirs::booking_of;
use super::{Outcome, Stop, Work, allot, pay};
use crate::domain::acting::May;
use crate::domain::deed::Deed;
use crate::domain::ids::{BookingId, ClaimId};
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::storage::booking::BookingRow;
use crate::storage::claim::{self, ClaimRow, Verdict};
use crate::storage::{booking, person};

/// Bookings that one claim speaks of, the soonest.
pub const AT_ONCE: usize = 50;

/// A file that came with a claim, by its id at Telegram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub file: String,
    /// A picture, else a file.
    pub picture: bool,
}

/// The client has paid for one booking, or for all that nothing is claimed of yet. `sum` is what their screen said.
pub async fn claim(work: &mut Work<'_>, of: Option<BookingId>, sum: i64) -> Outcome<ClaimId> {
    let tenant = work.tenant.id();
    let me = work.person.ok_or(Refusal::NotFound)?;
    if let Some(of) = of {
        booking_of(&mut work.tenant, tenant, me, of, May::Pay).await?;
    }
    let owed = booking::owed_by_person(&mut work.tenant, tenant, me).await?;
    let ids: Vec<BookingId> = owed.iter().map(|row| row.booking_id).collect();
    let open = claim::open(&mut work.tenant, tenant, &ids).await?;
    let is_open = |id: BookingId| open.iter().any(|row| row.booking_id == id);
    let meant = owed.iter().filter(|row| of.is_none_or(|of| of == row.booking_id));
    let (claimed, mut free): (Vec<_>, Vec<_>) = meant.partition(|row| is_open(row.booking_id));
    free.truncate(AT_ONCE);
    if free.is_empty() {
        return Err(if claimed.is_empty() {
            Refusal::Changed.into()
        } else {
            Refusal::AlreadyClaimed.into()
        });
    }
    if free.iter().map(|row| row.owed()).sum::<i64>() != sum {
        return Err(Refusal::Changed.into());
    }
    let parts: Vec<(BookingId, i64)> = free.iter().map(|row| (row.booking_id, row.owed())).collect();
    let claim = work.tenant.insert_claim(me, &parts, work.now).await?;
    if let Some(first) = free.first() {
        let (booking, amount) = (first.booking_id, sum);
        work.note_own(Deed::Claimed { booking, amount }).await?;
    }
    work.tell_specialists(&Notice::Claimed { claim }, &claimed_key(claim))
        .await?;
    Ok(claim)
}

/// A picture or a file goes with the newest claim of theirs that is open and has none.
pub async fn prove(work: &mut Work<'_>, proof: &Proof) -> Outcome<()> {
    let tenant = work.tenant.id();
    let me = work.person.ok_or(Refusal::NotFound)?;
    let owed = booking::owed_by_person(&mut work.tenant, tenant, me).await?;
    let ids: Vec<BookingId> = owed.iter().map(|row| row.booking_id).collect();
    let open = claim::open(&mut work.tenant, tenant, &ids).await?;
    let bare = open.iter().rev().find(|row| row.person_id == me && row.file.is_none());
    let claim = match bare {
        Some(part) => part.claim_id,
        None if open.iter().any(|row| row.person_id == me) => return Err(Refusal::ProofThere.into()),
        None if owed.is_empty() => return Err(Refusal::NothingToProve.into()),
        None => return Err(Refusal::ClaimFirst.into()),
    };
    let kind = if proof.picture { "photo" } else { "document" };
    work.tenant.set_claim_file(claim, &proof.file, kind).await?;
    Ok(work
        .tell_specialists(&Notice::Proof { claim }, &format!("proof:{claim}"))
        .await?)
}

/// A picture or a file that came by itself: it proves the newest word of theirs that nothing came with, and else is their
/// word that they have paid all. `sum` as [`fn@claim`] has it.
pub async fn receipt(work: &mut Work<'_>, proof: &Proof, sum: i64) -> Outcome<()> {
    match prove(work, proof).await {
        Err(Stop::Refused(Refusal::ClaimFirst | Refusal::ProofThere)) => {
            claim(work, None, sum).await?;
            prove(work, proof).await
        }
        done => done,
    }
}

/// What a yes came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confirmed {
    pub claimed: i64,
    pub entered: i64,
    /// What is still missing for the bookings.
    pub left: i64,
}

/// The specialist has seen the money that the client spoke of: that much is entered as paid, unless less is missing. What
/// came at once is one payment of each account, however many bookings it is for.
pub async fn confirm(work: &mut Work<'_>, claim: ClaimId) -> Outcome<Confirmed> {
    let mut done = Confirmed::default();
    let mut seen: Vec<(BookingRow, i64)> = Vec::new();
    for part in open_parts(work, claim).await? {
        let (booking, _) = work.booking(part.booking_id).await?;
        let entered = part.amount.min(booking.owed());
        let verdict = match entered > 0 {
            true => Verdict::Seen { entered },
            false => Verdict::Moot,
        };
        work.tenant
            .settle_claim(claim, Some(part.booking_id), work.person, verdict, work.now)
            .await?;
        done.claimed += part.amount;
        if entered > 0 {
            done.entered += entered;
            done.left += booking.owed() - entered;
            seen.push((booking, entered));
        }
    }
    seen.sort_by_key(|(row, _)| (row.account_id, row.start_at, row.booking_id));
    for group in seen.chunk_by(|one, other| one.0.account_id == other.0.account_id) {
        match group {
            // The payment stands in the history of the booking, where it can be undone.
            [(booking, entered)] => {
                pay::enter(work, booking.booking_id, booking.entry_no, *entered).await?;
            }
            [(first, _), ..] => {
                let sum = group.iter().map(|(_, entered)| entered).sum();
                let rows: Vec<BookingRow> = group.iter().map(|(row, _)| row.clone()).collect();
                allot::receive(work, first.client_id, first.account_id, sum, &rows).await?;
            }
            [] => {}
        }
    }
    tell_settled(work, claim).await?;
    Ok(done)
}

/// The specialist does not see the money.
pub async fn deny(work: &mut Work<'_>, claim: ClaimId) -> Outcome<()> {
    let parts = open_parts(work, claim).await?;
    work.tenant
        .settle_claim(claim, None, work.person, Verdict::Unseen, work.now)
        .await?;
    if let Some(part) = parts.first() {
        let booking = part.booking_id;
        work.note(Deed::NotSeen { booking }).await?;
    }
    tell_settled(work, claim).await
}

/// So much of what came is for this part of a claim; all of it is to be told at once by [`tell_settled`].
pub(super) async fn seen(work: &mut Work<'_>, claim: ClaimId, booking: BookingId, entered: i64) -> Outcome<()> {
    let verdict = Verdict::Seen { entered };
    let (by, now) = (work.person, work.now);
    Ok(work.tenant.settle_claim(claim, Some(booking), by, verdict, now).await?)
}

/// A payment was entered for a booking: what the client claims of it is settled by that.
pub(super) async fn paid(work: &mut Work<'_>, booking: BookingId, entered: i64) -> Outcome<()> {
    settle(work, booking, Verdict::Seen { entered }).await
}

/// Nothing is missing for a booking any more: there is nothing to answer a claim for.
pub(super) async fn moot(work: &mut Work<'_>, booking: BookingId) -> Outcome<()> {
    settle(work, booking, Verdict::Moot).await
}

async fn settle(work: &mut Work<'_>, booking: BookingId, verdict: Verdict) -> Outcome<()> {
    let tenant = work.tenant.id();
    for part in claim::open(&mut work.tenant, tenant, &[booking]).await? {
        let claim = part.claim_id;
        work.tenant
            .settle_claim(claim, Some(booking), work.person, verdict, work.now)
            .await?;
        tell_settled(work, claim).await?;
    }
    Ok(())
}

pub(super) async fn open_parts(work: &mut Work<'_>, claim: ClaimId) -> Outcome<Vec<ClaimRow>> {
    let tenant = work.tenant.id();
    let parts = claim::parts(&mut work.tenant, tenant, claim).await?;
    if parts.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let open: Vec<ClaimRow> = parts.into_iter().filter(|part| part.settled_at.is_none()).collect();
    match open.is_empty() {
        true => Err(Refusal::ClaimSettled.into()),
        false => Ok(open),
    }
}

/// The specialists' notice follows each part that is settled; the client hears of the answer once there is all of it.
pub(super) async fn tell_settled(work: &mut Work<'_>, claim: ClaimId) -> Outcome<()> {
    let tenant = work.tenant.id();
    let parts = claim::parts(&mut work.tenant, tenant, claim).await?;
    let settled = parts.iter().filter(|part| part.settled_at.is_some()).count();
    let key = format!("claim-settled:{claim}:{settled}");
    work.tell_specialists(&Notice::ClaimSettled { claim }, &key).await?;
    let Some(part) = parts.first().filter(|_| settled == parts.len()) else {
        return Ok(());
    };
    // Who has had their data deleted since hears nothing.
    let to = person::by_id(&mut work.tenant, part.person_id).await?;
    if to.is_some_and(|to| to.telegram_id.is_some()) {
        work.tell(part.person_id, Notice::ClaimAnswered { claim }, &answered_key(claim));
    }
    Ok(())
}

/// The key under which a client is told what came of a claim.
pub fn answered_key(claim: ClaimId) -> String {
    format!("claim-answered:{claim}")
}

/// The key under which a specialist is told of a claim.
pub fn claimed_key(claim: ClaimId) -> String {
    format!("claimed:{claim}")
}
