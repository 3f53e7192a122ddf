//! What people and the clock can do to a tenant: one verb a file, each run inside one transaction.
//!
//! A use case works on a [`Work`]: the tenant's row, locked, an authorised actor, the moment that counts, and the
//! letters that leave with the change. It may be run again from the start, so it acts on nothing but these.

pub mod accounts;
pub mod acting;
pub mod address;
pub mod allot;
pub mod apply;
pub mod ban;
pub mod billing;
pub mod book;
pub mod chosen;
pub mod claim;
pub mod clients;
pub mod clocks;
pub mod coming;
pub mod copying;
pub mod correct;
mod cover;
pub mod day;
pub mod day_going;
pub mod debts;
pub mod draft;
pub mod erase;
pub mod family;
pub mod flows;
pub mod freed;
mod held;
pub mod job;
pub mod join;
pub mod kinds;
pub mod leave;
pub mod mark;
pub mod moving;
pub mod news;
mod note;
pub mod offer;
pub mod outcomes;
pub mod pack;
pub mod pay;
pub mod person;
pub mod plan;
pub mod practice;
pub mod prefs;
pub mod price;
pub mod publish;
pub mod put;
pub mod question;
pub mod remind;
pub mod rules;
pub mod series;
pub mod series_back;
pub mod slots;
pub mod standing;
pub mod standing_ask;
mod standing_away;
pub mod standing_guard;
mod standing_left;
pub mod standing_lines;
pub mod standing_move;
pub mod standing_own;
pub mod standing_paste;
pub mod standing_pause;
pub mod standing_publish;
pub mod status;
pub mod step;
pub mod team;
pub mod theirs;
pub mod told;
pub mod undo;
pub mod views;
pub mod watch;
pub mod weekly;
pub mod windows;
pub mod write;

use std::sync::Arc;

use crate::domain::ids::{PersonId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::workflow::{By, Workflow};
use crate::storage::team::with_right;
use crate::storage::tenant::{Locked, Relation};
use crate::storage::{Fault, Tx, tenant};

pub use flows::Workflows;

/// Why a use case did not do it.
#[derive(Debug)]
pub enum Stop {
    /// A person's doing; it has a sentence and a way out.
    Refused(Refusal),
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl<R: Into<Refusal>> From<R> for Stop {
    fn from(refusal: R) -> Self {
        Self::Refused(refusal.into())
    }
}

pub type Outcome<T> = Result<T, Stop>;

/// A tenant's affairs in the hands of one actor, for the length of one transaction.
pub struct Work<'t> {
    pub tenant: Locked<'t>,
    /// Who acts; nobody when the clock does.
    pub person: Option<PersonId>,
    pub by: By,
    /// The moment that guards count with: when the word of the actor reached us.
    pub now: Moment,
    pub flows: Arc<Workflows>,
    pub letters: Vec<Letter>,
}

impl<'t> Work<'t> {
    /// As somebody who runs the practice and may do this in it; for anybody else there is no such tenant.
    pub async fn as_specialist(
        tx: &'t mut Tx,
        flows: &Arc<Workflows>,
        tenant: TenantId,
        person: PersonId,
        right: Right,
        now: Moment,
    ) -> Outcome<Work<'t>> {
        let may = |relation: Option<Relation>| match relation {
            Some(Relation::Runs(rights)) if rights.has(right) => Ok(()),
            Some(Relation::Runs(_)) => Err(Refusal::NotYours { right }),
            Some(Relation::Visits) | None => Err(Refusal::NotFound),
        };
        Self::open_to(tx, flows, tenant, person, By::Specialist, now, may).await
    }

    /// As somebody who has opened the practice's link; for others it is not there. Those who run it are not its clients.
    pub async fn as_client(
        tx: &'t mut Tx,
        flows: &Arc<Workflows>,
        tenant: TenantId,
        person: PersonId,
        now: Moment,
    ) -> Outcome<Work<'t>> {
        let may = |relation: Option<Relation>| match relation {
            Some(Relation::Visits) => Ok(()),
            Some(Relation::Runs(_)) => Err(Refusal::OwnPractice),
            None => Err(Refusal::NotFound),
        };
        let work = Self::open_to(tx, flows, tenant, person, By::Client, now, may).await?;
        if work.tenant.tenant.active {
            Ok(work)
        } else {
            Err(Refusal::LinkPaused.into())
        }
    }

    /// As somebody who comes to the practice with an invite to help there.
    pub async fn as_invited(
        tx: &'t mut Tx,
        flows: &Arc<Workflows>,
        tenant: TenantId,
        person: PersonId,
        now: Moment,
    ) -> Outcome<Work<'t>> {
        Self::open(tx, flows, tenant, Some(person), By::Specialist, now).await
    }

    /// As somebody who has their data deleted, whatever became of the practice since.
    pub async fn as_leaving(
        tx: &'t mut Tx,
        flows: &Arc<Workflows>,
        tenant: TenantId,
        person: PersonId,
        now: Moment,
    ) -> Outcome<Work<'t>> {
        Self::open(tx, flows, tenant, Some(person), By::Client, now).await
    }

    /// As somebody who comes by a link made for them, and is nobody's client yet.
    pub async fn as_guest(
        tx: &'t mut Tx,
        flows: &Arc<Workflows>,
        tenant: TenantId,
        person: PersonId,
        now: Moment,
    ) -> Outcome<Work<'t>> {
        let work = Self::open(tx, flows, tenant, Some(person), By::Client, now).await?;
        if work.tenant.tenant.active {
            Ok(work)
        } else {
            Err(Refusal::LinkPaused.into())
        }
    }

    /// For what asks for more than the act as a whole: a price is money, also in what is about hours.
    pub async fn must(&mut self, right: Right) -> Outcome<()> {
        let tenant = self.tenant.id();
        let rights = match self.person {
            Some(person) => tenant::rights(&mut self.tenant, tenant, person).await?,
            None => None,
        };
        match rights.is_some_and(|rights| rights.has(right)) {
            true => Ok(()),
            false => Err(Refusal::NotYours { right }.into()),
        }
    }

    /// As the clock.
    pub async fn as_clock(tx: &'t mut Tx, flows: &Arc<Workflows>, tenant: TenantId, now: Moment) -> Outcome<Work<'t>> {
        Self::open(tx, flows, tenant, None, By::Timer, now).await
    }

    /// What a person may do is asked twice: before the tenant's row is locked, so that nobody holds up a practice that is
    /// not theirs, and under the lock, where it is also changed. Whoever lost it while they stood in line is refused.
    async fn open_to(
        tx: &'t mut Tx,
        flows: &Arc<Workflows>,
        tenant: TenantId,
        person: PersonId,
        by: By,
        now: Moment,
        may: impl Fn(Option<Relation>) -> Result<(), Refusal>,
    ) -> Outcome<Work<'t>> {
        let known = tenant::known(tx, tenant, person).await?;
        may(known.map(|known| known.1))?;
        let mut work = Self::open(tx, flows, tenant, Some(person), by, now).await?;
        let known = tenant::known(&mut work.tenant, tenant, person).await?;
        may(known.map(|known| known.1))?;
        Ok(work)
    }

    async fn open(
        tx: &'t mut Tx,
        flows: &Arc<Workflows>,
        tenant: TenantId,
        person: Option<PersonId>,
        by: By,
        now: Moment,
    ) -> Outcome<Work<'t>> {
        let tenant = Locked::take(tx, tenant).await?.ok_or(Refusal::NotFound)?;
        Ok(Work {
            tenant,
            person,
            by,
            now,
            flows: flows.clone(),
            letters: Vec::new(),
        })
    }

    /// The workflow that new bookings of the tenant get.
    pub async fn workflow(&mut self) -> Outcome<Arc<Workflow>> {
        let version = self.tenant.tenant.workflow_version;
        self.workflow_of(version).await
    }

    pub async fn workflow_of(&mut self, version: i64) -> Outcome<Arc<Workflow>> {
        let id = self.tenant.id();
        let flows = self.flows.clone();
        Ok(flows.of(&mut self.tenant, id, version).await?)
    }

    /// Tells those who run the practice and may do what the notice is about.
    pub async fn tell_specialists(&mut self, notice: &Notice, key: &str) -> Result<(), Fault> {
        let tenant = self.tenant.id();
        for to in with_right(&mut self.tenant, tenant, notice.right()).await? {
            self.tell(to, notice.clone(), key);
        }
        Ok(())
    }

    /// Adds a letter of this tenant, due at once.
    pub fn tell(&mut self, to: PersonId, notice: Notice, key: &str) {
        let tenant = self.tenant.id();
        let letter = Letter {
            tenant: Some(tenant),
            to,
            notice,
            due: self.now,
            not_after: None,
            dedupe: format!("{key}:{tenant}:{to}"),
        };
        self.letters.push(letter);
    }
}
