//! The rules that each step keeps by itself: who takes it, what its name promises, seats and debts.

use super::UNDO;
use super::check::Check;
use super::model::{By, Payment, Phase, Step};

impl<'w> Check<'w> {
    pub(super) fn step(&mut self, step: &'w Step, at: usize) {
        self.actors(step, at);
        self.reserved_name(step, at);
        self.standing_still(step, at);
        self.seats(step, at);
        self.debts(step, at);
    }

    fn actors(&mut self, step: &Step, at: usize) {
        let people = step.by.iter().filter(|by| by.is_person()).count();
        let is_timer = step.by.contains(&By::Timer);
        if people != step.by.len() && step.by.len() > 1 {
            let message =
                "what a timer or the ledger does, nobody else does in the same step: write a [[step]] for each";
            self.of_step(at, "by", message);
            return;
        }
        match (is_timer, &step.at) {
            (true, None) => self.of_step(at, "by", "a timer needs a moment: add `at`, such as at = \"end + 15m\""),
            (false, Some(_)) => self.of_step(
                at,
                "at",
                "only a timer has a moment: write by = [\"timer\"], or remove `at`",
            ),
            (true, Some(_)) | (false, None) => {}
        }
        if people == 0 {
            let asked = [
                ("until", step.until.is_some()),
                ("since", step.since.is_some()),
                ("ask", step.ask.is_some()),
                ("confirm", step.confirm),
            ];
            for (key, _) in asked.into_iter().filter(|(_, present)| *present) {
                self.of_step(
                    at,
                    key,
                    &format!("`{key}` is asked of people, and no person takes this step: remove it"),
                );
            }
        }
    }

    /// Our own buttons take steps by these names, so a name has to mean what the button says.
    fn reserved_name(&mut self, step: &'w Step, at: usize) {
        const WAITING: &[Phase] = &[Phase::Pending];
        const AHEAD: &[Phase] = &[Phase::Pending, Phase::Upcoming];
        const FREE: &[Phase] = &[Phase::Void];
        const PEOPLE: &[By] = &[By::Client, By::Specialist];
        let (from, to, by): (&[Phase], &[Phase], &[By]) = match step.name.as_str() {
            "approve" => (WAITING, AHEAD, &[By::Specialist]),
            "decline" => (WAITING, FREE, &[By::Specialist]),
            "cancel" => (AHEAD, FREE, PEOPLE),
            "move" => (AHEAD, AHEAD, PEOPLE),
            "settle" => return self.settle(step, at),
            UNDO => return self.of_step(at, "name", "undoing is built in: give this step another name"),
            _ if step.by.contains(&By::Ledger) => {
                return self.of_step(
                    at,
                    "name",
                    "the ledger takes no other step than `settle`: rename it, or change `by`",
                );
            }
            _ => return,
        };
        let list = |words: Vec<&str>| words.join(" or ");
        let phases = |phases: &[Phase]| list(phases.iter().map(|it| it.as_str()).collect());
        for (source, target) in self.edges(step) {
            if !from.contains(&source.phase) || !to.contains(&target.phase) {
                let message = format!(
                    "a step of this name leads from {} to {}, and this one from {} to {}: give it another name",
                    phases(from),
                    phases(to),
                    source.phase,
                    target.phase
                );
                return self.of_step(at, "name", &message);
            }
        }
        if step.by.iter().any(|it| !by.contains(it)) {
            let by = list(by.iter().map(|it| it.as_str()).collect());
            self.of_step(
                at,
                "by",
                &format!("a step of this name is taken by {by}: change `by`, or the name"),
            );
        }
    }

    fn settle(&mut self, step: &'w Step, at: usize) {
        if step.by != [By::Ledger] {
            return self.of_step(
                at,
                "by",
                "it is taken when the charge is covered: write by = [\"ledger\"]",
            );
        }
        for (from, to) in self.edges(step) {
            if from.payment != Payment::Due || to.payment != Payment::Paid {
                let message = format!(
                    "it leads from a status whose payment is due to one whose payment is paid, \
                     and `{}` is {}, `{}` is {}: change one of them",
                    from.id, from.payment, to.id, to.payment
                );
                return self.of_step(at, "to", &message);
            }
            if from.charge != to.charge {
                let message = format!(
                    "`{}` and `{}` charge differently, so what was covered would not be: make their `charge` the same",
                    from.id, to.id
                );
                return self.of_step(at, "to", &message);
            }
        }
    }

    fn standing_still(&mut self, step: &Step, at: usize) {
        let (stays, is_move) = (step.from.contains(&step.to), step.name.as_str() == "move");
        if stays && !is_move {
            self.of_step(
                at,
                "to",
                "it ends where it began, which only `move` does: lead it elsewhere",
            );
        } else if is_move && step.from.iter().any(|from| *from != step.to) {
            let message =
                "moving to another time keeps the status: write a [[step]] for each, with `to` as its one `from`";
            self.of_step(at, "to", message);
        }
    }

    /// Somebody else may have the seat by now; undo looks whether it is free.
    fn seats(&mut self, step: &'w Step, at: usize) {
        for (from, to) in self.edges(step) {
            if !from.phase.holds_seat() && to.phase.holds_seat() {
                let message = format!(
                    "`{}` has given its seat away and `{}` would need it: lead to a void status (undo takes seats back)",
                    from.id, to.id
                );
                return self.of_step(at, "to", &message);
            }
        }
    }

    /// Only money covers a debt, and only the specialist forgives one.
    fn debts(&mut self, step: &'w Step, at: usize) {
        if step.name.as_str() == "settle" || step.by.contains(&By::Ledger) {
            return;
        }
        for (from, to) in self.edges(step) {
            if to.payment == Payment::Paid && (from.payment != Payment::Paid || from.charge < to.charge) {
                let message = format!(
                    "`{}` would count as paid though no money came: lead there by `settle` from a status that is due",
                    to.id
                );
                return self.of_step(at, "to", &message);
            }
            // Before anything was used, giving the seat back ends the debt with its reason.
            let gives_back = matches!(from.phase, Phase::Pending | Phase::Upcoming) && to.phase == Phase::Void;
            let forgives = to.payment == Payment::None || to.charge < from.charge;
            if from.payment == Payment::Due && forgives && !gives_back && step.by.iter().any(|by| *by != By::Specialist)
            {
                let message = format!(
                    "it would hide the debt of `{}`: lead to a status that is due and charges as much, \
                     or let the specialist alone take it",
                    from.id
                );
                return self.of_step(at, "to", &message);
            }
        }
    }
}
