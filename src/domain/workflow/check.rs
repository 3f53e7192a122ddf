//! The rules that a workflow keeps once it could be read: what they promise, the machine and the use cases rely on.

use std::collections::{BTreeMap, BTreeSet};

use super::Origin;
use super::model::{By, Entrance, Payment, Phase, Status, StatusId, Step, Titles, Workflow};
use super::parse::Lines;
use super::values::nearest;
use super::wrong::{About, Complaint, Wrong, entry_phases};

pub const MOST_STATUSES: usize = 40;
pub const MOST_STEPS: usize = 200;
/// The buttons one side has in one status; a screen needs room for others beside them.
pub const MOST_BUTTONS: usize = 24;
const SHIPPED_LANGUAGES: [&str; 2] = ["en", "ru"];

pub(super) fn check(workflow: &Workflow, lines: &Lines, origin: Origin) -> Vec<Complaint> {
    let statuses = workflow.statuses.iter().map(|status| (&status.id, status)).collect();
    let mut check = Check {
        workflow,
        lines,
        statuses,
        complaints: Vec::new(),
    };
    check.sizes();
    // To look through a crowd could take long.
    if !check.complaints.is_empty() {
        return check.complaints;
    }
    check.titles(origin);
    check.references();
    check.each_step_once();
    // The rules below read the graph: of one with holes they would only say what follows from the holes.
    if check.complaints.is_empty() {
        check.entries();
        check.reachable();
        check.dead_ends();
        check.timer_loops();
        check.keyboards();
        check.charges();
        for (step, at) in workflow.steps.iter().zip(0..) {
            check.step(step, at);
        }
    }
    check.complaints
}

pub(super) struct Check<'w> {
    workflow: &'w Workflow,
    lines: &'w Lines,
    statuses: BTreeMap<&'w StatusId, &'w Status>,
    complaints: Vec<Complaint>,
}

impl<'w> Check<'w> {
    fn complain(&mut self, line: usize, about: About, wrong: Wrong) {
        self.complaints.push(Complaint { line, about, wrong });
    }

    fn of_status(&mut self, at: usize, key: &str, wrong: Wrong) {
        let (line, id) = (self.lines.statuses[at].line(key), &self.workflow.statuses[at].id);
        self.complain(line, About::Status(id.clone()), wrong);
    }

    fn of_entry(&mut self, door: Entrance, wrong: Wrong) {
        let key = match door {
            Entrance::Request => "on_request",
            Entrance::Book => "on_book",
        };
        self.complain(self.lines.entry.line(key), About::Entry(door), wrong);
    }

    pub(super) fn of_step(&mut self, at: usize, key: &str, wrong: Wrong) {
        let (line, name) = (self.lines.steps[at].line(key), &self.workflow.steps[at].name);
        self.complain(line, About::Step(at, name.clone()), wrong);
    }

    /// Both ends of each edge of a step. Only after `references` has found nothing.
    pub(super) fn edges(&self, step: &'w Step) -> Vec<(&'w Status, &'w Status)> {
        let to = self.statuses.get(&step.to).copied();
        step.from
            .iter()
            .filter_map(|from| Some((self.statuses.get(from).copied()?, to?)))
            .collect()
    }

    fn sizes(&mut self) {
        if let Some(first) = self.lines.statuses.get(MOST_STATUSES) {
            let count = self.workflow.statuses.len();
            self.complain(first.line(""), About::File, Wrong::TooManyStatuses { count });
        }
        if let Some(first) = self.lines.steps.get(MOST_STEPS) {
            let count = self.workflow.steps.len();
            self.complain(first.line(""), About::File, Wrong::TooManySteps { count });
        }
    }

    fn titles(&mut self, origin: Origin) {
        let missing = |titles: &Titles| match origin {
            Origin::Own => None,
            Origin::Shipped => SHIPPED_LANGUAGES
                .into_iter()
                .find(|language| !titles.0.contains_key(*language)),
        };
        let workflow = self.workflow;
        if let Some(language) = missing(&workflow.title) {
            self.complain(self.lines.title, About::File, Wrong::NoTranslation { language });
        }
        for (status, at) in workflow.statuses.iter().zip(0..) {
            if let Some(language) = missing(&status.title) {
                self.of_status(at, "title", Wrong::NoTranslation { language });
            }
        }
        for (step, at) in workflow.steps.iter().zip(0..) {
            let has_button = step.by.iter().any(|by| by.is_person());
            if has_button && step.title.0.is_empty() {
                self.of_step(at, "title", Wrong::NoButtonText);
            } else if let Some(language) = missing(&step.title).filter(|_| !step.title.0.is_empty()) {
                self.of_step(at, "title", Wrong::NoTranslation { language });
            }
        }
    }

    fn references(&mut self) {
        let entry = &self.workflow.entry;
        for (door, id) in [(Entrance::Request, &entry.on_request), (Entrance::Book, &entry.on_book)] {
            if let Some((id, meant)) = self.unknown(id) {
                self.of_entry(door, Wrong::UnknownEntry { id, meant });
            }
        }
        for (step, at) in self.workflow.steps.iter().zip(0..) {
            for from in &step.from {
                if let Some((id, meant)) = self.unknown(from) {
                    self.of_step(at, "from", Wrong::UnknownFrom { id, meant });
                }
            }
            if let Some((id, meant)) = self.unknown(&step.to) {
                self.of_step(at, "to", Wrong::UnknownTo { id, meant });
            }
        }
    }

    /// The status, if it is none, and the one that may have been meant.
    fn unknown(&self, id: &StatusId) -> Option<(StatusId, Option<StatusId>)> {
        if self.statuses.contains_key(id) {
            return None;
        }
        let meant = nearest(id.as_str(), self.statuses.keys().map(|it| it.as_str()));
        Some((id.clone(), meant.map(StatusId::from)))
    }

    fn each_step_once(&mut self) {
        let mut seen = BTreeSet::new();
        for (step, at) in self.workflow.steps.iter().zip(0..) {
            let ways = step
                .from
                .iter()
                .flat_map(|from| step.by.iter().map(move |by| (&step.name, from, *by)));
            let twice: Vec<_> = ways.filter(|way| !seen.insert(*way)).collect();
            if let Some((_, from, by)) = twice.first() {
                let (from, by) = ((*from).clone(), *by);
                self.of_step(at, "from", Wrong::Twice { from, by });
            }
        }
    }

    fn entries(&mut self) {
        let entry = &self.workflow.entry;
        for (door, id) in [(Entrance::Request, &entry.on_request), (Entrance::Book, &entry.on_book)] {
            let Some(status) = self.statuses.get(id).copied() else {
                continue;
            };
            let id = || status.id.clone();
            if !entry_phases(door).contains(&status.phase) {
                let phase = status.phase;
                self.of_entry(door, Wrong::EntryPhase { id: id(), phase });
            }
            if status.payment == Payment::Paid {
                self.of_entry(door, Wrong::EntryPaid { id: id() });
            }
        }
    }

    fn reachable(&mut self) {
        let entry = &self.workflow.entry;
        let mut reached = BTreeSet::from([&entry.on_request, &entry.on_book]);
        let mut ahead: Vec<&StatusId> = reached.iter().copied().collect();
        while let Some(status) = ahead.pop() {
            ahead.extend(
                self.workflow
                    .steps_from(status)
                    .map(|step| &step.to)
                    .filter(|to| reached.insert(to)),
            );
        }
        for (status, at) in self.workflow.statuses.iter().zip(0..) {
            if !reached.contains(&status.id) {
                self.of_status(at, "", Wrong::Unreachable);
            }
        }
    }

    fn dead_ends(&mut self) {
        for (status, at) in self.workflow.statuses.iter().zip(0..) {
            let is_upcoming = match status.phase {
                Phase::Upcoming => true,
                Phase::Pending => false,
                Phase::Done | Phase::Void => continue,
            };
            if self.workflow.is_final(&status.id) {
                let phase = status.phase;
                self.of_status(at, "", Wrong::DeadEnd { phase });
            } else if is_upcoming && !self.can_be_cancelled(&status.id) {
                self.of_status(at, "", Wrong::NoCancel);
            }
        }
    }

    fn can_be_cancelled(&self, status: &StatusId) -> bool {
        self.workflow.steps.iter().any(|step| {
            step.name.as_str() == "cancel" && step.from.contains(status) && step.by.contains(&By::Specialist)
        })
    }

    /// The ledger acts by itself too, so a loop of its steps and a timer's would run as long as one of timers alone.
    fn timer_loops(&mut self) {
        let workflow = self.workflow;
        let is_automatic = |step: &Step| step.by.iter().any(|by| !by.is_person());
        let edges: Vec<(&StatusId, &StatusId, usize)> = workflow
            .steps
            .iter()
            .zip(0..)
            .filter(|(step, _)| is_automatic(step))
            .flat_map(|(step, at)| step.from.iter().map(move |from| (from, &step.to, at)))
            .collect();
        let mut circle: BTreeSet<&StatusId> = workflow.statuses.iter().map(|it| &it.id).collect();
        loop {
            let inside: Vec<_> = edges
                .iter()
                .filter(|it| circle.contains(it.0) && circle.contains(it.1))
                .collect();
            let kept: BTreeSet<&StatusId> = circle
                .iter()
                .copied()
                .filter(|id| inside.iter().any(|it| it.0 == *id) && inside.iter().any(|it| it.1 == *id))
                .collect();
            if kept.len() == circle.len() {
                break;
            }
            circle = kept;
        }
        let first = edges
            .iter()
            .filter(|it| circle.contains(it.0) && circle.contains(it.1))
            .map(|it| it.2)
            .min();
        if let Some(at) = first {
            let statuses = circle.into_iter().cloned().collect();
            self.of_step(at, "to", Wrong::Circle { statuses });
        }
    }

    fn keyboards(&mut self) {
        for (status, at) in self.workflow.statuses.iter().zip(0..) {
            for by in [By::Client, By::Specialist] {
                let count = self
                    .workflow
                    .steps_from(&status.id)
                    .filter(|step| step.by.contains(&by))
                    .count();
                if count > MOST_BUTTONS {
                    self.of_status(at, "", Wrong::TooManyButtons { by, count });
                }
            }
        }
    }

    fn charges(&mut self) {
        for (status, at) in self.workflow.statuses.iter().zip(0..) {
            if status.payment == Payment::None && !status.charge.is_zero() {
                self.of_status(at, "charge", Wrong::ChargesNothingDue);
            }
        }
    }
}
