//! What an account has paid covers what it is charged: the payment's own booking first, then whatever is oldest; what is
//! left over waits for the next charge. So nobody owes and has money lying at the same time.

use super::status::{SETTLE, Transition, times};
use super::{Outcome, Work, accounts, claim};
use crate::domain::ids::{AccountId, BookingId, EntryId};
use crate::domain::ledger::spread;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{By, Payment, Phase, StatusId, Step, UNDO, Workflow};
use crate::storage::booking::BookingRow;
use crate::storage::history::{HistoryRow, of_booking as history_of};
use crate::storage::ledger::{self, EntryKind, NewLedgerEntry};
use crate::storage::{Fault, account, booking};

impl Work<'_> {
    /// What lies on an account and covers nothing yet.
    async fn lying(&mut self, account: AccountId) -> Outcome<Vec<(EntryId, i64)>> {
        let tenant = self.tenant.id();
        // Two sums of an index tell that there is nothing, as there mostly is.
        let balance = ledger::balance(&mut self.tenant, tenant, account).await?;
        let owed = booking::owed_of_account(&mut self.tenant, tenant, account).await?;
        if balance + owed <= 0 {
            return Ok(Vec::new());
        }
        Ok(ledger::free(&mut self.tenant, tenant, account).await?)
    }

    /// Covers up to `missing` of a booking with what lies on its account; tells how much that was.
    pub(super) async fn draw(&mut self, of: &BookingRow, missing: i64) -> Outcome<i64> {
        let lying = self.lying(of.account_id).await?;
        let mut sum = 0;
        for (payment, booking, part) in spread(&lying, &[(of.booking_id, missing)]) {
            self.tenant.allocate(payment, booking, part).await?;
            sum += part;
        }
        Ok(sum)
    }

    /// So much of what covers a booking lies on its account again, the newest first.
    pub(super) async fn release(&mut self, of: BookingId, amount: i64) -> Outcome<()> {
        let tenant = self.tenant.id();
        let mut parts = ledger::allocations(&mut self.tenant, tenant, of).await?;
        parts.reverse();
        for (payment, booking, part) in spread(&parts, &[(of, amount)]) {
            self.tenant.allocate(payment, booking, -part).await?;
        }
        Ok(())
    }

    /// Whatever lies on an account covers what is not covered yet, oldest first; what is covered by that is settled.
    /// `paid`: it was just paid, and answers what clients say they have paid.
    pub(super) async fn cover(&mut self, account: AccountId, paid: bool) -> Outcome<()> {
        let tenant = self.tenant.id();
        if let Some(into) = account::joined(&mut self.tenant, tenant, account).await? {
            return Box::pin(accounts::move_rest(self, account, into)).await;
        }
        let lying = self.lying(account).await?;
        if lying.is_empty() {
            return Ok(());
        }
        let unpaid = booking::unpaid_of_account(&mut self.tenant, tenant, account).await?;
        let wanted: Vec<(BookingId, i64)> = unpaid.iter().map(|row| (row.booking_id, row.owed())).collect();
        let mut covered: Vec<(BookingId, i64)> = Vec::new();
        for (payment, booking, part) in spread(&lying, &wanted) {
            self.tenant.allocate(payment, booking, part).await?;
            match covered.last_mut().filter(|last| last.0 == booking) {
                Some(last) => last.1 += part,
                None => covered.push((booking, part)),
            }
        }
        for (booking, part) in covered {
            if paid {
                claim::paid(self, booking, part).await?;
            }
            self.covered(booking).await?;
        }
        Ok(())
    }

    /// A booking has got money: it is settled if that is all it needs.
    pub(super) async fn covered(&mut self, id: BookingId) -> Outcome<()> {
        let (row, workflow) = self.booking(id).await?;
        if row.owed() > 0 {
            return Ok(());
        }
        claim::moot(self, id).await?;
        let settled = Box::pin(self.settle_if_covered(row.clone(), &workflow, None)).await?;
        // The workflow has no step for it: it stays where it is, and nothing is due.
        if settled.entry_no == row.entry_no && row.due_at.is_some() && settled.payment(&workflow) == Payment::Due {
            self.tenant.set_due(id, None).await?;
            let (row, workflow) = self.booking(id).await?;
            self.arm(&row, &workflow).await?;
        }
        Ok(())
    }

    /// A booking has lost money: what was settled by it is due again.
    pub(super) async fn uncovered(&mut self, id: BookingId) -> Outcome<()> {
        let (row, workflow) = self.booking(id).await?;
        if row.owed() <= 0 {
            return Ok(());
        }
        if row.payment(&workflow) != Payment::Paid {
            if row.due_at.is_none() && row.payment(&workflow) == Payment::Due {
                let due = self.term_of(&row).await?;
                self.tenant.set_due(id, Some(due)).await?;
                let (row, workflow) = self.booking(id).await?;
                self.arm(&row, &workflow).await?;
            }
            return Ok(());
        }
        let tenant = self.tenant.id();
        let history = history_of(&mut self.tenant, tenant, id).await?;
        let built_on = Refusal::PaymentBuiltOn { booking: id };
        let standing = standing(&history);
        let settled = standing.iter().rposition(|entry| entry.step == SETTLE);
        // Nobody could take back what the clock did since.
        let by_clock = |at: &usize| standing[at + 1..].iter().all(|entry| entry.by == By::Timer.as_str());
        let settled = settled
            .filter(by_clock)
            .map(|at| (standing[at], at + 1 < standing.len()));
        let Some((settled, gone_on)) = settled else {
            return Err(built_on.into());
        };
        if let Some(to) = unpaid_twin(&workflow, &row).filter(|_| gone_on) {
            let change = Transition::of(to, UNDO, By::Ledger);
            return Box::pin(self.transit(&row, &workflow, change)).await.map(drop);
        }
        let (entry_no, before) = (settled.entry_no, settled.from_status.as_deref());
        let to = StatusId::from(before.ok_or(Refusal::PaymentBuiltOn { booking: id })?);
        // Nobody could answer it any more.
        let asks = workflow.status(&to).is_some_and(|to| to.phase == Phase::Pending);
        if asks && self.now >= times(&row).start {
            return Err(built_on.into());
        }
        let change = Transition {
            undoes: Some(entry_no),
            ..Transition::of(to, UNDO, By::Ledger)
        };
        let back = Box::pin(self.transit(&row, &workflow, change)).await?;
        Ok(self.tenant.set_undone(id, entry_no, back.entry_no).await?)
    }

    /// Takes a payment back by an entry of its own; tells which bookings it had covered. They are as they were until
    /// [`uncovered`](Self::uncovered) looks at them.
    pub(super) async fn reverse_payment(&mut self, payment: EntryId) -> Outcome<Vec<BookingId>> {
        let tenant = self.tenant.id();
        let entry = ledger::entry(&mut self.tenant, tenant, payment).await?;
        let entry = entry.ok_or_else(|| Fault::Bug(format!("payment {payment} is not in the ledger")))?;
        // It was taken back by itself before.
        if ledger::reversal(&mut self.tenant, tenant, payment).await?.is_some() {
            return Ok(Vec::new());
        }
        let reversal = NewLedgerEntry {
            account: entry.account_id,
            booking: entry.booking_id,
            kind: EntryKind::Payment,
            amount: -entry.amount,
            person: self.person,
            reverses: Some(payment),
        };
        self.tenant.append_entry(&reversal, self.now).await?;
        let parts = ledger::parts(&mut self.tenant, tenant, payment).await?;
        for (booking, part) in &parts {
            self.tenant.allocate(payment, *booking, -part).await?;
        }
        Ok(parts.into_iter().map(|part| part.0).collect())
    }
}

/// What it would be that was not paid: as held, and waiting for the money.
fn unpaid_twin(workflow: &Workflow, booking: &BookingRow) -> Option<StatusId> {
    let here = StatusId::from(booking.status.as_str());
    let settles = |step: &&Step| step.name.as_str() == SETTLE && step.by.contains(&By::Ledger) && step.to == here;
    let from = workflow.steps.iter().filter(settles).flat_map(|step| &step.from);
    let mut twins = from.filter(|from| {
        let status = workflow.status(from);
        status.is_some_and(|it| it.payment == Payment::Due && it.phase.as_str() == booking.phase)
    });
    twins.next().cloned()
}

/// The entries that nothing has taken back.
fn standing(history: &[HistoryRow]) -> Vec<&HistoryRow> {
    let mut path: Vec<&HistoryRow> = Vec::new();
    for entry in history {
        match entry.undoes {
            Some(undone) => path.retain(|it| it.entry_no < undone),
            None => path.push(entry),
        }
    }
    path
}
