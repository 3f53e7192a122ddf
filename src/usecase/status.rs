//! What every change of a booking's status brings with it: history, money, reminders, timers, and who is told.

use std::sync::Arc;

use super::{Outcome, Stop, Work, accounts, claim, moving, pack, standing_ask};
use crate::domain::ids::{BookingId, ClientId, EntryId, PersonId, SlotId};
use crate::domain::moment::Moment;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::reminder;
use crate::domain::rights::Right;
use crate::domain::workflow::{Anchor, By, Notify, Payment, Phase, Status, StatusId, Step, Times, Workflow, machine};
use crate::domain::zone::Zone;
use crate::storage::booking::{BookingRow, NewStatus, Seat};
use crate::storage::due::ReminderRow;
use crate::storage::history::NewEntry;
use crate::storage::ledger::{EntryKind, NewLedgerEntry};
use crate::storage::{Fault, account, booking, client, hearing, outbox, person, slot, team, told};

/// The step that the ledger takes when a booking's charge is covered.
pub const SETTLE: &str = "settle";
pub const APPROVE: &str = "approve";
pub const DECLINE: &str = "decline";
pub const CANCEL: &str = "cancel";
pub const MOVE: &str = "move";
/// An entry of the history that is no step of a workflow.
pub const PAY: &str = "pay";

/// A change that has been decided and is to be carried out.
pub struct Transition {
    pub to: StatusId,
    pub step: String,
    pub by: By,
    pub reason: String,
    pub undoes: Option<i64>,
    pub payment: Option<EntryId>,
    /// Where the booking goes, if that is another slot.
    pub moved: Option<Seat>,
}

impl Transition {
    pub fn of(to: StatusId, step: &str, by: By) -> Self {
        Self {
            to,
            step: step.to_owned(),
            by,
            reason: String::new(),
            undoes: None,
            payment: None,
            moved: None,
        }
    }

    /// Another booking takes its place.
    fn gives_way(&self) -> bool {
        self.step == MOVE && self.moved.is_none()
    }
}

/// The moments that a booking's guards and timers count from. A request to move outlives neither of the two.
pub fn times(booking: &BookingRow) -> Times {
    let asks = booking.phase == Phase::Pending.as_str();
    Times {
        start: if asks { booking.moot_at() } else { booking.start_at },
        end: booking.end_at,
        created: booking.created_at,
        entered: booking.entered_at,
        due: booking.due_at,
    }
}

/// A status of a booking's own workflow version; that it is not there is a bug, never a person's doing.
pub fn status_of<'w>(workflow: &'w Workflow, id: &str) -> Result<&'w Status, Fault> {
    workflow
        .status(&StatusId::from(id))
        .ok_or_else(|| Fault::Bug(format!("no status {id} in its workflow")))
}

/// Asked for or to come.
pub fn is_ahead(phase: &str) -> bool {
    [Phase::Pending.as_str(), Phase::Upcoming.as_str()].contains(&phase)
}

impl BookingRow {
    /// What its status says of the money.
    pub fn payment(&self, workflow: &Workflow) -> Payment {
        let status = workflow.status(&StatusId::from(self.status.as_str()));
        status.map_or(Payment::None, |status| status.payment)
    }
}

/// Whether it is where the end of the account's term leads.
fn ends_term(workflow: &Workflow, status: &StatusId) -> bool {
    let at_due = |step: &Step| step.at.iter().flatten().any(|when| when.anchor == Anchor::Due);
    workflow.steps.iter().any(|step| step.to == *status && at_due(step))
}

fn is_in_force(phase: Phase) -> bool {
    phase.holds_seat() && phase != Phase::Pending
}

impl Work<'_> {
    /// A booking of this tenant with the workflow it lives by.
    pub async fn booking(&mut self, id: BookingId) -> Outcome<(BookingRow, Arc<Workflow>)> {
        let tenant = self.tenant.id();
        let row = booking::by_id(&mut self.tenant, tenant, id)
            .await?
            .ok_or(Refusal::NotFound)?;
        let workflow = self.workflow_of(row.workflow_version).await?;
        Ok((row, workflow))
    }

    /// Carries out a change of status: the row, the history, the ledger, the rows that wait for a moment. A request to
    /// move that comes into force takes the place of what it replaces, whoever brought that about; and it goes with the
    /// booking that it was for. Returns the booking as it is then.
    pub async fn transit(
        &mut self,
        booking: &BookingRow,
        workflow: &Workflow,
        change: Transition,
    ) -> Outcome<BookingRow> {
        let to = status_of(workflow, change.to.as_str())?;
        let asked = booking.phase == Phase::Pending.as_str();
        let mut booking = booking.clone();
        if let Some(replaced) = booking.replaces.filter(|_| asked && is_in_force(to.phase)) {
            Box::pin(moving::replace(self, &mut booking, replaced)).await?;
        }
        let booking = &booking;
        let left = is_ahead(&booking.phase) && !is_ahead(to.phase.as_str()) && !change.gives_way();
        let seat = match (to.phase.holds_seat(), change.moved, booking.seat) {
            (false, _, _) => None,
            (true, Some(to), _) => Some(to.seat),
            (true, None, Some(seat)) => Some(seat),
            (true, None, None) => {
                let (slot, start, end) = (booking.slot_id, booking.start_at, booking.end_at);
                let again = self.seat_again(slot, start, end, booking).await?;
                Some(again.seat)
            }
        };
        let mut booking = pack::keep_within(self, booking, to).await?;
        let charged = machine::charge(to, booking.price);
        let released = booking.covered - charged;
        if charged > 0 && (booking.charged, booking.covered) == (0, 0) {
            booking.account_id = accounts::of_charge(self, &booking, charged).await?;
        }
        if released > 0 {
            self.release(booking.booking_id, released).await?;
            booking.covered = charged;
        } else if released < 0 {
            booking.covered += self.draw(&booking, -released).await?;
        }
        let booking = &booking;
        if charged != booking.charged {
            let entry = NewLedgerEntry {
                account: booking.account_id,
                booking: Some(booking.booking_id),
                kind: EntryKind::Charge,
                amount: charged - booking.charged,
                person: self.person,
                reverses: None,
            };
            self.tenant.append_entry(&entry, self.now).await?;
        }
        let due_at = match self.due_at(booking, to, charged).await? {
            // Somebody says that the term is over, or takes that back.
            Some(due) if ends_term(workflow, &to.id) => Some(std::cmp::min(due, self.now)),
            Some(_) if to.payment == Payment::Due && ends_term(workflow, &StatusId::from(booking.status.as_str())) => {
                Some(self.term_of(booking).await?)
            }
            due => due,
        };
        let row = NewStatus {
            status: to.id.to_string(),
            phase: to.phase.as_str(),
            seat,
            due_at,
            charged,
            moved: change.moved,
        };
        if !self.tenant.set_booking_status(booking, &row, self.now).await? {
            return Err(Refusal::Changed.into());
        }
        let entry = NewEntry {
            by: change.by.as_str(),
            // What the ledger does by itself is nobody's doing, and is not taken back alone.
            person: self
                .person
                .filter(|_| change.by != By::Ledger || change.payment.is_some()),
            step: change.step,
            from: Some(booking.status.clone()),
            to: row.status.clone(),
            reason: change.reason,
            from_slot: change.moved.map(|_| booking.slot_id),
            undoes: change.undoes,
            payment: change.payment,
        };
        self.tenant
            .insert_history(booking.booking_id, booking.entry_no + 1, &entry, self.now)
            .await?;
        let had_seat = booking.seat.is_some();
        let moved_from = change.moved.map(|_| booking.clone()).filter(|_| had_seat);
        let (owed, was) = (booking.owed() > 0, booking.phase.clone());
        let was_charged = booking.charged;
        let before = Phase::parse(&booking.phase);
        let (booking, _) = self.booking(booking.booking_id).await?;
        self.arm(&booking, workflow).await?;
        if let Some(before) = before.filter(|_| booking.standing_id.is_some()) {
            standing_ask::answered(self, before, &booking).await?;
        }
        if had_seat && booking.seat.is_none() {
            self.tenant.put_slot_away(booking.slot_id).await?;
            self.seat_freed(&booking).await?;
        }
        if let Some(from) = moved_from {
            self.tenant.put_slot_away(from.slot_id).await?;
            self.note_day_end(from.start_at).await?;
            self.seat_freed(&from).await?;
            moving::keep_pace(self, booking.booking_id).await?;
        }
        if left {
            Box::pin(moving::give_up_move(self, booking.booking_id)).await?;
        }
        if to.phase != Phase::Pending {
            self.settle_questions(&booking, booking.entry_no).await?;
        } else {
            self.settle_series(&booking, booking.entry_no).await?;
        }
        if owed && booking.owed() <= 0 {
            claim::moot(self, booking.booking_id).await?;
        }
        // A lesson that is charged though it was not held is used up too.
        let is_used = to.phase == Phase::Done || (to.phase == Phase::Void && booking.charged > 0);
        pack::keep_used(self, booking.booking_id).await?;
        if is_used && was != to.phase.as_str() {
            pack::held(self, &booking).await?;
        }
        // What is owed more under an account that has become another's is owed there.
        let (tenant, account) = (self.tenant.id(), booking.account_id);
        let moves = charged > was_charged && account::joined(&mut self.tenant, tenant, account).await?.is_some();
        if released > 0 || moves {
            Box::pin(self.cover(account, false)).await?;
        }
        // It comes back to where it was paid, and the money is elsewhere by now.
        if to.payment == Payment::Paid && booking.owed() > 0 {
            self.uncovered(booking.booking_id).await?;
            return Ok(self.booking(booking.booking_id).await?.0);
        }
        if moves {
            return Ok(self.booking(booking.booking_id).await?.0);
        }
        Ok(booking)
    }

    /// Charges what the status that a booking was made in asks for at once.
    pub async fn charge_entered(&mut self, booking: BookingRow, status: &Status) -> Outcome<BookingRow> {
        let charged = machine::charge(status, booking.price);
        if charged == 0 {
            return Ok(booking);
        }
        let covered = booking.covered + self.draw(&booking, charged - booking.covered).await?;
        let booking = BookingRow { covered, ..booking };
        let entry = NewLedgerEntry {
            account: booking.account_id,
            booking: Some(booking.booking_id),
            kind: EntryKind::Charge,
            amount: charged,
            person: self.person,
            reverses: None,
        };
        self.tenant.append_entry(&entry, self.now).await?;
        let due_at = self.due_at(&booking, status, charged).await?;
        self.tenant.set_charged(booking.booking_id, charged, due_at).await?;
        Ok(BookingRow {
            charged,
            due_at,
            ..booking
        })
    }

    /// The ledger's own step: what is due and covered by payments is settled. Whom the step names hears of it, and of a
    /// request that is accepted so, its client.
    pub async fn settle_if_covered(
        &mut self,
        booking: BookingRow,
        workflow: &Workflow,
        payment: Option<EntryId>,
    ) -> Outcome<BookingRow> {
        let covered = booking.charged > 0 && booking.covered >= booking.charged;
        let id = StatusId::from(booking.status.as_str());
        if !covered || status_of(workflow, &booking.status)?.payment != Payment::Due {
            return Ok(booking);
        }
        match machine::step(workflow, &id, SETTLE, By::Ledger, self.now, &times(&booking), true) {
            Ok(change) => {
                let mut notify = change.notify;
                if change.from_phase == Phase::Pending {
                    notify.push(Notify::Client);
                }
                let change = Transition {
                    payment,
                    ..Transition::of(change.to, SETTLE, By::Ledger)
                };
                let settled = self.transit(&booking, workflow, change).await?;
                self.tell_of_step(&settled, &notify).await?;
                Ok(settled)
            }
            Err(_) => Ok(booking),
        }
    }

    /// Tells those whom a step's `notify` names of the booking's newest entry.
    pub async fn tell_of_step(&mut self, booking: &BookingRow, notify: &[Notify]) -> Outcome<()> {
        let notice = Notice::Stepped {
            booking: booking.booking_id,
            entry_no: booking.entry_no,
        };
        let key = format!("stepped:{}:{}", booking.booking_id, booking.entry_no);
        let told = |letter: &Letter, to: PersonId| {
            let same =
                |notice: &Notice| matches!(notice, Notice::Stepped { booking: id, .. } if *id == booking.booking_id);
            letter.to == to && same(&letter.notice)
        };
        for to in self.told(booking, notify).await? {
            // What the ledger adds to a step in the same breath is seen in what is told of the step.
            if !self.letters.iter().any(|letter| told(letter, to)) {
                self.tell(to, notice.clone(), &key);
            }
        }
        Ok(())
    }

    /// The people whom `notify` names, without the one who acts.
    pub async fn told(&mut self, booking: &BookingRow, notify: &[Notify]) -> Outcome<Vec<PersonId>> {
        let acted = self.by;
        let client_side = notify.iter().any(|side| match side {
            Notify::Client => true,
            Notify::Specialist => false,
            Notify::Other => acted != By::Client,
        });
        let specialist_side = notify.iter().any(|side| match side {
            Notify::Client => false,
            Notify::Specialist => true,
            Notify::Other => acted != By::Specialist,
        });
        let tenant = self.tenant.id();
        let mut people = Vec::new();
        if client_side {
            let hearers = client::hearers(&mut self.tenant, tenant, booking.client_id).await?;
            people.extend(hearers.into_iter().map(|hearer| hearer.person_id));
        }
        if specialist_side {
            people.extend(team::with_right(&mut self.tenant, tenant, Right::Bookings).await?);
        }
        people.retain(|person| Some(*person) != self.person);
        people.dedup();
        Ok(people)
    }

    /// Those who hear of a client beside the one of their people who acts.
    pub async fn family_of(&mut self, client: ClientId) -> Outcome<Vec<PersonId>> {
        if self.by != By::Client {
            return Ok(Vec::new());
        }
        let tenant = self.tenant.id();
        let hearers = client::hearers(&mut self.tenant, tenant, client).await?;
        let people = hearers.into_iter().map(|hearer| hearer.person_id);
        Ok(people.filter(|person| Some(*person) != self.person).collect())
    }

    /// What one of a client's people does, the others of them hear.
    pub async fn tell_family(&mut self, booking: &BookingRow) -> Outcome<()> {
        let (id, entry_no) = (booking.booking_id, booking.entry_no);
        for person in self.family_of(booking.client_id).await? {
            let notice = Notice::KinDid { booking: id, entry_no };
            self.tell(person, notice, &format!("kin-did:{id}:{entry_no}"));
        }
        Ok(())
    }

    /// Leaves the one who acted a lasting message of what was done, and tells the client's other people.
    pub async fn leave_receipt(&mut self, booking: &BookingRow) -> Outcome<()> {
        self.tell_family(booking).await?;
        if let Some(person) = self.person {
            let notice = Notice::Receipt {
                booking: booking.booking_id,
                entry_no: booking.entry_no,
            };
            self.tell(
                person,
                notice,
                &format!("receipt:{}:{}", booking.booking_id, booking.entry_no),
            );
        }
        Ok(())
    }

    /// Sets the rows that wait for a moment as the booking now needs them: reminders of what will take place, the
    /// timers of its status.
    pub async fn arm(&mut self, booking: &BookingRow, workflow: &Workflow) -> Outcome<()> {
        let id = booking.booking_id;
        self.tenant.remove_timers(id).await?;
        for (step, due) in machine::timers(workflow, &StatusId::from(booking.status.as_str()), &times(booking)) {
            self.tenant
                .insert_timer(id, step.as_str(), booking.entry_no, due)
                .await?;
        }
        self.arm_reminders(booking).await?;
        self.outcome_anew(booking).await?;
        if booking.end_at > self.now {
            self.note_day_end(booking.start_at).await?;
        }
        self.ask_anew(id, &booking.entry_no.to_string()).await
    }

    /// Sets the reminders of a booking anew for all who hear of it; those that have fired stay fired.
    pub async fn arm_reminders(&mut self, booking: &BookingRow) -> Outcome<()> {
        let id = booking.booking_id;
        if booking.phase != Phase::Upcoming.as_str() {
            return Ok(self.tenant.remove_reminders(id).await?);
        }
        self.tenant
            .remove_reminders_ahead(id, booking.move_no, self.now)
            .await?;
        let tenant = self.tenant.id();
        let mut readers = hearing::reminded(&mut self.tenant, tenant, booking.client_id).await?;
        readers.extend(told::reminded(&mut self.tenant, tenant).await?);
        for reader in readers {
            let own = reader.zone.as_deref().and_then(|zone| Zone::parse(zone).ok());
            let zone = own.unwrap_or(self.tenant.tenant.zone);
            let offsets = reminder::offsets_of(&reader.ahead);
            for (ahead, due) in reminder::plan(booking.start_at, &offsets, zone, reader.quiet(), self.now) {
                let row = ReminderRow {
                    tenant_id: tenant,
                    booking_id: id,
                    move_no: booking.move_no,
                    person_id: reader.person_id,
                    ahead: ahead.to_string(),
                    due_at: due,
                    start_at: booking.start_at,
                };
                self.tenant.insert_reminder(&row).await?;
            }
        }
        Ok(())
    }

    /// The zone a person reads times in: their own, or else the tenant's.
    pub async fn zone_of(&mut self, id: PersonId) -> Outcome<Zone> {
        let person = person::by_id(&mut self.tenant, id).await?;
        let own = person
            .and_then(|person| person.zone)
            .and_then(|zone| Zone::parse(&zone).ok());
        Ok(own.unwrap_or(self.tenant.tenant.zone))
    }

    /// The notices that asked for an answer about the booking lose their buttons and say how it was settled.
    /// `entry_no` is the entry that settles them.
    pub async fn settle_questions(&mut self, booking: &BookingRow, entry_no: i64) -> Outcome<()> {
        let tenant = self.tenant.id();
        for (of, to) in outbox::asking(&mut self.tenant, tenant, booking.booking_id).await? {
            outbox::set_settled(&mut self.tenant, of).await?;
            let notice = Notice::Settled {
                of,
                booking: booking.booking_id,
                entry_no,
            };
            self.tell(to, notice, &format!("settled:{of}"));
        }
        self.settle_series(booking, entry_no).await
    }

    /// A seat for a booking that had lost it or left it; refused if somebody has it by now, the client has another
    /// there, or the slot was blocked or deleted since.
    pub async fn seat_again(
        &mut self,
        slot: SlotId,
        start: Moment,
        end: Moment,
        of: &BookingRow,
    ) -> Result<Seat, Stop> {
        let tenant = self.tenant.id();
        let but = Some(of.booking_id);
        let there = booking::in_slot(&mut self.tenant, tenant, slot).await?;
        let again = |row: &BookingRow| row.client_id == of.client_id && row.booking_id != of.booking_id;
        if there.iter().any(again) {
            return Err(Refusal::BookedAgain.into());
        }
        // What was made for it alone has gone with it.
        self.tenant.bring_slot_back(slot).await?;
        let takes_none = match slot::by_id(&mut self.tenant, tenant, slot).await? {
            Some(row) => row.is_blocked(),
            None => true,
        };
        if takes_none || booking::busy_elsewhere(&mut self.tenant, tenant, slot, start, end, but).await? {
            return Err(Refusal::SeatTakenMeanwhile.into());
        }
        let seat = self.tenant.free_seat(slot).await?.ok_or(Refusal::SeatTakenMeanwhile)?;
        Ok(Seat { slot, seat, start, end })
    }

    /// Until when what is charged is to be paid: the account's term from the first moment at which something was
    /// missing. A payment that is taken back finds the day it had.
    async fn due_at(&mut self, booking: &BookingRow, to: &Status, charged: i64) -> Outcome<Option<Moment>> {
        Ok(match to.payment {
            Payment::None => None,
            Payment::Paid => booking.due_at,
            Payment::Due if charged <= booking.covered => None,
            Payment::Due => Some(match booking.due_at {
                Some(due) => due,
                None => self.term_of(booking).await?,
            }),
        })
    }

    pub(super) async fn term_of(&mut self, booking: &BookingRow) -> Outcome<Moment> {
        let tenant = self.tenant.id();
        let term = client::term(&mut self.tenant, tenant, booking.account_id).await?;
        Ok(term.due(self.now, booking.start_at, self.tenant.tenant.zone))
    }
}
