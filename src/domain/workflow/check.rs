//! The rules that a workflow keeps once it could be read: what they promise, the machine and the use cases rely on.

use std::collections::{BTreeMap, BTreeSet};

use super::Origin;
use super::model::{By, Payment, Phase, Status, StatusId, Step, Titles, Workflow};
use super::parse::Lines;
use super::reader::{Fault, shown};
use super::values::nearest;

pub const MOST_STATUSES: usize = 40;
pub const MOST_STEPS: usize = 200;
/// The buttons one side has in one status; a screen needs room for others beside them.
pub const MOST_BUTTONS: usize = 24;
const SHIPPED_LANGUAGES: [&str; 2] = ["en", "ru"];

pub(super) fn check(workflow: &Workflow, lines: &Lines, origin: Origin) -> Vec<Fault> {
    let statuses = workflow.statuses.iter().map(|status| (&status.id, status)).collect();
    let mut check = Check {
        workflow,
        lines,
        statuses,
        faults: Vec::new(),
    };
    check.sizes();
    // To look through a crowd could take long.
    if !check.faults.is_empty() {
        return check.faults;
    }
    check.titles(origin);
    check.references();
    check.each_step_once();
    // The rules below read the graph: of one with holes they would only say what follows from the holes.
    if check.faults.is_empty() {
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
    check.faults
}

pub(super) struct Check<'w> {
    workflow: &'w Workflow,
    lines: &'w Lines,
    statuses: BTreeMap<&'w StatusId, &'w Status>,
    faults: Vec<Fault>,
}

impl<'w> Check<'w> {
    fn fault(&mut self, line: usize, message: String) {
        self.faults.push((line, message));
    }

    fn of_status(&mut self, at: usize, key: &str, message: &str) {
        let (line, id) = (self.lines.statuses[at].line(key), &self.workflow.statuses[at].id);
        self.fault(line, format!("status `{id}`: {message}"));
    }

    pub(super) fn of_step(&mut self, at: usize, key: &str, message: &str) {
        let (line, name) = (self.lines.steps[at].line(key), &self.workflow.steps[at].name);
        self.fault(line, format!("step `{name}`: {message}"));
    }

    /// Both ends of each edge of a step. Only after `references` has found no fault.
    pub(super) fn edges(&self, step: &'w Step) -> Vec<(&'w Status, &'w Status)> {
        let to = self.statuses.get(&step.to).copied();
        step.from
            .iter()
            .filter_map(|from| Some((self.statuses.get(from).copied()?, to?)))
            .collect()
    }

    fn sizes(&mut self) {
        if let Some(first) = self.lines.statuses.get(MOST_STATUSES) {
            let (count, line) = (self.workflow.statuses.len(), first.line(""));
            self.fault(
                line,
                format!("{count} statuses are too many for a keyboard: keep at most {MOST_STATUSES}"),
            );
        }
        if let Some(first) = self.lines.steps.get(MOST_STEPS) {
            let (count, line) = (self.workflow.steps.len(), first.line(""));
            self.fault(line, format!("{count} steps are too many: keep at most {MOST_STEPS}"));
        }
    }

    fn titles(&mut self, origin: Origin) {
        let missing = |titles: &Titles| match origin {
            Origin::Own => None,
            Origin::Shipped => SHIPPED_LANGUAGES
                .into_iter()
                .find(|language| !titles.0.contains_key(*language)),
        };
        let advice = |language| format!("the title in `{language}` is missing: add it to `title`");
        let workflow = self.workflow;
        if let Some(language) = missing(&workflow.title) {
            self.fault(self.lines.title, format!("the file: {}", advice(language)));
        }
        for (status, at) in workflow.statuses.iter().zip(0..) {
            if let Some(language) = missing(&status.title) {
                self.of_status(at, "title", &advice(language));
            }
        }
        for (step, at) in workflow.steps.iter().zip(0..) {
            let has_button = step.by.iter().any(|by| by.is_person());
            if has_button && step.title.0.is_empty() {
                self.of_step(
                    at,
                    "title",
                    "a person takes it, so its button needs a text: add `title`",
                );
            } else if let Some(language) = missing(&step.title).filter(|_| !step.title.0.is_empty()) {
                self.of_step(at, "title", &advice(language));
            }
        }
    }

    fn references(&mut self) {
        let entry = &self.workflow.entry;
        for (key, id) in [("on_request", &entry.on_request), ("on_book", &entry.on_book)] {
            if let Some(message) = self.unknown(id) {
                self.fault(
                    self.lines.entry.line(key),
                    format!("the entry: `{key}` names {message}"),
                );
            }
        }
        for (step, at) in self.workflow.steps.iter().zip(0..) {
            for from in &step.from {
                if let Some(message) = self.unknown(from) {
                    self.of_step(at, "from", &format!("it leads from {message}"));
                }
            }
            if let Some(message) = self.unknown(&step.to) {
                self.of_step(at, "to", &format!("it leads to {message}"));
            }
        }
    }

    fn unknown(&self, id: &StatusId) -> Option<String> {
        if self.statuses.contains_key(id) {
            return None;
        }
        let way_out = match nearest(id.as_str(), self.statuses.keys().map(|it| it.as_str())) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("add [status.{}], or name one that is there", shown(id.as_str())),
        };
        Some(format!("`{}`, which is no status: {way_out}", shown(id.as_str())))
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
                let message = format!(
                    "from `{from}` by {by} it stands here a second time: \
                     remove one of the two, or give this one another name"
                );
                self.of_step(at, "from", &message);
            }
        }
    }

    fn entries(&mut self) {
        let entry = &self.workflow.entry;
        let doors: [(_, _, &[Phase]); 2] = [
            ("on_request", &entry.on_request, &[Phase::Pending, Phase::Upcoming]),
            ("on_book", &entry.on_book, &[Phase::Upcoming]),
        ];
        for (key, id, phases) in doors {
            let Some(status) = self.statuses.get(id).copied() else {
                continue;
            };
            let line = self.lines.entry.line(key);
            if !phases.contains(&status.phase) {
                let wanted: Vec<_> = phases.iter().map(|it| it.as_str()).collect();
                let (wanted, phase) = (wanted.join(" or "), status.phase);
                self.fault(
                    line,
                    format!("the entry: `{key}` needs a status whose phase is {wanted}; `{id}` is {phase}"),
                );
            }
            if status.payment == Payment::Paid {
                self.fault(
                    line,
                    format!("the entry: `{key}` leads to `{id}`, which is paid: begin where payment is none or due"),
                );
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
                self.of_status(
                    at,
                    "",
                    "no booking can come here: add a step that leads to it, or remove it",
                );
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
                let message = format!(
                    "it is {} and cannot be left: add a step that leads out of it",
                    status.phase
                );
                self.of_status(at, "", &message);
            } else if is_upcoming && !self.can_be_cancelled(&status.id) {
                let message = format!(
                    "it is upcoming and the specialist cannot cancel it: \
                     add a step `cancel` from `{}` by the specialist",
                    status.id
                );
                self.of_status(at, "", &message);
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
            let names: Vec<_> = circle.iter().map(|id| format!("`{id}`")).collect();
            let message = format!(
                "with no person acting, bookings would run in a circle for ever ({}): \
                 let a person take this step, or lead it elsewhere",
                names.join(", ")
            );
            self.of_step(at, "to", &message);
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
                    let message = format!(
                        "the {by} has {count} steps here, too many for a keyboard: keep at most {MOST_BUTTONS}"
                    );
                    self.of_status(at, "", &message);
                }
            }
        }
    }

    fn charges(&mut self) {
        for (status, at) in self.workflow.statuses.iter().zip(0..) {
            if status.payment == Payment::None && !status.charge.is_zero() {
                self.of_status(
                    at,
                    "charge",
                    "it charges but nothing is to be paid: write payment = \"due\", or no charge",
                );
            }
        }
    }
}
