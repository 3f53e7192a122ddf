//! "How did it go?": asked once after a day's last lesson, of all that ended on it.

use std::collections::BTreeSet;

use super::status::{MOVE, times};
use super::step::{self, StepCommand};
use super::{Outcome, Work};
use crate::domain::ids::BookingId;
use crate::domain::moment::{Moment, Span};
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::workflow::{By, Phase, StatusId, Step, Workflow, machine};
use crate::domain::zone::Date;
use crate::storage::booking::BookingRow;
use crate::storage::{booking, outcome, team};

/// How long the question makes sense.
const STANDS: Span = Span::hours(24);

/// What can have become of a booking, the likeliest first: the specialist's steps from here that nothing stands against,
/// in the workflow's own order, and those by which it was used before those by which it was not. With each its place in
/// the workflow's list.
pub fn likely<'w>(workflow: &'w Workflow, row: &BookingRow, now: Moment) -> Vec<(u32, &'w Step)> {
    let status = StatusId::from(row.status.as_str());
    let offered = machine::offered(workflow, &status, By::Specialist, now, &times(row));
    let mut found: Vec<(bool, u32, &Step)> = (0..)
        .zip(&workflow.steps)
        .filter(|(_, step)| {
            let mut free = offered.iter().filter(|offer| offer.guard.is_none());
            step.name.as_str() != MOVE && free.any(|offer| std::ptr::eq(offer.step, *step))
        })
        .filter_map(|(n, step)| match workflow.status(&step.to)?.phase {
            Phase::Done => Some((false, n, step)),
            Phase::Void => Some((true, n, step)),
            Phase::Pending | Phase::Upcoming => None,
        })
        .collect();
    found.sort_by_key(|(void, n, _)| (*void, *n));
    found.into_iter().map(|(_, n, step)| (n, step)).collect()
}

/// Whether one tap is enough for a step.
pub fn is_plain(step: &Step) -> bool {
    !step.confirm && step.ask.is_none()
}

/// How it went with a booking is not said yet.
pub fn is_open(row: &BookingRow) -> bool {
    row.phase == Phase::Upcoming.as_str()
}

impl Work<'_> {
    /// A booking of the day of that moment has come or gone: when the day's last lesson ends is put down anew.
    pub async fn note_day_end(&mut self, start: Moment) -> Outcome<()> {
        let (tenant, zone) = (self.tenant.id(), self.tenant.tenant.zone);
        let day = zone.date(start);
        let (from, to) = zone.day(day);
        let rows = booking::between(&mut self.tenant, tenant, from, to).await?;
        let last = rows.iter().filter(|row| is_open(row)).map(|row| row.end_at).max();
        Ok(self.tenant.set_day_end(&day.to_string(), last).await?)
    }

    /// The letters that asked how a booking went are drawn as it stands now.
    pub async fn outcome_anew(&mut self, row: &BookingRow) -> Outcome<()> {
        let (tenant, id) = (self.tenant.id(), row.booking_id);
        for (letter, to) in outcome::letters_about(&mut self.tenant, tenant, id).await? {
            let key = format!("went:{letter}:{id}:{}", row.entry_no);
            self.tell(to, Notice::OutcomesMarked { letter }, &key);
        }
        Ok(())
    }
}

/// Asks those who run the practice how the lessons of a day went that is over, unless all of it is said.
pub async fn ask(work: &mut Work<'_>, day: Date) -> Outcome<()> {
    let (tenant, zone, now) = (work.tenant.id(), work.tenant.tenant.zone, work.now);
    let (from, to) = zone.day(day);
    let rows = booking::between(&mut work.tenant, tenant, from, to).await?;
    let ahead = rows.iter().filter(|row| is_open(row) && row.end_at > now);
    let later = ahead.map(|row| row.end_at).max();
    work.tenant.set_day_end(&day.to_string(), later).await?;
    if later.is_some() || !rows.iter().any(is_open) {
        return Ok(());
    }
    let mut new = BTreeSet::new();
    for row in rows
        .iter()
        .filter(|row| row.end_at <= now && row.phase != Phase::Pending.as_str())
    {
        if outcome::letters_about(&mut work.tenant, tenant, row.booking_id)
            .await?
            .is_empty()
        {
            new.insert(row.booking_id);
        }
    }
    if !rows.iter().any(|row| is_open(row) && new.contains(&row.booking_id)) {
        return Ok(());
    }
    let new: Vec<BookingId> = new.into_iter().collect();
    for to in team::with_right(&mut work.tenant, tenant, Right::Bookings).await? {
        let letter = format!("outcomes:{tenant}:{day}:{}:{to}", now.0);
        work.tenant.insert_outcomes_asked(&new, to, &letter, now).await?;
        work.letters.push(Letter {
            tenant: Some(tenant),
            to,
            notice: Notice::Outcomes {
                day,
                letter: letter.clone(),
            },
            due: now,
            not_after: Some(now + STANDS),
            dedupe: letter,
        });
    }
    Ok(())
}

/// All that the letter about that booking asks for, and is not said yet, went the likeliest way; tells how many that were.
pub async fn all_went(work: &mut Work<'_>, about: BookingId) -> Outcome<usize> {
    let me = work.person.ok_or(Refusal::NotFound)?;
    let tenant = work.tenant.id();
    let letters = outcome::letters_about(&mut work.tenant, tenant, about).await?;
    let letter = letters.into_iter().find(|(_, to)| *to == me);
    let (letter, _) = letter.ok_or(Refusal::NotFound)?;
    let mut went = 0;
    for id in outcome::asked_in(&mut work.tenant, tenant, &letter).await? {
        let (row, workflow) = work.booking(id).await?;
        let way = likely(&workflow, &row, work.now)
            .into_iter()
            .find(|(_, step)| is_plain(step));
        let Some((n, _)) = way.filter(|_| is_open(&row)) else {
            continue;
        };
        let command = StepCommand {
            booking: id,
            entry_no: row.entry_no,
            step: n as usize,
            sure: false,
        };
        step::step(work, command).await?;
        went += 1;
    }
    if went == 0 {
        return Err(Refusal::Changed.into());
    }
    Ok(went)
}
