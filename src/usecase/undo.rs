//! Undo: a specialist takes back the newest change that a person made to a booking, as a new entry of its history.

use super::status::{Transition, UNDO, status_of};
use super::{Outcome, Work};
use crate::domain::ids::BookingId;
use crate::domain::moment::{Moment, Span};
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{By, Notify, Phase, StatusId, Workflow};
use crate::storage::booking::{self, BookingRow, HistoryRow};

/// How long a change can be taken back.
pub const LIMIT_DAYS: i64 = 7;

/// The entry that an undo at `now` would take back: the newest made by a person and not taken back yet. What
/// automatic steps did after it goes with it. A lesson that has begun is not made a request again: nobody could
/// answer it any more.
pub fn undoable<'h>(
    booking: &BookingRow,
    workflow: &Workflow,
    history: &'h [HistoryRow],
    now: Moment,
) -> Result<&'h HistoryRow, Refusal> {
    let newest = history
        .iter()
        .rev()
        .find(|entry| entry.person_id.is_some() && entry.undone == 0 && entry.undoes.is_none())
        .filter(|entry| entry.from_status.is_some())
        .ok_or(Refusal::NothingToUndo)?;
    let before = newest.from_status.as_deref().map(StatusId::from);
    let back_to = before.and_then(|before| workflow.status(&before));
    if back_to.is_none_or(|status| status.phase == Phase::Pending) && now >= booking.start_at {
        return Err(Refusal::NothingToUndo);
    }
    if now - newest.at > Span::days(LIMIT_DAYS) {
        Err(Refusal::UndoTooLate { days: LIMIT_DAYS })
    } else {
        Ok(newest)
    }
}

/// Takes back what stands at `entry_no`, the booking's newest entry when the button was drawn.
pub async fn undo(work: &mut Work<'_>, id: BookingId, entry_no: i64) -> Outcome<BookingRow> {
    let (booking, workflow) = work.booking(id).await?;
    if booking.entry_no != entry_no {
        return Err(Refusal::Changed.into());
    }
    let tenant = work.tenant.id();
    let history = booking::history(&mut work.tenant, tenant, id).await?;
    let taken_back = undoable(&booking, &workflow, &history, work.now)?.clone();
    let back_to = taken_back.from_status.clone().ok_or(Refusal::NothingToUndo)?;
    status_of(&workflow, &back_to)?;
    let mut booking = booking;
    for entry in history
        .iter()
        .filter(|entry| entry.entry_no >= taken_back.entry_no && entry.undone == 0)
    {
        if let Some(payment) = entry.payment_id {
            booking.covered -= work.reverse_payment(&booking, payment).await?;
        }
    }
    let change = Transition {
        to: StatusId::from(back_to.as_str()),
        step: UNDO.to_owned(),
        by: By::Specialist,
        reason: String::new(),
        undoes: Some(taken_back.entry_no),
        payment: None,
    };
    let undone = work.transit(&booking, &workflow, change).await?;
    work.tenant.set_undone(id, taken_back.entry_no, undone.entry_no).await?;
    let notice = Notice::Undone {
        booking: id,
        entry_no: undone.entry_no,
    };
    let key = format!("undone:{id}:{}", undone.entry_no);
    for to in work.told(&undone, &[Notify::Client, Notify::Specialist]).await? {
        work.tell(to, notice.clone(), &key);
    }
    Ok(undone)
}
