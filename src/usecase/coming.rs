//! "Are you coming?": asked once with a reminder, answered with a yes that the specialist can read, or by leaving.

use super::theirs::booking_of;
use super::{Outcome, Work};
use crate::domain::acting::May;
use crate::domain::ids::BookingId;
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::Phase;
use crate::storage::booking::BookingRow;
use crate::storage::{booking, coming};

/// The one who acts comes to a booking as it stood at that move; or to everything ahead that the same reminder asked
/// about. To say it again changes nothing.
pub async fn say(work: &mut Work<'_>, id: BookingId, move_no: i64, all: bool) -> Outcome<()> {
    let person = work.person.ok_or(Refusal::NotFound)?;
    let tenant = work.tenant.id();
    let booking = booking_of(&mut work.tenant, tenant, person, id, May::Book).await?;
    if !stands(work, &booking, move_no) {
        return Err(Refusal::NotAhead { booking: id }.into());
    }
    let mut wanted = vec![(id, move_no)];
    if all && let Some(letter) = coming::letter_to(&mut work.tenant, tenant, id, move_no, person).await? {
        wanted = coming::asked_in(&mut work.tenant, tenant, &letter).await?;
    }
    for (id, move_no) in wanted {
        let row = booking::by_id(&mut work.tenant, tenant, id).await?;
        if row.is_some_and(|row| stands(work, &row, move_no))
            && work.tenant.insert_coming(id, move_no, person, work.now).await?
        {
            work.ask_anew(id, &format!("yes:{move_no}")).await?;
        }
    }
    Ok(())
}

fn stands(work: &Work<'_>, booking: &BookingRow, move_no: i64) -> bool {
    booking.move_no == move_no && booking.phase == Phase::Upcoming.as_str() && booking.start_at > work.now
}

impl Work<'_> {
    /// The reminders that asked about a booking are drawn as things are now; `because` names the change.
    pub async fn ask_anew(&mut self, booking: BookingId, because: &str) -> Outcome<()> {
        let tenant = self.tenant.id();
        for (letter, to) in coming::letters_about(&mut self.tenant, tenant, booking).await? {
            let key = format!("answered:{letter}:{booking}:{because}");
            self.tell(to, Notice::Answered { letter }, &key);
        }
        Ok(())
    }
}
