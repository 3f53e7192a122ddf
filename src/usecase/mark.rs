//! One step taken with many bookings, each by the rules of a single one, as it is at that moment. It is a job: what can't
//! be marked is left as it was and named with the reason, and whom it concerns hears of theirs in one message.

use std::collections::BTreeMap;

use super::job::{self, Batch};
use super::status::{APPROVE, CANCEL, MOVE, times};
use super::{Outcome, Work, Workflows, pay, series, step};
use crate::domain::ids::{BookingId, ClientId};
use crate::domain::job::{JobState, Task};
use crate::domain::mark::{AT_ONCE, Mark, Report, Why};
use crate::domain::moment::Moment;
use crate::domain::names;
use crate::domain::notice::Notice;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::machine::{self, Broken};
use crate::domain::workflow::{Ask, By, Phase, StatusId, Step, Workflow};
use crate::storage::booking::{self, BookingRow};
use crate::storage::job::JobRow;
use crate::storage::{Conn, Fault};

/// Marks these bookings; a refusal of one stands in the way of no other.
pub async fn mark(work: &mut Work<'_>, mark: Mark, bookings: Vec<BookingId>, reason: String) -> Outcome<JobRow> {
    if bookings.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    if reason.is_empty() && needs_words(work, &mark, &bookings).await? {
        let limit = names::WORDS_MAX;
        return Err(Refusal::TypedReason { limit }.into());
    }
    let total = bookings.len() as i64;
    let task = Task::Mark { mark, bookings, reason };
    job::begin(work, task, total).await
}

async fn needs_words(work: &mut Work<'_>, mark: &Mark, bookings: &[BookingId]) -> Outcome<bool> {
    let (tenant, flows, now) = (work.tenant.id(), work.flows.clone(), work.now);
    let rows = booking::by_ids(&mut work.tenant, tenant, bookings).await?;
    Ok(words(&mut work.tenant, &flows, &rows, mark, now).await? == Words::Must)
}

/// A number that no two states of a list of bookings share, but by a rare chance.
pub fn stamp<'r>(rows: impl Iterator<Item = &'r BookingRow>) -> i64 {
    let mix = |sum: i64, row: &BookingRow| {
        let one = row.booking_id.0.wrapping_mul(1_000_003) ^ row.entry_no;
        sum.wrapping_mul(31).wrapping_add(one)
    };
    rows.fold(17, mix) & i64::MAX
}

pub fn report(job: &JobRow) -> Result<Report, Fault> {
    Ok(match job.report.as_str() {
        "" => Report::default(),
        text => serde_json::from_str(text).map_err(|error| Fault::Bug(error.to_string()))?,
    })
}

/// Whether what was done is to be found again: many lost their lesson, or it took a while.
pub(super) fn lasts(mark: &Mark, bookings: &[BookingId]) -> bool {
    bookings.len() > AT_ONCE || matches!(mark, Mark::Step { name, .. } if name == CANCEL)
}

pub(super) async fn batch(
    work: &mut Work<'_>,
    mut job: JobRow,
    (mark, bookings): (&Mark, &[BookingId]),
    reason: &str,
) -> Outcome<Batch> {
    if job.state != JobState::Active {
        return Ok(Batch { job, ended: true });
    }
    let next = job::reached::<usize>(&job)?.unwrap_or(0);
    let mut report = report(&job)?;
    let mut marked = Vec::new();
    for id in bookings.iter().skip(next).take(AT_ONCE) {
        let held = work.hold().await?;
        let done = one(work, *id, mark, reason).await;
        match work.end(held, done).await? {
            Ok(row) => marked.push(row),
            Err(why) => {
                let paid = *mark == Mark::Pay && why == Refusal::Changed;
                report.add(*id, if paid { Why::Paid } else { Why::of(&why) });
            }
        }
    }
    job.done += marked.len() as i64;
    tell_together(work, &marked);
    let receipts: Vec<BookingId> = marked.iter().map(|row| row.booking_id).collect();
    if lasts(mark, bookings) {
        // One message tells of all of it.
        let single = |notice: &Notice| matches!(notice, Notice::Receipt { booking, .. } if receipts.contains(booking));
        work.letters.retain(|letter| !single(&letter.notice));
    }
    let next = next + AT_ONCE;
    job::set_reached(&mut job, &next)?;
    job.report = serde_json::to_string(&report).map_err(|error| Fault::Bug(error.to_string()))?;
    let ended = next >= bookings.len();
    Ok(Batch { job, ended })
}

async fn one(work: &mut Work<'_>, id: BookingId, mark: &Mark, reason: &str) -> Outcome<BookingRow> {
    let (row, workflow) = work.booking(id).await?;
    let (name, late) = match mark {
        Mark::Pay => return pay::pay(work, id, row.entry_no).await,
        Mark::Accept if asks(&workflow, &row, work.now) => return Err(Refusal::OneByOne.into()),
        Mark::Accept => (APPROVE, false),
        Mark::Step { name, to, late, .. } => {
            let all = ways(&workflow, &row, work.now);
            let Some(way) = all.iter().find(|way| way.leads(name, to)) else {
                return Err(why_not(&workflow, &row, name, work.now).into());
            };
            if way.words == Words::Must && reason.is_empty() {
                return Err(Refusal::OneByOne.into());
            }
            (name.as_str(), *late)
        }
    };
    let status = StatusId::from(row.status.as_str());
    // A guard holds, unless the screen said that it would be broken.
    machine::step(&workflow, &status, name, By::Specialist, work.now, &times(&row), late)?;
    let after = step::take(work, row, name, late, reason.to_owned()).await?;
    step::note(work, &after).await?;
    Ok(after)
}

/// Whether accepting it asks for something that is its own.
fn asks(workflow: &Workflow, row: &BookingRow, now: Moment) -> bool {
    let status = StatusId::from(row.status.as_str());
    let offered = machine::offered(workflow, &status, By::Specialist, now, &times(row));
    offered
        .iter()
        .any(|offer| offer.step.name.as_str() == APPROVE && offer.step.ask.is_some())
}

/// A step that nothing stands against is not there, or its time has not come.
fn why_not(workflow: &Workflow, row: &BookingRow, name: &str, now: Moment) -> Refusal {
    let status = StatusId::from(row.status.as_str());
    match machine::step(workflow, &status, name, By::Specialist, now, &times(row), false) {
        Err(why) => why.into(),
        Ok(_) => Refusal::StepNotThere,
    }
}

/// A step that a specialist can take with many at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub name: String,
    pub to: String,
    /// In its workflow's list.
    pub index: u32,
    /// Its usual time has passed.
    pub late: bool,
    pub tells: bool,
    pub frees: bool,
    pub words: Words,
}

impl Way {
    fn leads(&self, name: &str, to: &str) -> bool {
        (self.name.as_str(), self.to.as_str()) == (name, to)
    }
}

/// Whether somebody says why they mark many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Words {
    None,
    May,
    Must,
}

impl Words {
    fn of(workflow: &Workflow, step: &Step) -> Self {
        match step.ask {
            Some(Ask::Reason) => Self::Must,
            Some(Ask::Amount) => Self::None,
            None if step::may_say_why(workflow, step) => Self::May,
            None => Self::None,
        }
    }
}

/// What is said with that mark, by what these bookings are now.
pub async fn words(
    conn: &mut Conn,
    flows: &Workflows,
    rows: &[BookingRow],
    mark: &Mark,
    now: Moment,
) -> Result<Words, Fault> {
    let Mark::Step { name, to, .. } = mark else {
        return Ok(Words::None);
    };
    let mut words = Words::None;
    for row in rows {
        let workflow = flows.of(conn, row.tenant_id, row.workflow_version).await?;
        let theirs = ways(&workflow, row, now);
        let way = theirs.iter().find(|way| way.leads(name, to));
        words = words.max(way.map_or(Words::None, |way| way.words));
    }
    Ok(words)
}

/// The steps that can be taken with a booking now and ask for nothing that is its own, the file's first one first.
pub fn ways(workflow: &Workflow, row: &BookingRow, now: Moment) -> Vec<Way> {
    let status = StatusId::from(row.status.as_str());
    let offered = machine::offered(workflow, &status, By::Specialist, now, &times(row));
    let way = |offer: machine::Offered<'_>| {
        let late = match offer.guard {
            None => false,
            Some(machine::Refusal::Unsure(Broken::TooLate { .. })) => true,
            Some(_) => return None,
        };
        let plain = !matches!(offer.step.ask, Some(Ask::Amount)) && offer.step.name.as_str() != MOVE;
        let index = workflow.steps.iter().position(|step| std::ptr::eq(step, offer.step))?;
        let to = workflow.status(&offer.step.to)?;
        plain.then(|| Way {
            name: offer.step.name.to_string(),
            to: offer.step.to.to_string(),
            index: index as u32,
            late,
            tells: step::tells_client(offer.step),
            frees: !to.phase.holds_seat(),
            words: Words::of(workflow, offer.step),
        })
    };
    offered.into_iter().filter_map(way).collect()
}

/// What each person would be told of several bookings of one client, all brought to one status, is one message.
fn tell_together(work: &mut Work<'_>, marked: &[BookingRow]) {
    let mut groups: BTreeMap<(ClientId, &str), Vec<&BookingRow>> = BTreeMap::new();
    for row in marked {
        groups.entry((row.client_id, &row.status)).or_default().push(row);
    }
    for rows in groups.into_values() {
        let together: Vec<BookingId> = rows.iter().map(|row| row.booking_id).collect();
        series::step_together(work, None, &together, rows[0]);
    }
}

/// The steps that all of these allow now, each with its place in the workflow of the first.
pub async fn common(conn: &mut Conn, flows: &Workflows, rows: &[BookingRow], now: Moment) -> Outcome<Vec<Way>> {
    let mut all: Option<Vec<Way>> = None;
    for row in rows {
        let workflow = flows.of(conn, row.tenant_id, row.workflow_version).await?;
        let theirs = ways(&workflow, row, now);
        all = Some(match all {
            None => theirs,
            Some(mut all) => {
                all.retain_mut(|way| {
                    let same = theirs.iter().find(|it| (&it.name, &it.to) == (&way.name, &way.to));
                    way.late |= same.is_some_and(|same| same.late);
                    way.words = same.map_or(way.words, |same| way.words.max(same.words));
                    same.is_some()
                });
                all
            }
        });
    }
    Ok(all.unwrap_or_default())
}

/// What a booking counts for in the sum of several.
pub fn worth(row: &BookingRow) -> i64 {
    match Phase::parse(&row.phase) {
        Some(Phase::Pending | Phase::Upcoming) => row.price,
        Some(Phase::Done | Phase::Void) | None => row.charged,
    }
}
