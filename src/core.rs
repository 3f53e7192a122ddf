//! What every part of the running program shares, and the one place that commits what people and the clock do.

use std::sync::Arc;

use futures::future::BoxFuture;

use crate::clock::Clock;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::notice::Letter;
use crate::domain::refusal::Refusal;
use crate::storage::inbox::{self, ChatChange, Claim};
use crate::storage::{Database, Lane, Result, Tx, chat, outbox};
use crate::usecase::{Outcome, Stop, Workflows};

/// Clones share everything.
#[derive(Clone)]
pub struct Core {
    pub clock: Clock,
    pub db: Database,
    pub flows: Arc<Workflows>,
}

/// Who speaks in a transaction.
#[derive(Clone, Debug)]
pub enum Cause {
    /// A person, by an event whose chat is claimed.
    Event(Claim),
    /// The clock; the moment is the one it showed.
    Clock(Moment),
}

/// What a transaction leaves behind besides its rows.
#[derive(Clone, Debug, Default)]
pub struct Done<T> {
    pub outcome: T,
    pub letters: Vec<Letter>,
    /// What changes in the chat that the event came from; without an event nothing does.
    pub chat: ChatChange,
}

impl<T> Done<T> {
    /// Who hears of what somebody else has done.
    pub fn news(&self) -> Vec<PersonId> {
        let news = self.letters.iter().filter(|letter| letter.notice.is_news());
        news.map(|letter| letter.to).collect()
    }

    pub fn new(outcome: T) -> Self {
        Self {
            outcome,
            letters: Vec::new(),
            chat: ChatChange::default(),
        }
    }
}

/// What is done in a transaction. It may be run again from the start.
pub trait Act<T>: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Outcome<Done<T>>> + Send + Sync + 'static {}
impl<T, F> Act<T> for F where F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Outcome<Done<T>>> + Send + Sync + 'static {}

/// What is done after a refusal: the sentence and the way out.
pub trait AfterRefusal<T>:
    for<'t> Fn(&'t mut Tx, Refusal) -> BoxFuture<'t, Result<Done<T>>> + Send + Sync + 'static
{
}
impl<T, F> AfterRefusal<T> for F where
    F: for<'t> Fn(&'t mut Tx, Refusal) -> BoxFuture<'t, Result<Done<T>>> + Send + Sync + 'static
{
}

impl Core {
    /// Commits what the program itself has to keep: the poller's batch, claims, marks of what was sent and drawn.
    pub async fn keep<T, F>(&self, lane: Lane, unit: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + Sync + 'static,
    {
        self.db.write(lane, unit).await
    }

    /// Commits in one transaction: the change, its letters, the mark of the event, and what the chat is to show. Those
    /// who hear of a change have their screens redrawn: a button of before would only be refused.
    ///
    /// A refusal takes back what the act had begun, and the rest commits: so the answer to a refused tap is as durable
    /// as any other. A stale claim undoes everything.
    pub async fn transact<T: Send + 'static>(
        &self,
        lane: Lane,
        cause: Cause,
        act: impl Act<T>,
        refused: impl AfterRefusal<T>,
    ) -> Result<T> {
        let shared = Arc::new((act, refused));
        let clock = self.clock.clone();
        self.db
            .write(lane, move |tx| {
                let (shared, cause, clock) = (shared.clone(), cause.clone(), clock.clone());
                Box::pin(async move {
                    let (act, refused) = &*shared;
                    let done = match act(tx).await {
                        Ok(done) => done,
                        Err(Stop::Refused(refusal)) => {
                            tx.start_over().await?;
                            refused(tx, refusal).await?
                        }
                        Err(Stop::Fault(fault)) => return Err(fault),
                    };
                    let now = match &cause {
                        Cause::Event(_) => clock.now(),
                        Cause::Clock(now) => *now,
                    };
                    for letter in &done.letters {
                        outbox::put(tx, letter, now).await?;
                    }
                    let people = done.news();
                    if !people.is_empty() {
                        chat::redraw(tx, &people).await?;
                    }
                    if let Cause::Event(claim) = &cause {
                        inbox::finish(tx, claim, &done.chat, None, now).await?;
                    }
                    Ok(done.outcome)
                })
            })
            .await
    }
}
