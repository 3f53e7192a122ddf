//! A client ends a weekly time of theirs: what the rules let go of is cancelled, what they hold still takes place.

use super::standing::{ahead, of};
use super::status::times;
use super::step::take;
use super::{Outcome, Work, acting};
use crate::domain::acting::May;
use crate::domain::ids::{PersonId, StandingId};
use crate::domain::moment::Moment;
use crate::domain::notice::Notice;
use crate::domain::standing::{Regular, RegularNews};
use crate::domain::workflow::{By, StatusId, Workflow, machine};
use crate::domain::zone::{Date, plus_days};
use crate::storage::booking::BookingRow;

/// The step by which a client may still cancel a lesson for nothing.
pub fn way_out(workflow: &Workflow, booking: &BookingRow, now: Moment) -> Option<String> {
    let status = StatusId::from(booking.status.as_str());
    let way = machine::way_out(workflow, &status, By::Client, now, &times(booking))?;
    // What begins at a moment is late, and has its price.
    let in_time = way.guard.is_none() && way.step.since.is_none();
    in_time.then(|| way.step.name.to_string())
}

/// Gives the last day on which it still comes.
pub async fn give_up(work: &mut Work<'_>, person: PersonId, id: StandingId) -> Outcome<Date> {
    let (row, regular) = of(work, id).await?;
    let (tenant, today) = (work.tenant.id(), work.tenant.tenant.zone.date(work.now));
    acting::to(&mut work.tenant, tenant, person, row.client_id, May::Book).await?;
    let mut last = plus_days(today, -1);
    let before = work.letters.len();
    for (_, day, booking) in ahead(work, id).await? {
        // The money of those before it may have come to it.
        let (booking, workflow) = work.booking(booking.booking_id).await?;
        match way_out(&workflow, &booking, work.now) {
            Some(step) => take(work, booking, &step, false, String::new()).await.map(drop)?,
            None => last = last.max(day),
        }
    }
    // All of it is told in one message.
    let others = work.letters.split_off(before);
    let single = |notice: &Notice| {
        matches!(
            notice,
            Notice::Stepped { .. } | Notice::Receipt { .. } | Notice::KinDid { .. }
        )
    };
    work.letters
        .extend(others.into_iter().filter(|letter| !single(&letter.notice)));
    let until = Some(last);
    work.tenant.set_standing(id, &Regular { until, ..regular }).await?;
    let key = format!("regular-left:{id}:{}", work.tenant.next_id().await?);
    let standing = id;
    let news = RegularNews::Left { last };
    work.tell_specialists(&Notice::Regular { standing, news }, &key).await?;
    let news = RegularNews::Ended { last };
    for to in work.family_of(row.client_id).await?.into_iter().chain([person]) {
        work.tell(to, Notice::Regular { standing, news }, &key);
    }
    Ok(last)
}
