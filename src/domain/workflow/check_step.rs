//! The rules that each step keeps by itself: who takes it, what its name promises, seats and debts.

use super::UNDO;
use super::check::Check;
use super::model::{By, Payment, Phase, Step};
use super::wrong::Wrong;

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
            self.of_step(at, "by", Wrong::NotAlone);
            return;
        }
        match (is_timer, &step.at) {
            (true, None) => self.of_step(at, "by", Wrong::TimerWithoutMoment),
            (false, Some(_)) => self.of_step(at, "at", Wrong::MomentWithoutTimer),
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
                self.of_step(at, key, Wrong::AskedOfNobody { key });
            }
        }
    }

    /// Our own buttons take steps by these names, so a name has to mean what the button says.
    fn reserved_name(&mut self, step: &'w Step, at: usize) {
        const WAITING: &[Phase] = &[Phase::Pending];
        const AHEAD: &[Phase] = &[Phase::Pending, Phase::Upcoming];
        const FREE: &[Phase] = &[Phase::Void];
        const PEOPLE: &[By] = &[By::Client, By::Specialist];
        let (from, to, by): (&'static [Phase], &'static [Phase], &'static [By]) = match step.name.as_str() {
            "approve" => (WAITING, AHEAD, &[By::Specialist]),
            "decline" => (WAITING, FREE, &[By::Specialist]),
            "cancel" => (AHEAD, FREE, PEOPLE),
            "move" => (AHEAD, AHEAD, PEOPLE),
            "settle" => return self.settle(step, at),
            UNDO => return self.of_step(at, "name", Wrong::NameBuiltIn),
            _ if step.by.contains(&By::Ledger) => {
                return self.of_step(at, "name", Wrong::NotTheLedgers);
            }
            _ => return,
        };
        for (source, target) in self.edges(step) {
            if !from.contains(&source.phase) || !to.contains(&target.phase) {
                let (source, target) = (source.phase, target.phase);
                let wrong = Wrong::NamePhases {
                    from,
                    to,
                    source,
                    target,
                };
                return self.of_step(at, "name", wrong);
            }
        }
        if step.by.iter().any(|it| !by.contains(it)) {
            self.of_step(at, "by", Wrong::NameActors { by });
        }
    }

    fn settle(&mut self, step: &'w Step, at: usize) {
        if step.by != [By::Ledger] {
            return self.of_step(at, "by", Wrong::SettledByOthers);
        }
        for (from, to) in self.edges(step) {
            if from.payment != Payment::Due || to.payment != Payment::Paid {
                let (from, to) = ((from.id.clone(), from.payment), (to.id.clone(), to.payment));
                return self.of_step(at, "to", Wrong::SettlesNothing { from, to });
            }
            if from.charge != to.charge {
                let (from, to) = (from.id.clone(), to.id.clone());
                return self.of_step(at, "to", Wrong::SettlesUnlike { from, to });
            }
        }
    }

    fn standing_still(&mut self, step: &Step, at: usize) {
        let (stays, is_move) = (step.from.contains(&step.to), step.name.as_str() == "move");
        if stays && !is_move {
            self.of_step(at, "to", Wrong::StandsStill);
        } else if is_move && step.from.iter().any(|from| *from != step.to) {
            self.of_step(at, "to", Wrong::MovesOn);
        }
    }

    /// Somebody else may have the seat by now; undo looks whether it is free.
    fn seats(&mut self, step: &'w Step, at: usize) {
        for (from, to) in self.edges(step) {
            if !from.phase.holds_seat() && to.phase.holds_seat() {
                let (from, to) = (from.id.clone(), to.id.clone());
                return self.of_step(at, "to", Wrong::SeatTakenBack { from, to });
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
                return self.of_step(at, "to", Wrong::PaidForNothing { to: to.id.clone() });
            }
            // Before anything was used, giving the seat back ends the debt with its reason.
            let gives_back = matches!(from.phase, Phase::Pending | Phase::Upcoming) && to.phase == Phase::Void;
            let forgives = to.payment == Payment::None || to.charge < from.charge;
            if from.payment == Payment::Due && forgives && !gives_back && step.by.iter().any(|by| *by != By::Specialist)
            {
                return self.of_step(at, "to", Wrong::HidesDebt { from: from.id.clone() });
            }
        }
    }
}
