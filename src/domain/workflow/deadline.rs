//! The deadlines of a workflow that people know by name, found by the shape of its steps: no status is named.

use rust_decimal::Decimal;

use super::model::{Anchor, By, Payment, Phase, StatusId, Step, When, Workflow};
use crate::domain::moment::Span;

/// The step that takes a booking to another time; the format reserves the name.
const MOVE: &str = "move";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// Until how long before the start a client cancels what is ahead.
    Cancel,
    /// Until how long before the start a client moves it.
    Move,
    /// How long after it was made a request dies without an answer.
    Expiry,
    /// How long after the end a lesson that nobody spoke about closes by itself.
    Closing,
    /// What a client pays who leaves after the deadline.
    LateShare,
}

/// What a deadline is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Time(Span),
    /// A fraction of the price.
    Share(Decimal),
}

impl Deadline {
    pub const ALL: [Self; 5] = [Self::Cancel, Self::Move, Self::Expiry, Self::Closing, Self::LateShare];
}

impl Workflow {
    /// What the deadline is now; `None` where this workflow has none such.
    pub fn deadline(&self, deadline: Deadline) -> Option<Limit> {
        let before_start = |step: &Step| step.until.map(|until| Limit::Time(Span(-until.offset.0)));
        match deadline {
            Deadline::Cancel => self
                .steps
                .iter()
                .find(|it| self.cancels_in_time(it))
                .and_then(before_start),
            Deadline::Move => self
                .steps
                .iter()
                .find(|it| self.moves_in_time(it))
                .and_then(before_start),
            Deadline::Expiry => self
                .timer(Phase::Pending, Phase::Void, Anchor::Created)
                .map(Limit::Time),
            Deadline::Closing => self.timer(Phase::Upcoming, Phase::Done, Anchor::End).map(Limit::Time),
            Deadline::LateShare => {
                let late = self.late_statuses();
                let status = self.statuses.iter().find(|it| late.contains(&it.id))?;
                Some(Limit::Share(status.charge))
            }
        }
    }

    /// Sets a deadline wherever it stands; `false` where this workflow has none such.
    pub(super) fn set_deadline(&mut self, deadline: Deadline, limit: Limit) -> bool {
        let Some(before) = self.deadline(deadline) else {
            return false;
        };
        match (deadline, before, limit) {
            (Deadline::Cancel | Deadline::Move, Limit::Time(before), Limit::Time(span)) => {
                self.set_guard(deadline, before, span);
            }
            (Deadline::Expiry, Limit::Time(before), Limit::Time(span)) => {
                self.set_timer(Phase::Pending, Phase::Void, (Anchor::Created, before), span);
            }
            (Deadline::Closing, Limit::Time(before), Limit::Time(span)) => {
                self.set_timer(Phase::Upcoming, Phase::Done, (Anchor::End, before), span);
            }
            (Deadline::LateShare, Limit::Share(_), Limit::Share(share)) => {
                let late = self.late_statuses();
                for status in self.statuses.iter_mut().filter(|it| late.contains(&it.id)) {
                    status.charge = share;
                }
            }
            (_, _, _) => return false,
        }
        true
    }

    fn phase(&self, status: &StatusId) -> Option<Phase> {
        self.status(status).map(|status| status.phase)
    }

    fn leads(&self, step: &Step, from: Phase, to: Phase) -> bool {
        self.phase(&step.to) == Some(to) && step.from.iter().any(|it| self.phase(it) == Some(from))
    }

    fn cancels_in_time(&self, step: &Step) -> bool {
        let until_start = step.until.is_some_and(|until| until.anchor == Anchor::Start);
        step.by.contains(&By::Client)
            && until_start
            && step.since.is_none()
            && self.leads(step, Phase::Upcoming, Phase::Void)
    }

    fn moves_in_time(&self, step: &Step) -> bool {
        let until_start = step.until.is_some_and(|until| until.anchor == Anchor::Start);
        step.name.as_str() == MOVE
            && step.by.contains(&By::Client)
            && until_start
            && self.leads(step, Phase::Upcoming, Phase::Upcoming)
    }

    /// Where a client's own step ends that can be taken only once it is late, and what is charged is due.
    fn late_statuses(&self) -> Vec<StatusId> {
        let late = |step: &&Step| {
            step.by.contains(&By::Client)
                && step.since.is_some_and(|since| since.anchor == Anchor::Start)
                && self.leads(step, Phase::Upcoming, Phase::Void)
                && self.status(&step.to).is_some_and(|it| it.payment == Payment::Due)
        };
        self.steps.iter().filter(late).map(|step| step.to.clone()).collect()
    }

    fn timer(&self, from: Phase, to: Phase, anchor: Anchor) -> Option<Span> {
        let steps = self.steps.iter().filter(|step| self.leads(step, from, to));
        let moments = steps.flat_map(|step| step.at.iter().flatten());
        moments.filter(|it| it.anchor == anchor).map(|it| it.offset).min()
    }

    fn set_guard(&mut self, deadline: Deadline, before: Span, span: Span) {
        let at = |span: Span| When {
            anchor: Anchor::Start,
            offset: Span(-span.0),
        };
        let (old, new) = (Some(at(before)), Some(at(span)));
        let in_time: Vec<bool> = self.steps.iter().map(|it| self.cancels_in_time(it)).collect();
        let moves: Vec<bool> = self.steps.iter().map(|it| self.moves_in_time(it)).collect();
        let leaves: Vec<bool> = self
            .steps
            .iter()
            .map(|it| self.phase(&it.to) == Some(Phase::Void))
            .collect();
        for (n, step) in self.steps.iter_mut().enumerate() {
            let ends = match deadline {
                Deadline::Move => moves[n],
                Deadline::Cancel | Deadline::Expiry | Deadline::Closing | Deadline::LateShare => in_time[n],
            };
            if ends && step.until == old {
                step.until = new;
            }
            // What is late begins where being in time ends.
            if deadline == Deadline::Cancel && leaves[n] && step.since == old {
                step.since = new;
            }
        }
    }

    fn set_timer(&mut self, from: Phase, to: Phase, (anchor, before): (Anchor, Span), span: Span) {
        let meant: Vec<bool> = self.steps.iter().map(|it| self.leads(it, from, to)).collect();
        let steps = self.steps.iter_mut().zip(meant).filter(|(_, meant)| *meant);
        for when in steps.flat_map(|(step, _)| step.at.iter_mut().flatten()) {
            if (when.anchor, when.offset) == (anchor, before) {
                when.offset = span;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, load, shipped, to_toml};
    use super::*;

    fn named(id: &str) -> Workflow {
        let file = format!("{id}.toml");
        let (file, text) = shipped().into_iter().find(|it| it.0 == file).unwrap();
        load(file, text, Origin::Shipped).unwrap()
    }

    fn hours(n: i64) -> Option<Limit> {
        Some(Limit::Time(Span::hours(n)))
    }

    #[test]
    fn each_shipped_file_has_the_deadlines_that_it_speaks_of() {
        let all = |id: &str| Deadline::ALL.map(|it| named(id).deadline(it));
        let nothing = Some(Limit::Share(Decimal::ZERO));
        assert_eq!(all("lesson"), [hours(12), hours(12), hours(24), hours(12), nothing]);
        assert_eq!(
            all("consultation"),
            [hours(24), hours(24), hours(24), hours(12), nothing]
        );
        assert_eq!(all("group-class"), [hours(4), hours(4), hours(24), hours(12), nothing]);
        assert_eq!(all("simple"), [hours(0), hours(0), None, hours(0), None]);
    }

    #[test]
    fn a_deadline_that_is_set_reads_back_and_the_file_still_passes() {
        for (file, _) in shipped() {
            let mut workflow = named(file.trim_end_matches(".toml"));
            for deadline in Deadline::ALL {
                let limit = match deadline {
                    Deadline::LateShare => Limit::Share(Decimal::new(5, 1)),
                    _ => Limit::Time(Span::hours(7)),
                };
                let there = workflow.deadline(deadline).is_some();
                assert_eq!(workflow.set_deadline(deadline, limit), there);
                assert_eq!(
                    workflow.deadline(deadline),
                    there.then_some(limit),
                    "{file}: {deadline:?}"
                );
            }
            assert_eq!(load(file, &to_toml(&workflow), Origin::Own), Ok(workflow), "{file}");
        }
    }

    #[test]
    fn being_late_begins_where_being_in_time_ends() {
        let mut lesson = named("lesson");
        lesson.set_deadline(Deadline::Cancel, Limit::Time(Span::hours(3)));
        let since = |step: &&Step| step.since.is_some_and(|since| since.offset.0 < 0);
        let late: Vec<i64> = lesson
            .steps
            .iter()
            .filter(since)
            .map(|it| it.since.unwrap().offset.0)
            .collect();
        assert_eq!(late, [-3 * 3600, -3 * 3600]);
    }
}
