//! The poller: asks Telegram for updates, keeps the batch in one durable transaction, and only then lets the next
//! `getUpdates` confirm it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use teloxide::payloads::{GetUpdates, GetUpdatesSetters};
use teloxide::types::Update;
use tokio::sync::{Notify, watch};

use super::api::{Api, ApiFault, POLL_SECONDS};
use super::event;
use crate::core::Core;
use crate::storage::inbox::{self, Kept};
use crate::storage::person::Who;
use crate::storage::{Fault, Lane, Result, person};

/// With so many events waiting, Telegram keeps the rest for us.
const ENOUGH: i64 = 1000;
const MOST_AT_ONCE: u8 = 100;
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
const AFTER_A_CONFLICT: Duration = Duration::from_secs(10);

#[derive(Clone)]
pub struct Poller {
    pub core: Core,
    pub api: Api,
    pub inbox: Arc<Notify>,
    pub troubled: Arc<AtomicUsize>,
    /// `true` while another instance polls with our token: nobody sends or schedules then.
    pub conflict: watch::Sender<bool>,
    /// How long Telegram may hold a poll.
    pub hold: u32,
    /// After a conflict the other instance is given this long before we look again.
    pub after_conflict: Duration,
}

/// Why polling ended by itself.
#[derive(Debug, thiserror::Error)]
pub enum PollEnd {
    #[error(
        "Telegram does not know this bot token any more; get the present one from @BotFather and put it into \
         SLOTKEEPER_BOT_TOKEN"
    )]
    WrongToken,
}

impl Poller {
    pub fn new(core: Core, api: Api, inbox: Arc<Notify>, troubled: Arc<AtomicUsize>) -> Self {
        Self {
            core,
            api,
            inbox,
            troubled,
            conflict: watch::Sender::new(false),
            hold: POLL_SECONDS,
            after_conflict: AFTER_A_CONFLICT,
        }
    }

    /// Polls until told to stop. Faults of the network are waited out; a wrong token ends it.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) -> std::result::Result<(), PollEnd> {
        let mut faults = 0u32;
        while !*stop.borrow() {
            let pause = tokio::select! {
                polled = self.poll() => match polled {
                    Ok(_) => {
                        if faults > 0 {
                            tracing::info!("Telegram answers again");
                        }
                        faults = 0;
                        None
                    }
                    Err(Trouble::Api(fault)) if fault.is_wrong_token() => return Err(PollEnd::WrongToken),
                    Err(trouble) => {
                        faults += 1;
                        Some(self.pause_after(&trouble, faults))
                    }
                },
                _ = stop.changed() => break,
            };
            if let Some(pause) = pause {
                tokio::select! {
                    () = tokio::time::sleep(pause) => {}
                    _ = stop.changed() => {}
                }
            }
        }
        Ok(())
    }

    fn pause_after(&self, trouble: &Trouble, faults: u32) -> Duration {
        let doubled = Duration::from_millis(500u64 << faults.min(6)).min(LONGEST_PAUSE);
        match trouble {
            Trouble::Api(fault) if fault.is_conflict() => {
                tracing::error!(
                    "another instance polls with the same bot token: this one stops polling, sending and \
                     scheduling, and looks again in {:?}",
                    self.after_conflict
                );
                self.conflict.send_replace(true);
                self.after_conflict
            }
            Trouble::Api(fault) => {
                let seconds = fault.retry_after().and_then(|seconds| u64::try_from(seconds).ok());
                let pause = seconds.map_or(doubled, |seconds| doubled.max(Duration::from_secs(seconds)));
                tracing::warn!(%fault, "Telegram cannot be asked for updates; again in {pause:?}");
                pause
            }
            Trouble::Storage(fault) => {
                tracing::error!(%fault, "updates cannot be kept, so they are left with Telegram; again in {doubled:?}");
                doubled
            }
            Trouble::Full => Duration::from_millis(50),
        }
    }

    /// Asks once and keeps what came; tells how many updates that were.
    pub async fn poll(&self) -> std::result::Result<usize, Trouble> {
        let bot = self.api.bot_id();
        let offset = {
            let mut conn = self.core.db.read().await.map_err(Trouble::Storage)?;
            if inbox::waiting(&mut conn).await.map_err(Trouble::Storage)? >= ENOUGH {
                return Err(Trouble::Full);
            }
            inbox::offset(&mut conn, bot).await.map_err(Trouble::Storage)?
        };
        if self.troubled.load(Ordering::Relaxed) > 0 {
            return Err(Trouble::Full);
        }
        let mut ask = GetUpdates::new()
            .limit(MOST_AT_ONCE)
            .timeout(self.hold)
            .allowed_updates(event::wanted());
        if let Some(offset) = offset {
            ask = ask.offset(i32::try_from(offset).unwrap_or(i32::MAX));
        }
        let limit = Duration::from_secs(u64::from(self.hold) + 10);
        let updates = self.api.call_within(&ask, limit).await.map_err(Trouble::Api)?;
        self.conflict
            .send_if_modified(|conflict| std::mem::replace(conflict, false));
        if updates.is_empty() {
            return Ok(0);
        }
        let count = updates.len();
        self.keep(bot, updates).await.map_err(Trouble::Storage)?;
        self.inbox.notify_one();
        Ok(count)
    }

    async fn keep(&self, bot: i64, updates: Vec<Update>) -> Result<()> {
        // The last of this batch, never the highest ever seen: ids start lower again after a quiet week.
        let next = updates.last().map(|update| i64::from(update.id.0) + 1);
        let read = updates.into_iter().filter_map(|update| {
            let id = i64::from(update.id.0);
            let (who, event) = event::read(update)?;
            Some((who, (id, event.to_stored())))
        });
        let (people, events): (Vec<Who>, Vec<(i64, String)>) = read.unzip();
        let batch = Arc::new((people, events));
        let now = self.core.clock.now();
        self.core
            .keep(Lane::Poller, move |tx| {
                let batch = batch.clone();
                Box::pin(async move {
                    let (people, events) = &*batch;
                    let met = person::meet_all(tx, people, now).await?;
                    let mut kept = Vec::with_capacity(events.len());
                    for (who, (update_id, event)) in people.iter().zip(events) {
                        let person = met.get(&who.telegram_id).copied();
                        kept.push(Kept {
                            update_id: *update_id,
                            person: person.ok_or_else(|| Fault::Bug("nobody was met for an update".to_owned()))?,
                            event: event.clone(),
                        });
                    }
                    inbox::keep(tx, bot, &kept, now).await?;
                    match next {
                        Some(next) => inbox::set_offset(tx, bot, next).await,
                        None => Ok(()),
                    }
                })
            })
            .await
    }
}

/// Why a poll brought nothing.
#[derive(Debug)]
pub enum Trouble {
    Api(ApiFault),
    Storage(crate::storage::Fault),
    /// Enough waits to be handled, or the database is in trouble: Telegram keeps the rest.
    Full,
}
