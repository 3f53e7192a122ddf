//! A client books the same time of several weeks in one act, each week by the rules of a single booking; and the
//! specialist accepts in one act what was asked for so.

use std::collections::BTreeSet;

use super::acting::booker;
use super::book::{make, offer, tell_specialists};
use super::status::{APPROVE, DECLINE, times};
use super::step::{StepCommand, step_with};
use super::views::series::weekly;
use super::{Outcome, Stop, Work};
use crate::domain::ids::{BookingId, ClientId, PersonId, SeriesId, SlotId, TenantId};
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::series::{Missed, WEEKS, Why};
use crate::domain::workflow::{By, Phase, StatusId, machine};
use crate::storage::booking::{self, BookingRow};
use crate::storage::{outbox, slot, team};

/// What came of it.
pub struct Booked {
    pub made: Vec<BookingRow>,
    pub missed: Vec<Missed>,
}

/// Books the time of `slot` for the client `of`, or the acting person's only one, in each of so many weeks that has it free and is one of
/// `shown`, the bits of those that they saw free: what has become free since they never agreed to. `answer` is to the
/// tenant's own question.
pub async fn book(
    work: &mut Work<'_>,
    person: PersonId,
    (of, slot): (Option<ClientId>, SlotId),
    (weeks, shown): (u32, u32),
    answer: &str,
) -> Outcome<Booked> {
    if !WEEKS.contains(&weeks) || shown == 0 || shown >= 1 << weeks {
        return Err(Refusal::NotFound.into());
    }
    let row = work.tenant.tenant.clone();
    let tenant = row.id;
    let first = slot::by_id(&mut work.tenant, tenant, slot)
        .await?
        .ok_or(Refusal::SlotClosed)?;
    let weeks = weekly(&mut work.tenant, &row, &first, weeks).await?;
    let booker = booker(work, person, of).await?;
    let client = booker.client().clone();
    let series = SeriesId(work.tenant.next_id().await?);
    let (mut made, mut missed, mut refusals) = (Vec::new(), Vec::new(), Vec::new());
    for (nth, week) in weeks.into_iter().enumerate() {
        let wanted = shown & (1 << nth) != 0;
        let offered = match &week.slot {
            Some(slot) => offer(work, &booker, slot.slot_id, None).await,
            None => Err(Refusal::SlotClosed.into()),
        };
        let refusal = match offered {
            Ok(_) if !wanted => {
                let (start, end, why) = (week.start, week.end, Why::Freed);
                missed.push(Missed { start, end, why });
                continue;
            }
            Ok(mut offer) => {
                answer.clone_into(&mut offer.answer);
                made.push(make(work, person, &client, &offer, None, Some(series)).await?);
                continue;
            }
            Err(Stop::Refused(refusal)) => refusal,
            Err(fault) => return Err(fault),
        };
        let Some(why) = Why::of(&refusal) else {
            return Err(refusal.into());
        };
        missed.push(Missed {
            start: week.start,
            end: week.end,
            why,
        });
        if wanted {
            refusals.push(refusal);
        }
    }
    if made.is_empty() {
        // A second tap finds all of it booked, which matters more than what else stands against a week.
        let theirs = |refusal: &Refusal| matches!(refusal, Refusal::AlreadyBooked { .. });
        let why = refusals.iter().position(theirs).unwrap_or(0);
        return Err(refusals.swap_remove(why).into());
    }
    work.tenant.forget_chosen(person).await?;
    let asks = made.iter().any(is_pending);
    tell_specialists(work, &Notice::Series { series, asks }, &told_key(series)).await?;
    let receipt = Notice::SeriesReceipt {
        series,
        missed: missed.clone(),
        asks,
    };
    for to in work.family_of(client.client_id).await?.into_iter().chain([person]) {
        work.tell(to, receipt.clone(), &format!("series-receipt:{series}"));
    }
    Ok(Booked { made, missed })
}

/// A number that no state of a series has twice: each change of one of its bookings is an entry more.
pub fn stamp<'r>(rows: impl Iterator<Item = &'r BookingRow>) -> i64 {
    rows.map(|row| row.entry_no).sum()
}

/// Accepts what of a series still waits for an answer, each by the usual step; tells how many that were. `was` is the
/// stamp of what the specialist saw.
pub async fn accept_all(work: &mut Work<'_>, series: SeriesId, was: i64) -> Outcome<usize> {
    let accepted = answer_all(work, series, was, APPROVE, None).await?;
    let ids: Vec<BookingId> = accepted.iter().map(|row| row.booking_id).collect();
    tell_together(work, series, &ids).await?;
    Ok(ids.len())
}

/// As [`accept_all`], the other answer, with what they say to it.
pub async fn decline_all(work: &mut Work<'_>, series: SeriesId, was: i64, words: Option<&str>) -> Outcome<usize> {
    let declined = answer_all(work, series, was, DECLINE, words).await?;
    let ids: Vec<BookingId> = declined.iter().map(|row| row.booking_id).collect();
    step_together(work, Some(series), &ids, &declined[0]);
    Ok(ids.len())
}

/// Never none.
async fn answer_all(
    work: &mut Work<'_>,
    series: SeriesId,
    was: i64,
    name: &str,
    words: Option<&str>,
) -> Outcome<Vec<BookingRow>> {
    let tenant = work.tenant.id();
    let rows = booking::of_series(&mut work.tenant, tenant, series).await?;
    if rows.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    if stamp(rows.iter()) != was {
        return Err(Refusal::Changed.into());
    }
    let (mut answered, mut refused) = (Vec::new(), None);
    for row in rows.iter().filter(|row| is_pending(row)) {
        let workflow = work.workflow_of(row.workflow_version).await?;
        let status = StatusId::from(row.status.as_str());
        let offered = machine::offered(&workflow, &status, By::Specialist, work.now, &times(row));
        let way = offered.iter().find(|offer| offer.step.name.as_str() == name);
        let place = way.and_then(|offer| workflow.steps.iter().position(|step| std::ptr::eq(step, offer.step)));
        let Some(place) = place else { continue };
        let command = StepCommand {
            booking: row.booking_id,
            entry_no: row.entry_no,
            step: place,
            sure: false,
        };
        let held = work.hold().await?;
        let done = step_with(work, command, words).await;
        match work.end(held, done).await? {
            Ok(row) => answered.push(row),
            Err(why) => refused = refused.or(Some(why)),
        }
    }
    if answered.is_empty() {
        // Alone, each is asked about and answered.
        return Err(match refused {
            Some(Refusal::Unsure) => Refusal::OneByOne,
            other => other.unwrap_or(Refusal::Changed),
        }
        .into());
    }
    Ok(answered)
}

/// Who would be told of each acceptance hears of all in one message, once in a series.
async fn tell_together(work: &mut Work<'_>, series: SeriesId, accepted: &[BookingId]) -> Outcome<()> {
    if accepted.len() < 2 {
        return Ok(());
    }
    let tenant = work.tenant.id();
    let single =
        |letter: &Letter| matches!(&letter.notice, Notice::Stepped { booking, .. } if accepted.contains(booking));
    let people: BTreeSet<PersonId> = work
        .letters
        .iter()
        .filter(|letter| single(letter))
        .map(|letter| letter.to)
        .collect();
    for to in people {
        let key = accepted_key(series, tenant, to);
        if outbox::by_key(&mut work.tenant, &key).await?.is_some() {
            continue;
        }
        work.letters.retain(|letter| letter.to != to || !single(letter));
        let notice = Notice::SeriesAccepted {
            series,
            bookings: accepted.to_vec(),
        };
        work.tell(to, notice, &format!("series-accepted:{series}"));
    }
    Ok(())
}

/// Who would be told of the same step of each hears of all in one message.
pub(super) fn step_together(work: &mut Work<'_>, series: Option<SeriesId>, together: &[BookingId], first: &BookingRow) {
    if together.len() < 2 {
        return;
    }
    let single =
        |letter: &Letter| matches!(&letter.notice, Notice::Stepped { booking, .. } if together.contains(booking));
    let singles = work.letters.iter().filter(|letter| single(letter));
    let people: BTreeSet<PersonId> = singles.map(|letter| letter.to).collect();
    work.letters.retain(|letter| !single(letter));
    let of = series.map_or("-".to_owned(), |series| series.to_string());
    for to in people {
        let notice = Notice::SeriesStepped {
            series,
            bookings: together.to_vec(),
            status: first.status.clone(),
        };
        work.tell(
            to,
            notice,
            &format!("series-stepped:{of}:{}:{}", first.booking_id, first.entry_no),
        );
    }
}

/// The key under which a person is told that requests of a series were accepted together.
pub fn accepted_key(series: SeriesId, tenant: TenantId, to: PersonId) -> String {
    format!("series-accepted:{series}:{tenant}:{to}")
}

fn told_key(series: SeriesId) -> String {
    format!("series:{series}")
}

fn is_pending(row: &BookingRow) -> bool {
    row.phase == Phase::Pending.as_str()
}

impl Work<'_> {
    /// A request has got its answer by entry `entry_no`: the notice of the series that it belongs to says so.
    pub(super) async fn settle_series(&mut self, booking: &BookingRow, entry_no: i64) -> Outcome<()> {
        let Some(series) = booking.series_id else {
            return Ok(());
        };
        let tenant = self.tenant.id();
        let rows = booking::of_series(&mut self.tenant, tenant, series).await?;
        let waits = rows.iter().any(is_pending);
        for to in team::with_right(&mut self.tenant, tenant, Right::Bookings).await? {
            let key = format!("{}:{tenant}:{to}", told_key(series));
            // What was answered and waits again is asked about again.
            let of = match waits {
                true => outbox::asks_again(&mut self.tenant, &key).await?,
                false => outbox::asking_by_key(&mut self.tenant, &key).await?,
            };
            let Some(of) = of else { continue };
            if !waits {
                outbox::set_settled(&mut self.tenant, of).await?;
            }
            let notice = Notice::SeriesSettled { of, series };
            // One act may settle several, and the message is drawn from what they are then.
            if !self.letters.iter().any(|letter| letter.notice == notice) {
                let key = format!("series-settled:{of}:{}:{entry_no}", booking.booking_id);
                self.tell(to, notice, &key);
            }
        }
        Ok(())
    }
}
