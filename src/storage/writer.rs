//! SQLite's one writer: units of work that wait run one after another as savepoints of one transaction, which is
//! committed, and so synced to the disk, once; only then are their answers released.

use std::collections::VecDeque;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures::FutureExt;
use futures::future::BoxFuture;
use tokio::sync::{Notify, oneshot};

use super::backend::{Lane, Tx};
use super::fault::{Fault, Result, panic_message};

const GROUP_UNITS: usize = 64;
const GROUP_TIME: Duration = Duration::from_millis(20);
/// Of so many units one is taken from the last lane that waits, so that a busy lane starves none.
const TURN_OF_THE_LAST: usize = 8;

/// A unit of work as its caller writes it.
pub trait Unit<T>: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + Sync {}
impl<T, F> Unit<T> for F where F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + Sync {}

#[derive(Clone)]
pub(super) struct Writer {
    queue: Arc<Queue>,
}

#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    filled: Notify,
    ended: Notify,
}

#[derive(Default)]
struct State {
    lanes: [VecDeque<Box<dyn Pending>>; 4],
    closed: bool,
    ended: bool,
}

/// A unit with its answer, once its type is of no concern.
#[async_trait]
trait Pending: Send {
    /// Runs the unit; tells whether its changes are to be kept.
    async fn run(&mut self, tx: &mut Tx) -> bool;
    /// Gives the caller the answer, or the fault that undid the whole group.
    fn release(self: Box<Self>, fault: Option<Fault>);
}

struct Waiting<T, F> {
    unit: F,
    answer: Option<Result<T>>,
    caller: oneshot::Sender<Result<T>>,
}

#[async_trait]
impl<T: Send, F: Unit<T>> Pending for Waiting<T, F> {
    async fn run(&mut self, tx: &mut Tx) -> bool {
        let answer = match AssertUnwindSafe((self.unit)(tx)).catch_unwind().await {
            Ok(answer) => answer,
            Err(payload) => Err(Fault::Panic(panic_message(&*payload))),
        };
        let keep = answer.is_ok();
        self.answer = Some(answer);
        keep
    }

    fn release(self: Box<Self>, fault: Option<Fault>) {
        let answer = match (fault, self.answer) {
            (Some(fault), _) => Err(fault),
            (None, Some(answer)) => answer,
            (None, None) => Err(Fault::Closed),
        };
        // The caller may have gone away; the work is done all the same.
        drop(self.caller.send(answer));
    }
}

impl Writer {
    pub(super) fn start(tx: Tx) -> Self {
        let queue = Arc::new(Queue::default());
        tokio::spawn(write_groups(queue.clone(), tx));
        Self { queue }
    }

    pub(super) async fn submit<T, F>(&self, lane: Lane, unit: F) -> Result<T>
    where
        T: Send + 'static,
        F: Unit<T> + 'static,
    {
        let (caller, answer) = oneshot::channel();
        {
            let mut state = self.queue.state.lock().unwrap_or_else(PoisonError::into_inner);
            if state.closed {
                return Err(Fault::Closed);
            }
            state.lanes[lane as usize].push_back(Box::new(Waiting {
                unit,
                answer: None,
                caller,
            }));
        }
        self.queue.filled.notify_one();
        answer.await.unwrap_or(Err(Fault::Closed))
    }

    /// Takes no more work, and returns when what waited is written and the connection closed.
    pub(super) async fn close(&self) {
        let ended = self.queue.ended.notified();
        tokio::pin!(ended);
        ended.as_mut().enable();
        {
            let mut state = self.queue.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.closed = true;
            if state.ended {
                return;
            }
        }
        self.queue.filled.notify_one();
        ended.await;
    }
}

impl Queue {
    fn pop(&self, nth: usize) -> Option<Box<dyn Pending>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if nth % TURN_OF_THE_LAST == TURN_OF_THE_LAST - 1 {
            state.lanes.iter_mut().rev().find_map(VecDeque::pop_front)
        } else {
            state.lanes.iter_mut().find_map(VecDeque::pop_front)
        }
    }

    /// The first unit of a group; `None` when the writer is closed and everything is written.
    async fn first(&self) -> Option<Box<dyn Pending>> {
        loop {
            if let Some(unit) = self.pop(0) {
                return Some(unit);
            }
            if self.state.lock().unwrap_or_else(PoisonError::into_inner).closed {
                return None;
            }
            self.filled.notified().await;
        }
    }

    /// The next unit for a group that is open.
    async fn next(&self, nth: usize) -> Option<Box<dyn Pending>> {
        if let Some(unit) = self.pop(nth) {
            return Some(unit);
        }
        // Those whose turn is next may be about to hand in their work: let them, and share the sync.
        tokio::task::yield_now().await;
        self.pop(nth)
    }
}

async fn write_groups(queue: Arc<Queue>, mut tx: Tx) {
    while let Some(first) = queue.first().await {
        let mut units = Vec::with_capacity(GROUP_UNITS);
        match write_group(&queue, &mut tx, first, &mut units).await {
            Ok(kept) => {
                tx.counters().commits.fetch_add(1, Ordering::Relaxed);
                tx.counters().units.fetch_add(kept, Ordering::Relaxed);
                units.into_iter().for_each(|unit| unit.release(None));
            }
            Err(fault) => {
                tracing::error!(units = units.len(), %fault, "a group of writes was undone");
                tx.undo_group().await;
                let text = fault.to_string();
                for unit in units {
                    unit.release(Some(Fault::Passing(sqlx::Error::Protocol(text.clone()))));
                }
            }
        }
    }
    drop(tx);
    queue.state.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
    queue.ended.notify_waiters();
}

async fn write_group(
    queue: &Queue,
    tx: &mut Tx,
    first: Box<dyn Pending>,
    units: &mut Vec<Box<dyn Pending>>,
) -> Result<u64> {
    let started = Instant::now();
    let mut kept = 0;
    units.push(first);
    tx.begin_group();
    while let Some(unit) = units.last_mut() {
        let is_kept = unit.run(tx).await;
        kept += u64::from(is_kept);
        if !is_kept {
            tx.undo().await?;
        }
        if units.len() >= GROUP_UNITS || started.elapsed() >= GROUP_TIME {
            break;
        }
        match queue.next(units.len()).await {
            Some(unit) => units.push(unit),
            None => break,
        }
        if is_kept {
            tx.begin_unit();
        }
    }
    tx.commit_group().await?;
    Ok(kept)
}
