//! The sender: whose turn it is, claimed in a short transaction, delivered side by side, one in flight a chat.

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::sync::{Notify, watch};

use super::carrier::{Carried, Carrier, Claimed, End};
use super::limits::{SharedLimits, Wait};
use super::{CLAIM, Counters, LATE, Parcel, UNREACHABLE, Wire};
use crate::clock::Clock;
use crate::domain::ids::{OutboxId, PersonId};
use crate::domain::moment::Moment;
use crate::domain::notice::Notice;
use crate::storage::delivery::{self, Mark, Next, Turn};
use crate::storage::{Conn, Database, Fault, Lane, Result};

/// Deliveries in flight at once.
const AT_ONCE: usize = 16;
const LANES: usize = 5;
/// How long a sender rests after a fault of the database.
const AFTER_FAULT_MS: i64 = 1000;
/// The longest sleep: a clock that jumped is noticed after it.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// Sends what is in the outbox. One a deployment: whoever holds the instance lease.
pub struct Sender {
    carrier: Arc<Carrier>,
    limits: SharedLimits,
    /// In each lane the queue that had the last turn.
    turns: [i64; LANES],
    owner: String,
    claims: u64,
}

/// What one step did, and when the next has something to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    pub sent: usize,
    pub dropped: usize,
    pub retried: usize,
    pub dead: usize,
    /// Delivered, but perhaps to be repeated: see [`Counters::unmarked`].
    pub unmarked: usize,
    /// In milliseconds since the epoch; `None` when nothing waits.
    pub wake_ms: Option<i64>,
}

impl Step {
    fn add(&mut self, end: End) {
        match end {
            End::Sent => self.sent += 1,
            End::Dropped => self.dropped += 1,
            End::Retried => self.retried += 1,
            // It was as if not due yet.
            End::Postponed => {}
            End::Dead => self.dead += 1,
            End::Unmarked => self.unmarked += 1,
        }
    }
}

/// What a look at the outbox brought.
#[derive(Default)]
struct Batch {
    claimed: Vec<Claimed>,
    /// What became of those that were not worth a try.
    ended: Vec<End>,
    wake_ms: Option<i64>,
}

/// What is worth a try, what is not, and what must be waited for.
#[derive(Default)]
struct Choice {
    chosen: Vec<Parcel>,
    hopeless: Vec<(Next, Mark)>,
    wake_ms: Option<i64>,
}

impl Sender {
    /// `owner` is unique to this process: claims are told apart by it.
    pub fn new(db: Database, clock: Clock, wire: Arc<dyn Wire>, owner: impl Into<String>) -> Self {
        let carrier = Arc::new(Carrier {
            db,
            clock,
            wire,
            counters: Arc::default(),
        });
        Self {
            carrier,
            limits: SharedLimits::default(),
            turns: [-1; LANES],
            owner: owner.into(),
            claims: 0,
        }
    }

    /// What others that send to the same chats count with.
    pub fn limits(&self) -> SharedLimits {
        self.limits.clone()
    }

    pub fn counters(&self) -> Arc<Counters> {
        self.carrier.counters.clone()
    }

    /// Ends the claims of dead owners, and remembers who was told to wait. To be done once, before the first step,
    /// by whoever holds the instance lease; [`Sender::run`] does.
    pub async fn recover(&mut self) -> Result<()> {
        let db = &self.carrier.db;
        db.write(Lane::Marks, |tx| Box::pin(delivery::release_all(tx))).await?;
        let now_ms = self.carrier.clock.now_ms();
        let told = delivery::told_to_wait(&mut db.read().await?, moment(now_ms)).await?;
        for (person, until) in told {
            self.limits.lock().restore(person, until.0 * 1000, now_ms);
        }
        Ok(())
    }

    /// Claims what may leave now, at most one notice a chat, delivers it and marks it.
    pub async fn step(&mut self) -> Result<Step> {
        let batch = self.claim(AT_ONCE).await?;
        let mut step = Step {
            wake_ms: batch.wake_ms,
            ..Step::default()
        };
        batch.ended.into_iter().for_each(|end| step.add(end));
        let mut in_flight: FuturesUnordered<_> = self.on_their_way(batch.claimed).collect();
        while let Some(carried) = in_flight.next().await {
            self.learn(&carried);
            // What stood behind it in its chat may leave now.
            step.wake_ms = Some(self.carrier.clock.now_ms());
            step.add(carried.end);
        }
        Ok(step)
    }

    /// Sends until told to stop, and then finishes what is in flight. `wake` says that letters were committed.
    pub async fn run(&mut self, mut stop: watch::Receiver<bool>, wake: Arc<Notify>) {
        while let Err(fault) = self.recover().await {
            tracing::error!(%fault, "the outbox cannot be read");
            if stopped_within(&mut stop, Duration::from_millis(AFTER_FAULT_MS as u64)).await {
                return;
            }
        }
        // Tasks of their own: a delivery that waits for nobody to poll it would sit on its database connection.
        let mut in_flight = FuturesUnordered::new();
        loop {
            let mut wake_ms = None;
            if in_flight.len() < AT_ONCE {
                match self.claim(AT_ONCE - in_flight.len()).await {
                    Ok(batch) => {
                        in_flight.extend(self.on_their_way(batch.claimed).map(tokio::spawn));
                        wake_ms = batch.wake_ms;
                    }
                    Err(Fault::Closed) => break,
                    Err(fault) => {
                        tracing::error!(%fault, "the outbox cannot be read");
                        wake_ms = Some(self.carrier.clock.now_ms() + AFTER_FAULT_MS);
                    }
                }
            }
            let now_ms = self.carrier.clock.now_ms();
            let sleep = wake_ms.map_or(LONGEST_SLEEP, |at| Duration::from_millis((at - now_ms).max(0) as u64));
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => break,
                Some(carried) = in_flight.next() => match carried {
                    Ok(carried) => self.learn(&carried),
                    Err(error) => tracing::error!(%error, "a delivery ended without an outcome"),
                },
                () = wake.notified() => {}
                () = tokio::time::sleep(sleep.min(LONGEST_SLEEP)), if in_flight.len() < AT_ONCE => {}
            }
        }
        while in_flight.next().await.is_some() {}
    }

    fn on_their_way(
        &self,
        claimed: Vec<Claimed>,
    ) -> impl Iterator<Item = impl Future<Output = Carried> + use<>> + use<> {
        let carrier = self.carrier.clone();
        claimed.into_iter().map(move |claimed| carrier.clone().carry(claimed))
    }

    fn learn(&mut self, carried: &Carried) {
        if let Some(until) = carried.told_until {
            self.limits.lock().told(carried.to, until, self.carrier.clock.now_ms());
        }
    }

    /// Claims up to `room` notices, and ends those that are not worth a try.
    async fn claim(&mut self, room: usize) -> Result<Batch> {
        let now_ms = self.carrier.clock.now_ms();
        let now = moment(now_ms);
        let Choice {
            chosen,
            hopeless,
            wake_ms,
        } = self.choose(room, now_ms).await?;
        if chosen.is_empty() && hopeless.is_empty() {
            return Ok(Batch {
                wake_ms,
                ..Batch::default()
            });
        }
        self.claims += 1;
        let token = format!("{}:{}", self.owner, self.claims);
        let ids: Vec<OutboxId> = chosen.iter().map(|parcel| parcel.id).collect();
        let unit = Arc::new((token.clone(), ids, hopeless.clone()));
        let write = self.carrier.db.write(Lane::Marks, move |tx| {
            let unit = unit.clone();
            Box::pin(async move {
                let (token, ids, hopeless) = &*unit;
                for (row, mark) in hopeless {
                    delivery::end_unsent(tx, row.outbox_id, mark, now).await?;
                }
                delivery::claim(tx, ids, token, now, now + CLAIM).await
            })
        });
        let got = write.await?;
        let ended = hopeless
            .iter()
            .map(|(row, mark)| self.carrier.count(row.outbox_id, row.attempts, mark))
            .collect();
        let claimed = chosen.into_iter().filter(|parcel| got.contains(&parcel.id));
        let claimed = claimed
            .map(|parcel| Claimed {
                parcel,
                token: token.clone(),
            })
            .collect();
        Ok(Batch {
            claimed,
            ended,
            wake_ms,
        })
    }

    /// Whose turn it is. Read, not claimed: there is one sender, and the claim looks again.
    async fn choose(&mut self, room: usize, now_ms: i64) -> Result<Choice> {
        let now = moment(now_ms);
        let mut choice = Choice::default();
        if let Some(until) = self.limits.lock().all_until(now_ms) {
            choice.wake_ms = Some(until);
            return Ok(choice);
        }
        let told = self.limits.lock().waiting(now_ms);
        let mut wakes: Vec<i64> = told.iter().map(|(_, until)| *until).collect();
        let mut held: Vec<PersonId> = told.into_iter().map(|(person, _)| person).collect();
        let mut conn = self.carrier.db.read().await?;
        let mut lane = None;
        while choice.chosen.len() + choice.hopeless.len() < room {
            let Some(row) = self.next(&mut conn, now, lane, &held).await? else {
                wakes.extend(
                    delivery::next_moment(&mut conn, now)
                        .await?
                        .map(|moment| moment.0 * 1000),
                );
                break;
            };
            held.push(row.person_id);
            let (last_lane, queue) = (row.lane, row.queue);
            match worth(&row, now) {
                Ok(notice) => {
                    let allowed = if notice.edits() {
                        self.limits.lock().heed(row.person_id, now_ms)
                    } else {
                        self.limits.lock().take(row.person_id, now_ms)
                    };
                    match allowed {
                        Ok(()) => choice.chosen.push(parcel(&row, notice)),
                        Err(Wait::Chat(until)) => {
                            wakes.push(until);
                            continue;
                        }
                        Err(Wait::All(until)) => {
                            wakes.push(until);
                            break;
                        }
                    }
                }
                Err(mark) => choice.hopeless.push((row, mark)),
            }
            lane = Some(last_lane);
            if let Some(turn) = usize::try_from(last_lane)
                .ok()
                .and_then(|lane| self.turns.get_mut(lane))
            {
                *turn = queue;
            }
        }
        if choice.chosen.len() + choice.hopeless.len() == room || !choice.hopeless.is_empty() {
            wakes.push(now_ms);
        }
        choice.wake_ms = wakes.into_iter().min();
        Ok(choice)
    }

    /// The next row in turn; `lane` is that of the row before it in this look, which has more behind it or none.
    async fn next(&self, conn: &mut Conn, now: Moment, lane: Option<i64>, held: &[PersonId]) -> Result<Option<Next>> {
        let turn = |lane: i64| {
            usize::try_from(lane)
                .ok()
                .and_then(|lane| self.turns.get(lane))
                .copied()
                .unwrap_or(-1)
        };
        if let Some(lane) = lane
            && let Some(row) = delivery::next(
                conn,
                now,
                Turn::After {
                    lane,
                    queue: turn(lane),
                },
                held,
            )
            .await?
        {
            return Ok(Some(row));
        }
        let Some(first) = delivery::next(conn, now, Turn::First, held).await? else {
            return Ok(None);
        };
        if lane == Some(first.lane) || first.queue > turn(first.lane) {
            return Ok(Some(first));
        }
        let after = Turn::After {
            lane: first.lane,
            queue: turn(first.lane),
        };
        Ok(Some(delivery::next(conn, now, after, held).await?.unwrap_or(first)))
    }
}

/// The notice of a row, or the end of one that is not worth a try.
fn worth(row: &Next, now: Moment) -> std::result::Result<Notice, Mark> {
    if row.not_after.is_some_and(|not_after| now > not_after) {
        return Err(Mark::Dropped { reason: LATE });
    }
    if row.unreachable_at.is_some() {
        return Err(Mark::Dropped { reason: UNREACHABLE });
    }
    row.notice().map_err(|fault| Mark::Dead {
        reason: fault.to_string(),
    })
}

fn parcel(row: &Next, notice: Notice) -> Parcel {
    Parcel {
        id: row.outbox_id,
        tenant: row.tenant_id,
        to: row.person_id,
        notice,
        created: row.created_at,
        due: row.due_at,
        attempts: row.attempts + 1,
    }
}

fn moment(ms: i64) -> Moment {
    Moment(ms.div_euclid(1000))
}

async fn stopped_within(stop: &mut watch::Receiver<bool>, time: Duration) -> bool {
    tokio::time::timeout(time, stop.wait_for(|stop| *stop)).await.is_ok()
}
