//! The machine: the only thing that changes a status. It knows no status and no step by name.

mod back;

use rust_decimal::prelude::{Decimal, RoundingStrategy, ToPrimitive};

use super::UNDO;
use super::model::{By, Entrance, Notify, Phase, Status, StatusId, Step, StepName, Times, When, Workflow};
use crate::domain::moment::Moment;

pub use back::{Back, Made, back};

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// [`UNDO`] where an earlier change is taken back.
    pub step: StepName,
    pub by: By,
    pub from: StatusId,
    pub to: StatusId,
    pub from_phase: Phase,
    pub to_phase: Phase,
    pub notify: Vec<Notify>,
    /// The guard that a specialist overrode.
    pub warned: Option<Broken>,
}

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The table has no such step from here, for this side.
    NoSuchStep,
    TooLate {
        /// The last moment at which it could be taken.
        until: Moment,
    },
    TooEarly {
        /// The first moment at which it can be taken.
        since: Moment,
    },
    /// A guard stands against it, which a specialist who is sure may override.
    Unsure(Broken),
}

/// A guard that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    TooLate { until: Moment },
    TooEarly { since: Moment },
}

impl From<Broken> for Refusal {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::TooLate { until } => Self::TooLate { until },
            Broken::TooEarly { since } => Self::TooEarly { since },
        }
    }
}

/// A step of the table, and why it would be refused now, if it would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered<'w> {
    pub step: &'w Step,
    pub guard: Option<Refusal>,
}

/// Where a booking begins.
pub fn enter(workflow: &Workflow, entrance: Entrance) -> &Status {
    workflow.entry(entrance)
}

/// Takes a step. `sure`: the specialist was asked about the guard that [`Refusal::Unsure`] named.
pub fn step(
    workflow: &Workflow,
    status: &StatusId,
    step: &str,
    by: By,
    now: Moment,
    times: &Times,
    sure: bool,
) -> Result<Change, Refusal> {
    let step = steps_by(workflow, status, by)
        .find(|it| it.name.as_str() == step)
        .ok_or(Refusal::NoSuchStep)?;
    let warned = match (refusal(step, by, now, times), sure) {
        (None, _) => None,
        (Some(Refusal::Unsure(broken)), true) => Some(broken),
        (Some(refusal), _) => return Err(refusal),
    };
    let change = change(workflow, status, &step.to, by).ok_or(Refusal::NoSuchStep)?;
    Ok(Change {
        step: step.name.clone(),
        notify: step.notify.clone(),
        warned,
        ..change
    })
}

/// What that side may do in that status, in the file's order: a screen's buttons. Where a guard stands against a
/// step it says so, and a screen shows it elsewhere or not at all.
pub fn offered<'w>(
    workflow: &'w Workflow,
    status: &'w StatusId,
    by: By,
    now: Moment,
    times: &Times,
) -> Vec<Offered<'w>> {
    steps_by(workflow, status, by)
        .map(|step| Offered {
            step,
            guard: refusal(step, by, now, times),
        })
        .collect()
}

/// How that side gets out of the booking now: `cancel` in time, else what the table has for it: to decline, to cancel
/// late, at last what the tenant has for other reasons. What is offered without a guard comes first.
pub fn way_out<'w>(
    workflow: &'w Workflow,
    status: &'w StatusId,
    by: By,
    now: Moment,
    times: &Times,
) -> Option<Offered<'w>> {
    let leaves = |step: &Step| workflow.status(&step.to).is_some_and(|to| !to.phase.holds_seat());
    let ways = offered(workflow, status, by, now, times)
        .into_iter()
        .filter(|it| leaves(it.step));
    let rank = |step: &Step| match step.name.as_str() {
        "cancel" => 0,
        "decline" => 1,
        // What is late begins at a moment.
        _ if step.since.is_some() => 2,
        _ => 3,
    };
    ways.min_by_key(|it| (it.guard.is_some(), rank(it.step)))
}

/// The moments at which timers act in that status, the past ones too, in the order in which they act.
pub fn timers(workflow: &Workflow, status: &StatusId, times: &Times) -> Vec<(StepName, Moment)> {
    let steps = steps_by(workflow, status, By::Timer);
    let mut timers: Vec<_> = steps
        .filter_map(|step| Some((step.name.clone(), step.moment(times)?)))
        .collect();
    timers.sort_by_key(|(_, moment)| *moment);
    timers
}

/// What a booking of that price is charged in that status, in minor units, halves away from zero. A sum that no
/// account could hold is cut to the largest that one can.
pub fn charge(status: &Status, price_minor: i64) -> i64 {
    let most = if price_minor < 0 { i64::MIN } else { i64::MAX };
    Decimal::from(price_minor)
        .checked_mul(status.charge)
        .and_then(|sum| {
            sum.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
                .to_i64()
        })
        .unwrap_or(most)
}

fn steps_by<'w>(workflow: &'w Workflow, status: &'w StatusId, by: By) -> impl Iterator<Item = &'w Step> {
    workflow.steps_from(status).filter(move |step| step.by.contains(&by))
}

fn change(workflow: &Workflow, from: &StatusId, to: &StatusId, by: By) -> Option<Change> {
    Some(Change {
        step: UNDO.into(),
        by,
        from: from.clone(),
        to: to.clone(),
        from_phase: workflow.status(from)?.phase,
        to_phase: workflow.status(to)?.phase,
        notify: Vec::new(),
        warned: None,
    })
}

fn refusal(step: &Step, by: By, now: Moment, times: &Times) -> Option<Refusal> {
    match by {
        By::Client => broken(step, now, times).map(Refusal::from),
        By::Specialist => broken(step, now, times).map(Refusal::Unsure),
        By::Timer => match step.moment(times) {
            Some(since) => (now < since).then_some(Refusal::TooEarly { since }),
            // The account has lost its payment term since the timer was armed.
            None => Some(Refusal::NoSuchStep),
        },
        By::Ledger => None,
    }
}

/// A guard whose moment the booking doesn't have stands against nothing.
fn broken(step: &Step, now: Moment, times: &Times) -> Option<Broken> {
    let moment = |when: &Option<When>| when.as_ref().and_then(|when| when.moment(times));
    let late = moment(&step.until)
        .filter(|until| now > *until)
        .map(|until| Broken::TooLate { until });
    late.or_else(|| {
        moment(&step.since)
            .filter(|since| now < *since)
            .map(|since| Broken::TooEarly { since })
    })
}

#[cfg(test)]
mod tests;
