//! Undo: a specialist takes back the newest change that a person made to a booking, as a new entry of its history.

use super::status::{MOVE, Transition, is_ahead, status_of};
use super::{Outcome, Work, moving, standing_ask};
use crate::domain::deed::Deed;
use crate::domain::ids::{BookingId, SlotId};
use crate::domain::moment::{Moment, Span};
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::workflow::machine::{self, Back, Made};
use crate::domain::workflow::{By, Notify, Phase, StatusId, Workflow};
use crate::storage::booking::{self, BookingRow, Seat};
use crate::storage::history::HistoryRow;
use crate::storage::history::of_booking as history_of;
use crate::storage::{self, Conn, ledger, slot};

/// How long a change can be taken back.
pub const LIMIT_DAYS: i64 = 7;

/// What an undo at `now` would take back, with the entry that a person made: the newest not taken back yet. A lesson
/// that has begun is not made a request again: nobody could answer it any more.
pub fn undoable<'h>(
    booking: &BookingRow,
    workflow: &Workflow,
    history: &'h [HistoryRow],
    now: Moment,
) -> Result<(&'h HistoryRow, Back), Refusal> {
    let made: Vec<Made> = history.iter().map(made).collect();
    let status = StatusId::from(booking.status.as_str());
    let back = machine::back(workflow, &status, &made, By::Specialist).map_err(|_| Refusal::NothingToUndo)?;
    let newest = history.iter().find(|entry| back.taken.first() == Some(&entry.entry_no));
    let newest = newest.ok_or(Refusal::NothingToUndo)?;
    if back.change.to_phase == Phase::Pending && now >= booking.moot_at() {
        return Err(Refusal::NothingToUndo);
    }
    // Another booking has taken its place: that one is taken back, and this with it.
    if newest.step == MOVE && newest.from_slot.is_none() {
        return Err(Refusal::NothingToUndo);
    }
    if now - newest.at > Span::days(LIMIT_DAYS) {
        Err(Refusal::UndoTooLate { days: LIMIT_DAYS })
    } else {
        Ok((newest, back))
    }
}

/// Whether it takes back a payment too.
pub fn takes_money(history: &[HistoryRow], back: &Back) -> bool {
    let taken = |entry: &&HistoryRow| back.taken.contains(&entry.entry_no);
    history.iter().filter(taken).any(|entry| entry.payment_id.is_some())
}

fn made(entry: &HistoryRow) -> Made {
    Made {
        entry_no: entry.entry_no,
        from: entry.from_status.as_deref().map(StatusId::from),
        to: StatusId::from(entry.to_status.as_str()),
        by_person: entry.person_id.is_some(),
        undoes: entry.undoes,
    }
}

/// Takes back what stands at `entry_no`, the booking's newest entry when the button was drawn.
pub async fn undo(work: &mut Work<'_>, id: BookingId, entry_no: i64) -> Outcome<BookingRow> {
    let (booking, workflow) = work.booking(id).await?;
    if booking.entry_no != entry_no {
        return Err(Refusal::Changed.into());
    }
    let tenant = work.tenant.id();
    let history = history_of(&mut work.tenant, tenant, id).await?;
    let (newest, Back { change, taken }) = undoable(&booking, &workflow, &history, work.now)?;
    let mut others = Vec::new();
    for entry in history.iter().filter(|entry| taken.contains(&entry.entry_no)) {
        let Some(payment) = entry.payment_id else { continue };
        let mut parts = ledger::parts(&mut work.tenant, tenant, payment).await?;
        parts.retain(|part| part.1 > 0);
        // It was said since to be for other lessons: those keep it, and this one is only where it was before.
        if parts.is_empty() || parts.iter().any(|part| part.0 == id) {
            work.must(Right::Money).await?;
            others.extend(work.reverse_payment(payment).await?);
        }
    }
    others.retain(|other| *other != id);
    let (mut booking, _) = work.booking(id).await?;
    let moved = match newest.from_slot {
        Some(slot) => Some(seat_before(work, &booking, slot).await?),
        None => None,
    };
    if let Some(why) = stands_against(&mut work.tenant, &booking, change.to_phase, work.now).await? {
        return Err(why.into());
    }
    if let Some(replaced) = booking.replaces.filter(|_| takes_back_move(&booking, change.to_phase)) {
        let keep = machine::charge(status_of(&workflow, change.to.as_str())?, booking.price);
        booking.covered -= moving::restore(work, &booking, replaced, keep).await?;
    }
    let change = Transition {
        undoes: Some(newest.entry_no),
        moved,
        ..Transition::of(change.to.clone(), change.step.as_str(), change.by)
    };
    let undone = work.transit(&booking, &workflow, change).await?;
    work.tenant.set_undone(id, newest.entry_no, undone.entry_no).await?;
    work.cover(undone.account_id, false).await?;
    for other in others {
        work.uncovered(other).await?;
    }
    let (undone, _) = work.booking(id).await?;
    let undone = work.settle_if_covered(undone, &workflow, None).await?;
    let notice = Notice::Undone {
        booking: id,
        entry_no: undone.entry_no,
    };
    let key = format!("undone:{id}:{}", undone.entry_no);
    for to in work.told(&undone, &[Notify::Client, Notify::Specialist]).await? {
        work.tell(to, notice.clone(), &key);
    }
    standing_ask::say_back_once(work, &undone);
    let deed = Deed::Undone {
        booking: id,
        start: undone.start_at,
        status: undone.status.clone(),
        version: undone.workflow_version,
    };
    work.note(deed).await?;
    Ok(undone)
}

/// A seat at the time that a booking was moved away from, while that is still ahead and free.
async fn seat_before(work: &mut Work<'_>, booking: &BookingRow, slot: SlotId) -> Outcome<Seat> {
    let tenant = work.tenant.id();
    let hours = slot::hours(&mut work.tenant, tenant, slot).await?;
    let (start, end) = hours.ok_or(Refusal::SeatTakenMeanwhile)?;
    if start <= work.now {
        return Err(Refusal::SeatTakenMeanwhile.into());
    }
    work.seat_again(slot, start, end, booking).await
}

/// The acceptance of a request to move is taken back, and with it what that had replaced comes back.
fn takes_back_move(booking: &BookingRow, to: Phase) -> bool {
    to == Phase::Pending && booking.phase != Phase::Void.as_str()
}

/// Why a request to move is not made one again: it would ask for nothing any more, or something else asks for it.
pub async fn stands_against(
    conn: &mut Conn,
    booking: &BookingRow,
    to: Phase,
    now: Moment,
) -> storage::Result<Option<Refusal>> {
    let Some(replaced) = booking.replaces.filter(|_| to == Phase::Pending) else {
        return Ok(None);
    };
    let tenant = booking.tenant_id;
    let Some(old) = booking::by_id(conn, tenant, replaced).await? else {
        return Ok(Some(Refusal::MoveGone));
    };
    let gone = match takes_back_move(booking, to) {
        true => is_ahead(&old.phase),
        false => !is_ahead(&old.phase),
    };
    if gone || old.start_at <= now {
        return Ok(Some(Refusal::MoveGone));
    }
    let other = booking::replacing(conn, tenant, replaced).await?;
    let other = other.filter(|other| other.booking_id != booking.booking_id);
    Ok(other.map(|_| Refusal::MovedElsewhere))
}
