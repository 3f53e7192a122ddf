//! What was accepted of a series is taken back in one act, and its client hears of it in one message.

use std::collections::BTreeSet;

use super::undo::{undo, undoable};
use super::{Outcome, Work};
use crate::domain::ids::{BookingId, PersonId, SeriesId};
use crate::domain::moment::Moment;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::workflow::Phase;
use crate::storage::booking::{self, BookingRow};
use crate::storage::history::of_booking as history_of;
use crate::storage::{Conn, Result};

use super::Workflows;

/// Those of a series whose acceptance can be taken back at `now`.
pub async fn accepted(conn: &mut Conn, flows: &Workflows, rows: &[BookingRow], now: Moment) -> Result<Vec<BookingRow>> {
    let mut found = Vec::new();
    for row in rows.iter().filter(|row| row.phase == Phase::Upcoming.as_str()) {
        let history = history_of(conn, row.tenant_id, row.booking_id).await?;
        let workflow = flows.of(conn, row.tenant_id, row.workflow_version).await?;
        let back = undoable(row, &workflow, &history, now);
        if back.is_ok_and(|(_, back)| back.change.to_phase == Phase::Pending) {
            found.push(row.clone());
        }
    }
    Ok(found)
}

/// Tells how many wait again.
pub async fn take_back(work: &mut Work<'_>, series: SeriesId) -> Outcome<usize> {
    let (tenant, now, flows) = (work.tenant.id(), work.now, work.flows.clone());
    let rows = booking::of_series(&mut work.tenant, tenant, series).await?;
    if rows.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let (mut back, mut refused) = (Vec::new(), None);
    for row in accepted(&mut work.tenant, &flows, &rows, now).await? {
        let held = work.hold().await?;
        let done = undo(work, row.booking_id, row.entry_no).await;
        match work.end(held, done).await? {
            Ok(row) => back.push(row),
            Err(why) => refused = refused.or(Some(why)),
        }
    }
    let Some(first) = back.first() else {
        return Err(refused.unwrap_or(Refusal::Changed).into());
    };
    tell_together(work, series, &back, first);
    Ok(back.len())
}

/// Who would be told of each hears of all.
fn tell_together(work: &mut Work<'_>, series: SeriesId, back: &[BookingRow], first: &BookingRow) {
    if back.len() < 2 {
        return;
    }
    let ids: Vec<BookingId> = back.iter().map(|row| row.booking_id).collect();
    let single = |letter: &Letter| matches!(&letter.notice, Notice::Undone { booking, .. } if ids.contains(booking));
    let singles = work.letters.iter().filter(|letter| single(letter));
    let people: BTreeSet<PersonId> = singles.map(|letter| letter.to).collect();
    work.letters.retain(|letter| !single(letter));
    for to in people {
        let notice = Notice::SeriesStepped {
            series: Some(series),
            bookings: ids.clone(),
            status: first.status.clone(),
        };
        let key = format!("series-back:{series}:{}:{}", first.booking_id, first.entry_no);
        work.tell(to, notice, &key);
    }
}
