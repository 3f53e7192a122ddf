//! A client takes a booking to another time in one act: the old seat is given back only where the new one is got.
//!
//! Where the specialist wants to be asked, the other time is a booking of its own which waits for the answer and names
//! the one it is to take the place of; see `replace`.

use super::acting::booker_of;
use super::book::{insert, offer, open_move, tell_specialists};
use super::status::{MOVE, Transition, is_ahead, times};
use super::theirs::booking_of;
use super::{Outcome, Work};
use crate::domain::acting::May;
use crate::domain::deed::Deed;
use crate::domain::ids::{BookingId, PersonId, SlotId};
use crate::domain::ledger::spread;
use crate::domain::moment::Moment;
use crate::domain::notice::Notice;
use crate::domain::policy::{self, Policy};
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{By, Notify, Phase, StatusId, UNDO, Workflow, machine};
use crate::storage::booking::BookingRow;
use crate::storage::history::{HistoryRow, of_booking as history_of};
use crate::storage::{ledger, standing};

/// What a button says: the booking as it was drawn, and where it is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveCommand {
    pub booking: BookingId,
    pub entry_no: i64,
    pub slot: SlotId,
}

/// What came of it.
pub enum Moved {
    Done(BookingRow),
    /// The request that waits for an answer.
    Asked(BookingRow),
}

/// Until when a client can move a booking, by the workflow and by the tenant's own rule, whichever is stricter; or why
/// they cannot.
pub fn may_move(policy: &Policy, workflow: &Workflow, booking: &BookingRow, now: Moment) -> Result<(), Refusal> {
    let status = StatusId::from(booking.status.as_str());
    let late = |until| Refusal::TooLateToMove {
        booking: booking.booking_id,
        until,
    };
    if now >= booking.start_at {
        return Err(Refusal::StepNotThere);
    }
    machine::step(workflow, &status, MOVE, By::Client, now, &times(booking), false).map_err(|why| match why {
        machine::Refusal::TooLate { until } => late(until),
        other => other.into(),
    })?;
    // Nothing has been promised to somebody who only asks.
    if booking.phase != Phase::Upcoming.as_str() {
        return Ok(());
    }
    policy.may_move(booking.start_at, now).map_err(|why| match why {
        policy::Refusal::TooLate { until } => late(until),
        other => Refusal::by_policy(policy, other),
    })
}

/// Moves a booking of the acting person's client, or asks to.
pub async fn move_to(work: &mut Work<'_>, person: PersonId, command: MoveCommand) -> Outcome<Moved> {
    let (row, workflow) = work.booking(command.booking).await?;
    booking_of(&mut work.tenant, row.tenant_id, person, row.booking_id, May::Book).await?;
    if row.slot_id == command.slot && row.seat.is_some() {
        let booking = row.booking_id;
        return Err(Refusal::AlreadyBooked { booking }.into());
    }
    if row.entry_no != command.entry_no {
        return Err(Refusal::Changed.into());
    }
    if let Some(asked) = open_move(work, row.booking_id).await? {
        let booking = asked.booking_id;
        return Err(match asked.slot_id == command.slot {
            true => Refusal::AlreadyBooked { booking },
            false => Refusal::MoveAsked { booking },
        }
        .into());
    }
    // The time of a request to move is changed by another request: it would lose what it is to replace.
    if row.replaces.is_some() && row.phase == Phase::Pending.as_str() {
        return Err(Refusal::StepNotThere.into());
    }
    may_move(&work.tenant.tenant.policy.clone(), &workflow, &row, work.now)?;
    let booker = booker_of(work, person, row.client_id).await?;
    let client = booker.client();
    let offer = offer(work, &booker, command.slot, Some(&row)).await?;
    if offer.waits {
        let asked = insert(work, person, client, &offer, Some(&row)).await?;
        work.leave_receipt(&asked).await?;
        return Ok(Moved::Asked(asked));
    }
    let status = StatusId::from(row.status.as_str());
    let change = machine::step(&workflow, &status, MOVE, work.by, work.now, &times(&row), false)?;
    let transition = Transition {
        moved: Some(offer.seat),
        ..Transition::of(change.to.clone(), MOVE, work.by)
    };
    if change.to_phase == Phase::Pending {
        // What asks for an answer speaks of the time that is given up.
        work.settle_questions(&row, row.entry_no + 1).await?;
    }
    let row = work.transit(&row, &workflow, transition).await?;
    let (booking, start) = (row.booking_id, row.start_at);
    work.note_own(match change.to_phase {
        Phase::Pending => Deed::AskedMove { booking, start },
        Phase::Upcoming | Phase::Done | Phase::Void => Deed::Moved { booking, start },
    })
    .await?;
    work.watch_fulfilled(&row).await?;
    if change.to_phase == Phase::Pending {
        let booking = row.booking_id;
        let key = format!("requested:{booking}:{}", row.move_no);
        tell_specialists(work, &Notice::Requested { booking }, &key).await?;
    } else {
        work.tell_of_step(&row, &change.notify).await?;
    }
    work.leave_receipt(&row).await?;
    Ok(Moved::Done(row))
}

/// `asked`, which was to take another booking to its own time, comes into force: that one gives its seat back and hands
/// over what was paid for it. Comes before the change, and stops it where there is nothing to replace.
pub(super) async fn replace(work: &mut Work<'_>, asked: &mut BookingRow, replaced: BookingId) -> Outcome<()> {
    let (old, workflow) = work.booking(replaced).await?;
    // It was in force before, and was made a request again.
    if gave_way(work, &old).await?.is_some() {
        return Ok(());
    }
    if !is_ahead(&old.phase) || old.start_at <= work.now {
        return Err(Refusal::MoveStale.into());
    }
    let to = way_out(&workflow, &old, work).ok_or(Refusal::StepNotThere)?;
    // Money stays where it came in.
    if old.covered > 0 && old.account_id != asked.account_id && (asked.charged, asked.covered) == (0, 0) {
        asked.account_id = old.account_id;
        work.tenant
            .set_booking_account(asked.booking_id, asked.account_id)
            .await?;
    }
    let paid = hand_over(work, &old, asked, 0).await?;
    let mut old = old;
    old.covered -= paid;
    asked.covered += paid;
    work.transit(&old, &workflow, Transition::of(to, MOVE, work.by)).await?;
    pass_on(work, replaced, asked.booking_id).await
}

/// A lesson of a weekly time is of it wherever it is: the booking that takes the place of another takes its tie along.
async fn pass_on(work: &mut Work<'_>, from: BookingId, to: BookingId) -> Outcome<()> {
    let tenant = work.tenant.id();
    let Some((id, day)) = standing::tie(&mut work.tenant, tenant, from).await? else {
        return Ok(());
    };
    work.tenant.untie_booking(from).await?;
    work.tenant.adopt_booking(to, id, &day).await?;
    Ok(work.tenant.standing_came(id, &day, Ok(to)).await?)
}

/// Where a booking goes that gives its seat back without anybody's asking for more.
fn way_out(workflow: &Workflow, old: &BookingRow, work: &Work<'_>) -> Option<StatusId> {
    let status = StatusId::from(old.status.as_str());
    let way = machine::way_out(workflow, &status, By::Specialist, work.now, &times(old))?;
    Some(way.step.to.clone())
}

/// What covers the one covers the other, newest first and as far as `keep` of it stays; tells how much that was.
async fn hand_over(work: &mut Work<'_>, old: &BookingRow, new: &BookingRow, keep: i64) -> Outcome<i64> {
    let tenant = work.tenant.id();
    let mut parts = ledger::allocations(&mut work.tenant, tenant, old.booking_id).await?;
    parts.reverse();
    let mut sum = 0;
    for (payment, to, part) in spread(&parts, &[(new.booking_id, old.covered - keep)]) {
        work.tenant.allocate(payment, old.booking_id, -part).await?;
        work.tenant.allocate(payment, to, part).await?;
        sum += part;
    }
    Ok(sum)
}

/// A booking is left: a request to take it to another time has nothing to ask for any more. Its client hears of that,
/// unless it was they who left.
pub(super) async fn give_up_move(work: &mut Work<'_>, left: BookingId) -> Outcome<()> {
    let Some(asked) = open_move(work, left).await? else {
        return Ok(());
    };
    let workflow = work.workflow_of(asked.workflow_version).await?;
    let status = StatusId::from(asked.status.as_str());
    let by = [work.by, By::Specialist];
    let way = by
        .iter()
        .find_map(|by| machine::way_out(&workflow, &status, *by, work.now, &times(&asked)));
    if let Some(way) = way {
        let change = Transition::of(way.step.to.clone(), way.step.name.as_str(), work.by);
        let gone = work.transit(&asked, &workflow, change).await?;
        if work.by != By::Client {
            work.tell_of_step(&gone, &[Notify::Client]).await?;
        }
    }
    Ok(())
}

/// A booking is at another time: what asks to move it is to be answered by then.
pub(super) async fn keep_pace(work: &mut Work<'_>, moved: BookingId) -> Outcome<()> {
    if let Some(asked) = open_move(work, moved).await? {
        let workflow = work.workflow_of(asked.workflow_version).await?;
        work.arm(&asked, &workflow).await?;
    }
    Ok(())
}

/// The entry with which another booking took this one's place, if that is where it stands.
async fn gave_way(work: &mut Work<'_>, old: &BookingRow) -> Outcome<Option<HistoryRow>> {
    let tenant = work.tenant.id();
    let history = history_of(&mut work.tenant, tenant, old.booking_id).await?;
    let newest = history.into_iter().next_back();
    Ok(newest.filter(|entry| {
        old.phase == Phase::Void.as_str()
            && (entry.entry_no, entry.undone) == (old.entry_no, 0)
            && entry.step == MOVE
            && entry.from_slot.is_none()
    }))
}

/// The other side of an acceptance that is taken back: what it had replaced is as it was before, and has its money again,
/// but for what `asked` needs where it goes back to. Tells how much that was.
pub(super) async fn restore(work: &mut Work<'_>, asked: &BookingRow, replaced: BookingId, keep: i64) -> Outcome<i64> {
    let (mut old, workflow) = work.booking(replaced).await?;
    let left = gave_way(work, &old).await?.ok_or(Refusal::MoveGone)?;
    let before = left.from_status.clone().ok_or(Refusal::MoveGone)?;
    let paid = hand_over(work, asked, &old, keep).await?;
    old.covered += paid;
    pass_on(work, asked.booking_id, replaced).await?;
    let change = Transition {
        undoes: Some(left.entry_no),
        ..Transition::of(StatusId::from(before.as_str()), UNDO, work.by)
    };
    let back = work.transit(&old, &workflow, change).await?;
    work.tenant.set_undone(replaced, left.entry_no, back.entry_no).await?;
    Ok(paid)
}
