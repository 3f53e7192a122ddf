//! A booking's seat, charges and payments beside the machine, as the use cases keep them: what must agree after each
//! act, whatever people, timers and the ledger do.

use proptest::prelude::*;
use proptest::sample::Index;

use super::{START, generate::workflows, times};
use crate::domain::moment::Span;
use crate::domain::workflow::machine;
use crate::domain::workflow::*;

const PRICE: i64 = 199_999;

/// One booking and what is kept of it.
struct Booking<'w> {
    workflow: &'w Workflow,
    status: StatusId,
    seat: bool,
    charges: Vec<i64>,
    covered: i64,
    history: Vec<(StatusId, StatusId)>,
    /// Those of the history that were not taken back, nor took back.
    standing: Vec<(StatusId, StatusId)>,
}

impl<'w> Booking<'w> {
    fn new(workflow: &'w Workflow, entrance: Entrance) -> Self {
        let status = machine::enter(workflow, entrance);
        let mut booking = Self {
            workflow,
            status: status.id.clone(),
            seat: true,
            charges: vec![machine::charge(status, PRICE)],
            covered: 0,
            history: Vec::new(),
            standing: Vec::new(),
        };
        booking.settle();
        booking
    }

    fn present(&self) -> &'w Status {
        self.workflow.status(&self.status).expect("a status of the table")
    }

    fn charged(&self) -> i64 {
        self.charges.iter().sum()
    }

    fn owed(&self) -> i64 {
        (self.charged() - self.covered).max(0)
    }

    fn change(&mut self, change: machine::Change) {
        assert_eq!(change.from, self.status);
        match (change.from_phase.holds_seat(), change.to_phase.holds_seat()) {
            (true, false) => self.seat = false,
            (false, true) => self.seat = true,
            (true, true) | (false, false) => {}
        }
        self.standing.push((change.from.clone(), change.to.clone()));
        self.history.push((change.from, change.to.clone()));
        self.status = change.to;
        let difference = machine::charge(self.present(), PRICE) - self.charged();
        self.charges.push(difference);
    }

    /// As the use case does after each change and each payment.
    fn settle(&mut self) {
        let covered = self.charged() > 0 && self.covered >= self.charged();
        if covered && self.present().payment == Payment::Due {
            let now = START;
            if let Ok(change) = machine::step(
                self.workflow,
                &self.status,
                "settle",
                By::Ledger,
                now,
                &times(now, None),
                true,
            ) {
                self.change(change);
            }
        }
    }

    fn pay(&mut self, share: i64) {
        self.covered += self.owed() * share / 4;
        self.settle();
    }

    fn take(&mut self, by: By, name: &str, hours: i64) {
        let (now, times) = (START + Span::hours(hours), times(START - Span::days(2), Some(20)));
        let before = (self.present(), self.owed(), self.seat);
        let Ok(change) = machine::step(self.workflow, &self.status, name, by, now, &times, true) else {
            return;
        };
        let gives_back = !before.0.phase.holds_seat() || change.to_phase.holds_seat();
        self.change(change);
        let forgave = self.owed() < before.1;
        let unused = matches!(before.0.phase, Phase::Pending | Phase::Upcoming);
        assert!(
            by == By::Specialist || !forgave || (unused && !gives_back),
            "{by} made a debt disappear from {} to {}",
            before.0.id,
            self.status
        );
        self.settle();
    }

    /// Takes the newest change back, with what it had done to the seat and the money.
    fn undo(&mut self) {
        let Some((from, to)) = self.standing.pop() else { return };
        let payment = |id: &StatusId| self.workflow.status(id).map(|it| it.payment);
        if (payment(&from), payment(&to)) == (Some(Payment::Due), Some(Payment::Paid)) {
            self.covered = 0;
        }
        let history = led(1, Some(from), &to);
        let back = machine::back(self.workflow, &to, &[history], By::Specialist).expect("a person had led here");
        self.change(back.change);
        self.standing.pop();
    }

    fn agrees(&self) {
        let status = self.present();
        assert_eq!(self.seat, status.phase != Phase::Void, "the seat in {}", status.id);
        assert_eq!(
            self.charged(),
            machine::charge(status, PRICE),
            "the charges in {}",
            status.id
        );
        if status.payment == Payment::None {
            assert_eq!(self.charged(), 0);
        }
        let replayed = self.history.iter().try_fold(None, |at: Option<&StatusId>, (from, to)| {
            at.is_none_or(|at| at == from).then_some(Some(to))
        });
        let last = replayed.expect("the history has no gap");
        assert!(last.is_none_or(|last| *last == self.status));
    }
}

fn led(entry_no: i64, from: Option<StatusId>, to: &StatusId) -> machine::Made {
    machine::Made {
        entry_no,
        from,
        to: to.clone(),
        by_person: true,
        undoes: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn seat_charges_and_history_agree_after_every_act(
        workflow in workflows(),
        requested: bool,
        acts in prop::collection::vec((0u8..8, any::<Index>(), -80i64..80, 0i64..5), 1..50),
    ) {
        let mut booking = Booking::new(&workflow, if requested { Entrance::Request } else { Entrance::Book });
        booking.agrees();
        for (kind, index, hours, share) in acts {
            let steps: Vec<&Step> = workflow.steps_from(&booking.status).filter(|it| it.by != [By::Ledger]).collect();
            match kind {
                0 => booking.pay(share),
                1 => booking.undo(),
                _ if steps.is_empty() => prop_assert!(workflow.is_final(&booking.status) || booking.present().payment == Payment::Due),
                _ => {
                    let step = index.get(&steps);
                    let by = *index.get(&step.by);
                    booking.take(by, &step.name.to_string(), hours);
                }
            }
            booking.agrees();
        }
    }

    #[test]
    fn undo_alone_leaves_a_final_status(workflow in workflows(), hours in -100i64..100) {
        let (now, times) = (START + Span::hours(hours), times(START - Span::days(2), Some(30)));
        let finals = workflow.statuses.iter().filter(|it| workflow.is_final(&it.id));
        for status in finals {
            for step in &workflow.steps {
                for by in By::ALL.iter().copied() {
                    match machine::step(&workflow, &status.id, step.name.as_str(), by, now, &times, true) {
                        Err(refusal) => prop_assert_ne!(refusal, machine::Refusal::Unsure(machine::Broken::TooLate { until: now })),
                        Ok(change) => prop_assert_eq!(change.to, status.id.clone()),
                    }
                }
            }
            let before = workflow.steps.iter().find(|it| it.to == status.id).map(|it| it.from[0].clone());
            if let Some(before) = before {
                let history = led(1, Some(before), &status.id);
                prop_assert!(machine::back(&workflow, &status.id, &[history], By::Specialist).is_ok());
            }
        }
    }
}
