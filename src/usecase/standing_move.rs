//! A regular time goes to another day or hour from now on, with what is booked of it and what was said of its weeks.

use std::collections::HashSet;

use super::standing::{When, ahead, note, of, publish_in_view, stands_alone, take_off, tell};
use super::standing_publish::{Fit, Looking, SKIP};
use super::status::{MOVE, Transition, times};
use super::{Outcome, Work};
use crate::domain::ids::StandingId;
use crate::domain::refusal::Refusal;
use crate::domain::standing::{Regular, RegularDeed, RegularNews};
use crate::domain::week::WeekStart;
use crate::domain::workflow::{By, StatusId, machine};
use crate::domain::zone::{Date, plus_days};
use crate::storage::booking::{BookingRow, Seat};
use crate::storage::standing::{self, DayRow, StandingRow};

/// What came of moving it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    pub moved: usize,
    /// They stay where they are: something stands in their way.
    pub left: usize,
}

/// From now on it is at another time: what is booked goes along, each to its own week's new day. A week that was held or
/// skipped stays so.
pub async fn move_on(work: &mut Work<'_>, id: StandingId, when: When) -> Outcome<Moved> {
    let (row, old) = of(work, id).await?;
    let zone = work.tenant.tenant.zone;
    let today = zone.date(work.now);
    let begun = old.is_on(today) && old.time.span.on_day(zone, today).is_ok_and(|at| at.start <= work.now);
    let monday = WeekStart::Monday.of(today);
    // This week's was already, and there is no second.
    let was = old.days(&[], monday, today).into_iter().any(|day| day < today || begun);
    let first = if was { plus_days(monday, 7) } else { monday };
    let new = Regular {
        time: when.time()?,
        weeks: when.weeks,
        from: first.max(today),
        until: old.until,
    };
    if (new.time, new.weeks) == (old.time, old.weeks) {
        return Err(Refusal::RegularSame.into());
    }
    stands_alone(work, &row, &new).await?;
    work.tenant.set_standing(id, &new).await?;
    let (mut done, mut weeks) = (Moved::default(), NewDays::of(new));
    let mut ahead = ahead(work, id).await?;
    let known: HashSet<String> = ahead.iter().map(|(row, ..)| row.day.clone()).collect();
    for (row, day, _) in &mut ahead {
        // Its week is the one that it was made for, wherever it is now.
        *day = row.day.parse().unwrap_or(*day);
    }
    if let (Some(first), Some(last)) = (ahead.first(), ahead.last()) {
        let (first, last) = (
            WeekStart::Monday.of(first.1),
            plus_days(WeekStart::Monday.of(last.1), 6),
        );
        let tenant = work.tenant.tenant.clone();
        let mut looking = Looking::of(&mut work.tenant, &tenant, first, last).await?;
        for (day_row, day, booking) in ahead {
            let to = weeks.day_of(day);
            if !new.weeks.has(to) {
                take_off(work, &day_row, &booking).await?;
                continue;
            }
            // The money of those that were taken off may have come to it.
            let (booking, _) = work.booking(booking.booking_id).await?;
            let usual = old.time.span.on_day(zone, day);
            // What was moved by itself stays where it is.
            let own_way = usual.map_or(true, |at| at.start != booking.start_at);
            let stays = own_way || !move_one(work, &mut looking, &row, (&new, to), &booking).await?;
            done.left += usize::from(stays && !own_way);
            done.moved += usize::from(!stays);
            weeks.put(day_row, to);
        }
    }
    let tenant = work.tenant.id();
    let noted = standing::came_of(&mut work.tenant, tenant, id, &first.to_string()).await?;
    let (mut booked, mut others): (Vec<DayRow>, Vec<DayRow>) = noted
        .into_iter()
        .filter(|row| !known.contains(&row.day))
        .partition(|row| row.booking_id.is_some());
    booked.append(&mut others);
    for noted in booked {
        let Ok(day) = noted.day.parse::<Date>() else { continue };
        let to = weeks.day_of(day);
        let is_said = noted.booking_id.is_some() || noted.why.as_deref() == Some(SKIP);
        match (is_said, new.weeks.has(to)) {
            (true, true) => weeks.put(noted, to),
            // What was noted of days at the old time means nothing for the new one.
            (false, _) => work.tenant.forget_standing_day(id, &noted.day).await?,
            (true, false) if noted.booking_id.is_none() => work.tenant.forget_standing_day(id, &noted.day).await?,
            (true, false) => {}
        }
    }
    weeks.keep(work, id).await?;
    let from = new.next(&[], today).unwrap_or(today);
    tell(work, id, row.client_id, RegularNews::Moved { from }).await?;
    publish_in_view(work).await?;
    note(work, id, &new.time, RegularDeed::Moved).await?;
    Ok(done)
}

/// What came of the weeks, each under its new day.
struct NewDays {
    new: Regular,
    rows: Vec<(DayRow, Date)>,
}

impl NewDays {
    fn of(new: Regular) -> Self {
        Self { new, rows: Vec::new() }
    }

    /// The new day in the week of an old one.
    fn day_of(&self, day: Date) -> Date {
        let since = self.new.time.weekday.num_days_from_monday();
        plus_days(WeekStart::Monday.of(day), i64::from(since))
    }

    fn put(&mut self, row: DayRow, to: Date) {
        self.rows.push((row, to));
    }

    /// Who was put down first has the week.
    async fn keep(self, work: &mut Work<'_>, id: StandingId) -> Outcome<()> {
        for (row, _) in &self.rows {
            work.tenant.forget_standing_day(id, &row.day).await?;
        }
        let mut weeks = HashSet::new();
        for (row, to) in self.rows {
            if !weeks.insert(to) {
                continue;
            }
            let iso = to.to_string();
            match row.booking_id {
                Some(booking) => {
                    work.tenant.adopt_booking(booking, id, &iso).await?;
                    work.tenant.standing_came(id, &iso, Ok(booking)).await?;
                }
                None => work.tenant.standing_came(id, &iso, Err(SKIP)).await?,
            }
        }
        Ok(())
    }
}

/// Takes one booking to the new time of its week; `false` where something stands there.
async fn move_one(
    work: &mut Work<'_>,
    looking: &mut Looking,
    row: &StandingRow,
    (new, day): (&Regular, Date),
    booking: &BookingRow,
) -> Outcome<bool> {
    looking.freed(booking);
    let (tenant, now) = (work.tenant.tenant.clone(), work.now);
    let fit = match looking.fit(&mut work.tenant, &tenant, (row, new), day, now).await? {
        Fit::Slot(n, at) => (Some(n), at),
        Fit::Made(at) => (None, at),
        Fit::Theirs(..) | Fit::Left(_) => {
            looking.taken(booking);
            return Ok(false);
        }
    };
    let workflow = work.workflow_of(booking.workflow_version).await?;
    let status = StatusId::from(booking.status.as_str());
    let Ok(change) = machine::step(
        &workflow,
        &status,
        MOVE,
        By::Specialist,
        work.now,
        &times(booking),
        true,
    ) else {
        looking.taken(booking);
        return Ok(false);
    };
    let (slot, seat) = looking.seat(work, row, fit).await?;
    let transition = Transition {
        moved: Some(Seat {
            slot: slot.slot_id,
            seat,
            start: slot.start_at,
            end: slot.end_at,
        }),
        ..Transition::of(change.to, MOVE, work.by)
    };
    let moved = work.transit(booking, &workflow, transition).await?;
    looking.taken(&moved);
    Ok(true)
}
